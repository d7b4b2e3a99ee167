"""What people write, change and take back; the bot named in a channel; the app coming and going."""

from dataclasses import replace

from adapters.teams.activity import Activity, Kind
from adapters.teams.incoming import event_id, tells
from adapters.teams.messages import message
from adapters.teams.turns import Ports, Turns
from adapters.teams.who import Who
from dialogs.engine.inbound import Go, Move, Said
from dialogs.engine.views import Notice

FILE = Go(Move.SHOW, "FILE")
_ADDED, _REMOVED = frozenset({"add", "add-upgrade"}), frozenset({"remove", "remove-upgrade"})


class Events:
    """One function a kind of activity."""

    def __init__(self, ports: Ports, turns: Turns) -> None:
        self._p = ports
        self._turns = turns

    async def said(self, activity: Activity) -> None:
        """A message. In a channel or a group the bot says where to write, and takes nothing."""
        who = await self._p.visitors.who(activity)
        if who is None:
            return
        if not who.private:
            words = await self._p.beside.safety(who.known, activity.text)
            self._p.chat.later(who, self._tell(who, replace(words, actions=())))
            return
        self._p.chat.soon(who)
        key, text = event_id(activity), activity.text
        if text or not activity.files:
            reply = await self._turns.turn(who, Said(text), key)
            self._p.chat.show(who, reply, typed=activity.id if tells(text) else "")
        if activity.files:
            reply = await self._turns.turn(who, FILE, f"{key}:file")
            self._p.chat.show(who, reply)

    async def changed(self, activity: Activity) -> None:
        """What was changed answers nothing and takes nothing back; danger in it is asked about."""
        who = await self._private(activity)
        if who is None or not activity.text:
            return
        words = await self._p.beside.edited(who.known, activity.text)
        if words is not None:
            self._p.chat.later(who, self._tell(who, words))
            return
        reply = await self._turns.turn(who, Said(activity.text), event_id(activity))
        self._p.chat.show(who, reply, typed=activity.id)

    async def deleted(self, activity: Activity) -> None:
        """A message that its writer took back is not theirs to delete any more."""
        who = await self._private(activity)
        if who is not None and who.member:
            self._p.chat.later(who, self._p.chat.forget_typed(who, activity.id))

    async def installed(self, activity: Activity) -> None:
        """The app was added or removed: for a person, or in a team."""
        if activity.conversation.kind is Kind.PERSONAL:
            if activity.action in _ADDED:
                await self._welcome(activity, installs=True)
            elif activity.action in _REMOVED:
                await self._left(activity)
            return
        if not activity.conversation.team_id:
            return
        if activity.action in _REMOVED:
            await self._p.places.drop_team(activity.conversation)
        else:
            await self._p.places.keep_team(activity.conversation)
        self._p.directory.forget()

    async def conversation(self, activity: Activity) -> None:
        """Who is in a conversation changed, or a team did."""
        at = activity.conversation
        if at.kind is Kind.PERSONAL:
            if at.bot_id in activity.members_added:
                await self._welcome(activity)
            return
        if not at.team_id:
            return
        if at.bot_id in activity.members_removed or activity.action == "teamDeleted":
            await self._p.places.drop_team(at)
        else:
            await self._p.places.keep_team(at)
        self._p.directory.forget()

    async def _welcome(self, activity: Activity, *, installs: bool = False) -> None:
        """Once, however often and in whatever order Teams says that the app is there."""
        who = await self._p.visitors.who(activity, installs=installs)
        if who is not None and await self._is_first(who):
            reply = await self._turns.current(who)
            self._p.chat.show(who, reply)

    async def _is_first(self, who: Who) -> bool:
        return who.new if who.member else await self._p.places.greets(who.chat)

    async def _left(self, activity: Activity) -> None:
        known = await self._p.people.stored(activity.conversation.tenant_id, activity.sender.aad_id)
        if known is not None:
            await self._p.places.drop_chat(known)

    async def _private(self, activity: Activity) -> Who | None:
        if activity.conversation.kind is not Kind.PERSONAL:
            return None
        return await self._p.visitors.who(activity)

    async def _tell(self, who: Who, words: Notice) -> None:
        await self._p.connector.send(who.chat, message(words))
