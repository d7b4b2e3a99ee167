"""How a workspace is set up, what is still missing, and when it is ready to take anything."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.ports import (
    Destination,
    Entry,
    Naming,
    Purpose,
    Role,
    Work,
    Workspace,
)
from dialogs.workspaces.facts import listed

SYSTEM = "system"
"""The actor in the audit trail where no person did it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """A workspace with its settings.

    ``channel`` takes the force's cases now; ``chosen`` is to take them once a test card got there.
    Either may be in another workspace of the force. ``others_handle``: there are handlers elsewhere.
    ``owned``: somebody administers the workspace by the platform's own word, besides those named here.
    """

    workspace: Workspace
    named: Mapping[Naming, frozenset[str]]
    channel: Destination | None
    chosen: Destination | None
    others_handle: bool
    owned: bool

    @property
    def here(self) -> str:
        """The handlers' channel if it is in this workspace, tested or not; else empty."""
        where = self.chosen or self.channel
        return where.channel if where and where.workspace_id == self.workspace.id else ""

    @property
    def channel_elsewhere(self) -> bool:
        """Whether cases go to another workspace of the force."""
        return self.channel is not None and self.channel.workspace_id != self.workspace.id

    def lacks(self) -> tuple[str, ...]:
        """What is missing before anything is taken here, in words."""
        missing: list[str] = []
        if self.workspace.is_agency:
            if not self.workspace.organisation:
                missing.append("the name of your organisation")
            if not self.workspace.sector:
                missing.append("its sector")
        if not self.workspace.is_force:
            if self.channel is None:
                missing.append("the police handlers' channel, which your force has to choose")
            return tuple(missing)
        if not (self.named[Naming.HANDLER] or self.others_handle):
            missing.append("at least one handler")
        if self.channel is None:
            missing.append(
                "a test card in the handlers' channel" if self.chosen else "a handlers' channel"
            )
        return tuple(missing)


def load(work: Work, workspace: Workspace) -> Settings:
    """The settings of a workspace."""
    handlers = work.members.with_role(workspace.force_id, Role.HANDLER)
    admins = work.members.with_role(workspace.force_id, Role.ADMIN)
    return Settings(
        workspace=workspace,
        named=work.members.named(workspace.id),
        channel=work.members.destination(workspace.force_id, Purpose.HANDLERS),
        chosen=work.members.destination(workspace.force_id, Purpose.HANDLERS_NEXT),
        others_handle=any(member.workspace_id != workspace.id for member in handlers),
        owned=any(member.owner and member.workspace_id == workspace.id for member in admins),
    )


def stands(settings: Settings) -> str:
    """How a workspace stands, in a sentence for its admins."""
    if missing := settings.lacks():
        return f"I take nothing here yet. Still missing: {listed(missing)}."
    if not settings.workspace.is_agency:
        return "Everything is set up."
    return "Everything is set up: people here can write to me now."


def join(
    work: Work, force_id: str, platform: str, external_id: str, name: str, *, own: bool
) -> Workspace:
    """A platform's workspace, made if it is new, and called ``name``. It takes nothing until it is set up.

    ``own``: a new one is the force's own besides being an agency. Only whoever runs the bot may say so:
    the admins of such a workspace say who handles cases.
    """
    known = work.members.workspace_by_external(platform, external_id)
    if known is None:
        new = Workspace(
            work.new_id(), force_id, platform, external_id, name, is_force=own, ready=False
        )
        work.members.add_workspace(new)
        return new
    if name and known.name != name:
        known = replace(known, name=name)
        work.members.save_workspace(known)
    return known


def refresh_ready(work: Work, force_id: str, actor: str, now: datetime) -> None:
    """Derives anew, for each workspace of a force, whether it is ready. What changes is audited."""
    for workspace in work.members.workspaces(force_id):
        ready = not load(work, workspace).lacks()
        if ready != workspace.ready:
            work.members.save_workspace(replace(workspace, ready=ready))
            event = "workspace.ready" if ready else "workspace.not_ready"
            work.audit.append(Entry(force_id, event, workspace.id, actor, now))
