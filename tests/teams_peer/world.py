"""What there is in a tenant: people, chats, teams with channels, and the messages in them."""

import secrets
import threading
import time
import uuid
from dataclasses import dataclass, field
from itertools import count
from typing import Any

Card = dict[str, Any]


@dataclass(slots=True)
class Person:
    """Someone with an account. ``role``: ``user`` or ``guest``."""

    name: str
    id: str
    aad_id: str
    tenant_id: str
    role: str = "user"

    @property
    def upn(self) -> str:
        local = self.name.lower().replace(" ", ".")
        return f"{local}{'#EXT#' if self.role == 'guest' else ''}@thornbury.example"

    def account(self) -> dict[str, Any]:
        """As a roster tells of them."""
        return {
            "id": self.id,
            "name": self.name,
            "objectId": self.aad_id,
            "givenName": self.name.split(" ", 1)[0],
            "surname": self.name.split(" ")[-1],
            "email": self.upn.replace("#EXT#", ""),
            "userPrincipalName": self.upn,
            "tenantId": self.tenant_id,
            "userRole": self.role,
        }


@dataclass(slots=True)
class Message:
    """A message. ``by``: the author's id. ``updates``: how often it was changed."""

    id: str
    conversation: str
    by: str
    text: str = ""
    card: Card | None = None
    summary: str = ""
    updates: int = 0


@dataclass(slots=True)
class Talk:
    """A conversation: a private chat, a group's, or one thread of a channel."""

    id: str
    kind: str
    members: list[str]
    messages: dict[str, Message] = field(default_factory=dict)
    installed: bool = False
    blocked: bool = False
    team_id: str = ""
    channel_id: str = ""
    typing: int = 0


@dataclass(slots=True)
class Team:
    """A team. Its first channel has its id, and is called *General* by everybody but Teams."""

    id: str
    name: str
    members: list[str]
    channels: dict[str, str] = field(default_factory=dict)
    installed: bool = True


class World:
    """One tenant and one app. What is changed is changed under ``lock``."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.tenant_id = str(uuid.uuid4())
        self.app_id = str(uuid.uuid4())
        self.password = secrets.token_urlsafe(24)
        self.bot_id = f"28:{self.app_id}"
        self.bot_name = "CPI"
        self.people: dict[str, Person] = {}
        self.talks: dict[str, Talk] = {}
        self.teams: dict[str, Team] = {}
        self.tokens: set[str] = set()
        self._ids = count(int(time.time() * 1000))

    def new_id(self) -> str:
        """A message's id: milliseconds, never the same twice."""
        return str(next(self._ids))

    def person(self, name: str, role: str = "user", tenant_id: str = "") -> Person:
        """Someone new."""
        made = Person(
            name,
            f"29:1{secrets.token_urlsafe(40)}",
            str(uuid.uuid4()),
            tenant_id or self.tenant_id,
            role,
        )
        with self.lock:
            self.people[made.id] = made
        return made

    def chat(self, *people: Person) -> Talk:
        """Their private chat with the bot; of several: a group's chat with it."""
        kind = "personal" if len(people) == 1 else "groupChat"
        members = [each.id for each in people]
        with self.lock:
            for talk in self.talks.values():
                if talk.kind == kind and talk.members == members:
                    return talk
            made = Talk(f"a:1{secrets.token_urlsafe(60)}", kind, members)
            if kind == "groupChat":
                made.id = f"19:{secrets.token_hex(16)}@thread.v2"
            self.talks[made.id] = made
        return made

    def team(self, name: str, *people: Person, channels: tuple[str, ...] = ()) -> Team:
        """A team with these channels besides its General, and the app in it."""
        made = Team(_thread(), name, [each.id for each in people])
        made.channels = {made.id: "", **{_thread(): each for each in channels}}
        with self.lock:
            self.teams[made.id] = made
        return made

    def team_of(self, channel_id: str) -> Team | None:
        """The team that a channel is in."""
        return next((each for each in self.teams.values() if channel_id in each.channels), None)

    def begin(self, team: Team, channel_id: str, by: str, **said: Any) -> Message:
        """Begins a thread with its first message."""
        new = self.new_id()
        with self.lock:
            talk = Talk(
                f"{channel_id};messageid={new}",
                "channel",
                team.members,
                installed=team.installed,
                team_id=team.id,
                channel_id=channel_id,
            )
            self.talks[talk.id] = talk
            talk.messages[new] = Message(new, talk.id, by, **said)
            return talk.messages[new]

    def say(self, talk: Talk, by: str, **said: Any) -> Message:
        """Adds a message."""
        with self.lock:
            made = Message(self.new_id(), talk.id, by, **said)
            talk.messages[made.id] = made
        return made

    def threads(self, channel_id: str) -> list[Talk]:
        """The threads of a channel, oldest first."""
        with self.lock:
            return [each for each in self.talks.values() if each.channel_id == channel_id]


def _thread() -> str:
    return f"19:{secrets.token_hex(16)}@thread.tacv2"
