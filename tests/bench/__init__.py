"""Measures the bot against plain peers, side by side in one run: ``python -m tests.bench``."""
