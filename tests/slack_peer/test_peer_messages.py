"""chat.*, conversations.*, users.*: what is there, who may see it, what Slack says when not."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack_peer.building import actions, button, section, words
from tests.slack_peer.office import Office, error_of


def refusal(call: object, **arguments: object) -> str:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)  # type: ignore[operator]
    return error_of(caught)


def test_a_message_is_kept_and_given_back(office: Office, api: WebClient) -> None:
    told = api.chat_postMessage(channel=office.handlers.id, text="A case", blocks=[section()])
    kept = office.handlers.messages[told["ts"]]
    assert (kept.text, kept.bot, kept.user) == ("A case", True, office.team.bot_user)
    assert kept.blocks[0]["block_id"]
    assert told["message"]["bot_id"] == office.team.bot_id


def test_elements_get_ids_when_they_have_none(office: Office, api: WebClient) -> None:
    given = [actions(button() | {"action_id": None})]
    del given[0]["elements"][0]["action_id"]
    told = api.chat_postMessage(channel=office.handlers.id, text="A case", blocks=given)
    assert told["message"]["blocks"][0]["elements"][0]["action_id"]


def test_a_refused_message_says_where(office: Office, api: WebClient) -> None:
    with pytest.raises(SlackApiError) as caught:
        api.chat_postMessage(
            channel=office.handlers.id, text="A case", blocks=[section(text=words(3001))]
        )
    answer = caught.value.response
    assert answer["error"] == "invalid_blocks"
    said = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert answer["errors"] == [said]
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {said}"]
    assert not office.handlers.messages
    assert [each.error for each in office.peer.journal.refused()] == ["invalid_blocks"]


def test_where_a_message_cannot_go(office: Office, api: WebClient) -> None:
    world = office.peer.world
    post = api.chat_postMessage
    hidden = world.channel(office.team, "hidden", office.person.id, has_bot=False)
    gone = world.channel(office.team, "gone", is_archived=True)
    assert refusal(post, channel="C404", text="x") == "channel_not_found"
    assert refusal(post, channel=hidden.id, text="x") == "channel_not_found"
    assert refusal(post, channel=office.lobby.id, text="x") == "not_in_channel"
    assert refusal(post, channel=gone.id, text="x") == "is_archived"
    assert refusal(post, channel="U404", text="x") == "channel_not_found"


def test_a_public_channel_is_joined_first(office: Office, api: WebClient) -> None:
    assert api.conversations_join(channel=office.lobby.id)["channel"]["is_member"]
    assert api.chat_postMessage(channel=office.lobby.id, text="x")["ok"]
    assert api.conversations_join(channel=office.lobby.id)["warning"] == "already_in_channel"
    assert (
        refusal(api.conversations_join, channel=office.handlers.id)
        == "method_not_supported_for_channel_type"
    )


def test_a_direct_message_opens_once(office: Office, api: WebClient) -> None:
    first = api.conversations_open(users=office.person.id)["channel"]["id"]
    again = api.conversations_open(users=[office.person.id])
    assert again["channel"]["id"] == first
    assert again["already_open"]
    assert api.chat_postMessage(channel=office.person.id, text="x")["channel"] == first
    office.person.deleted = True
    assert refusal(api.conversations_open, users=office.person.id) == "user_disabled"
    assert refusal(api.conversations_open, users="") == "users_list_not_supplied"


def test_an_update_changes_the_message_in_place(office: Office, api: WebClient) -> None:
    ts = api.chat_postMessage(
        channel=office.handlers.id, text="A case", blocks=[actions(button())]
    )["ts"]
    told = api.chat_update(channel=office.handlers.id, ts=ts, text="Taken", blocks=[section()])
    assert told["ts"] == ts
    assert [each["type"] for each in office.handlers.messages[ts].blocks] == ["section"]


def test_buttons_stay_unless_an_update_says_blocks(office: Office, api: WebClient) -> None:
    ts = api.chat_postMessage(
        channel=office.handlers.id, text="A case", blocks=[actions(button())]
    )["ts"]
    api.chat_update(channel=office.handlers.id, ts=ts, text="Taken")
    assert office.handlers.messages[ts].blocks
    api.chat_update(channel=office.handlers.id, ts=ts, text="Taken", blocks=[])
    assert not office.handlers.messages[ts].blocks


def test_what_cannot_be_changed(office: Office, api: WebClient) -> None:
    theirs = office.peer.world.say(office.handlers, office.person.id, "mine")
    at = {"channel": office.handlers.id}
    assert refusal(api.chat_update, **at, ts="1.1", text="x") == "message_not_found"
    assert refusal(api.chat_update, **at, ts=theirs.ts, text="x") == "cant_update_message"
    assert refusal(api.chat_delete, **at, ts=theirs.ts) == "cant_delete_message"
    ts = api.chat_postMessage(**at, text="x")["ts"]
    assert refusal(api.chat_update, **at, ts=ts, text="x" * 4001) == "msg_too_long"
    api.chat_delete(**at, ts=ts)
    assert refusal(api.chat_delete, **at, ts=ts) == "message_not_found"
    ts = api.chat_postMessage(**at, text="x")["ts"]
    office.handlers.is_archived = True
    assert refusal(api.chat_update, **at, ts=ts, text="y") == "is_inactive"


def test_a_private_answer_is_for_members_and_leaves_no_message(
    office: Office, api: WebClient
) -> None:
    at = {"channel": office.handlers.id, "text": "Only you"}
    ts = api.chat_postEphemeral(**at, user=office.person.id)["message_ts"]
    assert not office.handlers.messages
    assert office.handlers.ephemeral[0].to == office.person.id
    assert refusal(api.chat_postEphemeral, **at, user=office.guest.id) == "user_not_in_channel"
    assert refusal(api.chat_update, channel=office.handlers.id, ts=ts, text="x") == (
        "message_not_found"
    )


def test_a_permalink_leads_to_a_message(office: Office, api: WebClient) -> None:
    ts = api.chat_postMessage(channel=office.handlers.id, text="x")["ts"]
    told = api.chat_getPermalink(channel=office.handlers.id, message_ts=ts)
    assert told["permalink"].startswith("https://thornbury.slack.com/archives/C")
    assert (
        refusal(api.chat_getPermalink, channel=office.handlers.id, message_ts="1.1")
        == "message_not_found"
    )


def test_people_are_told_of_with_what_they_are(office: Office, api: WebClient) -> None:
    world = office.peer.world
    assert api.users_info(user=office.guest.id)["user"]["is_restricted"]
    assert not api.users_info(user=office.person.id)["user"]["is_restricted"]
    owner = world.user(office.team, "Owner", is_owner=True)
    assert api.users_info(user=owner.id)["user"]["is_admin"]
    single = world.user(office.team, "Single", is_ultra_restricted=True)
    told = api.users_info(user=single.id)["user"]
    assert (told["is_restricted"], told["is_ultra_restricted"]) == (True, True)
    stranger = world.user(office.team, "Stranger", team_id="T0OTHER", is_stranger=True)
    told = api.users_info(user=stranger.id)["user"]
    assert (told["is_stranger"], told["team_id"]) == (True, "T0OTHER")
    assert "is_admin" not in told
    assert stranger.id not in [each["id"] for each in api.users_list()["members"]]
    assert refusal(api.users_info, user="U404") == "user_not_found"


def test_a_shared_channel_says_so(office: Office, api: WebClient) -> None:
    shared = office.peer.world.channel(office.team, "partners", shared_with=("T0OTHER",))
    told = api.conversations_info(channel=shared.id)["channel"]
    assert (told["is_ext_shared"], told["is_shared"]) == (True, True)
    assert told["connected_team_ids"] == ["T0OTHER"]
    assert not api.conversations_info(channel=office.handlers.id)["channel"]["is_ext_shared"]


def test_lists_come_in_pages(office: Office, api: WebClient) -> None:
    world = office.peer.world
    many = [world.user(office.team, f"Person {number}").id for number in range(150)]
    office.handlers.members.update(many)
    first = api.conversations_members(channel=office.handlers.id)
    assert len(first["members"]) == 100
    cursor = first["response_metadata"]["next_cursor"]
    second = api.conversations_members(channel=office.handlers.id, cursor=cursor)
    assert set(first["members"]) | set(second["members"]) == office.handlers.members
    assert second["response_metadata"]["next_cursor"] == ""
    bad = {"channel": office.handlers.id}
    assert refusal(api.conversations_members, **bad, cursor="?") == "invalid_cursor"
    assert refusal(api.conversations_members, **bad, limit=1001) == "invalid_limit"


def test_channels_are_listed_by_kind_and_membership(office: Office, api: WebClient) -> None:
    names = lambda answer: [each["name"] for each in answer["channels"]]  # noqa: E731
    assert names(api.conversations_list()) == ["lobby"]
    both = "public_channel,private_channel"
    assert names(api.conversations_list(types=both)) == ["handlers", "lobby"]
    assert names(api.users_conversations(types=both)) == ["handlers"]
    assert names(api.users_conversations(types=both, user=office.guest.id)) == ["lobby"]
    assert refusal(api.conversations_list, types="public") == "invalid_types"
    poor = office.peer.world.install(office.team, scopes=frozenset({"channels:read"}))
    client = office.client(poor.token)
    assert refusal(client.conversations_list, types="private_channel") == "missing_scope"
    assert refusal(client.conversations_info, channel=office.handlers.id) == "missing_scope"


def test_a_workspace_tells_of_itself(office: Office, api: WebClient) -> None:
    assert api.team_info()["team"]["id"] == office.team.id
    assert api.api_test(foo="bar")["args"]["foo"] == "bar"
