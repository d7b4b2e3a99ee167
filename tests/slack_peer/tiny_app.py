"""The smallest Bolt app that uses everything the driver can do; served in a thread."""

import asyncio
import threading
from typing import Any, Self

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.slack_peer.building import Body, actions, asked, button, element, modal, section, words

Listener = Any


def worded(text: str) -> Body:
    return {"type": "plain_text", "text": text}


def form(title: str = "Report") -> Body:
    return modal(
        section(text=worded("Say what you saw")),
        asked(element("plain_text_input", max_length=20), label=worded("What"), block_id="what"),
        asked(
            element(
                "static_select",
                options=[{"text": worded(each), "value": each} for each in ("North", "South")],
            ),
            label=worded("Area"),
            block_id="area",
            optional=True,
        ),
        asked(
            element(
                "checkboxes",
                options=[{"text": worded(each), "value": each} for each in ("Seen", "Heard")],
            ),
            label=worded("How"),
            block_id="how",
            optional=True,
        ),
        actions(
            button(7, text=worded("Help")),
            element(
                "radio_buttons",
                action_id="side",
                options=[{"text": worded(each), "value": each} for each in ("Left", "Right")],
            ),
            block_id="aside",
        ),
        title=worded(title),
        submit=worded("Next"),
        close=worded("Cancel"),
        callback_id="form",
        notify_on_close=True,
    )


def messages(app: AsyncApp) -> None:
    """What it answers to events and commands."""

    @app.event("message")
    async def said(event: Body, client: AsyncWebClient) -> None:
        kind = event.get("subtype")
        if kind in ("message_changed", "message_deleted"):
            old = event["previous_message"]["text"]
            await client.chat_postMessage(channel=event["channel"], text=f"{kind}: {old}")
        elif kind == "file_share":
            names = [each["name"] for each in event["files"]]
            await client.chat_postMessage(channel=event["channel"], text=f"files: {names}")
        else:
            await client.chat_postMessage(
                channel=event["channel"],
                text="You said something",
                blocks=[
                    section(text={"type": "mrkdwn", "text": f"You said {event['text']}"}),
                    actions(button(1, text=worded("Open form")), button(2, text=worded("Done"))),
                ],
            )

    @app.event("app_mention")
    async def mentioned(event: Body, client: AsyncWebClient) -> None:
        await client.chat_postEphemeral(
            channel=event["channel"], user=event["user"], text="Write to me directly"
        )

    @app.event("app_home_opened")
    async def home_opened(event: Body, client: AsyncWebClient) -> None:
        view = {"type": "home", "blocks": [actions(button(3, text=worded("Start")))]}
        await client.views_publish(user_id=event["user"], view=view)

    @app.command("/cpi")
    async def command(ack: Listener, body: Body) -> None:
        if body["text"] == "slow":
            await asyncio.sleep(0.3)
        if body["text"] == "wrong":
            await ack(text="", blocks=[{"type": "none"}])
        elif body["text"] != "quiet":
            await ack(f"You asked for {body['text']}")
        else:
            await ack()


def interactions(app: AsyncApp) -> None:
    """What it answers to presses, forms and shortcuts."""

    @app.action("b:1")
    @app.action("b:3")
    @app.shortcut("report")
    async def open_form(ack: Listener, body: Body, client: AsyncWebClient) -> None:
        await ack()
        title = "From a message" if body["type"] == "message_action" else "Report"
        await client.views_open(trigger_id=body["trigger_id"], view=form(title))

    @app.action("b:2")
    async def done(ack: Listener, body: Body, client: AsyncWebClient) -> None:
        await ack()
        where = body["container"]
        await client.chat_update(
            channel=where["channel_id"], ts=where["message_ts"], text="Done", blocks=[]
        )

    @app.action("b:7")
    async def help_wanted(ack: Listener, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await client.views_push(
            trigger_id=body["trigger_id"],
            view=modal(section(text=worded("Some help")), title=worded("Help"), submit=None),
        )

    @app.action("side")
    async def side(ack: Listener, body: Body, client: AsyncWebClient) -> None:
        await ack()
        chosen = body["actions"][0]["selected_option"]["value"]
        view = form(f"Side {chosen}")
        await client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)

    @app.view("form")
    async def submitted(ack: Listener, body: Body, client: AsyncWebClient) -> None:
        values = body["view"]["state"]["values"]
        what = values["what"]["a"]["value"]
        answers: dict[str, Body] = {
            "bad": {"response_action": "errors", "errors": {"what": "Say it otherwise"}},
            "odd": {"response_action": "errors", "errors": {"aside": "Not an input"}},
            "long": {"response_action": "update", "view": modal(title=words(25))},
            "more": {"response_action": "update", "view": form("Page 2")},
            "push": {"response_action": "push", "view": form("On top")},
            "all": {"response_action": "clear"},
        }
        await ack(**answers.get(what, {}))
        if what not in answers:
            area = (values["area"]["a"]["selected_option"] or {}).get("value")
            how = [each["value"] for each in values["how"]["a"]["selected_options"]]
            text = f"Sent: {what}, {area}, {how}"
            await client.chat_postMessage(channel=body["user"]["id"], text=text)

    @app.view_closed("form")
    async def closed(ack: Listener, body: Body, client: AsyncWebClient) -> None:
        await ack()
        text = f"Closed, cleared: {body['is_cleared']}"
        await client.chat_postMessage(channel=body["user"]["id"], text=text)


class TinyApp:
    """Serves the app in a thread: ``with TinyApp(…) as app:``, then ``app.url``."""

    def __init__(self, token: str, secret: str, api_url: str) -> None:
        self._app = AsyncApp(
            client=AsyncWebClient(token=token, base_url=api_url),
            signing_secret=secret,
            process_before_response=True,
        )
        messages(self._app)
        interactions(self._app)
        self.url = ""
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    async def _handle(self, request: web.Request) -> web.Response:
        answer = await self._app.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(answer)

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        served = web.Application()
        served.router.add_post("/slack/events", self._handle)
        runner = web.AppRunner(served, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        self._ready.set()
        await self._stop.wait()
        await runner.cleanup()

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)
