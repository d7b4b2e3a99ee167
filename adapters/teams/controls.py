"""A field as an input with its label, and what stands in it back as raw values."""

from collections.abc import Iterator, Mapping, Sequence

from adapters.teams.elements import Json, choice_set, rich_text, text_input
from adapters.teams.escape import cut, heading, lookalike, paragraphs, runs, subtle
from adapters.teams.limits import OPEN_LIST, OPTION, PARAGRAPH
from dialogs.engine.fields import Choice, Choices, Field, Option, Raw, match, numbered
from dialogs.engine.pickers import Known, People, Place, find, spoken
from dialogs.engine.plain import clean
from dialogs.engine.views import Shown

TEXT, MANY = "f_", "m_"
"""What the id of an input begins with: of one that gives a text, of one that gives several values."""
NEEDED = "Needed."
PROBLEM = "There is a problem: "
HELD = (
    "What you wrote stays as it is. It is too long to show on this card. To change it, type: here."
)
EXCERPT = 200
"""Characters of a text that is held back which are shown."""
NUMBERS = "Type a number or the words."
NAMED = "Type the names, one on each line."
MOST_LISTED = 25
"""People who are listed to be ticked; more are typed."""


def control(shown: Shown, *, small: bool = False, title: str = "") -> list[Json]:
    """The label, the hint and the input of a field, with what stands in it and what is wrong.

    The client checks nothing: a button beside a form must work, and keep, while it is half filled.
    ``small``: the card has no room for it: a text is not shown whole and has no input, so that it
    stays as it is; options and names are typed. ``title``: the page's, which is not said twice.
    """
    field = shown.field
    top = heading(_label(field), size="Default") if field.label != title else []
    if small and not isinstance(field, Choice | Choices | People | Place):
        text = cut(typed(shown.raw), EXCERPT)
        return [*top, *faults(shown.error), *paragraphs(text), *subtle(HELD)]
    if small and isinstance(field, Choice | Choices):
        return _to_type(shown, field)
    typing = "" if _is_listed(shown, small) or not isinstance(field, People) else NAMED
    hint = " ".join(filter(None, (NEEDED if field.required else "", field.hint, typing)))
    return [*top, *subtle(hint), *faults(shown.error), _input(shown, small)]


def _to_type(shown: Shown, field: Choice | Choices) -> list[Json]:
    """A choice with more options than a card holds: its options as words, and a box for the answer."""
    standing = [option.label for option in field.options if option.value in chosen(shown)]
    label, error = _label(field), lookalike(shown.error or field.missing, OPTION)
    box = text_input(f"{TEXT}{field.name}", label, value=", ".join(standing), error=error)
    hint = " ".join(filter(None, (NEEDED if field.required else "", field.hint, NUMBERS)))
    return [
        *heading(label, size="Default"),
        *subtle(hint),
        *paragraphs(numbered(field.options)),
        *faults(shown.error),
        box,
    ]


def faults(*errors: str) -> list[Json]:
    """What is wrong, each once."""
    told = dict.fromkeys(filter(None, errors))
    return [rich_text([*runs(PROBLEM, bold=True), *runs(cut(error, PARAGRAPH))]) for error in told]


def _label(field: Field) -> str:
    return cut(field.label, OPTION) or "–"


def _input(shown: Shown, small: bool) -> Json:
    field, label = shown.field, _label(shown.field)
    error = lookalike(shown.error or getattr(field, "missing", ""), OPTION)
    if isinstance(field, Choice | Choices):
        many = isinstance(field, Choices)
        return pick(field.name, label, field.options, chosen(shown), many=many, error=error)
    if isinstance(field, Place | People) and _is_listed(shown, small):
        options = tuple(Option(one.id, one.label) for one in field.known)
        many = isinstance(field, People)
        return pick(field.name, label, options, _marked(field, shown.raw), many=many, error=error)
    text = typed(shown.raw)
    if isinstance(field, Place | People):
        text = "\n".join(_names(field.known, shown.raw))
    multiline = getattr(field, "lines", 1) > 1 or "\n" in text
    made = f"{TEXT}{field.name}"
    return text_input(made, label, value=clean(text), multiline=multiline, error=error)


def _is_listed(shown: Shown, small: bool) -> bool:
    """Whether those who are known are options, rather than typed by name. Whoever stands in the field
    and is not known would not come back from a list.
    """
    field = shown.field
    if small or not isinstance(field, Place | People) or not field.known:
        return False
    if any(find(field.known, part) is None for part in spoken(shown.raw)):
        return False
    return isinstance(field, Place) or len(field.known) <= MOST_LISTED


def _marked(field: Place | People, raw: Raw) -> frozenset[str]:
    standing = spoken(raw)
    return frozenset(
        one.id for one in field.known if one.id in standing or one.typed.intersection(standing)
    )


def _names(known: Sequence[Known], raw: Raw) -> Iterator[str]:
    """What is typed for those who are known: their names, or their ids where a name says too little."""
    names = {one.id: one.label for one in known if _is_clear(known, one)}
    return (names.get(part, part) for part in spoken(raw))


def _is_clear(known: Sequence[Known], one: Known) -> bool:
    return spoken(one.label) == (one.label,) and find(known, one.label) == one


def chosen(shown: Shown) -> frozenset[str]:
    """The values of the options that stand in a choice, or its preset where nothing does."""
    field, raw = shown.field, shown.raw
    if isinstance(field, Choice):
        parts: Sequence[str] = (typed(raw) or field.preset or "",)
    elif isinstance(field, Choices):
        parts = (raw,) if isinstance(raw, str) else raw
    else:
        return frozenset()
    found = (match(field.options, part) for part in parts if part)
    return frozenset(option.value for option in found if option)


def typed(raw: Raw) -> str:
    """A raw value as text."""
    return raw if isinstance(raw, str) else "\n".join(raw)


def pick(
    name: str,
    label: str,
    offered: Sequence[Option],
    marked: frozenset[str] = frozenset(),
    *,
    many: bool = False,
    error: str = "",
) -> Json:
    """Options that stand open, or a list to unfold where there are more than `OPEN_LIST`."""
    choices = [(_words(option), option.value) for option in offered]
    chosen_ = [option.value for option in offered if option.value in marked]
    is_open = len(choices) <= OPEN_LIST
    return choice_set(
        f"{MANY if many else TEXT}{name}",
        label,
        choices,
        chosen=chosen_,
        expanded=is_open,
        many=many,
        error=error,
    )


def _words(option: Option) -> str:
    return lookalike(": ".join(filter(None, (option.label, option.hint))), OPTION)


def raw_values(inputs: Mapping[str, str], drawn: Sequence[str]) -> dict[str, Raw]:
    """Raw values by field name, for the inputs that were drawn: Teams leaves out what is empty."""
    values: dict[str, Raw] = {}
    for made in drawn:
        text, name = inputs.get(made, ""), made[len(TEXT) :]
        many = made.startswith(MANY)
        values[name] = tuple(filter(None, text.split(","))) if many else text
    return values
