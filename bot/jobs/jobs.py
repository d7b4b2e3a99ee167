"""The jobs of one process: declared, enqueued in the caller's transaction, run, watched."""

import asyncio
import logging
import math
import re
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import sqlalchemy as sa
from dbos import DBOS, DBOSClient, DBOSConfig, EnqueueOptions
from dbos._serialization import DBOSPortableJSONSerializer

from bot.jobs.database import FINISHED, SCHEMA, Backlog, Records, connect
from bot.jobs.guard import refuse_foreign_settings, refuse_pickle, take_over_logger
from bot.jobs.policy import GaveUp, GiveUpCallback, Handler, JobsError, Policy, UnknownJobError
from bot.jobs.running import Failure, Runner

APPLICATION = "cpi-bot"
APPLICATION_VERSION = "1"
"""Never changed: DBOS strands the jobs of every other version for ever."""
WORKFLOW = "job"
PACED, UNPACED = "paced", "unpaced"
PURGE = "jobs.purge"
STUCK_AFTER = 60.0

_JOB_ID = re.compile(r"[A-Za-z0-9._:/@+-]{1,200}")
_PURGE_AT_ONCE = 500
_DATABASE_BACK = 5.0
_log = logging.getLogger("bot.jobs")


@dataclass(frozen=True, slots=True)
class _Order:
    name: str
    key: str
    job_id: str
    args: tuple[str, ...]
    rounds: int = 0

    @property
    def workflow_id(self) -> str:
        round_ = f"|{self.rounds}" if self.rounds else ""
        return f"{self.job_id}|{self.name}{round_}"


class Jobs:
    """Everything DBOS, behind four verbs: register, enqueue, launch, close.

    A process that only enqueues (the command line, `web` beside a `worker`) builds one and never
    launches it. One process launches at most one.
    """

    _launched: ClassVar["Jobs | None"] = None

    def __init__(
        self,
        url: str,
        *,
        names: Iterable[str],
        executor_id: str,
        policy: Policy | None = None,
        on_give_up: GiveUpCallback | None = None,
    ) -> None:
        """Take the database's URL, every job name there is, and this process' stable name.

        `executor_id` (dyno or host name) is unique among running processes and the same after a
        restart: the jobs a killed process held are then resumed at once, otherwise after
        `Policy.dead_after`. Raises JobsError for `DBOS__*` variables or another database.
        """
        refuse_foreign_settings()
        refuse_pickle()
        take_over_logger()
        if not executor_id:
            raise JobsError("executor_id is empty")
        self.policy = policy or Policy()
        self._executor_id = executor_id
        self._on_give_up = on_give_up
        self._names = frozenset(names) | {PURGE}
        self._handlers: dict[str, Handler] = {}
        self._schedules: dict[str, float] = {}
        self._slots: dict[str, int] = {}
        self._ended: dict[str, float] = {}
        self._ended_lock = threading.Lock()
        self._engine = connect(url, workers=self.policy.workers)
        self._records = Records(self._engine)
        self._serializer = DBOSPortableJSONSerializer()
        self._client = DBOSClient(
            system_database_engine=self._engine,
            dbos_system_schema=SCHEMA,
            serializer=self._serializer,
            application_name=APPLICATION,
            lazy=True,
        )
        self._runner = Runner(self.policy.timeout, self.policy.workers)
        self._stop_watching = threading.Event()
        self._watch_thread: threading.Thread | None = None
        self.register(PURGE, self._purge_job, every=3600.0)

    def register(self, name: str, handler: Handler, *, every: float | None = None) -> None:
        """Say who runs a job, before `launch`. Raises UnknownJobError for an undeclared name.

        With `every` (seconds) the job also runs once in each such span of the database's clock,
        once across all processes; its handler gets the span's start (ISO 8601, UTC). Missed spans
        are not made up for, and a failed one waits for the next.
        """
        self._check_name(name)
        self._handlers[name] = handler
        if every is not None:
            self._schedules[name] = every

    def enqueue(
        self,
        connection: sa.Connection,
        name: str,
        key: str,
        job_id: str,
        *args: str,
        delay_seconds: float | None = None,
    ) -> None:
        """Put a job into the caller's transaction (or savepoint): both commit, or neither.

        - key: what must not overlap, and has a rate: `platform:workspace:channel`, or `chore:…`.
        - job_id: sortable; the same name and id runs once, however often it is enqueued.
        - args: ids only. They are stored in clear.

        Raises UnknownJobError, or JobsError for an empty key, a bad id or a bad argument.
        """
        self._check_name(name)
        if not key.strip():
            raise JobsError("a job needs a key")
        if not _JOB_ID.fullmatch(job_id):
            raise JobsError("a job id is 1 to 200 letters, digits or . _ : / @ + -")
        if not all(isinstance(arg, str) for arg in args):
            raise JobsError("a job takes ids, as text")
        if delay_seconds is not None and delay_seconds < 0:
            raise JobsError("a delay is not negative")
        self._put(connection, _Order(name, key, job_id, args), delay_seconds)

    def launch(self, loop: asyncio.AbstractEventLoop | None = None) -> None:
        """Start the workers. Blocks up to a second, so it refuses to run on an event loop.

        `loop` runs the `async def` handlers. The tables exist already (`prepare`). Raises
        JobsError when a name has no handler or another `Jobs` runs in this process.
        """
        _refuse_event_loop("launch")
        if Jobs._launched is not None:
            raise JobsError("this process has launched its jobs already")
        missing = sorted(self._names - self._handlers.keys())
        if missing:
            raise JobsError(f"no handler for: {', '.join(missing)}")
        Jobs._launched = self
        self._runner.start(loop)
        self._records.beat(self._executor_id)
        for queue in (PACED, UNPACED):
            self._client.register_queue(
                queue,
                worker_concurrency=self.policy.workers,
                partition_concurrency=1,
                partition_limiter={"limit": 1, "period": self.policy.pace}
                if queue == PACED
                else None,
                polling_interval_sec=self.policy.poll,
                on_conflict="always_update",
            )
        config: DBOSConfig = {
            "name": APPLICATION,
            "system_database_engine": self._engine,
            "dbos_system_schema": SCHEMA,
            "application_version": APPLICATION_VERSION,
            "executor_id": self._executor_id,
            "serializer": self._serializer,
            "max_executor_threads": 4 * self.policy.workers + 2,  # half may wait for a place
            "run_migrations": False,
            "use_listen_notify": False,
            "notification_listener_polling_interval_sec": 0.2,
            "log_level": "WARNING",
        }
        DBOS(config=config)

        def job(name: str, key: str, job_id: str, rounds: int, *args: str) -> None:
            self._run(_Order(name, key, job_id, args, rounds))

        DBOS.workflow(name=WORKFLOW, max_recovery_attempts=None)(job)
        DBOS.launch()
        self._stop_watching.clear()
        self._watch_thread = threading.Thread(target=self._watch, name="jobs-watch", daemon=True)
        self._watch_thread.start()

    def close(self) -> None:
        """Stop the workers and give the database back; safe to call without `launch`.

        Running handlers get `Policy.grace` seconds; what does not finish runs again in the next
        process, or in another one at once. Takes a second or more, so it refuses to run on an
        event loop; the handlers' loop still runs meanwhile.
        """
        _refuse_event_loop("close")
        if Jobs._launched is self:
            self._runner.stop()
            DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=self.policy.grace)
            self._runner.cancel()
            self._stop_watching.set()
            if self._watch_thread is not None:
                self._watch_thread.join()
            self._records.leave(self._executor_id)
            Jobs._launched = None
        self._client.destroy()
        self._engine.dispose()

    def backlog(self, stuck_after: float = STUCK_AFTER) -> Backlog:
        """Count waiting, stuck and failed jobs, for the metrics; stuck in seconds."""
        return self._records.backlog(stuck_after)

    def hurry(self, name: str, key: str) -> None:
        """Run the jobs of this name and key now that were given up, or wait for another reason."""
        self._records.hurry(name, key)

    def purge(self, keep_days: float | None = None) -> int:
        """Delete the records of jobs finished more than `keep_days` days ago; gives how many."""
        days = self.policy.keep_days if keep_days is None else keep_days
        before = (datetime.now(UTC) - timedelta(days=days)).isoformat()
        deleted = 0
        while old := self._client.list_workflows(
            status=list(FINISHED),
            completed_before=before,
            limit=_PURGE_AT_ONCE,
            load_input=False,
            load_output=False,
        ):
            self._client.delete_workflows([job.workflow_id for job in old])
            deleted += len(old)
        return deleted

    def _purge_job(self, _span: str) -> None:
        self.purge()

    def _check_name(self, name: str) -> None:
        if name not in self._names:
            raise UnknownJobError(f"no job is called {name!r}")

    def _put(self, connection: sa.Connection, job: _Order, delay_seconds: float | None) -> None:
        options: EnqueueOptions = {
            "workflow_name": WORKFLOW,
            "workflow_id": job.workflow_id,
            "queue_name": self._queue(job),
            "queue_partition_key": job.key,
        }
        if delay_seconds:
            options["delay_seconds"] = delay_seconds
        self._client.enqueue_in_transaction(
            connection, options, job.name, job.key, job.job_id, job.rounds, *job.args
        )

    def _queue(self, job: _Order) -> str:
        return UNPACED if job.key.startswith(self.policy.unpaced) else PACED

    def _run(self, job: _Order) -> None:
        self._ends(job, math.inf)
        try:
            with self._runner.place(self._queue(job)):
                self._try(job)
        finally:
            self._ends(job, time.monotonic())

    def _ends(self, job: _Order, at: float) -> None:
        with self._ended_lock:
            self._ended[job.workflow_id] = at

    def _at_work(self) -> frozenset[str]:
        """Ids of the jobs that run, and of those whose end may still be being written."""
        limit = time.monotonic() - self.policy.lost_after
        with self._ended_lock:
            self._ended = {job: at for job, at in self._ended.items() if at > limit}
            return frozenset(self._ended)

    def _try(self, job: _Order) -> None:
        handler = self._handlers.get(job.name)
        failure = Failure(UnknownJobError.__name__)
        for attempt in range(self.policy.attempts):
            if handler is None:
                break
            if attempt:
                self._runner.pause(self.policy.backoff * 2 ** (attempt - 1))
            outcome = self._runner.attempt(handler, *job.args)
            if outcome is None:
                return
            failure = outcome
            _log.warning("job %s %s failed: %s", job.name, job.job_id, failure.error)
            if failure.delay_seconds is not None:
                break
        if job.name not in self._schedules:
            self._again(job, failure)
        if failure.delay_seconds is None and self._on_give_up is not None:
            told = GaveUp(
                job.name, job.key, job.job_id, job.args, failure.error, rounds=job.rounds + 1
            )
            untold = self._runner.attempt(self._on_give_up, told)
            if untold is not None:
                _log.error("giving up %s was not reported: %s", job.name, untold.error)

    def _again(self, job: _Order, failure: Failure) -> None:
        delay = failure.delay_seconds
        if delay is None:
            delay = self.policy.again[min(job.rounds, len(self.policy.again) - 1)]
        later = replace(job, rounds=job.rounds + 1)
        while True:
            try:
                with self._engine.begin() as connection:
                    self._put(connection, later, delay)
            except sa.exc.SQLAlchemyError as error:
                _log.warning("job %s %s waits: %s", job.name, job.job_id, type(error).__name__)
                self._runner.pause(_DATABASE_BACK)
            else:
                return

    def _watch(self) -> None:
        while True:
            try:
                self._look()
            except Exception as error:  # noqa: BLE001 - without a heartbeat others take this process for dead
                _log.warning("heartbeat missed: %s", type(error).__name__)
            if self._stop_watching.wait(self.policy.beat):
                return

    def _look(self) -> None:
        now = self._records.beat(self._executor_id)
        abandoned = self._records.abandoned(self._executor_id, self.policy.dead_after)
        if abandoned:
            _log.warning("taking over the jobs of %s", ", ".join(abandoned))
            DBOS._recover_pending_workflows(abandoned)  # noqa: SLF001 - no public way in 3.4
        at_work = self._at_work()
        lost = self._records.put_back(self._executor_id, at_work, self.policy.lost_after)
        if lost:
            _log.warning("putting back %s jobs that were taken and not run", len(lost))
        self._tick(now)

    def _tick(self, now: float) -> None:
        for name, every in self._schedules.items():
            slot = int(now // every)
            if self._slots.get(name) == slot:
                continue
            span = datetime.fromtimestamp(slot * every, UTC).isoformat()
            with self._engine.begin() as connection:
                self._put(connection, _Order(name, f"chore:{name}", span, (span,)), None)
            self._slots[name] = slot


def _refuse_event_loop(what: str) -> None:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return
    raise JobsError(f"{what}() blocks: run it in a thread")
