"""Changes to a workspace's settings: each checked, audited, and followed by what hangs on it.

The admin's pages and the command line both end here. Audit rows hold ids and closed values; the name of
an organisation is free text and stays out of them.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dialogs.force.profile import Profile
from dialogs.ports import Destination, Entry, Naming, Purpose, Work, Workspace, cards_key
from dialogs.workspaces.roles import derive_again
from dialogs.workspaces.settings import refresh_ready

PROBE = "probe"
"""The job that posts a test card to a channel that was chosen, if nobody else did."""
RESUME = "resume"
"""The job that has the cards of one key tried at once, after their channel took none for a while."""
PROBE_AFTER = timedelta(seconds=60)
ORGANISATION_LIMIT = 80
"""Characters in an organisation's name."""
NOT_THE_FORCE = "This workspace is not the force's own. Only the force says who its handlers are and where cases go."


class NotPossible(ValueError):
    """A change that is refused; the words say why and what to do."""


def resume(work: Work, key: str) -> None:
    """After the commit the cards that wait for their next try, of this key, do not wait any longer."""
    work.jobs.enqueue(RESUME, f"chore:{key}", work.new_id(), key)


@dataclass(frozen=True, slots=True)
class Change:
    """Who changes a workspace's settings, and when. ``actor`` stands in the audit trail."""

    work: Work
    workspace_id: str
    actor: str
    now: datetime

    @property
    def workspace(self) -> Workspace:
        """As it stands. Raises NotPossible if it is not there."""
        found = self.work.members.workspace(self.workspace_id)
        if found is None:
            raise NotPossible("There is no such workspace.")
        return found

    def organisation(self, organisation: str, sector: str, profile: Profile) -> None:
        """What the organisation is called, and its sector. Raises NotPossible."""
        workspace, organisation = self.workspace, " ".join(organisation.split())
        keys = [each.key for each in profile.sectors]
        if not organisation or len(organisation) > ORGANISATION_LIMIT:
            raise NotPossible(f"An organisation's name has 1 to {ORGANISATION_LIMIT} characters.")
        if sector not in keys:
            raise NotPossible(f"There is no such sector. Use one of: {', '.join(keys)}.")
        if organisation != workspace.organisation:
            self._save(organisation=organisation)
            self._audit("workspace.organisation")
        if sector != workspace.sector:
            self._save(sector=sector)
            self._audit("workspace.sector", was=workspace.sector, now=sector)
        self._settle()

    def named_only(self, *, named_only: bool) -> None:
        """Whether only named people may submit, of those who are full members."""
        words = {True: "named", False: "everyone"}
        was = self.workspace.named_only
        if named_only != was:
            self._save(named_only=named_only)
            self._audit("workspace.submitters", was=words[was], now=words[named_only])
            derive_again(self.work, self.workspace, self.now, self.actor)

    def kind(self, *, agency: bool, own: bool) -> None:
        """What the workspace is to its force. For whoever runs the bot, never for an admin's page."""
        was = self.workspace
        if (agency, own) != (was.is_agency, was.is_force):
            self._save(is_agency=agency, is_force=own)
            self._audit("workspace.kind", agency=str(agency).lower(), own=str(own).lower())
            derive_again(self.work, self.workspace, self.now, self.actor)
            self._settle()

    def name(self, naming: Naming, people: Collection[str]) -> None:
        """Names these people, and nobody else, by the platform's ids. Raises NotPossible."""
        if naming is Naming.HANDLER and not self.workspace.is_force and people:
            raise NotPossible(NOT_THE_FORCE)
        was, now = self.work.members.named(self.workspace_id)[naming], frozenset(people)
        if now == was:
            return
        self.work.members.set_named(self.workspace_id, naming, now)
        detail = {"added": " ".join(sorted(now - was)), "removed": " ".join(sorted(was - now))}
        self._audit(
            "workspace.named", **{"as": naming.value}, **{k: v for k, v in detail.items() if v}
        )
        derive_again(self.work, self.workspace, self.now, self.actor)
        self._settle()

    def choose_channel(self, channel: str, after: timedelta = PROBE_AFTER) -> Destination:
        """The handlers' channel, from the moment that a test card got there. Raises NotPossible.

        Until then cases go where they went. A job posts the test card ``after`` this, if nobody has.
        """
        workspace = self.workspace
        if not workspace.is_force:
            raise NotPossible(NOT_THE_FORCE)
        where = Destination(workspace.platform, workspace.id, channel)
        members = self.work.members
        if where != members.destination(workspace.force_id, Purpose.HANDLERS_NEXT):
            members.set_destination(workspace.force_id, Purpose.HANDLERS_NEXT, where)
            self._audit("workspace.channel_chosen", platform=where.platform, channel=channel)
        self.work.jobs.enqueue(
            PROBE,
            where.key,
            self.work.new_id(),
            workspace.force_id,
            where.key,
            delay_seconds=after.total_seconds(),
        )
        return where

    def channel_tested(self, where: Destination, result: str) -> bool:
        """What became of a test card; ``result`` is empty if it got there. Gives whether cases go there now.

        A result that comes late, about a channel that is not chosen any more, changes nothing.
        """
        members, force_id = self.work.members, self.workspace.force_id
        chosen = where == members.destination(force_id, Purpose.HANDLERS_NEXT)
        was = members.destination(force_id, Purpose.HANDLERS)
        current = where == was
        if chosen or current:
            self._audit("workspace.channel_tested", channel=where.channel, result=result or "ok")
        if chosen and not result:
            members.drop_destination(force_id, Purpose.HANDLERS_NEXT)
            members.set_destination(force_id, Purpose.HANDLERS, where)
            self._audit("workspace.channel", platform=where.platform, channel=where.channel)
            self._settle()
        works = not result and (chosen or current)
        if works:
            resume(self.work, cards_key(was, force_id))
        return works

    def _save(self, **changes: object) -> None:
        self.work.members.save_workspace(replace(self.workspace, **changes))  # type: ignore[arg-type]  # Workspace's own fields

    def _settle(self) -> None:
        refresh_ready(self.work, self.workspace.force_id, self.actor, self.now)

    def _audit(self, event: str, **detail: str) -> None:
        workspace = self.workspace
        self.work.audit.append(
            Entry(workspace.force_id, event, workspace.id, self.actor, self.now, detail)
        )
