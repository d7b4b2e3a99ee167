"""The smallest bot that uses everything the harness can do; served in a thread, tokens and all."""

import asyncio
import threading
from typing import Any, Self
from urllib.parse import quote

import aiohttp
import jwt
from aiohttp import web

from tests.teams_peer.signing import ISSUER
from tests.teams_playground.door import Door
from tests.teams_playground.tokens import SECRET
from tests.teams_playground.town import APP, HANDLERS, TENANT

Json = dict[str, Any]
_CARD = "application/vnd.microsoft.card.adaptive"


def card(*body: Json, actions: list[Json]) -> Json:
    return {"type": "AdaptiveCard", "version": "1.5", "body": list(body), "actions": actions}


def words(text: str) -> Json:
    return {"type": "TextBlock", "text": text, "wrap": True}


def submit(title: str, **data: Any) -> Json:
    return {"type": "Action.Submit", "title": title, "data": data}


def form(title: str = "Say what you saw") -> Json:
    return card(
        words(title),
        {
            "type": "Input.Text",
            "id": "what",
            "label": "What?",
            "isRequired": True,
            "errorMessage": "Say what.",
        },
        words("Which *side*?"),
        {
            "type": "Input.ChoiceSet",
            "id": "side",
            "style": "expanded",
            "choices": [{"title": each, "value": each[0]} for each in ("Left", "Right")],
        },
        actions=[submit("Next", step="next"), submit("Open", msteams={"type": "task/fetch"})],
    )


def case() -> Json:
    press = {"type": "Action.Execute", "title": "Take", "verb": "take", "data": {"case": "1"}}
    return card(words("NEW"), actions=[press])


class TinyBot:
    """``seen``: the activities that came, without what the playground adds."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self.seen: list[Json] = []
        self.taken = "message"
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def posts_case(self) -> None:
        """Begins a thread in the handlers' channel, unasked."""
        message = {"type": "message", "attachments": [_attached(case())]}
        asked = {
            "isGroup": True,
            "tenantId": TENANT,
            "channelData": {"channel": {"id": HANDLERS}},
            "activity": message,
        }
        done = asyncio.run_coroutine_threadsafe(
            self._ask("POST", "/v3/conversations", asked), self._loop
        )
        done.result(10)

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        app = web.Application()
        app.router.add_post("/api/messages", self._hear)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        self._door.bot = f"http://127.0.0.1:{port}"
        async with aiohttp.ClientSession() as self._http:
            self._token = await self._fetch_token()
            self._ready.set()
            await self._stop.wait()
            await runner.cleanup()

    async def _fetch_token(self) -> str:
        form = {
            "grant_type": "client_credentials",
            "client_id": APP,
            "client_secret": SECRET,
            "scope": f"{ISSUER}/.default",
        }
        url = f"{self._door.address}/{TENANT}/oauth2/v2.0/token"
        async with self._http.post(url, data=form) as answer:
            return str((await answer.json())["access_token"])

    async def _hear(self, request: web.Request) -> web.Response:
        token = request.headers["Authorization"].removeprefix("Bearer ")
        keys = jwt.PyJWKSet.from_dict(self._door.identity.keys())
        key = keys[jwt.get_unverified_header(token)["kid"]]
        said = jwt.decode(token, key, ["RS256"], audience=APP, issuer=ISSUER)
        activity = await request.json()
        assert said["serviceurl"] == activity["serviceUrl"]
        self.seen.append(activity)
        if activity["type"] == "invoke":
            return web.json_response(await self._invoked(activity))
        await self._answers(activity)
        return web.Response()

    async def _answers(self, activity: Json) -> None:
        where, value = activity["conversation"]["id"], activity.get("value")
        if activity["type"] == "installationUpdate":
            await self._say(where, text="Welcome")
        elif value is not None:
            saved = card(words("Saved"), words(str(sorted(value.items()))), actions=[])
            await self._change(where, activity["replyToId"], saved)
        elif activity.get("text") == "form":
            await self._say(where, attachments=[_attached(form())])
        elif activity["type"] == "message":
            await self._ask("POST", _activities(where), {"type": "typing"})
            await self._say(where, text=f"You said **{activity['text']}**")

    async def _invoked(self, activity: Json) -> Json:
        if activity["name"] == "adaptiveCard/action":
            taken = card(words(f"WITH {activity['from']['name']}"), actions=[])
            await self._change(activity["conversation"]["id"], activity["replyToId"], taken)
            told = {"type": "application/vnd.microsoft.activity.message", "value": "Taken."}
            return {"statusCode": 200} | told
        data = activity["value"]["data"]
        if activity["name"] == "task/fetch":
            shown = {"title": "Report", "card": _attached(form("In a dialog"))}
            return {"task": {"type": "continue", "value": shown}}
        return {"task": {"type": "message", "value": f"Thank you: {data['what']}"}}

    async def _say(self, where: str, **message: Any) -> None:
        await self._ask("POST", _activities(where), {"type": "message"} | message)

    async def _change(self, where: str, message: str, made: Json) -> None:
        body = {"type": "message", "attachments": [_attached(made)]}
        await self._ask("PUT", f"{_activities(where)}/{message}", body)

    async def _ask(self, verb: str, path: str, body: Json) -> None:
        headers = {"Authorization": f"Bearer {self._token}"}
        url = self._door.service_url + path
        async with self._http.request(verb, url, json=body, headers=headers) as answer:
            answer.raise_for_status()


def _activities(where: str) -> str:
    return f"/v3/conversations/{quote(where)}/activities"


def _attached(made: Json) -> Json:
    return {"contentType": _CARD, "content": made}
