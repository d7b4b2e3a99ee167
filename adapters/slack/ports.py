"""What the Slack adapter needs from the rest of the program, and the values that pass between them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from adapters.beside import Known
from dialogs.ports import Destination


@dataclass(frozen=True, slots=True)
class Team:
    """A Slack workspace: its id, and that of its organisation on Enterprise Grid (else empty)."""

    id: str
    enterprise_id: str = ""


@dataclass(frozen=True, slots=True)
class Installation:
    """The app, installed. ``owner`` is a team's id or, for a whole organisation, the organisation's.

    ``refresh_token`` and ``expires_at`` are there only where tokens rotate.
    """

    owner: str
    enterprise: bool
    bot_user_id: str
    installer_id: str
    scopes: tuple[str, ...]
    installed_at: datetime
    bot_token: str = field(repr=False)
    refresh_token: str = field(default="", repr=False)
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone as Slack knows them. ``stranger``: of another organisation, in a shared channel."""

    id: str
    name: str
    admin: bool
    guest: bool
    stranger: bool
    bot: bool
    deleted: bool


class Installed(Protocol):
    """Where the app is installed."""

    async def find(self, team: Team) -> Installation | None:
        """The team's own installation, else that of its organisation; None if there is neither.

        A team's id alone is enough once ``belongs`` was told its organisation.
        """

    async def revoke(self, owner: str, before: datetime) -> bool:
        """Destroys the tokens of what was installed before. False if there was nothing to destroy."""


class Installations(Installed, Protocol):
    """Installations that come and go by OAuth."""

    async def save(self, installation: Installation, name: str) -> None:
        """Keeps an installation in place of the owner's former one. ``name``: the team's, for people."""

    async def belongs(self, team: Team) -> None:
        """Notes that a team uses its organisation's installation."""

    async def lease(self, owner: str, now: datetime, until: datetime) -> bool:
        """True for the one process that may renew the owner's token until then."""

    async def renew(
        self, owner: str, lease: datetime, token: str, refresh: str, expires_at: datetime
    ) -> bool:
        """Keeps new tokens. False if the lease ended or the app was uninstalled meanwhile."""

    async def begin(self, digest: str, expires_at: datetime) -> None:
        """Notes that someone has begun to install."""

    async def finish(self, digest: str) -> bool:
        """True once for each digest that has begun and has not expired."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes in Slack: a channel's id, or a person's for their private chat.

    ``known``: the person whose chat it is.
    """

    team: Team
    channel: str
    known: Known | None = None


class People(Protocol):
    """Who is who: people of Slack as members of our workspaces."""

    async def find(self, team: Team, user: str) -> Known | None:
        """The member that a person is, if they were met and looked at lately."""

    async def stored(self, team: Team, user: str) -> Known | None:
        """The member that a person is, whenever they were met."""

    def changed(self) -> None:
        """The settings changed: those who were not kept are met anew."""

    async def meet(self, team: Team, person: Person) -> Known:
        """The member that a person is, brought up to date with what Slack says of them; made, if they
        may do anything here.
        """

    async def unheard(self, team: Team, user: str) -> None:
        """Nothing could be taken from someone new: later they are asked to write again."""

    async def address(self, where: Destination) -> Address | None:
        """Where a destination is in Slack; None if there is no such workspace or person."""


__all__ = [
    "Address",
    "Installation",
    "Installations",
    "Installed",
    "People",
    "Person",
    "Team",
]
