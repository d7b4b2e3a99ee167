"""G1, and rows 1 to 3 of the eligibility table: danger, what cannot wait, and not being sure.

Source: conversation.md 1 and 2 (G1, X-999, X-101, X-UNSURE).
"""

from collections.abc import Callable
from datetime import datetime

from dialogs.engine.draft import Draft
from dialogs.engine.page import Effect, Page
from dialogs.engine.script import BUTTON_LIMIT
from dialogs.force.profile import Profile
from dialogs.intake.building import (
    NOTHING_SENT,
    SAVE,
    URGENT_NOW,
    URGENT_SOON,
    alarmed,
    answer_alarms,
    is_,
    question,
    reopening,
    signpost,
)
from dialogs.intake.own_words import has_words

URGENT = ("now", "soon")


def _after_999(draft: Draft, now: datetime) -> Draft:
    calmed = answer_alarms(draft, ("yes",), "called_999")
    return calmed.forget("G1", "X-999", "X-999-called", "X-999-wrong").stamped("after_999", now)


def _not_now(answer: str) -> Callable[[Draft, datetime], Draft]:
    def apply(draft: Draft, _now: datetime) -> Draft:
        calmed = answer_alarms(draft, ("yes",), answer)
        return calmed.forget("G1", "X-999", "X-999-wrong")

    return apply


def _change_soon(draft: Draft, _now: datetime) -> Draft:
    raised = {
        key
        for key, values in draft.answers.items()
        if key.startswith("A-DANGER.") and values.get("answer") == "soon"
    }
    urgent = draft.answers.get("G1", {}).get("answer") == "soon"
    return draft.reopen(*raised, *(("G1",) if urgent or not raised else ()))


def _called(number: str) -> str:
    label = f"I have called {number}"
    return label if len(label) <= BUTTON_LIMIT else "I have called them"


def urgency_pages(profile: Profile) -> tuple[Page, ...]:
    """G1, and rows 1 to 3."""
    emergency, advice = profile.numbers.emergency.number, profile.numbers.non_emergency.number
    return (
        question(
            "G1",
            "How urgent is this?",
            (
                ("now", "Danger now"),
                ("soon", "Needs action soon"),
                ("can_wait", "It can wait"),
                ("not_sure", "Not sure"),
            ),
            text=(
                "{welcome}",
                "1. Danger now: someone is in danger or threatened, a crime is happening, or a suspect is near.",
                "2. Needs action soon: it would be too late by {next_read}. For example a planned fight, or a gun.",
                "3. It can wait.",
                "4. Not sure.",
            ),
            when=lambda sight: not alarmed("yes", "soon")(sight),
            usual={"answer": "can_wait"},
            step="G1",
        ),
        signpost(
            "X-999",
            "Call {emergency} now",
            (
                ("called", _called(emergency)),
                ("wrong", "I pressed the wrong one"),
                ("words", "Show my words"),
            ),
            text=(
                "Call {emergency} now. This chat cannot send help. Nothing has been sent to the police from here.",
                "Tell them where it is, what is happening, who is in danger, and if there are weapons.",
                "Cannot speak? Call {emergency} from a mobile and press {silent_code} when asked.",
                "Deaf or hard of hearing? Use {emergency_relay}, or {emergency} BSL, or text {emergency} if you have signed up.",
                "Why you see this: you said someone is in danger or a crime is happening.",
            ),
            when=URGENT_NOW,
            shows={"words": has_words},
            effects={"words": Effect("back", shows="WORDS")},
        ),
        signpost(
            "X-999-called",
            "Thank you",
            (("share", "Share the rest"), ("not_now", "Not now")),
            text=(
                "Thank you. Keep the log number if they gave you one.",
                "When everyone is safe: do you know other things that you did not tell them? Names, places, cars, phone numbers?",
                NOTHING_SENT + " In danger again? Call {emergency}.",
            ),
            when=is_("X-999", "called"),
            effects={"share": Effect("G1", _after_999), "not_now": SAVE},
        ),
        signpost(
            "X-999-wrong",
            "Is anyone in danger right now?",
            (("yes", "Yes"), ("no_one", "No one is"), ("over", "It is over now")),
            text=("If anyone is, call {emergency}. " + NOTHING_SENT,),
            when=is_("X-999", "wrong"),
            effects={
                "yes": Effect("X-999", lambda draft, _now: draft.forget("X-999", "X-999-wrong")),
                "no_one": Effect("G1", _not_now("no_one")),
                "over": Effect("G1", _not_now("over")),
            },
        ),
        signpost(
            "X-101",
            "Call {non_emergency} now",
            (
                ("called", _called(advice)),
                ("change", "Change my answer"),
                ("words", "Show my words"),
            ),
            text=(
                "Call {non_emergency} now. Say it needs action before {next_read}. Deaf or hard of hearing? Use {non_emergency_relay}.",
                "If it gets worse, or you cannot get through and someone could be hurt, call {emergency}.",
                "Nothing has been sent to the police from this chat. Why: you said it cannot wait until we next read.",
            ),
            when=URGENT_SOON,
            shows={"words": has_words},
            effects={
                "called": SAVE,
                "change": Effect("G1", _change_soon),
                "words": Effect("back", shows="WORDS"),
            },
        ),
        signpost(
            "X-UNSURE",
            "Treat it as urgent",
            (("change", "Change my answer"), ("stop", "Stop here")),
            text=(
                "If you are not sure, treat it as urgent. Could someone be hurt now? Call {emergency}. If not, call {non_emergency} and ask. You can also ask {lead}.",
                NOTHING_SENT + " Why you see this: you said you are not sure how urgent it is.",
            ),
            when=is_("G1", "not_sure"),
            effects={"change": reopening("G1"), "stop": SAVE},
        ),
    )
