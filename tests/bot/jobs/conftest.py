"""The database of a test, and workers in processes of their own."""

from collections.abc import Iterator

import pytest
from jobs_database import Database


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    prepared = Database(database_url)
    yield prepared
    prepared.close()
