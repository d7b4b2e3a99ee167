"""A workspace at the peer, with what tests ask of it."""

from dataclasses import dataclass

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack_peer.server import SlackPeer
from tests.slack_peer.world import Channel, Grant, Team, User


@dataclass(slots=True)
class Office:
    """A workspace with a practitioner, a guest, a handlers' channel and an open channel."""

    peer: SlackPeer
    team: Team
    grant: Grant
    person: User
    guest: User
    handlers: Channel
    lobby: Channel

    def client(self, token: str = "") -> WebClient:
        return WebClient(token=token or self.grant.token, base_url=self.peer.url)


def error_of(caught: "pytest.ExceptionInfo[SlackApiError]") -> str:
    """Slack's name for what went wrong."""
    return str(caught.value.response["error"])
