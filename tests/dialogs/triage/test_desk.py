"""The handlers' use cases, over a whole transaction each."""

import pytest

from dialogs.engine.inbound import Answered, Filled, Go, Move
from dialogs.engine.views import CaseDetail, Copyable, Listing, Press
from dialogs.ports import Addition, Case, CaseState, StaleCase
from dialogs.triage import desk
from dialogs.triage.case import correct
from tests.dialogs.fake_work import FakeCases
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
    world,
)

RISKY = {"flags": ["person_at_risk"]}


@pytest.mark.parametrize(
    "verb",
    [
        "take",
        "open",
        "release",
        "intelligence",
        "amend",
        "show_source",
        "confirm",
        "withdraw",
        "copy",
    ],
)
@pytest.mark.parametrize(
    ("who", "words"), [("pat", "Only handlers"), ("ann", "Only handlers"), ("eve", "no such case")]
)
def test_only_a_handler_of_the_force_gets_anything(verb: str, who: str, words: str) -> None:
    made = world()
    before = made.case()
    reply = made.press(verb, who)
    assert words in said(reply)
    assert NARRATIVE not in repr(reply)
    assert made.case() == before
    assert made.events() == []


def test_take_and_open() -> None:
    made = world()
    reply = made.press("take")
    assert isinstance(reply.views[0], CaseDetail)
    case = made.case()
    assert (case.state, case.holder_id, case.opened_at) == (CaseState.TAKEN, "sam", made.now)
    assert made.events() == [("case.taken", "sam"), ("case.read", "sam")]
    (card,) = made.work.jobs_named("card")
    assert (card.key, card.args) == ("console:police:desk", ("case1",))
    (tell,) = made.work.jobs_named("tell")
    assert (tell.key, tell.args) == ("console:school:ann", ("sub1", "taken"))


def test_the_second_of_two_handlers_is_told_who_and_when() -> None:
    made = world()
    made.press("take")
    since = made.now
    reply = made.press("take", "ola")
    assert said(reply) == f"Sam Reed took it at {since:%H:%M}."
    assert made.case().holder_id == "sam"


def test_two_at_the_same_moment_one_wins_and_the_other_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = world()
    real = FakeCases.save

    def late(_: FakeCases, case: Case) -> None:
        monkeypatch.setattr(FakeCases, "save", real)
        made.press("take", "ola")
        raise StaleCase(case.id)

    monkeypatch.setattr(FakeCases, "save", late)
    reply = made.press("take", "sam")
    assert "Ola Hunt took it at" in said(reply)
    assert made.case().holder_id == "ola"
    assert ("case.taken", "sam") not in made.events()
    assert made.told() == ["taken"]


def test_a_second_click_on_take_opens_it_and_takes_nothing_twice() -> None:
    made = taken()
    reply = made.press("take")
    assert isinstance(reply.views[0], CaseDetail)
    assert [event for event, _ in made.events()].count("case.taken") == 1
    assert made.told() == ["taken"]


def test_release_and_take_again_tells_the_sender_once() -> None:
    made = taken()
    assert "back in the queue" in said(made.press("release"))
    made.press("take", "ola")
    assert made.case().holder_id == "ola"
    assert made.told() == ["taken"]


def test_a_released_case_keeps_no_half_filled_form() -> None:
    made = taken()
    ask = the_ask(made.press("crime").views)
    made.turn(Filled(ask.page, {"text": "half"}, ask.revision))
    made.press("release")
    assert made.work.drafts.of_member("sam") == []


def test_an_outcome_by_another_handler_is_refused() -> None:
    made = taken()
    assert "Sam Reed took it at" in said(made.press("crime", "ola"))
    assert made.work.drafts.of_member("ola") == []


def test_an_outcome_of_a_case_nobody_took_is_refused() -> None:
    assert "Take it first" in said(world().press("crime"))


def test_a_form_that_was_left_half_filled_is_there_after_a_restart() -> None:
    made = taken()
    opened = made.press("crime")
    ask = the_ask(opened.views)
    kept = made.turn(Filled(ask.page, {"text": "Half a text"}, ask.revision))
    assert kept.views == ()
    assert kept.version == 2
    again = made.current()
    assert standing(again)["text"] == "Half a text"
    assert again.draft_id == opened.draft_id
    assert standing(made.press("crime"))["text"] == "Half a text"


def test_save_and_close_keeps_the_form() -> None:
    made = taken()
    made.press("crime")
    reply = made.turn(Go(Move.STOP))
    assert "Nothing is recorded yet" in said(reply)
    assert the_ask(made.current().views).title == "Crime desk"
    assert made.outcomes() == []


def test_a_move_is_made_on_the_form_that_it_was_made_in() -> None:
    """Two forms are open, on two screens."""
    made = taken()
    first = the_ask(made.press("crime").views)
    second = the_ask(made.press("intelligence").views)
    made.turn(Go(Move.DELETE), page=first.page)
    assert the_ask(made.current().views).page == second.page
    assert "form is closed" in said(made.turn(Go(Move.STOP), page=first.page))


def test_deleting_the_form_records_nothing() -> None:
    made = taken()
    made.press("crime")
    assert "Nothing was recorded" in said(made.turn(Go(Move.DELETE)))
    assert made.current().views == ()


def test_a_form_sent_twice_is_recorded_once() -> None:
    made = taken()
    opened = made.press("intelligence")
    made.send(opened, "sam", LOG_FORM)
    again = made.send(opened, "sam", LOG_FORM)
    assert "It is already decided: intelligence log" in said(again)
    assert "by Sam Reed." in said(again)
    assert len(made.outcomes()) == 1


def test_a_form_for_one_case_is_never_taken_for_another() -> None:
    made = world("1", "2")
    made.press("take", case="case1")
    made.press("take", case="case2")
    first = made.press("crime", case="case1")
    made.press("crime", case="case2")
    made.send(first, "sam", CRIME_FORM)
    assert made.case("case1").outcome == "crime"
    assert made.case("case2").outcome is None


def test_one_handler_cannot_send_the_form_of_another() -> None:
    made = taken()
    opened = made.press("crime")
    made.send(opened, "ola", CRIME_FORM)
    assert made.outcomes() == []
    made.send(opened, "pat", CRIME_FORM)
    assert made.outcomes() == []


def test_a_form_sent_after_the_sender_corrected_a_person_waits_for_a_reading() -> None:
    made = taken()
    opened = made.press("crime")
    made.work.cases.save(correct(made.case(), made.now).case)
    reply = made.send(opened, "sam", CRIME_FORM)
    assert said(reply) == "Open it first."
    assert made.outcomes() == []
    made.press("open")
    kept = made.current()
    assert standing(kept)["text"] == CRIME_FORM["text"]
    assert said(made.send(kept, "sam", CRIME_FORM)).startswith("Recorded")


def test_a_decision_is_audited_without_content_and_told() -> None:
    made = taken()
    made.fill("crime", name="agreed")
    entry = made.work.audit.of_subject("case1")[-1]
    assert (entry.event, entry.actor) == ("case.decided", "sam")
    assert entry.detail == {"outcome": "crime", "risk": "medium", "priority": "today"}
    assert made.told() == ["taken", "crime_named"]


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("intelligence", "intelligence"),
        ("crime", "crime_unnamed"),
        ("safeguarding", "safeguarding"),
        ("no_action", "no_action"),
    ],
)
def test_the_sender_is_told_the_state(kind: str, state: str) -> None:
    made = taken()
    made.fill(kind)
    assert made.told() == ["taken", state]


def test_a_force_that_tells_nothing_enqueues_nothing() -> None:
    made = world()
    made.profile = made.profile.model_copy(update={"feedback": "none"})
    made.press("take")
    made.fill("crime")
    assert made.told() == []


def test_after_saving_the_next_case_is_offered() -> None:
    made = world("1", "2", "3")
    made.press("take")
    reply = made.fill("intelligence")
    assert said(reply) == "Recorded. 2 left, next is CPI-7K4M-2Q, 1 h 53 min."
    actions = {a.label: a.does for v in reply.views for a in v.actions}  # type: ignore[union-attr] # a notice
    assert actions["Next case"] == Press("take", "case2", 1)


def test_also_opens_the_further_form_next() -> None:
    made = taken()
    reply = made.fill("intelligence", also=["crime", "safeguarding"])
    assert the_ask(reply.views).title == "Crime desk"
    reply = made.send(reply, "sam", CRIME_FORM)
    assert the_ask(reply.views).title == "Safeguarding"
    assert [(o.kind, o.primary) for o in made.outcomes()] == [
        ("intelligence", True),
        ("crime", False),
    ]
    assert made.case().outcome == "intelligence"
    assert made.told() == ["taken", "intelligence", "crime_unnamed"]


def test_another_item_is_graded_apart_and_not_told_twice() -> None:
    made = taken()
    reply = made.fill("intelligence", also=["item"])
    made.send(reply, "sam", {**LOG_FORM, "information": "D", "text": "Another thing."})
    grades = [(o.content or {})["grade"] for o in made.outcomes()]
    assert grades == ["2CP", "2DP"]
    assert made.told() == ["taken", "intelligence"]


def test_a_click_on_an_old_card_says_that_it_is_decided() -> None:
    made = taken()
    old = made.case().version
    made.fill("intelligence")
    reply = made.press("crime", version=old)
    assert "It is already decided: intelligence log" in said(reply)
    assert "already decided" in said(made.press("no_action", version=made.case().version))
    assert "already decided" in said(made.press("crime", "ola"))


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


def test_copy_gives_the_words_for_the_record_system() -> None:
    made = taken()
    assert "no result" in said(made.press("copy"))
    made.fill("intelligence")
    (copied,) = made.press("copy").views
    assert isinstance(copied, Copyable)
    assert LOG_FORM["text"] in copied.text
    assert "Grade: 2CP" in copied.text
    assert "Ann Lee" not in copied.text


def test_an_unknown_button_and_an_unknown_case_say_so() -> None:
    made = world()
    assert "not known" in said(made.press("explode"))
    assert "no such case" in said(made.press("open", case="nothing"))


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


@pytest.mark.parametrize(
    ("kind", "words"),
    [("intelligence", "To follow"), ("crime", "To follow"), ("safeguarding", "None given")],
)
def test_a_result_says_that_its_reference_is_to_follow(kind: str, words: str) -> None:
    made = taken()
    made.fill(kind)
    result = next(
        s for s in the_detail(made.press("open").views).sections if s.title.startswith("Result")
    )
    assert words in [text for label, text in result.lines if "eference" in label]
    (copied,) = made.press("copy").views
    assert isinstance(copied, Copyable)
    assert f"eference: {words}" in copied.text


def test_text_without_an_open_form_says_what_to_do() -> None:
    made = world()
    assert said(made.turn(Go(Move.BACK))).startswith("No form is open")
    assert said(made.turn(Answered("C1", {}))).startswith("No form is open")
    assert desk.current(made.work, made.member("sam"), made.now, made.profile).views == ()


def test_a_case_can_be_taken_before_a_channel_is_set() -> None:
    made = world()
    made.work.tables.destinations.clear()
    made.press("take")
    assert made.case().holder_id == "sam"
    assert [job.key for job in made.work.jobs_named("card")] == ["force:force"]
