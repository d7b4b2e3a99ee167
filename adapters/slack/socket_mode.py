"""Socket Mode: there is always one connection to Slack, and another before it goes.

Slack ends each connection after some hours and says so about ten seconds before; networks end them
without a word. Whichever it is, the next one is opened first, and the old one goes on taking what
still comes until Slack closes it. Our own few lines rather than slack_sdk's client: that acknowledges
before anything is committed, drops the old connection first, and can hang for ever on a closed session.
"""

import asyncio
import contextlib
import logging
import random
from collections.abc import Callable
from time import monotonic

from aiohttp import ClientError

from adapters.bodies import Malformed
from adapters.proxies import proxy_for
from adapters.slack.app_token import METHOD, AppTokenRefused, connection_url
from adapters.slack.errors import RateLimited, SlackUnreachable
from adapters.slack.socket_line import DISABLED, Line, NoHello, Take, Waits
from adapters.slack.web_api import WebApi

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
"""Seconds between attempts: doubled each time, with up to half as much again by chance."""
REFUSED_PAUSE = 300.0
"""Seconds until a token that Slack refuses is tried again: somebody has to mend it first."""
SETTLED = 10.0
"""Seconds after which a connection counts as a good one, and its end is followed by another at once."""
LINGERS = 20.0
"""Seconds for which a connection that was replaced still takes what comes."""

_log = logging.getLogger(__name__)


class SocketMode:
    """``take``: what to do with what comes. ``replaced``: told why a connection was replaced."""

    def __init__(
        self,
        api: WebApi,
        token: str,
        take: Take,
        replaced: Callable[[str], None],
        waits: Waits | None = None,
    ) -> None:
        self._api = api
        self._token = token
        self._take = take
        self._replaced = replaced
        self._waits = waits or Waits()
        self._lines: set[Line] = set()
        self._refused = ""
        self._keeping: asyncio.Task[None] | None = None

    @property
    def connected(self) -> bool:
        """Whether Slack can reach us."""
        return any(line.hears for line in self._lines)

    @property
    def trouble(self) -> str:
        """What is wrong and how to mend it; empty while connected."""
        if self.connected:
            return ""
        if self._refused:
            return f"{AppTokenRefused.mend} ({self._refused})"
        return "not connected to Slack; it is tried again by itself"

    def start(self) -> None:
        """Connects, and stays connected, from now on."""
        self._keeping = asyncio.get_running_loop().create_task(self._keep())

    async def stop(self) -> None:
        """Takes nothing more; what has come is done and acknowledged first."""
        if self._keeping is not None:
            self._keeping.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._keeping
        await asyncio.gather(*(line.finish() for line in self._lines))

    async def _keep(self) -> None:
        failures = 0
        while True:
            try:
                line = await self._opened()
            except RateLimited as error:
                _log.warning("Slack asks for a pause before connecting: %s s", error.seconds)
                await asyncio.sleep(error.seconds)
            except AppTokenRefused as error:
                self._tell(error.code)
                await asyncio.sleep(REFUSED_PAUSE)
            except (SlackUnreachable, ClientError, NoHello, Malformed, OSError) as error:
                failures += 1
                _log.warning("no Socket Mode connection: %s", type(error).__name__)
                await asyncio.sleep(_pause(failures))
            else:
                since = monotonic()
                await line.spent.wait()
                failures = 0 if monotonic() - since >= SETTLED else failures + 1
                _log.info("a Socket Mode connection is replaced: %s", line.reason)
                self._replaced(line.reason)
                if line.reason == DISABLED:
                    self._tell(DISABLED)
                    await asyncio.sleep(REFUSED_PAUSE)
                elif failures:
                    await asyncio.sleep(_pause(failures))

    async def _opened(self) -> Line:
        url = await connection_url(self._api, self._token)
        try:
            line = await Line.open(url, self._take, self._waits, proxy_for(url))
        except NoHello as error:
            if error.reason == DISABLED:
                raise AppTokenRefused(METHOD, DISABLED) from None
            raise
        for old in self._lines:
            old.retire(LINGERS)
        self._lines.add(line)
        line.reading.add_done_callback(lambda _: self._lines.discard(line))
        self._refused = ""
        _log.info("connected to Slack by Socket Mode")
        return line

    def _tell(self, code: str) -> None:
        """Says it once, however often it is tried."""
        if code != self._refused:
            self._refused = code
            _log.error("Slack refuses SLACK_APP_TOKEN (%s): see cpi doctor", code)


def _pause(failures: int) -> float:
    longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(failures - 1, 10))
    return longest * random.uniform(1, 1.5)  # noqa: S311 - spreads attempts
