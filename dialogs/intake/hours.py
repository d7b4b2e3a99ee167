"""What the clock says: monitoring hours, targets, working days, and how a time is said.

Every function is pure. A moment goes in as any aware datetime and comes out in the force's zone;
differences are taken in UTC, so that the nights on which the clocks change are counted right.
Sources: conversation.md, first lines of section 2 and 4.5; domain.md sections 5 and 7.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from dialogs.force.profile import Profile
from dialogs.force.week import DAYS, Week

_HORIZON_DAYS = 400
_QUARTER = 15
_REMIND_AT = time(10)
_LAST_MINUTE = time(23, 59)
_NOON = time(12)
_MIDNIGHT = time(0)


@lru_cache(maxsize=64)
def bank_holidays(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    """The public holidays of one year. Raises NotImplementedError for a country or part of it that
    the `holidays` package does not know.
    """
    import holidays  # noqa: PLC0415  (costs 100 ms; most commands never ask)

    return frozenset(holidays.country_holidays(country, subdiv=subdivision, years=year))


def is_bank_holiday(profile: Profile, day: date) -> bool:
    """Whether a day is a public holiday where the force is."""
    return day in bank_holidays(profile.holidays_country, profile.holidays_subdivision, day.year)


def is_working_day(profile: Profile, day: date) -> bool:
    """Whether practitioners are likely to be at work: one of `working_days`, no bank holiday."""
    return DAYS[day.weekday()] in profile.working_days and not is_bank_holiday(profile, day)


def local(profile: Profile, moment: datetime) -> datetime:
    """A moment on the force's clock. Raises ValueError for a datetime without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(profile.zone)


def _at(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    whole, rest = divmod(minutes, 24 * 60)
    hour, minute = divmod(rest, 60)
    return datetime.combine(day + timedelta(days=whole), time(hour, minute), zone).astimezone(UTC)


def _stretches(profile: Profile, week: Week, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The open stretches that end after `now`, in UTC and in order; one may begin where the last
    ended.
    """
    zone = profile.zone
    first = local(profile, now).date() - timedelta(days=1)
    for offset in range(_HORIZON_DAYS):
        day = first + timedelta(days=offset)
        windows = week.on(day.weekday())
        if not windows or (week.closed_on_bank_holidays and is_bank_holiday(profile, day)):
            continue
        for window in windows:
            opens, closes = _at(day, window.start, zone), _at(day, window.end, zone)
            if now < closes and opens < closes:
                yield opens, closes


def week_open(profile: Profile, week: Week, now: datetime) -> bool:
    """Whether `now` falls in the hours of a week on the force's clock and calendar."""
    opens, _ = next(_stretches(profile, week, now))
    return opens <= now


def team_open(profile: Profile, hours: Week | None, now: datetime) -> bool | None:
    """Whether a referral team answers now; None when nobody has confirmed its hours."""
    return None if hours is None else week_open(profile, hours, now)


def is_open(profile: Profile, now: datetime) -> bool:
    """Whether the desk is reading what arrives."""
    return week_open(profile, profile.monitoring, now)


def next_opening(profile: Profile, now: datetime) -> datetime:
    """When the desk is open: `now` if it is, else the start of its next hours."""
    opens, _ = next(_stretches(profile, profile.monitoring, now))
    return local(profile, max(opens, now))


def _after_working_minutes(profile: Profile, since: datetime, minutes: int) -> datetime:
    start = local(profile, since).replace(second=0, microsecond=0).astimezone(UTC)
    if start < since:
        start += timedelta(minutes=1)
    start += timedelta(minutes=-start.minute % _QUARTER)
    left = timedelta(minutes=minutes)
    for opens, closes in _stretches(profile, profile.monitoring, start):
        begins = max(opens, start)
        if closes - begins >= left:
            return local(profile, begins + left)
        left -= closes - begins
    raise ValueError("the monitoring hours are too few for this target")


def look_by(profile: Profile, sent_at: datetime) -> datetime:
    """By when a handler first looks at what was sent: the target in monitored hours, counted from
    the next quarter of an hour so that the time can be said.
    """
    return _after_working_minutes(profile, sent_at, profile.clocks.look_by_minutes)


def outcome_by(profile: Profile, sent_at: datetime) -> datetime:
    """By when an outcome is due, counted as `look_by` is."""
    return _after_working_minutes(profile, sent_at, profile.clocks.outcome_minutes)


def next_read(profile: Profile, now: datetime) -> datetime:
    """By when something sent now is read: the next opening, or `look_by` while the desk is open."""
    return _next_read(profile, _minute(profile, now))[0]


def say_next_read(profile: Profile, now: datetime) -> str:
    """The same as one says it: "8am tomorrow"."""
    return _next_read(profile, _minute(profile, now))[1]


def _minute(profile: Profile, now: datetime) -> datetime:
    """The moment, or one that stands for all in the same minute."""
    at = local(profile, now).astimezone(UTC)
    inside = 30 if at.second or at.microsecond else 0
    return at.replace(second=inside, microsecond=0)


@lru_cache(maxsize=64)
def _next_read(profile: Profile, now: datetime) -> tuple[datetime, str]:
    """Nothing changes between one whole minute and the next, so it is asked once in each."""
    opening = next_opening(profile, now)
    read = opening if opening > now else look_by(profile, now)
    return read, say_time(profile, read, now)


def add_working_days(profile: Profile, day: date, count: int) -> date:
    """The `count`-th working day after `day`, `day` itself not counted."""
    left = count
    while left > 0:
        day += timedelta(days=1)
        left -= is_working_day(profile, day)
    return day


def draft_expiry(profile: Profile, idle_since: datetime) -> datetime:
    """When an idle draft is deleted: the last minute of the third working day (domain.md 7)."""
    day = local(profile, idle_since).date()
    last = add_working_days(profile, day, profile.draft_working_days)
    return datetime.combine(last, _LAST_MINUTE, profile.zone)


def end_of_next_working_day(profile: Profile, moment: datetime) -> datetime:
    """The last minute of the working day after `moment`."""
    day = add_working_days(profile, local(profile, moment).date(), 1)
    return datetime.combine(day, _LAST_MINUTE, profile.zone)


def draft_warning(profile: Profile, idle_since: datetime) -> datetime:
    """When the owner of an idle draft is warned: 10:00 on the working day before its last."""
    day = local(profile, idle_since).date()
    eve = add_working_days(profile, day, profile.draft_working_days - 1)
    return datetime.combine(eve, _REMIND_AT, profile.zone)


def next_working_morning(profile: Profile, now: datetime) -> datetime:
    """10:00 on the next working day after today, when a promise is followed up."""
    day = add_working_days(profile, local(profile, now).date(), 1)
    return datetime.combine(day, _REMIND_AT, profile.zone)


def say_clock(profile: Profile, moment: datetime) -> str:
    """The time of day: "8am", "4:30pm", "midday", "midnight"."""
    at = local(profile, moment).time().replace(second=0, microsecond=0)
    if at == _NOON:
        return "midday"
    if at == _MIDNIGHT:
        return "midnight"
    hour = at.hour % 12 or 12
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{hour}{minutes}{'am' if at.hour < 12 else 'pm'}"


def say_day(profile: Profile, moment: datetime) -> str:
    """The weekday: "Monday"."""
    return f"{local(profile, moment):%A}"


def say_date(profile: Profile, moment: datetime) -> str:
    """The date: "Thursday 26 November"."""
    at = local(profile, moment)
    return f"{at:%A} {at.day} {at:%B}"


def say_time(profile: Profile, moment: datetime, now: datetime) -> str:
    """A moment as one says it at `now`: "4:30pm today", "8am tomorrow", "8am on Monday" within six
    days, "8am on Tuesday 5 January" beyond.
    """
    clock = say_clock(profile, moment)
    days = (local(profile, moment).date() - local(profile, now).date()).days
    if days in (0, 1):
        return f"{clock} {'today' if days == 0 else 'tomorrow'}"
    if 1 < days < 7:
        return f"{clock} on {say_day(profile, moment)}"
    return f"{clock} on {say_date(profile, moment)}"
