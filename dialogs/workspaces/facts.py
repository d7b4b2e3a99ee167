"""What a platform says of people and channels, as data, and what is wrong with them. Pure."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from dialogs.engine.pickers import Known
from dialogs.ports import Naming

MOST_NAMES = 5
"""Names in one sentence; the rest is a count."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone, as the platform says now. ``id`` is the platform's own.

    ``stranger``: of another organisation, seen through a shared channel. ``admin``: owns or
    administers the workspace (or, where a platform has no such people, installed the bot).
    """

    id: str
    name: str
    guest: bool = False
    stranger: bool = False
    admin: bool = False
    deleted: bool = False
    bot: bool = False

    @property
    def absent(self) -> bool:
        """Nobody who could read a message: an app, or someone who left."""
        return self.bot or self.deleted

    @property
    def full(self) -> bool:
        """A full member of the workspace, who is there."""
        return not (self.guest or self.stranger or self.deleted or self.bot)


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """A channel, as the platform says now. ``name`` as people there read it.

    ``shared``: with another organisation, now or soon. ``member``: the bot is in it. ``direct``: a
    chat of a few people. ``people``: everyone in it.
    """

    id: str
    name: str
    private: bool = True
    shared: bool = False
    archived: bool = False
    direct: bool = False
    member: bool = True
    can_post: bool = True
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What was looked up for one turn, by what was asked for (`Wanted`). What was not found is not there."""

    people: Mapping[str, Person] = field(default_factory=dict)
    channels: Mapping[str, ChannelFacts] = field(default_factory=dict)

    def person(self, person_id: str) -> Person | None:
        """The person with this id."""
        return next((person for person in self.people.values() if person.id == person_id), None)

    def channel(self, channel_id: str) -> ChannelFacts | None:
        """The channel with this id."""
        return next((there for there in self.channels.values() if there.id == channel_id), None)

    def known(self) -> tuple[tuple[Known, ...], tuple[Known, ...]]:
        """People and channels, for the fields that they are chosen in."""
        return _known(self.people), _known(self.channels)


NO_FACTS = Facts()


def _known(found: Mapping[str, Person] | Mapping[str, ChannelFacts]) -> tuple[Known, ...]:
    return tuple(
        Known(one.id, one.name or one.id, frozenset({text})) for text, one in found.items()
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a turn needs to know: ids, or names and mentions as they were typed."""

    people: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()


class Directory(Protocol):
    """A platform's people and channels, by id or as typed. None: there is none, or the bot cannot see it."""

    async def person(self, workspace_id: str, text: str) -> Person | None: ...
    async def channel(self, workspace_id: str, text: str) -> ChannelFacts | None: ...


class Problem(StrEnum):
    """Why a test card could not be posted."""

    NOT_FOUND = "not_found"
    NOT_IN_IT = "not_in_it"
    ARCHIVED = "archived"
    NOT_ALLOWED = "not_allowed"
    SIGNED_OUT = "signed_out"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"


def refusals(facts: ChannelFacts) -> tuple[str, ...]:
    """Why a channel cannot be the handlers', each with what to do; empty if it can."""
    name = facts.name or "that channel"
    found: list[str] = []
    if facts.direct:
        found.append("That is a private chat. Choose a channel.")
    if facts.archived:
        found.append(f"{name} is archived. Bring it back, or choose another channel.")
    if facts.shared or any(person.stranger for person in facts.people):
        found.append(
            f"{name} is shared with another organisation. Choose a channel that only your own people can see."
        )
    guests = [p.name for p in facts.people if p.guest and not (p.stranger or p.deleted)]
    if guests:
        found.append(
            f"There are guests in {name}: {listed(guests)}. Take them out, or choose another channel."
        )
    if not facts.member:
        found.append(f"I am not in {name}. Add me to it, then choose it again.")
    elif not facts.can_post:
        found.append(f"I may not post in {name}. Let me post there, or choose another channel.")
    return tuple(found)


def is_open_to_others(facts: ChannelFacts) -> bool:
    """Whether people who are not full members of the workspace see what is posted in a channel."""
    there = (person for person in facts.people if not person.deleted)
    return facts.shared or any(person.stranger or person.guest for person in there)


def not_handlers(facts: ChannelFacts, handlers: AbstractSet[str]) -> tuple[str, ...]:
    """Names of the people in a channel who are no handlers: they would see the cards."""
    return tuple(p.name for p in facts.people if not (p.absent or p.id in handlers))


def unfit(naming: Naming, person: Person) -> str:
    """Why someone cannot be named so, in words; empty if they can."""
    if person.deleted:
        return f"{person.name} has left. Take the name out."
    if person.bot:
        return f"{person.name} is an app. Choose people only."
    if person.stranger:
        return f"{person.name} is from another organisation. Choose your own people only."
    if naming is Naming.GUEST:
        return "" if person.guest else f"{person.name} is not a guest. Take the name out."
    if person.guest:
        return f"{person.name} is a guest here. Choose full members only."
    return ""


def listed(names: tuple[str, ...] | list[str], joiner: str = "and") -> str:
    """Names in a sentence: "A, B and C"; after a few of them, how many more there are."""
    shown = list(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        shown.append(f"{len(names) - MOST_NAMES} more")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {joiner} {shown[-1]}"
