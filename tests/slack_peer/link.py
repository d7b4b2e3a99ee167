"""The way from Slack to the app: signed requests, and whether Slack would accept the answers."""

import contextlib
import http.client
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tests.slack_peer.limits import Rejected, check_message, check_view
from tests.slack_peer.payloads import (
    FORM,
    Payload,
    command_body,
    event_body,
    interaction_body,
    retried,
    sign,
)
from tests.slack_peer.world import View

DEADLINE = 3.0
"""Seconds Slack waits for an answer."""
UNHURRIED = 10.0
"""Seconds for an app that shares a busy machine with other tests. That the load keeps to Slack's own, the
bench shows; an app that waits for Slack before it answers is found out all the same.
"""
PATIENCE = 30.0


class NotAccepted(AssertionError):
    """Slack would show its user an error, or deliver again: the answer is not what it takes."""


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

    def json(self) -> Any:
        """The body as JSON; None when it is empty."""
        return json.loads(self.body) if self.body.strip() else None


@dataclass(slots=True)
class AppLink:
    """Posts to the app at ``url`` (its address, no path). ``answers``: everything it answered."""

    url: str
    secret: str
    path: str = "/slack/events"
    deadline: float = DEADLINE
    answers: list[Answered] = field(default_factory=list)

    def send(
        self, body: bytes, content_type: str, headers: dict[str, str] | None = None
    ) -> Answered:
        """Posts a body, signed now; ``headers`` come on top and may spoil the signature."""
        signed = sign(self.secret, str(int(time.time())), body)
        return self.post(body, {"Content-Type": content_type} | signed | (headers or {}))

    def post(self, body: bytes, headers: dict[str, str]) -> Answered:
        """Posts as it is, unsigned unless ``headers`` sign it. Checks nothing."""
        where = urlsplit(self.url)
        connection = http.client.HTTPConnection(
            where.hostname or "127.0.0.1", where.port, timeout=PATIENCE
        )
        named = {
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "Accept": "*/*",
        }
        began = time.monotonic()
        with contextlib.closing(connection):
            connection.request("POST", self.path, body, named | headers)
            response = connection.getresponse()
            read = response.read()
        answered = Answered(
            response.status,
            read,
            (response.getheader("Content-Type") or "").partition(";")[0],
            time.monotonic() - began,
        )
        self.answers.append(answered)
        return answered

    def event(self, payload: Payload, retry: int = 0, reason: str = "http_timeout") -> Answered:
        """Delivers an event, or its ``retry``-th repeat. Raises NotAccepted."""
        answered = self.send(event_body(payload), "application/json", retried(retry, reason))
        self.require(answered, payload.get("event", payload).get("type", "event"))
        return answered

    def interaction(self, payload: Payload) -> Answered:
        """Delivers an interaction. Raises NotAccepted."""
        answered = self.send(interaction_body(payload), FORM)
        self.require(answered, payload["type"])
        return answered

    def command(self, form: dict[str, str]) -> Answered:
        """Delivers a slash command. Raises NotAccepted."""
        answered = self.send(command_body(form), FORM)
        self.require(answered, form["command"])
        return answered

    def require(self, answered: Answered, what: str) -> None:
        """Raises NotAccepted unless it was 200, in time."""
        if answered.status != 200:
            raise NotAccepted(f"{what}: answered {answered.status}: {answered.text[:300]}")
        if answered.seconds > self.deadline:
            raise NotAccepted(f"{what}: answered after {answered.seconds:.1f} s")


def command_reply(answered: Answered) -> Payload | None:
    """The message that a slash command was answered with, if any. Raises NotAccepted."""
    if not answered.body.strip():
        return None
    if answered.content_type != "application/json":
        return {"text": answered.text}
    try:
        said = answered.json()
        if not isinstance(said, dict):
            raise NotAccepted(f"a command was answered with {answered.text[:200]}")
        if said in ({}, {"text": ""}):
            return None
        check_message(said)
    except (ValueError, Rejected) as wrong:
        raise NotAccepted(f"a command was answered with {answered.text[:200]}: {wrong}") from None
    return said


_RESPONSES = {
    "errors": {"response_action", "errors"},
    "update": {"response_action", "view"},
    "push": {"response_action", "view"},
    "clear": {"response_action"},
}


def submission_reply(answered: Answered, view: View) -> Payload:
    """What a view_submission was answered with; empty for "close it". Raises NotAccepted.

    Errors name input blocks of the view (docs: "the block_id of an input block"); a view must be
    one that views.update would take.
    """
    if not answered.body.strip():
        return {}
    try:
        said = answered.json()
    except ValueError:
        said = None
    if answered.content_type != "application/json" or not isinstance(said, dict):
        raise NotAccepted(
            f"a submission was answered with {answered.content_type}: {answered.text[:200]}"
        )
    if not said:
        return {}
    action = said.get("response_action")
    if action not in _RESPONSES or set(said) != _RESPONSES[action]:
        raise NotAccepted(f"a submission was answered with {answered.text[:200]}")
    if action == "errors":
        inputs = {each["block_id"] for each in view.body["blocks"] if each["type"] == "input"}
        errors = said["errors"]
        if not isinstance(errors, dict) or not errors:
            raise NotAccepted("errors without any error")
        for block, words in errors.items():
            if block not in inputs or not isinstance(words, str) or not words.strip():
                raise NotAccepted(f"no input block takes the error {block!r}: {words!r}")
    if "view" in said:
        try:
            check_view(said["view"], "modal")
        except Rejected as wrong:
            raise NotAccepted(f"response_action {action}: {wrong}") from None
    return said
