"""The connector against the playground's own: what it sends is taken, what comes is admitted and read."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, TypeVar

import pytest
from aiohttp import web

from adapters.teams.activity import Activity, Conversation, InvokeAnswer, Kind, Outgoing
from adapters.teams.connector import TeamsConnector
from adapters.teams.endpoint import add_endpoint
from adapters.teams.errors import MessageNotFound
from adapters.teams.registration import Registration
from tests.teams_playground.desk import Desk
from tests.teams_playground.person import PlaygroundPerson
from tests.teams_playground.tokens import SECRET
from tests.teams_playground.town import (
    APP,
    BOT,
    EVERYONE,
    HANDLERS,
    SAM,
    TEAM,
    TENANT,
    WIL,
    chat_of,
)

T = TypeVar("T")
CARD = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [{"type": "TextBlock", "text": "NEW"}],
    "actions": [{"type": "Action.Execute", "title": "Take", "verb": "v", "data": {"case": "1"}}],
}
TAKEN = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "WITH"}]}


class Served:
    """The connector behind its endpoint, in a thread with a loop of its own. ``seen``: what came in."""

    def __init__(self, desk: Desk) -> None:
        door = desk.door
        self.seen: list[Activity] = []
        registration = Registration(
            APP, TENANT, SECRET, openid_url=f"{door.address}/openid", login_url=door.address
        )
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self.connector = self.does(lambda: self._made(registration))
        door.bot = f"http://127.0.0.1:{self.does(self._serves)}"

    def does(self, what: Callable[[], Awaitable[T]]) -> T:
        """Runs it in the loop."""

        async def run() -> T:
            return await what()

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(30)

    def saw(self, number: int) -> list[Activity]:
        """The next activities, so many, once they are there."""
        end = time.monotonic() + 10
        while len(self.seen) < number and time.monotonic() < end:
            time.sleep(0.01)
        assert len(self.seen) == number
        found, self.seen = self.seen, []
        return found

    def closes(self) -> None:
        self.does(self._ends)
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _made(self, registration: Registration) -> TeamsConnector:
        return TeamsConnector(registration)

    async def _serves(self) -> int:
        app = web.Application()
        add_endpoint(app, self.connector, self._takes)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return int(self._runner.addresses[0][1])

    async def _takes(self, activity: Activity) -> InvokeAnswer | None:
        self.seen.append(activity)
        if activity.type != "invoke":
            return None
        told = {"type": "application/vnd.microsoft.activity.message", "value": "Taken."}
        return InvokeAnswer(200, {"statusCode": 200, **told})

    async def _ends(self) -> None:
        await self.connector.close()
        await self._runner.cleanup()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Desk(tmp_path_factory.mktemp("playground")) as made:
        yield made
        assert made.door.complaints == []


@pytest.fixture(scope="module")
def served(desk: Desk) -> Iterator[Served]:
    made = Served(desk)
    yield made
    made.closes()


@pytest.fixture
def me(desk: Desk) -> PlaygroundPerson:
    return PlaygroundPerson(desk, WIL)


def personal(desk: Desk) -> Conversation:
    return Conversation(chat_of(WIL), Kind.PERSONAL, TENANT, desk.door.service_url, BOT["id"])


def channel(desk: Desk) -> Conversation:
    return Conversation(
        HANDLERS, Kind.CHANNEL, TENANT, desk.door.service_url, BOT["id"], TEAM, HANDLERS
    )


def test_what_is_typed_comes_in_as_it_was_with_who_and_where(
    desk: Desk, served: Served, me: PlaygroundPerson
) -> None:
    me.says("hello")
    (said,) = served.saw(1)
    assert (said.type, said.text) == ("message", "hello")
    assert (said.sender.id, said.sender.aad_id) == (WIL.id, WIL.aad_id)
    assert said.conversation == personal(desk)


def test_installing_in_a_channel_says_which_team(served: Served, me: PlaygroundPerson) -> None:
    me.goes_to(HANDLERS).installs()
    told = served.saw(2)
    kinds = {(each.type, each.action) for each in told}
    assert kinds == {("installationUpdate", "add"), ("conversationUpdate", "teamMemberAdded")}
    assert {each.conversation.team_id for each in told} == {TEAM}
    assert {each.conversation.kind for each in told} == {Kind.CHANNEL}


def test_a_mention_is_told_apart_and_taken_out(served: Served, me: PlaygroundPerson) -> None:
    me.goes_to(HANDLERS).mentions_bot("hello")
    (said,) = served.saw(1)
    assert said.mentions_bot
    assert said.text == "hello"
    assert said.conversation.channel_id == HANDLERS


def test_a_text_and_a_card_are_seen_and_the_card_changes(
    desk: Desk, served: Served, me: PlaygroundPerson
) -> None:
    here, connector = personal(desk), served.connector
    served.does(lambda: connector.send(here, Outgoing("**Hello** there")))
    sent = served.does(lambda: connector.send(here, Outgoing(card=CARD, summary="New")))
    me.waits_for("Hello there", "NEW", "[Take]")
    served.does(lambda: connector.update(here, sent, Outgoing(card=TAKEN)))
    screen = me.waits_for("WITH")
    assert "[Take]" not in screen
    with pytest.raises(MessageNotFound):
        served.does(lambda: connector.update(here, "1", Outgoing(card=TAKEN)))


def test_a_card_in_a_channel_is_pressed_by_someone_else_and_changes_for_all(
    desk: Desk, served: Served, me: PlaygroundPerson
) -> None:
    there, connector = channel(desk), served.connector
    posted = served.does(lambda: connector.post_in_channel(there, Outgoing(card=CARD)))
    PlaygroundPerson(desk, SAM).goes_to(HANDLERS).presses("Take")
    (pressed,) = served.saw(1)
    assert (pressed.sender.aad_id, pressed.reply_to) == (SAM.aad_id, posted.partition("=")[2])
    assert pressed.conversation.id == posted
    served.does(
        lambda: connector.update(pressed.conversation, pressed.reply_to, Outgoing(card=TAKEN))
    )
    me.goes_to(HANDLERS).waits_for("WITH")


def test_the_rosters_and_the_channels_are_read(desk: Desk, served: Served) -> None:
    there, connector = channel(desk), served.connector
    everyone = served.does(lambda: connector.roster(there))
    assert {each.aad_id for each in everyone} == {each.aad_id for each in EVERYONE}
    assert not any(each.guest or each.stranger for each in everyone)
    sam = served.does(lambda: connector.person(there, SAM.id))
    assert sam is not None
    assert (sam.name, sam.aad_id) == (SAM.name, SAM.aad_id)
    assert served.does(lambda: connector.person(there, "29:nobody")) is None
    channels: Any = served.does(lambda: connector.channels(there))
    assert [(each.id, each.name) for each in channels] == [
        (TEAM, "General"),
        (HANDLERS, "cpi-handlers"),
    ]
