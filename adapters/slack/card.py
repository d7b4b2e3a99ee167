"""The case card in the handlers' channel (conversation.md 4.1). No content about people."""

from collections.abc import Iterator

from adapters.slack.asking import header
from adapters.slack.blocks import Json, fields_block
from adapters.slack.buttons import buttons
from adapters.slack.escape import plain, section
from adapters.slack.limits import FIELDS
from dialogs.engine.views import CaseCard

ROW = 300
"""Characters of a row: a label, and what a force calls a topic, an area or a sector."""


def card(view: CaseCard) -> Iterator[Json]:
    """The card by its state: where it stands, its rows side by side, its marks, its buttons."""
    yield from header(f"{view.headline}  {view.reference}")
    for start in range(0, len(view.rows), FIELDS):
        rows = view.rows[start : start + FIELDS]
        yield fields_block([plain(f"{label}\n{value}", ROW) for label, value in rows])
    if view.marks:
        yield section("\n".join(("Marks", *(f"• {mark}" for mark in view.marks))))
    yield from buttons(view.actions)
