"""Who there is: the playground's own configuration, with ids as Teams has them (its own are no GUIDs).

The playground wants six people, one group chat, and one channel beside a team's *General*.
"""

from dataclasses import dataclass
from typing import Any

TENANT = "3b1b0c52-92a3-4c5e-8c1c-0f6a5f4f7a01"
APP = "7f0d7a0e-5d8e-4f0e-9a5e-2c1d6b8e9f02"
BOT = {"id": f"28:{APP}", "name": "CPI"}
TEAM = "19:general@thread.tacv2"
"""A team's id is that of its first channel."""
GENERAL = TEAM
HANDLERS = "19:handlers@thread.tacv2"
GROUP = "19:group@thread.v2"
DIRECTORY_GROUP = "9c2f4a16-1e0b-4a53-b0de-5f0c1e6c2d03"


@dataclass(frozen=True, slots=True)
class Someone:
    """A user. ``id``: theirs for this bot; ``aad_id``: the directory's."""

    name: str
    number: int

    @property
    def id(self) -> str:
        return f"29:1{self.name.replace(' ', '')}"

    @property
    def aad_id(self) -> str:
        return f"5a0e2d1c-4b3f-4e6d-9f8a-7b6c5d4e3f1{self.number}"

    @property
    def known(self) -> dict[str, str]:
        """As the playground's configuration has them."""
        given, _, surname = self.name.partition(" ")
        address = f"{given.lower()}@thornbury.example"
        return {
            "id": self.id,
            "name": self.name,
            "aadObjectId": self.aad_id,
            "givenName": given,
            "surname": surname,
            "email": address,
            "userPrincipleName": address,
        }


WIL = Someone("Wil Oak", 0)
SAM, JO, ADA, BEN, TESS = (
    Someone(name, number)
    for number, name in enumerate(("Sam Reed", "Jo Lind", "Ada Fenn", "Ben Cole", "Tess Hale"), 1)
)
EVERYONE = (WIL, SAM, JO, ADA, BEN, TESS)


def chat_of(someone: Someone) -> str:
    """The personal chat of someone with the bot."""
    return f"a:1{someone.name.replace(' ', '')}"


def configured(me: Someone) -> dict[str, Any]:
    """``.m365agentsplayground.yml``; ``me``: who sits in front of it, and has the personal chat."""
    return {
        "version": "0.1.0",
        "tenantId": TENANT,
        "bot": BOT,
        "currentUser": me.known,
        "users": [each.known for each in EVERYONE if each != me],
        "personalChat": {"id": chat_of(me)},
        "groupChat": {"id": GROUP, "name": "Staff"},
        "team": {
            "id": TEAM,
            "name": "Thornbury",
            "aadGroupId": DIRECTORY_GROUP,
            "channels": [{"id": HANDLERS, "name": "cpi-handlers"}],
        },
    }
