"""What a repeat of the same event is known by, and words as they were typed."""

import pytest

from adapters.slack.incoming import as_typed, event_id

TEAM = {"id": "T1", "domain": "thornbury"}
MODAL = {"id": "V1", "hash": "1.a"}


def test_a_modal_that_is_sent_again_after_its_errors_is_no_repeat() -> None:
    first = {"type": "view_submission", "team": TEAM, "trigger_id": "1.1.a", "view": MODAL}
    assert event_id(first) != event_id(first | {"trigger_id": "2.1.b"})
    assert event_id(first) == event_id(dict(first))


def test_a_closed_modal_is_known_by_itself() -> None:
    closed = {"type": "view_closed", "team": TEAM, "view": MODAL}
    assert event_id(closed) == event_id(dict(closed))
    assert event_id(closed) != event_id(closed | {"view": {"id": "V2", "hash": "1.a"}})


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("see <https://x.example/a?b=1&amp;c=2>", "see https://x.example/a?b=1&c=2"),
        ("see <http://x.example|x.example>", "see x.example"),
        ("see <https://x.example|the photos>", "see https://x.example|the photos"),
        ("<mailto:a@x.example|a@x.example>", "a@x.example"),
        ("&lt;!channel&gt; &lt;@U1&gt;", "<!channel> <@U1>"),
    ],
)
def test_words_are_read_as_they_were_typed(sent: str, typed: str) -> None:
    assert as_typed(sent) == typed
