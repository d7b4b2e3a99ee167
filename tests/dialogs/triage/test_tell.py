"""What the submitter is told: the words of conversation.md, and nothing else."""

from dataclasses import replace

import pytest

from dialogs.triage.tell import is_told, tell_view
from tests.dialogs.triage.world import NARRATIVE, PROFILE, new_case, submission

STATES = (
    "taken",
    "intelligence",
    "crime_named",
    "crime_unnamed",
    "safeguarding",
    "no_action",
    "changed",
    "withdrawn",
    "removed",
)


@pytest.mark.parametrize("state", STATES)
def test_a_message_is_safe_on_a_locked_screen(state: str) -> None:
    case = new_case(outcome="crime", holder_id="sam")
    (text,) = tell_view(PROFILE, submission(), case, state).text
    assert text.startswith("CPI-7K4M-1Q: ")
    for secret in (NARRATIVE, "Biggz", "Ann Lee", "Oak Park", "Sam", "sam", "Portsmouth"):
        assert secret not in text


def test_no_action_always_reads_the_same() -> None:
    (text,) = tell_view(PROFILE, submission(), new_case(outcome="no_action"), "no_action").text
    assert text == (
        "CPI-7K4M-1Q: it has been read and closed. It was still right to share it."
        " If more reaches you at work, you can add it."
    )


def test_safeguarding_gives_the_number_of_the_team_of_the_area() -> None:
    (text,) = tell_view(PROFILE, submission(), new_case(), "safeguarding").text
    assert text.endswith("please make it: 023 9268 8793.")
    gone = replace(submission(), content=None)
    (general,) = tell_view(PROFILE, gone, new_case(), "safeguarding").text
    assert general.endswith(f"please make it: {PROFILE.numbers.non_emergency.number}.")


def test_a_changed_result_says_what_it_is_now() -> None:
    (text,) = tell_view(PROFILE, submission(), new_case(outcome="crime"), "changed").text
    assert text.endswith("It is now: passed to our crime desk.")


@pytest.mark.parametrize(
    ("feedback", "told"),
    [
        ("none", {"withdrawn", "removed"}),
        ("received", {"withdrawn", "removed", "taken"}),
        ("outcome", set(STATES)),
    ],
)
def test_the_force_decides_what_is_told(feedback: str, told: set[str]) -> None:
    profile = PROFILE.model_copy(update={"feedback": feedback})
    assert {state for state in STATES if is_told(profile, state)} == told
