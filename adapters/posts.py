"""Messages in private chats that are remembered, for every platform: to change them or to name them later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class PostKind(StrEnum):
    """Why a message is remembered."""

    QUESTION = "question"  # the question that waits for the member
    CONTENT = "content"  # a message of the bot that shows what the person wrote
    TYPED = "typed"  # a message that the person typed


@dataclass(frozen=True, slots=True)
class Posted:
    """A message by its channel and its id there (``ts``); nothing of what it says.

    ``about``: the page (and revision) or the draft that it belongs to, or empty.
    """

    workspace_id: str
    member_id: str
    channel: str
    ts: str
    kind: PostKind
    at: datetime
    about: str = ""


class PostLog(Protocol):
    """References of messages, to change them in place or to link them later."""

    async def remember(self, *posts: Posted) -> None:
        """Keeps references. A question takes the place of the member's former one."""

    async def question(self, member_id: str) -> Posted | None:
        """The message with the question that waits for this member."""

    async def of(self, member_id: str, kind: PostKind) -> Sequence[Posted]:
        """A member's messages of one kind, oldest first."""

    async def find(self, workspace_id: str, channel: str, ts: str) -> Sequence[Posted]:
        """What is kept about one message: a reference for each kind that it is."""

    async def forget(self, *posts: Posted) -> None:
        """Drops references; those that are gone are passed over."""


__all__ = ["PostKind", "PostLog", "Posted"]
