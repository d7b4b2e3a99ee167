"""A bot of a few lines on our connector, to try the driver on."""

import asyncio
import threading
from typing import Any, Self

from aiohttp import web

from adapters.teams.activity import Activity, InvokeAnswer, Kind, Outgoing
from adapters.teams.connector import TeamsConnector
from adapters.teams.endpoint import add_endpoint
from adapters.teams.registration import Registration
from tests.teams_peer.server import TeamsPeer

CARD = "application/vnd.microsoft.card.adaptive"
WORDS = "application/vnd.microsoft.activity.message"


def card(
    *words: str, actions: list[dict[str, Any]] | None = None, body: Any = ()
) -> dict[str, Any]:
    """A card with these lines."""
    texts = [{"type": "TextBlock", "text": each, "wrap": True} for each in words]
    made = {"type": "AdaptiveCard", "version": "1.5", "body": [*texts, *body]}
    return made | ({"actions": actions} if actions else {})


CHOICES = [
    {"title": "Yes", "value": "y"},
    {"title": "No", "value": "n"},
    {"title": "Perhaps", "value": "p"},
]
FORM = card(
    "Who?",
    body=[
        {"type": "Input.Text", "id": "name", "label": "Name", "isRequired": True, "errorMessage": "Write a name"},
        {"type": "Input.ChoiceSet", "id": "sure", "label": "Sure?", "choices": CHOICES, "isMultiSelect": True},
        {"type": "Input.Toggle", "id": "known", "label": "Known", "title": "Known here"},
        {"type": "Input.Text", "id": "empty", "label": "Empty"},
    ],
    actions=[
        {"type": "Action.Submit", "title": "Save", "data": {"k": "save"}},
        {"type": "Action.Execute", "title": "Take", "verb": "take", "data": {"k": "take"}, "associatedInputs": "none"},
        {"type": "Action.Execute", "title": "Whisper", "verb": "whisper", "associatedInputs": "none"},
        {
            "type": "Action.Submit", "title": "Open", "associatedInputs": "none",
            "data": {"k": "open", "msteams": {"type": "task/fetch"}},
        },
    ],
)  # fmt: skip
DIALOG = card(
    "In the dialog",
    body=[{"type": "Input.Text", "id": "why", "label": "Why", "isRequired": True, "errorMessage": "Say why"}],
    actions=[{"type": "Action.Submit", "title": "Send", "data": {"k": "sent"}}],
)  # fmt: skip


class TinyBot:
    """The bot, served in a thread. ``seen``: every activity that came in."""

    def __init__(self, peer: TeamsPeer) -> None:
        self.peer = peer
        self.seen: list[Activity] = []
        self.url = ""
        self._stop: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self._ready = threading.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(20)
        return self

    def __exit__(self, *_: object) -> None:
        if self._loop and self._stop:
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        world = self.peer.world
        told = Registration(
            world.app_id,
            world.tenant_id,
            world.password,
            openid_url=self.peer.openid_url,
            login_url=self.peer.login_url,
        )
        self.connector = TeamsConnector(told)
        app = web.Application()
        add_endpoint(app, self.connector, self._take)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        self._ready.set()
        await self._stop.wait()
        await runner.cleanup()
        await self.connector.close()

    async def _take(self, activity: Activity) -> InvokeAnswer | None:
        self.seen.append(activity)
        if activity.type == "invoke":
            return await self._invoked(activity)
        if activity.type == "installationUpdate" and activity.action == "add":
            await self._say(activity, Outgoing(text="Welcome"))
        elif activity.value:
            said = ", ".join(f"{name}={value}" for name, value in sorted(activity.value.items()))
            await self.connector.update(
                activity.conversation, activity.reply_to, Outgoing(card=card(f"Saved: {said}"))
            )
        elif activity.type == "message" and activity.text == "form":
            await self._say(activity, Outgoing(card=FORM))
        elif activity.type == "message":
            await self._say(activity, Outgoing(text=f"{activity.text}, {activity.files} files"))
        return None

    async def _say(self, activity: Activity, what: Outgoing) -> None:
        where = activity.conversation
        if where.kind is Kind.CHANNEL and activity.type == "installationUpdate":
            await self.connector.post_in_channel(where, what)
        else:
            await self.connector.send(where, what)

    async def _invoked(self, activity: Activity) -> InvokeAnswer:
        if activity.name == "adaptiveCard/action":
            verb = activity.value["action"]["verb"]
            if verb == "whisper":
                return InvokeAnswer(200, {"statusCode": 200, "type": WORDS, "value": "psst"})
            shown = card("Taken by you")
            return InvokeAnswer(200, {"statusCode": 200, "type": CARD, "value": shown})
        if activity.name == "task/fetch":
            value = {"title": "A dialog", "height": "medium", "width": 600}
            attached = {"contentType": CARD, "content": DIALOG}
            return InvokeAnswer(
                200, {"task": {"type": "continue", "value": value | {"card": attached}}}
            )
        why = activity.value["data"]["why"]
        return InvokeAnswer(200, {"task": {"type": "message", "value": f"Because {why}"}})
