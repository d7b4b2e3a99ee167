"""A bot that any workspace may install, by OAuth."""

import http.client
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from serving import Server
from slack_office import to_app

from storage.key_file import development_keys
from storage.unit_of_work import Database
from storage.work import SqlWork
from tests.slack_peer.client import SlackPerson
from tests.slack_peer.server import SlackPeer
from tests.slack_peer.web_auth import consent
from tests.slack_peer.world import Team

T = TypeVar("T")


class Site:
    """The server, running, and the way to install it."""

    def __init__(self, peer: SlackPeer, folder: Path) -> None:
        self.peer, self.world = peer, peer.world
        self.server = Server(
            folder,
            SLACK_CLIENT_ID=self.world.client_id,
            SLACK_CLIENT_SECRET=self.world.client_secret,
            SLACK_SIGNING_SECRET=self.world.signing_secret,
            SLACK_API_URL=peer.url,
        ).start()
        self.link = to_app(f"http://127.0.0.1:{self.server.port}", self.world)

    def person(self, team: Team, name: str, **user: object) -> SlackPerson:
        """Someone in one of the workspaces."""
        return SlackPerson(self.peer, self.link, self.world.user(team, name, **user), team)

    def installs(self, person: SlackPerson, **how: bool) -> tuple[int, str]:
        """The way of a browser: to Slack with a state, and back with a code."""
        _, headers, _ = self._get("/slack/install")
        cookie = headers["Set-Cookie"].partition(";")[0]
        back = consent(self.world, headers["Location"], person.team, person.user.id, **how)
        where = urlsplit(back)
        status, _, text = self._get(f"{where.path}?{where.query}", {"Cookie": cookie})
        return status, text

    def sets(self, team: Team, *options: str) -> None:
        """``cpi workspaces set``."""
        done = self.server.cpi("workspaces", "set", team.id, "--as", "Tess", *options)
        assert done.returncode == 0, done.stderr

    def read(self, query: Callable[[SqlWork], T]) -> T:
        """Asks the server's database."""
        folder = self.server.folder / "var"
        keys = development_keys(folder / "master.key")
        database = Database(f"sqlite:///{folder / 'cpi.db'}", keys, connections=1)
        try:
            return database.read_sync(query)
        finally:
            database.close()

    def _get(
        self, path: str, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode()
