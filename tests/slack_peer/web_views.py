"""views.*: modals and the home tab (docs.slack.dev/surfaces/modals, /reference/methods/views.*)."""

import secrets
from typing import Any, Literal

from tests.slack_peer.calling import Answer, Call, Failed, bad_argument, method, refused
from tests.slack_peer.limits import Rejected, check_view
from tests.slack_peer.state import at_first
from tests.slack_peer.web_chat import with_ids
from tests.slack_peer.world import STACK_DEPTH, Team, Trigger, View, World


def fresh_hash(world: World) -> str:
    return f"{int(world.clock())}.{secrets.token_hex(4)}"


def view_json(world: World, team: Team, view: View) -> Answer:
    """A view as Slack gives it back and sends it in payloads."""
    return {
        "id": view.id,
        "team_id": team.id,
        "app_id": world.app_id,
        "app_installed_team_id": team.id,
        "bot_id": team.bot_id,
        "title": None,
        "submit": None,
        "close": None,
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "clear_on_close": False,
        "notify_on_close": False,
        "root_view_id": view.root,
        "previous_view_id": view.previous or None,
        "hash": view.hash,
        "state": {"values": view.values},
    } | view.body


def make(world: World, team: Team, user: str, body: Any, previous: View | None) -> View:
    """A new view of a checked body."""
    body = dict(body) | {"blocks": with_ids(body["blocks"])}
    made = world.id("V")
    return View(
        made,
        team.id,
        user,
        body,
        fresh_hash(world),
        root=previous.root if previous else made,
        previous=previous.id if previous else "",
        values=at_first(body["blocks"]),
    )


def replace(world: World, view: View, body: Any) -> None:
    """Another body for a view that is open; fields that stay keep what is in them."""
    view.body = dict(body) | {"blocks": with_ids(body["blocks"])}
    view.values = at_first(view.body["blocks"], view.values)
    view.hash = fresh_hash(world)


def claim_external(team: Team, body: Any, own: View | None) -> None:
    """Raises Failed when another view of the workspace has this external id."""
    wanted = body.get("external_id")
    found = team.external(wanted) if wanted else None
    if found is not None and found is not own:
        raise Failed("duplicate_external_id")


def _checked(call: Call, kind: Literal["modal", "home"]) -> Any:
    view = call.parsed("view")
    if view is None:
        raise bad_argument("missing required field: view", "")
    try:
        check_view(view, kind)
    except Rejected as rejected:
        raise refused(rejected) from None
    return view


def _exchanged(call: Call) -> tuple[Team, Trigger]:
    """The trigger of the call, used up. Raises Failed."""
    trigger = call.world.triggers.get(call.word("trigger_id"))
    if trigger is None:
        raise Failed("invalid_trigger_id")
    if trigger.used:
        raise Failed("exchanged_trigger_id")
    if trigger.expires_at < call.world.clock():
        raise Failed("expired_trigger_id")
    team = next((t for t in call.world.teams_of(call.grant) if t.id == trigger.team_id), None)
    if team is None:
        raise Failed("invalid_trigger_id")
    trigger.used = True
    return team, trigger


@method("views.open", "interactivity_pointer trigger_id view", takes_json=True)
def views_open(call: Call) -> Answer:
    body = _checked(call, "modal")
    team, trigger = _exchanged(call)
    claim_external(team, body, None)
    view = make(call.world, team, trigger.user, body, None)
    team.stacks[trigger.user] = [view]
    return {"view": view_json(call.world, team, view)}


@method("views.push", "interactivity_pointer trigger_id view", takes_json=True)
def views_push(call: Call) -> Answer:
    body = _checked(call, "modal")
    team, trigger = _exchanged(call)
    stack = team.stacks.get(trigger.user, [])
    if not trigger.view_id or all(view.id != trigger.view_id for view in stack):
        raise Failed("not_found")
    if len(stack) >= STACK_DEPTH:
        raise Failed("push_limit_reached")
    claim_external(team, body, None)
    view = make(call.world, team, trigger.user, body, stack[-1])
    stack.append(view)
    return {"view": view_json(call.world, team, view)}


@method("views.update", "external_id hash view view_id", takes_json=True)
def views_update(call: Call) -> Answer:
    body = _checked(call, "modal")
    view_id, external_id = call.arguments.get("view_id"), call.arguments.get("external_id", "")
    if not view_id and not external_id:
        raise bad_argument("must define either `view_id` or `external_id`", "")
    for team in call.world.teams_of(call.grant):
        view = team.view(view_id) if view_id else team.external(external_id)
        if view is not None and view.body["type"] == "modal":
            break
    else:
        raise Failed("not_found")
    if call.arguments.get("hash") not in (None, "", view.hash):
        raise Failed("hash_conflict")
    claim_external(team, body, view)
    replace(call.world, view, body)
    return {"view": view_json(call.world, team, view)}


@method("views.publish", "hash user_id view", takes_json=True)
def views_publish(call: Call) -> Answer:
    body = _checked(call, "home")
    try:
        team, user = call.user(call.word("user_id"))
    except Failed:
        raise bad_argument("invalid `user_id`", "/user_id") from None
    old = team.homes.get(user.id)
    if call.arguments.get("hash") and (old is None or call.arguments["hash"] != old.hash):
        raise Failed("hash_conflict")
    claim_external(team, body, old)
    if old is None:
        old = team.homes[user.id] = make(call.world, team, user.id, body, None)
    else:
        replace(call.world, old, body)
    return {"view": view_json(call.world, team, old)}
