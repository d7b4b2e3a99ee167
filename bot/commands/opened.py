"""The database as a command sees it: opened for one command, closed after it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from bot.app import jobs_url, master_keys
from bot.settings import Settings, load_settings
from storage.crypto import MasterKeys
from storage.schema import UnfitDatabase, is_current
from storage.unit_of_work import Database
from storage.work import Enqueue


@contextmanager
def opened(*, with_queue: bool = False) -> Iterator[tuple[Database, MasterKeys, Settings]]:
    """The database of the settings. ``with_queue``: the command leaves jobs for the running bot.

    Makes nothing. Raises UnfitDatabase.
    """
    settings = load_settings()
    file = settings.sqlite_file
    if file is not None and not file.exists():
        raise UnfitDatabase(
            f"There is no database at {file.absolute()}. Go to the bot's folder, set CPI_DATABASE_URL, or start once: cpi serve"
        )
    keyring = master_keys(settings)
    with ExitStack() as stack:
        enqueue = stack.enter_context(_queue(settings)) if with_queue else None
        database = Database(settings.database_url, keyring, enqueue=enqueue, connections=1)
        stack.callback(database.close)
        if not database.read_sync(lambda work: is_current(work.connection)):
            raise UnfitDatabase("The database is not at the present version. Run: cpi migrate")
        yield database, keyring, settings


@contextmanager
def _queue(settings: Settings) -> Iterator[Enqueue]:
    from bot.delivery import NAMES  # noqa: PLC0415 - slow to load, and most commands only look
    from bot.jobs import Jobs  # noqa: PLC0415

    name = f"{settings.process_name}.cli"
    jobs = Jobs(jobs_url(settings), names=NAMES, executor_id=name)
    try:
        yield jobs.enqueue
    finally:
        jobs.close()
