"""``SlackPerson``: someone at Slack's screen, who types, presses, fills in forms and looks."""

import time
from collections.abc import Callable, Iterator
from typing import Any, Literal, Protocol, TypeVar

from tests.slack_peer import payloads
from tests.slack_peer.calling import Failed
from tests.slack_peer.filling import fill, label_of, missing
from tests.slack_peer.link import AppLink, NotAccepted, command_reply, submission_reply
from tests.slack_peer.payloads import Payload, Sender, typed
from tests.slack_peer.pressing import buttons, mark, press_of, when
from tests.slack_peer.screen import Screen, message_lines, view_lines
from tests.slack_peer.web_chat import with_ids
from tests.slack_peer.web_views import claim_external, make, replace
from tests.slack_peer.world import STACK_DEPTH, Channel, Message, Team, User, View, World

PATIENCE = 5.0
"""Seconds in which an answer of the bot's must be on the screen."""
Fields = dict[str, Any]
Place = Literal["modal", "home"]
T = TypeVar("T")


class Peer(Protocol):
    """The Slack that someone sits in front of: what it holds, and where response URLs point to."""

    @property
    def world(self) -> World: ...
    @property
    def address(self) -> str: ...


class SlackPerson:
    """A person in a workspace, through an app's link. Sync; raises NotAccepted where Slack would.

    ``here``: the channel they look at; their direct message with the bot unless changed.
    """

    def __init__(
        self,
        peer: Peer,
        link: AppLink,
        user: User,
        team: Team,
        *,
        org_wide: bool = False,
    ) -> None:
        self.peer, self.world, self.link = peer, peer.world, link
        self.user, self.team = user, team
        self.sender = Sender(peer.world, team, user.id, org_wide)
        self.here: Channel = peer.world.direct(team, user.id)
        self.errors: dict[str, str] = {}
        self._pressed: set[tuple[str, ...]] = set()
        self._echoed: set[str] = set()

    def goes_to(self, channel: Channel | None = None) -> "SlackPerson":
        """Looks at a channel; without one, at the direct message with the bot."""
        self.here = channel or self.world.direct(self.team, self.user.id)
        return self

    # What they do

    def says(self, text: str, *, thread: Message | None = None, **more: Any) -> Message:
        """Types a message. ``thread``: as a reply to that one."""
        with self.world.lock:
            message = self.world.say(
                self.here, self.user.id, typed(text), thread_ts=thread.ts if thread else ""
            )
            event = payloads.message_event(self.sender, self.here, message, **more)
        self.link.event(event)
        return message

    def uploads(self, *names: str, text: str = "") -> Message:
        """Drops files into the chat."""
        with self.world.lock:
            message = self.world.say(self.here, self.user.id, typed(text))
            event = payloads.file_share(self.sender, self.here, message, *names)
        self.link.event(event)
        return message

    def edits(self, message: Message, text: str) -> None:
        """Changes what they wrote."""
        with self.world.lock:
            event = payloads.message_changed(self.sender, self.here, message, typed(text))
            message.text, message.edited = typed(text), True
        self.link.event(event)

    def deletes(self, message: Message) -> None:
        """Takes back what they wrote."""
        with self.world.lock:
            event = payloads.message_deleted(self.sender, self.here, message)
            self.here.messages.pop(message.ts, None)
        self.link.event(event)

    def mentions_bot(self, text: str) -> Message:
        """Names the bot in the channel they look at."""
        with self.world.lock:
            words = f"<@{self.team.bot_user}> {typed(text)}"
            message = self.world.say(self.here, self.user.id, words)
            event = payloads.app_mention(self.sender, self.here, message)
        self.link.event(event)
        return message

    def hears_echoes(self) -> int:
        """Delivers the bot's messages here back to the app, as Slack does; gives how many."""
        with self.world.lock:
            fresh = [m for m in self.here.messages.values() if m.bot and m.ts not in self._echoed]
            self._echoed.update(each.ts for each in fresh)
            bot = Sender(self.world, self.team, self.team.bot_user, self.sender.org_wide)
            events = [payloads.message_event(bot, self.here, each) for each in fresh]
        for each in events:
            self.link.event(each)
        return len(events)

    def command(self, command: str, text: str = "") -> None:
        """Types a slash command; what it is answered with is shown to them alone."""
        with self.world.lock:
            form = payloads.slash_command(
                self.sender, command, text, address=self.peer.address, channel=self.here
            )
        said = command_reply(self.link.command(form))
        if said is not None:
            with self.world.lock:
                self.here.ephemeral.append(
                    Message(
                        self.here.id,
                        self.world.ts(),
                        self.team.bot_user,
                        said.get("text") or "",
                        with_ids(said.get("blocks") or []),
                        bot=True,
                        to=self.user.id,
                        arguments=said,
                    )
                )

    def shortcut(self, callback_id: str, message: Message | None = None) -> None:
        """Chooses a shortcut: a message's, or a global one."""
        with self.world.lock:
            if message is None:
                made = payloads.global_shortcut(self.sender, callback_id)
            else:
                channel = self.team.channels[message.channel]
                made = payloads.message_shortcut(
                    self.sender,
                    callback_id,
                    address=self.peer.address,
                    channel=channel,
                    message=message,
                )
        self.link.interaction(made)

    def opens_home(self, tab: str = "home") -> None:
        """Opens the app's home, or its messages tab."""
        with self.world.lock:
            event = payloads.app_home_opened(self.sender, tab)
        self.link.event(event)

    def presses(
        self,
        label: str,
        on: Message | Place | None = None,
        *,
        again: bool = False,
        within: float = PATIENCE,
    ) -> None:
        """Presses a button that is on the screen, waiting for it to come.

        ``on``: a message, the modal or the home tab; without it the modal if one is open, else the
        newest message with such a button that they have not pressed yet (``again``: or have).
        Raises AssertionError when there is none.
        """
        found = self._wait(lambda: self._button(label, on, again), f"a button {label!r}", within)
        place, block, element = found
        press = press_of(block, element, label) | {"action_ts": self.world.ts()}
        self._pressed.add(mark(place, block, element))
        self._acts(place, press)

    def chooses(self, field: str, option: str | list[str], on: Place | None = None) -> None:
        """Chooses in a field whose choice is told at once (not only with the form)."""
        view = self._view(on)
        block, element, held = fill(view, field, option)
        if block["type"] == "input" and not block.get("dispatch_action"):
            raise AssertionError(f"{field!r} is told with the form only: use submits or fills")
        kept = {name: each for name, each in element.items() if name in ("action_id", "type")}
        self._acts(
            view, kept | held | {"block_id": block["block_id"], "action_ts": self.world.ts()}
        )

    def fills(self, fields: Fields) -> View:
        """Fills in fields of the open modal, by label, and sends nothing. Gives the modal."""
        view = self.modal()
        for name, value in fields.items():
            fill(view, name, value)
        return view

    def submits(self, fields: Fields | None = None) -> None:
        """Fills in fields of the open modal by label and presses its submit button.

        What Slack itself finds missing is shown as errors, and nothing is sent. The answer is
        followed: errors shown, view updated, pushed, cleared or closed.
        """
        view = self.fills(fields or {})
        if not view.body.get("submit"):
            raise AssertionError(f"no submit button: {view_lines(view)}")
        self.errors = missing(view)
        if self.errors:
            return
        with self.world.lock:
            made = payloads.view_submission(self.sender, view)
        said = submission_reply(self.link.interaction(made), view)
        with self.world.lock:
            self._follow(view, said)

    def closes(self, *, all_of_it: bool = False) -> None:
        """Closes the top modal, or all (``all_of_it``, the cross): told to the app if it asked."""
        view = self.modal()
        everything = all_of_it or bool(view.body.get("clear_on_close"))
        with self.world.lock:
            stack = self.team.stacks[self.user.id]
            gone = stack[::-1] if everything else [stack[-1]]
            told = [
                payloads.view_closed(self.sender, each, cleared=everything)
                for each in gone
                if each.body.get("notify_on_close")
            ]
            del stack[-len(gone) :]
        self.errors = {}
        for each in told:
            self.link.interaction(each)

    # What they see

    def sees(self) -> Screen:
        """What is on the screen now: messages where they look, the top modal, the home tab, errors."""
        with self.world.lock:
            shown = [line for each in self.messages() for line in message_lines(each)]
            stack = self.team.stacks.get(self.user.id, [])
            home = self.team.homes.get(self.user.id)
            return Screen(
                shown,
                view_lines(stack[-1]) if stack else [],
                view_lines(home) if home else [],
                dict(self.errors),
            )

    def waits_for(self, *words: str, within: float = PATIENCE) -> Screen:
        """The screen once all these words are on it. Raises AssertionError."""
        return self._wait(
            lambda: screen if all(each in (screen := self.sees()) for each in words) else None,
            " and ".join(map(repr, words)),
            within,
        )

    def messages(self) -> list[Message]:
        """Messages where they look that they can see, oldest first."""
        with self.world.lock:
            own = [each for each in self.here.ephemeral if each.to == self.user.id]
            return sorted([*self.here.messages.values(), *own], key=lambda each: when(each.ts))

    def newest(self, label: str = "") -> Message:
        """The bot's newest message, or its newest with this button. Raises AssertionError."""

        def look() -> Message | None:
            for each in reversed(self.messages()):
                if each.bot and (not label or any(buttons(each.blocks, label))):
                    return each
            return None

        return self._wait(look, f"a message of the bot's with {label!r}")

    def modal(self) -> View:
        """The top modal, waiting for it to open. Raises AssertionError."""

        def look() -> View | None:
            with self.world.lock:
                stack = self.team.stacks.get(self.user.id)
                return stack[-1] if stack else None

        return self._wait(look, "a modal")

    # How it is done

    def _view(self, on: Place | None) -> View:
        home = self.team.homes.get(self.user.id)
        return home if on == "home" and home else self.modal()

    def _wait(self, look: Callable[[], T | None], what: str, within: float = PATIENCE) -> T:
        end = time.monotonic() + within
        while (found := look()) is None:
            if time.monotonic() > end:
                raise AssertionError(f"there is not {what} on the screen:\n{self.sees().text}")
            time.sleep(0.01)
        return found

    def _button(
        self, label: str, on: Message | Place | None, again: bool
    ) -> tuple[Message | View, Payload, Payload] | None:
        with self.world.lock:
            for place, blocks in self._places(on):
                for block, element in buttons(blocks, label):
                    if again or mark(place, block, element) not in self._pressed:
                        return place, block, element
        return None

    def _places(self, on: Message | Place | None) -> Iterator[tuple[Message | View, list[Payload]]]:
        stack = self.team.stacks.get(self.user.id, [])
        home = self.team.homes.get(self.user.id)
        if isinstance(on, Message):
            yield on, on.blocks
        elif on == "home":
            if home:
                yield home, home.body["blocks"]
        elif on == "modal" or stack:
            if stack:
                yield stack[-1], stack[-1].body["blocks"]
        else:
            for each in reversed(self.messages()):
                yield each, each.blocks

    def _acts(self, place: Message | View, action: Payload) -> None:
        with self.world.lock:
            if isinstance(place, View):
                made = payloads.view_actions(self.sender, [action], place)
            else:
                made = payloads.block_actions(
                    self.sender,
                    [action],
                    address=self.peer.address,
                    channel=self.team.channels[place.channel],
                    message=place,
                )
        self.link.interaction(made)

    def _follow(self, view: View, said: Payload) -> None:
        """Does to the modals what the answer to a submission says."""
        stack = self.team.stacks[self.user.id]
        action = said.get("response_action")
        if action == "errors":
            self.errors = {label_of(view, block): words for block, words in said["errors"].items()}
            return
        if action == "clear":
            stack.clear()
        elif action == "update":
            self._claims(said["view"], view)
            replace(self.world, view, said["view"])
        elif action == "push":
            if len(stack) >= STACK_DEPTH:
                raise NotAccepted(f"pushed past {STACK_DEPTH} views")
            self._claims(said["view"], None)
            stack.append(make(self.world, self.team, self.user.id, said["view"], view))
        elif view in stack:
            stack.remove(view)

    def _claims(self, body: Payload, view: View | None) -> None:
        try:
            claim_external(self.team, body, view)
        except Failed as failed:
            raise NotAccepted(failed.error) from None
