"""Teams as a process serves it: its parts, what goes out unasked, its address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from adapters.beside import Beside
from adapters.posts import PostLog
from adapters.sides import Desk, Practice, SettingsSide
from adapters.teams import chat as chats
from adapters.teams.channel import TeamsChannel
from adapters.teams.chat import Chat
from adapters.teams.directory import TeamsDirectory
from adapters.teams.endpoint import add_endpoint
from adapters.teams.listeners import Listeners, Ports
from adapters.teams.ports import Connector, People, Places
from adapters.teams.settings import Settings
from adapters.teams.turns import Refresh
from adapters.teams.who import Visitors


@dataclass(frozen=True, slots=True)
class Parts:
    """What Teams needs from the program."""

    practice: Practice
    desk: Desk
    settings: SettingsSide
    people: People
    places: Places
    beside: Beside
    posts: PostLog
    connector: Connector
    refresh: Refresh
    clock: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Teams:
    """What goes out unasked, the chats, and who and what is there: all that a process needs that serves
    nothing.
    """

    channel: TeamsChannel
    chat: Chat
    directory: TeamsDirectory


def outgoing(parts: Parts) -> Teams:
    """Teams without its address."""
    connector, places = parts.connector, parts.places
    chat = Chat(chats.Ports(connector, places, parts.posts, parts.practice, parts.clock))
    channel = TeamsChannel(connector, parts.people, places, chat)
    return Teams(channel, chat, TeamsDirectory(connector, places))


def setup(app: web.Application, parts: Parts, teams: Teams) -> None:
    """Serves Teams' address in ``app``. What is still to be shown goes out when it stops."""
    ports = Ports(
        practice=parts.practice,
        desk=parts.desk,
        people=parts.people,
        visitors=Visitors(parts.people, parts.places, parts.connector),
        connector=parts.connector,
        places=parts.places,
        directory=teams.directory,
        chat=teams.chat,
        beside=parts.beside,
        settings=Settings(parts.settings, teams.directory, teams.channel, teams.chat),
        refresh=parts.refresh,
    )
    add_endpoint(app, parts.connector, Listeners(ports).take)

    async def drained(_app: web.Application) -> None:
        await teams.chat.drain()

    app.on_cleanup.append(drained)


__all__ = ["Chat", "Parts", "Teams", "TeamsChannel", "TeamsDirectory", "outgoing", "setup"]
