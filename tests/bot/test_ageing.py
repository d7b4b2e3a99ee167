"""What nobody touches goes: drafts after a warning, ids of events, references of messages."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from delivering import delivery, only_case
from sqlalchemy import DateTime, bindparam, text
from submitting import REST, START, Bot, waiting

from bot.delivery import SomeLeft
from dialogs.engine.inbound import Answered, Filled, Go, Move
from dialogs.engine.views import Notice
from dialogs.ports import DraftRecord, Entry
from storage.drafts import SqlDrafts
from storage.posts import TYPED, Post
from storage.work import SqlWork

CARRY_ON = (("R1", {"answer": "no"}), *REST[:1])


def drafts(bot: Bot) -> Sequence[str]:
    return bot.program.database.read_sync(
        lambda w: [record.draft.script for record in w.drafts.of_member(bot.practitioner)]
    )


def trail(bot: Bot, event: str) -> list[Entry]:
    def query(work: SqlWork) -> list[Entry]:
        subjects = work.connection.execute(
            text("SELECT subject FROM audit WHERE event = :event"), {"event": event}
        ).scalars()
        return [e for s in set(subjects) for e in work.audit.of_subject(s) if e.event == event]

    return bot.program.database.read_sync(query)


async def test_an_idle_draft_is_warned_about_a_working_day_before_and_deleted_after_the_third(
    bot: Bot,
) -> None:
    """domain.md 7: Monday's draft lives to the end of Thursday; its owner hears on Wednesday at 10."""
    await bot.answer(START)
    look = delivery(bot).look_after_drafts
    for at, warned, left in (
        (datetime(2026, 3, 4, 9, 59, tzinfo=UTC), 0, 1),
        (datetime(2026, 3, 4, 10, 0, tzinfo=UTC), 1, 1),
        (datetime(2026, 3, 4, 10, 15, tzinfo=UTC), 1, 1),
        (datetime(2026, 3, 5, 23, 58, tzinfo=UTC), 1, 1),
        (datetime(2026, 3, 5, 23, 59, 59, tzinfo=UTC), 1, 0),
    ):
        bot.now.at = at
        await look("")
        assert len([job for job in bot.jobs() if job[0] == "warn"]) == warned, at
        assert len(drafts(bot)) == left, at
    assert len(trail(bot, "draft.expired")) == 1


async def test_a_draft_whose_warning_came_late_lives_for_another_working_day(bot: Bot) -> None:
    """The program was down over the days in which it would have warned."""
    await bot.answer(START)
    bot.now.at = datetime(2026, 3, 6, 9, tzinfo=UTC)
    await delivery(bot).look_after_drafts("")
    (job,) = bot.jobs()
    await delivery(bot).warn(job[1])
    (view,) = bot.platform.views()
    assert isinstance(view, Notice)
    assert "Monday 9 March" in view.text[0]
    for minute, left in ((58, 1), (59, 0)):
        bot.now.at = datetime(2026, 3, 9, 23, minute, 59, tzinfo=UTC)
        await delivery(bot).look_after_drafts("")
        assert len(drafts(bot)) == left


async def test_a_draft_that_cannot_be_opened_keeps_no_other_from_its_end(bot: Bot) -> None:
    await bot.answer(START)
    second = bot.people.practitioners[1].member
    await bot.practice.turn(second, Answered("G1", {"answer": "can_wait"}), "e2")
    bot.program.database.write_sync(
        lambda w: w.connection.execute(
            text("UPDATE draft SET content = key WHERE member_id = :first"),
            {"first": bot.practitioner},
        )
    )
    bot.now.at = datetime(2026, 3, 4, 11, tzinfo=UTC)
    with pytest.raises(SomeLeft):
        await delivery(bot).look_after_drafts("")
    assert [job[0] for job in bot.jobs()] == ["warn"]
    bot.now.at = datetime(2026, 3, 6, tzinfo=UTC)
    with pytest.raises(SomeLeft):
        await delivery(bot).look_after_drafts("")
    left = bot.program.database.read_sync(
        lambda w: w.connection.execute(text("SELECT member_id FROM draft")).scalars().all()
    )
    assert left == [bot.practitioner]


async def test_a_draft_that_its_owner_takes_up_again_meanwhile_is_not_deleted(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On PostgreSQL a turn may be committed between the look at a draft and its end."""
    await bot.answer(START)
    bot.now.at = datetime(2026, 3, 4, 11, tzinfo=UTC)
    await delivery(bot).look_after_drafts("")
    bot.now.at = datetime(2026, 3, 6, tzinfo=UTC)
    read = SqlDrafts.get

    def read_before_the_turn(self: SqlDrafts, draft_id: str) -> DraftRecord | None:
        found = read(self, draft_id)
        return found and replace(found, version=found.version - 1)

    monkeypatch.setattr(SqlDrafts, "get", read_before_the_turn)
    await delivery(bot).look_after_drafts("")
    monkeypatch.undo()
    assert len(drafts(bot)) == 1
    assert trail(bot, "draft.expired") == []


async def test_a_weekend_does_not_count(bot: Bot) -> None:
    bot.now.at = datetime(2026, 3, 6, 16, tzinfo=UTC)
    await bot.answer(START)
    bot.now.at = datetime(2026, 3, 10, 9, tzinfo=UTC)
    await delivery(bot).look_after_drafts("")
    assert not [job for job in bot.jobs() if job[0] == "warn"]
    bot.now.at = datetime(2026, 3, 11, 22, tzinfo=UTC)
    await delivery(bot).look_after_drafts("")
    assert [job[0] for job in bot.jobs()] == ["warn"]
    assert len(drafts(bot)) == 1


async def test_the_warning_says_when_and_offers_both_ways(bot: Bot) -> None:
    await bot.answer(START)
    bot.now.at = datetime(2026, 3, 4, 11, tzinfo=UTC)
    await delivery(bot).look_after_drafts("")
    (job,) = bot.jobs()
    await delivery(bot).warn(job[1])
    ((where, view),) = bot.platform.posts.values()
    assert where.channel == bot.practitioner
    assert isinstance(view, Notice)
    assert "Thursday 5 March" in view.text[0]
    assert [action.label for action in view.actions] == ["Carry on", "Delete it"]


async def test_whoever_carries_on_after_the_warning_has_three_days_again(bot: Bot) -> None:
    await bot.answer(START)
    bot.now.at = datetime(2026, 3, 4, 11, tzinfo=UTC)
    await delivery(bot).look_after_drafts("")
    await bot.answer(CARRY_ON)
    bot.now.at = datetime(2026, 3, 6, 12, tzinfo=UTC)
    await delivery(bot).look_after_drafts("")
    assert len(drafts(bot)) == 1
    assert [job[0] for job in bot.jobs()] == ["warn", "warn"]


async def test_a_warning_for_a_draft_that_was_deleted_or_touched_since_is_not_sent(
    bot: Bot,
) -> None:
    await bot.answer(START)
    bot.now.at = datetime(2026, 3, 4, 11, tzinfo=UTC)
    await delivery(bot).look_after_drafts("")
    (job,) = bot.jobs()
    await bot.answer(CARRY_ON)
    await delivery(bot).warn(job[1])
    await bot.turn(Go(Move.DELETE))
    await delivery(bot).warn(job[1])
    assert bot.platform.posts == {}


async def test_what_is_left_of_a_sent_draft_goes_without_a_warning_and_without_a_trace(
    bot: Bot,
) -> None:
    await bot.submit()
    bot.now.at += timedelta(days=10)
    await delivery(bot).look_after_drafts("")
    assert drafts(bot) == []
    assert not [job for job in bot.jobs() if job[0] == "warn"]
    assert trail(bot, "draft.expired") == []


async def test_the_ids_of_old_events_are_forgotten_and_young_ones_kept(bot: Bot) -> None:
    bot.now.at = datetime.now(UTC)
    await bot.turn(Answered("G1", {"answer": "can_wait"}), "old")
    await bot.turn(Answered("G2", {"answer": "none"}), "young")
    aged = {"at": bot.now.at - timedelta(days=7, minutes=1)}
    bot.program.database.write_sync(
        lambda w: w.connection.execute(
            text("UPDATE event SET received_at = :at WHERE id = 'old'").bindparams(
                bindparam("at", type_=DateTime(timezone=True))
            ),
            aged,
        )
    )
    await delivery(bot).forget_events("")
    kept = bot.program.database.read_sync(
        lambda w: w.connection.execute(text("SELECT id FROM event")).scalars().all()
    )
    assert kept == ["young"]


async def test_references_of_messages_go_where_no_draft_can_change_them(bot: Bot) -> None:
    def place(work: SqlWork) -> None:
        member = work.members.get(bot.practitioner)
        assert member is not None
        for ts, days in (("1.1", 15), ("1.2", 1)):
            at = bot.now() - timedelta(days=days)
            work.posts.remember(Post(member.workspace_id, member.id, "D1", ts, TYPED, "", at))

    def left() -> list[str]:
        found = bot.program.database.read_sync(lambda w: w.posts.of(bot.practitioner, TYPED))
        return [each.ts for each in found]

    bot.program.database.write_sync(place)
    await bot.answer(START)
    await delivery(bot).forget_events("")
    assert left() == ["1.1", "1.2"]
    await bot.turn(Go(Move.DELETE), "d1")
    bot.program.database.write_sync(
        lambda w: [w.drafts.delete(each.id) for each in w.drafts.of_member(bot.practitioner)]
    )
    await delivery(bot).forget_events("")
    assert left() == ["1.2"]


async def test_a_half_filled_form_of_a_handler_is_deleted_too_when_nobody_touches_it(
    bot: Bot,
) -> None:
    await bot.submit()
    case = only_case(bot)
    await bot.press("take", case.id)
    reply = await bot.press("intelligence", case.id)
    page = waiting(reply).page
    await bot.desk.turn(bot.handler, Filled(page, {"text": "Parcels"}), "k1")
    bot.now.at += timedelta(days=10)
    await delivery(bot).look_after_drafts("")
    assert (await bot.desk.current(bot.handler)).views == ()
