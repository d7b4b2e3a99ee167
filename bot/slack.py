"""What the Slack adapter needs, kept in the database: its installations; and Slack as a process runs it."""

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING

from adapters.slack.ports import Installation, Installed, Team
from bot.beside import DatabaseBeside
from bot.posts import DatabasePosts
from bot.settings import Settings
from bot.sides import AdminSide, Clock, HandlerSide, PractitionerSide, Profiles
from bot.slack_people import SLACK, DatabasePeople
from bot.troubles import try_again
from dialogs.ports import Entry, Workspace
from storage.slack_installations import SlackInstallation
from storage.unit_of_work import Database
from storage.work import SqlWork

if TYPE_CHECKING:
    from adapters.slack import Chat, Parts, SlackChannel, SocketMode
    from adapters.slack.directory import SlackDirectory
    from adapters.slack.installs import InstallPages
    from adapters.slack.web_api import WebApi

_FIELDS = tuple(field.name for field in fields(SlackInstallation))


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
        beside=DatabaseBeside(database, profiles),
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
