"""Where a modal belongs: what its ``private_metadata`` carries, and the names of its input blocks."""

from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from adapters.slack.limits import BLOCK_ID, METADATA

_FIELD = "f"


class Shows(StrEnum):
    """What a modal shows."""

    FORM = "form"
    QUESTION = "question"
    ALARM = "alarm"
    EXIT = "exit"
    REVIEW = "review"
    CASE = "case"
    WORDS = "words"  # to read and close


class BadPlace(ValueError):
    """A modal or a block that no view of ours draws."""


@dataclass(frozen=True, slots=True)
class Place:
    """The page of a modal. ``submit``: what its submit button answers besides the inputs.

    A case's detail has the case's id as ``page`` and its version as ``revision``.
    """

    shows: Shows
    script: str = ""
    page: str = ""
    revision: int = 0
    submit: dict[str, str] = field(default_factory=dict)


class _Place(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    shows: Shows
    script: str = ""
    page: str = ""
    revision: int = Field(default=0, ge=0, strict=True)
    submit: dict[str, str] = Field(default_factory=dict)


def write(place: Place) -> str:
    """The text for ``private_metadata``. Raises BadPlace if it is too long."""
    text = _Place(
        shows=place.shows,
        script=place.script,
        page=place.page,
        revision=place.revision,
        submit=place.submit,
    ).model_dump_json(exclude_defaults=True)
    if len(text) > METADATA:
        raise BadPlace("too long")
    return text


def read(text: str) -> Place:
    """The place that `write` wrote. Raises BadPlace."""
    if len(text) > METADATA:
        raise BadPlace("too long")
    try:
        found = _Place.model_validate_json(text)
    except ValidationError:
        raise BadPlace("not a modal of ours") from None
    return Place(found.shows, found.script, found.page, found.revision, dict(found.submit))


def block_id(page: str, revision: int, name: str) -> str:
    """The id of a field's input block. With the revision in it, a page that is drawn anew starts from
    what stands on the server, not from what the client remembers for an older drawing.
    """
    made = f"{_FIELD}:{name}:{revision}:{page}"
    if len(made) > BLOCK_ID or ":" in name:
        raise BadPlace(made)
    return made


def field_of(block: str, page: str, revision: int | None) -> str | None:
    """The field whose input block this is; None for a block of another page or revision."""
    kind, _, rest = block.partition(":")
    name, _, drawn = rest.partition(":")
    number, _, of_page = drawn.partition(":")
    ours = kind == _FIELD and of_page == page and revision in {None, _number(number)}
    return name if ours else None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else -1
