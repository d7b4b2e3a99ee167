from dataclasses import replace

import pytest
from office import DESK, ELSEWHERE, GONE, GUS, JO, LOBBY, OWNER, ROBOT, SAM, SHARED, STRANGER

from dialogs.ports import Naming
from dialogs.workspaces.facts import (
    ChannelFacts,
    Person,
    Problem,
    listed,
    not_handlers,
    refusals,
    unfit,
)
from dialogs.workspaces.probing import fit, words


def test_a_private_channel_of_handlers_is_fit() -> None:
    assert refusals(DESK) == ()
    assert fit(DESK) is None


@pytest.mark.parametrize(
    ("channel", "said", "problem"),
    [
        (LOBBY, "guests in #lobby: Gus Guest", Problem.REFUSED),
        (SHARED, "shared with another organisation", Problem.REFUSED),
        (replace(DESK, people=(SAM, STRANGER)), "shared with another", Problem.REFUSED),
        (ELSEWHERE, "I am not in #closed. Add me to it", Problem.NOT_IN_IT),
        (replace(DESK, archived=True), "is archived. Bring it back", Problem.ARCHIVED),
        (replace(DESK, can_post=False), "may not post in #cpi-desk", Problem.NOT_ALLOWED),
        (replace(DESK, direct=True), "private chat. Choose a channel", Problem.REFUSED),
        (None, "", Problem.NOT_FOUND),
    ],
)
def test_a_channel_that_cannot_be_used_is_refused_with_what_to_do(
    channel: ChannelFacts | None, said: str, problem: Problem
) -> None:
    assert fit(channel) is problem
    assert channel is None or said in " ".join(refusals(channel))


def test_a_guest_who_left_does_not_count() -> None:
    assert refusals(replace(DESK, people=(replace(GUS, deleted=True),))) == ()


def test_members_who_are_no_handlers_are_listed_and_apps_are_not() -> None:
    there = replace(DESK, people=(SAM, JO, OWNER, ROBOT, GONE))
    assert not_handlers(there, {"U2"}) == ("Jo Lind", "Olive Ash")


@pytest.mark.parametrize("naming", [Naming.HANDLER, Naming.ADMIN, Naming.SUBMITTER])
def test_only_full_members_can_be_named(naming: Naming) -> None:
    assert unfit(naming, SAM) == ""
    assert "is a guest" in unfit(naming, GUS)
    assert "another organisation" in unfit(naming, STRANGER)
    assert "has left" in unfit(naming, GONE)
    assert "is an app" in unfit(naming, ROBOT)


def test_only_guests_can_be_named_as_guests() -> None:
    assert unfit(Naming.GUEST, GUS) == ""
    assert "is not a guest" in unfit(Naming.GUEST, SAM)
    assert "another organisation" in unfit(
        Naming.GUEST, Person("x", "X", guest=True, stranger=True)
    )


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, ""), (1, "A"), (2, "A and B"), (3, "A, B and C"), (8, "A, B, C, D, E and 3 more")],
)
def test_names_stand_in_a_sentence(count: int, said: str) -> None:
    assert listed(list("ABCDEFGH"[:count])) == said


@pytest.mark.parametrize("problem", list(Problem))
def test_every_problem_has_words_and_says_what_happens_meanwhile(problem: Problem) -> None:
    assert "went before" in words(problem, moving=True)
    assert "take nothing here" in words(problem, moving=False)
