"""Turns that share a transaction see, and leave behind, what they would one after the other."""

import asyncio
import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from storage_samples import NOW, draft

from dialogs.ports import DraftRecord, Work
from storage.ahead import Wants
from storage.unit_of_work import Database

Turn = Callable[[Work], Any]


async def in_one_batch(
    database: Database, turns: Sequence[tuple[Turn, Wants | None]]
) -> Sequence[Any]:
    """All of them wait while the writer is held up: then they go together."""
    started, go = threading.Event(), threading.Event()

    def holds_up(_work: Work) -> None:
        started.set()
        go.wait()

    held = asyncio.create_task(database.write(holds_up))
    await asyncio.to_thread(started.wait)
    waiting = [asyncio.create_task(database.write(turn, wants)) for turn, wants in turns]
    await asyncio.sleep(0)
    go.set()
    await held
    return await asyncio.gather(*waiting, return_exceptions=True)


def one(work: Work, member: str) -> DraftRecord:
    return work.drafts.of_member(member)[0]


def answers(record: DraftRecord | None) -> Any:
    return record and (record.version, record.draft.answers, record.warned_at)


def with_answer(record: DraftRecord, name: str) -> DraftRecord:
    more = {**record.draft.answers, name: {"answer": name}}
    return replace(record, draft=record.draft.moved(answers=more))


async def test_an_event_that_comes_five_times_at_once_is_claimed_once(database: Database) -> None:
    await database.write(lambda w: w.claim("known"))
    turns = [(lambda w, e=e: w.claim(e), Wants(e, "m1")) for e in ("e1",) * 5 + ("known", "e2")]
    given = await in_one_batch(database, turns)
    assert given == [True, False, False, False, False, False, True]
    assert not await database.write(lambda w: w.claim("e1"))


async def test_an_event_that_a_turn_leaves_alone_can_be_taken_later(database: Database) -> None:
    await in_one_batch(database, [(lambda _w: None, Wants(e, "m1")) for e in ("e1", "e2")])
    assert await database.write(lambda w: w.claim("e1"))


async def test_a_later_turn_of_a_batch_sees_what_an_earlier_one_saved(database: Database) -> None:
    await database.write(lambda w: w.drafts.add(draft()))
    seen: list[Any] = []

    def answering(name: str) -> Turn:
        def turn(work: Work) -> None:
            record = one(work, "m1")
            seen.append((name, answers(record), answers(work.drafts.get("d1"))))
            work.drafts.save(with_answer(record, name))
            seen.append((name, answers(one(work, "m1"))))

        return turn

    await in_one_batch(database, [(answering(n), Wants(n, "m1")) for n in ("a", "b", "c")])
    stored = await database.read(lambda w: w.drafts.get("d1"))
    assert stored is not None
    assert stored.version == 4
    assert {"a", "b", "c"} <= set(stored.draft.answers)
    versions = [look[1][0] for look in seen]
    assert versions == [1, 2, 2, 3, 3, 4]


async def test_who_raises_in_a_batch_takes_nobody_along(database: Database) -> None:
    await database.write(lambda w: w.drafts.add(draft()))

    def succeeds(work: Work) -> bool:
        first = work.claim("e1")
        work.drafts.save(with_answer(one(work, "m1"), "a"))
        return first

    def raises(work: Work) -> None:
        work.claim("e2")
        work.drafts.save(with_answer(one(work, "m1"), "b"))
        raise LookupError

    given = await in_one_batch(
        database, [(succeeds, Wants("e1", "m1")), (raises, Wants("e2", "m1")), (lambda w: w, None)]
    )
    assert given[0] is True
    assert isinstance(given[1], LookupError)
    stored = await database.read(lambda w: w.drafts.get("d1"))
    assert stored is not None
    assert "a" in stored.draft.answers
    assert "b" not in stored.draft.answers
    assert await database.write(lambda w: w.claim("e2"))


async def test_what_else_a_batch_writes_is_seen_by_its_turns(database: Database) -> None:
    """The turns run last, whatever the order in which they came."""
    await database.write(lambda w: w.drafts.add(draft()))

    turn: Turn = lambda w: one(w, "m1").warned_at  # noqa: E731
    given = await in_one_batch(
        database, [(turn, Wants("e1", "m1")), (lambda w: warns(w, "m1", 0), None)]
    )
    assert given[0] == NOW


def saves(work: Work, member: str, number: int) -> None:
    if held := work.drafts.of_member(member):
        work.drafts.save(with_answer(held[0], str(number)))


def warns(work: Work, member: str, number: int) -> None:
    if record := work.drafts.find(member, "intake"):
        work.drafts.mark_warned(record, NOW + timedelta(minutes=number))


def adds(work: Work, member: str, _number: int) -> None:
    if work.drafts.find(member, "intake") is None:
        work.drafts.add(draft(id=f"d-{member}", member_id=member))


def is_urgent(work: Work, member: str, number: int) -> None:
    if there := work.members.get(member):
        work.members.save(replace(there, urgent_at=NOW + timedelta(minutes=number)))


DOES: tuple[Callable[[Work, str, int], Any], ...] = (
    saves,
    warns,
    adds,
    is_urgent,
    lambda work, member, _: work.drafts.delete(f"d-{member}"),
    lambda work, member, _: [answers(each) for each in work.drafts.of_member(member)],
    lambda work, member, _: answers(work.drafts.get(f"d-{member}")),
    lambda work, member, _: work.members.get(member).urgent_at,  # type: ignore[union-attr]
)
"""Things that turns do with one person's records."""


def random_turn(rng: random.Random, member: str, number: int, seen: list[Any]) -> Turn:
    """A few of `DOES`; what each gave is noted in ``seen``."""
    chosen = rng.choices(range(len(DOES)), k=rng.randint(1, 4))

    def turn(work: Work) -> None:
        first = work.claim(f"{member}-{number % 3}")
        seen.append([first, *((kind, DOES[kind](work, member, number)) for kind in chosen)])

    return turn


@pytest.mark.parametrize("seed", range(25))
async def test_a_batch_is_as_its_turns_one_after_the_other(database: Database, seed: int) -> None:
    outcome: dict[str, Any] = {}
    for member in ("together", "apart"):
        await database.write(_adds_member(member))
        rng, seen = random.Random(seed), []  # noqa: S311 - not a secret
        turns = [random_turn(rng, member, number, seen) for number in range(12)]
        if member == "together":
            wants = [Wants(f"{member}-{number % 3}", member) for number in range(12)]
            given = await in_one_batch(database, list(zip(turns, wants, strict=True)))
            assert not [each for each in given if isinstance(each, BaseException)]
        else:
            for turn in turns:
                await database.write(turn)
        end = await database.read(
            lambda w, m=member: (
                [answers(each) for each in w.drafts.of_member(m)],
                w.members.get(m).urgent_at,
            )
        )
        outcome[member] = (seen, end)
    assert outcome["together"] == outcome["apart"]


def _adds_member(member_id: str) -> Turn:
    def turn(work: Work) -> None:
        known = work.members.get("m1")
        assert known is not None
        work.members.add(replace(known, id=member_id, external_id=member_id))
        work.drafts.add(draft(id=f"d-{member_id}", member_id=member_id))

    return turn
