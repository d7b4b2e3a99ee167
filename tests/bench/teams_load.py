"""The load on a Teams bot: unique messages with a good token, 32 at once, each person's in order.

What a person says leads through the first questions again and again; every turn is answered by a
message. The connector is the test peer in its fast mode, in a process of its own.
"""

import asyncio
import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from tests.bench.process import STOP_WITHIN
from tests.bench.slack_load import ANSWERED_WITHIN, SAYS
from tests.bench.turns import AT_ONCE, Round

_IDS = count(1_700_000_000_000)


def aad_id(number: int) -> str:
    """The object id of a person."""
    return f"00000000-0000-4000-8000-{number:012}"


def user(number: int) -> str:
    """The id of a person for the bot."""
    return f"29:bench{number:04}"


@dataclass(frozen=True, slots=True)
class Api:
    """The peer, as another process. ``settings``: what a bot is told; ``token``: a good one."""

    settings: Mapping[str, str]
    service_url: str
    bot_id: str
    tenant_id: str
    token: str

    def sent(self) -> int:
        """How many messages were sent so far."""
        port = urlsplit(self.service_url).port
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_peer/counts") as answer:
            return int(json.load(answer).get("send", 0))


@contextmanager
def bot_connector() -> Iterator[Api]:
    """A connector that takes anything, at once."""
    command = [sys.executable, "-m", "tests.teams_peer", "0", "--fast"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield Api(**json.loads(process.stdout.readline() if process.stdout else "{}"))
    finally:
        process.terminate()
        process.wait(STOP_WITHIN)


async def drive(port: int, api: Api, people: int, says: Sequence[str] = SAYS) -> Round:
    """Sends what every person says, and waits until everything is answered."""
    measured, before = Round(), await asyncio.to_thread(api.sent)
    waiting = iter(range(people))
    headers = {"Authorization": f"Bearer {api.token}", "Content-Type": "application/json"}
    connector = aiohttp.TCPConnector(limit=AT_ONCE)
    base = f"http://127.0.0.1:{port}"
    started = perf_counter()
    async with aiohttp.ClientSession(base, connector=connector, headers=headers) as http:
        await asyncio.gather(*(_worker(http, api, waiting, says, measured) for _ in range(AT_ONCE)))
    wanted = before + len(measured.latencies)
    while (sent := await asyncio.to_thread(api.sent)) < wanted:
        if perf_counter() - started > ANSWERED_WITHIN:
            break
        await asyncio.sleep(0.02)
    measured.seconds = perf_counter() - started
    measured.unanswered = max(0, wanted - sent)
    return measured


async def _worker(
    http: aiohttp.ClientSession,
    api: Api,
    waiting: Iterator[int],
    says: Sequence[str],
    measured: Round,
) -> None:
    for person in waiting:
        for text in says:
            body = json.dumps(_message(api, person, text)).encode()
            begun = perf_counter()
            async with http.post("/api/messages", data=body) as answer:
                await answer.read()
                measured.latencies.append(perf_counter() - begun)
                if not 200 <= answer.status < 300:
                    raise RuntimeError(f"status {answer.status}")


def _message(api: Api, number: int, text: str) -> dict[str, Any]:
    return {
        "type": "message",
        "id": str(next(_IDS)),
        "timestamp": "2026-01-01T00:00:00.000Z",
        "channelId": "msteams",
        "serviceUrl": api.service_url,
        "from": {"id": user(number), "name": f"Person {number}", "aadObjectId": aad_id(number)},
        "conversation": {
            "id": f"a:bench{number:04}",
            "conversationType": "personal",
            "tenantId": api.tenant_id,
        },
        "recipient": {"id": api.bot_id, "name": "CPI"},
        "channelData": {"tenant": {"id": api.tenant_id}},
        "textFormat": "plain",
        "text": text,
        "entities": [{"locale": "en-GB", "country": "GB", "type": "clientInfo"}],
    }
