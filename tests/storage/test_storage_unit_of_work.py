import asyncio
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import DBAPIError
from storage_samples import FORCE, NOW, draft, entry

from dialogs.ports import StaleDraft, Work
from storage import group_commit
from storage.audit import verify
from storage.crypto import MasterKeys
from storage.group_commit import Closed
from storage.migrate import upgrade
from storage.unit_of_work import Database
from storage.work import NoQueue


def events(database: Database) -> list[str]:
    return list(
        database.read_sync(
            lambda w: w.connection.execute(text("SELECT id FROM event ORDER BY id")).scalars().all()
        )
    )


async def test_an_event_is_claimed_once(database: Database) -> None:
    claims = [database.write(lambda w: w.claim("e1")) for _ in range(8)]
    assert sorted(await asyncio.gather(*claims)) == [False] * 7 + [True]
    assert await database.write(lambda w: w.claim("e2"))
    assert not await database.write(lambda w: w.claim("e2"))


async def test_of_32_writes_at_once_the_failing_one_fails_alone(
    database: Database, keys: MasterKeys
) -> None:
    def turn(number: int) -> Any:
        def use_case(work: Work) -> int:
            work.claim(f"e{number:02}")
            work.audit.append(entry(f"c{number}"))
            if number == 13:
                raise LookupError("13 fails")
            return number

        return use_case

    results = await asyncio.gather(
        *(database.write(turn(number)) for number in range(32)), return_exceptions=True
    )
    failed = results.pop(13)
    assert isinstance(failed, LookupError)
    assert results == [number for number in range(32) if number != 13]
    assert events(database) == [f"e{number:02}" for number in range(32) if number != 13]
    assert database.read_sync(lambda w: verify(w.connection, keys)) == []


async def test_an_error_of_the_database_undoes_its_own_use_case_alone(database: Database) -> None:
    def breaks(work: Any) -> None:
        work.claim("broken")
        work.members.add_force(replace(FORCE, id="f9"))

    outcomes = await asyncio.gather(
        database.write(lambda w: w.claim("before")),
        database.write(breaks),
        database.write(lambda w: w.claim("after")),
        return_exceptions=True,
    )
    assert outcomes[0] is True
    assert isinstance(outcomes[1], DBAPIError)
    assert outcomes[2] is True
    assert events(database) == ["after", "before"]


async def test_an_answer_comes_only_after_the_commit(database: Database) -> None:
    """Each result is looked for on another connection at the moment it is given."""

    async def turn(number: int) -> bool:
        await database.write(lambda w: w.claim(f"e{number}"))
        return f"e{number}" in events(database)

    assert all(await asyncio.gather(*(turn(number) for number in range(64))))


async def test_when_the_commit_fails_every_caller_gets_the_error(
    database: Database,
) -> None:
    engine = database._writer._engine  # the only way to make a commit fail

    def refuse(_connection: Connection) -> None:
        raise DBAPIError("COMMIT", None, OSError("disk full"))

    event.listen(engine, "commit", refuse)
    failed = await asyncio.gather(
        *(database.write(lambda w, n=n: w.claim(f"e{n}")) for n in range(5)), return_exceptions=True
    )
    event.remove(engine, "commit", refuse)
    assert [isinstance(one, DBAPIError) for one in failed] == [True] * 5
    assert events(database) == []
    assert await database.write(lambda w: w.claim("e1"))


async def test_a_write_goes_on_when_its_caller_is_cancelled(
    database: Database, migrated_url: str, keys: MasterKeys
) -> None:
    started, go = threading.Event(), threading.Event()

    def slow(work: Work) -> None:
        started.set()
        go.wait()
        work.claim("e1")

    task = asyncio.create_task(database.write(slow))
    waiting = asyncio.create_task(database.write(lambda w: w.claim("e2")))
    await asyncio.to_thread(started.wait)
    task.cancel()
    waiting.cancel()
    go.set()
    assert await asyncio.gather(task, waiting, return_exceptions=True) != [None, True]
    await asyncio.to_thread(database.close)
    again = Database(migrated_url, keys)
    assert events(again) == ["e1", "e2"]
    again.close()


async def test_closing_finishes_what_waits_and_takes_no_more(database: Database) -> None:
    writes = [
        asyncio.create_task(database.write(lambda w, n=n: w.claim(f"e{n:02}"))) for n in range(40)
    ]
    await asyncio.sleep(0)
    await asyncio.to_thread(database.close)
    assert await asyncio.gather(*writes) == [True] * 40
    with pytest.raises((Closed, RuntimeError)):
        await database.write(lambda w: w.claim("late"))


async def test_a_patient_write_goes_with_the_next_one_or_soon_by_itself(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[Connection] = []

    def write(work: Work) -> None:
        used.append(work.connection.get_transaction())  # type: ignore[attr-defined]

    monkeypatch.setattr(group_commit, "PATIENCE", 60.0)
    patient = asyncio.create_task(database.write(write, patient=True))
    await asyncio.sleep(0.05)
    assert not used
    await asyncio.gather(patient, database.write(write))
    assert used[0] is used[1]
    monkeypatch.setattr(group_commit, "PATIENCE", 0.01)
    await database.write(write, patient=True)
    assert used[2] is not used[0]


async def test_closing_waits_for_nobody_to_join_a_patient_write(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_commit, "PATIENCE", 60.0)
    patient = asyncio.create_task(database.write(lambda w: w.claim("e1"), patient=True))
    await asyncio.sleep(0.05)
    await asyncio.to_thread(database.close)
    assert await patient


async def test_two_turns_on_one_draft_one_is_stale(database: Database) -> None:
    await database.write(lambda w: w.drafts.add(draft()))
    loaded = await database.read(lambda w: w.drafts.get("d1"))
    assert loaded is not None
    saves = [database.write(lambda w: w.drafts.save(loaded)) for _ in range(2)]
    outcomes = await asyncio.gather(*saves, return_exceptions=True)
    assert sorted(map(type, outcomes), key=str) == [type(None), StaleDraft]


async def test_no_update_is_lost_between_writers(database: Database) -> None:
    """Each turn loads and saves; a stale one is tried again. Every answer must be there at the end."""
    await database.write(lambda w: w.drafts.add(draft()))

    def add(number: int) -> Any:
        def use_case(work: Work) -> None:
            record = work.drafts.get("d1")
            assert record is not None
            answers = {**record.draft.answers, f"Q{number}": {"n": number}}
            work.drafts.save(replace(record, draft=record.draft.moved(answers=answers)))

        return use_case

    async def turn(number: int) -> None:
        for _ in range(200):
            try:
                return await database.write(add(number))
            except StaleDraft:
                await asyncio.sleep(0)
        raise AssertionError("never got through")

    await asyncio.gather(*(turn(number) for number in range(40)))
    record = await database.read(lambda w: w.drafts.get("d1"))
    assert record is not None
    assert len(record.draft.answers) == 41
    assert (record.version, record.draft.revision) == (41, 40)


async def test_audit_appends_of_many_writers_make_one_chain(
    database: Database, migrated_url: str, keys: MasterKeys
) -> None:
    other = Database(migrated_url, keys)
    writes = [
        one.write(lambda w, n=n: w.audit.append(entry(f"c{n}")))
        for n in range(30)
        for one in (database, other)
    ]
    await asyncio.gather(*writes)
    assert await other.read(lambda w: verify(w.connection, keys)) == []
    await asyncio.to_thread(other.close)


async def test_a_query_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError):
        await database.read(lambda w: w.claim("e1"))
    assert await database.write(lambda w: w.claim("e1"))


async def test_a_query_sees_one_state_of_the_records(database: Database) -> None:
    looked, written = threading.Event(), threading.Event()

    def look(work: Any) -> tuple[int, int]:
        count = text("SELECT count(*) FROM event")
        first = work.connection.execute(count).scalar()
        looked.set()
        written.wait()
        return first, work.connection.execute(count).scalar()

    query = asyncio.create_task(database.read(look))
    await asyncio.to_thread(looked.wait)
    await database.write(lambda w: w.claim("e1"))
    written.set()
    assert await query == (0, 0)


async def test_prepared_statements_see_one_state_of_the_records_too(database: Database) -> None:
    await database.write(lambda w: w.drafts.add(draft()))
    seen: list[bool] = []

    def query(work: Work) -> None:
        seen.append(work.drafts.get("d1") is not None)
        database.write_sync(lambda w: w.drafts.delete("d1"))
        seen.append(work.drafts.get("d1") is not None)

    await asyncio.to_thread(database.read_sync, query)
    assert seen == [True, True]


async def test_a_job_is_enqueued_with_its_change_and_undone_with_it(
    migrated_url: str, keys: MasterKeys
) -> None:
    def enqueue(
        connection: Connection, name: str, key: str, job_id: str, /, *args: str, **more: Any
    ) -> None:
        values = {"id": f"{name} {key} {job_id} {args} {more['delay_seconds']}", "at": NOW}
        connection.execute(text("INSERT INTO event VALUES (:id, :at)"), values)

    def fails(work: Work) -> None:
        work.jobs.enqueue("card.post", "slack:w1:C1", "j2")
        raise LookupError

    database = Database(migrated_url, keys, enqueue=enqueue)
    await database.write(lambda w: w.jobs.enqueue("warn", "k", "j1", "c1", delay_seconds=5))
    with pytest.raises(LookupError):
        await database.write(fails)
    assert events(database) == ["warn k j1 ('c1',) 5"]
    await asyncio.to_thread(database.close)


async def test_a_job_without_a_queue_is_an_error_not_a_loss(database: Database) -> None:
    with pytest.raises(NoQueue):
        await database.write(lambda w: w.jobs.enqueue("card.post", "k", "j"))


async def test_old_event_ids_are_forgotten(database: Database) -> None:
    await database.write(lambda w: w.claim("e1"))
    now = datetime.now(UTC)
    assert await database.write(lambda w: w.forget_events(now - timedelta(hours=1))) == 0
    assert await database.write(lambda w: w.forget_events(now + timedelta(hours=1))) == 1
    assert await database.write(lambda w: w.claim("e1"))


def test_the_sqlite_file_is_written_through_to_the_disk(database: Database) -> None:
    def pragmas(work: Any) -> list[Any]:
        names = ("synchronous", "journal_mode", "foreign_keys", "secure_delete", "busy_timeout")
        return [work.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

    if database.write_sync(lambda w: w.connection.dialect.name) == "sqlite":
        assert database.write_sync(pragmas) == [2, "wal", 1, 1, 20_000]
    else:
        setting = database.write_sync(lambda w: w.connection.execute(text("SHOW fsync")).scalar())
        assert setting == "on"


@pytest.mark.postgres
async def test_connections_that_were_cut_are_replaced_and_nobody_notices(
    postgres_url: str, keys: MasterKeys
) -> None:
    others = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    upgrade(postgres_url)
    database, other = Database(postgres_url, keys), Database(postgres_url, keys)
    await database.write(lambda w: w.claim("e1"))
    await database.read(lambda w: w.drafts.get("d1"))
    await other.write(lambda w: w.connection.execute(others))
    claims = [database.write(lambda w, e=e: w.claim(e)) for e in ("e2", "e3")]
    assert await asyncio.gather(*claims) == [True, True]
    assert await database.read(lambda w: w.drafts.get("d1")) is None
    await asyncio.to_thread(other.close)
    await asyncio.to_thread(database.close)
