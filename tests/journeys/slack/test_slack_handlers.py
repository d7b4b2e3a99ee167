"""Handlers in Slack: cards without content, changed in place; who may do what, and what they are told."""

from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy

import pytest
from serving import wait_for
from slack_desk import CARS, card, case, corrects, events, sends, shown, takes
from slack_office import SlackOffice

from dialogs.ports import CaseState
from tests.slack_peer.client import SlackPerson
from tests.slack_peer.screen import live, view_lines

MARKUP = "See <!channel> and <@U0000000001> at https://x.example|here> *bold* _and_ &amp; ~all~"


@pytest.fixture
def office(town: SlackOffice) -> SlackOffice:
    """The module's: each test has a sender and handlers of its own."""
    return town


def said_alone(person: SlackPerson, *words: str) -> None:
    """An answer that this person alone can see: ephemeral, or in a modal."""

    def told() -> bool:
        private = [shown(m) for m in person.messages() if m.to == person.user.id]
        private += ["\n".join(person.sees().modal)]
        return any(all(each in text for each in words) for text in private)

    wait_for(told, lambda: person.sees().text)


def test_a_card_says_when_and_where_and_nothing_that_a_person_wrote(office: SlackOffice) -> None:
    me, sam = office.person(), office.handler()
    reference = sends(me, f"{CARS} {MARKUP}", more={"Where?": "Larkspur Parade"})
    made = card(sam, reference, "NEW", "Look by", "[Take and open] [Open]")
    assert made.text.startswith("New CPI")
    for words in ("Golf", "Thornbury", "Larkspur", "Oakapple", "channel>", "07700"):
        assert words not in shown(made) + made.text
    assert live(made.blocks, made.text) == []


def test_take_and_open_shows_the_whole_case_and_is_on_record(office: SlackOffice) -> None:
    me, sam = office.person(), office.handler()
    reference = sends(me, f"{CARS} {MARKUP}")
    before = card(sam, reference)
    takes(sam, reference)
    modal = sam.modal()
    words = "\n".join(view_lines(modal))
    assert f"{CARS} {MARKUP}" in words
    assert live(modal.body["blocks"]) == []
    order = ("Handling", "What they know", "How they know", "Sender", "Timeline")
    assert sorted(order, key=words.index) == list(order)
    after = card(sam, reference, "WITH Sam Reed", "[Release]")
    assert after.ts == before.ts
    assert events(office, reference)[-2:] == ["case.taken", "case.read"]
    me.waits_for(f"{reference}: a handler is looking at it.")


def test_a_second_handler_can_open_it_but_not_decide_it(office: SlackOffice) -> None:
    me, sam, jo = office.person(), office.handler(), office.handler("Jo Lind")
    reference = sends(me, CARS)
    takes(sam, reference)
    made = card(jo, reference, "WITH Sam Reed")
    jo.presses("Open", on=made)
    jo.waits_for("What they know", CARS)
    assert "[Intelligence log]" not in "\n".join(jo.sees().modal)
    assert events(office, reference).count("case.read") == 2
    jo.closes(all_of_it=True)
    jo.presses("Intelligence log", on=made)
    said_alone(jo, "Sam Reed took it at")
    assert case(office, reference).state is CaseState.TAKEN


def test_a_released_case_is_in_the_queue_again(office: SlackOffice) -> None:
    me, sam, jo = office.person(), office.handler(), office.handler("Jo Lind")
    reference = sends(me, CARS)
    takes(sam, reference)
    sam.presses("Release", on="modal")
    said_alone(sam, f"Released. {reference} is back in the queue.")
    again = card(jo, reference, "NEW", "[Take and open]")
    jo.presses("Take and open", on=again)
    card(jo, reference, "WITH Jo Lind")
    assert case(office, reference).version > 2


def test_someone_who_is_no_handler_is_told_so_alone(office: SlackOffice) -> None:
    me, sam = office.person(), office.handler()
    reference = sends(me, CARS)
    other = office.person("Ben Cole").goes_to(office.handlers)
    office.handlers.members.add(other.user.id)
    made = card(sam, reference)
    for label in ("Open", "Take and open"):
        other.presses(label, on=made)
        said_alone(other, "Only handlers can do this.")
    assert "Only handlers" not in sam.sees()
    assert other.sees().modal == []
    assert case(office, reference).state is CaseState.NEW
    assert "case.read" not in events(office, reference)


def test_two_handlers_at_once_one_takes_it_and_the_other_is_told(office: SlackOffice) -> None:
    me, sam, jo = office.person(), office.handler(), office.handler("Jo Lind")
    reference = sends(me, CARS)
    made = card(sam, reference, "NEW")
    with ThreadPoolExecutor(2) as both:
        list(both.map(lambda who: who.presses("Take and open", on=made), (sam, jo)))
    card(sam, reference, "WITH")
    holder = office.read(lambda work: work.members.get(case(office, reference).holder_id or ""))
    assert holder is not None
    winner, loser = (sam, jo) if holder.name == "Sam Reed" else (jo, sam)
    winner.waits_for("[Intelligence log]", "What they know")
    said_alone(loser, f"{holder.name} took it at")
    assert events(office, reference).count("case.taken") == 1


def test_an_old_card_says_how_things_stand(office: SlackOffice) -> None:
    """The press of a screen that still shows NEW arrives after the case was taken, and decided."""
    me, sam, jo = office.person(), office.handler(), office.handler("Jo Lind")
    reference = sends(me, CARS)
    old = deepcopy(card(jo, reference, "NEW"))
    takes(sam, reference)
    card(sam, reference, "WITH Sam Reed")
    jo.presses("Take and open", on=old, again=True)
    said_alone(jo, "Sam Reed took it at")
    decides(sam)
    card(sam, reference, "DONE")
    jo.presses("Take and open", on=old, again=True)
    said_alone(jo, "It is already decided: intelligence log")
    found = office.read(lambda work: work.members.get(case(office, reference).holder_id or ""))
    assert found is not None
    assert found.name == "Sam Reed"


def decides(handler: SlackPerson) -> None:
    """The open case goes into the intelligence log."""
    handler.presses("Intelligence log", on="modal")
    handler.waits_for("Log text")
    handler.submits(
        {"Risk": "Low", "Priority": "Routine", "For": "Awareness", "Log text": "A grey Golf waits."}
    )
    handler.waits_for("Recorded.")


def test_a_further_outcome_opens_when_the_first_is_recorded(office: SlackOffice) -> None:
    me, sam = office.person(), office.handler()
    reference = sends(me, CARS)
    takes(sam, reference)
    sam.presses("Intelligence log")
    sam.waits_for("Log text")
    sam.submits(
        {
            "Risk": "Low",
            "Priority": "Routine",
            "For": "Awareness",
            "Log text": "A grey Golf waits.",
            "Also": "Crime desk",
        }
    )
    sam.waits_for("Recorded. Next is the form you ticked: crime desk.", "What crime?")
    sam.submits({"What crime?": "Other", "In your words": "Theft", "Text for the desk": "A till."})
    sam.waits_for("Recorded.")
    kinds = [o.kind for o in office.read(lambda w: w.cases.outcomes(case(office, reference).id))]
    assert sorted(kinds) == ["crime", "intelligence"]


def test_a_result_is_changed_by_the_same_form_and_the_old_one_is_kept(office: SlackOffice) -> None:
    me, sam = office.person(), office.handler()
    reference = sends(me, CARS)
    takes(sam, reference)
    decides(sam)
    sam.closes(all_of_it=True)
    sam.presses("Open", on=card(sam, reference, "DONE"))
    sam.waits_for("What they know")
    sam.presses("Amend", on="modal")
    sam.waits_for("What should the result be?")
    sam.presses("Crime desk", on="modal")
    sam.waits_for("What crime?")
    sam.submits({"What crime?": "Other", "In your words": "Theft", "Text for the desk": "A till."})
    assert set(sam.errors) == {"Why does the result change?"}
    sam.submits({"Why does the result change?": "The till was emptied."})
    sam.waits_for("Recorded.")
    outcomes = office.read(lambda w: w.cases.outcomes(case(office, reference).id))
    assert [(o.kind, o.replaces is not None) for o in outcomes] == [
        ("intelligence", False),
        ("crime", True),
    ]
    card(sam, reference, "DONE", "crime desk")


def test_a_corrected_person_has_to_be_read_before_the_case_is_decided(office: SlackOffice) -> None:
    me, sam = office.person(), office.handler()
    reference = sends(me, "Dez waits outside the library.")
    takes(sam, reference)
    sam.closes(all_of_it=True)
    corrects(me, "It was not Dez, it was his brother Marlon.")
    made = card(sam, reference, "CORRECTED: PERSON")
    assert "Intelligence log" not in shown(made)
    sam.presses("Open", on=made, again=True)
    sam.waits_for("his brother Marlon")
    card(sam, reference, "WITH Sam Reed", "[Intelligence log]")


def test_the_rest_of_a_case_and_its_start_are_one_press_away(office: SlackOffice) -> None:
    """As *Show the rest* of a case that is longer than a modal: from the sixth block on."""
    me, sam = office.person(), office.handler()
    reference = sends(me, CARS)
    takes(sam, reference)
    sam.closes(all_of_it=True)
    made = deepcopy(card(sam, reference, "WITH"))
    opens = next(e for b in made.blocks if b["type"] == "actions" for e in b["elements"])
    opens["action_id"] = "rest:6"
    sam.presses("Open", on=made)
    screen = sam.waits_for("Timeline", "[Show the start]")
    assert "May they be named?" not in screen
    sam.presses("Show the start", on="modal")
    sam.waits_for("May they be named?")


def test_a_half_filled_form_is_saved_by_its_button_and_closing_promises_nothing(
    office: SlackOffice,
) -> None:
    me, sam = office.person(), office.handler()
    reference = sends(me, CARS)
    takes(sam, reference)
    sam.presses("Intelligence log")
    sam.waits_for("Log text", "[Save for now]", "[Close]")
    sam.fills({"Risk": "Medium", "Log text": "A grey Golf waits."})
    sam.presses("Save for now", on="modal")
    sam.waits_for("Saved. Nothing is recorded yet.", "[Carry on]")
    sam.closes(all_of_it=True)
    office.server.kill()
    office.server.start()
    sam.presses("Intelligence log", on=card(sam, reference), again=True)
    sam.waits_for("(x) Medium", "Log text: A grey Golf waits.")
    sam.fills({"Log text": "Typed and not saved."})
    sam.closes()
    sam.presses("Intelligence log", on=card(sam, reference), again=True)
    sam.waits_for("Log text: A grey Golf waits.")
    assert case(office, reference).state is CaseState.TAKEN


def test_a_half_filled_form_survives_a_restart(office: SlackOffice) -> None:
    me, sam = office.person(), office.handler()
    reference = sends(me, CARS)
    takes(sam, reference)
    sam.presses("Intelligence log")
    sam.waits_for("Log text")
    sam.submits({"Risk": "Medium", "Priority": "Today", "For": "Awareness"})
    assert "Log text" in sam.errors
    office.server.kill()
    office.server.start()
    sam.closes(all_of_it=True)
    sam.presses("Intelligence log", on=card(sam, reference), again=True)
    sam.waits_for("(x) Medium", "(x) Today", "(x) Awareness")
    sam.submits({"Log text": "A grey Golf waits."})
    sam.waits_for("Recorded.")
