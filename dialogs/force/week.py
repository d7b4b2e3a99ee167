"""Opening hours of a desk or a team, as a profile writes them."""

import re
from itertools import pairwise
from typing import Annotated, Final, Literal, NamedTuple, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: Final[tuple[Day, ...]] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_WINDOW = re.compile(r"(\d\d):(\d\d)\s*[-–]\s*(\d\d):(\d\d)")
_DAY_MINUTES = 24 * 60


class Frozen(BaseModel):
    """A part of a profile: no key it does not know, no change after it was read."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Window(NamedTuple):
    """A stretch of one local day, in minutes after midnight; `end` may be 1440 (24:00)."""

    start: int
    end: int


def _windows(value: object) -> object:
    if not isinstance(value, list):
        return value
    found = []
    for text in value:
        match = _WINDOW.fullmatch(str(text))
        if match is None:
            raise ValueError(f"hours are written 08:00-16:00, not {text}")
        h1, m1, h2, m2 = (int(part) for part in match.groups())
        window = Window(h1 * 60 + m1, h2 * 60 + m2)
        if max(m1, m2) > 59 or not 0 <= window.start < window.end <= _DAY_MINUTES:
            raise ValueError(f"{text} is not a stretch of one day (split it at 24:00)")
        found.append(window)
    if any(later.start < earlier.end for earlier, later in pairwise(found)):
        raise ValueError("the stretches of a day overlap or are out of order")
    return tuple(found)


Windows = Annotated[tuple[Window, ...], BeforeValidator(_windows)]


class Week(Frozen):
    """Opening hours for each weekday in local time, e.g. `mon = ["08:00-16:00"]`."""

    mon: Windows = ()
    tue: Windows = ()
    wed: Windows = ()
    thu: Windows = ()
    fri: Windows = ()
    sat: Windows = ()
    sun: Windows = ()
    closed_on_bank_holidays: bool = True

    @model_validator(mode="after")
    def _opens_some_day(self) -> Self:
        if not any(self.on(day) for day in range(7)):
            raise ValueError("no day of the week has any hours")
        return self

    def on(self, weekday: int) -> tuple[Window, ...]:
        """The stretches of a weekday, Monday being 0."""
        return (self.mon, self.tue, self.wed, self.thu, self.fri, self.sat, self.sun)[weekday]

    @property
    def always(self) -> bool:
        """Whether these hours never end."""
        days = all(self.on(day) == (Window(0, _DAY_MINUTES),) for day in range(7))
        return days and not self.closed_on_bank_holidays
