"""Which version the tables are in; looked at without the migration tool, which is slow to load."""

from sqlalchemy import Connection, inspect, text

HEAD = "0005"
"""The newest migration in ``migrations/versions``."""


class UnfitDatabase(Exception):
    """The database is not there, or not at this program's version; the words say what to do."""


def version_of(connection: Connection) -> str | None:
    """The migration that the database is at, or None if it has none of our tables."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def is_current(connection: Connection) -> bool:
    """Whether the tables are those that this version of the program works with."""
    return version_of(connection) == HEAD
