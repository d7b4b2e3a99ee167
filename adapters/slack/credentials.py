"""Which token speaks for us in which workspace, and keeping it alive.

Tokens that rotate live 12 hours, and a refresh token can be spent once: so one process renews a token
(a lease in the database), one task in it (a lock), an hour ahead. If that fails, the present token
serves until it ends.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from time import monotonic

from adapters.slack.errors import NotInstalled, SlackFailed, SlackUnreachable, TokenRevoked
from adapters.slack.oauth import BadGrant, OAuth, utc_now
from adapters.slack.ports import Installation, Installations, Installed, Team
from adapters.slack.web_api import WebApi

REMEMBERED = 60.0
"""Seconds that a token is kept in memory: so long does an uninstall seen by another process take."""
RENEWED_AHEAD = timedelta(hours=1)
LEASE = timedelta(seconds=60)
"""Longer than a refresh can take; also the pause after one that failed."""
_LOOKS, _BETWEEN_LOOKS = 10, 0.5


class Credentials:
    """The installation that serves a team, with a token that is valid now."""

    def __init__(
        self,
        installed: Installed,
        renewal: tuple[Installations, OAuth] | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        """``renewal``: where tokens rotate, who stores them and who asks for new ones."""
        self._installed = installed
        self._renewal = renewal
        self._clock = clock
        self._known: dict[Team, tuple[Installation, float]] = {}
        self._told: set[Team] = set()
        self._locks: defaultdict[Team, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def of(self, team: Team) -> Installation:
        """The installation for this team. Raises NotInstalled, TokenRevoked, SlackFailed."""
        found = self._remembered(team)
        if found is None:
            async with self._locks[team]:
                found = self._remembered(team) or await self._looked_up(team)
        return found

    async def after_refusal(self, team: Team, token: str) -> Installation | None:
        """Slack refused ``token``: another that is stored, or a renewed one; None if there is none."""
        async with self._locks[team]:
            known = self._known.pop(team, None)
            if known is not None and known[0].bot_token != token:
                self._known[team] = known
                return known[0]
            found = await self._looked_up(team)
            if found.bot_token == token and found.refresh_token:
                found = await self._renewed(team, found, spent=True)
                self._remember(team, found)
            return found if found.bot_token != token else None

    def forget(self, owner: str) -> None:
        """The owner's installation changed: it is looked up again."""
        self._known = {team: kept for team, kept in self._known.items() if kept[0].owner != owner}

    def _remembered(self, team: Team) -> Installation | None:
        kept = self._known.get(team)
        return kept[0] if kept is not None and monotonic() < kept[1] else None

    def _remember(self, team: Team, found: Installation) -> None:
        self._known[team] = (found, monotonic() + REMEMBERED)

    async def _looked_up(self, team: Team) -> Installation:
        found = await self._stored(team)
        if found.expires_at is not None and found.expires_at - RENEWED_AHEAD <= self._clock():
            found = await self._renewed(team, found, spent=found.expires_at <= self._clock())
        if found.enterprise and team.id and team.enterprise_id and team not in self._told:
            await self._note_organisation(team)
        self._remember(team, found)
        return found

    async def _note_organisation(self, team: Team) -> None:
        """What is posted unasked knows the team alone; from now on that is enough."""
        if self._renewal is not None:
            await self._renewal[0].belongs(team)
            self._told.add(team)

    async def _stored(self, team: Team) -> Installation:
        found = await self._installed.find(team)
        if found is None:
            raise NotInstalled("installation", "not_installed")
        return found

    async def _renewed(self, team: Team, old: Installation, *, spent: bool) -> Installation:
        """``spent``: the old token is of no use, so a failure is the caller's."""
        if self._renewal is None or not old.refresh_token:
            if spent:
                raise TokenRevoked("installation", "token_expired")
            return old
        installations, oauth = self._renewal
        now = self._clock()
        lease = now + LEASE
        if not await installations.lease(old.owner, now, lease):
            return await self._renewed_elsewhere(team, old) if spent else old
        try:
            granted = await oauth.refresh(old.refresh_token)
        except SlackFailed as error:
            found = await self._stored(team)
            if found.bot_token != old.bot_token or not spent:
                return found
            if isinstance(error, BadGrant):
                raise TokenRevoked(error.method, error.code) from None
            raise
        new = replace(
            old,
            bot_token=granted.token,
            refresh_token=granted.refresh_token,
            expires_at=granted.expires_at,
        )
        kept = await installations.renew(
            old.owner, lease, granted.token, granted.refresh_token, granted.expires_at
        )
        return new if kept else await self._stored(team)

    async def _renewed_elsewhere(self, team: Team, old: Installation) -> Installation:
        for _ in range(_LOOKS):
            await asyncio.sleep(_BETWEEN_LOOKS)
            found = await self._stored(team)
            if found.bot_token != old.bot_token:
                return found
        raise SlackUnreachable("installation", "token_expired")


class OneWorkspace:
    """`Installed` for ``SLACK_BOT_TOKEN``: the one workspace that Slack says the token belongs to."""

    def __init__(self, api: WebApi, token: str, clock: Callable[[], datetime] = utc_now) -> None:
        self._api = api
        self._token = token
        self._clock = clock
        self._found: Installation | None = None
        self._revoked = False
        self._lock = asyncio.Lock()

    async def find(self, team: Team) -> Installation | None:
        """The installation, if it is this team's. Asks Slack the first time. Raises SlackFailed."""
        found = None if self._revoked else await self.only()
        return found if found is not None and found.owner == team.id else None

    async def revoke(self, owner: str, before: datetime) -> bool:
        """The token is not used any more; a new one comes with a restart."""
        if self._found is None or owner != self._found.owner or self._revoked:
            return False
        self._revoked = before >= self._found.installed_at
        return self._revoked

    async def only(self) -> Installation:
        """The one installation. Raises SlackFailed."""
        async with self._lock:
            if self._found is None:
                told = await self._api.call("auth.test", {}, token=self._token)
                self._found = Installation(
                    owner=str(told.get("team_id") or ""),
                    enterprise=False,
                    bot_user_id=str(told.get("user_id") or ""),
                    installer_id="",
                    scopes=(),
                    installed_at=self._clock(),
                    bot_token=self._token,
                )
            return self._found
