"""The load: 32 at once over many people, each person's turns in order, every answer awaited."""

import asyncio
import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from time import perf_counter

import aiohttp

from tests.bench import turns
from tests.bench.submission import Answer, posted

LONGEST = 90.0
"""Seconds that one round may take."""

_CSRF = re.compile(r'name="csrf" value="([0-9a-f]+)"')
_TURNS = re.compile(
    r'^cpi_turns_total\{platform="console",side="practitioner"\} ([0-9.]+)$', re.MULTILINE
)


class WrongAnswer(RuntimeError):
    """The server gave another page than the one that follows: the measurement means nothing."""


@dataclass(slots=True)
class Round(turns.Round):
    """What one round measured: besides, each answer's size in bytes."""

    sizes: list[int] = field(default_factory=list)


async def drive(
    port: int, people: Sequence[str], answers: Sequence[Answer], *, ours: bool
) -> Round:
    """Posts every answer of every person to a server. Raises WrongAnswer, TimeoutError."""
    base, measured = f"http://127.0.0.1:{port}", Round()
    connector = aiohttp.TCPConnector(limit=turns.AT_ONCE)
    jar = aiohttp.CookieJar(unsafe=True)
    headers = {"Origin": base, "Accept": "application/json"}
    async with (
        asyncio.timeout(LONGEST),
        aiohttp.ClientSession(base, connector=connector, cookie_jar=jar, headers=headers) as http,
    ):
        csrf = await _csrf(http) if ours else "0" * 64
        before = await _turns(http) if ours else 0
        waiting = iter(people)
        started = perf_counter()
        await asyncio.gather(
            *(
                _worker(http, waiting, answers, csrf, measured, ours=ours)
                for _ in range(turns.AT_ONCE)
            )
        )
        measured.seconds = perf_counter() - started
        if ours and await _turns(http) - before != len(people) * len(answers):
            raise WrongAnswer("the server took another number of turns than were posted")
    return measured


async def _worker(
    http: aiohttp.ClientSession,
    waiting: Iterator[str],
    answers: Sequence[Answer],
    csrf: str,
    measured: Round,
    *,
    ours: bool,
) -> None:
    for person in waiting:
        revision = 0
        following = [answer.page for answer in answers[1:]] + [""]
        for answer, following_page in zip(answers, following, strict=True):
            form = posted(answer, revision, secrets.token_hex(16), csrf)
            begun = perf_counter()
            async with http.post(f"/practitioner/{person}", data=form) as response:
                body = await response.read()
                measured.latencies.append(perf_counter() - begun)
                measured.sizes.append(len(body))
                if response.status != 200:
                    raise WrongAnswer(f"{answer.page}: status {response.status}")
                if ours:
                    shown = await response.json()
                    revision = shown["revision"] or 0
                    if following_page and shown["page"] != following_page:
                        raise WrongAnswer(f"{answer.page} led to {shown['page']}")


async def _csrf(http: aiohttp.ClientSession) -> str:
    async with http.get("/") as response:
        found = _CSRF.search(await response.text())
    if found is None:
        raise WrongAnswer("the page carries no token")
    return found[1]


async def _turns(http: aiohttp.ClientSession) -> int:
    async with http.get("/metrics") as response:
        found = _TURNS.search(await response.text())
    return int(float(found[1])) if found else 0
