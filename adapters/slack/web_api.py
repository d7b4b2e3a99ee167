"""Slack's Web API over one HTTP session: waiting, trying again, and errors by name.

Our own few lines over aiohttp rather than slack_sdk's client: that opens a session for each call unless
one is passed, then ignores its timeout, retries only connection errors, logs what it sends at DEBUG,
and costs about 15 % of a whole turn (measured: 1.36 → 1.60 times an echo bot). Messages and views go
as JSON; everything else as a form, because Slack's reading methods take nothing else.
"""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Mapping
from time import monotonic
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from pydantic_core import to_json
from yarl import URL

from adapters.proxies import proxy_for
from adapters.slack.errors import PASSING, RateLimited, SlackFailed, SlackUnreachable, error_of
from adapters.slack.pace import Pace, place_of, spacing_of

API_URL = "https://slack.com/api/"
TRIES = 3
"""For connection errors and failures of Slack's own; a pause that Slack asks for is no try."""
PATIENCE = 30.0
"""Seconds that a call may take with all its pauses; longer ones are for the job queue."""
REQUEST_SECONDS = 10.0
"""For an answer to come; a limit to the whole call would cost a sixth of it."""
CONNECT_SECONDS = 3.0
FIRST_PAUSE = 0.25
"""Seconds before the second try; doubled for the third, with up to half as much again by chance."""
_DEFAULT_PAUSE, _LONGEST_PAUSE = 1.0, 3_600
_LEAST_SECONDS = 0.1
_JSON = "application/json; charset=utf-8"
_FORM = "application/x-www-form-urlencoded; charset=utf-8"

Sleep = Callable[[float], Awaitable[None]]
Answer = Mapping[str, Any]


class WebApi:
    """Calls by name. ``clock`` (seconds, monotonic) and ``sleep`` are there for tests."""

    def __init__(
        self,
        url: str = API_URL,
        *,
        clock: Callable[[], float] = monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.url = url if url.endswith("/") else f"{url}/"
        self._clock = clock
        self._sleep = sleep
        self._pace = Pace(clock)
        self._session: ClientSession | None = None
        self._addresses: dict[str, URL] = {}

    async def call(
        self,
        method: str,
        arguments: Mapping[str, Any],
        *,
        token: str = "",
        owner: str = "",
        patience: float = PATIENCE,
    ) -> Answer:
        """What Slack answers, once it is ``ok``. Arguments that are None are left out.

        ``owner``: the installation, for rates. ``patience``: seconds, pauses included. Raises
        SlackFailed: RateLimited where the pause would be longer, SlackUnreachable after `TRIES`.
        """
        deadline = self._clock() + patience
        channel = str(arguments.get("channel") or "")
        place = place_of(owner, method, channel)
        turn = self._pace.turn(place, spacing_of(method, channel), patience)
        await self._wait(turn, method, deadline)
        headers, body = _encoded(method, arguments)
        if token:
            headers["Authorization"] = f"Bearer {token}"
        tries = 0
        while True:
            while closed := self._pace.closed_for(place):
                await self._wait(closed, method, deadline)
            outcome = await self._once(method, headers, body, deadline)
            if not isinstance(outcome, SlackFailed):
                return outcome
            if isinstance(outcome, RateLimited):
                self._pace.close(place, outcome.seconds)
                continue
            if not isinstance(outcome, SlackUnreachable):
                raise outcome
            pause = FIRST_PAUSE * 2**tries * random.uniform(1, 1.5)  # noqa: S311 - spreads retries
            tries += 1
            if tries >= TRIES or self._clock() + pause >= deadline:
                raise outcome
            await self._sleep(pause)

    async def close(self) -> None:
        """Closes the session; a later call opens another."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def _wait(self, seconds: float, method: str, deadline: float) -> None:
        if seconds <= 0:
            return
        if self._clock() + seconds > deadline:
            raise RateLimited(method, seconds)
        await self._sleep(seconds)

    async def _once(
        self, method: str, headers: Mapping[str, str], body: bytes, deadline: float
    ) -> Answer | SlackFailed:
        seconds = max(_LEAST_SECONDS, min(REQUEST_SECONDS, deadline - self._clock()))
        try:
            async with self._opened().post(
                self._address(method),
                data=body,
                headers=headers,
                allow_redirects=False,
                timeout=ClientTimeout(sock_connect=CONNECT_SECONDS, sock_read=seconds),
            ) as response:
                raw = await response.read()
                status, pause = response.status, response.headers.get("Retry-After", "")
        except (ClientError, TimeoutError, OSError) as error:
            return SlackUnreachable(method, type(error).__name__)
        if status == 429:
            return RateLimited(method, _seconds(pause))
        if status >= 500 or 300 <= status < 400:
            return SlackUnreachable(method, f"http_{status}")
        return _answer(method, status, raw, pause)

    def _address(self, method: str) -> URL:
        """Parsed once for each method."""
        if method not in self._addresses:
            self._addresses[method] = URL(self.url + method)
        return self._addresses[method]

    def _opened(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(limit=0, keepalive_timeout=60),
                cookie_jar=DummyCookieJar(),
                proxy=proxy_for(self.url),
                headers={"User-Agent": "cpi-bot"},
            )
        return self._session


def _answer(method: str, status: int, raw: bytes, pause: str) -> Answer | SlackFailed:
    try:
        answer = json.loads(raw)
    except ValueError:
        return SlackUnreachable(method, f"http_{status}")
    if not isinstance(answer, dict):
        return SlackUnreachable(method, f"http_{status}")
    if answer.get("ok") is True:
        return answer
    if answer.get("error") in {"ratelimited", "rate_limited"}:
        return RateLimited(method, _seconds(pause))
    if answer.get("error") in PASSING:
        return SlackUnreachable(method, str(answer["error"]))
    return error_of(method, answer)


def _encoded(method: str, arguments: Mapping[str, Any]) -> tuple[dict[str, str], bytes]:
    given = {name: value for name, value in arguments.items() if value is not None}
    if method.startswith(("chat.", "views.")) and method != "chat.getPermalink":
        return {"Content-Type": _JSON}, to_json(given)
    return {"Content-Type": _FORM}, urlencode(given).encode()


def _seconds(pause: str) -> float:
    """What ``Retry-After`` says (whole seconds, an hour at most); a second if it says nothing."""
    if not (pause.isdecimal() and pause.isascii()):
        return _DEFAULT_PAUSE
    return float(min(max(1, int(pause)), _LONGEST_PAUSE))
