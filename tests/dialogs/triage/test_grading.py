"""3x5x2 and risk: what a form starts from, and what it refuses."""

from typing import Any

import pytest

from dialogs.intake.cpi_pages import source_page
from dialogs.triage.grading import condition_error, grade, suggest
from dialogs.triage.identity import sender_left_in
from dialogs.triage.risk import may_withdraw, needs_second_look, priority_preset, risk_preset
from dialogs.triage.submitted import Submitted, read
from tests.dialogs.triage.world import CONTENT, DANGER, SENT


def sent(**content: Any) -> Submitted:
    return read({**CONTENT, **content})


@pytest.mark.parametrize(
    ("content", "information"),
    [
        ({"how": "saw"}, "A"),
        ({"how": "records"}, "A"),
        ({"how": "second_hand"}, "C"),
        ({"how": "second_hand", "answers": {"C4": {"why": "Two others said so"}}}, "B"),
        ({"how": "online"}, "C"),
        ({"how": "anonymous"}, "D"),
        ({"how": "told_by_person"}, None),
        ({"how": "saw", "doubt": "false"}, "E"),
        ({"how": "saw", "doubt": "perhaps"}, "E"),
        ({"how": ""}, None),
        ({"how": "second_hand", "answers": {"C4": {"why": {"not_known": True}}}}, "C"),
    ],
)
def test_information_is_suggested_from_how_they_know(
    content: dict[str, Any], information: str | None
) -> None:
    suggested = suggest(sent(**content))
    assert suggested.information == information
    assert suggested.source == "2"
    start = f"Suggested: {information}, " if information else "You choose. "
    assert suggested.because["information"].startswith(start)


def test_every_way_of_knowing_that_the_form_offers_has_a_reason() -> None:
    (how,) = (f for f in source_page().fields if f.name == "how")
    unknown = suggest(sent(how="")).because
    for option in how.options:  # type: ignore[attr-defined] # it is a choice
        known = suggest(sent(how=option.value)).because
        assert (known == unknown) == (option.value == "other")


@pytest.mark.parametrize(
    ("content", "handling"),
    [
        ({"naming": "may"}, "P"),
        ({"naming": "do_not"}, "C"),
        ({"naming": "ask"}, "C"),
        ({"naming": None}, "C"),
        ({"at_risk": "yes"}, "C"),
        ({"at_risk": "not_sure"}, "C"),
        ({"flags": ["person_at_risk"]}, "C"),
    ],
)
def test_handling_protects_who_is_not_to_be_named_or_at_risk(
    content: dict[str, Any], handling: str
) -> None:
    suggested = suggest(sent(**content))
    assert suggested.handling == handling
    assert suggested.conditions == (("S2",) if handling == "C" else ())


def test_a_grade_is_written_in_one_way() -> None:
    assert grade("2", "C", "P") == "2CP"
    for parts in (
        ("4", "C", "P"),
        ("2", "F", "P"),
        ("2", "C", "X"),
        ("", "C", "P"),
        ("22", "C", "P"),
    ):
        with pytest.raises(ValueError):
            grade(*parts)


def test_conditions_go_with_c_only() -> None:
    assert condition_error("P", ()) == ""
    assert condition_error("C", ("A1", "S2")) == ""
    assert "C only" in condition_error("P", ("S2",))
    assert "at least one" in condition_error("C", ())
    assert "exclude" in condition_error("C", ("S1", "S2"))


@pytest.mark.parametrize(
    "content",
    [
        {"alarms": [DANGER]},
        {"history": {"was_urgent": SENT.isoformat()}},
        {"flags": ["person_at_risk"]},
        {"at_risk": "yes"},
    ],
)
def test_risk_starts_high(content: dict[str, Any]) -> None:
    assert risk_preset(sent(**content), high=False) == "high"


def test_risk_has_no_start_otherwise() -> None:
    assert risk_preset(sent(at_risk="not_sure"), high=False) is None
    assert risk_preset(sent(), high=True) == "high"
    assert [priority_preset(r) for r in ("high", "medium", "low", None)] == [
        "now",
        "today",
        "routine",
        None,
    ]


def test_withdrawing_is_stricter_than_closing() -> None:
    assert may_withdraw(sent())
    assert not may_withdraw(sent(at_risk="not_sure"))
    assert not may_withdraw(sent(alarms=[{**DANGER, "kind": "special"}]))
    assert not needs_second_look(sent(at_risk="not_sure"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ann  LEE told us", "the sender's name"),
        ("from Oak Park\nSchool.", "the sender's organisation"),
        ("write to Ann.Lee@OakPark.example", "the sender's email"),
        ("ring +44 7700 900456", "the sender's phone number"),
        ("ring 07700900456", "the sender's phone number"),
        ("Joann Leeds rang 07700 900457", ""),
        ("", ""),
    ],
)
def test_what_points_straight_to_the_sender_is_found(text: str, left: str) -> None:
    assert sender_left_in(text, sent()) == left


def test_destroyed_content_reads_as_nothing() -> None:
    empty = read(None)
    assert (empty.narrative, empty.flags, empty.danger) == ((), frozenset(), ())
    assert sender_left_in("Ann Lee", empty) == ""
