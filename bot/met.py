"""People who were met lately, so that neither the platform nor the database is asked at every turn."""

from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from time import monotonic
from typing import Generic, TypeVar

from adapters.beside import Known

MET_FOR = 600.0
"""Seconds after which a person is looked up on the platform again: they may be a guest now, or gone."""
ROLES_FOR = 5.0
"""Seconds after which roles are read again: another process may have named someone meanwhile."""

Who = TypeVar("Who", bound=Hashable)


@dataclass(frozen=True, slots=True)
class _Met:
    """Someone who was met. ``at``, ``read``: when they were looked up there, and their roles here."""

    known: Known
    at: float
    read: float


class Met(Generic[Who]):
    """By what a platform knows them by: remembered for `MET_FOR` seconds in this process, and what they
    may do for `ROLES_FOR`.
    """

    def __init__(self) -> None:
        self._met: dict[Who, _Met] = {}
        self._changed = monotonic()

    async def find(self, who: Who, stored: Callable[[], Awaitable[Known | None]]) -> Known | None:
        """The member, if they were met lately; ``stored`` reads their roles again."""
        found, now = self._met.get(who), monotonic()
        if found is None or now - found.at >= MET_FOR:
            return None
        if now - found.read < ROLES_FOR and found.read > self._changed:
            return found.known
        known = await stored()
        if known is not None:
            self._met[who] = _Met(known, found.at, now)
        return known

    def changed(self) -> None:
        """Roles are read again before anybody is found."""
        self._changed = monotonic()

    def keep(self, who: Who, known: Known, at: float) -> None:
        """Remembers someone as they were at ``at``."""
        self._met[who] = _Met(known, at, at)
