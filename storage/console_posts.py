"""The message log of the local console: what its channels show, and keep over a restart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from storage.ids import new_id
from storage.sql import insert_or_ignore
from storage.tables import ConsoleChannelRow, ConsolePostRow, table
from storage.transaction import Transaction

_CHANNEL, _POST = table(ConsoleChannelRow), table(ConsolePostRow)

_HERE = (_POST.c.workspace_id == bindparam("workspace"), _POST.c.channel == bindparam("where"))
_KEY = select(_CHANNEL.c.key).where(
    _CHANNEL.c.workspace_id == bindparam("workspace"), _CHANNEL.c.channel == bindparam("where")
)
_ADD = insert(_POST)
_WITH_KEY = select(_POST, _CHANNEL.c.key).join_from(
    _POST,
    _CHANNEL,
    (_CHANNEL.c.workspace_id == _POST.c.workspace_id) & (_CHANNEL.c.channel == _POST.c.channel),
)
_GET = _WITH_KEY.where(_POST.c.id == bindparam("post"))
_NEWEST = (
    _WITH_KEY.where(*_HERE, _POST.c.id > bindparam("after"))
    .order_by(_POST.c.id.desc())
    .limit(bindparam("most"))
)
_CHANGED = _WITH_KEY.where(*_HERE, _POST.c.updated_at >= bindparam("since")).order_by(
    _POST.c.updated_at, _POST.c.id
)
_KNOWN = select(_POST.c.id).where(*_HERE, _POST.c.event_key == bindparam("event"))
_DELETE = delete(_POST).where(_POST.c.id == bindparam("post"))
_UPDATE = (
    update(_POST)
    .where(_POST.c.id == bindparam("post"))
    .values(kind=bindparam("kind"), body=bindparam("body"), updated_at=bindparam("at"))
)
_DELETE_POSTS = delete(_POST).where(*_HERE)
_DELETE_CHANNEL = delete(_CHANNEL).where(
    _CHANNEL.c.workspace_id == bindparam("workspace"), _CHANNEL.c.channel == bindparam("where")
)


@dataclass(frozen=True, slots=True)
class ConsolePost:
    """A message. ``author`` is a member's id, or empty for the bot; ``event_key`` what it was posted for."""

    id: str
    workspace_id: str
    channel: str
    author: str
    kind: str
    event_key: str
    body: Mapping[str, Any]
    created_at: datetime
    updated_at: datetime


class ConsolePosts:
    """The posts of the console's channels. Bodies are sealed under a key of their channel's own.

    - ``add(workspace_id, channel, author, kind, body, at, key="")`` gives the post's id; a key that
      the channel has already adds nothing
    - ``get(post_id)`` gives the post or None
    - ``update(post_id, kind, body, at)`` gives False if the post is gone
    - ``list(workspace_id, channel, after="", limit=200)``: the newest posts, in order of id
    - ``changed(workspace_id, channel, since)``: posts added or updated since then, inclusive
    - ``delete_channel(workspace_id, channel)``: destroys the key, and with it the posts
    """

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(
        self,
        workspace_id: str,
        channel: str,
        author: str,
        kind: str,
        body: Mapping[str, Any],
        at: datetime,
        key: str = "",
    ) -> str:
        """Writes a post at the end of the channel; ``body`` is what ``json`` can write.

        Gives the id of the post that has this ``key`` (in this channel) already, if there is one.
        """
        here = {"workspace": workspace_id, "where": channel}
        if key and (known := self._transaction.run(_KNOWN, {**here, "event": key}).scalar()):
            return str(known)
        post_id, channel_key = new_id(), self._key(workspace_id, channel)
        self._transaction.run(
            _ADD,
            {
                "id": post_id,
                "workspace_id": workspace_id,
                "channel": channel,
                "author": author,
                "kind": kind,
                "event_key": key or post_id,
                "body": self._sealed(channel_key, workspace_id, channel, post_id, body),
                "created_at": at,
                "updated_at": at,
            },
        )
        return post_id

    def get(self, post_id: str) -> ConsolePost | None:
        """The post, or None."""
        row = self._transaction.run(_GET, {"post": post_id}).one_or_none()
        return self._post(row) if row else None

    def update(self, post_id: str, kind: str, body: Mapping[str, Any], at: datetime) -> bool:
        """Changes a post in place. False if it is gone."""
        post = self.get(post_id)
        if post is None:
            return False
        key = self._key(post.workspace_id, post.channel)
        sealed = self._sealed(key, post.workspace_id, post.channel, post_id, body)
        self._transaction.run(_UPDATE, {"post": post_id, "kind": kind, "body": sealed, "at": at})
        return True

    def list(
        self, workspace_id: str, channel: str, after: str = "", limit: int = 200
    ) -> Sequence[ConsolePost]:
        """The channel's newest posts, at most ``limit``, those after the post ``after``; oldest first."""
        values = {"workspace": workspace_id, "where": channel, "after": after, "most": limit}
        return [self._post(row) for row in self._transaction.run(_NEWEST, values)][::-1]

    def changed(self, workspace_id: str, channel: str, since: datetime) -> Sequence[ConsolePost]:
        """Posts added or updated at or after ``since``, in that order."""
        values = {"workspace": workspace_id, "where": channel, "since": since}
        return [self._post(row) for row in self._transaction.run(_CHANGED, values)]

    def delete(self, post_id: str) -> bool:
        """Removes a post for good. False if it is gone already."""
        return self._transaction.run(_DELETE, {"post": post_id}).rowcount == 1

    def delete_channel(self, workspace_id: str, channel: str) -> None:
        """Deletes the channel's key and its posts."""
        values = {"workspace": workspace_id, "where": channel}
        self._transaction.run(_DELETE_POSTS, values)
        self._transaction.run(_DELETE_CHANNEL, values)
        self._transaction.vault.forget()

    def _key(self, workspace_id: str, channel: str) -> bytes:
        values = {"workspace": workspace_id, "where": channel}
        key = self._transaction.run(_KEY, values).scalar()
        if key is None:
            made = self._transaction.vault.new_key("console_channel", f"{workspace_id}/{channel}")
            self._transaction.count(
                insert_or_ignore(self._transaction.dialect, _CHANNEL),
                {"workspace_id": workspace_id, "channel": channel, "key": made},
            )
            key = self._transaction.run(_KEY, values).scalar_one()
        return bytes(key)

    def _sealed(
        self, key: bytes, workspace_id: str, channel: str, post_id: str, body: Mapping[str, Any]
    ) -> bytes:
        return self._transaction.vault.seal(
            key, "console_channel", f"body/{post_id}", f"{workspace_id}/{channel}", dict(body)
        )

    def _post(self, row: Row[Any]) -> ConsolePost:
        body: dict[str, Any] = self._transaction.vault.open(
            row.key,
            "console_channel",
            f"body/{row.id}",
            f"{row.workspace_id}/{row.channel}",
            row.body,
        )
        return ConsolePost(
            row.id,
            row.workspace_id,
            row.channel,
            row.author,
            row.kind,
            row.event_key,
            body,
            row.created_at,
            row.updated_at,
        )
