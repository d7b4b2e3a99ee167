"""``PlaygroundPerson``: someone in Teams, who types, presses, fills in cards and dialogs and looks."""

import time
import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from tests.teams_playground import cards
from tests.teams_playground.cards import Card, Element, Values
from tests.teams_playground.desk import Desk
from tests.teams_playground.screen import Dialog, Screen
from tests.teams_playground.stream import Message
from tests.teams_playground.town import TENANT, Someone, chat_of

PATIENCE = 10.0
"""Seconds in which an answer of the bot's must be on the screen."""
Fields = dict[str, Any]
T = TypeVar("T")


class PlaygroundPerson:
    """``here``: the conversation they look at; their own chat with the bot unless changed."""

    def __init__(self, desk: Desk, who: Someone) -> None:
        self._desk, self.who = desk, who
        self.here = chat_of(who)
        self.dialog: Dialog | None = None
        self.told: list[str] = []
        self.errors: dict[str, str] = {}
        self._filled: dict[str, tuple[Card, Values]] = {}
        self._pressed: list[tuple[Card, str]] = []

    def goes_to(self, conversation: str = "") -> "PlaygroundPerson":
        """Looks at a channel or chat; without one, at their own chat with the bot."""
        self.here = conversation or chat_of(self.who)
        return self

    # What they do

    def installs(self) -> None:
        """Adds the app where they look."""
        self._desk.playground.installs(self.here)

    def says(self, text: str, **more: Any) -> str:
        """Types a message; gives the conversation it is in: in a channel that of a new post."""
        return self._desk.playground.types(self.here, self.who.id, text, **more)

    def uploads(self, url: str) -> None:
        """Sends a photo; the playground's own messages have none, so as its *Custom activity*."""
        photo = {"contentType": "image/png", "contentUrl": url, "name": "photo.png"}
        activity = {"type": "message", "text": "", "attachments": [photo]}
        self._desk.playground.sends(self._of_teams(self.here) | activity)

    def mentions_bot(self, text: str) -> str:
        """Names the bot."""
        bot = self._desk.bot
        named = {"mentioned": bot, "text": f"<at>{bot['name']}</at>"}
        return self.says(f"<at>{bot['name']}</at> {text}", mentions=[named])

    def presses(
        self,
        label: str,
        on: Message | None = None,
        *,
        again: bool = False,
        within: float = PATIENCE,
    ) -> None:
        """Presses a button, waiting for it: of the open dialog, of ``on``, or the newest such one that
        they have not pressed yet (``again``: or have).

        What the client itself finds missing is shown as errors, and nothing is sent.
        """
        if self.dialog is not None and on is None:
            self._in_dialog(_action(self.dialog.card, label))
            return
        message = on or self.newest(label, again=again, within=within)
        card = message.card_for(self.who.id)
        assert card is not None
        _, values = self._fields(message)
        self._press(message, card, _action(card, label), values)

    def fills(self, fields: Fields, on: Message | None = None) -> Message | None:
        """Fills in fields, by label, of the open dialog, of ``on``, or the newest card with fields
        that they have not sent off."""
        if self.dialog is not None and on is None:
            for label, value in fields.items():
                cards.fill(self.dialog.card, self.dialog.values, label, value)
            return None
        first = next(iter(fields), "")
        message = on or self._wait(lambda: self._asking(first), f"a field {first!r}")
        card, values = self._fields(message)
        for label, value in fields.items():
            cards.fill(card, values, label, value)
        return message

    def submits(self, label: str, fields: Fields | None = None, on: Message | None = None) -> None:
        """Fills in fields, and presses a button of the same card."""
        message = self.fills(fields, on) if fields else on
        self.presses(label, message)

    def closes(self) -> None:
        """Closes the dialog."""
        self.dialog = None
        self.errors = {}

    def reloads(self) -> None:
        """Opens Teams anew: what answers to their own presses had put in a card's place is gone."""
        self.dialog = None
        self.told.clear()
        for each in self.messages():
            each.only_for.pop(self.who.id, None)

    # What they see

    def sees(self) -> Screen:
        """What is on the screen now."""
        shown = [line for each in self.messages() for line in self._lines(each)]
        inside: list[str] = []
        if self.dialog is not None:
            inside = [self.dialog.title, *cards.lines(self.dialog.card, self.dialog.values)]
        return Screen(shown, inside, list(self.told), dict(self.errors))

    def waits_for(self, *words: str, within: float = PATIENCE) -> Screen:
        """The screen once all these words are on it. Raises AssertionError."""
        return self._wait(
            lambda: screen if all(each in (screen := self.sees()) for each in words) else None,
            " and ".join(map(repr, words)),
            within,
        )

    def messages(self) -> list[Message]:
        """The bot's messages where they look, oldest first."""
        return self._desk.stream.of(self.here)

    def newest(self, label: str = "", *, again: bool = True, within: float = PATIENCE) -> Message:
        """The bot's newest message, or its newest with this button (``again``: pressed or not)."""

        def look() -> Message | None:
            for each in reversed(self.messages()):
                card = each.card_for(self.who.id)
                if label and (not card or label not in _titles(card)):
                    continue
                if again or card is None or not self._has_pressed(card, label):
                    return each
            return None

        return self._wait(look, f"a message of the bot's with {label!r}", within)

    def shown(self, message: Message) -> str:
        """One message as this person sees it."""
        return "\n".join(self._lines(message))

    def live_buttons(self) -> list[str]:
        """Every button that can be pressed where they look."""
        found = (each.card_for(self.who.id) for each in self.messages())
        return [title for card in found if card for title in _titles(card)]

    # How it is done

    def _press(self, message: Message, card: Card, action: Element, values: Values) -> None:
        data = action.get("data") or {}
        self.errors = {}
        if action.get("associatedInputs") != "none":
            self.errors = cards.missing(card, values)
            data = data | values
        if self.errors:
            return
        self._pressed.append((card, action["title"]))
        here, who, playground = message.conversation, self.who.id, self._desk.playground
        if data.get("msteams", {}).get("type") == "task/fetch":
            self._follow(self._task("task/fetch", data, message))
        elif action["type"] == "Action.Execute":
            kept = {
                name: action[name] for name in ("type", "title", "verb", "id") if name in action
            }
            answer = playground.executes(here, who, message.id, kept | {"data": data})
            self._replaced(message, answer)
        elif action["type"] == "Action.Submit":
            playground.submits(here, who, message.id, data)
        else:
            raise AssertionError(f"{action['type']} is not known here")

    def _replaced(self, message: Message, answer: dict[str, Any]) -> None:
        """What the answer to an Action.Execute shows, to this person alone: on top of what the bot changed
        before it answered.
        """
        self._desk.catches_up()
        kind, value = str(answer.get("type", "")), answer.get("value")
        if kind.endswith("card.adaptive"):
            message.only_for[self.who.id] = value
        elif kind.endswith("activity.message"):
            self.told.append(str(value))
        else:
            self.told.append(f"{answer}")

    def _in_dialog(self, action: Element) -> None:
        assert self.dialog is not None
        self.errors = {}
        data = action.get("data") or {}
        if action.get("associatedInputs") != "none":
            self.errors = cards.missing(self.dialog.card, self.dialog.values)
            data = data | self.dialog.values
        if not self.errors:
            self._follow(self._task("task/submit", data))

    def _task(self, name: str, data: Values, message: Message | None = None) -> dict[str, Any]:
        """The playground relays no dialogs: as Teams sends it, past the playground."""
        activity = self._of_teams(message.conversation if message else self.here) | {
            "type": "invoke",
            "name": name,
            "value": {"data": data, "context": {"theme": "default"}},
        }
        if message is not None:
            activity["replyToId"] = message.id
        return self._desk.asks_bot(activity)

    def _of_teams(self, conversation: str) -> dict[str, Any]:
        """What every activity of this person has, in a chat or a channel."""
        channel, personal = conversation.partition(";")[0], conversation.startswith("a:")
        place = {"channel": {"id": channel}, "team": {"id": self._desk.team}}
        return {
            "id": f"f:{uuid.uuid4()}",
            "channelId": "msteams",
            "serviceUrl": self._desk.door.service_url,
            "from": {"id": self.who.id, "aadObjectId": self.who.aad_id, "name": self.who.name},
            "recipient": self._desk.bot,
            "conversation": {
                "id": conversation,
                "tenantId": TENANT,
                "conversationType": "personal" if personal else "channel",
            },
            "channelData": {"tenant": {"id": TENANT}} | ({} if personal else place),
        }

    def _follow(self, answer: dict[str, Any]) -> None:
        """Does to the dialog what the answer says: shown, replaced, or closed with a message."""
        task = answer.get("task") or {}
        if task.get("type") == "continue":
            card = task["value"]["card"]["content"]
            self.dialog = Dialog(task["value"].get("title", ""), card, cards.at_first(card))
            return
        self.dialog = None
        if task.get("type") == "message":
            self.told.append(str(task["value"]))

    def _fields(self, message: Message) -> tuple[Card, Values]:
        """The card and what is in its fields now; a changed card begins anew."""
        card = message.card_for(self.who.id)
        assert card is not None
        known = self._filled.get(message.id)
        if known is None or known[0] is not card:
            known = self._filled[message.id] = (card, cards.at_first(card))
        return known

    def _asking(self, label: str) -> Message | None:
        for each in reversed(self.messages()):
            card = each.card_for(self.who.id)
            if card is None or self._has_pressed(card):
                continue
            if not label or label in [name for name, _ in cards.inputs(card)]:
                return each
        return None

    def _has_pressed(self, card: Card, label: str = "") -> bool:
        """Whether they pressed this button on the card as it stands, or any."""
        return any(each is card and label in ("", title) for each, title in self._pressed)

    def _lines(self, message: Message) -> list[str]:
        card = message.card_for(self.who.id)
        if card is None:
            return cards.plain(message.text).split("\n")
        return cards.lines(card, self._fields(message)[1])

    def _wait(self, look: Callable[[], T | None], what: str, within: float = PATIENCE) -> T:
        end = time.monotonic() + within
        while (found := look()) is None:
            if time.monotonic() > end:
                raise AssertionError(f"there is not {what} on the screen:\n{self.sees().text}")
            time.sleep(0.01)
        return found


def _titles(card: Card) -> list[str]:
    return [str(each["title"]) for each in cards.actions(card)]


def _action(card: Card, label: str) -> Element:
    found = [each for each in cards.actions(card) if each["title"] == label]
    assert len(found) == 1, f"{len(found)} buttons are called {label!r}: {_titles(card)}"
    return found[0]
