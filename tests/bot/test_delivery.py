"""Cards and words to people, delivered by jobs: once, kept up to date, tried again."""

from dataclasses import replace

import pytest
from delivering import delivery, only_case
from sqlalchemy import text
from submitting import NARRATIVE, REST, START, Bot, waiting

from bot.channel_check import ChannelOpenToOthers
from bot.delivery import Delivery, NoDestination, NoPlatform
from bot.jobs import RetryLaterError
from bot.setup import CONSOLE
from dialogs.engine.inbound import Answered
from dialogs.engine.views import CaseCard, Notice, Receipt
from dialogs.ports import PlatformBusy, PlatformFailed
from dialogs.workspaces.facts import ChannelFacts


async def test_a_card_is_posted_once_and_then_kept_up_to_date(bot: Bot) -> None:
    await bot.submit()
    case = only_case(bot)
    await delivery(bot).card(case.id)
    assert only_case(bot).message_ref == "m1"
    await bot.press("take", case.id)
    await delivery(bot).card(case.id)
    ((where, card),) = bot.platform.posts.values()
    assert where.channel == bot.people.channel
    assert isinstance(card, CaseCard)
    assert "Sam Reed" in card.headline
    assert bot.platform.updates == ["m1"]


async def test_a_card_that_somebody_deleted_is_posted_again(bot: Bot) -> None:
    await bot.submit()
    case = only_case(bot)
    await delivery(bot).card(case.id)
    del bot.platform.posts["m1"]
    bot.platform.posts["other"] = None  # type: ignore[assignment]
    await delivery(bot).card(case.id)
    assert only_case(bot).message_ref == "m2"


async def test_a_card_says_nothing_of_what_was_written(bot: Bot) -> None:
    await bot.submit()
    await delivery(bot).card(only_case(bot).id)
    shown = str(bot.platform.views())
    assert not [word for word in NARRATIVE.split() if len(word) > 6 and word in shown]


async def test_without_a_platform_or_a_channel_a_card_waits(bot: Bot) -> None:
    await bot.submit()
    case = only_case(bot)
    bot.program.platforms.clear()
    with pytest.raises(NoPlatform):
        await delivery(bot).card(case.id)
    bot.program.database.write_sync(lambda w: w.connection.execute(text("DELETE FROM destination")))
    with pytest.raises(NoDestination):
        await delivery(bot).card(case.id)
    assert only_case(bot).message_ref is None


async def test_the_sender_is_told_in_private_that_it_is_taken(bot: Bot) -> None:
    await bot.submit()
    case = only_case(bot)
    await bot.press("take", case.id)
    (told,) = [job for job in bot.jobs() if job[0] == "tell"]
    await delivery(bot).tell(*told[1:])
    ((where, view),) = bot.platform.posts.values()
    assert where.channel == bot.practitioner
    assert isinstance(view, Notice)
    assert case.reference in " ".join(view.text)
    assert [action.label for action in view.actions] == ["Add or correct"]


async def test_a_repeated_event_sends_nothing_twice(bot: Bot) -> None:
    await bot.answer(START + REST[:-1])
    asked = waiting(await bot.practice.current(bot.practitioner))
    send = Answered("CHECK", {"answer": "send"}, asked.revision)
    first, again = await bot.turn(send, "e1"), await bot.turn(send, "e1")
    assert isinstance(first.views[0], Receipt)
    assert again.views == first.views
    assert [job[0] for job in bot.jobs()] == ["card"]


async def test_a_platform_that_asks_for_a_pause_gets_it_and_nothing_counts_as_failed(
    bot: Bot,
) -> None:
    await bot.submit()
    case = only_case(bot)

    class Pause(PlatformBusy):
        seconds = 17.0

    class Busy:
        async def post(self, *_given: object) -> str:
            raise Pause

        async def update(self, *_given: object) -> None:
            raise Pause

    told = delivery(bot)
    quiet = bot.program.platforms[CONSOLE]
    for reference in (None, "m1"):
        if reference:
            bot.program.database.write_sync(
                lambda w, ref=reference: w.cases.set_message_ref(case.id, ref)
            )
        bot.program.platforms[CONSOLE] = Busy()
        with pytest.raises(RetryLaterError) as later:
            await told.card(case.id)
        assert later.value.delay_seconds == 17.0
    with pytest.raises(RetryLaterError):
        await told.tell(case.submission_id, "taken")
    bot.program.platforms[CONSOLE] = quiet
    await told.card(case.id)
    assert len(bot.platform.posts) == 1


class Broken(PlatformFailed):
    mend = "Mend it."


class Channels:
    """A directory with one channel, which others see or not, or that is not there at all."""

    there: ChannelFacts | None = None

    async def person(self, _workspace_id: str, _text: str) -> None:
        return None

    async def channel(self, _workspace_id: str, _text: str) -> ChannelFacts | None:
        return self.there


async def test_cards_that_wait_are_tried_at_once_when_one_gets_through_or_the_channel_seems_fit(
    bot: Bot,
) -> None:
    await bot.submit()
    case, program, channels = only_case(bot), bot.program, Channels()
    given = (program.database, program.platforms, program.profiles, program.metrics, bot.now)
    works = delivery(bot)
    looks = Delivery(*given, directories={CONSOLE: channels})

    class Failing:
        async def post(self, *_given: object) -> str:
            raise Broken

    def resumed() -> int:
        return len([job for job in bot.jobs() if job[0] == "resume"])

    quiet = program.platforms[CONSOLE]
    program.platforms[CONSOLE] = Failing()  # type: ignore[assignment]  # it only posts
    with pytest.raises(Broken):
        await works.card(case.id)
    await looks.look_at_channels("")
    assert resumed() == 0
    channels.there = ChannelFacts("C1", "#desk")
    await looks.look_at_channels("")
    assert resumed() == 1
    program.platforms[CONSOLE] = quiet
    await works.card(case.id)
    await works.card(case.id)
    assert resumed() == 2
    await looks.look_at_channels("")
    assert resumed() == 2


async def test_a_look_at_all_channels_stands_for_no_cards_own_look(bot: Bot) -> None:
    await bot.submit()
    case, program, channels = only_case(bot), bot.program, Channels()
    channels.there = ChannelFacts("C1", "#desk")
    given = (program.database, program.platforms, program.profiles, program.metrics, bot.now)
    checked = Delivery(*given, directories={CONSOLE: channels})
    await checked.look_at_channels("")
    channels.there = replace(channels.there, shared=True)
    with pytest.raises(ChannelOpenToOthers):
        await checked.card(case.id)
    assert only_case(bot).message_ref is None
