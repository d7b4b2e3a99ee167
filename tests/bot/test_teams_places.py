"""Who is who in Teams, and where conversations are: kept, refreshed when they change, dropped."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from adapters.beside import Known
from adapters.teams.activity import Conversation, Kind, Person, Sender
from bot.setup import set_up_force
from bot.teams_people import DatabasePeople
from bot.teams_places import DatabasePlaces
from dialogs.force.profile import load_profile
from dialogs.ports import Destination, Naming, Workspace
from storage.crypto import MasterKeys, generate_key
from storage.migrate import upgrade
from storage.unit_of_work import Database

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
TENANT = "11111111-1111-1111-1111-111111111111"
CHAT = Conversation("a:1", Kind.PERSONAL, TENANT, "https://smba.example/uk/", "28:bot")
TEAM = replace(
    CHAT, id="19:t@thread.tacv2", kind=Kind.CHANNEL, team_id="19:t@thread.tacv2", channel_id=""
)
CHANNEL = replace(TEAM, id="19:c@thread.tacv2", channel_id="19:c@thread.tacv2")
ADA, BEN = Person("29:ada", "ada", "Ada"), Person("29:ben", "ben", "Ben")
GUS = Person("29:gus", "gus", "Gus", guest=True)
SENDER = Sender("29:ada", "ada")


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    upgrade(sqlite_url)
    made = Database(sqlite_url, MasterKeys.from_text(generate_key()), enqueue=lambda *_, **__: None)
    yield made
    made.close()


@pytest.fixture
def people(database: Database) -> DatabasePeople:
    profile = load_profile("hampshire")
    force = database.write_sync(lambda work: set_up_force(work, profile, "hampshire"))
    return DatabasePeople(database, force.id, lambda: NOW)


@pytest.fixture
async def ada(people: DatabasePeople) -> Known:
    """The first admin: she is kept although nothing is set up."""
    return await people.meet(TENANT, ADA, installs=True)


def workspace(database: Database) -> Workspace:
    found = database.read_sync(lambda work: work.members.workspace_by_external("teams", TENANT))
    assert found is not None
    return found


def admins(database: Database) -> frozenset[str]:
    named = database.read_sync(lambda work: work.members.named(workspace(database).id))
    return named[Naming.ADMIN]


async def test_who_adds_the_app_first_is_its_admin_and_nobody_after(
    people: DatabasePeople, database: Database
) -> None:
    assert (await people.meet(TENANT, GUS, installs=True)).unkept is not None
    assert (await people.meet(TENANT, BEN)).unkept is not None
    assert admins(database) == frozenset()
    assert (await people.meet(TENANT, ADA, installs=True)).member_id
    assert (await people.meet(TENANT, BEN, installs=True)).unkept is not None
    assert admins(database) == {"ada"}


async def test_a_chat_is_new_once_and_written_when_it_changes(
    database: Database, ada: Known
) -> None:
    places = DatabasePlaces(database)
    assert await places.keep_chat(ada, SENDER, CHAT)
    assert not await places.keep_chat(ada, SENDER, CHAT)
    assert not await DatabasePlaces(database).keep_chat(ada, SENDER, CHAT)
    moved = replace(CHAT, service_url="https://smba.example/emea/")
    assert not await places.keep_chat(ada, SENDER, moved)
    assert await places.chat(ada.workspace_id, "ada") == moved


async def test_a_chat_that_was_dropped_is_found_again_by_its_next_activity(
    database: Database, people: DatabasePeople, ada: Known
) -> None:
    places, where = DatabasePlaces(database), Destination("teams", ada.workspace_id, ada.member_id)
    await places.keep_chat(ada, SENDER, CHAT)
    address = await people.address(where)
    assert address is not None
    assert (address.conversation, address.known) == (CHAT, ada)
    await places.drop_chat(ada)
    assert await people.address(where) is None
    assert await places.keep_chat(ada, SENDER, CHAT)


async def test_a_team_goes_with_its_channels(
    database: Database, people: DatabasePeople, ada: Known
) -> None:
    places = DatabasePlaces(database)
    await places.keep_team(TEAM)
    await places.keep_channel(ada.workspace_id, CHANNEL)
    assert await places.teams(ada.workspace_id) == [TEAM]
    where = Destination("teams", ada.workspace_id, CHANNEL.channel_id)
    address = await people.address(where)
    assert address is not None
    assert address.conversation == CHANNEL
    await places.drop_team(TEAM)
    assert await places.teams(ada.workspace_id) == []
    assert await people.address(where) is None


async def test_who_is_not_heard_can_be_reached_until_they_are_met(
    database: Database, people: DatabasePeople
) -> None:
    await people.unheard(SENDER, CHAT)
    where = Destination("teams", workspace(database).id, "ada")
    address = await people.address(where)
    assert address is not None
    assert (address.conversation, address.known) == (CHAT, None)
    ada = await people.meet(TENANT, ADA, installs=True)
    await DatabasePlaces(database).keep_chat(ada, SENDER, CHAT)
    assert await people.address(where) is None
