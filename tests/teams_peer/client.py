"""``TeamsPerson``: someone at the screen of Teams, who types, presses, fills in cards and looks."""

import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from tests.teams_peer.cards import Action, actions, filled, lines, missing
from tests.teams_peer.dialog import Dialog, dialog_of
from tests.teams_peer.link import BotLink, NotAccepted
from tests.teams_peer.payloads import Payload, Sender
from tests.teams_peer.rules import Refused, check_card
from tests.teams_peer.world import Card, Message, Person, Talk, Team

PATIENCE = 5.0
"""Seconds in which an answer of the bot's must be on the screen."""
CARD = "application/vnd.microsoft.card.adaptive"
WORDS = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"
Fields = dict[str, str | list[str]]
T = TypeVar("T")


class TeamsPerson:
    """A person in the tenant, through a bot's link. Sync; raises NotAccepted where Teams would.

    ``here``: the conversation they look at; their private chat with the bot unless changed. ``told``:
    what the bot answered to presses in words. ``errors``: what Teams found wrong before it sent.
    """

    def __init__(self, link: BotLink, person: Person) -> None:
        self.link, self.peer, self.world = link, link.peer, link.peer.world
        self.person = person
        self.sender = Sender(self.world, person, self.peer.service_url)
        self.chat = self.world.chat(person)
        self.here: Talk = self.chat
        self.team: Team | None = None
        self.channel = ""
        self.dialog: Dialog | None = None
        self.told: list[str] = []
        self.errors: dict[str, str] = {}
        self._own: dict[str, tuple[int, Card]] = {}
        self._pressed: set[tuple[str, int, str]] = set()

    def goes_to(self, team: Team | None = None, channel: str = "") -> "TeamsPerson":
        """Looks at a channel, by its name (General without one); without a team at the private chat."""
        self.team, self.here = team, self.chat
        self.channel = (
            next(c for c, name in team.channels.items() if name == channel) if team else ""
        )
        return self

    def goes_to_group(self, *others: Person) -> "TeamsPerson":
        """Looks at a group chat with these people, which the app is in."""
        self.goes_to()
        self.here = self.world.chat(self.person, *others)
        self.here.installed = True
        return self

    # What they do

    def installs(self) -> None:
        """Adds the app: two activities at the same time, as Teams sends them."""
        self.chat.installed = True
        self.link.delivers_together(
            self.sender.bot_added(self.chat), self.sender.installation(self.chat, "add")
        )

    def uninstalls(self) -> None:
        """Removes the app."""
        self.chat.installed = False
        self.link.delivers(self.sender.installation(self.chat, "remove"))

    def adds_to(self, team: Team) -> None:
        """Adds the app to a team."""
        team.installed = True
        talk = self._of_team(team, team.id)
        self.link.delivers_together(
            self.sender.bot_added(talk, team), self.sender.installation(talk, "add")
        )

    def removes_from(self, team: Team) -> None:
        """Removes the app from a team."""
        team.installed = False
        self.link.delivers(self.sender.installation(self._of_team(team, team.id), "remove"))

    def deletes_channel(self, team: Team, channel: str) -> None:
        """Deletes a channel of a team, by its name."""
        gone = next(each for each, name in team.channels.items() if name == channel)
        del team.channels[gone]
        for thread in self.world.threads(gone):
            del self.world.talks[thread.id]
        self.link.delivers(self.sender.channel_event(self._of_team(team, gone), "channelDeleted"))

    def says(self, text: str) -> Message:
        """Types a message in the private chat, or in the group."""
        message = self.world.say(self.here, self.person.id, text=text)
        self.link.delivers(self.sender.message(self.here, message))
        return message

    def mentions_bot(self, text: str, thread: Message | None = None) -> Message:
        """Names the bot where they look: in a channel it begins a thread. ``thread``: in reply to that."""
        words = f"{self.world.bot_name} {text}"
        if thread is not None or self.team is None:
            talk = self.world.talks[thread.conversation] if thread else self.here
            message = self.world.say(talk, self.person.id, text=words)
        else:
            message = self.world.begin(self.team, self.channel, self.person.id, text=words)
        talk = self.world.talks[message.conversation]
        self.link.delivers(self.sender.mention(talk, message, text))
        return message

    def uploads(self, *names: str, text: str = "") -> Message:
        """Drops files into the chat."""
        message = self.world.say(self.here, self.person.id, text=text)
        self.link.delivers(self.sender.files(self.here, message, *names))
        return message

    def edits(self, message: Message, text: str) -> None:
        """Changes what they wrote."""
        message.text = text
        self.link.delivers(self.sender.edited(self.here, message))

    def deletes(self, message: Message) -> None:
        """Takes back what they wrote."""
        self.here.messages.pop(message.id, None)
        self.link.delivers(self.sender.deleted(self.here, message))

    def presses(
        self,
        label: str,
        fields: Fields | None = None,
        on: Message | None = None,
        *,
        again: bool = False,
        within: float = PATIENCE,
    ) -> None:
        """Fills in a card's fields by label and presses a button, waiting for it to come.

        ``on``: a message; without it the dialog if one is open, else the newest card with such a button
        that they have not pressed yet (``again``: or have). What Teams itself finds missing is shown as
        `errors`, and nothing is sent. Raises AssertionError when there is no such button.
        """
        if self.dialog is not None and on is None:
            self._submits(label, fields or {})
            return
        message, card, action = self._wait(
            lambda: self._button(label, on, again), f"a button {label!r}", within
        )
        self._pressed.add((message.id, message.updates, label))
        sent = filled(card, fields or {}) if action.get("associatedInputs") != "none" else {}
        self.errors = missing(card, sent) if action.get("associatedInputs") != "none" else {}
        if not self.errors:
            self._acts(message, action, sent)

    def closes(self) -> None:
        """Closes the dialog: the bot is not told."""
        self.dialog = None

    # What they see

    def messages(self) -> list[Message]:
        """The messages where they look, oldest first."""
        with self.world.lock:
            talks = self.world.threads(self.channel) if self.team else [self.here]
            return [each for talk in talks for each in talk.messages.values()]

    def card(self, message: Message) -> Card | None:
        """The card of a message as this person sees it: an answer to a press only the presser sees."""
        updates, own = self._own.get(message.id, (-1, {}))
        return own if updates == message.updates else message.card

    def sees(self) -> str:
        """What is on the screen now: the messages where they look, then the dialog."""
        with self.world.lock:
            shown = [line for each in self.messages() for line in self._lines(each)]
            shown += self.told
            shown += list(self.dialog.lines()) if self.dialog else []
            return "\n".join([*shown, *self.errors.values()])

    def waits_for(self, *words: str, within: float = PATIENCE) -> str:
        """The screen once all these words are on it. Raises AssertionError."""
        return self._wait(
            lambda: screen if all(each in (screen := self.sees()) for each in words) else None,
            " and ".join(map(repr, words)),
            within,
        )

    def newest(self, label: str = "") -> Message:
        """The bot's newest message, or its newest with this button. Raises AssertionError."""

        def look() -> Message | None:
            for each in reversed(self.messages()):
                if each.by == self.world.bot_id and (
                    not label or any(actions(self.card(each) or {}, label))
                ):
                    return each
            return None

        return self._wait(look, f"a message of the bot's with {label!r}")

    # How it is done

    def _lines(self, message: Message) -> Iterator[str]:
        card = self.card(message)
        if message.text:
            yield message.text
        if card:
            yield from lines(card)

    def _wait(self, look: Callable[[], T | None], what: str, within: float = PATIENCE) -> T:
        end = time.monotonic() + within
        while (found := look()) is None:
            if time.monotonic() > end:
                raise AssertionError(f"there is not {what} on the screen:\n{self.sees()}")
            time.sleep(0.01)
        return found

    def _button(
        self, label: str, on: Message | None, again: bool
    ) -> tuple[Message, Card, Action] | None:
        with self.world.lock:
            for each in [on] if on else reversed(self.messages()):
                card = self.card(each) or {}
                if (each.id, each.updates, label) in self._pressed and not again:
                    continue
                for action in actions(card, label):
                    return each, card, action
        return None

    def _acts(self, message: Message, action: Action, sent: Fields) -> None:
        talk = self.world.talks[message.conversation]
        data = {**_object(action.get("data")), **sent}
        kind = action["type"]
        if kind == "Action.Execute":
            told = self.link.invokes(self.sender.execute(talk, message, action, data))
            self._follow(message, told)
        elif kind == "Action.Submit" and _task(data) == "task/fetch":
            context = {"data": data, "context": {"theme": "default"}}
            self._shows(talk, self.link.invokes(self.sender.invoke("task/fetch", talk, context)))
        elif kind == "Action.Submit":
            data.pop("msteams", None)
            self.link.delivers(self.sender.submit(talk, message, data))
        elif kind != "Action.OpenUrl":
            raise AssertionError(f"nobody has taught the driver {kind}")

    def _follow(self, message: Message, told: Payload) -> None:
        """Does to the card what the answer to a press says."""
        if told.get("statusCode") != 200:
            raise NotAccepted(f"a press was answered with {told.get('statusCode')}: {told}")
        if told.get("type") == WORDS:
            self.told.append(str(told["value"]))
        elif told.get("type") == CARD:
            self._checks(told["value"])
            self._own[message.id] = message.updates, told["value"]
        else:
            raise NotAccepted(f"a press was answered with {told}")

    def _submits(self, label: str, fields: Fields) -> None:
        if self.dialog is None:
            raise AssertionError("no dialog is open")
        dialog = self.dialog
        action = next(actions(dialog.card, label), None)
        if action is None or action["type"] != "Action.Submit":
            raise AssertionError(f"no button {label!r} in the dialog: {list(dialog.lines())}")
        takes = action.get("associatedInputs") != "none"
        sent = filled(dialog.card, fields) if takes else {}
        self.errors = missing(dialog.card, sent) if takes else {}
        if self.errors:
            return
        value = {"data": {**_object(action.get("data")), **sent}, "context": {"theme": "default"}}
        made = self.sender.invoke("task/submit", dialog.talk, value)
        self._shows(dialog.talk, self.link.invokes(made))

    def _shows(self, talk: Talk, told: Payload) -> None:
        """Opens, replaces or closes the dialog, as the bot answers."""
        self.dialog, words = dialog_of(talk, told)
        self.told += words

    def _checks(self, card: Card) -> None:
        try:
            check_card(card)
        except Refused as wrong:
            raise NotAccepted(str(wrong)) from None

    def _of_team(self, team: Team, channel: str) -> Talk:
        return Talk(channel, "channel", team.members, team_id=team.id, channel_id=channel)


def _object(data: Any) -> Payload:
    return dict(data) if isinstance(data, dict) else {}


def _task(data: Payload) -> str:
    return str(_object(data.get("msteams")).get("type", ""))
