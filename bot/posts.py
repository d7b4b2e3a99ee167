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

WRITTEN_EVERY = 0.5
"""Seconds between writes of which question waits: they are written together, like the marks of replies."""
CONTENT_EVERY = 0.1
"""The same where a message holds what a person wrote: what is not noted is not emptied after *Send*."""

T = TypeVar("T")

_log = logs.get(__name__)


class _Lane:
    """Changes of one kind, in order, that are written every so many seconds."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.waiting: list[tuple[bool, Post]] = []
        self.task: asyncio.Task[None] | None = None


class DatabasePosts:
    """`adapters.posts.PostLog`. Changes are written together, in order, and before any reading."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._writing = asyncio.Lock()
        self._questions, self._content = _Lane(WRITTEN_EVERY), _Lane(CONTENT_EVERY)

    async def remember(self, *posts: Posted) -> None:
        """Keeps references, at the latest `WRITTEN_EVERY` or `CONTENT_EVERY` seconds from now."""
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
        """Drops references, as soon as `remember` keeps them."""
        self._change(False, posts)

    async def flush(self) -> None:
        """Writes what waits."""
        for lane in (self._questions, self._content):
            await self._write(lane)

    async def close(self) -> None:
        """Writes what waits, and stops."""
        for lane in (self._questions, self._content):
            if lane.task is not None:
                lane.task.cancel()
        await self.flush()

    def _change(self, keep: bool, posts: Iterable[Posted]) -> None:
        for post in posts:
            lane = self._questions if post.kind is PostKind.QUESTION else self._content
            lane.waiting.append((keep, _record(post)))
            if lane.task is None or lane.task.done():
                lane.task = asyncio.get_running_loop().create_task(self._later(lane))

    async def _write(self, lane: _Lane, *, patient: bool = False) -> None:
        async with self._writing:
            changes, lane.waiting = lane.waiting, []
            if not changes:
                return

            def use_case(work: SqlWork) -> None:
                for keep, group in groupby(changes, itemgetter(0)):
                    posts = (post for _, post in group)
                    (work.posts.remember if keep else work.posts.forget)(*posts)

            try:
                await self._database.write(use_case, patient=patient)
            except BaseException:
                lane.waiting = changes + lane.waiting
                raise

    async def _read(self, query: Callable[[SqlWork], T]) -> T:
        await self.flush()
        return await self._database.read(query)

    async def _later(self, lane: _Lane) -> None:
        while lane.waiting:
            await asyncio.sleep(lane.seconds)
            try:
                await self._write(lane, patient=True)
            except (SQLAlchemyError, OSError) as error:
                _log.warning("references wait", error=type(error).__name__, count=len(lane.waiting))


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
