"""The little of SQL that differs between SQLite and PostgreSQL."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    DateTime,
    Dialect,
    Table,
    Text,
    any_,
    bindparam,
    func,
    select,
)
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
    statement = _insert(dialect, table).on_conflict_do_nothing()
    return Prepared(statement.execution_options(preserve_rowcount=True))


@lru_cache(maxsize=64)
def insert_or_update(
    dialect: str, table: Table, keys: tuple[str, ...], columns: tuple[str, ...]
) -> Prepared:
    """An INSERT of whole rows that overwrites ``columns`` where all ``keys`` are the same."""
    return Prepared(overwriting(_insert(dialect, table), keys, columns))


@lru_cache(maxsize=64)
def insert_or_add(dialect: str, table: Table, keys: tuple[str, ...], column: str) -> Prepared:
    """An INSERT of whole rows that adds its ``column`` where all ``keys`` are the same."""
    statement = _insert(dialect, table)
    added = {column: table.c[column] + statement.excluded[column]}
    return Prepared(statement.on_conflict_do_update(index_elements=keys, set_=added))


def insert_into(dialect: str, table: Table) -> Any:
    """An INSERT that knows ``on_conflict_do_…``."""
    make: Any = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return make(table)


def overwriting(new: Any, keys: Sequence[str], columns: Sequence[str]) -> Any:
    """An INSERT that overwrites ``columns`` where all ``keys`` are the same."""
    changed = {name: new.excluded[name] for name in columns}
    return new.on_conflict_do_update(index_elements=keys, set_=changed)


def listed(dialect: str, name: str) -> ColumnElement[str]:
    """The texts of one parameter, a list, as a column to select: the statement is the same for any number."""
    if dialect == "sqlite":
        return func.json_each(bindparam(name, type_=JSON)).table_valued("value").c.value
    texts = bindparam(name, type_=postgresql.ARRAY(Text))
    return func.unnest(texts).table_valued("value").render_derived().c.value


def among(dialect: str, column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Whether a column is one of the texts of a parameter, a list."""
    if dialect == "sqlite":
        return column.in_(select(listed(dialect, name)))
    return column == any_(bindparam(name, type_=postgresql.ARRAY(Text)))


def _insert(dialect: str, table: Table) -> Any:
    return insert_into(dialect, table).values({c.name: bindparam(c.name) for c in table.columns})


def values_of(record: object, names: Sequence[str]) -> dict[str, Any]:
    """The named fields of a record, as the parameters of a statement."""
    return {name: getattr(record, name) for name in names}
