"""Where Teams conversations are, sealed: enough to write into them later (platforms.md, *Proactive*).

The bot's own token goes to the service URL of such a reference, so it stands under a data key of its
own, like an installation's tokens.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from storage.prepared import Prepared
from storage.sql import insert_or_update
from storage.tables import TeamsReferenceRow, table
from storage.transaction import Transaction

PERSONAL, TEAM, CHANNEL = "personal", "team", "channel"
"""One member's private chat · a team where the app is installed · a channel of one."""

_REFERENCE = table(TeamsReferenceRow)
_NAME = _REFERENCE.name
_KEYS = ("workspace_id", "kind", "subject")
_OF_KIND = (
    _REFERENCE.c.workspace_id == bindparam("workspace"),
    _REFERENCE.c.kind == bindparam("sort"),
)
_ONE = (*_OF_KIND, _REFERENCE.c.subject == bindparam("about"))
_GET = Prepared(select(_REFERENCE).where(*_ONE))
_ALL = Prepared(select(_REFERENCE).where(*_OF_KIND).order_by(_REFERENCE.c.subject))
_FORGET = Prepared(delete(_REFERENCE).where(*_ONE))


@dataclass(frozen=True, slots=True)
class TeamsPlace:
    """A conversation as Teams names it. ``user_id``, ``aad_id``: of the person whose chat it is."""

    conversation_id: str
    tenant_id: str
    service_url: str
    bot_id: str
    user_id: str = ""
    aad_id: str = ""
    team_id: str = ""
    channel_id: str = ""


@dataclass(frozen=True, slots=True)
class TeamsReference:
    """A conversation of a workspace. ``subject``: a member's id, or Teams' own of a team or a channel."""

    workspace_id: str
    kind: str
    subject: str
    place: TeamsPlace


class TeamsReferences:
    """References by what they are for.

    - ``save(reference)``: True if there was none; nothing is written where it is the same
    - ``find(workspace_id, kind, subject)``, ``of_kind(workspace_id, kind)``
    - ``forget(workspace_id, kind, subject)``: True if there was one; its key is gone with it
    """

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def save(self, reference: TeamsReference) -> bool:
        """Keeps a reference in place of the former one. Raises CryptoError."""
        known = self.find(reference.workspace_id, reference.kind, reference.subject)
        if known == reference:
            return False
        owner, vault = _owner(reference), self._transaction.vault
        key = vault.new_key(_NAME, owner)
        statement = insert_or_update(self._transaction.dialect, _REFERENCE, _KEYS, ("key", "place"))
        sealed = vault.seal(key, _NAME, "place", owner, asdict(reference.place))
        values = {
            "workspace_id": reference.workspace_id,
            "kind": reference.kind,
            "subject": reference.subject,
            "key": key,
            "place": sealed,
        }
        self._transaction.count(statement, values)
        return known is None

    def find(self, workspace_id: str, kind: str, subject: str) -> TeamsReference | None:
        """One reference. Raises CryptoError."""
        row = self._transaction.row(_GET, _values(workspace_id, kind, subject))
        return self._opened(row) if row is not None else None

    def of_kind(self, workspace_id: str, kind: str) -> Sequence[TeamsReference]:
        """All of a workspace's references of one kind. Raises CryptoError."""
        rows = self._transaction.rows(_ALL, {"workspace": workspace_id, "sort": kind})
        return [self._opened(row) for row in rows]

    def forget(self, workspace_id: str, kind: str, subject: str) -> bool:
        """Drops a reference. False if there is none."""
        values = _values(workspace_id, kind, subject)
        gone = self._transaction.count(_FORGET, values) == 1
        if gone:
            self._transaction.vault.forget()
        return gone

    def _opened(self, row: Row[Any]) -> TeamsReference:
        owner = _owner(row)
        place = self._transaction.opened(_NAME, "place", owner, row.key, row.place)
        return TeamsReference(row.workspace_id, row.kind, row.subject, TeamsPlace(**place))


def _owner(of: TeamsReference | Row[Any]) -> str:
    return f"{of.workspace_id}/{of.kind}/{of.subject}"


def _values(workspace_id: str, kind: str, subject: str) -> dict[str, str]:
    return {"workspace": workspace_id, "sort": kind, "about": subject}
