"""What the clock says, for a weekday desk and for one that works into the night."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.force.profile import Profile, load_profile
from dialogs.force.week import DAYS, Week
from dialogs.intake import hours

LONDON = ZoneInfo("Europe/London")
HAMPSHIRE = load_profile()
NORTHMOOR = load_profile(Path(__file__).parents[1] / "data" / "northmoor.toml")
NEVER_SHUTS = HAMPSHIRE.model_copy(
    update={
        "monitoring": Week.model_validate(
            {day: ["00:00-24:00"] for day in DAYS} | {"closed_on_bank_holidays": False}
        )
    }
)
FORCES = (HAMPSHIRE, NORTHMOOR, NEVER_SHUTS)

moments = st.integers(0, 8 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
forces = st.sampled_from(FORCES)


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (at(2026, 11, 27, 7, 59), False),
        (at(2026, 11, 27, 8), True),
        (at(2026, 11, 27, 15, 59), True),
        (at(2026, 11, 27, 16), False),
        (at(2026, 11, 28, 10), False),
        (at(2026, 12, 25, 10), False),
        (at(2026, 12, 28, 10), False),
        (at(2026, 12, 29, 10), True),
    ],
)
def test_a_weekday_desk_is_shut_at_night_at_weekends_and_on_bank_holidays(
    moment: datetime, is_open: bool
) -> None:
    assert hours.is_open(HAMPSHIRE, moment) is is_open


def test_hours_past_midnight_belong_to_the_next_day() -> None:
    assert hours.is_open(NORTHMOOR, at(2026, 11, 28, 1, 59))
    assert not hours.is_open(NORTHMOOR, at(2026, 11, 28, 2))
    assert not hours.is_open(NORTHMOOR, at(2026, 11, 27, 1))


def test_a_desk_that_works_on_bank_holidays_is_open_at_christmas() -> None:
    assert hours.is_open(NORTHMOOR, at(2026, 12, 25, 10))


def test_on_friday_evening_the_next_reading_is_on_monday() -> None:
    now = at(2026, 11, 27, 18)
    read = hours.next_read(HAMPSHIRE, now)
    assert read == at(2026, 11, 30, 8)
    assert hours.say_time(HAMPSHIRE, read, now) == "8am on Monday"
    assert hours.look_by(HAMPSHIRE, now) == at(2026, 11, 30, 10)


def test_on_christmas_eve_the_next_reading_is_after_the_holidays() -> None:
    now = at(2026, 12, 24, 16, 30)
    read = hours.next_read(HAMPSHIRE, now)
    assert read == at(2026, 12, 29, 8)
    assert hours.say_time(HAMPSHIRE, read, now) == "8am on Tuesday"


def test_a_far_opening_is_said_with_its_date() -> None:
    now = at(2026, 12, 22, 9)
    assert hours.say_time(HAMPSHIRE, at(2026, 12, 29, 8), now) == "8am on Tuesday 29 December"


def test_while_the_desk_is_open_the_next_reading_is_the_target() -> None:
    now = at(2026, 11, 26, 9, 7)
    assert hours.next_read(HAMPSHIRE, now) == at(2026, 11, 26, 11, 15)
    assert hours.say_time(HAMPSHIRE, hours.next_read(HAMPSHIRE, now), now) == "11:15am today"


def test_a_target_that_passes_closing_time_goes_on_at_the_next_opening() -> None:
    assert hours.look_by(HAMPSHIRE, at(2026, 11, 26, 15)) == at(2026, 11, 27, 9)
    assert hours.look_by(HAMPSHIRE, at(2026, 11, 27, 15)) == at(2026, 11, 30, 9)
    assert hours.outcome_by(HAMPSHIRE, at(2026, 11, 26, 9)) == at(2026, 11, 27, 9)


def test_a_desk_that_never_shuts_counts_minutes_straight_through_midnight() -> None:
    assert hours.look_by(NEVER_SHUTS, at(2026, 11, 28, 23)) == at(2026, 11, 29, 1)
    now = at(2026, 11, 28, 23)
    assert hours.next_opening(NEVER_SHUTS, now) == now


def test_the_night_the_clocks_go_forward_is_an_hour_shorter() -> None:
    assert hours.look_by(NEVER_SHUTS, at(2026, 3, 29, 0, 30)) == at(2026, 3, 29, 3, 30)


def test_the_night_the_clocks_go_back_is_an_hour_longer() -> None:
    due = hours.look_by(NEVER_SHUTS, at(2026, 10, 25, 0, 30))
    assert due.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert hours.say_clock(NEVER_SHUTS, due) == "1:30am"


@pytest.mark.parametrize("weekend", [date(2026, 3, 27), date(2026, 10, 23)])
def test_the_desk_opens_at_eight_on_the_clock_after_a_change(weekend: date) -> None:
    friday = datetime(weekend.year, weekend.month, weekend.day, 18, tzinfo=LONDON)
    opening = hours.next_opening(HAMPSHIRE, friday)
    assert (opening.weekday(), opening.hour, opening.minute) == (0, 8, 0)


def test_fridays_draft_lives_until_the_third_working_day() -> None:
    idle = at(2026, 11, 27, 15)
    expiry = hours.draft_expiry(HAMPSHIRE, idle)
    assert hours.say_date(HAMPSHIRE, expiry) == "Wednesday 2 December"
    assert hours.draft_warning(HAMPSHIRE, idle) == at(2026, 12, 1, 10)


def test_the_holidays_of_another_part_of_the_country_count_there() -> None:
    new_years_eve = at(2026, 12, 31, 12)
    assert hours.next_working_morning(HAMPSHIRE, new_years_eve) == at(2027, 1, 4, 10)
    assert not hours.is_working_day(NORTHMOOR, date(2026, 11, 30))
    assert hours.is_working_day(HAMPSHIRE, date(2026, 11, 30))


def test_a_desk_open_at_weekends_does_not_make_them_working_days() -> None:
    assert hours.add_working_days(NORTHMOOR, date(2026, 11, 20), 1) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (at(2026, 11, 26, 0), "midnight today"),
        (at(2026, 11, 26, 12), "midday today"),
        (at(2026, 11, 26, 12, 30), "12:30pm today"),
        (at(2026, 11, 26, 0, 5), "12:05am today"),
        (at(2026, 11, 27, 16, 30), "4:30pm tomorrow"),
        (at(2026, 12, 2, 8), "8am on Wednesday"),
        (at(2026, 12, 3, 8), "8am on Thursday 3 December"),
        (at(2026, 11, 25, 8), "8am on Wednesday 25 November"),
    ],
)
def test_times_are_said_as_people_say_them(moment: datetime, said: str) -> None:
    assert hours.say_time(HAMPSHIRE, moment, at(2026, 11, 26, 9)) == said


def test_summer_moments_in_utc_are_said_in_local_time() -> None:
    assert hours.say_clock(HAMPSHIRE, datetime(2026, 7, 1, 15, tzinfo=UTC)) == "4pm"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        hours.is_open(HAMPSHIRE, datetime(2026, 7, 1, 15))  # noqa: DTZ001


def test_a_team_whose_hours_nobody_knows_is_neither_open_nor_shut() -> None:
    assert hours.team_open(HAMPSHIRE, None, at(2026, 11, 26, 9)) is None


@given(forces, moments)
def test_the_next_opening_is_open_and_not_in_the_past(force: Profile, now: datetime) -> None:
    opening = hours.next_opening(force, now)
    assert hours.is_open(force, opening)
    assert opening == now if hours.is_open(force, now) else opening > now


@given(forces, moments)
def test_nothing_is_open_between_now_and_the_next_opening(force: Profile, now: datetime) -> None:
    opening = hours.next_opening(force, now)
    if opening > now:
        assert not hours.is_open(force, now + (opening - now) / 2)
        assert not hours.is_open(force, opening - timedelta(seconds=1))


@given(forces, moments)
def test_targets_lie_ahead_and_never_before_the_next_opening(force: Profile, now: datetime) -> None:
    opening, look, outcome = (
        hours.next_opening(force, now),
        hours.look_by(force, now),
        hours.outcome_by(force, now),
    )
    assert opening < look < outcome
    assert now < hours.next_read(force, now) <= look


@given(forces, moments, st.integers(0, 59_999_999))
def test_when_it_is_next_read_is_the_same_for_all_of_a_minute_but_its_first_moment(
    force: Profile, now: datetime, late: int
) -> None:
    inside = now.replace(second=0, microsecond=0) + timedelta(microseconds=late)
    for moment in (inside.replace(second=0, microsecond=0), inside):
        opening = hours.next_opening(force, moment)
        expected = opening if opening > moment else hours.look_by(force, moment)
        assert hours.next_read(force, moment) == expected


@given(forces, moments, st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=9)))
def test_what_is_sent_later_is_never_due_earlier(
    force: Profile, now: datetime, later: timedelta
) -> None:
    assert hours.look_by(force, now) <= hours.look_by(force, now + later)


@given(forces, moments)
def test_a_draft_is_warned_before_it_expires_and_after_it_went_idle(
    force: Profile, idle: datetime
) -> None:
    warning, expiry = hours.draft_warning(force, idle), hours.draft_expiry(force, idle)
    assert idle < warning < expiry
    assert hours.add_working_days(force, warning.date(), 1) == expiry.date()


@given(forces, moments)
def test_the_next_working_morning_is_at_ten_on_a_later_working_day(
    force: Profile, now: datetime
) -> None:
    morning = hours.next_working_morning(force, now)
    assert morning.date() > now.astimezone(LONDON).date()
    assert morning.hour == 10
    assert hours.is_working_day(force, morning.date())
