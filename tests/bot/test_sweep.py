import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from submitting import REST, START, Bot, waiting

from bot.setup import CONSOLE
from bot.sweep import TRIED_AGAIN, Sweep
from dialogs.engine.inbound import Answered
from dialogs.engine.views import Ask, Receipt, View
from dialogs.ports import Destination, PlatformFailed
from storage.drafts import SqlDrafts


def sweep(bot: Bot, **beside: Any) -> Sweep:
    program = bot.program
    return Sweep(
        program.database, program.platforms, program.profiles, program.metrics, bot.now, **beside
    )


async def test_a_reply_that_was_not_shown_is_shown_once(bot: Bot) -> None:
    await bot.answer(START)
    bot.now.at += timedelta(seconds=3)
    assert await sweep(bot).look(CONSOLE, bot.platform) == 1
    ((where, view),) = bot.platform.posts.values()
    assert where.channel == bot.practitioner
    assert isinstance(view, Ask)
    assert view.page == "C2.1"
    assert await sweep(bot).look(CONSOLE, bot.platform) == 0


async def test_a_reply_that_was_shown_is_left_alone(bot: Bot) -> None:
    reply = await bot.answer(START)
    await bot.practice.delivered(reply)
    await bot.program.marks.close()
    bot.now.at += timedelta(seconds=3)
    assert await sweep(bot).look(CONSOLE, bot.platform) == 0
    assert bot.platform.posts == {}


async def test_a_reply_has_two_seconds_to_be_shown(bot: Bot) -> None:
    await bot.answer(START)
    bot.now.at += timedelta(seconds=1)
    assert await sweep(bot).look(CONSOLE, bot.platform) == 0


async def test_a_lost_receipt_is_shown(bot: Bot) -> None:
    await bot.submit()
    bot.now.at += timedelta(seconds=3)
    await sweep(bot).look(CONSOLE, bot.platform)
    (view,) = bot.platform.views()
    assert isinstance(view, Receipt)


async def test_a_platform_that_fails_is_tried_again(bot: Bot) -> None:
    await bot.answer(START)
    bot.now.at += timedelta(seconds=3)

    class Down:
        async def post(self, *_args: object) -> str:
            raise ConnectionError

    assert await sweep(bot).look(CONSOLE, Down()) == 0  # type: ignore[arg-type]
    assert await sweep(bot).look(CONSOLE, bot.platform) == 1


async def test_a_handlers_form_brings_no_message_into_the_handlers_private_chat(bot: Bot) -> None:
    await bot.submit()
    case = bot.program.database.read_sync(
        lambda w: w.cases.by_submission(w.submissions.of_member(bot.practitioner)[0].id)
    )
    assert case is not None
    await bot.press("take", case.id)
    form = waiting(await bot.press("no_action", case.id))
    assert form.page.startswith("outcome-")
    bot.now.at += timedelta(seconds=3)
    assert await sweep(bot).look(CONSOLE, bot.platform) == 1
    assert [where.channel for where, _ in bot.platform.posts.values()] == [bot.practitioner]


@pytest.mark.parametrize("error", [ConnectionError, ValueError])
async def test_a_person_who_cannot_be_reached_does_not_keep_the_others_waiting(
    bot: Bot, error: type[Exception]
) -> None:
    await bot.answer(START)
    second = bot.people.practitioners[1].member
    await bot.practice.turn(second, Answered("G1", {"answer": "can_wait"}), "e2")
    bot.now.at += timedelta(seconds=3)

    class Blocked:
        async def post(self, where: Destination, _view: View) -> str:
            if where.channel == bot.practitioner:
                raise error
            return "m1"

    assert await sweep(bot).look(CONSOLE, Blocked()) == 1  # type: ignore[arg-type]


async def test_a_draft_that_cannot_be_opened_does_not_end_the_sweep(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sweep.SWEEP_EVERY", 0.01)
    await bot.answer(START)
    bot.program.database.write_sync(
        lambda w: w.connection.execute(text("UPDATE draft SET content = key"))
    )
    second = bot.people.practitioners[1].member
    await bot.practice.turn(second, Answered("G1", {"answer": "can_wait"}), "e2")
    bot.now.at += timedelta(seconds=3)
    running = asyncio.create_task(sweep(bot).run())
    for _ in range(6000):
        if bot.platform.posts or running.done():
            break
        await asyncio.sleep(0.01)
    assert not running.done()
    running.cancel()
    assert [where.channel for where, _ in bot.platform.posts.values()] == [second]


async def test_one_reply_that_cannot_be_shown_does_not_keep_others_from_people(bot: Bot) -> None:
    await bot.answer(START)
    second = bot.people.practitioners[1].member
    await bot.practice.turn(second, Answered("G1", {"answer": "can_wait"}), "e2")
    bot.now.at += timedelta(seconds=3)
    posted: list[str] = []

    class Odd:
        async def post(self, where: Destination, _view: View) -> str:
            posted.append(where.channel)
            if where.channel == bot.practitioner:
                raise ValueError("this one never")
            return "m1"

    looking = sweep(bot)
    assert await looking.look(CONSOLE, Odd()) == 1  # type: ignore[arg-type]
    assert await looking.look(CONSOLE, Odd()) == 0  # type: ignore[arg-type]
    assert sorted(posted) == sorted([bot.practitioner, second])


async def test_a_reply_that_a_platform_refuses_for_now_is_shown_when_it_is_mended(
    bot: Bot,
) -> None:
    await bot.answer(START)
    bot.now.at += timedelta(seconds=3)
    tried: list[str] = []

    class Refusing:
        async def post(self, where: Destination, _view: View) -> str:
            tried.append(where.channel)
            raise PlatformFailed

    looking = sweep(bot)
    for _ in range(3):
        assert await looking.look(CONSOLE, Refusing()) == 0  # type: ignore[arg-type]
    assert len(tried) == 1, "a platform that refuses is not asked every second"
    assert await looking.look(CONSOLE, bot.platform) == 0
    bot.now.at += TRIED_AGAIN
    assert await looking.look(CONSOLE, bot.platform) == 1


async def test_a_reply_that_is_on_its_way_is_not_lost(bot: Bot) -> None:
    await bot.answer(START)
    bot.now.at += timedelta(seconds=3)
    on_its_way = {bot.practitioner}
    showing = {CONSOLE: on_its_way.__contains__}
    looking = sweep(bot, showing=showing, marks=bot.program.marks)
    assert await looking.look(CONSOLE, bot.platform) == 0
    on_its_way.clear()
    assert await looking.look(CONSOLE, bot.platform) == 1


async def test_a_reply_whose_mark_is_not_written_yet_is_not_lost(bot: Bot) -> None:
    reply = await bot.answer(START)
    bot.now.at += timedelta(seconds=3)
    await bot.practice.delivered(reply)
    looking = sweep(bot, marks=bot.program.marks)
    assert await looking.look(CONSOLE, bot.platform) == 0
    assert bot.platform.posts == {}


async def test_a_turn_that_comes_while_the_sweep_looks_is_not_taken_for_the_lost_one(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reply that was found was shown meanwhile, and the next has its two seconds from now."""
    first = await bot.answer(START)
    bot.now.at += timedelta(seconds=3)
    looking = sweep(bot, marks=bot.program.marks)
    unsent = SqlDrafts.unsent

    def found(drafts: SqlDrafts, platform: str, before: datetime) -> Sequence[tuple[str, int]]:
        """Once the list is read, the person is shown the reply and answers."""
        listed = unsent(drafts, platform, before)
        asyncio.run_coroutine_threadsafe(goes_on(), loop).result()
        return listed

    async def goes_on() -> None:
        await bot.practice.delivered(first)
        await bot.answer(REST)

    loop = asyncio.get_running_loop()
    monkeypatch.setattr(SqlDrafts, "unsent", found)
    assert await looking.look(CONSOLE, bot.platform) == 0
    assert bot.platform.posts == {}
