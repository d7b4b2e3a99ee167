"""The identity services of Bot Framework and of the directory, as far as a bot asks them."""

import secrets
from typing import Any
from urllib.parse import parse_qs

from tests.teams_peer.signing import ISSUER, Authority
from tests.teams_playground.town import APP

SECRET = secrets.token_urlsafe(24)
"""The bot's password at the directory."""


class Identity:
    """Signs what comes from Teams, and hands the bot the tokens it needs to answer."""

    def __init__(self) -> None:
        self._authority = Authority()
        self._issued: set[str] = set()

    def signed(self, service_url: str) -> str:
        """The ``Authorization`` of an activity from this service URL."""
        return f"Bearer {self._authority.token(APP, service_url)}"

    def metadata(self, address: str) -> dict[str, Any]:
        """The OpenID metadata of the channel's issuer."""
        return {
            "issuer": ISSUER,
            "authorization_endpoint": f"{address}/none",
            "jwks_uri": f"{address}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def keys(self) -> dict[str, Any]:
        """The keys that activities are signed with."""
        return self._authority.keys()

    def token(self, form: bytes) -> tuple[int, dict[str, Any]]:
        """An outgoing token for the bot's own id and password; 401 for others."""
        given = {name: values[0] for name, values in parse_qs(form.decode()).items()}
        if (given.get("client_id"), given.get("client_secret")) != (APP, SECRET):
            return 401, {"error": "invalid_client"}
        token = secrets.token_urlsafe(24)
        self._issued.add(f"Bearer {token}")
        return 200, {"token_type": "Bearer", "expires_in": 3599, "access_token": token}

    def knows(self, authorization: str) -> bool:
        """Whether the bot was given this token."""
        return authorization in self._issued
