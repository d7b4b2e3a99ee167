"""Sealing what people wrote: a data key for each record, wrapped by a master key (design.md).

Both layers are AES-256-GCM in an envelope that names its format::

    wrapped key   1 | length of key id | key id | nonce (12) | sealed data key
    content       1 | flags            | nonce (12) | sealed JSON, compressed if flag 1 is set

The header and the place (table, column, row id) are associated data: content that is moved to
another row, or changed by one bit, does not open. Errors carry no content.
"""

import base64
import binascii
import os
import re
import secrets
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic_core import from_json, to_json

_FORMAT = 1
_COMPRESSED = 1
_NONCE = 12
_KEY = 32
_COMPRESS_FROM = 4096  # bytes
_REMEMBERED = 4096  # unwrapped data keys in memory
_KEY_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


class CryptoError(Exception):
    """Something could not be sealed or opened."""


class BadKeyring(CryptoError):
    """The master keys are not written as ``id:base64,id:base64`` with 32 bytes each."""


class UnknownMasterKey(CryptoError):
    """A data key was wrapped by a master key that is not in the keyring."""


class Tampered(CryptoError):
    """Stored bytes are not what was written there, or stand in another place."""


def generate_key() -> str:
    """A new master key as text, ``id:base64``, for `MasterKeys.from_text`."""
    return f"k{secrets.token_hex(4)}:{base64.b64encode(os.urandom(_KEY)).decode()}"


def place(table: str, column: str, row_id: str) -> bytes:
    """The associated data of a column of one row."""
    return f"{table}\x1f{column}\x1f{row_id}".encode()


@dataclass(frozen=True, slots=True)
class MasterKeys:
    """The keyring: ``writer`` names the key that wraps, all of them unwrap."""

    writer: str
    ciphers: Mapping[str, AESGCM] = field(repr=False)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Reads ``id:base64,id:base64``; the first writes. Raises BadKeyring."""
        ciphers: dict[str, AESGCM] = {}
        for number, part in enumerate(text.strip().strip(",").split(","), start=1):
            key_id, _, encoded = part.strip().partition(":")
            try:
                key = base64.b64decode(encoded, validate=True)
            except binascii.Error:
                key = b""
            if not _KEY_ID.fullmatch(key_id) or len(key) != _KEY or key_id in ciphers:
                raise BadKeyring(
                    f"Master key {number} is not usable. Write id:base64, with 32 bytes and an id of its own;"
                    " `cpi keys new` makes one."
                )
            ciphers[key_id] = AESGCM(key)
        return cls(next(iter(ciphers)), ciphers)

    def wrap(self, data_key: bytes, where: bytes) -> bytes:
        """The data key, sealed by the writing master key for one place."""
        return self.header() + _seal(self.ciphers[self.writer], data_key, self.header() + where)

    def unwrap(self, wrapped: bytes, where: bytes) -> bytes:
        """The data key. Raises UnknownMasterKey or Tampered."""
        key_id, header = _key_id_of(wrapped)
        cipher = self.ciphers.get(key_id)
        if cipher is None:
            raise UnknownMasterKey("A record needs a master key that is not in the keyring.")
        return _open(cipher, wrapped[len(header) :], header + where)

    def header(self) -> bytes:
        """How every key begins that the writing master key wrapped."""
        name = self.writer.encode()
        return bytes((_FORMAT, len(name))) + name


class Vault:
    """Seals and opens JSON values. Keeps recently used data keys, unwrapped, in bounded memory."""

    def __init__(self, keys: MasterKeys) -> None:
        self.keys = keys
        self._cipher = lru_cache(maxsize=_REMEMBERED)(self._unwrapped)
        self._secret = lru_cache(maxsize=_REMEMBERED)(self._unwrapped_secret)

    def new_key(self, table: str, row_id: str) -> bytes:
        """A new data key for a row, wrapped, for its ``key`` column."""
        return self.keys.wrap(os.urandom(_KEY), place(table, "key", row_id))

    def seal(self, wrapped: bytes, table: str, column: str, row_id: str, value: Any) -> bytes:
        """``value`` (whatever JSON can hold), sealed for one column of one row."""
        clear = to_json(value)
        flags = 0
        if len(clear) >= _COMPRESS_FROM:
            clear, flags = zlib.compress(clear, 1), _COMPRESSED
        header = bytes((_FORMAT, flags))
        cipher = self._cipher(wrapped, table, row_id)
        return header + _seal(cipher, clear, header + place(table, column, row_id))

    def open(self, wrapped: bytes, table: str, column: str, row_id: str, sealed: bytes) -> Any:
        """What was sealed there. Raises UnknownMasterKey or Tampered."""
        header = sealed[:2]
        if len(header) < 2 or header[0] != _FORMAT:
            raise Tampered(f"A record in {table} is in no format that is known.")
        cipher = self._cipher(wrapped, table, row_id)
        clear = _open(cipher, sealed[2:], header + place(table, column, row_id))
        if header[1] & _COMPRESSED:
            clear = zlib.decompress(clear)
        return from_json(clear)

    def new_secret(self, table: str, column: str, row_id: str) -> bytes:
        """A new random key of 32 bytes, wrapped, for a column of its own."""
        return self.keys.wrap(os.urandom(_KEY), place(table, column, row_id))

    def secret(self, wrapped: bytes, table: str, column: str, row_id: str) -> bytes:
        """The key that ``new_secret`` made. Raises UnknownMasterKey or Tampered."""
        return self._secret(wrapped, table, column, row_id)

    def forget(self) -> None:
        """Drops all remembered data keys: called when one of them is destroyed."""
        self._cipher.cache_clear()
        self._secret.cache_clear()

    def _unwrapped(self, wrapped: bytes, table: str, row_id: str) -> AESGCM:
        return AESGCM(self.keys.unwrap(wrapped, place(table, "key", row_id)))

    def _unwrapped_secret(self, wrapped: bytes, table: str, column: str, row_id: str) -> bytes:
        return self.keys.unwrap(wrapped, place(table, column, row_id))


def _seal(cipher: AESGCM, clear: bytes, associated: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + cipher.encrypt(nonce, clear, associated)


def _open(cipher: AESGCM, sealed: bytes, associated: bytes) -> bytes:
    try:
        return cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], associated)
    except (InvalidTag, ValueError):
        raise Tampered("A sealed record was changed, or stands in the wrong place.") from None


def _key_id_of(wrapped: bytes) -> tuple[str, bytes]:
    header = wrapped[: 2 + wrapped[1]] if len(wrapped) > 2 else b""
    if not header or header[0] != _FORMAT:
        raise Tampered("A wrapped key is in no format that is known.")
    return header[2:].decode("ascii", "replace"), header
