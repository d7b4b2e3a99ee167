"""The check page: short, whole, and each part can be changed."""

from collections.abc import Mapping

import pytest
from talking import CLEAR, Talk
from walking import FORM, notices

from dialogs.engine.fields import Raw
from dialogs.engine.inbound import Go, Move
from dialogs.engine.views import Part, Review

FULL: Mapping[str, Mapping[str, Raw]] = {
    **FORM,
    "C2.1": {"name": "Karl Dean", "next": "vehicle"},
    "C3.1": {"registration": "ends KXR", "next": "done"},
}


def checked(talk: Talk) -> Review:
    review = talk.views[-1]
    assert isinstance(review, Review)
    return review


def at_the_check(forms: Mapping[str, Mapping[str, Raw]] = FORM) -> Talk:
    talk = Talk()
    talk.gate()
    for page in sorted(forms):
        talk.fill(page, forms[page])
    return talk


def part(review: Review, title: str) -> Part:
    return next(one for one in review.parts if one.title == title)


def test_the_answers_of_the_gate_are_one_part_and_come_last() -> None:
    review = checked(at_the_check(FULL))
    assert [one.title for one in review.parts] == [
        *("What you know", "When and where", "Person 1", "Vehicle 1", "How you know"),
        *("Keeping people safe", "You", "First questions"),
    ]
    assert [words for _, words in review.parts[-1].lines] == [
        *("It can wait", "None of these", "No", "No one I know of", "Not sure")
    ]


def test_a_change_of_the_first_questions_asks_them_all_again_and_leads_back() -> None:
    talk = at_the_check()
    talk.say(f"change {len(checked(talk).parts)}")
    for page, value in {**CLEAR, "G4": "not_sure"}.items():
        assert talk.page == page
        talk.press(page, value)
        if page == "G4":
            talk.press("G4h", "carry_on")
    assert ("Not sure if someone is at risk?", "Carry on") in checked(talk).parts[-1].lines
    talk.say(f"change {len(checked(talk).parts)}")
    talk.press("G1", "now")
    assert talk.page == "X-999"


def test_what_the_alarm_was_told_about_a_crime_is_checked_and_changed_with_the_first_questions() -> (
    None
):
    talk = at_the_check({**FORM, "C1": {"what": "Someone stole a phone from the shop yesterday"}})
    assert talk.page == "A-CRIME"
    talk.say("yes")
    for page in ("C2.1", "C4", "C5", "C6"):
        talk.fill(page, FORM[page])
    first = checked(talk).parts[-1].lines
    assert ("Has the crime been reported?", "Yes") in first
    assert "Is it about a crime that has already happened?" not in dict(first)
    talk.say(f"change {len(checked(talk).parts)}")
    talk.press("G1", "can_wait")
    assert talk.page == "A-CRIME"
    talk.say("it is not a crime")
    for page in ("G2", "G3", "G4", "G5"):
        talk.press(page, CLEAR[page])
    assert ("Is it about a crime that has already happened?", "No") in checked(talk).parts[-1].lines


def test_what_is_mostly_empty_names_what_is_missing_in_one_line() -> None:
    review = checked(at_the_check())
    assert part(review, "When and where").lines == (
        ("When did it happen?", "most Fridays"),
        ("Not given", "How often? · Where? · Your own view"),
    )
    safe = part(review, "Keeping people safe").lines
    assert ("Who, and why?", "Not given") in safe


def test_a_submission_is_saved_from_the_check_page_too() -> None:
    talk = at_the_check()
    last = checked(talk).actions[-1]
    assert (last.label, last.does) == ("Save and close", Go(Move.STOP))
    talk.say("save and close")
    assert notices(talk.views) == ["SAVED"]
    assert not talk.sent


def test_next_at_the_check_page_sends_nothing() -> None:
    talk = at_the_check()
    talk.say("next")
    assert notices(talk.views) == ["NEEDED"]
    assert talk.page == "CHECK"
    assert not talk.sent


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("change person 1", "C2.1"),
        ("Change Person 1", "C2.1"),
        ("change part 3", "C2.1"),
        ("change: what you know", "C1"),
        ("edit when and where", "C1"),
        ("change you", "C6"),
        ("change first questions", "G1"),
    ],
)
def test_a_part_is_changed_by_its_name(text: str, page: str) -> None:
    talk = Talk()
    talk.gate()
    talk.forms()
    talk.say(text)
    assert talk.page == page


@pytest.mark.parametrize("text", ["change", "change 99", "change 0"])
def test_a_change_of_no_part_lists_them_and_changes_nothing(text: str) -> None:
    talk = Talk()
    talk.gate()
    talk.forms()
    before = talk.draft
    talk.say(text)
    assert notices(talk.views) == ["WHICH-PART"]
    assert talk.page == "CHECK"
    assert talk.draft == before
