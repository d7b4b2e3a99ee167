"""What a handler's reply shows to the one who pressed, on the card or in a dialog. Pure."""

from collections.abc import Sequence

from adapters.questions import waits
from adapters.teams.activity import InvokeAnswer
from adapters.teams.buttons import Sends
from adapters.teams.messages import message
from adapters.teams.showing import only_words, with_notices
from adapters.teams.task_modules import closed, dialog, in_place, said
from dialogs.engine.views import View

NOT_OURS = "That button is not known here any more."
IN_CHAT = "We go on in the chat. You can close this."
DONE = "Done."


def for_handler(views: Sequence[View], start: int, *, in_dialog: bool) -> InvokeAnswer:
    """Everything of a handler's is for them alone. Words without a next step leave the card as it is."""
    words = only_words(views)
    if words is not None and not words.actions and not in_dialog:
        return said("\n".join(words.text))
    shown = words or (with_notices(waits(views) or views[-1], views) if views else None)
    if shown is None:
        return closed() if in_dialog else said(DONE)
    if in_dialog:
        return dialog(shown, start=start)
    drawn = message(shown, sends=Sends.INVOKE, start=start, chat=False)
    return in_place(dict(drawn.card or {}))
