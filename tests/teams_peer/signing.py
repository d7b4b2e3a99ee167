"""Microsoft's keys and tokens, played: keys that can be rotated, tokens with any claim."""

import base64
import json
import secrets
import time
from typing import Any

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

ISSUER = "https://api.botframework.com"
LIFE = 3_600
ENDORSED = ("msteams", "webchat", "directline")

Claims = dict[str, Any]


class Signer:
    """A key with its id. ``endorsements``: the channels that it signs for."""

    def __init__(self, endorsements: tuple[str, ...] = ENDORSED) -> None:
        self.key: RSAPrivateKey = generate_private_key(65537, 2048)
        self.id = secrets.token_urlsafe(20)
        self.endorsements = endorsements

    def jwk(self) -> dict[str, Any]:
        """As it stands in the published keys."""
        numbers = self.key.public_key().public_numbers()
        return {
            "kty": "RSA",
            "use": "sig",
            "kid": self.id,
            "x5t": self.id,
            "n": _base64(numbers.n),
            "e": _base64(numbers.e),
            "endorsements": list(self.endorsements),
        }

    def token(self, claims: Claims, headers: dict[str, Any] | None = None) -> str:
        """A token that this key signs, whatever it says. Headers that are None are left out."""
        named = {"typ": "JWT", "alg": "RS256", "kid": self.id} | (headers or {})
        kept = {name: value for name, value in named.items() if value is not None}
        signed = unsigned(claims, kept)[:-1]
        signature = self.key.sign(signed.encode(), PKCS1v15(), SHA256())
        return f"{signed}.{text_of(signature)}"


class Authority:
    """Who signs. The newest key signs; the published ones are believed."""

    def __init__(self) -> None:
        self.signers = [Signer()]

    def rotate(self) -> None:
        """Another key, in place of the old ones."""
        self.signers = [Signer()]

    def keys(self) -> dict[str, Any]:
        """The published keys."""
        return {"keys": [each.jwk() for each in self.signers]}

    def claims(self, app_id: str, service_url: str, **changes: Any) -> Claims:
        """The claims of the channel's own tokens; those that are changed to None are left out."""
        now = int(time.time())
        claims = {
            "serviceurl": service_url,
            "nbf": now - 60,
            "exp": now + LIFE,
            "iss": ISSUER,
            "aud": app_id,
        } | changes
        return {name: value for name, value in claims.items() if value is not None}

    def token(self, app_id: str, service_url: str, **changes: Any) -> str:
        """A good token, but for the claims that are changed."""
        return self.signers[-1].token(self.claims(app_id, service_url, **changes))


def unsigned(claims: Claims, headers: dict[str, Any]) -> str:
    """A token without a signature."""
    return "".join(f"{text_of(json.dumps(part).encode())}." for part in (headers, claims))


def _base64(number: int) -> str:
    return text_of(number.to_bytes((number.bit_length() + 7) // 8, "big"))


def text_of(raw: bytes) -> str:
    """As parts of tokens are written."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
