"""A connector of ours before a peer, and a server that has our endpoint."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.teams.activity import Activity, Conversation, InvokeAnswer, Kind
from adapters.teams.connector import TeamsConnector
from adapters.teams.endpoint import add_endpoint
from adapters.teams.registration import Registration
from tests.teams_peer.payloads import Sender
from tests.teams_peer.server import TeamsPeer
from tests.teams_peer.world import Person, Talk


@dataclass(slots=True)
class Site:
    """A tenant with one person, who has the app in their private chat."""

    peer: TeamsPeer
    person: Person
    talk: Talk

    @property
    def sender(self) -> Sender:
        return Sender(self.peer.world, self.person, self.peer.service_url)

    def registration(self, **changes: Any) -> Registration:
        """What the bot is told."""
        world = self.peer.world
        told = {
            "app_id": world.app_id,
            "tenant_id": world.tenant_id,
            "password": world.password,
            "openid_url": self.peer.openid_url,
            "login_url": self.peer.login_url,
        }
        return Registration(**{**told, **changes})

    def says(self, text: str = "hello", **more: Any) -> dict[str, Any]:
        """The activity of a message."""
        message = self.peer.world.say(self.talk, self.person.id, text=text)
        return self.sender.message(self.talk, message, **more)

    def bearer(self, **claims: Any) -> str:
        """A good token in its header, but for the claims that are changed."""
        peer = self.peer
        return f"Bearer {peer.authority.token(peer.world.app_id, peer.service_url, **claims)}"

    def chat(self) -> Conversation:
        """Their private chat, as an admitted activity gives it."""
        world = self.peer.world
        return Conversation(
            self.talk.id, Kind.PERSONAL, world.tenant_id, self.peer.service_url, world.bot_id
        )


def site_of(peer: TeamsPeer) -> Site:
    """The site of a peer that runs."""
    person = peer.world.person("Wilhelmina Oakapple")
    talk = peer.world.chat(person)
    talk.installed = True
    return Site(peer, person, talk)


@asynccontextmanager
async def connected(registration: Registration) -> AsyncIterator[TeamsConnector]:
    """A connector, closed afterwards."""
    connector = TeamsConnector(registration)
    try:
        yield connector
    finally:
        await connector.close()


class Taken(list[Activity]):
    """What got through. ``answer``: what is answered."""

    answer: InvokeAnswer | None = None

    async def __call__(self, activity: Activity) -> InvokeAnswer | None:
        self.append(activity)
        return self.answer


@asynccontextmanager
async def serving(taken: Taken, registration: Registration) -> AsyncIterator[TestClient[Any, Any]]:
    """A client of a server that has our endpoint, and nothing that hides a failure."""
    async with connected(registration) as connector:
        app = web.Application()
        add_endpoint(app, connector, taken)
        async with TestClient(TestServer(app)) as client:
            yield client


def as_json(data: Any) -> bytes:
    return json.dumps(data).encode()
