"""Handlers on the program's event loop, and a shutdown beside them."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

import pytest
from jobs_database import FAST, PATIENCE, Database, enqueue, until

from bot.jobs import (
    GaveUp,
    Handler,
    Jobs,
    JobsError,
    Policy,
)


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
