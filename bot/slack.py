"""What the Slack adapter needs, kept in the database: installations and references of messages."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from adapters.slack.ports import (
    Address,
    Installation,
    Installed,
    Known,
    Person,
    Posted,
    PostKind,
    Team,
)
from bot import logs
from bot.settings import Settings
from bot.sides import Clock, HandlerSide, PractitionerSide, Profiles, UnknownMember
from dialogs.engine.views import Listing, Notice
from dialogs.force.profile import Profile
from dialogs.intake import after
from dialogs.intake.guidance import edited, menu, not_here, safety_line
from dialogs.ports import Destination, Entry, Member, Role, Workspace
from storage.group_commit import BatchLost
from storage.slack_installations import SlackInstallation
from storage.slack_posts import SlackPost
from storage.unit_of_work import Database
from storage.work import SqlWork

if TYPE_CHECKING:
    from adapters.slack import Chat, Parts, SlackChannel
    from adapters.slack.installs import InstallPages
    from adapters.slack.web_api import WebApi

SLACK = "slack"
MET_FOR = 600.0
"""Seconds after which a person is looked up in Slack again: they may be a guest now, or gone."""
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
    """`adapters.slack.ports.PostLog`. What is remembered is written together, and before any reading."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[SlackPost] = []
        self._writing = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    async def remember(self, *posts: Posted) -> None:
        """Keeps references, at the latest `WRITTEN_EVERY` seconds from now."""
        self._waiting += [_record(post) for post in posts]
        if self._waiting and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._later())

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
        """Drops references."""
        await self.flush()
        records = [_record(post) for post in posts]

        def use_case(work: SqlWork) -> None:
            for record in records:
                work.slack_posts.forget(record)

        await self._database.write(use_case)

    async def flush(self) -> None:
        """Writes what waits."""
        async with self._writing:
            posts, self._waiting = self._waiting, []
            if not posts:
                return

            def use_case(work: SqlWork) -> None:
                for post in posts:
                    work.slack_posts.remember(post)

            try:
                await self._database.write(use_case)
            except BaseException:
                self._waiting = posts + self._waiting
                raise

    async def close(self) -> None:
        """Writes what waits, and stops."""
        if self._task is not None:
            self._task.cancel()
        await self.flush()

    async def _read(self, query: Callable[[SqlWork], T]) -> T:
        await self.flush()
        return await self._database.read(query)

    async def _later(self) -> None:
        while self._waiting:
            await asyncio.sleep(WRITTEN_EVERY)
            try:
                await self.flush()
            except (SQLAlchemyError, BatchLost, OSError) as error:
                _log.warning(
                    "references wait", error=type(error).__name__, count=len(self._waiting)
                )


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


class DatabasePeople:
    """`adapters.slack.ports.People`. Who was met is remembered for `MET_FOR` seconds in this process.

    ``force_id``: the force that a workspace which is met for the first time belongs to.
    """

    def __init__(self, database: Database, force_id: str) -> None:
        self._database = database
        self._force = force_id
        self._met: dict[tuple[Team, str], tuple[Known, float]] = {}

    async def find(self, team: Team, user: str) -> Known | None:
        """The member, if they were met lately."""
        found = self._met.get((team, user))
        return found[0] if found is not None and monotonic() - found[1] < MET_FOR else None

    async def stored(self, team: Team, user: str) -> Known | None:
        """The member, whenever they were met."""

        def query(work: SqlWork) -> Known | None:
            workspace = work.members.workspace_by_external(SLACK, team.id)
            member = work.members.find(workspace.id, user) if workspace else None
            return _known(member) if member else None

        return await self._database.read(query)

    async def meet(self, team: Team, person: Person) -> Known:
        """The member, made or brought up to date."""
        known = await self._database.write(lambda work: self._meet(work, team, person))
        self._met[team, person.id] = (known, monotonic())
        return known

    async def address(self, where: Destination) -> Address | None:
        """Where a destination is in Slack."""

        def query(work: SqlWork) -> Address | None:
            workspace = work.members.workspace(where.workspace_id)
            if workspace is None or workspace.platform != SLACK:
                return None
            member = work.members.get(where.channel)
            if member is None:
                return Address(Team(workspace.external_id), where.channel)
            return Address(Team(workspace.external_id), member.external_id, _known(member))

        return await self._database.read(query)

    def _meet(self, work: SqlWork, team: Team, person: Person) -> Known:
        workspace = work.members.workspace_by_external(SLACK, team.id)
        if workspace is None:
            workspace = Workspace(work.new_id(), self._force, SLACK, team.id, team.id, ready=False)
            work.members.add_workspace(workspace)
        member = work.members.find(workspace.id, person.id)
        outside = person.guest or person.stranger
        if member is None:
            roles = frozenset[Role]() if outside else frozenset({Role.PRACTITIONER})
            member = Member(
                work.new_id(),
                workspace.id,
                workspace.force_id,
                person.id,
                person.name,
                roles,
                guest=outside,
            )
            work.members.add(member)
        elif (member.name, member.guest) != (person.name, outside):
            member = replace(member, name=person.name, guest=outside)
            work.members.save(member)
        return _known(member)


def _known(member: Member) -> Known:
    return Known(member.id, member.workspace_id, Role.ADMIN in member.roles)


class BesideSlack:
    """`adapters.slack.ports.Beside`: reads only."""

    def __init__(self, database: Database, profiles: Profiles) -> None:
        self._database = database
        self._profiles = profiles

    async def safety(self, member: str, text: str) -> Notice:
        """Not here, and whom to call."""
        return await self._read(member, lambda _work, _who, profile: not_here(profile, text))

    async def edited(self, member: str, text: str) -> Notice | None:
        """What is kept stays; a change that speaks of danger is for a turn."""
        return await self._read(member, lambda work, who, profile: edited(work, who, profile, text))

    async def safety_line(self, member: str) -> str:
        """Whom to call, in one line."""
        return await self._read(member, lambda _work, _who, profile: safety_line(profile))

    async def mine(self, member: str) -> Listing:
        """What this person sent."""
        return await self._read(member, after.mine)

    async def menu(self, member: str) -> Listing:
        """What the bot can do."""
        return await self._read(member, lambda _work, _who, _profile: menu())

    async def _read(self, member_id: str, query: Callable[[SqlWork, Member, Profile], T]) -> T:
        def found(work: SqlWork) -> T:
            member = work.members.get(member_id)
            if member is None:
                raise UnknownMember(member_id)
            return query(work, member, self._profiles(member.force_id))

        return await self._database.read(found)


@dataclass(slots=True)
class Slack:
    """Slack as this process runs it."""

    parts: "Parts"
    channel: "SlackChannel"
    chat: "Chat"
    pages: "InstallPages | None"
    api: "WebApi"
    posts: DatabasePosts

    async def close(self) -> None:
        """Shows what is still to be shown, writes what waits, and ends the connections."""
        await self.chat.drain()
        await self.posts.close()
        await self.api.close()


def build_slack(
    settings: Settings,
    database: Database,
    profiles: Profiles,
    sides: tuple[PractitionerSide, HandlerSide],
    force_id: str,
    clock: Clock,
) -> Slack:
    """Slack by the settings: one workspace by its token, or any that installs by OAuth."""
    from adapters import slack  # noqa: PLC0415  (a platform is loaded only where it is served)
    from adapters.slack.client import SlackClient  # noqa: PLC0415
    from adapters.slack.credentials import Credentials, OneWorkspace  # noqa: PLC0415
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
    parts = slack.Parts(
        practice=sides[0],
        desk=sides[1],
        people=DatabasePeople(database, force_id),
        beside=BesideSlack(database, profiles),
        posts=posts,
        installed=installed,
        credentials=credentials,
        client=SlackClient(api, credentials),
        clock=clock,
        secrets=settings.slack_signing_secrets,
    )
    channel, chat = slack.channel(parts)
    return Slack(parts, channel, chat, pages, api, posts)
