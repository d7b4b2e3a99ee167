"""The program with one fault: FAULT PORT. It kills itself, or is slow, at one line, once lit.

It builds the real application and stands between it and its database, its sides and its platform.
Nothing happens before the file ``fuse`` is there; then, at:

before-commit   the submission is written and not committed: SIGKILL
before-reply    a practitioner's turn is committed and not answered: SIGKILL
before-card     the card is not yet handed to the platform: SIGKILL
after-card      the platform has the card, its reference is not recorded: SIGKILL
slow-turn       a practitioner's turn takes a second (``mark`` says that it began)
leak            what is typed in the chat, and the first card, end in errors that quote content
"""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable
from copy import copy
from pathlib import Path
from typing import Any

from aiohttp import web
from sqlalchemy import text

from adapters.console.state import CONSOLE
from bot import logs
from bot.app import PROGRAM, SHUTDOWN_SECONDS, create_app
from bot.settings import load_settings
from dialogs.engine.inbound import Inbound, Said
from dialogs.engine.views import CaseCard, View
from dialogs.ports import Destination, Outbound, Reply
from storage.work import SqlWork

FUSE, MARK = Path("fuse"), Path("mark")


def is_lit() -> bool:
    return FUSE.exists()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def dying_write(write: Callable[[Any], Any]) -> Callable[[Any], Any]:
    async def dying(use_case: Callable[[SqlWork], Any], *wants: Any) -> Any:
        def decided(work: SqlWork) -> Any:
            result = use_case(work)
            sent = work.connection.execute(text("SELECT count(*) FROM submission")).scalar_one()
            if sent and is_lit():
                die()
            return result

        return await write(decided, *wants)

    return dying


class FaultyPractice:
    def __init__(self, practice: Any, fault: str) -> None:
        self._practice, self._fault = practice, fault

    def __getattr__(self, name: str) -> Any:
        return getattr(self._practice, name)

    async def turn(self, persona: str, inbound: Inbound, event_id: str) -> Reply:
        lit = is_lit()
        if lit and self._fault == "slow-turn":
            await asyncio.to_thread(MARK.touch)
            await asyncio.sleep(1)
        if lit and self._fault == "leak" and isinstance(inbound, Said):
            await spill(str(inbound))
        reply: Reply = await self._practice.turn(persona, inbound, event_id)
        if lit and self._fault == "before-reply":
            die()
        return reply


async def spill(content: str) -> None:
    """Fails in every way there is, each time with what was typed."""

    async def task() -> None:
        raise LookupError(content)

    def thread() -> None:
        raise KeyError(content)

    dropped = asyncio.create_task(task())
    await asyncio.sleep(0)
    del dropped
    worker = threading.Thread(target=thread)
    worker.start()
    worker.join()
    logs.get("bot.faulty").warning("odd turn", reference="R1", text=content, page=[content])
    raise ValueError(content)


class FaultyPlatform:
    def __init__(self, platform: Outbound, fault: str) -> None:
        self._platform, self._fault = platform, fault
        self._spilt = False

    async def post(self, where: Destination, view: View) -> str:
        lit = is_lit() and isinstance(view, CaseCard)
        if lit and self._fault == "before-card":
            die()
        if lit and self._fault == "leak" and not self._spilt:
            self._spilt = True
            raise RuntimeError(str(view))
        ref = await self._platform.post(where, view)
        if lit and self._fault == "after-card":
            die()
        return ref

    async def update(self, where: Destination, ref: str, view: View) -> None:
        await self._platform.update(where, ref, view)


def main() -> None:
    fault, port = sys.argv[1], int(sys.argv[2])
    settings = load_settings(port=port)
    logs.configure(settings.log_level)
    app = create_app(settings)
    program, console = app[PROGRAM], app[CONSOLE]
    if fault == "before-commit":
        program.database.write = dying_write(program.database.write)  # type: ignore[method-assign, assignment]  # the fault
    console.practice = FaultyPractice(console.practice, fault)
    for platform in filter(None, (program.slack, program.teams)):
        side = platform.parts.practice
        side.turn = FaultyPractice(copy(side), fault).turn  # type: ignore[method-assign]  # the fault
    for name, outbound in program.platforms.items():
        program.platforms[name] = FaultyPlatform(outbound, fault)
    web.run_app(
        app,
        host=settings.host,
        port=port,
        print=None,
        access_log=None,
        shutdown_timeout=SHUTDOWN_SECONDS,
    )


if __name__ == "__main__":
    main()
