"""``cpi workspaces`` as it is typed: the console's workspace, and a new one that is not set up."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from submitting import Bot
from typing_commands import Cpi

from bot.delivery import Delivery
from bot.setup import set_up_force
from dialogs.force.profile import load_profile
from dialogs.ports import Destination, Member, Purpose, Role
from dialogs.workspaces.facts import ChannelFacts, Person
from dialogs.workspaces.probing import TEST_CARD
from dialogs.workspaces.roles import meet
from dialogs.workspaces.settings import join
from storage.work import SqlWork

NEW = "T77"


@pytest.fixture
def office(tmp_path: Path, sqlite_url: str) -> Bot:
    """A bot with its console, and a workspace called Oak Park."""
    bot = Bot(tmp_path, sqlite_url)

    def begin(work: SqlWork) -> None:
        force = set_up_force(work, load_profile(), "hampshire")
        join(work, force.id, "console", NEW, "Oak Park", own=False)

    bot.program.database.write_sync(begin)
    return bot


def told(cpi: Cpi, *args: str) -> dict[str, Any]:
    ran = cpi("workspaces", *args, "--json")
    assert ran.code == 0, ran.err
    return dict(json.loads(ran.out))


def trail(bot: Bot, workspace: str) -> list[tuple[str, str]]:
    def query(work: SqlWork) -> list[tuple[str, str]]:
        found = work.members.workspace_by_external("console", workspace)
        return [(e.event, e.actor) for e in work.audit.of_subject(found.id if found else "")]

    return bot.program.database.read_sync(query)


class Looked:
    """A directory that knows one channel."""

    def __init__(self, facts: ChannelFacts | None) -> None:
        self.facts = facts

    async def person(self, workspace_id: str, text: str) -> Person | None:
        return Person(text, workspace_id)

    async def channel(self, workspace_id: str, text: str) -> ChannelFacts | None:
        return self.facts if workspace_id and text else None


def delivery(bot: Bot, facts: ChannelFacts | None) -> Delivery:
    p = bot.program
    looks = {"console": Looked(facts)}
    return Delivery(p.database, p.platforms, p.profiles, p.metrics, bot.now, looks)


def handlers_channel(bot: Bot) -> Destination | None:
    def query(work: SqlWork) -> Destination | None:
        force = work.members.force_by_slug(load_profile().slug)
        return work.members.destination(force.id if force else "", Purpose.HANDLERS)

    return bot.program.database.read_sync(query)


@pytest.mark.usefixtures("office")
def test_the_list_says_what_is_ready(cpi: Cpi) -> None:
    lines = cpi("workspaces", "list").out.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("ready ")
    assert lines[1].startswith("NOT READY")
    rows = json.loads(cpi("workspaces", "list", "--json").out)
    assert [row["name"] for row in rows] == ["Console", "Oak Park"]
    assert "the name of your organisation" in rows[1]["missing"]


@pytest.mark.usefixtures("office")
def test_no_workspaces_and_unknown_ones_are_said_so(cpi: Cpi) -> None:
    ran = cpi("workspaces", "show", "T404")
    assert ran.code == 1
    assert "There is no workspace T404" in ran.err
    assert "sam" in cpi("workspaces", "show", "console").out


def test_an_agency_is_set_up_in_one_command_and_audited(cpi: Cpi, office: Bot) -> None:
    set_to = ("--organisation", "Oak  Park School", "--sector", "education")
    shown = told(cpi, "set", NEW, "--as", "kim", *set_to, "--submitters", "named")
    assert shown["ready"]
    assert (shown["organisation"], shown["sector"]) == ("Oak Park School", "education")
    assert shown["submitters"] == "named"
    assert trail(office, NEW) == [
        ("workspace.organisation", "cli:kim"),
        ("workspace.sector", "cli:kim"),
        ("workspace.ready", "cli:kim"),
        ("workspace.submitters", "cli:kim"),
    ]
    again = told(cpi, "set", NEW, "--as", "kim", *set_to)
    assert again == shown
    assert len(trail(office, NEW)) == 4


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--sector", "wizards", "--organisation", "Oak"), "no such sector. Use one of: "),
        (("--organisation", " ", "--sector", "education"), "1 to 80 characters"),
        (("--submitters", "all"), "everyone or named"),
    ],
)
def test_what_cannot_be_set_is_refused_and_changes_nothing(
    cpi: Cpi, office: Bot, options: tuple[str, ...], said: str
) -> None:
    ran = cpi("workspaces", "set", NEW, "--as", "kim", "--own", *options)
    assert ran.code == 1
    assert said in ran.err
    assert trail(office, NEW) == []


@pytest.mark.usefixtures("office")
def test_whoever_changes_something_says_who_they_are(cpi: Cpi) -> None:
    assert cpi("workspaces", "handlers", "add", NEW, "U1").code == 2
    assert cpi("workspaces", "channel", NEW, "C1").code == 2


@pytest.mark.usefixtures("office")
def test_only_the_forces_own_workspace_has_handlers_and_a_channel(cpi: Cpi) -> None:
    for command in (("handlers", "add", NEW, "U1"), ("channel", NEW, "C1")):
        ran = cpi("workspaces", *command, "--as", "kim")
        assert ran.code == 1
        assert "not the force's own" in ran.err


def test_a_handler_named_here_has_the_role_from_first_contact(cpi: Cpi, office: Bot) -> None:
    told(cpi, "set", NEW, "--as", "kim", "--own")
    shown = told(cpi, "handlers", "add", NEW, "U1", "U2", "--as", "kim")
    assert shown["named"]["handler"] == [{"id": "U1", "name": ""}, {"id": "U2", "name": ""}]

    def contact(person: Person) -> Member:
        def use_case(work: SqlWork) -> Member:
            workspace = work.members.workspace_by_external("console", NEW)
            assert workspace is not None
            return meet(work, workspace, person, office.now())

        return office.program.database.write_sync(use_case)

    assert Role.HANDLER in contact(Person("U1", "Ivy Reed")).roles
    assert contact(Person("U2", "Gus", guest=True)).roles == frozenset()
    shown = told(cpi, "show", NEW)
    assert shown["named"]["handler"] == [{"id": "U1", "name": "Ivy Reed"}]
    shown = told(cpi, "handlers", "remove", NEW, "U1", "--as", "kim")
    assert shown["named"]["handler"] == []
    ran = cpi("workspaces", "handlers", "remove", NEW, "U1", "--as", "kim")
    assert (ran.code, ran.err) == (1, "Not named here: U1.\n")


@pytest.mark.parametrize(
    ("group", "naming"), [("admins", "admin"), ("submitters", "submitter"), ("guests", "guest")]
)
@pytest.mark.usefixtures("office")
def test_people_are_named_and_named_no_more(cpi: Cpi, group: str, naming: str) -> None:
    assert told(cpi, group, "add", NEW, "U5", "--as", "kim")["named"][naming] == [
        {"id": "U5", "name": ""}
    ]
    assert told(cpi, group, "remove", NEW, "U5", "--as", "kim")["named"][naming] == []


def test_a_channel_chosen_here_is_tested_by_the_running_bot(cpi: Cpi, office: Bot) -> None:
    before = handlers_channel(office)
    shown = told(cpi, "channel", "console", "C1", "--as", "kim")
    assert shown["channel_chosen"]["channel"] == "C1"
    assert handlers_channel(office) == before
    [job] = [job for job in office.jobs() if job[0] == "probe"]
    asyncio.run(delivery(office, ChannelFacts("C1", "#desk")).probe(*job[1:]))
    ((where, view),) = office.platform.posts.values()
    assert (where.channel, view) == ("C1", TEST_CARD)
    assert handlers_channel(office) == where
    asyncio.run(delivery(office, None).probe(*job[1:]))
    assert len(office.platform.posts) == 1
    shown = told(cpi, "show", "console")
    assert (shown["channel"]["channel"], shown["channel_chosen"]) == ("C1", None)
    assert shown["channel_last_test"] == "ok"
    assert "cases go to     C1 on console" in cpi("workspaces", "show", "console").out


def test_a_channel_with_guests_gets_no_card_and_stays_unused(cpi: Cpi, office: Bot) -> None:
    before = handlers_channel(office)
    told(cpi, "channel", "console", "C1", "--as", "kim")
    [job] = [job for job in office.jobs() if job[0] == "probe"]
    guest = Person("U4", "Gus", guest=True)
    asyncio.run(delivery(office, ChannelFacts("C1", "#desk", people=(guest,))).probe(*job[1:]))
    assert not office.platform.posts
    assert handlers_channel(office) == before
    assert told(cpi, "show", "console")["channel_last_test"] == "refused"


def test_a_platform_that_does_not_answer_leaves_the_test_to_be_done_again(
    cpi: Cpi, office: Bot
) -> None:
    told(cpi, "channel", "console", "C1", "--as", "kim")
    [job] = [job for job in office.jobs() if job[0] == "probe"]
    del office.program.platforms["console"]
    with pytest.raises(LookupError):
        asyncio.run(delivery(office, ChannelFacts("C1", "#desk")).probe(*job[1:]))
    assert told(cpi, "show", "console")["channel_chosen"]["channel"] == "C1"
