"""A message that its writer changed: the new words in place of the old, where those still stand."""

from datetime import datetime

from dialogs.engine.draft import Answers, Draft, page_id
from dialogs.engine.fields import FieldError, Text, Value
from dialogs.engine.present import PARSED, is_parsed, unparsed
from dialogs.engine.script import Script


def replaced(script: Script, draft: Draft, old: str, new: str, now: datetime) -> Draft | None:
    """The draft with ``new`` for ``old``; None where ``old`` does not stand there whole and verbatim.

    Looked at are what the script keeps, any text of a page that is not finished, and the long texts
    of the others: a name that was confirmed does not become a story.
    """
    kept = script.replace(draft, old, new)
    if kept is not None:
        return kept
    texts = {
        page.id: [asked for asked in page.fields if isinstance(asked, Text)]
        for page in script.pages
    }
    long = {name: [asked for asked in fields if asked.lines > 1] for name, fields in texts.items()}
    answers = _swapped(draft.answers, long, (old, new), now)
    partial = _swapped(draft.partial, texts, (old, new), now)
    if answers is None and partial is None:
        return None
    return draft.moved(answers=answers or draft.answers, partial=partial or draft.partial)


def _swapped(
    pages: Answers, texts: dict[str, list[Text]], change: tuple[str, str], now: datetime
) -> Answers | None:
    for key, values in pages.items():
        for asked in texts.get(page_id(key), ()):
            held = values.get(asked.name)
            checked = is_parsed(held)
            text = _swap(unparsed(held) if checked else held, *change)
            if text is None:
                continue
            try:
                value = asked.parse(text, now)
            except FieldError:
                continue
            return {**pages, key: {**values, asked.name: {PARSED: value} if checked else value}}
    return None


def _swap(text: Value, old: str, new: str) -> str | None:
    """The text with one whole run of paragraphs changed for another."""
    framed, wanted = f"\n\n{text}\n\n", f"\n\n{old}\n\n"
    if not isinstance(text, str) or wanted not in framed:
        return None
    return framed.replace(wanted, f"\n\n{new}\n\n", 1).strip()
