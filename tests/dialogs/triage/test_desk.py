"""The handlers' desk: who takes, opens, releases and decides, and what the sender is told."""

import pytest

from dialogs.engine.inbound import Filled
from dialogs.engine.views import CaseDetail, Copyable, Press
from dialogs.ports import Case, CaseState, StaleCase
from tests.dialogs.fake_work import FakeCases
from tests.dialogs.triage.world import (
    CRIME_FORM,
    LOG_FORM,
    NARRATIVE,
    said,
    taken,
    the_ask,
    the_detail,
    world,
)


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


def test_a_case_can_be_taken_before_a_channel_is_set() -> None:
    made = world()
    made.work.tables.destinations.clear()
    made.press("take")
    assert made.case().holder_id == "sam"
    assert [job.key for job in made.work.jobs_named("card")] == ["force:force"]
