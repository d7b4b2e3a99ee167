"""``EmulatePerson``: a ``SlackPerson`` whose screen is what emulate's own read API tells them."""

from tests.slack_emulate.world import EmulateWorld
from tests.slack_peer.client import Peer, SlackPerson
from tests.slack_peer.link import AppLink
from tests.slack_peer.payloads import Payload
from tests.slack_peer.world import Message, Team, User, View


class EmulatePerson(SlackPerson):
    """emulate sends no events and no interactions: they are signed and sent as to the peer's app."""

    def __init__(
        self, peer: Peer, world: EmulateWorld, link: AppLink, user: User, team: Team
    ) -> None:
        super().__init__(peer, link, user, team)
        self._emulated = world

    def messages(self) -> list[Message]:
        return self._emulated.history(self.here, self.user.id)

    def asks(self, text: str) -> Message:
        """Says something and waits for the answer to it; gives that."""
        said = self.says(text)

        def answer() -> Message | None:
            newest = self.messages()[-1]
            return newest if newest.bot and newest.ts > said.ts else None

        return self._wait(answer, f"an answer to {text!r}")

    def _follow(self, view: View, said: Payload) -> None:
        super()._follow(view, said)
        if said.get("response_action") == "update":
            self._emulated.replaced(view)
