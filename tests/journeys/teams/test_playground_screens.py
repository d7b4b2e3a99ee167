"""What people see in Teams, as the playground's page draws it: kept as pictures, and nothing sticks out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playground_office import PlaygroundOffice, card, reference_in
from playground_practice import DANGER, PAGES, TOPIC, picks
from playground_screens import watching
from playwright.sync_api import Browser

from tests.teams_playground.town import WIL

pytestmark = pytest.mark.browser


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PlaygroundOffice]:
    with PlaygroundOffice(tmp_path) as made:
        yield made.opens()


def test_every_screen_of_a_day_can_be_read_on_a_desktop_and_on_a_phone(
    office: PlaygroundOffice, chromium: Browser
) -> None:
    me, handler = office.practitioner(), office.handler(WIL)
    with watching(chromium, office.desk.playground) as camera:
        camera.take("welcome", "In danger now?")
        camera.take_page("welcome")
        me.says("hi")
        camera.take("question", "How urgent is this?", "3. It can wait")
        for label in ("3. It can wait", "1. None of these", "1. No"):
            me.presses(label)
        camera.take("person-at-risk", "4. No one I know of")
        me.presses("4. No one I know of")
        camera.take("topic", "What is it mostly about?")
        picks(me, f"2: {TOPIC}", "Open the form")
        camera.take("form", "Page 1 of 4")
        me.submits("Next", {"When did it happen?": "31/2"})
        camera.take("form-with-errors", "There is a problem")
        me.submits("Next", {"What do you know?": DANGER, "When did it happen?": "yesterday"})
        camera.take("alarm", "Is anyone in danger?")
        me.presses("3. No one is")
        me.submits("Next", PAGES[2])
        for page in PAGES[3:]:
            me.submits("Next", dict(page))
        camera.take("check", "Check and send")
        me.presses("1. Send to police")
        reference = reference_in(me.waits_for("Sent to the police. Your reference is").text)
        camera.take("receipt", reference)
        camera.goes_to("cpi-handlers")
        card(handler, reference, "NEW")
        camera.take("case", reference)
        camera.take_page("case")
        handler.presses("Take and open")
        camera.take("case-taken", f"WITH {WIL.name}, since")
        camera.press("Open")
        camera.take("whole-case", "Timeline")
        camera.press("Intelligence log")
        camera.take("outcome", "Log text")
        assert camera.faults == []
