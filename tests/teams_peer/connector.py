"""The Bot Connector's REST address, played strictly. Each method gives the answer's body, or raises Refused."""

from typing import Any

from tests.teams_peer.rules import Refused, check
from tests.teams_peer.world import Message, Talk, World

Body = dict[str, Any]
LEAST, MOST = 50, 500
"""People on a page of a roster, whatever is asked for."""


class Connector:
    """What the bot may do in the world."""

    def __init__(self, world: World) -> None:
        self.world = world

    def send(self, conversation: str, activity: Body) -> Body:
        """POST v3/conversations/{id}/activities."""
        talk = self._reachable(conversation)
        check(activity)
        self._from_the_bot(activity)
        if activity["type"] == "typing":
            talk.typing += 1
            return {}
        return {"id": self.world.say(talk, self.world.bot_id, **_said(activity)).id}

    def update(self, conversation: str, message_id: str, activity: Body) -> Body:
        """PUT v3/conversations/{id}/activities/{activity id}."""
        talk = self._reachable(conversation)
        check(activity)
        message = talk.messages.get(message_id)
        if message is None:
            raise Refused(404, "ActivityNotFoundInConversation")
        if message.by != self.world.bot_id:
            raise Refused(403, "NotEnoughPermissions")
        _change(message, activity)
        return {"id": message.id}

    def create(self, body: Body) -> Body:
        """POST v3/conversations: a thread in a channel."""
        channel = str(body.get("channelData", {}).get("channel", {}).get("id", ""))
        team = self.world.team_of(channel)
        if body.get("isGroup") is not True or not channel or "activity" not in body:
            raise Refused(400, "BadArgument", "isGroup, channelData.channel.id and activity")
        if team is None:
            raise Refused(404, "ConversationNotFound")
        if not team.installed:
            raise Refused(403, "BotNotInConversationRoster")
        check(body["activity"])
        made = self.world.begin(team, channel, self.world.bot_id, **_said(body["activity"]))
        return {"id": made.conversation, "activityId": made.id}

    def member(self, conversation: str, who: str) -> Body:
        """GET v3/conversations/{id}/members/{id or object id}."""
        for person in self._members(conversation):
            if who in (person["id"], person["objectId"]):
                return person
        raise Refused(404, "MemberNotFoundInConversation")

    def members(self, conversation: str, size: int, token: str) -> Body:
        """GET v3/conversations/{id}/pagedmembers."""
        everyone = self._members(conversation)
        start = int(token) if token.isdecimal() else 0
        end = start + min(max(size, LEAST), MOST)
        more = {"continuationToken": str(end)} if end < len(everyone) else {}
        return {"members": everyone[start:end], **more}

    def channels(self, team_id: str) -> Body:
        """GET v3/teams/{id}/conversations."""
        team = self.world.teams.get(team_id)
        if team is None:
            raise Refused(404, "ConversationNotFound")
        if not team.installed:
            raise Refused(403, "BotNotInConversationRoster")
        return {
            "conversations": [
                {"id": each, "name": name or None} for each, name in team.channels.items()
            ]
        }

    def _members(self, conversation: str) -> list[Body]:
        team = self.world.teams.get(conversation)
        if team is not None and not team.installed:
            raise Refused(403, "BotNotInConversationRoster")
        ids = team.members if team is not None else self._reachable(conversation).members
        return [self.world.people[each].account() for each in ids]

    def _reachable(self, conversation: str) -> Talk:
        talk = self.world.talks.get(conversation)
        if talk is None:
            raise Refused(404, "ConversationNotFound")
        if talk.blocked:
            raise Refused(403, "ConversationBlockedByUser")
        team = self.world.teams.get(talk.team_id)
        if not (team.installed if team else talk.installed):
            raise Refused(403, "BotNotInConversationRoster")
        return talk

    def _from_the_bot(self, activity: Body) -> None:
        if activity.get("from", {}).get("id") != self.world.bot_id:
            raise Refused(400, "BadArgument", "from")


def _said(activity: Body) -> dict[str, Any]:
    attached = activity.get("attachments") or [{}]
    return {
        "text": activity.get("text", ""),
        "card": attached[0].get("content"),
        "summary": activity.get("summary", ""),
    }


def _change(message: Message, activity: Body) -> None:
    said = _said(activity)
    message.text, message.card, message.summary = said["text"], said["card"], said["summary"]
    message.updates += 1
