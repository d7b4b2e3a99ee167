"""Where the Slack app is installed, with its tokens sealed, and installations that have begun.

The SDK's own stores keep tokens in clear text (platforms.md, *Installing*). Here each installation
has a data key of its own; uninstalling deletes the key, and with it both tokens.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, or_, select, update

from storage.prepared import Prepared
from storage.sql import insert_or_ignore, insert_or_update, values_of
from storage.tables import SlackInstallationRow, SlackOAuthStateRow, SlackTeamRow, table
from storage.transaction import Transaction

_INSTALLATION, _TEAM = table(SlackInstallationRow), table(SlackTeamRow)
_STATE = table(SlackOAuthStateRow)

_NAME = "slack_installation"
_CLEAR = ("owner", "enterprise", "bot_user_id", "installer_id", "installed_at", "expires_at")
_COLUMNS = tuple(column.name for column in _INSTALLATION.columns if column.name != "owner")

_OWN = _INSTALLATION.c.owner == bindparam("whose")
_LIVE = _INSTALLATION.c.key.is_not(None)
_GET = Prepared(select(_INSTALLATION).where(_OWN, _LIVE))
_ALL = select(_INSTALLATION).where(_LIVE).order_by(_INSTALLATION.c.owner)
_ENTERPRISE = Prepared(select(_TEAM.c.enterprise_id).where(_TEAM.c.team_id == bindparam("team")))
_LEASE = (
    update(_INSTALLATION)
    .where(
        _OWN,
        _LIVE,
        or_(
            _INSTALLATION.c.leased_until.is_(None), _INSTALLATION.c.leased_until <= bindparam("now")
        ),
    )
    .values(leased_until=bindparam("until"))
)
_RENEW = (
    update(_INSTALLATION)
    .where(_OWN, _LIVE, _INSTALLATION.c.leased_until == bindparam("lease"))
    .values(
        bot_token=bindparam("token"),
        refresh_token=bindparam("refresh"),
        expires_at=bindparam("expires"),
        leased_until=None,
    )
)
_REVOKE = (
    update(_INSTALLATION)
    .where(_OWN, _LIVE, _INSTALLATION.c.installed_at <= bindparam("before"))
    .values(
        revoked_at=bindparam("now"), leased_until=None, key=None, bot_token=None, refresh_token=None
    )
)
_FORGET_STATES = delete(_STATE).where(_STATE.c.expires_at <= bindparam("now"))
_TAKE_STATE = delete(_STATE).where(
    _STATE.c.digest == bindparam("given"), _STATE.c.expires_at > bindparam("now")
)


@dataclass(frozen=True, slots=True)
class SlackInstallation:
    """One installation. ``expires_at`` and ``refresh_token`` only where tokens rotate."""

    owner: str
    enterprise: bool
    bot_user_id: str
    installer_id: str
    scopes: tuple[str, ...]
    installed_at: datetime
    bot_token: str = field(repr=False)
    refresh_token: str = field(default="", repr=False)
    expires_at: datetime | None = None


class SlackInstallations:
    """Installations by their owner: a team, or an organisation for all of its teams.

    - ``save(installation)``: replaces the owner's former one; a new data key each time
    - ``find(team_id, enterprise_id="")``: the team's own, else that of its organisation
    - ``belongs(team_id, enterprise_id)``: notes the organisation of a team
    - ``lease(owner, now, until)``: True for the one process that renews the token until then
    - ``renew(owner, lease, …)``: stores new tokens, for the holder of the lease alone
    - ``revoke(owner, before, now)``: destroys key and tokens of what was installed before
    - ``begin(digest, expires_at, now)`` and ``finish(digest, now)``: a state, used once
    """

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def save(self, installation: SlackInstallation) -> None:
        """Writes it with a new data key."""
        owner, vault = installation.owner, self._transaction.vault
        key = vault.new_key(_NAME, owner)
        values = values_of(installation, _CLEAR) | {
            "scopes": ",".join(installation.scopes),
            "revoked_at": None,
            "leased_until": None,
            "key": key,
            "bot_token": self._sealed(key, owner, "bot_token", installation.bot_token),
            "refresh_token": self._sealed(key, owner, "refresh_token", installation.refresh_token),
        }
        statement = insert_or_update(self._transaction.dialect, _INSTALLATION, ("owner",), _COLUMNS)
        self._transaction.count(statement, values)
        vault.forget()

    def find(self, team_id: str, enterprise_id: str = "") -> SlackInstallation | None:
        """The installation that serves a team. Raises CryptoError."""
        row = self._transaction.row(_GET, {"whose": team_id}) if team_id else None
        if row is None:
            whose = enterprise_id or self._enterprise_of(team_id)
            row = self._transaction.row(_GET, {"whose": whose}) if whose else None
        return self._opened(row) if row is not None else None

    def all(self) -> list[SlackInstallation]:
        """Every installation that is not revoked. Raises CryptoError."""
        return [self._opened(row) for row in self._transaction.run(_ALL)]

    def belongs(self, team_id: str, enterprise_id: str) -> None:
        """Notes that a team uses its organisation's installation."""
        statement = insert_or_update(
            self._transaction.dialect, _TEAM, ("team_id",), ("enterprise_id",)
        )
        self._transaction.count(statement, {"team_id": team_id, "enterprise_id": enterprise_id})

    def lease(self, owner: str, now: datetime, until: datetime) -> bool:
        """Whether the caller may renew the owner's token now; nobody else may until ``until``."""
        values = {"whose": owner, "now": now, "until": until}
        return self._transaction.run(_LEASE, values).rowcount == 1

    def renew(
        self, owner: str, lease: datetime, token: str, refresh: str, expires_at: datetime
    ) -> bool:
        """Stores new tokens and ends the lease. False if the lease ended or the app was uninstalled."""
        row = self._transaction.row(_GET, {"whose": owner})
        if row is None:
            return False
        values = {
            "whose": owner,
            "lease": lease,
            "token": self._sealed(row.key, owner, "bot_token", token),
            "refresh": self._sealed(row.key, owner, "refresh_token", refresh),
            "expires": expires_at,
        }
        return self._transaction.run(_RENEW, values).rowcount == 1

    def revoke(self, owner: str, before: datetime, now: datetime) -> bool:
        """Destroys key and tokens. False if there are none, or if it was installed after ``before``."""
        values = {"whose": owner, "before": before, "now": now}
        done = self._transaction.run(_REVOKE, values).rowcount == 1
        self._transaction.vault.forget()
        return done

    def begin(self, digest: str, expires_at: datetime, now: datetime) -> None:
        """Notes that someone began to install; forgets those that took too long."""
        self._transaction.run(_FORGET_STATES, {"now": now})
        statement = insert_or_ignore(self._transaction.dialect, _STATE)
        self._transaction.count(statement, {"digest": digest, "expires_at": expires_at})

    def finish(self, digest: str, now: datetime) -> bool:
        """True once for each state that has begun and has not expired."""
        return self._transaction.run(_TAKE_STATE, {"given": digest, "now": now}).rowcount == 1

    def _enterprise_of(self, team_id: str) -> str:
        row = self._transaction.row(_ENTERPRISE, {"team": team_id})
        return str(row.enterprise_id) if row else ""

    def _sealed(self, key: bytes, owner: str, column: str, token: str) -> bytes | None:
        return self._transaction.vault.seal(key, _NAME, column, owner, token) if token else None

    def _opened(self, row: Row[Any]) -> SlackInstallation:
        def token(column: str, sealed: bytes | None) -> str:
            return self._transaction.opened(_NAME, column, row.owner, row.key, sealed) or ""

        return SlackInstallation(
            **values_of(row, _CLEAR),
            scopes=tuple(filter(None, row.scopes.split(","))),
            bot_token=token("bot_token", row.bot_token),
            refresh_token=token("refresh_token", row.refresh_token),
        )
