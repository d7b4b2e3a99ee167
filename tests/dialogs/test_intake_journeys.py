"""Whole conversations over the use cases: what people do, and what is left behind."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from talking import CLEAR, Talk
from walking import FORCES, FORM, HAMPSHIRE, notices, words_of

from dialogs.engine.inbound import Answered, Filled, Go, Move, Said
from dialogs.engine.page import Kind
from dialogs.engine.views import Ask, Copyable, Listing, Notice, Receipt, Review, Signpost
from dialogs.intake import intake
from dialogs.intake.amend import amend_script
from dialogs.intake.script import intake_script
from dialogs.ports import CaseState, Role

TWO_PEOPLE = {
    "C1": {
        "what": "Two men sell vapes at the skate park on Fridays.",
        "more": "",
        "more2": "",
        "when": "most Fridays",
        "often": "going_on",
        "where": "Skate park, Elm Road",
        "view": "",
    },
    "C2.1": {
        "part": "harm",
        "name": "Karl Dean",
        "born": "about 25",
        "contacts": "07700 900456",
        "find": "",
        "next": "person",
    },
    "C2.2": {
        "part": "knows",
        "name": "Sam",
        "born": "",
        "contacts": "",
        "find": "red coat",
        "next": "vehicle",
    },
    "C3.1": {"registration": "ends KXR", "looks": "silver Astra", "driver": "Karl", "next": "done"},
    "C4": {
        "how": "told_by_witness",
        "found_out": "yesterday",
        "who_else": "",
        "doubt": "no",
        "why": "",
        "first_told": "",
    },
    "C5": {"at_risk": "no", "who": "", "naming": "ask", "aware": "no", "call": ""},
    "C6": {
        "name": "Jo Hill",
        "job": "teacher",
        "organisation": "Oak School",
        "contact": "jo.hill@example.org",
    },
}


def test_an_emergency_is_led_out_and_stores_no_submission() -> None:
    talk = Talk()
    talk.say("hello")
    assert talk.page == "G1"
    talk.say("1")
    assert talk.page == "X-999"
    exit_ = talk.views[-1]
    assert isinstance(exit_, Signpost)
    assert exit_.title == "Call 999 now"
    assert talk.member.urgent_at == talk.now
    talk.say("I have called 999")
    assert talk.page == "X-999-called"
    talk.say("not now")
    assert notices(talk.views) == ["SAVED"]
    assert not talk.sent
    assert [row[2] for row in talk.work.tables.signposts] == ["X-999", "X-999-called"]


def test_whoever_types_first_is_not_asked_for_it_again() -> None:
    talk = Talk()
    text = "A man called Karl Dean sells vapes to pupils at the skate park on Fridays"
    talk.say(text)
    assert notices(talk.views) == ["FIRST-TEXT"]
    assert talk.page == "G1"
    talk.say("a silver Astra waits for him there")
    assert notices(talk.views) == ["MID-TEXT"]
    talk.gate()
    page = talk.views[-1]
    assert isinstance(page, Ask)
    assert page.page == "C1"
    assert page.fields[0].raw == f"{text}\n\na silver Astra waits for him there"


def test_danger_in_the_first_message_is_asked_about_before_anything_else() -> None:
    talk = Talk()
    talk.say("A year 10 pupil is waving a knife about in the corridor right now")
    assert talk.page == "A-DANGER.1"
    assert "knife" in words_of(talk.views[-1])
    talk.say("no one is")
    assert notices(talk.views) == ["THANKS"]
    assert talk.page == "G1"
    talk.gate()
    talk.forms({**FORM, "C1": {"what": talk.draft.notes["kept"][0]}})  # type: ignore[dict-item,index]
    assert talk.page == "CHECK"
    talk.press("CHECK", "send")
    case = talk.work.cases.by_submission(talk.sent[0].id)
    assert case is not None
    assert case.high


def full(talk: Talk) -> Mapping[str, object]:
    content = talk.sent[0].content
    assert content is not None
    return content


def by_forms(talk: Talk) -> Mapping[str, object]:
    talk.gate()
    talk.forms(TWO_PEOPLE)
    review = talk.views[-1]
    assert isinstance(review, Review)
    talk.go(Move.EDIT, "C4")
    talk.fill("C4", {**TWO_PEOPLE["C4"], "how": "saw"})
    assert talk.page == "CHECK"
    talk.press("CHECK", "send")
    return full(talk)


def by_typing(talk: Talk) -> Mapping[str, object]:
    for text in ("it can wait", "none of these", "1", "no one I know of", "not sure", "here"):
        talk.say(text)
    for page, values in TWO_PEOPLE.items():
        for name, value in values.items():
            if name in {"more", "more2"}:
                continue
            shown = talk.views[-1]
            assert isinstance(shown, Ask)
            assert (shown.page, shown.only) == (page, name)
            asked = shown.fields[0].field
            talk.say(asked.show(value) if value and hasattr(asked, "options") else value or "skip")
    review = talk.views[-1]
    assert isinstance(review, Review)
    place = next(n for n, part in enumerate(review.parts, 1) if part.edit == "C4")
    talk.say(f"change {place}")
    talk.say("I saw or heard it myself")
    while talk.page == "C4":
        talk.say("skip")
    talk.say("send to police")
    return full(talk)


def test_a_submission_by_typing_alone_is_the_one_by_forms() -> None:
    formed, typed = by_forms(Talk()), by_typing(Talk())
    apart = {"typed_here"}
    assert {k: v for k, v in formed.items() if k not in apart} == {
        k: v for k, v in typed.items() if k not in apart
    }
    assert typed["typed_here"]
    assert not formed["typed_here"]
    people = typed["people"]
    assert isinstance(people, list)
    assert [person["name"] for person in people] == ["Karl Dean", "Sam"]
    assert typed["how"] == "saw"


def test_one_tap_on_send_even_twice_sends_once() -> None:
    talk = Talk()
    talk.gate()
    talk.forms()
    send = Answered("CHECK", {"answer": "send"}, talk.draft.revision)
    talk.do(send)
    assert isinstance(talk.views[-1], Receipt)
    talk.do(send)
    assert notices(talk.views) == ["SENT-ALREADY"]
    assert len(talk.sent) == 1
    assert len(talk.work.jobs_named("card")) == 1


def test_the_same_event_twice_changes_nothing_and_shows_what_stands() -> None:
    talk = Talk()
    talk.gate()
    before = talk.draft
    talk.events -= 1
    talk.press("C1", "x")
    assert talk.draft == before
    assert talk.page == "C1"


PROMISED = {"G1": "can_wait", "G2": "none", "G3": "no", "G4": "child"} | {
    "G4a": "not_known",
    "G4w": "today",
    "G5": "not_sure",
}


@pytest.mark.parametrize("text", ["help", "back", "thanks", "restart"])
def test_after_sending_the_receipt_stands_whatever_is_typed(text: str) -> None:
    talk = Talk()
    talk.send()
    talk.say(text)
    if text != "restart":
        assert isinstance(talk.views[-1], Receipt)
    assert notices(talk.views)[:1] == {"help": ["HELP"], "back": ["FIRST"]}.get(
        text, ["RESTART"] if text == "restart" else []
    )


def test_the_buttons_under_a_receipt_have_numbers() -> None:
    talk = Talk()
    receipt = talk.send(PROMISED)
    assert [a.label for a in receipt.actions] == [
        "Add or correct",
        "Note for my records",
        "Share something else",
        "I have made it",
    ]
    talk.say("2")
    note = talk.views[0]
    assert isinstance(note, Copyable)
    assert receipt.reference in note.text
    assert "Karl" not in note.text
    talk.say("4")
    assert notices(talk.views) == ["PROMISE-KEPT"]
    talk.say("made")
    kinds = [one.kind for one in talk.work.submissions.additions(talk.sent[0].id)]
    assert kinds == ["promise_kept"]
    talk.say("mine")
    listing = talk.views[0]
    assert isinstance(listing, Listing)
    assert receipt.reference in listing.rows[0].title
    talk.say("1")
    assert any(isinstance(v, Ask) and v.page == "AMEND" for v in talk.views)
    talk.say("stop")
    assert notices(talk.views) == ["CLOSED"]
    talk.say("3")
    assert talk.page == "G1"


@pytest.mark.parametrize(
    ("choice", "page", "kind"),
    [
        ("1", "AMEND-ADD", "add"),
        ("2", "AMEND-CORRECT", "correct"),
        ("3", "AMEND-WRONG", "wrong_person"),
    ],
)
def test_what_was_sent_is_added_to_and_stays_as_it_was(choice: str, page: str, kind: str) -> None:
    talk = Talk()
    talk.send()
    content = talk.sent[0].content
    talk.say("1")
    talk.say(choice)
    asked = talk.views[-1]
    assert isinstance(asked, Ask)
    assert asked.page == page
    talk.fill(page, {"what": "The street is Elm Court."})
    assert notices(talk.views) == ["ADDED"]
    [addition] = talk.work.submissions.additions(talk.sent[0].id)
    assert addition.kind == kind
    assert addition.content is not None
    assert addition.content["text"] == "The street is Elm Court."
    assert talk.sent[0].content == content
    case = talk.work.cases.by_submission(talk.sent[0].id)
    assert case is not None
    assert (case.corrected_at is not None) == (kind == "wrong_person")
    assert len(talk.work.jobs_named("card")) == 2


def test_a_new_submission_about_nobody_at_risk_is_withdrawn_at_once() -> None:
    talk = Talk()
    talk.send()
    talk.say("1")
    talk.say("4")
    talk.fill("AMEND-WITHDRAW", {"what": ""})
    assert notices(talk.views) == ["STATE"]
    assert talk.sent[0].content is None
    case = talk.work.cases.by_submission(talk.sent[0].id)
    assert case is not None
    assert case.state is CaseState.WITHDRAWN


@pytest.mark.parametrize("why", ["person at risk", "taken", "alarm in the reason"])
def test_withdrawal_waits_for_a_handler_where_someone_may_be_at_risk(why: str) -> None:
    talk = Talk()
    talk.send(PROMISED if why == "person at risk" else CLEAR)
    case = talk.work.cases.by_submission(talk.sent[0].id)
    assert case is not None
    if why == "taken":
        talk.work.cases.save(replace(case, state=CaseState.TAKEN, holder_id="h"))
    talk.say("1")
    talk.say("4")
    reason = "he has a knife and is outside the school now" if "alarm" in why else ""
    talk.fill("AMEND-WITHDRAW", {"what": reason})
    if reason:
        assert talk.page == "A-DANGER.1"
        talk.say("3")
    assert notices(talk.views)[-1:] == ["WITHDRAW-ASKED"]
    assert talk.sent[0].content is not None


def test_a_change_put_aside_for_a_999_call_is_still_there() -> None:
    talk = Talk()
    talk.send()
    talk.say("1")
    talk.say("1")
    talk.fill("AMEND-ADD", {"what": "he has a knife and is outside the school now"})
    assert talk.page == "A-DANGER.1"
    talk.say("1")
    assert talk.page == "X-999"
    talk.say("1")
    assert notices(talk.views) == ["CALLED"]
    assert not talk.work.submissions.additions(talk.sent[0].id)
    talk.say("hello")
    talk.go(Move.AMEND, talk.sent[0].id)
    assert talk.page == "A-DANGER.1"
    talk.say("no one is")
    [addition] = talk.work.submissions.additions(talk.sent[0].id)
    assert addition.content is not None
    assert addition.content["text"] == "he has a knife and is outside the school now"


def test_one_question_at_a_time_when_something_else_is_begun() -> None:
    talk = Talk()
    talk.send()
    talk.say("1")
    talk.say("mine")
    assert talk.page == "AMEND"
    talk.say("start")
    assert talk.page == "G1"
    talk.say("3")
    assert talk.page == "G2"
    assert not talk.work.submissions.additions(talk.sent[0].id)


def test_nobody_else_can_read_or_change_what_someone_sent() -> None:
    jo = Talk()
    jo.send()
    eve = Talk(work=jo.work, name="eve")
    for move in (Move.AMEND, Move.NOTE, Move.KEPT):
        eve.go(move, jo.sent[0].id)
        assert notices(eve.views)[:1] == ["NOT-YOURS"]
    assert not jo.work.submissions.additions(jo.sent[0].id)
    eve.go(Move.MINE)
    assert "CPI-" not in str(eve.views)


def test_what_is_from_private_life_is_not_sent_and_can_be_copied() -> None:
    talk = Talk()
    talk.gate()
    talk.forms()
    talk.press("CHECK", "private")
    assert talk.page == "X-PRIVATE"
    talk.say("show my words")
    copy = talk.views[0]
    assert isinstance(copy, Copyable)
    assert copy.text.split("\n\n") == [
        FORM["C1"]["what"],
        "When did it happen? most Fridays",
        "Name or nickname: Karl Dean",
        "When did you find out? Wed 25 November 2026 (yesterday)",
    ]
    talk.say("it was through my work")
    assert talk.page == "CHECK"
    talk.press("CHECK", "private")
    talk.say("delete it")
    assert talk.page == "DELETE"
    talk.say("delete it")
    assert notices(talk.views) == ["DELETED"]
    assert talk.work.drafts.find("jo", "intake") is None
    assert not talk.sent


def test_coming_back_after_a_night_asks_about_danger_before_anything_else() -> None:
    talk = Talk()
    talk.gate()
    talk.fill("C1", FORM["C1"])
    talk.now += timedelta(hours=13)
    typed = {**FORM["C2.1"], "name": "Karl Dean", "find": "works at the garage"}
    talk.do(Answered("C2.1", typed, talk.draft.revision))
    assert talk.page == "R1"
    assert notices(talk.views) == ["KEPT"]
    talk.say("no, carry on")
    shown = talk.views[-1]
    assert isinstance(shown, Ask)
    assert shown.page == "C2.1"
    assert {s.field.name: s.raw for s in shown.fields}["find"] == "works at the garage"


def test_something_changed_means_the_danger_question_whatever_is_typed() -> None:
    talk = Talk()
    talk.gate()
    talk.forms()
    talk.say("stop")
    assert notices(talk.views) == ["SAVED"]
    talk.say("start")
    assert talk.page == "R1"
    talk.say("yes, something changed")
    assert talk.page == "G1"
    talk.say("check")
    assert notices(talk.views) == ["NOT-YET"]
    assert talk.page == "G1"
    talk.say("1")
    assert talk.page == "X-999"


@pytest.mark.parametrize("text", ["stop", "delete", "save", "cancel"])
def test_with_nothing_open_there_is_nothing_to_save_or_delete(text: str) -> None:
    talk = Talk()
    talk.say(text)
    assert notices(talk.views) == ["NOTHING-OPEN"]
    assert talk.page == "G1"
    assert not talk.work.tables.drafts


@pytest.mark.parametrize("page", ["G2", "G5", "C1", "C4", "CHECK", "DELETE", "A-DANGER.1"])
def test_999_typed_anywhere_is_the_999_page(page: str) -> None:
    talk = Talk()
    if page == "A-DANGER.1":
        talk.say("he has a knife and is outside the school now")
    elif page == "DELETE":
        talk.gate()
        talk.say("delete")
    else:
        talk.gate({k: v for k, v in CLEAR.items() if k < page or page > "H" or page[0] == "C"})
        talk.go(Move.HERE)
        talk.forms({k: v for k, v in FORM.items() if k < page})
        talk.go(Move.HERE)
    talk.say("999")
    assert talk.page == "X-999"
    assert "was_urgent" in talk.draft.history


def test_a_second_danger_shows_the_999_page_again() -> None:
    talk = Talk()
    talk.press("G1", "now")
    talk.press("X-999", "called")
    talk.press("X-999-called", "not_now")
    talk.say("start")
    talk.say("yes, something changed")
    talk.press("G1", "now")
    assert talk.page == "X-999"


def test_stop_typed_under_a_question_saves_and_answers_nothing() -> None:
    talk = Talk()
    talk.gate({"G1": "can_wait", "G2": "not_sure"})
    assert talk.page == "G2h"
    talk.say("stop")
    assert notices(talk.views) == ["SAVED"]
    assert "G2h" not in talk.draft.answers


def test_show_me_leads_straight_to_the_special_route() -> None:
    talk = Talk()
    talk.say("Her uncle has been sexually abusing her")
    talk.say("3")
    while talk.page == "A-CRIME":
        talk.say("it is not a crime")
    assert talk.page == "A-SPECIAL"
    talk.say("show me")
    assert talk.page == "X-SPECIAL"


def test_text_that_comes_while_the_form_is_open_is_not_lost() -> None:
    talk = Talk()
    talk.gate()
    talk.do(Filled("C1", {"what": "Karl sells vapes."}, talk.draft.revision))
    talk.say("a silver Astra waits for him at the corner")
    assert notices(talk.views) == ["MID-TEXT"]
    talk.fill("C1", {"what": "Karl sells vapes."})
    assert talk.draft.answers["C1"]["what"] == (
        "Karl sells vapes.\n\na silver Astra waits for him at the corner"
    )


def test_first_words_are_kept_when_the_form_is_answered_in_the_chat() -> None:
    talk = Talk()
    talk.say("Karl Dean sells vapes at the skate park")
    talk.gate()
    talk.say("here")
    shown = talk.views[-1]
    assert isinstance(shown, Ask)
    assert "Keep this" in [a.label for a in shown.actions]
    talk.say("skip")
    assert talk.draft.partial["C1"]["what"] == {"parsed": "Karl Dean sells vapes at the skate park"}
    talk.go(Move.BACK)
    talk.say("He has a silver Astra.")
    while talk.page == "C1":
        talk.say("skip")
    told = str(talk.draft.answers["C1"]["what"])
    assert "silver Astra" in told
    assert "Karl Dean" in told


def test_more_to_say_gives_further_boxes_in_the_form_and_in_the_chat() -> None:
    talk = Talk()
    talk.gate()
    talk.do(Filled("C1", {"what": "one"}, talk.draft.revision, more=True))
    names = [shown.field.name for shown in talk.views[-1].fields]  # type: ignore[union-attr]
    assert "more" in names
    assert "more2" not in names
    talk.say("here")
    for text in ("one", "two", "more to say", "three"):
        talk.say(text)
    while talk.page == "C1":
        talk.say("skip")
    assert [talk.draft.answers["C1"][n] for n in ("what", "more", "more2")] == [
        "one",
        "two",
        "three",
    ]


def test_who_you_are_is_asked_once() -> None:
    talk = Talk()
    talk.send()
    talk.say("start")
    talk.gate()
    talk.forms({page: values for page, values in FORM.items() if page != "C6"})
    assert talk.page == "CHECK"
    talk.press("CHECK", "send")
    assert full(talk)["sender"] == {
        "name": "Jo Hill",
        "job": "",
        "organisation": "Oak School",
        "contact": "jo.hill@example.org",
    }


def test_whoever_saw_999_today_and_starts_anew_is_marked() -> None:
    talk = Talk()
    talk.press("G1", "now")
    talk.say("delete")
    talk.say("delete it")
    talk.send()
    history = full(talk)["history"]
    assert isinstance(history, dict)
    assert "was_urgent" in history
    talk.now += timedelta(hours=25)
    talk.say("start")
    talk.gate()
    assert "was_urgent" not in talk.draft.history


@pytest.mark.parametrize("kind", ["guest", "no role", "not ready"])
def test_who_may_not_submit_gets_the_safety_words(kind: str) -> None:
    talk = Talk(
        roles=frozenset({Role.HANDLER}) if kind == "no role" else frozenset({Role.PRACTITIONER}),
        guest=kind == "guest",
        ready=kind != "not ready",
    )
    talk.say("he has a knife and is outside the school now")
    [notice] = talk.views
    assert isinstance(notice, Notice)
    assert notice.text[0].count("999") == 2
    assert not talk.work.tables.drafts
    assert not intake.current(talk.work, talk.member, talk.now, HAMPSHIRE).draft_id


@pytest.mark.parametrize("force", FORCES, ids=lambda force: force.slug)
def test_buttons_and_titles_fit_every_platform(force: object) -> None:
    for script in (intake_script(force), amend_script(force)):
        for page in script.pages:
            if page.kind is Kind.FORM:
                assert len(page.title) <= 24
                assert len(page.submit) <= 24
            elif page.choice and not page.as_list:
                assert all(len(option.label) <= 25 for option in page.choice.options), page.id
                assert len(page.choice.options) <= 6


def test_a_clear_submission_of_someone_known_takes_eleven_turns_at_most() -> None:
    talk = Talk()
    talk.send()
    before = talk.events
    talk.say("start")
    talk.gate()
    talk.forms({page: values for page, values in FORM.items() if page != "C6"})
    talk.press("CHECK", "send")
    assert len(talk.sent) == 2
    assert talk.events - before <= 11


def test_hello_and_thanks_are_not_kept_as_information() -> None:
    talk = Talk()
    for text in ("hi", "Thanks!", "ok"):
        talk.do(Said(text))
    assert not talk.work.tables.drafts
    assert talk.page == "G1"
    talk.do(Go(Move.HELP))
    assert "999" in words_of(talk.views[0])
