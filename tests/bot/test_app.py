import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import text
from submitting import Bot

from bot.app import PROGRAM, CannotStart, Program, build, create_app, migrate, work
from bot.jobs import Backlog
from bot.settings import Settings
from storage.crypto import BadKeyring, generate_key
from storage.work import SqlWork

Client = TestClient[web.Request, web.Application]


def settings(folder: Path, url: str, **given: object) -> Settings:
    return Settings(database_url=url, key_file=folder / "master.key", **given)  # type: ignore[arg-type]


@pytest.fixture
async def client(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Client]:
    async with TestClient(TestServer(create_app(settings(tmp_path, sqlite_url)))) as found:
        yield found


def program_of(client: Client) -> Program:
    return client.app[PROGRAM]


async def until(what: object) -> None:
    assert callable(what)
    for _ in range(600):
        if what():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it did not happen")


def test_production_serves_no_console(tmp_path: Path, sqlite_url: str) -> None:
    chosen = settings(tmp_path, sqlite_url, mode="production", master_keys=generate_key())
    migrate(chosen)
    app = create_app(chosen)
    paths = {resource.canonical for resource in app.router.resources()}
    assert paths == {"/about", "/healthz", "/readyz", "/metrics"}
    assert not (tmp_path / "master.key").exists()
    app[PROGRAM].jobs.close()
    app[PROGRAM].database.close()


def test_production_makes_no_tables_by_itself(tmp_path: Path, sqlite_url: str) -> None:
    chosen = settings(tmp_path, sqlite_url, mode="production", master_keys=generate_key())
    with pytest.raises(CannotStart, match="cpi migrate"):
        build(chosen)


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path, sqlite_url: str) -> None:
    (tmp_path / "master.key").write_text(generate_key())
    (tmp_path / "master.key").chmod(0o644)
    with pytest.raises(BadKeyring, match="chmod 600"):
        build(settings(tmp_path, sqlite_url))


async def test_jobs_that_finished_long_ago_are_purged_and_young_ones_kept(client: Client) -> None:
    jobs = program_of(client).jobs
    await program_of(client).database.write(
        lambda w: w.jobs.enqueue("events", "chore:events", "e1", "")
    )
    await until(lambda: jobs.backlog().waiting == 0 and finished(program_of(client)) > 0)
    assert await asyncio.to_thread(jobs.purge) == 0
    await asyncio.sleep(0.01)
    assert await asyncio.to_thread(jobs.purge, 0) > 0
    assert finished(program_of(client)) == 0


def finished(program: Program) -> int:
    return int(
        program.database.read_sync(
            lambda w: w.connection.execute(
                text("SELECT count(*) FROM workflow_status WHERE status = 'SUCCESS'")
            ).scalar_one()
        )
    )


async def test_a_worker_sends_what_another_process_left(tmp_path: Path, database_url: str) -> None:
    bot = Bot(tmp_path, database_url)
    await bot.submit()
    await bot.program.marks.close()
    assert [job[0] for job in bot.jobs()] == ["card"]
    stop = asyncio.Event()
    running = asyncio.create_task(work(settings(tmp_path, database_url), stop))
    try:
        await until(lambda: bot.program.jobs.backlog().waiting == 0 and card_of(bot))
    finally:
        stop.set()
        await running
    assert bot.program.jobs.backlog().stuck == 0
    await asyncio.to_thread(bot.close)


def card_of(bot: Bot) -> str:
    def query(work: SqlWork) -> str:
        (sent,) = work.submissions.of_member(bot.practitioner)
        case = work.cases.by_submission(sent.id)
        return (case and case.message_ref) or ""

    return bot.program.database.read_sync(query)


def test_a_migration_that_was_cut_off_is_made_good_at_the_next_start(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = settings(tmp_path, database_url)
    for place in ("bot.app.prepare", "storage.migrate.upgrade"):
        with monkeypatch.context() as cut:
            cut.setattr(place, _killed)
            with pytest.raises(InterruptedError):
                migrate(here)
    program = build(here)
    assert program.jobs.backlog() == Backlog(waiting=0, stuck=0, failed=0)
    program.jobs.close()
    program.database.close()


def _killed(*_args: object) -> None:
    raise InterruptedError


def test_processes_that_start_together_make_the_tables_once(
    tmp_path: Path, database_url: str
) -> None:
    environment = {"CPI_DATABASE_URL": database_url, "CPI_KEY_FILE": str(tmp_path / "key")}
    command = [sys.executable, "-m", "bot", "migrate"]
    started = [
        subprocess.Popen(command, env=os.environ | environment, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = [process.communicate(timeout=60)[1] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], said


async def test_marks_that_wait_are_written_before_the_end(tmp_path: Path, sqlite_url: str) -> None:
    bot = Bot(tmp_path, sqlite_url, datetime.now(UTC))
    reply = await bot.submit()
    await bot.practice.delivered(reply)
    await bot.program.marks.close()
    late = datetime.now(UTC) + timedelta(minutes=1)
    unsent = bot.program.database.read_sync(lambda w: w.drafts.unsent("console", late))
    assert list(unsent) == []
    await asyncio.to_thread(bot.close)
