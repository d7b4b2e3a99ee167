"""Handlers at the console, in real browsers: cards that appear by themselves, claims, the four outcomes."""

import re

import pytest
from browser import Console, People
from playwright.sync_api import expect
from serving import SENDER, Person, Server, reference_in

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
    practitioner: str = "a",
) -> str:
    """A submission, by a browser without scripts; gives its reference."""
    person = Person(server, practitioner)
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
        person.fill(**SENDER, job="")
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


def test_each_of_the_four_outcomes_is_refused_until_it_is_right_and_then_told_to_the_sender(
    people: People, server: Server
) -> None:
    console = people.open(practitioner="Amira Shah", handler="Sam Reed")
    chat, panel = console.chat, console.panel

    log = send(server, "A grey Golf waits outside Thornbury Academy.", *NO_ONE)
    expect(console.card(log).region).to_contain_text("NEW")
    take(console, log)
    chat.sees(f"{log}: a handler is looking at it.")
    panel.press("Intelligence log", then="Intelligence log")
    panel.press("Save")
    panel.is_told("Choose the risk.")
    panel.is_told("Say what it is for.")
    panel.pick({"Risk": "Medium", "Priority": "Today", "For": "Awareness"})
    panel.press("Save")
    panel.is_told("This still holds the sender's organisation. Take it out")
    panel.fill({"Log text": "A grey Golf waits outside a school."})
    panel.press("Save")
    is_recorded(console, log, "intelligence log")
    chat.sees(re.compile(f"{log}: it has been checked and kept as police intelligence"))

    crime = send(server, "Wilhelmina Oakapple saw the till emptied.", *NO_ONE, naming="ask")
    take(console, crime)
    panel.press("Crime desk", then="Crime desk")
    panel.sees("The sender wants to be asked before they are named.")
    agreed = panel.region.get_by_label("They agreed", exact=True)
    expect(agreed).to_have_count(0)
    panel.pick({"Risk": "Low", "Priority": "Routine"})
    panel.region.get_by_label("What crime?", exact=True).select_option("Other")
    panel.press("Pass to crime desk")
    panel.is_told("Say what crime it may be.")
    panel.is_told("This still holds the sender's name. Take it out")
    panel.fill({"In your words": "Theft from a till", "Text for the desk": "A till was emptied."})
    panel.press("Pass to crime desk")
    is_recorded(console, crime, "crime desk")
    expect(console.card(crime).region).not_to_contain_text("Oakapple")
    chat.sees(re.compile(f"{crime}: it has gone to our crime desk without your name"))

    child = send(server, "The youngest is alone after dark.", *A_CHILD)
    take(console, child)
    panel.press("Safeguarding", then="Safeguarding")
    panel.sees("Has the sender referred? Promised.")
    high = panel.region.get_by_role("group", name="Risk", exact=True).get_by_label("High")
    expect(high).to_be_checked()
    panel.fill({"When?": ""})
    panel.press("Record hand-over")
    panel.is_told("Say who took it.")
    panel.is_told("Say when they took it.")
    panel.pick({"How handed over?": "By phone"})
    panel.fill({"Taken by (name or role)": "Duty social worker", "When?": "today 4pm"})
    panel.press("Record hand-over")
    is_recorded(console, child, "safeguarding")
    chat.sees(re.compile(f"{child}: it has been passed to a safeguarding team"))

    alarm = send(server, DANGER, *NO_ONE, alarm="No one is")
    expect(console.card(alarm).region).to_contain_text("ALARM danger words")
    take(console, alarm)
    panel.press("No action", then="No action")
    panel.pick({"Risk": "Low", "Priority": "Routine", "Reason": "Not enough to act on"})
    panel.press("Close without action")
    panel.is_told("Say what you did about the alarm.")
    panel.is_told("Write a note, because there was an alarm or someone may be at risk.")
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
    card = second.card(alarm)
    expect(card.region).to_contain_text("No action proposed, a second handler has to confirm")
    card.press("Confirm no action")
    second.panel.sees(re.compile("Open it first"))
    card.press("Open")
    second.panel.sees_heading(re.compile(alarm))
    second.panel.sees("The sender was reached; it is a song.")
    second.panel.press("Confirm no action")
    is_recorded(second, alarm, "no action")
    expect(console.card(alarm).region).to_contain_text(re.compile("DONE"))
    chat.sees(re.compile(f"{alarm}: it has been read and closed"))
    assert console.references() == [log, crime, child, alarm]
    assert second.references() == []


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
