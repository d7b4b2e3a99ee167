"""A strict Teams, and a tenant in it that the program serves."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from teams_office import TeamsOffice

from tests.teams_peer.server import TeamsPeer


@pytest.fixture
def peer() -> Iterator[TeamsPeer]:
    """A Teams of the test's own. At the end nothing was asked of it that Teams would not take."""
    with TeamsPeer() as made:
        yield made
    assert made.journal.refused() == []


@pytest.fixture
def office(peer: TeamsPeer, tmp_path: Path) -> Iterator[TeamsOffice]:
    """A tenant that is set up, and the server, running."""
    with TeamsOffice(peer, tmp_path / "run") as made:
        yield made.opens()


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamsOffice]:
    """A tenant that is set up, for a whole module: each test is someone else in it."""
    folder = tmp_path_factory.mktemp("town") / "run"
    with TeamsPeer() as peer, TeamsOffice(peer, folder) as made:
        yield made.opens()
        assert peer.journal.refused() == []
