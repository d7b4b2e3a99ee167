"""What the connector must do, told without a word of any SDK: a swap of SDKs keeps these as they are."""

import asyncio
import inspect
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from teams_wire import Site, as_json, connected, site_of

from adapters.teams import rest as rest_module
from adapters.teams.activity import Channel, Conversation, Kind, Outgoing
from adapters.teams.connector import TeamsConnector
from adapters.teams.credentials import RENEW_BEFORE
from adapters.teams.errors import (
    BlockedByPerson,
    ConversationGone,
    ConversationLost,
    CredentialsRefused,
    MessageNotFound,
    NotInstalled,
    RateLimited,
    SwitchedOff,
    TeamsFailed,
    TeamsUnreachable,
    TooLarge,
)
from adapters.teams.ports import Connector
from adapters.teams.proofs import BadCertificate, Certificate
from dialogs.ports import MessageGone, PlatformBusy, PlatformFailed
from tests.teams_peer.server import TeamsPeer
from tests.teams_peer.world import Team

CARD = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [{"type": "TextBlock", "text": "Grüße 😀"}],
}
HELLO = Outgoing(text="hello", summary="CPI")


@pytest.fixture
def peer(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(rest_module, "FIRST_PAUSE", 0.01)
    with TeamsPeer() as running:
        yield running


@pytest.fixture
def site(peer: TeamsPeer) -> Site:
    return site_of(peer)


@pytest.fixture
async def connector(site: Site) -> AsyncIterator[TeamsConnector]:
    async with connected(site.registration()) as made:
        yield made


@pytest.fixture
def team(site: Site) -> Team:
    return site.peer.world.team("Thornbury", site.person, channels=("handlers",))


def channel_of(site: Site, team: Team, name: str = "handlers") -> Conversation:
    channel = next(each for each, called in team.channels.items() if called == name)
    return replace(site.chat(), id=channel, kind=Kind.CHANNEL, team_id=team.id, channel_id=channel)


def test_it_has_every_verb_and_no_other(connector: TeamsConnector) -> None:
    wanted: Connector = connector
    verbs = {name for name, _ in inspect.getmembers(wanted, inspect.ismethod) if name[0] != "_"}
    assert verbs == {name for name in vars(Connector) if name[0] != "_"}


# What comes in


async def test_a_message_comes_in_with_all_that_is_used(
    connector: TeamsConnector, site: Site
) -> None:
    activity = await connector.admit(site.bearer(), as_json(site.says("  hello\n there ")))
    assert activity.conversation == site.chat()
    assert (activity.type, activity.text, activity.value) == ("message", "  hello\n there ", {})
    person = site.person
    assert activity.sender.id == person.id
    assert activity.sender.aad_id == person.aad_id
    assert activity.sender.name == person.name
    assert activity.id == next(reversed(site.talk.messages))
    assert not activity.mentions_bot
    assert activity.files == 0  # the same text formatted comes along, and is no file


async def test_the_bots_mention_is_taken_off_and_no_other(
    connector: TeamsConnector, site: Site, team: Team
) -> None:
    world = site.peer.world
    first = world.begin(team, team.id, site.person.id, text="")
    talk = world.talks[first.conversation]
    made = site.sender.mention(talk, first, "ask <at>Ottoline</at> please")
    other = {"type": "mention", "mentioned": {"id": "29:other"}, "text": "<at>Ottoline</at>"}
    made["entities"].append(other)
    activity = await connector.admit(site.bearer(), as_json(made))
    assert activity.text == "ask <at>Ottoline</at> please"
    assert activity.mentions_bot
    conversation = activity.conversation
    assert (conversation.kind, conversation.team_id, conversation.channel_id) == (
        Kind.CHANNEL, team.id, team.id,
    )  # fmt: skip
    assert conversation.id == f"{team.id};messageid={first.id}"


async def test_presses_files_installations_and_leaving_members_come_in(
    connector: TeamsConnector, site: Site
) -> None:
    sender, talk, world = site.sender, site.talk, site.peer.world
    card = world.say(talk, world.bot_id, card=CARD)
    text = world.say(talk, site.person.id, text="see")

    async def admitted(made: dict[str, Any]) -> Any:
        return await connector.admit(site.bearer(), as_json(made))

    pressed = await admitted(sender.submit(talk, card, {"k": "x", "field": "1"}))
    assert (pressed.value, pressed.text, pressed.reply_to) == (
        {"k": "x", "field": "1"},
        "",
        card.id,
    )
    invoke = await admitted(sender.execute(talk, card, {"verb": "take"}, {"case": "1"}))
    assert (invoke.type, invoke.name) == ("invoke", "adaptiveCard/action")
    assert invoke.value["action"]["data"] == {"case": "1"}
    assert (await admitted(sender.files(talk, text, "a.pdf", "b.pdf"))).files == 2
    assert (await admitted(sender.installation(talk, "add"))).action == "add"
    joined = await admitted(sender.bot_added(talk))
    assert joined.members_added == (world.bot_id,)
    left = sender.activity("conversationUpdate", talk, membersRemoved=[{"id": "29:gone"}])
    assert (await admitted(left)).members_removed == ("29:gone",)
    assert (await admitted(sender.channel_event(talk, "channelDeleted"))).action == "channelDeleted"
    assert (await admitted(sender.edited(talk, text))).type == "messageUpdate"
    assert (await admitted(sender.deleted(talk, text))).type == "messageDelete"
    listed = await admitted(sender.submit(talk, card, []) | {"value": [1]})  # type: ignore[arg-type]
    assert listed.value == {}


@pytest.mark.parametrize(
    ("told", "kind"),
    [("personal", Kind.PERSONAL), ("groupChat", Kind.GROUP), ("channel", Kind.CHANNEL), (None, Kind.GROUP), ("new", Kind.GROUP)],
)  # fmt: skip
async def test_an_unknown_kind_of_conversation_is_one_that_others_read(
    connector: TeamsConnector, site: Site, told: str | None, kind: Kind
) -> None:
    made = site.says()
    made["conversation"]["conversationType"] = told
    assert (await connector.admit(site.bearer(), as_json(made))).conversation.kind is kind


async def test_half_an_emoji_does_not_break_what_comes_after(
    connector: TeamsConnector, site: Site
) -> None:
    raw = json.dumps(site.says("HERE")).replace("HERE", "a \\ud83d b \\uD83D\\uDE00").encode()
    activity = await connector.admit(site.bearer(), raw)
    assert activity.text.encode()
    assert activity.text.endswith(" b 😀")


# What goes out


async def test_text_and_cards_are_posted_and_changed(connector: TeamsConnector, site: Site) -> None:
    text = await connector.send(site.chat(), HELLO)
    card = await connector.send(site.chat(), Outgoing(card=CARD, summary="A question"))
    said = site.talk.messages
    assert (said[text].text, said[text].summary) == ("hello", "CPI")
    assert (said[card].card, said[card].text, said[card].summary) == (CARD, "", "A question")
    await connector.update(site.chat(), card, HELLO)
    assert (said[card].card, said[card].text, said[card].updates) == (None, "hello", 1)
    await connector.typing(site.chat())
    assert site.talk.typing == 1
    assert site.peer.journal.refused() == []


async def test_a_thread_is_begun_in_a_channel_and_its_card_changed(
    connector: TeamsConnector, site: Site, team: Team
) -> None:
    handlers = channel_of(site, team)
    ref = await connector.post_in_channel(handlers, Outgoing(card=CARD))
    channel, _, message = ref.partition(";messageid=")
    assert channel == handlers.channel_id
    thread = replace(handlers, id=ref)
    await connector.update(thread, message, HELLO)
    assert site.peer.world.talks[ref].messages[message].text == "hello"
    reply = await connector.send(thread, HELLO)
    assert list(site.peer.world.talks[ref].messages) == [message, reply]


async def test_rosters_are_read_page_by_page(
    connector: TeamsConnector, site: Site, team: Team
) -> None:
    world = site.peer.world
    guest = world.person("Ottoline Larkspur", role="guest")
    stranger = world.person("Ignatius Thrupp", tenant_id="00000000-0000-0000-0000-000000000000")
    team.members += [guest.id, stranger.id, *(world.person(f"Person {n}").id for n in range(450))]
    handlers = channel_of(site, team)
    people = {each.id: each for each in await connector.roster(handlers)}
    assert len(people) == 453
    assert site.peer.journal.counts["members"] == 3
    own = people[site.person.id]
    assert (own.aad_id, own.name, own.email) == (
        site.person.aad_id,
        "Wilhelmina Oakapple",
        site.person.upn,
    )
    assert (own.guest, own.stranger) == (False, False)
    assert people[guest.id].guest
    assert people[stranger.id].stranger
    assert await connector.person(handlers, guest.aad_id) == people[guest.id]
    assert await connector.person(handlers, guest.id) == people[guest.id]
    assert await connector.person(handlers, "29:nobody") is None
    with pytest.raises(ConversationGone):
        await connector.person(replace(site.chat(), id="a:gone"), site.person.id)


async def test_the_channels_of_a_team_begin_with_general(
    connector: TeamsConnector, site: Site, team: Team
) -> None:
    handlers = channel_of(site, team)
    assert await connector.channels(handlers) == [
        Channel(team.id, "General"), Channel(handlers.channel_id, "handlers"),
    ]  # fmt: skip


# What goes wrong


@pytest.mark.parametrize(
    ("status", "code", "raised"),
    [
        (403, "ConversationBlockedByUser", BlockedByPerson),
        (403, "MessageWritesBlocked", BlockedByPerson),
        (403, "BotNotInConversationRoster", NotInstalled),
        (403, "BotDisabledByAdmin", SwitchedOff),
        (403, "NotEnoughPermissions", TeamsFailed),
        (404, "ConversationNotFound", ConversationGone),
        (404, "BotNotFound", ConversationGone),
        (413, "MessageSizeTooBig", TooLarge),
        (400, "MessageSizeTooBig", TooLarge),
        (400, "BadSyntax", TeamsFailed),
        (500, "ServiceError", TeamsUnreachable),
    ],
)
async def test_what_would_fail_again_is_not_tried_again(
    connector: TeamsConnector, site: Site, status: int, code: str, raised: type[TeamsFailed]
) -> None:
    fault = site.peer.faults.answer(status, code, times=-1, method="send")
    with pytest.raises(raised) as failed:
        await connector.send(site.chat(), HELLO)
    assert fault.met == 1
    error = failed.value
    assert type(error) is raised
    assert isinstance(error, PlatformFailed)
    assert error.mend
    assert "hello" not in str(error)
    lost = code in {
        "ConversationBlockedByUser", "MessageWritesBlocked", "BotNotInConversationRoster", "ConversationNotFound",
        "BotNotFound",
    }  # fmt: skip
    assert isinstance(error, ConversationLost) is lost


async def test_a_message_that_is_gone_is_told_apart(connector: TeamsConnector, site: Site) -> None:
    with pytest.raises(MessageGone) as gone:
        await connector.update(site.chat(), "1", HELLO)
    assert isinstance(gone.value, MessageNotFound)
    site.talk.blocked = True
    with pytest.raises(BlockedByPerson):
        await connector.update(site.chat(), "1", HELLO)


async def test_what_is_too_large_is_said_so(connector: TeamsConnector, site: Site) -> None:
    with pytest.raises(TooLarge):
        await connector.send(site.chat(), Outgoing(text="x" * 29_000))


@pytest.mark.parametrize("status", [412, 502, 503, 504])
async def test_what_passes_is_tried_again(
    connector: TeamsConnector, site: Site, status: int
) -> None:
    fault = site.peer.faults.answer(status, times=2, method="send")
    assert await connector.send(site.chat(), HELLO) in site.talk.messages
    assert fault.met == 2
    site.peer.faults.clear()
    fault = site.peer.faults.answer(status, times=-1, method="send")
    with pytest.raises(TeamsFailed):
        await connector.send(site.chat(), HELLO)
    assert fault.met == rest_module.TRIES


async def test_a_connection_that_is_lost_is_opened_again(
    connector: TeamsConnector, site: Site
) -> None:
    await connector.send(site.chat(), HELLO)
    fault = site.peer.faults.drop("send")
    await connector.send(site.chat(), HELLO)
    assert fault.met == 1


async def test_no_answer_in_time_is_not_sent_again(
    connector: TeamsConnector, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    await connector.send(site.chat(), HELLO)
    monkeypatch.setattr(rest_module, "REQUEST_SECONDS", 0.2)
    site.peer.faults.drop("send", seconds=1.0, late=True)
    with pytest.raises(TeamsUnreachable):
        await connector.send(site.chat(), HELLO)
    assert len(site.talk.messages) == 2


async def test_a_pause_that_teams_asks_for_is_kept_by_everything_to_that_conversation(
    connector: TeamsConnector, site: Site
) -> None:
    await connector.send(site.chat(), HELLO)
    site.peer.faults.limit(1, method="send")
    await asyncio.gather(*(connector.send(site.chat(), HELLO) for _ in range(3)))
    made = site.peer.journal.calls("send")
    paused = next(each for each in made if each.status == 429)
    after = [each for each in made if each.ok and each.at > paused.at]
    assert len(after) >= 1
    assert len(site.talk.messages) == 4
    assert max(each.at for each in after) - paused.at >= 0.95


async def test_a_long_pause_is_left_to_the_jobs(connector: TeamsConnector, site: Site) -> None:
    fault = site.peer.faults.limit(600, times=-1, method="send")
    with pytest.raises(RateLimited) as limited:
        await connector.send(site.chat(), HELLO)
    assert isinstance(limited.value, PlatformBusy)
    assert 590 < limited.value.seconds <= 600
    with pytest.raises(RateLimited):
        await connector.send(site.chat(), HELLO)
    assert fault.met == 1
    other = site.peer.world.chat(site.peer.world.person("Ottoline Larkspur"))
    other.installed = True
    site.peer.faults.clear()
    await connector.send(replace(site.chat(), id=other.id), HELLO)


async def test_typing_never_raises(connector: TeamsConnector, site: Site) -> None:
    for status in (400, 403, 404, 500):
        site.peer.faults.answer(status)
        await connector.typing(site.chat())
    site.peer.faults.limit(600)
    await connector.typing(site.chat())


# The token that goes out


async def test_many_turns_fetch_one_token(connector: TeamsConnector, site: Site) -> None:
    world = site.peer.world
    chats = [world.chat(world.person(f"Person {n}")) for n in range(60)]
    for chat in chats:
        chat.installed = True
    to = [replace(site.chat(), id=chat.id) for chat in chats]
    await asyncio.gather(*(connector.send(each, HELLO) for each in to for _ in range(3)))
    assert site.peer.journal.counts["token"] == 1
    assert all(len(chat.messages) == 3 for chat in chats)


async def test_a_token_is_renewed_before_it_ends_and_when_it_is_refused(
    connector: TeamsConnector, site: Site, peer: TeamsPeer
) -> None:
    peer.token_seconds = int(RENEW_BEFORE) + 1
    await connector.send(site.chat(), HELLO)
    assert peer.journal.counts["token"] == 1
    peer.world.tokens.clear()
    await connector.send(site.chat(), HELLO)
    assert peer.journal.counts["token"] == 2
    peer.faults.answer(401, "BotNotRegistered", times=-1, method="send")
    with pytest.raises(CredentialsRefused):
        await connector.send(site.chat(), HELLO)
    assert peer.journal.counts["token"] == 3


async def test_a_token_that_ends_soon_is_renewed_and_used_until_then_if_that_fails(
    site: Site, peer: TeamsPeer
) -> None:
    peer.token_seconds = 2
    async with connected(site.registration()) as connector:
        await connector.send(site.chat(), HELLO)
        fault = peer.faults.answer(503, method="token", times=-1)
        await asyncio.sleep(1.1)
        await connector.send(site.chat(), HELLO)
        await connector.send(site.chat(), HELLO)
        assert fault.met == 1
        await asyncio.sleep(1.0)
        with pytest.raises(TeamsUnreachable):
            await connector.send(site.chat(), HELLO)
        assert fault.met == 1


async def test_a_wrong_password_is_said_so_and_is_not_tried_by_every_turn(
    site: Site, peer: TeamsPeer
) -> None:
    async with connected(site.registration(password="wrong")) as connector:  # noqa: S106 - invented
        for _ in range(3):
            with pytest.raises(CredentialsRefused) as refused:
                await connector.send(site.chat(), HELLO)
        assert refused.value.code == "invalid_client"
        assert "TEAMS_APP_PASSWORD" in refused.value.mend
    assert peer.journal.counts["token"] == 1


def pem_of(key: RSAPrivateKey, signed_by: RSAPrivateKey | None = None) -> bytes:
    """A key and a certificate of its own (or of another key)."""
    name, now = x509.Name([]), datetime.now(UTC)
    owner = signed_by or key
    certificate = (
        x509.CertificateBuilder(name, name, owner.public_key(), 1, now, now + timedelta(days=1))
        .sign(owner, SHA256())
        .public_bytes(Encoding.PEM)
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private + certificate


async def test_a_certificate_does_instead_of_a_password(site: Site, peer: TeamsPeer) -> None:
    key = generate_private_key(65537, 2048)
    peer.certificate_key = key.public_key()
    pem = pem_of(key)
    async with connected(site.registration(password="", certificate=pem)) as connector:
        await connector.send(site.chat(), HELLO)
    other = pem_of(generate_private_key(65537, 2048))
    async with connected(site.registration(password="", certificate=other)) as connector:
        with pytest.raises(CredentialsRefused):
            await connector.send(site.chat(), HELLO)


def test_what_is_no_certificate_is_refused() -> None:
    key = generate_private_key(65537, 2048)
    whole = pem_of(key)
    locked = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x"))
    other = pem_of(key, generate_private_key(65537, 2048))
    for pem in (b"", b"x", whole[:-20], whole[20:], locked + whole, other):
        with pytest.raises(BadCertificate):
            Certificate(pem)


async def test_nothing_is_shown_of_password_or_certificate(site: Site) -> None:
    told = site.registration(certificate=b"PRIVATE")
    assert told.password not in repr(told)
    assert "PRIVATE" not in repr(told)
