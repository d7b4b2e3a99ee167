"""How many jobs run at once: the limit holds where DBOS counts too late."""

import math
import threading
import time
from dataclasses import replace
from typing import Any

import pytest
from dbos._core import ActiveWorkflowById, ActiveWorkflowEntry
from jobs_database import FAST, PATIENCE, Database, enqueue, until

from bot.jobs import (
    Jobs,
)


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
