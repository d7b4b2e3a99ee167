"""Installing and removing the Slack app, over HTTP and down to the rows, on both databases."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import text

from adapters.posts import Posted, PostKind
from adapters.slack.bodies import Body, Kind
from adapters.slack.credentials import Credentials
from adapters.slack.errors import NotInstalled
from adapters.slack.installs import COOKIE, InstallPages, authorize_with, removed
from adapters.slack.manifest import BOT_SCOPES
from adapters.slack.oauth import OAuth
from adapters.slack.ports import Team
from adapters.slack.web_api import WebApi
from bot.posts import DatabasePosts
from bot.slack import DatabaseInstallations
from bot.slack_people import SLACK
from dialogs.ports import Force, Member, Workspace
from storage.crypto import MasterKeys, generate_key
from storage.migrate import upgrade
from storage.unit_of_work import Database

TOKEN, REFRESH = "xoxe.xoxb-1-ABCDEFGHIJKL", "xoxe-1-MNOPQRSTUVWX"
CLIENT_SECRET = "0123456789abcdef0123456789abcdef"  # noqa: S105 - invented
INSTALLED = {
    "ok": True, "access_token": TOKEN, "token_type": "bot", "scope": "chat:write,commands",
    "bot_user_id": "U0BOT", "app_id": "A1", "team": {"id": "T1", "name": "Elm <b>School</b>"},
    "enterprise": None, "is_enterprise_install": False, "authed_user": {"id": "U1"},
}  # fmt: skip
ROTATING = INSTALLED | {"refresh_token": REFRESH, "expires_in": 43_200}
WHOLE_ORGANISATION = INSTALLED | {
    "team": None, "enterprise": {"id": "E1", "name": "Council"}, "is_enterprise_install": True,
}  # fmt: skip


@dataclass
class Slack:
    """What ``oauth.v2.access`` answers, and what it was asked."""

    answer: Any = field(default_factory=lambda: INSTALLED)
    asked: list[dict[str, str]] = field(default_factory=list)

    async def access(self, request: web.Request) -> web.StreamResponse:
        self.asked.append({name: str(value) for name, value in (await request.post()).items()})
        if isinstance(self.answer, int):
            return web.Response(status=self.answer)
        return web.json_response(self.answer)


class Now:
    def __init__(self) -> None:
        self.at = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.at


@dataclass
class Site:
    """Our two pages, a browser that goes to them, and what is behind them."""

    slack: Slack
    now: Now
    database: Database
    installations: DatabaseInstallations
    credentials: Credentials
    client: TestClient[Any, Any]

    async def begin(self) -> str:
        """Starts, and gives the state with which Slack sends the browser back."""
        answer = await self.client.get("/slack/install", allow_redirects=False)
        assert answer.status == 302
        return parse_qs(urlsplit(answer.headers["Location"]).query)["state"][0]

    async def back(self, **query: str) -> ClientResponse:
        return await self.client.get("/slack/oauth_redirect", params=query)

    async def install(self) -> ClientResponse:
        return await self.back(code="1.2.abc", state=await self.begin())

    def rows(self, query: str) -> list[Any]:
        return list(self.database.read_sync(lambda w: w.connection.execute(text(query)).all()))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    upgrade(database_url)
    made = Database(database_url, MasterKeys.from_text(generate_key()))
    made.write_sync(lambda w: w.members.add_force(Force("f1", "testshire", "testshire.toml")))
    yield made
    made.close()


@pytest.fixture
async def site(database: Database) -> AsyncIterator[Site]:
    slack, now = Slack(), Now()
    peer, ours = web.Application(), web.Application()
    peer.router.add_post("/api/oauth.v2.access", slack.access)
    async with TestServer(peer) as server:
        api = WebApi(str(server.make_url("/api/")))
        oauth = OAuth(api, "11.22", CLIENT_SECRET, now)
        installations = DatabaseInstallations(database, "f1", now)
        credentials = Credentials(installations, (installations, oauth), now)
        InstallPages(oauth, installations, credentials, now).add_to(ours)
        async with TestClient(TestServer(ours)) as client:
            yield Site(slack, now, database, installations, credentials, client)
        await api.close()


async def test_installing_sends_the_browser_to_slack_with_the_least_scopes(site: Site) -> None:
    answer = await site.client.get("/slack/install", allow_redirects=False)
    where = urlsplit(answer.headers["Location"])
    query = parse_qs(where.query)
    assert where.path == "/oauth/v2/authorize"
    assert query["client_id"] == ["11.22"]
    assert query["scope"] == [",".join(BOT_SCOPES)]
    assert "redirect_uri" not in query
    assert CLIENT_SECRET not in answer.headers["Location"]
    cookie = answer.cookies[COOKIE]
    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["path"], cookie["max-age"]) == (
        "Lax", "/slack/oauth_redirect", "600",
    )  # fmt: skip
    (row,) = site.rows("SELECT digest FROM slack_oauth_state")
    assert query["state"][0] not in row.digest


async def test_the_cookie_goes_over_tls_only_where_others_can_reach_it(site: Site) -> None:
    answer = await site.client.get(
        "/slack/install", allow_redirects=False, headers={"Host": "cpi.example.org"}
    )
    assert answer.cookies[COOKIE]["secure"]


async def test_an_installation_is_kept_sealed_and_its_workspace_waits_to_be_set_up(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.WARNING, logger="aiohttp.access")  # as bot/logs.py sets it
    site.slack.answer = ROTATING
    answer = await site.install()
    page = await answer.text()
    assert answer.status == 200
    assert "Elm &lt;b&gt;School&lt;/b&gt;" in page
    assert "app=A1&amp;team=T1" in page
    assert answer.headers["Cache-Control"] == "no-store"
    assert site.slack.asked == [
        {"client_id": "11.22", "client_secret": CLIENT_SECRET, "code": "1.2.abc"}
    ]
    found = await site.credentials.of(Team("T1"))
    assert (found.bot_token, found.refresh_token) == (TOKEN, REFRESH)
    assert (found.bot_user_id, found.installer_id) == ("U0BOT", "U1")
    assert found.expires_at == site.now.at + timedelta(hours=12)
    workspace = site.database.read_sync(lambda w: w.members.workspace_by_external(SLACK, "T1"))
    assert workspace is not None
    assert not workspace.ready
    (sealed,) = site.rows("SELECT key, bot_token, refresh_token FROM slack_installation")
    assert TOKEN.encode() not in b"".join(map(bytes, sealed))
    assert [row.event for row in site.rows("SELECT event FROM audit")] == ["slack.installed"]
    for secret in (TOKEN, REFRESH, CLIENT_SECRET, "1.2.abc"):
        assert secret not in caplog.text
        assert secret not in page


async def test_installing_again_keeps_what_was_set_up(site: Site) -> None:
    await site.install()
    site.database.write_sync(
        lambda w: w.connection.execute(text("UPDATE workspace SET ready = true, name = 'Elm'"))
    )
    site.slack.answer = ROTATING
    assert (await site.install()).status == 200
    (row,) = site.rows("SELECT ready, name FROM workspace")
    assert row.ready
    assert row.name == "Elm <b>School</b>"
    assert (await site.credentials.of(Team("T1"))).refresh_token == REFRESH


async def test_a_whole_organisation_serves_its_teams_and_then_their_ids_are_enough(
    site: Site,
) -> None:
    site.slack.answer = WHOLE_ORGANISATION
    assert "Council" in await (await site.install()).text()
    with pytest.raises(NotInstalled):
        await site.credentials.of(Team("T7"))
    assert (await site.credentials.of(Team("T7", "E1"))).owner == "E1"
    assert (await site.credentials.of(Team("T7"))).owner == "E1"
    assert site.rows("SELECT id FROM workspace") == []


async def test_a_state_is_used_once_by_the_browser_that_began_and_in_time(site: Site) -> None:
    state = await site.begin()
    site.client.session.cookie_jar.clear()
    await site.begin()
    assert (await site.back(code="1.2.abc", state=state)).status == 403, "another browser's state"
    state = await site.begin()
    assert (await site.back(code="1.2.abc", state=state)).status == 200
    assert (await site.back(code="1.2.abc", state=state)).status == 403
    state = await site.begin()
    site.now.at += timedelta(minutes=10, seconds=1)
    assert (await site.back(code="1.2.abc", state=state)).status == 403
    assert len(site.slack.asked) == 1


@pytest.mark.parametrize("state", ["", "x", "x" * 43, "x" * 4000, "é" * 43, "' OR 1=1 --"])
async def test_a_state_that_is_not_ours_is_refused_in_plain_words(site: Site, state: str) -> None:
    await site.begin()
    answer = await site.back(code="1.2.abc", state=state)
    assert answer.status == 403
    assert "Start again" in await answer.text()
    assert site.slack.asked == []


async def test_without_the_cookie_nothing_is_installed(site: Site) -> None:
    state = await site.begin()
    site.client.session.cookie_jar.clear()
    answer = await site.back(code="1.2.abc", state=state)
    assert answer.status == 403
    assert "same browser" in await answer.text()


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        ({"ok": False, "error": "invalid_code"}, 400, "Start again"),
        ({"ok": False, "error": "code_already_used"}, 400, "Start again"),
        ({"ok": False, "error": "bad_client_secret"}, 400, "SLACK_CLIENT_SECRET"),
        ({"ok": True}, 400, "Slack did not accept"),
        (INSTALLED | {"token_type": "user"}, 400, "Slack did not accept"),
        (INSTALLED | {"team": "T1"}, 400, "Slack did not accept"),
        (503, 503, "does not answer"),
    ],
)
async def test_what_slack_refuses_is_said_in_plain_words(
    site: Site, answer: Any, status: int, words: str
) -> None:
    site.slack.answer = answer
    told = await site.install()
    assert told.status == status
    assert words in await told.text()
    assert site.rows("SELECT owner FROM slack_installation") == []


async def test_who_says_no_to_slack_reads_that_nothing_was_installed(site: Site) -> None:
    answer = await site.back(error="<script>", state=await site.begin())
    page = await answer.text()
    assert answer.status == 403
    assert "not allowed" in page
    assert "<script>" not in page
    assert site.slack.asked == []


@pytest.mark.parametrize("code", ["", "a b", "x" * 300, "<x>"])
async def test_a_code_that_is_none_is_not_sent_to_slack(site: Site, code: str) -> None:
    assert (await site.back(code=code, state=await site.begin())).status == 400
    assert site.slack.asked == []


def event(kind: str, at: datetime, **changes: Any) -> Body:
    inner: dict[str, Any] = {"type": kind}
    if kind == "tokens_revoked":
        inner["tokens"] = changes.pop("tokens", {"bot": ["U0BOT"]})
    data = {"type": "event_callback", "team_id": "T1", "event_time": int(at.timestamp())}
    return Body(Kind.EVENT, data | {"event": inner} | changes)


@pytest.mark.parametrize("kind", ["app_uninstalled", "tokens_revoked"])
async def test_removing_the_app_destroys_the_tokens_and_leaves_the_workspace(
    site: Site, kind: str
) -> None:
    await site.install()
    await site.credentials.of(Team("T1"))
    for _ in range(2):
        assert await removed(event(kind, site.now.at), site.installations, site.credentials)
    with pytest.raises(NotInstalled):
        await site.credentials.of(Team("T1"))
    (row,) = site.rows("SELECT key, bot_token, refresh_token FROM slack_installation")
    assert tuple(row) == (None, None, None)
    assert len(site.rows("SELECT id FROM workspace")) == 1
    events = [row.event for row in site.rows("SELECT event FROM audit ORDER BY seq")]
    assert events == ["slack.installed", "slack.uninstalled"]


async def test_a_removal_that_comes_late_does_not_undo_a_new_installation(site: Site) -> None:
    await site.install()
    before = site.now.at
    site.now.at += timedelta(minutes=5)
    await site.install()
    assert await removed(event("app_uninstalled", before), site.installations, site.credentials)
    assert (await site.credentials.of(Team("T1"))).bot_token == TOKEN


async def test_other_events_and_tokens_of_people_remove_nothing(site: Site) -> None:
    await site.install()
    people = event("tokens_revoked", site.now.at, tokens={"oauth": ["U1"]})
    assert await removed(people, site.installations, site.credentials)
    for other in (
        event("message", site.now.at),
        Body(Kind.COMMAND, {"event": {"type": "app_uninstalled"}}),
    ):
        assert not await removed(other, site.installations, site.credentials)
    assert (await site.credentials.of(Team("T1"))).bot_token == TOKEN


async def test_an_organisation_is_removed_only_where_slack_says_that_it_is_the_organisation(
    site: Site,
) -> None:
    site.slack.answer = WHOLE_ORGANISATION
    await site.install()
    team = event("app_uninstalled", site.now.at, team_id="T7", enterprise_id="E1")
    await removed(team, site.installations, site.credentials)
    assert (await site.credentials.of(Team("T7", "E1"))).owner == "E1"
    whole = [{"enterprise_id": "E1", "team_id": None, "is_enterprise_install": True}]
    told = event("app_uninstalled", site.now.at, team_id="T7", authorizations=whole)
    await removed(told, site.installations, site.credentials)
    with pytest.raises(NotInstalled):
        await site.credentials.of(Team("T7", "E1"))


async def test_one_team_never_speaks_with_anothers_token(site: Site) -> None:
    await site.install()
    site.slack.answer = INSTALLED | {
        "access_token": "xoxb-other",
        "team": {"id": "T2", "name": "B"},
    }
    await site.install()
    assert (await site.credentials.of(Team("T1"))).bot_token == TOKEN
    assert (await site.credentials.of(Team("T2"))).bot_token == "xoxb-other"  # noqa: S105
    with pytest.raises(NotInstalled):
        await site.credentials.of(Team("T3"))


async def test_bolt_learns_who_the_app_is_or_that_it_is_nobody(site: Site) -> None:
    await site.install()
    authorize = authorize_with(site.credentials)
    found = await authorize(enterprise_id=None, team_id="T1")
    assert found is not None
    assert (found.bot_user_id, found.bot_token, found.team_id) == ("U0BOT", TOKEN, "T1")
    assert await authorize(enterprise_id=None, team_id="T2") is None


# References of messages


@pytest.fixture
async def posts(database: Database) -> AsyncIterator[DatabasePosts]:
    def people(work: Any) -> None:
        work.members.add_workspace(Workspace("w1", "f1", SLACK, "T1", "Elm"))
        for number in (1, 2):
            work.members.add(Member(f"m{number}", "w1", "f1", f"U{number}", "N"))

    database.write_sync(people)
    made = DatabasePosts(database)
    yield made
    await made.close()


def posted(ts: str, kind: PostKind, member: str = "m1", about: str = "") -> Posted:
    return Posted("w1", member, "D1", ts, kind, datetime.now(UTC), about)


async def test_what_is_remembered_is_there_at_once_and_kept_soon(
    posts: DatabasePosts, database: Database
) -> None:
    first, second = (posted(ts, PostKind.QUESTION, about="G1") for ts in ("1.1", "1.2"))
    await posts.remember(first)
    assert await posts.question("m1") == first
    await posts.remember(second, posted("1.3", PostKind.TYPED), posted("1.2", PostKind.CONTENT))
    assert await posts.question("m1") == second
    assert [each.ts for each in await posts.of("m1", PostKind.TYPED)] == ["1.3"]
    assert {each.kind for each in await posts.find("w1", "D1", "1.2")} == {
        PostKind.QUESTION, PostKind.CONTENT,
    }  # fmt: skip
    await posts.forget(*(await posts.find("w1", "D1", "1.2")))
    assert await posts.question("m1") is None
    await posts.remember(posted("1.9", PostKind.TYPED, member="m2"))
    await kept(database, "m2")


async def test_references_wait_while_the_database_does_not_answer(
    posts: DatabasePosts, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, failures = database.write, [OSError(), OSError()]

    async def failing(use_case: Any, **_how: object) -> Any:
        if failures:
            raise failures.pop()
        return await write(use_case)

    monkeypatch.setattr(database, "write", failing)
    await posts.remember(posted("1.1", PostKind.TYPED))
    await kept(database, "m1")
    assert failures == []


async def kept(database: Database, member: str) -> None:
    """Waits until a message that someone typed is kept."""
    for _ in range(100):
        if database.read_sync(lambda w: w.posts.of(member, "typed")):
            return
        await asyncio.sleep(0.05)
    pytest.fail("a reference is not kept")
