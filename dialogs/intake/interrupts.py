"""Pages that come before everything else: the alarm, coming back, and deleting (conversation.md 2)."""

from datetime import datetime, timedelta

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Value
from dialogs.engine.page import Effect, Ended, Kind, Page, Sight
from dialogs.force.profile import Profile
from dialogs.intake.building import CALM, all_of, question


def dangers(notes: Sight | Draft) -> list[dict[str, Value]]:
    """The danger alarms raised in a draft, in order: words, rules, fingerprints, time."""
    raised = notes.notes.get("danger")
    return [one for one in raised if isinstance(one, dict)] if isinstance(raised, list) else []


def alarm_note(notes: Sight | Draft, kind: str) -> dict[str, Value] | None:
    """The crime or special alarm of a draft, raised once at most."""
    raised = notes.notes.get(kind)
    return dict(raised) if isinstance(raised, dict) else None


def danger_page() -> Page:
    """A-DANGER, once for each new hit."""
    return question(
        "A-DANGER",
        "Is anyone in danger?",
        (("yes", "Yes, now"), ("soon", "It may be soon"), ("no_one", "No one is")),
        kind=Kind.ALARM,
        text=(
            'You wrote: "{words}". Is anyone in danger right now? If yes, call {emergency}.',
            "We next read messages at {next_read}.",
        ),
        repeat=lambda sight, n: n <= len(dangers(sight)),
        thanks={"no_one": "Thank you. A handler will look at yours first."},
    )


def crime_page() -> Page:
    """A-CRIME, once for a draft."""
    return question(
        "A-CRIME",
        "A crime?",
        (("yes", "Yes"), ("not_yet", "Not yet"), ("not_crime", "It is not a crime")),
        kind=Kind.ALARM,
        text=('You wrote: "{words}". It sounds like a crime. Has it been reported?',),
        when=all_of(CALM, lambda sight: alarm_note(sight, "crime") is not None),
    )


def special_page(profile: Profile) -> Page:
    """A-SPECIAL, once for a draft, where the force has that route."""
    routes = {route.key for route in profile.special}

    def raised(sight: Sight) -> bool:
        return (alarm_note(sight, "special") or {}).get("special") in routes

    return question(
        "A-SPECIAL",
        "A special route?",
        (("show", "Show me"), ("not_that", "It is not that")),
        kind=Kind.ALARM,
        text=('You wrote: "{words}". That may have its own route. Shall we show it?',),
        when=all_of(CALM, raised),
    )


def checked_at(notes: Sight | Draft) -> datetime | None:
    """When the danger question was last answered with "it can wait"."""
    at = notes.notes.get("checked_at")
    return datetime.fromisoformat(at) if isinstance(at, str) else None


def _carry_on(draft: Draft, now: datetime) -> Draft:
    """No one is in danger, said anew; an answer that was not "it can wait" is asked again."""
    awake = draft.noted("paused", None).stamped("rechecked_at", now)
    if draft.answers.get("G1", {}).get("answer") != "can_wait":
        return awake.forget("G1", "X-999", "X-999-called", "X-999-wrong")
    return awake.noted("checked_at", now.isoformat(timespec="seconds")).moved()


def _changed(draft: Draft, _now: datetime) -> Draft:
    """Something changed: the danger question is open again, and so is what the 999 page asked."""
    awake = draft.noted("paused", None).noted("checked_at", None)
    return awake.forget("G1", "X-999", "X-999-called", "X-999-wrong")


def resume_page(profile: Profile) -> Page:
    """R1: asked when a draft is taken up again, and whenever the danger answer is too old."""
    limit = timedelta(hours=profile.recheck_after_hours)

    def due(sight: Sight) -> bool:
        at = checked_at(sight)
        return bool(sight.notes.get("paused")) or (at is not None and sight.now - at >= limit)

    return question(
        "R1",
        "Has anything changed? Is anyone in danger now?",
        (("no", "No, carry on"), ("yes", "Yes, something changed"), ("delete", "Delete it")),
        kind=Kind.ALARM,
        text=(
            "In danger now? Call {emergency}.",
            "Welcome back. You started a form on {day} at {time}.{saved} Nothing has been sent.",
        ),
        when=due,
        effects={
            "no": Effect("back", _carry_on),
            "yes": Effect("G1", _changed),
            "delete": Effect("DELETE", ask_delete),
        },
    )


def ask_delete(draft: Draft, _now: datetime) -> Draft:
    """The draft that will be deleted if the person says so once more."""
    return draft.noted("deleting", True).moved()


def delete_page() -> Page:
    """Delete it: asked once more, because nothing brings it back."""
    return question(
        "DELETE",
        "Delete what you have written?",
        (("delete", "Delete it"), ("keep", "Keep it")),
        kind=Kind.ALARM,
        text=("Nothing has been sent. Once it is deleted, nobody can bring it back.",),
        when=lambda sight: bool(sight.notes.get("deleting")),
        effects={
            "delete": Effect("end", ends=Ended.DELETED),
            "keep": Effect("back", lambda draft, _now: draft.noted("deleting", None).moved()),
        },
    )
