"""The conversation's own helpers (tests/dialogs) drive what is drawn here; two validators look at it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adaptivecards.renderer import Renderer

sys.path.append(str(Path(__file__).parents[2] / "dialogs"))


@pytest.fixture(scope="session")
def renderer() -> Iterator[Renderer]:
    """Microsoft's renderer, in one process."""
    with Renderer() as started:
        yield started
