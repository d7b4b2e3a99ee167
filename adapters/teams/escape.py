"""Words on their way into Teams. What people write stands in text runs, in which no client reads marks.

TextBlocks, options, facts and a message's own text are Markdown. Backslashes are no way out: clients on phones
show them (AdaptiveCards issues 4677 and 5590), and HTML entities too (msteams-docs issue 10997).
"""

import re
from collections.abc import Iterable, Iterator

from adapters.linked import pieces
from adapters.teams.elements import Json, heading_block, rich_text, text_run
from adapters.teams.limits import HEADING, PARAGRAPH
from dialogs.engine.plain import clean

MORE = "…"
_BREAKS = ("\n", " ")
_LOOK_BACK = 200
"""Characters before the limit in which a place to break a long text is looked for."""
_BARE = re.compile(r"(?![-+•]|\d+[.)])(?:[^\W_]|[ .,:;?!'’“”()/·–—…%£-])+")
"""A line in which Markdown has nothing to read."""
_LIKE = str.maketrans(
    {
        "*": "∗",
        "_": "＿",
        "[": "［",
        "]": "］",
        "<": "‹",
        ">": "›",
        "`": "ˋ",
        "~": "∼",
        "\\": "＼",
        "&": "＆",
        "{": "｛",
        "}": "｝",
        "|": "｜",
        "\n": " ",
    }
)
_STARTS = re.compile(r"^\s*(?:([-+#]+)|(\d+)[.)])(?=\s|$)")
_FUNCTION = re.compile(r"\{(?=\{)")


def cut(text: str, limit: int) -> str:
    """`text`, cleaned, in at most `limit` characters; "…" stands for what is left out. Blank is empty."""
    text = clean(text)
    if not text.strip():
        return ""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + MORE


def split(text: str, limit: int = PARAGRAPH) -> list[str]:
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


def runs(text: str, *, bold: bool = False, subtle: bool = False) -> list[Json]:
    """`text` exactly as it is. ``{{DATE(…)}}`` is a function even here, unless it is divided."""
    found, start = [], 0
    for hit in _FUNCTION.finditer(text):
        found.append(text[start : hit.end()])
        start = hit.end()
    return [text_run(part, bold=bold, subtle=subtle) for part in (*found, text[start:]) if part]


def paragraphs(text: str) -> list[Json]:
    """All of a text that a person wrote, in as many paragraphs as it takes."""
    return [rich_text(runs(piece)) for piece in split(text)]


def heading(text: str, *, size: str = "Large") -> list[Json]:
    """A heading; where Markdown would read something in it, a paragraph in bold."""
    text = clean(text)
    if not text.strip():
        return []
    if len(text) <= HEADING and _BARE.fullmatch(text):
        return [heading_block(text, size=size)]
    return [rich_text(runs(piece, bold=True)) for piece in split(text)]


def subtle(text: str) -> list[Json]:
    """A line of small words."""
    text = clean(text)
    return [rich_text(runs(text, subtle=True), spacing="Small")] if text.strip() else []


def prose(told: Iterable[str]) -> list[Json]:
    """Paragraphs of ours: numbers to call in bold, addresses as links."""
    texts = (clean(text) for text in told)
    return [rich_text(list(_linked(text))) for text in texts if text.strip()]


def quoting(told: Iterable[str]) -> list[Json]:
    """Paragraphs that quote what a person wrote (`You wrote: "…". Call …`): nothing in the quotation
    is a link or stands out.
    """
    text = "\n".join(told)
    end = text.rfind('"') + 1
    if not end:
        return prose(text.split("\n"))
    end += len(text[end:]) - len(text[end:].lstrip("."))
    return [*paragraphs(text[:end]), *prose(text[end:].strip().split("\n"))]


def unquoted(told: Iterable[str]) -> str:
    """The same without the quotation and what leads to it."""
    text = "\n".join(told)
    return text[text.rfind('"') + 1 :].lstrip(". \n")


def _linked(text: str) -> Iterator[Json]:
    for piece in pieces(text):
        if piece.href and not piece.href.startswith("tel:"):
            yield text_run(piece.text, url=piece.href)
        else:
            yield from runs(piece.text, bold=bool(piece.href))


def lookalike(text: str, limit: int) -> str:
    """An option or an error: clients read Markdown in it, so its marks are replaced by signs that look
    like them. One line.
    """
    text = cut(text, limit).translate(_LIKE)
    return _STARTS.sub(lambda hit: f"{hit[2]}:" if hit[2] else "–", text).strip() or "–"
