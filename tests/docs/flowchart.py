"""The page with the picture of the conversation: ``python -m tests.docs.flowchart`` writes it anew."""

from datetime import UTC, datetime
from pathlib import Path

from bot.flowchart import mermaid
from dialogs.force.profile import DEFAULT_PROFILE, load_profile
from dialogs.intake.script import intake_script

PAGE = Path(__file__).parents[2] / "docs" / "flowchart.md"

_WORDS = """# The conversation as a picture

Drawn from the script itself, so that it shows what the bot does. Every answer to every question leads somewhere; red frames are exits to another route, from which there is a way back that loses nothing. Yellow frames interrupt: they can come over any page. A form page is drawn once; *A person* and *A vehicle* can repeat. What depends on an earlier answer is drawn for the first way there.

`make flowchart` prints it for the force that is set. The words of each page are in the script (`dialogs/intake/`).

```mermaid
{chart}```
"""


def page() -> str:
    """The page as it should be."""
    script = intake_script(load_profile(DEFAULT_PROFILE))
    return _WORDS.format(chart=mermaid(script, datetime.now(UTC)))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
