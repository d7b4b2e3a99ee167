"""One admin at the settings: who they are, what stands, and the draft they have open."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.engine.draft import Answers, Draft
from dialogs.engine.fields import Value
from dialogs.engine.inbound import Go, Move
from dialogs.engine.pickers import Known
from dialogs.engine.script import Script
from dialogs.engine.views import Action, View
from dialogs.force.profile import Profile
from dialogs.ports import DraftRecord, Member, Reply, Work, Workspace
from dialogs.workspaces import pages
from dialogs.workspaces.changes import Change
from dialogs.workspaces.facts import NO_FACTS, Facts
from dialogs.workspaces.pages import Basis
from dialogs.workspaces.roles import may_administer
from dialogs.workspaces.settings import Settings, load

WAS = "was"
"""The note with the settings that a draft started from: only what differs from them is saved."""
TEST = "TEST"
"""``Go(Move.ADMIN, TEST)``: send a test card again."""
OPEN = Action("Change settings", Go(Move.ADMIN), typed="admin")
SEND_TEST = Action("Send a test card", Go(Move.ADMIN, TEST), typed="test")


@dataclass(frozen=True, slots=True)
class Admin:
    """One admin at the settings of one workspace, at ``now`` (the force's time)."""

    work: Work
    member: Member
    workspace: Workspace
    now: datetime
    profile: Profile
    facts: Facts
    settings: Settings

    @property
    def change(self) -> Change:
        return Change(self.work, self.workspace.id, self.member.id, self.now)

    def record(self) -> DraftRecord | None:
        """The settings this admin has open."""
        found = self.work.drafts.find(self.member.id, pages.NAME)
        if found is not None and found.draft.script_version != pages.VERSION:
            self.work.drafts.delete(found.id)
            return None
        return found

    def script(self, draft: Draft) -> Script:
        """The pages, with a name for everyone and everywhere that a draft may hold."""
        people, channels = self.facts.known()
        named = frozenset().union(*self.settings.named.values())
        stored = {one: self._name(one) for one in named} | noted(draft, pages.NAMES)
        here = {self.settings.here: self.settings.here} if self.settings.here else {}
        basis = Basis(
            self.profile,
            self.settings,
            _joined(people, stored),
            _joined(channels, here | noted(draft, pages.CHANNELS)),
            self.facts,
        )
        return pages.settings_script(basis)

    def _name(self, external_id: str) -> str:
        found = self.work.members.find(self.workspace.id, external_id)
        return found.name if found and found.name else external_id


def _joined(found: tuple[Known, ...], names: Mapping[str, str]) -> tuple[Known, ...]:
    new = {known.id for known in found}
    return (*found, *(Known(one, name) for one, name in names.items() if one not in new))


def noted(draft: Draft, note: str) -> dict[str, str]:
    """A note that holds names by id."""
    found = draft.notes.get(note)
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def seat(
    work: Work, member: Member, now: datetime, profile: Profile, facts: Facts = NO_FACTS
) -> Admin | None:
    """The admin, or None for someone who may not change the settings."""
    workspace = work.members.workspace(member.workspace_id)
    if workspace is None or not may_administer(member, workspace):
        return None
    local = now.astimezone(profile.zone)
    return Admin(work, member, workspace, local, profile, facts, load(work, workspace))


def fresh(at: Admin) -> Draft:
    """A draft that starts from the settings as they stand."""
    stands = pages.standing(at.settings)
    draft = Draft(pages.NAME, pages.VERSION, answers=stands).begun(at.now)
    return draft.noted(WAS, _as_value(stands))


def _as_value(answers: Answers) -> dict[str, Value]:
    return {page: dict(values) for page, values in answers.items()}


def was(draft: Draft) -> dict[str, Value]:
    """The settings that a draft started from: page to values."""
    found = draft.notes.get(WAS)
    return found if isinstance(found, dict) else {}


def up_to_date(at: Admin, draft: Draft) -> Draft:
    """The draft in which pages that this admin did not touch are as another has set them since."""
    stands, before = _as_value(pages.standing(at.settings)), was(draft)
    if stands == before:
        return draft
    touched = {page for page, values in draft.answers.items() if before.get(page) != values}
    answers = {page: values for page, values in draft.answers.items() if page in touched}
    answers |= {p: v for p, v in pages.standing(at.settings).items() if p not in touched}
    return draft.noted(WAS, stands).moved(answers=answers)


def with_facts(at: Admin, draft: Draft) -> Draft:
    """The draft with the names of what was looked up, and of who is in the channels."""
    for note, found in zip((pages.NAMES, pages.CHANNELS), at.facts.known(), strict=True):
        if found:
            names: dict[str, Value] = {**noted(draft, note)}
            draft = draft.noted(note, names | {known.id: known.label for known in found})
    for channel in at.facts.channels.values():
        before = draft.notes.get(pages.PRESENT)
        there: dict[str, Value] = {p.id: p.name for p in channel.people if not p.absent}
        present: dict[str, Value] = dict(before) if isinstance(before, dict) else {}
        draft = draft.noted(pages.PRESENT, present | {channel.id: there})
    return draft


def kept(at: Admin, record: DraftRecord | None, draft: Draft, views: tuple[View, ...]) -> Reply:
    """Saves the draft if it changed, and shows the views."""
    if record is None:
        record = DraftRecord(
            id=at.work.new_id(),
            member_id=at.member.id,
            workspace_id=at.workspace.id,
            subject="",
            draft=draft,
            version=1,
            sent_version=0,
            created_at=at.now,
            updated_at=at.now,
        )
        at.work.drafts.add(record)
        return Reply(views, record.id, record.version)
    if draft == record.draft:
        return Reply(views, record.id, record.version)
    at.work.drafts.save(replace(record, draft=draft, updated_at=at.now))
    return Reply(views, record.id, record.version + 1)
