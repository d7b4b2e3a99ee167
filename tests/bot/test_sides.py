"""What stands between a platform and the use cases: tries again, and marks of what was shown."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError
from submitting import Bot

from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.views import Ask, Notice
from dialogs.ports import Case, Reply, StaleCase
from storage.cases import SqlCases


@pytest.fixture
def anywhere(tmp_path: Path, database_url: str) -> Iterator[Bot]:
    made = Bot(tmp_path, database_url)
    yield made
    made.close()


async def test_a_change_sent_while_a_handler_takes_the_case_is_added_once(
    anywhere: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On PostgreSQL a handler may commit between the sender's look at the case and its save."""
    await anywhere.submit()
    read = anywhere.program.database.read_sync
    (sent,) = read(lambda w: w.submissions.of_member(anywhere.practitioner))
    asked = ask(await anywhere.turn(Go(Move.AMEND, sent.id)))
    asked = ask(await anywhere.turn(Answered("AMEND", {"answer": "add"}, asked.revision)))
    save, others = SqlCases.save, ["a handler"]

    def save_after_another(self: SqlCases, case: Case) -> None:
        if others:
            others.pop()
            raise StaleCase
        save(self, case)

    monkeypatch.setattr(SqlCases, "save", save_after_another)
    reply = await anywhere.turn(Answered("AMEND-ADD", {"what": "A red van"}, asked.revision))
    assert [v.name for v in reply.views if isinstance(v, Notice)] == ["ADDED"]
    assert len(read(lambda w: w.submissions.additions(sent.id))) == 1


async def test_a_mark_noted_while_others_are_written_is_written_too(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = await two_replies(bot)
    write = bot.program.database.write

    async def slow(use_case: Any, **_how: object) -> Any:
        await bot.practice.delivered(second)
        monkeypatch.undo()
        return await write(use_case)

    monkeypatch.setattr(bot.program.database, "write", slow)
    await bot.practice.delivered(first)
    await marked(bot)


async def test_who_asks_for_the_marks_waits_for_those_that_are_being_written(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the sweep would take a reply for lost that was shown, and show it twice."""
    first, _ = await two_replies(bot)
    write, go = bot.program.database.write, asyncio.Event()

    async def slow(use_case: Any, **_how: object) -> Any:
        await go.wait()
        return await write(use_case)

    monkeypatch.setattr(bot.program.database, "write", slow)
    marks = bot.program.marks
    marks.add(first)
    writing = asyncio.create_task(marks.flush())
    await asyncio.sleep(0)
    asked = asyncio.create_task(marks.flush())
    await asyncio.sleep(0.05)
    assert not asked.done()
    go.set()
    await asyncio.gather(writing, asked)
    record = bot.program.database.read_sync(lambda w: w.drafts.get(first.draft_id))
    assert record is not None
    assert record.sent_version == record.version


async def test_marks_outlast_a_database_that_does_not_answer(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sides._DATABASE_BACK", 0.0)
    first, second = await two_replies(bot)

    async def down(_use_case: object, **_how: object) -> None:
        monkeypatch.undo()
        await bot.practice.delivered(second)
        raise DBAPIError("COMMIT", None, OSError("disk full"))

    monkeypatch.setattr(bot.program.database, "write", down)
    await bot.practice.delivered(first)
    await marked(bot)


async def two_replies(bot: Bot) -> tuple[Reply, Reply]:
    """The first answers of two people."""
    second = bot.people.practitioners[1].member
    answer = Answered("G1", {"answer": "can_wait"})
    return await bot.turn(answer), await bot.practice.turn(second, answer, "e2")


async def marked(bot: Bot) -> None:
    """Waits until every reply is marked as shown."""
    count = "SELECT count(*) FROM draft WHERE version > sent_version"
    for _ in range(100):
        await asyncio.sleep(0.05)
        if not bot.program.database.read_sync(
            lambda w: w.connection.exec_driver_sql(count).scalar_one()
        ):
            return
    pytest.fail("a reply is not marked")


def ask(reply: Reply) -> Ask:
    return next(view for view in reply.views if isinstance(view, Ask))
