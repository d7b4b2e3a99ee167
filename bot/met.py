"""People who were met lately, so that neither the platform nor the database is asked at every turn.

What they may do is not remembered: each turn reads it in its own transaction.
"""

from collections.abc import Hashable
from time import monotonic
from typing import Generic, TypeVar

from adapters.beside import Known

MET_FOR = 600.0
"""Seconds after which a person is looked up on the platform again: they may be a guest now, or gone."""
UNKEPT_FOR = 5.0
"""The same for someone who may do nothing here: another process may have named them meanwhile."""

Who = TypeVar("Who", bound=Hashable)


class Met(Generic[Who]):
    """Those who were met lately, by what a platform knows them by."""

    def __init__(self) -> None:
        self._met: dict[Who, tuple[Known, float]] = {}
        self._changed = monotonic()

    def find(self, who: Who) -> Known | None:
        """Who they are here, if they were met lately."""
        known, at = self._met.get(who, (None, 0.0))
        if known is None:
            return None
        ago = monotonic() - at
        if known.unkept is None:
            return known if ago < MET_FOR else None
        return known if ago < UNKEPT_FOR and at > self._changed else None

    def changed(self) -> None:
        """Settings changed: those who were not kept are met anew."""
        self._changed = monotonic()

    def keep(self, who: Who, known: Known, at: float) -> None:
        """Remembers someone as they were at ``at``."""
        self._met[who] = known, at
