"""What stays in the chat after a turn."""

from dataclasses import replace

from adapters.console.ports import Post, PostKind, Reply
from adapters.console.posts import dump, read_words
from adapters.console.transcript import left_by, live
from adapters.console.translate import Did
from dialogs.engine.fields import Text
from dialogs.engine.inbound import Answered, Filled, Go, Inbound, Move, Said
from dialogs.engine.page import Kind
from dialogs.engine.views import Ask, Notice, Receipt, Review, Shown

WRITTEN = "Kez sells tablets"
G1 = Ask("s", "G1", 1, Kind.QUESTION, "How urgent is this?", ("1. Danger now.",))
G2 = Ask("s", "G2", 2, Kind.QUESTION, "Is it about any of these?")
FORM = Ask(
    "s", "C1", 3, Kind.FORM, "What do you know?", fields=(Shown(Text("n", "What"), WRITTEN),)
)
ALARM = Ask("s", "A-DANGER", 4, Kind.ALARM, "Is anyone in danger?", (f'You wrote: "{WRITTEN}".',))
CHECK = Review("s", "CHECK", 5, "Check and send", (), ())
WRONG = replace(FORM, fields=(Shown(Text("n", "What"), WRITTEN, "Tell us what you know."),))


def left(
    inbound: Inbound, before: object, *after: object, label: str = ""
) -> list[tuple[str, str]]:
    did = Did(inbound, "e" * 32, label)
    posts = left_by("pa", did, Reply((before,)), Reply(after))  # type: ignore[arg-type]  # any view
    assert [post.key for post in posts] == [f"{'e' * 32}:{n}" for n in range(len(posts))]
    return [(post.kind.value, post.body) for post in posts]


def words_of(posts: list[tuple[str, str]]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(kind, *read_words(body)) for kind, body in posts]


def test_an_answered_question_stays_without_its_buttons_beside_what_was_chosen() -> None:
    posts = left(Answered("G1", {"answer": "can_wait"}, 1), G1, G2, label="It can wait")
    assert words_of(posts) == [
        ("asked", "How urgent is this?", ("1. Danger now.",)),
        ("chose", "", ("It can wait",)),
    ]


def test_a_form_leaves_its_title_and_no_values() -> None:
    posts = left(Answered("C1", {"n": WRITTEN}, 3), FORM, CHECK)
    assert words_of(posts) == [("saved", "", ("What do you know?",))]


def test_a_refused_answer_leaves_nothing() -> None:
    assert left(Answered("C1", {"n": ""}, 3), FORM, WRONG) == []


def test_an_answer_to_a_closed_question_leaves_only_what_was_said_about_it() -> None:
    closed = Notice(("That question is closed.",), name="OLD-BUTTON")
    posts = left(Answered("G1", {"answer": "x"}, 1), G2, closed, G2, label="It can wait")
    assert posts == [("view", dump(closed))]


def test_an_alarm_page_leaves_its_question_and_not_the_words_it_quotes() -> None:
    posts = left(Answered("A-DANGER", {"answer": "no_one"}, 4), ALARM, G1, label="No one is")
    assert ("asked", "Is anyone in danger?", ()) in words_of(posts)
    assert WRITTEN not in str(posts)


def test_typed_words_stay_as_the_persons_own_and_an_alarm_does_not_end_the_question() -> None:
    posts = left(Said(WRITTEN), G1, ALARM)
    assert words_of(posts) == [("said", "", (WRITTEN,))]


def test_a_typed_answer_comes_after_its_question() -> None:
    posts = left(Said("3"), G1, G2)
    assert [kind for kind, _ in posts] == ["asked", "said"]


def test_a_form_kept_as_it_stands_leaves_nothing() -> None:
    assert left(Filled("C1", {"n": WRITTEN}, 3, more=True), FORM, FORM) == []


def test_after_sending_the_receipt_stays_with_its_buttons_and_no_content() -> None:
    receipt = Receipt("CPI-7K4M-2Q", "seven Kilo", ("It arrived.",))
    posts = left(Answered("CHECK", {"answer": "send"}, 5), CHECK, receipt, label="Send to police")
    assert posts[-1] == ("view", dump(receipt, stays=True))
    assert WRITTEN not in str(posts)


def test_a_message_that_the_chat_holds_is_not_shown_again_below_it() -> None:
    receipt, saved = Receipt("CPI-7K4M-2Q", "", ()), Notice(("Saved.",))
    held = [
        Post("1", "pa", "", PostKind.VIEW, dump(receipt, stays=True)),
        Post("2", "pa", "pa", PostKind.CHOSE, "{}"),
        Post("3", "pa", "", PostKind.VIEW, dump(saved)),
    ]
    assert live((receipt, saved, G1), held) == (G1,)
    assert live((saved, G1), held[:2]) == (saved, G1)


def test_going_somewhere_is_kept_as_the_words_of_the_button() -> None:
    posts = left(Go(Move.BACK), G2, G1, label="Back")
    assert words_of(posts) == [("chose", "", ("Back",))]
