"""Whole conversations with the practitioner's use cases, from the first message to the receipt."""

from collections.abc import Mapping

import pytest
from talking import Talk, full
from walking import FORCES, FORM, HAMPSHIRE, notices, words_of

from dialogs.engine.inbound import Answered, Filled, Go, Move, Said
from dialogs.engine.page import Kind
from dialogs.engine.views import Ask, Copyable, Notice, Receipt, Review
from dialogs.intake import intake
from dialogs.intake.amend import amend_script
from dialogs.intake.script import intake_script
from dialogs.ports import Role

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


@pytest.mark.parametrize("text", ["stop", "delete", "save", "cancel"])
def test_with_nothing_open_there_is_nothing_to_save_or_delete(text: str) -> None:
    talk = Talk()
    talk.say(text)
    assert notices(talk.views) == ["NOTHING-OPEN"]
    assert talk.page == "G1"
    assert not talk.work.tables.drafts


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
