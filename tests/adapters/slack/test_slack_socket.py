"""Socket Mode against a Slack that refuses, goes silent, breaks off and closes."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest

from adapters.slack import socket_mode as module
from adapters.slack.app_token import AppTokenRefused, connection_url
from adapters.slack.bodies import Body, Kind
from adapters.slack.endpoint import LONGEST_BODY
from adapters.slack.envelopes import Envelope, Goodbye, Hello, acknowledgement, read
from adapters.slack.errors import RateLimited, SlackUnreachable
from adapters.slack.socket_line import Waits
from adapters.slack.socket_mode import SocketMode
from adapters.slack.web_api import WebApi
from tests.slack_peer.server import SlackPeer

WAITS = Waits(hello=0.5, quiet=0.15, finish=2.0)
EVENT = {"type": "event_callback", "event_id": "Ev1", "event": {"type": "message"}}
PRESS = {"type": "view_submission", "view": {}}


@pytest.fixture
def peer(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlackPeer]:
    monkeypatch.setattr(module, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(module, "LINGERS", 0.5)
    with SlackPeer() as made:
        yield made
        assert made.sockets.strange == []


class App:
    """What came, and what is done with it. ``gate``: nothing is committed while it is closed."""

    def __init__(self, peer: SlackPeer, token: str = "") -> None:
        self.peer = peer
        self.taken: list[Body] = []
        self.reasons: list[str] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.api = WebApi(peer.url)
        self.socket = SocketMode(
            self.api, token or peer.world.app_token, self.take, self.reasons.append, WAITS
        )

    async def take(self, body: Body) -> dict[str, Any]:
        self.taken.append(body)
        await self.gate.wait()
        if body.data.get("event_id") == "fails":
            raise RuntimeError("SECRET WORDS")
        return {"response_action": "clear"} if body.kind is Kind.INTERACTION else {}

    async def connects(self, number: int = 1) -> None:
        await until(
            lambda: self.socket.connected and self.peer.sockets.opened >= number,
            lambda: (self.peer.sockets.opened, self.socket.trouble),
        )

    async def delivers(self, kind: str = "events_api", payload: Any = EVENT, **more: Any) -> Any:
        """Sends an envelope and waits for the acknowledgement; False if none comes."""
        sockets = self.peer.sockets
        envelope = await asyncio.to_thread(sockets.send, kind, payload, **more)
        taken, said = await asyncio.to_thread(sockets.answer, envelope, 1.0)
        return said if taken else False


@pytest.fixture
async def app(peer: SlackPeer) -> AsyncIterator[App]:
    made = App(peer)
    made.socket.start()
    await made.connects()
    yield made
    await made.socket.stop()
    await made.api.close()


async def until(what: Callable[[], object], why: Callable[[], object] = str) -> None:
    for _ in range(500):
        if what():
            return
        await asyncio.sleep(0.01)
    raise AssertionError(why())


async def test_each_kind_is_taken_and_acknowledged_with_what_it_may_say(app: App) -> None:
    command = {"command": "/cpi", "text": "a payload", "is_enterprise_install": "false", "x": None}
    assert await app.delivers(retry_attempt=2, retry_reason="timeout") is None
    assert await app.delivers("interactive", PRESS) == {"response_action": "clear"}
    assert await app.delivers("interactive", PRESS, accepts_response_payload=False) is None
    assert await app.delivers("slash_commands", command) is None
    kinds = [Kind.EVENT, Kind.INTERACTION, Kind.INTERACTION, Kind.COMMAND]
    assert [body.kind for body in app.taken] == kinds
    assert (app.taken[0].retry, app.taken[0].retry_reason) == (2, "timeout")
    assert app.taken[3].data["text"] == "a payload"
    assert "x" not in app.taken[3].data


async def test_nothing_is_acknowledged_before_it_is_committed(app: App) -> None:
    app.gate.clear()
    waiting = asyncio.create_task(app.delivers())
    await until(lambda: app.taken)
    await asyncio.sleep(0.1)
    assert app.peer.sockets.wires[0].acks == {}
    app.gate.set()
    assert await waiting is None


async def test_what_fails_is_not_acknowledged_and_the_rest_goes_on(
    app: App, caplog: pytest.LogCaptureFixture
) -> None:
    assert await app.delivers(payload=EVENT | {"event_id": "fails"}) is False
    assert await app.delivers() is None
    assert "an envelope is not acknowledged" in [each.message for each in caplog.records]


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("events_api", {"type": "event_callback"}),
        ("events_api", []),
        ("events_api", EVENT | {"event": {"text": "x" * LONGEST_BODY}}),
        ("interactive", {"type": 1}),
        ("interactive", None),
        ("slash_commands", {"text": "no command"}),
        ("slash_commands", {"command": ["/cpi"]}),
        ("something_new", {"type": "event_callback", "event": {}}),
    ],
)
async def test_what_slack_does_not_send_runs_nothing_and_does_not_come_for_ever(
    app: App, kind: str, payload: Any
) -> None:
    assert await app.delivers(kind, payload) is None
    assert app.taken == []
    assert app.socket.connected


async def test_what_is_no_envelope_at_all_is_passed_over(app: App) -> None:
    sockets = app.peer.sockets
    for text in ("", "{", "[]", "null", '{"type": "events_api"}', '{"envelope_id": 1}', "[" * 9000):
        asyncio.run_coroutine_threadsafe(sockets.wires[0].socket.send_str(text), sockets.loop)  # type: ignore[arg-type]
    assert await app.delivers() is None
    assert app.peer.sockets.opened == 1


async def test_before_a_connection_ends_the_next_is_open_and_nothing_is_lost(app: App) -> None:
    sockets = app.peer.sockets
    app.gate.clear()
    (old,) = sockets.wires
    waiting = asyncio.create_task(app.delivers())
    await until(lambda: app.taken)
    await asyncio.to_thread(sockets.disconnect, "warning")
    await app.connects(2)
    assert old in sockets.wires
    late = asyncio.create_task(app.delivers(on=old))
    await until(lambda: len(app.taken) == 2)
    app.gate.set()
    assert await waiting is None
    assert await late is None
    await until(lambda: old.closed)
    assert await app.delivers() is None
    assert app.reasons == ["asked"]
    assert len(old.acks) == 2


@pytest.mark.parametrize("reason", ["refresh_requested", "too_many_websockets", "new_word"])
async def test_a_connection_that_slack_closes_after_its_word_is_followed_by_another(
    app: App, reason: str
) -> None:
    await asyncio.to_thread(app.peer.sockets.disconnect, reason, closes_after=0.0)
    await app.connects(2)
    assert await app.delivers() is None


async def test_a_silent_connection_is_replaced(app: App) -> None:
    old = app.peer.sockets.go_silent()
    await app.connects(2)
    assert app.reasons == ["silent"]
    assert await app.delivers() is None
    await until(lambda: old.closed)


async def test_a_connection_that_is_only_quiet_is_kept(app: App) -> None:
    app.peer.sockets.pings = 60.0
    await asyncio.sleep(1.2)
    assert app.peer.sockets.opened == 1
    assert app.socket.connected


async def test_a_connection_that_breaks_is_followed_by_another(app: App) -> None:
    app.peer.sockets.die()
    await app.connects(2)
    assert app.reasons == ["lost"]
    assert await app.delivers() is None


async def test_slack_comes_back_after_it_was_away(app: App) -> None:
    port = app.peer.port
    await asyncio.to_thread(app.peer.stop)
    await until(lambda: not app.socket.connected)
    assert "tried again by itself" in app.socket.trouble
    await asyncio.sleep(0.2)
    await asyncio.to_thread(app.peer.start, port)
    await app.connects(2)
    assert app.socket.trouble == ""
    assert await app.delivers() is None


async def test_at_the_end_what_has_come_is_done_and_acknowledged(app: App) -> None:
    app.gate.clear()
    waiting = asyncio.create_task(app.delivers())
    await until(lambda: app.taken)
    stopping = asyncio.create_task(app.socket.stop())
    await asyncio.sleep(0.1)
    assert not stopping.done()
    app.gate.set()
    await stopping
    assert await waiting is None
    await until(lambda: app.peer.sockets.wires == [])
    assert app.peer.sockets.opened == 1


async def started(peer: SlackPeer, act: Callable[[App], Awaitable[None]], token: str = "") -> None:
    app = App(peer, token)
    app.socket.start()
    try:
        await act(app)
    finally:
        await app.socket.stop()
        await app.api.close()


@pytest.mark.parametrize("fault", ["too_many_websockets", ""])
async def test_where_no_hello_comes_it_is_tried_again(peer: SlackPeer, fault: str) -> None:
    peer.sockets.faults = [fault, fault]
    await started(peer, lambda app: app.connects(3))


async def test_failures_of_slacks_own_are_waited_out(peer: SlackPeer) -> None:
    peer.faults.limit(1, "apps.connections.open")
    peer.faults.break_down(503, "apps.connections.open", times=4, html=True)
    peer.faults.error("internal_error", "apps.connections.open")
    await started(peer, lambda app: app.connects())


@pytest.mark.parametrize(
    ("code", "token"),
    [
        ("invalid_auth", "xapp-1-other"),
        ("not_allowed_token_type", "xoxb-1-peer"),
        ("token_revoked", ""),
        ("link_disabled", ""),
    ],
)
async def test_a_refused_token_is_told_once_and_not_tried_in_a_hot_loop(
    peer: SlackPeer,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    token: str,
) -> None:
    monkeypatch.setattr(module, "REFUSED_PAUSE", 0.3)
    caplog.set_level(logging.INFO)
    if code == "link_disabled":
        peer.sockets.faults = [code] * 9
    elif not token:
        peer.world.app_token_fate = code
    peer.world.install(peer.world.team(), token="xoxb-1-peer")  # noqa: S106 - opens nothing

    async def act(app: App) -> None:
        await until(lambda: app.socket.trouble.endswith(f"({code})"), lambda: app.socket.trouble)
        await asyncio.sleep(0.7)
        assert "connections:write" in app.socket.trouble
        if not token:
            peer.world.app_token_fate, peer.sockets.faults = "", []
            await app.connects()
            assert app.socket.trouble == ""

    await started(peer, act, token)
    told = [each.message for each in caplog.records if each.levelno == logging.ERROR]
    assert told == [f"Slack refuses SLACK_APP_TOKEN ({code}): see cpi doctor"]
    assert 2 <= len(peer.journal.calls("apps.connections.open")) <= 5
    assert peer.world.app_token not in caplog.text
    assert "ticket" not in caplog.text


async def test_socket_mode_that_is_switched_off_while_connected_is_told(
    app: App, caplog: pytest.LogCaptureFixture
) -> None:
    await asyncio.to_thread(app.peer.sockets.disconnect, "link_disabled", closes_after=0.0)
    await until(lambda: "(link_disabled)" in app.socket.trouble)
    assert "link_disabled" in caplog.text
    assert app.peer.sockets.opened == 1


@pytest.mark.parametrize(
    "url", ["", "http://127.0.0.1/", "ws://wss-primary.slack.com/link/?ticket=1", "wss:///link"]
)
async def test_an_address_that_is_not_safe_is_not_connected_to(
    peer: SlackPeer, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    api = WebApi(peer.url)

    async def answers(*_args: object, **_more: object) -> dict[str, str]:
        return {"url": url}

    monkeypatch.setattr(api, "call", answers)
    with pytest.raises(SlackUnreachable):
        await connection_url(api, "xapp-1")


async def test_a_ticket_that_is_spent_is_a_failure_like_any_other(peer: SlackPeer) -> None:
    api = WebApi(peer.url)
    url = await connection_url(api, peer.world.app_token)
    assert url.startswith("ws://127.0.0.1")
    with pytest.raises(AppTokenRefused):
        await connection_url(api, "xoxb-none")
    peer.faults.limit(120, "apps.connections.open")
    with pytest.raises(RateLimited):
        await connection_url(api, peer.world.app_token, patience=1.0)
    await api.close()


def test_messages_are_read_as_slack_writes_them() -> None:
    assert read('{"type": "hello", "num_connections": 1}') == Hello()
    assert read('{"type": "disconnect", "reason": "warning"}') == Goodbye("warning")
    assert read('{"type": "unheard_of"}') is None
    envelope = Envelope("e1", None, answers=True)
    assert json.loads(acknowledgement(envelope, {})) == {"envelope_id": "e1"}
    assert json.loads(acknowledgement(envelope, {"a": 1})) == {
        "envelope_id": "e1",
        "payload": {"a": 1},
    }
