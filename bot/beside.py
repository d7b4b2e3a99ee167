"""Who someone is, and what is said to them beside the conversation."""

from collections.abc import Callable
from typing import TypeVar

from adapters.beside import Known
from bot.sides import Profiles, UnknownMember
from dialogs.engine.views import Listing, Notice
from dialogs.force.profile import Profile
from dialogs.intake import after
from dialogs.intake.guidance import edited, menu, not_here, safety_line
from dialogs.ports import Member, Role
from storage.unit_of_work import Database
from storage.work import SqlWork

T = TypeVar("T")


def known_as(member: Member) -> Known:
    """A member as platforms know them."""
    unkept = None if member.id else member
    return Known(member.id, member.workspace_id, unkept)


class DatabaseBeside:
    """`adapters.beside.Beside`: reads only."""

    def __init__(self, database: Database, profiles: Profiles) -> None:
        self._database = database
        self._profiles = profiles

    async def safety(self, who: Known, text: str) -> Notice:
        """Not here, and whom to call."""
        return await self._read(who, lambda _work, _member, profile: not_here(profile, text))

    async def edited(self, who: Known, text: str) -> Notice | None:
        """What is kept stays; a change that speaks of danger is for a turn."""
        return await self._read(
            who, lambda work, member, profile: edited(work, member, profile, text)
        )

    async def safety_line(self, who: Known) -> str:
        """Whom to call, in one line."""
        return await self._read(who, lambda _work, _member, profile: safety_line(profile))

    async def is_admin(self, who: Known) -> bool:
        """Whether they may set the workspace up."""
        return await self._read(who, lambda _work, member, _profile: Role.ADMIN in member.roles)

    async def mine(self, who: Known) -> Listing:
        """What this person sent."""
        return await self._read(who, after.mine)

    async def menu(self, who: Known) -> Listing:
        """What the bot can do."""
        return await self._read(who, lambda _work, _member, _profile: menu())

    async def _read(self, who: Known, query: Callable[[SqlWork, Member, Profile], T]) -> T:
        def found(work: SqlWork) -> T:
            member = who.unkept or work.members.get(who.member_id)
            if member is None:
                raise UnknownMember(who.member_id)
            return query(work, member, self._profiles(member.force_id))

        return await self._database.read(found)
