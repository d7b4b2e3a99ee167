"""Block Kit as JSON: a function for each block, element and text that we draw.

Sources: docs.slack.dev/reference/block-kit and views. What is not given is left out. Texts come cut
to size (escape.py); the tests hold everything that is drawn against slack_sdk's models.
"""

from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]


def _given(**parts: Any) -> Json:
    return {name: part for name, part in parts.items() if part is not None}


def plain_text(text: str) -> Json:
    """Words in which Slack reads no marks and no emoji."""
    return {"emoji": False, "text": text, "type": "plain_text"}


def mrkdwn(text: str) -> Json:
    """Words with Slack's marks; only those that are written out, no address or name is found in them."""
    return {"text": text, "type": "mrkdwn", "verbatim": True}


def section_block(text: Json, accessory: Json | None = None) -> Json:
    """A paragraph, with a button beside it."""
    return _given(accessory=accessory, text=text, type="section")


def fields_block(fields: Sequence[Json]) -> Json:
    """Texts side by side."""
    return {"fields": fields, "type": "section"}


def header_block(text: Json) -> Json:
    """A heading."""
    return {"text": text, "type": "header"}


def context_block(text: Json) -> Json:
    """A line of small words."""
    return {"elements": [text], "type": "context"}


def divider_block() -> Json:
    """A line across."""
    return {"type": "divider"}


def actions_block(elements: Sequence[Json]) -> Json:
    """A row of buttons."""
    return {"elements": elements, "type": "actions"}


def input_block(
    block_id: str, label: Json, element: Json, *, hint: Json | None = None, optional: bool
) -> Json:
    """A field to fill in: its label, its control and its hint."""
    return _given(
        block_id=block_id,
        element=element,
        hint=hint,
        label=label,
        optional=optional,
        type="input",
    )


def button_element(
    text: Json,
    action_id: str,
    value: str,
    *,
    style: str | None = None,
    accessibility_label: str | None = None,
) -> Json:
    """A button. ``style``: primary or danger."""
    return _given(
        accessibility_label=accessibility_label,
        action_id=action_id,
        style=style,
        text=text,
        type="button",
        value=value,
    )


def option(text: Json, value: str, description: Json | None = None) -> Json:
    """One option of a choice."""
    return _given(text=text, value=value, description=description)


def option_group(label: Json, options: Sequence[Json]) -> Json:
    """Options of a list under a label of their own."""
    return {"label": label, "options": options}


def radio_buttons(
    action_id: str, options: Sequence[Json], initial_option: Json | None = None
) -> Json:
    """One of a few options."""
    return _given(
        action_id=action_id, initial_option=initial_option, options=options, type="radio_buttons"
    )


def checkboxes(
    action_id: str, options: Sequence[Json], initial_options: Sequence[Json] | None = None
) -> Json:
    """Any of a few options."""
    return _given(
        action_id=action_id, initial_options=initial_options, options=options, type="checkboxes"
    )


def static_select(
    action_id: str,
    placeholder: Json,
    *,
    options: Sequence[Json] | None = None,
    option_groups: Sequence[Json] | None = None,
    initial_option: Json | None = None,
) -> Json:
    """One option of a list to open."""
    return _given(
        action_id=action_id,
        initial_option=initial_option,
        option_groups=option_groups,
        options=options,
        placeholder=placeholder,
        type="static_select",
    )


def multi_static_select(
    action_id: str,
    placeholder: Json,
    *,
    options: Sequence[Json] | None = None,
    option_groups: Sequence[Json] | None = None,
    initial_options: Sequence[Json] | None = None,
) -> Json:
    """Any options of a list to open."""
    return _given(
        action_id=action_id,
        initial_options=initial_options,
        option_groups=option_groups,
        options=options,
        placeholder=placeholder,
        type="multi_static_select",
    )


def conversations_select(
    action_id: str, placeholder: Json, *, only: Json, initial_conversation: str | None = None
) -> Json:
    """One conversation of those that the filter ``only`` lets through."""
    return _given(
        action_id=action_id,
        filter=only,
        initial_conversation=initial_conversation,
        placeholder=placeholder,
        type="conversations_select",
    )


def multi_users_select(
    action_id: str, placeholder: Json, *, most: int, initial_users: Sequence[str] | None = None
) -> Json:
    """Up to ``most`` people."""
    return _given(
        action_id=action_id,
        initial_users=initial_users,
        max_selected_items=most,
        placeholder=placeholder,
        type="multi_users_select",
    )


def plain_text_input(
    action_id: str, *, multiline: bool, max_length: int, initial_value: str | None = None
) -> Json:
    """A box to type in."""
    return _given(
        action_id=action_id,
        initial_value=initial_value,
        max_length=max_length,
        multiline=multiline,
        type="plain_text_input",
    )


def modal_view(
    blocks: Sequence[Json],
    *,
    callback_id: str,
    private_metadata: str,
    title: Json,
    close: Json,
    submit: Json | None = None,
    clear_on_close: bool,
    notify_on_close: bool,
) -> Json:
    """A modal."""
    return _given(
        blocks=blocks,
        callback_id=callback_id,
        clear_on_close=clear_on_close,
        close=close,
        notify_on_close=notify_on_close,
        private_metadata=private_metadata,
        submit=submit,
        title=title,
        type="modal",
    )


def home_view(blocks: Sequence[Json]) -> Json:
    """The App Home tab."""
    return {"blocks": blocks, "type": "home"}
