"""Closes what DBOS leaves open: pickle, foreign settings, a logger of its own (platforms.md)."""

import logging
import os
import re
from typing import Any

from dbos._serialization import DefaultSerializer

from bot.jobs.policy import JobsError

_AFTER_THE_TOPIC = re.compile(r"[:\n].*", re.DOTALL)


class PickleRefusedError(Exception):
    """A stored job asked to be unpickled, or something asked to be pickled."""

    def __init__(self) -> None:
        """Take nothing: the row may hold anything."""
        super().__init__("pickled jobs are refused")


def _refuse_load(_serializer: DefaultSerializer, _serialized: str) -> Any:
    raise PickleRefusedError


def _refuse_dump(_serializer: DefaultSerializer, data: Any) -> str:
    if isinstance(data, PickleRefusedError):
        return "pickle refused"  # lets DBOS end a refused job as ERROR
    raise PickleRefusedError


def refuse_pickle() -> None:
    """Make DBOS' pickle serializer raise: rows marked `py_pickle` select it by themselves."""
    DefaultSerializer.deserialize = _refuse_load  # type: ignore[method-assign, assignment]  # DBOS has no setting
    DefaultSerializer.serialize = _refuse_dump  # type: ignore[method-assign, assignment]  # DBOS has no setting


def refuse_foreign_settings() -> None:
    """Raise JobsError where the environment would steer DBOS past our settings."""
    foreign = sorted(name for name in os.environ if name.startswith("DBOS__"))
    if foreign:
        raise JobsError(f"remove from the environment: {', '.join(foreign)}")


class _NoContent(logging.Filter):
    """Keeps a record's topic; drops what follows the first colon, and tracebacks."""

    def filter(self, record: logging.LogRecord) -> bool:
        topic = _AFTER_THE_TOPIC.sub("", record.getMessage())
        if record.exc_info and record.exc_info[0] is not None:
            topic = f"{topic} ({record.exc_info[0].__name__})"
        record.msg, record.args = topic, None
        record.exc_info = record.exc_text = None
        return True


_no_content = _NoContent()


def take_over_logger() -> None:
    """Send DBOS' log to the program's handlers at WARNING, without content or stack traces."""
    logger = logging.getLogger("dbos")
    logger.setLevel(logging.WARNING)
    logger.propagate = True
    if _no_content not in logger.filters:
        logger.addFilter(_no_content)
        logger.addHandler(logging.NullHandler())  # DBOS adds one to stderr if there is none
