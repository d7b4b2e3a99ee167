"""A practitioner in Teams, played by a client that nobody here wrote: by cards and by typing alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playground_office import PlaygroundOffice, reference_in
from playground_practice import (
    CONTENT,
    DANGER,
    GATE,
    NARRATIVE,
    PAGES,
    TOPIC,
    TYPED,
    goes,
    has_nothing_of,
    kept,
    picks,
    says,
    sends,
    to_form,
    to_review,
)
from serving import wait_for

from tests.teams_playground.person import PlaygroundPerson
from tests.teams_playground.town import GENERAL, GROUP


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PlaygroundOffice]:
    """One person has the personal chat, so each journey has a playground of its own."""
    with PlaygroundOffice(tmp_path) as made:
        yield made.opens()
        assert made.door.complaints == []


@pytest.fixture
def me(office: PlaygroundOffice) -> PlaygroundPerson:
    return office.practitioner()


def bots_words(me: PlaygroundPerson) -> str:
    return "\n".join(me.shown(each) for each in me.messages())


def holds_no_content(office: PlaygroundOffice, me: PlaygroundPerson) -> None:
    """Once all that was answered is changed, which Teams' rate may hold up, the bot's messages and the
    notifications hold nothing that was written.
    """
    wait_for(
        lambda: not [word for word in CONTENT if word in bots_words(me)], lambda: bots_words(me)
    )
    told = "\n".join(office.summaries())
    assert not [word for word in CONTENT if word in told]


def test_installing_welcomes_once_and_hi_begins(
    office: PlaygroundOffice, me: PlaygroundPerson
) -> None:
    """Teams tells of an installation twice at the same time, and again when the chat is opened anew."""
    me.installs()
    me.waits_for("In danger now? Call 999.")
    me.installs()
    office.settles()
    assert bots_words(me).count("In danger now? Call 999.") == 1
    me.says("hello")
    me.waits_for("How urgent is this?", "[3. It can wait]")


def test_a_whole_submission_by_cards_with_one_answer_changed_at_the_end(
    office: PlaygroundOffice, me: PlaygroundPerson
) -> None:
    to_review(me)
    me.waits_for("Zebedee Quillfeather", "Ottoline", "LK05 QZX", "the Parade")
    picks(me, "2: When and where", "Change")
    me.waits_for("What do you know?", "Where?: the Parade")
    me.submits("Next", {"Where?": "Larkspur Parade"})
    me.waits_for("Check and send", "Where? Larkspur Parade")
    me.presses("1. Send to police")
    screen = me.waits_for("Sent to the police. Your reference is", "A handler looks at it by")
    (sent,) = office.submissions(me)
    assert sent.reference in screen
    assert NARRATIVE in str(sent.content)
    assert "Larkspur Parade" in str(sent.content)
    assert "the Parade'" not in str(sent.content)
    holds_no_content(office, me)
    assert "Saved: What do you know?" in bots_words(me)


def test_a_whole_submission_by_typing_alone(office: PlaygroundOffice, me: PlaygroundPerson) -> None:
    says(me, "hi", "3", "none of these", "1", "4", TOPIC)
    for page in TYPED:
        says(me, *page)
    me.waits_for("Check and send", "[1. Send to police]", "Person 2")
    says(me, "change when and where", "keep", "keep", "skip", "Larkspur Parade", "next")
    me.waits_for("Check and send", "Larkspur Parade")
    me.says("send to police")
    me.waits_for("Sent to the police. Your reference is", "To remove them")
    (sent,) = office.submissions(me)
    for words in (NARRATIVE, "Ottoline", "LK05", "Larkspur Parade"):
        assert words in str(sent.content)
    holds_no_content(office, me)


def test_what_is_typed_first_is_kept_and_the_questions_follow(
    office: PlaygroundOffice, me: PlaygroundPerson
) -> None:
    me.says(NARRATIVE)
    me.waits_for(
        "Thank you. I have kept what you wrote. It has not been sent to the police.",
        "How urgent is this?",
    )
    assert NARRATIVE in kept(office, me)
    goes(me, *GATE)
    picks(me, f"2: {TOPIC}", "Open the form")
    me.waits_for("Page 1 of 4", NARRATIVE)
    for page in ({"When did it happen?": "yesterday"}, *PAGES[1:]):
        me.submits("Next", dict(page))
    me.presses("1. Send to police")
    me.waits_for("Sent to the police. Your reference is")
    (sent,) = office.submissions(me)
    assert NARRATIVE in str(sent.content)


def test_danger_is_asked_about_first_and_the_exit_shows_999(
    office: PlaygroundOffice, me: PlaygroundPerson
) -> None:
    me.says(DANGER)
    me.waits_for("Is anyone in danger right now? If yes, call 999.", f'You wrote: "{DANGER}"')
    me.presses("1. Yes, now")
    me.waits_for("Call 999 now", "press 55", "18000", "[3. Show my words]")
    office.settles()
    assert "stab" not in "\n".join(office.summaries())
    me.presses("1. I have called 999")
    me.waits_for("Keep the log number")
    me.presses("1. Share the rest")
    me.waits_for("How urgent is this?", "[3. It can wait]")
    record = office.draft(me)
    assert record is not None
    assert "was_urgent" in record.draft.history
    assert office.submissions(me) == []


def test_danger_in_a_form_comes_before_its_next_page(
    office: PlaygroundOffice, me: PlaygroundPerson
) -> None:
    to_form(me)
    me.submits("Next", {"What do you know?": DANGER})
    me.waits_for("Is anyone in danger?", "[3. No one is]")
    me.presses("3. No one is")
    me.waits_for("A handler will look at yours first.", "A person")
    assert DANGER in kept(office, me)


def test_the_form_goes_on_in_a_window_and_what_is_next_in_the_chat(
    office: PlaygroundOffice, me: PlaygroundPerson
) -> None:
    to_form(me)
    me.submits("Next", PAGES[0])
    me.presses("Open in a window")
    assert me.sees().dialog[0] == "A person"
    for page in PAGES[1:]:
        me.submits("Next", page)
    assert "Check and send" in "\n".join(me.sees().dialog)
    office.settles()
    assert "Zebedee" not in bots_words(me)
    me.presses("1. Send to police")
    assert me.dialog is None
    me.waits_for("Sent to the police. Your reference is")
    (sent,) = office.submissions(me)
    assert "Ottoline" in str(sent.content)


def test_the_referral_exit_names_the_team_and_loses_nothing(me: PlaygroundPerson) -> None:
    says(me, "hi")
    goes(me, "3. It can wait", "1. None of these", "1. No", "1. A child", "3. Portsmouth")
    me.waits_for("Have you told Portsmouth MASH?")
    goes(me, "4. Stop here")
    me.waits_for("Make a referral", "Nothing has been sent to the police from this chat.")
    goes(me, "2. I know more as well", "2. I will today")
    me.waits_for("What is it mostly about?")


def test_the_wrong_person_is_put_right(office: PlaygroundOffice, me: PlaygroundPerson) -> None:
    reference = sends(me)
    me.presses("1. Add or correct")
    me.waits_for("What was sent stays as it was.")
    me.says("I named the wrong person")
    me.waits_for("Thank you for telling us quickly.")
    me.submits(
        "Send correction",
        {"Who was named by mistake, and who should it be?": "It was Otto, not Zebedee"},
    )
    me.waits_for(f"We have added the correction to {reference} and told the handler.")
    (sent,) = office.submissions(me)
    added = office.read(lambda work: work.submissions.additions(sent.id))
    assert "It was Otto" in str(added)
    office.settles()
    assert "Otto," not in bots_words(me)


def test_a_form_goes_on_after_the_process_was_killed(
    office: PlaygroundOffice, me: PlaygroundPerson
) -> None:
    to_form(me)
    me.submits("Next", dict(PAGES[0]))
    me.waits_for("A person")
    office.settles()
    office.server.kill()
    office.server.start()
    me.submits("Next", dict(PAGES[1]))
    for page in PAGES[2:]:
        me.submits("Next", dict(page))
    me.waits_for("Check and send", "Zebedee Quillfeather")
    office.settles()
    office.server.kill()
    office.server.start()
    says(me, "hi")
    me.presses("1. Send to police")
    reference = reference_in(me.waits_for("Sent to the police. Your reference is").text)
    (sent,) = office.submissions(me)
    assert sent.reference == reference


def test_named_where_others_read_it_gives_safety_words_and_keeps_nothing(
    office: PlaygroundOffice, me: PlaygroundPerson
) -> None:
    for where in (GENERAL, GROUP):
        me.goes_to(where).mentions_bot(DANGER)
        screen = me.waits_for("Please do not write about this here", "Call 999")
        assert "How urgent" not in screen
        office.settles()
        assert "stab" not in bots_words(me)
    assert has_nothing_of(office, me)


def test_files_are_refused_and_not_fetched(office: PlaygroundOffice, me: PlaygroundPerson) -> None:
    me.uploads(f"{office.door.address}/photo")
    me.waits_for("I cannot take files or photos, and I have not opened it.")
    assert office.door.fetched == 0
