"""Core statements for the hot path, compiled once.

A statement takes the driver a few microseconds, and SQLAlchemy's way to it three times as many, all of
it under the interpreter's lock: so the compiled text goes to the driver at once, with the types' own
conversions.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Select, UpdateBase
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ClauseElement, Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import ARRAY, TypeEngine

Convert = Callable[[Any], Any] | None


class Prepared:
    """A statement whose parameters are all named with ``bindparam``, none of them expanding."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> Sequence[Any]:
        """The rows it gives, with the columns as attributes. Raises DBAPIError."""
        return rows_of(connection, (self, values))[0]

    def count(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """How many rows it changed. Raises DBAPIError."""
        changed: int = self.on(connection.dialect).execute(connection, values).rowcount
        return changed

    def many(self, connection: Connection, values: Sequence[Mapping[str, Any]]) -> int:
        """How many rows it changed, once for each of these values. Raises DBAPIError."""
        return self.on(connection.dialect).execute_many(connection, values)

    def on(self, dialect: Dialect) -> "_Compiled":
        """As this database takes it."""
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = _Compiled(self._statement, dialect)
        return found


def rows_of(
    connection: Connection, *asked: tuple[Prepared, Mapping[str, Any]]
) -> list[Sequence[Any]]:
    """The rows of several statements: one round trip where the driver has pipelines. Raises DBAPIError."""
    driver: Any = connection.connection.driver_connection
    found = [(prepared.on(connection.dialect), values) for prepared, values in asked]
    if len(found) == 1 or not hasattr(driver, "pipeline"):
        return [compiled.rows(compiled.execute(connection, values)) for compiled, values in found]
    first = found[0][0]
    try:
        with driver.pipeline():
            cursors = [compiled.execute(connection, values) for compiled, values in found]
    except first.error as error:
        raise first.named(error) from error
    return [compiled.rows(cursor) for (compiled, _), cursor in zip(found, cursors, strict=True)]


class _Compiled:
    def __init__(self, statement: Executable, dialect: Dialect) -> None:
        if not isinstance(statement, ClauseElement):
            raise TypeError("Only statements that SQLAlchemy builds can be prepared.")
        compiled = statement.compile(dialect=dialect)
        if not isinstance(compiled, SQLCompiler) or dialect.loaded_dbapi is None:
            raise TypeError("Only statements that SQLAlchemy builds can be prepared.")
        self._sql, self._dialect = _binary(compiled), dialect
        self.error: type[Exception] = dialect.loaded_dbapi.Error
        self._fixed = {
            name: bound.value for name, bound in compiled.binds.items() if not bound.required
        }
        self._by_place = compiled.positional
        self._binds: list[tuple[str, Convert]] = [
            (name, _impl(compiled.binds[name].type, dialect).bind_processor(dialect))
            for name in (compiled.positiontup or ()) or compiled.bind_names.values()
        ]
        columns: list[Any] = []
        if isinstance(statement, Select):
            columns = list(statement.selected_columns)
        elif isinstance(statement, UpdateBase):
            columns = list(statement.exported_columns)
        self._row = _row_maker([column.name for column in columns])
        self._converts = [
            (at, convert)
            for at, column in enumerate(columns)
            if (convert := _impl(column.type, dialect).result_processor(dialect, None))
        ]

    def execute(self, connection: Connection, values: Mapping[str, Any]) -> Any:
        driver: Any = connection.connection.driver_connection
        try:
            return driver.execute(self._sql, self._given(values))
        except self.error as error:
            raise self.named(error) from error

    def execute_many(self, connection: Connection, values: Sequence[Mapping[str, Any]]) -> int:
        driver: Any = connection.connection.driver_connection
        cursor = driver.cursor()
        try:
            cursor.executemany(self._sql, [self._given(each) for each in values])
            changed: int = cursor.rowcount
        except self.error as error:
            raise self.named(error) from error
        finally:
            cursor.close()
        return changed

    def _given(self, values: Mapping[str, Any]) -> Any:
        if self._fixed:
            values = {**self._fixed, **values}
        if self._by_place:
            return [conv(values[name]) if conv else values[name] for name, conv in self._binds]
        return {name: conv(values[name]) if conv else values[name] for name, conv in self._binds}

    def named(self, error: Exception) -> Exception:
        """A driver's error as SQLAlchemy's, without the values."""
        return DBAPIError.instance(
            self._sql, None, error, self.error, hide_parameters=True, dialect=self._dialect
        )

    def rows(self, cursor: Any) -> Sequence[Any]:
        try:
            return [self._named_row(raw) for raw in cursor.fetchall()]
        except self.error as error:
            raise self.named(error) from error

    def _named_row(self, raw: tuple[Any, ...]) -> Any:
        fields = list(raw)
        for at, convert in self._converts:
            fields[at] = convert(fields[at])
        return self._row(fields)


def _binary(compiled: SQLCompiler) -> str:
    """The statement, with arrays as octets: psycopg writes them as text otherwise, 5 times slower at best."""
    text = str(compiled)
    for name, bound in compiled.binds.items():
        if isinstance(bound.type, ARRAY):
            text = text.replace(f"%({name})s", f"%({name})b")
    return text


def _row_maker(names: Sequence[str]) -> Callable[[Sequence[Any]], Any]:
    made: Any = namedtuple("Row", names)  # type: ignore[misc]  # noqa: PYI024 - the statement names them
    make: Callable[[Sequence[Any]], Any] = made._make
    return make


def _impl(declared: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return declared.dialect_impl(dialect)
