"""The console's message log, kept in the database."""

from collections.abc import Sequence
from datetime import UTC, datetime

from adapters.console.ports import NewPost, Post, PostKind
from storage.console_posts import ConsolePost
from storage.unit_of_work import Database
from storage.work import SqlWork


class DatabaseLog:
    """`adapters.console.ports.MessageLog` for one workspace. Bodies are sealed at rest."""

    def __init__(self, database: Database, workspace_id: str) -> None:
        self._database = database
        self._workspace = workspace_id

    async def add(self, channel: str, *posts: NewPost) -> tuple[str, ...]:
        """Adds posts in order and gives their ids; for a known ``key`` the id that it has."""
        now = datetime.now(UTC)

        def use_case(work: SqlWork) -> tuple[str, ...]:
            return tuple(
                work.console.add(
                    self._workspace,
                    channel,
                    post.author,
                    post.kind.value,
                    {"text": post.body},
                    now,
                    key=post.key,
                )
                for post in posts
            )

        return await self._database.write(use_case)

    async def update(self, channel: str, post_id: str, body: str) -> bool:
        """Replaces a body. False if there is no such post."""
        now = datetime.now(UTC)

        def use_case(work: SqlWork) -> bool:
            post = self._own(work, channel, post_id)
            return post is not None and work.console.update(post_id, post.kind, {"text": body}, now)

        return await self._database.write(use_case)

    async def delete(self, channel: str, post_id: str) -> bool:
        """Removes a post for good. False if there is no such post."""

        def use_case(work: SqlWork) -> bool:
            return self._own(work, channel, post_id) is not None and work.console.delete(post_id)

        return await self._database.write(use_case)

    async def list(self, channel: str, after: str = "") -> Sequence[Post]:
        """The posts after the one with id ``after`` (from the first, if empty), oldest first."""
        found = await self._database.read(
            lambda work: work.console.list(self._workspace, channel, after)
        )
        return [
            Post(post.id, post.channel, post.author, PostKind(post.kind), str(post.body["text"]))
            for post in found
        ]

    def _own(self, work: SqlWork, channel: str, post_id: str) -> ConsolePost | None:
        post = work.console.get(post_id)
        if post is None or (post.workspace_id, post.channel) != (self._workspace, channel):
            return None
        return post
