"""The console's requests: show the page, take a turn, press a button, delete one's own message."""

import asyncio
from collections.abc import Sequence

import aiohttp_jinja2
from aiohttp import web
from multidict import MultiDict

from adapters.console.guard import (
    HEADERS,
    guarded,
    is_token,
    keep_session,
    new_session,
    session_of,
)
from adapters.console.ports import Desk, Persona, Post, PostKind, Practice, Reply
from adapters.console.render import STATIC, Side, key, summary, title
from adapters.console.state import CONSOLE, TEMPLATES_KEY, Console, find
from adapters.console.transcript import live, question
from adapters.console.translate import BadPost, translate
from adapters.console.turns import handler_turn, practitioner_turn
from dialogs.engine.views import Ask, CaseCard, Notice, Receipt, Review, Signpost, View

_TYPES = {".css": "text/css", ".js": "text/javascript"}
STATIC_FILES = {
    f"/{path.name}": (path.read_bytes(), _TYPES[path.suffix])
    for path in sorted(STATIC.iterdir())
    if path.suffix in _TYPES
}


@guarded
async def page(request: web.Request) -> web.StreamResponse:
    """The whole page as it stands."""
    return await _page(request)


@guarded
async def static(request: web.Request) -> web.StreamResponse:
    """The style sheet or the script."""
    body, content_type = STATIC_FILES[request.path]
    headers = {**HEADERS, "Cache-Control": "no-cache"}
    return web.Response(body=body, content_type=content_type, charset="utf-8", headers=headers)


@guarded
async def state(request: web.Request) -> web.StreamResponse:
    """One side as it stands, for a page that is open."""
    console, side = request.app[CONSOLE], Side(request.match_info["side"])
    persona = _persona(console, side, request.match_info["persona"])
    port = _port(console, side)
    reply = await port.current(persona.member)
    posts = await console.log.list(_channel(console, side, persona))
    if side is Side.PRACTITIONER:
        console.shown[persona.member] = reply
    response = _answer(request, side, posts, _to_show(side, reply, posts))
    return await _deliver(request, response, port, reply)


@guarded
async def turn(request: web.Request) -> web.StreamResponse:
    """One thing done on one side: JSON for the script, else a redirect to the page.

    Without the script, what cannot be shown again (errors, words to copy, private notices) is the
    page itself, in answer to the post.
    """
    console, side = request.app[CONSOLE], Side(request.match_info["side"])
    persona = _persona(console, side, request.match_info["persona"])
    form = await _form(request)
    try:
        did = translate(form)
    except BadPost as error:
        raise web.HTTPBadRequest(text=f"That was not understood: {error}.") from None
    take = practitioner_turn if side is Side.PRACTITIONER else handler_turn
    reply = await take(console, persona, did)
    if "keep" in form and not reply.views:
        return web.Response(status=204, headers=HEADERS)
    if _wants_json(request):
        posts = await console.log.list(_channel(console, side, persona))
        views = _to_show(side, reply, posts)
        passing = not (views and _comes_back(side, reply))
        response = _answer(request, side, posts, views, passing=passing, told=title(reply.views))
        return await _deliver(request, response, _port(console, side), reply)
    if _comes_back(side, reply):
        return _back(request, side)
    return await _page(request, side, reply)


@guarded
async def delete(request: web.Request) -> web.StreamResponse:
    """Removes one of a practitioner's own messages from the chat."""
    console = request.app[CONSOLE]
    persona = find(console.personas.practitioners, request.match_info["persona"])
    form = await _form(request)
    posts = await console.log.list(persona.member)
    wanted = form.get("post", "")
    own = any(
        p.id == wanted and p.kind is PostKind.SAID and p.author == persona.member for p in posts
    )
    if not own:
        raise web.HTTPNotFound(text="That message is not there.")
    await console.log.delete(persona.member, wanted)
    console.hub.wake(persona.member)
    if not _wants_json(request):
        return _back(request, Side.PRACTITIONER)
    reply = await console.practice.current(persona.member)
    left = [post for post in posts if post.id != wanted]
    return _answer(request, Side.PRACTITIONER, left, _to_show(Side.PRACTITIONER, reply, left))


async def _page(
    request: web.Request, side: Side | None = None, reply: Reply | None = None
) -> web.StreamResponse:
    """The page; ``reply`` stands in for what ``side`` would show by itself."""
    console = request.app[CONSOLE]
    session = session_of(request) or new_session()
    seat = console.seat(request, session)
    left, right, said, posted = await asyncio.gather(
        _current(console.practice, seat.practitioner, side is Side.PRACTITIONER, reply),
        _current(console.desk, seat.handler, side is Side.HANDLER, reply),
        console.log.list(seat.practitioner.member),
        console.log.list(console.personas.channel),
    )
    chat = _to_show(Side.PRACTITIONER, left, said)
    closed = request.query.get("panel") == "closed" and side is not Side.HANDLER
    panel = () if closed else _to_show(Side.HANDLER, right, posted)
    context = console.pages.context(seat, said, chat, posted, panel)
    response = aiohttp_jinja2.render_template("page.html", request, context, app_key=TEMPLATES_KEY)
    response.headers.update(HEADERS)
    keep_session(response, session)
    console.shown[seat.practitioner.member] = left
    await _deliver(request, response, console.practice, left)
    await console.desk.delivered(right)
    return response


async def _current(
    port: Practice | Desk, persona: Persona, given: bool, reply: Reply | None
) -> Reply:
    return reply if given and reply is not None else await port.current(persona.member)


def _to_show(side: Side, reply: Reply, posts: Sequence[Post]) -> tuple[View, ...]:
    if side is Side.PRACTITIONER:
        return live(reply.views, posts)
    return tuple(view for view in reply.views if not isinstance(view, CaseCard))


def _answer(
    request: web.Request,
    side: Side,
    posts: Sequence[Post],
    views: tuple[View, ...],
    *,
    passing: bool = False,
    told: str = "",
) -> web.Response:
    """What the script puts in place.

    ``passing``: the page would not show this again by itself. ``told``: the title if nothing waits.
    """
    console = request.app[CONSOLE]
    seat = console.seat(request, session_of(request))
    log = console.pages.log if side is Side.PRACTITIONER else console.pages.cards
    asked = question(views)
    body = {
        "side": side,
        "log": log(seat, posts),
        "live": console.pages.live(seat, side, views),
        "key": key(views),
        "passing": passing,
        "page": asked.page if asked else "",
        "revision": asked.revision if asked else None,
        "title": title(views) or told,
        "csrf": seat.csrf,
    }
    return web.json_response(body, headers=HEADERS)


async def _deliver(
    request: web.Request, response: web.Response, port: Practice | Desk, reply: Reply
) -> web.StreamResponse:
    """Sends the response and, once it is out, says so."""
    await response.prepare(request)
    await response.write_eof()
    await port.delivered(reply)
    return response


def _comes_back(side: Side, reply: Reply) -> bool:
    """Whether the page would show this reply again by itself."""
    kinds: tuple[type, ...] = (Ask, Signpost, Review)
    if side is Side.PRACTITIONER:
        kinds = (*kinds, Notice, Receipt)
    for view in reply.views:
        if not isinstance(view, kinds):
            return False
        if isinstance(view, Ask | Signpost | Review) and (summary(view) or _is_wrong(view)):
            return False
    return True


def _is_wrong(view: View) -> bool:
    return isinstance(view, Ask) and any(shown.error for shown in view.fields)


def _back(request: web.Request, side: Side) -> web.Response:
    console = request.app[CONSOLE]
    seat = console.seat(request, session_of(request))
    place = "live" if side is Side.PRACTITIONER else "panel"
    where = f"/?{seat.query()}#{place}"
    return web.Response(status=303, headers={**HEADERS, "Location": where})


async def _form(request: web.Request) -> MultiDict[str]:
    """The posted form. Raises HTTPForbidden without the session's token."""
    posted = await request.post()
    form = MultiDict((name, value) for name, value in posted.items() if isinstance(value, str))
    secret = request.app[CONSOLE].secret
    if not is_token(secret, session_of(request), form.get("csrf", "")):
        raise web.HTTPForbidden(text="This page is out of date. Load it again.")
    return form


def _persona(console: Console, side: Side, persona: str) -> Persona:
    personas = console.personas
    return find(personas.practitioners if side is Side.PRACTITIONER else personas.handlers, persona)


def _port(console: Console, side: Side) -> Practice | Desk:
    return console.practice if side is Side.PRACTITIONER else console.desk


def _channel(console: Console, side: Side, persona: Persona) -> str:
    return persona.member if side is Side.PRACTITIONER else console.personas.channel


def _wants_json(request: web.Request) -> bool:
    return request.headers.get("Accept", "") == "application/json"
