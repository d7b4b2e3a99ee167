"""The database as a command sees it: opened for one command, closed after it."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.app import master_keys
from bot.settings import Settings, load_settings
from storage.crypto import MasterKeys
from storage.unit_of_work import Database


@contextmanager
def opened() -> Iterator[tuple[Database, MasterKeys, Settings]]:
    """The database of the settings, without a queue: commands only look and audit."""
    settings = load_settings()
    keyring = master_keys(settings)
    database = Database(settings.database_url, keyring, connections=1)
    try:
        yield database, keyring, settings
    finally:
        database.close()
