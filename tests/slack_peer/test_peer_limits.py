"""Every number Slack documents: what is just inside passes, one more is refused."""

from collections.abc import Callable

import pytest

from tests.slack_peer.building import (
    Body,
    actions,
    asked,
    button,
    confirm,
    element,
    home,
    modal,
    options,
    section,
    select,
    try_message,
    words,
)
from tests.slack_peer.limits import Rejected, check_message, check_view

MESSAGE: dict[str, tuple[int, Callable[[int], Body]]] = {
    "section text": (3000, lambda n: section(text=words(n))),
    "section mrkdwn": (3000, lambda n: section(text=words(n, "mrkdwn"))),
    "section fields": (10, lambda n: section(fields=[words(1)] * n)),
    "section field": (2000, lambda n: section(fields=[words(n)])),
    "header": (150, lambda n: {"type": "header", "text": words(n)}),
    "context elements": (10, lambda n: {"type": "context", "elements": [words(1)] * n}),
    "context text": (3000, lambda n: {"type": "context", "elements": [words(n)]}),
    "action elements": (25, lambda n: actions(*map(button, range(n)))),
    "button text": (75, lambda n: actions(button(text=words(n)))),
    "button value": (2000, lambda n: actions(button(value="v" * n))),
    "button url": (3000, lambda n: actions(button(url="https://a.example/".ljust(n, "u")))),
    "accessibility label": (75, lambda n: actions(button(accessibility_label="l" * n))),
    "action id": (255, lambda n: actions(button(action_id="i" * n))),
    "block id": (255, lambda n: section(block_id="i" * n)),
    "confirm title": (100, lambda n: actions(button(confirm=confirm(title=words(n))))),
    "confirm text": (300, lambda n: actions(button(confirm=confirm(text=words(n))))),
    "confirm yes": (30, lambda n: actions(button(confirm=confirm(confirm=words(n))))),
    "confirm no": (30, lambda n: actions(button(confirm=confirm(deny=words(n))))),
    "select options": (100, lambda n: actions(select(n))),
    "option text": (75, lambda n: actions(select(options=options(1, text=words(n))))),
    "option value": (150, lambda n: actions(select(options=options(1, value="v" * n)))),
    "option description": (75, lambda n: actions(select(options=options(1, description=words(n))))),
    "option groups": (
        100,
        lambda n: actions(
            element(
                "static_select",
                option_groups=[
                    {"label": words(3), "options": options(1, value=f"{g}")} for g in range(n)
                ],
            )
        ),
    ),
    "group label": (
        75,
        lambda n: actions(
            element("static_select", option_groups=[{"label": words(n), "options": options(1)}])
        ),
    ),
    "placeholder": (150, lambda n: actions(select(placeholder=words(n)))),
    "radio options": (10, lambda n: actions(element("radio_buttons", options=options(n)))),
    "checkbox options": (10, lambda n: actions(element("checkboxes", options=options(n)))),
    "overflow options": (5, lambda n: section(accessory=element("overflow", options=options(n)))),
    "image address": (
        3000,
        lambda n: {
            "type": "image",
            "image_url": "https://a.example/".ljust(n, "u"),
            "alt_text": "a",
        },
    ),
    "image words": (
        2000,
        lambda n: {"type": "image", "image_url": "https://a.example/", "alt_text": "a" * n},
    ),
    "markdown": (12_000, lambda n: {"type": "markdown", "text": "m" * n}),
}
MODAL: dict[str, tuple[int, Callable[[int], Body]]] = {
    "title": (24, lambda n: modal(title=words(n))),
    "submit": (24, lambda n: modal(submit=words(n))),
    "close": (24, lambda n: modal(close=words(n))),
    "private metadata": (3000, lambda n: modal(private_metadata="m" * n)),
    "callback id": (255, lambda n: modal(callback_id="c" * n)),
    "external id": (255, lambda n: modal(external_id="e" * n)),
    "blocks": (100, lambda n: modal(*[section()] * n)),
    "input label": (2000, lambda n: modal(asked(select(), label=words(n)))),
    "input hint": (2000, lambda n: modal(asked(select(), hint=words(n)))),
    "initial text": (
        3000,
        lambda n: modal(asked(element("plain_text_input", initial_value="i" * n))),
    ),
    "longest text": (3000, lambda n: modal(asked(element("plain_text_input", max_length=n)))),
    "files": (10, lambda n: modal(asked(element("file_input", max_files=n)))),
}


@pytest.mark.parametrize("name", MESSAGE)
def test_a_message_at_its_limit_passes_and_past_it_is_refused(name: str) -> None:
    most, build = MESSAGE[name]
    try_message(build(most))
    with pytest.raises(Rejected) as caught:
        try_message(build(most + 1))
    assert caught.value.error_code == "invalid_blocks"
    assert caught.value.where.startswith("/blocks/0")


@pytest.mark.parametrize("name", MODAL)
def test_a_modal_at_its_limit_passes_and_past_it_is_refused(name: str) -> None:
    most, build = MODAL[name]
    check_view(build(most), "modal")
    with pytest.raises(Rejected) as caught:
        check_view(build(most + 1), "modal")
    assert caught.value.error_code == "invalid_arguments"
    assert caught.value.where.startswith("/view/")


def test_a_message_has_50_blocks_and_a_home_100() -> None:
    try_message(*[section()] * 50)
    check_view(home(*[section()] * 100), "home")
    with pytest.raises(Rejected, match="no more than 50 items"):
        try_message(*[section()] * 51)
    with pytest.raises(Rejected, match="no more than 100 items"):
        check_view(home(*[section()] * 101), "home")


@pytest.mark.parametrize(("limit", "given"), [(40_000, {}), (4_000, {"text_limit": 4_000})])
def test_top_level_text_has_its_own_length(limit: int, given: dict[str, int]) -> None:
    check_message({"text": "t" * limit}, **given)
    with pytest.raises(Rejected) as caught:
        check_message({"text": "t" * (limit + 1)}, **given)
    assert caught.value.error_code == "msg_too_long"


def test_all_texts_of_a_message_together_are_limited() -> None:
    """13,200 characters, with 125 for each block (bolt-js issues 2509, 2867)."""
    try_message(*[section(text=words(3000))] * 4, section(text=words(13_200 - 12_000 - 625)))
    with pytest.raises(Rejected) as caught:
        try_message(*[section(text=words(3000))] * 4, section(text=words(13_200 - 12_000 - 624)))
    assert caught.value.error_code == "msg_blocks_too_long"


def test_a_view_over_250_kilobytes_is_too_large() -> None:
    long = [section(text=words(2400)) for _ in range(100)]
    check_view(modal(*long), "modal")
    with pytest.raises(Rejected) as caught:
        check_view(modal(*[section(text=words(2500)) for _ in range(100)]), "modal")
    assert caught.value.error_code == "view_too_large"


def test_the_smallest_lists_and_texts_are_refused_when_empty() -> None:
    for block in (
        section(text=words(0)),
        section(fields=[]),
        actions(),
        {"type": "context", "elements": []},
        actions(select(0)),
        actions(button(text=words(0))),
        actions(button(value="")),
        {"type": "header", "text": words(0)},
    ):
        with pytest.raises(Rejected):
            try_message(block)
    with pytest.raises(Rejected):
        check_view({"type": "home", "blocks": []}, "home")
