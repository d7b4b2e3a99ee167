"""The card in the handlers' channel, by state (conversation.md 4.1). No content about people."""

from collections.abc import Iterator

from dialogs.engine.views import Action, CaseCard, Press
from dialogs.force.profile import Profile
from dialogs.ports import Addition, Case, CaseState, Submission
from dialogs.triage import words
from dialogs.triage.case import Names, is_proposed
from dialogs.triage.submitted import Alarm, Submitted, read

_ANSWERS = {
    ("danger", "no_one"): "person said no one is in danger",
    ("danger", "yes"): "person said yes, now",
    ("danger", "soon"): "person said it may be soon",
    ("danger", "called_999"): "person said they called {emergency}",
    ("danger", "over"): "person said it is over now",
    ("crime", "yes"): "person said it is reported",
    ("crime", "not_yet"): "person said it is not yet reported",
    ("crime", "not_crime"): "person said it is not a crime",
    ("special", "not_that"): "person said it is not that",
    ("special", "show"): "person was shown the route",
}
_STARTS = {
    "danger": "ALARM danger words",
    "crime": "Crime words",
    "special": "Words of a special route",
}
_PROMISES = {
    "referral_today": "Referral promised",
    "crime_promised": "Crime report promised",
}
_FLAGS = {
    "special_doubt": "May need a special route, sender was not sure",
    "crime_reported": "A crime is reported, this is said to be different",
    "crime_doubt": "May be a crime",
    "person_at_risk": "A child or an adult at risk of harm",
    "referral_made": "Referral made",
    "referral_known": "Referral: the team already knows",
    "referral_not_needed": "Referral: sender said it is not needed",
    "welfare_doubt": "Someone may be at risk of harm, sender was not sure",
    "topic_doubt": "Sender was not sure of the topic",
    "other_topic": "Topic is not on the list",
}


def marks(
    profile: Profile, submitted: Submitted, submission: Submission, *, kept: bool
) -> tuple[str, ...]:
    """The marks in words: alarms, who may be at risk, flags of the gate, urgent before sending.

    ``kept``: the sender has confirmed the promised referral or report.
    """
    first = (alarm_words(alarm, profile) for alarm in submitted.danger)
    other = (alarm_words(alarm, profile) for alarm in submitted.alarms if alarm.kind != "danger")
    return tuple(
        dict.fromkeys(
            (
                *first,
                *other,
                *_flags(submitted, kept=kept),
                *_urgent(profile, submitted, submission),
            )
        )
    )


def _flags(submitted: Submitted, *, kept: bool) -> Iterator[str]:
    if submitted.at_risk == "yes":
        yield "Someone may be at risk if acted on"
    if submitted.at_risk == "not_sure":
        yield "Someone may be at risk if acted on, sender was not sure"
    promised = "confirmed" if kept else "not yet confirmed"
    yield from (
        f"{what}, {promised}" for flag, what in _PROMISES.items() if flag in submitted.flags
    )
    yield from (text for flag, text in _FLAGS.items() if flag in submitted.flags)


def _urgent(profile: Profile, submitted: Submitted, submission: Submission) -> Iterator[str]:
    emergency, other = profile.numbers.emergency.number, profile.numbers.non_emergency.number
    for flag, page in (("after_999", emergency), ("was_urgent", f"{emergency} or {other}")):
        if flag in submitted.history:
            ago = (submission.sent_at - submitted.history[flag]).total_seconds()
            yield f"Shown {page} page {words.span(ago)} before sending"
            break
    if "was_unsure" in submitted.history:
        yield "Sender was not sure if it was urgent"


def alarm_words(alarm: Alarm, profile: Profile) -> str:
    """One alarm in words, without the words that raised it."""
    start = _STARTS.get(alarm.kind, "Alarm words")
    said = answer_words(alarm, profile)
    return f"{start}, {said}" if said else start


def answer_words(alarm: Alarm, profile: Profile) -> str:
    """What the person answered to an alarm: "person said no one is in danger"; empty if nothing."""
    answer = _ANSWERS.get((alarm.kind, alarm.answer), "")
    return answer.format(emergency=profile.numbers.emergency.number)


def is_corrected(case: Case) -> bool:
    """Whether a corrected person still waits: for the holder to read it, or for an amendment."""
    if case.corrected_at is None or case.state is CaseState.WITHDRAWN:
        return False
    if case.state is CaseState.DECIDED:
        return case.decided_at is None or case.corrected_at > case.decided_at
    return case.opened_at is None


def state_line(case: Case, names: Names, profile: Profile) -> str:
    """Where the case stands: "WITH Sam Reed, since 08:04"."""
    if case.state is CaseState.TAKEN and case.taken_at is not None:
        holder = names.get(case.holder_id or "", "a handler")
        return f"WITH {holder}, since {words.clock(profile, case.taken_at, case.created_at)}"
    if case.state is CaseState.DECIDED and case.decided_at is not None:
        at = words.clock(profile, case.decided_at, case.created_at)
        return f"DONE {at}, {words.outcome_words(case.outcome)}"
    return "WITHDRAWN" if case.state is CaseState.WITHDRAWN else "NEW"


def headline(case: Case, names: Names, profile: Profile) -> str:
    """The first line of the card."""
    if is_corrected(case) and case.corrected_at is not None:
        at = words.clock(profile, case.corrected_at, case.created_at)
        return f"CORRECTED: PERSON, {at}"
    return state_line(case, names, profile)


def case_card(
    profile: Profile,
    case: Case,
    submission: Submission,
    names: Names,
    additions: tuple[Addition, ...] = (),
) -> CaseCard:
    """The card as it stands. ``names``: the holder's, by member id."""
    first = headline(case, names, profile)
    submitted = read(submission.content, additions)
    kept = any(addition.kind == "promise_kept" for addition in additions)
    marked = marks(profile, submitted, submission, kept=kept)
    if is_proposed(case):
        marked = ("No action proposed, a second handler has to confirm", *marked)
    return CaseCard(
        case=case.id,
        version=case.version,
        reference=case.reference,
        headline=first,
        rows=tuple(_rows(profile, case, submission, names, first)),
        marks=() if case.state is CaseState.WITHDRAWN else marked,
        actions=_actions(case),
        push=_push(profile, case, submission, submitted, first),
    )


def _rows(
    profile: Profile, case: Case, submission: Submission, names: Names, first: str
) -> Iterator[tuple[str, str]]:
    if (standing := state_line(case, names, profile)) != first:
        yield "State", standing
    yield "Topic", words.topic_label(profile, submission)
    yield "Area", words.area_label(profile, submission)
    yield "Sector", words.sector_label(profile, submission)
    yield "Sent", words.day_and_clock(profile, submission.sent_at)
    if case.state in {CaseState.NEW, CaseState.TAKEN}:
        yield "Look by", words.day_and_clock(profile, case.look_by)


def _actions(case: Case) -> tuple[Action, ...]:
    def button(label: str, verb: str) -> Action:
        return Action(label, Press(verb, case.id, case.version))

    opens = button("Open", "open")
    if case.state is CaseState.NEW:
        return (button("Take and open", "take"), opens)
    if case.state is CaseState.DECIDED:
        return (opens,)
    if case.state is CaseState.WITHDRAWN:
        return ()
    release = button("Release", "release")
    if case.opened_at is None:
        return (opens, release)
    kinds = dict(words.OUTCOMES)
    confirm: tuple[Action, ...] = ()
    if is_proposed(case):
        del kinds[words.NO_ACTION]
        confirm = (button("Confirm no action", "confirm"),)
    outcomes = tuple(button(label, kind) for kind, label in kinds.items())
    return (opens, *confirm, *outcomes, release)


def _push(
    profile: Profile, case: Case, submission: Submission, submitted: Submitted, first: str
) -> str:
    if case.state is not CaseState.NEW or first != "NEW":
        return f"{case.reference}: {first}"
    new = "ALARM, new CPI" if submitted.danger else "New CPI"
    by = words.weekday_and_clock(profile, case.look_by)
    return f"{new}, {words.area_label(profile, submission)}, look by {by}"
