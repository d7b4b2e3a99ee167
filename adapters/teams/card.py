"""The case card in the handlers' channel (conversation.md 4.1). No content about people."""

from adapters.teams.asking import Drawn, drawn
from adapters.teams.buttons import Drawing, bar
from adapters.teams.elements import Json, rich_text
from adapters.teams.escape import cut, heading, paragraphs, runs
from dialogs.engine.views import CaseCard

ROW = 300
"""Characters of a row: a label, and what a force calls a topic, an area or a sector."""


def card(view: CaseCard, of: Drawing) -> Drawn:
    """The card by its state: where it stands, its rows, its marks, its buttons."""
    body = heading(f"{view.headline}  {view.reference}")
    if view.rows:
        body.append(rich_text(list(_rows(view.rows))))
    if view.marks:
        body += heading("Marks", size="Medium")
        body += paragraphs("\n".join(f"• {mark}" for mark in view.marks))
    return drawn(body, bar(of, view.actions))


def _rows(rows: tuple[tuple[str, str], ...]) -> list[Json]:
    found: list[Json] = []
    for place, (label, value) in enumerate(rows):
        end = "\n" if place + 1 < len(rows) else ""
        found += runs(f"{cut(label, ROW)}: ", bold=True) + runs(f"{cut(value, ROW)}{end}")
    return found
