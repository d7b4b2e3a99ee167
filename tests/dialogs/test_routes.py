"""Who to call, for every route, area and hour."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.force.profile import ELSEWHERE, NOT_KNOWN, OWN_FACTS, Profile, load_profile
from dialogs.intake import routes

LONDON = ZoneInfo("Europe/London")
HAMPSHIRE = load_profile()
NORTHMOOR = load_profile(Path(__file__).parents[1] / "data" / "northmoor.toml")
FORCES = (HAMPSHIRE, NORTHMOOR)
NOON = datetime(2026, 11, 26, 12, tzinfo=LONDON)
NIGHT = datetime(2026, 11, 26, 23, tzinfo=LONDON)
DIALLED_OR_LINK = re.compile(r"\d{3}|https://")

moments = st.integers(0, 8 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@st.composite
def places(draw: st.DrawFn) -> tuple[Profile, str]:
    force = draw(st.sampled_from(FORCES))
    return force, draw(st.sampled_from([*(area.key for area in force.areas), ELSEWHERE, NOT_KNOWN]))


@given(places(), st.sampled_from(get_args(routes.Who)), moments)
def test_a_referral_contact_always_says_whom_to_call(
    place: tuple[Profile, str], who: routes.Who, now: datetime
) -> None:
    force, area = place
    contact = routes.contact(force, who, area, now)
    assert all(contact.words().values())
    assert DIALLED_OR_LINK.search(contact.call_now)
    assert DIALLED_OR_LINK.search(contact.text)


@given(places(), moments)
def test_every_exit_reaches_somebody_from_every_area_at_every_hour(
    place: tuple[Profile, str], now: datetime
) -> None:
    force, area = place
    for page in routes.PLAIN_EXITS:
        assert all(routes.reach(force, page, now))
        assert routes.reach(force, page, now)
    for item in force.special:
        given_out = routes.reach(force, routes.SPECIAL_EXIT, now, item=item.key, area=area)
        assert given_out
        assert all(DIALLED_OR_LINK.search(text) for text in given_out)


@pytest.mark.parametrize("force", FORCES, ids=lambda force: force.slug)
def test_every_fact_has_words(force: Profile) -> None:
    facts = routes.facts(force, NOON)
    assert {key for key, words in facts.items() if not words.strip()} == set()
    assert facts.keys() >= OWN_FACTS


@pytest.mark.parametrize("force", FORCES, ids=lambda force: force.slug)
def test_a_special_text_leaves_no_placeholder_open(force: Profile) -> None:
    for item in force.special:
        words = routes.special(force, item.key, NIGHT)
        assert "{" not in words
        assert "None" not in words


def test_the_team_of_the_area_is_named_with_both_its_numbers_while_its_hours_are_unknown() -> None:
    contact = routes.contact(HAMPSHIRE, "child", "portsmouth", NIGHT)
    assert contact.team == "Portsmouth MASH"
    assert contact.call_now == "023 9268 8793 (out of hours 0300 555 1373)"
    assert not contact.closed_now


def test_the_number_follows_the_clock_where_the_hours_are_known() -> None:
    by_day = routes.contact(NORTHMOOR, "adult", "ashlow", NOON)
    by_night = routes.contact(NORTHMOOR, "adult", "ashlow", NIGHT)
    assert not by_day.closed_now
    assert by_day.call_now == by_day.number
    assert by_night.closed_now
    assert by_night.call_now == by_night.out_of_hours_number != by_day.number


def test_a_team_that_never_closes_keeps_its_number_at_night() -> None:
    contact = routes.contact(NORTHMOOR, "child", "brackendale", NIGHT)
    assert not contact.closed_now
    assert contact.call_now == contact.number == contact.out_of_hours_number


def test_both_shows_the_child_team_and_the_adult_team() -> None:
    contact = routes.contact(HAMPSHIRE, "both", "southampton", NOON)
    assert "023 8083 2300 for the child" in contact.number
    assert "023 8083 3003 for the adult" in contact.number
    assert contact.out_of_hours_number == (
        "023 8023 3344 (emergency duty team) for the child, 101 for the adult"
    )


def test_somewhere_else_leads_to_the_council_finder_and_not_known_to_advice() -> None:
    away = routes.contact(HAMPSHIRE, "child", ELSEWHERE, NOON)
    unknown = routes.contact(HAMPSHIRE, "child", NOT_KNOWN, NOON)
    assert HAMPSHIRE.links.find_council_link.url in (away.number, away.pathway_link)
    assert "101" in away.text
    assert unknown.number == "101"


def test_an_area_of_another_force_is_refused() -> None:
    with pytest.raises(ValueError, match="area"):
        routes.contact(NORTHMOOR, "child", "portsmouth", NOON)


def test_a_number_nobody_knows_is_shown_as_the_non_emergency_number() -> None:
    ladoes = routes.all_areas(HAMPSHIRE, "lado", NOON)
    assert "Portsmouth 101;" in ladoes
    assert "Hampshire and Isle of Wight 01962 876364" in ladoes
    assert routes.all_areas(NORTHMOOR, "lado", NOON).count("Dunthwaite 01632 960101") == 1


def test_the_special_routes_list_the_teams_of_all_areas() -> None:
    words = routes.special(HAMPSHIRE, "child_sexual", NOON)
    for area in HAMPSHIRE.areas:
        assert f"{area.label} {area.child.number}" in words
    trust = routes.special(HAMPSHIRE, "trust", NOON)
    assert f"Hampshire {HAMPSHIRE.areas[0].adult.number}" in trust
    assert f"Southampton {HAMPSHIRE.areas[3].lado.number}" in trust


def test_the_workspaces_own_lead_replaces_the_profiles() -> None:
    lead = "Ms Okoro, room 4"
    assert routes.facts(HAMPSHIRE, NOON, lead=lead)["lead"] == lead
    assert lead in routes.special(HAMPSHIRE, "wound", NOON, lead=lead)


def test_the_threshold_guide_is_the_areas_own() -> None:
    all_guides = routes.facts(NORTHMOOR, NOON)["threshold_link"]
    own = routes.facts(NORTHMOOR, NOON, area="eskmere")["threshold_link"]
    assert own == "https://northmoor.example/thresholds/eskmere"
    assert own in all_guides
    assert routes.facts(HAMPSHIRE, NOON)["threshold_link"] == "101"


def test_no_number_of_one_force_appears_in_the_others_words() -> None:
    words = " ".join(
        [
            *routes.facts(NORTHMOOR, NOON).values(),
            *(routes.special(NORTHMOOR, item.key, NIGHT) for item in NORTHMOOR.special),
            *(
                routes.contact(NORTHMOOR, who, area, NOON).text
                for who in get_args(routes.Who)
                for area in [*(area.key for area in NORTHMOOR.areas), ELSEWHERE, NOT_KNOWN]
            ),
        ]
    )
    assert not re.search(r"\b(999|101|18000|0800|0300|0808|Hampshire)\b", words)
