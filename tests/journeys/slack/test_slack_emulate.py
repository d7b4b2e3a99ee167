"""Slack as npm's emulate plays it, a Web API that nobody here wrote: installed, told, taken, decided."""

import json
from collections.abc import Iterator

import pytest
from console_person import SENDER, reference_in
from serving import wait_for
from slack_desk import CARS, card, case, events, sends, shown, takes
from slack_emulated import EmulateOffice, emulated
from slack_practice import NARRATIVE, TOPIC, TYPED

from dialogs.ports import CaseState
from tests.slack_emulate.person import EmulatePerson

CONTENT = (
    *("Zebedee", "Quillfeather", "Ottoline", "Parade", "900461", "LK05", "outside"),
    *("Oakapple", "Tutor", "Thornbury", "Wil Oak", "Bea Lowe", "07700"),
)
"""Words of the submissions and of their senders."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmulateOffice]:
    """A workspace whose admin installed the app by OAuth, made the handlers' channel, and set up."""
    with emulated(tmp_path_factory.mktemp("emulated")) as made:
        ada = made.person("Ada Boss")
        assert "CPI is installed in Thornbury. It takes nothing yet" in made.installs(ada)
        made.has_handlers_channel(ada)
        made.becomes_ready()
        yield made
        assert made.tap.refused == []


@pytest.fixture(scope="module")
def sam(office: EmulateOffice) -> EmulatePerson:
    return office.handler("Sam Reed")


def found_in(text: str) -> list[str]:
    return [word for word in CONTENT if word in text]


def bots_words(person: EmulatePerson) -> str:
    """What the bot's messages hold where this person looks."""
    return str([(each.text, each.blocks) for each in person.messages() if each.bot])


def holds_no_content(office: EmulateOffice, handler: EmulatePerson) -> None:
    """Whatever emulate tells of the handlers' channel, down to the values of buttons."""
    token = office.emulated.token(handler.user.id)
    told = office.emulate.call("conversations.history", token, channel=office.handlers.id)
    said = json.dumps(told["messages"], ensure_ascii=False)
    assert found_in(said) == []


def test_a_submission_by_typing_alone_is_taken_and_decided(
    office: EmulateOffice, sam: EmulatePerson
) -> None:
    me = office.person("Wil Oak")
    for words in ("hi", "3", "none of these", "1", "4", TOPIC):
        me.asks(words)
    for page in TYPED:
        for words in page:
            me.asks(words)
    me.waits_for("Check and send", "[1. Send to police]", "Person 2")
    me.says("send to police")
    receipt = me.waits_for("Sent to the police. Your reference is", "To remove them, open each")
    reference = reference_in(receipt.text)
    (sent,) = office.submissions(me)
    for words in (NARRATIVE, "Ottoline", "LK05", SENDER["contact"]):
        assert words in str(sent.content)
    wait_for(lambda: found_in(bots_words(me)) == [], lambda: found_in(bots_words(me)))

    new = card(sam, reference, "NEW", "[Take and open]")
    holds_no_content(office, sam)
    takes(sam, reference)
    assert NARRATIVE in sam.sees()
    taken = card(sam, reference, "WITH Sam Reed", "[Release]")
    holds_no_content(office, sam)
    me.waits_for(f"{reference}: a handler is looking at it.")
    sam.presses("Intelligence log")
    sam.waits_for("Log text")
    sam.submits()
    assert set(sam.errors) == {"Information", "Risk", "Priority", "For"}
    sam.submits(
        {"Log text": "Parcels are carried.", "Information": "D Not known", "Risk": "Low"}
        | {"Priority": "Today", "For": "Awareness"}
    )
    done = card(sam, reference, "DONE")
    assert (taken.ts, done.ts) == (new.ts, new.ts)
    assert (new.edited, done.edited) == (False, True)
    assert [each.ts for each in sam.messages() if reference in shown(each)] == [new.ts]
    holds_no_content(office, sam)
    me.waits_for(f"{reference}: it has been checked and kept")
    assert case(office, reference).state is CaseState.DECIDED
    assert {"case.taken", "case.read", "case.decided"} <= set(events(office, reference))


def test_a_submission_by_the_form_is_taken_and_released(
    office: EmulateOffice, sam: EmulatePerson
) -> None:
    me = office.person("Bea Lowe")
    reference = sends(me, CARS)
    new = card(sam, reference, "NEW")
    takes(sam, reference)
    assert CARS in sam.sees()
    sam.presses("Release", on="modal")
    again = card(sam, reference, "NEW", "[Take and open]")
    assert again.ts == new.ts
    assert case(office, reference).state is CaseState.NEW
    holds_no_content(office, sam)
