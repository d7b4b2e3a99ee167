"""Microsoft's token endpoint, played: who gets a token for the Bot Connector."""

from typing import Any

import jwt

from tests.teams_peer.rules import Refused
from tests.teams_peer.signing import ISSUER
from tests.teams_peer.world import World

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


def granted(world: World, tenant: str, form: dict[str, str], url: str, key: Any) -> None:
    """Whether the app gets a token. ``key``: the public key of its certificate, if it has one.

    Raises Refused.
    """
    if form.get("grant_type") != "client_credentials":
        raise Refused(400, "unsupported_grant_type")
    if tenant != world.tenant_id or form.get("client_id") != world.app_id:
        raise Refused(400, "unauthorized_client")
    if form.get("scope") != f"{ISSUER}/.default":
        raise Refused(400, "invalid_scope")
    if key is None:
        if form.get("client_secret") != world.password:
            raise Refused(401, "invalid_client")
        return
    _asserted(world, form, url, key)


def _asserted(world: World, form: dict[str, str], url: str, key: Any) -> None:
    try:
        claims = jwt.decode(
            form.get("client_assertion", ""), key, algorithms=["RS256"], audience=url
        )
    except jwt.PyJWTError:
        raise Refused(401, "invalid_client") from None
    named = {claims.get("iss"), claims.get("sub")}
    if form.get("client_assertion_type") != ASSERTION or named != {world.app_id}:
        raise Refused(401, "invalid_client")
