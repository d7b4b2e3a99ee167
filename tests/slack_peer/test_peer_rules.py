"""Rules that are not numbers: what may stand where, what must be there, what must be unique."""

import json
from typing import Any

import pytest
from slack_sdk.models import blocks as sdk
from slack_sdk.models.views import View

from tests.slack_peer.building import (
    actions,
    asked,
    button,
    element,
    home,
    modal,
    options,
    section,
    select,
    try_message,
    words,
)
from tests.slack_peer.limits import NotModelled, Rejected, check_message, check_view


def refused(*blocks: dict[str, Any]) -> str:
    with pytest.raises(Rejected) as caught:
        try_message(*blocks)
    return caught.value.messages[0]


def refused_view(view: Any, kind: Any = "modal") -> str:
    with pytest.raises(Rejected) as caught:
        check_view(view, kind)
    return caught.value.messages[0]


def test_block_ids_are_unique_in_a_payload() -> None:
    try_message(section(block_id="a"), section(block_id="b"))
    said = refused(section(block_id="a"), section(block_id="a"))
    assert said == '[ERROR] `block_id` "a" already exists [json-pointer:/blocks/1/block_id]'


def test_action_ids_are_unique_in_a_block_only() -> None:
    try_message(actions(button(1), button(2)), actions(button(1)))
    said = refused(section(), actions(button(1), button(1)))
    assert (
        said
        == '[ERROR] `action_id` "b:1" already exists [json-pointer:/blocks/1/elements/1/action_id]'
    )


@pytest.mark.parametrize("kind", ["static_select", "radio_buttons"])
def test_what_is_chosen_at_first_is_one_of_the_options(kind: str) -> None:
    given = element(kind, options=options(2), initial_option=options(2)[1])
    try_message(actions(given))
    given["initial_option"] = options(2)[1] | {"text": words(4)}
    assert "must be one of the provided options" in refused(actions(given))


def test_what_is_ticked_at_first_are_options() -> None:
    given = element("checkboxes", options=options(2), initial_options=options(2))
    try_message(actions(given))
    given["initial_options"] = options(3)
    assert "initial_options/2" in refused(actions(given))


def test_a_menu_has_options_or_groups() -> None:
    both = select(1, option_groups=[{"label": words(3), "options": options(1, value="x")}])
    assert "either `options` or `option_groups`" in refused(actions(both))
    assert "either `options` or `option_groups`" in refused(actions(element("static_select")))


def test_option_values_are_unique_in_a_menu() -> None:
    assert "must be unique" in refused(actions(select(options=options(2, value="same"))))


def test_only_overflow_options_have_links() -> None:
    linked = options(1, url="https://a.example/")
    try_message(section(accessory=element("overflow", options=linked)))
    assert "invalid additional property: url" in refused(actions(select(options=linked)))


def test_mrkdwn_stands_in_choices_and_not_in_menus() -> None:
    marked = options(1, text=words(3, "mrkdwn"))
    try_message(actions(element("radio_buttons", options=marked)))
    assert "enum" in refused(actions(select(options=marked)))


@pytest.mark.parametrize(
    ("block", "where"),
    [
        (actions(element("plain_text_input")), "/blocks/0/elements/0/type"),
        (section(accessory=element("plain_text_input")), "/blocks/0/accessory/type"),
        (asked(button()), "/blocks/0/element/type"),
        (asked(element("email_text_input")), "/blocks/0/element/type"),
        ({"type": "sections"}, "/blocks/0/type"),
        (section(accessory=element("datetimepicker")), "/blocks/0/accessory/type"),
    ],
)
def test_an_element_stands_only_where_slack_lets_it(block: dict[str, Any], where: str) -> None:
    said = refused(block)
    assert "unsupported type" in said
    assert said.endswith(f"[json-pointer:{where}]")


def test_a_markdown_block_is_for_messages_and_a_datetimepicker_not_for_home() -> None:
    assert "unsupported type" in refused_view(modal({"type": "markdown", "text": "x"}))
    assert "unsupported type" in refused_view(home(actions(element("datetimepicker"))), "home")
    check_view(modal(actions(element("datetimepicker"))), "modal")


def test_inputs_stand_on_every_surface_and_a_modal_with_one_needs_submit() -> None:
    field = asked(element("plain_text_input"))
    try_message(field)
    check_view(home(field), "home")
    check_view(modal(field), "modal")
    without = modal(section(), field)
    del without["submit"]
    said = refused_view(without)
    assert (
        said
        == "[ERROR] must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]"
    )
    check_view(modal(section(), submit=None), "modal")


def test_what_slack_does_not_know_is_refused() -> None:
    assert "invalid additional property: disabled" in refused(actions(button(disabled=True)))
    assert "invalid additional property: title" in refused_view(home(title=words(3)), "home")
    assert "invalid additional property: emoji" in refused(
        section(text=words(3, "mrkdwn") | {"emoji": True})
    )
    assert "invalid additional property: verbatim" in refused(
        section(text=words(3) | {"verbatim": True})
    )


def test_what_must_be_there_is_missed() -> None:
    assert "must define either `text` or `fields`" in refused({"type": "section"})
    assert "missing required field: text" in refused(actions(element("button")))
    assert "missing required field: label" in refused(asked(select()) | {"label": None})
    assert "missing required field: title" in refused_view(modal(title=None))
    assert "missing required field: deny" in refused(
        actions(button(confirm={"title": words(1), "text": words(1), "confirm": words(1)}))
    )
    assert "missing required field: alt_text" in refused(
        {"type": "image", "image_url": "https://a.example/i.png"}
    )


def test_values_have_their_form() -> None:
    assert "valid date" in refused(actions(element("datepicker", initial_date="1/2/2026")))
    assert "valid time" in refused(actions(element("timepicker", initial_time="24:00")))
    assert "invalid url" in refused(actions(button(url="javascript:alert(1)")))
    assert "enum" in refused(actions(button(style="blue")))
    assert "boolean" in refused_view(modal(notify_on_close="yes"))
    assert "string" in refused(actions(button(value=1)))
    assert "must be an array" in refused({"type": "actions", "elements": {}})
    try_message(actions(element("datepicker", initial_date="2026-02-01")))


def test_a_text_field_cannot_ask_for_more_than_it_takes() -> None:
    given = element("plain_text_input", min_length=5, max_length=4)
    assert "min_length" in refused_view(modal(asked(given)))
    given = element("plain_text_input", max_length=4, initial_value="12345")
    assert "less than 5 characters" in refused_view(modal(asked(given)))


def test_one_field_takes_the_focus() -> None:
    first = asked(element("plain_text_input", focus_on_load=True))
    check_view(modal(first), "modal")
    assert "focus_on_load" in refused_view(modal(first, first))


def test_a_response_url_is_asked_for_in_a_modals_input_only() -> None:
    given = element("channels_select", response_url_enabled=True)
    check_view(modal(asked(given)), "modal")
    assert "response_url_enabled" in refused_view(modal(actions(given)))


def test_a_message_needs_text_even_with_blocks() -> None:
    for given in ({}, {"text": " "}, {"blocks": [section()]}, {"text": "", "blocks": [section()]}):
        with pytest.raises(Rejected) as caught:
            check_message(given)
        assert caught.value.error_code == "no_text"


def test_blocks_are_a_list_or_its_json() -> None:
    check_message({"text": "t", "blocks": json.dumps([section()])})
    for wrong in ("[", "{}", {"type": "section"}):
        with pytest.raises(Rejected) as caught:
            check_message({"text": "t", "blocks": wrong})
        assert caught.value.error_code == "invalid_blocks_format"


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(Rejected) as caught:
        try_message({"type": "section"}, actions(), section(text=words(3001)))
    assert len(caught.value.messages) == 3
    assert caught.value.where == "/blocks/0"


@pytest.mark.parametrize("kind", ["rich_text", "video", "table"])
def test_what_the_peer_was_not_taught_fails_loudly(kind: str) -> None:
    with pytest.raises(NotModelled, match=kind):
        try_message({"type": kind})
    with pytest.raises(NotModelled):
        check_message({"text": "t", "attachments": [{"text": "old"}]})


def test_what_slack_sdk_builds_is_taken() -> None:
    plain = sdk.PlainTextObject
    choice = sdk.Option(text=plain(text="Yes"), value="y")
    every = [
        sdk.HeaderBlock(text="Heading"),
        sdk.SectionBlock(
            text=sdk.MarkdownTextObject(text="*Bold*"),
            fields=[plain(text="One")],
            accessory=sdk.ButtonElement(text="Change", action_id="b:1", value="token"),
        ),
        sdk.DividerBlock(),
        sdk.ContextBlock(elements=[plain(text="Or type it")]),
        sdk.ActionsBlock(
            elements=[
                sdk.ButtonElement(
                    text=plain(text="Go", emoji=False),
                    action_id="b:2",
                    style="primary",
                    confirm=sdk.ConfirmObject(title="Sure?", text="Really", confirm="Y", deny="N"),
                ),
                sdk.RadioButtonsElement(action_id="r", options=[choice], initial_option=choice),
                sdk.StaticSelectElement(action_id="s", options=[choice], placeholder="Choose"),
                sdk.ConversationSelectElement(
                    action_id="c", filter=sdk.ConversationFilter(include=["private"])
                ),
            ]
        ),
        sdk.InputBlock(
            label="What happened?",
            hint="Only what you saw",
            element=sdk.PlainTextInputElement(action_id="t", multiline=True, max_length=3000),
        ),
        sdk.InputBlock(
            label="Which?", element=sdk.CheckboxesElement(action_id="k", options=[choice])
        ),
        sdk.InputBlock(label="When?", element=sdk.DatePickerElement(action_id="d")),
        sdk.InputBlock(label="Who?", element=sdk.UserMultiSelectElement(action_id="u")),
    ]
    view = View(type="modal", title="Report", submit="Next", close="Cancel", blocks=every)
    check_view(view.to_dict(), "modal")
    check_view(json.dumps(view.to_dict()), "modal")
    check_message({"text": "t", "blocks": [each.to_dict() for each in every]})
