"""SIGKILL at an exact line of the real process; the restarted one makes good (issue: *It must show*)."""

import time
from pathlib import Path

from serving import GATE, Person, Server, reference_in, submit, to_form, to_review, wait_for

HEALED_WITHIN = 5.0
"""Seconds after the restart in which a reply that was lost is shown (the promise of the issue)."""


def nothing_stays_waiting(server: Server) -> None:
    wait_for(lambda: server.metric("cpi_jobs_waiting") == 0)
    assert server.metric("cpi_jobs_stuck") == 0


def ends_in_a_kill(person: Person, *labels: str) -> None:
    try:
        person.press(*labels)
    except (ConnectionError, OSError):
        return
    raise AssertionError("the server answered")


def test_killed_before_the_commit_the_same_question_stands_and_nothing_is_sent(
    tmp_path: Path, database_url: str
) -> None:
    with Server(tmp_path / "run", database_url) as server:
        person = Person(server.start("before-commit"))
        before = to_review(person).live["practitioner"]
        server.light()
        ends_in_a_kill(person, "Send to police")
        server.has_died()

        server.start()
        assert person.look().live["practitioner"] == before
        assert person.page.cards == []
        assert "No cases." in server.cpi("cases", "list").stdout
        person.press("Send to police")
        wait_for(lambda: len(person.look().cards) == 1)
        nothing_stays_waiting(server)


def test_a_reply_that_was_committed_and_not_shown_is_shown_after_the_restart(
    tmp_path: Path, database_url: str
) -> None:
    with Server(tmp_path / "run", database_url) as server:
        person = Person(server.start("before-reply"))
        person.look()
        person.press(*GATE[:1])
        server.light()
        ends_in_a_kill(person, GATE[1])
        server.has_died()

        server.start()
        up = time.monotonic()
        with server.events() as told:
            assert next(told) == ["practitioner", "handler"]
            assert next(told) == ["practitioner"]
        assert time.monotonic() - up < HEALED_WITHIN
        assert "already happened" in person.look().live["practitioner"]
        wait_for(lambda: server.metric("cpi_replies_healed_total") == 1)
        time.sleep(1.5)
        assert server.metric("cpi_replies_healed_total") == 1


def test_a_receipt_that_was_committed_and_not_shown_is_in_the_chat_once(
    tmp_path: Path, sqlite_url: str
) -> None:
    with Server(tmp_path / "run", sqlite_url) as server:
        person = Person(server.start("before-reply"))
        to_review(person)
        server.light()
        ends_in_a_kill(person, "Send to police")
        server.has_died()

        server.start()
        wait_for(lambda: server.metric("cpi_replies_healed_total") == 1)
        said = person.look().words["practitioner"]
        assert said.count("Your reference is") == 1
        wait_for(lambda: len(person.look().cards) == 1)
        assert reference_in(said) == reference_in(person.page.words["handler"])


def test_killed_after_the_commit_and_before_the_card_the_card_is_sent_once(
    tmp_path: Path, database_url: str
) -> None:
    with Server(tmp_path / "run", database_url) as server:
        person = Person(server.start("before-card"))
        to_review(person)
        server.light()
        person.press("Send to police")
        reference = reference_in(person.page.words["practitioner"])
        server.has_died()

        server.start()
        wait_for(lambda: person.look().cards)
        nothing_stays_waiting(server)
        time.sleep(1)
        assert len(person.look().cards) == 1
        assert reference_in(person.page.words["handler"]) == reference


def test_killed_inside_the_send_both_cards_lead_to_the_same_case(
    tmp_path: Path, database_url: str
) -> None:
    with Server(tmp_path / "run", database_url) as server:
        person = Person(server.start("after-card"))
        to_review(person)
        server.light()
        person.press("Send to police")
        reference = reference_in(person.page.words["practitioner"])
        server.has_died()

        server.start()
        wait_for(lambda: len(person.look().cards) == 2)
        nothing_stays_waiting(server)
        assert len(set(person.page.cards)) == 1
        forms = [form for form in person.page.forms if form.does("Take and open")]
        assert len(forms) == 2
        for form in forms:
            person.page.forms = [form]
            person.handle("Take and open")
            assert reference in person.page.live["handler"]
            assert "Timeline" in person.page.live["handler"]
            person.look()
        listed = server.cpi("cases", "list").stdout
        assert listed.count("CPI-") == 1
        assert "taken" in listed


def test_a_second_practitioner_loses_nothing_when_the_first_ones_turn_kills_the_process(
    tmp_path: Path, sqlite_url: str
) -> None:
    with Server(tmp_path / "run", sqlite_url) as server:
        first, second = Person(server.start("before-commit"), "a"), Person(server, "b")
        sent = submit(second)
        to_form(second)
        waiting = to_review(first).live["practitioner"]
        server.light()
        ends_in_a_kill(first, "Send to police")
        server.has_died()

        server.start()
        assert "What do you know?" in second.look().live["practitioner"]
        assert sent in second.page.words["practitioner"]
        assert first.look().live["practitioner"] == waiting
