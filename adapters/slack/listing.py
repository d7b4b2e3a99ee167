"""Rows with buttons: my submissions, the menu, a table of cases."""

from collections.abc import Iterator, Sequence

from adapters.slack.blocks import Json, section_block
from adapters.slack.buttons import button, buttons
from adapters.slack.escape import section, titled
from dialogs.engine.views import Action, Listing, Row


def listing_rows(view: Listing, room: int) -> list[Json]:
    """The rows in at most ``room`` blocks; what is left out is said. Not the title, nor its buttons."""
    if not view.rows:
        return [section(view.empty)] if view.empty else []
    blocks: list[Json] = []
    for number, drawn in _drawn(view.rows):
        if len(blocks) + len(drawn) > room - 1:
            left = len(view.rows) - number
            return [*blocks, section(f"And {left} more, which are not shown here.")]
        blocks += drawn
    return blocks


def _drawn(rows: Sequence[Row]) -> Iterator[tuple[int, list[Json]]]:
    """Rows as blocks, each with the number of rows before it. Rows that are only a button stand
    together.
    """
    bare: list[Action] = []
    for number, row in enumerate(rows):
        if _is_bare(row):
            bare += row.actions
            continue
        if bare:
            yield number - len(bare), buttons(bare)
            bare = []
        yield number, list(_row(row))
    if bare:
        yield len(rows) - len(bare), buttons(bare)


def _is_bare(row: Row) -> bool:
    return not row.text and [action.label for action in row.actions] == [row.title]


def _row(row: Row) -> Iterator[Json]:
    single = row.actions[0] if len(row.actions) == 1 else None
    yield section_block(titled(row.title, row.text), _accessory(single, row) if single else None)
    if not single:
        yield from buttons(row.actions)


def _accessory(action: Action, row: Row) -> Json:
    unclear = action.label != row.title
    return button(action, 1, spoken=f"{action.label}: {row.title}" if unclear else "")
