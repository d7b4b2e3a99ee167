"""A script: an ordered set of pages with a name and a version, checked when it is built."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Choice, Value
from dialogs.engine.inbound import Move
from dialogs.engine.page import Effect, Kind, Page, Sight, Stop
from dialogs.engine.views import Copyable, Facts, Notice, Part

BUTTON_LIMIT = 25
FORM_TITLE_LIMIT = 24


class ScriptError(Exception):
    """The script contradicts itself; raised when it is built, never while a person talks to it."""


def _no_facts(_key: str, _sight: Sight) -> Facts:
    return {}


def _no_prefill(_key: str, _sight: Sight) -> Mapping[str, Value]:
    return {}


def _unscreened(draft: Draft, _text: str, _now: datetime) -> Draft:
    return draft


def _unheard(draft: Draft, _text: str, _now: datetime) -> tuple[Draft, tuple[Notice, ...]]:
    words = "I did not understand that. Choose one of the answers, or type help."
    return draft, (Notice((words,), name="NOT-UNDERSTOOD"),)


def _nothing_to_remember(_before: Draft, after: Draft, _now: datetime) -> Draft:
    return after


def _not_kept(_draft: Draft, _old: str, _new: str) -> Draft | None:
    return None


def _no_hints(_key: str, _sight: Sight) -> tuple[str, ...]:
    return ()


def _no_parts(_sight: Sight, _keys: tuple[str, ...]) -> tuple[Part, ...]:
    return ()


def _no_errors(_key: str, _values: Mapping[str, Value], _sight: Sight) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Script:
    """Pages in order, and the script's own rules as plain functions.

    ``facts(key, sight)`` gives the words for a page's placeholders; ``prefill`` the values a page
    starts from; ``screen`` looks at every free text before it is used (the alarm); ``said`` takes text
    that answers nothing; ``replace(draft, old, new)`` puts a changed message in place of what it said
    before, None where the script does not keep that; ``remember`` keeps what must outlive a changed answer; ``hints`` never block;
    ``parts`` is what the review shows, from the answers on the path; ``check`` finds what is wrong
    between the fields of one page (field name to plain words). ``guides`` are pages of words that can
    be shown from anywhere. ``on`` says what START, STOP and DELETE do here. ``calls`` are words
    (folded) that never answer a field: ``said`` takes them, whatever is asked. ``together``: a page
    that is changed from the review, to all that are asked again with it. ``stop`` is the label of the
    button that puts the draft aside.
    """

    name: str
    version: int
    pages: tuple[Page, ...]
    facts: Callable[[str, Sight], Facts] = _no_facts
    prefill: Callable[[str, Sight], Mapping[str, Value]] = _no_prefill
    screen: Callable[[Draft, str, datetime], Draft] = _unscreened
    said: Callable[[Draft, str, datetime], tuple[Draft, tuple[Notice, ...]]] = _unheard
    replace: Callable[[Draft, str, str], Draft | None] = _not_kept
    remember: Callable[[Draft, Draft, datetime], Draft] = _nothing_to_remember
    hints: Callable[[str, Sight], tuple[str, ...]] = _no_hints
    parts: Callable[[Sight, tuple[str, ...]], tuple[Part, ...]] = _no_parts
    check: Callable[[str, Mapping[str, Value], Sight], Mapping[str, str]] = _no_errors
    guides: Mapping[str, Notice | Callable[[Sight], Notice | Copyable]] = field(
        default_factory=dict
    )
    on: Mapping[Move, Effect] = field(default_factory=dict)
    calls: frozenset[str] = frozenset()
    together: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stop: str = "Save and close"
    stops: tuple[Stop, ...] = field(init=False, repr=False)
    """The pages as stops, where they do not repeat."""
    last: Mapping[Kind, int] = field(init=False, repr=False)
    """The place of the last page of each kind."""

    def __post_init__(self) -> None:
        """Raises ScriptError if pages contradict each other."""
        names = [page.id for page in self.pages]
        if len(set(names)) != len(names):
            raise ScriptError(f"{self.name}: two pages have the same id")
        for page in self.pages:
            _check_page(self.name, page, set(names))
        stops = tuple(Stop(page, page.id, place) for place, page in enumerate(self.pages))
        object.__setattr__(self, "stops", stops)
        object.__setattr__(self, "last", {stop.page.kind: stop.place for stop in stops})

    def page(self, name: str) -> Page:
        """The page with this id. Raises KeyError."""
        for page in self.pages:
            if page.id == name:
                return page
        raise KeyError(name)

    def start(self) -> Draft:
        """A draft with nothing in it."""
        return Draft(self.name, self.version)


def _check_page(script: str, page: Page, names: set[str]) -> None:
    where = f"{script} {page.id}"
    if "." in page.id:
        raise ScriptError(f"{where}: a dot in a page id is kept for repeats")
    if page.kind is Kind.FORM:
        if len(page.title) > FORM_TITLE_LIMIT or len(page.submit) > FORM_TITLE_LIMIT:
            raise ScriptError(
                f"{where}: form titles and buttons have {FORM_TITLE_LIMIT} characters at most"
            )
        _check_fields(where, page)
        return
    choice = page.choice
    if choice is None:
        raise ScriptError(f"{where}: only a form has other than one choice")
    values = {option.value for option in choice.options}
    if strangers := (set(page.effects) | set(page.thanks) | set(page.shows)) - values:
        raise ScriptError(f"{where}: no option is called {', '.join(sorted(strangers))}")
    if not page.as_list:
        for option in choice.options:
            if len(option.label) > BUTTON_LIMIT:
                raise ScriptError(
                    f"{where}: a button has {BUTTON_LIMIT} characters at most: {option.label}"
                )
    for effect in page.effects.values():
        if effect.to not in names | {"end", "start", "back"}:
            raise ScriptError(f"{where}: an effect leads to {effect.to}, which is no page")


def _check_fields(where: str, page: Page) -> None:
    names = [f.name for f in page.fields]
    if len(set(names)) != len(names):
        raise ScriptError(f"{where}: two fields have the same name")
    if strangers := (set(page.more) | set(page.shows)) - set(names):
        raise ScriptError(f"{where}: no field is called {', '.join(sorted(strangers))}")
    for asked in page.fields:
        if isinstance(asked, Choice) and asked.preset is not None and not _has(asked, asked.preset):
            raise ScriptError(f"{where}: the preset of {asked.name} is none of its options")


def _has(choice: Choice, value: str) -> bool:
    return any(option.value == value for option in choice.options)
