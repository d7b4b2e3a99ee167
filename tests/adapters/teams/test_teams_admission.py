"""Who comes in at /api/messages: what is not Teams' own runs nothing, and is never answered with a 5xx."""

import asyncio
import gzip
import hmac
import json
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from multidict import CIMultiDict
from teams_wire import Site, Taken, as_json, connected, serving, site_of

from adapters.teams import connector as module
from adapters.teams import endpoint as endpoint_module
from adapters.teams.activity import InvokeAnswer
from adapters.teams.connector import NotRegistered, TeamsConnector
from adapters.teams.endpoint import LONGEST_BODY
from adapters.teams.errors import NotAdmitted
from adapters.teams.keys import MOST_FETCHES
from adapters.teams.paths import MESSAGES_PATH
from adapters.teams.registration import Registration
from tests.teams_peer.server import TeamsPeer
from tests.teams_peer.signing import Signer, text_of, unsigned

JSON = "application/json"
SECRET = "SECRET WORDS"  # noqa: S105 - what someone wrote
ELSEWHERE = "https://elsewhere.example/"
OTHER = "00000000-0000-0000-0000-000000000000"
Pairs = list[tuple[str, str]]
Attempt = tuple[str, int, Pairs, bytes]
BOT_FRAMEWORK_TENANT = "d6d49420-f39b-4df7-a1dc-d59a935871db"
HEADERS = (
    "", " ", "Bearer", "Bearer ", "Bearer  ", "bearer", "Basic", "Basic dTpw", "Negotiate abc", "Bearer a",
    "Bearer a.b", "Bearer a.b.c", "Bearer ..", "Bearer a.b.c.d", "Bearer null", "Bearer é.é.é", "Token a.b.c",
    "Bearer " + "a" * 5000, "Bearer e30.e30.e30", "Bearer " + "e30." * 300, ",", "Bearer,Bearer", "0",
)  # fmt: skip
NOT_ACTIVITIES = (
    b"", b" ", b"{", b"}", b"[]", b"[1]", b"null", b"1", b'"text"', b"true", b"{}", b'{"type": 1}',
    b'{"type": "message"}', b'{"type": null}', b'{"type": "message", "channelId": "msteams"}', b"\xff\xfe{}",
    b"\x00", b"\xef\xbb\xbf{}", b'{"type": NaN}', b"[" * 100_000, b"[" * 50_000 + b"]" * 50_000,
    b'{"a":' * 20_000 + b"1" + b"}" * 20_000, b'{"type": "\xed\xa0\x80"}',
)  # fmt: skip
WRONG_PARTS: tuple[dict[str, Any], ...] = (
    {"conversation": None}, {"conversation": []}, {"conversation": "x"}, {"conversation": {}},
    {"conversation": {"id": 1}}, {"from": "x"}, {"from": []}, {"recipient": 1}, {"type": {}}, {"type": None},
    {"text": {}}, {"id": []}, {"channelData": "x"}, {"channelData": {"tenant": "x"}}, {"entities": {}},
    {"entities": ["x"]}, {"attachments": "x"}, {"attachments": [1]}, {"membersAdded": "x"}, {"channelId": None},
    {"channelData": {"team": []}}, {"entities": [{"type": "mention", "mentioned": "x"}]}, {"replyToId": {}},
)  # fmt: skip


def claims(site: Site, **changes: Any) -> dict[str, Any]:
    world = site.peer.world
    return site.peer.authority.claims(world.app_id, site.peer.service_url, **changes)


def bad_tokens(site: Site) -> Iterator[tuple[str, str]]:
    """Tokens that are not the channel's, each with its header."""
    now = int(time.time())
    for name, changed in {
        "expired": {"exp": now - 3_600},
        "expired just past the clocks' difference": {"exp": now - 305},
        "without an end": {"exp": None},
        "an end that is no number": {"exp": "never"},
        "not yet": {"nbf": now + 3_600},
        "for another app": {"aud": OTHER},
        "for no app": {"aud": None},
        "for an empty app": {"aud": ""},
        "for several apps": {"aud": [site.peer.world.app_id, OTHER]},
        "another issuer": {"iss": "https://elsewhere.example"},
        "no issuer": {"iss": None},
        "an empty issuer": {"iss": ""},
        "an issuer of another kind": {"iss": ["https://api.botframework.com"]},
        "an issuer that begins alike": {"iss": "https://api.botframework.com.example"},
        "an issuer with a slash": {"iss": "https://api.botframework.com/"},
        "the government's issuer": {"iss": "https://api.botframework.us"},
        "no service URL": {"serviceurl": None},
        "an empty service URL": {"serviceurl": ""},
        "a service URL of another kind": {"serviceurl": [site.peer.service_url]},
        "skill, version 1": {
            "iss": f"https://sts.windows.net/{BOT_FRAMEWORK_TENANT}/", "ver": "1.0", "appid": OTHER,
        },
        "skill, version 2": {
            "iss": f"https://login.microsoftonline.com/{BOT_FRAMEWORK_TENANT}/v2.0", "ver": "2.0", "azp": OTHER,
        },
        "emulator, version 1": {
            "iss": f"https://sts.windows.net/{BOT_FRAMEWORK_TENANT}/", "ver": "1.0",
            "appid": site.peer.world.app_id,
        },
        "emulator, version 2": {
            "iss": f"https://login.microsoftonline.com/{BOT_FRAMEWORK_TENANT}/v2.0", "ver": "2.0",
            "azp": site.peer.world.app_id,
        },
        "our own tenant's": {"iss": f"https://sts.windows.net/{site.peer.world.tenant_id}/"},
    }.items():  # fmt: skip
        yield name, site.bearer(**changed)
    good, signer = claims(site), site.peer.authority.signers[-1]
    stranger = Signer()
    yield "unknown key", f"Bearer {stranger.token(good)}"
    yield "another key under a known id", f"Bearer {stranger.token(good, {'kid': signer.id})}"
    yield "no key id", f"Bearer {signer.token(good, {'kid': None})}"
    yield "an empty key id", f"Bearer {signer.token(good, {'kid': ''})}"
    for alg in ("none", "None", "NONE", "", "HS256", "RS256"):
        header = {"typ": "JWT", "alg": alg, "kid": signer.id}
        yield f"unsigned, alg {alg}", f"Bearer {unsigned(good, header)}"
        yield f"forged, alg {alg}", f"Bearer {unsigned(good, header)}AAAA"
    named = unsigned(good, {"typ": "JWT", "alg": "HS256", "kid": signer.id})
    public = signer.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    signature = hmac.digest(public, named[:-1].encode(), "sha256")
    yield "signed with the public key as a secret", f"Bearer {named}{text_of(signature)}"
    whole = signer.token(good)
    head, body, signature = whole.split(".")
    yield "without a signature", f"Bearer {head}.{body}."
    yield "cut", f"Bearer {whole[:-10]}"
    swapped = text_of(as_json(good | {"jti": "other"}))
    yield "other claims under the signature", f"Bearer {head}.{swapped}.{signature}"
    yield "twice", f"Bearer {whole} {whole}"
    yield "another scheme", f"Basic {whole}"
    yield "a scheme in small letters", f"bearer {whole}"
    yield "no scheme", whole


def attempts(site: Site) -> Iterator[Attempt]:
    """What is tried, the status that answers it, headers and body."""
    kind, world = ("Content-Type", JSON), site.peer.world
    activity = site.says(SECRET)
    raw, good = as_json(activity), [kind, ("Authorization", site.bearer())]
    yield "no token", 401, [kind], raw
    for header in HEADERS:
        yield f"header {header[:20]!r}", 401, [kind, ("Authorization", header)], raw
    for name, token in bad_tokens(site):
        yield name, 401, [kind, ("Authorization", token)], raw
    yield "the token twice", 401, [*good, good[1]], raw
    for name, changed in {
        "no service URL": {"serviceUrl": None},
        "an empty service URL": {"serviceUrl": ""},
        "another service URL": {"serviceUrl": ELSEWHERE},
        "a service URL that begins alike": {"serviceUrl": site.peer.service_url + "x"},
        "a service URL without its slash": {"serviceUrl": site.peer.service_url[:-1]},
        "another channel": {"channelId": "directline"},
        "the emulator's channel": {"channelId": "emulator"},
        "no tenant": {
            "conversation": {"id": "a:1", "conversationType": "personal"}, "channelData": {},
        },
        "another tenant": {
            "conversation": {"id": "a:1", "conversationType": "personal", "tenantId": OTHER},
            "channelData": {"tenant": {"id": OTHER}},
        },
        "another tenant in the conversation": {
            "conversation": {"id": "a:1", "conversationType": "personal", "tenantId": OTHER},
        },
        "another tenant in the channel's data": {"channelData": {"tenant": {"id": OTHER}}},
    }.items():  # fmt: skip
        yield name, 403, good, as_json(activity | changed)
    elsewhere = [kind, ("Authorization", site.bearer(serviceurl=ELSEWHERE))]
    yield "a token of another service URL", 403, elsewhere, raw
    for number, body in enumerate(NOT_ACTIVITIES):
        yield f"malformed {number}", 400, good, body
        yield f"malformed {number}, without a token", 401, [kind], body
    for part in WRONG_PARTS:
        yield f"malformed {json.dumps(part)}", 400, good, as_json(activity | part)
    large = as_json(activity | {"text": "x" * LONGEST_BODY})
    yield "oversized", 413, good, large
    yield "oversized, without a token", 413, [kind], large
    for value in ("", "text/plain", "application/xml", "application/json; charset=utf-16", "*/*"):
        yield f"type {value}", 415, [("Content-Type", value), good[1]], raw
    packed = gzip.compress(raw)
    yield "packed", 415, [*good, ("Content-Encoding", "gzip")], packed
    bomb = gzip.compress(b"0" * 50_000_000)
    yield "a gzip bomb", 415, [*good, ("Content-Encoding", "gzip")], bomb
    assert world.tenant_id in raw.decode()


async def test_none_that_may_not_come_in_runs_a_turn_and_none_is_a_5xx(
    caplog: pytest.LogCaptureFixture, figure: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.teams.keys.MOST_FETCHES", 1_000)
    caplog.set_level(logging.DEBUG)
    taken, tried = Taken(), 0
    with TeamsPeer() as peer:
        site = site_of(peer)
        async with serving(taken, site.registration()) as client:
            for name, status, headers, raw in attempts(site):
                try:
                    answer = await client.post(
                        MESSAGES_PATH, data=raw, headers=CIMultiDict(headers)
                    )
                except (ValueError, UnicodeError):
                    continue  # aiohttp's client does not send such a header
                tried += 1
                words = await answer.text()
                assert answer.status == status, (name, words)
                assert SECRET not in words
            assert taken == []
            good = {"Authorization": site.bearer()}
            assert (await client.post(MESSAGES_PATH, json=site.says(), headers=good)).status == 202
    assert len(taken) == 1
    assert SECRET not in caplog.text
    assert tried > 120
    figure(f"bad requests to Teams' address: {tried} tried, no turn ran, no 5xx")


async def test_a_body_that_lies_about_its_size_or_never_ends_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(endpoint_module, "SECONDS_TO_READ", 0.2)
    taken = Taken()
    start = b"POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    with TeamsPeer() as peer:
        async with serving(taken, site_of(peer).registration()) as client:
            for rest in (
                b"Content-Length: 99999999999\r\n\r\n",
                b"Content-Length: 50\r\n\r\n{",
                b"Content-Length: -1\r\n\r\n",
                b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                b"Transfer-Encoding: chunked\r\n\r\n1\r\n{",
            ):
                reader, writer = await asyncio.open_connection(client.host, client.port)
                writer.write(start + rest)
                await writer.drain()
                line = await asyncio.wait_for(reader.readline(), 5)
                writer.close()
                assert line.split()[1].startswith(b"4"), rest
    assert taken == []


async def test_an_invoke_is_answered_in_json_and_a_message_with_nothing() -> None:
    taken = Taken()
    with TeamsPeer() as peer:
        site = site_of(peer)
        async with serving(taken, site.registration()) as client:
            good = {"Authorization": site.bearer()}
            message = await client.post(MESSAGES_PATH, json=site.says(), headers=good)
            assert (message.status, await message.read()) == (202, b"")
            invoke = site.sender.invoke("task/fetch", site.talk, {"data": {"k": "x"}})
            empty = await client.post(MESSAGES_PATH, json=invoke, headers=good)
            assert (empty.status, await empty.read()) == (200, b"")
            taken.answer = InvokeAnswer(200, {"task": {"type": "message", "value": "Grüße"}})
            answer = await client.post(MESSAGES_PATH, json=invoke, headers=good)
            assert (answer.status, answer.content_type) == (200, JSON)
            assert await answer.json() == taken.answer.body
            for method in ("GET", "PUT", "DELETE", "HEAD"):
                assert (await client.request(method, MESSAGES_PATH)).status == 405
    assert [each.type for each in taken] == ["message", "invoke", "invoke"]
    assert taken[1].name == "task/fetch"


async def test_after_a_key_rotation_the_next_good_token_works() -> None:
    with TeamsPeer() as peer:
        site = site_of(peer)
        async with connected(site.registration()) as connector:
            body = as_json(site.says())
            await connector.admit(site.bearer(), body)
            former = site.bearer(jti="former")
            peer.authority.rotate()
            await connector.admit(site.bearer(), body)
            with pytest.raises(NotAdmitted):
                await connector.admit(former, body)
            await connector.admit(site.bearer(), body)
    assert peer.journal.counts["keys"] <= 3


async def test_many_at_once_with_a_new_key_fetch_the_keys_once() -> None:
    with TeamsPeer() as peer:
        site = site_of(peer)
        async with connected(site.registration()) as connector:
            body = as_json(site.says())
            tokens = [site.bearer(jti=str(number)) for number in range(40)]
            await asyncio.gather(*(connector.admit(token, body) for token in tokens))
            peer.authority.rotate()
            tokens = [site.bearer(jti=str(number)) for number in range(40)]
            await asyncio.gather(*(connector.admit(token, body) for token in tokens))
    assert peer.journal.counts["keys"] == 2


async def test_forged_key_ids_do_not_make_us_hammer_microsoft() -> None:
    with TeamsPeer() as peer:
        site = site_of(peer)
        async with connected(site.registration()) as connector:
            body, forger = as_json(site.says()), Signer()
            for number in range(60):
                forged = forger.token(claims(site), {"kid": f"made-up-{number}"})
                with pytest.raises(NotAdmitted) as refused:
                    await connector.admit(f"Bearer {forged}", body)
                assert refused.value.status == 401
            await connector.admit(site.bearer(), body)
    assert peer.journal.counts["keys"] == MOST_FETCHES


async def test_while_the_keys_cannot_be_had_nobody_new_comes_in_and_nothing_breaks() -> None:
    with TeamsPeer() as peer:
        site = site_of(peer)
        async with connected(site.registration()) as connector:
            body, fault = as_json(site.says()), peer.faults.answer(500, method="openid")
            with pytest.raises(NotAdmitted) as refused:
                await connector.admit(site.bearer(), body)
            assert (refused.value.status, fault.met) == (401, 1)
            peer.faults.drop(method="keys", times=-1)
            with pytest.raises(NotAdmitted):
                await connector.admit(site.bearer(), body)
            peer.faults.clear()
            await connector.admit(site.bearer(), body)


async def test_the_loop_goes_on_while_the_keys_are_fetched() -> None:
    with TeamsPeer() as peer:
        site = site_of(peer)
        async with connected(site.registration()) as connector:
            peer.faults.drop(method="keys", seconds=0.5)
            waiting = asyncio.create_task(connector.admit(site.bearer(), as_json(site.says())))
            ticks = 0
            while not waiting.done():
                await asyncio.sleep(0.01)
                ticks += 1
            with suppress(NotAdmitted):
                await waiting
    assert ticks > 20


async def test_a_token_that_was_verified_is_believed_for_five_minutes_and_no_longer_than_it_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    verified = 0
    with TeamsPeer() as peer:
        site = site_of(peer)
        async with connected(site.registration()) as connector:
            real = connector._claims

            async def counted(token: str) -> Any:
                nonlocal verified
                verified += 1
                return await real(token)

            monkeypatch.setattr(connector, "_claims", counted)
            body, token = as_json(site.says()), site.bearer()
            brief = site.bearer(exp=int(time.time()) + 60)
            for _ in range(5):
                await connector.admit(token, body)
                await connector.admit(brief, body)
            assert verified == 2
            with pytest.raises(NotAdmitted) as refused:
                await connector.admit(token, as_json(site.says() | {"serviceUrl": ELSEWHERE}))
            assert refused.value.status == 403
            with pytest.raises(NotAdmitted):
                await connector.admit(
                    token, as_json(site.says(channelData={"tenant": {"id": OTHER}}))
                )
            now = time.time()
            monkeypatch.setattr(module, "time", lambda: now + 61)
            await connector.admit(token, body)
            assert verified == 2
            await connector.admit(brief, body)  # the clocks' difference is allowed
            assert verified == 3
            monkeypatch.setattr(module, "time", lambda: now + 301)
            await connector.admit(token, body)
            assert verified == 4


async def test_a_key_that_may_not_sign_for_teams_does_not() -> None:
    with TeamsPeer() as peer:
        site = site_of(peer)
        peer.authority.signers = [Signer(("webchat", "directline"))]
        async with connected(site.registration()) as connector:
            with pytest.raises(NotAdmitted) as refused:
                await connector.admit(site.bearer(), as_json(site.says()))
    assert refused.value.status == 401


async def test_in_development_anyone_on_this_machine_comes_in_and_nobody_else() -> None:
    with TeamsPeer() as peer:
        site = site_of(peer)
        told = site.registration(app_id="", tenant_id="", password="", development=True)
        async with connected(told) as connector:
            activity = await connector.admit("", as_json(site.says()))
            assert activity.conversation.tenant_id == peer.world.tenant_id
            with pytest.raises(NotAdmitted) as refused:
                await connector.admit("", as_json(site.says() | {"serviceUrl": ELSEWHERE}))
            assert refused.value.status == 403
        ours = replace(told, tenant_id=OTHER)
        async with connected(ours) as connector:
            with pytest.raises(NotAdmitted):
                await connector.admit("", as_json(site.says()))


@pytest.mark.parametrize("missing", ["app_id", "tenant_id"])
def test_without_an_app_id_and_a_tenant_nothing_is_served(missing: str) -> None:
    told = Registration(app_id=OTHER, tenant_id=OTHER, password="x")  # noqa: S106 - invented
    with pytest.raises(NotRegistered):
        TeamsConnector(replace(told, **{missing: ""}))
