"""``cpi doctor``: is everything there that the bot needs, and if not, what to do."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from adapters.teams.paths import MESSAGES_PATH
from bot.settings import BadSettings, Settings, load_settings
from bot.slack_settings import SLACK_API_URL
from bot.troubles import how_to_mend, standing
from dialogs.force.check import check, refuses
from dialogs.force.profile import ProfileError, load_profile
from dialogs.ports import Destination, Purpose, Work, Workspace
from storage.crypto import CryptoError, MasterKeys, generate_key
from storage.schema import HEAD, version_of
from storage.unit_of_work import Database

SEND_ONE = "An admin types admin, and then test"
ASKED_WITHIN = 5.0
"""Seconds that a question to a platform may take."""
OTHERS = 0o077
"""What anyone but its owner may do with a file: nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing looked at: whether it is in order, and the words that say so or how to mend it."""

    what: str
    ok: bool
    words: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def examine() -> list[Found]:
    """Looks at settings, keys, database, profile and platforms, in this order. Changes nothing."""
    try:
        settings = load_settings()
    except BadSettings as error:
        return [Found("settings", False, str(error))]
    found = [Found("settings", True, f"{settings.mode.value} mode")]
    for look in _LOOKS:
        found.extend(look(settings))
    return found


def _keys(settings: Settings) -> Iterator[Found]:
    from bot.app import master_keys  # noqa: PLC0415

    if _makes_key(settings):
        words = f"there are none yet; the first start makes one in {settings.key_file}"
        yield Found("keys", True, words)
        return
    try:
        master_keys(settings)
    except CryptoError as error:
        yield Found("keys", False, f"{error} Make one with: cpi keys new")
        return
    where = "CPI_MASTER_KEYS" if settings.master_keys.get_secret_value() else str(settings.key_file)
    yield Found("keys", True, f"read from {where}; keep a copy where the database is not")


def _makes_key(settings: Settings) -> bool:
    return not settings.master_keys.get_secret_value() and not settings.key_file.exists()


def _database(settings: Settings) -> Iterator[Found]:
    file = settings.sqlite_file
    if file is not None and not file.exists():
        words = "Run: cpi migrate" if settings.is_production else "the first start makes it"
        yield Found("database", not settings.is_production, f"{file} is not there yet; {words}")
        return
    if file is not None and file.stat().st_mode & OTHERS:
        yield Found("database", False, f"others can read it. Run: chmod 600 {file}")
    yield from _opened(settings)


def _opened(settings: Settings) -> Iterator[Found]:
    from bot.app import WRONG_KEYS, keys_fit, master_keys  # noqa: PLC0415
    from bot.jobs import is_prepared  # noqa: PLC0415

    try:
        keys = (
            MasterKeys.from_text(generate_key()) if _makes_key(settings) else master_keys(settings)
        )
    except CryptoError:
        return
    database = Database(settings.database_url, keys, connections=1)
    try:
        version, jobs = database.read_sync(
            lambda work: (version_of(work.connection), is_prepared(work.connection))
        )
        if version != HEAD:
            stands = f"its tables are at version {version}" if version else "it has no tables yet"
            yield Found("database", False, f"{stands}. Run: cpi migrate")
            return
        if not jobs:
            yield Found("database", False, "the tables of the jobs are missing. Run: cpi migrate")
            return
        yield Found("database", True, f"answers, version {version}")
        if keys_fit(database, keys):
            yield from _members(database, settings)
        else:
            yield Found("keys", False, WRONG_KEYS)
    except SQLAlchemyError as error:
        words = f"it does not answer ({type(error).__name__}). Check CPI_DATABASE_URL"
        yield Found("database", False, words)
    finally:
        database.close()


def _members(database: Database, settings: Settings) -> Iterator[Found]:
    try:
        slug = load_profile(settings.profile).slug
    except ProfileError:
        return
    force = database.read_sync(lambda work: work.members.force_by_slug(slug))
    if force is None:
        words = "it is not set up yet"
        if settings.serves_console:
            yield Found("force", False, f"{words}. Start once: cpi serve")
        else:
            yield Found("force", True, f"{words}; the first platform that is served makes it")
        return
    yield from _people(database, force.id)
    where, chosen = database.read_sync(
        lambda work: (
            work.members.destination(force.id, Purpose.HANDLERS),
            work.members.destination(force.id, Purpose.HANDLERS_NEXT),
        )
    )
    if chosen is not None:
        words = f"one is chosen on {chosen.platform}, but no test card got there yet. {SEND_ONE}"
        yield Found("handlers' channel", False, words)
    if where is None:
        if chosen is None:
            words = "none is named: cards wait until an admin names one"
            yield Found("handlers' channel", False, words)
        return
    trouble = database.read_sync(lambda work: standing(work, where))
    words = f"on {where.platform}"
    if trouble is not None:
        words += f", but cards do not get there. {how_to_mend(where.platform, trouble)}"
    yield Found("handlers' channel", trouble is None, words)


def _people(database: Database, force_id: str) -> Iterator[Found]:
    """Workspaces where nobody can be looked up."""

    def query(work: Work) -> list[tuple[Workspace, str | None]]:
        found = work.members.workspaces(force_id)
        return [(each, standing(work, Destination(each.platform, each.id, ""))) for each in found]

    for workspace, trouble in database.read_sync(query):
        if trouble is not None:
            mend = how_to_mend(workspace.platform, trouble)
            words = f"nobody new is looked up, so nothing is taken from them. {mend}"
            yield Found(f"people of {workspace.name}", False, words)


def _profile(settings: Settings) -> Iterator[Found]:
    try:
        profile = load_profile(settings.profile)
    except ProfileError as error:
        yield Found("profile", False, str(error))
        return
    findings = check(profile, datetime.now(UTC))
    if refuses(findings):
        yield Found(
            "profile", False, "someone would find no number to call. Run: cpi profile check"
        )
        return
    open_points = len(findings)
    words = f"{profile.name}; {open_points} points for the force to confirm (cpi profile check)"
    yield Found("profile", True, words)


def _platforms(settings: Settings) -> Iterator[Found]:
    served = []
    if settings.serves_console:
        served.append(f"console on http://{settings.host}:{settings.port}/")
    if settings.serves_slack:
        served.append(_slack(settings))
    if settings.serves_teams:
        served.append(_teams(settings))
    words = "; ".join(served) or "none is configured: nothing is served to practitioners"
    yield Found("platforms", True, words)


def _socket(settings: Settings) -> Iterator[Found]:
    """Asks Slack for an address to connect to, and does not connect."""
    from adapters.slack.app_token import connection_url  # noqa: PLC0415
    from adapters.slack.errors import SlackFailed  # noqa: PLC0415
    from adapters.slack.web_api import WebApi  # noqa: PLC0415

    token = settings.slack_app_token.get_secret_value()
    if not token:
        return

    async def ask() -> None:
        api = WebApi(settings.slack_api_url)
        try:
            await connection_url(api, token, patience=ASKED_WITHIN)
        finally:
            await api.close()

    try:
        asyncio.run(ask())
    except SlackFailed as error:
        yield Found("Socket Mode", False, f"{error.mend} ({error.code})")
    else:
        yield Found(
            "Socket Mode", True, "Slack takes SLACK_APP_TOKEN; /readyz says if it is connected"
        )


def _teams(settings: Settings) -> str:
    if settings.teams_development:
        return "Teams, played on this machine: anyone is let in (TEAMS_DEVELOPMENT)"
    return f"Teams (tenant {settings.teams_tenant_id}, requests to {MESSAGES_PATH})"


def _slack(settings: Settings) -> str:
    many = bool(settings.slack_client_id)
    how = "any workspace, installed at /slack/install" if many else "one workspace"
    way = (
        "Socket Mode"
        if settings.slack_app_token.get_secret_value()
        else "requests to /slack/events"
    )
    where = (
        "" if settings.slack_api_url == SLACK_API_URL else f", Web API at {settings.slack_api_url}"
    )
    return f"Slack: {how}, {way}{where}"


_LOOKS: tuple[Callable[[Settings], Iterator[Found]], ...] = (
    _keys,
    _database,
    _profile,
    _platforms,
    _socket,
)
