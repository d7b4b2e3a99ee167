"""A bot on SQLite, whose clock stands on Monday 2 March 2026, midday."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from submitting import Bot

MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def bot(tmp_path: Path, sqlite_url: str) -> Iterator[Bot]:
    made = Bot(tmp_path, sqlite_url, MONDAY)
    yield made
    made.close()
