"""Who to call: the number or link that is right for a route, an area and an hour.

Sources: conversation.md section 1 (contacts, property 5), G2 to G4 and the X pages; domain.md 8.
What a profile does not know is shown as the non-emergency number, so nothing here is ever empty.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final, Literal

from dialogs.force.profile import ELSEWHERE, NOT_KNOWN, Area, Link, Number, Profile, Team
from dialogs.intake import hours

Who = Literal["child", "adult", "both"]
Kind = Literal["child", "adult", "lado"]

_KINDS: Final[dict[str, Kind]] = {
    "child_teams": "child",
    "adult_teams": "adult",
    "lados": "lado",
}
_AWAY: Final[dict[Who, str]] = {
    "child": "the children's team of the council where they live",
    "adult": "the adult team of the council where they live",
    "both": "the child and adult teams of the council where they live",
}
_SHOWN: Final[dict[str, tuple[str, ...]]] = {
    "X-999": ("emergency", "silent_code", "emergency_relay"),
    "X-101": ("non_emergency", "non_emergency_relay", "emergency", "online_link"),
    "X-UNSURE": ("emergency", "non_emergency"),
    "X-ADVICE": ("non_emergency", "emergency"),
    "X-CRIME": ("non_emergency", "online_link", "emergency"),
    "X-ADD": ("non_emergency", "emergency"),
    "X-OTHER": ("non_emergency", "online_link", "crimestoppers"),
    "X-PRIVATE": ("non_emergency", "online_link", "crimestoppers"),
}
PLAIN_EXITS: Final = tuple(_SHOWN)
SPECIAL_EXIT: Final = "X-SPECIAL"
REFERRAL_EXIT: Final = "X-REFERRAL"


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to tell about someone at risk. Every field but `closed_now` is a text, never empty.

    `call_now` is what to dial at the hour asked about; `closed_now` is True only when the hours are
    known and the team (for *both*, each of the two) is closed.
    """

    team: str
    number: str
    hours: str
    out_of_hours_number: str
    pathway_link: str
    risk_form: str
    call_now: str
    closed_now: bool

    @property
    def text(self) -> str:
        """The contact in full, as one reads it."""
        return (
            f"{self.team[0].upper()}{self.team[1:]}: {self.number}, {self.hours}. "
            f"Out of hours: {self.out_of_hours_number}. How to refer: {self.pathway_link}."
        )

    def words(self) -> dict[str, str]:
        """The placeholders of G4w, X-REFERRAL and the receipt's promise."""
        return {
            "team": self.team,
            "number": self.number,
            "hours": self.hours,
            "out_of_hours_number": self.out_of_hours_number,
            "pathway_link": self.pathway_link,
            "risk_form": self.risk_form,
            "call_now": self.call_now,
        }


def _team(area: Area, kind: Kind) -> Team:
    return {"child": area.child, "adult": area.adult, "lado": area.lado}[kind]


def _closed(profile: Profile, team: Team, now: datetime) -> bool:
    return team.number is not None and hours.team_open(profile, team.hours, now) is False


def _call_now(profile: Profile, team: Team, now: datetime) -> str:
    advice = profile.numbers.non_emergency.number
    if team.number is None:
        return advice
    night = team.out_of_hours_number or advice
    match hours.team_open(profile, team.hours, now):
        case True:
            return team.number
        case False:
            return night
        case None:
            return f"{team.number} (out of hours {night})"


def _night(team: Team, advice: str) -> str:
    if team.number and team.hours and team.hours.always:
        return team.number
    if team.out_of_hours_number is None:
        return advice
    named = f" ({team.out_of_hours_team})" if team.out_of_hours_team else ""
    return f"{team.out_of_hours_number}{named}"


def _pathway(team: Team, advice: str) -> str:
    if team.pathway_link:
        return f"{team.form}: {team.pathway_link}" if team.form else team.pathway_link
    return f"{team.form} (ask the team for it)" if team.form else f"ask the team, or {advice}"


def _one(profile: Profile, area: Area, kind: Kind, now: datetime) -> Contact:
    team = _team(area, kind)
    advice = profile.numbers.non_emergency.number
    return Contact(
        team=team.name,
        number=team.number or advice,
        hours=team.hours_text if team.number else "at any hour",
        out_of_hours_number=_night(team, advice),
        pathway_link=_pathway(team, advice),
        risk_form=area.risk_form,
        call_now=_call_now(profile, team, now),
        closed_now=_closed(profile, team, now),
    )


def _away(profile: Profile, who: Who, area: str) -> Contact:
    advice = profile.numbers.non_emergency.number
    council = profile.links.find_council_link
    find = council.url if area == ELSEWHERE else None
    return Contact(
        team=_AWAY[who],
        number=find or advice,
        hours=f"or {advice} at any hour" if find else "at any hour",
        out_of_hours_number=advice,
        pathway_link=find or f"ask on {advice}",
        risk_form=profile.areas[0].risk_form,
        call_now=f"{advice}, or {find}" if find else advice,
        closed_now=False,
    )


def _pair(child: str, adult: str) -> str:
    return child if child == adult else f"{child} for the child, {adult} for the adult"


def contact(profile: Profile, who: Who, area: str, now: datetime) -> Contact:
    """Whom to tell about a child, an adult or both who live in `area`: an area's key, `ELSEWHERE`
    or `NOT_KNOWN`. Raises ValueError for any other area.
    """
    home = profile.area(area)
    if home is None:
        if area not in (ELSEWHERE, NOT_KNOWN):
            raise ValueError("no such area in this profile")
        return _away(profile, who, area)
    if who != "both":
        return _one(profile, home, who, now)
    child, adult = _one(profile, home, "child", now), _one(profile, home, "adult", now)
    return Contact(
        team=f"{child.team} and {adult.team}",
        number=_pair(child.number, adult.number),
        hours=_pair(child.hours, adult.hours),
        out_of_hours_number=_pair(child.out_of_hours_number, adult.out_of_hours_number),
        pathway_link=_pair(child.pathway_link, adult.pathway_link),
        risk_form=child.risk_form,
        call_now=_pair(child.call_now, adult.call_now),
        closed_now=child.closed_now and adult.closed_now,
    )


def _joined(labels: list[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"


def all_areas(profile: Profile, kind: Kind, now: datetime) -> str:
    """The teams of every area in one line, by the clock, as "Area number; Area number"; areas
    that share a number stand together, and the last item is for people who live elsewhere.
    """
    found: dict[str, list[str]] = {}
    for area in profile.areas:
        found.setdefault(_call_now(profile, _team(area, kind), now), []).append(area.label)
    listed = [f"{_joined(labels)} {call}" for call, labels in found.items()]
    away = profile.links.find_council_link.url or profile.numbers.non_emergency.number
    return "; ".join([*listed, f"elsewhere {away}"])


def _numbers(profile: Profile) -> dict[str, Number]:
    return {**dict(profile.numbers), **profile.helplines}


def _links(profile: Profile) -> dict[str, Link]:
    return {**dict(profile.links), **profile.more_links}


def _threshold(profile: Profile, area: str | None) -> str:
    home = profile.area(area) if area else None
    known = [
        (place.label, place.threshold_link)
        for place in ([home] if home else profile.areas)
        if place.threshold_link
    ]
    if home and known:
        return known[0][1]
    return "; ".join(f"{label} {link}" for label, link in known)


def threshold_guide(profile: Profile, area: str | None = None) -> str:
    """The sentence on the guide of when to refer, with a space before it; empty where no link is known."""
    known = _threshold(profile, area)
    return f" The guide for your area: {known}." if known else ""


@lru_cache(maxsize=32)
def _named(profile: Profile) -> dict[str, str]:
    """What a profile says at any hour and in any area."""
    return {
        "force": profile.short_name,
        "intelligence_team": profile.intelligence_team,
        "agency_basis": profile.agency_basis,
        "crime_desk": profile.crime_desk,
        **{key: number.number for key, number in _numbers(profile).items()},
        **{key: link.words for key, link in _links(profile).items()},
    }


def facts(
    profile: Profile, now: datetime, *, lead: str | None = None, area: str | None = None
) -> dict[str, str]:
    """Every placeholder that the profile and the clock fill, none of them empty: `OWN_FACTS` and
    the key of each number, helpline and link.

    `lead` is the workspace's own safeguarding lead; `area` narrows the threshold guide and the risk
    form to one home area. {team} and its number are the contact's: `Contact.words`.
    """
    home = (profile.area(area) if area else None) or profile.areas[0]
    return {
        **_named(profile),
        "lead": lead or profile.lead,
        "next_read": hours.say_next_read(profile, now),
        "threshold_link": _threshold(profile, area) or profile.numbers.non_emergency.number,
        "risk_form": home.risk_form,
    }


def special(profile: Profile, key: str, now: datetime, *, lead: str | None = None) -> str:
    """What X-SPECIAL says about one item. Raises KeyError for an item the profile has not."""
    route = profile.special_route(key)
    per_area = {name: all_areas(profile, _KINDS[name], now) for name in route.needs}
    return route.text.format_map({**facts(profile, now, lead=lead), **per_area})


def _shown(profile: Profile, keys: tuple[str, ...] | frozenset[str]) -> tuple[str, ...]:
    numbers, links = _numbers(profile), _links(profile)
    dialled = [numbers[key].number for key in keys if key in numbers]
    opened = [url for key in keys if key in links and (url := links[key].url)]
    return (*dialled, *opened)


def reach(
    profile: Profile,
    exit_page: str,
    now: datetime,
    *,
    item: str = "",
    who: Who = "child",
    area: str = NOT_KNOWN,
) -> tuple[str, ...]:
    """The numbers and links that one exit gives someone in one area at one hour.

    `exit_page` is one of `PLAIN_EXITS`, `SPECIAL_EXIT` (with `item`, a special route's key) or
    `REFERRAL_EXIT` (with `who`). Empty would break property 5 of conversation.md 1; `check` looks
    for that. Raises KeyError for any other page or item.
    """
    if exit_page == REFERRAL_EXIT:
        return (contact(profile, who, area, now).call_now,)
    if exit_page != SPECIAL_EXIT:
        return _shown(profile, _SHOWN[exit_page])
    route = profile.special_route(item)
    home = profile.area(area)
    kinds = [_KINDS[need] for need in sorted(route.needs)]
    teams = [_call_now(profile, _team(home, kind), now) for kind in kinds] if home else []
    return (*_shown(profile, route.placeholders), *teams)
