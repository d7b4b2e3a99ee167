"""Where the records are: a SQLite file by default, PostgreSQL by URL."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from storage.key_file import private_folder

DEFAULT_URL = "sqlite:///var/cpi.db"


class BadDatabaseUrl(ValueError):
    """The database URL cannot be used; the text says why, without the password."""


def read_url(text: str) -> URL:
    """The URL with its driver: ``sqlite:///path``, ``postgresql://…`` or ``postgres://…``.

    Raises BadDatabaseUrl for another database, and for SQLite in memory (it would not be shared).
    """
    try:
        url = make_url(text)
    except ArgumentError:
        raise BadDatabaseUrl(
            "CPI_DATABASE_URL is not a URL. Example: sqlite:///var/cpi.db"
        ) from None
    kind = url.drivername.partition("+")[0]
    if kind in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise BadDatabaseUrl("CPI_DATABASE_URL must start with sqlite:/// or postgresql://")
    if not url.database or url.database == ":memory:":
        raise BadDatabaseUrl("CPI_DATABASE_URL must name a file. Example: sqlite:///var/cpi.db")
    return url.set(drivername="sqlite")


def prepare(text: str) -> URL:
    """`read_url`; for SQLite also makes the file (0600) and its folder (0700) if missing.

    SQLite gives its side files (``-wal``, ``-shm``) the same permissions.
    """
    url = read_url(text)
    if url.drivername == "sqlite" and url.database:
        path = Path(url.database)
        private_folder(path.parent)
        if not path.exists():
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    return url
