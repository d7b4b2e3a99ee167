"""The simplest bot with botbuilder: it says hello to every message, and stores nothing.

It verifies every token. The token that it sends is given to it: left to itself it would fetch one for
every turn (platforms.md, *Key rotation is broken*), and the measurement would be of that.
"""

import os
from typing import Any

from aiohttp import web
from botbuilder.core import TurnContext
from botbuilder.core.cloud_adapter_base import CloudAdapterBase
from botbuilder.schema import Activity
from botframework.connector.auth import (
    AuthenticationConstants,
    BotFrameworkAuthenticationFactory,
    MicrosoftAppCredentials,
    PasswordServiceClientCredentialFactory,
)


class _Given(MicrosoftAppCredentials):
    def get_access_token(self, force_refresh: bool = False) -> str:  # noqa: ARG002 - the SDK's
        return "given"


class _Credentials(PasswordServiceClientCredentialFactory):
    async def create_credentials(self, app_id: str, *_given: Any, **_named: Any) -> _Given:
        return _Given(app_id, "")


def teams_theirs(_number: int) -> web.Application:
    """The bot, on the connector of the settings."""
    credentials = _Credentials(os.environ["TEAMS_APP_ID"], "x", os.environ["TEAMS_TENANT_ID"])
    adapter = CloudAdapterBase(
        BotFrameworkAuthenticationFactory.create(
            credential_factory=credentials,
            to_channel_from_bot_login_url=AuthenticationConstants.TO_CHANNEL_FROM_BOT_LOGIN_URL_PREFIX,
            to_channel_from_bot_oauth_scope=AuthenticationConstants.TO_CHANNEL_FROM_BOT_OAUTH_SCOPE,
            to_bot_from_channel_token_issuer=AuthenticationConstants.TO_BOT_FROM_CHANNEL_TOKEN_ISSUER,
            oauth_url=AuthenticationConstants.OAUTH_URL,
            to_bot_from_channel_open_id_metadata_url=os.environ["TEAMS_OPENID_URL"],
            to_bot_from_emulator_open_id_metadata_url=os.environ["TEAMS_OPENID_URL"],
        )
    )

    async def hello(turn_context: TurnContext) -> None:
        await turn_context.send_activity("hello")

    async def messages(request: web.Request) -> web.Response:
        activity = Activity().deserialize(await request.json())
        header = request.headers["Authorization"]
        answer = await adapter.process_activity(header, activity, hello)
        if answer:
            return web.json_response(answer.body, status=answer.status)
        return web.Response(status=201)

    async def ready(_request: web.Request) -> web.Response:
        return web.Response(text="ready")

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    app.router.add_get("/readyz", ready)
    return app
