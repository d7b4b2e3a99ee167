"""Fixtures of the browser journeys: the program in a process of its own, and browsers on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import People, launched
from playwright.sync_api import Browser
from serving import Server


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One Chromium for a module; it ends before the tests that run event loops of their own."""
    with launched() as browser:
        yield browser


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """The program, ready, in an empty folder."""
    with Server(tmp_path / "run") as running:
        yield running.start()


@pytest.fixture
def people(chromium: Browser, server: Server) -> Iterator[People]:
    """Browsers for the people of a journey. The page's script must not fail in any of them."""
    crowd = People(chromium, server)
    try:
        yield crowd
    finally:
        crowd.close()
    assert crowd.faults == []
