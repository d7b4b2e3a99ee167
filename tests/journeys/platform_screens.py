"""A practitioner's screen on each platform: a view drawn, something done on it, and read back.

Only a platform's own drawing and reading stand in between; no server, no network.
"""

import html
from collections.abc import Mapping
from typing import Any, Protocol

from console_page import Form, Page
from multidict import MultiDict

from adapters.console import render
from adapters.console import translate as console
from adapters.console.ports import Persona, Personas
from adapters.slack import incoming, messages, modals, place
from adapters.slack import translate as slack
from adapters.slack.modals import CALLBACK
from adapters.teams import messages as cards
from adapters.teams import translate as teams
from adapters.teams.buttons import PICK
from adapters.tokens import decode
from dialogs.engine.fields import Choice, Choices, Raw
from dialogs.engine.inbound import Answered, Go, Inbound, Move, Said
from dialogs.engine.page import Kind
from dialogs.engine.views import Action, Ask, Press, Review, View
from tests.slack_peer.pressing import press_of
from tests.slack_peer.state import at_first, fields
from tests.teams_peer.cards import actions, filled, inputs

Values = Mapping[str, Raw]
PERSON = Persona("p", "m" * 32, "Pat")
PERSONAS = Personas((PERSON,), (PERSON,), "cases")


class Screen(Protocol):
    """What can be done with a view that waits."""

    def says(self, text: str) -> Inbound: ...
    def presses(self, view: View, action: Action) -> Inbound: ...
    def fills(self, view: Ask, values: Values) -> Inbound: ...


class Engine:
    """No platform: what the buttons and forms mean."""

    def says(self, text: str) -> Inbound:
        return Said(text)

    def presses(self, _view: View, action: Action) -> Inbound:
        return _taken(action.does)

    def fills(self, view: Ask, values: Values) -> Inbound:
        whole = {shown.field.name: _standing(shown.raw, shown.field) for shown in view.fields}
        return Answered(view.page, {**whole, **values}, view.revision)


class Console:
    """A page of HTML, and what a browser posts."""

    def __init__(self) -> None:
        self._pages = render.Pages(render.environment())
        self._seat = render.Seat(PERSONAS, PERSON, PERSON, "c" * 64)

    def says(self, text: str) -> Inbound:
        return _taken(console.translate(MultiDict(event=_EVENT, text=text)).inbound)

    def presses(self, view: View, action: Action) -> Inbound:
        page = self._drawn(view)
        token = next((each for each in _posts(page) if _means(each, action)), None)
        if token is not None:
            return _taken(console.translate(MultiDict(event=_EVENT, act=token)).inbound)
        form = next(each for each in page.forms if action.label in each.choices)
        posted = MultiDict([*form.values, form.choices[action.label]])
        return _taken(console.translate(_with_event(posted)).inbound)

    def fills(self, view: Ask, values: Values) -> Inbound:
        form = next(each for each in self._drawn(view).forms if each.fields())
        return _taken(console.translate(_with_event(_filled(form, values))).inbound)

    def _drawn(self, view: View) -> Page:
        return Page(self._pages.live(self._seat, render.Side.PRACTITIONER, (view,)))


class Slack:
    """Messages and modals, and the payloads of their buttons."""

    def says(self, text: str) -> Inbound:
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return Said(incoming.written({"text": escaped}))

    def presses(self, view: View, action: Action) -> Inbound:
        if isinstance(view, Review) or is_form(view):
            return self._in_modal(view, action)
        blocks = messages.message(view).blocks
        listed = isinstance(view, Ask) and not _named(blocks, action.label)
        if listed and isinstance(view, Ask):
            values = at_first(blocks)
            block, element = next(fields(blocks))
            chosen = next(o for o in element["options"] if o["value"] == _answer(action))
            values[block["block_id"]][element["action_id"]]["selected_option"] = chosen
            pressed = _press(blocks, Action(view.submit, Answered(view.page, {}, view.revision)))
            return _taken(slack.pressed({**pressed, "state": {"values": values}}).inbound)
        return _taken(slack.pressed(_press(blocks, action)).inbound)

    def fills(self, view: Ask, values: Values) -> Inbound:
        body = modals.modal(view)
        held = at_first(body["blocks"])
        for block, element in fields(body["blocks"]):
            name = place.field_of(block["block_id"], view.page, view.revision)
            if name in values:
                held[block["block_id"]][element["action_id"]] |= _held(element, values[str(name)])
        return _taken(slack.submitted(_submission(body, held)).inbound)

    def _in_modal(self, view: View, action: Action) -> Inbound:
        body = modals.modal(view)
        held = at_first(body["blocks"])
        if (body.get("submit") or {}).get("text") == action.label:
            return _taken(slack.submitted(_submission(body, held)).inbound)
        if body["close"]["text"] == action.label:
            assert slack.closed(_submission(body, held)) is not None
            return Go(Move.STOP)
        pressed = _press(body["blocks"], action)
        return _taken(slack.pressed({**pressed, **_submission(body, held)}).inbound)


class Teams:
    """Cards, and the data of their buttons with the inputs that are filled."""

    def says(self, text: str) -> Inbound:
        return Said(text)

    def presses(self, view: View, action: Action) -> Inbound:
        card = _card(view)
        for each in actions(card) if not _changes(action) else ():
            if _is(str(each.get("title", "")), action.label):
                return self._pressed(card, each, {})
        choices = inputs(card)[PICK]["choices"]
        token = next(c["value"] for c in choices if decode(c["value"])[0] == action.does)
        label = view.submit if isinstance(view, Ask) else "Change"
        return self._pressed(card, next(actions(card, label)), {PICK: token})

    def fills(self, view: Ask, values: Values) -> Inbound:
        card = _card(view)
        ids = {made[2:]: made for made in inputs(card)}
        sent = {
            ids[name]: raw if isinstance(raw, str) else ",".join(raw)
            for name, raw in values.items()
        }
        return self._pressed(card, next(actions(card, view.submit)), sent)

    def _pressed(
        self, card: dict[str, Any], action: dict[str, Any], sent: dict[str, str]
    ) -> Inbound:
        takes = action.get("associatedInputs") != "none"
        stands = filled(card, {}) if takes else {}
        given = {name: value for name, value in {**stands, **sent}.items() if value}
        return _taken(teams.pressed({**action["data"], **given}).inbound)


SCREENS: Mapping[str, type[Screen]] = {"console": Console, "slack": Slack, "teams": Teams}
_EVENT = "e" * 32


def change(view: Review, title: str) -> Action:
    """The button that changes one part of what is checked."""
    part = next(each for each in view.parts if each.title == title)
    return Action("Change", Go(Move.EDIT, part.edit))


def _changes(action: Action) -> bool:
    return isinstance(action.does, Go) and action.does.move is Move.EDIT


def _taken(does: Inbound | Press) -> Inbound:
    assert not isinstance(does, Press)
    return does


def _posts(page: Page) -> list[str]:
    """What the page's buttons post."""
    return [value for form in page.forms for _, name, value in form.buttons if name == "act"]


def _means(token: str, action: Action) -> bool:
    return decode(token)[0] == action.does


def _standing(raw: Raw, asked: object) -> Raw:
    if isinstance(asked, Choice) and not raw:
        return asked.preset or ""
    return tuple(raw) if isinstance(asked, Choices) and not isinstance(raw, str) else raw


def _answer(action: Action) -> str:
    assert isinstance(action.does, Answered)
    return str(next(iter(action.does.values.values())))


def _is(title: str, label: str) -> bool:
    return title == label or title.partition(". ")[2] == label


def _buttons(blocks: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Slack's client gives each block an id of its own."""
    sent = [{"block_id": str(n), **block} for n, block in enumerate(blocks)]
    inside = [(b, e) for b in sent for e in (b.get("accessory"), *b.get("elements", ()))]
    return [(b, e) for b, e in inside if isinstance(e, dict) and e.get("type") == "button"]


def _named(blocks: list[dict[str, Any]], label: str) -> bool:
    shown = (html.unescape(each["text"]["text"]) for _, each in _buttons(blocks))
    return any(_is(title, label) for title in shown)


def _press(blocks: list[dict[str, Any]], action: Action) -> dict[str, Any]:
    block, pressed = next(
        (b, e) for b, e in _buttons(blocks) if _means(str(e.get("value")), action)
    )
    return {"actions": [press_of(block, pressed, action.label)]}


def _submission(body: dict[str, Any], held: dict[str, Any]) -> dict[str, Any]:
    return {"view": {**body, "callback_id": CALLBACK, "state": {"values": held}}}


def _held(element: dict[str, Any], raw: Raw) -> dict[str, Any]:
    if "options" not in element:
        return {"value": raw or None}
    wanted = [raw] if isinstance(raw, str) else list(raw)
    chosen = [each for each in element["options"] if each["value"] in wanted]
    if element["type"] == "checkboxes":
        return {"selected_options": chosen}
    return {"selected_option": chosen[0] if chosen else None}


def _filled(form: Form, values: Values) -> MultiDict[str]:
    posted = MultiDict(form.values)
    for name, raw in values.items():
        assert name in form.fields()
        posted.popall(f"f.{name}", None)
        for each in (raw,) if isinstance(raw, str) else raw:
            posted.add(f"f.{name}", each)
    return posted


def _with_event(posted: MultiDict[str]) -> MultiDict[str]:
    posted["event"] = _EVENT
    return posted


def _card(view: View) -> dict[str, Any]:
    return dict(cards.message(view).card or {})


def is_form(view: View) -> bool:
    """Whether it is filled in, rather than answered with a button."""
    return isinstance(view, Ask) and view.kind is Kind.FORM
