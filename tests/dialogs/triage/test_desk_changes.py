"""Results that are changed, confirmed by a second handler, or end in a withdrawal."""

from dialogs.engine.inbound import Filled
from dialogs.engine.views import Listing
from dialogs.ports import Addition, CaseState
from tests.dialogs.triage.world import (
    CRIME_FORM,
    LOG_FORM,
    NARRATIVE,
    World,
    said,
    standing,
    taken,
    the_ask,
    the_detail,
)

RISKY = {"flags": ["person_at_risk"]}


def test_amend_keeps_the_old_result_and_asks_why() -> None:
    made = taken()
    made.fill("intelligence")
    first = made.outcomes()[0]
    (listing,) = made.press("amend").views
    assert isinstance(listing, Listing)
    assert [a.label for a in listing.rows[0].actions] == [
        "Intelligence log",
        "Crime desk",
        "Safeguarding",
        "No action",
    ]
    opened = made.press(f"amend.crime.{first.id}")
    refused = made.send(opened, "sam", CRIME_FORM)
    assert "reason" in {f.field.name for f in the_ask(refused.views).fields if f.error}
    made.send(made.current(), "sam", {**CRIME_FORM, "reason": "It is a crime"})
    old, new = made.outcomes()
    assert old == first
    assert (new.kind, new.replaces, new.primary) == ("crime", first.id, True)
    assert made.case().outcome == "crime"
    assert made.told() == ["taken", "intelligence", "changed"]
    assert ("case.amended", "sam") in made.events()


def test_an_amendment_of_the_same_kind_starts_from_what_was_recorded_and_is_not_told() -> None:
    made = taken()
    made.fill("intelligence", reference="L1")
    first = made.outcomes()[0]
    opened = made.press(f"amend.intelligence.{first.id}")
    begun = standing(opened)
    assert (begun["text"], begun["reference"]) == (LOG_FORM["text"], "L1")
    made.send(opened, "sam", {**LOG_FORM, "reason": "Reference came", "reference": "L2"})
    assert made.told() == ["taken", "intelligence"]
    assert made.outcomes()[1].replaces == first.id


def test_another_handler_amends_only_after_taking_it_over() -> None:
    made = taken()
    made.fill("intelligence")
    assert "already decided" in said(made.press("amend", "ola"))
    the_detail(made.press("take", "ola").views)
    assert isinstance(made.press("amend", "ola").views[0], Listing)
    assert ("case.taken_over", "ola") in made.events()
    assert made.told() == ["taken", "intelligence"]


def close_at_risk() -> World:
    made = taken(**RISKY)
    made.fill("no_action", note="Read with care", confirm="second")
    return made


def test_a_second_handler_confirms_after_opening_it() -> None:
    made = close_at_risk()
    assert "not you" in said(made.press("confirm"))
    assert said(made.press("confirm", "ola")) == "Open it first."
    made.press("open", "ola")
    assert said(made.press("confirm", "ola")).startswith("Recorded")
    assert made.case().state is CaseState.DECIDED
    last = made.outcomes()[-1]
    assert (last.kind, last.primary, last.decided_by) == ("no_action", True, "sam")
    assert (last.content or {})["confirmed_by"] == "ola"
    assert made.told() == ["taken", "no_action"]
    assert "already decided" in said(made.press("confirm", "ola"))


def test_a_reading_before_the_proposal_does_not_count() -> None:
    made = taken(**RISKY)
    made.press("open", "ola")
    made.fill("no_action", note="Read with care", confirm="second")
    assert said(made.press("confirm", "ola")) == "Open it first."


def test_a_second_handler_may_disagree_and_the_holder_decides_again() -> None:
    made = close_at_risk()
    made.press("send_back", "ola")
    assert made.case().outcome is None
    made.fill("safeguarding")
    assert made.case().outcome == "safeguarding"
    assert made.told() == ["taken", "safeguarding"]


def test_changing_a_result_to_no_action_needs_the_second_handler_too() -> None:
    made = taken(**RISKY)
    made.fill("intelligence")
    first = made.outcomes()[0]
    made.fill(f"amend.no_action.{first.id}", reason="Wrong", note="Read", confirm="second")
    assert made.case().state is CaseState.TAKEN
    made.press("open", "ola")
    made.press("confirm", "ola")
    assert made.outcomes()[-1].replaces == first.id
    assert made.told() == ["taken", "intelligence", "changed"]


def test_a_withdrawal_is_agreed_by_the_holder_and_destroys_the_content() -> None:
    made = taken(**RISKY)
    assert "has not asked" in said(made.press("withdraw"))
    made.work.submissions.add_addition(Addition("a1", "sub1", "withdraw", made.now, {}))
    made.press("withdraw")
    assert made.case().state is CaseState.WITHDRAWN
    gone = made.work.submissions.get("sub1")
    assert gone is not None
    assert gone.content is None
    assert made.told() == ["taken", "withdrawn"]
    assert said(made.press("open")) == "It has been withdrawn."


def test_what_was_left_half_filled_by_anyone_goes_with_a_withdrawn_case() -> None:
    made = taken(**RISKY)
    made.fill("intelligence")
    (first,) = made.outcomes()
    ask = the_ask(made.press(f"amend.intelligence.{first.id}").views)
    made.turn(Filled(ask.page, {"text": NARRATIVE}, ask.revision))
    assert made.work.drafts.of_member("sam")
    made.press("take", "ola")
    closing = {"reason": "Looked again", "note": "Read", "confirm": "second"}
    made.fill(f"amend.no_action.{first.id}", "ola", **closing)
    made.work.submissions.add_addition(Addition("a1", "sub1", "withdraw", made.now, {}))
    made.press("withdraw", "ola")
    assert made.case().state is CaseState.WITHDRAWN
    assert made.work.drafts.of_member("sam") == []
