"""What is not Slack's runs nothing, and is never answered with a 5xx."""

import asyncio
import gzip
import json
import logging
from collections.abc import Callable, Iterator
from time import time
from typing import Any

import pytest
from multidict import CIMultiDict
from signing import (
    FORM,
    JSON,
    OTHER,
    SECRET,
    Pairs,
    Taken,
    as_form,
    as_json,
    command,
    event,
    payload,
    serving,
    signed,
)
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from adapters.bodies import Refusal
from adapters.slack import endpoint as module
from adapters.slack.bodies import Body, Kind
from adapters.slack.endpoint import LONGEST_BODY, PATH, add_endpoint, bolt_request, checked
from adapters.slack.signature import LONGEST_AGE, NoSecret, sign

GOOD = as_json(event("SECRET WORDS"))
NOW = time()


def without(name: str, headers: Pairs) -> Pairs:
    return [pair for pair in headers if pair[0] != name]


def changed(name: str, value: str, headers: Pairs) -> Pairs:
    return [(name, value) if pair[0] == name else pair for pair in headers]


def twice(name: str, headers: Pairs, value: str = "") -> Pairs:
    return headers + [(key, value or old) for key, old in headers if key == name]


TIME, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"
TIMES = (
    "", " ", "now", "1e9", "-1", "+1", "0", "1.5", "0x10", "nan", "inf", "NaN", "9" * 12, "9" * 400,
    "１７００００００００", "None", "[]", "true",
)  # fmt: skip
SIGNATURES = (
    "", "v0", "v0=", "v0=0", "v0=" + "0" * 64, "v0=" + "g" * 64, "v1=" + "0" * 64, "0" * 64,
    "v0=" + "0" * 4000, "v0=" + "０" * 64, "v0:" + "0" * 64, "null", "v0=" + "0" * 63 + "\xe9",
)  # fmt: skip
TYPES = (
    "", "text/plain", "text/html", "multipart/form-data; boundary=x", "application/xml", "json", "*/*",
    "application/json; charset=utf-16", "application/json, text/plain", "application/json;q=1",
    "application/jsonx", "application/x-www-form-urlencoded; charset=latin-1", "\xe9", "/" * 500,
)  # fmt: skip
NOT_JSON = (
    b"", b" ", b"{", b"}", b"[]", b"[1]", b"null", b"1", b'"text"', b"true", b"{}", b'{"type": 1}',
    b'{"type": null}', b'{"type": "event_callback"}', b'{"type": "event_callback", "event": []}',
    b'{"type": "url_verification"}', b'{"type": "url_verification", "challenge": {"a": 1}}',
    b'{"type": "url_verification", "challenge": "' + b"x" * 2000 + b'"}',
    b'{"type": "event_callback", "event": NaN}', b'{"type": "event_callback", "event": {"a": Infinity}}',
    b'{"type": "event_callback", "event": {"a": ' + b"9" * 5000 + b"}}", b"\xff\xfe{}", b"\x00",
    b'{"type": "\xed\xa0\x80"}', b"\xef\xbb\xbf{}", b"payload=null", b'{"type": "event_callback", "event": {}',
    b"[" * 100_000, b"[" * 100_000 + b"]" * 100_000, b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    b'{"type": "event_callback", "event": {"a": ' + b"[" * 80 + b"]" * 80 + b"}}",
    b'{"type": "event_callback", "event": {"a": ' + b'{"a":' * 400 + b"1" + b"}" * 400 + b"}}",
)  # fmt: skip
NOT_FORMS = (
    b"", b"&", b"=", b"a", b"a=1", b"payload", b"payload=", b"payload=null", b"payload=[]", b"payload=1",
    b"payload=%7B", b"payload=%7B%7D", b"payload=%ff", b"payload=%22text%22", b"%ff=1", b"\xff=1",
    b"payload=" + b"%5B" * 20_000, b"payload=%7B%22type%22%3A1%7D", b"command=/cpi&command=/other",
    b"payload=%7B%7D&payload=%7B%7D", b"&".join(b"f%d=1" % n for n in range(200)), b"{}", GOOD,
    b"payload=%7B%22type%22%3A%22x%22", b"text=payload", b"a=1;b=2", b"type=event_callback",
)  # fmt: skip


def attempts(now: float) -> Iterator[tuple[str, int, Pairs, bytes]]:
    """What is tried, the status that answers it, headers and body."""
    right = signed(GOOD, at=now)
    yield "unsigned", 401, without(SIGNATURE, right), GOOD
    yield "without a time", 401, without(TIME, right), GOOD
    yield "with a content type alone", 401, right[:1], GOOD
    yield "signed with another secret", 401, signed(GOOD, secret=OTHER, at=now), GOOD
    yield "signed with no secret", 401, signed(GOOD, secret="", at=now), GOOD
    yield (
        "signature of another body",
        401,
        signed(GOOD, signed_as=as_json(event("other")), at=now),
        GOOD,
    )
    yield "one octet more", 401, signed(GOOD, signed_as=GOOD, at=now), GOOD + b" "
    yield "signature of another time", 401, changed(TIME, str(int(now) - 7), right), GOOD
    yield "signature in capitals", 401, [(k, v.upper()) for k, v in right], GOOD
    for seconds in (LONGEST_AGE + 5, 3_600, 86_400, 10**9, -LONGEST_AGE - 5, -86_400):
        yield f"replayed after {seconds} s", 401, signed(GOOD, at=now - seconds), GOOD
    soon = int(now)
    odd = (f"{soon}.0", f"{soon};", f"{soon} {soon}")
    for number, value in enumerate(TIMES + odd):
        headers = [("Content-Type", JSON), (TIME, value), (SIGNATURE, sign(SECRET, value, GOOD))]
        yield f"time {number}", 401, headers, GOOD
    for value in SIGNATURES:
        yield f"signature {value[:20]!r}", 401, changed(SIGNATURE, value, right), GOOD
    for name in (TIME, SIGNATURE):
        yield f"{name} twice", 401, twice(name, right), GOOD
        yield f"{name} twice, the other wrong", 401, twice(name, right, "0"), GOOD
    for value in TYPES:
        yield f"type {value[:20]!r}", 415, signed(GOOD, value, at=now), GOOD
    yield "no type", 415, right[1:], GOOD
    for value in ("gzip", "deflate", "br", "zstd", "gzip, gzip", "unknown"):
        body = gzip.compress(GOOD)
        yield f"encoding {value}", 415, [*signed(body, at=now), ("Content-Encoding", value)], body
    bomb = gzip.compress(b"0" * 50_000_000)
    yield "gzip bomb", 415, [*signed(bomb, at=now), ("Content-Encoding", "gzip")], bomb
    large = as_json(event("x" * LONGEST_BODY))
    yield "oversized, signed", 413, signed(large, at=now), large
    yield "oversized, unsigned", 413, signed(large, at=now)[:1], large
    for number, body in enumerate(NOT_JSON):
        yield f"malformed JSON {number}", 400, signed(body, at=now), body
        yield f"malformed JSON {number}, unsigned", 401, [("Content-Type", JSON)], body
    for number, body in enumerate(NOT_FORMS):
        yield f"malformed form {number}", 400, signed(body, FORM, at=now), body
        yield f"malformed form {number}, unsigned", 401, [("Content-Type", FORM)], body


ATTEMPTS = list(attempts(NOW))


@pytest.mark.parametrize(
    ("status", "headers", "raw"), [each[1:] for each in ATTEMPTS], ids=[a[0] for a in ATTEMPTS]
)
def test_what_is_not_slacks_is_refused_with_a_reason_that_repeats_nothing(
    status: int, headers: Pairs, raw: bytes
) -> None:
    found = checked(headers, raw, (SECRET,), NOW)
    assert isinstance(found, Refusal)
    assert found.status == status
    assert "SECRET WORDS" not in found.words


async def test_over_http_none_runs_a_listener_and_none_is_answered_with_a_5xx(
    caplog: pytest.LogCaptureFixture, figure: Callable[[str], None]
) -> None:
    taken, tried = Taken(), 0
    caplog.set_level(logging.DEBUG)
    async with serving(taken) as client:
        for name, status, headers, raw in attempts(time()):
            try:
                answer = await client.post(PATH, data=raw, headers=CIMultiDict(headers))
            except (ValueError, UnicodeError):
                continue  # aiohttp's client does not send such a header
            tried += 1
            assert answer.status in {status, 400}, name
            assert "SECRET WORDS" not in await answer.text()
    assert taken == []
    assert tried > 150
    assert "SECRET WORDS" not in caplog.text
    figure(f"bad requests to Slack's address: {tried} tried, no listener ran, no 5xx")


async def raw_answer(client: Any, head: bytes, body: bytes = b"") -> bytes:
    """The status line of an answer to octets that no client would send."""
    reader, writer = await asyncio.open_connection(client.host, client.port)
    writer.write(head.replace(b"\n", b"\r\n") + body)
    await writer.drain()
    line = await asyncio.wait_for(reader.readline(), 5)
    writer.close()
    return line


async def test_a_body_that_lies_about_its_size_or_never_ends_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "SECONDS_TO_READ", 0.2)
    taken = Taken()
    start = b"POST /slack/events HTTP/1.1\nHost: x\nContent-Type: application/json\n"
    async with serving(taken) as client:
        lines = [
            await raw_answer(client, start + b"Content-Length: 99999999999\n\n"),
            await raw_answer(client, start + b"Content-Length: 50\n\n", b"{"),
            await raw_answer(client, start + b"Content-Length: -1\n\n"),
            await raw_answer(client, start + b"Transfer-Encoding: chunked\n\n", b"zz\r\n"),
            await raw_answer(client, start + b"Transfer-Encoding: chunked\n\n", b"1\r\n{"),
            await raw_answer(client, start + b"Content-Type: text/plain\nContent-Length: 0\n\n"),
        ]

        async def endless() -> Any:
            for _ in range(100):
                yield b"x" * 64 * 1024

        answer = await client.post(PATH, data=endless(), headers={"Content-Type": JSON})
        assert answer.status == 413
    statuses = [line.split()[1] for line in lines]
    assert statuses[0] == b"413"
    assert all(status.startswith(b"4") for status in statuses), statuses
    assert taken == []


async def test_other_methods_are_not_served() -> None:
    async with serving(Taken()) as client:
        for method in ("GET", "PUT", "DELETE", "OPTIONS", "HEAD"):
            assert (await client.request(method, PATH)).status == 405


async def test_what_slack_signed_gets_through_parsed() -> None:
    taken = Taken()
    click = {"type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1"}, "actions": []}
    async with serving(taken) as client:
        for raw, kind in (
            (GOOD, JSON),
            (GOOD, "application/json; charset=utf-8"),
            (payload(click), FORM),
            (as_form(command("mine")), FORM + "; charset=UTF-8"),
        ):
            headers = CIMultiDict(signed(raw, kind))
            assert await (await client.post(PATH, data=raw, headers=headers)).text() == "taken"
    assert [body.kind for body in taken] == ["event", "event", "interaction", "command"]
    assert taken[2].data == click
    assert taken[3].data["text"] == "mine"


@pytest.mark.parametrize("text", ["payload", "the payload of a van", "payload=1&x=2", "", "ü 😀"])
def test_a_command_keeps_its_text_whatever_words_are_in_it(text: str) -> None:
    raw = as_form(command(text))
    body = checked(signed(raw, FORM, at=NOW), raw, (SECRET,), NOW)
    assert isinstance(body, Body)
    assert body.data == command(text)
    assert bolt_request(body).body == command(text)


def test_the_moment_before_it_is_too_old_it_is_taken() -> None:
    for age in (-LONGEST_AGE + 2, 0, LONGEST_AGE - 2):
        assert isinstance(checked(signed(GOOD, at=NOW - age), GOOD, (SECRET,), NOW), Body)


def test_while_the_secret_changes_both_are_taken() -> None:
    for secret in (OTHER, SECRET):
        assert isinstance(
            checked(signed(GOOD, secret=secret, at=NOW), GOOD, (SECRET, OTHER), NOW), Body
        )


@pytest.mark.parametrize("secrets", [(), ("",), (SECRET, "")])
def test_without_a_secret_nothing_is_served(secrets: tuple[str, ...]) -> None:
    with pytest.raises(NoSecret):
        checked(signed(GOOD), GOOD, secrets, NOW)
    with pytest.raises(NoSecret):
        add_endpoint(None, secrets, Taken())  # type: ignore[arg-type]  # it does not come so far


async def test_slack_checks_the_address() -> None:
    raw, taken = as_json({"type": "url_verification", "challenge": "3eZbrw1aB"}), Taken()
    async with serving(taken) as client:
        answer = await client.post(PATH, data=raw, headers=CIMultiDict(signed(raw)))
        assert (answer.status, await answer.text()) == (200, "3eZbrw1aB")
        unsigned = await client.post(PATH, data=raw, headers={"Content-Type": JSON})
        assert unsigned.status == 401
        for probe, kind in (
            (b"ssl_check=1&token=x", FORM),
            (as_json({"type": "app_rate_limited"}), JSON),
        ):
            answer = await client.post(PATH, data=probe, headers=CIMultiDict(signed(probe, kind)))
            assert answer.status == 200
    assert taken == []


def test_a_repeat_says_which_it_is_and_no_header_steers_bolt() -> None:
    headers = [
        *signed(GOOD, at=NOW),
        ("X-Slack-Retry-Num", "2"),
        ("X-Slack-Retry-Reason", "http_timeout"),
        ("X-Slack-Bolt-Lazy-Only", "1"),
        ("X-Slack-Bolt-Lazy-Function-Name", "anything"),
    ]
    body = checked(headers, GOOD, (SECRET,), NOW)
    assert isinstance(body, Body)
    assert (body.retry, body.retry_reason) == (2, "http_timeout")
    request = bolt_request(body)
    assert request.headers["x-slack-retry-num"] == ["2"]
    assert not request.lazy_only
    assert request.lazy_function_name is None
    odd = [*signed(GOOD, at=NOW), ("X-Slack-Retry-Num", "many")]
    assert checked(odd, GOOD, (SECRET,), NOW) == Body(Kind.EVENT, json.loads(GOOD))


def test_half_an_emoji_does_not_break_what_comes_after() -> None:
    raw = b'{"type": "event_callback", "event": {"text": "a\\ud83d b\\uD83D\\uDE00", "n": [1]}}'
    body = checked(signed(raw, at=NOW), raw, (SECRET,), NOW)
    assert isinstance(body, Body)
    text = body.data["event"]["text"]
    assert text.encode()
    assert text.startswith("a")
    assert text.endswith(" b😀")


async def test_bolt_runs_what_was_verified_without_verifying_or_parsing_again() -> None:
    async def authorize(**_given: Any) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="x", bot_user_id="B")  # noqa: S106

    app = AsyncApp(signing_secret=OTHER, authorize=authorize, process_before_response=True)
    seen: list[str] = []

    @app.event("message")
    async def on_message(event: dict[str, Any]) -> None:
        seen.append(event["text"])

    @app.command("/cpi")
    async def on_command(ack: Any, command: dict[str, Any]) -> None:
        seen.append(command["text"])
        await ack("hello")

    for raw, kind in ((GOOD, JSON), (as_form(command("payload")), FORM)):
        body = checked(signed(raw, kind, at=NOW), raw, (SECRET,), NOW)
        assert isinstance(body, Body)
        assert (await app.async_dispatch(bolt_request(body))).status == 200
    assert seen == ["SECRET WORDS", "payload"]
