import asyncio
import os
import socket
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.app import PROGRAM, create_app
from bot.settings import Settings
from storage.crypto import MasterKeys, generate_key
from storage.engines import CONNECT_SECONDS
from storage.schema import is_current
from storage.unit_of_work import Database

Client = TestClient[web.Request, web.Application]


@pytest.fixture
async def client(tmp_path: Path, database_url: str) -> AsyncIterator[Client]:
    settings = Settings(database_url=database_url, key_file=tmp_path / "master.key", run_jobs=False)
    async with TestClient(TestServer(create_app(settings))) as found:
        yield found


async def answer(client: Client, path: str) -> tuple[int, str]:
    response = await client.get(path)
    return response.status, await response.text()


async def test_a_good_start_is_healthy_and_ready(client: Client) -> None:
    assert await answer(client, "/healthz") == (200, '{"status": "ok"}')
    assert await answer(client, "/readyz") == (200, '{"status": "ready"}')


async def test_an_older_database_is_not_ready_and_says_what_to_run(client: Client) -> None:
    database = client.app[PROGRAM].database
    await database.write(
        lambda w: w.connection.execute(sa.text("UPDATE alembic_version SET version_num = 'old'"))
    )
    status, words = await answer(client, "/readyz")
    assert (status, words) == (503, '{"status": "run: cpi migrate"}')
    assert (await answer(client, "/healthz"))[0] == 200


async def test_without_its_database_it_is_alive_and_not_ready(
    client: Client, database_url: str, request: pytest.FixtureRequest
) -> None:
    url = sa.make_url(database_url)
    if url.drivername == "sqlite":
        os.unlink(str(url.database))  # noqa: PTH108 - blocks no longer than the server does
        status, words = await answer(client, "/readyz")
        assert (status, "removed or replaced" in words) == (503, True)
        return
    admin = sa.create_engine(
        request.getfixturevalue("postgres_server"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS false")
        connection.exec_driver_sql(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{url.database}'"  # noqa: S608
        )
    admin.dispose()
    status, words = await answer(client, "/readyz")
    assert (status, "database does not answer" in words) == (503, True)
    assert (await answer(client, "/healthz"))[0] == 200
    status, words = await answer(client, "/metrics")
    assert (status, "cpi_jobs_stuck NaN" in words) == (200, True)


async def test_a_database_that_takes_no_writes_is_not_ready(
    client: Client, tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers answer on while another process holds the file, or every writer waits."""
    monkeypatch.setattr("bot.health.READY_WITHIN", 0.3)
    if database_url.startswith("sqlite"):
        with closing(sqlite3.connect(tmp_path / "cpi.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert (await answer(client, "/readyz"))[0] == 503
            other.execute("ROLLBACK")
    else:
        released = threading.Event()
        database = client.app[PROGRAM].database
        held = [
            asyncio.create_task(database.write(lambda _work: released.wait(10))) for _ in range(4)
        ]
        await asyncio.sleep(0.1)
        assert (await answer(client, "/readyz"))[0] == 503
        released.set()
        await asyncio.gather(*held)
    monkeypatch.undo()
    assert (await answer(client, "/readyz"))[0] == 200


@pytest.mark.postgres
async def test_a_database_host_that_is_silent_holds_no_one_for_long() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"postgresql://u@127.0.0.1:{silent.getsockname()[1]}/d"
        database = Database(url, MasterKeys.from_text(generate_key()))
        with pytest.raises(sa.exc.OperationalError):
            async with asyncio.timeout(CONNECT_SECONDS + 5):
                await database.read(lambda work: is_current(work.connection))
        database.close()


async def test_the_metrics_count_turns_and_jobs_and_name_no_one(client: Client) -> None:
    await client.get("/", headers={"Host": "localhost"})
    status, words = await answer(client, "/metrics")
    assert status == 200
    counted = ("cpi_jobs_waiting 0.0", "cpi_jobs_stuck 0.0", "cpi_jobs_failed 0.0")
    for name in (*counted, "cpi_turns_total"):
        assert name in words
    assert "Amira" not in words
