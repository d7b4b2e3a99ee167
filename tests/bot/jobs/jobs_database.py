"""A prepared database with jobs in it, as the rest of the program sees it."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from bot.jobs import (
    Handler,
    Jobs,
    Policy,
    prepare,
)

PATIENCE = 60.0
"""Seconds after which something that should happen is taken for never happening."""


FAST = Policy(
    poll=0.05,
    workers=4,
    unpaced=("k", "chore:"),
    attempts=2,
    backoff=0.01,
    again=(0.01,),
    timeout=PATIENCE,
    grace=0,
)


def until(done: Callable[[], object]) -> None:
    """Wait for something that happens in another thread or process; fail if it does not."""
    end = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)


class Database:
    """A prepared database, as the rest of the program sees it."""

    def __init__(self, url: str) -> None:
        prepare(url)
        self.url = url
        self.engine = sa.create_engine(url)
        self.sqlite = self.engine.dialect.name == "sqlite"
        if self.sqlite:
            sa.event.listen(self.engine, "connect", self._wait_for_the_writer)
        self._made: list[Jobs] = []

    @staticmethod
    def _wait_for_the_writer(connection: Any, _record: object) -> None:
        connection.isolation_level = "IMMEDIATE"
        connection.execute("PRAGMA busy_timeout=30000")

    def jobs(self, policy: Policy = FAST, **options: Any) -> Jobs:
        jobs = Jobs(self.url, names={"card"}, executor_id="one", policy=policy, **options)
        self._made.append(jobs)
        return jobs

    def running(
        self,
        handler: Handler,
        loop: asyncio.AbstractEventLoop | None = None,
        policy: Policy = FAST,
        **options: Any,
    ) -> Jobs:
        jobs = self.jobs(policy, **options)
        jobs.register("card", handler)
        jobs.launch(loop)
        return jobs

    def rows(self, *columns: str) -> list[Any]:
        """These columns of the jobs called card."""
        jobs = sa.table(
            "workflow_status",
            *(sa.column(name) for name in {"workflow_uuid", *columns}),
            schema=None if self.sqlite else "dbos",
        )
        query = sa.select(*(jobs.c[name] for name in columns)).where(
            jobs.c.workflow_uuid.like("%card%")
        )
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(query)]

    def change(self, statement: str, **values: object) -> None:
        with self.engine.begin() as connection:
            connection.execute(
                sa.text(statement.replace("DBOS.", "" if self.sqlite else "dbos.")), values
            )

    def everything(self) -> str:
        """Every row of the jobs' own tables, as text."""
        found = sa.MetaData(schema=None if self.sqlite else "dbos")
        found.reflect(self.engine)
        with self.engine.connect() as connection:
            return str(
                [list(connection.execute(sa.select(table))) for table in found.tables.values()]
            )

    def close(self) -> None:
        for jobs in self._made:
            jobs.close()
        self.engine.dispose()


def enqueue(database: Database, jobs: Jobs, *ids: str, key: str = "k1") -> None:
    with database.engine.begin() as connection:
        for job_id in ids:
            jobs.enqueue(connection, "card", key, job_id, job_id)
