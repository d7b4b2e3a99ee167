"""The server ends in the middle of a draft and of an outcome form: the open page goes on by itself."""

import re
from collections.abc import Callable

import pytest
from browser import Console, People
from console_person import Person, submit, to_form
from playwright.sync_api import expect
from serving import Server

pytestmark = pytest.mark.browser

WAYS: tuple[Callable[[Server], object], ...] = (Server.stop, Server.kill)
WORDS = "Two young men wait in a grey Golf outside the library."


def wire(console: Console, words: str) -> None:
    """Waits for what the page says about its connection."""
    expect(console.page.get_by_role("status").filter(has_text=words)).to_be_visible()


@pytest.mark.parametrize("end", WAYS, ids=["SIGTERM", "SIGKILL"])
def test_a_restart_loses_nothing_of_a_draft_and_of_an_outcome_form(
    people: People, server: Server, end: Callable[[Server], object]
) -> None:
    reference = submit(Person(server, "b"))
    to_form(Person(server, "a"))
    console = people.open(practitioner="Amira Shah", handler="Sam Reed")
    chat, panel = console.chat, console.panel
    chat.fill({"What do you know?": WORDS, "When did it happen?": "yesterday"})
    chat.press("Next", then="A person")
    chat.fill({"Name or nickname": "Dez"})
    console.card(reference).press("Take and open")
    panel.sees_heading(re.compile(reference))
    panel.press("Intelligence log", then="Intelligence log")
    panel.pick({"Risk": "Medium", "Priority": "Today", "For": "Awareness"})
    panel.fill({"Log text": "A person carries parcels at night."})
    panel.sees("What you typed is kept.")

    end(server)
    wire(console, "Not connected. Trying again.")
    chat.press("Next")
    expect(chat.region.get_by_role("alert")).to_contain_text("Not saved. Try again.")
    panel.fill({"Log text": "A person carries parcels by night."})
    panel.sees("Not saved. We try again by ourselves.")

    server.start()
    wire(console, "Connected")
    panel.sees("What you typed is kept.")
    name = chat.region.get_by_role("textbox", name="Name or nickname", exact=True)
    expect(name).to_have_value("Dez")
    chat.press("Try again", then="How do you know?")

    again = people.open(practitioner="Amira Shah", handler="Sam Reed")
    again.chat.sees_heading("How do you know?")
    again.panel.sees_heading("Intelligence log")
    text = again.panel.region.get_by_role("textbox", name="Log text", exact=True)
    expect(text).to_have_value("A person carries parcels by night.")
    medium = again.panel.region.get_by_role("group", name="Risk", exact=True).get_by_label("Medium")
    expect(medium).to_be_checked()

    panel.press("Save")
    panel.sees(re.compile("^Recorded"))
    expect(console.card(reference).region).to_contain_text(re.compile("DONE .*intelligence log"))
    for title in ("Keeping people safe", "About you"):
        chat.press("Next", then=title)
    chat.fill(
        {
            "Your name": "Alex Moor",
            "Organisation": "Harbour House",
            "Work email or phone": "alex@harbour.example",
        }
    )
    chat.press("Next", then="Check and send")
    answers = chat.region.get_by_role("definition").all_inner_texts()
    assert {WORDS, "Dez", "Alex Moor"} <= set(answers)
    chat.press("Send to police")
    chat.sees_heading(re.compile("^Sent"))
    (sent,) = console.references()
    expect(console.card(sent).region).to_contain_text("NEW")
