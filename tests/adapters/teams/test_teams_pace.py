"""Teams' rates for one conversation: 7 in a second, 8 in 2, 60 in 30, 1,800 in an hour."""

import pytest

from adapters.teams.pace import LIMITS, Pace


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_no_window_ever_holds_more_than_it_may() -> None:
    clock, times = Clock(), list[float]()
    pace = Pace(clock)
    for _ in range(3_700):
        times.append(clock.now + pace.turn("a", 1e9))
    for seconds, number in LIMITS:
        for first, late in zip(times, times[number:], strict=False):
            assert late - first >= seconds - 1e-6, (seconds, number)


def test_conversations_do_not_wait_for_each_other() -> None:
    pace = Pace(Clock())
    assert [pace.turn(str(number), 10) for number in range(50)] == [0.0] * 50


def test_a_turn_that_is_too_late_is_not_taken() -> None:
    clock = Clock()
    pace = Pace(clock)
    for _ in range(7):
        assert pace.turn("a", 0.5) == 0.0
    assert [pace.turn("a", 0.5) for _ in range(3)] == [1.0] * 3
    clock.now += 1.0
    assert pace.turn("a", 0.5) == 0.0


def test_a_pause_holds_the_conversation() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.close("a", 5)
    pace.close("a", 2)
    assert pace.closed_for("a") == 5.0
    assert pace.turn("a", 60) == 5.0
    assert pace.closed_for("b") == 0.0
    clock.now += 5
    assert pace.closed_for("a") == 0.0


def test_what_rested_for_an_hour_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.teams.pace._KEPT", 3)
    clock = Clock()
    pace = Pace(clock)
    for number in range(3):
        pace.turn(str(number), 10)
    clock.now += 3_700
    pace.turn("new", 10)
    assert list(pace._threads) == ["new"]
