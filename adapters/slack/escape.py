"""Words as Slack's text objects. What people write is always plain text; only our own words have marks."""

import re
from collections.abc import Iterable
from itertools import groupby

from adapters.linked import pieces
from adapters.slack.blocks import Json, mrkdwn, plain_text, section_block
from adapters.slack.limits import SECTION
from dialogs.engine.plain import clean

MORE = "…"
_MARKS = re.compile(r"[*_~`<>&|:](?:(?<!:)|[\w'+-]+:)")
"""What Slack would take for formatting, a mention, a link or an emoji."""
_HALF_ENTITY = re.compile(r"&[a-z]{0,3}$")
_BREAKS = ("\n", " ")
_LOOK_BACK = 200
"""Characters before the limit in which a place to break a long text is looked for."""


def cut(text: str, limit: int) -> str:
    """`text`, cleaned, in at most `limit` characters; "…" stands for what is left out."""
    text = clean(text)
    return text if len(text) <= limit else text[: limit - 1].rstrip() + MORE


def split(text: str, limit: int = SECTION) -> list[str]:
    """`text`, cleaned, in pieces of at most `limit` characters, between words where it can be.

    The pieces joined are the text; one that would be blank is left out.
    """
    text = clean(text)
    found: list[str] = []
    while len(text) > limit:
        places = (text.rfind(mark, limit - _LOOK_BACK, limit) + 1 for mark in _BREAKS)
        end = next((place for place in places if place > 0), limit)
        found.append(text[:end])
        text = text[end:]
    return [piece for piece in (*found, text) if piece.strip()]


def escape(text: str, limit: int) -> str:
    """`text` for a message's ``text``: nothing in it is a mention or a link (docs.slack.dev/messaging/formatting-message-text)."""
    escaped = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if len(escaped) <= limit:
        return escaped
    return _HALF_ENTITY.sub("", escaped[: limit - 1]).rstrip() + MORE


def plain(text: str, limit: int = SECTION) -> Json:
    """`text` as it is, cut to `limit`; a dash where there is none, because Slack refuses an empty text."""
    return plain_text(cut(text, limit) or "–")


def titled(title: str, text: str) -> Json:
    """Words of ours under a title in bold; plain if Slack would read marks in them."""
    words = f"{title}\n{text}" if text else title
    if _MARKS.search(words) or len(words) > SECTION - 2:
        return plain(words)
    return mrkdwn(clean(f"*{title}*\n{text}"))


def section(text: str) -> Json:
    """What a person wrote, or may have written, as one block."""
    return section_block(plain(text))


def sections(text: str) -> list[Json]:
    """All of a text that a person wrote, in as many blocks as it takes."""
    return [section(piece) for piece in split(text)]


def prose(paragraphs: Iterable[str]) -> list[Json]:
    """Paragraphs of ours: numbers to call in bold, addresses as links, and no other mark.

    A paragraph in which Slack would read marks stays plain.
    """
    told = [text for text in paragraphs if text.strip()]
    text = "\n".join(told)
    written = _written(text)
    if written is None and len(told) > 1:
        runs = groupby(told, key=lambda text: _written(text) is None)
        return [block for _, run in runs for block in prose(("\n".join(run),))]
    if written is None or written == text or len(written) > SECTION:
        return sections(text)
    return [section_block(mrkdwn(written))]


def quoting(paragraphs: Iterable[str]) -> list[Json]:
    """Paragraphs that quote what a person wrote (`You wrote: "…". Call …`): the quotation stays plain."""
    text = "\n".join(paragraphs)
    end = text.rfind('"') + 1
    if not end:
        return prose(text.split("\n"))
    end += len(text[end:]) - len(text[end:].lstrip("."))
    return [*sections(text[:end]), *prose(text[end:].strip().split("\n"))]


def unquoted(paragraphs: Iterable[str]) -> str:
    """The same without the quotation and what leads to it."""
    text = "\n".join(paragraphs)
    return text[text.rfind('"') + 1 :].lstrip(". ")


def _written(text: str) -> str | None:
    """A text with its numbers and addresses marked; None if Slack would read other marks in it."""
    marked = []
    for piece in pieces(text):
        if piece.href and not piece.href.startswith("tel:"):
            marked.append("<" + piece.href.replace("&", "&amp;").replace("|", "%7C") + ">")
        elif _MARKS.search(piece.text):
            return None
        else:
            marked.append(f"*{piece.text}*" if piece.href else piece.text)
    return "".join(marked)
