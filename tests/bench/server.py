"""The servers that are measured, each a process of its own: ``python -m tests.bench.server ours PORT PEOPLE``
and ``… theirs PORT SIZE``.

Ours is the program as it is served, with more people to play. Theirs is the simplest handler that reads
the same form and answers with a page of the same size: Jinja2, escaped, nothing stored.
"""

import sys
from typing import Any

from aiohttp import web

WORDS = "Their home, not your workplace. If you only know where they are now, choose that. "
PAGE = """<!doctype html><html lang="en"><body>{% for line in lines %}
<p dir="auto">{{ line }}</p>{% endfor %}
<form method="post">{% for name, value in fields %}
<input type="hidden" name="{{ name }}" value="{{ value }}">{% endfor %}</form></body></html>"""


def ours(people: int) -> web.Application:
    """The program of the settings, with ``people`` practitioners in the console's workspace."""
    from adapters.console.ports import Persona, Personas  # noqa: PLC0415 - theirs does without
    from adapters.console.state import CONSOLE  # noqa: PLC0415
    from bot.app import PROGRAM, create_app  # noqa: PLC0415
    from bot.settings import load_settings  # noqa: PLC0415
    from dialogs.ports import Member, Role, Work  # noqa: PLC0415

    app = create_app(load_settings())
    console, database = app[CONSOLE], app[PROGRAM].database
    first = console.personas.practitioners[0].member

    def add(work: Work) -> list[Persona]:
        known = work.members.get(first)
        if known is None:
            raise LookupError("the console has nobody to play")
        roles = frozenset({Role.PRACTITIONER})
        made = [
            Member(work.new_id(), known.workspace_id, known.force_id, f"p{n}", f"Person {n}", roles)
            for n in range(people)
        ]
        for member in made:
            work.members.add(member)
        return [Persona(member.external_id, member.name, member.id) for member in made]

    console.personas = Personas(
        tuple(database.write_sync(add)), console.personas.handlers, console.personas.channel
    )
    return app


def theirs(size: int) -> web.Application:
    """An echo: the posted form comes back in a page of about ``size`` bytes."""
    from jinja2 import Environment  # noqa: PLC0415 - ours brings its own

    template = Environment(autoescape=True).from_string(PAGE)
    lines = [WORDS] * max(1, size // (len(WORDS) + 23))

    async def echo(request: web.Request) -> web.Response:
        form = await request.post()
        fields = [(name, value) for name, value in form.items() if isinstance(value, str)]
        return web.Response(
            text=template.render(lines=lines, fields=fields), content_type="text/html"
        )

    async def ready(_request: web.Request) -> web.Response:
        return web.Response(text="ready")

    app = web.Application()
    app.router.add_post("/{side}/{persona}", echo)
    app.router.add_get("/readyz", ready)
    return app


def slack_ours(people: int) -> web.Application:
    """The program of the settings, with a Slack workspace that is set up and ``people`` in it."""
    from bot.app import PROGRAM, create_app  # noqa: PLC0415
    from bot.settings import load_settings  # noqa: PLC0415
    from bot.slack import SLACK  # noqa: PLC0415
    from dialogs.force.profile import load_profile  # noqa: PLC0415
    from dialogs.ports import Member, Role, Work, Workspace  # noqa: PLC0415
    from tests.bench.slack_load import TEAM, user  # noqa: PLC0415

    app = create_app(load_settings())
    program = app[PROGRAM]

    def add(work: Work) -> None:
        force = work.members.force_by_slug(load_profile(program.settings.profile).slug)
        if force is None:
            raise LookupError("there is no force")
        made = Workspace(
            work.new_id(),
            force.id,
            SLACK,
            TEAM,
            "Bench",
            "Oakapple School",
            load_profile(program.settings.profile).sectors[0].key,
        )
        work.members.add_workspace(made)
        for number in range(people):
            name, roles = user(number), frozenset({Role.PRACTITIONER})
            work.members.add(Member(work.new_id(), made.id, force.id, name, name, roles))

    program.database.write_sync(add)
    return app


def slack_theirs(_number: int) -> web.Application:
    """The simplest bot with Bolt: it says hello to every message, and stores nothing."""
    import os  # noqa: PLC0415

    from slack_bolt.adapter.aiohttp import (  # noqa: PLC0415
        to_aiohttp_response,
        to_bolt_request,
    )
    from slack_bolt.async_app import AsyncApp  # noqa: PLC0415
    from slack_sdk.web.async_client import AsyncWebClient  # noqa: PLC0415

    token, url = os.environ["SLACK_BOT_TOKEN"], os.environ["SLACK_API_URL"]
    bolt = AsyncApp(
        client=AsyncWebClient(token=token, base_url=url),
        signing_secret=os.environ["SLACK_SIGNING_SECRET"],
    )

    @bolt.event("message")
    async def hello(say: Any) -> None:
        await say("hello")

    async def events(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

    async def ready(_request: web.Request) -> web.Response:
        return web.Response(text="ready")

    app = web.Application()
    app.router.add_post("/slack/events", events)
    app.router.add_get("/readyz", ready)
    return app


def teams_ours(people: int) -> web.Application:
    """The program of the settings, with a Teams tenant that is set up and ``people`` in it."""
    from dataclasses import replace  # noqa: PLC0415

    from bot.app import PROGRAM, create_app  # noqa: PLC0415
    from bot.settings import load_settings  # noqa: PLC0415
    from dialogs.force.profile import load_profile  # noqa: PLC0415
    from dialogs.ports import Member, Role, Work  # noqa: PLC0415
    from tests.bench.teams_load import aad_id  # noqa: PLC0415

    app = create_app(load_settings())
    program = app[PROGRAM]

    def add(work: Work) -> None:
        (made,) = (each for each in work.members.workspaces() if each.platform == "teams")
        sector = load_profile(program.settings.profile).sectors[0].key
        work.members.save_workspace(
            replace(made, organisation="Oakapple", sector=sector, ready=True)
        )
        for number in range(people):
            name, roles = f"Person {number}", frozenset({Role.PRACTITIONER})
            member = Member(work.new_id(), made.id, made.force_id, aad_id(number), name, roles)
            work.members.add(member)

    program.database.write_sync(add)
    return app


def teams_theirs(number: int) -> web.Application:
    """The simplest bot with botbuilder."""
    from tests.bench import teams_theirs as bot  # noqa: PLC0415 - the others do without

    return bot.teams_theirs(number)


SERVERS = {
    "ours": ours,
    "theirs": theirs,
    "slack-ours": slack_ours,
    "slack-theirs": slack_theirs,
    "teams-ours": teams_ours,
    "teams-theirs": teams_theirs,
}


def main() -> None:
    which, port, number = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    app = SERVERS[which](number)
    web.run_app(app, host="127.0.0.1", port=port, print=None, access_log=None)


if __name__ == "__main__":
    main()
