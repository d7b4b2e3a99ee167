"""The way from Teams to the bot: activities with a good token, and whether Teams would accept the answers."""

import contextlib
import http.client
import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tests.teams_peer.server import TeamsPeer

DEADLINE = 15.0
"""Seconds Teams waits for an answer."""
PATIENCE = 30.0

Payload = dict[str, Any]


class NotAccepted(AssertionError):
    """Teams would show its user an error: the answer is not what it takes."""


@dataclass(frozen=True, slots=True)
class Answered:
    """``seconds``: from the first byte sent to the last one read."""

    status: int
    body: bytes
    content_type: str
    seconds: float

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(slots=True)
class BotLink:
    """Posts to the bot at ``url`` (its address, no path). ``answers``: everything it answered."""

    url: str
    peer: TeamsPeer
    path: str = "/api/messages"
    deadline: float = DEADLINE
    answers: list[Answered] = field(default_factory=list)

    def send(self, activity: Payload, token: str | None = None) -> Answered:
        """Posts an activity with a good token, or with ``token``. Checks nothing."""
        peer = self.peer
        given = token or peer.authority.token(peer.world.app_id, peer.service_url)
        headers = {"Authorization": f"Bearer {given}", "Content-Type": "application/json"}
        return self.post(json.dumps(activity).encode(), headers)

    def post(self, body: bytes, headers: dict[str, str]) -> Answered:
        """Posts as it is. Checks nothing."""
        where = urlsplit(self.url)
        connection = http.client.HTTPConnection(
            where.hostname or "127.0.0.1", where.port, timeout=PATIENCE
        )
        began = time.monotonic()
        with contextlib.closing(connection):
            connection.request("POST", self.path, body, headers)
            response = connection.getresponse()
            read = response.read()
        kind = (response.getheader("Content-Type") or "").partition(";")[0]
        answered = Answered(response.status, read, kind, time.monotonic() - began)
        self.answers.append(answered)
        return answered

    def delivers(self, activity: Payload) -> None:
        """Delivers what wants no answer. Raises NotAccepted."""
        answered = self.send(activity)
        if not 200 <= answered.status < 300:
            raise NotAccepted(f"{activity['type']}: {answered.status}: {answered.text[:300]}")

    def delivers_together(self, *activities: Payload) -> None:
        """Delivers several at the same time. Raises NotAccepted."""
        with ThreadPoolExecutor(len(activities)) as together:
            for done in [together.submit(self.delivers, each) for each in activities]:
                done.result()

    def invokes(self, activity: Payload) -> Payload:
        """Delivers an invoke, and gives the answer's body; empty if it has none. Raises NotAccepted."""
        answered = self.send(activity)
        if answered.status != 200 or answered.seconds > self.deadline:
            raise NotAccepted(
                f"{activity['name']}: {answered.status} after {answered.seconds:.1f} s:"
                f" {answered.text[:300]}"
            )
        if not answered.body:
            return {}
        told = json.loads(answered.body)
        if answered.content_type != "application/json" or not isinstance(told, dict):
            raise NotAccepted(f"{activity['name']}: {answered.content_type}: {answered.text[:300]}")
        return told
