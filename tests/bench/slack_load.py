"""The load on a Slack app: unique signed messages, 32 at once, 500 people, each person's in order.

What a person says leads through the first questions again and again; every turn is answered by a
message. The Web API is the test peer in its fast mode, in a process of its own.
"""

import asyncio
import json
import secrets
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter, time

import aiohttp

from tests.bench.process import STOP_WITHIN
from tests.bench.turns import AT_ONCE, Round
from tests.slack_peer.fast import TEAM, USER
from tests.slack_peer.payloads import sign

SECRET, TOKEN = "bench-signing-secret", "xoxb-bench"
SAYS = ("can wait", "back")
"""One round of a person: a question answered, and back to it."""
ANSWERED_WITHIN = 60.0
"""Seconds in which everything that was asked has to be answered."""


def user(number: int) -> str:
    """The id of a person; never the bot's own."""
    return f"U0BENCH{number:04}"


@dataclass(frozen=True, slots=True)
class Api:
    """The peer, as another process."""

    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/"

    def posted(self) -> int:
        """How many messages were posted so far."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/_peer/counts") as answer:
            return int(json.load(answer)["methods"].get("chat.postMessage", 0))


@contextmanager
def web_api() -> Iterator[Api]:
    """A Web API that takes anything, at once."""
    command = [sys.executable, "-m", "tests.slack_peer", "0", "--fast"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        told = json.loads(process.stdout.readline() if process.stdout else "{}")
        yield Api(int(told["api_url"].rsplit(":", 1)[1].split("/", 1)[0]))
    finally:
        process.terminate()
        process.wait(STOP_WITHIN)


def settings(api: Api) -> dict[str, str]:
    """What both bots are told."""
    return {
        "SLACK_API_URL": api.url,
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "CPI_CONSOLE": "false",
    }


async def drive(port: int, api: Api, people: int, says: Sequence[str] = SAYS) -> Round:
    """Sends what every person says, and waits until everything is answered. Raises TimeoutError."""
    measured, before = Round(), await asyncio.to_thread(api.posted)
    waiting = iter(range(people))
    started = perf_counter()
    connector = aiohttp.TCPConnector(limit=AT_ONCE)
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}", connector=connector) as http:
        await asyncio.gather(*(_worker(http, waiting, says, measured) for _ in range(AT_ONCE)))
    wanted = before + len(measured.latencies)
    posted = await asyncio.to_thread(api.posted)
    while posted < wanted and perf_counter() - started < ANSWERED_WITHIN:
        await asyncio.sleep(0.02)
        posted = await asyncio.to_thread(api.posted)
    measured.seconds = perf_counter() - started
    measured.unanswered = max(0, wanted - posted)
    return measured


async def _worker(
    http: aiohttp.ClientSession, waiting: Iterator[int], says: Sequence[str], measured: Round
) -> None:
    for person in waiting:
        for text in says:
            body = _event(user(person), text)
            headers = {"Content-Type": "application/json", **sign(SECRET, str(int(time())), body)}
            begun = perf_counter()
            async with http.post("/slack/events", data=body, headers=headers) as answer:
                await answer.read()
                measured.latencies.append(perf_counter() - begun)
                if answer.status != 200:
                    raise RuntimeError(f"status {answer.status}")


def _event(person: str, text: str) -> bytes:
    ts = f"{time():.6f}"
    event = {
        "type": "message",
        "channel": f"D{person[1:]}",
        "channel_type": "im",
        "user": person,
        "team": TEAM,
        "text": text,
        "ts": ts,
        "event_ts": ts,
        "client_msg_id": secrets.token_hex(16),
    }
    whole = {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": "A0BENCH",
        "event": event,
        "event_id": f"Ev{secrets.token_hex(6)}",
        "event_time": int(time()),
        "authorizations": [
            {"team_id": TEAM, "user_id": USER, "is_bot": True, "is_enterprise_install": False}
        ],
        "is_ext_shared_channel": False,
    }
    return json.dumps(whole).encode()
