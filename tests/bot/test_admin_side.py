"""The settings as a platform calls them, on a database: look up, turn, post the test card, tell."""

import asyncio
from uuid import uuid4

import pytest
from submitting import Bot, waiting

from bot.setup import set_up_force
from bot.sides import AdminSide, UnknownMember, UnknownWorkspace
from bot.sweep import Sweep
from dialogs.engine.inbound import Answered, Go, Inbound, Move, Said
from dialogs.engine.views import Ask, Review
from dialogs.force.profile import load_profile
from dialogs.ports import Purpose, Reply, Workspace
from dialogs.workspaces.facts import ChannelFacts, Facts, Person, Wanted
from dialogs.workspaces.probing import Probe
from dialogs.workspaces.settings import join
from storage.work import SqlWork

OWNER, SAM = Person("U1", "Olive Ash", admin=True), Person("U2", "Sam Reed")
DESK = ChannelFacts("C1", "#desk", people=(SAM,))
PAGES = {
    "SET-ORG": {"organisation": "Oak Park School", "sector": "education"},
    "SET-CHANNEL": {"channel": "C1"},
    "SET-HANDLERS": {"who": ("U2",)},
    "SET-ADMINS": {"who": ()},
    "SET-SENDERS": {"members": "everyone", "guests": "nobody"},
    "SET-CHECK": {"answer": "save"},
}


class Admin:
    """An owner of a new workspace, and the platform between them and the settings."""

    def __init__(self, bot: Bot, workspace: Workspace) -> None:
        p = bot.program
        self.workspace = workspace
        self.side = AdminSide(p.database, p.profiles, p.metrics, p.marks, "console", bot.now)
        self.id = ""

    async def do(self, inbound: Inbound, event: str = "") -> Reply:
        wanted = await self.side.wanted(self.id, inbound)
        return await self.side.turn(self.id, inbound, event or uuid4().hex, _found(wanted))

    async def set_up(self) -> Reply:
        """Everything up to *Save settings*."""
        reply = await self.do(Go(Move.ADMIN))
        while not reply.probe:
            asked = waiting(reply)
            reply = await self.do(Answered(asked.page, PAGES[asked.page], asked.revision))
        return reply


def _found(wanted: Wanted) -> Facts:
    people = {person.id: person for person in (OWNER, SAM)}
    return Facts(
        {text: people[text] for text in wanted.people if text in people},
        {text: DESK for text in wanted.channels if text == DESK.id},
    )


@pytest.fixture
async def admin(bot: Bot) -> Admin:
    def begin(work: SqlWork) -> Workspace:
        force = set_up_force(work, load_profile(), "hampshire")
        return join(work, force.id, "console", "T77", "Oak Park", own=True)

    made = Admin(bot, bot.program.database.write_sync(begin))
    made.id = (await made.side.meet(made.workspace.id, OWNER)).id
    return made


async def test_a_workspace_is_set_up_and_takes_information(bot: Bot, admin: Admin) -> None:
    sam = await admin.side.meet(admin.workspace.id, SAM)
    assert sam.id == ""
    refused = await bot.practice.refused(sam, Said("hello"))
    assert "Ask Olive Ash." in str(refused.views)
    reply = await admin.set_up()
    assert reply.probe is not None
    told = await admin.side.probed(admin.id, Probe(reply.probe))
    assert "people here can write to me now" in str(told.views)
    sam = await admin.side.meet(admin.workspace.id, SAM)
    assert await bot.practice.refused(sam, Said("hello")) == Reply()
    assert waiting(await bot.practice.current(sam.id)).page == "G1"

    def query(work: SqlWork) -> tuple[bool, str]:
        workspace = work.members.workspace(admin.workspace.id)
        where = work.members.destination(admin.workspace.force_id, Purpose.HANDLERS)
        return bool(workspace and workspace.ready), where.channel if where else ""

    assert bot.program.database.read_sync(query) == (True, "C1")


async def test_two_saves_at_once_change_it_once(bot: Bot, admin: Admin) -> None:
    reply = await admin.do(Go(Move.ADMIN))
    while not isinstance(asked := waiting(reply), Review):
        reply = await admin.do(Answered(asked.page, PAGES[asked.page], asked.revision))
    save = Answered("SET-CHECK", {"answer": "save"}, asked.revision)
    replies = await asyncio.gather(*(admin.do(save) for _ in range(4)))
    assert sum(bool(reply.probe) for reply in replies) == 1
    assert sum(job[0] == "probe" for job in bot.jobs()) == 1


async def test_a_page_that_was_lost_is_shown_again(bot: Bot, admin: Admin) -> None:
    await admin.do(Go(Move.ADMIN))
    p = bot.program
    sweep = Sweep(p.database, p.platforms, p.profiles, p.metrics, bot.now)
    bot.now.at = bot.now.at.replace(minute=30)
    assert await sweep.look("console", bot.platform) == 1
    [view] = bot.platform.views()
    assert isinstance(view, Ask)
    assert view.page == "SET-ORG"


async def test_someone_who_may_do_nothing_is_not_stored_and_gets_the_safety_words(
    bot: Bot, admin: Admin
) -> None:
    guest = await admin.side.meet(admin.workspace.id, Person("U9", "Gus", guest=True))
    reply = await bot.practice.refused(guest, Said("he has a knife and is outside now"))
    assert str(reply.views).count("999") == 2
    with pytest.raises(UnknownMember):
        await admin.side.turn(guest.id, Go(Move.ADMIN), uuid4().hex)
    with pytest.raises(UnknownWorkspace):
        await admin.side.meet("nowhere", OWNER)
