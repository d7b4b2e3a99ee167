"""Whether a force profile is safe to run, and what the force has still to confirm (domain.md 8).

An error refuses the profile; a warning is a line for the force's to-do list.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal, get_args

from pydantic import BaseModel

from dialogs.force.profile import ELSEWHERE, NOT_KNOWN, Link, Number, Profile, Team
from dialogs.intake import hours, routes

Level = Literal["error", "warning"]

_STALE_AFTER = timedelta(days=365)
_ASK: Final = "to be confirmed by the force"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the check: `where` is the key in the profile, `words` say what is the matter."""

    level: Level
    where: str
    words: str


def check(profile: Profile, now: datetime) -> list[Finding]:
    """Everything wrong or unconfirmed in a profile at `now` (aware), errors first.

    Every route is tried for every area at every hour of the next week with a bank holiday in it.
    """
    try:
        errors = _unreachable(profile, _sample_week(profile, now))
        hours.outcome_by(profile, now)
        hours.look_by(profile, now)
    except (NotImplementedError, ValueError) as error:
        errors = [Finding("error", "holidays, monitoring or clocks", str(error))]
    return [*errors, *_to_confirm(profile, hours.local(profile, now).date())]


def refuses(findings: list[Finding]) -> bool:
    """Whether a profile with these findings must not be run."""
    return any(finding.level == "error" for finding in findings)


def _sample_week(profile: Profile, now: datetime) -> list[datetime]:
    midnight = hours.local(profile, now).replace(hour=0, minute=0, second=0, microsecond=0)
    ahead = (midnight + timedelta(days=days) for days in range(366))
    holiday = next((day for day in ahead if hours.is_bank_holiday(profile, day.date())), midnight)
    monday = holiday - timedelta(days=holiday.weekday())
    return [monday + timedelta(hours=hour) for hour in range(7 * 24)]


def _unreachable(profile: Profile, week: list[datetime]) -> list[Finding]:
    """One error for each route and area that leaves somebody without a number or a link."""
    areas = [*(area.key for area in profile.areas), ELSEWHERE, NOT_KNOWN]
    found: dict[str, Finding] = {}

    def tried(where: str, given: tuple[str, ...], hour: datetime) -> None:
        if not any(text.strip() for text in given):
            words = f"there is no number or link ({hour:%A %H:%M})"
            found.setdefault(where, Finding("error", where, words))

    for hour in week:
        for page in routes.PLAIN_EXITS:
            tried(page, routes.reach(profile, page, hour), hour)
        for area in areas:
            for item in profile.special:
                given = routes.reach(profile, routes.SPECIAL_EXIT, hour, item=item.key, area=area)
                tried(f"special.{item.key}, {area}", given, hour)
            for who in get_args(routes.Who):
                given = routes.reach(profile, routes.REFERRAL_EXIT, hour, who=who, area=area)
                tried(f"areas.{area}.{who}", given, hour)
    return list(found.values())


def _warning(where: str, words: str) -> Finding:
    return Finding("warning", where, words)


def _to_confirm(profile: Profile, today: date) -> list[Finding]:
    advice = profile.numbers.non_emergency.number
    found = [_warning(profile.slug, f"{line}: {_ASK}") for line in profile.to_confirm]
    if profile.alarm_out_of_hours is None and not profile.monitoring.always:
        words = f"no staffed place takes alarms at night, so senders are told to ring {advice}"
        found.append(_warning("alarm_out_of_hours", f"{words}: {_ASK}"))
    found += [
        _missing(f"areas.{area.key}.threshold_link", advice)
        for area in profile.areas
        if area.threshold_link is None
    ]
    for where, entry in _entries(profile):
        found += _gaps(where, entry, advice)
        if not entry.confirmed:
            found.append(_warning(where, f"{_named(entry)}: {_ASK}"))
        if today - entry.checked_on > _STALE_AFTER:
            words = f"last checked on {entry.checked_on:%d/%m/%Y}, more than 12 months ago"
            found.append(_warning(where, f"{_named(entry)}: {words}"))
    return found


def _missing(where: str, instead: str) -> Finding:
    return _warning(where, f"not known, so people read {instead}: {_ASK}")


def _gaps(where: str, entry: Number | Link | Team, advice: str) -> Iterator[Finding]:
    if isinstance(entry, Link) and entry.url is None:
        yield _missing(where, f'"{entry.instead}"')
    if not isinstance(entry, Team):
        return
    if entry.number is None:
        yield _missing(f"{where}.number", advice)
    if entry.out_of_hours_number is None and not (entry.hours and entry.hours.always):
        yield _missing(f"{where}.out_of_hours_number", advice)
    if entry.pathway_link is None:
        yield _missing(f"{where}.pathway_link", f'"{entry.form or "ask the team"}"')
    if entry.hours is None and entry.number is not None:
        yield _missing(f"{where}.hours", f'"{entry.hours_text}" and both numbers')


def _named(entry: Number | Link | Team) -> str:
    match entry:
        case Number():
            return f"{entry.label} {entry.number}"
        case Link():
            return entry.label
        case Team():
            return f"{entry.name} {entry.number or '(no number)'}"


def _entries(node: object, where: str = "") -> Iterator[tuple[str, Number | Link | Team]]:
    """Every number, link and team of the profile with its key."""
    if isinstance(node, Number | Link | Team):
        yield where, node
    elif isinstance(node, BaseModel):
        for key, child in node:
            yield from _entries(child, f"{where}.{key}" if where else key)
    elif isinstance(node, dict):
        for key, child in node.items():
            yield from _entries(child, f"{where}.{key}")
    elif isinstance(node, tuple):
        for child in node:
            if isinstance(child, BaseModel):
                yield from _entries(child, f"{where}.{getattr(child, 'key', '')}")
