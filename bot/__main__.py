"""``python -m bot`` is ``cpi``."""

from bot.cli import main

main()
