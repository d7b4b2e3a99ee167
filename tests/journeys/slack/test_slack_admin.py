"""From installation to the first submission, by an admin in Slack alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import wait_for
from slack_desk import CARS, card, sends, shown, takes
from slack_office import SlackOffice

from tests.slack_peer.client import SlackPerson
from tests.slack_peer.server import SlackPeer

ORG = {
    "What is your organisation called?": "Thornbury Police",
    "Which sector is it in?": "Education",
}
CHANNEL, HANDLERS = "Which channel do new cases go to?", "Who are the handlers?"


@pytest.fixture
def new(peer: SlackPeer, tmp_path: Path) -> Iterator[SlackOffice]:
    """A workspace that nobody has set up."""
    with SlackOffice(peer, tmp_path / "run", ready=False) as made:
        yield made.opens()


def to_channel(ada: SlackPerson) -> None:
    """To the page that asks for the channel."""
    ada.command("/cpi", "admin")
    ada.waits_for("What is your organisation called?")
    ada.modal()
    ada.submits(ORG)
    ada.waits_for(CHANNEL)


def sets_up(channel: str, ada: SlackPerson, *handlers: SlackPerson) -> None:
    """All pages, saved."""
    to_channel(ada)
    ada.submits({CHANNEL: channel})
    ada.submits({HANDLERS: [each.user.id for each in handlers]})
    ada.submits()
    ada.submits()
    ada.waits_for("Check the settings")
    ada.submits()


def test_an_admin_sets_it_up_and_the_first_submission_reaches_a_handler(new: SlackOffice) -> None:
    ada, sam, me = new.person("Ada Boss", is_owner=True), new.person("Sam Reed"), new.person()
    new.handlers.members |= {sam.user.id, ada.user.id}
    me.says("hi")
    me.waits_for("I am not set up here yet", "Ask your Slack admin")
    ada.opens_home()
    ada.waits_for("[Set up]")
    me.says("hello")
    me.waits_for("Ask Ada Boss")
    sets_up(new.handlers.id, ada, sam)
    ada.goes_to().waits_for(
        "Everything is set up", "In that channel, but not handlers: Ada Boss", "The test card is"
    )
    assert [shown(m) for m in new.handlers.messages.values()] == [
        "This is where new cases appear. This is a test."
    ]
    reference = sends(me, CARS)
    sam.goes_to(new.handlers)
    card(sam, reference, "NEW")
    takes(sam, reference)


def test_a_channel_that_others_see_is_refused_on_its_field(new: SlackOffice) -> None:
    ada = new.person("Ada Boss", is_owner=True)
    guest = new.person("Gus Guest", is_restricted=True)
    shared = new.world.channel(new.team, "together", shared_with=("T0OTHER",))
    away = new.world.channel(new.team, "away", kind="public", has_bot=False)
    to_channel(ada)
    for channel, words in (
        (new.lobby, f"There are guests in #lobby: {guest.user.real_name}"),
        (shared, "shared with another organisation"),
        (away, "I am not in #away"),
    ):
        ada.submits({CHANNEL: channel.id})
        assert words in ada.errors[CHANNEL]


def test_a_guest_is_no_handler(new: SlackOffice) -> None:
    ada, guest = new.person("Ada Boss", is_owner=True), new.person("Gus", is_restricted=True)
    to_channel(ada)
    ada.submits({CHANNEL: new.handlers.id})
    ada.submits({HANDLERS: [guest.user.id]})
    assert "is a guest here" in ada.errors[HANDLERS]


def test_a_channel_where_the_app_may_not_post_is_told_and_can_be_tried_again(
    new: SlackOffice,
) -> None:
    ada, sam = new.person("Ada Boss", is_owner=True), new.person("Sam Reed")
    new.peer.faults.error("restricted_action", "chat.postMessage", new.handlers.id)
    sets_up(new.handlers.id, ada, sam)
    ada.goes_to().waits_for("The test card did not get there. I may not post in that channel.")
    assert not new.handlers.messages
    assert "no test card got there yet" in new.server.cpi("doctor").stdout
    ada.presses("Try again")
    ada.waits_for("The test card is there.")
    assert "no test card got there yet" not in new.server.cpi("doctor").stdout


def test_who_is_no_admin_is_told_whom_to_ask(new: SlackOffice) -> None:
    new.person("Ada Boss", is_owner=True).opens_home()
    me = new.person()
    me.command("/cpi", "admin")
    me.waits_for("I am not set up here yet", "Ask Ada Boss.")
    wait_for(lambda: not me.sees().modal)
    assert new.member(me) is None
    new.becomes_ready()
    other = new.person("Otto Elm")
    other.command("/cpi", "admin")
    other.waits_for("Only admins can change the settings.", "Ask Ada Boss.")


def test_the_settings_can_be_typed(new: SlackOffice) -> None:
    ada, sam = new.person("Ada Boss", is_owner=True), new.person("Sam Reed")
    for words, asked in (
        ("admin", "Your organisation"),
        ("here", "What is your organisation called?"),
        ("Thornbury Police", "Which sector is it in?"),
        ("Education", "Handlers' channel"),
        ("here", CHANNEL),
        ("#cpi-handlers", "Handlers open cases"),
        ("here", HANDLERS),
        (f"<@{sam.user.id}>", "Other admins"),
    ):
        ada.says(words)
        ada.waits_for(asked)


def test_home_shows_the_new_state_once_it_is_saved(new: SlackOffice) -> None:
    ada, sam = new.person("Ada Boss", is_owner=True), new.person("Sam Reed")
    ada.opens_home()
    wait_for(lambda: "I am not set up here yet" in "\n".join(ada.sees().home))
    sets_up(new.handlers.id, ada, sam)
    wait_for(lambda: "Nothing is open." in "\n".join(ada.sees().home), lambda: ada.sees().text)
    assert "I am not set up here yet" not in "\n".join(ada.sees().home)


def names_admins(ada: SlackPerson, *people: SlackPerson) -> None:
    """Names these people as further admins, in the settings' form."""
    ada.says("admin")
    ada.newest("1. Save settings")
    ada.says("change other admins")
    ada.presses("Open the form", on=ada.newest("Answer here instead"), again=True)
    ada.modal()
    ada.submits({"Who else may change these settings?": [each.user.id for each in people]})
    ada.waits_for("Check the settings")
    ada.submits()


def test_who_is_named_an_admin_is_one_at_once_and_who_is_not_any_more_is_not(
    new: SlackOffice,
) -> None:
    ada, sam, bea = (
        new.person("Ada Boss", is_owner=True),
        new.person("Sam Reed"),
        new.person("Bea Lane"),
    )
    sets_up(new.handlers.id, ada, sam)
    ada.goes_to().waits_for("The test card is there.")
    bea.opens_home()
    bea.says("admin")
    bea.waits_for("Only admins can change the settings.", "Nothing is open.")
    assert "[Set up]" not in bea.sees()
    names_admins(ada, bea)
    new.settles()
    bea.says("admin")
    bea.waits_for("Check the settings")
    bea.says("change your organisation")
    bea.waits_for("[Answer here instead]")
    bea.says("here")
    bea.waits_for("What is your organisation called?")
    bea.says("Thornbury Constabulary")
    bea.waits_for("Which sector is it in?")
    bea.opens_home()
    bea.waits_for("[Set up]")
    names_admins(ada)
    new.settles()
    bea.opens_home()
    wait_for(lambda: "[Set up]" not in "\n".join(bea.sees().home), lambda: bea.sees().text)
    bea.command("/cpi", "admin")
    new.settles()
    assert "\n".join(bea.sees().messages).count("Only admins can change the settings.") == 2
