"""Logs: JSON lines with events and ids, and nothing that people wrote.

A processor lets only known fields through, with values that look like ids, counts or closed words.
Whatever else is put into a log call is left out, and the line says so.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

FIELDS = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "logger",
        "error",
        "where",
        "reference",
        "case",
        "submission",
        "draft",
        "member",
        "workspace",
        "force",
        "job",
        "job_id",
        "platform",
        "script",
        "page",
        "state",
        "route",
        "method",
        "status",
        "count",
        "seconds",
        "port",
        "host",
        "version",
        "mode",
        "name",
        "rounds",
        "process",
        "database",
    }
)
_PLAIN = re.compile(r"[\w .,:/@+#?=&()<>-]{0,200}")


def only_ids(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Leaves out every field that is not known, and every value that is more than an id or a number."""
    withheld = [key for key, value in event.items() if key not in FIELDS or not _is_plain(value)]
    for key in withheld:
        del event[key]
    if withheld:
        event["count_withheld"] = len(withheld)
    return event


def _is_plain(value: Any) -> bool:
    if value is None or isinstance(value, bool | int | float):
        return True
    return isinstance(value, str) and _PLAIN.fullmatch(value) is not None


def _error_name(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """An exception is logged by its class, and by the line of ours it came from; never by its text."""
    found = event.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["where"] = _where(error)
    return event


def _where(error: BaseException) -> str:
    line, trace = "", error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.partition(".")[0] in {"bot", "adapters", "dialogs", "storage"}:
            line = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return line


def configure(level: str = "INFO") -> None:
    """JSON lines on standard error, for our own logs and for those of the libraries."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _error_name,
                only_ids,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in ("aiohttp.access", "alembic", "asyncio", "dbos", "sqlalchemy"):
        logging.getLogger(name).setLevel(logging.WARNING)


def get(name: str) -> structlog.stdlib.BoundLogger:
    """A logger. Put ids and closed values into its calls, never content."""
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return logger
