"""Statements for many rows at once: PostgreSQL takes them whole, as an array for each column; SQLite, where
nothing travels, a row at a time.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.sql import Executable
from sqlalchemy.types import TypeEngine

from storage.prepared import Prepared

Given = Mapping[str, ColumnElement[Any]]
"""What is given for a row, by name: the columns of a table to join, or parameters."""


class Bulk:
    """A statement over rows. ``build`` makes it for a dialect from what is ``given``, with its types.

    No two rows of a run are for the same row of the table.
    """

    def __init__(self, build: Callable[[str, Given], Executable], **given: TypeEngine[Any]) -> None:
        self._build = build
        self._given = given
        self._made: dict[str, Prepared] = {}

    def run(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> int:
        """How many rows of the table changed. Raises DBAPIError."""
        if not rows:
            return 0
        dialect = connection.dialect.name
        if dialect not in self._made:
            self._made[dialect] = Prepared(self._build(dialect, self._columns(dialect)))
        if dialect == "sqlite":
            return self._made[dialect].many(connection, rows)
        columns = {name: [row[name] for row in rows] for name in self._given}
        return self._made[dialect].count(connection, columns)

    def _columns(self, dialect: str) -> Given:
        if dialect == "sqlite":
            return {name: bindparam(name, type_=kind) for name, kind in self._given.items()}
        arrays = (bindparam(name, type_=ARRAY(kind)) for name, kind in self._given.items())
        rows = func.unnest(*arrays).table_valued(*self._given, name="given").render_derived()
        return dict(rows.c.items())
