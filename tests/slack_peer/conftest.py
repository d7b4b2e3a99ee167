"""A peer with one workspace, and a client of slack_sdk's that is installed in it."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from tests.slack_peer.office import Office
from tests.slack_peer.server import SlackPeer
from tests.slack_peer.world import SCOPES


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
