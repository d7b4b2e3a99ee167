"""The look every few seconds: jobs whose end was not written, and the heartbeat."""

from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from dbos._sys_db import SystemDatabase
from jobs_database import FAST, Database, enqueue, until

from bot.jobs import (
    Handler,
    Jobs,
)
from bot.jobs.database import Records


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
