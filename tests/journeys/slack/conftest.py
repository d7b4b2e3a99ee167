"""A strict Slack, and a workspace in it that the program serves."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from slack_office import SlackOffice

from tests.slack_peer.server import SlackPeer


@pytest.fixture
def peer() -> Iterator[SlackPeer]:
    """A Slack of the test's own. At the end nothing was asked of it that Slack would not take."""
    with SlackPeer() as made:
        yield made
    assert made.journal.refused() == []


@pytest.fixture
def office(peer: SlackPeer, tmp_path: Path) -> Iterator[SlackOffice]:
    """A workspace that is set up, and the server, running."""
    with SlackOffice(peer, tmp_path / "run") as made:
        yield made.opens()


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SlackOffice]:
    """A workspace that is set up, for a whole module: each test is someone else in it."""
    folder = tmp_path_factory.mktemp("town") / "run"
    with SlackPeer() as peer, SlackOffice(peer, folder) as made:
        yield made.opens()
        assert peer.journal.refused() == []
