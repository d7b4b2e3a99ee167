"""A batch of writes on SQLite: one transaction, each write in a savepoint of its own."""

import sqlite3
from collections.abc import Sequence

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from storage.group_commit import BatchLost, Waiting


def commit_on_sqlite(engine: Engine, batch: Sequence[Waiting]) -> None:
    """What one write raises undoes that write alone."""
    try:
        with engine.begin() as connection:
            driver = connection.connection.driver_connection
            if not isinstance(driver, sqlite3.Connection):
                raise TypeError("This is not SQLite.")
            for waiting in batch:
                _attempt(waiting, connection, driver)
    except (SQLAlchemyError, sqlite3.Error) as error:
        for waiting in batch:
            if waiting.error is None:
                waiting.error = BatchLost("The database could not commit.")
                waiting.error.__cause__ = error


def _attempt(waiting: Waiting, connection: Connection, driver: sqlite3.Connection) -> None:
    driver.execute("SAVEPOINT one_write")
    try:
        waiting.result = waiting.write(connection)
    except BaseException as error:  # noqa: BLE001 - it is raised to the caller, in the caller's thread
        waiting.error = error
        driver.execute("ROLLBACK TO one_write")
    driver.execute("RELEASE one_write")
