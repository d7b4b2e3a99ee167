"""A call of the Web API: its arguments, who calls, what it may do; and the table of methods."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.slack_peer.limits import Rejected
from tests.slack_peer.world import Channel, Grant, Team, User, World

READ_SCOPE = {"public": "channels:read", "private": "groups:read", "im": "im:read"}
Answer = dict[str, Any]


class Failed(Exception):
    """Slack answers ``ok: false`` with this error; ``more``: what else the answer holds."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.more = more


def refused(rejected: Rejected) -> Failed:
    """What Slack answers to a payload that it refuses."""
    if not rejected.messages:
        return Failed(rejected.error_code)
    told = list(rejected.messages)
    more: Answer = {"response_metadata": {"messages": told}}
    if rejected.error_code == "invalid_blocks":
        more["errors"] = [each.removeprefix("[ERROR] ") for each in told]
    return Failed(rejected.error_code, **more)


def bad_argument(message: str, where: str) -> Failed:
    """``invalid_arguments`` with the fault named."""
    return refused(Rejected.of("invalid_arguments", [(message, where)]))


@dataclass(slots=True)
class Call:
    """One call. ``arguments``: as they came, from a form, a query or JSON."""

    world: World
    method: str
    arguments: dict[str, Any]
    grant: Grant
    base_url: str

    @property
    def team(self) -> Team:
        """The workspace the call is about: the token's, or for an org-wide token ``team_id``.

        Raises Failed.
        """
        teams = list(self.world.teams_of(self.grant))
        wanted = self.arguments.get("team_id") or self.grant.team_id
        found = next((team for team in teams if team.id == wanted), None)
        if found is None:
            raise Failed("missing_argument" if not wanted else "team_not_found")
        return found

    def word(self, name: str) -> str:
        """A required string. Raises Failed."""
        value = self.arguments.get(name)
        if value is None or value == "":
            raise bad_argument(f"missing required field: {name}", "")
        if not isinstance(value, str):
            raise bad_argument("must be a string", f"/{name}")
        return value

    def flag(self, name: str) -> bool:
        """A boolean argument; false when it is not there."""
        return self.arguments.get(name) in (True, 1, "1", "true", "True")

    def parsed(self, name: str) -> Any:
        """An argument that is JSON: an object in a JSON body, its text in a form. Raises Failed."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_argument("must be valid JSON", f"/{name}") from None

    def needs(self, *scopes: str) -> None:
        """Raises Failed (``missing_scope``) unless the token has one of these scopes."""
        if not self.grant.scopes.intersection(scopes):
            raise Failed(
                "missing_scope",
                needed=",".join(scopes),
                provided=",".join(sorted(self.grant.scopes)),
            )

    def channel(self, channel_id: str) -> Channel:
        """A channel that the bot can see: its own direct messages, public ones, those it is in.

        Raises Failed (``channel_not_found``).
        """
        for team in self.world.teams_of(self.grant):
            found = team.channels.get(channel_id)
            if found and (found.kind == "public" or team.bot_user in found.members):
                return found
        raise Failed("channel_not_found")

    def team_of(self, channel: Channel) -> Team:
        return self.world.teams[channel.team_id]

    def user(self, user_id: str, *, error: str = "user_not_found") -> tuple[Team, User]:
        """A person the bot can see, and in which workspace. Raises Failed."""
        for team in self.world.teams_of(self.grant):
            if user_id in team.users:
                return team, team.users[user_id]
        raise Failed(error)

    def page(self, rows: Sequence[Any], default: int = 100) -> tuple[list[Any], Answer]:
        """A page of rows by ``cursor`` and ``limit`` (1 to 1,000), and its response_metadata.

        Raises Failed.
        """
        try:
            limit = int(self.arguments.get("limit") or default)
        except (TypeError, ValueError):
            raise Failed("invalid_limit") from None
        if not 1 <= limit <= 1000:
            raise Failed("invalid_limit")
        start = 0
        if cursor := self.arguments.get("cursor"):
            try:
                start = int(base64.b64decode(cursor, validate=True).decode().removeprefix("at:"))
            except (ValueError, binascii.Error):
                raise Failed("invalid_cursor") from None
        end = start + limit
        following = base64.b64encode(f"at:{end}".encode()).decode() if end < len(rows) else ""
        return list(rows[start:end]), {"response_metadata": {"next_cursor": following}}


@dataclass(frozen=True, slots=True)
class Method:
    """``scopes``: the token needs one of them. ``takes_json``: else only forms and queries are read.

    ``named``: the documented arguments. ``needs_token``: else anybody may call. ``app_level``: with the
    app's own token, which no other method takes.
    """

    run: Callable[[Call], Answer]
    scopes: tuple[str, ...]
    takes_json: bool
    named: frozenset[str]
    needs_token: bool
    app_level: bool = False


METHODS: dict[str, Method] = {}
_EVERYWHERE = frozenset({"token", "team_id", "pretty"})


def method(
    name: str,
    named: str = "",
    *,
    scopes: tuple[str, ...] = (),
    takes_json: bool = False,
    needs_token: bool = True,
    app_level: bool = False,
) -> Callable[[Callable[[Call], Answer]], Callable[[Call], Answer]]:
    """Puts a function into the table of methods. ``named``: argument names with blanks between."""

    def put(run: Callable[[Call], Answer]) -> Callable[[Call], Answer]:
        METHODS[name] = Method(
            run, scopes, takes_json, frozenset(named.split()) | _EVERYWHERE, needs_token, app_level
        )
        return run

    return put
