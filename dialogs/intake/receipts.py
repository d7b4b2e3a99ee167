"""What the person reads once it is sent: the receipt, the note for their records, their submissions."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from dialogs.engine.inbound import Go, Move
from dialogs.engine.views import Action, Copyable, Listing, Notice, Receipt, Row
from dialogs.force.profile import NOT_KNOWN, Profile
from dialogs.intake import hours, routes
from dialogs.intake.promises import promised
from dialogs.intake.reference import spoken
from dialogs.ports import Case, CaseState, Submission

STATE_WORDS = {
    CaseState.NEW: "Sent. No handler has taken it yet.",
    CaseState.TAKEN: "A handler is looking at it.",
    CaseState.WITHDRAWN: "Withdrawn. Its details are removed.",
}
OUTCOME_WORDS = {
    "intelligence": "Checked and kept as police intelligence.",
    "crime": "It has gone to the crime desk.",
    "safeguarding": "It has been passed to a safeguarding team.",
    "no_action": "It has been read and closed. It was still right to share it.",
}


def receipt(profile: Profile, submission: Submission, case: Case, now: datetime) -> Receipt:
    """RECEIPT (conversation.md 2). It claims nothing about an alarm that was not done."""
    content = submission.content or {}
    due = hours.say_time(profile, case.look_by, now)
    advice, emergency = profile.numbers.non_emergency.number, profile.numbers.emergency.number
    text = [
        f"Sent to the police. Your reference is {submission.reference}.",
        f"A handler looks at it by {due}. They keep it as intelligence, pass it to the crime desk or a safeguarding team, or take no action. We will tell you which, but not what is done.",
        *_by_the_clock(profile, submission, now),
        f"Please do not send it again. In danger? Call {emergency}. Advice? Call {advice}.",
        *_promise(profile, content, now),
    ]
    if content.get("typed_here"):
        text.append(
            "Your own messages stay in this chat. To remove them, press and hold, then Delete."
        )
    return Receipt(
        submission.reference,
        spoken(submission.reference),
        tuple(text),
        after_sending(submission.id, promised=bool(promised(submission))),
    )


def sent_already(submission: Submission) -> Notice:
    """For someone who presses *Send* once more."""
    words = f"It has already been sent to the police. Your reference is {submission.reference}. Nothing was sent a second time."
    buttons = after_sending(submission.id, promised=False)
    return Notice((words,), actions=buttons, name="SENT-ALREADY")


def after_sending(submission_id: str, *, promised: bool) -> tuple[Action, ...]:
    """The buttons under a receipt, in the order of their numbers."""
    kept = (
        (Action("I have made it", Go(Move.KEPT, submission_id), typed="made"),) if promised else ()
    )
    return (
        Action("Add or correct", Go(Move.AMEND, submission_id), typed="add"),
        Action("Note for my records", Go(Move.NOTE, submission_id), typed="note"),
        Action("Share something else", Go(Move.START), typed="start"),
        *kept,
    )


def _by_the_clock(profile: Profile, submission: Submission, now: datetime) -> tuple[str, ...]:
    content = submission.content or {}
    danger = any(alarm.get("kind") == "danger" for alarm in content.get("alarms", ()))
    urgent = danger or "was_urgent" in content.get("history", {})
    if hours.is_open(profile, submission.sent_at):
        return ("It is marked to be looked at first.",) if urgent else ()
    opens = hours.say_time(profile, hours.next_opening(profile, submission.sent_at), now)
    closed = f"The team is closed now. It opens at {opens}."
    if not urgent:
        return (closed,)
    advice = profile.numbers.non_emergency.number
    return (f"{closed} If you have any doubt, call {advice} now and give {submission.reference}.",)


def _promise(profile: Profile, content: Mapping[str, Any], now: datetime) -> tuple[str, ...]:
    flags = set(content.get("flags", ()))
    lines = []
    if "referral_today" in flags:
        who: routes.Who = content.get("who_at_risk") or "child"
        found = routes.contact(profile, who, content.get("referral_area") or NOT_KNOWN, now)
        lines.append(f"You said you would tell {found.team} today: {found.call_now}.")
    if "crime_promised" in flags:
        advice = profile.numbers.non_emergency.number
        online = profile.links.online_link.words
        lines.append(f"You said you would report the crime today: {advice}, or {online}.")
    return tuple(lines)


def note(profile: Profile, submission: Submission) -> Copyable:
    """NOTE: a record for the agency's own files. No names in it."""
    content = submission.content or {}
    topic = next((t.label for t in profile.topics if t.key == submission.topic), "not sure")
    aware = {
        "yes": "The person was told.",
        "no": "The person was not told, as that could have caused harm.",
    }.get(str(content.get("aware")), "It is not known whether the person was told.")
    referral = {
        "referral_made": "made",
        "referral_today": "promised for today",
        "referral_known": "the team already knew",
        "referral_not_needed": "not needed",
    }
    made = next(
        (words for flag, words in referral.items() if flag in content.get("flags", ())), "none"
    )
    text = (
        f"On {hours.say_date(profile, submission.sent_at)} at {hours.say_clock(profile, submission.sent_at)} "
        f"I shared information with {profile.short_name}. Reference {submission.reference}. Topic: {topic}. "
        f"Reason: to help prevent harm or crime. Basis: {profile.agency_basis}. {aware} Referral: {made}."
    )
    return Copyable("Note for my records", text, has_content=False)


def state_words(case: Case) -> str:
    """Where a case stands, for the person who sent it: no content, no handler's name."""
    if case.state is CaseState.DECIDED:
        return OUTCOME_WORDS.get(case.outcome or "", STATE_WORDS[CaseState.TAKEN])
    return STATE_WORDS[case.state]


def mine(profile: Profile, sent: Sequence[tuple[Submission, Case]]) -> Listing:
    """My submissions and their states."""
    rows = tuple(
        Row(
            f"{submission.reference}, sent {hours.say_date(profile, submission.sent_at)}",
            state_words(case),
            ()
            if case.state is CaseState.WITHDRAWN
            else (
                Action(
                    "Add or correct",
                    Go(Move.AMEND, submission.id),
                    typed=f"add {submission.reference}",
                ),
                Action(
                    "Note for my records",
                    Go(Move.NOTE, submission.id),
                    typed=f"note {submission.reference}",
                ),
            ),
        )
        for submission, case in sent
    )
    start = Action("Start", Go(Move.START), typed="start")
    return Listing("My submissions", rows, "You have not sent anything yet.", (start,))
