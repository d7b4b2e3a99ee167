"""Loads the program, then forks for each request that comes in on a socket: loaded_program.py FD.

A request is what to run, where, with which environment; with it come three files: where the process' id
and its end are told, its output, its errors.
"""

import importlib
import json
import os
import runpy
import selectors
import signal
import socket
import sys
import threading
from typing import Any

MODULES = (
    "adapters.console",
    "adapters.slack",
    "adapters.slack.installs",
    "bot.app",
    "bot.cli",
    "bot.console",
    "bot.doctor",
    "bot.slack",
)


def taken(control: socket.socket) -> dict[str, Any] | None:
    """In a forked process what it has to run; None in this one, once nobody asks any more."""
    children: dict[int, socket.socket] = {}
    woken, wakes = socket.socketpair()
    wakes.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wakes.fileno(), warn_on_full_buffer=False)
    ready = selectors.DefaultSelector()
    ready.register(control, selectors.EVENT_READ)
    ready.register(woken, selectors.EVENT_READ)
    while True:
        for key, _ in ready.select():
            if key.fileobj is woken:
                woken.recv(4096)
                tell_ends(children)
                continue
            message, fds, _, _ = socket.recv_fds(control, 1 << 18, 3)
            if not message:
                for pid in children:
                    os.kill(pid, signal.SIGKILL)
                return None
            pid = os.fork()
            if not pid:
                for held in (ready, woken, wakes, control, *children.values()):
                    held.close()
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                return {**json.loads(message), "output": fds}
            children[pid] = socket.socket(fileno=fds[0])
            children[pid].send(str(pid).encode())
            for fd in fds[1:]:
                os.close(fd)


def tell_ends(children: dict[int, socket.socket]) -> None:
    """Tells who waits that a process has ended, and how."""
    while children:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        with children.pop(pid) as told:
            told.send(str(os.waitstatus_to_exitcode(status)).encode())


def become(asked: dict[str, Any]) -> None:
    """Runs a program as Python would."""
    told, output, errors = asked["output"]
    os.dup2(output, 1)
    os.dup2(errors, 2)
    for fd in (told, output, errors):
        os.close(fd)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["env"])
    first, *rest = asked["program"]
    if first == "-m":
        sys.argv = rest
        runpy.run_module(rest[0], run_name="__main__", alter_sys=True)
    else:
        sys.argv = [first, *rest]
        runpy.run_path(first, run_name="__main__")


if __name__ == "__main__":
    for module in MODULES:
        importlib.import_module(module)
    assert threading.active_count() == 1
    wanted = taken(socket.socket(fileno=int(sys.argv[1])))
    if wanted is not None:
        become(wanted)
