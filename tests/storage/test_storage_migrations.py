import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

import storage
from storage.database_url import BadDatabaseUrl, prepare, read_url
from storage.migrate import differences, downgrade, upgrade
from storage.schema import HEAD, is_current, version_of


def test_an_empty_database_gets_exactly_the_tables_that_are_declared(database_url: str) -> None:
    engine = create_engine(read_url(database_url))
    with engine.connect() as connection:
        assert version_of(connection) is None
        assert not is_current(connection)
    assert upgrade(database_url) == HEAD
    with engine.connect() as connection:
        assert differences(connection) == []
        assert is_current(connection)
    engine.dispose()


def test_a_second_upgrade_changes_nothing_and_a_downgrade_leaves_nothing(database_url: str) -> None:
    upgrade(database_url)
    assert upgrade(database_url) == HEAD
    assert downgrade(database_url, "base") is None
    engine = create_engine(read_url(database_url))
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
    assert upgrade(database_url) == HEAD


def test_those_who_handled_cases_before_there_were_settings_are_named(database_url: str) -> None:
    upgrade(database_url, "0001")
    engine = create_engine(read_url(database_url))
    with engine.begin() as connection:
        for statement in (
            "INSERT INTO force (id, slug, profile, audit_key) VALUES ('f', 'f', 'f', :key)",
            "INSERT INTO workspace VALUES ('w', 'f', 'console', 'x', 'Desk', '', 's', true, true, true)",
            "INSERT INTO member VALUES ('m', 'w', 'f', 'sam', false, NULL, :key, :key, NULL)",
            "INSERT INTO member_role VALUES ('m', 'handler'), ('m', 'practitioner')",
        ):
            connection.execute(text(statement), {"key": b"k"} if ":key" in statement else {})
    upgrade(database_url)
    with engine.connect() as connection:
        named = connection.execute(text("SELECT * FROM workspace_person")).all()
        assert named == [("w", "handler", "sam")]
        kept = connection.execute(text("SELECT organisation, ready, named_only FROM workspace"))
        assert [tuple(map(str, row)) for row in kept] in (
            [("Desk", "1", "0")],
            [("Desk", "True", "False")],
        )
    engine.dispose()


def test_references_of_messages_outlive_the_new_name_of_their_table(database_url: str) -> None:
    upgrade(database_url, "0003")
    engine = create_engine(read_url(database_url))
    with engine.begin() as connection:
        for statement in (
            "INSERT INTO force (id, slug, profile, audit_key) VALUES ('f', 'f', 'f', :key)",
            "INSERT INTO workspace VALUES ('w', 'f', 'slack', 'T1', 'T1', '', '', true, true, true, false)",
            "INSERT INTO member VALUES ('m', 'w', 'f', 'U1', false, NULL, :key, :key, NULL, false)",
            "INSERT INTO slack_post VALUES ('w', 'D1', '1.1', 'typed', 'm', 'd1', '2026-01-01 00:00:00')",
        ):
            connection.execute(text(statement), {"key": b"k"} if ":key" in statement else {})
    for change, name in ((upgrade, "post"), (lambda url: downgrade(url, "0003"), "slack_post")):
        change(database_url)
        with engine.connect() as connection:
            kept = connection.execute(text(f"SELECT channel, ts, about FROM {name}")).all()  # noqa: S608 - our own names
        assert [tuple(row) for row in kept] == [("D1", "1.1", "d1")]
    engine.dispose()


def test_processes_that_start_together_migrate_once(database_url: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(upgrade, [database_url] * 4)) == [HEAD] * 4


def test_tables_of_others_are_left_alone_and_can_be_ignored(database_url: str) -> None:
    engine = create_engine(read_url(database_url))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE queues (id INTEGER PRIMARY KEY)"))
    upgrade(database_url)
    with engine.connect() as connection:
        assert [change[0] for change in differences(connection)] == ["remove_table"]
        assert differences(connection, lambda name: name == "queues") == []
    engine.dispose()


def test_the_newest_migration_is_the_one_the_program_expects() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(storage.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_the_unit_of_work_does_not_load_the_migration_tool() -> None:
    code = "import sys, storage.unit_of_work, storage.schema; sys.exit('alembic' in sys.modules)"
    root = Path(storage.__file__).parents[1]
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=root).returncode == 0


def test_the_file_and_its_side_files_are_for_their_owner_only(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'var' / 'cpi.db'}"
    upgrade(url)
    engine = create_engine(prepare(url))
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO event VALUES ('e', '2025-01-01 00:00:00.000000')"))
        modes = {file.name: file.stat().st_mode & 0o777 for file in (tmp_path / "var").iterdir()}
    engine.dispose()
    assert modes == {"cpi.db": 0o600, "cpi.db-wal": 0o600, "cpi.db-shm": 0o600}
    assert (tmp_path / "var").stat().st_mode & 0o777 == 0o700


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "cpi.db"
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE kept (id INTEGER)")
    prepare(f"sqlite:///{path}")
    with sqlite3.connect(path) as file:
        assert file.execute("SELECT name FROM sqlite_master").fetchall() == [("kept",)]


@pytest.mark.parametrize(
    "url", ["", "nonsense", "sqlite://", "sqlite:///:memory:", "mysql://u:hunter2@h/d"]
)
def test_a_url_that_cannot_be_used_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(BadDatabaseUrl) as caught:
        read_url(url)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("start", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_reached_by_its_usual_names(start: str) -> None:
    assert read_url(f"{start}://u:p@h/d").drivername == "postgresql+psycopg"
