"""The question that stands in a private chat, for every platform."""

from collections.abc import Iterable
from dataclasses import dataclass

from adapters.posts import Posted
from dialogs.engine.views import Ask, Copyable, Review, Signpost, View
from dialogs.ports import Reply


@dataclass(frozen=True, slots=True)
class Standing:
    """The question that this process posted last for a person, and the draft as it stood then."""

    post: Posted
    draft_id: str
    version: int

    def is_before(self, reply: Reply) -> bool:
        """Whether nothing can have been asked in between, by another process either."""
        return self.draft_id == reply.draft_id and reply.version - self.version in {0, 1}


def waits(views: Iterable[View]) -> Ask | Signpost | Review | None:
    """The one view that waits for an answer."""
    found = [view for view in views if isinstance(view, Ask | Signpost | Review)]
    return found[-1] if found else None


def shows_content(view: View) -> bool:
    """Whether a message of it holds what the person wrote."""
    if isinstance(view, Copyable | Ask):
        return view.has_content
    return isinstance(view, Review)
