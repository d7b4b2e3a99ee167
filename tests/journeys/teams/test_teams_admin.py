"""From installation to the first submission, by an admin in Teams alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from teams_desk import CARS, at_desk, card, sends, takes
from teams_office import CARDS, TeamsOffice
from teams_practice import bots, live_buttons, shown

from dialogs.ports import Naming
from tests.teams_peer.client import TeamsPerson
from tests.teams_peer.server import TeamsPeer

ORG = {
    "What is your organisation called?": "Thornbury Police",
    "Which sector is it in?": "Education",
}
CHANNEL, HANDLERS = "Which channel do new cases go to?", "Who are the handlers?"
MISSING = "I cannot see that channel."


@pytest.fixture
def new(peer: TeamsPeer, tmp_path: Path) -> Iterator[TeamsOffice]:
    """A tenant that nobody has set up."""
    with TeamsOffice(peer, tmp_path / "run", ready=False) as made:
        yield made.opens()


def joins(office: TeamsOffice, *people: TeamsPerson) -> None:
    """They are in the handlers' team, which gets the app."""
    office.desk.members += [each.person.id for each in people]
    people[0].adds_to(office.desk)


def to_channel(ada: TeamsPerson) -> None:
    """To the page that asks for the channel."""
    ada.says("admin")
    ada.presses("Next", dict(ORG))
    ada.waits_for(CHANNEL)


def sets_up(ada: TeamsPerson, channel: str, *handlers: str) -> None:
    """All pages, saved."""
    to_channel(ada)
    ada.presses("Next", {CHANNEL: channel})
    ada.waits_for(HANDLERS)
    ada.presses("Next", {HANDLERS: list(handlers)})
    ada.waits_for("Can guests send too?")
    ada.presses("Next", {})
    ada.waits_for("Check the settings")
    ada.presses("1. Save settings")


def test_an_admin_sets_it_up_and_the_first_submission_reaches_a_handler(new: TeamsOffice) -> None:
    ada, sam, me = new.person("Ada Boss"), new.person("Sam Reed"), new.person()
    ada.installs()
    ada.waits_for("You can set me up: type admin.")
    joins(new, sam, ada)
    me.says("hi")
    me.waits_for("I am not set up here yet", "Ask Ada Boss")
    sets_up(ada, CARDS, "Sam Reed")
    ada.waits_for("Everything is set up", "In that channel, but not handlers: Ada Boss", within=30)
    ada.waits_for("The test card is there.", within=30)
    at_desk(sam, new)
    assert [shown(sam, each).strip() for each in bots(sam)] == [
        "This is where new cases appear. This is a test."
    ]
    reference = sends(me, CARS)
    card(sam, reference, "NEW")
    takes(sam, reference)


def test_a_channel_that_others_see_is_refused_on_its_field(new: TeamsOffice) -> None:
    ada, gus = new.person("Ada Boss"), new.person("Gus Guest", role="guest")
    ada.installs()
    joins(new, ada, gus)
    to_channel(ada)
    ada.presses("Next", {CHANNEL: CARDS})
    ada.waits_for("There is a problem: There are guests in CPI cases: Gus Guest.")


def test_without_a_team_that_has_the_app_there_is_no_channel(new: TeamsOffice) -> None:
    ada = new.person("Ada Boss")
    ada.installs()
    to_channel(ada)
    ada.presses("Next", {CHANNEL: CARDS})
    ada.waits_for(MISSING)
    joins(new, ada)
    ada.presses("Next", {CHANNEL: CARDS}, again=True)
    ada.waits_for(HANDLERS)


def test_the_settings_can_be_typed(new: TeamsOffice) -> None:
    ada, sam = new.person("Ada Boss"), new.person("Sam Reed")
    ada.installs()
    joins(new, ada, sam)
    for words in (
        "admin",
        "here",
        "Thornbury Police",
        "Education",
        CARDS,
        "sam.reed@thornbury.example",
        "1",
        "1",
    ):
        ada.says(words)
    ada.waits_for("Check the settings", "Sam Reed", within=30)
    ada.says("save settings")
    ada.waits_for("Everything is set up", "The test card is there.", within=30)
    named = new.read(lambda work: work.members.named(new.workspace().id))
    assert named[Naming.HANDLER] == {sam.person.aad_id}
    assert named[Naming.ADMIN] == {ada.person.aad_id}
    for words in ("admin", "change admins", "here", "nobody"):
        ada.says(words)
    ada.waits_for("Choose at least one person.", within=30)


def test_who_is_no_admin_is_told_whom_to_ask(new: TeamsOffice) -> None:
    new.person("Ada Boss").installs()
    me = new.person()
    me.says("admin")
    me.waits_for("I am not set up here yet", "Ask Ada Boss.")
    assert new.member(me) is None
    new.becomes_ready()
    other = new.person("Otto Elm")
    other.says("admin")
    other.waits_for("Only admins can change the settings.", "Ask Ada Boss.")
    assert live_buttons(other) == []


def test_the_command_line_sets_it_up_and_the_running_bot_tests_the_channel(
    new: TeamsOffice,
) -> None:
    sam, me = new.person("Sam Reed"), new.person()
    joins(new, sam)
    tenant = new.world.tenant_id
    for options in (
        ("set", tenant, "--as", "Tess", "--organisation", "Thornbury", "--sector", "education"),
        ("handlers", "add", tenant, sam.person.aad_id, "--as", "Tess"),
        ("channel", tenant, new.channel, "--as", "Tess"),
    ):
        done = new.server.cpi("workspaces", *options)
        assert done.returncode == 0, done.stderr
    at_desk(sam, new).waits_for("This is where new cases appear. This is a test.", within=30)
    me.says("hi")
    me.waits_for("How urgent is this?")
    assert f"Teams (tenant {tenant}, requests to /api/messages)" in new.server.cpi("doctor").stdout
