"""An activity as it came over the wire, read into our own terms; what does not fit is refused."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from adapters.bodies import Malformed, object_of, text_of
from adapters.teams.activity import Activity, Conversation, Kind, Sender

TEAMS = "msteams"
_FORMATTED = "text/html"
"""The second form of a message's own text, which comes as an attachment and is no file."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, alias_generator=to_camel)


class _Account(_Part):
    id: str = ""
    name: str | None = None
    aad_object_id: str | None = None


class _Place(_Part):
    id: str
    conversation_type: str | None = None
    tenant_id: str | None = None


class _Id(_Part):
    id: str | None = None


class _ChannelData(_Part):
    tenant: _Id = _Id()
    team: _Id = _Id()
    channel: _Id = _Id()
    event_type: str | None = None


class _Entity(_Part):
    type: str | None = None
    mentioned: _Account = _Account()
    text: str | None = None


class _Attachment(_Part):
    content_type: str | None = None


class Received(_Part):
    """What is read of an activity."""

    type: str
    channel_id: str
    service_url: str = ""
    conversation: _Place
    from_: _Account = Field(default=_Account(), alias="from")
    recipient: _Account = _Account()
    id: str = ""
    name: str | None = None
    action: str | None = None
    text: str | None = None
    value: Any = None
    reply_to_id: str | None = None
    channel_data: _ChannelData = _ChannelData()
    entities: tuple[_Entity, ...] = ()
    attachments: tuple[_Attachment, ...] = ()
    members_added: tuple[_Account, ...] = ()
    members_removed: tuple[_Account, ...] = ()

    @property
    def tenants(self) -> frozenset[str]:
        """The tenants that it names, in small letters."""
        named = (self.conversation.tenant_id, self.channel_data.tenant.id)
        return frozenset(each.lower() for each in named if each)


def read(body: bytes) -> Received:
    """The activity in a request's body. Raises Malformed."""
    told = object_of(text_of(body))
    given = {name: value for name, value in told.items() if value is not None}
    data = given.get("channelData")
    if isinstance(data, dict):
        given["channelData"] = {name: value for name, value in data.items() if value is not None}
    try:
        return Received.model_validate(given)
    except ValidationError:
        raise Malformed("It is no activity.") from None


def activity_of(received: Received, tenant_id: str) -> Activity:
    """The same in our own terms, without the mention of the bot."""
    data, bot = received.channel_data, received.recipient.id
    mentions = [
        each.text or ""
        for each in received.entities
        if each.type == "mention" and bot and each.mentioned.id == bot
    ]
    return Activity(
        id=received.id,
        type=received.type,
        sender=Sender(
            received.from_.id, received.from_.aad_object_id or "", received.from_.name or ""
        ),
        conversation=Conversation(
            id=received.conversation.id,
            kind=_kind(received.conversation.conversation_type),
            tenant_id=tenant_id,
            service_url=received.service_url,
            bot_id=bot,
            team_id=data.team.id or "",
            channel_id=data.channel.id or "",
        ),
        name=received.name or "",
        action=received.action or data.event_type or "",
        text=_without(mentions, received.text or ""),
        value=received.value if isinstance(received.value, Mapping) else {},
        reply_to=received.reply_to_id or "",
        files=sum(each.content_type != _FORMATTED for each in received.attachments),
        mentions_bot=bool(mentions),
        members_added=tuple(each.id for each in received.members_added),
        members_removed=tuple(each.id for each in received.members_removed),
    )


def _kind(told: str | None) -> Kind:
    """What is unknown is taken for a place where others can read."""
    return Kind(told) if told in set(Kind) else Kind.GROUP


def _without(mentions: list[str], text: str) -> str:
    for mention in filter(None, mentions):
        text = text.replace(mention, "", 1)
    return text.replace("\xa0", " ").strip() if mentions else text
