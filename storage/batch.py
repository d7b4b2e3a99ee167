"""A batch of writes: one transaction if nothing goes wrong, else each write in a transaction of its own.

A savepoint for each write would cost two more statements, and something goes wrong rarely. So a write
may be run again: it depends on nothing but its transaction.
"""

import random
import time
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from storage.ahead import Ahead, read_ahead
from storage.group_commit import Waiting

_PAUSES = (0.005, 0.02, 0.08, 0.3)
"""Seconds before a write that met another one runs again (PostgreSQL)."""
_TRY_AGAIN = frozenset(
    {
        "40001",  # serialization failure
        "40P01",  # deadlock
        "23505",  # a unique key that another transaction took in between: it is found the next time
    }
)

Finish = Callable[[Connection, Ahead], None]
"""Writes what the turns of a batch left to be written together."""


def commit_with(finish: Finish) -> Callable[[Engine, Sequence[Waiting]], None]:
    """How a `GroupCommit` commits a batch. Nothing runs again once a commit was sent: whether it arrived
    is not known.
    """

    def commit(engine: Engine, batch: Sequence[Waiting]) -> None:
        gains = len(batch) > 1 or batch[0].wants is not None
        if gains and _together(engine, batch, finish):
            return
        for waiting in batch:
            _alone(engine, waiting)

    return commit


def _together(engine: Engine, batch: Sequence[Waiting], finish: Finish) -> bool:
    """Whether that settled them: all are stored, or the database failed them all."""
    undone = False
    try:
        with engine.begin() as connection:
            try:
                _run(connection, batch, finish)
            except BaseException:
                undone = True
                raise
    except BaseException as error:  # noqa: BLE001 - it is raised to the callers, in their threads
        if undone:
            return False
        for waiting in batch:
            waiting.error = error
    return True


def _run(connection: Connection, batch: Sequence[Waiting], finish: Finish) -> None:
    """The turns come last: what they read ahead, no other write of the batch changes after that."""
    turns = [waiting for waiting in batch if waiting.wants is not None]
    for waiting in batch:
        if waiting.wants is None:
            waiting.result = waiting.write(connection, None)
    if turns:
        ahead = read_ahead(connection, [each.wants for each in turns if each.wants is not None])
        for waiting in turns:
            waiting.result = waiting.write(connection, ahead)
        finish(connection, ahead)


def _alone(engine: Engine, waiting: Waiting) -> None:
    for pause in (*_PAUSES, None):
        cut = False
        try:
            with engine.begin() as connection:
                try:
                    waiting.result = waiting.write(connection, None)
                except BaseException:
                    cut = _is_cut(connection)
                    raise
        except BaseException as error:  # noqa: BLE001 - it is raised to the caller, in the caller's thread
            if pause is None or not (cut or _met_another(error)):
                waiting.error = error
                return
            time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - not a secret, only not in step
        else:
            return


def _is_cut(connection: Connection) -> bool:
    """Whether the server let go of the connection, before a commit was sent: another one will do."""
    return bool(getattr(connection.connection.driver_connection, "broken", False))


def _met_another(error: BaseException) -> bool:
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in _TRY_AGAIN
