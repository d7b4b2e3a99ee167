"""What people do on cards in the engine's terms. Pure: activities as the connector hands them over."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from adapters.teams.activity import Activity
from adapters.teams.buttons import PICK, WAY, How
from adapters.teams.controls import MANY, TEXT, raw_values
from adapters.tokens import BadToken, decode
from dialogs.engine.inbound import Answered, Filled, Inbound
from dialogs.engine.views import Press

ACTION, FETCH, SUBMIT = "adaptiveCard/action", "task/fetch", "task/submit"
"""The invokes that cards and dialogs send."""
_INPUTS = (TEXT, MANY)
_LISTS = (PICK, WAY)
_OF_TEAMS = frozenset({"msteams", "type"})
"""What Teams adds to a button's data."""


class BadPayload(ValueError):
    """A press that no card of ours draws."""


@dataclass(frozen=True, slots=True)
class Did:
    """What a press means.

    ``label``: the button's, or the chosen option's. ``title``: of the page it stood on. ``form``: the
    card's form as it stands, to be kept before a move away from it. ``answers``: it sends that form in.
    ``start``: the part from which they want a case's detail.
    """

    inbound: Inbound | Press
    label: str = ""
    title: str = ""
    form: Filled | None = None
    answers: bool = False
    start: int = 0


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Form(_Strict):
    page: str
    revision: int = Field(ge=0)
    drawn: list[Annotated[str, Field(pattern=r"^[fm]_")]]


class _Data(_Strict):
    """What a button of ours carries (buttons.py)."""

    cpi: str
    how: Annotated[How, Field(strict=False)] = How.PRESS
    picks: Literal["", "pick", "way"] = ""
    title: str = ""
    start: int = Field(default=0, ge=0, lt=100_000)
    form: _Form | None = None


class _Action(BaseModel):
    """An Action.Execute as Teams sends it."""

    type: Literal["Action.Execute", "Action.Submit"]
    data: dict[str, Any]


class _Executed(BaseModel):
    action: _Action
    trigger: str = "manual"


class _Dialog(BaseModel):
    data: dict[str, Any]


def is_press(activity: Activity) -> bool:
    """Whether someone pressed a button on a card or in a dialog."""
    if activity.type == "invoke":
        return activity.name in {ACTION, FETCH, SUBMIT}
    return activity.type == "message" and bool(activity.value)


def did(activity: Activity) -> Did:
    """What a press means: a message of Action.Submit, or one of the invokes. Raises BadPayload."""
    try:
        return pressed(_data(activity))
    except ValidationError:
        raise BadPayload("not a press") from None


def pressed(data: Mapping[str, Any]) -> Did:
    """What the data of a button means, with the inputs that Teams put beside it. Raises BadPayload."""
    inputs = {key: value for key, value in data.items() if key.startswith(_INPUTS) or key in _LISTS}
    rest = {key: value for key, value in data.items() if key not in {*inputs, *_OF_TEAMS}}
    if not all(isinstance(value, str) for value in inputs.values()):
        raise BadPayload("not an input of ours")
    try:
        button = _Data.model_validate(rest)
        does, label = decode(button.cpi)
        if button.how is How.PICK and inputs.get(button.picks):
            does, label = decode(inputs[button.picks])
    except (BadToken, ValidationError):
        raise BadPayload("not a button of ours") from None
    form = _filled(button.form, inputs)
    title, start = button.title, button.start
    if button.how in {How.PRESS, How.PICK}:
        return Did(does, label, title, form, start=start)
    if form is None or not isinstance(does, Answered) or does.page != form.page:
        raise BadPayload("not a form of ours")
    if button.how is How.MORE:
        return Did(Filled(form.page, form.values, form.revision, more=True), label, title)
    return Did(Answered(form.page, form.values, form.revision), label, title, answers=True)


def _data(activity: Activity) -> Mapping[str, Any]:
    if activity.type != "invoke":
        return activity.value
    if activity.name == ACTION:
        return _Executed.model_validate(dict(activity.value)).action.data
    if activity.name in {FETCH, SUBMIT}:
        return _Dialog.model_validate(dict(activity.value)).data
    raise BadPayload("not a press")


def _filled(form: _Form | None, inputs: Mapping[str, str]) -> Filled | None:
    if form is None:
        return None
    return Filled(form.page, raw_values(inputs, form.drawn), form.revision)
