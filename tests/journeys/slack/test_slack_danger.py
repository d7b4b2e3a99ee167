"""Danger comes first in Slack, wherever it is written; and nobody's words are kept who may not send."""

import pytest
from slack_desk import CARS, card
from slack_desk import sends as tells
from slack_office import SlackOffice
from slack_practice import (
    DANGER,
    GATE,
    NARRATIVE,
    PAGES,
    has_nothing_of,
    kept,
    notes_of,
    page_of,
    sends,
    through_the_gate,
    to_form,
)

from adapters.slack.manifest import SHORTCUT_MESSAGE
from tests.slack_peer.client import SlackPerson
from tests.slack_peer.server import SlackPeer

SAFETY = "In danger? Call 999."


@pytest.fixture
def me(town: SlackOffice) -> SlackPerson:
    return town.person()


def test_999_shows_the_number_at_once_and_going_back_is_remembered(
    town: SlackOffice, me: SlackPerson
) -> None:
    me.says("999")
    me.waits_for("Call 999 now. This chat cannot send help.", "press 55", "18000")
    me.presses("2. I pressed the wrong one")
    me.waits_for("Is anyone in danger right now?")
    me.says("back")
    me.waits_for("[1. I have called 999]")
    me.presses("1. I have called 999")
    me.waits_for("Keep the log number")
    me.presses("1. Share the rest")
    me.waits_for("How urgent is this?", "[3. It can wait]")
    assert "was_urgent" in kept(town, me).draft.history


def test_a_first_message_is_kept_and_five_questions_follow(
    town: SlackOffice, me: SlackPerson
) -> None:
    me.says(NARRATIVE)
    me.waits_for(
        "Thank you. I have kept what you wrote. It has not been sent to the police.",
        "You can now delete your message from this chat. Five quick questions first.",
        "How urgent is this?",
    )
    me.says("Ottoline has a van")
    me.waits_for("I have added that to what you know. It has not been sent. Now the question")
    town.settles()
    assert NARRATIVE in notes_of(kept(town, me))
    assert "Ottoline has a van" in notes_of(kept(town, me))
    assert str(me.sees().messages).count("[1. Danger now]") == 1


def test_danger_in_a_first_message_is_asked_about_before_anything_else(
    town: SlackOffice, me: SlackPerson
) -> None:
    town.peer.journal.clear()
    me.says(DANGER)
    me.waits_for("Is anyone in danger right now? If yes, call 999.", f'You wrote: "{DANGER}"')
    me.presses("1. Yes, now")
    me.waits_for("Call 999 now", "[3. Show my words]")
    town.settles()
    assert "stab" not in "\n".join(town.notifications())


@pytest.mark.parametrize(
    ("answer", "sees", "in_modal"),
    [
        ("Yes, now", "Call 999 now", "Call 999 now"),
        ("It may be soon", "Call 101 now", "Call 101 now"),
        ("No one is", "Thank you. A handler will look at yours first.", "A person"),
    ],
)
def test_the_alarm_comes_over_the_form_and_each_answer_leads_on(
    town: SlackOffice, me: SlackPerson, answer: str, sees: str, in_modal: str
) -> None:
    to_form(me)
    me.submits({"What do you know?": DANGER})
    assert page_of(me) == "Is anyone in danger?"
    assert len(town.team.stacks[me.user.id]) == 2
    me.presses(answer)
    me.waits_for(sees)
    town.settles()
    assert page_of(me) == in_modal
    me.closes()
    town.settles()
    assert me.sees().modal == []
    assert DANGER in notes_of(kept(town, me))
    if answer == "No one is":
        me.waits_for('Saved up to "What do you know?"')
    else:
        me.waits_for(sees, "Nothing has been sent")


def test_the_form_goes_on_over_the_alarm_to_the_end(town: SlackOffice, me: SlackPerson) -> None:
    to_form(me)
    me.submits({"What do you know?": DANGER})
    me.presses("No one is")
    me.waits_for("A handler will look at yours first")
    town.settles()
    for page in PAGES[1:]:
        me.submits(dict(page))
        assert me.errors == {}
    me.submits()
    screen = me.waits_for("Sent to the police. Your reference is")
    assert screen.modal == []
    assert len(town.submissions(me)) == 1


def test_an_alarm_that_is_closed_is_asked_in_the_chat(town: SlackOffice, me: SlackPerson) -> None:
    to_form(me)
    me.submits({"What do you know?": DANGER})
    me.closes()
    me.waits_for("Is anyone in danger?", "[3. No one is]")
    town.settles()
    assert me.sees().modal == []
    assert "Saved up to" not in me.sees()


def test_an_edit_answers_nothing_takes_nothing_back_and_is_checked_for_danger(
    town: SlackOffice, me: SlackPerson
) -> None:
    first = me.says(NARRATIVE)
    number = me.says("3")
    me.waits_for("Is it about any of these?")
    town.settles()
    me.edits(number, "1")
    me.waits_for("You changed a message. What I kept of it stays as it was")
    town.settles()
    assert "G2" not in kept(town, me).draft.answers
    me.edits(first, "Nothing really")
    town.settles()
    assert NARRATIVE in notes_of(kept(town, me))
    me.edits(first, DANGER)
    me.waits_for("Is anyone in danger right now? If yes, call 999.")
    town.settles()
    assert DANGER in notes_of(kept(town, me))
    assert NARRATIVE in notes_of(kept(town, me))
    me.deletes(first)
    town.settles()
    assert NARRATIVE in notes_of(kept(town, me))


@pytest.mark.parametrize("way", ["before the form", "to a question of the form", "in the form"])
def test_an_edit_that_speaks_of_danger_is_kept_once(
    town: SlackOffice, me: SlackPerson, way: str
) -> None:
    changed = f"{NARRATIVE}. {DANGER}"
    if way == "before the form":
        first = me.says(NARRATIVE)
        me.waits_for("I have kept what you wrote.")
    else:
        through_the_gate(me)
        me.says("2")
        me.says("here")
        me.waits_for("What do you know?")
        first = me.says(NARRATIVE)
        me.waits_for("When did it happen?")
    if way == "in the form":
        for answer in ("yesterday", "next"):
            me.says(answer)
        me.waits_for("A person")
    town.settles()
    me.edits(first, changed)
    me.waits_for(
        "I have kept your message as you changed it. It has not been sent.",
        "Is anyone in danger",
    )
    town.settles()
    draft = kept(town, me).draft
    words = f"{draft.answers} {draft.partial} {draft.notes.get('kept')}"
    assert words.count(NARRATIVE) == words.count(changed) == 1
    me.edits(first, f"{changed}!")
    town.settles()
    draft = kept(town, me).draft
    assert f"{draft.answers} {draft.partial} {draft.notes.get('kept')}".count(NARRATIVE) == 1
    assert f"{changed}!" in notes_of(kept(town, me))


def test_in_a_channel_there_are_safety_words_for_one_person_and_nothing_is_kept(
    town: SlackOffice, me: SlackPerson
) -> None:
    me.goes_to(town.lobby)
    me.mentions_bot(DANGER)
    screen = me.waits_for("call 999", "Please do not write about this here")
    assert "How urgent" not in screen
    me.command("/cpi", DANGER)
    town.settles()
    others = town.person("Otto Elm").goes_to(town.lobby)
    assert "Please do not write" not in others.sees()
    assert has_nothing_of(town, me)
    assert "How urgent" not in me.goes_to().sees()


@pytest.mark.parametrize(
    "kind", [{"is_restricted": True}, {"is_ultra_restricted": True}, {"is_stranger": True}]
)
def test_guests_and_strangers_get_safety_words_only(
    town: SlackOffice, kind: dict[str, bool]
) -> None:
    guest = town.person("Gil Ash", **kind)
    gets_safety_words_only(town, guest, "I cannot take anything from you here.")


def test_who_becomes_a_guest_keeps_what_they_began_and_sent_and_may_do_no_more(
    town: SlackOffice, me: SlackPerson
) -> None:
    sends(me)
    me.says("start")
    me.says(NARRATIVE)
    me.waits_for("I have kept what you wrote")
    town.settles()
    before, begun, sent = town.member(me), kept(town, me), town.submissions(me)
    assert before is not None
    me.user.is_restricted = True
    assert town.server.stop() == 0
    town.server.start()
    me.says("Ottoline has a van")
    me.waits_for("I cannot take anything from you here.")
    town.settles()
    after = town.member(me)
    assert after is not None
    assert (after.id, after.roles) == (before.id, frozenset())
    assert kept(town, me).draft == begun.draft
    assert town.submissions(me) == sent


def test_a_guest_who_presses_a_button_of_a_case_is_no_handler_and_is_not_stored(
    town: SlackOffice, me: SlackPerson
) -> None:
    sam, guest = town.handler(), town.person("Gus Oak", is_restricted=True)
    reference = tells(me, CARS)
    made = card(sam, reference, "NEW")
    guest.goes_to(town.handlers).presses("Open", on=made)
    guest.goes_to().waits_for("Only handlers can do this.")
    town.settles()
    assert town.member(guest) is None


def test_a_workspace_that_is_not_set_up_takes_nothing(
    peer: SlackPeer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("new") / "run"
    with SlackOffice(peer, folder, ready=False) as office:
        office.opens()
        gets_safety_words_only(office, office.person(), "I am not set up here yet")


def gets_safety_words_only(office: SlackOffice, guest: SlackPerson, why: str) -> None:
    guest.says("hi")
    guest.waits_for(why, SAFETY, "call 101")
    guest.says(DANGER)
    guest.waits_for("If anyone is in danger, call 999 now.")
    office.settles()
    assert "[" not in "".join(guest.sees().messages).replace("[Message me]", "")
    guest.command("/cpi")
    guest.command("/cpi", NARRATIVE)
    guest.opens_home()
    office.settles()
    home = "\n".join(guest.sees().home)
    assert why in home
    assert "[" not in home
    words = guest.says(NARRATIVE)
    guest.shortcut(SHORTCUT_MESSAGE, words)
    screen = guest.waits_for(why)
    office.settles()
    assert why in "\n".join(guest.sees().modal)
    assert "How urgent" not in screen
    assert "kept" not in screen
    guest.edits(words, f"{NARRATIVE}, she said")
    office.settles()
    assert "You changed a message" not in guest.sees()
    assert has_nothing_of(office, guest)
    assert office.member(guest) is None


def test_the_gate_is_not_skipped_after_an_alarm(me: SlackPerson) -> None:
    me.says(DANGER)
    me.presses("3. No one is")
    for label in GATE:
        me.presses(label)
    me.waits_for("What is it mostly about?")
