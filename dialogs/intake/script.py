"""The practitioner's script: every page in order, and the facts that fill its words."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache

from dialogs.engine.draft import Draft, page_id
from dialogs.engine.fields import Value
from dialogs.engine.inbound import Move
from dialogs.engine.page import Effect, Ended, Kind, Page, Sight
from dialogs.engine.plain import fold
from dialogs.engine.script import Script
from dialogs.engine.views import Facts
from dialogs.force.profile import NOT_KNOWN, Profile
from dialogs.intake import hours, routes
from dialogs.intake.building import question, reopening, save, signpost
from dialogs.intake.cpi_pages import cpi_pages
from dialogs.intake.eligibility import crime_pages, risk_pages, special_pages, topic_pages
from dialogs.intake.guidance import guides
from dialogs.intake.hints import hints_for
from dialogs.intake.interrupts import (
    alarm_note,
    ask_delete,
    crime_page,
    danger_page,
    dangers,
    delete_page,
    resume_page,
    special_page,
)
from dialogs.intake.parts import GATE_PAGES, parts_of
from dialogs.intake.urgency import URGENT, urgency_pages
from dialogs.intake.words import CALLS, begun, boxes_from, heard, kept, merged, replace_kept, screen

NAME = "intake"
VERSION = 1
PAGES_OF_THE_FORM = 4


@lru_cache(maxsize=32)
def intake_script(profile: Profile) -> Script:
    """The script for a force. Made once for each profile."""
    pages = _pages(profile)
    buttons = frozenset(
        fold(option.label)
        for page in pages
        if page.choice is not None and not page.as_list
        for option in page.choice.options
    )
    return Script(
        name=NAME,
        version=VERSION,
        pages=pages,
        facts=lambda key, sight: _facts(profile, key, sight),
        prefill=_prefill,
        screen=screen,
        said=lambda draft, text, now: heard(draft, text, now, buttons),
        replace=replace_kept,
        remember=_remember,
        hints=hints_for,
        parts=lambda sight, keys: parts_of(pages, sight, keys),
        guides=guides(profile, pages, datetime.now(UTC)),
        on={
            Move.STOP: Effect("end", save, ends=Ended.SAVED),
            Move.DELETE: Effect("DELETE", ask_delete),
            Move.START: Effect("R1", _take_up),
        },
        calls=CALLS,
        together={"G1": GATE_PAGES},
    )


def _pages(profile: Profile) -> tuple[Page, ...]:
    return (
        delete_page(),
        danger_page(),
        resume_page(profile),
        *urgency_pages(profile),
        crime_page(),
        special_page(profile),
        *special_pages(profile),
        *crime_pages(profile),
        *risk_pages(profile),
        *topic_pages(profile),
        *cpi_pages(profile),
        check_page(),
        private_page(),
    )


def check_page() -> Page:
    """CHECK: what was written, and the button that sends it."""
    return question(
        "CHECK",
        "Check and send",
        (
            ("send", "Send to police"),
            ("private", "It is from private life"),
            ("delete", "Delete it"),
        ),
        kind=Kind.REVIEW,
        text=(
            "Check what you wrote. Nothing has been sent yet.",
            "To change a part, press Change, or type change and its name, such as: change Person 1.",
        ),
        closing="By sending, you say this is true as far as you know, and that you know it through your work or volunteering.",
        effects={
            "send": Effect("end", ends=Ended.SENT),
            "delete": Effect("DELETE", ask_delete),
        },
    )


def private_page() -> Page:
    """X-PRIVATE: what a person knows from private life does not go into the form."""
    return signpost(
        "X-PRIVATE",
        "From private life",
        (("words", "Show my words"), ("delete", "Delete it"), ("work", "It was through my work")),
        text=(
            "Thank you for telling us. This form is for people at work. Please call {non_emergency}, or use {online_link}. To stay unnamed: Crimestoppers, {crimestoppers}.",
            "Nothing has been sent. You can copy your words from here until {date}.",
        ),
        when=lambda sight: sight.get("CHECK") == "private",
        effects={
            "words": Effect("back", shows="WORDS"),
            "delete": Effect("DELETE", ask_delete),
            "work": reopening("CHECK"),
        },
    )


WELCOME = (
    "In danger now? Call {emergency}. Need advice? Call {non_emergency}.\n"
    "This tells the intelligence team at {force} what you know through your work or volunteering, when it can wait. Small things help.\n"
    "It is not a safeguarding referral or a crime report. Nothing is sent until you press Send to police."
)
WELCOME_BACK = "In danger now? Call {emergency}."


def _facts(profile: Profile, key: str, sight: Sight) -> Facts:
    now, page = sight.now, page_id(key)
    area = str(sight.get("G4a") or "") or None
    lead = sight.notes.get("lead")
    facts = routes.facts(profile, now, lead=str(lead) if lead else None, area=area)
    if page.startswith("X-"):
        facts["date"] = hours.say_date(profile, hours.draft_expiry(profile, now))
    match page:
        case "G1":
            welcome = WELCOME_BACK if sight.notes.get("known") else WELCOME
            facts["welcome"] = welcome.format_map(facts)
        case "G4h":
            facts["threshold_guide"] = routes.threshold_guide(profile, area)
        case "G4w" | "X-REFERRAL":
            facts.update(_referral(profile, sight, area or NOT_KNOWN))
        case "X-SPECIAL":
            facts.update(_special(profile, sight))
        case "A-DANGER":
            raised = dangers(sight)[int(key.partition(".")[2]) - 1].get("words")
            facts["words"] = " … ".join(str(w) for w in raised) if isinstance(raised, list) else ""
        case "A-CRIME" | "A-SPECIAL":
            note = alarm_note(sight, "crime" if page == "A-CRIME" else "special") or {}
            facts["words"] = str(note.get("words", ""))
        case "R1":
            facts.update(_resumed(profile, sight))
    return facts


def _referral(profile: Profile, sight: Sight, area: str) -> dict[str, str]:
    answer = sight.get("G4")
    who: routes.Who = "both" if answer == "both" else "adult" if answer == "adult" else "child"
    found = routes.contact(profile, who, area, sight.now)
    facts = found.words()
    closed = f" Closed now: call {found.call_now}." if found.closed_now else ""
    risk = f" Exploited child? Add a {found.risk_form}." if who != "adult" else ""
    council = profile.links.find_council_link.words
    other = f"\nIf the other person lives elsewhere: {council}." if who == "both" else ""
    facts["referral_contact"] = f"This form is not a referral. {found.text}{closed}{risk}{other}"
    facts["referral_exit"] = f"{found.text}{closed}{other}\n"
    return facts


def _special(profile: Profile, sight: Sight) -> dict[str, str]:
    note = alarm_note(sight, "special") or {}
    by_alarm = sight.get("A-SPECIAL") == "show"
    key = str(note.get("special") if by_alarm else sight.get("G2w"))
    lead = sight.notes.get("lead")
    return {
        "special_title": profile.special_route(key).label,
        "special_text": routes.special(profile, key, sight.now, lead=str(lead) if lead else None),
    }


def _resumed(profile: Profile, sight: Sight) -> dict[str, str]:
    at = sight.notes.get("started_at")
    started = datetime.fromisoformat(at) if isinstance(at, str) else sight.now
    saved = sight.notes.get("saved_pages")
    return {
        "day": hours.say_date(profile, started),
        "time": hours.say_clock(profile, started),
        "saved": _saved_words(saved if isinstance(saved, int) else 0),
    }


def _saved_words(pages: int) -> str:
    """How much of the form is saved, with a space before it; nothing where none is."""
    are = "is" if pages == 1 else "are"
    return f" {pages} of {PAGES_OF_THE_FORM} pages {are} saved." if pages else ""


def _take_up(draft: Draft, _now: datetime) -> Draft:
    """Coming back to a draft: the danger question is asked anew, if it was answered before."""
    return draft.noted("paused", True).moved() if "G1" in draft.answers else draft


def _prefill(key: str, sight: Sight) -> Mapping[str, Value]:
    if key == "C1":
        return boxes_from(kept(sight.notes))
    if key == "C6":
        about = sight.notes.get("about")
        return about if isinstance(about, dict) else {}
    return {}


def _remember(before: Draft, after: Draft, now: datetime) -> Draft:
    """History flags and the script's notes after a turn (conversation.md 1, history flags)."""
    if "started_at" not in after.notes and begun(after):
        after = after.noted("started_at", now.isoformat(timespec="seconds"))
    urgency = after.answers.get("G1", {}).get("answer")
    if after.answers.get("G1") is not before.answers.get("G1") and "G1" not in after.reopened:
        if urgency in URGENT:
            after = after.stamped("was_urgent", now)
        if urgency == "not_sure":
            after = after.stamped("was_unsure", now)
        if urgency == "can_wait":
            at = now.isoformat(timespec="seconds")
            after = after.noted("checked_at", at).noted("paused", None)
    if any(
        key.startswith("A-DANGER.") and values.get("answer") in {"yes", "soon"}
        for key, values in after.answers.items()
    ):
        after = after.stamped("was_urgent", now)
    if "C1" in after.answers and "C1" not in before.answers:
        shown = after.notes.get("shown")
        after = merged(after, 0 if after.here or not isinstance(shown, int) else shown)
    elif "G5" in after.answers and "G5" not in before.answers:
        after = after.noted("shown", len(kept(after.notes)))
    saved = {page_id(k) for k in after.answers if page_id(k) in {"C1", "C2", "C4", "C5"}}
    if saved and after.notes.get("saved_pages") != len(saved):
        after = after.noted("saved_pages", len(saved))
    return after


def words_typed_here(draft: Draft) -> bool:
    """Whether the person typed content in the chat, which only they can delete."""
    return draft.here or bool(draft.notes.get("typed"))
