"""The handlers' channel in the settings: who is fit for it, and its test card."""

from dataclasses import replace

import pytest
from office import DESK, FIRST_DAY, GUS, JO, LOBBY, NEW_DESK, SAM, Office, page

from dialogs.engine.views import Notice
from dialogs.ports import Purpose
from dialogs.workspaces import admin
from dialogs.workspaces.changes import PROBE, Change
from dialogs.workspaces.facts import Problem
from dialogs.workspaces.probing import TEST_CARD


def test_the_test_card_says_what_it_is_and_nothing_else() -> None:
    assert (
        Notice(("This is where new cases appear. This is a test.",), name="TEST-CARD") == TEST_CARD
    )


def test_a_channel_counts_only_once_its_test_card_is_there(ready: Office) -> None:
    ready.open("SET-CHANNEL")
    ready.fill("SET-CHANNEL", {"channel": "C5"})
    ready.save()
    assert ready.channel() == "C1"
    ready.post(Problem.NOT_IN_IT)
    assert "I am not in that channel. Add me to it" in ready.words
    assert "go where they went before" in ready.words
    assert ready.channel() == "C1"
    assert ready.workspace.ready
    ready.open(admin.TEST)
    ready.post()
    assert ready.channel() == "C5"
    assert ready.work.members.destination("f", Purpose.HANDLERS_NEXT) is None
    results = [e.detail["result"] for e in ready.trail("workspace.channel_tested")]
    assert results == ["ok", "not_in_it", "ok"]


def test_a_late_word_about_another_channel_changes_nothing(ready: Office) -> None:
    ready.open("SET-CHANNEL")
    ready.fill("SET-CHANNEL", {"channel": "C5"})
    late = ready.save()
    Change(ready.work, "w", "other", ready.now).choose_channel("C9")
    ready.reply = late
    ready.post()
    assert ready.channel() == "C1"
    assert "another channel was chosen meanwhile" in ready.words


def test_a_test_card_that_nobody_posted_is_left_to_a_job(ready: Office) -> None:
    [job] = ready.work.jobs_named(PROBE)
    assert job.args == ("f", "slack:w:C1")
    assert job.delay_seconds == 60


@pytest.mark.parametrize(
    ("channel", "said"),
    [
        ("C2", "guests in #lobby"),
        ("C3", "another organisation"),
        ("C4", "I am not in #closed"),
        ("C404", "cannot see that channel"),
    ],
)
def test_a_channel_that_is_not_fit_is_refused_on_the_field(channel: str, said: str) -> None:
    office = Office()
    office.open()
    office.fill("SET-ORG", FIRST_DAY["SET-ORG"])
    office.fill("SET-CHANNEL", {"channel": channel})
    assert said in office.errors["channel"]
    assert page(office) == "SET-CHANNEL"


def test_people_who_are_not_fit_are_refused_on_the_field(ready: Office) -> None:
    ready.open("SET-HANDLERS")
    ready.fill("SET-HANDLERS", {"who": ("U2", "U4", "U5")})
    assert "Gus Guest is a guest here" in ready.errors["who"]
    assert "Sid Strange is from another organisation" in ready.errors["who"]
    ready.fill("SET-HANDLERS", {"who": ()})
    assert ready.errors["who"] == "Choose at least one person."
    ready.fill("SET-HANDLERS", {"who": ("U2", "U404")})
    assert "person 2" in ready.errors["who"]


def test_who_sees_cards_without_being_a_handler_is_said_before_and_after(ready: Office) -> None:
    ready.open("SET-CHANNEL")
    ready.fill("SET-CHANNEL", {"channel": "C5"})
    assert ready.lines("SET-CHANNEL")["In it, but not handlers"] == "Olive Ash"
    assert ready.lines("SET-CHANNEL")["Which channel do new cases go to?"] == "#cpi-new"
    ready.save()
    assert "In that channel, but not handlers: Olive Ash." in ready.words


def test_a_handler_who_would_see_no_card_is_named(ready: Office) -> None:
    ready.channels["C1"] = replace(DESK, people=(SAM,))
    ready.open()
    assert ready.lines("SET-CHANNEL")["Handlers who are not in it"] == "Jo Lind"


def test_what_changed_since_it_was_answered_is_asked_again_at_saving(ready: Office) -> None:
    ready.open("SET-CHANNEL")
    ready.fill("SET-CHANNEL", {"channel": "C5"})
    ready.channels["C5"] = replace(NEW_DESK, people=(SAM, GUS))
    reply = ready.save()
    assert reply.probe is None
    assert page(ready) == "SET-CHANNEL"
    assert "guests in #cpi-new" in ready.errors["channel"]
    ready.channels["C5"] = NEW_DESK
    ready.fill("SET-CHANNEL", {"channel": "C5"})
    assert ready.save().probe is not None


def test_a_second_workspace_of_the_force_may_leave_the_channel_where_it_is(ready: Office) -> None:
    second = Office(own=False, work=ready.work)
    Change(ready.work, "a", "cli:op", ready.now).kind(agency=True, own=True)
    second.open()
    second.fill("SET-ORG", FIRST_DAY["SET-ORG"])
    assert page(second) == "SET-CHANNEL"
    assert "another workspace" in str(second.asked)
    second.fill("SET-CHANNEL", {"channel": ""})
    second.fill("SET-HANDLERS", {"who": ()})
    second.fill("SET-ADMINS", {"who": ()})
    second.fill("SET-SENDERS", FIRST_DAY["SET-SENDERS"])
    assert second.save().probe is None
    assert second.channel() == "C1"
    where = ready.work.members.destination("f", Purpose.HANDLERS)
    assert where is not None
    assert where.workspace_id == "w"
    assert second.workspace.ready


def test_without_a_channel_there_is_nothing_to_test() -> None:
    office = Office()
    office.open(admin.TEST)
    assert "No handlers' channel is chosen here yet." in office.words
    assert office.reply.probe is None


def test_lobby_and_people_are_looked_up_as_they_were_typed() -> None:
    office = Office()
    office.open()
    office.fill("SET-ORG", FIRST_DAY["SET-ORG"])
    office.fill("SET-CHANNEL", {"channel": "lobby"})
    assert office.wanted.channels == ("lobby",)
    assert LOBBY.name in office.errors["channel"]
    office.fill("SET-CHANNEL", {"channel": "C1"})
    office.fill("SET-HANDLERS", {"who": "sam and @jo\nSam"})
    assert office.wanted.people == ("sam", "@jo", "Sam")
    assert office.work.members.find("w", JO.id) is None
