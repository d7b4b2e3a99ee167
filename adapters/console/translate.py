"""Form posts in the engine's terms. Pure: no request, no state."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from multidict import MultiMapping

from adapters.tokens import BadToken, decode
from dialogs.engine.fields import Raw
from dialogs.engine.inbound import Answered, Filled, Inbound, Said
from dialogs.engine.views import Press

FIELD = "f."
"""Stands before a page's field names, so that they never meet the console's own."""
ONE, MANY = "one", "many"
"""Hidden inputs that name the fields a form draws: a browser sends nothing for an empty tick box."""

_EVENT = re.compile(r"[0-9a-f]{32}(?:-\d{1,6})?")


class BadPost(ValueError):
    """A post that no page of ours sends."""


@dataclass(frozen=True, slots=True)
class Did:
    """What a post means. ``label`` is the pressed button's, ``event`` the form's unique id.

    ``post`` is the message in the chat whose button it was, if it was one.
    """

    inbound: Inbound | Press
    event: str
    label: str = ""
    post: str = ""


def translate(form: MultiMapping[str]) -> Did:
    """What a posted form means. Raises BadPost.

    ``act`` (a button's token) wins; ``more`` and ``keep`` send the form as it stands; ``page`` alone
    submits it; ``text`` is something typed in the chat.
    """
    event = form.get("event", "")
    if not _EVENT.fullmatch(event):
        raise BadPost("no event id")
    acts = form.getall("act", [])
    if acts:
        try:
            does, label = decode(acts[-1])
        except BadToken:
            raise BadPost("unknown button") from None
        return Did(does, event, label, form.get("post", ""))
    if "page" in form:
        return Did(_form(form), event)
    if "text" in form:
        return Did(Said(form["text"]), event)
    raise BadPost("nothing to do")


def _form(form: MultiMapping[str]) -> Answered | Filled:
    page, revision, values = form["page"], _revision(form), raw_values(form)
    if "more" in form or "keep" in form:
        return Filled(page, values, revision, more="more" in form)
    return Answered(page, values, revision)


def raw_values(form: MultiMapping[str]) -> Mapping[str, Raw]:
    """Raw values by field name, for every field the form drew: text, or a tuple of ticks."""
    values: dict[str, Raw] = {name: form.get(FIELD + name, "") for name in form.getall(ONE, [])}
    values.update({name: tuple(form.getall(FIELD + name, [])) for name in form.getall(MANY, [])})
    return values


def _revision(form: MultiMapping[str]) -> int | None:
    text = form.get("revision", "")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise BadPost("no revision")
    return int(text)
