"""What a reply does to the chat, decided from its views. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from adapters.posts import Posted
from dialogs.engine.page import Kind
from dialogs.engine.views import Ask, Notice, Review, Signpost, View

EMPTIED = Notice(("What stood here was removed after it was sent.",))


@dataclass(frozen=True, slots=True)
class Pressed:
    """The message whose button was pressed, and what the button says of it.

    ``answers``: the button answers a question; others (under a receipt, say) stay. ``form``: it sent a
    form in.
    """

    message: str
    title: str = ""
    label: str = ""
    answers: bool = False
    form: bool = False


def is_form(view: View | None) -> bool:
    """Whether it is a form with boxes, not one that is asked field by field."""
    return isinstance(view, Ask) and view.kind is Kind.FORM and not view.only


def stands(drawn: View | None, asked: View) -> bool:
    """Whether a form stands in the chat exactly as it is asked now: it keeps what is half typed in it."""
    return is_form(asked) and drawn == asked


def same_page(drawn: View | None, asked: View | None, sent_in: str, standing: Posted) -> bool:
    """Whether the form that was sent in is asked once more: with what is wrong, or a further box."""
    return (
        isinstance(drawn, Ask)
        and isinstance(asked, Ask)
        and is_form(drawn)
        and is_form(asked)
        and drawn.page == asked.page
        and sent_in == standing.ts
    )


def with_notices(asked: View, views: Iterable[View]) -> View:
    """A page with what a turn says before it, for where only one view is shown."""
    told = tuple(line for view in views if isinstance(view, Notice) for line in view.text)
    if told and isinstance(asked, Ask | Review | Signpost):
        return replace(asked, text=(*told, *asked.text))
    return asked


def only_words(views: Sequence[View]) -> Notice | None:
    """All that a turn says, as one notice, if it shows nothing else."""
    notices = [view for view in views if isinstance(view, Notice)]
    if not notices or len(notices) != len(views):
        return None
    return replace(notices[-1], text=tuple(line for each in notices for line in each.text))


def own_messages(count: int) -> Notice:
    """What the person can do about what they typed: no bot can delete it."""
    what = "1 message of yours stays" if count == 1 else f"{count} messages of yours stay"
    return Notice(
        (
            f"{what} in this chat. To remove a message: press and hold it, or point at it and choose …, then Delete.",
        ),
        name="OWN-MESSAGES",
    )
