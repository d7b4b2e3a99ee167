"""Playground, door and stream together: what the people of a test sit in front of."""

import json
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

from tests.teams_playground.door import Door
from tests.teams_playground.playground import PATIENCE, Playground
from tests.teams_playground.stream import Stream
from tests.teams_playground.town import BOT, TEAM, WIL, Someone


class Desk:
    """Started and stopped as one. ``me``: who has the personal chat. ``bot``: the bot's account."""

    bot = BOT
    team = TEAM

    def __init__(self, folder: Path, me: Someone = WIL) -> None:
        self.door = Door()
        self.playground = Playground(folder, me, self.door.address)
        self.door.playground = self.playground
        self.stream = Stream(self.playground)
        self._open = ExitStack()

    def __enter__(self) -> Self:
        for each in (self.door, self.playground, self.stream):
            self._open.enter_context(each)
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def catches_up(self) -> None:
        """Waits until every change that the bot has made is on the screens."""

        def made() -> int:
            return sum(call.verb == "PUT" and call.status == 200 for call in self.door.calls)

        end = time.monotonic() + PATIENCE
        while self.stream.changes < made() and time.monotonic() < end:
            time.sleep(0.01)

    def asks_bot(self, activity: dict[str, Any]) -> dict[str, Any]:
        """An invoke that the playground does not relay; gives the body of the bot's answer."""
        status, body = self.door.delivers(json.dumps(activity).encode())
        assert status == 200, (activity["name"], status, body)
        answer = json.loads(body or b"{}")
        assert isinstance(answer, dict)
        return answer
