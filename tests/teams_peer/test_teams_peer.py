"""The peer: someone at the screen of Teams, before a bot of a few lines; and what Teams refuses."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from adapters.teams.activity import Kind
from tests.teams_peer.client import TeamsPerson
from tests.teams_peer.link import BotLink
from tests.teams_peer.rules import Refused, check, check_card
from tests.teams_peer.server import TeamsPeer
from tests.teams_peer.tiny_bot import FORM, TinyBot, card

BLOCK = {"type": "TextBlock", "text": "x"}
SUBMIT = {"type": "Action.Submit", "title": "Save"}


@pytest.fixture
def peer() -> Iterator[TeamsPeer]:
    with TeamsPeer() as running:
        yield running


@pytest.fixture
def bot(peer: TeamsPeer) -> Iterator[TinyBot]:
    with TinyBot(peer) as running:
        yield running


@pytest.fixture
def someone(peer: TeamsPeer, bot: TinyBot) -> TeamsPerson:
    person = TeamsPerson(BotLink(bot.url, peer), peer.world.person("Wilhelmina Oakapple"))
    person.installs()
    return person


def test_installing_says_it_in_two_activities_at_once(someone: TeamsPerson, bot: TinyBot) -> None:
    someone.waits_for("Welcome")
    assert {each.type for each in bot.seen} == {"conversationUpdate", "installationUpdate"}
    someone.uninstalls()
    assert bot.seen[-1].action == "remove"


def test_typing_editing_and_files_reach_the_bot(someone: TeamsPerson, bot: TinyBot) -> None:
    said = someone.says("hello")
    someone.waits_for("hello, 0 files")
    someone.uploads("a.pdf", text="see")
    someone.waits_for("see, 1 files")
    someone.edits(said, "hello again")
    someone.deletes(said)
    assert [each.type for each in bot.seen[-2:]] == ["messageUpdate", "messageDelete"]


def test_a_card_sends_what_is_filled_as_strings(someone: TeamsPerson) -> None:
    someone.says("form")
    someone.waits_for("Who?", "Name:", "( ) Perhaps", "[Save]")
    someone.presses("Save")
    assert someone.errors == {"Name": "Write a name"}
    someone.presses(
        "Save", {"Name": "W. Oakapple", "Sure?": ["Yes", "Perhaps"], "Known": "true"}, again=True
    )
    someone.waits_for("Saved: k=save, known=true, name=W. Oakapple, sure=y,p")
    assert "Who?" not in someone.sees()


def test_only_the_presser_sees_the_answer_to_a_press(
    peer: TeamsPeer, bot: TinyBot, someone: TeamsPerson
) -> None:
    other = TeamsPerson(BotLink(bot.url, peer), peer.world.person("Ottoline Larkspur"))
    team = peer.world.team("Thornbury", someone.person, other.person, channels=("handlers",))
    for each in (someone, other):
        each.goes_to(team, "handlers")
    root = someone.mentions_bot("form")
    assert bot.seen[-1].text == "form"
    assert bot.seen[-1].mentions_bot
    other.waits_for("Who?")
    someone.presses("Take")
    assert "Taken by you" in someone.sees()
    assert "Taken by you" not in other.sees()
    other.presses("Whisper")
    assert "psst" in other.sees()
    someone.mentions_bot("hello", thread=root)
    other.waits_for("hello, 0 files")
    other.presses("Save", {"Name": "x"})
    someone.waits_for("Saved: k=save, name=x")


def test_a_dialog_opens_and_sends(someone: TeamsPerson) -> None:
    someone.says("form")
    someone.presses("Open")
    assert someone.dialog is not None
    assert "In the dialog" in someone.sees()
    someone.presses("Send")
    assert someone.errors == {"Why": "Say why"}
    someone.presses("Send", {"Why": "it matters"})
    assert someone.dialog is None
    assert "Because it matters" in someone.sees()


def test_the_app_comes_into_a_team_and_leaves_it(
    peer: TeamsPeer, bot: TinyBot, someone: TeamsPerson
) -> None:
    team = peer.world.team("Thornbury", someone.person, channels=("handlers",))
    team.installed = False
    someone.adds_to(team)
    someone.goes_to(team)
    someone.waits_for("Welcome")
    someone.deletes_channel(team, "handlers")
    assert (bot.seen[-1].action, bot.seen[-1].conversation.team_id) == ("channelDeleted", team.id)
    someone.removes_from(team)
    assert bot.seen[-1].action == "remove"


def test_in_a_group_chat_the_bot_is_named(
    peer: TeamsPeer, bot: TinyBot, someone: TeamsPerson
) -> None:
    someone.goes_to_group(peer.world.person("Ottoline Larkspur"))
    someone.mentions_bot("hello")
    someone.waits_for("hello, 0 files")
    assert bot.seen[-1].conversation.kind is Kind.GROUP


def test_a_button_that_is_not_there_is_not_pressed(someone: TeamsPerson) -> None:
    with pytest.raises(AssertionError, match="there is not a button"):
        someone.presses("Nothing", within=0.1)


@pytest.mark.parametrize(
    ("activity", "status"),
    [
        ({"type": "message", "text": "x" * 29_000}, 413),
        ({"type": "message"}, 400),
        ({"type": "message", "text": " "}, 400),
        ({"type": "event", "text": "x"}, 400),
        ({"type": "message", "text": "x", "attachments": [{}]}, 400),
        ({"type": "message", "attachments": [{}, {}]}, 400),
        ({"type": "message", "attachments": [{"contentType": "text/plain", "content": "x"}]}, 400),
    ],
)
def test_teams_refuses_what_it_would_split_or_not_show(
    activity: dict[str, Any], status: int
) -> None:
    with pytest.raises(Refused) as refused:
        check(activity)
    assert refused.value.status == status


@pytest.mark.parametrize(
    "made",
    [
        None,
        {"type": "AdaptiveCard"},
        {"type": "AdaptiveCard", "version": "1.6", "body": [BLOCK]},
        {"type": "AdaptiveCard", "version": "1.5"},
        card("x", actions=[SUBMIT] * 7),
        card("x", body=[{"type": "ActionSet", "actions": [SUBMIT] * 7}]),
        card("x", body=[{"type": "Input.Text"}]),
        card("x", body=[{"type": "Input.Text", "id": "a"}] * 2),
        card("x", body=[{"type": "Input.Text", "id": "a", "isRequired": True}]),
        card("x") | {"refresh": {"userIds": ["29:1"] * 61}},
    ],
)
def test_a_card_that_teams_would_not_show_is_refused(made: Any) -> None:
    check_card(FORM)
    with pytest.raises(Refused):
        check_card(made)


def test_it_runs_as_another_process_that_takes_anything() -> None:
    command = [sys.executable, "-m", "tests.teams_peer", "0", "--fast"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        port = urlsplit(told["service_url"]).port
        path = "connector/v3/conversations/a:1/activities"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", b"{}") as answer:
            assert "id" in json.load(answer)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_peer/counts") as answer:
            assert json.load(answer) == {"send": 1}
        process.terminate()
    assert process.returncode == 0
    assert set(told) == {"settings", "service_url", "bot_id", "tenant_id", "token"}
