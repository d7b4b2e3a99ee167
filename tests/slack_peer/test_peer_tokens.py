"""Who may call: tokens, scopes, installing, rotation, uninstalling; and how a request is read."""

import json
import urllib.request
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack_peer.office import Office, error_of
from tests.slack_peer.web_auth import consent


def authorize(office: Office, **more: str) -> str:
    world = office.peer.world
    asked = {"client_id": world.client_id, "scope": "chat:write,commands", "state": "s1"} | more
    return f"https://slack.com/oauth/v2/authorize?{urlencode(asked)}"


def code_of(address: str) -> str:
    return parse_qs(urlsplit(address).query)["code"][0]


def access(office: Office, **more: str) -> dict[str, Any]:
    world = office.peer.world
    answer = office.client("").oauth_v2_access(
        client_id=world.client_id, client_secret=world.client_secret, **more
    )
    return dict(answer.data)


def test_a_token_tells_whose_it_is(office: Office, api: WebClient) -> None:
    told = api.auth_test()
    assert told["team_id"] == office.team.id
    assert told["user_id"] == office.team.bot_user
    assert told["bot_id"] == office.team.bot_id


def test_a_wrong_token_and_none_have_names(office: Office) -> None:
    with pytest.raises(SlackApiError) as caught:
        office.client("xoxb-wrong").auth_test()
    assert error_of(caught) == "invalid_auth"
    with pytest.raises(SlackApiError) as caught:
        WebClient(base_url=office.peer.url).auth_test()
    assert error_of(caught) == "not_authed"


def test_a_revoked_token_is_worth_nothing(office: Office, api: WebClient) -> None:
    assert api.auth_revoke()["revoked"]
    with pytest.raises(SlackApiError) as caught:
        api.chat_postMessage(channel=office.handlers.id, text="hello")
    assert error_of(caught) == "token_revoked"


def test_an_uninstalled_app_has_no_account(office: Office, api: WebClient) -> None:
    world = office.peer.world
    with pytest.raises(SlackApiError) as caught:
        api.apps_uninstall(client_id=world.client_id, client_secret=world.client_id)
    assert error_of(caught) == "bad_client_secret"
    api.apps_uninstall(client_id=world.client_id, client_secret=world.client_secret)
    with pytest.raises(SlackApiError) as caught:
        api.auth_test()
    assert error_of(caught) == "account_inactive"


def test_a_scope_that_was_not_granted_is_named(office: Office) -> None:
    grant = office.peer.world.install(office.team, scopes=frozenset({"commands"}))
    with pytest.raises(SlackApiError) as caught:
        office.client(grant.token).chat_postMessage(channel=office.handlers.id, text="hello")
    answer = caught.value.response
    assert (answer["error"], answer["needed"]) == ("missing_scope", "chat:write")
    assert answer["provided"] == "commands"
    assert office.peer.journal.refused()


def test_an_installation_gives_a_token_for_the_scopes_it_asked_for(office: Office) -> None:
    back = consent(
        office.peer.world,
        authorize(office, redirect_uri="https://bot.example/slack/oauth_redirect"),
        office.team,
        office.person.id,
    )
    assert back.startswith("https://bot.example/slack/oauth_redirect?")
    assert parse_qs(urlsplit(back).query)["state"] == ["s1"]
    code = code_of(back)
    told = access(office, code=code, redirect_uri="https://bot.example/slack/oauth_redirect")
    assert told["team"]["id"] == office.team.id
    assert told["authed_user"]["id"] == office.person.id
    assert told["scope"] == "chat:write,commands"
    assert office.client(told["access_token"]).auth_test()["ok"]
    with pytest.raises(SlackApiError) as caught:
        access(office, code=code, redirect_uri="https://bot.example/slack/oauth_redirect")
    assert error_of(caught) == "invalid_code"


def test_a_code_belongs_to_its_redirect(office: Office) -> None:
    back = consent(office.peer.world, authorize(office), office.team, office.person.id)
    with pytest.raises(SlackApiError) as caught:
        access(office, code=code_of(back), redirect_uri="https://elsewhere.example/")
    assert error_of(caught) == "bad_redirect_uri"


def test_an_unknown_app_gets_no_consent(office: Office) -> None:
    with pytest.raises(ValueError, match="invalid_client_id"):
        consent(office.peer.world, authorize(office, client_id="1.2"), office.team, "U1")


def test_a_rotating_token_expires_and_is_refreshed_once(office: Office) -> None:
    now = [1_800_000_000.0]
    office.peer.world.clock = lambda: now[0]
    back = consent(
        office.peer.world, authorize(office), office.team, office.person.id, rotates=True
    )
    first = access(office, code=code_of(back))
    assert first["expires_in"] == 43_200
    client = office.client(first["access_token"])
    assert client.auth_test()["ok"]
    now[0] += 43_200
    with pytest.raises(SlackApiError) as caught:
        client.auth_test()
    assert error_of(caught) == "token_expired"
    refresh = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    second = access(office, **refresh)
    assert office.client(second["access_token"]).auth_test()["ok"]
    with pytest.raises(SlackApiError) as caught:
        access(office, **refresh)
    assert error_of(caught) == "invalid_refresh_token"


def test_an_org_wide_token_reaches_each_workspace_of_the_organisation(office: Office) -> None:
    world = office.peer.world
    one, two = (world.team(name, enterprise_id="E1") for name in ("North", "South"))
    back = consent(world, authorize(office), one, "U1", org_wide=True)
    told = access(office, code=code_of(back))
    assert told["team"] is None
    assert told["is_enterprise_install"] is True
    assert told["enterprise"]["id"] == "E1"
    grant = world.install(None, enterprise_id="E1")
    client = office.client(grant.token)
    for team in (one, two):
        channel = world.channel(team, "handlers")
        assert client.chat_postMessage(channel=channel.id, text="hello")["ok"]
        assert client.users_list(team_id=team.id)["members"][0]["id"] == team.bot_user
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=office.handlers.id, text="hello")
    assert error_of(caught) == "channel_not_found"


def test_two_workspaces_do_not_see_each_other(office: Office) -> None:
    world = office.peer.world
    other = world.team("Elsewhere")
    client = office.client(world.install(other).token)
    for call in (
        lambda: client.chat_postMessage(channel=office.handlers.id, text="hello"),
        lambda: client.conversations_info(channel=office.lobby.id),
        lambda: client.users_info(user=office.person.id),
        lambda: client.views_publish(user_id=office.person.id, view={"type": "home", "blocks": []}),
    ):
        with pytest.raises(SlackApiError) as caught:
            call()
        assert error_of(caught) in ("channel_not_found", "user_not_found", "invalid_arguments")


def ask(office: Office, method: str, body: bytes, kind: str, query: str = "") -> dict[str, Any]:
    request = urllib.request.Request(  # noqa: S310 - the peer's own address
        f"{office.peer.url}{method}{query}",
        data=body or None,
        headers={
            "Authorization": f"Bearer {office.grant.token}",
            **({"Content-Type": kind} if kind else {}),
        },
    )
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        return dict(json.load(answer))


JSON, FORM = "application/json; charset=utf-8", "application/x-www-form-urlencoded"


def test_arguments_come_in_forms_queries_and_json(office: Office) -> None:
    said = {"channel": office.handlers.id, "text": "hello"}
    blocks = [{"type": "divider"}]
    forms = (
        (urlencode(said | {"blocks": json.dumps(blocks)}).encode(), FORM, ""),
        (json.dumps(said | {"blocks": blocks}).encode(), JSON, ""),
        (b"", "", "?" + urlencode(said | {"blocks": json.dumps(blocks)})),
    )
    for body, kind, query in forms:
        told = ask(office, "chat.postMessage", body, kind, query)
        assert told["ok"], told
        assert told["message"]["blocks"][0]["type"] == "divider"


def test_methods_that_read_no_json_find_no_arguments_in_it(office: Office) -> None:
    body = json.dumps({"user": office.person.id}).encode()
    assert ask(office, "users.info", body, JSON)["error"] == "invalid_arguments"
    assert ask(office, "users.info", b"", "", f"?user={office.person.id}")["ok"]


def test_what_cannot_be_read_has_a_name(office: Office) -> None:
    assert ask(office, "chat.postMessage", b"{", JSON)["error"] == "invalid_json"
    assert ask(office, "chat.postMessage", b"[]", JSON)["error"] == "json_not_object"
    assert ask(office, "chat.postMessage", b"x", "image/png")["error"] == "invalid_post_type"
    assert ask(office, "chat.reactTo", b"", "")["error"] == "unknown_method"
    assert ask(office, "reactions.add", b"", "")["error"] == "unknown_method"
    misspelt = json.dumps({"channel": office.handlers.id, "txt": "x"}).encode()
    assert ask(office, "chat.postMessage", misspelt, JSON)["error"] == "invalid_arguments"
    token_in_json = json.dumps({"token": office.grant.token}).encode()
    request = urllib.request.Request(  # noqa: S310 - the peer's own address
        f"{office.peer.url}auth.test", data=token_in_json, headers={"Content-Type": JSON}
    )
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        assert json.load(answer)["error"] == "not_authed"
