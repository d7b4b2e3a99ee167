"""The practitioner's use cases: one turn, what waits, sending. Plain functions inside one transaction."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.engine.draft import Draft
from dialogs.engine.inbound import Answered, Go, Inbound, Move, Said
from dialogs.engine.journey import travel
from dialogs.engine.page import Ended, Kind
from dialogs.engine.script import Script
from dialogs.engine.turn import Turn, current_view, take_turn
from dialogs.engine.views import Action, Copyable, Notice, View
from dialogs.force.profile import Profile
from dialogs.intake import after, hours, receipts
from dialogs.intake.alarms import AlarmKind, scan
from dialogs.intake.amend import amend_script
from dialogs.intake.asides import ASIDES, SENT, meant, under_receipt
from dialogs.intake.changing import change_turn, open_change, start_change
from dialogs.intake.exits import note_exit, reply_of
from dialogs.intake.guidance import menu
from dialogs.intake.script import NAME as INTAKE
from dialogs.intake.script import intake_script, words_typed_here
from dialogs.intake.sending import send
from dialogs.ports import DraftRecord, Member, Reply, Role, Work
from dialogs.workspaces.roles import may_administer, whom_to_ask

_SET_UP = Action("Set me up", Go(Move.ADMIN), typed="admin")
URGENT_FOR = timedelta(hours=24)
_CHECK = "CHECK"


def turn(
    work: Work, member: Member, inbound: Inbound, event_id: str, now: datetime, profile: Profile
) -> Reply:
    """One thing a practitioner did, exactly once.

    ``now`` is aware. A repeated ``event_id`` changes nothing and gives what stands. Whoever may not
    submit gets the safety words, and nothing is stored.
    """
    if not work.claim(event_id):
        return replace(current(work, member, now, profile), repeated=True)
    refusal = refuse(work, member, inbound, profile)
    if refusal:
        return Reply(refusal)
    now = hours.local(profile, now)
    drafts = work.drafts.of_member(member.id)
    amending = open_change(drafts)
    if amending is not None:
        inbound = meant(work, member, inbound)
        if not (isinstance(inbound, Go) and inbound.move in {Move.START, Move.AMEND}):
            if isinstance(inbound, Go) and inbound.move in ASIDES:
                beside = _aside(work, member, None, inbound, now, profile)
                standing = current_view(amend_script(profile), amending.draft, now)
                return reply_of(amending, (*beside.views, *standing))
            return change_turn(work, member, amending, inbound, now, profile)
        if inbound.move is Move.START or inbound.page != amending.subject:
            work.drafts.delete(amending.id)
    record = _open_intake(drafts)
    if record is None or record.draft.notes.get(SENT):
        return _resting_turn(work, member, record, inbound, now, profile)
    return _intake_turn(work, member, record, inbound, now, profile)


def current(work: Work, member: Member, now: datetime, profile: Profile) -> Reply:
    """What waits for this person, derived from the draft; changes nothing."""
    if refusal := refuse(work, member, Go(Move.START), profile):
        return Reply(refusal)
    now = hours.local(profile, now)
    drafts = work.drafts.of_member(member.id)
    amending = open_change(drafts)
    if amending is not None:
        return reply_of(amending, current_view(amend_script(profile), amending.draft, now))
    record = _open_intake(drafts)
    script = intake_script(profile)
    if record is None:
        return Reply(current_view(script, _fresh(work, member, script, now), now))
    if record.draft.notes.get(SENT):
        return _standing(work, member, record, now, profile)
    return reply_of(record, current_view(script, record.draft, now))


def refuse(work: Work, member: Member, inbound: Inbound, profile: Profile) -> tuple[View, ...]:
    """Safety words for someone who may not submit, or whose workspace is not set up; else nothing."""
    workspace = work.members.workspace(member.workspace_id)
    if workspace is None or not workspace.ready:
        sets_up = workspace is not None and may_administer(member, workspace)
        ask = f"Ask {whom_to_ask(work, workspace)}."
        if sets_up:
            ask = "You can set me up: type admin."
        words = f"I am not set up here yet, so I cannot take anything. {ask} {_advice(inbound, profile)}"
        return (Notice((words,), actions=(_SET_UP,) * sets_up, name="NOT-SET-UP"),)
    if Role.PRACTITIONER not in member.roles:
        who = whom_to_ask(work, workspace)
        words = f"I cannot take anything from you here. Ask {who} if you should be able to use this. {_advice(inbound, profile)}"
        return (Notice((words,), name="NOT-ALLOWED"),)
    return ()


def _advice(inbound: Inbound, profile: Profile) -> str:
    """Whom to call, for someone from whom nothing is taken; at once, if they wrote of danger."""
    emergency, advice = profile.numbers.emergency.number, profile.numbers.non_emergency.number
    danger = isinstance(inbound, Said) and any(
        hit.kind is AlarmKind.DANGER for hit in scan(inbound.text)
    )
    at_once = f"If anyone is in danger, call {emergency} now. " if danger else ""
    return f"{at_once}In danger? Call {emergency}. For advice, call {advice}."


def _open_intake(drafts: Iterable[DraftRecord]) -> DraftRecord | None:
    """The member's submission that is not sent yet, or what is left of the one that was sent last."""
    return next((record for record in drafts if record.draft.script == INTAKE), None)


def _fresh(work: Work, member: Member, script: Script, now: datetime) -> Draft:
    """A new draft for this person: what is known of them, and the 999 page they saw lately."""
    draft = script.start()
    about = dict(work.members.about(member.id))
    if about:
        draft = draft.noted("about", about).noted("known", True)
        if all(about.get(name) for name in ("name", "organisation", "contact")):
            draft = replace(draft, answers={"C6": about})
    return _urgent_lately(draft, member, now)


def _urgent_lately(draft: Draft, member: Member, now: datetime) -> Draft:
    """The draft with `was_urgent` if this person saw the 999 or 101 page in the last day, wherever."""
    if member.urgent_at is not None and now - member.urgent_at <= URGENT_FOR:
        return draft.stamped("was_urgent", member.urgent_at)
    return draft


def _resting_turn(
    work: Work,
    member: Member,
    record: DraftRecord | None,
    inbound: Inbound,
    now: datetime,
    profile: Profile,
) -> Reply:
    """Nothing is open: start, or one of the buttons under a receipt."""
    inbound = under_receipt(work, record, meant(work, member, inbound))
    if isinstance(inbound, Go) and inbound.move in {Move.STOP, Move.DELETE}:
        return Reply((NOTHING_OPEN, *_where(work, member, record, now, profile)))
    if isinstance(inbound, Go) and inbound.move is not Move.START:
        return _aside(work, member, record, inbound, now, profile)
    script = intake_script(profile)
    sent = record is not None and not after.is_withdrawn(work, str(record.draft.notes[SENT]))
    if isinstance(inbound, Answered) and (sent or inbound.page != "G1"):
        old = Reply((_OLD_BUTTON, *_where(work, member, record, now, profile)))
        again = sent and record is not None and inbound.page == _CHECK
        return _sent_already(work, member, record) if again and record is not None else old
    fresh = _fresh(work, member, script, now)
    if isinstance(inbound, Go):
        if record is not None:
            work.drafts.delete(record.id)
        return Reply(current_view(script, fresh, now))
    new = DraftRecord(
        id=work.new_id(),
        member_id=member.id,
        workspace_id=member.workspace_id,
        subject="",
        draft=fresh,
        version=0,
        sent_version=0,
        created_at=now,
        updated_at=now,
    )
    taken = take_turn(script, fresh, inbound, now)
    if taken.ended is not None or taken.draft.notes.get("deleting"):
        return Reply((NOTHING_OPEN, *_where(work, member, record, now, profile)))
    if replace(taken.draft, revision=fresh.revision) == fresh:
        if record is not None:
            standing = _standing(work, member, record, now, profile)
            return replace(standing, views=(*_words(taken), *standing.views))
        return Reply(taken.views)
    if record is not None:
        work.drafts.delete(record.id)
    begun = take_turn(script, fresh.begun(now), inbound, now)
    return _saved(work, member, new, begun, now, profile)


def _words(taken: Turn) -> tuple[View, ...]:
    """What a turn says, without the question."""
    return tuple(view for view in taken.views if isinstance(view, Notice | Copyable))


def _where(
    work: Work, member: Member, record: DraftRecord | None, now: datetime, profile: Profile
) -> tuple[View, ...]:
    """What stands while nothing is open: the receipt, or the first question."""
    if record is not None:
        return _standing(work, member, record, now, profile).views
    script = intake_script(profile)
    return current_view(script, _fresh(work, member, script, now), now)


def _standing(
    work: Work, member: Member, record: DraftRecord, now: datetime, profile: Profile
) -> Reply:
    """What stands after *Send*: the receipt; once it was withdrawn, that it was, and the first question."""
    submission = after.own(work, member, str(record.draft.notes[SENT]))
    if submission is None or not after.is_withdrawn(work, submission.id):
        return reply_of(record, _receipt(work, record, now, profile))
    return Reply((after.withdrawn(submission), *_where(work, member, None, now, profile)))


def _sent_already(work: Work, member: Member, record: DraftRecord) -> Reply:
    """*Send* was pressed again on an old check page."""
    submission = after.own(work, member, str(record.draft.notes[SENT]))
    return Reply((receipts.sent_already(submission) if submission else after.NOT_YOURS,))


def _aside(
    work: Work,
    member: Member,
    record: DraftRecord | None,
    inbound: Go,
    now: datetime,
    profile: Profile,
) -> Reply:
    """Moves about what was sent, and the menu; an open draft stays as it is."""
    match inbound.move:
        case Move.MINE:
            return Reply((after.mine(work, member, profile),))
        case Move.NOTE:
            return Reply((after.note(work, member, inbound.page, profile),))
        case Move.KEPT | Move.NOT_NEEDED | Move.LATER as move:
            words = after.answer_promise(work, member, inbound.page, move, now, profile)
            return Reply((words,))
        case Move.AMEND:
            return start_change(work, member, inbound.page, now, profile)
        case Move.MENU:
            return Reply((menu(),))
        case _:
            script = intake_script(profile)
            taken = take_turn(script, _fresh(work, member, script, now), inbound, now)
            return Reply((*_words(taken), *_where(work, member, record, now, profile)))


def _intake_turn(
    work: Work,
    member: Member,
    record: DraftRecord,
    inbound: Inbound,
    now: datetime,
    profile: Profile,
) -> Reply:
    inbound = meant(work, member, inbound)
    if isinstance(inbound, Go) and inbound.move in ASIDES:
        reply = _aside(work, member, record, inbound, now, profile)
        if inbound.move is Move.AMEND:
            return reply
        script = intake_script(profile)
        return reply_of(record, (*reply.views, *current_view(script, record.draft, now)))
    draft = _urgent_lately(record.draft, member, now)
    taken = take_turn(intake_script(profile), draft, inbound, now)
    return _saved(work, member, record, taken, now, profile)


def _saved(
    work: Work, member: Member, record: DraftRecord, taken: Turn, now: datetime, profile: Profile
) -> Reply:
    """Writes what a turn decided, and shows it."""
    before = record.draft
    new = record.version == 0
    record = replace(record, draft=taken.draft, updated_at=now, warned_at=None)
    note_exit(work, member, before, record, taken, now)
    match taken.ended:
        case Ended.DELETED:
            if not new:
                work.drafts.delete(record.id)
            return Reply((DELETED,))
        case Ended.SENT:
            submission = send(
                work, member, record.draft, now, profile, typed_here=words_typed_here(record.draft)
            )
            empty = intake_script(profile).start().noted(SENT, submission.id)
            record = replace(record, draft=empty)
            views: tuple[View, ...] = _receipt(work, record, now, profile)
        case Ended.SAVED:
            views = (_saved_notice(record.draft, now, profile),)
        case None:
            views = taken.views
    if new:
        record = replace(record, version=1)
        work.drafts.add(record)
        return reply_of(record, views)
    if record.draft == before:
        return reply_of(record, views)
    work.drafts.save(record)
    return reply_of(replace(record, version=record.version + 1), views)


_OLD_BUTTON = Notice(("That question is closed. This is where you are now.",), name="OLD-BUTTON")
NOTHING_OPEN = Notice(("Nothing is open, and nothing is saved.",), name="NOTHING-OPEN")
DELETED = Notice(
    ("Deleted. Nothing was sent.",),
    actions=(Action("Start", Go(Move.START), typed="start"),),
    name="DELETED",
)


def _saved_notice(draft: Draft, now: datetime, profile: Profile) -> Notice:
    until = hours.say_date(profile, hours.draft_expiry(profile, now))
    script = intake_script(profile)
    journey = travel(script, replace(draft, notes={**draft.notes, "paused": None}), now)
    last = next(
        (
            stop.page.title
            for stop in reversed(journey.path)
            if stop.page.kind in {Kind.FORM, Kind.QUESTION}
        ),
        "",
    )
    upto = f'Saved up to "{last}".' if last and "{" not in last else "Saved."
    open_page = draft.partial.get(journey.current.key) if journey.current else None
    on_it = (
        "What you typed so far on the open page is kept as well."
        if open_page
        else "What you typed on the open page is not kept."
    )
    return Notice(
        (f"{upto} {on_it} Nothing has been sent. We keep it until {until}.",),
        actions=(
            Action("Carry on", Go(Move.START), typed="start"),
            Action("Delete it", Go(Move.DELETE), typed="delete"),
        ),
        name="SAVED",
    )


def _receipt(work: Work, record: DraftRecord, now: datetime, profile: Profile) -> tuple[View, ...]:
    submission = work.submissions.get(str(record.draft.notes.get(SENT)))
    case = work.cases.by_submission(submission.id) if submission else None
    if submission is None or case is None:
        return ()
    return (receipts.receipt(profile, submission, case, now),)
