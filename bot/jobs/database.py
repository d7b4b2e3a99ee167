"""The jobs' tables: made, looked at and emptied in the project's own database."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from dbos import DBOS
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url

from bot.jobs.guard import refuse_foreign_settings, refuse_pickle, take_over_logger
from bot.jobs.policy import JobsError

SCHEMA = "dbos"

_TABLES = frozenset(
    {
        "heartbeat",
        "application_versions",
        "dbos_migrations",
        "event_dispatch_kv",
        "notifications",
        "operation_outputs",
        "queues",
        "streams",
        "workflow_events",
        "workflow_events_history",
        "workflow_input",
        "workflow_output",
        "workflow_schedules",
        "workflow_status",
    }
)

_OPEN = ("ENQUEUED", "PENDING", "DELAYED")
_FAILED = ("ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")
FINISHED = ("SUCCESS", *_FAILED)

_HEARTBEAT = sa.table("heartbeat", sa.column("executor_id", sa.Text), sa.column("beat", sa.Double))


@dataclass(frozen=True, slots=True)
class Backlog:
    """How the jobs stand: `waiting` for a worker; `stuck` waiting or running for too long;
    `failed` for good, which nothing of ours should ever be.
    """

    waiting: int
    stuck: int
    failed: int


def is_jobs_table(name: str) -> bool:
    """Say whether a table belongs to the jobs, so that migrations leave it alone."""
    return name in _TABLES


def is_prepared(connection: sa.Connection) -> bool:
    """Say whether the jobs' tables are there."""
    schema = None if connection.dialect.name == "sqlite" else SCHEMA
    return sa.inspect(connection).has_table("workflow_status", schema=schema)


def connect(url: str, *, workers: int) -> sa.Engine:
    """Give an engine for the jobs' own statements; SQLite waits 30 s for its writer.

    SQLite runs at `synchronous=NORMAL` here: a power cut can undo only that a job was done, and
    it runs again. The commit that enqueues a job is the caller's, at the caller's level.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() in {"postgresql", "postgres"}:
        return sa.create_engine(
            parsed.set(drivername="postgresql+psycopg"),
            pool_size=5,
            max_overflow=2 * workers,
            pool_pre_ping=True,
            connect_args={
                "application_name": "cpi-jobs",
                "options": "-c idle_in_transaction_session_timeout=60000",
            },
        )
    if parsed.get_backend_name() != "sqlite" or parsed.database in {None, "", ":memory:"}:
        raise JobsError("jobs need a SQLite file or a PostgreSQL database")
    engine = sa.create_engine(parsed, pool_size=5, max_overflow=2 * workers)

    @sa.event.listens_for(engine, "connect")
    def configure(connection: Any, _record: object) -> None:
        connection.isolation_level = "IMMEDIATE"
        connection.execute("PRAGMA busy_timeout=30000")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=NORMAL")

    return engine


def prepare(url: str) -> None:
    """Create or upgrade the jobs' tables in the database at `url`; safe to repeat.

    Run by the migration, before anything is enqueued. SQLite is switched to WAL.
    """
    refuse_foreign_settings()
    refuse_pickle()
    take_over_logger()
    engine = connect(url, workers=1)
    try:
        if engine.dialect.name == "sqlite":
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        DBOS.migrate(engine.url.render_as_string(hide_password=False), schema=SCHEMA)
        with engine.begin() as connection:
            connection.exec_driver_sql(
                "CREATE TABLE IF NOT EXISTS heartbeat"
                " (executor_id TEXT PRIMARY KEY, beat DOUBLE PRECISION NOT NULL)"
            )
    finally:
        engine.dispose()


class Records:
    """The statements that DBOS has no call for, on its tables and the heartbeat's."""

    def __init__(self, engine: sa.Engine) -> None:
        """Take the engine of `connect`."""
        self._engine = engine
        is_sqlite = engine.dialect.name == "sqlite"
        self._insert = sqlite.insert if is_sqlite else postgresql.insert
        self._now: sa.ColumnElement[float] = sa.literal_column(
            "((julianday('now') - 2440587.5) * 86400.0)"
            if is_sqlite
            else "extract(epoch from clock_timestamp())::float8",
            sa.Double,
        )
        self._jobs = sa.table(
            "workflow_status",
            sa.column("workflow_uuid", sa.Text),
            sa.column("status", sa.Text),
            sa.column("owner_xid", sa.Text),
            sa.column("started_at_epoch_ms", sa.BigInteger),
            sa.column("executor_id", sa.Text),
            sa.column("updated_at", sa.BigInteger),
            sa.column("delay_until_epoch_ms", sa.BigInteger),
            sa.column("queue_partition_key", sa.Text),
            schema=None if is_sqlite else SCHEMA,
        )

    def beat(self, executor_id: str) -> float:
        """Say that this process lives. Gives the database's time, Unix seconds."""
        row = self._insert(_HEARTBEAT).values(executor_id=executor_id, beat=self._now)
        statement = row.on_conflict_do_update(
            index_elements=["executor_id"], set_={"beat": row.excluded.beat}
        ).returning(_HEARTBEAT.c.beat)
        with self._engine.begin() as connection:
            return float(connection.execute(statement).scalar_one())

    def leave(self, executor_id: str) -> None:
        """Remove this process' heartbeat: what it left undone may be taken over at once."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(_HEARTBEAT).where(_HEARTBEAT.c.executor_id == executor_id))

    def abandoned(self, executor_id: str, dead_after: float) -> list[str]:
        """Give the ids of other processes that hold running jobs and no heartbeat.

        A heartbeat older than `dead_after` seconds is removed first, by one process only: the
        row's lock decides. `executor_id` asks, so it lives, however long it stood still.
        """
        stale = sa.delete(_HEARTBEAT).where(
            _HEARTBEAT.c.executor_id != executor_id, _HEARTBEAT.c.beat < self._now - dead_after
        )
        holders = (
            sa.select(self._jobs.c.executor_id)
            .where(
                self._jobs.c.status == "PENDING",
                self._jobs.c.executor_id != executor_id,
                self._jobs.c.executor_id.not_in(sa.select(_HEARTBEAT.c.executor_id)),
            )
            .distinct()
        )
        with self._engine.begin() as connection:
            connection.execute(stale)
            return [str(row[0]) for row in connection.execute(holders)]

    def put_back(self, executor_id: str, at_work: Collection[str], older_than: float) -> list[str]:
        """Let the jobs run again that this process took and does not run; gives their ids.

        One whose end could not be written (a full disk) would block its key until a restart.
        `at_work` holds the ids that this process runs or has just run; `older_than` is in seconds.
        """
        jobs = self._jobs.c
        lost = (
            jobs.status == "PENDING",
            jobs.executor_id == executor_id,
            jobs.updated_at < (self._now - older_than) * 1000,
        )
        with self._engine.connect() as connection:
            held = set(connection.execute(sa.select(jobs.workflow_uuid).where(*lost)).scalars())
        found = sorted(held.difference(at_work))
        again = sa.update(self._jobs).where(*lost, jobs.workflow_uuid.in_(found))
        if found:
            with self._engine.begin() as connection:
                connection.execute(
                    again.values(
                        status="ENQUEUED",
                        owner_xid=None,
                        started_at_epoch_ms=None,
                        updated_at=sa.cast(self._now * 1000, sa.BigInteger),
                    )
                )
        return found

    def hurry(self, name: str, key: str) -> None:
        """Let the jobs of this name and key that wait for their time run now."""
        jobs = self._jobs.c
        now = sa.cast(self._now * 1000, sa.BigInteger)
        waiting = (
            jobs.status == "DELAYED",
            jobs.queue_partition_key == key,
            jobs.workflow_uuid.like(f"%|{name}|%"),
        )
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(self._jobs)
                .where(*waiting)
                .values(delay_until_epoch_ms=now, updated_at=now)
            )

    def backlog(self, stuck_after: float) -> Backlog:
        """Count the jobs by state; stuck means unchanged and due for `stuck_after` seconds."""
        jobs = self._jobs.c
        limit = (self._now - stuck_after) * 1000
        stuck = sa.and_(
            jobs.status.in_(_OPEN),
            jobs.updated_at < limit,
            sa.func.coalesce(jobs.delay_until_epoch_ms, 0) < limit,
        )
        counted = sa.select(
            sa.func.count().filter(jobs.status == "ENQUEUED"),
            sa.func.count().filter(stuck),
            sa.func.count().filter(jobs.status.in_(_FAILED)),
        ).where(jobs.status.in_(_OPEN + _FAILED))
        with self._engine.connect() as connection:
            waiting, late, failed = connection.execute(counted).one()
        return Backlog(waiting=waiting, stuck=late, failed=failed)
