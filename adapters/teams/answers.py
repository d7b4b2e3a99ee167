"""Answers to invokes: a card or words for the one who pressed, a dialog, or its end. Pure.

Shapes: learn.microsoft.com, *Universal Actions for Adaptive Cards* and *Dialogs* (task modules).
"""

from collections.abc import Sequence
from typing import Any

from adapters.teams.activity import InvokeAnswer
from adapters.teams.buttons import Sends
from adapters.teams.escape import cut
from adapters.teams.messages import card_of
from adapters.teams.showing import only_words, waits, with_notices
from dialogs.engine.views import CaseDetail, Listing, Notice, View

CARD = "application/vnd.microsoft.card.adaptive"
WORDS = "application/vnd.microsoft.activity.message"
NOT_OURS = "That button is not known here any more."
IN_CHAT = "We go on in the chat. You can close this."
TITLE = 60
"""Characters of a dialog's title."""


def shown_card(view: View, start: int = 0) -> InvokeAnswer:
    """A card in place of the one that was pressed, for the presser alone."""
    card = card_of(view, sends=Sends.INVOKE, start=start)
    return InvokeAnswer(body={"statusCode": 200, "type": CARD, "value": card})


def shown_words(text: str) -> InvokeAnswer:
    """Words for the presser alone; the card stays."""
    return InvokeAnswer(body={"statusCode": 200, "type": WORDS, "value": text})


def dialog(view: View, start: int = 0) -> InvokeAnswer:
    """A dialog that shows a view, or shows it next."""
    content = card_of(view, sends=Sends.MESSAGE, start=start)
    value: dict[str, Any] = {
        "title": cut(_title(view), TITLE) or "CPI",
        "height": "large",
        "width": "large",
        "card": {"contentType": CARD, "content": content},
    }
    return InvokeAnswer(body={"task": {"type": "continue", "value": value}})


def dialog_ends(words: str = "") -> InvokeAnswer:
    """The dialog closes, or says its last words."""
    if not words:
        return InvokeAnswer(body={})
    return InvokeAnswer(body={"task": {"type": "message", "value": words}})


def for_handler(views: Sequence[View], start: int, *, in_dialog: bool) -> InvokeAnswer:
    """What a handler's reply shows: everything of theirs is for them alone."""
    said = only_words(views)
    if said is not None and not said.actions and not in_dialog:
        return shown_words("\n".join(said.text))
    shown = said or (with_notices(waits(views) or views[-1], views) if views else None)
    if shown is None:
        return dialog_ends() if in_dialog else shown_words("Done.")
    return dialog(shown, start) if in_dialog else shown_card(shown, start)


def _title(view: View) -> str:
    if isinstance(view, Listing | Notice):
        return view.title
    if isinstance(view, CaseDetail):
        return view.reference
    return str(getattr(view, "title", ""))
