"""What the connector hands over, in our own terms: nothing of the SDK's, and only what is used."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """Where a conversation is."""

    PERSONAL = "personal"
    GROUP = "groupChat"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation as it came in an authenticated activity: enough to write into it later.

    ``bot_id``: the bot's own id there (``28:…``). ``team_id``, ``channel_id``: of a channel only;
    ``id`` is then the thread's (``19:…@thread.tacv2;messageid=…``).
    """

    id: str
    kind: Kind
    tenant_id: str
    service_url: str
    bot_id: str
    team_id: str = ""
    channel_id: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who did it: their id for this bot (``29:…``), and their object id in the directory (a GUID)."""

    id: str
    aad_id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity, authenticated: tenant, audience and service URL are those that its token allows.

    ``type``: ``message``, ``invoke``, ``installationUpdate``, ``conversationUpdate``, ``messageUpdate``,
    ``messageDelete`` and others that are passed over. ``name``: an invoke's (``adaptiveCard/action``,
    ``task/fetch``, ``task/submit``). ``action``: an installation's (``add``, ``remove``) or a
    conversation's event (``teamMemberAdded``, ``channelDeleted`` …). ``text``: without the mention of
    the bot. ``value``: what a card or an invoke sent, not looked at. ``reply_to``: the message whose
    card was pressed. ``files``: how many attachments a person sent; they are never fetched.
    """

    id: str
    type: str
    sender: Sender
    conversation: Conversation
    name: str = ""
    action: str = ""
    text: str = ""
    value: Mapping[str, Any] = field(default_factory=dict)
    reply_to: str = ""
    files: int = 0
    mentions_bot: bool = False
    members_added: tuple[str, ...] = ()
    members_removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message: a card alone, or text alone (Teams splits the two). ``summary``: for notifications,
    without what a person wrote. ``text`` is Teams' markdown, escaped by whoever made it.
    """

    text: str = ""
    card: Mapping[str, Any] | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone on a roster. ``guest``: not a full member; ``stranger``: of another tenant."""

    id: str
    aad_id: str
    name: str
    email: str = ""
    guest: bool = False
    stranger: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of a team. ``name``: without the ``#``; the first channel of a team is its *General*."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class InvokeAnswer:
    """The answer to an invoke: ``body`` goes out as JSON."""

    status: int = 200
    body: Mapping[str, Any] | None = None
