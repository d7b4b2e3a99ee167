"""Logs: JSON lines with events and ids, and nothing that people wrote.

A processor lets only known fields through, with values that look like ids, counts or closed words.
Whatever else is put into a log call is left out, and the line says so. What a library logs is cut to
its topic, without the values in it.
"""

import logging
import re
import sys
import threading
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
_EVENT = re.compile(r"[\w .,:/@+#?=&()<>'-]{0,200}")
"""Our own words, 'Slack's' among them."""
_QUIET = ("aiohttp.access", "alembic", "asyncio", "dbos", "slack_bolt", "slack_sdk", "sqlalchemy")
"""Libraries that are heard from WARNING on. Slack's log whole requests at INFO and DEBUG."""
_OURS = frozenset({"bot", "adapters", "dialogs", "storage"})
_VALUES = re.compile(r"[:\n].*|%\S+", re.DOTALL)


def only_ids(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Leaves out every field that is not known, and every value that is more than an id or a number."""
    withheld = [
        key for key, value in event.items() if key not in FIELDS or not _is_plain(key, value)
    ]
    for key in withheld:
        del event[key]
    if withheld:
        event["count_withheld"] = len(withheld)
    return event


def _is_plain(key: str, value: Any) -> bool:
    if value is None or isinstance(value, bool | int | float):
        return True
    allowed = _EVENT if key == "event" else _PLAIN
    return isinstance(value, str) and allowed.fullmatch(value) is not None


def _topic(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Of a library's record only the template, up to the first colon: the values may be content."""
    record = event.get("_record")
    if not isinstance(record, logging.LogRecord) or event.get("_from_structlog"):
        return event
    if not _is_ours(record.name):
        event["event"] = _VALUES.sub("", str(record.msg)).strip()
    return event


def _is_ours(name: str) -> bool:
    return name.partition(".")[0] in _OURS


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
        if _is_ours(name):
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
                _topic,
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
    _take_over_tracebacks()
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def _take_over_tracebacks() -> None:
    """What Python itself would write with an exception's text becomes a line without it."""
    log = get(__name__)

    def thread_ended(args: threading.ExceptHookArgs) -> None:
        log.error("thread ended", exc_info=args.exc_value)

    def unraisable(args: "sys.UnraisableHookArgs") -> None:
        log.error("error in clean-up", exc_info=args.exc_value)

    def ended(_kind: type[BaseException], error: BaseException, _trace: Any) -> None:
        if not isinstance(error, KeyboardInterrupt):
            log.critical("ended by an error", exc_info=error)

    threading.excepthook, sys.unraisablehook, sys.excepthook = thread_ended, unraisable, ended
    logging.raiseExceptions = False
    logging.captureWarnings(capture=True)


def get(name: str) -> structlog.stdlib.BoundLogger:
    """A logger. Put ids and closed values into its calls, never content."""
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return logger
