"""Jobs that fail: tried, given up, run again later; nothing is stranded."""

from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from jobs_database import FAST, Database, enqueue, until

from bot.jobs import (
    GaveUp,
    Jobs,
    RetryLaterError,
)


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
