"""Block elements: fields, limits, and the blocks and surfaces each may stand in.

Source: docs.slack.dev/reference/block-kit/block-elements and …/composition-objects; the "Works
with block types" and "surfaces" line of each element.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.slack_peer.shape import (
    CONFIRM,
    EITHER,
    Check,
    NotModelled,
    Scan,
    flag,
    items,
    link,
    matching,
    one_of,
    shape,
    string,
    text,
    whole,
)

SURFACES = frozenset({"message", "modal", "home"})
SELECT_OPTIONS = 100
"""Options of a select or of one option group, and option groups of a select."""
CHOICES = 10
"""Options of radio buttons and of checkboxes."""
OVERFLOW = 5
UNMODELLED = frozenset({"workflow_button", "icon_button", "feedback_buttons", "url"})
ACTION_ID = string(255)
PLACEHOLDER = text(150)


def option(*kinds: str, linked: bool = False) -> Check:
    """An option: text 75, value 150, description 75 characters; a link in overflow menus only."""
    fields = {"text": text(75, *kinds), "value": string(150), "description": text(75, *kinds)}
    return shape(fields | ({"url": link} if linked else {}), "text", "value")


def focus(scan: Scan, value: Any, where: str) -> None:
    """Only one element of a view may take the focus when it opens."""
    flag(scan, value, where)
    if value is True:
        if scan.focused:
            scan.refuse("only one element can set `focus_on_load`", where)
        scan.focused = True


def _options_of(element: Mapping[str, Any]) -> list[Any]:
    grouped = element.get("option_groups") or []
    return list(element.get("options") or []) + [
        each for group in grouped if isinstance(group, dict) for each in group.get("options") or []
    ]


def initially_one(scan: Scan, value: Any, where: str) -> None:
    """What is chosen at first must be exactly one (or some) of the options."""
    given = _options_of(value)
    first = value.get("initial_option")
    if first is not None and first not in given:
        scan.refuse("must be one of the provided options", f"{where}/initial_option")
    chosen = value.get("initial_options")
    for number, each in enumerate(chosen if isinstance(chosen, list) else []):
        if each not in given:
            scan.refuse("must be one of the provided options", f"{where}/initial_options/{number}")


def distinct(scan: Scan, value: Any, where: str) -> None:
    """Option values are unique in a menu (option object: "a unique string value")."""
    seen = set()
    for each in _options_of(value):
        code = each.get("value") if isinstance(each, dict) else None
        if isinstance(code, str):
            if code in seen:
                scan.refuse("option values must be unique", f"{where}/options")
            seen.add(code)


def either_options(scan: Scan, value: Any, where: str) -> None:
    if (value.get("options") is None) == (value.get("option_groups") is None):
        scan.refuse("must define either `options` or `option_groups`", where)


def within(scan: Scan, value: Any, where: str) -> None:
    """No more chosen at first than may be chosen; no shortest text longer than the longest."""
    most, chosen = value.get("max_selected_items"), value.get("initial_options")
    if isinstance(most, int) and isinstance(chosen, list) and len(chosen) > most:
        scan.refuse(f"no more than {most} items allowed", f"{where}/initial_options")
    shortest, longest = value.get("min_length"), value.get("max_length")
    if isinstance(shortest, int) and isinstance(longest, int) and shortest > longest:
        scan.refuse("`min_length` must not be greater than `max_length`", f"{where}/min_length")
    start = value.get("initial_value")
    if isinstance(longest, int) and isinstance(start, str) and len(start) > longest:
        scan.refuse(f"must be less than {longest + 1} characters", f"{where}/initial_value")


@dataclass(frozen=True, slots=True)
class Element:
    """What an element looks like and where it may stand."""

    check: Check
    blocks: frozenset[str]
    surfaces: frozenset[str] = SURFACES


def _known(
    fields: Mapping[str, Check],
    *required: str,
    blocks: str,
    surfaces: frozenset[str] = SURFACES,
    rules: tuple[Check, ...] = (),
) -> Element:
    every: dict[str, Check] = {"type": string(50), "action_id": ACTION_ID}
    return Element(
        shape({**every, **fields}, "type", *required, rules=rules),
        frozenset(blocks.split()),
        surfaces,
    )


_MENU = {"placeholder": PLACEHOLDER, "confirm": CONFIRM, "focus_on_load": focus}
_MANY = {"max_selected_items": whole(1, 1000)}
_STATIC = {
    "options": items(option(), SELECT_OPTIONS),
    "option_groups": items(
        shape({"label": text(75), "options": items(option(), SELECT_OPTIONS)}, "label", "options"),
        SELECT_OPTIONS,
    ),
}
_STATIC_RULES = (either_options, initially_one, distinct, within)
_DISPATCH = shape(
    {"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), most=2)}
)
_WRITTEN = {
    "placeholder": PLACEHOLDER,
    "dispatch_action_config": _DISPATCH,
    "focus_on_load": focus,
}
_FILTER = shape(
    {
        "include": items(one_of("im", "mpim", "private", "public"), most=4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    }
)
_CONVERSATIONS = {"filter": _FILTER, "default_to_current_conversation": flag}
_ID = string(50)
_IDS = items(_ID, 1000, least=0)
_DAY = matching(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "must be a valid date")
_MINUTE = matching(r"([01]\d|2[0-3]):[0-5]\d", "must be a valid time")
_NUMBER = matching(r"-?\d+(\.\d+)?", "must be a valid number")
_FORM = "section actions input"
_MODAL = frozenset({"modal"})

ELEMENTS: dict[str, Element] = {
    "button": _known(
        {
            "text": text(75),
            "url": link,
            "value": string(2000),
            "style": one_of("primary", "danger"),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
        },
        "text",
        blocks="section actions",
    ),
    "image": Element(
        shape(
            {
                "type": string(50),
                "image_url": link,
                "alt_text": string(2000),
                "slack_file": shape({"id": _ID, "url": link}),
            },
            "type",
            "alt_text",
        ),
        frozenset({"section", "context"}),
    ),
    "overflow": _known(
        {"options": items(option(linked=True), OVERFLOW), "confirm": CONFIRM},
        "options",
        blocks="section actions",
        rules=(distinct,),
    ),
    "checkboxes": _known(
        {
            "options": items(option(*EITHER), CHOICES),
            "initial_options": items(option(*EITHER), CHOICES),
            "confirm": CONFIRM,
            "focus_on_load": focus,
        },
        "options",
        blocks=_FORM,
        rules=(initially_one, distinct),
    ),
    "radio_buttons": _known(
        {
            "options": items(option(*EITHER), CHOICES),
            "initial_option": option(*EITHER),
            "confirm": CONFIRM,
            "focus_on_load": focus,
        },
        "options",
        blocks=_FORM,
        rules=(initially_one, distinct),
    ),
    "static_select": _known(
        _MENU | _STATIC | {"initial_option": option()}, blocks=_FORM, rules=_STATIC_RULES
    ),
    "multi_static_select": _known(
        _MENU | _MANY | _STATIC | {"initial_options": items(option(), SELECT_OPTIONS)},
        blocks=_FORM,
        rules=_STATIC_RULES,
    ),
    "external_select": _known(
        _MENU | {"initial_option": option(), "min_query_length": whole(0, 1000)}, blocks=_FORM
    ),
    "users_select": _known(_MENU | {"initial_user": _ID}, blocks=_FORM),
    "multi_users_select": _known(_MENU | _MANY | {"initial_users": _IDS}, blocks=_FORM),
    "conversations_select": _known(
        _MENU | _CONVERSATIONS | {"initial_conversation": _ID, "response_url_enabled": flag},
        blocks=_FORM,
    ),
    "multi_conversations_select": _known(
        _MENU | _MANY | _CONVERSATIONS | {"initial_conversations": _IDS}, blocks=_FORM
    ),
    "channels_select": _known(
        _MENU | {"initial_channel": _ID, "response_url_enabled": flag}, blocks=_FORM
    ),
    "multi_channels_select": _known(_MENU | _MANY | {"initial_channels": _IDS}, blocks=_FORM),
    "datepicker": _known(_MENU | {"initial_date": _DAY}, blocks=_FORM),
    "timepicker": _known(_MENU | {"initial_time": _MINUTE, "timezone": _ID}, blocks=_FORM),
    "datetimepicker": _known(
        {
            "initial_date_time": whole(1_000_000_000, 9_999_999_999),
            "confirm": CONFIRM,
            "focus_on_load": focus,
        },
        blocks="actions input",
        surfaces=frozenset({"modal", "message"}),
    ),
    "plain_text_input": _known(
        _WRITTEN
        | {
            "initial_value": string(3000, least=0),
            "multiline": flag,
            "min_length": whole(0, 3000),
            "max_length": whole(1, 3000),
        },
        blocks="input",
        rules=(within,),
    ),
    "email_text_input": _known(
        _WRITTEN | {"initial_value": string(3000)}, blocks="input", surfaces=_MODAL
    ),
    "url_text_input": _known(
        _WRITTEN | {"initial_value": string(3000)}, blocks="input", surfaces=_MODAL
    ),
    "number_input": _known(
        _WRITTEN
        | {
            "is_decimal_allowed": flag,
            "initial_value": _NUMBER,
            "min_value": _NUMBER,
            "max_value": _NUMBER,
        },
        "is_decimal_allowed",
        blocks="input",
        surfaces=_MODAL,
    ),
    "file_input": _known(
        {"filetypes": items(_ID, 100), "max_files": whole(1, 10)},
        blocks="input",
        surfaces=_MODAL,
    ),
}


def element(block: str) -> Check:
    """Any element that may stand in this type of block, on the surface of the scan."""

    def check(scan: Scan, value: Any, where: str) -> None:
        if not isinstance(value, dict):
            scan.refuse("must be an object", where)
            return
        kind = value.get("type")
        if kind is None:
            scan.refuse("missing required field: type", where)
            return
        if kind in UNMODELLED or kind in ("rich_text_input", "multi_external_select"):
            raise NotModelled(f"{kind} at {where}")
        known = ELEMENTS.get(kind)
        if known is None or block not in known.blocks or scan.surface not in known.surfaces:
            scan.refuse(f"unsupported type: {kind}", f"{where}/type")
            return
        known.check(scan, value, where)
        if kind == "image" and (value.get("image_url") is None) == (
            value.get("slack_file") is None
        ):
            scan.refuse("must define either `image_url` or `slack_file`", where)
        if value.get("response_url_enabled") and (block, scan.surface) != ("input", "modal"):
            scan.refuse("invalid additional property: response_url_enabled", where)

    return check
