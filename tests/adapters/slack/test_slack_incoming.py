"""What a repeat of the same event is known by."""

from adapters.slack.incoming import event_id

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
