"""The program, served in a process of its own, and a Slack workspace that it is installed in."""

import time
from pathlib import Path
from typing import Any, Self

from serving import Server, wait_for
from slack_workspace import Office

from adapters.slack.manifest import BOT_SCOPES
from tests.slack_peer.client import SlackPerson
from tests.slack_peer.link import UNHURRIED, AppLink
from tests.slack_peer.server import SlackPeer
from tests.slack_peer.socket_link import SocketLink
from tests.slack_peer.world import Channel, World

STILL_FOR = 0.3
"""Seconds without a call to Slack after which everything is taken to be shown."""


def to_app(address: str, world: World) -> AppLink:
    """The way to an app that runs beside other tests."""
    return AppLink(address, world.signing_secret, deadline=UNHURRIED)


class SlackOffice(Office):
    """One workspace at the peer, its handlers' channel and an open one, and the server.

    ``ready``: set up at the start, so that it takes submissions. ``socket``: by Socket Mode.
    """

    def __init__(
        self,
        peer: SlackPeer,
        folder: Path,
        database_url: str = "",
        *,
        ready: bool = True,
        socket: bool = False,
        **settings: str,
    ) -> None:
        self.peer, self.world = peer, peer.world
        team = self.world.team("Thornbury")
        self.handlers: Channel = self.world.channel(team, "cpi-handlers")
        self.lobby: Channel = self.world.channel(team, "lobby", kind="public")
        self.grant = self.world.install(team, scopes=frozenset(BOT_SCOPES))
        secret = {"SLACK_SIGNING_SECRET": self.world.signing_secret}
        if socket:
            secret = {"SLACK_APP_TOKEN": self.world.app_token}
        server = Server(
            folder,
            database_url,
            **{
                "SLACK_BOT_TOKEN": self.grant.token,
                **secret,
                "SLACK_API_URL": peer.url,
            }
            | settings,
        )
        address = f"http://127.0.0.1:{server.port}"
        self.link = SocketLink(peer) if socket else to_app(address, self.world)
        super().__init__(team, server)
        self._ready = ready

    def opens(self, fault: str = "") -> Self:
        """Starts the server; the first time the workspace is set up, if it is to be ready."""
        self.server.start(fault)
        if self._ready:
            self.becomes_ready()
        return self

    def person(self, name: str = "Wil Oak", **user: Any) -> SlackPerson:
        """Someone in the workspace; ``user``: fields of the peer's User."""
        made = self.world.user(self.team, name, **user)
        self.lobby.members.add(made.id)
        return SlackPerson(self.peer, self.link, made, self.team)

    # What was shown

    def settles(self) -> None:
        """Waits until nothing more goes out to Slack."""
        seen, since = -1, time.monotonic()

        def still() -> bool:
            nonlocal seen, since
            made = len(self.peer.journal.calls())
            if made != seen:
                seen, since = made, time.monotonic()
            return time.monotonic() - since > STILL_FOR

        wait_for(still)

    def notifications(self) -> list[str]:
        """The ``text`` of every message that was posted or changed."""
        said = (
            *self.peer.journal.calls("chat.postMessage"),
            *self.peer.journal.calls("chat.update"),
        )
        return [str(made.arguments.get("text", "")) for made in said]
