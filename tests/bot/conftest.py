"""A bot on SQLite, whose clock stands on Monday 2 March 2026, midday; and the command line."""

import asyncio
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from submitting import Bot
from typing_commands import Cpi, Ran

from bot import cli

MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def bot(tmp_path: Path, sqlite_url: str) -> Iterator[Bot]:
    made = Bot(tmp_path, sqlite_url, MONDAY)
    yield made
    made.close()


@pytest.fixture
def cpi(
    tmp_path: Path,
    sqlite_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Cpi:
    for name in ("DATABASE_URL", "PORT", "DYNO", "CPI_MODE", "CPI_MASTER_KEYS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CPI_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("CPI_KEY_FILE", str(tmp_path / "master.key"))

    def run(*args: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["cpi", *args])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        return Ran(int(ended.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def reference(tmp_path: Path, sqlite_url: str) -> str:
    """One submission, taken by a handler; gives its reference."""
    bot = Bot(tmp_path, sqlite_url)

    async def submit() -> str:
        reply = await bot.submit()
        return str(reply.views[0].reference)  # type: ignore[union-attr]

    try:
        return asyncio.run(submit())
    finally:
        bot.close()
