"""Handlers at the console, in real browsers: cards that appear by themselves, claims, the four outcomes."""

import re

import pytest
from browser import Console, People
from console_person import SENDER, Person, reference_in
from playwright.sync_api import Route, expect
from serving import Server

from adapters.console import HEARTBEAT_SECONDS

pytestmark = pytest.mark.browser

TOPIC = "Criminal exploitation (such as county lines)"
NO_ONE = ("It can wait", "None of these", "No", "No one I know of")
A_CHILD = ("It can wait", "None of these", "No", "A child", "Portsmouth", "I will today")
DANGER = "He said he will stab her tonight when she gets home"


def send(
    server: Server,
    words: str,
    *gate: str,
    naming: str = "do_not",
    alarm: str = "",
) -> str:
    """A submission, by a browser without scripts; gives its reference."""
    person = Person(server)
    person.look()
    if "Share something else" in person.page.words["practitioner"]:
        person.press("Share something else")
    person.press(*gate, TOPIC)
    person.fill(what=words)
    if alarm:
        person.press(alarm)
    person.fill(name="", next="done")
    person.fill(how="saw")
    person.fill(at_risk="no", naming=naming)
    if "contact" in {name for form in person.page.forms for name in form.fields()}:
        person.fill(
            name=SENDER["name"], organisation=SENDER["organisation"], contact="07700 900456"
        )
    person.press("Send to police")
    return reference_in(person.page.words["practitioner"])


def take(console: Console, reference: str) -> None:
    """Takes a case from its card and waits for its content."""
    console.card(reference).press("Take and open")
    console.panel.sees_heading(re.compile(reference))


def is_recorded(console: Console, reference: str, outcome: str) -> None:
    """The card says so, and so does the panel."""
    console.panel.sees(re.compile("^Recorded"))
    expect(console.card(reference).region).to_contain_text(re.compile(f"DONE .*{outcome}"))


def log(_people: People, console: Console, server: Server) -> str:
    """Refused for what is missing, then for the sender's organisation in the text."""
    chat, panel = console.chat, console.panel
    reference = send(server, "A grey Golf waits outside Thornbury Academy.", *NO_ONE)
    expect(console.card(reference).region).to_contain_text("NEW")
    console.card(reference).press("Open")
    panel.sees_heading(re.compile(f"NEW.*{reference}"))
    expect(panel.region.get_by_role("button", name="Intelligence log")).to_have_count(0)
    take(console, reference)
    expect(panel.heading(re.compile("WITH Sam Reed"))).to_be_visible()
    chat.sees(f"{reference}: a handler is looking at it.")
    panel.press("Intelligence log", then="Intelligence log")
    panel.press("Save")
    panel.is_told("Choose the risk.")
    panel.is_told("Say what it is for.")
    panel.pick({"Risk": "Medium", "Priority": "Today", "For": "Awareness"})
    panel.press("Save")
    panel.is_told("This still holds the sender's organisation. Take it out")
    panel.fill({"Log text": "A grey Golf waits outside a school."})
    panel.press("Save")
    is_recorded(console, reference, "intelligence log")
    told = chat.region.get_by_text(re.compile(f"{reference}: it has been checked and kept"))
    expect(told).to_be_in_viewport()
    close = panel.region.get_by_role("link", name="Close")
    close.click()
    for _ in range(2):
        console.card(reference).press("Open")
        panel.sees("A grey Golf waits outside a school.")
        close.click()
        expect(panel.region).to_have_count(0)
    return reference


def crime(_people: People, console: Console, server: Server) -> str:
    """The name stays off for a sender who wants to be asked."""
    panel = console.panel
    words = "Wilhelmina Oakapple saw the till emptied."
    reference = send(server, words, *NO_ONE, naming="ask")
    take(console, reference)
    panel.press("Crime desk", then="Crime desk")
    panel.sees("The sender wants to be asked before they are named.")
    expect(panel.region.get_by_label("They agreed", exact=True)).to_have_count(0)
    panel.pick({"Risk": "Low", "Priority": "Routine"})
    panel.region.get_by_label("What crime?", exact=True).select_option("Other")
    panel.press("Pass to crime desk")
    panel.is_told("Say what crime it may be.")
    panel.is_told("This still holds the sender's name. Take it out")
    panel.fill({"In your words": "Theft from a till", "Text for the desk": "A till was emptied."})
    panel.press("Pass to crime desk")
    is_recorded(console, reference, "crime desk")
    expect(console.card(reference).region).not_to_contain_text("Oakapple")
    console.chat.sees(re.compile(f"{reference}: it has gone to our crime desk without your name"))
    return reference


def safeguarding(_people: People, console: Console, server: Server) -> str:
    """Who took it and when has to be said."""
    panel = console.panel
    reference = send(server, "The youngest is alone after dark.", *A_CHILD)
    take(console, reference)
    panel.press("Safeguarding", then="Safeguarding")
    panel.sees("Has the sender referred? Promised.")
    high = panel.region.get_by_role("group", name="Risk", exact=True).get_by_label("High")
    expect(high).to_be_checked()
    panel.fill({"When?": ""})
    panel.press("Record hand-over")
    for error in ("Say how it was handed over.", "Say who took it.", "Say when they took it."):
        panel.is_told(error)
    panel.pick({"How handed over?": "By phone"})
    panel.fill({"Taken by (name or role)": "Duty social worker", "When?": "today 4pm"})
    panel.press("Record hand-over")
    is_recorded(console, reference, "safeguarding")
    console.chat.sees(re.compile(f"{reference}: it has been passed to a safeguarding team"))
    return reference


def no_action(people: People, console: Console, server: Server) -> str:
    """With an alarm: a recorded step, a note, and a second handler who has opened it."""
    panel = console.panel
    reference = send(server, DANGER, *NO_ONE, alarm="No one is")
    expect(console.card(reference).region).to_contain_text("ALARM danger words")
    take(console, reference)
    panel.press("No action", then="No action")
    panel.pick({"Risk": "Low", "Priority": "Routine", "Reason": "Not enough to act on"})
    panel.press("Close without action")
    panel.is_told("Say what you did about the alarm.")
    panel.is_told("Write a note, because there was an alarm or someone may be at risk.")
    panel.is_told("Say who confirms it.")
    panel.pick(
        {
            "What did you do about the alarm?": "Passed to the control room",
            "Who confirms it?": "A second handler confirms",
        }
    )
    panel.fill({"Note": "The sender was reached; it is a song."})
    panel.press("Close without action")
    panel.is_told("Give the log number that the control room gave you.")
    panel.fill({"Control room log number": "0412"})
    panel.press("Close without action")
    panel.sees(re.compile("^Recorded. It stays with you until a second handler"))

    second = people.open(practitioner="Ben Cole", handler="Jo Lind")
    card = second.card(reference)
    expect(card.region).to_contain_text("No action proposed, a second handler has to confirm")
    card.press("Confirm no action")
    second.panel.sees(re.compile("Open it first"))
    card.press("Open")
    second.panel.sees_heading(re.compile(reference))
    second.panel.sees("The sender was reached; it is a song.")
    second.panel.press("Confirm no action")
    is_recorded(second, reference, "no action")
    expect(console.card(reference).region).to_contain_text("DONE")
    console.chat.sees(re.compile(f"{reference}: it has been read and closed"))
    assert second.references() == []
    return reference


def test_each_of_the_four_outcomes_is_refused_until_it_is_right_and_then_told_to_the_sender(
    people: People, server: Server
) -> None:
    console = people.open(practitioner="Amira Shah", handler="Sam Reed")
    outcomes = (log, crime, safeguarding, no_action)
    sent = [outcome(people, console, server) for outcome in outcomes]
    assert console.references() == sent
    expect(console.desk.region.get_by_role("article", name="DONE")).to_have_count(len(outcomes))


def test_two_handlers_at_once_one_takes_it_and_the_other_is_told(
    people: People, server: Server
) -> None:
    sam = people.open(handler="Sam Reed")
    jo = people.open(handler="Jo Lind")
    reference = send(server, "A grey Golf waits outside.", *NO_ONE)
    buttons = [
        handler.card(reference).region.get_by_role("button", name="Take and open").element_handle()
        for handler in (sam, jo)
    ]
    for button in buttons:
        button.evaluate("button => button.click()")
    taken = re.compile(f"WITH (Sam Reed|Jo Lind), since .*{reference}")
    for handler in (sam, jo):
        expect(handler.card(reference).region).to_contain_text(re.compile("WITH"))
        expect(handler.panel.region).to_contain_text(re.compile("WITH|took it at"))
    holds = [handler for handler in (sam, jo) if handler.panel.heading(taken).count()]
    told = [
        handler
        for handler in (sam, jo)
        if handler.panel.region.get_by_text(re.compile("(Sam Reed|Jo Lind) took it at")).count()
    ]
    assert len(holds) == len(told) == 1
    assert holds != told
    (loser,) = told
    loser.card(reference).press("Intelligence log")
    loser.panel.sees(re.compile("took it at"))


def test_a_corrected_person_has_to_be_read_before_the_case_is_decided(
    people: People, server: Server
) -> None:
    console = people.open(practitioner="Amira Shah", handler="Sam Reed")
    chat, panel = console.chat, console.panel
    reference = send(server, "Dez waits outside the library.", *NO_ONE)
    take(console, reference)
    receipt = chat.region.get_by_role("region", name=re.compile(reference))
    receipt.get_by_role("button", name="Add or correct").click()
    chat.sees_heading("Add or correct")
    chat.choose("I named the wrong person")
    chat.press("Next", then="Wrong person")
    chat.press("Send correction")
    chat.is_told("")
    box = chat.region.get_by_role("textbox").first
    box.fill("It was not Dez, it was his brother Marlon.")
    chat.press("Send correction")
    chat.sees(re.compile("We have added the correction"))
    expect(console.card(reference).region).to_contain_text("CORRECTED: PERSON")
    panel.press("Intelligence log")
    panel.sees(re.compile("Open it"))
    console.card(reference).press("Open")
    panel.sees(re.compile("his brother Marlon"))
    console.card(reference).press("Release")
    panel.sees(re.compile("back in the queue"))
    expect(console.card(reference).region).to_contain_text("NEW")


def test_the_channel_shows_its_newest_card_and_which_case_is_open(
    people: People, server: Server
) -> None:
    references = [send(server, f"Car {n} waits outside.", *NO_ONE) for n in range(3)]
    console = people.open(handler="Sam Reed")
    expect(console.card(references[-1]).region).to_be_in_viewport()
    references.append(send(server, "A fourth car waits outside.", *NO_ONE))
    expect(console.card(references[-1]).region).to_be_in_viewport()
    current = console.desk.region.get_by_role("log", name="Cases").locator("[aria-current]")
    expect(current).to_have_count(0)
    asked = console.chat.region.get_by_role("button", name="Not sure", exact=True)
    console.chat.press("Share something else", then="How urgent is this?")
    take(console, references[1])
    expect(asked).to_be_in_viewport()
    for _ in range(2):
        expect(current).to_have_count(1)
        expect(current).to_contain_text(references[1])
        expect(current).to_be_in_viewport()
        console.panel.press("Crime desk", then="Crime desk")
        console.panel.sees(f"About {references[1]}.")
        expect(current).to_contain_text(references[1])
        expect(console.panel.region.get_by_role("button", name="Answer here")).to_have_count(0)
        console.panel.press("Back", then=re.compile(f"WITH Sam Reed.*{references[1]}"))
    console.panel.region.get_by_role("link", name="Close").click()
    expect(current).to_have_count(0)
    console.page.set_viewport_size({"width": 375, "height": 812})
    switch = console.page.get_by_role("navigation", name="Side shown")
    switch.get_by_role("link", name="Handlers").click()
    expect(console.card(references[-1]).region).to_be_in_viewport()


def test_of_a_card_that_changes_one_line_is_read_out(people: People, server: Server) -> None:
    sam = people.open(handler="Sam Reed")
    jo = people.open(handler="Jo Lind")
    expect(jo.desk.region.get_by_role("log", name="Cases")).to_have_attribute("aria-live", "off")
    reference = send(server, "A grey Golf waits outside.", *NO_ONE)
    said = jo.page.get_by_role("status")
    expect(said.filter(has_text=re.compile("^New CPI, .*, look by"))).to_have_count(1)
    take(sam, reference)
    expect(said.filter(has_text=f"{reference}: WITH Sam Reed")).to_have_count(1)


def test_a_card_that_changes_while_a_turn_is_on_its_way_is_seen_to_change(
    people: People, server: Server
) -> None:
    """The change is announced before the answer to the turn is here: it is not forgotten."""
    console = people.open(handler="Sam Reed")
    reference = send(server, "A grey Golf waits outside.", *NO_ONE)
    take(console, reference)
    expect(console.card(reference).region).to_contain_text("WITH Sam Reed")

    def late(route: Route) -> None:
        """The log of the answer is read before the card changes; the page is told before it has it."""
        where = route.request.url.replace("?", "/state?")
        before = console.page.request.get(where).json()["log"]
        answer = route.fetch()
        while "WITH Sam Reed" in console.page.request.get(where).json()["log"]:
            console.page.wait_for_timeout(50)
        console.page.wait_for_timeout(300)
        route.fulfill(response=answer, json=answer.json() | {"log": before})

    console.page.route(re.compile("/handler/[^/]+\\?"), late, times=1)
    console.card(reference).press("Release")
    console.panel.sees(re.compile("back in the queue"))
    expect(console.card(reference).region).to_contain_text("NEW", timeout=HEARTBEAT_SECONDS * 500)
