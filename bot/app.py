"""The composition root: the one module that knows every other."""

import asyncio
import contextlib
import gc
import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web
from sqlalchemy import select

from bot import about, health, logs
from bot.delivery import NAMES, Delivery
from bot.failures import explain_failures
from bot.jobs import GaveUp, Jobs, is_prepared, prepare
from bot.metrics import Metrics
from bot.settings import Settings
from bot.setup import CONSOLE, set_up_console, set_up_force
from bot.sides import AdminSide, Clock, HandlerSide, Marks, PractitionerSide, Profiles, utc_now
from bot.sweep import Sweep
from bot.troubles import try_again
from dialogs.force.check import check, refuses
from dialogs.force.profile import Profile, load_profile
from dialogs.intake.alarms import warm
from dialogs.ports import Outbound
from dialogs.workspaces.facts import Directory
from dialogs.workspaces.settings import join
from storage.crypto import CryptoError, MasterKeys, place
from storage.database_url import prepare as make_file
from storage.database_url import read_url
from storage.key_file import development_keys
from storage.schema import is_current
from storage.tables import ForceRow, table
from storage.unit_of_work import Database

if TYPE_CHECKING:
    from bot.slack import Slack
    from bot.teams import Teams

MAX_BODY = 512 * 1024
"""The largest request, in bytes: three full boxes of narrative and room to spare."""
SHUTDOWN_SECONDS = 20.0
_NEW_OBJECTS = 20_000
"""Objects after which the garbage collector looks for cycles among the new ones: a few megabytes."""
WRONG_KEYS = "The master keys do not open this database. Put back the keys it was written with: CPI_MASTER_KEYS or, in development, the key file."

_log = logs.get(__name__)


class CannotStart(Exception):
    """The program cannot run; the words say why and how to mend it."""


@dataclass(slots=True)
class Program:
    """What runs in this process, by platform's name: ``platforms`` what sends there, ``directories``
    what looks up its people and channels.
    """

    settings: Settings
    database: Database
    jobs: Jobs
    metrics: Metrics
    profiles: Profiles
    marks: Marks
    clock: Clock
    delivery: Delivery
    platforms: dict[str, Outbound]
    directories: dict[str, Directory]
    slack: "Slack | None" = None
    teams: "Teams | None" = None


PROGRAM = web.AppKey("program", Program)


def master_keys(settings: Settings) -> MasterKeys:
    """The keyring: from the settings, or in development from a file made on first use.

    Raises BadKeyring.
    """
    text = settings.master_keys.get_secret_value()
    return MasterKeys.from_text(text) if text else development_keys(settings.key_file)


def migrate(settings: Settings) -> str | None:
    """Brings the jobs' tables and ours to the present version; gives ours. Safe to repeat.

    Ours come last: their version then says that both are there, also after a start that was cut off.
    Raises UnfitDatabase.
    """
    from storage.migrate import upgrade  # noqa: PLC0415  (loads alembic: only where it is used)

    make_file(settings.database_url)
    prepare(jobs_url(settings))
    return upgrade(settings.database_url)


def jobs_url(settings: Settings) -> str:
    """The database's URL with its driver, as the jobs want it."""
    return read_url(settings.database_url).render_as_string(hide_password=False)


def profiles_of(database: Database) -> Profiles:
    """Force id to its profile, each loaded once. Raises ProfileError, LookupError."""
    known: dict[str, Profile] = {}

    def profile(force_id: str) -> Profile:
        if force_id not in known:
            force = database.read_sync(lambda work: work.members.force(force_id))
            if force is None:
                raise LookupError("there is no such force")
            known[force_id] = load_profile(force.profile)
        return known[force_id]

    return profile


def build(settings: Settings, clock: Clock = utc_now, role: str = "web") -> Program:
    """The program, without a web server and with nothing running yet.

    ``role`` tells processes of one host apart: each runs its own jobs again after a restart.

    Raises CannotStart, BadKeyring, ProfileError.
    """
    profile = load_profile(settings.profile)
    if refuses(check(profile, clock())):
        raise CannotStart(
            "The force profile leaves someone without a number to call. Run: cpi profile check"
        )
    metrics = Metrics()

    def gave_up(told: GaveUp) -> None:
        metrics.given_up.labels(told.name).inc()
        _log.error(
            "job gave up", job=told.name, job_id=told.job_id, error=told.error, rounds=told.rounds
        )

    jobs = Jobs(
        jobs_url(settings),
        names=NAMES,
        executor_id=f"{settings.process_name}.{role}",
        on_give_up=gave_up,
    )
    keys = master_keys(settings)
    database = Database(settings.database_url, keys, enqueue=jobs.enqueue)
    _require_tables(settings, database)
    if not keys_fit(database, keys):
        database.close()
        raise CannotStart(WRONG_KEYS)
    platforms: dict[str, Outbound] = {}
    directories: dict[str, Directory] = {}
    profiles, marks = profiles_of(database), Marks(database)
    delivery = Delivery(database, platforms, profiles, metrics, clock, directories)
    delivery.register(jobs)
    return Program(
        settings, database, jobs, metrics, profiles, marks, clock, delivery, platforms, directories
    )


def _require_tables(settings: Settings, database: Database) -> None:
    if database.read_sync(
        lambda work: is_current(work.connection) and is_prepared(work.connection)
    ):
        return
    if settings.is_production:
        database.close()
        raise CannotStart("The database is not at the present version. Run: cpi migrate")
    migrate(settings)


def keys_fit(database: Database, keys: MasterKeys) -> bool:
    """Whether these master keys open what is in the database; an empty one opens with any."""
    forces = table(ForceRow)
    rows = select(forces.c.id, forces.c.audit_key)
    try:
        for force_id, wrapped in database.read_sync(
            lambda work: work.connection.execute(rows).all()
        ):
            keys.unwrap(wrapped, place(forces.name, "audit_key", force_id))
    except CryptoError:
        return False
    return True


def create_app(settings: Settings, clock: Clock = utc_now) -> web.Application:
    """The web application. Resources start and stop with it, in order (design.md, *Shutdown*)."""
    program, profile = build(settings, clock), load_profile(settings.profile)
    app = web.Application(
        client_max_size=MAX_BODY,
        middlewares=[explain_failures(profile)],
    )
    app[PROGRAM] = program
    if settings.serves_console:
        _add_console(app, program)
    if settings.serves_slack:
        _add_slack(app, program)
    if settings.serves_teams:
        _add_teams(app, program)
    about.add_routes(app, profile)
    health.add_routes(
        app,
        program.database,
        program.jobs,
        program.metrics,
        settings.sqlite_file,
        program.slack.socket if program.slack is not None else None,
    )
    app.cleanup_ctx.extend(
        (_with_database, _with_jobs, _with_marks, _with_chats, _with_alarm, _with_sweep)
    )
    return app


def _add_console(app: web.Application, program: Program) -> None:
    from adapters import console  # noqa: PLC0415  (a platform is loaded only where it is served)
    from bot.console import DatabaseLog  # noqa: PLC0415

    settings, database = program.settings, program.database
    profile = load_profile(settings.profile)
    personas = database.write_sync(lambda work: set_up_console(work, profile, settings.profile))
    member = personas.practitioners[0].member
    workspace = database.read_sync(lambda work: work.members.get(member))
    common = (database, program.profiles, program.metrics, program.marks, CONSOLE, program.clock)
    program.platforms[CONSOLE] = console.setup(
        app,
        practice=PractitionerSide(*common),
        desk=HandlerSide(*common),
        log=DatabaseLog(database, workspace.workspace_id if workspace else ""),
        personas=personas,
        csrf_secret=_page_secret(settings),
    )


def _add_slack(app: web.Application, program: Program) -> "Slack":
    from adapters import slack as platform  # noqa: PLC0415
    from bot.slack import build_slack  # noqa: PLC0415
    from bot.slack_people import SLACK  # noqa: PLC0415

    settings, database = program.settings, program.database
    profile = load_profile(settings.profile)
    force = database.write_sync(lambda work: set_up_force(work, profile, settings.profile))
    database.write_sync(lambda work: try_again(work, force.id))
    common = (database, program.profiles, program.metrics, program.marks, SLACK, program.clock)
    sides = PractitionerSide(*common), HandlerSide(*common), AdminSide(*common)
    slack = build_slack(settings, database, program.profiles, sides, force.id, program.clock)
    program.platforms[SLACK] = slack.channel
    program.directories[SLACK] = slack.directory
    program.slack = slack
    if app_token := settings.slack_app_token.get_secret_value():
        slack.socket = platform.connect(
            app, slack.parts, slack.chat, (slack.api, app_token), program.metrics.socket_replaced
        )
    elif settings.slack_signing_secrets:
        platform.setup(app, slack.parts, slack.chat)
    if slack.pages is not None:
        slack.pages.add_to(app)
    return slack


def _add_teams(app: web.Application, program: Program) -> None:
    from adapters.teams import served as platform  # noqa: PLC0415
    from bot.teams import build_teams  # noqa: PLC0415
    from bot.teams_places import TEAMS  # noqa: PLC0415

    settings, database = program.settings, program.database
    profile = load_profile(settings.profile)
    force = database.write_sync(lambda work: set_up_force(work, profile, settings.profile))
    tenant = settings.teams_tenant_id.lower()
    if tenant:
        database.write_sync(lambda work: join(work, force.id, TEAMS, tenant, tenant, own=True))
    database.write_sync(lambda work: try_again(work, force.id))
    common = (database, program.profiles, program.metrics, program.marks, TEAMS, program.clock)
    sides = PractitionerSide(*common), HandlerSide(*common), AdminSide(*common)
    teams = build_teams(
        settings, database, program.profiles, sides, force.id, program.clock, program.delivery
    )
    program.platforms[TEAMS] = teams.out.channel
    program.directories[TEAMS] = teams.out.directory
    program.teams = teams
    platform.setup(app, teams.parts, teams.out)


def _page_secret(settings: Settings) -> bytes:
    """Kept across restarts, so that pages that are open go on: made from the master key."""
    text = settings.master_keys.get_secret_value() or settings.key_file.read_text(encoding="ascii")
    return hashlib.sha256(b"console pages|" + text.encode()).digest()


async def _with_database(app: web.Application) -> AsyncIterator[None]:
    yield
    await asyncio.to_thread(app[PROGRAM].database.close)


async def _with_jobs(app: web.Application) -> AsyncIterator[None]:
    program = app[PROGRAM]
    if program.settings.run_jobs:
        await asyncio.to_thread(program.jobs.launch, asyncio.get_running_loop())
    yield
    await asyncio.to_thread(program.jobs.close)


async def _with_marks(app: web.Application) -> AsyncIterator[None]:
    yield
    await app[PROGRAM].marks.close()


async def _with_chats(app: web.Application) -> AsyncIterator[None]:
    yield
    await _close_chats(app[PROGRAM])


async def _close_chats(program: Program) -> None:
    if program.slack is not None:
        await program.slack.close()
    if program.teams is not None:
        await program.teams.close()


async def _with_alarm(_app: web.Application) -> AsyncIterator[None]:
    """The alarm compiles its rules on first use; nobody's turn waits for that.

    What is loaded then stays: the garbage collector would go through it again and again, and hold
    everything up for a seventh of a second each time. And it looks for cycles less often than after
    every 700 new objects, which is a few turns.
    """

    def ready() -> None:
        warm()
        gc.collect()
        gc.freeze()
        gc.set_threshold(_NEW_OBJECTS, *before[1:])

    before = gc.get_threshold()
    getting_ready = asyncio.create_task(asyncio.to_thread(ready))
    yield
    await getting_ready
    gc.set_threshold(*before)
    gc.unfreeze()


async def _with_sweep(app: web.Application) -> AsyncIterator[None]:
    program = app[PROGRAM]
    showing = {}
    if program.slack is not None:
        showing["slack"] = program.slack.chat.is_showing
    if program.teams is not None:
        showing["teams"] = program.teams.out.chat.is_showing
    sweep = Sweep(
        program.database,
        program.platforms,
        program.profiles,
        program.metrics,
        program.clock,
        showing,
        program.marks,
    )
    task = asyncio.create_task(sweep.run())
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


def serve(settings: Settings) -> None:
    """Serves until it is told to stop (SIGINT, SIGTERM); turns in flight finish. Raises CannotStart."""
    app = create_app(settings)
    _log.info("serving", host=settings.host, port=settings.port, mode=settings.mode.value)
    web.run_app(
        app,
        host=settings.host,
        port=settings.port,
        print=None,
        access_log=None,
        shutdown_timeout=SHUTDOWN_SECONDS,
    )


async def work(settings: Settings, stop: asyncio.Event) -> None:
    """Runs jobs, and serves nothing, until ``stop`` is set."""
    program = await asyncio.to_thread(build, settings, role="worker")
    if settings.serves_console:
        _add_console(web.Application(), program)
    if settings.serves_slack:
        _add_slack(web.Application(), program)
    if settings.serves_teams:
        _add_teams(web.Application(), program)
    await asyncio.to_thread(program.jobs.launch, asyncio.get_running_loop())
    _log.info("working", process=settings.process_name)
    try:
        await stop.wait()
    finally:
        await asyncio.to_thread(program.jobs.close)
        await _close_chats(program)
        await asyncio.to_thread(program.database.close)
