"""How a payload is held against what Slack documents: small checks that are put together.

A check takes the scan, the value and where it stands (a JSON pointer); it notes what is wrong in
the words that Slack uses in ``response_metadata.messages``.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Surface = Literal["message", "modal", "home"]


class NotModelled(Exception):
    """Slack knows this, the peer does not: teach it before using it."""


@dataclass(slots=True)
class Scan:
    """One payload under the eye. ``problems``: what is wrong, and where, in order."""

    surface: Surface
    problems: list[tuple[str, str]] = field(default_factory=list)
    block_ids: set[str] = field(default_factory=set)
    focused: bool = False

    def refuse(self, message: str, where: str) -> None:
        self.problems.append((message, where))


Check = Callable[[Scan, Any, str], None]


def string(most: int, least: int = 1) -> Check:
    """A string of ``least`` to ``most`` characters."""

    def check(scan: Scan, value: Any, where: str) -> None:
        if not isinstance(value, str):
            scan.refuse("must be a string", where)
        elif len(value) < least:
            scan.refuse(f"must be more than {least - 1} characters", where)
        elif len(value) > most:
            scan.refuse(f"must be less than {most + 1} characters", where)

    return check


def matching(pattern: str, says: str) -> Check:
    """A string that is wholly ``pattern``; otherwise refused with ``says``."""
    wanted = re.compile(pattern)

    def check(scan: Scan, value: Any, where: str) -> None:
        if not isinstance(value, str) or not wanted.fullmatch(value):
            scan.refuse(says, where)

    return check


def flag(scan: Scan, value: Any, where: str) -> None:
    """True or false."""
    if not isinstance(value, bool):
        scan.refuse("must be a boolean", where)


def whole(least: int, most: int) -> Check:
    """A whole number from ``least`` to ``most``."""

    def check(scan: Scan, value: Any, where: str) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            scan.refuse("must be an integer", where)
        elif not least <= value <= most:
            scan.refuse(f"must be between {least} and {most}", where)

    return check


def one_of(*values: str) -> Check:
    """One of these strings."""

    def check(scan: Scan, value: Any, where: str) -> None:
        if value not in values:
            scan.refuse("must be a valid enum value", where)

    return check


def items(check: Check, most: int, least: int = 1) -> Check:
    """A list of ``least`` to ``most`` values, each of which passes ``check``."""

    def check_items(scan: Scan, value: Any, where: str) -> None:
        if not isinstance(value, list):
            scan.refuse("must be an array", where)
            return
        if len(value) < least:
            scan.refuse(f"must provide at least {least} items", where)
        if len(value) > most:
            scan.refuse(f"no more than {most} items allowed", where)
        for number, each in enumerate(value):
            check(scan, each, f"{where}/{number}")

    return check_items


def shape(fields: Mapping[str, Check], *required: str, rules: Iterable[Check] = ()) -> Check:
    """An object with these fields and no others; ``rules`` look at the object as a whole."""

    def check(scan: Scan, value: Any, where: str) -> None:
        if not isinstance(value, dict):
            scan.refuse("must be an object", where)
            return
        for name in required:
            if value.get(name) is None:
                scan.refuse(f"missing required field: {name}", where)
        for name, each in value.items():
            if name not in fields:
                scan.refuse(f"invalid additional property: {name}", where)
            elif each is not None:
                fields[name](scan, each, f"{where}/{name}")
        for rule in rules:
            rule(scan, value, where)

    return check


def text(most: int, *kinds: str, least: int = 1) -> Check:
    """A text object of ``least`` to ``most`` characters; ``kinds``: plain_text unless told.

    ``emoji`` goes with plain_text only, ``verbatim`` with mrkdwn only (text object reference).
    """
    allowed = kinds or ("plain_text",)

    def belongs(scan: Scan, value: dict[str, Any], where: str) -> None:
        foreign = "verbatim" if value.get("type") == "plain_text" else "emoji"
        if foreign in value:
            scan.refuse(f"invalid additional property: {foreign}", where)

    return shape(
        {
            "type": one_of(*allowed),
            "text": string(most, least),
            "emoji": flag,
            "verbatim": flag,
        },
        "type",
        "text",
        rules=(belongs,),
    )


EITHER = ("plain_text", "mrkdwn")
CONFIRM = shape(
    {
        "title": text(100),
        "text": text(300, *EITHER),
        "confirm": text(30),
        "deny": text(30),
        "style": one_of("primary", "danger"),
    },
    "title",
    "text",
    "confirm",
    "deny",
)
"""A confirmation dialog: title 100, text 300, buttons 30 characters (confirm object reference)."""


def link(scan: Scan, value: Any, where: str) -> None:
    """A web or Slack address of at most 3,000 characters (button, image and option references)."""
    string(3000)(scan, value, where)
    if isinstance(value, str) and not re.match(r"(https?|slack)://[^\s<>]+$", value):
        scan.refuse("invalid url", where)
