"""Faults on demand, Slack's pace, response URLs, the fast mode, and the way in from outside."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from tests.slack_peer.building import section
from tests.slack_peer.office import Office, error_of

ROOT = Path(__file__).parents[2]


def post(url: str, body: Any, method: str = "POST") -> tuple[int, str]:
    request = urllib.request.Request(  # noqa: S310 - the peer's own address
        url,
        data=json.dumps(body).encode(),
        method=method,
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as wrong:
        return wrong.code, wrong.read().decode()


@pytest.mark.parametrize("name", ["channel_not_found", "is_archived", "fatal_error"])
def test_a_named_error_meets_as_many_calls_as_told(
    office: Office, api: WebClient, name: str
) -> None:
    fault = office.peer.faults.error(name, "chat.postMessage", office.handlers.id, times=2)
    said = {"channel": office.handlers.id, "text": "x"}
    for _ in range(2):
        with pytest.raises(SlackApiError) as caught:
            api.chat_postMessage(**said)
        assert error_of(caught) == name
    assert api.chat_postMessage(**said)["ok"]
    assert fault.met == 2


def test_a_fault_is_for_its_method_and_channel(office: Office, api: WebClient) -> None:
    office.peer.faults.error("is_archived", "chat.postMessage", office.handlers.id, times=-1)
    assert api.auth_test()["ok"]
    assert api.chat_postMessage(channel=office.person.id, text="x")["ok"]
    with pytest.raises(SlackApiError):
        api.chat_postMessage(channel=office.handlers.id, text="x")
    office.peer.faults.clear()
    assert api.chat_postMessage(channel=office.handlers.id, text="x")["ok"]


def test_too_many_requests_say_when_to_come_back(office: Office, api: WebClient) -> None:
    office.peer.faults.limit(2)
    with pytest.raises(SlackApiError) as caught:
        api.chat_postMessage(channel=office.handlers.id, text="x")
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "2"
    assert error_of(caught) == "ratelimited"


def test_the_sdks_retry_waits_and_gets_through(office: Office, api: WebClient) -> None:
    api.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=1))
    office.peer.faults.limit(1)
    began = time.monotonic()
    assert api.chat_postMessage(channel=office.handlers.id, text="x")["ok"]
    assert time.monotonic() - began >= 1
    assert [each.status for each in office.peer.journal.calls("chat.postMessage")] == [429, 200]


def test_a_breakdown_may_come_after_the_deed(office: Office, api: WebClient) -> None:
    said = {"channel": office.handlers.id, "text": "x"}
    office.peer.faults.break_down(503)
    with pytest.raises(SlackApiError) as caught:
        api.chat_postMessage(**said)
    assert caught.value.response.status_code == 503
    assert not office.handlers.messages
    office.peer.faults.break_down(late=True, html=True)
    with pytest.raises((SlackApiError, SlackRequestError)):
        api.chat_postMessage(**said)
    assert len(office.handlers.messages) == 1


def test_silence_ends_with_a_lost_connection(office: Office) -> None:
    client = WebClient(token=office.grant.token, base_url=office.peer.url, timeout=1)
    client.retry_handlers.clear()
    office.peer.faults.silence(3.0, late=True)
    with pytest.raises(TimeoutError):
        client.chat_postMessage(channel=office.handlers.id, text="x")
    assert len(office.handlers.messages) == 1
    office.peer.faults.silence(0.05)
    with pytest.raises((http.client.HTTPException, OSError)):
        client.chat_postMessage(channel=office.handlers.id, text="x")
    assert len(office.handlers.messages) == 1


def test_each_channel_takes_one_post_a_second(office: Office, api: WebClient) -> None:
    office.peer.pace.seconds = 0.3
    assert api.chat_postMessage(channel=office.handlers.id, text="x")["ok"]
    assert api.chat_postMessage(channel=office.person.id, text="x")["ok"]
    with pytest.raises(SlackApiError) as caught:
        api.chat_postMessage(channel=office.handlers.id, text="x")
    assert caught.value.response.headers["Retry-After"] == "1"
    time.sleep(0.31)
    assert api.chat_postMessage(channel=office.handlers.id, text="x")["ok"]


def test_the_journal_waits_for_what_should_come(office: Office, api: WebClient) -> None:
    api.chat_postMessage(channel=office.handlers.id, text="x")
    journal = office.peer.journal
    made = journal.wait(lambda calls: len(calls) == 1)
    assert (made[0].method, made[0].ok, made[0].team) == (
        "chat.postMessage",
        True,
        office.team.id,
    )
    with pytest.raises(TimeoutError):
        journal.wait(lambda calls: len(calls) == 2, within=0.05)


def test_a_response_url_takes_five_messages(office: Office) -> None:
    world = office.peer.world
    key = world.reply(office.team, office.handlers.id, office.person.id)
    url = f"{office.peer.address}/response/{key}"
    for _ in range(5):
        assert post(url, {"text": "Only you", "blocks": [section()]}) == (200, "ok")
    assert post(url, {"text": "Only you"}) == (404, "used_url")
    assert [each.to for each in office.handlers.ephemeral] == [office.person.id] * 5
    assert post(f"{office.peer.address}/response/none", {"text": "x"})[0] == 404


def test_a_response_url_changes_and_takes_away_the_original(office: Office) -> None:
    world = office.peer.world
    message = world.say(office.handlers, office.team.bot_user, "Old", bot=True)
    key = world.reply(office.team, office.handlers.id, office.person.id, message.ts)
    url = f"{office.peer.address}/response/{key}"
    assert post(url, {"replace_original": True, "text": "New"})[0] == 200
    assert message.text == "New"
    assert post(url, {"text": ""}) == (400, "no_text")
    assert post(url, {"delete_original": True})[0] == 200
    assert not office.handlers.messages


def test_fast_mode_only_counts(office: Office, api: WebClient) -> None:
    office.peer.fast = True
    for _ in range(3):
        assert api.chat_postMessage(channel="D123", text="x", blocks=[{"type": "none"}])["ok"]
    assert api.views_publish(user_id="U1", view={})["ok"]
    assert office.peer.journal.counts == {"chat.postMessage": 3, "views.publish": 1}
    assert office.peer.journal.channels == {"D123": 3}
    assert not office.peer.journal.calls()


def test_the_peer_runs_in_a_process_of_its_own() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.slack_peer", "0"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout
            told = json.loads(process.stdout.readline())
            way_in = told["api_url"].replace("/api/", "/_peer/")
            client = WebClient(token=told["token"], base_url=told["api_url"])
            user = told["people"]["Wilhelmina Oakapple"]
            assert client.chat_postMessage(channel=user, text="x")["ok"]
            assert post(f"{way_in}faults", {"kind": "error", "name": "is_archived"})[0] == 200
            with pytest.raises(SlackApiError) as caught:
                client.chat_postMessage(channel=user, text="x")
            assert error_of(caught) == "is_archived"
            status, body = post(
                f"{way_in}teams",
                {
                    "name": "Elsewhere",
                    "people": [{"name": "A Handler", "is_admin": True}],
                    "channels": [{"name": "handlers", "members": ["A Handler"]}],
                },
            )
            other = json.loads(body)
            assert status == 200
            mine = WebClient(token=other["token"], base_url=other["api_url"])
            assert mine.chat_postMessage(channel=other["channels"]["handlers"], text="x")["ok"]
            with urllib.request.urlopen(f"{way_in}counts") as answer:  # noqa: S310
                assert json.load(answer)["methods"]["chat.postMessage"] == 3
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(10) == 0
