"""Activities as Teams sends them."""

import uuid
from datetime import UTC, datetime
from typing import Any

from tests.teams_peer.world import Message, Person, Talk, Team, World

Payload = dict[str, Any]


class Sender:
    """Makes the activities of one person. ``service_url``: where the connector is."""

    def __init__(self, world: World, person: Person, service_url: str) -> None:
        self.world = world
        self.person = person
        self.service_url = service_url

    def activity(self, kind: str, talk: Talk, **more: Any) -> Payload:
        """Any activity in a conversation."""
        world, person = self.world, self.person
        conversation: Payload = {
            "id": talk.id,
            "conversationType": talk.kind,
            "tenantId": person.tenant_id,
        }
        channel_data: Payload = {"tenant": {"id": person.tenant_id}}
        if talk.kind != "personal":
            conversation["isGroup"] = True
        if talk.team_id:
            channel_data |= {"team": {"id": talk.team_id}, "channel": {"id": talk.channel_id}}
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return {
            "type": kind,
            "id": f"f:{uuid.uuid4()}",
            "timestamp": now,
            "channelId": "msteams",
            "serviceUrl": self.service_url,
            "from": {"id": person.id, "name": person.name, "aadObjectId": person.aad_id},
            "conversation": conversation,
            "recipient": {"id": world.bot_id, "name": world.bot_name},
            "channelData": channel_data | more.pop("channelData", {}),
            "locale": "en-GB",
            "entities": [{"locale": "en-GB", "country": "GB", "type": "clientInfo"}],
        } | more

    def message(self, talk: Talk, message: Message, **more: Any) -> Payload:
        """A text that they typed; formatted text comes a second time, as an attachment."""
        html = {"contentType": "text/html", "content": f"<p>{message.text}</p>"}
        said = {
            "id": message.id,
            "textFormat": "plain",
            "text": message.text,
            "attachments": [html],
        }
        return self.activity("message", talk, **(said | more))

    def mention(self, talk: Talk, message: Message, text: str) -> Payload:
        """A text that names the bot."""
        named = f"<at>{self.world.bot_name}</at>"
        bot = {"id": self.world.bot_id, "name": self.world.bot_name}
        entity = {"type": "mention", "mentioned": bot, "text": named}
        return self.message(talk, message, text=f"{named} {text}\n", entities=[entity])

    def files(self, talk: Talk, message: Message, *names: str) -> Payload:
        """Files that were dropped into the chat."""
        kind = "application/vnd.microsoft.teams.file.download.info"
        attached = [
            {
                "contentType": kind,
                "name": name,
                "contentUrl": f"https://thornbury.example/{name}",
                "content": {"downloadUrl": "https://thornbury.example/d", "fileType": "pdf"},
            }
            for name in names
        ]
        return self.message(talk, message, attachments=attached)

    def edited(self, talk: Talk, message: Message) -> Payload:
        """A message of theirs that they changed."""
        changed = {"eventType": "editMessage"}
        made = self.message(talk, message, type="messageUpdate")
        made["channelData"] |= changed
        return made

    def deleted(self, talk: Talk, message: Message) -> Payload:
        """A message of theirs that they took back."""
        return self.activity(
            "messageDelete", talk, id=message.id, channelData={"eventType": "softDeleteMessage"}
        )

    def submit(self, talk: Talk, on: Message, value: Payload) -> Payload:
        """A card's Action.Submit: a message with a value, and no text."""
        return self.activity("message", talk, id=self.world.new_id(), value=value, replyToId=on.id)

    def execute(self, talk: Talk, on: Message, action: Payload, data: Payload) -> Payload:
        """A card's Action.Execute."""
        value = {
            "action": {
                "type": "Action.Execute",
                "title": action.get("title", ""),
                "id": action.get("id", ""),
                "verb": action.get("verb", ""),
                "data": data,
            },
            "trigger": "manual",
        }
        return self.invoke("adaptiveCard/action", talk, value, replyToId=on.id)

    def invoke(self, name: str, talk: Talk, value: Payload, **more: Any) -> Payload:
        """Any invoke: ``task/fetch``, ``task/submit`` …"""
        return self.activity("invoke", talk, name=name, value=value, **more)

    def installation(self, talk: Talk, action: str) -> Payload:
        """The app is added (``add``) or removed (``remove``)."""
        return self.activity("installationUpdate", talk, action=action)

    def bot_added(self, talk: Talk, team: Team | None = None) -> Payload:
        """What comes beside an installation: the bot is a member now."""
        event = {"eventType": "teamMemberAdded"} if team else {}
        return self.activity(
            "conversationUpdate",
            talk,
            membersAdded=[{"id": self.world.bot_id}],
            channelData=event,
        )

    def channel_event(self, talk: Talk, event: str) -> Payload:
        """A channel was made, renamed or deleted: ``channelDeleted`` …"""
        return self.activity("conversationUpdate", talk, channelData={"eventType": event})
