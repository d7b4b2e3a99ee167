"""A person at Slack's screen against a small real Bolt app: what they do reaches it, what it answers shows."""

from collections.abc import Iterator

import pytest

from tests.slack_peer import payloads
from tests.slack_peer.client import SlackPerson
from tests.slack_peer.filling import REQUIRED
from tests.slack_peer.link import AppLink, NotAccepted
from tests.slack_peer.office import Office
from tests.slack_peer.screen import live
from tests.slack_peer.tiny_app import TinyApp


@pytest.fixture
def link(office: Office) -> Iterator[AppLink]:
    secret = office.peer.world.signing_secret
    with TinyApp(office.grant.token, secret, office.peer.url) as app:
        yield AppLink(app.url, secret)


@pytest.fixture
def person(office: Office, link: AppLink) -> SlackPerson:
    return SlackPerson(office.peer, link, office.person, office.team)


def opened(person: SlackPerson) -> SlackPerson:
    person.says("hello")
    person.presses("Open form")
    person.waits_for("Say what you saw")
    return person


def test_what_is_typed_is_answered_on_the_screen(person: SlackPerson) -> None:
    person.says("hello")
    screen = person.waits_for("You said hello", "[Open form] [Done]")
    assert screen.messages[0] == "hello"
    assert not screen.modal


def test_markup_that_a_person_types_arrives_escaped(person: SlackPerson) -> None:
    message = person.says("<!channel> & <https://a.example|b> see https://c.example/?a=1&b=2")
    assert message.text.startswith("&lt;!channel&gt; &amp; &lt;")
    assert "<https://c.example/?a=1&amp;b=2>" in message.text
    assert "You said <!channel> &" in person.waits_for("You said").text
    assert not any("!channel" in each for each in live(person.newest().blocks))


def test_a_press_opens_a_modal_and_a_form_is_sent(person: SlackPerson) -> None:
    opened(person)
    screen = person.sees()
    assert screen.modal[0] == "Report"
    assert "What: ‹›" in screen.modal
    assert "How: ( ) Seen ( ) Heard" in screen.modal
    assert screen.modal[-1] == "[Cancel] [Next]"
    person.submits({"What": "a parcel", "Area": "South", "How": ["Seen", "Heard"]})
    screen = person.waits_for("Sent: a parcel, South, ['Seen', 'Heard']")
    assert not screen.modal


def test_slack_itself_wants_required_fields_and_lengths(
    office: Office, person: SlackPerson, link: AppLink
) -> None:
    opened(person)
    asked = len(link.answers)
    person.submits({"Area": "North"})
    assert person.sees().errors == {"What": REQUIRED}
    person.submits({"What": "w" * 21})
    assert "20 characters" in person.sees().errors["What"]
    assert len(link.answers) == asked
    assert not office.peer.journal.refused()


def test_errors_stand_under_their_field_and_what_was_typed_stays(person: SlackPerson) -> None:
    opened(person).submits({"What": "bad"})
    screen = person.sees()
    assert screen.errors == {"What": "Say it otherwise"}
    assert "What: bad" in screen.modal
    person.submits({"What": "good"})
    assert not person.waits_for("Sent: good").errors


def test_a_page_follows_a_page_in_the_same_modal(person: SlackPerson) -> None:
    opened(person).submits({"What": "more"})
    screen = person.sees()
    assert screen.modal[0] == "Page 2"
    assert "What: more" in screen.modal
    person.submits({"What": "all"})
    assert not person.sees().modal


def test_views_lie_on_one_another_and_close_one_by_one(person: SlackPerson) -> None:
    opened(person).submits({"What": "push"})
    assert person.sees().modal[0] == "On top"
    person.closes()
    assert person.sees().modal[0] == "Report"
    person.waits_for("Closed, cleared: False")
    person.presses("Help")
    assert person.waits_for("Some help").modal[0] == "Help"
    person.closes(all_of_it=True)
    assert "Closed, cleared: True" in person.sees()
    assert not person.sees().modal


def test_a_choice_that_is_told_at_once_changes_the_modal(person: SlackPerson) -> None:
    opened(person).fills({"What": "kept"})
    person.chooses("side", "Right")
    screen = person.waits_for("Side Right")
    assert "What: kept" in screen.modal
    assert "( ) Left (x) Right" in "\n".join(screen.modal)


def test_a_button_that_was_pressed_is_not_pressed_again(
    office: Office, person: SlackPerson
) -> None:
    person.says("one")
    person.says("two")
    newest = person.newest("Done")
    office.peer.faults.error("fatal_error", "chat.update", times=-1)
    with pytest.raises(NotAccepted):
        person.presses("Done")
    office.peer.faults.clear()
    person.presses("Done")
    assert [each.text for each in person.messages() if each.text == "Done"] == ["Done"]
    assert newest.text == "You said something"
    with pytest.raises(AssertionError, match="there is not a button 'Done'"):
        person.presses("Done", within=0.05)
    person.presses("Done", newest, again=True)
    assert newest.text == "Done"


def test_the_bots_own_messages_come_back_to_it(office: Office, person: SlackPerson) -> None:
    person.says("one")
    person.waits_for("You said one")
    assert person.hears_echoes() == 1
    assert person.hears_echoes() == 0
    assert len(office.peer.journal.calls("chat.postMessage")) == 1


def test_commands_are_answered_to_the_person_alone(
    office: Office, link: AppLink, person: SlackPerson
) -> None:
    person.goes_to(office.lobby).command("/cpi", "mine")
    assert "You asked for mine" in person.sees()
    other = SlackPerson(office.peer, link, office.guest, office.team).goes_to(office.lobby)
    assert "You asked for" not in other.sees()
    person.command("/cpi", "quiet")
    assert len(person.sees().messages) == 1


def test_a_late_or_malformed_answer_fails_the_test(person: SlackPerson, link: AppLink) -> None:
    link.deadline = 0.2
    with pytest.raises(NotAccepted, match=r"answered after 0\.\d s"):
        person.command("/cpi", "slow")
    link.deadline = 3.0
    with pytest.raises(NotAccepted, match="unsupported type: none"):
        person.command("/cpi", "wrong")
    with pytest.raises(NotAccepted, match="answered 404"):
        person.shortcut("nobody listens")


@pytest.mark.parametrize(
    ("typed", "wrong"), [("odd", "no input block"), ("long", "must be less than 25")]
)
def test_an_answer_to_a_form_must_be_one_slack_takes(
    person: SlackPerson, typed: str, wrong: str
) -> None:
    opened(person)
    with pytest.raises(NotAccepted, match=wrong):
        person.submits({"What": typed})


def test_shortcuts_start_from_anywhere_and_from_a_message(
    office: Office, person: SlackPerson
) -> None:
    person.shortcut("report")
    assert person.sees().modal[0] == "Report"
    person.closes()
    message = office.peer.world.say(office.lobby, office.guest.id, "Did you see that?")
    person.shortcut("report", message)
    assert person.sees().modal[0] == "From a message"


def test_the_home_tab_opens_with_what_was_published(person: SlackPerson) -> None:
    person.opens_home()
    assert person.waits_for("[Start]").home == ["[Start]"]
    person.presses("Start", on="home")
    assert person.waits_for("Say what you saw").modal


def test_edits_deletions_files_and_mentions_arrive_as_such(
    office: Office, person: SlackPerson
) -> None:
    message = person.says("first")
    person.edits(message, "second")
    person.waits_for("message_changed: first")
    person.deletes(message)
    person.waits_for("message_deleted: second")
    person.uploads("photo.jpg")
    person.waits_for("files: ['photo.jpg']")
    office.lobby.members.add(office.team.bot_user)
    person.goes_to(office.lobby).mentions_bot("help")
    person.waits_for("Write to me directly")


def test_a_spoilt_signature_is_refused(office: Office, person: SlackPerson, link: AppLink) -> None:
    event = payloads.app_home_opened(person.sender)
    spoilt = AppLink(link.url, "another secret")
    with pytest.raises(NotAccepted, match="answered 401"):
        spoilt.event(event)
    old = payloads.sign(link.secret, "1000000000", payloads.event_body(event))
    answer = link.post(payloads.event_body(event), {"Content-Type": "application/json"} | old)
    assert answer.status == 401
    assert link.event(event, retry=2).status == 200
    assert not office.peer.journal.refused()
