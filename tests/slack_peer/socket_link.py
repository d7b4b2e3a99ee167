"""The way from Slack to an app in Socket Mode: what `AppLink` is for an address."""

import json
import time
from typing import Any

from tests.slack_peer.link import DEADLINE, Answered, AppLink, NotAccepted
from tests.slack_peer.payloads import Payload
from tests.slack_peer.server import SlackPeer
from tests.slack_peer.sockets import Wire


class SocketLink(AppLink):
    """Sends envelopes over the newest connection, or over ``on``."""

    def __init__(self, peer: SlackPeer) -> None:
        super().__init__("", "", deadline=DEADLINE)
        self.peer = peer
        self.on: Wire | None = None

    def deliver(self, kind: str, payload: Any, **more: Any) -> Answered:
        """Sends an envelope; its acknowledgement as the answer of an address. Raises NotAccepted."""
        sockets = self.peer.sockets
        sockets.waits_for(bool)
        began = time.monotonic()
        envelope = sockets.send(kind, payload, on=self.on, **more)
        taken, said = sockets.answer(envelope, self.deadline)
        if not taken:
            raise NotAccepted(f"{kind}: not acknowledged within {self.deadline} s")
        body = b"" if said is None else json.dumps(said).encode()
        answered = Answered(200, body, "application/json", time.monotonic() - began)
        self.answers.append(answered)
        return answered

    def event(self, payload: Payload, retry: int = 0, reason: str = "timeout") -> Answered:
        """Delivers an event, or its ``retry``-th repeat. Raises NotAccepted."""
        reason = reason if retry else ""
        answered = self.deliver("events_api", payload, retry_attempt=retry, retry_reason=reason)
        if answered.body:
            raise NotAccepted("an event was answered with a payload")
        return answered

    def interaction(self, payload: Payload) -> Answered:
        """Delivers an interaction. Raises NotAccepted."""
        return self.deliver("interactive", payload)

    def command(self, form: dict[str, str]) -> Answered:
        """Delivers a slash command. Raises NotAccepted."""
        return self.deliver("slash_commands", form)
