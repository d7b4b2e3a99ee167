"""Whole submissions in Teams, by cards and by typing, and what stands in the chat meanwhile."""

from itertools import chain

import pytest
from serving import wait_for
from teams_office import TeamsOffice
from teams_practice import (
    NARRATIVE,
    PAGES,
    TOPIC,
    TYPED,
    bots,
    kept,
    live_buttons,
    notes_of,
    said_by_bot,
    shown,
    through_the_gate,
    to_form,
    to_review,
)

from tests.teams_peer.client import TeamsPerson

PACED = 120.0
"""Seconds: Teams takes 60 messages in half a minute from a bot in one chat."""
CONTENT = ("Zebedee", "Ottoline", "Larkspur", "900461", "LK05", "Oakapple")


@pytest.fixture
def me(town: TeamsOffice) -> TeamsPerson:
    return town.person()


@pytest.mark.parametrize("word", ["hi", "hello", "help", "999"])
def test_the_words_that_a_store_tries_are_answered(me: TeamsPerson, word: str) -> None:
    me.says(word)
    me.waits_for("Call 999")


def test_a_whole_submission_by_cards_with_one_answer_changed_at_the_end(
    town: TeamsOffice, me: TeamsPerson
) -> None:
    town.peer.journal.clear()
    to_review(me)
    me.waits_for("Zebedee Quillfeather", "Ottoline", "LK05 QZX", "the Parade")
    town.settles()
    assert "Saved: What do you know?" in said_by_bot(me)
    me.says("change when and where")
    me.waits_for("What do you know?", "Where?: the Parade", within=PACED)
    me.presses("Next", {"Where?": "Larkspur Parade"})
    me.waits_for("Larkspur Parade", "[1. Send to police]", within=PACED)
    me.presses("1. Send to police")
    screen = me.waits_for("Sent to the police. Your reference is", "A handler looks at it by")
    (sent,) = town.submissions(me)
    assert NARRATIVE in str(sent.content)
    assert "Larkspur Parade" in str(sent.content)
    assert "the Parade'" not in str(sent.content)
    assert sent.reference in screen
    town.settles()
    said = "\n".join(town.notifications())
    assert not [word for word in CONTENT if word in said]
    assert not [word for word in CONTENT if word in said_by_bot(me)]


def test_a_whole_submission_by_typing_alone(town: TeamsOffice, me: TeamsPerson) -> None:
    for words in ("hi", "3", "none of these", "1", "4", TOPIC, *chain(*TYPED)):
        me.says(words)
    me.waits_for("Check and send", "[1. Send to police]", "Person 2", within=PACED)
    for words in ("change when and where", "keep", "keep", "skip", "Larkspur Parade", "next"):
        me.says(words)
    me.waits_for("Check and send", "Where? Larkspur Parade", within=PACED)
    me.says("send to police")
    me.waits_for("Sent to the police. Your reference is", within=PACED)
    me.waits_for("of yours stay in this chat", within=PACED)
    (sent,) = town.submissions(me)
    for words in (NARRATIVE, "Ottoline", "LK05", "Larkspur Parade"):
        assert words in str(sent.content)
    town.settles()
    assert not [word for word in CONTENT if word in said_by_bot(me)]


def test_what_is_wrong_stands_at_the_field_of_the_same_card(
    town: TeamsOffice, me: TeamsPerson
) -> None:
    to_form(me)
    town.settles()
    before = len(bots(me))
    me.presses("Next", {"What do you know?": NARRATIVE, "When did it happen?": "31/2"})
    me.waits_for("There is a problem: There is no 31 February. Check the day.", NARRATIVE)
    town.settles()
    assert len(bots(me)) == before
    me.presses("Next", {"When did it happen?": "yesterday"})
    me.waits_for("Name or nickname", "Saved: What do you know?")
    town.settles()
    assert "There is a problem" not in said_by_bot(me)


def test_more_to_say_gives_boxes_and_keeps_what_stands_in_the_form(
    town: TeamsOffice, me: TeamsPerson
) -> None:
    to_form(me)
    me.presses("More to say", {"What do you know?": NARRATIVE})
    me.waits_for("More to say:", NARRATIVE)
    me.presses("Next", {"More to say": "She keeps a green van."})
    me.waits_for("Name or nickname")
    assert "green van" in notes_of(kept(town, me))


def test_a_way_beside_a_form_keeps_what_stands_in_it(town: TeamsOffice, me: TeamsPerson) -> None:
    to_form(me)
    me.presses("Is it OK to share?", {"What do you know?": NARRATIVE})
    me.waits_for("You do not need consent")
    town.settles()
    assert NARRATIVE in notes_of(kept(town, me))
    me.presses("Answer here instead")
    me.waits_for("What you type here stays in this chat until you delete it.", "[Keep this]")


def test_help_beside_a_half_filled_form_leaves_it_as_it_is(
    town: TeamsOffice, me: TeamsPerson
) -> None:
    to_form(me)
    town.settles()
    form = me.newest("Next")
    updates = form.updates
    me.says("help")
    me.waits_for("To answer, press a button, or type its number or its words.")
    town.settles()
    assert (me.newest("Next").id, form.updates) == (form.id, updates)


def test_an_answered_question_keeps_its_words_and_loses_its_buttons(me: TeamsPerson) -> None:
    through_the_gate(me)
    wait_for(lambda: live_buttons(me)[0] == "Open the form", me.sees)
    first = shown(me, bots(me)[0])
    assert "How urgent is this?" in first
    assert "You chose: It can wait" in first
    assert "[" not in first


def test_an_old_button_is_answered_with_where_they_are_now(
    town: TeamsOffice, me: TeamsPerson
) -> None:
    me.says("hi")
    first = me.newest("3. It can wait")
    old = dict(first.card or {})
    me.presses("3. It can wait")
    me.waits_for("Is it about any of these?")
    town.settles()
    first.card = old
    me.presses("1. Danger now", on=first)
    me.waits_for("That question is closed. This is where you are now.")
    town.settles()
    assert "Call 999 now" not in said_by_bot(me)
    assert live_buttons(me) == ["1. None of these", "2. One of these", "3. Not sure"]


def test_send_twice_sends_once(town: TeamsOffice, me: TeamsPerson) -> None:
    to_review(me)
    review = me.newest("1. Send to police")
    old = dict(review.card or {})
    me.presses("1. Send to police")
    me.waits_for("Sent to the police. Your reference is")
    town.settles()
    review.card = old
    me.presses("1. Send to police", on=review, again=True)
    town.settles()
    assert len(town.submissions(me)) == 1


def test_files_are_refused_and_never_fetched(town: TeamsOffice, me: TeamsPerson) -> None:
    me.says("hi")
    me.waits_for("How urgent is this?")
    me.uploads("plate.jpg", text="The plate is on the photo")
    me.waits_for("I cannot take files or photos, and I have not opened it.")
    wait_for(lambda: "The plate is on the photo" in notes_of(kept(town, me)))


def test_markup_reaches_the_database_as_it_was_typed(town: TeamsOffice, me: TeamsPerson) -> None:
    words = "<at>Everyone</at> **bold** [x](https://x.example) & &lt;b&gt; _x_ `c` {{DATE(2026)}}"
    to_form(me)
    me.presses("Next", {"What do you know?": words})
    me.waits_for("Name or nickname")
    assert str(kept(town, me).draft.answers["C1"]["what"]) == words


def test_the_form_as_a_dialog_goes_on_to_the_end(town: TeamsOffice, me: TeamsPerson) -> None:
    to_form(me)
    me.presses("Next", dict(PAGES[0]))
    me.presses("Open in a window", {"Name or nickname": "Zebedee Quillfeather"})
    assert me.dialog is not None
    assert "Name or nickname: Zebedee Quillfeather" in "\n".join(me.dialog.lines())
    me.presses("Next", {"What next?": "Add another person"})
    for page in PAGES[2:]:
        assert me.dialog is not None
        me.presses("Next", dict(page))
    me.presses("1. Send to police")
    assert me.dialog is None, "\n".join(me.dialog.lines())
    me.waits_for("We go on in the chat", "Sent to the police. Your reference is", within=PACED)
    town.settles()
    assert not [word for word in CONTENT if word in said_by_bot(me)]
    assert len(town.submissions(me)) == 1
