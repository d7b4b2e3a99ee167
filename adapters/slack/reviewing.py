"""Check and send: the answers part by part, each with the button that changes it."""

from collections.abc import Iterable, Sequence

from adapters.slack.blocks import Json, section_block
from adapters.slack.buttons import button
from adapters.slack.escape import cut, plain, section, titled
from adapters.slack.limits import SECTION
from dialogs.engine.inbound import Go, Move
from dialogs.engine.views import Action, Part, Review


def parts(view: Review, room: int) -> list[Json]:
    """The parts in at most ``room`` blocks: with headings of their own where there is room for them.

    A long part is cut at 3,000 characters, with "…"; *Change* shows all of it. Parts for which there
    is no room at all are named, with the words that show them.
    """
    shown = view.parts if len(view.parts) <= room else view.parts[: room - 1]
    blocks: list[Json] = []
    for part in shown:
        blocks += _apart(part) if 2 * len(view.parts) <= room else [_together(part)]
    left = len(view.parts) - len(shown)
    if left:
        first = len(shown) + 1
        blocks.append(section(f"And {left} more. To see the next, type: change {first}."))
    return blocks


def lines(pairs: Iterable[tuple[str, str]]) -> str:
    """Labels and values, a line each."""
    return "\n".join(_line(label, value) for label, value in pairs)


def _line(label: str, value: str) -> str:
    if not label:
        return value
    return f"{label} {value}" if label.endswith("?") else f"{label}: {value}"


def _apart(part: Part) -> Sequence[Json]:
    return (
        section_block(titled(part.title, ""), _change(part)),
        section(lines(part.lines)),
    )


def _together(part: Part) -> Json:
    text = cut(f"{part.title}\n{lines(part.lines)}", SECTION)
    return section_block(plain(text), _change(part))


def _change(part: Part) -> Json:
    action = Action("Change", Go(Move.EDIT, part.edit))
    return button(action, 1, spoken=f"Change {part.title}")
