"""Cards made to fit: Teams refuses a whole message that is over its limit."""

from collections.abc import Callable, Sequence

from adapters.teams.asking import Drawn
from adapters.teams.elements import Json, adaptive_card, size
from adapters.teams.escape import cut, subtle
from adapters.teams.limits import CARD_BYTES

LEVELS = (2_000, 1_400, 1_000, 700, 500, 350, 250, 180, 130, 90, 60, 40, 25)
"""Characters to which long texts are cut, one after the other, until the whole fits."""
SMALL = 2_500
"""Octets of a form's inputs, as counted by their texts and options, that never are what is too much."""
READABLE = 60
"""Characters to which an option is cut rather than leave an input out."""
SHORTENED = "Some of this is cut short, where you see …"


def fitted(made: Drawn, fallback: str) -> Json:
    """The card, with its longest texts cut as little as it takes; where it was, it says so.

    What stands in an input is never cut: it would come back cut.
    """
    card = adaptive_card(made.body, made.actions, fallback)
    for level in LEVELS:
        if fits(card):
            break
        card = _at(made, level, fallback)
    return card


def fits(card: Json) -> bool:
    """Whether a message can hold the card."""
    return size(card) <= CARD_BYTES


def held_back(draw: Callable[[Sequence[str]], Drawn], sizes: Sequence[tuple[str, int]]) -> Drawn:
    """A form without as many of its inputs as it takes to fit, the largest first.

    ``draw``: the form without the inputs of these names. ``sizes``: octets by field name. Inputs that are
    `SMALL` altogether stay: texts are cut instead.
    """
    if sum(octets for _, octets in sizes) <= SMALL:
        return draw(())
    order = [name for name, _ in sorted(sizes, key=lambda pair: -pair[1])]
    for count in range(len(order)):
        made = draw(order[:count])
        if fits(_at(made, READABLE, "")):
            return made
    return draw(order)


def _at(made: Drawn, level: int, fallback: str) -> Json:
    body = [*subtle(made.shortened or SHORTENED), *(_cut(block, level) for block in made.body)]
    return adaptive_card(body, made.actions, fallback)


def _cut(block: Json, level: int) -> Json:
    if block["type"] == "RichTextBlock":
        return {**block, "inlines": [_short(run, "text", level) for run in block["inlines"]]}
    if block["type"] == "Input.ChoiceSet":
        choices = [_short(each, "title", level) for each in block["choices"]]
        block = {**block, "choices": choices}
    for name in ("label", "errorMessage"):
        block = _short(block, name, max(level, READABLE)) if name in block else block
    return block


def _short(part: Json, name: str, level: int) -> Json:
    return {**part, name: cut(part[name], level)} if len(part[name]) > level else part
