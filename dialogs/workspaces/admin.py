"""The admin's use cases: the settings turn by turn, saved as a whole, and the test card that follows.

Nothing is looked up here. A platform asks `wanted` what a turn needs to know, looks it up, and hands it
over with the turn.
"""

from dataclasses import replace
from datetime import datetime

from dialogs.engine.fields import Raw
from dialogs.engine.inbound import Answered, Filled, Go, Inbound, Move, Said
from dialogs.engine.journey import travel
from dialogs.engine.page import Ended
from dialogs.engine.plain import fold
from dialogs.engine.turn import current_view, take_turn
from dialogs.engine.typed import LONGEST_CHOICE
from dialogs.engine.views import Action, Notice
from dialogs.force.profile import Profile
from dialogs.intake.alarms import AlarmKind, scan
from dialogs.ports import Member, Reply, Work
from dialogs.workspaces import pages, probing
from dialogs.workspaces.facts import NO_FACTS, Facts
from dialogs.workspaces.roles import whom_to_ask
from dialogs.workspaces.routing import TESTS, goes_on, opens, wanted
from dialogs.workspaces.saving import save
from dialogs.workspaces.seat import (
    OPEN,
    SEND_TEST,
    TEST,
    Admin,
    fresh,
    kept,
    seat,
    up_to_date,
    with_facts,
)
from dialogs.workspaces.settings import Settings, load, stands

__all__ = ["TEST", "current", "goes_on", "probed", "turn", "wanted"]


def turn(
    work: Work,
    member: Member,
    inbound: Inbound,
    event_id: str,
    now: datetime,
    profile: Profile,
    facts: Facts = NO_FACTS,
) -> Reply:
    """One thing an admin did to the settings, exactly once. Never raises for anything a person can do.

    ``facts``: what was found of that which `wanted` asked for. A reply with ``probe`` asks the platform
    to post `probing.TEST_CARD` there and to say what came of it (`probed`).
    Raises StaleDraft if another turn saved the draft in between.
    """
    if not work.claim(event_id):
        return current(work, member, now, profile)
    at = seat(work, member, now, profile, facts)
    safety = _safety(inbound, profile)
    if at is None:
        return Reply((*safety, _refusal(work, member, profile)))
    if safety and isinstance(inbound, Said):
        return replace(found := _current(at), views=(*safety, *found.views))
    reply = _turn(at, inbound)
    return replace(reply, views=(*safety, *reply.views))


def current(work: Work, member: Member, now: datetime, profile: Profile) -> Reply:
    """The settings as this admin left them, or how the workspace stands; changes nothing."""
    at = seat(work, member, now, profile)
    return Reply((_refusal(work, member, profile),)) if at is None else _current(at)


def probed(
    work: Work,
    member: Member,
    probe: probing.Probe,
    now: datetime,
    profile: Profile,
) -> Reply:
    """What the admin is told once the platform has tried to post the test card."""
    at = seat(work, member, now, profile)
    if at is None:
        return Reply((_refusal(work, member, profile),))
    works = at.change.channel_tested(probe.where, probe.problem.value if probe.problem else "")
    settings = load(work, at.change.workspace)
    if probe.problem is not None:
        again = replace(SEND_TEST, label="Try again")
        other = Action("Choose another channel", Go(Move.ADMIN, pages.CHANNEL))
        text = probing.words(probe.problem, moving=settings.channel is not None)
        return Reply((Notice((text,), actions=(again, other, OPEN), name="TEST-FAILED"),))
    words = "The test card is there. New cases go to that channel now."
    if not works:
        words = "The test card is there, but another channel was chosen meanwhile."
    return Reply((Notice((words, stands(settings)), actions=(OPEN,), name="TESTED"),))


def _refusal(work: Work, member: Member, profile: Profile) -> Notice:
    who = whom_to_ask(work, work.members.workspace(member.workspace_id))
    advice = profile.numbers.non_emergency.number
    emergency = profile.numbers.emergency.number
    words = f"Only admins can change the settings. Ask {who}."
    safety = f"In danger? Call {emergency}. For advice, call {advice}."
    return Notice((words, safety), name="NOT-ADMIN")


def _safety(inbound: Inbound, profile: Profile) -> tuple[Notice, ...]:
    """What is said first wherever a text speaks of danger. It is not kept as an answer to anything."""
    texts: list[Raw] = []
    if isinstance(inbound, Said):
        texts = [inbound.text]
    elif isinstance(inbound, Answered | Filled):
        texts = [raw for raw in inbound.values.values() if isinstance(raw, str)]
    hits = (hit for text in texts for hit in scan(str(text)))
    if not any(hit.kind is AlarmKind.DANGER for hit in hits):
        return ()
    emergency = profile.numbers.emergency.number
    words = f"If anyone is in danger, call {emergency} now. Nothing is sent to the police from these settings."
    return (Notice((words,), name="DANGER"),)


def _current(at: Admin) -> Reply:
    record = at.record()
    if record is None:
        return Reply((_overview(at.settings),))
    draft = record.draft
    return Reply(current_view(at.script(draft), draft, at.now), record.id, record.version)


def _overview(settings: Settings) -> Notice:
    test = (SEND_TEST,) if settings.here else ()
    return Notice((stands(settings),), title="Settings", actions=(OPEN, *test), name="SETTINGS")


def _turn(at: Admin, inbound: Inbound) -> Reply:
    if _asks_for_test(at, inbound):
        return _test_again(at)
    record = at.record()
    page = opens(inbound)
    if record is None and page is None:
        closed = isinstance(inbound, Answered | Filled)
        words = ("The settings are closed. Nothing was changed.",) if closed else ()
        said = (Notice(words, name="CLOSED"),) if words else ()
        return Reply((*said, _overview(at.settings)))
    draft = with_facts(at, up_to_date(at, record.draft if record else fresh(at)))
    script = at.script(draft)
    if page is not None:
        if page in {stop.key for stop in travel(script, draft, at.now).path}:
            draft = draft.reopen(page)
        return kept(at, record, draft, current_view(script, draft, at.now))
    taken = take_turn(script, draft, inbound, at.now)
    match taken.ended:
        case Ended.SENT:
            return save(at, record, script, taken.draft)
        case Ended.DELETED:
            if record is not None:
                at.work.drafts.delete(record.id)
            closed_words = Notice(("Closed. Nothing was changed.",), name="CLOSED")
            return Reply((closed_words, _overview(at.settings)))
        case Ended.SAVED:
            later = Notice(
                ("Kept for later. Nothing has changed yet. Type admin to go on.",),
                actions=(OPEN,),
                name="SETTINGS-KEPT",
            )
            return kept(at, record, replace(taken.draft, here=False), (later,))
        case None:
            return kept(at, record, taken.draft, taken.views)


def _asks_for_test(at: Admin, inbound: Inbound) -> bool:
    if isinstance(inbound, Said):
        record = at.record()
        return fold(inbound.text[:LONGEST_CHOICE]) in TESTS and not (record and record.draft.here)
    return isinstance(inbound, Go) and inbound.move is Move.ADMIN and inbound.page == TEST


def _test_again(at: Admin) -> Reply:
    where = at.settings.chosen or at.settings.channel
    if where is None or not at.settings.here:
        choose = Action("Choose a channel", Go(Move.ADMIN, pages.CHANNEL))
        words = "No handlers' channel is chosen here yet."
        return Reply((Notice((words,), actions=(choose,), name="NO-CHANNEL"),))
    said = Notice(("I am posting a test card in the handlers' channel now.",), name="TESTING")
    return Reply((said,), probe=where)
