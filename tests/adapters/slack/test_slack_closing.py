"""When answered questions lose their buttons."""

import asyncio

from adapters.slack.closing import AT_ONCE, MOST_WAITING, Closings
from adapters.slack.errors import SlackUnreachable
from adapters.slack.ports import Team

HERE, THERE = Team("T1"), Team("T2")


class Slack:
    """Closings, what they closed, and a clock that stands."""

    def __init__(self) -> None:
        self.now = 0.0
        self.closed: list[str] = []
        self.closings = Closings(lambda: self.now)

    def add(self, name: str, team: Team = HERE) -> None:
        async def close() -> None:
            if name == "fails":
                raise SlackUnreachable("chat.update", "http_500")
            self.closed.append(name)

        self.closings.add(team, name, close)

    async def runs(self) -> None:
        for _ in range(2 * AT_ONCE):
            await asyncio.sleep(0)


async def test_after_so_many_at_once_the_newest_goes_first_and_others_have_a_pace_of_their_own() -> (
    None
):
    slack = Slack()
    for number in range(AT_ONCE):
        slack.add(f"{number}")
        await slack.runs()
    assert len(slack.closed) == AT_ONCE
    for name in ("older", "newer"):
        slack.add(name)
    slack.add("elsewhere", THERE)
    await slack.runs()
    assert slack.closed[AT_ONCE:] == ["elsewhere"]
    slack.now = 1.3
    await asyncio.sleep(1.3)
    assert slack.closed[AT_ONCE:] == ["elsewhere", "newer"]
    await slack.closings.drain()


async def test_one_that_fails_keeps_nobody_and_one_that_is_closed_twice_is_drawn_once() -> None:
    slack = Slack()
    for name in ("a", "fails", "a"):
        slack.add(name)
    await slack.closings.drain()
    assert slack.closed == ["a"]


async def test_what_would_come_far_too_late_is_left_out() -> None:
    slack = Slack()
    for number in range(MOST_WAITING + 1):
        slack.add(f"{number}")
    slack.now = 10.0
    await slack.closings.drain()
    assert slack.closed[0] == str(MOST_WAITING)
    assert len(slack.closed) == AT_ONCE
    assert "0" not in slack.closed
