"""`cpi cases`: listed without names, shown and exported to who says who they are, audited."""

import csv
import json
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from submitting import NAME, NARRATIVE, PHONE
from typing_commands import Cpi

from bot.commands.documents import as_csv, as_page


@pytest.mark.usefixtures("reference")
def test_a_list_of_cases_names_no_one(cpi: Cpi, reference: str) -> None:
    ran = cpi("cases", "list")
    assert ran.code == 0
    assert reference in ran.out
    assert not [word for word in (*NARRATIVE.split(), PHONE) if len(word) > 6 and word in ran.out]
    (row,) = json.loads(cpi("cases", "list", "--json", "--state", "new").out)
    assert (row["reference"], row["state"]) == (reference, "new")
    assert cpi("cases", "list", "--state", "decided").out == "No cases.\n"


def test_a_state_that_there_is_not_is_refused(cpi: Cpi) -> None:
    ran = cpi("cases", "list", "--state", "lost")
    assert ran.code == 1
    assert ran.err == "lost is no state. Use: all, new, taken, decided, withdrawn.\n"


def test_showing_a_case_shows_what_was_written_and_is_audited(cpi: Cpi, reference: str) -> None:
    shown = cpi("cases", "show", reference.lower().replace("-", " "), "--as", "kim")
    assert shown.code == 0, shown.err
    assert NARRATIVE in shown.out
    assert NAME in shown.out
    document = json.loads(cpi("cases", "show", reference, "--as", "lee", "--json").out)
    readings = [(e["event"], e["actor"]) for e in document["timeline"] if e["event"] == "case.read"]
    assert readings == [("case.read", "cli:kim"), ("case.read", "cli:lee")]


def test_whoever_looks_has_to_say_who_they_are(cpi: Cpi, reference: str) -> None:
    assert cpi("cases", "show", reference).code == 2


@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize("wrong", ["CPI-0000-00", "hello"])
def test_a_wrong_reference_says_what_to_check(cpi: Cpi, wrong: str) -> None:
    ran = cpi("cases", "show", wrong, "--as", "kim")
    assert ran.code == 1
    assert "not a reference" in ran.err
    assert "Traceback" not in ran.err


def test_an_export_is_its_owners_alone_and_is_audited(
    cpi: Cpi, reference: str, tmp_path: Path
) -> None:
    file = tmp_path / "out.jsonl"
    ran = cpi("cases", "export", "--as", "kim", str(file))
    assert ran.code == 0, ran.err
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    (document,) = map(json.loads, file.read_text().splitlines())
    assert document["reference"] == reference
    assert NARRATIVE in json.dumps(document["content"])
    assert document["timeline"][-1]["event"] == "case.exported"
    again = cpi("cases", "export", "--as", "kim", str(file), "--reference", reference)
    assert again.code == 1
    assert "stays as it is" in again.err


def test_an_export_for_a_spreadsheet_has_a_row_a_case_and_no_formula(
    cpi: Cpi, reference: str, tmp_path: Path
) -> None:
    file = tmp_path / "out.csv"
    assert cpi("cases", "export", "--as", "kim", str(file), "--format", "csv").code == 0
    with file.open(newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert (row["reference"], row["state"]) == (reference, "new")
    assert NARRATIVE in row["content"]
    found = {"reference": '=HYPERLINK("http://evil")', "content": None}
    blank = dict.fromkeys(row, "") | {"additions": [], "outcomes": []} | found
    assert next(csv.reader(as_csv([blank], UTC).splitlines()[1:]))[0].startswith("'=")


def test_an_export_to_print_is_a_page_in_which_text_is_text(
    cpi: Cpi, reference: str, tmp_path: Path
) -> None:
    file = tmp_path / "out.html"
    assert cpi("cases", "export", "--as", "kim", str(file), "--format", "html").code == 0
    page = file.read_text()
    assert f"<h1>{reference}  new</h1>" in page
    assert NARRATIVE in page
    odd = {"content": {"parts": [{"title": "<b>", "lines": [["", "<script>"]]}]}}
    names = ("reference", "state", "sent_at", "look_by", "taken_at", "opened_at", "decided_at")
    more = ("outcome", "risk", "priority", "area", "sector", "topic")
    blank = dict.fromkeys((*names, *more), "") | {"additions": [], "outcomes": []} | odd
    assert "<script>" not in as_page([blank], UTC)


def test_a_period_is_exported_by_its_days(cpi: Cpi, reference: str, tmp_path: Path) -> None:
    today = f"{datetime.now(ZoneInfo('Europe/London')):%Y-%m-%d}"
    for name, period, count in (
        ("a", ("--since", today, "--until", today), "1 case "),
        ("b", ("--until", "2020-01-31"), "0 cases "),
    ):
        ran = cpi("cases", "export", "--as", "kim", str(tmp_path / name), *period)
        assert ran.out.startswith(count), ran
    assert reference in (tmp_path / "a").read_text()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("--format", "pdf"), "pdf is no format. Use: json, csv, html."),
        (("--since", "2026-03-02", "--until", "2026-03-01"), "ends before it begins"),
        (("--reference", "CPI-7K4M-2Q", "--since", "2026-03-01"), "not both"),
        (("--since", "tomorrow"), "tomorrow"),
    ],
)
@pytest.mark.usefixtures("reference")
def test_an_export_that_cannot_be_says_why_and_leaves_no_file(
    cpi: Cpi, tmp_path: Path, given: tuple[str, ...], words: str
) -> None:
    ran = cpi("cases", "export", "--as", "kim", str(tmp_path / "out"), *given)
    assert ran.code > 0
    assert words in ran.err
    assert not (tmp_path / "out").exists()


def test_an_export_that_fails_half_way_leaves_no_file(
    cpi: Cpi, reference: str, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "cpi.db")) as file, file:
        file.execute("UPDATE submission SET content = key")
    ran = cpi("cases", "export", "--as", "kim", str(tmp_path / "out"))
    assert ran.code == 1
    assert reference
    assert not (tmp_path / "out").exists()


def test_a_case_whose_content_was_destroyed_says_so(
    cpi: Cpi, reference: str, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "cpi.db")) as file, file:
        file.execute("UPDATE submission SET content = NULL, key = NULL")
    ran = cpi("cases", "show", reference, "--as", "kim")
    assert ran.code == 0
    assert "It was destroyed." in ran.out
