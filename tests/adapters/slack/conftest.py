"""The conversation's own helpers (tests/dialogs) drive what is drawn here."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "dialogs"))
