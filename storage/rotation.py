"""Changing the master key: every data key is wrapped anew, no content is touched."""

from sqlalchemy import Connection, LargeBinary, Table, func, select, update

from storage.crypto import MasterKeys, place
from storage.tables import (
    AdditionRow,
    ConsoleChannelRow,
    DraftRow,
    ForceRow,
    MemberRow,
    OutcomeRow,
    SlackInstallationRow,
    SubmissionRow,
    TeamsReferenceRow,
    table,
)

_KEYED = (
    MemberRow,
    DraftRow,
    SubmissionRow,
    AdditionRow,
    OutcomeRow,
    ConsoleChannelRow,
    SlackInstallationRow,
    TeamsReferenceRow,
    ForceRow,
)


def rewrap(connection: Connection, keys: MasterKeys, limit: int = 1000) -> int:
    """Wraps up to ``limit`` keys by the writing master key that another one wrapped.

    Gives how many: call it, a transaction each, until it gives 0; then the old master key can be
    taken out of the keyring. Raises UnknownMasterKey, Tampered.
    """
    done = 0
    for model in _KEYED:
        done += _rewrap_table(connection, keys, table(model), limit - done)
    return done


def _rewrap_table(connection: Connection, keys: MasterKeys, rows: Table, limit: int) -> int:
    name = "audit_key" if rows.name == "force" else "key"
    column, header = rows.c[name], keys.header()
    start = func.substr(column, 1, len(header), type_=LargeBinary)
    found = connection.execute(
        select(*rows.primary_key.columns, column)
        .where(column.is_not(None), start != header)
        .limit(limit)
    ).all()
    for row in found:
        where = place(rows.name, name, "/".join(row[:-1]))
        same_row = [c == value for c, value in zip(rows.primary_key.columns, row[:-1], strict=True)]
        wrapped = keys.wrap(keys.unwrap(row[-1], where), where)
        connection.execute(update(rows).where(*same_row, column == row[-1]).values({name: wrapped}))
    return len(found)
