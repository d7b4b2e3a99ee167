"""A peer with one workspace, and a client of slack_sdk's that is installed in it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack_peer.server import SlackPeer
from tests.slack_peer.world import SCOPES, Channel, Grant, Team, User


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


@pytest.fixture
def office() -> Iterator[Office]:
    with SlackPeer() as peer:
        world = peer.world
        team = world.team("Thornbury")
        person = world.user(team, "Wilhelmina Oakapple")
        guest = world.user(team, "Ottoline Larkspur", is_restricted=True)
        yield Office(
            peer,
            team,
            world.install(team, scopes=SCOPES),
            person,
            guest,
            world.channel(team, "handlers", person.id),
            world.channel(team, "lobby", person.id, guest.id, kind="public", has_bot=False),
        )


@pytest.fixture
def api(office: Office) -> WebClient:
    return office.client()


def error_of(caught: "pytest.ExceptionInfo[SlackApiError]") -> str:
    """Slack's name for what went wrong."""
    return str(caught.value.response["error"])
