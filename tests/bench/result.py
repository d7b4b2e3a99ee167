"""What a measurement gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison. ``ours`` and ``theirs`` in ``unit``; ``note`` says what was compared, and how."""

    name: str
    ours: float
    theirs: float
    ratio: float
    unit: str
    note: str
