"""The token that goes out with every call: one in the process, cached, renewed before it ends.

By the app's password or certificate from the tenant's own token endpoint (OAuth 2.0 client credentials;
bots registered since 2025-07-31 belong to one tenant). Our own few lines, because the SDK's fetch blocks
the program, and takes no address that a test could serve.
"""

import asyncio
import json
from collections.abc import Callable
from time import monotonic

from adapters.teams.errors import CredentialsRefused, TeamsFailed, TeamsUnreachable, code_of
from adapters.teams.http import Http, Unanswered
from adapters.teams.proofs import Proof

METHOD = "token"
RENEW_BEFORE = 300.0
"""Seconds before a token ends in which it is renewed; half its life, if that is shorter."""
PAUSE = 10.0
"""Seconds after a failure in which nobody tries again."""


class OutgoingToken:
    """The token. ``url``: the tenant's token endpoint; ``scope``: what it is for."""

    def __init__(
        self,
        http: Http,
        url: str,
        app_id: str,
        proof: Proof,
        scope: str,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._http = http
        self._url = url
        self._app_id = app_id
        self._proof = proof
        self._scope = scope
        self._clock = clock
        self._token = ""
        self._renew_at = self._ends = 0.0
        self._failure: TeamsFailed | None = None
        self._resting_until = 0.0
        self._lock = asyncio.Lock()

    async def get(self) -> str:
        """A token that is good for now. Raises CredentialsRefused, TeamsUnreachable."""
        if self._clock() >= self._renew_at:
            async with self._lock:
                if self._clock() >= max(self._renew_at, self._resting_until):
                    await self._renew()
            failure = self._failure
            if failure is not None and self._clock() >= self._ends:
                raise type(failure)(failure.method, failure.code)
        return self._token

    def refused(self, token: str) -> None:
        """The connector did not take this token: the next call gets another."""
        if token == self._token:
            self._renew_at = self._ends = 0.0

    async def _renew(self) -> None:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._app_id,
            "scope": self._scope,
            **self._proof.fields(self._app_id, self._url),
        }
        try:
            answered = await self._http.call("POST", self._url, data=form)
            self._token, seconds = _read(answered.status, answered.body)
            now, self._failure = self._clock(), None
            self._ends = now + seconds
            self._renew_at = now + max(seconds - RENEW_BEFORE, seconds / 2)
        except (Unanswered, TeamsFailed) as error:
            failure = error if isinstance(error, TeamsFailed) else _unreachable(error.code)
            self._failure, self._resting_until = failure, self._clock() + PAUSE


def _read(status: int, body: bytes) -> tuple[str, float]:
    if 400 <= status < 500 and status != 429:
        raise CredentialsRefused(METHOD, code_of(body) or f"http_{status}")
    try:
        told = json.loads(body)
        return str(told["access_token"]), float(told["expires_in"])
    except (ValueError, KeyError, TypeError):
        raise _unreachable(f"http_{status}") from None


def _unreachable(code: str) -> TeamsUnreachable:
    return TeamsUnreachable(METHOD, code)
