"""One answer of the console, read as a browser without scripts reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """A form as a browser has it. ``choices`` maps a label to the value of a radio or tick box."""

    action: str = ""
    values: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    choices: dict[str, tuple[str, str]] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """What stands in a field."""
        return next((value for key, value in self.values if key == name), "")

    def fields(self) -> set[str]:
        """The names of the page's own fields."""
        return {value for key, value in self.values if key in {"one", "many"}}

    def does(self, label: str) -> tuple[str, str] | None:
        """What a button or a listed answer posts."""
        pressed = next(((n, v) for text, n, v in self.buttons if text == label), None)
        return pressed or self.choices.get(label)


class Page(HTMLParser):
    """One answer of the console: its forms, and the words of each side and of what waits there."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.words: dict[str, str] = {"practitioner": "", "handler": ""}
        self.live: dict[str, str] = {"practitioner": "", "handler": ""}
        self.cards: list[str] = []
        self._side = ""
        self._live: tuple[str, int] | None = None
        self._depth = 0
        self._form: Form | None = None
        self._button: list[str] | None = None
        self._select = ""
        self._area: list[str] | None = None
        self._label: tuple[str, list[str]] | None = None
        self._ids: dict[str, tuple[str, str]] = {}
        self._silent = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "section" and given.get("id") in {"practitioner", "handlers"}:
            self._side = "practitioner" if given["id"] == "practitioner" else "handler"
        if tag == "div":
            self._depth += 1
            if "data-live" in given:
                self._live = (given["data-live"], self._depth)
        if tag == "span" and given.get("aria-hidden") == "true":
            self._silent = 1
        if tag == "article" and given.get("class", "").startswith("card"):
            self.cards.append(given.get("data-case", ""))
        if tag == "form":
            self._form, self._ids = Form(given.get("action", "")), {}
            self.forms.append(self._form)
        if self._form is not None:
            self._in_form(tag, given, self._form)

    def _in_form(self, tag: str, given: Mapping[str, str], form: Form) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        match tag:
            case "input" if given.get("type") in {"radio", "checkbox"}:
                self._ids[given.get("id", "")] = (name, value)
                if "checked" in given:
                    form.values.append((name, value))
            case "input":
                form.values.append((name, value))
            case "textarea":
                self._select, self._area = name, []
            case "select":
                self._select = name
            case "option" if "selected" in given:
                form.values.append((self._select, value))
            case "button":
                self._button = []
                form.buttons.append(("", name, value))
            case "label":
                self._label = (given.get("for", ""), [])
            case _:
                pass

    def handle_endtag(self, tag: str) -> None:
        form = self._form
        if tag == "div":
            if self._live is not None and self._live[1] == self._depth:
                self._live = None
            self._depth -= 1
        elif tag == "span":
            self._silent = 0
        elif tag == "form":
            self._form = None
        elif form is None:
            return
        elif tag == "textarea" and self._area is not None:
            form.values.append((self._select, "".join(self._area).removeprefix("\n")))
            self._area = None
        elif tag == "button" and self._button is not None:
            _, name, value = form.buttons[-1]
            form.buttons[-1] = (" ".join("".join(self._button).split()), name, value)
            self._button = None
        elif tag == "label" and self._label is not None:
            target = self._ids.get(self._label[0])
            if target is not None:
                form.choices[" ".join("".join(self._label[1]).split())] = target
            self._label = None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.append(data)
            return
        if self._button is not None and not self._silent:
            self._button.append(data)
        if self._label is not None:
            self._label[1].append(data)
        if self._side:
            self.words[self._side] += data
        if self._live is not None:
            self.live[self._live[0]] += data

    def form_with(self, side: str, label: str) -> Form:
        """The newest form of a side that has this button or answer."""
        for form in reversed(self.forms):
            if form.action.startswith(f"/{side}/") and form.does(label):
                return form
        raise AssertionError(f"no {label!r} for the {side}: {self.live[side]!r}")

    def form_of(self, side: str, name: str) -> Form:
        """The newest form of a side that asks for this field."""
        for form in reversed(self.forms):
            if form.action.startswith(f"/{side}/") and name in form.fields():
                return form
        raise AssertionError(f"no field {name!r} for the {side}: {self.live[side]!r}")
