import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from storage_samples import (
    CONTENT,
    INSTALLATION,
    NAME,
    NARRATIVE,
    NOW,
    PHONE,
    REFERENCE,
    REFRESH_TOKEN,
    SLACK_TOKEN,
    TEAMS_CHAT,
    TEAMS_SERVICE,
    addition,
    case,
    draft,
    entry,
    outcome,
    people,
    submission,
)

import storage
from storage.audit import verify
from storage.crypto import MasterKeys, generate_key
from storage.migrate import upgrade
from storage.unit_of_work import Database


def write_everything(database: Database) -> None:
    def fill(work) -> None:  # noqa: ANN001
        people(work)
        work.members.keep_about("m1", {"name": NAME, "phone": PHONE})
        work.drafts.add(draft())
        work.submissions.add(submission())
        work.submissions.add_addition(addition())
        work.cases.add(case())
        work.cases.add_outcome(outcome())
        work.console.add("w1", "m1", "bot", "review", CONTENT, NOW)
        work.slack_installations.save(INSTALLATION)
        work.teams_references.save(REFERENCE)
        work.audit.append(entry())

    database.write_sync(fill)


@pytest.mark.parametrize(
    "said", [NARRATIVE, NAME, PHONE, SLACK_TOKEN, REFRESH_TOKEN, TEAMS_CHAT, TEAMS_SERVICE]
)
def test_the_files_hold_nothing_that_people_wrote(
    sqlite_url: str, keys: MasterKeys, said: str
) -> None:
    upgrade(sqlite_url)
    database = Database(sqlite_url, keys)
    write_everything(database)
    folder = Path(sqlite_url.removeprefix("sqlite:///")).parent
    files = {file.name: file.read_bytes() for file in folder.iterdir()}
    database.close()
    assert "cpi.db-wal" in files
    assert b"REF-1" in b"".join(files.values())
    for encoding in ("utf-8", "utf-16-le"):
        for word in (said, *said.split()):
            if len(word) > 6:
                assert word.encode(encoding) not in b"".join(files.values())


def test_a_destroyed_key_leaves_no_copy_in_the_file(sqlite_url: str, keys: MasterKeys) -> None:
    upgrade(sqlite_url)
    database = Database(sqlite_url, keys)
    write_everything(database)
    key, content = database.read_sync(
        lambda w: w.connection.execute(text("SELECT key, content FROM submission")).one()
    )
    database.write_sync(lambda w: w.submissions.destroy_content("s1"))
    database.close()
    raw = Path(sqlite_url.removeprefix("sqlite:///")).read_bytes()
    assert key not in raw
    assert content not in raw


def test_an_uninstalled_app_leaves_no_copy_of_its_tokens_in_the_file(
    sqlite_url: str, keys: MasterKeys
) -> None:
    upgrade(sqlite_url)
    database = Database(sqlite_url, keys)
    write_everything(database)
    query = text("SELECT key, bot_token, refresh_token FROM slack_installation")
    sealed = database.read_sync(lambda w: w.connection.execute(query).one())
    database.write_sync(lambda w: w.slack_installations.revoke("T1", NOW, NOW))
    database.close()
    raw = Path(sqlite_url.removeprefix("sqlite:///")).read_bytes()
    assert [part for part in sealed if part in raw] == []


def test_after_a_kill_every_submission_is_whole_and_none_that_was_answered_is_missing(
    database_url: str,
) -> None:
    upgrade(database_url)
    key = generate_key()
    with subprocess.Popen(
        [sys.executable, Path(__file__).with_name("write_until_killed.py"), database_url, key],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(storage.__file__).parents[1])},
    ) as writer:
        assert writer.stdout is not None
        answered = [int(writer.stdout.readline()) for _ in range(600)]
        writer.kill()
        answered += [int(line) for line in writer.stdout if line.endswith("\n")]

    keys = MasterKeys.from_text(key)
    database = Database(database_url, keys)

    def look(work) -> list[set[str]]:  # noqa: ANN001
        queries = (
            "SELECT substr(id, 2) FROM event",
            "SELECT substr(id, 2) FROM submission",
            "SELECT substr(id, 2) FROM cpi_case",
            "SELECT substr(subject, 2) FROM audit",
        )
        return [set(work.connection.execute(text(query)).scalars()) for query in queries]

    events, submissions, cases, trail = database.read_sync(look)
    assert events == submissions == cases == trail
    assert {str(number) for number in answered} <= events
    assert database.read_sync(lambda w: verify(w.connection, keys)) == []
    assert database.read_sync(lambda w: w.submissions.get(f"s{answered[0]}")).content == CONTENT
    database.close()


def test_bytes_that_are_no_text_are_found_not_stumbled_over(
    sqlite_url: str, keys: MasterKeys
) -> None:
    """PostgreSQL refuses them; a SQLite file can be changed by any editor."""
    upgrade(sqlite_url)
    database = Database(sqlite_url, keys)
    database.write_sync(people)
    database.write_sync(lambda w: w.audit.append(entry()))
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as file, file:
        file.execute("DROP TRIGGER audit_refuses_update")
        file.execute("UPDATE audit SET actor = CAST(x'ff41' AS TEXT)")
    found = database.read_sync(lambda w: verify(w.connection, keys))
    assert [(problem.force_id, problem.seq) for problem in found] == [("f1", 1)]
    database.close()
