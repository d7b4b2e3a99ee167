"""Jobs in the transaction that causes them, in order, paced, on time; on SQLite and PostgreSQL."""

import contextvars
import threading
import time
from dataclasses import replace

import pytest
import sqlalchemy as sa
from jobs_database import FAST, Database, enqueue, until

from bot.jobs import (
    JobsError,
    UnknownJobError,
)


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
