"""A turn of each side: one use case called, and what it leaves behind."""

from aiohttp import web

from adapters.console.ports import Persona, PostKind, Reply
from adapters.console.posts import load, without_buttons
from adapters.console.state import Console
from adapters.console.transcript import left_by
from adapters.console.translate import Did
from dialogs.engine.inbound import Filled
from dialogs.engine.views import Notice, Press


async def practitioner_turn(console: Console, persona: Persona, did: Did) -> Reply:
    """One thing a practitioner did, in order for each person, with what it leaves in the chat.

    Raises HTTPBadRequest for a handlers' button.
    """
    member, inbound = persona.member, did.inbound
    if isinstance(inbound, Press):
        raise web.HTTPBadRequest(text="That button belongs to the handlers.")
    async with console.turns[member]:
        before = console.shown.get(member) or await console.practice.current(member)
        reply = await console.practice.turn(member, inbound, did.event)
        if posts := left_by(member, did, before, reply):
            await console.log.add(member, *posts)
        if did.post:
            await _take_buttons(console, member, did.post)
        if all(isinstance(view, Notice) and not view.actions for view in reply.views):
            now = await console.practice.current(member)
            reply = Reply((*reply.views, *now.views), now.draft_id, now.version)
        console.shown[member] = reply
    console.hub.wake(member)
    return reply


async def handler_turn(console: Console, persona: Persona, did: Did) -> Reply:
    """A handler's button or form. A form kept as it stands may have nothing to show."""
    member, inbound = persona.member, did.inbound
    async with console.turns[member]:
        if isinstance(inbound, Press):
            return await console.desk.press(member, inbound, did.event)
        reply = await console.desk.turn(member, inbound, did.event)
        if reply.views or isinstance(inbound, Filled):
            return reply
        return await console.desk.current(member)


async def _take_buttons(console: Console, member: str, post_id: str) -> None:
    for post in await console.log.list(member):
        if post.id == post_id and post.kind is PostKind.VIEW:
            view, _ = load(post.body)
            if isinstance(view, Notice):
                await console.log.update(member, post_id, without_buttons(post.body))
