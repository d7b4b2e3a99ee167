from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from storage_samples import NOW, entry

from dialogs.ports import Force
from storage.audit import UnknownForce, sign_row, verify
from storage.crypto import MasterKeys
from storage.unit_of_work import Database

MOVE = "UPDATE audit SET seq = {} WHERE force_id = 'f1' AND seq = {}"
COLUMNS = ("event", "subject", "actor", "at", "detail", "prev", "hash")


@pytest.fixture(autouse=True)
def five_rows(database: Database) -> None:
    def fill(work) -> None:  # noqa: ANN001
        work.members.add_force(Force("f2", "other", "other"))
        work.audit.append(entry("elsewhere", force_id="f2"))
        for number in range(5):
            work.audit.append(entry(f"c{number}", detail={"n": str(number), "by": "x"}))

    database.write_sync(fill)


def problems(database: Database, keys: MasterKeys) -> list[tuple[str, Any]]:
    found = database.read_sync(lambda w: verify(w.connection, keys))
    return [(problem.force_id, problem.seq) for problem in found]


def forge(database: Database, *statements: str, **values: Any) -> None:
    """Changes the trail as someone with the database in hand would: triggers off first."""

    def change(connection: Connection) -> None:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER IF EXISTS audit_refuses_update"))
            connection.execute(text("DROP TRIGGER IF EXISTS audit_refuses_delete"))
        else:
            connection.execute(text("ALTER TABLE audit DISABLE TRIGGER ALL"))
        for statement in statements:
            named = values if ":made_up" in statement else {}
            connection.execute(text(statement), named)

    database.write_sync(lambda work: change(work.connection))


def test_a_trail_that_nobody_touched_is_whole(database: Database, keys: MasterKeys) -> None:
    assert problems(database, keys) == []
    seen = database.read_sync(lambda w: w.audit.of_subject("c3"))
    assert seen == [entry("c3", detail={"n": "3", "by": "x"})]


@pytest.mark.parametrize("column", COLUMNS)
def test_one_changed_character_is_found(database: Database, keys: MasterKeys, column: str) -> None:
    forge(
        database,
        f"UPDATE audit SET {column} = substr({column}, 1, 3) || '~' || substr({column}, 5)"  # noqa: S608 - columns named above
        " WHERE force_id = 'f1' AND seq = 3",
    )
    assert ("f1", 3) in problems(database, keys)


def test_a_row_moved_to_another_force_is_found(database: Database, keys: MasterKeys) -> None:
    forge(database, "UPDATE audit SET force_id = 'f9' WHERE force_id = 'f1' AND seq = 3")
    assert set(problems(database, keys)) == {("f9", 0), ("f1", 3)}


def test_a_changed_number_is_found(database: Database, keys: MasterKeys) -> None:
    forge(database, "UPDATE audit SET seq = 9 WHERE force_id = 'f1' AND seq = 5")
    assert problems(database, keys)


def test_a_row_taken_out_is_found(database: Database, keys: MasterKeys) -> None:
    forge(database, "DELETE FROM audit WHERE force_id = 'f1' AND seq = 2")
    assert ("f1", 2) in problems(database, keys)


def test_a_row_taken_out_with_the_others_moved_up_is_found(
    database: Database, keys: MasterKeys
) -> None:
    moves = [MOVE.format(n - 1, n) for n in (3, 4, 5)]
    forge(database, "DELETE FROM audit WHERE force_id = 'f1' AND seq = 2", *moves)
    assert ("f1", 2) in problems(database, keys)


def test_two_rows_that_changed_places_are_found(database: Database, keys: MasterKeys) -> None:
    forge(database, MOVE.format(99, 2), MOVE.format(2, 3), MOVE.format(3, 99))
    assert {("f1", 2), ("f1", 3)} <= set(problems(database, keys))


def test_a_missing_end_is_found(database: Database, keys: MasterKeys) -> None:
    forge(database, "DELETE FROM audit WHERE force_id = 'f1' AND seq > 3")
    assert problems(database, keys) == [("f1", 5)]


CUT = "DELETE FROM audit WHERE force_id = 'f1' AND seq > 3"
MOVE_HEAD = (
    "UPDATE audit_head SET seq = 3, hash ="
    " (SELECT hash FROM audit WHERE force_id = 'f1' AND seq = 3) WHERE force_id = 'f1'"
)


def test_a_missing_end_with_the_head_moved_back_is_found(
    database: Database, keys: MasterKeys
) -> None:
    forge(database, CUT, MOVE_HEAD)
    assert problems(database, keys) == [("f1", 3)]


@pytest.mark.parametrize("statement", [MOVE_HEAD, "DELETE FROM audit_head WHERE force_id = 'f1'"])
def test_going_on_after_a_cut_does_not_hide_it(
    database: Database, keys: MasterKeys, statement: str
) -> None:
    forge(database, CUT, statement)
    database.write_sync(lambda w: w.audit.append(entry("c9")))
    assert problems(database, keys) == [("f1", 4)]
    assert [e.subject for e in database.read_sync(lambda w: w.audit.of_subject("c9"))] == ["c9"]


def test_a_row_put_in_at_the_end_neither_stops_the_service_nor_stays_unseen(
    database: Database, keys: MasterKeys
) -> None:
    forge(
        database,
        "INSERT INTO audit SELECT force_id, 6, event, subject, actor, at, detail, hash, :made_up"
        " FROM audit WHERE force_id = 'f1' AND seq = 5",
        made_up=sign_row(b"guessed", ("f1", 6)),
    )
    database.write_sync(lambda w: w.audit.append(entry("c9")))
    database.write_sync(lambda w: w.audit.append(entry("c10")))
    assert problems(database, keys) == [("f1", 6), ("f1", 7)]
    assert [e.subject for e in database.read_sync(lambda w: w.audit.of_subject("c9"))] == ["c9"]


def test_a_row_signed_with_another_key_is_found(database: Database, keys: MasterKeys) -> None:
    forge(
        database,
        "UPDATE audit SET subject = 'c7', hash = :made_up WHERE seq = 5",
        "UPDATE audit_head SET hash = :made_up WHERE force_id = 'f1'",
        made_up=sign_row(b"guessed", ("f1", 5)),
    )
    assert ("f1", 5) in problems(database, keys)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'x'",
        "UPDATE audit SET actor = 'x' WHERE seq = 1",
        "DELETE FROM audit WHERE seq = 5",
    ],
)
def test_the_database_refuses_to_change_the_trail(
    database: Database, keys: MasterKeys, statement: str
) -> None:
    with pytest.raises(DBAPIError, match="cannot be changed"):
        database.write_sync(lambda w: w.connection.execute(text(statement)))
    assert problems(database, keys) == []


def test_an_entry_undone_with_its_transaction_leaves_no_gap(
    database: Database, keys: MasterKeys
) -> None:
    def fail(work) -> None:  # noqa: ANN001
        work.audit.append(entry("c8"))
        raise KeyError

    with pytest.raises(KeyError):
        database.write_sync(fail)
    database.write_sync(lambda w: w.audit.append(entry("c9")))
    assert problems(database, keys) == []
    assert database.read_sync(lambda w: w.audit.of_subject("c8")) == []


def test_a_force_that_does_not_exist_has_no_trail(database: Database) -> None:
    with pytest.raises(UnknownForce):
        database.write_sync(lambda w: w.audit.append(entry(force_id="f9")))


def test_times_are_signed_as_they_were_given(database: Database) -> None:
    (seen,) = database.read_sync(lambda w: w.audit.of_subject("c1"))
    assert seen.at == NOW
