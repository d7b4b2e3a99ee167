"""Words as Slack's text objects. What people write is always plain text; only our own words have marks."""

import re
from collections.abc import Iterable
from itertools import groupby

from slack_sdk.models.blocks import MarkdownTextObject, PlainTextObject, SectionBlock, TextObject

from adapters.linked import Piece, pieces
from adapters.slack.limits import SECTION
from dialogs.engine.plain import clean

MORE = "…"
_MARKS = re.compile(r"[*_~`<>&|]|:[\w'+-]+:")
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


def plain(text: str, limit: int = SECTION) -> PlainTextObject:
    """`text` as it is, cut to `limit`; a dash where there is none, because Slack refuses an empty text."""
    return PlainTextObject(text=cut(text, limit) or "–", emoji=False)


def titled(title: str, text: str) -> TextObject:
    """Words of ours under a title in bold; plain if Slack would read marks in them."""
    words = f"{title}\n{text}" if text else title
    if _MARKS.search(words) or len(words) > SECTION - 2:
        return plain(words)
    return MarkdownTextObject(text=clean(f"*{title}*\n{text}"), verbatim=True)


def section(text: str) -> SectionBlock:
    """What a person wrote, or may have written, as one block."""
    return SectionBlock(text=plain(text))


def sections(text: str) -> list[SectionBlock]:
    """All of a text that a person wrote, in as many blocks as it takes."""
    return [section(piece) for piece in split(text)]


def prose(paragraphs: Iterable[str]) -> list[SectionBlock]:
    """Paragraphs of ours: numbers to call in bold, addresses as links, and no other mark.

    A paragraph in which Slack would read marks stays plain.
    """
    found: list[SectionBlock] = []
    told = ((text, _written(text)) for text in paragraphs if text.strip())
    for unmarked, group in groupby(told, key=lambda pair: pair[1] is not None):
        run = tuple(group)
        text = "\n".join(text for text, _ in run)
        written = "\n".join(marked or "" for _, marked in run) if unmarked else text
        if written != text and len(written) <= SECTION:
            found.append(SectionBlock(text=MarkdownTextObject(text=written, verbatim=True)))
        else:
            found += sections(text)
    return found


def quoting(paragraphs: Iterable[str]) -> list[SectionBlock]:
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


def _written(paragraph: str) -> str | None:
    """A paragraph with its numbers and addresses marked; None if Slack would read other marks in it."""
    found = pieces(paragraph)
    if any(_MARKS.search(piece.text) for piece in found if not _is_link(piece)):
        return None
    return "".join(map(_marked, found))


def _is_link(piece: Piece) -> bool:
    return bool(piece.href) and not piece.href.startswith("tel:")


def _marked(piece: Piece) -> str:
    if not piece.href:
        return piece.text
    if not _is_link(piece):
        return f"*{piece.text}*"
    return "<" + piece.href.replace("&", "&amp;").replace("|", "%7C") + ">"
