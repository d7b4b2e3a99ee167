"""The playground's own page in a Chromium: its cards as pictures, and what does not fit in them."""

from collections.abc import Iterator
from contextlib import contextmanager

from browser import SHOTS
from playwright.sync_api import Browser, Locator, Page, expect

from tests.teams_playground.playground import Playground

DESKTOP, PHONE = 446, 300
"""Pixels of a card: as the playground's page has it, and in a chat on a phone of 390 pixels."""
TALLEST = 6_000
REDRAWN = 500
"""Milliseconds in which the page has drawn itself anew after a change of its size."""
FITS = """card => {
  const edge = card.getBoundingClientRect().right + 1;
  const out = [...card.querySelectorAll("*")].filter(
    each => each.getBoundingClientRect().right > edge && each.getClientRects().length);
  const cut = [...card.querySelectorAll("button")].filter(each => each.scrollWidth > each.clientWidth + 1);
  return [...out.map(each => "sticks out: " + each.textContent.slice(0, 60)),
          ...cut.map(each => "cut: " + each.textContent)];
}"""


class Camera:
    """``faults``: what sticks out of a card, or is cut. Pictures go to var/screenshots."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._taken = 0
        self.faults: list[str] = []
        SHOTS.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, *words: str) -> None:
        """The newest card that says these words, at both widths."""
        self._taken += 1
        card = self._card(words)
        for width in (DESKTOP, PHONE):
            card.evaluate("(card, width) => { card.style.maxWidth = width + 'px' }", width)
            found = card.evaluate(FITS)
            self.faults += [f"{name}, {width} px: {fault}" for fault in found]
            card.screenshot(path=SHOTS / f"teams-{self._taken:02}-{name}-{width}.png")
        card.evaluate("card => { card.style.maxWidth = '' }")

    def take_page(self, name: str) -> None:
        """All of the page, as a desktop has it."""
        self._page.set_viewport_size({"width": 1280, "height": 900})
        self._page.screenshot(path=SHOTS / f"teams-page-{name}-1280.png")
        self._page.set_viewport_size({"width": 1280, "height": TALLEST})
        self._page.wait_for_timeout(REDRAWN)

    def goes_to(self, place: str) -> None:
        """Opens a chat or a channel."""
        self._page.get_by_text(place, exact=True).first.click()

    def press(self, label: str) -> None:
        """The newest such button, by the page itself: what its answer shows is shown to them alone."""
        self._page.get_by_role("button", name=label, exact=True).last.click()

    def _card(self, words: tuple[str, ...]) -> Locator:
        card = self._page.locator(".ac-adaptiveCard")
        for each in words:
            card = card.filter(has_text=each)
        expect(card.last).to_be_visible()
        return card.last


@contextmanager
def watching(chromium: Browser, playground: Playground) -> Iterator[Camera]:
    """The page, open. It shows what comes from now on; nothing is loaded from elsewhere."""
    context = chromium.new_context(viewport={"width": 1280, "height": TALLEST}, locale="en-GB")
    try:
        page = context.new_page()
        page.route("https://**", lambda route: route.abort())
        page.goto(playground.address)
        page.get_by_title("Hide log panel").click()
        yield Camera(page)
    finally:
        context.close()
