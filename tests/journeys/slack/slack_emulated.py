"""A workspace in emulate's Slack, and the program that its admin installs there by OAuth."""

import contextlib
import http.client
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from serving import PATIENCE, Server
from slack_office import to_app
from slack_workspace import Office

from adapters.slack.paths import INSTALL_PATH, REDIRECT_PATH
from tests.slack_emulate.emulate import APP, Emulate
from tests.slack_emulate.person import EmulatePerson
from tests.slack_emulate.tap import Tap
from tests.slack_emulate.world import EmulateWorld
from tests.slack_peer.payloads import FORM

PEOPLE = {
    "ada": {"real_name": "Ada Boss", "is_admin": True},
    "wil": {"real_name": "Wil Oak"},
    "bea": {"real_name": "Bea Lowe"},
    "sam": {"real_name": "Sam Reed"},
}


class EmulateOffice(Office):
    """What is kept is asked as everywhere; people, channels and messages are emulate's."""

    def __init__(self, emulate: Emulate, tap: Tap, world: EmulateWorld, server: Server) -> None:
        super().__init__(world.home, server)
        self.emulate, self.tap, self.emulated = emulate, tap, world
        self.link = to_app(f"http://127.0.0.1:{server.port}", world)

    def person(self, name: str = "Wil Oak", **_: Any) -> EmulatePerson:
        """Someone of `PEOPLE`."""
        found = next(each for each in self.team.users.values() if each.real_name == name)
        return EmulatePerson(self.tap, self.emulated, self.link, found, self.team)

    def has_handlers_channel(self, admin: EmulatePerson) -> None:
        """The admin makes it, and invites the handler and the app: `/invite @CPI`."""
        sam = self.person("Sam Reed").user.id
        self.handlers = self.emulated.private(
            "cpi-handlers", admin.user.id, sam, self.team.bot_user
        )

    def installs(self, admin: EmulatePerson) -> str:
        """The way of a browser: to emulate's page with a state, and back with a code. Gives the page."""
        _, headers, _ = self._get(INSTALL_PATH)
        cookie = headers["Set-Cookie"].partition(";")[0]
        back = urlsplit(self._consents(headers["Location"], admin))
        _, _, page = self._get(f"{back.path}?{back.query}", {"Cookie": cookie})
        return page

    def _consents(self, url: str, admin: EmulatePerson) -> str:
        """Presses the admin's button on emulate's page; gives where the browser goes next.

        The app names no address to come back to: Slack takes the one on the app's page, emulate's
        form has to be told.
        """
        assert url.startswith(f"{self.tap.address}/oauth/v2/authorize?")
        asked = urlsplit(url)
        status, _, page = self.emulate.relay("GET", f"{asked.path}?{asked.query}")
        assert status == 200
        assert admin.user.real_name in page.decode()
        form = dict(parse_qsl(asked.query)) | {
            "user_id": admin.user.id,
            "redirect_uri": f"{self.link.url}{REDIRECT_PATH}",
        }
        _, headers, _ = self.emulate.relay(
            "POST", f"{asked.path}/callback", urlencode(form).encode(), {"Content-Type": FORM}
        )
        return headers["Location"]

    def _get(
        self, path: str, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request("GET", path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode()


@contextmanager
def emulated(folder: Path) -> Iterator[EmulateOffice]:
    """emulate, and the program beside it, which is installed nowhere yet."""
    with ExitStack() as running:
        emulate = running.enter_context(Emulate(folder / "emulate", PEOPLE))
        world = EmulateWorld(emulate)
        tap = running.enter_context(Tap(emulate, world))
        server = Server(
            folder / "run",
            SLACK_CLIENT_ID=APP["client_id"],
            SLACK_CLIENT_SECRET=APP["client_secret"],
            SLACK_SIGNING_SECRET=world.signing_secret,
            SLACK_API_URL=f"{tap.address}/api/",
        )
        running.enter_context(server).start()
        yield EmulateOffice(emulate, tap, world, server)
