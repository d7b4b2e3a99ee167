"""Someone new wrote while the platform refused to say who they are: nothing of it was taken.

As soon as it says so again they are told whom to call, and asked to write again. The job carries their
id and the workspace's, and nothing of what they wrote.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.sides import Profiles
from bot.troubles import PEOPLE, Troubles
from dialogs.engine.views import Notice
from dialogs.force.profile import Profile
from dialogs.intake.guidance import safety_line
from dialogs.ports import Destination, Outbound, Work, Workspace
from dialogs.workspaces.facts import Directory
from storage.unit_of_work import Database

UNHEARD = "unheard"


def tell_later(work: Work, workspace: Workspace, user: str, now: datetime) -> None:
    """Enqueues the words for someone, once a minute at most, however much they write."""
    key = Destination(workspace.platform, workspace.id, user).key
    work.jobs.enqueue(UNHEARD, key, f"{now:%Y%m%d%H%M}:{key}", workspace.id, user)


class Unheard:
    """The handler of the job."""

    def __init__(
        self,
        database: Database,
        platforms: Mapping[str, Outbound],
        directories: Mapping[str, Directory],
        profiles: Profiles,
        troubles: Troubles,
    ) -> None:
        self._database = database
        self._platforms = platforms
        self._directories = directories
        self._profiles = profiles
        self._troubles = troubles

    async def tell(self, workspace_id: str, user: str) -> None:
        """Tells one person. Raises PlatformFailed while nobody can be looked up; admins are told of that."""
        workspace = await self._database.read(lambda work: work.members.workspace(workspace_id))
        if workspace is None:
            return
        where = Destination(workspace.platform, workspace.id, user)
        async with self._troubles.watch(replace(where, channel=""), PEOPLE):
            person = await self._directories[where.platform].person(workspace.id, user)
        if person is not None and not (person.bot or person.deleted):
            words = write_again(self._profiles(workspace.force_id))
            await self._platforms[where.platform].post(where, words)


def write_again(profile: Profile) -> Notice:
    """NOT-HEARD: whom to call, and that nothing was taken."""
    words = "I was cut off and could not take what you wrote or pressed. Nothing of it was kept or sent to the police. Please write it again."
    return Notice((safety_line(profile), words), name="NOT-HEARD")
