"""What a person sees in their private chat with the bot: one question that waits, at its end.

Messages go out after the commit and outside the request, one person's in order. What Teams does not
take is not marked as shown: the sweep shows it later.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from adapters.posts import Posted, PostKind, PostLog
from adapters.questions import Standing, shows_content, waits
from adapters.sides import Practice
from adapters.teams.activity import Outgoing
from adapters.teams.errors import ConversationLost, MessageNotFound, TeamsFailed
from adapters.teams.messages import answered, message, messages, stripped
from adapters.teams.ports import Connector, Places
from adapters.teams.showing import (
    EMPTIED,
    Pressed,
    is_form,
    own_messages,
    same_page,
    stands,
)
from adapters.teams.typing import Typing
from adapters.teams.who import Who
from dialogs.engine.views import Ask, Receipt, Review, View
from dialogs.ports import Reply

REMEMBERED = 5_000
"""Questions kept in memory, to be drawn without their buttons when they are answered."""

K = TypeVar("K")
T = TypeVar("T")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ports:
    """What the chats need."""

    connector: Connector
    places: Places
    posts: PostLog
    practice: Practice
    clock: Callable[[], datetime]


class Chat:
    """The private chats."""

    def __init__(self, ports: Ports) -> None:
        self._p = ports
        self._typing = Typing(ports.connector)
        self._drawn: OrderedDict[tuple[str, str], View] = OrderedDict()
        self._standing: OrderedDict[str, Standing] = OrderedDict()
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def soon(self, who: Who) -> None:
        """An answer is being made: if it takes longer than a second, the person sees so."""
        if who.private:
            self._typing.begin(who.key, who.chat)

    def later(self, who: Who, work: Coroutine[Any, Any, None]) -> None:
        """Does it after what this person is shown already."""
        before = self._tasks.get(who.key)

        async def run() -> None:
            if before is not None:
                await asyncio.wait([before])
            try:
                await work
            except ConversationLost as error:
                _log.warning("a chat is lost: %s", error)
                if who.private and who.member:
                    await self._p.places.drop_chat(who.known)
            except TeamsFailed as error:
                _log.warning("not shown yet: %s", error)
            except Exception as error:  # noqa: BLE001 - the next message must still go out
                _log.error("not shown: %s", type(error).__name__)
            finally:
                if self._tasks.get(who.key) is task:
                    del self._tasks[who.key]
                    self._typing.end(who.key)

        task = asyncio.get_running_loop().create_task(run())
        self._tasks[who.key] = task

    async def drain(self) -> None:
        """Waits until everything is shown."""
        while self._tasks:
            await asyncio.wait(list(self._tasks.values()))

    def is_showing(self, member: str) -> bool:
        """Whether something is still on its way to this person."""
        return member in self._tasks

    def show(
        self, who: Who, reply: Reply, *, pressed: Pressed | None = None, typed: str = ""
    ) -> None:
        """Shows a reply. ``pressed``: the button that was pressed. ``typed``: the person's own message."""
        if not reply.repeated:
            self.later(who, self._shown(who, reply, pressed, typed))
        elif who.key not in self._tasks:
            self._typing.end(who.key)

    def follows(self, who: Who, reply: Reply) -> None:
        """A page was answered in a dialog: the question in the chat becomes the next page, where it stands."""
        if not reply.repeated:
            self.later(who, self._followed(who, reply))

    async def _shown(self, who: Who, reply: Reply, pressed: Pressed | None, typed: str) -> None:
        """The next question goes out before the answered one loses its buttons."""
        if typed and reply.draft_id:
            await self._remember(who, typed, PostKind.TYPED, reply.draft_id)
        asked, standing = waits(reply.views), await self._question(who, reply)
        drawn = self._drawn.get((who.key, standing.ts)) if standing else None
        told = [view for view in reply.views if view is not asked]
        closes = False
        if standing is not None and asked is not None and stands(drawn, asked):
            await self.post(who, told)
            self._stands(who, standing, reply)
        elif (
            standing is not None and pressed and same_page(drawn, asked, pressed.message, standing)
        ):
            await self.post(who, told)
            await self._ask_again(who, standing, asked, reply)
        else:
            await self.post(who, reply.views, of=reply)
            closes = True
        if any(isinstance(view, Receipt) for view in reply.views):
            await self._sent(who)
        await self._p.practice.delivered(reply)
        if closes:
            await self._close_question(who, standing, pressed)
            if standing is not None and asked is None:
                await self._p.posts.forget(standing)

    async def _followed(self, who: Who, reply: Reply) -> None:
        asked, standing = waits(reply.views), await self._question(who, reply)
        if asked is not None and standing is not None:
            await self._ask_again(who, standing, asked, reply)
        await self._p.practice.delivered(reply)

    async def _ask_again(
        self, who: Who, standing: Posted, asked: View | None, reply: Reply
    ) -> None:
        """The page takes the place of the one that stands there; what is wrong is said on its fields."""
        if asked is None:
            return
        if not await self.replace(who, standing.ts, message(asked)):
            await self.post(who, (asked,), of=reply)
            return
        _keep(self._drawn, (who.key, standing.ts), asked)
        self._stands(who, standing, reply)
        if shows_content(asked):
            await self._remember(who, standing.ts, PostKind.CONTENT)

    async def post(self, who: Who, views: Sequence[View], of: Reply | None = None) -> str:
        """Posts the views in order; the last one that waits becomes the question. Raises TeamsFailed.

        ``of``: the reply that they are.
        """
        asked, sent = waits(views), ""
        for view in views:
            for part in messages(view):
                sent = await self._p.connector.send(who.chat, part)
                await self._note(who, sent, view, waits=view is asked)
            if view is asked and of is not None and who.member:
                self._stands(who, self._posted(who, sent, PostKind.QUESTION), of)
        return sent

    async def _question(self, who: Who, reply: Reply | None = None) -> Posted | None:
        """The question that stands: as this process knows, if nothing can have come in between."""
        known = self._standing.pop(who.key, None)
        if known is not None and reply is not None and known.is_before(reply):
            return known.post
        return await self._p.posts.question(who.member)

    def _stands(self, who: Who, post: Posted, of: Reply) -> None:
        _keep(self._standing, who.key, Standing(post, of.draft_id, of.version))

    async def _note(self, who: Who, sent: str, view: View, *, waits: bool) -> None:
        """Remembers what may have to be changed later; nothing of someone who is not stored."""
        if not (who.member and sent):
            return
        if waits:
            _keep(self._drawn, (who.key, sent), view)
            await self._remember(who, sent, PostKind.QUESTION)
        if shows_content(view):
            await self._remember(who, sent, PostKind.CONTENT)

    async def tell(self, who: Who, view: View) -> str:
        """Posts unasked, after what is on its way to this person. Raises TeamsFailed.

        A question takes the place of the one that stood there; after a receipt no message holds content.
        """
        if (before := self._tasks.get(who.key)) is not None:
            await asyncio.wait([before])
        if isinstance(view, Receipt) or waits((view,)) is not None:
            standing = await self._question(who)
            await self._close_question(who, standing, None)
            if standing is not None:
                await self._p.posts.forget(standing)
        sent = await self.post(who, (view,))
        if isinstance(view, Receipt):
            await self._sent(who)
        return sent

    async def replace(self, who: Who, sent: str, drawn: Outgoing) -> bool:
        """Changes one of our messages in place. False if it is not there any more."""
        try:
            await self._p.connector.update(who.chat, sent, drawn)
        except MessageNotFound:
            return False
        return True

    async def forget_typed(self, who: Who, sent: str) -> None:
        """The person deleted their own message."""
        found = await self._p.posts.find(who.known.workspace_id, who.member, sent)
        await self._p.posts.forget(*(post for post in found if post.kind is PostKind.TYPED))

    async def _close_question(
        self, who: Who, standing: Posted | None, pressed: Pressed | None
    ) -> None:
        """The question that was answered keeps its words and loses its buttons."""
        ours = pressed is not None and standing is not None and pressed.message == standing.ts
        if pressed is not None and not ours and pressed.answers:
            await self._close(who, pressed.message, pressed)
        if standing is not None:
            await self._close(who, standing.ts, pressed if ours else None)

    async def _close(self, who: Who, sent: str, pressed: Pressed | None) -> None:
        """What is not in memory any more is known from the press. A form that was not sent in is not
        called saved.
        """
        view = self._drawn.pop((who.key, sent), None)
        if view is not None and (pressed is not None or not is_form(view)):
            drawn = answered(view, pressed.label if pressed else "")
        elif pressed is not None:
            drawn = stripped(pressed.title, pressed.label, form=pressed.form)
        else:
            drawn = stripped(view.title if isinstance(view, Ask | Review) else "")
        await self.replace(who, sent, drawn)
        await self._p.posts.forget(self._posted(who, sent, PostKind.CONTENT))

    async def _sent(self, who: Who) -> None:
        """After *Send* no message of ours holds content, and the person is told of their own."""
        for post in (found := await self._p.posts.of(who.member, PostKind.CONTENT)):
            self._drawn.pop((who.key, post.ts), None)
            await self.replace(who, post.ts, message(EMPTIED))
        await self._p.posts.forget(*found)
        typed = await self._p.posts.of(who.member, PostKind.TYPED)
        if typed:
            await self._p.connector.send(who.chat, message(own_messages(len(typed))))
            await self._p.posts.forget(*typed)

    async def _remember(self, who: Who, sent: str, kind: PostKind, about: str = "") -> None:
        await self._p.posts.remember(self._posted(who, sent, kind, about))

    def _posted(self, who: Who, sent: str, kind: PostKind, about: str = "") -> Posted:
        """A message of a member's chat: its own id is unique in that chat only, and the chat's is sealed
        elsewhere.
        """
        return Posted(
            who.known.workspace_id, who.member, who.member, sent, kind, self._p.clock(), about
        )


def _keep(kept: OrderedDict[K, T], key: K, value: T) -> None:
    kept[key] = value
    if len(kept) > REMEMBERED:
        kept.popitem(last=False)
