"""Force profiles: what is read, what is refused, and what the check says."""

from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path

import pytest
from pydantic import ValidationError

from dialogs.force.check import Finding, check, refuses
from dialogs.force.profile import Profile, ProfileError, load_profile, parse_profile
from dialogs.force.week import Window

NORTHMOOR = Path(__file__).parents[1] / "data" / "northmoor.toml"
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TEXT = (resources.files("dialogs.force") / "hampshire.toml").read_text(encoding="utf-8")


def changed(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def test_the_bundled_profile_is_the_default() -> None:
    profile = load_profile()
    assert profile == load_profile("hampshire")
    assert [area.label for area in profile.areas] == [
        "Hampshire",
        "Isle of Wight",
        "Portsmouth",
        "Southampton",
    ]
    assert len(profile.special) == 9
    assert len(profile.topics) == 8
    assert len(profile.sectors) == 11
    assert (profile.risk_test, profile.other_topics) == ("significant", "signpost")


def test_another_force_is_read_from_its_file() -> None:
    profile = load_profile(NORTHMOOR)
    assert len(profile.areas) == 12
    assert (profile.risk_test, profile.other_topics) == ("immediate", "accept")
    assert profile.monitoring.sat == (Window(0, 120), Window(540, 1440))


def test_the_special_items_need_the_contacts_their_words_name() -> None:
    profile = load_profile()
    needs = {route.key: route.needs for route in profile.special if route.needs}
    assert needs == {
        "child_sexual": {"child_teams"},
        "fgm": {"child_teams"},
        "trust": {"adult_teams", "lados"},
    }


def test_a_profile_cannot_be_changed_while_running() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        load_profile().slug = "other"  # type: ignore[misc]  # the refusal is what is tested


def test_areas_are_found_by_key_and_said_by_label() -> None:
    profile = load_profile()
    area = profile.area("isle_of_wight")
    assert area is not None
    assert area.child.public_number == "01983 823435"
    assert profile.area("elsewhere") is None
    assert profile.area_label("elsewhere") == "Somewhere else"
    assert profile.area_label("not_known") == "Not known"
    assert profile.area_label("portsmouth") == "Portsmouth"


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("retain_days = 30", "retain_days = 0", "retain_days"),
        ("retain_days = 30", 'retain_days = 30\ncolour = "blue"', "colour"),
        ('mon = ["08:00-16:00"]', 'mon = ["16:00-08:00"]', "monitoring.mon"),
        ('mon = ["08:00-16:00"]', 'mon = ["8 to 4"]', "monitoring.mon"),
        ('mon = ["08:00-16:00"]', 'mon = ["08:00-16:75"]', "monitoring.mon"),
        ('mon = ["08:00-16:00"]', 'mon = ["08:00-12:00", "11:00-16:00"]', "monitoring.mon"),
        ('timezone = "Europe/London"', 'timezone = "Europe/Londinium"', "timezone"),
        ('number = "999"', 'number = "nine"', "numbers.emergency.number"),
        ('risk_test = "significant"', 'risk_test = "none"', "risk_test"),
        ('key = "portsmouth"\nlabel', 'key = "southampton"\nlabel', "areas"),
        ('key = "portsmouth"\nlabel', 'key = "elsewhere"\nlabel', "elsewhere"),
        ("or call {act_early}", "or call {act_late}", "act_late"),
        ("or call {act_early}", "or call {act_early", "special.5.text"),
        ("or call {act_early}", "or call {}", "special.5.text"),
        ("or call {act_early}", "or call {lead.name}", "special.5.text"),
        ("[helplines.act_early]", "[helplines.emergency]", "emergency"),
        ('url = "https://www.policeconduct.gov.uk/"', 'url = "policeconduct.gov.uk"', "iopc_link"),
        ('working_days = ["mon", "tue", "wed", "thu", "fri"]', "working_days = []", "working_days"),
        ("draft_working_days = 3", "draft_working_days = 1", "draft_working_days"),
    ],
)
def test_a_faulty_profile_is_refused_with_the_key_named(old: str, new: str, named: str) -> None:
    with pytest.raises(ProfileError, match=r"(?s)test\.toml cannot be used.*" + named):
        parse_profile(changed(old, new), "test.toml")


def test_broken_toml_is_refused_in_plain_words() -> None:
    with pytest.raises(ProfileError, match="not valid TOML"):
        parse_profile("slug = ", "test.toml")


@pytest.mark.parametrize("source", ["atlantis", "/no/such/profile.toml"])
def test_a_profile_that_is_not_there_is_named(source: str) -> None:
    with pytest.raises(ProfileError, match=source):
        load_profile(source)


def test_the_bundled_profile_is_safe_to_run_and_lists_what_is_unconfirmed() -> None:
    findings = check(load_profile(), NOW)
    assert not refuses(findings)
    where = {finding.where for finding in findings}
    assert "areas.portsmouth.lado.number" in where
    assert "areas.southampton.adult.out_of_hours_number" in where
    assert "links.online_link" in where
    assert "alarm_out_of_hours" in where
    assert all(finding.words.endswith("to be confirmed by the force") for finding in findings)


def test_a_confirmed_profile_warns_only_of_its_gaps() -> None:
    findings = check(load_profile(NORTHMOOR), NOW)
    assert not refuses(findings)
    assert {finding.where.rsplit(".", 1)[-1] for finding in findings} == {
        "number",
        "out_of_hours_number",
    }


def test_what_was_checked_over_a_year_ago_is_stale() -> None:
    old = changed("checked_on = 2026-11-22", "checked_on = 2025-11-20")
    findings = check(parse_profile(old, "test.toml"), NOW)
    stale = [finding for finding in findings if "more than 12 months" in finding.words]
    assert stale == [
        Finding(
            "warning",
            "numbers.emergency",
            "Emergency 999: last checked on 20/11/2025, more than 12 months ago",
        )
    ]


def test_a_special_route_without_a_number_or_link_refuses_the_profile() -> None:
    words = "Care comes first. Then follow your own rule for telling the police: {non_emergency}, or {emergency} if anyone is in danger."
    findings = check(parse_profile(changed(words, "Care comes first."), "test.toml"), NOW)
    assert refuses(findings)
    errors = [finding for finding in findings if finding.level == "error"]
    assert {error.where for error in errors} >= {"special.wound, hampshire"}
    assert all(error.where.startswith("special.wound") for error in errors)


def test_a_country_whose_holidays_are_unknown_refuses_the_profile() -> None:
    text = changed('holidays_subdivision = "ENG"', 'holidays_subdivision = "ATL"')
    assert refuses(check(parse_profile(text, "test.toml"), NOW))


def _dates(profile: Profile) -> set[date]:
    teams = [team for area in profile.areas for team in (area.child, area.adult, area.lado)]
    return {team.checked_on for team in teams}


def test_every_contact_says_when_it_was_last_looked_up() -> None:
    assert _dates(load_profile()) == {date(2026, 11, 22)}


def test_nothing_of_a_force_is_written_into_the_modules_that_read_it() -> None:
    root = Path(__file__).parents[2] / "dialogs"
    modules = [*(root / "force").glob("*.py"), root / "intake/hours.py", root / "intake/routes.py"]
    profile = load_profile()
    texts = {area.label for area in profile.areas} | {profile.name, profile.short_name}
    for area in profile.areas:
        for team in (area.child, area.adult, area.lado):
            texts |= {team.name, team.number or team.name}
    source = "\n".join(module.read_text(encoding="utf-8") for module in modules)
    assert len(modules) >= 5
    assert {text for text in texts if text in source} == set()
