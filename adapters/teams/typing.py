"""The sign that an answer is on its way, where it takes longer than a second."""

import asyncio

from adapters.teams.activity import Conversation
from adapters.teams.ports import Connector

AFTER = 1.0
"""Seconds without an answer."""


class Typing:
    """One sign for each person at a time."""

    def __init__(self, connector: Connector) -> None:
        self._connector = connector
        self._due: dict[str, asyncio.TimerHandle] = {}
        self._shown: set[asyncio.Task[None]] = set()

    def begin(self, key: str, chat: Conversation) -> None:
        """Something was asked for."""
        if key not in self._due:
            loop = asyncio.get_running_loop()
            self._due[key] = loop.call_later(AFTER, self._show, key, chat)

    def end(self, key: str) -> None:
        """It was answered."""
        if (due := self._due.pop(key, None)) is not None:
            due.cancel()

    def _show(self, key: str, chat: Conversation) -> None:
        self._due.pop(key, None)
        task = asyncio.get_running_loop().create_task(self._connector.typing(chat))
        self._shown.add(task)
        task.add_done_callback(self._shown.discard)
