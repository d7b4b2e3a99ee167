"""The card in the channel: what it says by state, and what it never says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from dialogs.engine.views import CaseCard, Press
from dialogs.ports import Addition, Case, CaseState
from dialogs.triage.card import case_card
from tests.dialogs.triage.world import DANGER, NOW, PROFILE, SENT, new_case, submission

NAMES = {"sam": "Sam Reed"}
TAKEN = new_case(state=CaseState.TAKEN, holder_id="sam", taken_at=NOW, opened_at=NOW)
DONE = replace(
    TAKEN,
    state=CaseState.DECIDED,
    outcome="intelligence",
    decided_at=NOW + timedelta(minutes=96),
)


def card(case: Case, *added: str, **content: Any) -> CaseCard:
    additions = tuple(Addition(f"a{n}", "sub1", kind, NOW, {}) for n, kind in enumerate(added))
    return case_card(PROFILE, case, submission(**content), NAMES, additions)


def labels(shown: CaseCard) -> list[str]:
    return [action.label for action in shown.actions]


def test_a_new_case() -> None:
    shown = card(new_case())
    assert shown.headline == "NEW"
    assert shown.rows == (
        ("Topic", "Criminal exploitation"),
        ("Area", "Portsmouth"),
        ("Sector", "Education"),
        ("Sent", "Sun 22 Nov 07:58"),
        ("Look by", "Mon 23 Nov 10:00"),
    )
    assert shown.marks == ()
    assert labels(shown) == ["Take and open", "Open"]
    assert shown.push == "New CPI, Portsmouth, look by Mon 10:00"


def test_the_marks_are_words() -> None:
    before = (SENT - timedelta(minutes=12)).isoformat()
    shown = card(
        new_case(),
        alarms=[DANGER],
        at_risk="yes",
        flags=["person_at_risk", "referral_today"],
        history={"after_999": before},
    )
    assert shown.marks == (
        "ALARM danger words, person said no one is in danger",
        "Someone may be at risk if acted on",
        "Referral promised, not yet confirmed",
        "A child or an adult at risk of harm",
        "Shown 999 page 12 minutes before sending",
    )
    assert shown.push.startswith("ALARM, new CPI, Portsmouth")


def test_a_promise_kept_is_marked_so() -> None:
    shown = card(new_case(), "promise_kept", flags=["referral_today"])
    assert shown.marks == ("Referral promised, confirmed",)


def test_a_taken_case_names_who_has_it() -> None:
    shown = card(TAKEN)
    assert shown.headline == "WITH Sam Reed, since Mon 23 Nov 08:04"
    assert card(replace(TAKEN, created_at=NOW)).headline == "WITH Sam Reed, since 08:04"
    assert labels(shown) == [
        "Open",
        "Intelligence log",
        "Crime desk",
        "Safeguarding",
        "No action",
        "Release",
    ]
    assert shown.actions[1].does == Press("intelligence", "case1", 1)


def test_a_case_its_holder_has_not_opened_offers_no_outcome() -> None:
    assert labels(card(replace(TAKEN, opened_at=None))) == ["Open", "Release"]


def test_a_proposed_closing_offers_to_confirm_it() -> None:
    shown = card(replace(TAKEN, outcome="no_action_proposed"))
    assert "Confirm no action" in labels(shown)
    assert "No action" not in labels(shown)
    assert shown.marks[0].startswith("No action proposed")


def test_a_decided_case() -> None:
    shown = card(replace(DONE, created_at=NOW))
    assert shown.headline == "DONE 09:40, intelligence log"
    assert labels(shown) == ["Open"]
    assert "Look by" not in dict(shown.rows)
    assert shown.push == "CPI-7K4M-1Q: DONE 09:40, intelligence log"


def test_a_corrected_person_is_on_the_first_line_until_it_is_dealt_with() -> None:
    at = NOW + timedelta(hours=3)
    shown = card(replace(DONE, created_at=NOW, corrected_at=at, opened_at=None))
    assert shown.headline == "CORRECTED: PERSON, 11:04"
    assert dict(shown.rows)["State"] == "DONE 09:40, intelligence log"
    assert labels(shown) == ["Open"]
    read_again = replace(TAKEN, corrected_at=at, opened_at=at + timedelta(minutes=1))
    assert card(read_again).headline.startswith("WITH Sam Reed")
    amended = replace(DONE, corrected_at=at, decided_at=at + timedelta(minutes=9))
    assert card(amended).headline.startswith("DONE")


def test_a_withdrawn_case_has_no_buttons() -> None:
    shown = card(replace(new_case(), state=CaseState.WITHDRAWN), alarms=[DANGER])
    assert (shown.headline, labels(shown), shown.marks) == ("WITHDRAWN", [], ())


def test_times_are_in_the_zone_of_the_force() -> None:
    july = datetime(2026, 7, 1, 7, 4, tzinfo=UTC)
    shown = card(replace(TAKEN, taken_at=july, created_at=july))
    assert shown.headline == "WITH Sam Reed, since 08:04"


SECRETS: dict[str, Any] = {
    "answers": {"C1": {"what": "SECRET"}, "C4": {"why": "SECRET"}},
    "alarms": [{**DANGER, "words": "SECRET"}, {**DANGER, "kind": "crime", "words": "SECRET"}],
    "narrative": ["SECRET"],
    "people": [{"name": "SECRET"}],
    "vehicles": [{"registration": "SECRET"}],
    "parts": [{"title": "SECRET", "lines": [["SECRET", "SECRET"]]}],
    "sender": dict.fromkeys(("name", "job", "organisation", "contact"), "SECRET"),
    "at_risk": "yes",
    "flags": ["person_at_risk", "referral_made", "SECRET"],
    "history": {"was_urgent": SENT.isoformat(), "was_unsure": SENT.isoformat()},
    **dict.fromkeys(
        ("at_risk_who", "call", "first_told", "view", "crime_reference", "referral_reference"),
        "SECRET",
    ),
}


@pytest.mark.parametrize(
    "case",
    [
        new_case(),
        TAKEN,
        replace(TAKEN, opened_at=None),
        replace(TAKEN, outcome="no_action_proposed"),
        DONE,
        replace(DONE, corrected_at=NOW + timedelta(hours=4)),
        new_case(state=CaseState.WITHDRAWN),
    ],
)
def test_no_card_holds_what_anybody_wrote_or_more_than_six_buttons(case: Case) -> None:
    shown = card(case, "promise_kept", **SECRETS)
    assert "SECRET" not in repr(shown)
    assert len(shown.actions) <= 6
    assert all(len(action.label) <= 25 for action in shown.actions)


def test_a_card_can_be_drawn_when_the_content_is_destroyed() -> None:
    gone = replace(submission(), content=None)
    assert case_card(PROFILE, DONE, gone, NAMES).marks == ()
