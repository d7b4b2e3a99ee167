"""What can go wrong between us and Slack's Web API, each with the words that say how to mend it.

No error holds anything of a message: Slack's error code, the method, and for blocks that Slack rejects
the places in them (``/blocks/2/text``).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from dialogs.ports import MessageGone, PlatformBusy, PlatformFailed

_CODE = re.compile(r"[a-z0-9_.:-]{1,80}", re.ASCII | re.IGNORECASE)
_PLACE = re.compile(r"json-pointer:\s*([\w/]{1,100})", re.ASCII)


class SlackFailed(PlatformFailed):
    """A call that Slack did not do. ``mend``: what an admin can do about it."""

    mend: ClassVar[str] = "Slack refused it. If it goes on, look at status.slack.com and the log."

    def __init__(self, method: str, code: str, places: Sequence[str] = ()) -> None:
        super().__init__(" ".join((method, code, *places)))
        self.method = method
        self.code = code
        self.places = tuple(places)


class NotInstalled(SlackFailed):
    """The app is not installed there, or was uninstalled."""

    mend = "The app is not installed in this workspace. An owner can install it at /slack/install."


class TokenRevoked(SlackFailed):
    """Slack does not take the token any more."""

    mend = (
        "Slack does not accept the app's token any more. Install the app again at /slack/install, or,"
        " with one workspace, put the new Bot User OAuth Token into SLACK_BOT_TOKEN and restart."
    )


class ChannelGone(SlackFailed):
    """The channel was deleted or archived, or the app cannot see it."""

    mend = (
        "The channel was archived or deleted, or is private and the app is not in it. Bring it back,"
        " or name another one: /cpi admin. Cards wait until then."
    )


class NotInChannel(SlackFailed):
    """The app is not a member of the channel, or may not post there."""

    mend = "The app may not post in the channel. Open the channel and type: /invite @CPI"


class MissingScope(SlackFailed):
    """The app was installed with fewer rights than it needs now."""

    mend = (
        "The app lacks a right. Compare the manifest with `cpi manifest slack`, save it, and install"
        " the app again."
    )


class SlackUnreachable(SlackFailed):
    """No answer, or a failure of Slack's own, after several tries."""

    by_itself = True
    mend = "Slack does not answer. It is tried again by itself: nothing is lost."


class MessageNotFound(SlackFailed, MessageGone):
    """The message to change is not there, or cannot be changed any more: post it again."""


class RateLimited(SlackFailed, PlatformBusy):
    """Slack says when to come back. ``seconds``: how long from now."""

    by_itself = True
    mend = "Slack asks for a pause. It is tried again by itself: nothing is lost."

    def __init__(self, method: str, seconds: float) -> None:
        super().__init__(method, "ratelimited")
        self.seconds = seconds


_KINDS: Mapping[type[SlackFailed], frozenset[str]] = {
    TokenRevoked: frozenset(
        {"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"}
    ),
    ChannelGone: frozenset(
        {"channel_not_found", "is_archived", "is_inactive", "channel_is_archived"}
    ),
    NotInChannel: frozenset(
        {
            "not_in_channel",
            "restricted_action",
            "restricted_action_read_only_channel",
            "restricted_action_non_threadable_channel",
            "restricted_action_thread_only_channel",
        }
    ),
    MessageNotFound: frozenset({"message_not_found", "cant_update_message", "edit_window_closed"}),
    MissingScope: frozenset(
        {"missing_scope", "no_permission", "not_allowed_token_type", "invalid_scope"}
    ),
}
_BY_CODE = {code: kind for kind, codes in _KINDS.items() for code in codes}

PASSING = frozenset(
    {"fatal_error", "internal_error", "request_timeout", "service_unavailable", "team_added_to_org"}
)
"""Failures of Slack's own that come with HTTP 200."""


def error_of(method: str, answer: Mapping[str, Any]) -> SlackFailed:
    """The error in an answer that is not ``ok``."""
    given = answer.get("error")
    code = given if isinstance(given, str) and _CODE.fullmatch(given) else "unknown_error"
    return _BY_CODE.get(code, SlackFailed)(method, code, _places(answer))


def _places(answer: Mapping[str, Any]) -> list[str]:
    about = answer.get("response_metadata")
    messages = about.get("messages") if isinstance(about, Mapping) else None
    text = " ".join(map(str, messages)) if isinstance(messages, list) else ""
    return _PLACE.findall(text)[:5]
