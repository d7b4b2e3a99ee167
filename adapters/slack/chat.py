"""What a practitioner sees in the private chat with the app: one question that waits, at its end.

Messages go out after the commit and outside the request, one person's in order. What Slack does not
take is not marked as shown: the sweep shows it later.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from time import monotonic
from typing import Any, TypeVar

from adapters.posts import Posted, PostKind, PostLog
from adapters.questions import Standing, shows_content, waits
from adapters.sides import Practice
from adapters.slack.blocks import Json
from adapters.slack.client import MessageRef, SlackClient
from adapters.slack.closing import Closings
from adapters.slack.errors import MessageNotFound, SlackFailed
from adapters.slack.escape import prose
from adapters.slack.messages import Message, answered, message, stripped, waiting
from adapters.slack.modals import modal
from adapters.slack.who import Who
from dialogs.engine.page import Kind
from dialogs.engine.views import Ask, Receipt, Review, View
from dialogs.ports import Reply

REMEMBERED = 5_000
"""Questions kept in memory, to be drawn without their buttons when they are answered."""
CLOSED = "This question is closed."
EMPTIED = "What stood here was removed after it was sent."
OWN_MESSAGES = (
    "Your own messages stay in this chat. To remove them, open each, press and hold, then Delete:"
)
MOST_LINKS = 20

T = TypeVar("T")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pressed:
    """The message that a button was pressed in, and the button's label.

    ``answers``: the button answers a question; others (under a receipt, say) stay. ``blocks``: the
    message as it stood then.
    """

    ref: MessageRef
    label: str = ""
    answers: bool = False
    blocks: Sequence[Json] = ()


def is_form(view: View | None) -> bool:
    """Whether it is a page for a modal: a form that is not asked field by field, or the check page."""
    if isinstance(view, Review):
        return True
    return isinstance(view, Ask) and view.kind is Kind.FORM and not view.only


class Chat:
    """The private chats."""

    def __init__(
        self,
        client: SlackClient,
        posts: PostLog,
        practice: Practice,
        clock: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._posts = posts
        self._practice = practice
        self._clock = clock
        self._drawn: OrderedDict[str, View] = OrderedDict()
        self._standing: OrderedDict[str, Standing] = OrderedDict()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._closings = Closings(monotonic)

    def later(self, who: Who, work: Coroutine[Any, Any, None]) -> None:
        """Does it after what this person is shown already."""
        before = self._tasks.get(who.key)

        async def run() -> None:
            if before is not None:
                await asyncio.wait([before])
            try:
                await work
            except SlackFailed as error:
                _log.warning("not shown yet: %s", error)
            except Exception as error:  # noqa: BLE001 - the next message must still go out
                _log.error("not shown: %s", type(error).__name__)
            finally:
                if self._tasks.get(who.key) is task:
                    del self._tasks[who.key]

        task = asyncio.get_running_loop().create_task(run())
        self._tasks[who.key] = task

    async def drain(self) -> None:
        """Waits until everything is shown."""
        while self._tasks:
            await asyncio.wait(list(self._tasks.values()))
        await self._closings.drain()

    def show(
        self,
        who: Who,
        reply: Reply,
        *,
        pressed: Pressed | None = None,
        typed: MessageRef | None = None,
        trigger: str = "",
        opens: View | None = None,
    ) -> None:
        """Shows a reply in the chat.

        ``pressed``: the button that was pressed. ``typed``: the person's own message. ``trigger``:
        opens ``opens``, or else the form at once, if the reply asks for one.
        """
        asked = waits(reply.views)
        view = opens or (asked if is_form(asked) else None)
        if not reply.repeated:
            self.later(who, self._shown(who, reply, pressed, typed, (trigger, view)))

    def follows(self, who: Who, reply: Reply) -> None:
        """A page of the form was answered in its modal: the question in the chat is the next page."""
        if not reply.repeated:
            self.later(who, self._followed(who, reply))

    async def _shown(
        self,
        who: Who,
        reply: Reply,
        pressed: Pressed | None,
        typed: MessageRef | None,
        opens: tuple[str, View | None],
    ) -> None:
        if typed is not None and reply.draft_id:
            await self._remember(who, typed, PostKind.TYPED, reply.draft_id)
        trigger, view = opens
        opened = bool(trigger) and view is not None and await self.open(who, trigger, view)
        standing = await self._question(who, reply)
        await self.post(who, reply.views, opened=opened, of=reply)
        await self._close_question(who, standing, pressed)
        if standing is not None and waits(reply.views) is None:
            await self._posts.forget(standing)
        if any(isinstance(view, Receipt) for view in reply.views):
            await self._sent(who)
        await self._practice.delivered(reply)

    async def _followed(self, who: Who, reply: Reply) -> None:
        asked, standing = waits(reply.views), await self._posts.question(who.member)
        if asked is not None and is_form(asked) and standing is not None:
            ref = MessageRef(standing.channel, standing.ts)
            if await self.replace(who, ref, waiting(asked)):
                self._drawn[str(ref)] = asked
        await self._practice.delivered(reply)

    async def open(self, who: Who, trigger: str, view: View) -> bool:
        """Opens a modal. False if it is too late for that: what waits has its button in the chat."""
        try:
            await self._client.open_view(who.team, trigger, modal(view))
        except SlackFailed as error:
            _log.warning("modal not opened: %s", error)
            return False
        return True

    async def post(
        self, who: Who, views: Sequence[View], *, opened: bool = False, of: Reply | None = None
    ) -> MessageRef | None:
        """Posts the views in order; the last one that waits becomes the question. Raises SlackFailed.

        ``opened``: the question stands in a modal, so the chat holds nothing of what was written.
        ``of``: the reply that they are.
        """
        asked, ref = waits(views), None
        for view in views:
            brief = opened and view is asked
            ref = await self._post(who, waiting(view) if brief else message(view))
            if view is asked:
                _keep(self._drawn, str(ref), view)
                post = self._posted(who, ref, PostKind.QUESTION)
                await self._posts.remember(post)
                if of is not None:
                    _keep(self._standing, who.key, Standing(post, of.draft_id, of.version))
            if shows_content(view) and not brief:
                await self._remember(who, ref, PostKind.CONTENT)
        return ref

    async def tell(self, who: Who, view: View) -> MessageRef | None:
        """Posts unasked, after what is on its way to this person. Raises SlackFailed.

        A question takes the place of the one that stood there; after a receipt no message holds content.
        """
        if (before := self._tasks.get(who.key)) is not None:
            await asyncio.wait([before])
        if isinstance(view, Receipt) or waits((view,)) is not None:
            standing = await self._question(who)
            await self._close_question(who, standing)
            if standing is not None:
                await self._posts.forget(standing)
        ref = await self.post(who, (view,))
        if isinstance(view, Receipt):
            await self._sent(who)
        return ref

    def is_showing(self, member: str) -> bool:
        """Whether something is still on its way to this person."""
        return member in self._tasks

    async def replace(self, who: Who, ref: MessageRef, drawn: Message) -> bool:
        """Changes one of our messages in place. False if it is not there any more."""
        try:
            await self._client.update(who.team, ref, drawn.text, drawn.blocks)
        except MessageNotFound:
            return False
        return True

    async def forget_typed(self, who: Who, ref: MessageRef) -> None:
        """The person deleted their own message."""
        found = await self._posts.find(who.known.workspace_id, ref.channel, ref.ts)
        await self._posts.forget(*(post for post in found if post.kind is PostKind.TYPED))

    async def _post(self, who: Who, drawn: Message) -> MessageRef:
        return await self._client.post(who.team, who.channel, drawn.text, drawn.blocks)

    async def _question(self, who: Who, reply: Reply | None = None) -> Posted | None:
        """The question that stands: as this process knows, if nothing can have come in between."""
        known = self._standing.pop(who.key, None)
        if known is not None and reply is not None and known.is_before(reply):
            return known.post
        return await self._posts.question(who.member)

    async def _close_question(
        self, who: Who, standing: Posted | None, pressed: Pressed | None = None
    ) -> None:
        """The question that was answered keeps its words and loses its buttons."""
        ours = pressed is not None and standing is not None and pressed.ref.ts == standing.ts
        if pressed is not None and not ours and pressed.answers:
            await self._close(who, replace(pressed, label="" if standing else pressed.label))
        if standing is not None:
            ref = MessageRef(standing.channel, standing.ts)
            await self._close(who, pressed if pressed and ours else Pressed(ref))

    async def _close(self, who: Who, pressed: Pressed) -> None:
        """What shows content goes at once, the rest when Slack has room for it. What is not in memory any
        more is known from the press, unless it shows content.
        """
        view = self._drawn.pop(str(pressed.ref), None)
        if view is None:
            known = pressed.blocks and not await self._has_content(who, pressed.ref)
            drawn = stripped(pressed.blocks, pressed.label) if known else _words(CLOSED)
            await self.replace(who, pressed.ref, drawn)
        elif shows_content(view):
            await self.replace(who, pressed.ref, answered(view, pressed.label))
            await self._posts.forget(self._posted(who, pressed.ref, PostKind.CONTENT))
        else:
            redraw = partial(self._redraw, who, pressed, view)
            self._closings.add(who.team, str(pressed.ref), redraw)

    async def _redraw(self, who: Who, pressed: Pressed, view: View) -> None:
        await self.replace(who, pressed.ref, answered(view, pressed.label))

    async def _has_content(self, who: Who, ref: MessageRef) -> bool:
        found = await self._posts.find(who.known.workspace_id, ref.channel, ref.ts)
        return any(post.kind is PostKind.CONTENT for post in found)

    async def _sent(self, who: Who) -> None:
        """After *Send* no message of ours holds content, and the person's own are named to them."""
        for kind, ours in ((PostKind.CONTENT, True), (PostKind.TYPED, False)):
            found = await self._posts.of(who.member, kind)
            if ours:
                await _each(found, lambda post: self._empty(who, post))
            elif found:
                await self._name_own(who, found)
            await self._posts.forget(*found)

    async def _empty(self, who: Who, post: Posted) -> None:
        ref = MessageRef(post.channel, post.ts)
        self._drawn.pop(str(ref), None)
        await self.replace(who, ref, _words(EMPTIED))

    async def _name_own(self, who: Who, found: Sequence[Posted]) -> None:
        links = []
        for post in found[:MOST_LINKS]:
            try:
                ref = MessageRef(post.channel, post.ts)
                links.append(await self._client.permalink(who.team, ref))
            except MessageNotFound:
                continue
        if links:
            await self._post(who, _words(OWN_MESSAGES, *links))

    async def _remember(self, who: Who, ref: MessageRef, kind: PostKind, about: str = "") -> None:
        await self._posts.remember(self._posted(who, ref, kind, about))

    def _posted(self, who: Who, ref: MessageRef, kind: PostKind, about: str = "") -> Posted:
        return Posted(
            who.known.workspace_id, who.member, ref.channel, ref.ts, kind, self._clock(), about
        )


def _keep(kept: OrderedDict[str, T], key: str, value: T) -> None:
    kept[key] = value
    if len(kept) > REMEMBERED:
        kept.popitem(last=False)


async def _each(posts: Iterable[Posted], do: Callable[[Posted], Awaitable[None]]) -> None:
    for post in posts:
        await do(post)


def _words(*lines: str) -> Message:
    return Message("\n".join(lines), prose(lines))
