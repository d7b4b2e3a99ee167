"""The Web API over one session: waiting, trying again, errors by name; and nothing of a message in logs."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.slack.client import MessageRef, SlackClient, person_of
from adapters.slack.credentials import Credentials, OneWorkspace
from adapters.slack.errors import (
    ChannelGone,
    MessageNotFound,
    MissingScope,
    NotInChannel,
    NotInstalled,
    RateLimited,
    SlackFailed,
    SlackUnreachable,
    TokenRevoked,
    error_of,
)
from adapters.slack.pace import Pace
from adapters.slack.ports import Installation, Team
from adapters.slack.web_api import TRIES, WebApi
from dialogs.ports import MessageGone, PlatformBusy

TEAM = Team("T1")
WORDS = "Youngsters meet behind the skate park"
Answer = Callable[[], Awaitable[web.StreamResponse]]


@dataclass
class Scripted:
    """A Web API that answers what it is told to, in order, then ``ok``; and what it was asked."""

    answers: list[Any] = field(default_factory=list)
    asked: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    ports: set[int] = field(default_factory=set)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        method = request.match_info["method"]
        given = (
            json.loads(raw)
            if request.content_type == "application/json"
            else dict(parse_qsl(raw.decode()))
        )
        self.asked.append((method, request.headers.get("Authorization", ""), given))
        assert request.transport is not None
        self.ports.add(request.transport.get_extra_info("peername")[1])
        answer = self.answers.pop(0) if self.answers else {}
        if callable(answer):
            answer = answer(method, given)
        if isinstance(answer, web.StreamResponse):
            return answer
        if answer == "drop":
            request.transport.abort()
            return web.Response()
        return web.json_response({"ok": True, "ts": f"1.{len(self.asked)}"} | answer)


def status(code: int, text: str = "", **headers: str) -> web.Response:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return web.Response(status=code, text=text, headers=names)


def failed(code: str, **more: Any) -> dict[str, Any]:
    return {"ok": False, "error": code} | more


class Time:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


@dataclass
class Set:
    slack: Scripted
    time: Time
    api: WebApi
    client: SlackClient


class Stored:
    """One installation, which a test can change."""

    def __init__(self, token: str = "xoxb-1") -> None:  # noqa: S107 - invented
        self.token = token

    async def find(self, team: Team) -> Installation | None:
        if team.id != TEAM.id:
            return None
        at = datetime.now(UTC)
        return Installation("T1", False, "UBOT", "U1", (), at, self.token)

    async def revoke(self, owner: str, before: datetime) -> bool:
        raise NotImplementedError


@pytest.fixture
def stored() -> Stored:
    return Stored()


@pytest.fixture
async def slack(stored: Stored) -> AsyncIterator[Set]:
    scripted, time = Scripted(), Time()
    app = web.Application()
    app.router.add_post("/api/{method}", scripted.answer)
    async with TestServer(app) as server:
        api = WebApi(str(server.make_url("/api/")), clock=time, sleep=time.sleep)
        yield Set(scripted, time, api, SlackClient(api, Credentials(stored)))
        await api.close()


async def test_a_message_goes_out_as_json_with_the_teams_token_and_without_previews(
    slack: Set,
) -> None:
    slack.slack.answers = [{"channel": "D9", "ts": "1.5"}]
    blocks = [{"type": "divider"}]
    assert await slack.client.post(TEAM, "U1", WORDS, blocks) == MessageRef("D9", "1.5")
    ((method, token, given),) = slack.slack.asked
    assert (method, token) == ("chat.postMessage", "Bearer xoxb-1")
    assert given == {
        "channel": "U1", "text": WORDS, "blocks": blocks, "unfurl_links": False, "unfurl_media": False,
    }  # fmt: skip


async def test_what_only_reads_goes_out_as_a_form(slack: Set) -> None:
    slack.slack.answers = [
        {"members": ["U1", "U2"], "response_metadata": {"next_cursor": "abc="}},
        {"members": ["U3"], "response_metadata": {"next_cursor": ""}},
        {"permalink": "https://x.slack.com/archives/C1/p1"},
    ]
    assert await slack.client.members(TEAM, "C1") == ["U1", "U2", "U3"]
    assert slack.slack.asked[1][2] == {"channel": "C1", "limit": "200", "cursor": "abc="}
    assert (await slack.client.permalink(TEAM, MessageRef("C1", "1.1"))).endswith("/p1")


async def test_one_session_and_its_connections_serve_every_call(slack: Set) -> None:
    for _ in range(20):
        await slack.client.home(TEAM, "U1", {"type": "home", "blocks": []})
    assert len(slack.slack.ports) == 1


async def test_429_waits_as_long_as_slack_says_and_then_succeeds(slack: Set) -> None:
    slack.slack.answers = [status(429, Retry_After="7"), failed("ratelimited")]
    await slack.client.update(TEAM, MessageRef("C1", "1.1"), "text")
    assert slack.time.slept == [7.0, 1.0]
    assert len(slack.slack.asked) == 3


@pytest.mark.parametrize(("pause", "seconds"), [("31", 31), ("3600", 3600), ("9" * 30, 3600)])
async def test_a_longer_pause_is_left_to_the_job_queue_with_its_length(
    slack: Set, pause: str, seconds: float
) -> None:
    slack.slack.answers = [status(429, Retry_After=pause)]
    with pytest.raises(PlatformBusy) as busy:
        await slack.client.post(TEAM, "C1", WORDS)
    assert busy.value.seconds == seconds
    assert slack.time.slept == []
    with pytest.raises(RateLimited):
        await slack.client.post(TEAM, "C1", WORDS)
    assert len(slack.slack.asked) == 1, "nothing more is sent to a channel that Slack closed"


async def test_a_pause_for_one_channel_does_not_stop_another(slack: Set) -> None:
    slack.slack.answers = [status(429, Retry_After="60")]
    with pytest.raises(RateLimited):
        await slack.client.post(TEAM, "D1", WORDS)
    await slack.client.post(TEAM, "D2", WORDS)
    await slack.client.update(TEAM, MessageRef("D1", "1.1"), WORDS)
    assert slack.time.slept == []


@pytest.mark.parametrize("odd", ["", "soon", "-5", "1.5", "٣"])
async def test_a_pause_that_is_no_number_is_a_second(slack: Set, odd: str) -> None:
    slack.slack.answers = [web.Response(status=429, headers={"Retry-After": odd})]
    await slack.client.post(TEAM, "D1", WORDS)
    assert slack.time.slept == [1.0]


async def test_posts_to_one_channel_are_a_second_apart_and_keep_their_order(slack: Set) -> None:
    starts: list[float] = []
    slack.slack.answers = [lambda _m, _g: starts.append(slack.time.now) or {} for _ in range(3)]
    for number in range(3):
        await slack.client.post(TEAM, "C1", str(number))
    assert [at - starts[0] for at in starts] == [0.0, 1.0, 2.0]
    assert [given["text"] for _, _, given in slack.slack.asked] == ["0", "1", "2"]


def test_posts_at_the_same_moment_take_turns_and_who_does_not_wait_takes_none() -> None:
    pace = Pace(lambda: 5.0)
    assert [pace.turn("T1/C1", 1.0, 30.0) for _ in range(4)] == [0.0, 1.0, 2.0, 3.0]
    assert [pace.turn("T1/C1", 1.0, 2.5) for _ in range(3)] == [4.0, 4.0, 4.0]
    assert pace.turn("T1/C1", 1.0, 30.0) == 4.0
    assert pace.turn("T1/C2", 1.0, 30.0) == 0.0


def test_places_that_are_open_are_forgotten() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    for number in range(5_000):
        pace.turn(f"T1/C{number}", 1.0, 30.0)
        now[0] += 0.01
    assert len(pace._places) <= 4_096


async def test_private_chats_other_channels_and_updates_do_not_wait(slack: Set) -> None:
    for channel in ("D1", "D1", "U1", "U1", "C1", "C2"):
        await slack.client.post(TEAM, channel, "x")
    for _ in range(3):
        await slack.client.update(TEAM, MessageRef("C1", "1.1"), "x")
    assert slack.time.slept == []


@pytest.mark.parametrize(
    "fault",
    [
        status(500), status(502, "<html>"), status(503), "drop", failed("internal_error"),
        failed("fatal_error"), status(200, "<html>not Slack"), status(200, "[]"), status(302, Location="http://x/"),
    ],
)  # fmt: skip
async def test_a_passing_failure_is_tried_again(slack: Set, fault: Any) -> None:
    slack.slack.answers = [fault]
    assert (await slack.client.post(TEAM, "D1", WORDS)).ts == "1.2"
    assert len(slack.slack.asked) == 2


async def test_after_three_tries_it_is_given_back(slack: Set) -> None:
    slack.slack.answers = [status(503) for _ in range(9)]
    with pytest.raises(SlackUnreachable) as found:
        await slack.client.post(TEAM, "D1", WORDS)
    assert len(slack.slack.asked) == TRIES
    assert found.value.code == "http_503"
    assert 0.7 < sum(slack.time.slept) < 1.2


async def test_a_slack_that_does_not_answer_is_given_up_in_time() -> None:
    api = WebApi("http://127.0.0.1:9/api/")
    with pytest.raises(SlackUnreachable):
        await api.call("auth.test", {}, patience=1.0)
    await api.close()


async def test_a_trigger_is_not_waited_for_beyond_its_life(slack: Set) -> None:
    slack.slack.answers = [status(429, Retry_After="3")]
    with pytest.raises(RateLimited):
        await slack.client.open_view(TEAM, "1.2.x", {"type": "modal"})
    assert slack.time.slept == []


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("token_revoked", TokenRevoked), ("account_inactive", TokenRevoked), ("invalid_auth", TokenRevoked),
        ("channel_not_found", ChannelGone), ("is_archived", ChannelGone), ("not_in_channel", NotInChannel),
        ("restricted_action", NotInChannel), ("message_not_found", MessageNotFound),
        ("cant_update_message", MessageNotFound), ("edit_window_closed", MessageNotFound),
        ("missing_scope", MissingScope), ("anything_else", SlackFailed),
    ],
)  # fmt: skip
async def test_errors_have_names_and_say_how_to_mend_them(
    slack: Set, code: str, kind: type[SlackFailed]
) -> None:
    slack.slack.answers = [failed(code)] * 2
    with pytest.raises(SlackFailed) as found:
        await slack.client.update(TEAM, MessageRef("C1", "1.1"), WORDS)
    assert type(found.value) is kind
    assert found.value.code == code
    assert len(kind.mend) > 20
    assert WORDS not in str(found.value)


def test_a_message_that_is_gone_is_posted_again_by_who_knows_only_the_port() -> None:
    assert issubclass(MessageNotFound, MessageGone)


def test_an_error_repeats_places_but_never_what_slack_says_of_the_content() -> None:
    told = [f"[ERROR] must be less than 3001 characters [json-pointer:/blocks/2/text] {WORDS}"]
    error = error_of("chat.update", failed("invalid_blocks", response_metadata={"messages": told}))
    assert error.places == ("/blocks/2/text",)
    assert "skate" not in str(error)
    assert error_of("x", failed(WORDS)).code == "unknown_error"
    assert error_of("x", {"ok": False, "error": ["a"]}).code == "unknown_error"


async def test_a_token_that_was_renewed_elsewhere_is_used_at_once(
    slack: Set, stored: Stored
) -> None:
    await slack.client.post(TEAM, "D1", "x")
    stored.token = "xoxb-2"  # noqa: S105 - invented
    slack.slack.answers = [failed("token_expired")]
    await slack.client.post(TEAM, "D1", "x")
    assert [token for _, token, _ in slack.slack.asked] == [
        "Bearer xoxb-1", "Bearer xoxb-1", "Bearer xoxb-2",
    ]  # fmt: skip


async def test_a_token_that_stays_refused_is_said_once(slack: Set) -> None:
    slack.slack.answers = [failed("token_revoked")]
    with pytest.raises(TokenRevoked):
        await slack.client.post(TEAM, "D1", "x")
    assert len(slack.slack.asked) == 1


async def test_a_team_without_the_app_is_named_so(slack: Set) -> None:
    with pytest.raises(NotInstalled):
        await slack.client.post(Team("T2"), "D1", "x")
    assert slack.slack.asked == []


async def test_one_token_from_the_environment_serves_its_own_workspace_alone(slack: Set) -> None:
    slack.slack.answers = [{"team_id": "T1", "user_id": "UBOT"}]
    one = OneWorkspace(slack.api, "xoxb-env")
    found = await asyncio.gather(*(one.find(TEAM) for _ in range(5)))
    assert {each.bot_user_id for each in found if each} == {"UBOT"}
    assert await one.find(Team("T2")) is None
    assert len(slack.slack.asked) == 1
    later = datetime.now(UTC) + timedelta(seconds=1)
    assert not await one.revoke("T2", later)
    assert await one.revoke("T1", later)
    assert await one.find(TEAM) is None


async def test_nothing_of_a_message_or_a_token_is_logged(
    slack: Set, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    slack.slack.answers = [status(500), failed("invalid_blocks"), {}]
    with pytest.raises(SlackFailed):
        await slack.client.post(TEAM, "D1", WORDS)
    await slack.client.post(TEAM, "D1", WORDS)
    assert "skate" not in caplog.text
    assert "xoxb" not in caplog.text


def test_who_is_a_guest_a_stranger_or_an_admin() -> None:
    def person(team: Team = TEAM, **told: Any) -> Any:
        return person_of(team, {"id": "U1", "team_id": "T1"} | told)

    assert person(profile={"real_name": "Ann Lee"}, is_owner=True).admin
    assert person(profile={"real_name": "Ann Lee"}).name == "Ann Lee"
    assert person(is_restricted=True).guest
    assert person(is_ultra_restricted=True).guest
    assert person(team_id="T2").stranger
    assert person(is_stranger=True).stranger
    assert not person().stranger
    grid = {"enterprise_id": "E1", "teams": ["T1", "T2"]}
    assert not person(Team("T1", "E1"), team_id="T2", enterprise_user=grid).stranger
    assert person(Team("T1", "E2"), team_id="T2", enterprise_user=grid).stranger


def test_a_reference_is_written_and_read() -> None:
    ref = MessageRef("C1", "1700000000.000100")
    assert MessageRef.read(str(ref)) == ref
    for odd in ("", "C1", ":1.1", "C1:"):
        with pytest.raises(ValueError, match="reference"):
            MessageRef.read(odd)
