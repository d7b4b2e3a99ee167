"""Identifiers that sort by the time they were made."""

import os
import threading
import time

_RANDOM_BITS = 80

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A unique id of 32 hexadecimal characters: 48 bits of Unix milliseconds, then 80 random bits.

    Within a process each id is greater than the one before, also when the clock stands still or is
    set back.
    """
    global _last  # noqa: PLW0603 - the order holds for the whole process
    made = (time.time_ns() // 1_000_000) << _RANDOM_BITS | int.from_bytes(os.urandom(10), "big")
    with _lock:
        if made <= _last:
            made = _last + 1
        _last = made
    return f"{made:032x}"
