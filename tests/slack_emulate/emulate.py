"""The npm package `emulate`, which plays Slack's Web API: its process, and calls to it.

`package.json` pins it, ``make peers`` fetches it. It is asked here with strict scopes: a token may
do what its scopes say.
"""

import contextlib
import http.client
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

import pytest

HERE = Path(__file__).parent
APP = {
    "app_id": "A0EMULATED",
    "client_id": "1111111111.2222222222",
    "client_secret": "emulated",
    "bot_id": "B0EMULATED",
    "bot_user_id": "U0EMULATED",
}
"""The app as emulate knows it from the start; workspaces install it by OAuth."""
SLACK_ITSELF = "xoxb-slack-itself"
"""A token of the app's for what Slack does by itself: triggers, and views that an answer changes."""
PATIENCE = 20.0


def find_node() -> str:
    """The system's Node. Skips the test if it or the package is not there; fails it in CI."""
    found = shutil.which("node")
    if found and (HERE / "node_modules/emulate").is_dir():
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


def token_of(name: str) -> str:
    """The token that a person's own Slack uses."""
    return f"xoxp-{name}"


class Emulate:
    """The server, on a loopback port. ``people``: name to what else is known of them."""

    def __init__(self, folder: Path, people: Mapping[str, Mapping[str, Any]]) -> None:
        self._node = find_node()
        self._folder = folder
        self.port = free_port()
        app = {"name": "CPI", "bot_name": "cpi", "redirect_uris": [], "scopes": []}
        itself = {name: APP[name] for name in ("app_id", "client_id", "bot_id")}
        self._seed = {
            "slack": {
                "team": {"name": "Thornbury", "domain": "thornbury"},
                "users": [{"name": name, **known} for name, known in people.items()],
                "oauth_apps": [APP | app],
                "tokens": [
                    {"token": SLACK_ITSELF, "user_id": APP["bot_user_id"], "type": "bot"} | itself,
                    *({"token": token_of(name), "user": name, "type": "user"} for name in people),
                ],
                "strict_scopes": True,
            }
        }

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        seed, log = self._folder / "seed.json", self._folder / "emulate.log"
        seed.write_text(json.dumps(self._seed), encoding="utf-8")
        with log.open("wb") as said:
            self._process = subprocess.Popen(
                [self._node, str(HERE / "serve.mjs"), str(self.port), str(seed)],
                stdout=said,
                stderr=said,
            )
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                self.__exit__()
                raise AssertionError(f"emulate did not start: {log.read_text(encoding='utf-8')}")
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)

    def call(self, method: str, token: str, **arguments: Any) -> dict[str, Any]:
        """A method of the Web API. Raises AssertionError where emulate refuses it."""
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        body = json.dumps(arguments).encode()
        _, _, raw = self.relay("POST", f"/api/{method}", body, headers)
        answer: dict[str, Any] = json.loads(raw)
        assert answer["ok"], (method, answer)
        return answer

    def relay(
        self, verb: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Any request: status, headers and body of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request(verb, path, body, dict(headers or {}))
            answer = connection.getresponse()
            found = {name.title(): value for name, value in answer.getheaders()}
            return answer.status, found, answer.read()

    def _answers(self) -> bool:
        with contextlib.suppress(OSError):
            return self.relay("GET", "/")[0] == 200
        return False
