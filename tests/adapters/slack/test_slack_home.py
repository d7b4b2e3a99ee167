"""App Home: where one stands, what was sent, guidance; never what was written."""

from slack_views import buttons_of, check_home, labels_of, marked_words, plain_words, press
from talking import Talk

from adapters.slack.home import NOTHING_OPEN, WAITING, home
from adapters.slack.translate import pressed
from dialogs.engine.inbound import Go, Move
from dialogs.engine.views import Action, Listing, View
from dialogs.intake import intake
from dialogs.intake.guidance import menu
from dialogs.ports import Reply
from tests.adapters.extremes import MARK, NASTY


def reply_of(talk: Talk) -> Reply:
    return intake.current(talk.work, talk.member, talk.now, talk.profile)


def sent_by(talk: Talk) -> Listing:
    def listing(view: View) -> Listing:
        assert isinstance(view, Listing)
        return view

    return listing(talk.go(Move.MINE).views[0])


def test_with_nothing_open_there_is_a_start() -> None:
    tab = home(reply_of(Talk()), menu=menu(), safety=("In danger? Call 999.",))
    check_home(tab)
    assert "*999*" in marked_words(tab)
    assert NOTHING_OPEN in plain_words(tab)
    assert pressed(press(buttons_of(tab)[0], tab)).inbound == Go(Move.START)
    assert "Which route fits?" in labels_of(tab)


def test_a_draft_can_be_taken_up_or_deleted_and_is_not_shown() -> None:
    talk = Talk()
    talk.gate()
    talk.fill("C1", {"what": NASTY})
    tab = home(reply_of(talk))
    assert WAITING in plain_words(tab)
    assert MARK not in repr(tab)
    assert [pressed(press(b, tab)).inbound for b in buttons_of(tab)] == [
        Go(Move.START),
        Go(Move.DELETE),
    ]


def test_a_draft_at_rest_says_when_it_was_started() -> None:
    talk = Talk()
    talk.gate()
    talk.go(Move.STOP)
    talk.go(Move.START)
    tab = home(reply_of(talk))
    assert "You started a form on" in plain_words(tab) + marked_words(tab)


def test_what_was_sent_is_there_with_its_state() -> None:
    talk = Talk()
    receipt = talk.send()
    tab = home(reply_of(talk), sent_by(talk), menu())
    check_home(tab)
    assert receipt.reference in marked_words(tab)
    assert "No handler has taken it yet." in marked_words(tab)
    assert NOTHING_OPEN in plain_words(tab)


def test_who_may_not_submit_sees_only_the_safety_words() -> None:
    talk = Talk(guest=True)
    tab = home(reply_of(talk), Listing("My submissions", ()), menu())
    assert "999" in marked_words(tab)
    assert buttons_of(tab) == []


def test_an_admin_has_a_button_of_their_own_at_the_end() -> None:
    tab = home(reply_of(Talk()), actions=(Action("Settings", Go(Move.MENU, "admin")),))
    assert labels_of(tab)[-1] == "Settings"
