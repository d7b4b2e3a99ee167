"""Buttons and modals in the engine's terms. Pure: payloads as Slack sends them, already verified."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from adapters.slack.buttons import OPENS, PICKED, PRESSED, RESTS, WANTS_MORE
from adapters.slack.controls import raw_values
from adapters.slack.modals import CALLBACK
from adapters.slack.place import BadPlace, Place, Shows, read
from adapters.tokens import BadToken, decode
from dialogs.engine.inbound import Answered, Filled, Inbound
from dialogs.engine.views import Press

Payload = Mapping[str, Any]
_ANSWERED = frozenset({Shows.FORM, Shows.QUESTION, Shows.ALARM, Shows.REVIEW})
"""Modals that may have a submit button."""
_NUMBER = re.compile(r"^\d+\. ")


class BadPayload(ValueError):
    """A press or a modal that no view of ours draws."""


@dataclass(frozen=True, slots=True)
class Did:
    """What a payload means.

    ``label``: the pressed button's. ``place``: the modal it was in, None for a message and App Home.
    ``form``: the modal's form as it stands, to be kept before a move away from it. ``opens``: the
    person asked for the form as a modal. ``start``: the block from which they want a case's detail.
    """

    inbound: Inbound | Press
    label: str = ""
    place: Place | None = None
    form: Filled | None = None
    opens: bool = False
    start: int = 0


def pressed(payload: Payload) -> Did:
    """What a ``block_actions`` payload means. Raises BadPayload."""
    action, view = _action(payload), payload.get("view")
    name = str(action.get("action_id", ""))
    try:
        does, label = decode(str(action.get("value", "")))
        place = _place(view)
    except (BadToken, BadPlace) as error:
        raise BadPayload(str(error)) from None
    form = _form(place, view)
    if name.startswith(PRESSED):
        return Did(does, label, place, form)
    if name == OPENS:
        return Did(does, label, place, form, opens=True)
    if name.startswith(RESTS):
        return Did(does, label, place, form, start=_number(name.removeprefix(RESTS)))
    if not isinstance(does, Answered):
        raise BadPayload("not a page")
    if name == PICKED:
        state = view.get("state") if isinstance(view, Mapping) else payload.get("state")
        values = raw_values(state, does.page, does.revision)
        return Did(Answered(does.page, values, does.revision), _chosen(state) or label, place)
    if name == WANTS_MORE and form is not None:
        return Did(Filled(form.page, form.values, form.revision, more=True), label, place)
    raise BadPayload("not a button of ours")


def submitted(payload: Payload) -> Did:
    """What a ``view_submission`` payload means: the page answered. Raises BadPayload."""
    view = payload.get("view")
    try:
        place = _place(view)
    except BadPlace as error:
        raise BadPayload(str(error)) from None
    if place is None or not isinstance(view, Mapping) or place.shows not in _ANSWERED:
        raise BadPayload("not a page")
    values = raw_values(view.get("state"), place.page, place.revision)
    answer = Answered(place.page, {**values, **place.submit}, place.revision)
    return Did(answer, place=place)


def closed(payload: Payload) -> Place | None:
    """Which of our modals a ``view_closed`` payload is about; None for any other. Raises BadPayload."""
    try:
        return _place(payload.get("view"))
    except BadPlace as error:
        raise BadPayload(str(error)) from None


def _action(payload: Payload) -> Payload:
    actions = payload.get("actions")
    first = actions[0] if isinstance(actions, list) and actions else None
    if not isinstance(first, Mapping):
        raise BadPayload("no action")
    return first


def _place(view: Any) -> Place | None:
    if not isinstance(view, Mapping) or view.get("callback_id") != CALLBACK:
        return None
    return read(str(view.get("private_metadata", "")))


def _form(place: Place | None, view: Any) -> Filled | None:
    if place is None or place.shows is not Shows.FORM:
        return None
    return Filled(
        place.page, raw_values(view.get("state"), place.page, place.revision), place.revision
    )


def _chosen(state: Any) -> str:
    """The words of the one option that is chosen in a message's list."""
    values = state.get("values") if isinstance(state, Mapping) else None
    given = [one for block in (values or {}).values() for one in block.values()]
    options = [one.get("selected_option") for one in given]
    texts = [option["text"]["text"] for option in options if option]
    return _NUMBER.sub("", str(texts[0])) if len(texts) == 1 else ""


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 6):
        raise BadPayload("not a block")
    return int(text)
