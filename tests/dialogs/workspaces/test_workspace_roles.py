from dataclasses import replace
from datetime import timedelta

import pytest
from office import GONE, GUS, JO, MONDAY, OWNER, PROFILE, ROBOT, SAM, STRANGER, Office

from dialogs.engine.inbound import Go, Move, Said
from dialogs.intake import intake
from dialogs.ports import Case, CaseState, Naming, Role
from dialogs.workspaces.changes import Change, NotPossible
from dialogs.workspaces.facts import Person
from dialogs.workspaces.roles import whom_to_ask

PRACTITIONER, HANDLER, ADMIN = Role.PRACTITIONER, Role.HANDLER, Role.ADMIN


def change(office: Office) -> Change:
    return Change(office.work, office.id, "tester", office.now)


@pytest.fixture
def ready() -> Office:
    office = Office()
    office.set_up()
    return office


def test_a_full_member_becomes_a_practitioner_on_first_contact(ready: Office) -> None:
    new = Person("U9", "Nia New")
    assert ready.member("U9") is None
    member = ready.meet(new)
    assert member.roles == {PRACTITIONER}
    assert ready.member("U9") == member


@pytest.mark.parametrize("person", [GUS, STRANGER, GONE, ROBOT])
def test_guests_strangers_leavers_and_apps_get_no_role_and_are_not_stored(
    ready: Office, person: Person
) -> None:
    member = ready.meet(person)
    assert member.roles == frozenset()
    assert ready.member(person.id) is None
    reply = intake.turn(ready.work, member, Said("he has a knife now"), "e", MONDAY, PROFILE)
    assert "999" in str(reply.views)
    assert not ready.work.tables.drafts


def test_a_new_name_is_taken_over(ready: Office) -> None:
    ready.meet(replace(SAM, name="Sam Reed-Lind"))
    member = ready.member("U2")
    assert member is not None
    assert (member.name, member.roles) == ("Sam Reed-Lind", {PRACTITIONER, HANDLER})


@pytest.mark.parametrize(
    ("change_of", "why"),
    [({"guest": True}, "guest"), ({"deleted": True}, "left"), ({"stranger": True}, "stranger")],
)
def test_a_handler_who_is_no_full_member_any_more_loses_the_role_for_good(
    ready: Office, change_of: dict[str, bool], why: str
) -> None:
    ready.meet(replace(SAM, **change_of))
    member = ready.member("U2")
    assert member is not None
    assert (member.roles, member.guest) == (frozenset(), True)
    assert ready.work.members.named("w")[Naming.HANDLER] == {"U3"}
    assert ready.trail("workspace.named")[-1].detail == {
        "as": "handler",
        "removed": "U2",
        "why": why,
    }
    assert ready.trail("member.roles")[-1].detail["was"] == "handler practitioner"
    back = ready.meet(SAM)
    assert back.roles == {PRACTITIONER}


def test_the_cases_of_a_handler_who_left_go_back_into_the_queue(ready: Office) -> None:
    member = ready.member("U2")
    assert member is not None
    ready.work.cases.add(
        Case(
            "c1",
            "f",
            "s1",
            "CPI-1",
            CaseState.TAKEN,
            look_by=MONDAY,
            created_at=MONDAY,
            holder_id=member.id,
            taken_at=MONDAY,
            opened_at=MONDAY,
        )
    )
    ready.meet(replace(SAM, deleted=True))
    case = ready.work.cases.get("c1")
    assert case is not None
    assert (case.state, case.holder_id, case.opened_at) == (CaseState.NEW, None, None)
    assert ready.trail("case.released")[-1].subject == "c1"
    assert [job.args for job in ready.work.jobs_named("card")] == [("c1",)]


def test_with_the_last_handler_gone_nothing_is_taken(ready: Office) -> None:
    assert ready.workspace.ready
    ready.meet(replace(SAM, guest=True))
    assert ready.workspace.ready
    ready.meet(replace(JO, deleted=True))
    assert not ready.workspace.ready
    assert ready.trail("workspace.not_ready")


def test_owners_and_admins_administer_while_the_platform_says_so(ready: Office) -> None:
    owner = ready.member("U1")
    assert owner is not None
    assert ADMIN in owner.roles
    assert ADMIN not in ready.meet(replace(OWNER, admin=False)).roles
    assert ADMIN in ready.meet(OWNER).roles


def test_a_guest_who_is_called_an_admin_administers_nothing(ready: Office) -> None:
    assert ready.meet(replace(GUS, admin=True)).roles == frozenset()


def test_named_admins_administer_until_they_are_named_no_more(ready: Office) -> None:
    change(ready).name(Naming.ADMIN, {"U3"})
    member = ready.member("U3")
    assert member is not None
    assert ADMIN in member.roles
    change(ready).name(Naming.ADMIN, ())
    member = ready.member("U3")
    assert member is not None
    assert member.roles == {PRACTITIONER, HANDLER}


def test_where_only_named_people_may_submit_the_others_lose_the_role_at_once(
    ready: Office,
) -> None:
    ready.meet(Person("U9", "Nia New"))
    change(ready).name(Naming.SUBMITTER, {"U3"})
    change(ready).named_only(named_only=True)
    roles = {m.external_id: m.roles for m in ready.work.members.in_workspace("w")}
    assert PRACTITIONER in roles["U3"]
    assert PRACTITIONER not in roles["U9"] | roles["U2"]
    assert ready.trail("workspace.submitters")[-1].detail == {"was": "everyone", "now": "named"}
    change(ready).named_only(named_only=False)
    assert PRACTITIONER in ready.meet(Person("U9", "Nia New")).roles


def test_a_named_guest_may_submit_until_the_name_is_taken_out(ready: Office) -> None:
    change(ready).name(Naming.GUEST, {"U4", "U5"})
    assert ready.meet(GUS).roles == {PRACTITIONER}
    assert ready.meet(STRANGER).roles == frozenset()
    assert ready.work.members.named("w")[Naming.GUEST] == {"U4"}
    change(ready).name(Naming.GUEST, ())
    member = ready.member("U4")
    assert member is not None
    assert member.roles == frozenset()


def test_an_agencys_admin_names_no_handlers_and_chooses_no_channel(ready: Office) -> None:
    school = Office(own=False, work=ready.work)
    with pytest.raises(NotPossible, match="not the force's own"):
        change(school).name(Naming.HANDLER, {"U2"})
    with pytest.raises(NotPossible, match="not the force's own"):
        change(school).choose_channel("C1")
    assert HANDLER not in school.meet(SAM).roles


def test_an_agency_is_ready_once_it_is_set_up_and_the_force_is() -> None:
    school = Office(own=False)
    school.set_up()
    assert not school.workspace.ready
    assert "which your force has to choose" in school.words
    force = Office(work=school.work)
    force.set_up()
    assert school.workspace.ready
    assert {entry.subject for entry in school.trail("workspace.ready")} == {"a", "w"}


def test_who_to_ask_is_named_where_admins_are_known() -> None:
    office = Office()
    office.meet(replace(SAM, admin=True))
    assert whom_to_ask(office.work, office.workspace) == "Olive Ash or Sam Reed"
    office.meet(replace(SAM, admin=False))
    office.meet(replace(OWNER, admin=False))
    assert whom_to_ask(office.work, office.workspace) == "your Slack admin"
    assert whom_to_ask(office.work, None) == "your admin"


def test_a_workspace_that_is_not_set_up_says_whom_to_ask_and_takes_nothing() -> None:
    office = Office()
    member = office.meet(SAM)
    assert (member.id, office.member("U2")) == ("", None)
    reply = intake.turn(office.work, member, Said("Karl deals there"), "e", MONDAY, PROFILE)
    [notice] = reply.views
    assert "Ask Olive Ash." in str(notice)
    assert "999" in str(notice)
    assert "101" in str(notice)
    assert not office.work.tables.drafts
    owner = office.work.members.get(office.admin)
    assert owner is not None
    [notice] = intake.current(office.work, owner, MONDAY + timedelta(1), PROFILE).views
    assert "type admin" in str(notice)
    assert Go(Move.ADMIN) in [action.does for action in notice.actions]  # type: ignore[union-attr]
