"""Words that mean something beside the question: the menu, and what was sent before."""

import re

from dialogs.engine.inbound import Go, Inbound, Move, Said
from dialogs.intake import promises, receipts
from dialogs.intake.reference import parse_reference
from dialogs.ports import CaseState, DraftRecord, Member, Work

ASIDES = frozenset(
    {Move.MINE, Move.NOTE, Move.KEPT, Move.NOT_NEEDED, Move.LATER, Move.AMEND, Move.MENU}
)
"""Moves that leave an open draft as it is."""
SENT = "sent"
"""The note of a draft that was sent: the submission's id. Nothing else is left in it."""

_ANYWHERE = {
    "start": Go(Move.START),
    "new": Go(Move.START),
    "menu": Go(Move.MENU),
    "mine": Go(Move.MINE),
    "my submissions": Go(Move.MINE),
}
_OF_ONE = re.compile(
    r"(?P<what>add|add or correct|correct|note|note for my records)\s+(?:to |for )?(?P<reference>cpi.+)"
)


def meant(work: Work, member: Member, inbound: Inbound) -> Inbound:
    """The move that a word means whatever is open: of the menu, of one submission ("add CPI-7K4M-2Q"),
    or about a promise; anything else as it is.
    """
    if not isinstance(inbound, Said):
        return inbound
    text = _plain(inbound.text)
    return (
        _ANYWHERE.get(text)
        or _about_one(work, member, text)
        or promises.answer_typed(work, member, text)
        or inbound
    )


def under_receipt(work: Work, record: DraftRecord | None, inbound: Inbound) -> Inbound:
    """The button under the receipt that was typed, by its number or its words; anything else as it is."""
    submission_id = record.draft.notes.get(SENT) if record else None
    submission = work.submissions.get(str(submission_id)) if submission_id else None
    case = work.cases.by_submission(submission.id) if submission else None
    withdrawn = case is not None and case.state is CaseState.WITHDRAWN
    if submission is None or withdrawn or not isinstance(inbound, Said):
        return inbound
    text = _plain(inbound.text)
    buttons = receipts.after_sending(submission.id, promised=bool(promises.promised(submission)))
    for number, action in enumerate(buttons, 1):
        known = {str(number), action.typed, action.label.casefold()}
        if text in known and isinstance(action.does, Go):
            return action.does
    return inbound


def _about_one(work: Work, member: Member, text: str) -> Go | None:
    named = _OF_ONE.fullmatch(text)
    reference = parse_reference(named["reference"]) if named else None
    if named is None or reference is None:
        return None
    submission = work.submissions.by_reference(member.force_id, reference)
    move = Move.NOTE if named["what"].startswith("note") else Move.AMEND
    return Go(move, submission.id if submission else "")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(".!")
