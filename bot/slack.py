"""What the Slack adapter needs, kept in the database: installations and references of messages."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from adapters.slack.ports import (
    Installation,
    Installed,
    Posted,
    PostKind,
    Team,
)
from bot import logs
from bot.settings import Settings
from bot.sides import AdminSide, Clock, HandlerSide, PractitionerSide, Profiles
from bot.slack_people import SLACK, BesideSlack, DatabasePeople
from bot.troubles import try_again
from dialogs.ports import Entry, Workspace
from storage.slack_installations import SlackInstallation
from storage.slack_posts import SlackPost
from storage.unit_of_work import Database
from storage.work import SqlWork

if TYPE_CHECKING:
    from adapters.slack import Chat, Parts, SlackChannel, SocketMode
    from adapters.slack.directory import SlackDirectory
    from adapters.slack.installs import InstallPages
    from adapters.slack.web_api import WebApi

WRITTEN_EVERY = 0.1
"""Seconds between writes of references: they are written together, like the marks of replies."""

T = TypeVar("T")

_FIELDS = tuple(field.name for field in fields(SlackInstallation))
_log = logs.get(__name__)


class DatabaseInstallations:
    """`adapters.slack.ports.Installations`. Tokens are sealed; coming and going is audited.

    ``force_id``: the force that new workspaces belong to. They take nothing until they are set up.
    """

    def __init__(self, database: Database, force_id: str, clock: Clock) -> None:
        self._database = database
        self._force = force_id
        self._clock = clock

    async def find(self, team: Team) -> Installation | None:
        """The team's own installation, else that of its organisation."""
        found = await self._database.read(
            lambda work: work.slack_installations.find(team.id, team.enterprise_id)
        )
        return Installation(**{n: getattr(found, n) for n in _FIELDS}) if found else None

    async def save(self, installation: Installation, name: str) -> None:
        """Keeps it, makes the team's workspace if there is none, and writes an audit row."""
        record = SlackInstallation(**{n: getattr(installation, n) for n in _FIELDS})
        entry = self._entry("slack.installed", record.owner, record.installer_id)

        def use_case(work: SqlWork) -> None:
            work.slack_installations.save(record)
            if not record.enterprise:
                self._name_workspace(work, record.owner, name)
            try_again(work, self._force)
            work.audit.append(entry)

        await self._database.write(use_case)

    async def belongs(self, team: Team) -> None:
        """Notes a team's organisation."""
        await self._database.write(
            lambda work: work.slack_installations.belongs(team.id, team.enterprise_id)
        )

    async def lease(self, owner: str, now: datetime, until: datetime) -> bool:
        """True for the one process that may renew the token until then."""
        return await self._database.write(
            lambda work: work.slack_installations.lease(owner, now, until)
        )

    async def renew(
        self, owner: str, lease: datetime, token: str, refresh: str, expires_at: datetime
    ) -> bool:
        """Keeps new tokens, for the holder of the lease."""
        return await self._database.write(
            lambda work: work.slack_installations.renew(owner, lease, token, refresh, expires_at)
        )

    async def revoke(self, owner: str, before: datetime) -> bool:
        """Destroys the tokens, and writes an audit row if there were any."""
        entry = self._entry("slack.uninstalled", owner, SLACK)

        def use_case(work: SqlWork) -> bool:
            done = work.slack_installations.revoke(owner, before, entry.at)
            if done:
                work.audit.append(entry)
            return done

        return await self._database.write(use_case)

    async def begin(self, digest: str, expires_at: datetime) -> None:
        """Notes that someone has begun to install."""
        now = self._clock()
        await self._database.write(
            lambda work: work.slack_installations.begin(digest, expires_at, now)
        )

    async def finish(self, digest: str) -> bool:
        """True once for each digest that has begun and has not expired."""
        now = self._clock()
        return await self._database.write(lambda work: work.slack_installations.finish(digest, now))

    def _entry(self, event: str, owner: str, actor: str) -> Entry:
        return Entry(self._force, event, owner, actor, self._clock())

    def _name_workspace(self, work: SqlWork, team_id: str, name: str) -> None:
        known = work.members.workspace_by_external(SLACK, team_id)
        if known is None:
            made = Workspace(work.new_id(), self._force, SLACK, team_id, name, ready=False)
            work.members.add_workspace(made)
        elif known.name != name:
            work.members.save_workspace(replace(known, name=name))


class DatabasePosts:
    """`adapters.slack.ports.PostLog`. Changes are written together, in order, and before any reading."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[Callable[[SqlWork], None]] = []
        self._writing = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    async def remember(self, *posts: Posted) -> None:
        """Keeps references, at the latest `WRITTEN_EVERY` seconds from now."""
        self._change(partial(_remember, _record(post)) for post in posts)

    async def question(self, member_id: str) -> Posted | None:
        """The message with the question that waits for this member."""
        found = await self._read(lambda work: work.slack_posts.question(member_id))
        return _posted(found) if found else None

    async def of(self, member_id: str, kind: PostKind) -> Sequence[Posted]:
        """A member's messages of one kind, oldest first."""
        found = await self._read(lambda work: work.slack_posts.of(member_id, kind.value))
        return [_posted(post) for post in found]

    async def find(self, workspace_id: str, channel: str, ts: str) -> Sequence[Posted]:
        """What is kept about one message."""
        found = await self._read(lambda work: work.slack_posts.find(workspace_id, channel, ts))
        return [_posted(post) for post in found]

    async def forget(self, *posts: Posted) -> None:
        """Drops references, at the latest `WRITTEN_EVERY` seconds from now."""
        self._change(partial(_forget, _record(post)) for post in posts)

    async def flush(self) -> None:
        """Writes what waits."""
        async with self._writing:
            changes, self._waiting = self._waiting, []
            if not changes:
                return

            def use_case(work: SqlWork) -> None:
                for change in changes:
                    change(work)

            try:
                await self._database.write(use_case)
            except BaseException:
                self._waiting = changes + self._waiting
                raise

    async def close(self) -> None:
        """Writes what waits, and stops."""
        if self._task is not None:
            self._task.cancel()
        await self.flush()

    def _change(self, changes: Iterable[Callable[[SqlWork], None]]) -> None:
        self._waiting += changes
        if self._waiting and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._later())

    async def _read(self, query: Callable[[SqlWork], T]) -> T:
        await self.flush()
        return await self._database.read(query)

    async def _later(self) -> None:
        while self._waiting:
            await asyncio.sleep(WRITTEN_EVERY)
            try:
                await self.flush()
            except (SQLAlchemyError, OSError) as error:
                _log.warning(
                    "references wait", error=type(error).__name__, count=len(self._waiting)
                )


def _remember(post: SlackPost, work: SqlWork) -> None:
    work.slack_posts.remember(post)


def _forget(post: SlackPost, work: SqlWork) -> None:
    work.slack_posts.forget(post)


def _record(post: Posted) -> SlackPost:
    return SlackPost(
        post.workspace_id,
        post.member_id,
        post.channel,
        post.ts,
        post.kind.value,
        post.about,
        post.at,
    )


def _posted(post: SlackPost) -> Posted:
    return Posted(
        post.workspace_id,
        post.member_id,
        post.channel,
        post.ts,
        PostKind(post.kind),
        post.at,
        post.about,
    )


@dataclass(slots=True)
class Slack:
    """Slack as this process runs it."""

    parts: "Parts"
    channel: "SlackChannel"
    chat: "Chat"
    directory: "SlackDirectory"
    pages: "InstallPages | None"
    api: "WebApi"
    posts: DatabasePosts
    socket: "SocketMode | None" = None

    async def close(self) -> None:
        """Shows what is still to be shown, writes what waits, and ends the connections."""
        await self.chat.drain()
        await self.posts.close()
        await self.api.close()


def build_slack(
    settings: Settings,
    database: Database,
    profiles: Profiles,
    sides: tuple[PractitionerSide, HandlerSide, AdminSide],
    force_id: str,
    clock: Clock,
) -> Slack:
    """Slack by the settings: one workspace by its token, or any that installs by OAuth."""
    from adapters import slack  # noqa: PLC0415  (a platform is loaded only where it is served)
    from adapters.slack.client import SlackClient  # noqa: PLC0415
    from adapters.slack.credentials import Credentials, OneWorkspace  # noqa: PLC0415
    from adapters.slack.directory import SlackDirectory  # noqa: PLC0415
    from adapters.slack.installs import InstallPages  # noqa: PLC0415
    from adapters.slack.oauth import OAuth  # noqa: PLC0415
    from adapters.slack.web_api import WebApi  # noqa: PLC0415

    api, posts = WebApi(settings.slack_api_url), DatabasePosts(database)
    token = settings.slack_bot_token.get_secret_value()
    pages = None
    installed: Installed
    if token:
        installed = OneWorkspace(api, token, clock)
        credentials = Credentials(installed, clock=clock)
    else:
        installations = DatabaseInstallations(database, force_id, clock)
        secret = settings.slack_client_secret.get_secret_value()
        oauth = OAuth(api, settings.slack_client_id, secret, clock)
        installed = installations
        credentials = Credentials(installed, (installations, oauth), clock)
        pages = InstallPages(oauth, installations, credentials, clock)
    client = SlackClient(api, credentials)
    people = DatabasePeople(database, force_id, clock, own=bool(token))
    parts = slack.Parts(
        practice=sides[0],
        desk=sides[1],
        people=people,
        beside=BesideSlack(database, profiles),
        settings=sides[2],
        posts=posts,
        installed=installed,
        credentials=credentials,
        client=client,
        clock=clock,
        secrets=settings.slack_signing_secrets,
    )
    channel, chat = slack.channel(parts)
    return Slack(parts, channel, chat, SlackDirectory(client, people), pages, api, posts)
