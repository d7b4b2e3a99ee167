"""The Bot Connector: who may come in, and what goes out. The only file that knows Microsoft's SDK.

The SDK (botframework-connector) verifies tokens, with our own store of keys; what it leaves out is checked
here: a service URL must be there and be the token's, the tenant must be ours, the channel must be Teams,
and only the channel's own issuer is believed (platforms.md, *Status*).
"""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from time import time
from typing import Any
from urllib.parse import quote, urlsplit

from botframework.connector.auth import AuthenticationConstants, JwtTokenExtractor, VerifyOptions

from adapters.bodies import Malformed
from adapters.teams.activity import Activity, Channel, Conversation, Kind, Outgoing, Person
from adapters.teams.credentials import OutgoingToken
from adapters.teams.errors import (
    ConversationGone,
    MessageNotFound,
    NotAdmitted,
    TeamsFailed,
)
from adapters.teams.http import Http
from adapters.teams.keys import KeyStore
from adapters.teams.proofs import Certificate, Password
from adapters.teams.received import TEAMS, Received, activity_of, read
from adapters.teams.registration import Registration
from adapters.teams.rest import Rest

LONGEST_BELIEVED = 300.0
"""Seconds for which a token that was verified is believed without verifying it again."""
_CLOCK_SKEW = 300
_MOST_BELIEVED = 1_024
_TYPING_SECONDS = 2.0
_PAGE = 200
_MOST_PAGES = 200
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_CARD = "application/vnd.microsoft.card.adaptive"
_TOKEN = re.compile(r"Bearer ([\w-]+\.[\w-]+\.[\w-]+)", re.ASCII)


class NotRegistered(ValueError):
    """Without an app's id and tenant nobody could tell Teams from a stranger."""


class TeamsConnector:
    """`adapters.teams.ports.Connector`. Raises NotRegistered, BadCertificate."""

    def __init__(self, registration: Registration) -> None:
        known = registration.app_id and registration.tenant_id
        if not known and not registration.development:
            raise NotRegistered("There is no app id, or no tenant.")
        self._registration = registration
        self._http = Http()
        self._keys = KeyStore(self._http, registration.openid_url)
        self._rest = Rest(self._http, _tokens(registration, self._http))
        self._believed: dict[bytes, tuple[float, str]] = {}

    async def admit(self, authorization: str, body: bytes) -> Activity:
        """The activity. Raises NotAdmitted: 401 for the token, 400 for the body, 403 if they do not fit."""
        ours = self._registration
        service_url = "" if ours.development else await self._service_url(authorization)
        try:
            received = read(body)
        except Malformed as error:
            raise NotAdmitted(400, str(error)) from None
        if received.channel_id != TEAMS:
            raise NotAdmitted(403, "It does not come from Teams.")
        if ours.development:
            if urlsplit(received.service_url).hostname not in _LOOPBACK:
                raise NotAdmitted(403, "It does not come from this machine.")
        elif received.service_url != service_url:
            raise NotAdmitted(403, "The service URL is not the token's.")
        return activity_of(received, self._tenant(received))

    async def send(self, to: Conversation, message: Outgoing) -> str:
        """Posts into a conversation."""
        body = _activity(to, message) | {"conversation": {"id": to.id}}
        url = _url(to, "v3/conversations", to.id, "activities")
        told = await self._rest.call("send", "POST", url, body, thread=_thread(to))
        return str(told.get("id") or "")

    async def post_in_channel(self, to: Conversation, message: Outgoing) -> str:
        """Begins a thread in a channel."""
        body = {
            "isGroup": True,
            "bot": {"id": to.bot_id},
            "tenantId": to.tenant_id,
            "channelData": {"channel": {"id": to.channel_id}, "tenant": {"id": to.tenant_id}},
            "activity": _activity(to, message),
        }
        url = _url(to, "v3/conversations")
        told = await self._rest.call("post", "POST", url, body, thread=to.channel_id)
        return str(told.get("id") or "")

    async def update(self, to: Conversation, message_id: str, message: Outgoing) -> None:
        """Changes a message of ours."""
        body = _activity(to, message) | {"id": message_id, "conversation": {"id": to.id}}
        url = _url(to, "v3/conversations", to.id, "activities", message_id)
        try:
            await self._rest.call("update", "PUT", url, body, thread=_thread(to))
        except ConversationGone as error:
            raise MessageNotFound(error.method, error.code) from None

    async def typing(self, to: Conversation) -> None:
        """Shows that an answer is on its way."""
        body = {"type": "typing", "from": {"id": to.bot_id}, "conversation": {"id": to.id}}
        url = _url(to, "v3/conversations", to.id, "activities")
        try:
            await self._rest.call(
                "typing", "POST", url, body, thread=_thread(to), patience=_TYPING_SECONDS
            )
        except TeamsFailed:
            return

    async def person(self, of: Conversation, user_id: str) -> Person | None:
        """Someone of a conversation or team."""
        url = _url(of, "v3/conversations", _roster(of), "members", user_id)
        try:
            told = await self._rest.call("person", "GET", url)
        except ConversationGone as error:
            if error.code == "ConversationNotFound":
                raise
            return None
        return _person(told, of.tenant_id)

    async def roster(self, of: Conversation) -> Sequence[Person]:
        """Everyone in a conversation or team, page by page."""
        people: list[Person] = []
        url = _url(of, "v3/conversations", _roster(of), "pagedmembers")
        page = f"{url}?pageSize={_PAGE}"
        for _ in range(_MOST_PAGES):
            told = await self._rest.call("roster", "GET", page)
            people += [_person(each, of.tenant_id) for each in told.get("members") or ()]
            if not (more := told.get("continuationToken")):
                break
            page = f"{url}?pageSize={_PAGE}&continuationToken={quote(str(more), safe='')}"
        return people

    async def channels(self, of: Conversation) -> Sequence[Channel]:
        """The channels of a team. Teams gives its *General* no name."""
        told = await self._rest.call(
            "channels", "GET", _url(of, "v3/teams", of.team_id, "conversations")
        )
        listed = told.get("conversations") or ()
        return [Channel(str(each["id"]), str(each.get("name") or "General")) for each in listed]

    async def close(self) -> None:
        """Ends the connections."""
        await self._http.close()

    async def _service_url(self, authorization: str) -> str:
        """The service URL that the token is for. Raises NotAdmitted (401)."""
        found = _TOKEN.fullmatch(authorization)
        if found is None:
            raise NotAdmitted(401, "There is no token.")
        digest, now = sha256(found[1].encode()).digest(), time()
        until, believed = self._believed.get(digest, (0.0, ""))
        if until > now:
            return believed
        claims = await self._claims(found[1])
        service_url, ends = claims.get("serviceurl"), claims.get("exp")
        ours = self._registration
        if claims.get("iss") != ours.issuer or claims.get("aud") != ours.app_id:
            raise NotAdmitted(401, "The token is for another app, or of another issuer.")
        if not (isinstance(service_url, str) and service_url and isinstance(ends, int | float)):
            raise NotAdmitted(401, "The token does not say where it comes from, or when it ends.")
        self._believe(digest, min(now + LONGEST_BELIEVED, ends), service_url)
        return service_url

    async def _claims(self, token: str) -> Mapping[str, Any]:
        options = VerifyOptions([self._registration.issuer], None, _CLOCK_SKEW, False)
        extractor = JwtTokenExtractor(
            options,
            self._registration.openid_url,
            AuthenticationConstants.ALLOWED_SIGNING_ALGORITHMS,
        )
        extractor.open_id_metadata = self._keys
        try:
            identity = await extractor.get_identity("Bearer", token, TEAMS)
        except NotAdmitted:
            raise
        except Exception:  # noqa: BLE001 - the SDK raises whatever comes, Exception itself among it
            raise NotAdmitted(401, "The token is not good.") from None
        if identity is None:
            raise NotAdmitted(401, "The token is not the channel's.")
        claims: Mapping[str, Any] = identity.claims
        return claims

    def _believe(self, digest: bytes, until: float, service_url: str) -> None:
        if len(self._believed) >= _MOST_BELIEVED:
            del self._believed[next(iter(self._believed))]
        self._believed[digest] = until, service_url

    def _tenant(self, received: Received) -> str:
        ours = self._registration
        if ours.development and not ours.tenant_id:
            return next(iter(received.tenants), "")
        if received.tenants != {ours.tenant_id.lower()}:
            raise NotAdmitted(403, "It is from another organisation.")
        return ours.tenant_id.lower()


class _NoToken:
    """Nothing to show: a Teams that is played on this machine asks for nothing."""

    async def get(self) -> str:
        return ""

    def refused(self, token: str) -> None:
        """There is no other."""


def _tokens(registration: Registration, http: Http) -> OutgoingToken | _NoToken:
    if not registration.password and not registration.certificate:
        return _NoToken()
    proof = Certificate(registration.certificate) if registration.certificate else None
    return OutgoingToken(
        http,
        f"{registration.login_url.rstrip('/')}/{quote(registration.tenant_id)}/oauth2/v2.0/token",
        registration.app_id,
        proof or Password(registration.password),
        f"{registration.issuer}/.default",
    )


def _url(to: Conversation, start: str, *parts: str) -> str:
    whole = [to.service_url.rstrip("/"), start, *(quote(part, safe="") for part in parts)]
    return "/".join(whole)


def _thread(to: Conversation) -> str:
    """What the rate is counted for: a chat, or a channel with all its threads."""
    return to.id.partition(";")[0]


def _roster(of: Conversation) -> str:
    """Whose members are meant: a channel's are its team's."""
    return of.team_id if of.kind is Kind.CHANNEL and of.team_id else of.id


def _activity(to: Conversation, message: Outgoing) -> dict[str, Any]:
    body: dict[str, Any] = {"type": "message", "from": {"id": to.bot_id}}
    if message.card is not None:
        body["attachments"] = [{"contentType": _CARD, "content": message.card}]
    else:
        body |= {"text": message.text, "textFormat": "markdown"}
    if message.summary:
        body["summary"] = message.summary
    return body


def _person(told: Mapping[str, Any], tenant_id: str) -> Person:
    name = str(told.get("userPrincipalName") or "")
    role = str(told.get("userRole") or "").lower()
    tenant = str(told.get("tenantId") or tenant_id)
    return Person(
        id=str(told.get("id") or ""),
        aad_id=str(told.get("aadObjectId") or told.get("objectId") or ""),
        name=str(told.get("name") or ""),
        email=str(told.get("email") or name),
        guest=role in {"guest", "anonymous"} or "#ext#" in name.lower(),
        stranger=tenant.lower() != tenant_id.lower(),
    )
