"""References of messages in private chats, kept in the database."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from adapters.posts import Posted, PostKind
from bot import logs
from storage.posts import Post
from storage.unit_of_work import Database
from storage.work import SqlWork

WRITTEN_EVERY = 0.1
"""Seconds between writes of references: they are written together, like the marks of replies."""

T = TypeVar("T")

_log = logs.get(__name__)


class DatabasePosts:
    """`adapters.posts.PostLog`. Changes are written together, in order, and before any reading."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[tuple[bool, Post]] = []
        self._writing = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    async def remember(self, *posts: Posted) -> None:
        """Keeps references, at the latest `WRITTEN_EVERY` seconds from now."""
        self._change(True, posts)

    async def question(self, member_id: str) -> Posted | None:
        """The message with the question that waits for this member."""
        found = await self._read(lambda work: work.posts.question(member_id))
        return _posted(found) if found else None

    async def of(self, member_id: str, kind: PostKind) -> Sequence[Posted]:
        """A member's messages of one kind, oldest first."""
        found = await self._read(lambda work: work.posts.of(member_id, kind.value))
        return [_posted(post) for post in found]

    async def find(self, workspace_id: str, channel: str, ts: str) -> Sequence[Posted]:
        """What is kept about one message."""
        found = await self._read(lambda work: work.posts.find(workspace_id, channel, ts))
        return [_posted(post) for post in found]

    async def forget(self, *posts: Posted) -> None:
        """Drops references, at the latest `WRITTEN_EVERY` seconds from now."""
        self._change(False, posts)

    async def flush(self, *, patient: bool = False) -> None:
        """Writes what waits; if nobody waits for it, with what else is written soon."""
        async with self._writing:
            changes, self._waiting = self._waiting, []
            if not changes:
                return

            def use_case(work: SqlWork) -> None:
                for keep, group in groupby(changes, itemgetter(0)):
                    posts = (post for _, post in group)
                    (work.posts.remember if keep else work.posts.forget)(*posts)

            try:
                await self._database.write(use_case, patient=patient)
            except BaseException:
                self._waiting = changes + self._waiting
                raise

    async def close(self) -> None:
        """Writes what waits, and stops."""
        if self._task is not None:
            self._task.cancel()
        await self.flush()

    def _change(self, keep: bool, posts: Iterable[Posted]) -> None:
        self._waiting += ((keep, _record(post)) for post in posts)
        if self._waiting and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._later())

    async def _read(self, query: Callable[[SqlWork], T]) -> T:
        await self.flush()
        return await self._database.read(query)

    async def _later(self) -> None:
        while self._waiting:
            await asyncio.sleep(WRITTEN_EVERY)
            try:
                await self.flush(patient=True)
            except (SQLAlchemyError, OSError) as error:
                _log.warning(
                    "references wait", error=type(error).__name__, count=len(self._waiting)
                )


def _record(post: Posted) -> Post:
    return Post(
        post.workspace_id,
        post.member_id,
        post.channel,
        post.ts,
        post.kind.value,
        post.about,
        post.at,
    )


def _posted(post: Post) -> Posted:
    return Posted(
        post.workspace_id,
        post.member_id,
        post.channel,
        post.ts,
        PostKind(post.kind),
        post.at,
        post.about,
    )
