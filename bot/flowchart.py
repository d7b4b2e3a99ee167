"""The process as a picture, drawn from the script itself, so that it cannot differ from what the bot does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Value
from dialogs.engine.journey import travel
from dialogs.engine.page import Kind, Page, Stop
from dialogs.engine.script import Script

_SHAPE = {
    Kind.QUESTION: ("{{", "}}"),
    Kind.FORM: ("[", "]"),
    Kind.EXIT: ("([", "])"),
    Kind.ALARM: ("{{", "}}"),
    Kind.REVIEW: ("[[", "]]"),
}
_CLASS = {Kind.EXIT: "exit", Kind.ALARM: "alarm", Kind.FORM: "form"}


Edge = tuple[str, str, str]
"""From page, answer, to page."""


def edges(script: Script, now: datetime) -> list[Edge]:
    """Every way from one page to the next, found by walking the script.

    Each page is reached once; each of its answers is then tried, and leads where the journey says.
    A form is walked with its first answers.
    """
    found: dict[Edge, None] = {}
    seen: set[str] = set()
    waiting = [script.start()]
    while waiting:
        draft = waiting.pop()
        stop = travel(script, draft, now).current
        if stop is None or stop.key in seen:
            continue
        seen.add(stop.key)
        for label, after, to in _answers(draft, stop):
            target = to or _next(script, after, now)
            found.setdefault((stop.page.id, label, target))
            if not to:
                waiting.append(after)
    return list(found)


def _answers(draft: Draft, stop: Stop) -> Iterator[tuple[str, Draft, str]]:
    page = stop.page
    if page.choice is None:
        usual = {"next": "vehicle"} if page.id == "C2" else {}
        yield "", _with(draft, stop.key, {**usual, "what": "…"}), ""
        return
    for option in page.choice.options:
        effect = page.effects.get(option.value)
        if effect is None:
            yield option.label, _with(draft, stop.key, {page.choice.name: option.value}), ""
        elif effect.to != "back":
            yield option.label, draft, effect.to


def _with(draft: Draft, key: str, values: dict[str, Value]) -> Draft:
    return replace(draft, answers={**draft.answers, key: values})


def _next(script: Script, draft: Draft, now: datetime) -> str:
    stop = travel(script, draft, now).current
    return stop.page.id if stop else "end"


def mermaid(script: Script, now: datetime) -> str:
    """A Mermaid flowchart of a script."""
    lines = ["flowchart TD"]
    for page in script.pages:
        opening, closing = _SHAPE[page.kind]
        kind = f":::{_CLASS[page.kind]}" if page.kind in _CLASS else ""
        lines.append(f"  {_id(page.id)}{opening}{_quoted(page)}{closing}{kind}")
    for start, answer, end in edges(script, now):
        label = f'|"{_clean(answer)}"|' if answer else ""
        lines.append(f"  {_id(start)} -->{label} {_id(end)}")
    lines += [
        "  classDef exit fill:#fff,stroke:#a11,stroke-width:2px,color:#111",
        "  classDef alarm fill:#ffe,stroke:#850,color:#111",
        "  classDef form fill:#eef,stroke:#225,color:#111",
    ]
    return "\n".join(lines) + "\n"


def _id(page: str) -> str:
    return page.replace("-", "_")


def _quoted(page: Page) -> str:
    title = page.title if "{" not in page.title else page.id
    return f'"{page.id}<br/>{_clean(title)}"'


def _clean(text: str) -> str:
    return text.replace('"', "'").replace("|", "/")
