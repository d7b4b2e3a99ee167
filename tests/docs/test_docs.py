"""What the documents say is there: settings, commands, sections, links, the picture of the script."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import AliasChoices

from bot import logs
from bot.metrics import Metrics
from bot.settings import Settings
from tests.docs.flowchart import PAGE, page

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
RECORDS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
SECTIONS = ["Context", "Decision", "Consequences", "Checks"]

_LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)(?:#[^)]*)?\)")
_CODE_PATH = re.compile(r"`((?:bot|adapters|dialogs|storage|tests|docs)/[\w./-]+)`")
_SHELL = re.compile(r"`[^`\n]+`|^make .+$", re.MULTILINE)
_MAKE = re.compile(r"\bmake ([a-z][a-z-]+)")
_CPI = re.compile(r"`cpi ([a-z]+)(?: ([a-z|]+))?[^`]*`")
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def setting_names() -> Iterator[str]:
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        if isinstance(alias, AliasChoices):
            yield from (str(choice) for choice in alias.choices if str(choice).isupper())
        else:
            yield f"CPI_{name.upper()}"


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def named(document: Path) -> str:
    return str(document.relative_to(ROOT))


@pytest.mark.parametrize("setting", list(setting_names()))
def test_operations_names_every_setting(setting: str) -> None:
    assert f"`{setting}`" in (ROOT / "docs/operations.md").read_text()


def test_operations_names_no_setting_that_does_not_exist() -> None:
    text = (ROOT / "docs/operations.md").read_text()
    assert set(re.findall(r"CPI_[A-Z_]+[A-Z]", text)) <= set(setting_names())


def test_operations_names_every_metric() -> None:
    text = (ROOT / "docs/operations.md").read_text()
    metrics = re.findall(r"^# HELP (cpi_\w+)", Metrics().render().decode(), re.MULTILINE)
    assert len(metrics) > 5
    assert [name for name in metrics if f"`{name}" not in text] == []


def test_operations_names_only_fields_that_logs_let_through() -> None:
    text = (ROOT / "docs/operations.md").read_text()
    table = text.partition("| Field | Holds |")[2].partition("\n\n")[0]
    first = [row.split("|")[1] for row in table.splitlines() if row.count("|") > 2]
    fields = set(re.findall(r"`(\w+)`", " ".join(first)))
    assert fields
    assert fields <= logs.FIELDS


def test_the_readme_starts_with_what_it_is_and_the_two_commands() -> None:
    start = (ROOT / "README.md").read_text()[:1200]
    assert re.findall(r"^make (\w+)", start, re.MULTILINE) == ["run", "test"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_make_target_that_a_document_names_exists(document: Path) -> None:
    text = "\n".join(_SHELL.findall(document.read_text()))
    assert set(_MAKE.findall(text)) <= targets()


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_command_that_a_document_names_exists(document: Path) -> None:
    from typer.main import get_command  # noqa: PLC0415 - the command line is loaded for this alone

    from bot.cli import app  # noqa: PLC0415

    top = get_command(app).commands  # type: ignore[attr-defined]  # a group, because there are commands
    for name, parts in _CPI.findall(document.read_text()):
        assert name in top
        inner = getattr(top[name], "commands", {})
        assert not inner or all(part in inner for part in parts.split("|") if part)


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_link_and_every_path_that_a_document_names_is_there(document: Path) -> None:
    text = document.read_text()
    missing = [link for link in _LINK.findall(text) if not (document.parent / link).exists()]
    missing += [path for path in _CODE_PATH.findall(text) if not (ROOT / path).exists()]
    assert missing == []


@pytest.mark.parametrize("record", RECORDS, ids=named)
def test_a_decision_record_has_its_four_sections_and_a_check_that_can_fail(record: Path) -> None:
    text = record.read_text()
    assert _HEADING.findall(text) == SECTIONS
    number = int(record.name[:3])
    assert text.startswith(f"# {number:03}. ")
    assert text.partition("## Checks")[2].count("\n- ") >= 1


def test_decision_records_are_numbered_without_a_gap() -> None:
    assert [int(record.name[:3]) for record in RECORDS] == list(range(1, len(RECORDS) + 1))


def test_the_picture_of_the_conversation_is_the_one_of_the_script() -> None:
    assert PAGE.read_text() == page(), "run: python -m tests.docs.flowchart"


def test_the_changelog_names_the_version_of_the_package() -> None:
    version = re.search(
        r'^version = "([^"]+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE
    )
    assert version is not None
    assert f"{version[1]}" in (ROOT / "CHANGELOG.md").read_text()


def test_no_document_speaks_of_the_machine_it_was_written_on() -> None:
    words = re.compile(r"/work/|/root/|/tmp/bash|pyenv", re.IGNORECASE)
    found = [named(document) for document in DOCUMENTS if words.search(document.read_text())]
    assert found == []
