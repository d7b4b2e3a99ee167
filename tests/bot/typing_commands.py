"""What a command did."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str


Cpi = Callable[..., Ran]
