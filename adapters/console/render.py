"""Views as HTML. Everything is escaped by the templates; no text is ever marked as safe."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from adapters.console.controls import control
from adapters.console.ports import Persona, Personas, Post, PostKind
from adapters.console.posts import load, read_words
from adapters.console.transcript import OWN
from adapters.linked import pieces, pieces_after_quote
from adapters.tokens import encode
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.page import Kind
from dialogs.engine.views import (
    TYPED_TWIN,
    Action,
    Ask,
    CaseCard,
    CaseDetail,
    Copyable,
    Listing,
    Notice,
    Part,
    Receipt,
    Review,
    Signpost,
    View,
)

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"

FILE_REFUSED = Action("Attach a file", Go(Move.SHOW, "FILE"))
"""A file is answered with words (conversation.md 2, FILE): nothing is ever sent."""


class Side(StrEnum):
    """The two halves of the page; the value stands in addresses and in ids."""

    PRACTITIONER = "practitioner"
    HANDLER = "handler"


@dataclass(frozen=True, slots=True)
class Seat:
    """Who plays on each side of one page, and what its forms carry."""

    personas: Personas
    practitioner: Persona
    handler: Persona
    csrf: str

    def address(self, side: Side) -> str:
        """Where this side's forms are posted."""
        who = self.practitioner if side is Side.PRACTITIONER else self.handler
        return f"/{side}/{who.key}?{self.query()}"

    def query(self, practitioner: str = "", handler: str = "") -> str:
        """The page's query, with another persona on one side if one is named."""
        left, right = practitioner or self.practitioner.key, handler or self.handler.key
        return f"practitioner={left}&handler={right}"


def environment_options() -> dict[str, Any]:
    """Options for the template environment: escaping always on, unknown names an error."""
    return {
        "loader": FileSystemLoader(TEMPLATES),
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "auto_reload": False,
    }


def equip(environment: Environment) -> Environment:
    """The environment with what the templates call."""
    environment.globals.update(
        control=control,
        pieces=pieces,
        pieces_after_quote=pieces_after_quote,
        token=encode,
        event=new_event,
        summary=summary,
        is_option=is_option,
        offered=offered,
        change=change,
        file_refused=FILE_REFUSED,
        TYPED_TWIN=TYPED_TWIN,
        Kind=Kind,
        Side=Side,
    )
    environment.tests.update(
        {
            "ask": lambda view: isinstance(view, Ask),
            "signpost": lambda view: isinstance(view, Signpost),
            "review": lambda view: isinstance(view, Review),
            "receipt": lambda view: isinstance(view, Receipt),
            "notice": lambda view: isinstance(view, Notice),
            "card": lambda view: isinstance(view, CaseCard),
            "detail": lambda view: isinstance(view, CaseDetail),
            "listing": lambda view: isinstance(view, Listing),
            "copyable": lambda view: isinstance(view, Copyable),
        }
    )
    return environment


def environment() -> Environment:
    """A template environment of its own."""
    return equip(Environment(**environment_options()))  # noqa: S701 - autoescape is in the options


def new_event() -> str:
    """A unique id for a form: the same form sent twice does its thing once."""
    return secrets.token_hex(16)


def is_option(action: Action, page: str) -> bool:
    """Whether a button answers ``page`` (and is not a way to go)."""
    return isinstance(action.does, Answered) and action.does.page == page


def offered(actions: Sequence[Action], side: Side) -> tuple[Action, ...]:
    """The buttons of a form on this side: the desk has no chat to answer in."""
    here = Go(Move.HERE)
    return tuple(a for a in actions if side is Side.PRACTITIONER or a.does != here)


def change(part: Part) -> Action:
    """The button that changes one part of the answers."""
    return Action(f"Change {part.title}", Go(Move.EDIT, part.edit))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and the name of the field it is about (empty: the page as a whole)."""

    name: str
    message: str


def summary(view: Ask | Signpost | Review) -> tuple[Fault, ...]:
    """Everything wrong on a page, each once, in the order of its fields."""
    found: list[Fault] = []
    if isinstance(view, Ask) and view.kind is Kind.FORM:
        drawn = not view.only or control(view.fields[0]).kind == "ticks"
        found = [Fault(s.field.name if drawn else "", s.error) for s in view.fields if s.error]
    if view.error and view.error not in {fault.message for fault in found}:
        found.insert(0, Fault("", view.error))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Line:
    """One post as it is drawn. ``mark`` changes when it has to be drawn again."""

    id: str
    kind: PostKind
    title: str
    text: tuple[str, ...]
    view: View | None
    mark: str
    own: bool

    @property
    def push(self) -> str:
        """What to say of a card that is new or has changed, without reading all of it out."""
        return self.view.push if isinstance(self.view, CaseCard) else ""


def lines(posts: Sequence[Post]) -> tuple[Line, ...]:
    """Posts ready to draw: a turn's buttons work until the person does something else."""
    last = max((n for n, post in enumerate(posts) if post.kind in OWN), default=-1)
    return tuple(_line(post, live=place > last) for place, post in enumerate(posts))


def _line(post: Post, *, live: bool) -> Line:
    mark = hashlib.blake2s(f"{live}{post.body}".encode(), digest_size=6).hexdigest()
    own = post.kind in OWN
    if post.kind not in {PostKind.VIEW, PostKind.CARD}:
        title, text = read_words(post.body)
        return Line(post.id, post.kind, title, text, None, mark, own)
    view, stays = load(post.body)
    if not (live or stays) and isinstance(view, Notice):
        view = Notice(view.text, view.title, (), view.name)
    return Line(post.id, post.kind, "", (), view, mark, own)


def key(views: Sequence[View]) -> str:
    """A mark of what is asked, without what stands in its fields: the same key, nothing to redraw."""
    parts = [_key(view) for view in views]
    return hashlib.blake2s(repr(parts).encode(), digest_size=8).hexdigest() if parts else ""


def _key(view: View) -> object:
    if isinstance(view, Ask):
        names = tuple((s.field.name, s.field.label, s.error) for s in view.fields)
        asked = (view.script, view.page, view.revision, view.only, view.title, view.text)
        return (*asked, names, view.actions, view.error, view.hints)
    return view


def title(views: Sequence[View]) -> str:
    """What the page's title says first: what is asked or told, with "Error" before it if there is one."""
    for view in reversed(views):
        name = heading(view)
        if name:
            wrong = isinstance(view, Ask | Signpost | Review) and summary(view)
            return f"Error: {name}" if wrong else name
    return ""


def heading(view: View) -> str:
    """The heading of a view; empty for a notice without one."""
    if isinstance(view, Ask) and view.only and view.fields:
        return view.fields[0].field.label
    if isinstance(view, Receipt):
        return f"Sent. Your reference is {view.reference}"
    if isinstance(view, CaseDetail | CaseCard):
        return f"{view.headline} {view.reference}"
    return view.title


class Pages:
    """The templates, filled."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def log(self, seat: Seat, posts: Sequence[Post]) -> str:
        """The items of the practitioner's chat."""
        return self._fill("log.html", seat, lines=lines(posts), side=Side.PRACTITIONER)

    def cards(self, seat: Seat, posts: Sequence[Post]) -> str:
        """The items of the handlers' channel."""
        return self._fill("log.html", seat, lines=lines(posts), side=Side.HANDLER)

    def live(self, seat: Seat, side: Side, views: Sequence[View]) -> str:
        """What waits at the end of the chat, or is open at the desk."""
        return self._fill("live.html", seat, views=views, side=side)

    def context(
        self,
        seat: Seat,
        said: Sequence[Post],
        chat: Sequence[View],
        posted: Sequence[Post],
        panel: Sequence[View],
    ) -> Mapping[str, Any]:
        """What the whole page needs."""
        return {
            "seat": seat,
            "title": title(chat) or "Chat",
            "said": lines(said),
            "posted": lines(posted),
            "chat": chat,
            "panel": panel,
            "chat_key": key(chat),
            "panel_key": key(panel),
        }

    def _fill(self, template: str, seat: Seat, **values: object) -> str:
        return self._environment.get_template(template).render(seat=seat, **values)
