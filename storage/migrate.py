"""Brings the tables to the present version. Import it only where that is done: it loads alembic."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Connection, text

from storage.database_url import prepare
from storage.engines import writer_engine
from storage.schema import UnfitDatabase, version_of
from storage.tables import METADATA

Ignore = Callable[[str], bool]

_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 6_307_741_920_114


def upgrade(url: str, revision: str = "head") -> str | None:
    """Runs what is missing, in one transaction; gives the version the database is then at.

    Makes the SQLite file and its folder if they are missing. Processes that start together wait
    for each other. Raises UnfitDatabase, BadDatabaseUrl, DBAPIError.
    """
    return _run(url, lambda config: command.upgrade(config, revision))


def downgrade(url: str, revision: str) -> str | None:
    """Goes back to a version; ``base`` drops every table of ours, and what is in them."""
    return _run(url, lambda config: command.downgrade(config, revision))


def differences(connection: Connection, ignore: Ignore = lambda _name: False) -> list[Any]:
    """How the database differs from the tables as declared, in alembic's terms; empty if not at all.

    ``ignore`` names tables that belong to others (the job queue's).
    """

    def ours(_item: Any, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:
        return not (kind == "table" and name is not None and ignore(name))

    options = {"include_object": ours, "compare_type": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), METADATA))


def _run(url: str, change: Callable[[Config], None]) -> str | None:
    engine = writer_engine(prepare(url))
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            config = Config()
            config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
            config.attributes["connection"] = connection
            try:
                change(config)
            except CommandError:
                raise UnfitDatabase(
                    f"The database is at version {version_of(connection)}, which this program does not"
                    " know: a newer one made it. Install that version, or put the backup back."
                ) from None
            return version_of(connection)
    finally:
        engine.dispose()
