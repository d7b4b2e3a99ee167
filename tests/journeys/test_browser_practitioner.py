"""A practitioner at the console, in a real browser, from the first word to the receipt."""

import re
from collections.abc import Mapping

import pytest
from browser import Console, People
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SPECIAL = "Is it about any of these?"
CRIME = "Is it about a crime that has already happened?"
AT_RISK = "Is a child, or an adult who needs care, at risk of harm?"
TOPIC = "What is it mostly about?"
SENT = re.compile("^Sent")
WORDS = "Two young men wait in a grey Golf outside the library most evenings and hand out phones."

FORM: tuple[tuple[str, Mapping[str, str], Mapping[str, str]], ...] = (
    (
        "What do you know?",
        {
            "What do you know?": WORDS,
            "When did it happen?": "most evenings",
            "Where?": "Arundel Street library",
            "Your own view (if you like)": "It looks arranged.",
        },
        {"How often?": "Still going on"},
    ),
    (
        "A person",
        {
            "Name or nickname": "Dez",
            "Date of birth or age": "about 25",
            "Phones and online names": "dez_23 on Snapchat",
            "How to recognise or find them": "Tall, scar on the left hand",
        },
        {"Their part in this": "May be causing harm", "What next?": "Add another person"},
    ),
    (
        "A person",
        {"Name or nickname": "Marlon Peake", "Date of birth or age": "14/2/1999"},
        {"Their part in this": "Not known", "What next?": "Add a vehicle"},
    ),
    ("A vehicle", {"Registration": "K?R", "Make, model, colour": "grey Golf"}, {}),
    (
        "How do you know?",
        {"When did you find out?": "not known"},
        {"How do you know this?": "I saw or heard it myself", "Any reason to doubt it?": "No"},
    ),
    (
        "Keeping people safe",
        {"Best number and time to call you": "07700 900456 after 4pm"},
        {"Could anyone be at risk if police act on this?": "No"},
    ),
    (
        "About you",
        {
            "Your name": "Alex Moor",
            "Your job": "Youth worker",
            "Organisation": "Harbour House",
            "Work email or phone": "alex@harbour.example",
        },
        {},
    ),
)


MISTAKES: Mapping[str, tuple[Mapping[str, str], tuple[str, ...]]] = {
    "What do you know?": (
        {"What do you know?": " ", "When did it happen?": "31/2", "Where?": "x" * 600},
        (
            "Tell us what you know. A few words are fine.",
            "There is no 31 February. Check the day.",
            "That is 600 characters. The most is 500.",
        ),
    ),
    "A person": ({"Date of birth or age": "200"}, ("That age does not look right.",)),
    "A vehicle": ({"Registration": "!!!"}, ("That does not look like a number plate.",)),
    "How do you know?": (
        {"When did you find out?": "tomorrow"},
        ("That date has not happened yet. Try 12/10, or about March.",),
    ),
    "About you": (
        {"Work email or phone": "alex@"},
        (
            "Tell us your name.",
            "Tell us where you work or volunteer.",
            "That does not look like an email.",
        ),
    ),
}
"""What people get wrong on a page, and what they are told."""
CHECKED = (
    *(WORDS, "most evenings", "Still going on", "Arundel Street library", "It looks arranged."),
    *("May be causing harm", "Dez", "about 25", "dez_23 on Snapchat"),
    "Tall, scar on the left hand",
    *("Not known", "Marlon Peake", "14 February 1999"),
    *("Part: K?R", "grey Golf"),
    *("I saw or heard it myself", "Not known", "Not given", "No", "Not given", "Not given"),
    *("No", "Not given", "Do not name me", "Not given", "07700 900456 after 4pm"),
    *("Alex Moor", "Youth worker", "Harbour House", "alex@harbour.example"),
    *("It can wait", "None of these", "No", "No one I know of"),
    "Criminal exploitation (such as county lines)",
)
"""`FORM` as the check page shows it."""


def answers_at_the_check(console: Console) -> tuple[str, ...]:
    """Every answer as the check page shows it, in order; a date of birth without the age of today."""
    shown = console.chat.region.get_by_role("definition").all_inner_texts()
    return tuple(re.sub(r", age \d+$", "", answer) for answer in shown)


def test_a_person_who_types_first_is_led_to_every_number_they_need_and_loses_nothing(
    people: People,
) -> None:
    console = people.open(practitioner="Amira Shah")
    chat = console.chat
    expect(chat.heading("How urgent is this?")).to_be_visible()
    console.say(WORDS)
    chat.sees("Thank you. I have kept what you wrote. It has not been sent to the police.")
    console.answer("He is outside now with a knife", then="Is anyone in danger?")
    chat.press("Yes, now", then="Call 999 now")
    expect(chat.region.get_by_role("link", name="999").first).to_have_attribute("href", "tel:999")
    chat.sees("This chat cannot send help. Nothing has been sent to the police from here.")
    chat.press("Show my words")
    chat.sees(re.compile("Not sent. Read this"))
    chat.sees(re.compile(WORDS))
    chat.press("I pressed the wrong one", then="Is anyone in danger right now?")
    chat.press("No one is", then="How urgent is this?")

    console.say("seven")
    chat.sees(re.compile("not one of the choices|added that"))
    console.answer("2", then="Call 101 now")
    chat.press("Change my answer", then="How urgent is this?")
    console.answer("it can wait", then=SPECIAL)
    chat.press("One of these", then="Which one?")
    chat.choose("Someone who is missing now")
    chat.press("Show me what to do")
    chat.sees(re.compile("Call 101 now. Give the name"))
    chat.press("Change my answer", then=SPECIAL)
    chat.press("None of these", then=CRIME)
    chat.press("No", then=AT_RISK)
    chat.press("A child", then="Where do they live?")
    chat.press("Portsmouth", then="Have you told Portsmouth MASH?")
    chat.press("Stop here", then="Make a referral")
    expect(chat.region.get_by_role("link", name="023 9268 8793").last).to_have_attribute(
        "href", "tel:02392688793"
    )
    chat.sees(re.compile("^Nothing has been sent to the police from this chat."))
    console.answer("back", then="Have you told Portsmouth MASH?")
    console.answer("back", then="Where do they live?")
    chat.press("Isle of Wight")
    chat.sees_heading(re.compile("^Have you told"))
    chat.press("They already know", then=TOPIC)
    chat.choose("Drug-related harm")
    chat.press("Open the form", then="What do you know?")
    kept = chat.region.get_by_role("textbox", name="What do you know?", exact=True)
    expect(kept).to_have_value(re.compile(WORDS))


def test_a_whole_form_with_mistakes_on_the_way_and_one_answer_changed_reaches_the_handlers(
    people: People,
) -> None:
    console = people.open(practitioner="Amira Shah")
    chat = console.chat
    expect(console.desk.region.get_by_role("article")).to_have_count(0)
    chat.press("It can wait", then=SPECIAL)
    chat.press("None of these", then=CRIME)
    chat.press("No", then=AT_RISK)
    chat.press("No one I know of", then=TOPIC)
    chat.press("Open the form")
    chat.is_told("Choose one of these.")
    chat.choose("Criminal exploitation (such as county lines)")
    chat.press("Open the form", then="What do you know?")

    wrong = dict(MISTAKES)
    for title, typed, picked in FORM:
        chat.sees_heading(title)
        if title in wrong:
            mistake, told = wrong.pop(title)
            chat.fill(mistake)
            chat.press("Next")
            for error in told:
                chat.is_told(error)
        chat.fill(typed)
        chat.pick(picked)
        chat.press("Next")
        if title == "A person" and "Add a vehicle" not in picked.values():
            empty = chat.region.get_by_role("textbox", name="Name or nickname", exact=True)
            expect(empty).to_have_value("")
    chat.sees_heading("Check and send")
    assert wrong == {}
    assert answers_at_the_check(console) == CHECKED

    chat.press("Change Person 2", then="A person")
    chat.fill({"Date of birth or age": "31/2/1999"})
    chat.press("Next")
    chat.is_told("There is no 31 February")
    chat.fill({"Date of birth or age": "about 26"})
    chat.press("Next", then="Check and send")
    changed = tuple("about 26" if answer == "14 February 1999" else answer for answer in CHECKED)
    assert answers_at_the_check(console) == changed

    chat.press("Send to police", then=SENT)
    (reference,) = console.references()
    card = console.card(reference)
    expect(card.region).to_contain_text("NEW")
    expect(card.region).to_contain_text("Criminal exploitation")
    for secret in ("Dez", "Marlon", "Golf", "Alex", "Harbour"):
        expect(console.desk.region).not_to_contain_text(secret)

    other = people.open(practitioner="Ben Cole")
    other.say("mine")
    other.chat.sees("You have not sent anything yet.")
    expect(other.chat.region).not_to_contain_text(reference)
    expect(other.card(reference).region).to_be_visible()
    console.say("mine")
    chat.sees("Sent. No handler has taken it yet.")


def test_the_same_submission_by_typing_alone_says_the_same(people: People) -> None:
    console = people.open(practitioner="Ben Cole")
    chat = console.chat
    for typed, then in (
        ("3", SPECIAL),
        ("none of these", CRIME),
        ("no", AT_RISK),
        ("4", TOPIC),
        ("3", "What do you know?"),
        ("here", "What do you know?"),
        (WORDS, "When did it happen?"),
    ):
        console.answer(typed, then=then)
    console.say("31/2")
    chat.sees("There is no 31 February. Check the day.")
    expect(console.page.get_by_role("status").filter(has_text="no 31 February")).to_be_attached()
    expect(chat.region.get_by_role("textbox", name="Message", exact=True)).to_be_focused()
    for typed, then in (
        ("most evenings", "How often?"),
        ("still going on", "Where?"),
        ("Arundel Street library", "Your own view (if you like)"),
        ("It looks arranged.", "Their part in this"),
        ("1", "Name or nickname"),
        ("Dez", "Date of birth or age"),
        ("about 25", "Phones and online names"),
        ("dez_23 on Snapchat", "How to recognise or find them"),
        ("Tall, scar on the left hand", "What next?"),
        ("add another person", "Their part in this"),
        ("6", "Name or nickname"),
        ("Marlon Peake", "Date of birth or age"),
        ("14/2/1999", "Phones and online names"),
        ("skip", "How to recognise or find them"),
        ("skip", "What next?"),
        ("3", "Registration"),
        ("K?R", "Make, model, colour"),
        ("grey Golf", "Who drives it?"),
        ("skip", "What next?"),
        ("1", "How do you know this?"),
        ("1", "When did you find out?"),
        ("not known", "Who else knows? (if you already know)"),
        ("skip", "Any reason to doubt it?"),
        ("no", "Why, and does anything back it up? (if you like)"),
        ("skip", "Who first told you? (if you like)"),
        ("skip", "Could anyone be at risk if police act on this?"),
        ("no", "Who, and why?"),
        ("skip", "May we say it came from you?"),
        ("1", "Does the person know you are sharing this?"),
        ("skip", "Best number and time to call you"),
        ("07700 900456 after 4pm", "Your name"),
        ("Alex Moor", "Your job"),
        ("Youth worker", "Organisation"),
        ("Harbour House", "Work email or phone"),
        ("alex@harbour.example", "Check and send"),
    ):
        console.answer(typed, then=then)
    assert answers_at_the_check(console) == CHECKED
    console.answer("change 3", then="Their part in this")
    console.answer("check", then="Check and send")
    assert answers_at_the_check(console) == CHECKED
    console.say("send to police")
    chat.sees_heading(SENT)
    (reference,) = console.references()
    expect(console.card(reference).region).to_contain_text("NEW")


class Keys:
    """A person who has a keyboard and nothing else."""

    def __init__(self, console: Console) -> None:
        self._page = console.page
        self._keyboard = console.page.keyboard

    def to(self, name: str) -> None:
        """Tabs on to the control of that name."""
        for _ in range(60):
            self._keyboard.press("Tab")
            if self._focused() == name:
                return
        raise AssertionError(f"no way by Tab to {name!r}; it ended at {self._focused()!r}")

    def press(self, name: str) -> None:
        """Tabs on to a button and presses it."""
        self.to(name)
        self._keyboard.press("Enter")

    def type(self, name: str, words: str) -> None:
        """Tabs on to a text box and types."""
        self.to(name)
        self._keyboard.type(words)

    def pick(self, first: str, times: int) -> None:
        """Tabs on to a group of options and goes down with the arrow key."""
        self.to(first)
        for _ in range(times):
            self._keyboard.press("ArrowDown")

    def _focused(self) -> str:
        return str(
            self._page.evaluate(
                """() => {
                  const at = document.activeElement;
                  const label = at.labels?.[0] || at;
                  const copy = label.cloneNode(true);
                  copy.querySelectorAll('[aria-hidden]').forEach((part) => part.remove());
                  return copy.textContent.trim().replace(/\\s+/g, ' ');
                }"""
            )
        )


def test_a_short_submission_by_keyboard_alone(people: People) -> None:
    console = people.open(practitioner="Amira Shah")
    chat, keys = console.chat, Keys(console)
    for button, then in (
        ("It can wait", SPECIAL),
        ("None of these", CRIME),
        ("No", AT_RISK),
        ("No one I know of", TOPIC),
    ):
        keys.press(button)
        expect(chat.heading(then)).to_be_focused()
    keys.pick("Missing, exploited or trafficked", 1)
    keys.press("Open the form")
    expect(chat.heading("What do you know?")).to_be_focused()
    keys.press("Next")
    chat.is_told("Tell us what you know")
    keys.press("Tell us what you know. A few words are fine.")
    box = chat.region.get_by_role("textbox", name="What do you know?", exact=True)
    expect(box).to_be_focused()
    console.page.keyboard.type(WORDS)
    for title in ("A person", "How do you know?", "Keeping people safe", "About you"):
        keys.press("Next")
        expect(chat.heading(title)).to_be_focused()
    keys.type("Your name", "Alex Moor")
    keys.type("Organisation", "Harbour House")
    keys.type("Work email or phone", "alex@harbour.example")
    keys.press("Next")
    expect(chat.heading("Check and send")).to_be_focused()
    assert "Child sexual exploitation" in answers_at_the_check(console)
    keys.press("Send to police")
    expect(chat.heading(SENT)).to_be_focused()
    (reference,) = console.references()
    expect(console.card(reference).region).to_be_visible()
    keys.press("Take and open")
    expect(console.panel.heading(re.compile(reference))).to_be_focused()
