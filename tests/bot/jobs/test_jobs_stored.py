"""What stands in the jobs' tables: ids as JSON, no content, no pickle."""

import base64
import logging
import pickle
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from jobs_database import Database, enqueue, until

from bot.jobs import (
    GaveUp,
    JobsError,
    is_jobs_table,
    prepare,
)


def test_what_an_exception_says_is_neither_stored_nor_logged(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[GaveUp] = []

    def handle(_case_id: str) -> None:
        raise ValueError("He hit her on Tuesday")

    jobs = database.running(handle, on_give_up=told.append)
    enqueue(database, jobs, "1")
    until(lambda: told)
    logging.getLogger("dbos").warning("Error running job: He hit her on Tuesday")
    try:
        handle("1")
    except ValueError:
        logging.getLogger("dbos").exception("Exception in queue")
    assert "Tuesday" not in database.everything() + caplog.text
    assert "ValueError" in caplog.text


def test_a_pickled_job_is_not_loaded(database: Database, tmp_path: Path) -> None:
    trap = tmp_path / "loaded"

    class Trap:
        def __reduce__(self) -> tuple[Any, ...]:
            return (Path.touch, (trap,))

    seen: list[str] = []
    jobs = database.jobs()
    enqueue(database, jobs, "1")
    stored = base64.b64encode(pickle.dumps(Trap())).decode()
    database.change("UPDATE DBOS.workflow_input SET inputs = :stored", stored=stored)
    database.change("UPDATE DBOS.workflow_status SET serialization = 'py_pickle'")
    jobs.register("card", seen.append)
    jobs.launch()
    enqueue(database, jobs, "2")
    until(lambda: seen)
    assert seen == ["2"]
    assert not trap.exists()
    until(lambda: jobs.backlog().failed == 1)


def test_arguments_are_stored_as_json_under_one_version(database: Database) -> None:
    seen: list[str] = []
    jobs = database.running(seen.append)
    enqueue(database, jobs, "1")
    until(lambda: database.rows("status") == [("SUCCESS",)])
    assert database.rows("serialization", "application_version") == [("portable_json", "1")]


def test_settings_of_another_dbos_are_refused(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBOS__APPVERSION", "secret-7")
    with pytest.raises(JobsError, match="DBOS__APPVERSION") as refused:
        database.jobs()
    assert "secret-7" not in str(refused.value)


def test_the_tables_of_the_jobs_are_all_known(database: Database) -> None:
    tables = sa.inspect(database.engine).get_table_names()
    assert "heartbeat" in tables
    assert [name for name in tables if not is_jobs_table(name)] == []
    assert not is_jobs_table("submission")
    prepare(database.url)
    assert sa.inspect(database.engine).get_table_names() == tables
