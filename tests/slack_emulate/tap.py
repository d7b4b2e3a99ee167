"""What lies between the program and emulate: every request goes on as it is, every answer comes back.

It is there to know what emulate answered: which modals it opened, and whether it refused anything.
"""

import json
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from tests.slack_emulate.emulate import Emulate
from tests.slack_emulate.world import EmulateWorld

_PASSED = ("Content-Type", "Authorization")


class Tap:
    """``refused``: methods and errors. ``asked``: methods in order. Usable as a peer by a person."""

    def __init__(self, emulate: Emulate, world: EmulateWorld) -> None:
        self.emulate, self.world = emulate, world
        self.asked: list[str] = []
        self.refused: list[tuple[str, str]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, self))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def note(self, method: str, body: bytes, raw: bytes) -> None:
        """The app asked ``body`` and emulate answered ``raw``."""
        answer = json.loads(raw)
        self.asked.append(method)
        if not answer["ok"]:
            self.refused.append((method, answer["error"]))
        elif method.startswith("views."):
            self.world.shown(method, json.loads(body), answer)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, tap: Tap, *args: Any) -> None:
        self._tap = tap
        super().__init__(*args)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        given = {name: self.headers[name] for name in _PASSED if self.headers[name]}
        status, kind, raw = self._tap.emulate.relay("POST", self.path, body, given)
        self._tap.note(self.path.removeprefix("/api/"), body, raw)
        self.send_response(status)
        self.send_header("Content-Type", kind.get("Content-Type", ""))
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_: Any) -> None:
        """Nothing."""
