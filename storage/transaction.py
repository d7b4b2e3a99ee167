"""What the repositories of one transaction share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable

from storage.ahead import Ahead
from storage.bulk import Bulk
from storage.crypto import Vault
from storage.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Transaction:
    """An open transaction. ``data_keys`` holds the wrapped keys of the rows it has read, by row id.

    ``ahead``: what was read for the whole batch; nothing, for a write by itself.
    """

    connection: Connection
    vault: Vault
    ahead: Ahead = field(default_factory=Ahead)
    data_keys: dict[str, bytes] = field(default_factory=dict)

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.connection.dialect.name

    def run(
        self, statement: Executable, values: Mapping[str, Any] | None = None
    ) -> CursorResult[Any]:
        """Executes a Core statement."""
        return self.connection.execute(statement, values)

    def rows(self, statement: Prepared, values: Mapping[str, Any]) -> Sequence[Any]:
        """The rows of a prepared statement."""
        return statement.rows(self.connection, values)

    def row(self, statement: Prepared, values: Mapping[str, Any]) -> Any:
        """The first row of a prepared statement, or None."""
        found = statement.rows(self.connection, values)
        return found[0] if found else None

    def count(self, statement: Prepared, values: Mapping[str, Any]) -> int:
        """How many rows a prepared statement changed."""
        return statement.count(self.connection, values)

    def bulk(self, statement: Bulk, rows: Sequence[Mapping[str, Any]]) -> int:
        """How many rows a statement over many rows changed."""
        return statement.run(self.connection, rows)

    def sealed(self, table: str, column: str, row_id: str, content: Any) -> dict[str, bytes | None]:
        """``key`` and ``content`` columns of a new row; both empty if there is no content."""
        if content is None:
            return {"key": None, "content": None}
        key = self.vault.new_key(table, row_id)
        return {"key": key, "content": self.vault.seal(key, table, column, row_id, content)}

    def opened(
        self, table: str, column: str, row_id: str, key: bytes | None, content: bytes | None
    ) -> Any:
        """The content of a row, or None if its key is destroyed. Raises CryptoError."""
        if key is None or content is None:
            return None
        return self.vault.open(key, table, column, row_id, content)
