from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError
from storage_samples import FORCE, HANDLER, NOW, PRACTITIONER, WORKSPACE

from dialogs.ports import Destination, Purpose, Role
from storage.unit_of_work import Database


def test_people_workspaces_and_forces_come_back_as_they_were_written(database: Database) -> None:
    def look(work):  # noqa: ANN001, ANN202
        members = work.members
        assert members.get("m1") == members.find("w1", "a") == PRACTITIONER
        assert members.in_workspace("w1") == [PRACTITIONER, HANDLER]
        assert members.workspace("w1") == members.workspace_by_external("console", "local")
        assert members.workspace("w1") == WORKSPACE
        assert members.force("f1") == members.force_by_slug("testshire") == FORCE
        return members.get("x"), members.find("w1", "x"), members.workspace("x"), members.force("x")

    assert database.read_sync(look) == (None, None, None, None)
    assert database.read_sync(lambda w: w.members.workspace_by_external("slack", "local")) is None
    assert database.read_sync(lambda w: w.members.force_by_slug("x")) is None


def test_roles_are_found_by_force(database: Database) -> None:
    def having(role: Role, force: str = "f1") -> list[str]:
        return [m.id for m in database.read_sync(lambda w: w.members.with_role(force, role))]

    assert having(Role.HANDLER) == having(Role.ADMIN) == ["m2"]
    assert having(Role.HANDLER, "f2") == []
    promoted = replace(PRACTITIONER, roles=frozenset({Role.HANDLER}))
    database.write_sync(lambda w: w.members.save(promoted))
    assert having(Role.HANDLER) == ["m1", "m2"]
    assert having(Role.PRACTITIONER) == []


def test_a_changed_member_is_kept(database: Database) -> None:
    changed = replace(PRACTITIONER, name="New Name", guest=True, urgent_at=NOW)
    database.write_sync(lambda w: w.members.save(changed))
    assert database.read_sync(lambda w: w.members.get("m1")) == changed


def test_an_unknown_member_cannot_be_saved(database: Database) -> None:
    with pytest.raises(LookupError):
        database.write_sync(lambda w: w.members.save(replace(PRACTITIONER, id="x")))


def test_an_external_id_is_one_member_in_a_workspace(database: Database) -> None:
    with pytest.raises(IntegrityError):
        database.write_sync(lambda w: w.members.add(replace(PRACTITIONER, id="m9")))


def test_what_people_say_of_themselves_is_kept_and_forgotten(database: Database) -> None:
    about = {"name": "P. Smith", "phone": "07700 900456"}
    assert database.read_sync(lambda w: w.members.about("m1")) == {}
    database.write_sync(lambda w: w.members.keep_about("m1", about))
    assert database.read_sync(lambda w: w.members.about("m1")) == about
    assert database.read_sync(lambda w: w.members.about("m2")) == {}
    database.write_sync(lambda w: w.members.keep_about("m1", {}))
    assert database.read_sync(lambda w: w.members.about("m1")) == {}


def test_a_destination_is_set_and_set_again(database: Database) -> None:
    for channel in ("one", "two"):
        where = Destination("console", "w1", channel)
        database.write_sync(
            lambda w, where=where: w.members.set_destination("f1", Purpose.HANDLERS, where)
        )
        assert database.read_sync(lambda w: w.members.destination("f1", Purpose.HANDLERS)) == where
    assert database.read_sync(lambda w: w.members.destination("f1", Purpose.CRIME_DESK)) is None


def test_a_workspace_keeps_its_changed_settings(database: Database) -> None:
    changed = replace(WORKSPACE, organisation="Oak School", is_force=True, ready=False)
    database.write_sync(lambda w: w.members.save_workspace(changed))
    assert database.read_sync(lambda w: w.members.workspace("w1")) == changed
