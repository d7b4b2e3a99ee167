"""Pages C1 to C6: the fields of the CPI form, with their words (conversation.md 2)."""

from dialogs.engine.fields import Choice, Option, Text
from dialogs.engine.identifiers import CallMe, Contacts, EmailOrPhone, Place, Registration
from dialogs.engine.page import Condition, Kind, Page, Sight
from dialogs.engine.when import BirthOrAge, When
from dialogs.force.profile import Profile
from dialogs.intake.eligibility import flags

BOX = 3000
BOXES = ("what", "more", "more2")
MOST_WORDS = BOX * len(BOXES)
CPI_PAGES = ("C1", "C2", "C3", "C4", "C5", "C6")


def _choice(
    name: str, label: str, *options: tuple[str, str], hint: str = "", preset: str | None = None
) -> Choice:
    rows = tuple(Option(value, text) for value, text in options)
    return Choice(name, label, hint=hint, options=rows, preset=preset)


def _narrative(name: str, label: str, *, required: bool = False, hint: str = "") -> Text:
    return Text(
        name,
        label,
        hint=hint,
        required=required,
        missing="Tell us what you know. A few words are fine.",
        limit=BOX,
        lines=8,
        more="Press More to say for another box.",
    )


def _flagged(*names: str) -> Condition:
    return lambda sight: any(name in flags(sight) for name in names)


def _people(sight: Sight, n: int) -> bool:
    return n == 1 or sight.get(f"C2.{n - 1}", "next") == "person"


def _vehicles(sight: Sight, n: int) -> bool:
    if n > 1:
        return sight.get(f"C3.{n - 1}", "next") == "vehicle"
    return any(
        values.get("next") == "vehicle"
        for key, values in sight.answers.items()
        if key.startswith("C2.")
    )


def what_page() -> Page:
    """C1."""
    return Page(
        "C1",
        Kind.FORM,
        "What do you know?",
        fields=(
            _narrative(
                "what",
                "What do you know?",
                required=True,
                hint="Facts first. Full names, not initials. One matter only. Only what you know now: please do not look for more.",
            ),
            _narrative("more", "More to say"),
            _narrative("more2", "Still more to say"),
            When(
                "when",
                "When did it happen?",
                hint="For example: yesterday, about March, most Fridays, not known.",
            ),
            _choice(
                "often",
                "How often?",
                ("once", "Once"),
                ("few", "A few times"),
                ("going_on", "Still going on"),
                ("not_known", "Not known"),
            ),
            Place("where", "Where?", hint="Address, place, postcode, landmark, or not known."),
            Text(
                "view",
                "Your own view (if you like)",
                hint="We keep it apart from the facts.",
                limit=BOX,
                lines=3,
            ),
        ),
        more=("more", "more2"),
        step="1",
    )


def person_page() -> Page:
    """C2, once for each person."""
    return Page(
        "C2",
        Kind.FORM,
        "A person",
        text=("No names? Leave this empty and press Next.",),
        here=("No names? Type none.",),
        may_be_empty=True,
        fields=(
            _choice(
                "part",
                "Their part in this",
                ("harm", "May be causing harm"),
                ("risk", "May be at risk"),
                ("knows", "Knows them or was with them"),
                ("parent", "Parent or carer"),
                ("witness", "Saw or heard it"),
                ("not_known", "Not known"),
            ),
            Text("name", "Name or nickname"),
            BirthOrAge("born", "Date of birth or age", hint="14/2/2010, or about 15."),
            Contacts("contacts", "Phones and online names", hint="Say which app."),
            Text(
                "find",
                "How to recognise or find them",
                hint="Looks, address, school or job, car, links to others.",
                limit=BOX,
                lines=3,
            ),
            _choice(
                "next",
                "What next?",
                ("done", "That is everyone"),
                ("person", "Add another person"),
                ("vehicle", "Add a vehicle"),
                preset="done",
            ),
        ),
        repeat=_people,
        step="2",
    )


def vehicle_page() -> Page:
    """C3, only if asked for."""
    return Page(
        "C3",
        Kind.FORM,
        "A vehicle",
        fields=(
            Registration(
                "registration",
                "Registration",
                hint="All or part. Use ? for what you missed: K?R",
            ),
            Text("looks", "Make, model, colour"),
            Text("driver", "Who drives it?", hint="If you already know."),
            _choice(
                "next",
                "What next?",
                ("done", "That is every vehicle"),
                ("vehicle", "Add another vehicle"),
                preset="done",
            ),
        ),
        may_be_empty=True,
        repeat=_vehicles,
        step="2",
    )


def source_page() -> Page:
    """C4."""
    return Page(
        "C4",
        Kind.FORM,
        "How do you know?",
        fields=(
            _choice(
                "how",
                "How do you know this?",
                ("saw", "I saw or heard it myself"),
                ("told_by_person", "The person it happened to told me"),
                ("told_by_witness", "Someone who saw it told me"),
                ("second_hand", "I heard it second-hand"),
                ("anonymous", "It came without a name"),
                ("records", "From our records"),
                ("online", "I saw it online"),
                ("other", "Another way"),
            ),
            When("found_out", "When did you find out?"),
            Text(
                "who_else",
                "Who else knows? (if you already know)",
                hint="It helps us protect you.",
                limit=1000,
                lines=2,
            ),
            _choice(
                "doubt",
                "Any reason to doubt it?",
                ("no", "No"),
                ("perhaps", "Perhaps"),
                ("false", "It may be false or spiteful"),
            ),
            Text(
                "why",
                "Why, and does anything back it up? (if you like)",
                limit=BOX,
                lines=2,
            ),
            Text(
                "first_told",
                "Who first told you? (if you like)",
                hint="Only the intelligence team can open this. Or say by phone.",
                limit=1000,
                lines=2,
            ),
        ),
        step="3",
    )


def safety_page(profile: Profile) -> Page:
    """C5."""
    yes_no = (("no", "No"), ("yes", "Yes"))
    calls = f"We call from {profile.call_number}." if profile.call_number else ""
    return Page(
        "C5",
        Kind.FORM,
        "Keeping people safe",
        text=(
            "What could point to you is taken out before this goes beyond the intelligence team.",
        ),
        fields=(
            _choice(
                "at_risk",
                "Could anyone be at risk if police act on this?",
                *yes_no,
                ("not_sure", "Not sure"),
            ),
            Text("who", "Who, and why?", limit=BOX, lines=2),
            _choice(
                "naming",
                "May we say it came from you?",
                ("do_not", "Do not name me"),
                ("ask", "Ask me first"),
                ("may", "You may name me"),
                preset="do_not",
            ),
            _choice(
                "aware",
                "Does the person know you are sharing this?",
                *yes_no,
                ("not_known", "Not known"),
                hint="They need not know. Asking them could be unsafe.",
            ),
            CallMe("call", "Best number and time to call you", hint=calls),
            Text("crime_reference", "Crime reference, if you have it"),
            Text("referral_reference", "Referral reference, if you have it"),
        ),
        shows={
            "crime_reference": _flagged("crime_reported", "crime_promised"),
            "referral_reference": _flagged("referral_made"),
        },
        step="4",
    )


def sender_page() -> Page:
    """C6, asked only if something is missing: else it is answered from last time."""
    return Page(
        "C6",
        Kind.FORM,
        "About you",
        text=("We keep this for next time. It is held apart from what you told us.",),
        fields=(
            Text("name", "Your name", required=True, missing="Tell us your name."),
            Text("job", "Your job"),
            Text(
                "organisation",
                "Organisation",
                required=True,
                missing="Tell us where you work or volunteer.",
            ),
            EmailOrPhone("contact", "Work email or phone", required=True),
        ),
        step="4",
    )


def cpi_pages(profile: Profile) -> tuple[Page, ...]:
    """C1 to C6 in order."""
    return (
        what_page(),
        person_page(),
        vehicle_page(),
        source_page(),
        safety_page(profile),
        sender_page(),
    )
