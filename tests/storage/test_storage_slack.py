"""Slack's installations and states, on both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from storage_samples import INSTALLATION, NOW, REFRESH_TOKEN, SLACK_TOKEN

from storage.crypto import Tampered
from storage.unit_of_work import Database

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
LATER = NOW + HOUR


def find(database: Database, team: str, enterprise: str = "") -> Any:
    return database.read_sync(lambda w: w.slack_installations.find(team, enterprise))


@pytest.fixture
def installed(database: Database) -> Database:
    database.write_sync(lambda w: w.slack_installations.save(INSTALLATION))
    return database


def test_an_installation_comes_back_as_it_was_saved(installed: Database) -> None:
    assert find(installed, "T1") == INSTALLATION
    assert find(installed, "T2") is None
    assert find(installed, "") is None
    assert installed.read_sync(lambda w: w.slack_installations.all()) == [INSTALLATION]


def test_tokens_stand_in_no_picture_of_an_installation() -> None:
    assert SLACK_TOKEN not in repr(INSTALLATION)
    assert REFRESH_TOKEN not in repr(INSTALLATION)


def test_an_organisation_serves_its_teams_unless_a_team_has_its_own(installed: Database) -> None:
    org = replace(INSTALLATION, owner="E1", enterprise=True, bot_token="xoxb-org")  # noqa: S106
    installed.write_sync(lambda w: w.slack_installations.save(org))
    assert find(installed, "T7", "E1") == org
    assert find(installed, "", "E1") == org
    assert find(installed, "T1", "E1") == INSTALLATION
    assert find(installed, "T7") is None
    installed.write_sync(lambda w: w.slack_installations.belongs("T7", "E1"))
    installed.write_sync(lambda w: w.slack_installations.belongs("T7", "E1"))
    assert find(installed, "T7") == org


def test_uninstalling_destroys_the_key_and_both_tokens(installed: Database) -> None:
    assert installed.write_sync(lambda w: w.slack_installations.revoke("T1", LATER, LATER))
    assert find(installed, "T1") is None
    row = installed.read_sync(
        lambda w: w.connection.execute(
            text("SELECT key, bot_token, refresh_token, revoked_at FROM slack_installation")
        ).one()
    )
    assert tuple(row)[:3] == (None, None, None)
    assert row[3] is not None
    assert not installed.write_sync(lambda w: w.slack_installations.revoke("T1", LATER, LATER))


def test_an_uninstall_that_arrives_after_a_new_installation_destroys_nothing(
    installed: Database,
) -> None:
    again = replace(INSTALLATION, installed_at=LATER, bot_token="xoxb-2")  # noqa: S106
    installed.write_sync(lambda w: w.slack_installations.save(again))
    assert not installed.write_sync(lambda w: w.slack_installations.revoke("T1", NOW, LATER))
    assert find(installed, "T1") == again


def test_who_installs_again_has_a_new_key(installed: Database) -> None:
    def key() -> bytes:
        query = text("SELECT key FROM slack_installation WHERE owner = 'T1'")
        return installed.read_sync(lambda w: bytes(w.connection.execute(query).scalar_one()))

    first = key()
    installed.write_sync(lambda w: w.slack_installations.revoke("T1", LATER, LATER))
    installed.write_sync(lambda w: w.slack_installations.save(INSTALLATION))
    assert key() != first
    assert find(installed, "T1") == INSTALLATION


def test_one_process_at_a_time_renews_a_token(installed: Database) -> None:
    until = NOW + 30 * SECOND

    def lease(now: datetime, until: datetime) -> bool:
        return installed.write_sync(lambda w: w.slack_installations.lease("T1", now, until))

    def renew(lease: datetime) -> bool:
        return installed.write_sync(
            lambda w: w.slack_installations.renew("T1", lease, "xoxe.new", "xoxe-1-new", LATER)
        )

    assert lease(NOW, until)
    assert not lease(NOW + SECOND, until + SECOND)
    assert renew(until)
    renewed = find(installed, "T1")
    assert (renewed.bot_token, renewed.refresh_token) == ("xoxe.new", "xoxe-1-new")
    assert renewed.expires_at == LATER
    assert not renew(until)
    assert lease(NOW, until)
    assert lease(until, until + SECOND)
    assert not renew(until)


def test_a_token_is_not_renewed_after_an_uninstall(installed: Database) -> None:
    installed.write_sync(lambda w: w.slack_installations.lease("T1", NOW, LATER))
    installed.write_sync(lambda w: w.slack_installations.revoke("T1", LATER, LATER))
    assert not installed.write_sync(
        lambda w: w.slack_installations.renew("T1", LATER, "xoxe.new", "xoxe-1-new", LATER)
    )
    assert find(installed, "T1") is None


def test_a_token_moved_to_another_installation_does_not_open(installed: Database) -> None:
    org = replace(INSTALLATION, owner="T2", bot_token="xoxb-2")  # noqa: S106
    installed.write_sync(lambda w: w.slack_installations.save(org))
    for columns in ("bot_token", "bot_token, key"):
        move = text(
            f"UPDATE slack_installation SET ({columns}) ="  # noqa: S608 - our own column names
            f" (SELECT {columns} FROM slack_installation WHERE owner = 'T2') WHERE owner = 'T1'"
        )
        installed.write_sync(lambda w, move=move: w.connection.execute(move))
        with pytest.raises(Tampered):
            find(installed, "T1")


def test_a_state_is_used_once_and_in_time(database: Database) -> None:
    def begin(digest: str, now: datetime = NOW) -> None:
        database.write_sync(lambda w: w.slack_installations.begin(digest, now + HOUR, now))

    def finish(digest: str, now: datetime) -> bool:
        return database.write_sync(lambda w: w.slack_installations.finish(digest, now))

    begin("a")
    begin("b")
    assert not finish("c", NOW)
    assert finish("a", NOW + SECOND)
    assert not finish("a", NOW + SECOND)
    assert not finish("b", LATER)
    begin("d", LATER)
    left = text("SELECT digest FROM slack_oauth_state")
    assert database.read_sync(lambda w: w.connection.execute(left).scalars().all()) == ["d"]


def test_times_are_in_utc(installed: Database) -> None:
    assert find(installed, "T1").installed_at.tzinfo is UTC
