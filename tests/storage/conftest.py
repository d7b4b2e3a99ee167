"""A migrated database of the test's own, on SQLite and on PostgreSQL in turn."""

from collections.abc import Iterator

import pytest
from storage_samples import people

from storage.crypto import MasterKeys, generate_key
from storage.migrate import upgrade
from storage.unit_of_work import Database


@pytest.fixture(scope="session")
def keys() -> MasterKeys:
    """One master key."""
    return MasterKeys.from_text(generate_key())


@pytest.fixture
def migrated_url(database_url: str) -> str:
    """A database with our tables, empty."""
    upgrade(database_url)
    return database_url


@pytest.fixture
def database(migrated_url: str, keys: MasterKeys) -> Iterator[Database]:
    """A database with a force, a workspace, a practitioner and a handler."""
    made = Database(migrated_url, keys)
    made.write_sync(people)
    yield made
    made.close()
