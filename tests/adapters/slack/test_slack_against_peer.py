"""The client, installing, rotation and removal against a Web API that is as strict as Slack's."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from multidict import CIMultiDict

from adapters.slack.bodies import Body
from adapters.slack.client import SlackClient
from adapters.slack.credentials import Credentials, OneWorkspace
from adapters.slack.endpoint import PATH, add_endpoint
from adapters.slack.errors import (
    ChannelGone,
    MessageNotFound,
    MissingScope,
    NotInChannel,
    NotInstalled,
    SlackFailed,
    SlackUnreachable,
    TokenRevoked,
)
from adapters.slack.installs import InstallPages, removed
from adapters.slack.manifest import BOT_SCOPES
from adapters.slack.oauth import OAuth
from adapters.slack.ports import Team
from adapters.slack.web_api import WebApi
from bot.slack import DatabaseInstallations
from dialogs.ports import Force
from storage.crypto import MasterKeys, generate_key
from storage.migrate import upgrade
from storage.unit_of_work import Database
from tests.slack_peer import payloads
from tests.slack_peer.server import SlackPeer
from tests.slack_peer.web_auth import consent
from tests.slack_peer.world import Channel, User
from tests.slack_peer.world import Team as Workspace

SECTION = {"type": "section", "text": {"type": "plain_text", "text": "hello"}}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "CPI"}, "blocks": [SECTION]}
HOME = {"type": "home", "blocks": [SECTION]}


class Now:
    def __init__(self) -> None:
        self.at = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.at


@dataclass
class Scene:
    """A workspace at the peer, and our client of it with exactly the manifest's scopes."""

    peer: SlackPeer
    team: Workspace
    person: User
    handlers: Channel
    client: SlackClient
    here: Team = field(init=False)

    def __post_init__(self) -> None:
        self.here = Team(self.team.id)


@pytest.fixture
def peer() -> Iterator[SlackPeer]:
    with SlackPeer() as made:
        yield made


@pytest.fixture
async def scene(peer: SlackPeer) -> AsyncIterator[Scene]:
    team = peer.world.team("Elm")
    person = peer.world.user(team, "Wilhelmina Oakapple", is_admin=True)
    guest = peer.world.user(team, "Ottoline Larkspur", is_restricted=True)
    handlers = peer.world.channel(team, "handlers", person.id, guest.id)
    token = peer.world.install(team, scopes=frozenset(BOT_SCOPES)).token
    api = WebApi(peer.url)
    client = SlackClient(api, Credentials(OneWorkspace(api, token)))
    yield Scene(peer, team, person, handlers, client)
    await api.close()


async def test_the_manifests_scopes_are_enough_for_everything_the_client_does(
    scene: Scene,
) -> None:
    client, here, world = scene.client, scene.here, scene.peer.world
    assert await client.bot_user(here) == scene.team.bot_user
    private = await client.post(here, scene.person.id, "hello", [SECTION])
    assert private.channel.startswith("D")
    card = await client.post(here, scene.handlers.id, "a card", [SECTION])
    await client.update(here, card, "a card", [SECTION])
    await client.update(here, private, "no content", [])
    assert (await client.permalink(here, card)).startswith("https://")
    await client.whisper(here, scene.handlers.id, scene.person.id, "for you", [SECTION])
    first = await client.open_view(here, world.trigger(scene.team, scene.person.id), MODAL)
    assert await client.update_view(here, first, MODAL) == first
    pushed = world.trigger(scene.team, scene.person.id, first)
    assert await client.push_view(here, pushed, MODAL) != first
    await client.home(here, scene.person.id, HOME)
    person = await client.person(here, scene.person.id)
    assert (person.name, person.admin, person.guest) == ("Wilhelmina Oakapple", True, False)
    channel = await client.channel(here, scene.handlers.id)
    assert (channel.private, channel.member, channel.shared) == (True, True, False)
    inside = [await client.person(here, each) for each in await client.members(here, channel.id)]
    assert [each.name for each in inside if each.guest] == ["Ottoline Larkspur"]
    await client.delete(here, card)


async def test_a_channel_shared_with_another_organisation_is_seen(scene: Scene) -> None:
    shared = scene.peer.world.channel(scene.team, "both", shared_with=("T0OTHER",))
    assert (await scene.client.channel(scene.here, shared.id)).shared


async def test_what_slack_refuses_has_a_name(scene: Scene) -> None:
    client, here, world = scene.client, scene.here, scene.peer.world
    open_one = world.channel(scene.team, "lobby", kind="public", has_bot=False)
    card = await client.post(here, scene.handlers.id, "a card", [SECTION])
    await client.delete(here, card)
    for expected, refused in (
        (ChannelGone, client.post(here, "C0NOWHERE", "x")),
        (NotInChannel, client.post(here, open_one.id, "x")),
        (MessageNotFound, client.update(here, card, "x")),
        (MessageNotFound, client.delete(here, card)),
    ):
        with pytest.raises(expected):
            await refused
    scene.handlers.is_archived = True
    with pytest.raises(ChannelGone):
        await client.post(here, scene.handlers.id, "x")
    world.grants[next(iter(world.grants))].scopes = frozenset({"commands"})
    with pytest.raises(MissingScope):
        await client.post(here, scene.person.id, "x")


async def test_blocks_that_slack_refuses_are_named_by_their_place_alone(scene: Scene) -> None:
    long = {"type": "section", "text": {"type": "plain_text", "text": "SKATE PARK" * 400}}
    with pytest.raises(SlackFailed) as found:
        await scene.client.post(scene.here, scene.person.id, "x", [SECTION, long])
    assert found.value.code == "invalid_blocks"
    assert "SKATE" not in str(found.value)
    assert found.value.places
    assert found.value.places[0].startswith("/blocks/1")


async def test_faults_of_slacks_are_outlived(scene: Scene) -> None:
    faults = scene.peer.faults
    await scene.client.bot_user(scene.here)
    faults.limit(seconds=1, method="chat.postMessage")
    faults.break_down(503, method="chat.postMessage", html=True)
    await scene.client.post(scene.here, scene.person.id, "x")
    faults.error("fatal_error", method="chat.postMessage")
    await scene.client.post(scene.here, scene.person.id, "x")
    faults.break_down(500, method="chat.postMessage", times=3)
    with pytest.raises(SlackUnreachable):
        await scene.client.post(scene.here, scene.person.id, "x")
    await scene.client.post(scene.here, scene.person.id, "x")


async def test_a_channel_that_takes_one_message_a_second_never_has_to_say_so(
    scene: Scene,
) -> None:
    scene.peer.pace.seconds = 0.9
    posts = [scene.client.post(scene.here, scene.handlers.id, str(n)) for n in range(3)]
    assert len({each.ts for each in await asyncio.gather(*posts)}) == 3
    assert len(scene.handlers.messages) == 3


# Installing, rotation and removal, with our own pages and our own database


@dataclass
class Site:
    peer: SlackPeer
    browser: TestClient[Any, Any]
    client: SlackClient
    now: Now
    database: Database

    async def install(self, team: Workspace, **how: bool) -> int:
        """A person installs the app, and says yes at Slack. Gives the last page's status."""
        begun = await self.browser.get("/slack/install", allow_redirects=False)
        back = consent(self.peer.world, begun.headers["Location"], team, "U1", **how)
        return (await self.browser.get(back)).status

    async def told(self, payload: dict[str, Any]) -> int:
        """Slack sends an event, signed."""
        raw = payloads.event_body(payload)
        at = str(int(datetime.now(UTC).timestamp()))
        headers = payloads.sign(self.peer.world.signing_secret, at, raw)
        headers["Content-Type"] = "application/json"
        return (await self.browser.post(PATH, data=raw, headers=CIMultiDict(headers))).status


@pytest.fixture
async def site(peer: SlackPeer, sqlite_url: str) -> AsyncIterator[Site]:
    upgrade(sqlite_url)
    database = Database(sqlite_url, MasterKeys.from_text(generate_key()))
    database.write_sync(lambda w: w.members.add_force(Force("f1", "testshire", "testshire.toml")))
    now, world, api = Now(), peer.world, WebApi(peer.url)
    oauth = OAuth(api, world.client_id, world.client_secret, now)
    installations = DatabaseInstallations(database, "f1", now)
    credentials = Credentials(installations, (installations, oauth), now)

    async def take(body: Body) -> web.StreamResponse:
        assert await removed(body, installations, credentials)
        return web.Response()

    app = web.Application()
    InstallPages(oauth, installations, credentials, now).add_to(app)
    add_endpoint(app, (world.signing_secret,), take)
    async with TestClient(TestServer(app)) as browser:
        yield Site(peer, browser, SlackClient(api, credentials), now, database)
    await api.close()
    await asyncio.to_thread(database.close)


def two_teams(peer: SlackPeer, **more: str) -> tuple[Workspace, Workspace, User, User]:
    first, second = peer.world.team("Elm", **more), peer.world.team("Oak", **more)
    return first, second, peer.world.user(first, "Ann"), peer.world.user(second, "Bob")


async def test_two_workspaces_install_and_never_see_each_other(site: Site) -> None:
    first, second, ann, bob = two_teams(site.peer)
    assert await site.install(first) == 200
    assert await site.install(second) == 200
    await site.client.post(Team(first.id), ann.id, "for Ann")
    await site.client.post(Team(second.id), bob.id, "for Bob")
    for team, stranger in ((first, bob), (second, ann)):
        with pytest.raises(ChannelGone):
            await site.client.post(Team(team.id), stranger.id, "x")
    granted = {each.scopes for each in site.peer.world.grants.values()}
    assert granted == {frozenset(BOT_SCOPES)}


async def test_a_rotating_token_is_renewed_ahead_and_the_app_goes_on_for_days(site: Site) -> None:
    team, _, ann, _ = two_teams(site.peer)
    world, ahead = site.peer.world, [0.0]
    real = world.clock
    world.clock = lambda: real() + ahead[0]
    assert await site.install(team, rotates=True) == 200
    for _ in range(5):
        await site.client.post(Team(team.id), ann.id, "x")
        site.now.at += timedelta(hours=11, minutes=30)
        ahead[0] += 11.5 * 3600
        site.client._credentials.forget(team.id)
    assert len(world.grants) == 5


async def test_a_token_that_ended_while_we_slept_is_renewed(site: Site) -> None:
    team, _, ann, _ = two_teams(site.peer)
    assert await site.install(team, rotates=True) == 200
    await site.client.post(Team(team.id), ann.id, "x")
    for grant in site.peer.world.grants.values():
        grant.expires_at = 1.0
    await asyncio.gather(*(site.client.post(Team(team.id), ann.id, "x") for _ in range(8)))
    assert len(site.peer.world.grants) == 2


async def test_an_organisations_installation_reaches_each_of_its_teams(site: Site) -> None:
    first, second, ann, bob = two_teams(site.peer, enterprise_id="E0GRID")
    assert await site.install(first, org_wide=True) == 200
    await site.client.post(Team(first.id, "E0GRID"), ann.id, "x")
    await site.client.post(Team(second.id, "E0GRID"), bob.id, "x")
    await site.client.post(Team(second.id), bob.id, "known by its team alone from now on")


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0, 0, 1, 1)])
async def test_a_workspace_that_removes_the_app_is_forgotten_and_can_come_back(
    site: Site, order: tuple[int, ...]
) -> None:
    team, other, ann, bob = two_teams(site.peer)
    await site.install(team)
    await site.install(other)
    who = payloads.Sender(site.peer.world, team, ann.id)
    site.peer.world.uninstall(team)
    events = (payloads.tokens_revoked(who), payloads.app_uninstalled(who))
    for number in order:
        assert await site.told(events[number]) == 200
    with pytest.raises(NotInstalled):
        await site.client.post(Team(team.id), ann.id, "x")
    await site.client.post(Team(other.id), bob.id, "x")
    kept = site.database.read_sync(lambda w: [each.owner for each in w.slack_installations.all()])
    assert kept == [other.id]
    site.now.at += timedelta(minutes=1)
    await site.install(team)
    await site.client.post(Team(team.id), ann.id, "back")


async def test_a_token_that_slack_withdrew_without_a_word_is_named(site: Site) -> None:
    team, _, ann, _ = two_teams(site.peer)
    await site.install(team)
    site.peer.world.uninstall(team)
    with pytest.raises(TokenRevoked) as found:
        await site.client.post(Team(team.id), ann.id, "x")
    assert "install" in found.value.mend
