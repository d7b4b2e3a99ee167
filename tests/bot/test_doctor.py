import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa
from submitting import Bot

from bot.app import migrate
from bot.doctor import Found, examine
from bot.settings import load_settings
from storage.crypto import generate_key


@pytest.fixture
def home(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place to run in, named in the environment."""
    for name in ("DATABASE_URL", "PORT", "DYNO", "CPI_MODE", "CPI_MASTER_KEYS", "CPI_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CPI_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("CPI_KEY_FILE", str(tmp_path / "master.key"))
    return tmp_path


@pytest.fixture
def served(home: Path, sqlite_url: str) -> Path:
    """A place where the bot was started before."""
    bot = Bot(home, sqlite_url)
    asyncio.run(bot.submit())
    bot.close()
    return home


def wrong() -> dict[str, str]:
    """What is to be mended, with the words that say how."""
    return {found.what: found.words for found in examine() if not found.ok}


@pytest.mark.usefixtures("served")
def test_where_everything_is_there_nothing_is_to_be_mended() -> None:
    found = examine()
    assert wrong() == {}
    assert [each.what for each in found] == [
        "settings",
        "keys",
        "database",
        "handlers' channel",
        "profile",
        "platforms",
    ]


def test_before_the_first_start_nothing_is_wrong_and_nothing_is_made(home: Path) -> None:
    assert wrong() == {}
    assert list(home.iterdir()) == []


def test_bad_settings_are_said_alone(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("CPI_MODE", "production")
    (found,) = examine()
    assert found == Found("settings", False, found.words)
    assert "cpi keys new" in found.words
    assert home.exists()


def test_a_new_production_database_needs_no_mending_before_there_is_a_platform(
    home: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CPI_MODE", "production")
    monkeypatch.setenv("CPI_MASTER_KEYS", generate_key())
    migrate(load_settings(database_url=sqlite_url, key_file=home / "unused"))
    assert wrong() == {}


@pytest.mark.usefixtures("served")
def test_tables_of_the_jobs_that_are_missing(sqlite_url: str) -> None:
    engine = sa.create_engine(sqlite_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE workflow_status RENAME TO gone")
    engine.dispose()
    assert "cpi migrate" in wrong()["database"]


@pytest.mark.usefixtures("served")
def test_master_keys_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CPI_MASTER_KEYS", "k1:short")
    assert "cpi keys new" in wrong()["keys"]


@pytest.mark.usefixtures("served")
def test_keys_that_are_not_the_databases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CPI_MASTER_KEYS", generate_key())
    assert "Put back the keys" in wrong()["keys"]


def test_a_key_file_that_is_gone_is_not_made_anew(served: Path) -> None:
    (served / "master.key").unlink()
    assert "Put back the keys" in wrong()["keys"]
    assert not (served / "master.key").exists()


def test_files_that_others_can_read(served: Path) -> None:
    (served / "master.key").chmod(0o644)
    assert "chmod 600" in wrong()["keys"]
    (served / "master.key").chmod(0o600)
    (served / "cpi.db").chmod(0o640)
    assert wrong() == {"database": f"others can read it. Run: chmod 600 {served / 'cpi.db'}"}


def test_a_database_without_tables_or_with_old_ones(served: Path, sqlite_url: str) -> None:
    engine = sa.create_engine(sqlite_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    assert wrong() == {"database": "its tables are at version 0000. Run: cpi migrate"}
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")
    engine.dispose()
    assert wrong() == {"database": "it has no tables yet. Run: cpi migrate"}
    assert served.exists()


def test_production_without_a_database_says_to_migrate(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CPI_MODE", "production")
    monkeypatch.setenv("CPI_MASTER_KEYS", generate_key())
    assert wrong()["database"].endswith("Run: cpi migrate")
    assert list(home.iterdir()) == []


@pytest.mark.usefixtures("home")
def test_a_database_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CPI_DATABASE_URL", "postgresql://u:s3cret@127.0.0.1:9/none")
    words = wrong()["database"]
    assert "CPI_DATABASE_URL" in words
    assert "s3cret" not in words


@pytest.mark.usefixtures("served")
def test_a_profile_that_is_not_there_or_leaves_someone_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CPI_PROFILE", "atlantis")
    assert "atlantis" in wrong()["profile"]


def test_without_a_handlers_channel_cards_wait(served: Path, sqlite_url: str) -> None:
    engine = sa.create_engine(sqlite_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM destination")
    engine.dispose()
    assert "until an admin names one" in wrong()["handlers' channel"]
    assert served.exists()


def test_a_postgresql_database_is_looked_at_in_the_same_way(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setenv("CPI_DATABASE_URL", postgres_url)
    assert wrong() == {"database": "it has no tables yet. Run: cpi migrate"}
    Bot(tmp_path, postgres_url).close()
    assert wrong() == {}
    assert home == tmp_path
