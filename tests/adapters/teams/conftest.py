"""The conversation's own helpers (tests/dialogs) and those of the browser (tests/journeys) drive what is drawn here."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adaptivecards.renderer import Renderer

sys.path += [str(Path(__file__).parents[2] / name) for name in ("dialogs", "journeys")]


@pytest.fixture(scope="session")
def renderer() -> Iterator[Renderer]:
    """Microsoft's renderer, in one process."""
    with Renderer() as started:
        yield started
