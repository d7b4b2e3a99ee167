"""Is a request Slack's own? Checked on the raw bytes, before anything is parsed.

The scheme (Slack's *Verifying requests*): ``v0=`` and the hexadecimal HMAC-SHA256, under the app's
signing secret, of ``v0:{timestamp}:{raw body}``. A timestamp more than five minutes off is a replay.
"""

import hmac
import re
from collections.abc import Sequence

VERSION = "v0"
LONGEST_AGE = 300.0
"""Seconds between a request's timestamp and our clock, either way (Slack's own advice)."""

_TIMESTAMP = re.compile(r"[0-9]{1,12}", re.ASCII)
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}", re.ASCII)


class NoSecret(ValueError):
    """There is no signing secret: everything would be refused, or worse, accepted."""


def sign(secret: str, timestamp: str, raw: bytes) -> str:
    """The signature of a body at a time (seconds since 1970, as text)."""
    signed = f"{VERSION}:{timestamp}:".encode() + raw
    return f"{VERSION}={hmac.digest(secret.encode(), signed, 'sha256').hex()}"


def is_fresh(timestamp: str, now: float) -> bool:
    """Whether a timestamp is a number of seconds, and within `LONGEST_AGE` of ``now``."""
    return _TIMESTAMP.fullmatch(timestamp) is not None and abs(now - int(timestamp)) <= LONGEST_AGE


def is_signed(secrets: Sequence[str], timestamp: str, raw: bytes, signature: str) -> bool:
    """Whether one of ``secrets`` signed it; all are tried, in constant time. Raises NoSecret."""
    if not secrets or not all(secrets):
        raise NoSecret("There is no signing secret.")
    if _SIGNATURE.fullmatch(signature) is None:
        return False
    matches = [hmac.compare_digest(sign(secret, timestamp, raw), signature) for secret in secrets]
    return any(matches)
