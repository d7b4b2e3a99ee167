"""``cpi keys rotate``."""

from bot.commands.opened import opened
from storage.rotation import rewrap


def rotated() -> str:
    """Wraps every data key by the first master key, a thousand a transaction; says how many."""
    done = 0
    with opened() as (database, keyring, _settings):
        while count := database.write_sync(lambda work: rewrap(work.connection, keyring)):
            done += count
    return f"{done} data keys wrapped anew. Keys after the first in CPI_MASTER_KEYS can be removed once every process has restarted."
