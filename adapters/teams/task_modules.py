"""Answers to the invokes of cards and dialogs: a card in a dialog, words in one, a card in place.

Sources: learn.microsoft.com/microsoftteams/platform (invoking task modules; universal actions).
"""

from adapters.teams.activity import InvokeAnswer
from adapters.teams.buttons import Sends
from adapters.teams.elements import Json
from adapters.teams.escape import cut
from adapters.teams.messages import message
from dialogs.engine.views import (
    Ask,
    CaseCard,
    CaseDetail,
    Copyable,
    Listing,
    Notice,
    Review,
    Signpost,
    View,
)

CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"
TITLE = 60
"""Characters of a dialog's title that a client shows for certain."""
SENT = "Sent"


def dialog(view: View, *, start: int = 0) -> InvokeAnswer:
    """A view in a dialog: the answer to ``task/fetch``, and to ``task/submit`` where it goes on.

    Its buttons come back as ``task/submit``. ``start``: as for `messages.message`.
    """
    drawn = message(view, sends=Sends.MESSAGE, start=start, chat=False)
    value = {
        "title": cut(_title(view), TITLE),
        "height": "large",
        "width": "medium",
        "card": {"contentType": CONTENT_TYPE, "content": drawn.card},
    }
    return InvokeAnswer(body={"task": {"type": "continue", "value": value}})


def told(words: str) -> InvokeAnswer:
    """Words in the dialog, with nothing to press."""
    return InvokeAnswer(body={"task": {"type": "message", "value": words}})


def closed() -> InvokeAnswer:
    """The dialog closes."""
    return InvokeAnswer()


def in_place(card: Json) -> InvokeAnswer:
    """The card that the one who pressed an Action.Execute sees from now on."""
    body = {"statusCode": 200, "type": CONTENT_TYPE, "value": card}
    return InvokeAnswer(body=body)


def said(words: str) -> InvokeAnswer:
    """Words for the one who pressed an Action.Execute; the card stays as it is."""
    body = {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": words,
    }
    return InvokeAnswer(body=body)


def _title(view: View) -> str:
    match view:
        case Ask() | Signpost() | Review() | Listing() | Copyable():
            return view.title
        case CaseCard() | CaseDetail():
            return view.reference
        case Notice():
            return view.title or "Note"
        case _:
            return SENT
