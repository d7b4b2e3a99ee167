"""What differs from force to force: one TOML file, validated once, never changed while running.

domain.md, first page and sections 1, 4 to 8. Everything here is data: no other module may hold a
name, a number or a link that belongs to a force or a country.
"""

import re
import tomllib
from datetime import date
from importlib import resources
from pathlib import Path
from string import Formatter
from typing import Annotated, Any, Final, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from dialogs.force.week import DAYS, Day, Frozen, Week

DEFAULT_PROFILE: Final = "hampshire"
ELSEWHERE: Final = "elsewhere"
NOT_KNOWN: Final = "not_known"
PER_AREA: Final = frozenset({"child_teams", "adult_teams", "lados"})
OWN_FACTS: Final = frozenset(
    {
        "force",
        "intelligence_team",
        "lead",
        "agency_basis",
        "crime_desk",
        "next_read",
        "threshold_link",
        "risk_form",
    }
)


class ProfileError(Exception):
    """A force profile that cannot be used; the words say which key and why."""


def _https(url: str) -> str:
    if not url.startswith("https://"):
        raise ValueError("a link starts with https://")
    return url


def _listed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1500)]
Dialled = Annotated[str, StringConstraints(pattern=r"^[0-9][0-9 ]{1,19}$")]
Url = Annotated[str, AfterValidator(_https)]


class Number(Frozen):
    """A phone number (or code to dial) as people read it, and when it was last looked up."""

    number: Dialled
    label: Words
    checked_on: date
    confirmed: bool = False


class Numbers(Frozen):
    """The numbers every page may rely on; their keys are placeholders in the pages' words."""

    emergency: Number
    silent_code: Number
    emergency_relay: Number
    non_emergency: Number
    non_emergency_relay: Number
    crimestoppers: Number


class Link(Frozen):
    """A web address; `url` is None until the force names it, and `instead` is then shown."""

    label: Words
    url: Url | None = None
    instead: Words
    checked_on: date
    confirmed: bool = False

    @property
    def words(self) -> str:
        """The address, or what to do while it is not known."""
        return self.url or self.instead


class Links(Frozen):
    """The links every page may rely on; their keys are placeholders in the pages' words."""

    online_link: Link
    web_form_link: Link
    find_council_link: Link
    sharing_guidance_link: Link
    health_guidance_link: Link
    examples_link: Link
    flowchart_link: Link
    report_link: Link


class Team(Frozen):
    """Who takes a referral in one area. A None is not known publicly: the routes show the
    non-emergency number in its place and `check` lists it (domain.md 8).

    `hours` are for the clock and None when nobody has confirmed them; `hours_text` is what people
    read either way. `form` is the referral form, as in "How to refer: the Referral Form".
    """

    name: Words
    number: Dialled | None = None
    public_number: Dialled | None = None
    hours_text: Words
    hours: Week | None = None
    out_of_hours_number: Dialled | None = None
    out_of_hours_team: Words | None = None
    pathway_link: Url | None = None
    form: Words | None = None
    checked_on: date
    confirmed: bool = False


class Area(Frozen):
    """A home area of the people at risk, with its three contacts."""

    key: Key
    label: Annotated[Words, Field(max_length=25)]
    child: Team
    adult: Team
    lado: Team
    threshold_link: Url | None = None
    risk_form: Words

    @field_validator("key")
    @classmethod
    def _not_reserved(cls, key: str) -> str:
        if key in (ELSEWHERE, NOT_KNOWN):
            raise ValueError(f"{key} is reserved")
        return key


class Choice(Frozen):
    """One item of a list: `key` is stored, `label` is read."""

    key: Key
    label: Words


class SpecialRoute(Frozen):
    """A matter that never goes into the form (conversation.md G2 and X-SPECIAL).

    `text` may hold any placeholder of `routes.facts`, and {child_teams}, {adult_teams}, {lados}.
    """

    key: Key
    label: Words
    text: Words

    @field_validator("text")
    @classmethod
    def _bare_braces(cls, text: str) -> str:
        for _, name, spec, conversion in Formatter().parse(text):
            if name is not None and (spec or conversion or not name.isidentifier()):
                raise ValueError("a placeholder is a bare name in braces, such as {lead}")
        return text

    @property
    def placeholders(self) -> frozenset[str]:
        """The names in braces in `text`."""
        return frozenset(name for _, name, _, _ in Formatter().parse(self.text) if name)

    @property
    def needs(self) -> frozenset[str]:
        """Which contacts of each area the text shows: some of `PER_AREA`."""
        return self.placeholders & PER_AREA


class Clocks(Frozen):
    """Targets in working minutes, that is minutes within the monitoring hours."""

    look_by_minutes: int = Field(default=120, ge=15, le=2400)
    outcome_minutes: int = Field(default=480, ge=15, le=24000)


class ExtraFields(Frozen):
    """Fields a force may want in addition; all off by default (domain.md 3)."""

    sex: bool = False
    ethnicity: bool = False
    care_status: bool = False
    indicators: bool = False
    base: bool = False


class Profile(Frozen):
    """One force. `short_name` is what messages call it; `lead` who to ask when in doubt."""

    slug: Key
    name: Words
    short_name: Words
    intelligence_team: Words = "the intelligence team"
    lead: Words = "your safeguarding lead"
    agency_basis: Words
    timezone: Words
    holidays_country: Words = "GB"
    holidays_subdivision: Words | None = "ENG"
    working_days: Annotated[tuple[Day, ...], BeforeValidator(_listed)] = DAYS[:5]
    monitoring: Week
    clocks: Clocks = Clocks()

    risk_test: Literal["immediate", "significant"] = "significant"
    other_topics: Literal["signpost", "accept"] = "signpost"
    feedback: Literal["none", "received", "outcome"] = "outcome"
    unsent_danger: Literal["nudge", "tell_duty"] = "nudge"
    recheck_after_hours: int = Field(default=12, ge=1, le=72)
    retain_days: int = Field(default=30, ge=1, le=366)
    draft_working_days: int = Field(default=3, ge=2, le=20)
    alarm_out_of_hours: Words | None = None
    call_number: str = ""
    crime_desk: Words
    extra_fields: ExtraFields = ExtraFields()

    numbers: Numbers
    helplines: dict[Key, Number] = Field(default_factory=dict)
    links: Links
    more_links: dict[Key, Link] = Field(default_factory=dict)
    areas: tuple[Area, ...] = Field(min_length=1, max_length=40)
    special: tuple[SpecialRoute, ...] = Field(min_length=1, max_length=20)
    topics: tuple[Choice, ...] = Field(min_length=1, max_length=60)
    sectors: tuple[Choice, ...] = Field(min_length=1, max_length=40)
    districts: tuple[Choice, ...] = Field(min_length=1, max_length=100)
    offences: tuple[Choice, ...] = Field(min_length=1, max_length=60)
    police_teams: tuple[Choice, ...] = Field(min_length=1, max_length=40)
    to_confirm: tuple[Words, ...] = ()

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"{name} is not a time zone") from error
        return name

    @field_validator("working_days")
    @classmethod
    def _some_working_day(cls, days: tuple[Day, ...]) -> tuple[Day, ...]:
        if not days:
            raise ValueError("no working day is named")
        return days

    @model_validator(mode="after")
    def _keys_differ(self) -> Self:
        for field in (
            "areas",
            "special",
            "topics",
            "sectors",
            "districts",
            "offences",
            "police_teams",
        ):
            keys = [item.key for item in getattr(self, field)]
            if len(set(keys)) < len(keys):
                raise ValueError(f"{field}: two items have the same key")
        return self

    @model_validator(mode="after")
    def _placeholders_resolve(self) -> Self:
        named = [*Numbers.model_fields, *Links.model_fields, *self.helplines, *self.more_links]
        if clash := {key for key in named if named.count(key) > 1} | (set(named) & OWN_FACTS):
            raise ValueError(f"two numbers or links have the same key: {', '.join(sorted(clash))}")
        known = {*named, *PER_AREA, *OWN_FACTS}
        for route in self.special:
            if unknown := route.placeholders - known:
                braces = ", ".join(f"{{{name}}}" for name in sorted(unknown))
                raise ValueError(f"special.{route.key}.text: nothing is called {braces}")
        return self

    def __hash__(self) -> int:
        """Cheap, because a profile is the key of what is made from it; equal profiles have one slug."""
        return hash(self.slug)

    @property
    def zone(self) -> ZoneInfo:
        """The force's time zone."""
        return ZoneInfo(self.timezone)

    def area(self, key: str) -> Area | None:
        """The area with this key, None for `ELSEWHERE`, `NOT_KNOWN` or a key of another force."""
        return next((area for area in self.areas if area.key == key), None)

    def area_label(self, key: str) -> str:
        """What cards and pages call an area, *Somewhere else* and *Not known* included."""
        if (area := self.area(key)) is not None:
            return area.label
        return "Somewhere else" if key == ELSEWHERE else "Not known"

    def special_route(self, key: str) -> SpecialRoute:
        """The special route with this key. Raises KeyError for any other."""
        for route in self.special:
            if route.key == key:
                return route
        raise KeyError(key)


def parse_profile(text: str, source: str) -> Profile:
    """Reads a profile from TOML `text`; `source` names it in errors.

    Raises ProfileError with one line for each fault, naming the key.
    """
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{source} is not valid TOML: {error}") from error
    try:
        return Profile.model_validate(data)
    except ValidationError as error:
        lines = [
            f"{'.'.join(str(part) for part in fault['loc']) or 'the profile'}: {fault['msg'].removeprefix('Value error, ')}"
            for fault in error.errors(include_url=False, include_input=False)
        ]
        raise ProfileError("\n".join([f"{source} cannot be used:", *lines])) from error


def load_profile(path_or_name: str | Path = DEFAULT_PROFILE) -> Profile:
    """The profile in a TOML file, or a bundled one by its bare name.

    Raises ProfileError when there is no such file or its content does not hold up.
    """
    source = str(path_or_name)
    try:
        if re.fullmatch(r"[a-z][a-z0-9_]*", source):
            text = (resources.files(__package__) / f"{source}.toml").read_text(encoding="utf-8")
        else:
            text = Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(f"There is no readable force profile at {source}") from error
    return parse_profile(text, source)
