"""Modals: a form's pages follow each other in one, an alarm comes over them, the review closes them.

What a reply does to the modal that is open is decided here, and nothing else: whether it is shown in
its place, over it, or in the chat.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from adapters.questions import waits
from adapters.slack.blocks import Json
from adapters.slack.chat import is_form
from adapters.slack.modals import errors, modal
from adapters.slack.place import Place, Shows
from dialogs.engine.page import Kind
from dialogs.engine.views import (
    Ask,
    CaseDetail,
    Copyable,
    Listing,
    Notice,
    Review,
    Signpost,
    View,
)
from dialogs.ports import Reply

GO_ON = Notice(("We go on in the chat. You can close this.",), title="In the chat")
DEEPEST = 3
"""Modals over each other, by Slack's rule (docs.slack.dev/surfaces/modals)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The modal that a request came from.

    ``view_id`` and ``hash`` change it in place; ``first`` says that no other lies under it.
    """

    view_id: str
    hash: str
    place: Place | None
    first: bool

    @classmethod
    def of(cls, payload: Mapping[str, Any], place: Place | None) -> "Sheet":
        """From the ``view`` of a payload."""
        view = payload.get("view") or {}
        root = view.get("root_view_id") or view.get("id")
        return cls(
            str(view.get("id", "")), str(view.get("hash", "")), place, root == view.get("id")
        )


@dataclass(frozen=True, slots=True)
class Turned:
    """What becomes of a modal: ``how`` is errors, update, push, clear or nothing; ``chat`` is shown
    in the chat as well. ``under``: what the modal itself shows from now on, below what is pushed."""

    how: str = ""
    view: Json | None = None
    errors: Mapping[str, str] | None = None
    chat: bool = False
    under: Json | None = None

    @property
    def response(self) -> Json:
        """The answer to a ``view_submission``; empty closes this one modal."""
        match self.how:
            case "errors":
                return {"response_action": "errors", "errors": dict(self.errors or {})}
            case "update" | "push":
                return {"response_action": self.how, "view": self.view}
            case "clear":
                return {"response_action": "clear"}
        return {}


def practitioner(sheet: Sheet, reply: Reply, *, start: int = 0) -> Turned:
    """What a practitioner's reply does to their modal."""
    asked = waits(reply.views)
    if asked is None:
        return _words(reply, start=start)
    if (words := guide_of(reply)) is not None and _is_form_place(sheet.place):
        return Turned("push", modal(words), under=_over(sheet, modal(asked)))
    if isinstance(asked, Ask | Review) and is_form(asked):
        if found := _errors(sheet, asked):
            return Turned("errors", errors=found)
        return Turned("update", _over(sheet, modal(_with_notices(asked, reply))))
    if isinstance(asked, Ask) and asked.kind is Kind.ALARM:
        over = "push" if sheet.first and _is_form_place(sheet.place) else "update"
        return Turned(over, modal(asked))
    if isinstance(asked, Signpost):
        return Turned("update", modal(asked), chat=True)
    return Turned("clear", _over(sheet, modal(GO_ON)), chat=True)


def guide_of(reply: Reply) -> Notice | None:
    """Words that were asked for beside a page that still waits (Is it OK to share?)."""
    first = reply.views[0] if len(reply.views) == 2 else None
    return first if isinstance(first, Notice) and first.name.startswith("G-") else None


def _over(sheet: Sheet, view: Json) -> Json:
    """Over another modal, closing this one closes that as well: it shows what is answered already."""
    return view if sheet.first else {**view, "clear_on_close": True}


def handler(sheet: Sheet | None, reply: Reply, *, start: int = 0) -> Turned:
    """What a handler's reply does to their modal: everything of theirs is shown in one."""
    asked = waits(reply.views)
    if isinstance(asked, Ask):
        if sheet is not None and (found := _errors(sheet, asked)):
            return Turned("errors", errors=found)
        return Turned("update", modal(_with_notices(asked, reply), chat=False))
    return _words(reply, start=start)


def _words(reply: Reply, *, start: int) -> Turned:
    last = reply.views[-1] if reply.views else None
    if isinstance(last, CaseDetail | Copyable | Listing):
        return Turned("update", modal(last, start=start, chat=False))
    if isinstance(last, Notice):
        told = [view for view in reply.views if isinstance(view, Notice)]
        text = tuple(line for notice in told for line in notice.text)
        return Turned("update", modal(replace(last, text=text)), chat=True)
    return Turned("clear", modal(GO_ON), chat=True)


def _errors(sheet: Sheet, asked: View) -> Mapping[str, str]:
    """What is wrong with the fields of the page that is open, if it is still that page."""
    place = sheet.place
    same = (
        isinstance(asked, Ask)
        and place is not None
        and place.shows is Shows.FORM
        and (place.page, place.revision) == (asked.page, asked.revision)
    )
    return errors(asked) if same else {}


def _is_form_place(place: Place | None) -> bool:
    return place is not None and place.shows in {Shows.FORM, Shows.REVIEW}


def _with_notices(asked: Ask | Review, reply: Reply) -> Ask | Review:
    """The page with what a turn says before it."""
    told = tuple(line for view in reply.views if isinstance(view, Notice) for line in view.text)
    return replace(asked, text=(*told, *asked.text)) if told else asked
