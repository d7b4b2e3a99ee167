"""*Open* in Slack shows all that was sent, in order, and as it was typed."""

from slack_desk import CARS, card, sends, takes
from slack_office import SlackOffice

from tests.slack_peer.client import SlackPerson
from tests.slack_peer.screen import live, mrkdwn, view_lines

MARKUP = (
    "<!channel> <@U0000000001> <https://x.example|here> *bold* _slanted_ ~struck~ "
    "`code` ```block``` :smile: R&D &amp; &lt;b&gt;"
)
BOX = 2_900
PEOPLE = 20
LOOKS = "très élancé, чёрная куртка. " * 100
"""Slack counts octets of JSON, and these letters take six each."""


def box(number: int) -> str:
    """A full box whose every word says where it belongs."""
    words = [f"b{number}w{place:03}" for place in range(BOX // 8)]
    return " ".join(words)


def pages(handler: SlackPerson) -> list[list[str]]:
    """The case in all the modals that it takes, one after another; each is one that Slack takes."""
    found = [view_lines(handler.modal())]
    while "[Show the rest]" in found[-1]:
        before = handler.modal().hash
        handler.presses("Show the rest", on="modal")
        handler.waits_for("[Show the start]")
        assert handler.modal().hash != before
        found.append(view_lines(handler.modal()))
    return found


def in_order(text: str, words: list[str]) -> None:
    """Each word stands in the text, after the one before."""
    at = 0
    for word in words:
        found = text.find(word, at)
        assert found >= 0, (word, word in text)
        at = found + len(word)


def long_submission(person: SlackPerson) -> None:
    """Three full boxes and twenty people at length, by the form; up to the page about how they know."""
    person.goes_to()
    for answer in ("start", "it can wait", "none of these", "no", "no one I know of", "3"):
        person.says(answer)
    person.waits_for("Page 1 of 4")
    person.presses("Open the form", on=person.newest("Answer here instead"))
    person.fills({"What do you know?": box(1)})
    for number, label in ((2, "More to say"), (3, "Still more to say")):
        person.presses("More to say", on="modal")
        person.waits_for(f"{label}: ‹›")
        person.fills({label: box(number)})
    person.submits()
    for number in range(1, PEOPLE + 1):
        more = "Add another person" if number < PEOPLE else "That is everyone"
        person.submits(
            {
                "Name or nickname": f"Person{number:02} Quill",
                "Phones and online names": f"c{number:02} on an app",
                "How to recognise or find them": f"p{number:02} " + LOOKS,
                "What next?": more,
            }
        )
        assert person.errors == {}
    person.waits_for("How do you know this?")


def test_a_really_long_case_can_be_read_to_its_end_and_in_order(office: SlackOffice) -> None:
    me, sam = office.person(), office.handler()
    long_submission(me)
    me.submits({"How do you know this?": "I saw or heard it myself"})
    me.submits({"Could anyone be at risk if police act on this?": "No"})
    if "Your name" in me.sees():
        me.submits(
            {
                "Your name": "Wilhelmina Oakapple",
                "Organisation": "Thornbury Academy",
                "Work email or phone": "07700 900456",
            }
        )
    me.submits()
    me.waits_for("Sent to the police. Your reference is")
    (sent,) = office.submissions(me)
    takes(sam, sent.reference)
    shown = pages(sam)
    assert len(shown) > 1
    text = "\n".join(line for page in shown for line in page)
    boxes = [word for number in (1, 2, 3) for word in box(number).split()]
    people = [
        word
        for number in range(1, PEOPLE + 1)
        for word in (f"Person{number:02} Quill", f"c{number:02} ", f"p{number:02} ")
    ]
    in_order(text, [*boxes, *people, "How they know", "Wilhelmina Oakapple", "Timeline"])
    sam.presses("Show the start", on="modal")
    sam.waits_for("b1w000")
    assert view_lines(sam.modal()) == shown[0]


def test_what_was_typed_is_shown_as_typed_wherever_it_is_shown(office: SlackOffice) -> None:
    me, sam = office.person(), office.handler()
    words = f"{CARS} {MARKUP}"
    reference = sends(me, words)
    takes(sam, reference)
    opened = sam.modal()
    assert words in "\n".join(view_lines(opened))
    assert live(opened.body["blocks"]) == []
    literal(opened.body["blocks"], words)
    sam.presses("Intelligence log", on="modal")
    sam.waits_for("Log text")
    form = sam.modal()
    assert f"Log text: {words}" in "\n".join(view_lines(form))
    assert live(form.body["blocks"]) == []
    sam.closes(all_of_it=True)
    me.goes_to().says("mine")
    me.waits_for("My submissions")
    for message in (*me.messages(), card(sam, reference)):
        links = live(message.blocks, message.text)
        assert [each for each in links if "/archives/" not in each] == []
        assert "bold" not in mrkdwn(message.text) or message.user == me.user.id


def literal(blocks: list[dict[str, object]], words: str) -> None:
    """The words stand in a plain text without emoji: Slack draws none of ``:smile:``."""
    texts = [text for b in blocks if isinstance(text := b.get("text"), dict)]
    (found,) = [text for text in texts if words in str(text["text"])]
    assert (found["type"], found["emoji"]) == ("plain_text", False)
