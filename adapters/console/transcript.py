"""What a turn leaves in the chat: words without values, and never a question that still stands."""

from collections.abc import Iterable, Sequence

from adapters.console.ports import NewPost, Post, PostKind, Reply
from adapters.console.posts import dump, load, words
from adapters.console.translate import Did
from dialogs.engine.inbound import Answered, Filled, Go, Said
from dialogs.engine.page import Kind
from dialogs.engine.views import Ask, Notice, Receipt, Review, Signpost, View

Question = Ask | Signpost | Review
OWN = frozenset({PostKind.SAID, PostKind.CHOSE, PostKind.SAVED})
"""Posts that record what the person did."""


def question(views: Iterable[View]) -> Question | None:
    """The one view that waits for an answer."""
    found = [view for view in views if isinstance(view, Ask | Signpost | Review)]
    return found[-1] if found else None


def left_by(author: str, did: Did, before: Reply, after: Reply) -> list[NewPost]:
    """The posts that a turn adds to the chat (conversation.md 2 rule 1).

    ``before`` is what was shown, ``after`` the answer. A question that was answered is kept without
    its buttons, a form as "Saved" and its title without values, an alarm page without the words it
    quotes. An answer that was refused, or was to a closed question, leaves no trace of itself.
    """
    was, now = question(before.views), question(after.views)
    passed = was is not None and (now is None or _place(was) != _place(now))
    bodies: list[tuple[str, PostKind, str]] = []
    match did.inbound:
        case Said(text):
            if was is not None and passed and not _interrupts(now):
                bodies.append(("", PostKind.ASKED, _past(was)))
            bodies.append((author, PostKind.SAID, words(text)))
        case Answered() if was is not None and passed:
            if isinstance(was, Ask) and was.kind is Kind.FORM and not was.only:
                bodies.append((author, PostKind.SAVED, words(was.title)))
            else:
                chosen = did.label or "your answer"
                bodies.append(("", PostKind.ASKED, _past(was)))
                bodies.append((author, PostKind.CHOSE, words(chosen)))
        case Answered() if was is None and did.label:
            bodies.append((author, PostKind.CHOSE, words(did.label)))
        case Go() if did.label:
            bodies.append((author, PostKind.CHOSE, words(did.label)))
        case Answered() | Go() | Filled() | _:
            pass
    for view in after.views:
        if isinstance(view, Notice | Receipt):
            stays = isinstance(view, Receipt)
            bodies.append(("", PostKind.VIEW, dump(view, stays=stays)))
    return [
        NewPost(who, kind, body, f"{did.event}:{place}")
        for place, (who, kind, body) in enumerate(bodies)
    ]


def live(views: Iterable[View], posts: Sequence[Post]) -> tuple[View, ...]:
    """The views to show after the chat: all but the messages that it holds already.

    A receipt is held for good; a notice is said again once the person has done something else.
    """
    receipts, notices = set[str](), set[tuple[str, ...]]()
    for post in posts:
        if post.kind in OWN:
            notices.clear()
        if post.kind is PostKind.VIEW:
            view, _ = load(post.body)
            if isinstance(view, Receipt):
                receipts.add(view.reference)
            elif isinstance(view, Notice):
                notices.add(view.text)
    return tuple(
        view
        for view in views
        if not (isinstance(view, Receipt) and view.reference in receipts)
        and not (isinstance(view, Notice) and view.text in notices)
    )


def _place(view: Question) -> tuple[str, str, str]:
    return view.script, view.page, view.only if isinstance(view, Ask) else ""


def _interrupts(view: Question | None) -> bool:
    return isinstance(view, Ask) and view.kind is Kind.ALARM


def _past(view: Question) -> str:
    if isinstance(view, Ask) and view.only:
        return words(title=view.fields[0].field.label if view.fields else view.title)
    if isinstance(view, Review) or _interrupts(view):
        return words(title=view.title)
    return words(*view.text, title=view.title)
