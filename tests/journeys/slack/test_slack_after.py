"""After *Send* in Slack: the note, what is added, what is put right, what is withdrawn."""

import pytest
from slack_office import SlackOffice
from slack_practice import GATE, PAGES, TOPIC, picks, sends, to_review

from dialogs.ports import Addition
from tests.slack_peer import payloads
from tests.slack_peer.client import SlackPerson


@pytest.fixture
def me(town: SlackOffice) -> SlackPerson:
    return town.person()


def additions(office: SlackOffice, me: SlackPerson) -> list[Addition]:
    (sent,) = office.submissions(me)
    return list(office.read(lambda work: work.submissions.additions(sent.id)))


def test_the_note_for_my_records_names_nobody_and_the_receipt_stays(
    town: SlackOffice, me: SlackPerson
) -> None:
    sends(me)
    me.presses("2. Note for my records")
    screen = me.waits_for("I shared information with", f"Topic: {TOPIC}")
    town.settles()
    assert "Zebedee" not in screen
    me.presses("2. Note for my records", again=True)
    town.settles()
    assert "[1. Add or correct]" in me.sees()
    assert "\n".join(me.sees().messages).count("I shared information with") == 2


def test_something_is_added_by_its_form(town: SlackOffice, me: SlackPerson) -> None:
    sends(me)
    me.presses("1. Add or correct")
    me.waits_for("What was sent stays as it was.")
    picks(me, "1. Add something I know", "Next")
    town.settles()
    (field,) = (line.split(":")[0] for line in me.sees().modal if line.endswith(": ‹›"))
    me.submits({field: "Ottoline has a green van"})
    me.waits_for("told the handler")
    town.settles()
    assert me.sees().modal == []
    assert "green van" in str(additions(town, me))
    assert "green van" not in "\n".join(me.sees().messages)
    (sent,) = town.submissions(me)
    assert "green van" not in str(sent.content)


def test_the_wrong_person_is_put_right_by_typing(town: SlackOffice, me: SlackPerson) -> None:
    sends(me)
    (sent,) = town.submissions(me)
    me.says("mine")
    me.waits_for("My submissions", "No handler has taken it yet.")
    me.says(f"add {sent.reference}")
    me.waits_for("3. I named the wrong person")
    me.says("3")
    me.waits_for("Thank you for telling us quickly.")
    me.says("here")
    me.waits_for("Who was named by mistake, and who should it be?")
    me.says("It was Otto, not Zebedee")
    me.waits_for(f"We have added the correction to {sent.reference} and told the handler.")
    town.settles()
    assert "It was Otto" in str(additions(town, me))


def test_what_nobody_has_taken_is_withdrawn_and_its_content_is_gone(
    town: SlackOffice, me: SlackPerson
) -> None:
    sends(me)
    me.presses("1. Add or correct")
    me.waits_for("4. Ask to withdraw it")
    picks(me, "4. Ask to withdraw it", "Next")
    me.waits_for("Why? (if you like)")
    me.submits()
    me.waits_for("withdrawn")
    town.settles()
    (sent,) = town.submissions(me)
    assert sent.content is None
    me.says("mine")
    me.waits_for("My submissions", "ithdrawn")
    town.settles()
    me.says("share something else")
    me.waits_for("How urgent is this?", "[3. It can wait]")


def test_hi_after_a_withdrawal_says_so_and_starts_anew(town: SlackOffice, me: SlackPerson) -> None:
    sends(me)
    (sent,) = town.submissions(me)
    me.presses("1. Add or correct")
    me.waits_for("4. Ask to withdraw it")
    picks(me, "4. Ask to withdraw it", "Next")
    me.waits_for("Why? (if you like)")
    me.submits()
    me.waits_for("it has been withdrawn")
    town.settles()
    me.says("hi")
    me.waits_for("[3. It can wait]")
    town.settles()
    said = "\n".join(me.sees().messages)
    words = f"{sent.reference}: it has been withdrawn and its details removed."
    assert said.count(words) == 2
    assert said.count("Sent to the police. Your reference is") == 1
    me.presses("3. It can wait")
    me.waits_for("Is it about any of these?", "[1. None of these]")
    me.presses("1. Add or correct", again=True)
    me.waits_for("It was withdrawn already.")


def test_send_pressed_again_in_an_old_modal_says_that_it_was_sent(
    town: SlackOffice, me: SlackPerson
) -> None:
    to_review(me)
    with town.world.lock:
        first, second = (payloads.view_submission(me.sender, me.modal()) for _ in range(2))
    town.link.interaction(first)
    me.waits_for("Sent to the police. Your reference is")
    (sent,) = town.submissions(me)
    town.link.interaction(second)
    me.waits_for(f"It has already been sent to the police. Your reference is {sent.reference}.")
    town.settles()
    assert "\n".join(me.sees().messages).count("Sent to the police. Your reference is") == 1
    assert len(town.submissions(me)) == 1


def test_the_note_of_what_was_sent_before_stays_after_the_next_send(
    town: SlackOffice, me: SlackPerson
) -> None:
    sends(me)
    (sent,) = town.submissions(me)
    me.presses("2. Note for my records")
    me.waits_for("I shared information with", sent.reference)
    me.says("share something else")
    me.waits_for("[3. It can wait]")
    for label in GATE:
        me.presses(label)
    me.waits_for("10. Not sure")
    me.says("2")
    me.waits_for("[Open the form]")
    me.presses("Open the form")
    me.modal()
    for page in PAGES[:-1]:
        me.submits(dict(page))
    me.waits_for("Send to police")
    me.submits()
    me.waits_for("Say it as")
    town.settles()
    assert len(town.submissions(me)) == 2
    assert f"Reference {sent.reference}." in me.sees().text
