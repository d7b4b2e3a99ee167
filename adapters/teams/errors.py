"""What can go wrong between us and the Bot Connector, each with the words that say how to mend it.

No error holds anything of a message: the connector's error code, and what was tried.
"""

import json
import re
from collections.abc import Mapping
from typing import ClassVar

from dialogs.ports import MessageGone, PlatformBusy, PlatformFailed

_CODE = re.compile(r"[A-Za-z0-9_.:-]{1,80}", re.ASCII)


class NotAdmitted(Exception):
    """A request that may not come in: the HTTP status (400, 401 or 403), and words without its content."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.words = words


class TeamsFailed(PlatformFailed):
    """Something that Teams did not do. ``mend``: what an admin can do about it."""

    mend: ClassVar[str] = (
        "Teams refused it. If it goes on, look at admin.teams.microsoft.com, Service health, and the log."
    )

    def __init__(self, method: str, code: str) -> None:
        super().__init__(f"{method} {code}")
        self.method = method
        self.code = code


class CredentialsRefused(TeamsFailed):
    """Microsoft does not take the app's id, secret or certificate."""

    mend = (
        "Microsoft does not accept the bot's password or certificate. In the Entra admin centre, App"
        " registrations, make a new client secret, put it into TEAMS_APP_PASSWORD, and restart."
    )


class ConversationLost(TeamsFailed):
    """Nothing gets there any more: the stored conversation is of no use and can be dropped."""

    lost = True


class BlockedByPerson(ConversationLost):
    """The person blocked the bot, or takes no messages from it."""

    mend = "The person has blocked the bot in Teams. They can unblock it in their chat with it."


class NotInstalled(ConversationLost):
    """The app is not in that chat or team any more."""

    mend = (
        "The app was removed from this chat or team. Add it again in Teams: Apps, then the team's"
        " or the person's name."
    )


class ConversationGone(ConversationLost):
    """The chat, the team or the channel is not there any more."""

    mend = (
        "The chat or channel was deleted, or the app is not in it. Name another channel: write"
        " *admin* to the bot. Cards wait until then."
    )


class SwitchedOff(TeamsFailed):
    """An administrator of the tenant has blocked the app."""

    mend = (
        "The app is blocked for this organisation. Allow it at admin.teams.microsoft.com, Teams apps,"
        " Manage apps."
    )


class TooLarge(TeamsFailed):
    """The message is larger than Teams takes."""

    mend = "The message is too long for Teams. Please tell whoever looks after the bot."


class MessageNotFound(TeamsFailed, MessageGone):
    """The message to change is not there any more: post it again."""


class TeamsUnreachable(TeamsFailed):
    """No answer, or a failure of Microsoft's own, after several tries."""

    by_itself = True
    mend = "Teams does not answer. It is tried again by itself: nothing is lost."


class RateLimited(TeamsFailed, PlatformBusy):
    """Teams says when to come back. ``seconds``: how long from now."""

    by_itself = True
    mend = "Teams asks for a pause. It is tried again by itself: nothing is lost."

    def __init__(self, method: str, seconds: float) -> None:
        super().__init__(method, "Throttled")
        self.seconds = seconds


_BY_CODE: Mapping[str, type[TeamsFailed]] = {
    "BotDisabledByAdmin": SwitchedOff,
    "BotNotInConversationRoster": NotInstalled,
    "ConversationBlockedByUser": BlockedByPerson,
    "ConversationNotFound": ConversationGone,
    "MessageSizeTooBig": TooLarge,
    "MessageWritesBlocked": BlockedByPerson,
}
_BY_STATUS: Mapping[int, type[TeamsFailed]] = {
    401: CredentialsRefused,
    404: ConversationGone,
    413: TooLarge,
}


def error_of(method: str, status: int, body: bytes) -> TeamsFailed:
    """The error in an answer (Microsoft's *Status codes from bot conversational APIs*)."""
    code = code_of(body) or f"http_{status}"
    if status >= 500:
        return TeamsUnreachable(method, code)
    return (_BY_CODE.get(code) or _BY_STATUS.get(status, TeamsFailed))(method, code)


def code_of(body: bytes) -> str:
    """``error.code`` of an answer, or OAuth's ``error``; empty if there is neither."""
    try:
        told = json.loads(body)
    except ValueError:
        return ""
    error = told.get("error") if isinstance(told, dict) else None
    code = error.get("code") if isinstance(error, dict) else error
    return code if isinstance(code, str) and _CODE.fullmatch(code) else ""
