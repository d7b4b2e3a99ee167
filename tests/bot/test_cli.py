"""The command line: what it loads, says and refuses."""

import json
import os
import re
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from submitting import NARRATIVE
from typing_commands import Cpi

from bot.settings import Settings
from storage.crypto import generate_key

SLOW = ("alembic", "dbos", "aiohttp", "holidays", "phonenumbers")
"""What takes long to load and is not needed to say how the program is used."""


def test_help_loads_nothing_slow() -> None:
    script = (
        "import sys\nfrom bot import cli\nsys.argv = ['cpi', '--help']\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        f"print('loaded', [name for name in {SLOW!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert "doctor" in done.stdout
    assert done.stdout.endswith("loaded []\n"), done.stdout[-200:]


def test_serving_loads_no_migrations_and_no_plotting() -> None:
    script = (
        "import sys, bot.app, bot.console, adapters.console\n"
        "print([n for n in ('alembic', 'matplotlib', 'slack_bolt', 'microsoft_agents') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_the_audit_trail_is_whole_until_one_byte_of_it_is_changed(
    cpi: Cpi, reference: str, tmp_path: Path
) -> None:
    whole = cpi("audit", "verify")
    assert (whole.code, whole.out) == (0, "The audit trail is whole.\n")
    with closing(sqlite3.connect(tmp_path / "cpi.db")) as file, file:
        with pytest.raises(sqlite3.DatabaseError):
            file.execute("UPDATE audit SET event = 'submitter'")
        triggers = file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            file.execute(f"DROP TRIGGER {name}")
        changed = file.execute("UPDATE audit SET event = 'submittee' WHERE event = 'submitted'")
        assert changed.rowcount == 1
    broken = cpi("audit", "verify")
    assert broken.code == 1
    assert broken.out.startswith("BROKEN")
    assert json.loads(cpi("audit", "verify", "--json").out)
    assert reference


def test_a_rotated_key_can_be_taken_away(
    cpi: Cpi, reference: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = (tmp_path / "master.key").read_text().strip()
    new = cpi("keys", "new").out.strip()
    assert re.fullmatch(r"k[0-9a-f]{8}:[A-Za-z0-9+/]{43}=", new)

    monkeypatch.setenv("CPI_MASTER_KEYS", new)
    assert cpi("cases", "show", reference, "--as", "kim").code == 1
    monkeypatch.setenv("CPI_MASTER_KEYS", f"{new},{old}")
    assert NARRATIVE in cpi("cases", "show", reference, "--as", "kim").out
    rotated = cpi("keys", "rotate")
    assert int(rotated.out.split()[0]) > 0
    assert cpi("keys", "rotate").out.startswith("0 ")

    monkeypatch.setenv("CPI_MASTER_KEYS", new)
    assert NARRATIVE in cpi("cases", "show", reference, "--as", "kim").out
    assert cpi("audit", "verify").code == 0
    monkeypatch.setenv("CPI_MASTER_KEYS", old)
    assert cpi("cases", "show", reference, "--as", "kim").code == 1


def test_the_flowchart_shows_every_page_of_the_script(cpi: Cpi) -> None:
    from dialogs.force.profile import load_profile  # noqa: PLC0415
    from dialogs.intake.script import intake_script  # noqa: PLC0415

    chart = cpi("flowchart").out
    lines = chart.splitlines()
    assert lines[0] == "flowchart TD"
    node = re.compile(r'  (\w+)(\(\[|\[\[|\[|\{\{)"[^"|]+"(\]\)|\]\]|\]|\}\})(:::\w+)?')
    edge = re.compile(r"  (\w+) -->(\|[^|]*\|)? (\w+)")
    style = re.compile(r"  classDef \w+ \S+")
    for line in lines[1:]:
        assert node.fullmatch(line) or edge.fullmatch(line) or style.match(line), line
    nodes = {found[1] for line in lines if (found := node.fullmatch(line))}
    pages = {page.id.replace("-", "_") for page in intake_script(load_profile("hampshire")).pages}
    assert pages <= nodes
    for line in lines:
        if found := edge.fullmatch(line):
            assert {found[1], found[3]} <= nodes | {"end", "done", "sent"}, line


def test_alarms_are_scored_by_class(cpi: Cpi, tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    rows = [
        {"id": "d1", "text": "He is outside with a knife now", "expect": "danger"},
        {"id": "n1", "text": "The park gate was painted last spring", "expect": "none"},
    ]
    file.write_text("\n".join(map(json.dumps, rows)))
    scores = json.loads(cpi("alarms", "score", str(file), "--json").out)
    assert scores["danger"] == {
        "n": 1,
        "raised": {"danger": 1, "crime": 0, "special": 0, "none": 0},
        "missed": [],
    }
    assert scores["none"]["raised"]["danger"] == 0
    table = cpi("alarms", "score", str(file))
    assert "False danger alarms: 0 of 1" in table.out
    assert rows[0]["text"] not in table.out


def test_a_file_of_alarms_that_is_missing_or_odd_is_named(cpi: Cpi, tmp_path: Path) -> None:
    assert "cannot be read" in cpi("alarms", "score", "nowhere.jsonl").err
    odd = tmp_path / "odd.jsonl"
    odd.write_text('{"text": "Secret words"}\n')
    ran = cpi("alarms", "score", str(odd))
    assert ran.code == 1
    assert "Line 1" in ran.err
    assert "Secret" not in ran.err


def test_the_profile_is_checked(cpi: Cpi, tmp_path: Path) -> None:
    assert cpi("profile", "check").code == 0
    broken = tmp_path / "broken.toml"
    broken.write_text("slug = 3\n")
    ran = cpi("profile", "check", str(broken))
    assert ran.code == 1
    assert "Traceback" not in ran.err


def test_migrating_makes_the_tables_and_may_be_repeated(cpi: Cpi, tmp_path: Path) -> None:
    first, second = cpi("migrate"), cpi("migrate")
    assert (first.code, first.out) == (0, second.out)
    assert stat.S_IMODE((tmp_path / "cpi.db").stat().st_mode) == 0o600
    assert cpi("cases", "list").out == "No cases.\n"


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("CPI_MODE", "production", "cpi keys new"),
        ("CPI_HOST", "0.0.0.0", "127.0.0.1 only"),  # noqa: S104
        ("CPI_PROFILE", "atlantis", "atlantis"),
    ],
)
def test_serve_refuses_in_a_sentence(
    cpi: Cpi, monkeypatch: pytest.MonkeyPatch, setting: str, value: str, words: str
) -> None:
    monkeypatch.setenv(setting, value)
    ran = cpi("serve", "--port", "1")
    assert ran.code == 1
    assert words in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "command",
    [
        ("cases", "list"),
        ("cases", "show", "CPI-7K4M-2Q", "--as", "kim"),
        ("cases", "export", "--as", "kim", "out"),
        ("audit", "verify"),
        ("keys", "rotate"),
    ],
)
def test_where_there_is_no_database_a_command_says_so_and_makes_none(
    cpi: Cpi, tmp_path: Path, command: tuple[str, ...]
) -> None:
    ran = cpi(*command)
    assert ran.code == 1
    assert f"no database at {tmp_path}" in ran.err
    assert list(tmp_path.iterdir()) == []
    sqlite3.connect(tmp_path / "cpi.db").close()
    (tmp_path / "cpi.db").touch()
    assert cpi(*command).err == "The database is not at the present version. Run: cpi migrate\n"


@pytest.mark.parametrize("command", ["serve", "migrate"])
def test_a_database_of_a_newer_version_is_left_alone_and_says_what_to_install(
    cpi: Cpi, tmp_path: Path, command: str
) -> None:
    cpi("migrate")
    with closing(sqlite3.connect(tmp_path / "cpi.db")) as file, file:
        file.execute("UPDATE alembic_version SET version_num = '0999'")
    ran = cpi(command)
    assert ran.code == 1
    assert "at version 0999" in ran.err
    assert "newer" in ran.err


@pytest.mark.parametrize(
    ("setting", "option", "runs"),
    [("false", (), False), ("true", (), True), ("false", ("--jobs",), True)],
)
def test_jobs_are_run_as_the_setting_says_and_an_option_wins(
    cpi: Cpi,
    monkeypatch: pytest.MonkeyPatch,
    setting: str,
    option: tuple[str, ...],
    runs: bool,
) -> None:
    served: list[Settings] = []
    monkeypatch.setattr("bot.app.serve", served.append)
    monkeypatch.setenv("CPI_RUN_JOBS", setting)
    assert cpi("serve", *option).code == 0
    assert [settings.run_jobs for settings in served] == [runs]


def test_production_without_tables_says_to_migrate(
    cpi: Cpi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CPI_MODE", "production")
    monkeypatch.setenv("CPI_MASTER_KEYS", generate_key())
    assert "Run: cpi migrate" in cpi("serve").err
    assert "Run: cpi migrate" in cpi("worker").err


@pytest.mark.usefixtures("reference")
def test_with_other_keys_than_the_databases_it_does_not_start(
    cpi: Cpi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CPI_MASTER_KEYS", generate_key())
    ran = cpi("serve")
    assert ran.code == 1
    assert "do not open this database" in ran.err


def test_a_place_that_cannot_be_written_is_named(
    cpi: Cpi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CPI_DATABASE_URL", f"sqlite:///{tmp_path}/file/cpi.db")
    ran = cpi("migrate")
    assert ran.code == 1
    assert "cannot be used" in ran.err
    assert os.sep in ran.err
