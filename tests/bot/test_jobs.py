"""The jobs, on SQLite and PostgreSQL: each trap of platforms.md's DBOS section, from outside."""

import asyncio
import base64
import contextvars
import logging
import math
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from dbos._core import ActiveWorkflowById, ActiveWorkflowEntry
from dbos._sys_db import SystemDatabase

from bot.jobs import (
    GaveUp,
    Handler,
    Jobs,
    JobsError,
    Policy,
    RetryLaterError,
    UnknownJobError,
    is_jobs_table,
    prepare,
)
from bot.jobs.database import Records

ROOT = Path(__file__).parents[2]
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


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    prepared = Database(database_url)
    yield prepared
    prepared.close()


@pytest.fixture
def worker(database: Database, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Starts jobs_worker.py; `worker.log()` holds a line for each run of a job."""
    started: list[subprocess.Popen[bytes]] = []

    def start(executor_id: str, what: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.bot.jobs_worker", database.url, executor_id]
        process = subprocess.Popen(
            [*command, str(tmp_path / "log"), what], cwd=ROOT, stdin=subprocess.PIPE
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.stdin is not None:
            process.stdin.close()
        assert process.wait(PATIENCE) in {0, -9}


def enqueue(database: Database, jobs: Jobs, *ids: str, key: str = "k1") -> None:
    with database.engine.begin() as connection:
        for job_id in ids:
            jobs.enqueue(connection, "card", key, job_id, job_id)


def lines(tmp_path: Path) -> list[str]:
    log = tmp_path / "log"
    return log.read_text().splitlines() if log.exists() else []


def test_a_committed_job_runs_once_and_a_rolled_back_one_never(database: Database) -> None:
    seen: list[str] = []
    jobs = database.running(seen.append)
    with database.engine.connect() as connection:
        jobs.enqueue(connection, "card", "k1", "0", "lost")
        connection.rollback()
    with database.engine.begin() as connection:
        savepoint = connection.begin_nested()
        jobs.enqueue(connection, "card", "k1", "1", "lost in a savepoint")
        savepoint.rollback()
        with connection.begin_nested():
            jobs.enqueue(connection, "card", "k1", "2", "kept")
    until(lambda: database.rows("status") == [("SUCCESS",)])
    assert seen == ["kept"]


def test_the_same_id_twice_runs_once(database: Database) -> None:
    seen: list[str] = []
    jobs = database.running(seen.append)
    enqueue(database, jobs, "1", "1")
    until(lambda: seen)
    enqueue(database, jobs, "1", "2")
    until(lambda: "2" in seen)
    assert seen == ["1", "2"]


def test_a_handler_can_enqueue_the_next_job(database: Database) -> None:
    seen: list[str] = []
    inherited: list[object] = []

    def handle(job_id: str) -> None:
        seen.append(job_id)
        inherited.extend(contextvars.copy_context())
        if job_id == "1":
            enqueue(database, jobs, "2")

    jobs = database.running(handle)
    enqueue(database, jobs, "1")
    until(lambda: database.rows("status") == [("SUCCESS",)] * 2)
    assert seen == ["1", "2"]
    assert inherited == []


def test_jobs_that_would_wait_for_ever_are_refused(database: Database) -> None:
    jobs = database.jobs()
    with database.engine.begin() as connection:
        with pytest.raises(UnknownJobError):
            jobs.enqueue(connection, "crad", "k1", "1")
        for key, job_id in (("", "1"), (" ", "1"), ("k1", ""), ("k1", "a b"), ("k1", "x" * 201)):
            with pytest.raises(JobsError):
                jobs.enqueue(connection, "card", key, job_id)
        with pytest.raises(JobsError):
            jobs.enqueue(connection, "card", "k1", "1", 5)  # type: ignore[arg-type]  # the mistake
        with pytest.raises(JobsError):
            jobs.enqueue(connection, "card", "k1", "1", delay_seconds=-1)
    with pytest.raises(UnknownJobError):
        jobs.register("crad", print)
    with pytest.raises(JobsError, match="card"):
        jobs.launch()
    assert database.rows("status") == []


def run_a_burst(database: Database, size: int, each: float) -> int:
    """Runs that many jobs of `each` seconds; gives how many ran at once, at most."""
    lock, full = threading.Lock(), threading.Event()
    running: list[int] = [0]
    peaks: list[int] = []

    def handle(_id: str) -> None:
        with lock:
            running[0] += 1
            peaks.append(running[0])
            if running[0] == FAST.workers:
                full.set()
        assert full.wait(PATIENCE)
        time.sleep(each)
        with lock:
            running[0] -= 1

    jobs = database.jobs(replace(FAST, poll=0.01))
    jobs.register("card", handle)
    with database.engine.begin() as connection:
        for number in range(size):
            jobs.enqueue(connection, "card", f"k{number}", f"{number:03}", "x")
    assert jobs.backlog().waiting == size
    jobs.launch()
    until(lambda: len(peaks) == size and set(database.rows("status")) == {("SUCCESS",)})
    until(lambda: (jobs.backlog(0).stuck, jobs.backlog().failed) == (0, 0))
    return max(peaks)


def test_a_burst_keeps_to_the_worker_limit_and_nothing_stays_waiting(database: Database) -> None:
    assert run_a_burst(database, 300, 0.005) == FAST.workers


def test_the_worker_limit_holds_where_threads_begin_too_late_to_be_counted(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A busy machine: DBOS looks at the queue again before what it took has begun."""
    add = ActiveWorkflowById.add

    def late(self: ActiveWorkflowById, *args: Any) -> ActiveWorkflowEntry:
        time.sleep(0.1)
        return add(self, *args)

    monkeypatch.setattr(ActiveWorkflowById, "add", late)
    assert run_a_burst(database, 30, 0.05) == FAST.workers


def still(jobs: Jobs) -> list[str]:
    """The jobs called card that have not ended."""
    return [job for job, at in jobs._ended.copy().items() if at == math.inf and "card" in job]


def test_a_job_that_waits_for_a_place_does_not_hold_up_a_shutdown(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    closing = threading.Event()

    def handle(job_id: str) -> None:
        ran.append(job_id)
        closing.wait(PATIENCE)

    monkeypatch.setattr(ActiveWorkflowById, "count_for_queue", lambda *_: 0)
    jobs = database.jobs(replace(FAST, workers=1))
    jobs.register("card", handle)
    for number in range(3):
        enqueue(database, jobs, f"{number}", key=f"k{number}")
    jobs.launch()
    until(lambda: database.rows("status") == [("PENDING",)] * 3)
    until(lambda: len(still(jobs)) >= 3)
    jobs.close()
    until(lambda: len(still(jobs)) == 1)
    closing.set()
    assert len(ran) == 1


def test_jobs_of_one_key_never_overlap(database: Database) -> None:
    running: list[str] = []
    most: list[int] = []

    def handle(job_id: str) -> None:
        running.append(job_id)
        time.sleep(0.02)
        most.append(len(running))
        running.remove(job_id)

    jobs = database.running(handle)
    enqueue(database, jobs, "1", "2", "3", "4", "5")
    until(lambda: len(most) == 5)
    assert set(most) == {1}


def test_a_channel_gets_one_start_a_second_and_others_do_not_wait_for_it(
    database: Database,
) -> None:
    seen: list[str] = []
    jobs = database.running(seen.append)
    with database.engine.begin() as connection:
        for job_id, channel in (("1", "C1"), ("2", "C1"), ("3", "C1"), ("9", "C2")):
            jobs.enqueue(connection, "card", f"slack:T1:{channel}", job_id, job_id)
    until(lambda: len(seen) == 4)
    starts = database.rows("started_at_epoch_ms", "queue_partition_key")
    first, second, third = sorted(at for at, key in starts if key == "slack:T1:C1")
    assert second - first >= 1000
    assert third - second >= 1000
    (other,) = (at for at, key in starts if key == "slack:T1:C2")
    assert other <= second  # SQLite keeps whole seconds


def test_the_database_is_never_locked_beside_our_own_writers(database: Database) -> None:
    seen: list[str] = []
    jobs = database.running(seen.append)
    failed: list[Exception] = []

    def write(writer: int) -> None:
        try:
            for number in range(15):
                enqueue(database, jobs, f"{writer}-{number}", key=f"k{writer}-{number}")
        except sa.exc.DBAPIError as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    until(lambda: len(seen) == 90)
    assert failed == []


def test_a_failing_job_is_given_up_and_succeeds_later(database: Database) -> None:
    told: list[GaveUp] = []
    tries: list[str] = []

    def handle(case_id: str) -> None:
        tries.append(case_id)
        if len(tries) < 4:
            raise PermissionError("the narrative, in full")

    jobs = database.running(handle, on_give_up=told.append)
    enqueue(database, jobs, "1")
    until(lambda: len(tries) == 4)
    until(lambda: set(database.rows("status")) == {("SUCCESS",)})
    assert told == [GaveUp("card", "k1", "1", ("1",), "PermissionError", rounds=1)]
    assert len(tries) == 4


def test_a_job_whose_end_could_not_be_written_does_not_block_its_channel(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full for a moment: the job would stand as running until a restart."""
    record, failures, ran = SystemDatabase.update_workflow_outcome, ["full"], []

    def full(self: SystemDatabase, *args: Any, **named: Any) -> bool:
        if failures and "card" in str(args[0]):
            failures.pop()
            raise ValueError("database or disk is full")
        return record(self, *args, **named)

    monkeypatch.setattr(SystemDatabase, "update_workflow_outcome", full)
    jobs = looking_by_hand(database, ran.append)
    enqueue(database, jobs, "1")
    until(lambda: ran == ["1"] and not failures)
    enqueue(database, jobs, "2")
    database.change(AN_HOUR_AGO)
    jobs._look()
    assert sorted(database.rows("status")) == [("ENQUEUED",), ("PENDING",)]
    jobs.policy = replace(jobs.policy, lost_after=0.0)
    jobs._look()
    until(lambda: database.rows("status") == [("SUCCESS",)] * 2)
    assert sorted(ran) == ["1", "1", "2"]


def looking_by_hand(database: Database, handler: Handler) -> Jobs:
    """Running jobs; after the first one, every look at them is the test's."""
    jobs = database.running(handler, policy=replace(FAST, beat=3600.0))
    until(lambda: jobs._slots)
    return jobs


AN_HOUR_AGO = "UPDATE DBOS.workflow_status SET updated_at = updated_at - 3600000"


def test_a_job_that_runs_for_long_is_not_started_a_second_time(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither while it runs, nor between the handler's end and its record."""
    record, ran, looks = SystemDatabase.update_workflow_outcome, [], []

    def look() -> None:
        database.change(AN_HOUR_AGO)
        jobs._look()
        looks.append(database.rows("status"))

    def slow(case_id: str) -> None:
        ran.append(case_id)
        look()

    def late(self: SystemDatabase, *args: Any, **named: Any) -> bool:
        if "card" in str(args[0]):
            look()
        return record(self, *args, **named)

    monkeypatch.setattr(SystemDatabase, "update_workflow_outcome", late)
    jobs = looking_by_hand(database, slow)
    enqueue(database, jobs, "1")
    until(lambda: database.rows("status") == [("SUCCESS",)])
    assert looks == [[("PENDING",)]] * 2
    assert ran == ["1"]


def test_a_process_that_stood_still_does_not_take_itself_for_dead(database: Database) -> None:
    looks, ran = [], []

    def handle(case_id: str) -> None:
        ran.append(case_id)
        jobs.policy = replace(jobs.policy, dead_after=-1.0)
        jobs._look()
        looks.append(database.rows("status"))

    jobs = looking_by_hand(database, handle)
    enqueue(database, jobs, "1")
    until(lambda: database.rows("status") == [("SUCCESS",)])
    assert looks == [[("PENDING",)]]
    assert ran == ["1"]


def test_a_fault_of_any_kind_does_not_end_the_heartbeat(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    beats: list[str] = []
    beat = Records.beat

    def odd(self: Records, executor_id: str) -> float:
        beats.append(executor_id)
        if len(beats) == 2:
            raise sa.exc.TimeoutError("no connection left in the pool")
        if len(beats) == 3:
            raise RuntimeError
        return beat(self, executor_id)

    monkeypatch.setattr(Records, "beat", odd)
    database.running(print, policy=replace(FAST, beat=0.05))
    until(lambda: len(beats) > 4)


def test_a_round_that_finds_no_connection_is_enqueued_once_there_is_one(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.jobs._DATABASE_BACK", 0.01)
    tries: list[str] = []

    def handle(case_id: str) -> None:
        tries.append(case_id)
        if len(tries) < 3:
            raise OSError

    jobs = database.running(handle)
    put, exhausted = jobs._put, ["once"]

    def crowded(connection: sa.Connection, *rest: Any) -> None:
        if tries and exhausted:
            exhausted.pop()
            raise sa.exc.TimeoutError("no connection left in the pool")
        put(connection, *rest)

    monkeypatch.setattr(jobs, "_put", crowded)
    enqueue(database, jobs, "1")
    until(lambda: database.rows("status") == [("SUCCESS",)] * 2)
    assert exhausted == []


def test_a_job_of_a_newer_release_waits_for_a_worker_that_knows_it(database: Database) -> None:
    told: list[GaveUp] = []
    newer = Jobs(database.url, names={"card.new"}, executor_id="two", policy=FAST)
    with database.engine.begin() as connection:
        newer.enqueue(connection, "card.new", "k1", "1", "1")
    newer.close()
    database.running(print, policy=replace(FAST, again=(600.0,)), on_give_up=told.append)
    until(lambda: told)
    assert [job.error for job in told] == ["UnknownJobError"]
    until(lambda: sorted(database.rows("status")) == [("DELAYED",), ("SUCCESS",)])


def test_a_platform_can_name_the_time_of_the_next_try(database: Database) -> None:
    told: list[GaveUp] = []
    tries: list[str] = []

    def handle(case_id: str) -> None:
        tries.append(case_id)
        if len(tries) == 1:
            raise RetryLaterError(0.2)

    jobs = database.running(handle, on_give_up=told.append)
    enqueue(database, jobs, "1")
    until(lambda: len(tries) == 2)
    assert told == []


def test_jobs_that_wait_are_hurried_by_name_and_key_and_run_once(database: Database) -> None:
    tries: list[str] = []

    def handle(case_id: str) -> None:
        tries.append(case_id)
        if tries.count(case_id) <= FAST.attempts:
            raise PermissionError

    jobs = database.running(handle, policy=replace(FAST, again=(600.0,)))
    enqueue(database, jobs, "1", "2")
    enqueue(database, jobs, "3", key="k2")
    until(lambda: sum(row == ("DELAYED",) for row in database.rows("status")) == 3)
    jobs.hurry("car", "k1")
    jobs.hurry("probe", "k1")
    assert sum(row == ("DELAYED",) for row in database.rows("status")) == 3
    jobs.hurry("card", "k1")
    jobs.hurry("card", "k1")
    until(lambda: tries.count("1") == tries.count("2") == FAST.attempts + 1)
    until(lambda: sorted(database.rows("status")) == [("DELAYED",), *[("SUCCESS",)] * 5])
    assert tries.count("3") == FAST.attempts


def test_a_report_of_giving_up_that_fails_loses_nothing(database: Database) -> None:
    tries: list[str] = []

    def handle(case_id: str) -> None:
        tries.append(case_id)
        if len(tries) < 3:
            raise OSError

    def report(_job: GaveUp) -> None:
        raise ZeroDivisionError

    jobs = database.running(handle, on_give_up=report)
    enqueue(database, jobs, "1")
    until(lambda: len(tries) == 3)
    until(lambda: database.rows("status") == [("SUCCESS",)] * 2)
    assert jobs.backlog().failed == 0


def test_what_an_exception_says_is_neither_stored_nor_logged(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[GaveUp] = []

    def handle(_case_id: str) -> None:
        raise ValueError("He hit her on Tuesday")

    jobs = database.running(handle, on_give_up=told.append)
    enqueue(database, jobs, "1")
    until(lambda: told)
    logging.getLogger("dbos").warning("Error running job: He hit her on Tuesday")
    try:
        handle("1")
    except ValueError:
        logging.getLogger("dbos").exception("Exception in queue")
    assert "Tuesday" not in database.everything() + caplog.text
    assert "ValueError" in caplog.text


def test_a_pickled_job_is_not_loaded(database: Database, tmp_path: Path) -> None:
    trap = tmp_path / "loaded"

    class Trap:
        def __reduce__(self) -> tuple[Any, ...]:
            return (Path.touch, (trap,))

    seen: list[str] = []
    jobs = database.jobs()
    enqueue(database, jobs, "1")
    stored = base64.b64encode(pickle.dumps(Trap())).decode()
    database.change("UPDATE DBOS.workflow_input SET inputs = :stored", stored=stored)
    database.change("UPDATE DBOS.workflow_status SET serialization = 'py_pickle'")
    jobs.register("card", seen.append)
    jobs.launch()
    enqueue(database, jobs, "2")
    until(lambda: seen)
    assert seen == ["2"]
    assert not trap.exists()
    until(lambda: jobs.backlog().failed == 1)


def test_arguments_are_stored_as_json_under_one_version(database: Database) -> None:
    seen: list[str] = []
    jobs = database.running(seen.append)
    enqueue(database, jobs, "1")
    until(lambda: database.rows("status") == [("SUCCESS",)])
    assert database.rows("serialization", "application_version") == [("portable_json", "1")]


def test_settings_of_another_dbos_are_refused(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBOS__APPVERSION", "secret-7")
    with pytest.raises(JobsError, match="DBOS__APPVERSION") as refused:
        database.jobs()
    assert "secret-7" not in str(refused.value)


def test_finished_jobs_are_purged_and_waiting_ones_are_kept(database: Database) -> None:
    seen: list[str] = []
    jobs = database.running(seen.append)
    enqueue(database, jobs, "1", "2")
    with database.engine.begin() as connection:
        jobs.enqueue(connection, "card", "k1", "3", "3", delay_seconds=600)
    until(lambda: sorted(database.rows("status")) == [("DELAYED",), ("SUCCESS",), ("SUCCESS",)])
    assert jobs.purge(keep_days=1) == 0
    database.change("UPDATE DBOS.workflow_status SET completed_at = completed_at - 172800000")
    assert jobs.purge(keep_days=1) >= 2
    assert database.rows("status") == [("DELAYED",)]


def test_a_job_nobody_takes_for_a_minute_is_reported_as_stuck(database: Database) -> None:
    jobs = database.jobs()
    enqueue(database, jobs, "1")
    with database.engine.begin() as connection:
        jobs.enqueue(connection, "card", "k1", "2", "2", delay_seconds=600)
    assert jobs.backlog().stuck == 0
    database.change("UPDATE DBOS.workflow_status SET updated_at = updated_at - 61000")
    assert (jobs.backlog().waiting, jobs.backlog().stuck) == (1, 1)


def test_a_schedule_fires_once_in_each_span_across_processes(database: Database) -> None:
    here, there = database.jobs(), database.jobs()
    for jobs in (here, there):
        jobs.register("card", print, every=3600.0)
    for now in (7200.0, 7300.0, 10800.0):
        here._tick(now)
        there._tick(now)
    ids = [job_id for (job_id,) in database.rows("workflow_uuid")]
    assert sorted(ids) == ["1970-01-01T02:00:00+00:00|card", "1970-01-01T03:00:00+00:00|card"]


def test_a_launched_schedule_runs_with_the_start_of_its_span(database: Database) -> None:
    seen: list[str] = []
    jobs = database.jobs()
    jobs.register("card", seen.append, every=86400.0)
    jobs.launch()
    until(lambda: seen)
    assert seen[0].endswith("T00:00:00+00:00")


def test_the_tables_of_the_jobs_are_all_known(database: Database) -> None:
    tables = sa.inspect(database.engine).get_table_names()
    assert "heartbeat" in tables
    assert [name for name in tables if not is_jobs_table(name)] == []
    assert not is_jobs_table("submission")
    prepare(database.url)
    assert sa.inspect(database.engine).get_table_names() == tables


@pytest.fixture
async def loop_jobs(database: Database) -> AsyncIterator[Callable[..., Any]]:
    """Launches with the test's own loop, and closes while it still runs."""
    launched: list[Jobs] = []

    async def launch(handler: Handler, **options: Any) -> Jobs:
        loop = asyncio.get_running_loop()
        jobs = await asyncio.to_thread(database.running, handler, loop, **options)
        launched.append(jobs)
        return jobs

    yield launch
    for jobs in launched:
        await asyncio.to_thread(jobs.close)


async def test_async_handlers_run_on_the_programs_loop(
    database: Database, loop_jobs: Callable[..., Any]
) -> None:
    loops: list[asyncio.AbstractEventLoop] = []
    done = asyncio.Event()

    async def handle(_id: str) -> None:
        await asyncio.sleep(0)
        loops.append(asyncio.get_running_loop())
        done.set()

    jobs = await loop_jobs(handle)
    await asyncio.to_thread(enqueue, database, jobs, "1")
    await asyncio.wait_for(done.wait(), PATIENCE)
    assert loops == [asyncio.get_running_loop()]
    for blocking in (jobs.launch, jobs.close):
        with pytest.raises(JobsError, match="thread"):
            blocking()


async def test_an_async_handler_that_hangs_has_failed(
    database: Database, loop_jobs: Callable[..., Any]
) -> None:
    told: list[GaveUp] = []
    reported = asyncio.Event()

    async def handle(_id: str) -> None:
        await asyncio.sleep(3600)

    async def report(job: GaveUp) -> None:
        told.append(job)
        await asyncio.sleep(0)
        reported.set()

    policy = replace(FAST, attempts=1, timeout=0.5)
    jobs = await loop_jobs(handle, policy=policy, on_give_up=report)
    await asyncio.to_thread(enqueue, database, jobs, "1")
    await asyncio.wait_for(reported.wait(), PATIENCE)
    assert {job.error for job in told} == {"TimeoutError"}


def test_a_shutdown_lets_a_running_handler_finish(database: Database) -> None:
    started, seen = threading.Event(), []

    def handle(job_id: str) -> None:
        started.set()
        until(jobs._runner._stopping.is_set)
        seen.append(job_id)

    jobs = database.running(handle, policy=Policy(poll=0.05, unpaced=("k",), grace=60))
    enqueue(database, jobs, "1")
    assert started.wait(PATIENCE)
    jobs.close()
    assert database.rows("status") == [("SUCCESS",)]
    assert seen == ["1"]


async def test_a_job_cut_off_by_a_shutdown_runs_in_the_next_process(
    database: Database, loop_jobs: Callable[..., Any]
) -> None:
    started, done = asyncio.Event(), asyncio.Event()

    async def hang(_id: str) -> None:
        started.set()
        await asyncio.sleep(3600)

    async def finish(_id: str) -> None:
        await asyncio.sleep(0)
        done.set()

    jobs = await loop_jobs(hang, policy=replace(FAST, attempts=1))
    await asyncio.to_thread(enqueue, database, jobs, "1")
    await asyncio.wait_for(started.wait(), PATIENCE)
    await asyncio.to_thread(jobs.close)
    assert database.rows("status") == [("PENDING",)]
    await loop_jobs(finish)
    await asyncio.wait_for(done.wait(), PATIENCE)
    await asyncio.to_thread(until, lambda: database.rows("status") == [("SUCCESS",)])


def test_killed_after_the_commit_the_next_process_runs_the_job_once(
    database: Database, worker: Callable[..., Any], tmp_path: Path
) -> None:
    assert worker("a", "enqueue").wait(PATIENCE) == -9
    assert database.rows("status") == [("ENQUEUED",)]
    worker("a", "run")
    until(lambda: database.rows("status") == [("SUCCESS",)])
    assert lines(tmp_path) == ["a case-1"]


def test_killed_inside_the_handler_the_same_process_name_runs_it_again(
    database: Database, worker: Callable[..., Any], tmp_path: Path
) -> None:
    enqueue(database, database.jobs(), "1")
    assert worker("a", "die").wait(PATIENCE) == -9
    assert database.rows("status", "executor_id") == [("PENDING", "a")]
    worker("a", "run")
    until(lambda: database.rows("status") == [("SUCCESS",)])
    assert lines(tmp_path) == ["a 1", "a 1"]


def test_another_process_takes_over_from_one_that_never_returns(
    database: Database, worker: Callable[..., Any], tmp_path: Path
) -> None:
    enqueue(database, database.jobs(), "1")
    assert worker("a", "die").wait(PATIENCE) == -9
    worker("b", "run")
    until(lambda: database.rows("status", "executor_id") == [("SUCCESS", "b")])
    assert lines(tmp_path) == ["a 1", "b 1"]


def test_a_job_whose_process_left_no_heartbeat_is_taken_over(
    database: Database, worker: Callable[..., Any], tmp_path: Path
) -> None:
    worker("b", "run")
    enqueue(database, database.jobs(), "1")
    until(lambda: database.rows("status") == [("SUCCESS",)])
    database.change("UPDATE DBOS.workflow_status SET status = 'PENDING', executor_id = 'gone'")
    until(lambda: lines(tmp_path) == ["b 1", "b 1"])
    until(lambda: database.rows("status", "executor_id") == [("SUCCESS", "b")])
