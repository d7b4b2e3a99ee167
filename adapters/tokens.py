"""A button's meaning as the text it carries through a platform, and back. Strict: nothing else is read."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import to_json

from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.views import Action, Press

LONGEST = 2_000
"""Characters in a token: the most that a button's ``value`` holds in Slack (block-elements/button)."""
LABEL = 100
"""Characters of a label that a token carries: buttons are drawn with fewer (Slack: 75)."""


class BadToken(ValueError):
    """A button carried something that no page of ours draws."""


class TokenTooLong(ValueError):
    """What a button means does not fit into a token."""


class _Token(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    label: str = Field(default="", max_length=300)


class _Answer(_Token):
    k: Literal["answer"] = "answer"
    page: str
    values: dict[str, str | list[str]]
    revision: int | None = None

    def does(self) -> Answered:
        return Answered(self.page, self.values, self.revision)


class _Go(_Token):
    k: Literal["go"] = "go"
    move: Annotated[Move, Field(strict=False)]
    page: str = ""

    def does(self) -> Go:
        return Go(self.move, self.page)


class _Press(_Token):
    k: Literal["press"] = "press"
    verb: str
    case: str
    version: int | None = None

    def does(self) -> Press:
        return Press(self.verb, self.case, self.version)


_TOKEN: TypeAdapter[_Answer | _Go | _Press] = TypeAdapter(
    Annotated[_Answer | _Go | _Press, Field(discriminator="k")]
)


def encode(action: Action) -> str:
    """The text for a button's value, at most `LONGEST` characters. Raises TokenTooLong."""
    does: Answered | Go | Press = action.does
    token: dict[str, object] = {"label": action.label[:LABEL]}
    match does:
        case Answered():
            token |= {
                "k": "answer",
                "page": does.page,
                "values": dict(does.values),
                "revision": does.revision,
            }
        case Go():
            token |= {"k": "go", "move": does.move, "page": does.page}
        case Press():
            token |= {"k": "press", "verb": does.verb, "case": does.case, "version": does.version}
    text = to_json(token).decode()
    if len(text) > LONGEST:
        raise TokenTooLong(action.label)
    return text


def decode(text: str) -> tuple[Answered | Go | Press, str]:
    """What the button means, and its label. Raises BadToken."""
    if len(text) > LONGEST:
        raise BadToken("too long")
    try:
        token = _TOKEN.validate_json(text)
    except ValidationError:
        raise BadToken("not a button of ours") from None
    return token.does(), token.label
