"""auth.*, oauth.v2.access, apps.uninstall, api.test (docs.slack.dev/authentication and methods)."""

import secrets
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.slack_peer.calling import Answer, Call, Failed, method
from tests.slack_peer.world import Grant, Team, World

ROTATION_SECONDS = 43_200
"""A rotating token's life: 12 hours (docs: token rotation)."""
_CLIENT = "client_id client_secret"


@method("api.test", "error foo", takes_json=True, needs_token=False)
def api_test(call: Call) -> Answer:
    if error := call.arguments.get("error"):
        raise Failed(str(error))
    return {"args": {key: each for key, each in call.arguments.items() if key != "token"}}


@method("auth.test", takes_json=True)
def auth_test(call: Call) -> Answer:
    grant = call.grant
    team = next(call.world.teams_of(grant), None)
    if team is None:
        raise Failed("account_inactive")
    told: Answer = {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "user": "cpi",
        "team_id": grant.enterprise_id if grant.is_org_wide else team.id,
        "user_id": team.bot_user,
        "bot_id": team.bot_id,
        "is_enterprise_install": grant.is_org_wide,
    }
    if team.enterprise_id:
        told["enterprise_id"] = team.enterprise_id
    if grant.expires_at:
        told["expires_in"] = int(grant.expires_at - call.world.clock())
    return told


@method("auth.revoke", "test")
def auth_revoke(call: Call) -> Answer:
    if call.flag("test"):
        return {"revoked": False}
    call.grant.fate = "token_revoked"
    return {"revoked": True}


def _client(call: Call) -> None:
    if call.arguments.get("client_id") != call.world.client_id:
        raise Failed("invalid_client_id")
    if call.arguments.get("client_secret") != call.world.client_secret:
        raise Failed("bad_client_secret")


@method("apps.uninstall", _CLIENT)
def apps_uninstall(call: Call) -> Answer:
    _client(call)
    call.world.uninstall(call.team)
    return {}


def _granted(world: World, grant: Grant) -> Answer:
    """The answer that hands a token over."""
    team = world.teams.get(grant.team_id)
    bot = next(world.teams_of(grant)).bot_user
    told: Answer = {
        "access_token": grant.token,
        "token_type": "bot",
        "scope": ",".join(sorted(grant.scopes)),
        "bot_user_id": bot,
        "app_id": world.app_id,
        "team": {"id": team.id, "name": team.name} if team else None,
        "enterprise": (
            {"id": grant.enterprise_id, "name": "Thornbury Council"}
            if grant.enterprise_id
            else None
        ),
        "is_enterprise_install": grant.is_org_wide,
        "authed_user": {"id": grant.user_id},
    }
    if grant.refresh:
        told |= {"refresh_token": grant.refresh, "expires_in": ROTATION_SECONDS}
    return told


@method(
    "oauth.v2.access",
    f"{_CLIENT} code redirect_uri grant_type refresh_token code_verifier",
    needs_token=False,
)
def oauth_access(call: Call) -> Answer:
    _client(call)
    world = call.world
    kind = call.arguments.get("grant_type") or "authorization_code"
    if kind == "refresh_token":
        return _granted(world, _refreshed(world, call.arguments.get("refresh_token") or ""))
    if kind != "authorization_code":
        raise Failed("invalid_grant_type")
    code = world.codes.pop(call.arguments.get("code") or "", None)
    if code is None or code["until"] < world.clock():
        raise Failed("invalid_code")
    if (call.arguments.get("redirect_uri") or "") != code["redirect_uri"]:
        raise Failed("bad_redirect_uri")
    team = world.teams.get(code["team_id"])
    grant = world.install(
        team,
        scopes=code["scopes"],
        enterprise_id=code["enterprise_id"],
        lives=ROTATION_SECONDS if code["rotates"] else 0.0,
    )
    grant.user_id = code["user"]
    return _granted(world, grant)


def _refreshed(world: World, token: str) -> Grant:
    """A new token for an old one's refresh token, which is good once. Raises Failed."""
    old = next((g for g in world.grants.values() if token and g.refresh == token), None)
    if old is None or old.fate:
        raise Failed("invalid_refresh_token")
    team = world.teams.get(old.team_id)
    new = world.install(
        team, scopes=old.scopes, enterprise_id=old.enterprise_id, lives=ROTATION_SECONDS
    )
    new.user_id, old.refresh = old.user_id, ""
    return new


def consent(
    world: World,
    authorize_url: str,
    team: Team,
    user: str,
    *,
    org_wide: bool = False,
    rotates: bool = False,
) -> str:
    """What Slack's consent page does when a person says yes: where their browser goes next.

    ``authorize_url``: where our /slack/install sent the browser. The code is good once, for 10
    minutes. Raises ValueError when Slack would show an error instead of the page.
    """
    asked = {name: each[0] for name, each in parse_qs(urlsplit(authorize_url).query).items()}
    if asked.get("client_id") != world.client_id:
        raise ValueError("invalid_client_id")
    if not asked.get("scope"):
        raise ValueError("no_scopes")
    code = secrets.token_urlsafe(24)
    with world.lock:
        world.codes[code] = {
            "team_id": "" if org_wide else team.id,
            "enterprise_id": team.enterprise_id,
            "user": user,
            "scopes": frozenset(asked["scope"].split(",")),
            "redirect_uri": asked.get("redirect_uri", ""),
            "until": world.clock() + 600,
            "rotates": rotates,
        }
    back = asked.get("redirect_uri") or "/slack/oauth_redirect"
    return f"{back}?{urlencode({'code': code, 'state': asked.get('state', '')})}"
