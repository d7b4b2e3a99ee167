"""Faults on demand: what goes wrong, for which calls, how often."""

import threading
from dataclasses import dataclass


@dataclass(slots=True)
class Fault:
    """What happens to a call instead of, or after, what was asked.

    ``status``: the answer's, with ``code`` as the error's name; 0: the connection goes without an answer,
    after ``seconds``. ``method`` and ``conversation``: which calls, ``*`` for all. ``times``: how many
    calls; -1 for ever. ``retry_after``: the header. ``late``: what was asked is done all the same.
    """

    status: int
    code: str = "ServiceError"
    method: str = "*"
    conversation: str = "*"
    times: int = 1
    retry_after: str = ""
    seconds: float = 0.0
    late: bool = False
    met: int = 0

    def fits(self, method: str, conversation: str) -> bool:
        return (
            self.times != self.met
            and self.method in ("*", method)
            and self.conversation in ("*", conversation)
        )


class Faults:
    """The faults that are set, oldest first. Safe from any thread."""

    def __init__(self) -> None:
        self._set: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, fault: Fault) -> Fault:
        with self._lock:
            self._set.append(fault)
        return fault

    def answer(
        self, status: int, code: str = "ServiceError", times: int = 1, **more: object
    ) -> Fault:
        """Answers with this status and error; ``more``: the other fields of Fault."""
        return self.add(Fault(status, code, times=times, **more))  # type: ignore[arg-type]

    def limit(self, seconds: int = 1, times: int = 1, method: str = "*") -> Fault:
        """Answers 429 with Retry-After."""
        return self.add(Fault(429, "Throttled", method, times=times, retry_after=str(seconds)))

    def drop(
        self, method: str = "*", seconds: float = 0.0, times: int = 1, *, late: bool = False
    ) -> Fault:
        """Gives no answer."""
        return self.add(Fault(0, "", method, times=times, seconds=seconds, late=late))

    def clear(self) -> None:
        """Everything works again."""
        with self._lock:
            self._set.clear()

    def take(self, method: str, conversation: str) -> Fault | None:
        """The fault that this call meets, counted."""
        with self._lock:
            for fault in self._set:
                if fault.fits(method, conversation):
                    fault.met += 1
                    return fault
        return None
