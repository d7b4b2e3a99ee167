"""Starts and stops the Agents Playground, and asks it things. `make peers` fetches it.

It plays both Teams and the Bot Connector, holds everything in memory, and knows nothing of tokens:
`door.py` stands between it and the program.
"""

import contextlib
import http.client
import json
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

import pytest

from tests.teams_playground.town import Someone, configured

HERE = Path(__file__).parent
CLI = HERE / "node_modules/@microsoft/m365agentsplayground/cli.js"
PATIENCE = 30.0


def find_node() -> str:
    """The system's Node. Skips the test if it or the package is not there; fails it in CI."""
    found = shutil.which("node")
    if found and CLI.is_file():
        return found
    lacks = "`make peers` was not run" if found else "There is no Node"
    if os.environ.get("CI"):
        pytest.fail(f"{lacks} here, and CI needs it: see .ci/run.")
    pytest.skip(f"{lacks} here.")


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Refused(AssertionError):
    """The playground did not take a request. ``status``: what it answered."""

    def __init__(self, path: str, status: int, said: str) -> None:
        super().__init__(f"{path}: {status} {said}")
        self.status = status


class Playground:
    """The playground on a loopback port, with ``me`` in front of it.

    ``door``: where it sends activities to, and where the bot is told to send to.
    """

    def __init__(self, folder: Path, me: Someone, door: str) -> None:
        self._node = find_node()
        self._folder = folder
        self.me, self.door = me, door
        self.port = free_port()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        config = json.dumps(configured(self.me))
        (self._folder / ".m365agentsplayground.yml").write_text(config, encoding="utf-8")
        log = self._folder / "playground.log"
        with log.open("wb") as said:
            self._process = subprocess.Popen(
                [
                    *(self._node, "--require", str(HERE / "loopback.cjs"), str(CLI), "start"),
                    *("--app-endpoint", f"{self.door}/api/messages"),
                    *("--service-url", f"{self.door}/_connector"),
                    *("--channel-id", "msteams", "--port", str(self.port), "--disable-telemetry"),
                ],
                cwd=self._folder,
                env=_environment(log.with_suffix(".own.log")),
                stdout=said,
                stderr=said,
            )
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                self.__exit__()
                told = "\n".join(
                    each.read_text(encoding="utf-8") for each in self._folder.glob("*.log")
                )
                raise AssertionError(f"the playground did not start: {told}")
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)

    # What someone does in it, as its own page asks for it

    def installs(self, conversation: str) -> None:
        """The app is added to a chat, or to a channel's team."""
        self.ask("POST", f"/_debug/conversation/{quote(conversation)}/installation", {})

    def types(self, conversation: str, someone: str, text: str, **more: Any) -> str:
        """A message; in a channel a new post. Gives the conversation it is in."""
        said = {"from": {"id": someone}, "text": text, "textFormat": "plain", "mentions": []}
        path = f"/_conversation/v1/conversations/{quote(conversation)}/messages"
        told = self.ask("POST", path, said | more)
        return str(told.get("postConversationId", conversation))

    def submits(self, conversation: str, someone: str, message: str, value: Any) -> None:
        """An ``Action.Submit`` of a card."""
        pressed = _pressed(conversation, someone, message) | {"value": value}
        self.ask("POST", "/_conversation/v1/submit", pressed)

    def executes(
        self, conversation: str, someone: str, message: str, action: dict[str, Any]
    ) -> dict[str, Any]:
        """An ``Action.Execute`` of a card; gives the bot's answer."""
        pressed = _pressed(conversation, someone, message)
        invoke = pressed | {"name": "adaptiveCard/action", "value": {"action": action}}
        return self.ask("POST", "/_conversation/v1/invoke", invoke)

    def sends(self, activity: dict[str, Any]) -> None:
        """Any activity, as its *Custom activity* does."""
        self.ask("POST", "/_internal/v1/customActivities", activity)

    def ask(self, verb: str, path: str, body: Any = None) -> dict[str, Any]:
        """A request of JSON. Raises Refused."""
        headers = {"Content-Type": "application/json"}
        raw = None if body is None else json.dumps(body).encode()
        status, _, said = self.relay(verb, path, raw, headers)
        if status >= 400:
            raise Refused(path, status, said.decode())
        answer = json.loads(said or b"{}")
        return answer if isinstance(answer, dict) else {"answer": answer}

    def relay(
        self, verb: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[int, dict[str, str], bytes]:
        """Any request: status, headers and body of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request(verb, path, body, headers)
            answer = connection.getresponse()
            found = {name.title(): value for name, value in answer.getheaders()}
            return answer.status, found, answer.read()

    def _answers(self) -> bool:
        with contextlib.suppress(OSError, Refused):
            return bool(self.ask("GET", "/_internal/v1/config"))
        return False


def _environment(log: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {"TEAMSAPPTESTER_BROWSER": "none", "TEAMSAPPTESTER_LOGFILE": str(log)}


def _pressed(conversation: str, someone: str, message: str) -> dict[str, Any]:
    return {
        "from": {"id": someone},
        "conversation": {"id": conversation},
        "replyToId": message,
    }
