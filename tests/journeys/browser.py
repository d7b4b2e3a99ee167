"""The console in a real Chromium, driven by roles and names as a person finds things."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright
from program import ROOT
from serving import Server

SHOTS = ROOT / "var" / "screenshots"
"""Where screenshots go; git ignores it."""
PATIENCE = 15.0
"""Seconds that anything may take before the test gives up on it."""
NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
REFERENCE = re.compile(r"CPI-[0-9A-Z]{4}-[0-9A-Z]{2}")
PRACTITIONER, HANDLER = "Practitioner", "Handlers’ channel"


@dataclass
class Side:
    """One column of the console, as the person who plays there uses it."""

    page: Page
    region: Locator

    def press(self, name: str, *, then: str | re.Pattern[str] = "") -> None:
        """Presses the last button of that name; waits for the heading ``then``."""
        self.region.get_by_role("button", name=name, exact=True).last.click()
        if then:
            self.sees_heading(then)

    def choose(self, label: str) -> None:
        """Picks the radio button or the tick box with that label."""
        self.region.get_by_label(label, exact=True).check()

    def fill(self, values: Mapping[str, str]) -> None:
        """Fills text boxes, by label."""
        for label, value in values.items():
            self.region.get_by_role("textbox", name=label, exact=True).fill(value)

    def pick(self, values: Mapping[str, str]) -> None:
        """Picks one option in each group, by the group's question."""
        for question, option in values.items():
            group = self.region.get_by_role("group", name=question, exact=True)
            group.get_by_label(option, exact=True).check()

    def heading(self, title: str | re.Pattern[str]) -> Locator:
        """The headings of that name."""
        exact = isinstance(title, str)
        return self.region.get_by_role("heading", name=title, exact=exact)

    def sees_heading(self, title: str | re.Pattern[str]) -> None:
        """Waits for a heading."""
        expect(self.heading(title).last).to_be_visible()

    def sees(self, words: str | re.Pattern[str]) -> None:
        """Waits for words."""
        expect(self.region.get_by_text(words).last).to_be_visible()

    def is_told(self, error: str) -> None:
        """Waits for the error summary with this message, which has taken the focus."""
        summary = self.region.get_by_role("group", name="There is a problem")
        expect(summary).to_contain_text(error)
        expect(summary).to_be_focused()


@dataclass
class Console:
    """The page of one browser: the practitioner's chat on the left, the handlers' channel on the right."""

    page: Page
    chat: Side
    desk: Side

    @property
    def panel(self) -> Side:
        """What the handler has open."""
        region = self.page.get_by_role("region", name=re.compile("^Open for "))
        return Side(self.page, region)

    def say(self, words: str) -> None:
        """Types a message to the bot and sends it with Enter."""
        box = self.chat.region.get_by_role("textbox", name="Message", exact=True)
        box.fill(words)
        box.press("Enter")
        expect(box).to_have_value("")

    def answer(self, words: str, *, then: str) -> None:
        """Types an answer and waits for the next question."""
        self.say(words)
        self.chat.sees_heading(then)

    def card(self, reference: str) -> Side:
        """A case's card in the channel."""
        log = self.desk.region.get_by_role("log", name="Cases")
        return Side(self.page, log.get_by_role("article", name=reference))

    def references(self) -> list[str]:
        """The references that the chat shows, oldest first."""
        log = self.chat.region.get_by_role("log", name="Chat")
        return list(dict.fromkeys(REFERENCE.findall(log.inner_text())))


def opened(page: Page, server: Server, *, practitioner: str = "", handler: str = "") -> Console:
    """The console's page, with the persons of those names."""
    page.goto(f"http://localhost:{server.port}/")
    for side, name in (("Practitioner to play", practitioner), ("Handler to play", handler)):
        if name:
            people = page.get_by_role("navigation", name=side)
            people.get_by_role("link", name=name).click()
            expect(people.get_by_role("link", name=name)).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("status").filter(has_text="Connected")).to_be_attached()
    return Console(
        page,
        Side(page, page.get_by_role("region", name=PRACTITIONER, exact=True)),
        Side(page, page.get_by_role("region", name=HANDLER, exact=True)),
    )


@dataclass
class People:
    """Opens browsers of their own, one for each person, and listens for faults of the page's script."""

    chromium: Browser
    server: Server
    faults: list[str] = field(default_factory=list)
    _contexts: ExitStack = field(default_factory=ExitStack)

    def open(
        self, *, practitioner: str = "", handler: str = "", width: int = 1280, height: int = 900
    ) -> Console:
        """A new browser with the console in it."""
        page = self.context(width, height).new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: self._hear(said.text))
        return opened(page, self.server, practitioner=practitioner, handler=handler)

    def context(self, width: int = 1280, height: int = 900) -> BrowserContext:
        """A browser of its own: cookies, size."""
        context = self.chromium.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", locale="en-GB"
        )
        context.set_default_timeout(PATIENCE * 1000)
        self._contexts.callback(context.close)
        return context

    def _hear(self, said: str) -> None:
        if "Content Security Policy" in said:
            self.faults.append(said)

    def close(self) -> None:
        """Closes every browser."""
        self._contexts.close()


def find_chromium() -> str:
    """The system's Chromium. Skips the test if there is none; fails it in CI."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("There is no Chromium here, and CI needs one: see .ci/run.")
    if found is None:
        pytest.skip("There is no Chromium here.")
    return found


@contextmanager
def launched() -> Iterator[Browser]:
    """A Chromium without a window."""
    expect.set_options(timeout=PATIENCE * 1000)
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()
