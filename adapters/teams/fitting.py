"""Cards made to fit: Teams refuses a whole message that is over its limit."""

from collections.abc import Callable, Sequence

from adapters.teams.asking import Drawn
from adapters.teams.elements import Json, adaptive_card, size
from adapters.teams.escape import cut, subtle
from adapters.teams.limits import CARD_BYTES

LEVELS = (2_000, 1_400, 1_000, 700, 500, 350, 250, 180, 130, 90, 60, 40, 25)
"""Characters to which long texts are cut, one after the other, until the whole fits."""
SHORTENED = "Some of it is cut short here, where you see …"


def fitted(made: Drawn, fallback: str) -> Json:
    """The card, with its longest texts cut as little as it takes; where it was, it says so.

    What stands in an input is never cut: it would come back cut.
    """
    card = adaptive_card(made.body, made.actions, fallback)
    for level in LEVELS:
        if fits(card):
            break
        body = [*subtle(SHORTENED), *(_cut(block, level) for block in made.body)]
        card = adaptive_card(body, made.actions, fallback)
    return card


def fits(card: Json) -> bool:
    """Whether a message can hold the card."""
    return size(card) <= CARD_BYTES


def held_back(draw: Callable[[Sequence[str]], Drawn], sizes: Sequence[tuple[str, int]]) -> Drawn:
    """A form without as many of its texts as it takes to fit, the longest first.

    ``draw``: the form without the fields of these names. ``sizes``: octets by field name.
    """
    order = [name for name, _ in sorted(sizes, key=lambda pair: -pair[1])]
    for count in range(len(order)):
        made = draw(order[:count])
        if fits(adaptive_card(made.body, made.actions, "")):
            return made
    return draw(order)


def _cut(block: Json, level: int) -> Json:
    if block["type"] == "RichTextBlock":
        return {**block, "inlines": [_short(run, "text", level) for run in block["inlines"]]}
    if block["type"] == "Input.ChoiceSet":
        return {**block, "choices": [_short(each, "title", level) for each in block["choices"]]}
    return block


def _short(part: Json, name: str, level: int) -> Json:
    return {**part, name: cut(part[name], level)} if len(part[name]) > level else part
