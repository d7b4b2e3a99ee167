"""Adaptive cards as JSON: a function for each element and action that we draw, and no other.

Source: adaptivecards.io/explorer, version 1.5. What is not given is left out. One column: no column
sets; no actions in the body: clients on phones stop at them. Nothing says by colour alone what it says.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_core import to_json

from adapters.teams.limits import VERSION

Json = dict[str, Any]
LANGUAGE = "en"


def _given(**parts: Any) -> Json:
    return {name: part for name, part in parts.items() if part is not None}


def text_run(text: str, *, bold: bool = False, subtle: bool = False, url: str = "") -> Json:
    """Words in which no client reads any mark. ``url``: opened when they are pressed."""
    return _given(
        type="TextRun",
        text=text,
        weight="Bolder" if bold else None,
        isSubtle=True if subtle else None,
        size="Small" if subtle else None,
        selectAction={"type": "Action.OpenUrl", "url": url} if url else None,
    )


def rich_text(runs: Sequence[Json], *, spacing: str | None = None) -> Json:
    """A paragraph of runs; newlines in them are kept."""
    return _given(type="RichTextBlock", inlines=list(runs), spacing=spacing)


def heading_block(text: str, *, size: str = "Large") -> Json:
    """A heading, for words that hold no marks: clients read Markdown in it.

    ``size``: Large for a page, Medium for a part of it, Default for a field.
    """
    return _given(
        type="TextBlock",
        text=text,
        style="heading",
        size=size,
        weight="Bolder",
        wrap=True,
        spacing=None if size == "Large" else "Medium",
    )


def text_input(
    input_id: str, label: str, *, value: str = "", multiline: bool = False, error: str = ""
) -> Json:
    """A box to type in. It has no limit of its own: the server says what is too long."""
    return _given(
        type="Input.Text",
        id=input_id,
        label=label,
        value=value or None,
        isMultiline=True if multiline else None,
        errorMessage=error or None,
        spacing="Small",
    )


def choice_set(
    input_id: str,
    label: str,
    choices: Sequence[tuple[str, str]],
    *,
    chosen: Sequence[str] = (),
    expanded: bool = True,
    many: bool = False,
    required: bool = False,
    error: str = "",
) -> Json:
    """Options as (title, value). ``required``: the client does not press on without one."""
    return _given(
        type="Input.ChoiceSet",
        id=input_id,
        label=label,
        choices=[{"title": title, "value": value} for title, value in choices],
        value=",".join(chosen) or None,
        style="expanded" if expanded or many else "compact",
        isMultiSelect=True if many else None,
        wrap=True,
        isRequired=True if required else None,
        errorMessage=error or None,
        placeholder=None if expanded or many else "Choose one",
        spacing="Small",
    )


def submit_action(title: str, data: Json, *, style: str | None = None, inputs: bool = True) -> Json:
    """A button that sends ``data`` and the inputs; without ``inputs``, nothing that stands in them."""
    return _given(
        type="Action.Submit",
        title=title,
        data=data,
        style=style,
        associatedInputs=None if inputs else "none",
    )


def execute_action(
    title: str, data: Json, *, style: str | None = None, inputs: bool = True
) -> Json:
    """The same as an invoke, which is answered with a card; a message where a client knows no invokes."""
    made = submit_action(title, data, style=style, inputs=inputs)
    return {**made, "type": "Action.Execute", "verb": "cpi", "fallback": made}


def adaptive_card(body: Sequence[Json], actions: Sequence[Json], fallback: str) -> Json:
    """A card. ``fallback``: what a client says that does not draw cards of this version."""
    made: Json = {
        "type": "AdaptiveCard",
        "version": VERSION,
        "lang": LANGUAGE,
        "fallbackText": fallback,
        "body": list(body),
    }
    return {**made, "actions": list(actions)} if actions else made


def size(part: Mapping[str, Any] | Sequence[Any] | str) -> int:
    """Octets as compact JSON in UTF-8."""
    return len(to_json(part))
