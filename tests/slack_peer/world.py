"""What the peer knows: workspaces, people, channels, messages, views, tokens. Guarded by one lock."""

import itertools
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

ChannelKind = Literal["im", "private", "public"]
TRIGGER_SECONDS = 3.0
"""How long a trigger lives (docs.slack.dev/interactivity: "trigger_ids expire in three seconds")."""
STACK_DEPTH = 3
"""Views on top of one another (docs.slack.dev/surfaces/modals)."""
SCOPES = frozenset(
    (
        "app_mentions:read",
        "channels:join",
        "channels:read",
        "chat:write",
        "commands",
        "groups:read",
        "im:history",
        "im:read",
        "im:write",
        "team:read",
        "users:read",
    )
)
"""What a token of the peer may do unless it is told otherwise."""


@dataclass(slots=True)
class User:
    """A member as users.info tells of it. ``team_id``: where the account is at home.

    ``is_restricted``: a guest; ``is_ultra_restricted``: a guest of one channel; ``is_stranger``:
    of another organisation, seen through a shared channel.
    """

    id: str
    team_id: str
    name: str
    real_name: str = ""
    is_admin: bool = False
    is_owner: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    is_bot: bool = False
    deleted: bool = False
    enterprise_id: str = ""


@dataclass(slots=True)
class Message:
    """A message of a person or of the bot. ``to``: who alone sees it (ephemeral)."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[dict[str, Any]] = field(default_factory=list)
    bot: bool = False
    edited: bool = False
    thread_ts: str = ""
    to: str = ""
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Channel:
    """``user``: the person of a direct message. ``shared_with``: other workspaces (Slack Connect)."""

    id: str
    team_id: str
    kind: ChannelKind
    name: str = ""
    user: str = ""
    members: set[str] = field(default_factory=set)
    is_archived: bool = False
    shared_with: tuple[str, ...] = ()
    messages: dict[str, Message] = field(default_factory=dict)
    ephemeral: list[Message] = field(default_factory=list)

    @property
    def is_ext_shared(self) -> bool:
        return bool(self.shared_with)


@dataclass(slots=True)
class View:
    """A modal or home view. ``body``: as the app gave it, with ids filled in; ``values``: state."""

    id: str
    team_id: str
    user: str
    body: dict[str, Any]
    hash: str
    root: str
    previous: str = ""
    values: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass(slots=True)
class Team:
    """A workspace. ``stacks``: person to the views that lie on one another, the last on top."""

    id: str
    name: str
    domain: str
    bot_user: str
    bot_id: str
    enterprise_id: str = ""
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    stacks: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)

    def direct(self, user: str) -> Channel | None:
        """The app's direct message with a person, once there is one."""
        return next((c for c in self.channels.values() if c.kind == "im" and c.user == user), None)

    def view(self, view_id: str) -> View | None:
        """An open modal."""
        every = itertools.chain.from_iterable(self.stacks.values())
        return next((view for view in every if view.id == view_id), None)

    def external(self, external_id: str) -> View | None:
        """The view, modal or home, with this external id."""
        every = itertools.chain(self.homes.values(), *self.stacks.values())
        return next((view for view in every if view.body.get("external_id") == external_id), None)


@dataclass(slots=True)
class Grant:
    """A token and what it may do. ``fate``: Slack's error for it once it is worth nothing."""

    token: str
    team_id: str
    enterprise_id: str
    scopes: frozenset[str]
    fate: str = ""
    expires_at: float = 0.0
    refresh: str = ""
    user_id: str = ""

    @property
    def is_org_wide(self) -> bool:
        return not self.team_id


@dataclass(slots=True)
class Trigger:
    """``view_id``: the modal the interaction came from."""

    team_id: str
    user: str
    expires_at: float
    view_id: str = ""
    used: bool = False


@dataclass(slots=True)
class Reply:
    """What a ``response_url`` stands for; 5 uses in 30 minutes (docs: handling user interaction)."""

    team_id: str
    channel: str
    user: str
    message_ts: str
    expires_at: float
    uses: int = 5


class World:
    """Every workspace. Take ``lock`` to read or change more than one thing."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self.lock = threading.RLock()
        self.app_id = "A0PEERAPP"
        self.client_id = "1111111111.2222222222"
        self.client_secret = secrets.token_hex(16)
        self.signing_secret = secrets.token_hex(16)
        self.app_token = f"xapp-1-{self.app_id}-{secrets.token_hex(12)}"
        self.app_token_fate = ""
        self.tickets: dict[str, float] = {}
        self.verification_token = secrets.token_hex(12)
        self.teams: dict[str, Team] = {}
        self.grants: dict[str, Grant] = {}
        self.codes: dict[str, dict[str, Any]] = {}
        self.triggers: dict[str, Trigger] = {}
        self.replies: dict[str, Reply] = {}
        self._numbers = itertools.count(1)

    def number(self) -> int:
        """The next of a rising sequence."""
        return next(self._numbers)

    def id(self, letter: str) -> str:
        """A fresh id, as Slack's look: a letter and ten more."""
        return f"{letter}0{self.number():09d}"

    def ts(self) -> str:
        """A message's timestamp, unique and rising."""
        return f"{int(self.clock())}.{self.number():06d}"

    def team(self, name: str = "Thornbury", *, enterprise_id: str = "", id: str = "") -> Team:  # noqa: A002
        """A new workspace, with the app's bot in it."""
        team = Team(
            id=id or self.id("T"),
            name=name,
            domain=name.lower().replace(" ", "-"),
            bot_user=self.id("U"),
            bot_id=self.id("B"),
            enterprise_id=enterprise_id,
        )
        bot = User(team.bot_user, team.id, "cpi", "CPI bot", is_bot=True)
        team.users[bot.id] = bot
        self.teams[team.id] = team
        return team

    def user(self, team: Team, name: str, *, id: str = "", **more: Any) -> User:  # noqa: A002
        """A new member of a workspace; ``more``: fields of User."""
        user = User(
            **{
                "id": id or self.id("U"),
                "team_id": team.id,
                "name": name.lower().replace(" ", "."),
                "real_name": name,
                "enterprise_id": team.enterprise_id,
            }
            | more
        )
        team.users[user.id] = user
        return user

    def channel(
        self,
        team: Team,
        name: str,
        *members: str,
        kind: ChannelKind = "private",
        has_bot: bool = True,
        **more: Any,
    ) -> Channel:
        """A new channel with these members (user ids), and the bot unless told otherwise."""
        inside = set(members) | ({team.bot_user} if has_bot else set())
        channel = Channel(self.id("C"), team.id, kind, name=name, members=inside, **more)
        team.channels[channel.id] = channel
        return channel

    def direct(self, team: Team, user: str) -> Channel:
        """The app's direct message with a person; made on first use."""
        found = team.direct(user)
        if found is None:
            found = Channel(self.id("D"), team.id, "im", user=user, members={user, team.bot_user})
            team.channels[found.id] = found
        return found

    def install(
        self,
        team: Team | None,
        *,
        scopes: frozenset[str] = SCOPES,
        enterprise_id: str = "",
        token: str = "",
        lives: float = 0.0,
    ) -> Grant:
        """A bot token for a workspace, or for a whole organisation (``team`` None).

        ``lives``: seconds until it must be refreshed; 0: it does not rotate.
        """
        where = team.id if team else ""
        fresh = f"{'xoxe.' if lives else ''}xoxb-{self.number()}-{secrets.token_hex(12)}"
        grant = Grant(
            token or fresh,
            where,
            enterprise_id or (team.enterprise_id if team else ""),
            scopes,
            expires_at=self.clock() + lives if lives else 0.0,
            refresh=f"xoxe-1-{secrets.token_hex(12)}" if lives else "",
        )
        self.grants[grant.token] = grant
        return grant

    def teams_of(self, grant: Grant) -> Iterator[Team]:
        """The workspaces that a token reaches."""
        for team in self.teams.values():
            if team.id == grant.team_id or (
                grant.is_org_wide and team.enterprise_id == grant.enterprise_id
            ):
                yield team

    def uninstall(self, team: Team) -> None:
        """Every token of a workspace is worth nothing from now on: ``account_inactive``."""
        for grant in self.grants.values():
            if grant.team_id == team.id:
                grant.fate = "account_inactive"

    def trigger(self, team: Team, user: str, view_id: str = "") -> str:
        """A fresh trigger of an interaction: good once, for 3 seconds."""
        made = f"{self.number()}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self.triggers[made] = Trigger(
            team.id, user, self.clock() + TRIGGER_SECONDS, view_id=view_id
        )
        return made

    def reply(self, team: Team, channel: str, user: str, message_ts: str = "") -> str:
        """The secret part of a fresh ``response_url``."""
        made = secrets.token_urlsafe(16)
        self.replies[made] = Reply(team.id, channel, user, message_ts, self.clock() + 1800)
        return made

    def say(self, channel: Channel, user: str, text: str, **more: Any) -> Message:
        """A person's message, put into a channel."""
        message = Message(channel.id, self.ts(), user, text, **more)
        channel.messages[message.ts] = message
        return message
