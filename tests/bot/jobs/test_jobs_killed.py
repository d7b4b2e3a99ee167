"""Processes that are killed or never return: another takes over, each job once."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jobs_database import PATIENCE, Database, enqueue, until

ROOT = Path(__file__).parents[3]


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


def lines(tmp_path: Path) -> list[str]:
    log = tmp_path / "log"
    return log.read_text().splitlines() if log.exists() else []


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
