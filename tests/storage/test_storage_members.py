from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError
from storage_samples import FORCE, HANDLER, NOW, PRACTITIONER, WORKSPACE

from dialogs.ports import Destination, Naming, Purpose, Role
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
    changed = replace(PRACTITIONER, name="New Name", guest=True, owner=True, urgent_at=NOW)
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
    changed = replace(
        WORKSPACE, organisation="Oak School", is_force=True, ready=False, named_only=True
    )
    database.write_sync(lambda w: w.members.save_workspace(changed))
    assert database.read_sync(lambda w: w.members.workspace("w1")) == changed


def test_workspaces_are_listed_by_force(database: Database) -> None:
    other = replace(WORKSPACE, id="w2", external_id="other")
    database.write_sync(lambda w: w.members.add_workspace(other))
    assert database.read_sync(lambda w: w.members.workspaces("f1")) == [WORKSPACE, other]
    assert database.read_sync(lambda w: w.members.workspaces()) == [WORKSPACE, other]
    assert database.read_sync(lambda w: w.members.workspaces("f2")) == []


def test_people_are_named_before_they_are_members_and_named_no_more(database: Database) -> None:
    def name(naming: Naming, *people: str) -> None:
        database.write_sync(lambda w: w.members.set_named("w1", naming, people))

    def named(naming: Naming, workspace: str = "w1") -> frozenset[str]:
        return database.read_sync(lambda w: w.members.named(workspace))[naming]

    assert all(
        not people for people in database.read_sync(lambda w: w.members.named("w1")).values()
    )
    name(Naming.HANDLER, "U1", "U2")
    name(Naming.GUEST, "U1")
    name(Naming.HANDLER, "U2", "U3", "U3")
    assert named(Naming.HANDLER) == {"U2", "U3"}
    assert named(Naming.GUEST) == {"U1"}
    assert named(Naming.HANDLER, "w2") == frozenset()
    name(Naming.HANDLER)
    assert named(Naming.HANDLER) == frozenset()


def test_nobody_is_named_in_a_workspace_that_is_not_there(database: Database) -> None:
    with pytest.raises(IntegrityError):
        database.write_sync(lambda w: w.members.set_named("w9", Naming.ADMIN, {"U1"}))


def test_a_destination_that_is_dropped_is_gone_and_the_others_stay(database: Database) -> None:
    for purpose in (Purpose.HANDLERS, Purpose.HANDLERS_NEXT):
        where = Destination("console", "w1", purpose.value)
        database.write_sync(
            lambda w, purpose=purpose, where=where: w.members.set_destination("f1", purpose, where)
        )
    for _ in range(2):
        database.write_sync(lambda w: w.members.drop_destination("f1", Purpose.HANDLERS_NEXT))
    assert database.read_sync(lambda w: w.members.destination("f1", Purpose.HANDLERS_NEXT)) is None
    assert database.read_sync(lambda w: w.members.destination("f1", Purpose.HANDLERS)) is not None
