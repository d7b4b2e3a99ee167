"""Teams' conversation references, on both databases."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text
from storage_samples import REFERENCE

from storage.crypto import Tampered
from storage.teams_references import CHANNEL, PERSONAL, TEAM, TeamsReference
from storage.unit_of_work import Database


@pytest.fixture
def filled(database: Database) -> Database:
    database.write_sync(lambda w: w.teams_references.save(REFERENCE))
    return database


def save(database: Database, reference: TeamsReference) -> bool:
    return database.write_sync(lambda w: w.teams_references.save(reference))


def sealed(database: Database) -> Any:
    query = text("SELECT key, place FROM teams_reference WHERE subject = 'm1'")
    return tuple(database.read_sync(lambda w: w.connection.execute(query).one()))


def test_a_reference_comes_back_as_it_was_saved(filled: Database) -> None:
    find = filled.read_sync(lambda w: w.teams_references.find("w1", PERSONAL, "m1"))
    assert find == REFERENCE
    assert filled.read_sync(lambda w: w.teams_references.find("w1", TEAM, "m1")) is None


def test_only_the_first_of_a_chat_is_new_and_only_a_change_is_written(filled: Database) -> None:
    before = sealed(filled)
    assert not save(filled, REFERENCE)
    assert sealed(filled) == before
    moved = replace(REFERENCE, place=replace(REFERENCE.place, service_url="https://elsewhere/"))
    assert not save(filled, moved)
    assert sealed(filled) != before
    assert filled.read_sync(lambda w: w.teams_references.find("w1", PERSONAL, "m1")) == moved


def test_who_comes_again_after_a_removal_is_new(filled: Database) -> None:
    assert filled.write_sync(lambda w: w.teams_references.forget("w1", PERSONAL, "m1"))
    assert not filled.write_sync(lambda w: w.teams_references.forget("w1", PERSONAL, "m1"))
    assert save(filled, REFERENCE)


def test_a_team_and_its_general_channel_share_an_id_and_not_a_reference(filled: Database) -> None:
    for kind in (TEAM, CHANNEL):
        assert save(filled, replace(REFERENCE, kind=kind, subject="19:general@thread.tacv2"))
    found = filled.read_sync(lambda w: w.teams_references.of_kind("w1", TEAM))
    assert [(each.kind, each.subject) for each in found] == [(TEAM, "19:general@thread.tacv2")]


def test_a_reference_moved_to_another_person_does_not_open(filled: Database) -> None:
    move = text("UPDATE teams_reference SET subject = 'm2' WHERE subject = 'm1'")
    filled.write_sync(lambda w: w.connection.execute(move))
    with pytest.raises(Tampered):
        filled.read_sync(lambda w: w.teams_references.find("w1", PERSONAL, "m2"))
