"""Engines as this project needs them: durable, strict, and with the transaction in our hands."""

from time import monotonic
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError

BUSY_SECONDS = 20.0
"""How long a writer of SQLite waits for another one."""
RESTED = 1.0
"""Seconds after which a connection to PostgreSQL is tried before it is used again."""
_USED = "used"
CONNECT_SECONDS = 5
"""How long PostgreSQL may take to answer a new connection: a host that is silent must not hold threads."""


def writer_engine(url: URL, connections: int = 1) -> Engine:
    """An engine whose transactions write. SQLite: WAL, ``synchronous=FULL``, ``BEGIN IMMEDIATE``."""
    if url.drivername != "sqlite":
        return _postgres(url, connections)
    return _sqlite(url, connections, "BEGIN IMMEDIATE", "PRAGMA synchronous=FULL")


def reader_engine(url: URL, connections: int) -> Engine:
    """An engine whose transactions only read; a statement that writes is refused."""
    if url.drivername != "sqlite":
        return _postgres(url, connections).execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
    return _sqlite(url, connections, "BEGIN", "PRAGMA query_only=ON")


def _postgres(url: URL, connections: int) -> Engine:
    asked = {} if "connect_timeout" in url.query else {"connect_timeout": CONNECT_SECONDS}
    engine = create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,
        connect_args=asked,
    )
    ping, broken = engine.dialect.do_ping, engine.dialect.loaded_dbapi.Error

    def on_checkout(driver: Any, record: Any, _proxy: Any) -> None:
        """A connection that rested may be gone; to ask each time would cost every batch a round trip."""
        if monotonic() - record.info.get(_USED, 0.0) < RESTED:
            return
        try:
            ping(driver)
        except broken as error:
            raise DisconnectionError from error

    def on_checkin(_driver: Any, record: Any) -> None:
        record.info[_USED] = monotonic()

    event.listen(engine, "checkout", on_checkout)
    event.listen(engine, "checkin", on_checkin)
    return engine


def _sqlite(url: URL, connections: int, begin: str, pragma: str) -> Engine:
    """The driver's own BEGIN is switched off (``isolation_level=None``): it comes too late, and is
    deferred, which loses updates beside another writer (platforms.md, "Storage speed").
    """
    engine = create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,
        connect_args={
            "isolation_level": None,
            "check_same_thread": False,
            "timeout": BUSY_SECONDS,
            "cached_statements": 256,
        },
    )

    def on_connect(driver: Any, _record: Any) -> None:
        for statement in (
            "PRAGMA journal_mode=WAL",
            "PRAGMA foreign_keys=ON",
            "PRAGMA secure_delete=ON",
            pragma,
        ):
            driver.execute(statement).close()

    def on_begin(connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        driver.execute(begin).close()

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    return engine
