"""users.*, conversations.*, team.info: who is there and where (docs.slack.dev/reference/methods)."""

from typing import Any

from tests.slack_peer.calling import READ_SCOPE, Answer, Call, Failed, method
from tests.slack_peer.world import Channel, Team, User

_READ_ANY = ("channels:read", "groups:read", "im:read", "mpim:read")
_TYPES = {"public_channel": "public", "private_channel": "private", "im": "im", "mpim": "mpim"}


def user_json(team: Team, user: User) -> Answer:
    """A person as users.info tells of them; a stranger is told of more briefly."""
    made: Answer = {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.name,
        "deleted": user.deleted,
        "real_name": user.real_name,
        "tz": "Europe/London",
        "profile": {
            "real_name": user.real_name,
            "display_name": user.name,
            "team": user.team_id,
        },
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": 1700000000,
    }
    if user.enterprise_id:
        made["enterprise_user"] = {
            "id": user.id,
            "enterprise_id": user.enterprise_id,
            "teams": [user.team_id],
        }
    if user.is_stranger or user.team_id != team.id:
        return made | {"is_stranger": True}
    if user.deleted:
        return made
    return made | {
        "is_admin": user.is_admin or user.is_owner,
        "is_owner": user.is_owner,
        "is_primary_owner": False,
        "is_restricted": user.is_restricted or user.is_ultra_restricted,
        "is_ultra_restricted": user.is_ultra_restricted,
    }


def channel_json(team: Team, channel: Channel) -> Answer:
    """A conversation as conversations.info tells of it."""
    made: Answer = {
        "id": channel.id,
        "created": 1700000000,
        "is_im": channel.kind == "im",
        "is_org_shared": False,
        "is_archived": channel.is_archived,
        "context_team_id": team.id,
    }
    if channel.kind == "im":
        return made | {"user": channel.user, "is_open": True}
    return made | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": True,
        "is_group": False,
        "is_mpim": False,
        "is_private": channel.kind == "private",
        "is_general": False,
        "is_member": team.bot_user in channel.members,
        "is_shared": channel.is_ext_shared,
        "is_ext_shared": channel.is_ext_shared,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "shared_team_ids": [team.id, *channel.shared_with],
        "connected_team_ids": list(channel.shared_with),
    }


def _read(call: Call, channel_id: str) -> Channel:
    """A channel the bot may read of, by what kind it is. Raises Failed."""
    channel = call.channel(channel_id)
    call.needs(READ_SCOPE[channel.kind])
    return channel


@method("users.info", "user include_locale", scopes=("users:read",))
def users_info(call: Call) -> Answer:
    team, user = call.user(call.word("user"))
    return {"user": user_json(team, user)}


@method("users.list", "cursor limit include_locale", scopes=("users:read",))
def users_list(call: Call) -> Answer:
    team = call.team
    own = [user for user in team.users.values() if user.team_id == team.id]
    rows, more = call.page(own)
    return {"members": [user_json(team, user) for user in rows], "cache_ts": 1700000000} | more


def _kinds(call: Call) -> set[str]:
    asked = str(call.arguments.get("types") or "public_channel").split(",")
    if unknown := set(asked) - set(_TYPES):
        raise Failed("invalid_types", detail=",".join(unknown))
    for each in asked:
        if each != "mpim":
            call.needs(READ_SCOPE[_TYPES[each]])
    return {_TYPES[each] for each in asked}


def _listed(call: Call, member: str) -> Answer:
    team, kinds = call.team, _kinds(call)
    rows = [
        channel
        for channel in team.channels.values()
        if channel.kind in kinds
        and (channel.kind == "public" or team.bot_user in channel.members)
        and (not member or member in channel.members)
        and not (call.flag("exclude_archived") and channel.is_archived)
    ]
    page, more = call.page(rows)
    return {"channels": [channel_json(team, channel) for channel in page]} | more


@method(
    "users.conversations",
    "cursor exclude_archived exclude_muted limit types user",
    scopes=_READ_ANY,
)
def users_conversations(call: Call) -> Answer:
    return _listed(call, call.arguments.get("user") or call.team.bot_user)


@method("conversations.list", "cursor exclude_archived limit types", scopes=_READ_ANY)
def conversations_list(call: Call) -> Answer:
    return _listed(call, "")


@method("conversations.info", "channel include_locale include_num_members", scopes=_READ_ANY)
def conversations_info(call: Call) -> Answer:
    channel = _read(call, call.word("channel"))
    told = channel_json(call.team_of(channel), channel)
    if call.flag("include_num_members"):
        told["num_members"] = len(channel.members)
    return {"channel": told}


@method("conversations.members", "channel cursor limit", scopes=_READ_ANY)
def conversations_members(call: Call) -> Answer:
    channel = _read(call, call.word("channel"))
    rows, more = call.page(sorted(channel.members))
    return {"members": rows} | more


@method("conversations.join", "channel", scopes=("channels:join",), takes_json=True)
def conversations_join(call: Call) -> Answer:
    channel = call.channel(call.word("channel"))
    team = call.team_of(channel)
    if channel.kind != "public":
        raise Failed("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise Failed("is_archived")
    already = team.bot_user in channel.members
    channel.members.add(team.bot_user)
    told: Answer = {"channel": channel_json(team, channel)}
    if already:
        told["warning"] = "already_in_channel"
    return told


def _people(value: Any) -> list[str]:
    names = value if isinstance(value, list) else str(value or "").split(",")
    return [name for name in names if name]


@method(
    "conversations.open",
    "channel prevent_creation return_im users",
    scopes=("im:write", "mpim:write"),
    takes_json=True,
)
def conversations_open(call: Call) -> Answer:
    if opened := call.arguments.get("channel"):
        channel = call.channel(opened)
        return {"no_op": True, "already_open": True, "channel": {"id": channel.id}}
    names = _people(call.arguments.get("users"))
    if not names:
        raise Failed("users_list_not_supplied")
    if len(names) > 1:
        raise Failed("method_not_supported_for_channel_type")
    call.needs("im:write")
    team, user = call.user(names[0])
    if user.deleted:
        raise Failed("user_disabled")
    if user.is_bot:
        raise Failed("cannot_dm_bot")
    known = team.direct(user.id)
    channel = call.world.direct(team, user.id)
    told = channel_json(team, channel) if call.flag("return_im") else {"id": channel.id}
    return ({"no_op": True, "already_open": True} if known else {}) | {"channel": told}


@method("team.info", "domain team", scopes=("team:read",))
def team_info(call: Call) -> Answer:
    wanted = call.arguments.get("team")
    teams = {team.id: team for team in call.world.teams_of(call.grant)}
    team = teams.get(wanted) if wanted else call.team
    if team is None:
        raise Failed("team_not_found")
    told: Answer = {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": ""}
    if team.enterprise_id:
        told |= {"enterprise_id": team.enterprise_id, "enterprise_name": "Thornbury Council"}
    return {"team": told}
