"""The process goes and comes back while people are in the middle of something; nothing is lost."""

import threading
import time
from pathlib import Path

from console_person import GATE, NARRATIVE, Person, submit, to_form
from serving import Server, wait_for

QUICKLY = 10.0
"""Seconds: well under the 20 s that a platform gives a process to stop."""


def test_a_restart_in_the_middle_of_a_draft_and_of_a_triage_form_loses_nothing(
    tmp_path: Path, database_url: str
) -> None:
    with Server(tmp_path / "run", database_url) as server:
        first, second = Person(server.start(), "a"), Person(server, "b")
        reference = submit(first)
        to_form(second)
        second.fill(what=NARRATIVE, where="Larkspur Parade")
        wait_for(lambda: first.look().cards)
        first.handle("Take and open", "Intelligence log")
        first.fill(side="handler", text="Parcels are carried at night.", keep=True)
        open_form = first.look().form_of("handler", "text")
        waiting = second.look().live["practitioner"]

        server.kill()
        server.start()

        assert second.look().live["practitioner"] == waiting
        assert "A person" in waiting
        assert first.look().form_of("handler", "text").values == with_new_ids(
            open_form.values, first.page.form_of("handler", "text").values
        )
        assert open_form.value("f.text") == "Parcels are carried at night."
        assert reference in first.page.words["practitioner"]
        second.fill(name="Fully typed", next="done")
        second.fill(how="saw")
        assert "Keeping people safe" in second.page.live["practitioner"]


def with_new_ids(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """``old`` with the event id that each look at the page makes anew."""
    events = [pair for pair in new if pair[0] == "event"]
    return [events[0] if pair[0] == "event" else pair for pair in old]


def test_told_to_stop_it_finishes_the_turn_in_flight_and_ends_open_streams(
    tmp_path: Path, database_url: str
) -> None:
    with Server(tmp_path / "run", database_url) as server:
        person = Person(server.start("slow-turn"))
        person.look()
        answered: list[str] = []
        with server.events() as told:
            next(told)
            server.light()
            turn = threading.Thread(target=lambda: answered.append(person.fetch(GATE[0])["live"]))
            turn.start()
            wait_for(server.mark.exists)
            began = time.monotonic()
            assert server.stop() == 0
            assert time.monotonic() - began < QUICKLY
            assert list(told) in ([], [["practitioner"]])
        turn.join()
        assert "Is it about any of these?" in answered[0]

        server.start()
        assert "Is it about any of these?" in person.look().live["practitioner"]
