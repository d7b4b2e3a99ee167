"""A batch of writes on PostgreSQL: one transaction if nothing goes wrong, else each write in its own.

A savepoint for each write would cost two more round trips; something goes wrong rarely.
"""

import random
import time
from collections.abc import Sequence

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from storage.group_commit import Waiting

_PAUSES = (0.005, 0.02, 0.08, 0.3)
"""Seconds before a write that met another one runs again."""
_TRY_AGAIN = frozenset(
    {
        "40001",  # serialization failure
        "40P01",  # deadlock
        "23505",  # a unique key that another transaction took in between: it is found the next time
    }
)


class _Undone(Exception):
    """A write raised: the transaction is given up before its commit."""


def commit_on_postgres(engine: Engine, batch: Sequence[Waiting]) -> None:
    """Nothing runs again once a commit was sent: whether it arrived is not known."""
    if len(batch) > 1 and _together(engine, batch):
        return
    for waiting in batch:
        _alone(engine, waiting)


def _together(engine: Engine, batch: Sequence[Waiting]) -> bool:
    """Whether that settled them: all are stored, or the database failed them all."""
    try:
        with engine.begin() as connection:
            for waiting in batch:
                try:
                    waiting.result = waiting.write(connection)
                except BaseException as error:
                    raise _Undone from error
    except _Undone:
        return False
    except Exception as error:  # noqa: BLE001 - it is raised to the callers, in their threads
        for waiting in batch:
            waiting.error = error
    return True


def _alone(engine: Engine, waiting: Waiting) -> None:
    for pause in (*_PAUSES, None):
        try:
            with engine.begin() as connection:
                waiting.result = waiting.write(connection)
        except BaseException as error:  # noqa: BLE001 - it is raised to the caller, in the caller's thread
            if pause is None or not _met_another(error):
                waiting.error = error
                return
            time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - not a secret, only not in step
        else:
            return


def _met_another(error: BaseException) -> bool:
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in _TRY_AGAIN
