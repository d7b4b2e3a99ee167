"""Calls to the Bot Connector's REST address: waiting, trying again, and errors by name.

Our own few lines over one aiohttp session rather than the SDK's client, which builds sessions for each
turn, works in threads and never sends again what was refused for its rate (platforms.md, *Cost*).
"""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Mapping
from time import monotonic
from typing import Any, Protocol

from pydantic_core import to_json

from adapters.teams.errors import CredentialsRefused, RateLimited, TeamsUnreachable, error_of
from adapters.teams.http import REQUEST_SECONDS, Answered, Http, Unanswered
from adapters.teams.pace import Pace

TRIES = 3
"""For failures that pass; a pause that Teams asks for is no try."""
PASSING = frozenset({412, 502, 503, 504})
PATIENCE = 30.0
"""Seconds that a call may take with all its pauses; longer ones are for the job queue."""
FIRST_PAUSE = 0.25
"""Seconds before the second try; doubled for the third, with up to half as much again by chance."""
_DEFAULT_PAUSE, _LONGEST_PAUSE = 1.0, 3_600
_LEAST_SECONDS = 0.1

Sleep = Callable[[float], Awaitable[None]]


class Tokens(Protocol):
    """The token that goes out; empty: none does."""

    async def get(self) -> str: ...
    def refused(self, token: str) -> None: ...


class Rest:
    """Calls by path. ``clock`` (seconds, monotonic) and ``sleep`` are there for tests."""

    def __init__(
        self,
        http: Http,
        tokens: Tokens,
        clock: Callable[[], float] = monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._http = http
        self._tokens = tokens
        self._clock = clock
        self._sleep = sleep
        self._pace = Pace(clock)

    async def call(
        self,
        method: str,
        verb: str,
        url: str,
        body: Mapping[str, Any] | None = None,
        *,
        thread: str = "",
        patience: float = PATIENCE,
    ) -> Mapping[str, Any]:
        """What the connector answers. ``method``: what it is called in errors. ``thread``: the conversation
        that is written into, for its rate; empty for what only reads. ``patience``: seconds, pauses included.

        Raises TeamsFailed: RateLimited where the pause would be longer, TeamsUnreachable after `TRIES`.
        """
        deadline = self._clock() + patience
        if thread:
            await self._wait(self._pace.turn(thread, patience), method, deadline)
        data = None if body is None else to_json(body)
        tries, renewed = 0, False
        while True:
            while thread and (closed := self._pace.closed_for(thread)):
                await self._wait(closed, method, deadline)
            token = await self._tokens.get()
            answered = await self._once(method, verb, url, token, data, deadline)
            if isinstance(answered, Answered):
                status = answered.status
                if 200 <= status < 300:
                    return _object(answered.body)
                if status == 429:
                    await self._told_to_wait(method, thread, answered, deadline)
                    continue
                error = error_of(method, status, answered.body)
                if isinstance(error, CredentialsRefused) and not renewed:
                    self._tokens.refused(token)
                    renewed = True
                    continue
                if status not in PASSING:
                    raise error
                pause = _seconds(answered.retry_after, 0.0)
            else:
                error, pause = answered, 0.0
            tries += 1
            pause = pause or FIRST_PAUSE * 2 ** (tries - 1) * random.uniform(1, 1.5)  # noqa: S311 - spreads retries
            if tries >= TRIES or self._clock() + pause >= deadline:
                raise error
            await self._sleep(pause)

    async def _once(
        self, method: str, verb: str, url: str, token: str, data: bytes | None, deadline: float
    ) -> Answered | TeamsUnreachable:
        seconds = max(_LEAST_SECONDS, min(REQUEST_SECONDS, deadline - self._clock()))
        headers = {"Content-Type": "application/json; charset=utf-8"} if data is not None else {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        try:
            return await self._http.call(verb, url, headers=headers, data=data, seconds=seconds)
        except Unanswered as error:
            failed = TeamsUnreachable(method, error.code)
            if error.late:
                raise failed from None
            return failed

    async def _told_to_wait(
        self, method: str, thread: str, answered: Answered, deadline: float
    ) -> None:
        seconds = _seconds(answered.retry_after, _DEFAULT_PAUSE)
        if thread:
            self._pace.close(thread, seconds)
        else:
            await self._wait(seconds, method, deadline)

    async def _wait(self, seconds: float, method: str, deadline: float) -> None:
        if seconds <= 0:
            return
        if self._clock() + seconds > deadline:
            raise RateLimited(method, seconds)
        await self._sleep(seconds)


def _object(body: bytes) -> Mapping[str, Any]:
    """The object in an answer; empty if there is none: an update is answered with as little as nothing."""
    try:
        told = json.loads(body)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _seconds(pause: str, default: float) -> float:
    """What ``Retry-After`` says (whole seconds, an hour at most)."""
    if not (pause.isdecimal() and pause.isascii()):
        return default
    return float(min(max(1, int(pause)), _LONGEST_PAUSE))
