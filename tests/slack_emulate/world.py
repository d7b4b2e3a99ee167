"""The peer's ``World``, kept by emulate: what a person's payloads are made from.

Channels, messages and triggers are emulate's own. Only the modals that lie open are held here, from
what emulate answered the app: it has no method that tells of them.
"""

from typing import Any

from tests.slack_emulate.emulate import APP, SLACK_ITSELF, Emulate, token_of
from tests.slack_peer.state import at_first
from tests.slack_peer.world import (
    TRIGGER_SECONDS,
    Channel,
    Message,
    Team,
    Trigger,
    User,
    View,
    World,
)

_BODY = (
    *("type", "title", "submit", "close", "blocks", "private_metadata", "callback_id"),
    *("external_id", "clear_on_close", "notify_on_close"),
)


class EmulateWorld(World):
    """The one workspace that emulate has."""

    def __init__(self, emulate: Emulate) -> None:
        super().__init__()
        self._emulate = emulate
        self.app_id = APP["app_id"]
        self.client_id, self.client_secret = APP["client_id"], APP["client_secret"]
        known = emulate.call("auth.test", SLACK_ITSELF)
        self.home = Team(
            known["team_id"], known["team"], "thornbury", known["user_id"], known["bot_id"]
        )
        self.teams[self.home.id] = self.home
        for each in emulate.call("users.list", SLACK_ITSELF)["members"]:
            self.home.users[each["id"]] = User(
                each["id"], each["team_id"], each["name"], each["real_name"], each["is_admin"]
            )

    def token(self, user: str) -> str:
        """The token of a person's own Slack."""
        return token_of(self.home.users[user].name)

    def private(self, name: str, owner: str, *members: str) -> Channel:
        """A private channel that ``owner`` makes and invites the others to, as `/invite` does."""
        made = self._emulate.call(
            "conversations.create", self.token(owner), name=name, is_private=True
        )["channel"]["id"]
        self._emulate.call(
            "conversations.invite", self.token(owner), channel=made, users=",".join(members)
        )
        channel = Channel(made, self.home.id, "private", name, members={owner, *members})
        self.home.channels[made] = channel
        return channel

    def history(self, channel: Channel, user: str) -> list[Message]:
        """What ``conversations.history`` tells a person, oldest first."""
        told = self._emulate.call(
            "conversations.history", self.token(user), channel=channel.id, limit=1000
        )
        assert not told["has_more"]
        return [self._message(channel, each) for each in reversed(told["messages"])]

    def direct(self, team: Team, user: str) -> Channel:
        found = team.direct(user)
        if found is None:
            opened = self._emulate.call("conversations.open", self.token(user), users=team.bot_user)
            made = opened["channel"]["id"]
            found = Channel(made, team.id, "im", user=user, members={user, team.bot_user})
            team.channels[made] = found
        return found

    def say(self, channel: Channel, user: str, text: str, **more: Any) -> Message:
        told = self._emulate.call(
            "chat.postMessage", self.token(user), channel=channel.id, text=text, **more
        )
        return self._message(channel, told["message"])

    def trigger(self, team: Team, user: str, view_id: str = "") -> str:
        told = self._emulate.call(
            "views.generateTriggerId", SLACK_ITSELF, user_id=user, view_id=view_id
        )
        made = str(told["trigger_id"])
        self.triggers[made] = Trigger(team.id, user, self.clock() + TRIGGER_SECONDS, view_id)
        return made

    def replaced(self, view: View) -> None:
        """A view was changed by an answer to its submission: Slack does that by itself."""
        told = self._emulate.call("views.update", SLACK_ITSELF, view_id=view.id, view=view.body)
        view.hash = told["view"]["hash"]

    def shown(self, method: str, asked: dict[str, Any], answer: dict[str, Any]) -> None:
        """The app was answered: what it opened or changed lies on someone's screen."""
        if method not in ("views.open", "views.push", "views.update"):
            return
        told = answer["view"]
        body = {name: told[name] for name in _BODY if told[name] is not None}
        body["blocks"] = _named(body["blocks"])
        with self.lock:
            if method == "views.update":
                self._update(told, body)
                return
            user = self.triggers[asked["trigger_id"]].user
            stack = self.home.stacks.setdefault(user, [])
            if method == "views.open":
                stack.clear()
            stack.append(
                View(
                    told["id"],
                    self.home.id,
                    user,
                    body,
                    told["hash"],
                    told["root_view_id"],
                    told["previous_view_id"] or "",
                    at_first(body["blocks"]),
                )
            )

    def _update(self, told: dict[str, Any], body: dict[str, Any]) -> None:
        view = self.home.view(told["id"])
        if view is not None:
            view.body, view.hash = body, told["hash"]
            view.values = at_first(body["blocks"], view.values)

    def _message(self, channel: Channel, told: dict[str, Any]) -> Message:
        return Message(
            channel.id,
            told["ts"],
            told["user"],
            told["text"],
            _named(told.get("blocks") or []),
            bot=told["user"] == self.home.bot_user,
            edited="edited" in told,
        )


def _named(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Slack names each block that the app gave no name; emulate does not."""
    return [{"block_id": f"b{number}"} | block for number, block in enumerate(blocks)]
