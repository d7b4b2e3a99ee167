"""A promise made at the gate is asked about, and can be kept, given up or put off."""

import pytest
from fake_work import Job
from talking import Talk
from walking import FORM, HAMPSHIRE, notices

from dialogs.engine.inbound import Go, Move
from dialogs.engine.views import Listing, Notice
from dialogs.intake import promises
from dialogs.ports import Submission

REFERRAL = {
    "G1": "can_wait",
    "G2": "none",
    "G3": "no",
    "G4": "child",
    "G4a": "portsmouth",
    "G4w": "today",
    "G5": "not_sure",
}
BOTH = {**REFERRAL, "G3": "unreported", "G3w-unreported": "more"}
IN_ORDER = ("G1", "G2", "G3", "G3w-unreported", "G4", "G4a", "G4w", "G5")


def promised(answers: dict[str, str]) -> tuple[Talk, Submission]:
    talk = Talk()
    talk.send({page: answers[page] for page in IN_ORDER if page in answers})
    return talk, talk.sent[0]


def reminder(talk: Talk, submission: Submission) -> Notice | None:
    return promises.reminder(talk.work, submission, talk.now, HAMPSHIRE)


def asked(talk: Talk) -> list[Job]:
    return [job for job in talk.work.tables.jobs.values() if job.name == "promise"]


def test_the_reminder_names_all_that_was_promised_and_offers_three_answers() -> None:
    talk, submission = promised(BOTH)
    view = reminder(talk, submission)
    assert view is not None
    assert view.text == (
        f"{submission.reference}: you said you would tell Portsmouth MASH and report the crime. Have you?",
    )
    assert [action.label for action in view.actions] == [
        "I have done it",
        "Not needed",
        "Remind me later",
    ]


@pytest.mark.parametrize(
    ("text", "notice", "kinds"),
    [
        ("I have done it", "PROMISE-KEPT", ["promise_kept"]),
        ("made", "PROMISE-KEPT", ["promise_kept"]),
        ("Not needed", "PROMISE-NOT-NEEDED", ["promise_not_needed"]),
    ],
)
@pytest.mark.parametrize("draft_open", [False, True])
def test_a_typed_answer_settles_the_promise(
    text: str, notice: str, kinds: list[str], draft_open: bool
) -> None:
    """Also while another form is open, which stays as it is."""
    talk, submission = promised(REFERRAL)
    if draft_open:
        talk.go(Move.START)
        talk.press("G1", "can_wait")
    talk.say(text)
    assert notices(talk.views)[0] == notice
    assert [one.kind for one in talk.work.submissions.additions(submission.id)] == kinds
    assert reminder(talk, submission) is None
    if draft_open:
        assert talk.page == "G2"


def test_later_asks_again_on_the_next_working_morning_and_settles_nothing() -> None:
    talk, submission = promised(REFERRAL)
    talk.say("remind me later")
    assert notices(talk.views)[0] == "PROMISE-LATER"
    assert len(asked(talk)) == 2
    assert reminder(talk, submission) is not None
    talk.say("made")
    talk.go(Move.LATER, submission.id)
    assert notices(talk.views)[0] == "PROMISE-SETTLED"
    assert len(asked(talk)) == 2


def test_another_persons_promise_cannot_be_answered() -> None:
    talk, submission = promised(REFERRAL)
    other = Talk(work=talk.work, name="sam")
    for move in (Move.KEPT, Move.NOT_NEEDED, Move.LATER):
        other.go(move, submission.id)
        assert notices(other.views)[0] == "NOT-YOURS"
    other.say("not needed")
    assert not talk.work.submissions.additions(submission.id)


def test_each_submission_in_the_list_is_reached_by_typing_its_reference() -> None:
    talk = Talk()
    talk.send()
    first = talk.sent[0].reference
    talk.go(Move.START)
    talk.gate()
    talk.forms({page: FORM[page] for page in talk.waiting(FORM)})
    talk.say("send to police")
    talk.say("mine")
    listing = talk.views[0]
    assert isinstance(listing, Listing)
    assert [a.typed for a in listing.rows[1].actions] == [f"add {first}", f"note {first}"]
    talk.say(f"note {first}")
    assert first in str(talk.views[0])
    talk.say(f"Add to {first.lower().replace('-', ' ')}")
    assert talk.page == "AMEND"
    talk.say("stop")
    talk.do(Go(Move.START))
    talk.say("add CPI-2222-22")
    assert notices(talk.views) == ["NOT-YOURS"]
