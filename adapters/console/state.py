"""What the console holds while it runs: its ports, and nothing that matters."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field

from aiohttp import web
from jinja2 import Environment

from adapters.console.channel import Hub
from adapters.console.guard import token
from adapters.console.ports import Desk, MessageLog, Persona, Personas, Practice, Reply
from adapters.console.render import Pages, Seat


@dataclass(slots=True)
class Console:
    """The console of one application. ``shown`` is what each person saw last: a saved look-up only."""

    practice: Practice
    desk: Desk
    log: MessageLog
    personas: Personas
    secret: bytes
    hub: Hub
    pages: Pages
    heartbeat: float
    shown: dict[str, Reply] = field(default_factory=dict)
    turns: defaultdict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))

    def seat(self, request: web.Request, session: str) -> Seat:
        """Who plays on this request's page. Raises HTTPNotFound for a persona that is not there."""
        query = request.query
        return Seat(
            self.personas,
            find(self.personas.practitioners, query.get("practitioner", "")),
            find(self.personas.handlers, query.get("handler", "")),
            token(self.secret, session),
        )


def find(personas: tuple[Persona, ...], key: str) -> Persona:
    """The persona with this key, the first for an empty one. Raises HTTPNotFound."""
    if not key:
        return personas[0]
    for persona in personas:
        if persona.key == key:
            return persona
    raise web.HTTPNotFound(text="There is no such persona.")


CONSOLE = web.AppKey("console", Console)
TEMPLATES_KEY = web.AppKey("console_templates", Environment)
