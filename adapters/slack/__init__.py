"""Slack: views drawn with Block Kit, what people do in Slack read back, over one verified address or by
Socket Mode.
"""

import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from adapters.beside import Beside
from adapters.posts import PostLog
from adapters.sides import Desk, Practice, SettingsSide
from adapters.slack.blocks import Json
from adapters.slack.bodies import Body
from adapters.slack.channel import SlackChannel
from adapters.slack.chat import Chat
from adapters.slack.client import SlackClient
from adapters.slack.credentials import Credentials
from adapters.slack.directory import SlackDirectory
from adapters.slack.endpoint import add_endpoint, bolt_request
from adapters.slack.installs import authorize_with, removed
from adapters.slack.listeners import Listeners, Ports
from adapters.slack.ports import Installed, People
from adapters.slack.settings import Settings
from adapters.slack.socket_mode import SocketMode
from adapters.slack.web_api import WebApi
from adapters.slack.who import Visitors


class NotTaken(Exception):
    """What Slack sent was not committed: it is not acknowledged."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What Slack needs from the program. ``secrets``: the signing secret, and a former one."""

    practice: Practice
    desk: Desk
    people: People
    beside: Beside
    settings: SettingsSide
    posts: PostLog
    installed: Installed
    credentials: Credentials
    client: SlackClient
    clock: Callable[[], datetime]
    secrets: Sequence[str]


def channel(parts: Parts) -> tuple[SlackChannel, Chat]:
    """What goes out to Slack unasked, and the chats: all that a process needs that serves nothing."""
    chat = Chat(parts.client, parts.posts, parts.practice, parts.clock)
    return SlackChannel(parts.client, parts.people, chat), chat


def setup(app: web.Application, parts: Parts, chat: Chat) -> None:
    """Serves Slack's address in ``app``. What is still to be shown goes out when it stops."""
    dispatch = _dispatching(parts, chat)

    async def take(body: Body) -> web.StreamResponse:
        response = await dispatch(body)
        if response.status == HTTPStatus.OK and not response.body:
            return web.Response()  # most of them
        return await to_aiohttp_response(response)

    add_endpoint(app, parts.secrets, take)
    _drain_at_the_end(app, chat)


def connect(
    app: web.Application,
    parts: Parts,
    chat: Chat,
    connection: tuple[WebApi, str],
    replaced: Callable[[str], None],
) -> SocketMode:
    """Socket Mode for as long as ``app`` runs, instead of the address. ``connection``: the Web API and
    the app-level token.
    """
    dispatch = _dispatching(parts, chat)

    async def take(body: Body) -> Json:
        response = await dispatch(body)
        if response.status != HTTPStatus.OK:
            raise NotTaken
        said: Json = json.loads(response.body) if response.body else {}
        return said

    socket = SocketMode(*connection, take, replaced)

    async def started(_app: web.Application) -> None:
        socket.start()

    async def stopped(_app: web.Application) -> None:
        await socket.stop()

    app.on_startup.append(started)
    app.on_shutdown.append(stopped)
    _drain_at_the_end(app, chat)
    return socket


def _dispatching(parts: Parts, chat: Chat) -> Callable[[Body], Awaitable[BoltResponse]]:
    """The one way that everything of Slack's goes, whichever way it came."""
    ports = Ports(
        parts.practice,
        parts.desk,
        Visitors(parts.people, parts.client),
        parts.client,
        chat,
        parts.beside,
        Settings(parts.settings, SlackDirectory(parts.client, parts.people), parts.client, chat),
    )
    bolt = mounted(Listeners(ports), parts.credentials)

    async def dispatch(body: Body) -> BoltResponse:
        if await removed(body, parts.installed, parts.credentials):
            return BoltResponse(status=200)
        return await bolt.async_dispatch(bolt_request(body))

    return dispatch


def _drain_at_the_end(app: web.Application, chat: Chat) -> None:
    async def drained(_app: web.Application) -> None:
        await chat.drain()

    app.on_cleanup.append(drained)


class First(AsyncMiddleware):
    """Our listeners as Bolt's first middleware: it never calls the next."""

    def __init__(self, listeners: Listeners) -> None:
        self._listeners = listeners

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - Bolt passes it
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002, ARG002 - Bolt's own name
    ) -> BoltResponse:
        """Commits, and gives the acknowledgement."""
        return BoltResponse(status=200, body=await self._listeners.take(req.body) or "")


def mounted(listeners: Listeners, credentials: Credentials) -> AsyncApp:
    """Bolt, with our listeners in front of its own chain.

    A request that comes here is verified and parsed. The listeners commit before they answer
    (platforms.md, *Delivery*: Bolt itself would acknowledge first), and answer everything: so nothing
    behind them runs, and nobody is asked for a token.
    """

    logger = logging.getLogger("slack_bolt")
    logger.setLevel(logging.ERROR)
    return AsyncApp(
        logger=logger,
        process_before_response=True,
        request_verification_enabled=False,
        signing_secret="verified before",  # noqa: S106 - Bolt wants one and is not asked to verify
        authorize=authorize_with(credentials),  # type: ignore[arg-type]  # None: not installed
        before_authorize=First(listeners),
        ssl_check_enabled=False,
    )


__all__ = ["Chat", "Parts", "SlackChannel", "SocketMode", "channel", "connect", "setup"]
