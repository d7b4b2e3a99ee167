"""What the bot does in Slack, by its own verbs: each call is for one team and goes out with its token.

Everything goes over one `WebApi` (one session, retries, pace). A token that Slack refuses is looked up
again once: another process may have renewed it. Errors are those of errors.py.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from adapters.slack.credentials import Credentials
from adapters.slack.errors import SlackFailed, TokenRevoked
from adapters.slack.pace import POST
from adapters.slack.ports import Person, Team
from adapters.slack.web_api import PATIENCE, Answer, WebApi

TRIGGER_SECONDS = 2.5
"""Patience for what needs a ``trigger_id``: it lives 3 s (platforms.md, *Interactivity*)."""
_MEMBERS_AT_ONCE = 200

Blocks = Sequence[Mapping[str, Any]]
View = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MessageRef:
    """A message. ``channel`` is the one it stands in: D… where it was posted to a person's id."""

    channel: str
    ts: str

    def __str__(self) -> str:
        return f"{self.channel}:{self.ts}"

    @classmethod
    def read(cls, text: str) -> "MessageRef":
        """From ``channel:ts``. Raises ValueError."""
        channel, colon, ts = text.partition(":")
        if not (channel and colon and ts):
            raise ValueError("That is no reference of a message.")
        return cls(channel, ts)


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel. ``member``: the app is in it. ``shared``: with another organisation, now or soon."""

    id: str
    name: str
    private: bool
    archived: bool
    shared: bool
    member: bool


class SlackClient:
    """Messages, modals, people and channels. All raise SlackFailed."""

    def __init__(self, api: WebApi, credentials: Credentials) -> None:
        self._api = api
        self._credentials = credentials

    async def call(
        self, team: Team, method: str, patience: float = PATIENCE, **arguments: Any
    ) -> Answer:
        """Any method of the Web API, for one team."""
        used = await self._credentials.of(team)
        try:
            return await self._api.call(
                method, arguments, token=used.bot_token, owner=used.owner, patience=patience
            )
        except TokenRevoked:
            again = await self._credentials.after_refusal(team, used.bot_token)
            if again is None:
                raise
            return await self._api.call(
                method, arguments, token=again.bot_token, owner=again.owner, patience=patience
            )

    async def bot_user(self, team: Team) -> str:
        """The app's own user id in this team."""
        return (await self._credentials.of(team)).bot_user_id

    async def post(
        self, team: Team, channel: str, text: str, blocks: Blocks = (), patience: float = PATIENCE
    ) -> MessageRef:
        """Posts a message without previews of links. ``channel``: an id, or a person's id for their chat."""
        told = await self.call(
            team,
            POST,
            patience,
            channel=channel,
            text=text,
            blocks=list(blocks) or None,
            unfurl_links=False,
            unfurl_media=False,
        )
        return MessageRef(str(told.get("channel") or channel), str(told["ts"]))

    async def update(self, team: Team, ref: MessageRef, text: str, blocks: Blocks = ()) -> None:
        """Changes a message in place. No blocks takes away those it had. Raises MessageNotFound."""
        await self.call(
            team, "chat.update", channel=ref.channel, ts=ref.ts, text=text, blocks=list(blocks)
        )

    async def delete(self, team: Team, ref: MessageRef) -> None:
        """Deletes a message of the bot's own. Raises MessageNotFound."""
        await self.call(team, "chat.delete", channel=ref.channel, ts=ref.ts)

    async def whisper(
        self, team: Team, channel: str, user: str, text: str, blocks: Blocks = ()
    ) -> None:
        """Posts in a channel what one person alone sees, until they load it again."""
        await self.call(
            team,
            "chat.postEphemeral",
            channel=channel,
            user=user,
            text=text,
            blocks=list(blocks) or None,
        )

    async def open_view(self, team: Team, trigger_id: str, view: View) -> str:
        """Opens a modal, and gives its id. ``trigger_id`` is not older than 3 s."""
        return await self._view(team, "views.open", trigger_id=trigger_id, view=view)

    async def push_view(self, team: Team, trigger_id: str, view: View) -> str:
        """Opens a modal over the one that is open (three at most), and gives its id."""
        return await self._view(team, "views.push", trigger_id=trigger_id, view=view)

    async def update_view(self, team: Team, view_id: str, view: View, hash: str = "") -> str:  # noqa: A002 - Slack's own name
        """Changes a modal; with ``hash`` only if it was not changed since."""
        return await self._view(team, "views.update", view_id=view_id, view=view, hash=hash or None)

    async def home(self, team: Team, user: str, view: View) -> None:
        """Puts a view into someone's App Home."""
        await self.call(team, "views.publish", user_id=user, view=view)

    async def permalink(self, team: Team, ref: MessageRef) -> str:
        """The address of a message. Raises MessageNotFound."""
        told = await self.call(team, "chat.getPermalink", channel=ref.channel, message_ts=ref.ts)
        return str(told["permalink"])

    async def person(self, team: Team, user: str) -> Person:
        """Someone by their id."""
        return person_of(team, _part(await self.call(team, "users.info", user=user), "user"))

    async def channel(self, team: Team, channel: str) -> Channel:
        """A channel by its id. Raises ChannelGone where the app cannot see it."""
        told = _part(await self.call(team, "conversations.info", channel=channel), "channel")
        shared = ("is_ext_shared", "is_pending_ext_shared", "is_org_shared")
        return Channel(
            id=str(told.get("id") or channel),
            name=str(told.get("name") or ""),
            private=told.get("is_private") is True,
            archived=told.get("is_archived") is True,
            shared=any(told.get(name) is True for name in shared)
            or bool(told.get("pending_connected_team_ids")),
            member=told.get("is_member") is True,
        )

    async def members(self, team: Team, channel: str) -> list[str]:
        """The ids of everyone in a channel, the app's own among them."""
        pages = self._pages(team, "conversations.members", channel=channel)
        return [str(each) async for told in pages for each in told.get("members") or ()]

    async def everyone(self, team: Team, most: int) -> list[Person]:
        """The people of a workspace, from so many pages at most."""
        pages = self._pages(team, "users.list", most)
        return [person_of(team, each) async for told in pages for each in told.get("members") or ()]

    async def own_channels(self, team: Team, most: int) -> dict[str, str]:
        """The channels that the app is in: id to name, from so many pages at most."""
        kinds = "public_channel,private_channel"
        pages = self._pages(team, "users.conversations", most, types=kinds, exclude_archived="true")
        return {
            str(each["id"]): str(each.get("name") or "")
            async for told in pages
            for each in told.get("channels") or ()
        }

    async def _pages(
        self, team: Team, method: str, most: int = 1_000, **arguments: Any
    ) -> AsyncIterator[Answer]:
        cursor: str | None = None
        for _ in range(most):
            told = await self.call(team, method, limit=_MEMBERS_AT_ONCE, cursor=cursor, **arguments)
            yield told
            cursor = _part(told, "response_metadata").get("next_cursor") or None
            if not cursor:
                return

    async def _view(self, team: Team, method: str, **arguments: Any) -> str:
        told = await self.call(team, method, TRIGGER_SECONDS, **arguments)
        return str(_part(told, "view").get("id") or "")


def person_of(team: Team, told: Mapping[str, Any]) -> Person:
    """A ``user`` object of Slack's. On Enterprise Grid the organisation's teams are no strangers."""
    profile, grid = _part(told, "profile"), _part(told, "enterprise_user")
    home = str(told.get("team_id") or team.id)
    same_organisation = bool(team.enterprise_id) and (
        grid.get("enterprise_id") == team.enterprise_id
    )
    return Person(
        id=str(told.get("id") or ""),
        name=str(profile.get("real_name") or profile.get("display_name") or told.get("name") or ""),
        admin=told.get("is_admin") is True or told.get("is_owner") is True,
        guest=told.get("is_restricted") is True or told.get("is_ultra_restricted") is True,
        stranger=told.get("is_stranger") is True or (home != team.id and not same_organisation),
        bot=told.get("is_bot") is True,
        deleted=told.get("deleted") is True,
    )


def _part(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = told.get(name)
    return part if isinstance(part, Mapping) else {}


__all__ = ["Channel", "MessageRef", "Person", "SlackClient", "SlackFailed", "person_of"]
