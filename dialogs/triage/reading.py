"""What the desk's use cases load and say: one handler, one case, one moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dialogs.engine.views import Action, CaseDetail, Notice, Press, View
from dialogs.force.profile import Profile
from dialogs.ports import (
    Case,
    CaseState,
    Destination,
    Entry,
    Member,
    Outcome,
    Purpose,
    Role,
    Submission,
    Work,
    cards_key,
)
from dialogs.triage.case import Names, Refused, live, open_by
from dialogs.triage.detail import Dossier, case_detail
from dialogs.triage.forms import Facts
from dialogs.triage.outcomes import step_in
from dialogs.triage.submitted import read
from dialogs.triage.tell import is_told

NOT_A_HANDLER = "Only handlers can do this. Ask your admin to make you one."
NO_CASE = "There is no such case here. Check the reference."


@dataclass(frozen=True, slots=True)
class DeskReply:
    """What to show, and the form's draft with its version, so that it can be marked as shown."""

    views: tuple[View, ...]
    draft_id: str | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """One handler at the desk, at ``now`` (aware; kept in the force's zone)."""

    work: Work
    handler: Member
    profile: Profile
    now: datetime

    def case(self, case_id: str) -> Case:
        """The case, for a handler of its force. Raises Refused for anybody else."""
        if Role.HANDLER not in self.handler.roles or self.handler.guest:
            raise Refused(NOT_A_HANDLER)
        case = self.work.cases.get(case_id)
        if case is None or case.force_id != self.handler.force_id:
            raise Refused(NO_CASE)
        return case

    def submission(self, case: Case) -> Submission:
        """What the case is about. Raises Refused if it is not there."""
        found = self.work.submissions.get(case.submission_id)
        if found is None:
            raise Refused(NO_CASE)
        return found

    def facts(self, case: Case, outcomes: Sequence[Outcome], amends: Outcome | None) -> Facts:
        """What the case's forms are built from."""
        submission = self.submission(case)
        additions = self.work.submissions.additions(submission.id)
        return Facts(
            profile=self.profile,
            case=case,
            submission=submission,
            submitted=read(submission.content, additions),
            now=self.now,
            knows_reference=Known(self.work, case.force_id),
            step_recorded=step_in(outcomes, additions),
            amends=amends,
        )

    def names(self, case: Case, outcomes: Sequence[Outcome] = ()) -> Names:
        """The names of the force's handlers, and of who held or decided this case."""
        members = self.work.members
        names = {m.id: m.name for m in members.with_role(case.force_id, Role.HANDLER)}
        for member_id in (case.holder_id, *(outcome.decided_by for outcome in outcomes)):
            if member_id and member_id not in names and (member := members.get(member_id)):
                names[member_id] = member.name
        return names

    def save(self, case: Case, event: str, **detail: str) -> Case:
        """Saves the case with its audit row and a new card. Raises StaleCase before anything else."""
        self.work.cases.save(case)
        self.record(case, event, **detail)
        self.post_card(case)
        return self.work.cases.get(case.id) or case

    def record(self, case: Case, event: str, **detail: str) -> None:
        """One row of the audit trail, by this handler."""
        row = Entry(case.force_id, event, case.id, self.handler.id, self.now, detail)
        self.work.audit.append(row)

    def post_card(self, case: Case) -> None:
        """The card in the handlers' channel is posted or changed after the commit."""
        where = self.work.members.destination(case.force_id, Purpose.HANDLERS)
        key = cards_key(where, case.force_id)
        self.work.jobs.enqueue("card", key, self.work.new_id(), case.id)

    def tell(self, submission: Submission, state: str) -> None:
        """The submitter is told after the commit, where the force tells such a thing."""
        workspace = self.work.members.workspace(submission.workspace_id)
        if workspace is None or not is_told(self.profile, state):
            return
        where = Destination(workspace.platform, workspace.id, submission.member_id)
        self.work.jobs.enqueue("tell", where.key, self.work.new_id(), submission.id, state)

    def detail(self, case: Case, *, reveal: bool = False) -> CaseDetail:
        """The whole case, as it stands, for this handler."""
        outcomes = self.work.cases.outcomes(case.id)
        return case_detail(
            Dossier(
                facts=self.facts(case, outcomes, None),
                names=self.names(case, outcomes),
                viewer=self.handler.id,
                additions=self.work.submissions.additions(case.submission_id),
                outcomes=outcomes,
                entries=self.work.audit.of_subject(case.id),
                reveal=reveal,
            )
        )

    def open(self, case: Case) -> DeskReply:
        """The whole case, read and recorded as read. Raises Refused, or StaleCase."""
        step = open_by(case, self.handler.id, self.now)
        if step.case is case:
            self.record(case, step.event)
        else:
            case = self.save(step.case, step.event)
        return DeskReply((self.detail(case),))

    def primary(self, case: Case) -> Outcome | None:
        """The primary outcome that stands."""
        standing = live(tuple(self.work.cases.outcomes(case.id)))
        return next((outcome for outcome in reversed(standing) if outcome.primary), None)

    def waiting(self, case: Case) -> tuple[Case, ...]:
        """The cases that nobody has taken, the most pressing first."""
        new = self.work.cases.listed(case.force_id, (CaseState.NEW,))
        return tuple(sorted(new, key=lambda c: (not c.high, c.look_by, c.id)))

    def drop_drafts(self, case: Case) -> None:
        """Deletes every handler's unfinished forms about a case."""
        for member in self.work.members.with_role(case.force_id, Role.HANDLER):
            for record in self.work.drafts.of_member(member.id):
                if record.subject == case.id:
                    self.work.drafts.delete(record.id)

    def drop_untouched(self, case: Case) -> None:
        """Deletes this handler's forms about a case that were opened and never filled in."""
        for record in self.work.drafts.of_member(self.handler.id):
            draft = record.draft
            if record.subject == case.id and not (draft.partial or draft.answers):
                self.work.drafts.delete(record.id)

    def refuse(self, refused: Refused, case: Case | None) -> DeskReply:
        """Why not, in words, with *Open* where there is something to open."""
        names = self.names(case) if case else {}
        opens = case is not None and case.state is not CaseState.WITHDRAWN
        actions = (button("Open", "open", case),) if case and opens else ()
        said = refused.say(names, self.profile, self.now)
        return notice(said, *actions, name="REFUSED")


@dataclass(frozen=True, slots=True)
class Known:
    """Whether a force has a submission with a reference."""

    work: Work
    force_id: str

    def __call__(self, reference: str) -> bool:
        return self.work.submissions.by_reference(self.force_id, reference) is not None


def desk(work: Work, handler: Member, now: datetime, profile: Profile) -> Desk:
    """The desk for one use case."""
    return Desk(work, handler, profile, now.astimezone(profile.zone))


def notice(text: str, *actions: Action, name: str = "") -> DeskReply:
    """A reply of words, with buttons."""
    return DeskReply((Notice((text,), actions=actions, name=name),))


def button(label: str, verb: str, case: Case) -> Action:
    """A button on a case as it stands."""
    return Action(label, Press(verb, case.id, case.version))


def stale(case: Case) -> Refused:
    """What to say when someone else changed the case a moment ago."""
    if case.state is CaseState.TAKEN:
        return Refused("{who} took it at {at}.", case.holder_id, case.taken_at)
    return Refused("Someone else has just changed it. Open it to see how it stands.")
