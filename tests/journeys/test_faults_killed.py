"""SIGKILL at an exact line of the real process; the restarted one makes good (issue: *It must show*)."""

import contextlib
import time
from pathlib import Path

import pytest
import sqlalchemy as sa
from console_person import GATE, Person, reference_in, to_review
from serving import Server, wait_for

HEALED_WITHIN = 5.0
"""Seconds after the restart in which a reply that was lost is shown (the promise of the issue)."""


def nothing_stays_waiting(server: Server) -> None:
    wait_for(lambda: server.metric("cpi_jobs_waiting") == 0)
    assert server.metric("cpi_jobs_stuck") == 0


def send_and_see_it_die(person: Person, server: Server) -> None:
    """The commit is answered; the card's job may kill the process before the browser has the page."""
    with contextlib.suppress(OSError):
        person.press("Send to police")
    server.has_died()


def ends_in_a_kill(person: Person, *labels: str) -> None:
    with pytest.raises(OSError, match=r"closed|reset"):
        person.press(*labels)


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
        wait_for(lambda: server.metric("cpi_replies_healed_total") == 1)
        assert time.monotonic() - up < HEALED_WITHIN
        with server.events() as told:
            assert next(told) == ["practitioner", "handler"]
        assert "already happened" in person.look().live["practitioner"]


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
        assert said.count("Say it as") == 1
        wait_for(lambda: len(person.look().cards) == 1)
        assert reference_in(said) == reference_in(person.page.words["handler"])


def test_killed_after_the_commit_and_before_the_card_the_card_is_sent_once(
    tmp_path: Path, database_url: str
) -> None:
    with Server(tmp_path / "run", database_url) as server:
        person = Person(server.start("before-card"))
        to_review(person)
        server.light()
        send_and_see_it_die(person, server)

        server.start()
        wait_for(lambda: person.look().cards)
        nothing_stays_waiting(server)
        assert len(person.look().cards) == 1
        sent = reference_in(person.page.words["practitioner"])
        assert reference_in(person.page.words["handler"]) == sent


def test_killed_inside_the_send_both_cards_lead_to_the_same_case(
    tmp_path: Path, database_url: str
) -> None:
    with Server(tmp_path / "run", database_url) as server:
        person = Person(server.start("after-card"))
        to_review(person)
        server.light()
        send_and_see_it_die(person, server)

        server.start()
        wait_for(lambda: len(person.look().cards) == 2)
        reference = reference_in(person.page.words["practitioner"])
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
        assert person.page.words["handler"].count(reference) == 2


@pytest.mark.postgres
def test_a_database_server_that_drops_every_connection_costs_no_one_anything(
    tmp_path: Path, postgres_url: str, postgres_server: str
) -> None:
    with Server(tmp_path / "run", postgres_url) as server:
        person = Person(server.start())
        to_review(person)
        admin = sa.create_engine(postgres_server, isolation_level="AUTOCOMMIT")
        everyone = sa.text(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = :name"
        )
        with admin.connect() as connection:
            name = sa.make_url(postgres_url).database
            assert connection.execute(everyone, {"name": name}).scalar_one() > 0
        admin.dispose()
        person.press("Send to police")
        wait_for(lambda: person.look().cards)
        nothing_stays_waiting(server)
        assert server.get("/readyz")[0] == 200
