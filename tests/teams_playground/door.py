"""What lies between the playground and the bot: what Microsoft's own service does and it does not.

Activities go to the bot as the playground made them, with a signed token; what the bot sends goes to
the playground if the token is one that it was given. What Teams would not take, or not show, is noted.
"""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import urlsplit

from tests.teams_playground.playground import Playground
from tests.teams_playground.tokens import Identity

LARGEST = 28 * 1024
"""Bytes of a message."""
MOST_ACTIONS = 6
DEADLINE = 10.0
"""Seconds in which an invoke must be answered."""
_PASSED = ("Content-Type", "Accept")


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot's, and what became of it."""

    verb: str
    path: str
    body: dict[str, Any]
    status: int


class Door:
    """``bot``: its address, set when it is known.

    ``fetched``: how often someone's file was asked for. ``calls``: what the bot asked for. ``complaints``: what Teams would have refused or not shown.
    """

    def __init__(self) -> None:
        self.bot = ""
        self.playground: Playground | None = None
        self.identity = Identity()
        self.calls: list[Call] = []
        self.complaints: list[str] = []
        self.fetched = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, self))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def service_url(self) -> str:
        return f"{self.address}/_connector"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def delivers(self, raw: bytes) -> tuple[int, bytes]:
        """An activity to the bot: status and body of its answer."""
        activity = json.loads(raw)
        token = self.identity.signed(activity["serviceUrl"])
        headers = {"Content-Type": "application/json", "Authorization": token}
        where = urlsplit(self.bot)
        began = time.monotonic()
        connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=60)
        try:
            connection.request("POST", "/api/messages", raw, headers)
            answer = connection.getresponse()
            status, body = answer.status, answer.read()
        except OSError:
            return 502, b""
        finally:
            connection.close()
        self.complaints += _wrong_answer(activity, status, body, time.monotonic() - began)
        return status, body

    def takes(
        self, verb: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, dict[str, str], bytes]:
        """A request of the bot's to the connector."""
        if not self.identity.knows(headers.get("Authorization", "")):
            self.complaints.append(f"{verb} {path}: not with a token of the bot's")
            return 401, {}, b""
        assert self.playground is not None
        given = {name: headers[name] for name in _PASSED if name in headers}
        status, found, said = self.playground.relay(verb, path, body or None, given)
        asked = json.loads(body) if body else {}
        self.complaints += [f"{verb} {path}: {each}" for each in _wrong_message(asked, len(body))]
        self.calls.append(Call(verb, path, asked, status))
        return status, {"Content-Type": found.get("Content-Type", "application/json")}, said


def _wrong_answer(activity: dict[str, Any], status: int, body: bytes, took: float) -> Iterator[str]:
    name = activity.get("name") or activity["type"]
    if status not in (200, 201, 202):
        yield f"{name}: answered {status}"
    if activity["type"] != "invoke":
        return
    if took > DEADLINE:
        yield f"{name}: answered after {took:.1f} s"
    if name == "adaptiveCard/action" and status == 200:
        said = json.loads(body or b"{}")
        if not {"statusCode", "type", "value"} <= set(said):
            yield f"{name}: answered without a card or a message"


def _wrong_message(asked: dict[str, Any], size: int) -> Iterator[str]:
    message = asked.get("activity", asked)
    cards = message.get("attachments") or []
    if size > LARGEST:
        yield f"{size} bytes"
    if len(cards) > 1 or (cards and message.get("text")):
        yield "Teams splits a text from its card, and one card from another"
    for each in cards:
        if len(each["content"].get("actions", [])) > MOST_ACTIONS:
            yield "more actions than Teams shows"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, door: Door, *args: Any) -> None:
        self._door = door
        super().__init__(*args)

    def _answer(self) -> None:
        door, path = self._door, self.path
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers: dict[str, str] = {"Content-Type": "application/json"}
        if path == "/api/messages":
            status, said = door.delivers(body)
        elif path.startswith("/_connector/"):
            status, headers, said = door.takes(self.command, path, body, dict(self.headers.items()))
        elif path == "/openid":
            status, said = 200, json.dumps(door.identity.metadata(door.address)).encode()
        elif path == "/keys":
            status, said = 200, json.dumps(door.identity.keys()).encode()
        elif path.endswith("/oauth2/v2.0/token"):
            status, told = door.identity.token(body)
            said = json.dumps(told).encode()
        else:
            door.fetched += path == "/photo"
            status, said = 404, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_PUT(self) -> None:
        self._answer()

    def do_DELETE(self) -> None:
        self._answer()

    def log_message(self, *_: Any) -> None:
        """Nothing."""
