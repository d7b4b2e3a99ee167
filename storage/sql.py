"""The little of SQL that differs between SQLite and PostgreSQL."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, DateTime, Dialect, Insert, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeDecorator

from storage.prepared import Prepared


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware in, aware and in UTC out, on both databases.

    SQLite has no time zones: there the UTC wall time is stored. Raises ValueError for a naive
    datetime, which is not a moment.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a time zone cannot be stored")
        return value if value.tzinfo is UTC else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


@lru_cache(maxsize=64)
def insert_or_ignore(dialect: str, table: Table) -> Prepared:
    """An INSERT of whole rows that does nothing (count 0) where a unique key is taken."""
    make: Any = sqlite.insert if dialect == "sqlite" else postgresql.insert
    statement = make(table).values(_every_column(table)).on_conflict_do_nothing()
    return Prepared(statement.execution_options(preserve_rowcount=True))


def _every_column(table: Table) -> dict[str, BindParameter[Any]]:
    return {column.name: bindparam(column.name) for column in table.columns}


@lru_cache(maxsize=64)
def insert_or_update(
    dialect: str, table: Table, keys: tuple[str, ...], columns: tuple[str, ...]
) -> Insert:
    """An INSERT that overwrites ``columns`` of the row in which all ``keys`` are the same."""
    make: Any = sqlite.insert if dialect == "sqlite" else postgresql.insert
    statement = make(table)
    updated: Insert = statement.on_conflict_do_update(
        index_elements=keys, set_={name: statement.excluded[name] for name in columns}
    )
    return updated


@lru_cache(maxsize=64)
def insert_or_add(dialect: str, table: Table, keys: tuple[str, ...], column: str) -> Insert:
    """An INSERT that adds its ``column`` to that of the row in which all ``keys`` are the same."""
    make: Any = sqlite.insert if dialect == "sqlite" else postgresql.insert
    statement = make(table)
    added: Insert = statement.on_conflict_do_update(
        index_elements=keys, set_={column: table.c[column] + statement.excluded[column]}
    )
    return added


def values_of(record: object, names: Sequence[str]) -> dict[str, Any]:
    """The named fields of a record, as the parameters of a statement."""
    return {name: getattr(record, name) for name in names}
