"""``/healthz`` (the process answers), ``/readyz`` (it can work), ``/metrics``."""

import asyncio
import math
from pathlib import Path
from typing import Protocol

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.jobs import Jobs
from bot.metrics import CONTENT_TYPE, Metrics
from storage.schema import is_current
from storage.unit_of_work import Database

READY_WITHIN = 2.0
"""Seconds in which the database must answer a reader and a writer."""


class Connection(Protocol):
    """A connection to a platform that this process keeps open."""

    @property
    def connected(self) -> bool: ...
    @property
    def trouble(self) -> str: ...


def add_routes(
    app: web.Application,
    database: Database,
    jobs: Jobs,
    metrics: Metrics,
    file: Path | None = None,
    slack: Connection | None = None,
) -> None:
    """Adds the three pages; none shows anything about people.

    ``file`` is SQLite's: once it is removed or replaced, what is written is lost with this process.
    ``slack``: the connection by Socket Mode, where there is one.
    """
    opened = _inode(file)

    async def healthz(_request: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def readyz(_request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(READY_WITHIN):
                current = await database.read(lambda work: is_current(work.connection))
                await database.write(lambda _work: None)
        except (SQLAlchemyError, TimeoutError) as error:
            answer = {"status": "database does not answer", "error": type(error).__name__}
            return web.json_response(answer, status=503)
        if _inode(file) != opened:
            answer = {"status": "the database file was removed or replaced: restart"}
            return web.json_response(answer, status=503)
        if not current:
            return web.json_response({"status": "run: cpi migrate"}, status=503)
        if slack is None:
            return web.json_response({"status": "ready"})
        if slack.trouble:
            return web.json_response({"status": slack.trouble}, status=503)
        return web.json_response({"status": "ready", "slack": "connected"})

    async def show(_request: web.Request) -> web.Response:
        try:
            backlog = await asyncio.to_thread(jobs.backlog)
        except SQLAlchemyError:
            backlog = None
        if slack is not None:
            metrics.socket_connected.labels("slack").set(slack.connected)
        metrics.jobs_waiting.set(backlog.waiting if backlog else math.nan)
        metrics.jobs_stuck.set(backlog.stuck if backlog else math.nan)
        metrics.jobs_failed.set(backlog.failed if backlog else math.nan)
        return web.Response(body=metrics.render(), headers={"Content-Type": CONTENT_TYPE})

    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", show)


def _inode(file: Path | None) -> int:
    try:
        return file.stat().st_ino if file else 0
    except FileNotFoundError:
        return 0
