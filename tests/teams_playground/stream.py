"""What the bot has put on the screens, as the playground tells its own page over a websocket."""

import asyncio
import json
import threading
from dataclasses import dataclass, field
from typing import Any, Self

import aiohttp

from tests.teams_playground.playground import PATIENCE, Playground

Card = dict[str, Any]
_CARD = "application/vnd.microsoft.card.adaptive"


@dataclass
class Message:
    """A message of the bot's. ``thread``: where it can be answered; the channel's post with its id."""

    id: str
    conversation: str
    text: str = ""
    card: Card | None = None
    edited: int = 0
    only_for: dict[str, Card] = field(default_factory=dict)
    """Someone's id to the card that the answer to their press put in its place, for them alone."""

    def card_for(self, someone: str) -> Card | None:
        return self.only_for.get(someone, self.card)


class Stream:
    """Reads along from its start on; ``messages`` in the order they came. ``changes``: how many there
    were to messages.
    """

    def __init__(self, playground: Playground) -> None:
        self._url = f"{playground.address}/_ws_conversation/v1/conversations/stream"
        self._loop = asyncio.new_event_loop()
        self._open = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.lock = threading.RLock()
        self.messages: list[Message] = []
        self.typing: list[str] = []
        self.changes = 0

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._open.wait(PATIENCE), "the playground's stream did not open"
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join(PATIENCE)

    def of(self, conversation: str) -> list[Message]:
        """Messages of a chat, or of a channel and the threads in it, oldest first."""
        with self.lock:
            return [m for m in self.messages if m.conversation.partition(";")[0] == conversation]

    def _run(self) -> None:
        self._task = self._loop.create_task(self._read())
        try:
            self._loop.run_until_complete(self._task)
        except asyncio.CancelledError:
            pass
        finally:
            self._loop.close()

    async def _read(self) -> None:
        async with aiohttp.ClientSession() as session, session.ws_connect(self._url) as socket:
            self._open.set()
            async for each in socket:
                with self.lock:
                    self._hear(json.loads(each.data))

    def _hear(self, said: dict[str, Any]) -> None:
        where = said["actionConversationId"]
        match said["action"]:
            case "typing":
                self.typing.append(where)
            case "createMessage":
                told = said["message"]
                thread = told.get("postConversationId", where)
                self.messages.append(Message(told["messageId"], thread, *_content(told)))
            case "updateMessage":
                self.changes += 1
                told = said["message"]
                for each in self.messages:
                    if (each.id, each.conversation.partition(";")[0]) == (
                        told["messageId"],
                        where.partition(";")[0],
                    ):
                        each.text, each.card = _content(told)
                        each.edited += 1
                        each.only_for.clear()


def _content(told: dict[str, Any]) -> tuple[str, Card | None]:
    cards = [each["content"] for each in told["attachments"] if each["contentType"] == _CARD]
    return told.get("text", ""), cards[0] if cards else None
