"""What a real server leaves behind of a whole journey: in its database, its logs and its trail."""

import json
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from console_person import NARRATIVE, PHONE, TYPED, Answered, Person, submit
from serving import Server, wait_for

FURTHER = ("Periwinkle", "Saxifrage")
"""Typed by a practitioner in the chat, and by a handler in a form that is not sent in."""
SAID = (*TYPED, *FURTHER)


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    """A server that runs, after a submission, an outcome and a draft; and the reference."""
    with Server(tmp_path_factory.mktemp("journey")) as server:
        first, second = Person(server.start(), "a"), Person(server, "b")
        reference = submit(first)
        second.look()
        second.say(f"There is something about {FURTHER[0]} and the old mill")
        wait_for(lambda: first.look().cards)
        first.handle("Take and open", "Intelligence log")
        first.fill(side="handler", text=f"{FURTHER[1]} is sold at night.", keep=True)
        wait_for(lambda: "WITH Sam Reed" in first.look().words["handler"])
        wait_for(lambda: server.metric("cpi_jobs_waiting") == 0)
        yield server, reference


@pytest.fixture(scope="module")
def server(journey: tuple[Server, str]) -> Server:
    return journey[0]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "var").iterdir())}


def found_in(raw: bytes) -> list[str]:
    return [word for word in SAID for code in ("utf-8", "utf-16-le") if word.encode(code) in raw]


def test_the_database_files_hold_nothing_that_was_typed(journey: tuple[Server, str]) -> None:
    server, reference = journey
    held = files(server.folder)
    assert {"cpi.db", "cpi.db-wal", "master.key"} <= held.keys()
    everything = b"".join(held.values())
    assert reference.encode() in everything
    assert found_in(everything) == []


def test_the_sqlite_tool_shows_nothing_that_was_typed_and_no_key(
    journey: tuple[Server, str],
) -> None:
    server, reference = journey
    with closing(sqlite3.connect(f"file:{server.folder}/var/cpi.db?mode=ro", uri=True)) as file:
        dump = "\n".join(file.iterdump())
    assert reference in dump
    key = (server.folder / "var/master.key").read_text().strip().partition(":")[2]
    for word in (*SAID, NARRATIVE, PHONE, key):
        assert word not in dump
        assert word.encode().hex().upper() not in dump.upper()


def test_the_database_and_the_key_are_their_owners_alone(server: Server) -> None:
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in (server.folder / "var").iterdir()
    }
    assert modes == dict.fromkeys(("cpi.db", "cpi.db-wal", "cpi.db-shm", "master.key"), 0o600)
    assert stat.S_IMODE((server.folder / "var").stat().st_mode) == 0o700


def test_the_trail_is_whole_beside_a_running_server(server: Server) -> None:
    ran = server.cpi("audit", "verify")
    assert (ran.returncode, ran.stdout) == (0, "The audit trail is whole.\n")


def test_nothing_waits_and_nothing_was_given_up(server: Server) -> None:
    assert server.metric("cpi_jobs_waiting") == 0
    assert server.metric("cpi_jobs_stuck") == 0
    assert server.metric("cpi_jobs_given_up_total") == 0
    wait_for(lambda: server.metric("cpi_messages_delivered_total") >= 2)


def test_a_good_journey_logs_json_and_nothing_that_was_typed(server: Server) -> None:
    logged = [line for line in server.said().splitlines() if not line.startswith("Open http")]
    assert [json.loads(line)["event"] for line in logged] == ["serving"]


def test_errors_that_quote_what_was_typed_leave_none_of_it_in_the_logs(tmp_path: Path) -> None:
    with Server(tmp_path / "run") as server:
        person = Person(server.start("leak"))
        person.look()
        server.light()
        with pytest.raises(Answered) as refused:
            person.say(f"{NARRATIVE} {PHONE}")
        assert refused.value.status == 500
        submit(person)
        wait_for(lambda: person.look().cards)
        server.stop()
        said = server.said()
    assert [word for word in SAID if word in said] == []
    lines = [json.loads(line) for line in said.splitlines()]
    events = {(line["event"], line.get("error")) for line in lines}
    assert ("thread ended", "KeyError") in events
    assert ("Task exception was never retrieved", "LookupError") in events
    assert ("request failed", "ValueError") in events
    assert any("job card" in event and "RuntimeError" in event for event, _ in events)
    assert [line["count_withheld"] for line in lines if line["event"] == "odd turn"] == [2]
