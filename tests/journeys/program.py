"""Processes of the program, each forked from one that has its modules loaded (loaded_program.py).

To load them takes longer than all the rest of a start, and a run of the tests starts hundreds. What is
forked is what `python -m bot` runs, in a process of its own that can be signalled and killed.
"""

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

ROOT = Path(__file__).parents[2]
LOADED = Path(__file__).with_name("loaded_program.py")


class Process:
    """One that is running, or has run. ``program``: what Python is to run, as on its command line."""

    def __init__(
        self, program: Sequence[str], folder: Path, env: Mapping[str, str], *output: BinaryIO
    ) -> None:
        """``output``: where it writes its output, and its errors."""
        self._status, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        asked = {"program": list(program), "folder": str(folder), "env": dict(env)}
        fds = [theirs.fileno(), *(file.fileno() for file in output)]
        with theirs:
            socket.send_fds(_loaded(), [json.dumps(asked).encode()], fds)
        self._pid = int(self._status.recv(64))
        self._ended: int | None = None

    def poll(self) -> int | None:
        """Its exit code, or minus the signal that ended it; None while it runs."""
        with suppress(subprocess.TimeoutExpired):
            return self.wait(0)
        return None

    def wait(self, timeout: float) -> int:
        """The same, once it has ended. Raises TimeoutExpired."""
        if self._ended is None:
            if not select.select([self._status], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(str(self._pid), timeout)
            with self._status:
                self._ended = int(self._status.recv(64))
        return self._ended

    def kill(self) -> None:
        self._send(signal.SIGKILL)

    def terminate(self) -> None:
        self._send(signal.SIGTERM)

    def _send(self, number: signal.Signals) -> None:
        if self.poll() is None:
            os.kill(self._pid, number)


@cache
def _loaded() -> socket.socket:
    """The way to the process that forks. It ends with this one, and what it forked with it."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, str(LOADED), str(theirs.fileno())],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )

    def ends() -> None:
        ours.close()
        process.wait()

    atexit.register(ends)
    return ours
