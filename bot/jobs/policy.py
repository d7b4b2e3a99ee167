"""What a job is, as the rest of the program sees it: handlers, limits, errors."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

Handler = Callable[..., Awaitable[None]] | Callable[..., None]
"""Takes the job's ids as positional strings. `async def` handlers run on the loop given to
`Jobs.launch`; plain functions run in a worker thread. May run more than once with the same ids.
"""


class JobsError(Exception):
    """The jobs were set up or called wrongly; the message says how."""


class UnknownJobError(JobsError):
    """A job name that nobody declared: it would wait for ever."""


class RetryLaterError(Exception):
    """Raised by a handler to be run again after `delay_seconds`, without this being a failure.

    For a platform that says when to come back (HTTP 429 with Retry-After).
    """

    def __init__(self, delay_seconds: float) -> None:
        """Take the wait in seconds."""
        super().__init__()
        self.delay_seconds = delay_seconds


@dataclass(frozen=True, slots=True)
class GaveUp:
    """A job failed `Policy.attempts` times in a row; it runs again later unless it is scheduled.

    `error` is the class name of the last exception (its text may hold content); `rounds` counts
    how often this job was given up, so that people can be told the first time only.
    """

    name: str
    key: str
    job_id: str
    args: tuple[str, ...]
    error: str
    rounds: int


GiveUpCallback = Callable[[GaveUp], Awaitable[None]] | Callable[[GaveUp], None]


@dataclass(frozen=True, slots=True)
class Policy:
    """Limits of the jobs; times in seconds.

    - poll: how often a queue looks for work; commit to start takes half of it on average.
    - workers: jobs of one queue that one process runs at once. Jobs of one key never overlap.
    - pace: time between two starts on one key (platforms.md: one message a second in a channel).
    - unpaced: keys that start so are not slowed down.
    - attempts, backoff: tries in a row, and the first pause between them, doubled each time.
    - timeout: an `async def` handler that takes longer has failed.
    - again: pauses after giving up; the last one repeats until the job succeeds.
    - beat, dead_after: heartbeat, and its age at which a process counts as dead (platforms.md).
    - lost_after: a job that the process took and has not run for so long is put back; the same
      for one that ran, and whose end was not written for so long.
    - keep_days: how long finished jobs stay.
    - grace: how long `close` waits for running jobs; never less than a second, or 0: not at all.
    """

    poll: float = 0.4
    workers: int = 16
    pace: float = 1.0
    unpaced: tuple[str, ...] = ("console:", "chore:")
    attempts: int = 3
    backoff: float = 0.5
    timeout: float = 60.0
    again: tuple[float, ...] = (30.0, 120.0, 600.0, 1800.0)
    beat: float = 5.0
    dead_after: float = 25.0
    lost_after: float = 30.0
    keep_days: float = 7.0
    grace: int = 10
