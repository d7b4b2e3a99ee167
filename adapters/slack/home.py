"""App Home: start or resume, what was sent and where it stands, guidance. No content about people."""

from collections.abc import Iterator, Sequence

from adapters.slack.asking import header
from adapters.slack.blocks import Json, divider_block, home_view
from adapters.slack.buttons import buttons
from adapters.slack.escape import prose
from adapters.slack.fitting import fits_view, shortened
from adapters.slack.limits import VIEW_BLOCKS
from adapters.slack.listing import listing_rows
from dialogs.engine.inbound import Go, Move
from dialogs.engine.views import Action, Ask, Listing, Notice, Receipt
from dialogs.ports import Reply

RESUME_PAGE = "R1"
WAITING = "You have a form that is not sent. Nothing has gone to the police."
NOTHING_OPEN = "Nothing is open."
ROOM = (VIEW_BLOCKS - 20) // 2
"""Blocks for each of the two lists."""
_START = Action("Start", Go(Move.START))
_RESUME = (Action("Carry on", Go(Move.START)), Action("Delete it", Go(Move.DELETE)))


def home(
    reply: Reply,
    mine: Listing | None = None,
    menu: Listing | None = None,
    *,
    safety: Sequence[str] = (),
    actions: Sequence[Action] = (),
) -> Json:
    """The tab for one person.

    ``reply``: what waits for them; where it is only a notice (they may not submit, the workspace is
    not set up), the tab is only that. ``mine`` and ``menu``: their submissions and the guidance.
    ``safety``: the force's words on danger and advice, always first. ``actions``: further buttons at
    the end, such as an admin's.
    """
    blocks = list(_blocks(reply, mine, menu, safety, actions))
    return home_view(shortened(blocks, fits_view))


def _blocks(
    reply: Reply,
    mine: Listing | None,
    menu: Listing | None,
    safety: Sequence[str],
    actions: Sequence[Action],
) -> Iterator[Json]:
    yield from header("Community partnership information")
    yield from prose(safety)
    refusal = _refusal(reply)
    if refusal is None:
        yield from _standing(reply)
        for listing in filter(None, (mine, menu)):
            yield divider_block()
            yield from header(listing.title)
            yield from listing_rows(listing, ROOM)
    else:
        yield from prose(refusal.text)
    yield from buttons(actions)


def _refusal(reply: Reply) -> Notice | None:
    """The only view of a reply, if all it does is say why not."""
    only = reply.views[0] if len(reply.views) == 1 else None
    return only if isinstance(only, Notice) and not reply.draft_id else None


def _standing(reply: Reply) -> Iterator[Json]:
    last = reply.views[-1] if reply.views else None
    if not reply.draft_id or isinstance(last, Receipt):
        yield from prose((NOTHING_OPEN,))
        yield from buttons((_START,))
        return
    resumes = isinstance(last, Ask) and last.page == RESUME_PAGE
    yield from prose(last.text if resumes and isinstance(last, Ask) else (WAITING,))
    yield from buttons(_RESUME)
