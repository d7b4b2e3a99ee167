"""The program, served in a process of its own, and its commands."""

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Self

from program import ROOT, Process

FAULTY = Path(__file__).with_name("faulty_server.py")


PATIENCE = 60.0
"""Seconds after which something that should happen is taken for never happening."""


OURS = ("CPI_", "DATABASE_URL", "PORT", "DYNO", "DBOS")


def environment(**extra: str) -> dict[str, str]:
    """This process' environment without settings of the bot, and with ``extra``."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return kept | {"PYTHONPATH": str(ROOT)} | extra


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def cpi(
    folder: Path, *args: str, program: Sequence[str] = ("-m", "bot"), **extra: str
) -> subprocess.CompletedProcess[str]:
    """One command of ``cpi``, run in ``folder`` to its end."""
    with TemporaryFile() as output, TemporaryFile() as errors:
        command = [*program, *args]
        process = Process(command, folder, environment(**extra), output, errors)
        try:
            code = process.wait(PATIENCE)
        finally:
            process.kill()
        return subprocess.CompletedProcess(command, code, _text(output), _text(errors))


def _text(file: BinaryIO) -> str:
    file.seek(0)
    return file.read().decode()


class Server:
    """A served bot in ``folder``. It can be killed, stopped and started again on the same port.

    ``fault`` names what `faulty_server.py` does; without one the program is the installed one.
    """

    def __init__(self, folder: Path, database_url: str = "", **extra: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.port = free_port()
        self.log = folder / "server.log"
        self.fuse = folder / "fuse"
        self.mark = folder / "mark"
        self._extra = extra
        self.database_url = database_url or f"sqlite:///{folder / 'var/cpi.db'}"
        if database_url:
            self._extra["CPI_DATABASE_URL"] = database_url
        self._process: Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        if self._process is not None and self._process.poll() is None:
            self.kill()

    def start(self, fault: str = "") -> Self:
        """Starts it and waits until it answers."""
        for path in (self.fuse, self.mark):
            path.unlink(missing_ok=True)
        program = [str(FAULTY), fault] if fault else ["-m", "bot", "serve", "--port"]
        command, env = [*program, str(self.port)], environment(**self._extra)
        with self.log.open("ab") as log:
            self._process = Process(command, self.folder, env, log, log)
        wait_for(self._answers, self.said)
        return self

    def _answers(self) -> bool:
        if self._process is None or self._process.poll() is not None:
            raise AssertionError(f"the server ended: {self.said()}")
        with contextlib.suppress(OSError):
            return self.get("/healthz")[0] == 200
        return False

    def said(self) -> str:
        """All that the process has written so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def light(self) -> None:
        """From now on the fault happens."""
        self.fuse.touch()

    def has_died(self) -> None:
        """Waits until the process killed itself."""
        assert self._process is not None
        assert self._process.wait(PATIENCE) == -signal.SIGKILL

    def kill(self) -> None:
        """SIGKILL."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(PATIENCE)

    def stop(self) -> int:
        """SIGTERM; gives the process' exit code."""
        self.tell_to_stop()
        assert self._process is not None
        return self._process.wait(PATIENCE)

    def tell_to_stop(self) -> None:
        """SIGTERM, without waiting."""
        assert self._process is not None
        self._process.terminate()

    def get(self, path: str) -> tuple[int, str]:
        """Status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    def metric(self, name: str) -> float:
        """The value of a metric without labels, or the sum of one with labels."""
        lines = self.get("/metrics")[1].splitlines()
        found = [line.rpartition(" ")[2] for line in lines if re.match(rf"{name}[{{ ]", line)]
        return sum(map(float, found))

    @contextlib.contextmanager
    def events(self) -> Iterator[Iterator[list[str]]]:
        """What the server tells an open page, one list of sides after another."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request("GET", "/events")
            answer = connection.getresponse()

            def sides() -> Iterator[list[str]]:
                for line in iter(answer.readline, b""):
                    if line.startswith(b"data: "):
                        yield json.loads(line[6:])["sides"]

            yield sides()

    def cpi(self, *args: str, **extra: str) -> subprocess.CompletedProcess[str]:
        """A command beside the server, with the same settings."""
        return cpi(self.folder, *args, **(self._extra | extra))


def wait_for(what: object, tell: object = None, *, within: float = PATIENCE) -> None:
    """Asks ``what()`` again and again until it holds; fails after ``within`` seconds, with ``tell()``."""
    assert callable(what)
    until = time.monotonic() + within
    while not what():
        if time.monotonic() > until:
            raise AssertionError(tell() if callable(tell) else "it did not happen")
        time.sleep(0.05)
