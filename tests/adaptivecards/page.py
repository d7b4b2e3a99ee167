"""Cards in a real browser: drawn by Microsoft's renderer, with markdown-it for what it takes for Markdown.

That is how the renderer's own documentation draws them, and Teams on the desktop.
"""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

from tests.adaptivecards.renderer import HERE, PACKAGES

PHONE = {"width": 360, "height": 800}
_SCRIPTS = ("adaptivecards/dist/adaptivecards.min.js", "markdown-it/dist/markdown-it.min.js")
_DRAW = """card => {
  const drawn = new AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = new AdaptiveCards.HostConfig({
    fontFamily: "Segoe UI, DejaVu Sans, sans-serif",
    actions: { maxActions: 6, actionsOrientation: "vertical", actionAlignment: "stretch" },
    spacing: { padding: 12, small: 4, default: 8, medium: 12 },
  });
  drawn.parse(card);
  window.sent = [];
  drawn.onExecuteAction = action => window.sent.push(action.data);
  document.getElementById("card").replaceChildren(drawn.render());
}"""


def opened(page: Page) -> Page:
    """The page with the renderer in it."""
    page.set_content((HERE / "page.html").read_text("utf-8"))
    for script in _SCRIPTS:
        page.add_script_tag(path=PACKAGES / script)
    page.evaluate(
        """() => { AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
          result.outputHtml = markdownit().render(text);
          result.didProcess = true;
        }; }"""
    )
    return page


def draw(page: Page, card: Mapping[str, Any]) -> None:
    """Draws a card in place of the one before."""
    page.evaluate(_DRAW, card)


def words(page: Page) -> str:
    """All that can be read on the card."""
    return page.locator("#card").inner_text()


def sent(page: Page, title: str) -> dict[str, Any]:
    """Presses a button; gives what the renderer hands to its host: the data with the inputs merged in."""
    page.get_by_role("button", name=title, exact=True).click()
    return dict(page.evaluate("() => window.sent.at(-1)"))
