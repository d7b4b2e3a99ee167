"""Durable jobs: everything that leaves the process outside a turn (design.md, Jobs).

DBOS runs them; this package is the only one that imports it, and handles every trap that
platforms.md lists. A job is enqueued in the transaction of the change that causes it, carries ids
only, and runs at least once.

    prepare(url)                       # in the migration: the tables
    jobs = Jobs(url, names={"card.post"}, executor_id="web.1")
    jobs.register("card.post", post_card)
    jobs.enqueue(connection, "card.post", "slack:T1:C1", "01J…", case_id)   # from any process
    await asyncio.to_thread(jobs.launch, asyncio.get_running_loop())        # where handlers run
    await asyncio.to_thread(jobs.close)
"""

from bot.jobs.database import Backlog, is_jobs_table, is_prepared, prepare
from bot.jobs.guard import PickleRefusedError
from bot.jobs.jobs import Jobs
from bot.jobs.policy import (
    GaveUp,
    GiveUpCallback,
    Handler,
    JobsError,
    Policy,
    RetryLaterError,
    UnknownJobError,
)

__all__ = [
    "Backlog",
    "GaveUp",
    "GiveUpCallback",
    "Handler",
    "Jobs",
    "JobsError",
    "PickleRefusedError",
    "Policy",
    "RetryLaterError",
    "UnknownJobError",
    "is_jobs_table",
    "is_prepared",
    "prepare",
]
