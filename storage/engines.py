"""Engines as this project needs them: durable, strict, and with the transaction in our hands."""

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

BUSY_SECONDS = 20.0
"""How long a writer of SQLite waits for another one."""
CONNECT_SECONDS = 5
"""How long PostgreSQL may take to answer a new connection: a host that is silent must not hold threads."""


def writer_engine(url: URL, connections: int = 1) -> Engine:
    """An engine whose transactions write; a connection may turn out to be cut. SQLite: WAL, ``synchronous=FULL``, ``BEGIN IMMEDIATE``."""
    if url.drivername != "sqlite":
        engine = _postgres(url, connections, tried=False)
        event.listen(engine, "connect", _by_keys)
        return engine
    return _sqlite(url, connections, "BEGIN IMMEDIATE", "PRAGMA synchronous=FULL")


def reader_engine(url: URL, connections: int) -> Engine:
    """An engine whose transactions only read; a statement that writes is refused."""
    if url.drivername != "sqlite":
        return _postgres(url, connections, tried=True).execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
    return _sqlite(url, connections, "BEGIN", "PRAGMA query_only=ON")


def _postgres(url: URL, connections: int, *, tried: bool) -> Engine:
    """``tried``: a connection is tried each time before it is used, for a round trip."""
    asked = {} if "connect_timeout" in url.query else {"connect_timeout": CONNECT_SECONDS}
    return create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_pre_ping=tried,
        hide_parameters=True,
        connect_args=asked,
    )


def _by_keys(driver: Any, _record: Any) -> None:
    """What a turn reads and writes is found by keys. A server that has not counted a table yet (new, or
    restored) would rather read all of it: that took longer than all else that a turn asks of it. Before
    version 18 that preference is put as a cost so high that the statement would be compiled (JIT).
    """
    driver.execute("SET enable_seqscan = off")
    driver.execute("SET jit = off")
    driver.commit()


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
