"""What shows Microsoft that we are the app: a password, or a certificate."""

import base64
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import time
from typing import Protocol

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

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


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
