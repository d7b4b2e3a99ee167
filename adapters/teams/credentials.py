"""The token that goes out with every call: one in the process, cached, renewed before it ends.

By the app's password or certificate from the tenant's own token endpoint (OAuth 2.0 client credentials;
bots registered since 2025-07-31 belong to one tenant). Our own few lines, because the SDK's fetch blocks
the program, and takes no address that a test could serve.
"""

import asyncio
import base64
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic, time
from typing import Protocol

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from adapters.teams.errors import CredentialsRefused, TeamsFailed, TeamsUnreachable, code_of
from adapters.teams.http import Http, Unanswered

METHOD = "token"
RENEW_BEFORE = 300.0
"""Seconds before a token ends in which it is renewed; half its life, if that is shorter."""
PAUSE = 10.0
"""Seconds after a failure in which nobody tries again."""
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_ASSERTED_SECONDS = 300


class BadCertificate(ValueError):
    """The file holds no RSA key with its certificate."""


class Proof(Protocol):
    """What shows that we are the app."""

    def fields(self, app_id: str, url: str) -> Mapping[str, str]:
        """The fields of the form that is posted to ``url``."""


@dataclass(frozen=True, slots=True)
class Password:
    """A client secret."""

    secret: str = field(repr=False)

    def fields(self, _app_id: str, _url: str) -> Mapping[str, str]:
        """The secret itself."""
        return {"client_secret": self.secret}


class Certificate:
    """A private key (RSA) and its certificate, both in one PEM text. Raises BadCertificate."""

    def __init__(self, pem: bytes) -> None:
        try:
            key = serialization.load_pem_private_key(pem, password=None)
            certificate = x509.load_pem_x509_certificate(pem)
        except (ValueError, TypeError):
            raise BadCertificate("no key and certificate in PEM") from None
        if not isinstance(key, RSAPrivateKey) or key.public_key() != certificate.public_key():
            raise BadCertificate("the key is not RSA, or not that of the certificate")
        self._key = key
        self._thumbprint = _base64(certificate.fingerprint(hashes.SHA256()))

    def fields(self, app_id: str, url: str) -> Mapping[str, str]:
        """A statement that is signed with the key, for this address and the next five minutes."""
        now = int(time())
        header = {"alg": "RS256", "typ": "JWT", "x5t#S256": self._thumbprint}
        claims = {
            "aud": url,
            "iss": app_id,
            "sub": app_id,
            "jti": secrets.token_hex(16),
            "nbf": now,
            "exp": now + _ASSERTED_SECONDS,
        }
        signed = ".".join(_base64(json.dumps(part).encode()) for part in (header, claims))
        signature = self._key.sign(signed.encode(), PKCS1v15(), hashes.SHA256())
        return {
            "client_assertion_type": ASSERTION,
            "client_assertion": f"{signed}.{_base64(signature)}",
        }


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


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
