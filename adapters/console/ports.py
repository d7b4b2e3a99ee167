"""What the console needs from the rest of the program, and the few values that pass between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from adapters.sides import Desk, Practice, Reply


@dataclass(frozen=True, slots=True)
class Persona:
    """Someone to play. ``key`` stands in the address, ``member`` is the id of the member they are."""

    key: str
    name: str
    member: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Personas:
    """Who can be played on each side, and the id of the handlers' channel. Neither side is empty."""

    practitioners: tuple[Persona, ...]
    handlers: tuple[Persona, ...]
    channel: str


class PostKind(StrEnum):
    """What a post in the message log is."""

    SAID = "said"  # a person's own words
    CHOSE = "chose"  # the label of a button they pressed
    SAVED = "saved"  # the title of a form page they filled in: no values
    ASKED = "asked"  # a question that is behind them: no buttons, no values
    VIEW = "view"  # a notice or a receipt
    CARD = "card"  # a case card


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post to add. ``author`` is a member's id, empty for the bot; ``body`` is JSON.

    A post whose ``key`` is in the channel already is not added again.
    """

    author: str
    kind: PostKind
    body: str
    key: str


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it is kept. ``id`` is unique, and sorts in the order of posting."""

    id: str
    channel: str
    author: str
    kind: PostKind
    body: str


class MessageLog(Protocol):
    """The posts of each channel; a practitioner's private chat is the channel with their member id."""

    async def add(self, channel: str, *posts: NewPost) -> tuple[str, ...]:
        """Adds posts in order and gives their ids; for a known ``key`` the id that it has."""

    async def update(self, channel: str, post_id: str, body: str) -> bool:
        """Replaces a body. False if there is no such post."""

    async def delete(self, channel: str, post_id: str) -> bool:
        """Removes a post for good. False if there is no such post."""

    async def list(self, channel: str, after: str = "") -> Sequence[Post]:
        """The posts after the one with id ``after`` (from the first, if empty), oldest first."""


__all__ = [
    "Desk",
    "MessageLog",
    "NewPost",
    "Persona",
    "Personas",
    "Post",
    "PostKind",
    "Practice",
    "Reply",
]
