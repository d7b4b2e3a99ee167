"""Core statements for the hot path, compiled once.

On SQLite a statement takes a few microseconds and SQLAlchemy's way to it three times as many, all of
it under the interpreter's lock: there the compiled text goes to the driver at once, with the types'
own conversions. On PostgreSQL, where the network takes longer, SQLAlchemy runs it.
"""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ClauseElement, Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Convert = Callable[[Any], Any] | None


class Prepared:
    """A statement whose parameters are all named with ``bindparam``, none of them expanding."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._compiled: _OnSqlite | None = None

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> Sequence[Any]:
        """The rows it gives, with the columns as attributes. Raises DBAPIError."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self._statement, values).all()
        compiled = self._on_sqlite(connection)
        return [compiled.row(raw) for raw in compiled.execute(connection, values)]

    def count(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """How many rows it changed. Raises DBAPIError."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self._statement, values).rowcount
        return self._on_sqlite(connection).execute(connection, values).rowcount

    def _on_sqlite(self, connection: Connection) -> "_OnSqlite":
        if self._compiled is None:
            self._compiled = _OnSqlite(self._statement, connection.dialect)
        return self._compiled


class _OnSqlite:
    def __init__(self, statement: Executable, dialect: Dialect) -> None:
        if not isinstance(statement, ClauseElement):
            raise TypeError("Only statements that SQLAlchemy builds can be prepared.")
        compiled = statement.compile(dialect=dialect)
        if not isinstance(compiled, SQLCompiler):
            raise TypeError("Only statements that SQLAlchemy builds can be prepared.")
        self._sql, self._dialect = str(compiled), dialect
        self._fixed = {
            name: bound.value for name, bound in compiled.binds.items() if not bound.required
        }
        self._binds: list[tuple[str, Convert]] = [
            (name, _impl(compiled.binds[name].type, dialect).bind_processor(dialect))
            for name in compiled.positiontup or ()
        ]
        columns: list[Any] = []
        if isinstance(statement, Select):
            columns = list(statement.selected_columns)
        self._row = _row_maker([column.name for column in columns])
        self._converts = [
            (at, convert)
            for at, column in enumerate(columns)
            if (convert := _impl(column.type, dialect).result_processor(dialect, None))
        ]

    def execute(self, connection: Connection, values: Mapping[str, Any]) -> sqlite3.Cursor:
        if self._fixed:
            values = {**self._fixed, **values}
        driver: Any = connection.connection.driver_connection
        try:
            cursor: sqlite3.Cursor = driver.execute(
                self._sql,
                [
                    convert(values[name]) if convert else values[name]
                    for name, convert in self._binds
                ],
            )
        except sqlite3.Error as error:
            raise DBAPIError.instance(
                self._sql, None, error, sqlite3.Error, hide_parameters=True, dialect=self._dialect
            ) from error
        return cursor

    def row(self, raw: tuple[Any, ...]) -> Any:
        fields = list(raw)
        for at, convert in self._converts:
            fields[at] = convert(fields[at])
        return self._row(fields)


def _row_maker(names: Sequence[str]) -> Callable[[Sequence[Any]], Any]:
    made: Any = namedtuple("Row", names)  # type: ignore[misc]  # noqa: PYI024 - the statement names them
    make: Callable[[Sequence[Any]], Any] = made._make
    return make


def _impl(declared: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return declared.dialect_impl(dialect)
