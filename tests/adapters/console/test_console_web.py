"""The console from outside: as a browser without scripts, as its own script, and as an intruder."""

import asyncio
import json

import aiohttp
import pytest
from console_fakes import HANDLERS, Html, Site, card, serve

from adapters.console.posts import read_words
from dialogs.engine.inbound import Answered, Filled, Go, Move, Said
from dialogs.engine.views import Action, Notice
from dialogs.ports import Destination, MessageGone

EVIL = "<script>alert(1)</script> <!channel> שלום"


async def logged(site: Site, member: str = "pa") -> list[tuple[str, str]]:
    return [
        (post.kind.value, " ".join(read_words(post.body)[1]) or read_words(post.body)[0])
        for post in await site.log.list(member)
        if post.kind.value not in {"view", "card"}
    ]


async def to_form(site: Site) -> Html:
    page = await site.page()
    answer = await site.send(page.form_with("It can wait"), "It can wait")
    form = answer.page.form_with("First")
    token = form.radios["First"][1]
    return (await site.send(form, "Next", act=token)).page


async def test_a_whole_submission_works_without_scripts(site: Site) -> None:
    page = await to_form(site)
    values = {"f.narrative": EVIL, "f.where": ["street", "online"], "f.often": "once"}
    check = await site.send(page.form_with("Next"), "Next", **values)
    assert check.redirected
    assert EVIL in check.page.words
    sent = await site.send(check.page.form_with("Send to police"), "Send to police")
    assert sent.redirected
    assert "CPI-7K4M-2Q" in sent.page.words
    assert site.practice.turns[2] == (
        "pa",
        Answered("C1", {"narrative": EVIL, "often": "once", "where": ("street", "online")}, 2),
    )


async def test_the_chat_keeps_what_was_done_and_no_content_of_forms(site: Site) -> None:
    page = await to_form(site)
    check = await site.send(page.form_with("Next"), "Next", **{"f.narrative": "Kez sells tablets"})
    await site.send(check.page.form_with("Send to police"), "Send to police")
    assert await logged(site) == [
        ("asked", "How urgent is this?"),
        ("chose", "It can wait"),
        ("asked", "Which one?"),
        ("chose", "First"),
        ("saved", "What do you know?"),
        ("asked", "Check and send"),
        ("chose", "Send to police"),
    ]
    assert "Kez" not in (await site.page()).words
    assert "Kez" not in str(site.log.rows)


async def test_errors_are_shown_without_scripts_and_keep_what_was_typed(site: Site) -> None:
    page = await to_form(site)
    wrong = await site.send(page.form_with("Next"), "Next", **{"f.where": ["home"]})
    assert wrong.status == 200
    assert not wrong.redirected
    assert "There is a problem" in wrong.page.words
    assert ("f.where", "home") in wrong.page.form_with("Next").inputs
    assert ("saved", "What do you know?") not in await logged(site)


async def test_the_script_gets_the_next_question_in_place(site: Site) -> None:
    page = await site.page()
    answer = await site.fetch(page.form_with("It can wait"), "It can wait")
    assert "Which one?" in Html(answer["live"]).words
    assert answer["title"] == "Which one?"
    assert (answer["page"], answer["revision"], answer["passing"]) == ("G2", 1, False)
    assert "You chose: It can wait" in Html(answer["log"]).words
    state = await (await site.browser.get("/practitioner/a/state")).json()
    assert state["key"] == answer["key"]


async def test_the_same_form_posted_twice_does_its_thing_once(site: Site) -> None:
    form = (await site.page()).form_with("It can wait")
    first, second = await asyncio.gather(
        site.fetch(form, "It can wait"), site.fetch(form, "It can wait")
    )
    assert first["key"] == second["key"]
    assert len(site.practice.turns) == 1
    assert await logged(site) == [("asked", "How urgent is this?"), ("chose", "It can wait")]


async def test_an_old_tab_changes_nothing_and_is_told_so(site: Site) -> None:
    old = (await site.page()).form_with("It can wait")
    await site.send(old, "It can wait")
    stale = dict(old.inputs)
    again = await site.send(old, "Danger now", event="f" * 32, page=stale["page"])
    assert "That question is closed" in again.page.words
    assert "Which one?" in again.page.words
    assert ("chose", "Danger now") not in await logged(site)


async def test_what_is_typed_stays_until_its_writer_deletes_it(site: Site) -> None:
    page = await site.page()
    said = await site.send(page.form_with("Send"), "Send", text=EVIL)
    assert site.practice.turns == [("pa", Said(EVIL))]
    assert EVIL in said.page.words
    mine = said.page.form_with("Delete my message")
    other = await site.page("/?practitioner=b")
    assert EVIL not in other.words
    theirs = mine.action.replace("/a/", "/b/")
    mine.action, own = theirs, mine.action
    assert (await site.send(mine, "Delete my message")).status == 404
    mine.action = own
    gone = await site.send(mine, "Delete my message")
    assert EVIL not in gone.page.words
    assert (await site.send(mine, "Delete my message")).status == 404


async def test_only_ones_own_words_can_be_deleted(site: Site) -> None:
    page = await site.page()
    await site.send(page.form_with("Send"), "Send", text="hello")
    answer = await site.send((await site.page()).form_with("It can wait"), "It can wait")
    form = answer.page.form_with("Delete my message")
    for post in await site.log.list("pa"):
        if post.kind.value != "said":
            form.buttons["Delete my message"] = ("post", post.id)
            assert (await site.send(form, "Delete my message")).status == 404
    assert len(await site.log.list("pa")) == 4


async def test_a_file_is_refused_in_words_and_nothing_is_sent(site: Site) -> None:
    page = await site.page()
    answer = await site.send(page.form_with("Attach a file"), "Attach a file")
    assert site.practice.turns == [("pa", Go(Move.SHOW, "FILE"))]
    assert "I cannot take files." in answer.page.words
    assert not [1 for tag, at in page.tags if tag == "input" and at["type"] == "file"]


async def test_words_to_copy_are_shown_once_and_never_kept(site: Site) -> None:
    check = await site.send((await to_form(site)).form_with("Next"), "Next", **{"f.narrative": "x"})
    sent = await site.send(check.page.form_with("Send to police"), "Send to police")
    words = await site.send(sent.page.form_with("Show my words"), "Show my words")
    assert not words.redirected
    assert "the words" in words.page.words
    assert "the words" not in str(site.log.rows)
    assert "the words" not in (await site.page()).words


async def test_a_further_box_is_asked_for_with_what_is_typed(site: Site) -> None:
    page = await to_form(site)
    more = await site.fetch(page.form_with("More to say"), "More to say", **{"f.narrative": "one"})
    turned = site.practice.turns[-1][1]
    assert isinstance(turned, Filled)
    assert turned.more
    assert dict(Html(more["live"]).forms[0].inputs)["f.narrative"] == "one"
    assert "f.more" in dict(Html(more["live"]).forms[0].inputs)


async def test_a_card_arrives_changes_in_place_and_holds_its_buttons(site: Site) -> None:
    ref = await site.channel.post(HANDLERS, card())
    assert list((await site.page()).form_with("Take and open").buttons) == [
        "Take and open",
        "Intelligence log",
    ]
    await site.channel.update(HANDLERS, ref, card("WITH Sam Reed, since 08:04", 2))
    words = (await site.page()).words
    assert "WITH Sam Reed, since 08:04" in words
    assert words.count("CPI-7K4M-2Q") == 1


async def test_a_card_that_is_gone_is_reported(site: Site) -> None:
    with pytest.raises(MessageGone):
        await site.channel.update(HANDLERS, "nowhere", card())


async def test_two_handlers_race_and_the_second_is_told_privately(site: Site) -> None:
    await site.channel.post(HANDLERS, card())
    first, second = await site.page("/?handler=a"), await site.page("/?handler=b")
    won = await site.send(first.form_with("Take and open"), "Take and open")
    lost = await site.send(second.form_with("Take and open"), "Take and open")
    assert "Two men in a grey van." in won.page.words
    assert "Sam Reed has taken it." in lost.page.words
    assert "Two men" not in lost.page.words
    assert [who for who, _ in site.desk.presses] == ["ha", "hb"]


async def test_an_outcome_form_is_kept_while_typing_and_survives_a_reload(site: Site) -> None:
    await site.channel.post(HANDLERS, card())
    page = await site.page()
    opened = await site.send(page.form_with("Intelligence log"), "Intelligence log")
    form = opened.page.form_with("Next")
    kept = await site.browser.post(
        form.action,
        data=form.filled("", {"f.log": "half a sen", "keep": "1"}),
        headers={"Origin": site.origin, "Accept": "application/json"},
    )
    assert kept.status == 204
    again = (await site.page()).form_with("Next")
    assert dict(again.inputs)["f.log"] == "half a sen"
    done = await site.send(again, "Next")
    assert "Recorded." in done.page.words


async def test_a_practitioners_page_takes_no_handlers_button(site: Site) -> None:
    await site.channel.post(HANDLERS, card())
    form = (await site.page()).form_with("Take and open")
    form.action = form.action.replace("/handler/", "/practitioner/")
    assert (await site.send(form, "Take and open")).status == 400
    assert site.desk.presses == []


async def test_a_reply_is_marked_as_delivered_once_it_is_out(site: Site) -> None:
    page = await site.page()
    site.practice.shown.clear()
    await site.fetch(page.form_with("It can wait"), "It can wait")
    assert [(reply.draft_id, reply.version) for reply in site.practice.shown] == [("pa", 1)]


class Stream:
    """An open event stream."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.response = response

    async def sides(self) -> list[str]:
        async for line in self.response.content:
            if line.startswith(b"data: "):
                found: list[str] = json.loads(line[6:])["sides"]
                return found
        return []


async def test_open_pages_hear_of_changes_and_only_of_their_own(site: Site) -> None:
    async with (
        site.browser.get("/events?practitioner=a") as a,
        site.browser.get("/events?practitioner=b") as b,
    ):
        left, right = Stream(a), Stream(b)
        assert await left.sides() == await right.sides() == ["practitioner", "handler"]
        note = Notice(("CPI-7K4M-2Q: a handler is looking at it.",))
        await site.channel.post(Destination("console", "w", "pa"), note)
        assert await left.sides() == ["practitioner"]
        await site.channel.post(HANDLERS, card())
        assert await left.sides() == ["handler"]
        assert await right.sides() == ["handler"]
    assert "a handler is looking at it" in (await site.page()).words


async def test_a_turn_wakes_the_persons_other_pages(site: Site) -> None:
    async with site.browser.get("/events?practitioner=a") as response:
        stream = Stream(response)
        await stream.sides()
        await site.fetch((await site.page()).form_with("It can wait"), "It can wait")
        assert await stream.sides() == ["practitioner"]


async def test_a_quiet_stream_asks_for_everything_now_and_then() -> None:
    site = await serve(heartbeat=0.01)
    async with site.browser.get("/events") as response:
        stream = Stream(response)
        assert [await stream.sides() for _ in range(3)] == [["practitioner", "handler"]] * 3
    await site.browser.close()


async def test_streams_end_when_the_server_stops() -> None:
    site = await serve()
    async with site.browser.get("/events") as response:
        stream = Stream(response)
        await stream.sides()
        await site.browser.server.close()
        assert await stream.sides() == []
    await site.browser.close()


async def test_a_question_is_never_stored_when_it_is_posted_unasked(site: Site) -> None:
    (view,) = (await site.practice.current("pa")).views
    assert await site.channel.post(Destination("console", "w", "pa"), view) == ""
    assert await site.log.list("pa") == []


async def test_an_unasked_notices_button_works_once_and_goes(site: Site) -> None:
    done = Action("I have done it", Go(Move.KEPT, "s1"))
    await site.channel.post(
        Destination("console", "w", "pa"), Notice(("Have you?",), actions=(done,))
    )
    page = await site.page()
    after = await site.send(page.form_with("I have done it"), "I have done it")
    assert site.practice.turns == [("pa", Go(Move.KEPT, "s1"))]
    assert "You chose: I have done it" in after.page.words
    assert not [form for form in after.page.forms if "I have done it" in form.buttons]
