"""The main screens at every width and in both colours: kept as pictures, and measured (WCAG 2.2 AA)."""

import re
from pathlib import Path
from typing import Literal

import pytest
from browser import SHOTS, Console, People
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

AUDIT = Path(__file__).with_name("browser_audit.js").read_text(encoding="utf-8")
WIDE, PHONE, NARROWEST = (1280, 900), (375, 812), (320, 640)
COLOURS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WORDS = (
    "Kyle Marsh gets into a grey Golf outside Larkspur library most evenings. He has a new phone."
)
DANGER = "They said they will stab him tonight."


class Camera:
    """Takes a screen in every size and colour, and measures each."""

    def __init__(self, console: Console) -> None:
        self._page = console.page
        self.faults: list[str] = []
        self._taken = 0
        SHOTS.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, side: str = "Practitioner") -> None:
        """One screen; ``side`` is the one shown where there is room for one only."""
        self._taken += 1
        for width, height in (WIDE, PHONE, NARROWEST):
            self._page.set_viewport_size({"width": width, "height": height})
            if width != WIDE[0]:
                switch = self._page.get_by_role("navigation", name="Side shown")
                switch.get_by_role("link", name=side).click()
            for colour in COLOURS:
                self._page.emulate_media(color_scheme=colour, reduced_motion="reduce")
                found = self._page.evaluate(AUDIT)
                self.faults += [f"{name}, {width} px, {colour}: {fault}" for fault in found]
                if width != NARROWEST[0]:
                    file = f"{self._taken:02}-{name}-{width}-{colour}.png"
                    self._page.screenshot(path=SHOTS / file)
        self._page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


def before_the_form(console: Console, camera: Camera) -> None:
    """The questions of the gate."""
    chat = console.chat
    expect(chat.heading("How urgent is this?")).to_be_visible()
    camera.take("first-question")
    chat.press("Danger now", then="Call 999 now")
    camera.take("call-999")
    chat.press("I pressed the wrong one", then="Is anyone in danger right now?")
    chat.press("No one is", then="How urgent is this?")
    chat.press("It can wait", then="Is it about any of these?")
    camera.take("special-routes")
    chat.press("None of these")
    chat.press("No", then="Is a child, or an adult who needs care, at risk of harm?")
    chat.press("Both", then="Where do they live?")
    chat.press("Portsmouth")
    chat.sees_heading(re.compile("^Have you told"))
    camera.take("referral")
    chat.press("I will today", then="What is it mostly about?")
    camera.take("topic")


def the_form(console: Console, camera: Camera) -> str:
    """The form from its first page to the receipt; gives the reference."""
    chat = console.chat
    chat.choose("Criminal exploitation (such as county lines)")
    chat.press("Open the form", then="What do you know?")
    chat.fill({"When did it happen?": "31/2"})
    chat.press("Next")
    chat.is_told("Tell us what you know")
    camera.take("form-with-errors")
    chat.fill({"What do you know?": f"{WORDS} {DANGER}", "When did it happen?": "yesterday"})
    chat.press("Next", then="Is anyone in danger?")
    camera.take("alarm")
    chat.press("No one is", then="A person")
    camera.take("person")
    chat.fill({"Name or nickname": "Kyle Marsh", "Date of birth or age": "about 15"})
    chat.pick({"What next?": "Add a vehicle"})
    chat.press("Next", then="A vehicle")
    chat.fill({"Registration": "K?R", "Make, model, colour": "grey Golf"})
    chat.press("Next", then="How do you know?")
    chat.press("Answer here instead", then="How do you know this?")
    camera.take("answer-here")
    chat.press("Use the form", then="How do you know?")
    chat.pick({"How do you know this?": "I saw or heard it myself"})
    chat.press("Next", then="Keeping people safe")
    chat.pick({"Could anyone be at risk if police act on this?": "Yes"})
    chat.press("Next", then="About you")
    chat.fill(
        {
            "Your name": "Alex Moor",
            "Organisation": "Larkspur School",
            "Work email or phone": "alex@larkspur.example",
        }
    )
    chat.press("Next", then="Check and send")
    camera.take("check")
    chat.press("Send to police")
    chat.sees_heading(re.compile("^Sent"))
    (reference,) = console.references()
    expect(console.card(reference).region).to_be_visible()
    camera.take("sent")
    camera.take("channel", "Handlers")
    console.say("mine")
    chat.sees_heading("My submissions")
    camera.take("my-submissions")
    return reference


def triage(console: Console, camera: Camera, reference: str) -> None:
    """The handlers' side, from the card to the outcome."""
    panel = console.panel
    console.card(reference).press("Take and open")
    panel.sees_heading(re.compile(reference))
    camera.take("case", "Handlers")
    panel.press("Intelligence log", then="Intelligence log")
    panel.fill({"Log text": f"{WORDS} Seen by Larkspur School."})
    panel.press("Save")
    panel.is_told("Say what you did about the alarm.")
    camera.take("intelligence-log-with-errors", "Handlers")
    console.card(reference).press("Safeguarding")
    panel.sees_heading("Safeguarding")
    camera.take("safeguarding", "Handlers")
    panel.pick(
        {"What did you do about the alarm?": "Called the sender", "How handed over?": "By phone"}
    )
    panel.fill({"Taken by (name or role)": "Duty social worker"})
    panel.press("Record hand-over")
    panel.sees(re.compile("^Recorded"))
    expect(console.card(reference).region).to_contain_text(re.compile("DONE"))
    camera.take("recorded", "Handlers")


def test_the_main_screens_can_be_read_and_used_at_every_width_in_both_colours(
    people: People,
) -> None:
    console = people.open(practitioner="Amira Shah", handler="Sam Reed")
    camera = Camera(console)
    before_the_form(console, camera)
    reference = the_form(console, camera)
    triage(console, camera, reference)
    assert camera.faults == []
