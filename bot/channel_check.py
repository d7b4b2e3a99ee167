"""Is the handlers' channel still for the force alone? It is looked at before cards, and now and then.

A channel that was fit when it was chosen can be shared with another organisation, or get guests, later.
"""

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import ClassVar

from bot.troubles import Troubles, standing
from dialogs.ports import Destination, PlatformFailed, Purpose, Work
from dialogs.workspaces.changes import resume
from dialogs.workspaces.facts import Directory, is_open_to_others
from dialogs.workspaces.probing import fit
from storage.unit_of_work import Database

FIT_FOR = 60.0
"""Seconds after a card's look at its channel in which this process posts further cards without one."""


class ChannelOpenToOthers(PlatformFailed):
    """Guests or another organisation would see the cards."""

    mend: ClassVar[str] = (
        "The channel is shared with another organisation, or has guests in it. Take them out, or name"
        " another channel: write admin to the bot."
    )


class ChannelCheck:
    """``directories``: platform name to what it says of channels; a platform without one is not checked."""

    def __init__(
        self, database: Database, directories: Mapping[str, Directory], troubles: Troubles
    ) -> None:
        self._database = database
        self._directories = directories
        self._troubles = troubles
        self._fit: dict[str, float] = {}

    async def before_card(self, where: Destination) -> None:
        """Raises ChannelOpenToOthers, and whatever the platform fails with."""
        looked = self._fit.get(where.key)
        if looked is None or monotonic() - looked >= FIT_FOR:
            await self._look(where)
            self._fit[where.key] = monotonic()

    async def look_at_all(self) -> None:
        """Every handlers' channel: admins are told of one that others see now, before a card waits.

        Of one that has another trouble only a card can say that it is over; it tries once the channel
        seems fit.
        """
        for where, trouble in await self._database.read(_channels):
            with suppress(PlatformFailed):
                if trouble in {None, ChannelOpenToOthers.__name__}:
                    async with self._troubles.watch(where):
                        await self._look(where)
                elif await self._seems_fit(where):
                    await self._database.write(partial(resume, key=where.key))

    async def _seems_fit(self, where: Destination) -> bool:
        directory = self._directories.get(where.platform)
        return directory is not None and not fit(
            await directory.channel(where.workspace_id, where.channel)
        )

    async def _look(self, where: Destination) -> None:
        self._fit.pop(where.key, None)
        directory = self._directories.get(where.platform)
        if directory is None:
            return
        there = await directory.channel(where.workspace_id, where.channel)
        if there is not None and is_open_to_others(there):
            raise ChannelOpenToOthers


def _channels(work: Work) -> list[tuple[Destination, str | None]]:
    forces = dict.fromkeys(workspace.force_id for workspace in work.members.workspaces())
    found = (work.members.destination(force, Purpose.HANDLERS) for force in forces)
    return [(where, standing(work, where)) for where in found if where is not None]
