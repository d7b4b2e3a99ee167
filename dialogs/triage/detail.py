"""*Open*: the whole case for one handler, in the order of conversation.md 4.2.

The original source stays hidden until it is asked for; each look is the caller's to audit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dialogs.engine.views import Action, CaseDetail, Press, Section
from dialogs.intake.parts import BETWEEN, NOT_SAID
from dialogs.ports import Addition, CaseState, Entry, Outcome
from dialogs.triage import words
from dialogs.triage.card import alarm_words, answer_words, headline, marks
from dialogs.triage.case import Names, is_proposed, live
from dialogs.triage.forms import Facts
from dialogs.triage.outcomes import lines
from dialogs.triage.submitted import CheckedPart, Submitted

_NAMING = {
    "do_not": "Do not name me",
    "ask": "Ask me first",
    "may": "You may name me",
}
_AT_RISK = {"yes": "Yes", "no": "No", "not_sure": "Not sure"}
_WHO = {"child": "A child", "adult": "An adult", "both": "A child and an adult"}
_ADDED = {
    "add": "Added",
    "correct": "Corrected",
    "wrong_person": "Wrong person",
    "withdraw": "Asked to withdraw it",
    "promise_kept": "Confirmed the referral",
    "promise_not_needed": "Says that the referral or report is not needed",
}
_EVENTS = {
    "case.taken": "Taken",
    "case.taken_over": "Taken over",
    "case.read": "Opened",
    "case.source_read": "Original source shown",
    "case.released": "Released",
    "case.decided": "Result recorded",
    "case.decided_further": "Further result recorded",
    "case.amended": "Result changed",
    "case.no_action_proposed": "No action proposed",
    "case.no_action_confirmed": "No action confirmed",
    "case.no_action_sent_back": "No action not agreed",
    "case.withdrawn": "Withdrawn",
    "sender.changed": "Sender changed it",
}
_WHAT, _WHEN, _PEOPLE, _HOW, _SAFE, _SENDER, _REST = range(7)
_SOURCE_LABEL = "Who first told you"
_VIEW_LABEL = "Your own view"
_SAID_ABOVE = (
    "Could anyone be at risk",
    "Who, and why",
    "May we say",
    "Best number",
    "Crime reference",
    "Referral reference",
)
_FOR_HANDLERS = {
    "When did you find out?": "When did they find out?",
    "How do you know this?": "How do they know this?",
    "Who else knows? (if you already know)": "Who else knows?",
    "Why, and does anything back it up? (if you like)": "Why, and does anything back it up?",
    "Who first told you? (if you like)": "Who first told them",
    "Who first told you?": "Who first told them",
    "Your own view (if you like)": "Their view",
    "Your own view": "Their view",
    "Does the person know you are sharing this?": "Does the person know it was shared?",
    "May we say it came from you?": "May they be named?",
    "Best number and time to call you": "Best number and time to call the sender",
    "Crime reference, if you have it": "Crime reference",
    "Referral reference, if you have it": "Referral reference",
    "What do you know?": "What they know",
    "Have you told the team?": "Have they told the team?",
}
"""What the sender was asked, as a handler reads it."""
_GONE = "The details have been removed. The police keep what they logged."


@dataclass(frozen=True, slots=True)
class Dossier:
    """All there is on a case. ``viewer`` is the member who looks; ``reveal`` shows the source."""

    facts: Facts
    names: Names
    viewer: str
    additions: Sequence[Addition] = ()
    outcomes: Sequence[Outcome] = ()
    entries: Sequence[Entry] = ()
    reveal: bool = False

    @property
    def submitted(self) -> Submitted:
        return self.facts.submitted


def case_detail(all_: Dossier) -> CaseDetail:
    """The case for ``viewer``. Sections that would be empty are left out."""
    case, profile = all_.facts.case, all_.facts.profile
    return CaseDetail(
        case=case.id,
        version=case.version,
        reference=case.reference,
        headline=headline(case, all_.names, profile),
        sections=tuple(_sections(all_)),
        actions=_actions(all_),
    )


def _sections(all_: Dossier) -> Iterator[Section]:
    submitted = all_.submitted
    parts = _sorted_parts(submitted)
    sections = (
        *_alarm(all_),
        *(_result(all_, proposal, "TO CONFIRM") for proposal in _proposals(all_)[-1:]),
        Section("Handling", tuple(_handling(submitted, parts))),
        Section("Marks", tuple(("", mark) for mark in _marks(all_))),
        Section("What they know", tuple(_narrative(all_, parts))),
        Section("When and where", _lines(parts[_WHEN])),
        *(Section(part.title, part.lines) for part in parts[_PEOPLE]),
        Section("How they know", _lines(parts[_HOW])),
        *_source(all_),
        Section("Their view", (("", submitted.view),), label="VIEW, NOT FACT"),
        Section("Sender", tuple(_sender(submitted))),
        *(Section(part.title, part.lines) for part in parts[_REST]),
        *_results(all_),
        Section("Timeline", tuple(_timeline(all_))),
    )
    if all_.facts.submission.content is None:
        yield Section("Details removed", (("", _GONE),))
    for section in sections:
        filled = tuple(line for line in section.lines if line[1])
        if filled:
            yield replace(section, lines=filled)


def _alarm(all_: Dossier) -> Iterator[Section]:
    submitted, facts = all_.submitted, all_.facts
    for alarm in (*submitted.danger, *(a for a in submitted.alarms if a.kind != "danger")):
        danger = alarm.kind == "danger"
        route = next((r.label for r in facts.profile.special if r.key == alarm.special), "")
        recorded = "Recorded, see Results." if facts.step_recorded else "Not recorded yet."
        yield Section(
            "ALARM" if danger else "Words that stood out",
            (
                ("Words", alarm.words),
                ("Answer", words.capitalised(answer_words(alarm, facts.profile))),
                ("Route", route),
                ("Sender's number", _reach(submitted)),
                *((("What did you do?", recorded),) if danger else ()),
            ),
            emphasis=danger,
        )


def _reach(submitted: Submitted) -> str:
    return submitted.call or submitted.sender.contact


def _handling(
    submitted: Submitted, parts: Sequence[Sequence[CheckedPart]]
) -> Iterator[tuple[str, str]]:
    yield "May they be named?", _NAMING.get(submitted.naming, "Not answered: do not name them")
    at_risk = _AT_RISK.get(submitted.at_risk, "Not answered")
    yield "At risk if police act on this?", at_risk
    if submitted.at_risk_who:
        yield "Who, and why", submitted.at_risk_who
    if submitted.who_at_risk:
        yield "At risk of harm", _WHO.get(submitted.who_at_risk, submitted.who_at_risk)
    yield from _lines(parts[_SAFE])


def _marks(all_: Dossier) -> tuple[str, ...]:
    facts = all_.facts
    kept = any(addition.kind == "promise_kept" for addition in all_.additions)
    found = marks(facts.profile, all_.submitted, facts.submission, kept=kept)
    alarms = {alarm_words(alarm, facts.profile) for alarm in all_.submitted.alarms}
    return tuple(mark for mark in found if mark not in alarms)


def _narrative(all_: Dossier, parts: Sequence[Sequence[CheckedPart]]) -> Iterator[tuple[str, str]]:
    boxes = set(all_.submitted.narrative)
    yield from (("", box) for box in all_.submitted.narrative)
    yield from ((label, text) for label, text in _lines(parts[_WHAT]) if text not in boxes)
    for addition in all_.additions:
        if addition.content:
            label = _ADDED.get(addition.kind, "Added")
            at = words.day_and_clock(all_.facts.profile, addition.at)
            for text in _texts(addition):
                yield f"{label}, {at}", text


def _texts(addition: Addition) -> Iterator[str]:
    for value in (addition.content or {}).values():
        if isinstance(value, str) and value:
            yield value


def _source(all_: Dossier) -> Iterator[Section]:
    case, told = all_.facts.case, all_.submitted.first_told
    if not told:
        return
    if all_.reveal:
        yield Section("Original source", (("Who first told them", told),))
        return
    show = Action("Show", Press("show_source", case.id, case.version))
    hidden = "Hidden. Each time it is shown, that is recorded."
    yield Section("Original source", (("", hidden),), actions=(show,))


def _sender(submitted: Submitted) -> Iterator[tuple[str, str]]:
    sender = submitted.sender
    yield "Name", sender.name
    yield "Job", sender.job
    yield "Organisation", sender.organisation
    yield "Contact", sender.contact
    yield "Best number and time to call the sender", submitted.call
    yield "Crime reference", submitted.crime_reference
    yield "Referral reference", submitted.referral_reference


def _proposals(all_: Dossier) -> tuple[Outcome, ...]:
    """*No action* as it was proposed, while it waits for a second handler; the last one counts."""
    if not is_proposed(all_.facts.case):
        return ()
    return tuple(outcome for outcome in all_.outcomes if outcome.kind == words.PROPOSED)


def _results(all_: Dossier) -> Iterator[Section]:
    standing = {outcome.id for outcome in live(tuple(all_.outcomes))}
    above = {proposal.id for proposal in _proposals(all_)[-1:]}
    for outcome in all_.outcomes:
        if outcome.id not in above:
            yield _result(all_, outcome, "" if outcome.id in standing else "NOT IN FORCE")


def _result(all_: Dossier, outcome: Outcome, label: str) -> Section:
    at = words.day_and_clock(all_.facts.profile, outcome.decided_at)
    by = all_.names.get(outcome.decided_by, "a handler")
    graded = (outcome.content or {}).get("grade")
    shown = (
        ("Recorded", f"{at}, by {by}"),
        *lines(outcome, all_.facts),
        *((("Grade", str(graded)),) if graded else ()),
    )
    return Section(f"Result: {words.outcome_words(outcome.kind)}", shown, label=label)


def _timeline(all_: Dossier) -> Iterator[tuple[str, str]]:
    profile = all_.facts.profile
    yield words.day_and_clock(profile, all_.facts.submission.sent_at), "Sent"
    for entry in all_.entries:
        if entry.event in _EVENTS:
            who = all_.names.get(entry.actor, "")
            what = _EVENTS[entry.event]
            at = words.day_and_clock(profile, entry.at)
            yield at, f"{what}, {who}" if who else what


def _sorted_parts(submitted: Submitted) -> list[list[CheckedPart]]:
    """The checked parts by where they are shown, without what has a section of its own."""
    found: list[list[CheckedPart]] = [[] for _ in range(7)]
    hidden = {submitted.view, submitted.first_told} - {""}
    for part in submitted.parts:
        place = _place(part.title)
        elsewhere = (_SOURCE_LABEL, _VIEW_LABEL, *(_SAID_ABOVE if place == _SAFE else ()))
        kept = tuple(
            _for_handlers(label, text)
            for label, text in part.lines
            if text not in hidden and not label.startswith(elsewhere)
        )
        found[place].append(CheckedPart(part.title, kept))
    return found


def _for_handlers(label: str, text: str) -> tuple[str, str]:
    """A line that speaks to the sender, as it reads to a handler; what the sender wrote stays."""
    if label == NOT_SAID:
        for asked, read in _FOR_HANDLERS.items():
            text = text.replace(asked.partition(" (")[0], read)
        return label, BETWEEN.join(asked.rstrip("?") for asked in text.split(BETWEEN))
    return _FOR_HANDLERS.get(label, label), text


_PLACES = (
    (_WHAT, ("what you know", "what do you know")),
    (_WHEN, ("when",)),
    (_PEOPLE, ("person", "people", "a person", "vehicle", "a vehicle")),
    (_HOW, ("how you know", "how do you know")),
    (_SAFE, ("keeping",)),
    (_SENDER, ("you", "about you")),
)


def _place(title: str) -> int:
    folded = title.casefold()
    for place, starts in _PLACES:
        if place == _SENDER and folded in starts:
            return place
        if place != _SENDER and folded.startswith(starts):
            return place
    return _REST


def _lines(parts: Sequence[CheckedPart]) -> tuple[tuple[str, str], ...]:
    return tuple(line for part in parts for line in part.lines)


def _actions(all_: Dossier) -> tuple[Action, ...]:
    return tuple(
        Action(label, Press(verb, all_.facts.case.id, all_.facts.case.version))
        for label, verb in _buttons(all_)
    )


def _buttons(all_: Dossier) -> Iterator[tuple[str, str]]:
    case = all_.facts.case
    holds = case.holder_id == all_.viewer
    outcomes = tuple((label, kind) for kind, label in words.OUTCOMES.items())
    if case.state is CaseState.NEW:
        yield "Take and open", "take"
    elif case.state is CaseState.TAKEN and holds:
        yield from outcomes
        yield "Release", "release"
        if any(addition.kind == "withdraw" for addition in all_.additions):
            yield "Agree to withdraw it", "withdraw"
    elif is_proposed(case):
        yield "Confirm no action", "confirm"
        yield "I do not agree", "send_back"
    elif case.state is CaseState.DECIDED and holds:
        yield "Amend", "amend"
        yield from (pair for pair in outcomes if pair[1] != words.NO_ACTION)
        yield "Copy for the records", "copy"
    elif case.state is CaseState.DECIDED:
        yield "Take over", "take"
