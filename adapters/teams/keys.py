"""The keys that Microsoft signs with, by their key ids; new ones are fetched when they are met.

Our own store, because the SDK's fails on a key that it does not know for up to a day after Microsoft
changed keys, and stops the program while it fetches (platforms.md, *Key rotation is broken*).
"""

import asyncio
import base64
import json
import logging
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, RSAPublicNumbers

from adapters.teams.errors import NotAdmitted
from adapters.teams.http import Http, Unanswered

OLDEST = 24 * 3600.0
"""Seconds after which the keys are fetched again in any case."""
MOST_FETCHES, WITHIN = 6, 60.0
"""So many fetches in so many seconds: whoever makes key ids up makes us do no more."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Key:
    """A key to verify with. ``endorsements``: the channels that it may sign for; empty for any."""

    public_key: RSAPublicKey
    endorsements: tuple[str, ...]


class KeyStore:
    """The keys behind an OpenID metadata address. ``clock``: seconds, monotonic."""

    def __init__(self, http: Http, url: str, clock: Callable[[], float] = monotonic) -> None:
        self._http = http
        self._url = url
        self._clock = clock
        self._keys: dict[str, Key] = {}
        self._fetched_at = float("-inf")
        self._fetches: deque[float] = deque(maxlen=MOST_FETCHES)
        self._lock = asyncio.Lock()

    async def get(self, key_id: str | None) -> Key:
        """The key with this id. Raises NotAdmitted (401) if Microsoft has none."""
        fetched_at = self._fetched_at
        key = self._keys.get(key_id or "")
        if key is None or self._clock() - fetched_at > OLDEST:
            async with self._lock:
                if self._fetched_at == fetched_at and self._may_fetch():
                    await self._fetch()
            key = self._keys.get(key_id or "")
        if key is None:
            raise NotAdmitted(401, "The token is signed with an unknown key.")
        return key

    def _may_fetch(self) -> bool:
        now = self._clock()
        if len(self._fetches) == MOST_FETCHES and now - self._fetches[0] < WITHIN:
            return False
        self._fetches.append(now)
        return True

    async def _fetch(self) -> None:
        """What was known stays if there is no answer."""
        try:
            metadata = await self._json(self._url)
            told = (await self._json(str(metadata["jwks_uri"])))["keys"]
            self._keys = {str(each["kid"]): _key(each) for each in told if _signs(each)}
        except (Unanswered, ValueError, KeyError, TypeError, AttributeError) as error:
            _log.warning("Microsoft's keys were not fetched: %s", type(error).__name__)
        else:
            self._fetched_at = self._clock()

    async def _json(self, url: str) -> Mapping[str, Any]:
        answered = await self._http.call("GET", url)
        if answered.status != 200:
            raise Unanswered(f"http_{answered.status}", late=False)
        told: Mapping[str, Any] = json.loads(answered.body)
        return told


def _signs(jwk: Mapping[str, Any]) -> bool:
    return jwk.get("kty") == "RSA" and jwk.get("use", "sig") == "sig"


def _key(jwk: Mapping[str, Any]) -> Key:
    exponent, modulus = (_number(jwk[part]) for part in ("e", "n"))
    endorsements = tuple(str(each) for each in jwk.get("endorsements") or ())
    return Key(RSAPublicNumbers(exponent, modulus).public_key(), endorsements)


def _number(text: str) -> int:
    padded = text + "=" * (-len(text) % 4)
    return int.from_bytes(base64.urlsafe_b64decode(padded), "big")
