"""The database as a command sees it: opened for one command, closed after it."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.app import master_keys
from bot.settings import Settings, load_settings
from storage.crypto import MasterKeys
from storage.schema import UnfitDatabase, is_current
from storage.unit_of_work import Database


@contextmanager
def opened() -> Iterator[tuple[Database, MasterKeys, Settings]]:
    """The database of the settings, without a queue: commands only look and audit.

    Makes nothing. Raises UnfitDatabase.
    """
    settings = load_settings()
    file = settings.sqlite_file
    if file is not None and not file.exists():
        raise UnfitDatabase(
            f"There is no database at {file.absolute()}. Go to the bot's folder, set CPI_DATABASE_URL, or start once: cpi serve"
        )
    keyring = master_keys(settings)
    database = Database(settings.database_url, keyring, connections=1)
    try:
        if not database.read_sync(lambda work: is_current(work.connection)):
            raise UnfitDatabase("The database is not at the present version. Run: cpi migrate")
        yield database, keyring, settings
    finally:
        database.close()
