"""views.*: triggers, the stack, hashes, external ids, the home tab."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack_peer.building import asked, element, home, modal, section, words
from tests.slack_peer.office import Office, error_of


def refusal(call: object, **arguments: object) -> str:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)  # type: ignore[operator]
    return error_of(caught)


def trigger(office: Office, view_id: str = "") -> str:
    return office.peer.world.trigger(office.team, office.person.id, view_id)


def test_a_trigger_is_good_once(office: Office, api: WebClient) -> None:
    made = trigger(office)
    view = api.views_open(trigger_id=made, view=modal())["view"]
    assert view["root_view_id"] == view["id"]
    assert office.team.stacks[office.person.id][0].id == view["id"]
    assert refusal(api.views_open, trigger_id=made, view=modal()) == "exchanged_trigger_id"
    assert refusal(api.views_open, trigger_id="1.2.3", view=modal()) == "invalid_trigger_id"


def test_a_trigger_lives_three_seconds(office: Office, api: WebClient) -> None:
    now = [1_800_000_000.0]
    office.peer.world.clock = lambda: now[0]
    in_time, late = trigger(office), trigger(office)
    now[0] += 3.0
    assert api.views_open(trigger_id=in_time, view=modal())["ok"]
    now[0] += 0.1
    assert refusal(api.views_open, trigger_id=late, view=modal()) == "expired_trigger_id"


def test_a_trigger_belongs_to_its_workspace(office: Office) -> None:
    world = office.peer.world
    other = office.client(world.install(world.team("Elsewhere")).token)
    assert refusal(other.views_open, trigger_id=trigger(office), view=modal()) == (
        "invalid_trigger_id"
    )


def test_a_refused_view_opens_nothing_and_leaves_the_trigger(
    office: Office, api: WebClient
) -> None:
    made = trigger(office)
    with pytest.raises(SlackApiError) as caught:
        api.views_open(trigger_id=made, view=modal(title=words(25)))
    answer = caught.value.response
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"
    ]
    assert not office.team.stacks
    assert api.views_open(trigger_id=made, view=modal())["ok"]


def test_three_views_lie_on_one_another(office: Office, api: WebClient) -> None:
    below = api.views_open(trigger_id=trigger(office), view=modal())["view"]
    for _ in range(2):
        pushed = api.views_push(trigger_id=trigger(office, below["id"]), view=modal())["view"]
        assert pushed["root_view_id"] == office.team.stacks[office.person.id][0].id
        assert pushed["previous_view_id"] == below["id"]
        below = pushed
    again = trigger(office, below["id"])
    assert refusal(api.views_push, trigger_id=again, view=modal()) == "push_limit_reached"


def test_a_push_needs_a_trigger_from_an_open_modal(office: Office, api: WebClient) -> None:
    assert refusal(api.views_push, trigger_id=trigger(office), view=modal()) == "not_found"


def test_an_update_needs_the_newest_hash(office: Office, api: WebClient) -> None:
    view = api.views_open(trigger_id=trigger(office), view=modal())["view"]
    new = api.views_update(view_id=view["id"], hash=view["hash"], view=modal())["view"]
    assert (new["id"], new["hash"] != view["hash"]) == (view["id"], True)
    old = {"view_id": view["id"], "hash": view["hash"], "view": modal()}
    assert refusal(api.views_update, **old) == "hash_conflict"
    assert refusal(api.views_update, view_id="V404", view=modal()) == "not_found"


def test_an_update_keeps_what_was_typed_in_fields_that_stay(office: Office, api: WebClient) -> None:
    field = asked(element("plain_text_input"), block_id="what")
    opened = api.views_open(trigger_id=trigger(office), view=modal(field))["view"]
    view = office.team.view(opened["id"])
    assert view is not None
    assert view.values["what"]["a"] == {"type": "plain_text_input", "value": None}
    view.values["what"]["a"] = {"type": "plain_text_input", "value": "typed"}
    kept = api.views_update(view_id=view.id, view=modal(section(), field))["view"]
    assert kept["state"]["values"]["what"]["a"]["value"] == "typed"
    other = asked(element("plain_text_input"), block_id="what else")
    lost = api.views_update(view_id=view.id, view=modal(other))["view"]
    assert list(lost["state"]["values"]) == ["what else"]


def test_an_external_id_is_one_views(office: Office, api: WebClient) -> None:
    view = modal(external_id="case-1")
    opened = api.views_open(trigger_id=trigger(office), view=view)["view"]
    assert api.views_update(external_id="case-1", view=view)["view"]["id"] == opened["id"]
    assert refusal(api.views_open, trigger_id=trigger(office), view=view) == (
        "duplicate_external_id"
    )


def test_the_home_tab_is_published_for_a_person(office: Office, api: WebClient) -> None:
    first = api.views_publish(user_id=office.person.id, view=home())["view"]
    again = api.views_publish(user_id=office.person.id, view=home(), hash=first["hash"])["view"]
    assert again["id"] == first["id"]
    stale = {"user_id": office.person.id, "view": home(), "hash": first["hash"]}
    assert refusal(api.views_publish, **stale) == "hash_conflict"
    assert refusal(api.views_publish, user_id="U404", view=home()) == "invalid_arguments"
    assert refusal(api.views_publish, user_id=office.person.id, view=modal()) == (
        "invalid_arguments"
    )
    assert refusal(api.views_update, view_id=first["id"], view=modal()) == "not_found"
