"""The harness against the smallest bot: what a test reads is what the playground shows."""

import socket
from collections.abc import Iterator

import pytest

from tests.teams_playground.desk import Desk
from tests.teams_playground.person import PlaygroundPerson
from tests.teams_playground.tiny_bot import TinyBot
from tests.teams_playground.town import GROUP, HANDLERS, SAM, TENANT, WIL


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Desk(tmp_path_factory.mktemp("playground")) as made:
        yield made


@pytest.fixture(scope="module", autouse=True)
def bot(desk: Desk) -> Iterator[TinyBot]:
    with TinyBot(desk.door) as made:
        yield made
    assert desk.door.complaints == []


@pytest.fixture
def me(desk: Desk) -> PlaygroundPerson:
    return PlaygroundPerson(desk, WIL)


def test_it_listens_on_loopback_alone(desk: Desk) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.2", 0))
        assert other.connect_ex(("127.0.0.2", desk.playground.port)) != 0


def test_installing_tells_the_bot_twice_and_its_welcome_is_seen(
    me: PlaygroundPerson, bot: TinyBot
) -> None:
    me.installs()
    me.waits_for("Welcome")
    kinds = [each["type"] for each in bot.seen]
    assert sorted(kinds) == ["conversationUpdate", "installationUpdate"]
    assert bot.seen[0]["conversation"]["tenantId"] == TENANT


def test_what_is_typed_is_answered_and_typing_is_seen(desk: Desk, me: PlaygroundPerson) -> None:
    me.says("hello")
    me.waits_for("You said hello")
    assert desk.stream.typing[-1] == me.here


def test_a_card_is_filled_in_and_replaced_by_what_was_sent(me: PlaygroundPerson) -> None:
    me.says("form")
    me.waits_for("Say what you saw", "What?: ‹›", "( ) Left ( ) Right", "[Next] [Open]")
    me.presses("Next")
    assert me.errors == {"What?": "Say what."}
    me.submits("Next", {"What?": "a car", "Which side?": "Right"})
    screen = me.waits_for("Saved", "('side', 'R'), ('step', 'next'), ('what', 'a car')")
    assert "[Next]" not in screen


def test_a_dialog_opens_from_a_card_and_its_answer_closes_it(me: PlaygroundPerson) -> None:
    me.says("form")
    me.submits("Open", {"What?": "a car"})
    assert me.sees().dialog[:2] == ["Report", "In a dialog"]
    me.submits("Next", {"What?": "a van"})
    assert me.dialog is None
    me.waits_for("Thank you: a van")


def test_a_press_in_a_channel_is_someone_elses_and_the_card_changes_for_all(
    desk: Desk, me: PlaygroundPerson, bot: TinyBot
) -> None:
    bot.posts_case()
    sam = PlaygroundPerson(desk, SAM).goes_to(HANDLERS)
    sam.presses("Take")
    me.goes_to(HANDLERS).waits_for("WITH Sam Reed")
    assert "Taken." in sam.sees()
    assert "Taken." not in me.sees()


@pytest.mark.parametrize("where", [HANDLERS, GROUP])
def test_a_mention_reaches_the_bot_with_its_entity(
    me: PlaygroundPerson, bot: TinyBot, where: str
) -> None:
    me.goes_to(where).mentions_bot("hello")
    me.waits_for("You said <at>CPI</at> hello")
    assert "mention" in [each["type"] for each in bot.seen[-1]["entities"]]


def test_a_bot_without_a_token_is_refused_and_noted(desk: Desk) -> None:
    status, _, _ = desk.door.takes("GET", "/_connector/v3/conversations/x/members", b"", {})
    assert status == 401
    assert desk.door.complaints.pop().endswith("not with a token of the bot's")
