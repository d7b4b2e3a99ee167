"""Buttons: on cards in a private chat, on case cards in a channel, and in dialogs."""

import logging

from adapters.questions import waits
from adapters.teams.activity import Activity, InvokeAnswer, Kind
from adapters.teams.answers import IN_CHAT, NOT_OURS, for_handler
from adapters.teams.channel import card_ref
from adapters.teams.incoming import event_id
from adapters.teams.messages import message
from adapters.teams.showing import Pressed, is_form, only_words, with_notices
from adapters.teams.task_modules import dialog, said, told
from adapters.teams.translate import ACTION, FETCH, BadPayload, Did, did
from adapters.teams.turns import Ports, Turns
from adapters.teams.who import Who
from dialogs.engine.inbound import Answered, Filled, Go, Inbound
from dialogs.engine.page import Kind as PageKind
from dialogs.engine.views import Ask, Notice, Press, Review, Signpost
from dialogs.ports import Reply
from dialogs.triage.outcomes import form_of_page

OLD_APP = Notice(
    (
        "This Teams cannot show a case to you alone, so nothing was done. Open the card in a newer Teams, or in a browser.",
    )
)
ON_THE_CARD = Notice(("Please open the case from its card in the handlers' channel.",))
TWICE = Notice(("This case has another card. Please use that one.",), title="Posted twice")

_log = logging.getLogger(__name__)


class Interactions:
    """One function a way of pressing."""

    def __init__(self, ports: Ports, turns: Turns) -> None:
        self._p = ports
        self._turns = turns

    async def submitted(self, activity: Activity) -> None:
        """Action.Submit on a card: a message without words."""
        found, who = _read(activity), await self._p.visitors.who(activity)
        if found is None or who is None:
            return
        if not who.private:
            self._p.chat.later(who, self._say(who, OLD_APP))
        elif isinstance(found.inbound, Press):
            await self._on_case_in_chat(activity, who, found.inbound)
        else:
            await self._in_chat(activity, who, found, found.inbound)

    async def invoked(self, activity: Activity) -> InvokeAnswer:
        """Action.Execute, or something of a dialog: answered for the presser alone."""
        found, who = _read(activity), await self._p.visitors.who(activity)
        in_dialog = activity.name != ACTION
        if found is None or who is None:
            return told(NOT_OURS) if in_dialog else said(NOT_OURS)
        if isinstance(found.inbound, Press):
            return await self._on_case(activity, who, found, found.inbound)
        if _of_handler(found, found.inbound) or activity.conversation.kind is not Kind.PERSONAL:
            return await self._on_form(activity, who, found, found.inbound)
        if activity.name == FETCH:
            await self._keep(who, found, event_id(activity))
            return await self._form_in_dialog(who)
        if in_dialog:
            return await self._in_dialog(activity, who, found, found.inbound)
        await self._in_chat(activity, who, found, found.inbound)
        return said(IN_CHAT)

    async def _in_chat(self, activity: Activity, who: Who, found: Did, inbound: Inbound) -> None:
        self._p.chat.soon(who)
        key = event_id(activity)
        await self._keep(who, found, key)
        reply = await self._turns.turn(who, inbound, key)
        pressed = Pressed(
            activity.reply_to,
            found.title,
            found.label,
            answers=isinstance(inbound, Answered),
            form=found.answers,
        )
        self._p.chat.show(who, reply, pressed=pressed if activity.reply_to else None)

    async def _keep(self, who: Who, found: Did, key: str) -> None:
        """What is half typed in a form is kept before going elsewhere from it."""
        if found.form is not None and isinstance(found.inbound, Go):
            await self._turns.turn(who, found.form, f"{key}:kept")

    async def _on_case_in_chat(self, activity: Activity, who: Who, press: Press) -> None:
        """A case is never shown in a chat, where it would stay."""
        reply = await self._turns.press(who, press, event_id(activity))
        self._p.chat.later(who, self._say(who, only_words(reply.views) or ON_THE_CARD))

    async def _say(self, who: Who, words: Notice) -> None:
        await self._p.connector.send(who.chat, message(words))

    async def _on_case(
        self, activity: Activity, who: Who, found: Did, press: Press
    ) -> InvokeAnswer:
        """A button of a case. The card that everybody sees is brought up to date before its holder gets
        the case in its place: an update afterwards would take it away again.
        """
        in_dialog = activity.name != ACTION
        reply = await self._turns.press(who, press, event_id(activity))
        if only_words(reply.views) is None and reply.views:
            await self._p.refresh(press.case)
        self._p.chat.later(who, self._one_card(activity, who, press.case))
        await self._p.desk.delivered(reply)
        return for_handler(reply.views, found.start, in_dialog=in_dialog)

    async def _one_card(self, activity: Activity, who: Who, case_id: str) -> None:
        """A card that was posted twice (a process died in between) loses its buttons when it is used."""
        at = activity.conversation
        if at.kind is not Kind.CHANNEL or not activity.reply_to or not who.member:
            return
        ref = card_ref(at, activity.reply_to)
        if await self._p.desk.is_stray(who.member, case_id, ref):
            await self._p.connector.update(at, activity.reply_to, message(TWICE))

    async def _on_form(
        self, activity: Activity, who: Who, found: Did, inbound: Inbound
    ) -> InvokeAnswer:
        """A handler's form: what is half typed in it is kept before going elsewhere."""
        key, page = event_id(activity), found.form.page if found.form else ""
        if found.form is not None and isinstance(inbound, Go):
            await self._turns.on_form(who, found.form, f"{key}:kept")
        reply = await self._turns.on_form(who, inbound, key, page)
        await self._p.desk.delivered(reply)
        return for_handler(reply.views, found.start, in_dialog=activity.name != ACTION)

    async def _form_in_dialog(self, who: Who) -> InvokeAnswer:
        """The form that waits in the chat, as a dialog."""
        reply = await self._turns.current(who)
        asked = waits(reply.views)
        return dialog(asked) if asked is not None else told(IN_CHAT)

    async def _in_dialog(
        self, activity: Activity, who: Who, found: Did, inbound: Inbound
    ) -> InvokeAnswer:
        """A page answered in a dialog: the next page of the form follows there, the rest in the chat."""
        key = event_id(activity)
        await self._keep(who, found, key)
        reply = await self._turns.turn(who, inbound, key)
        asked = waits(reply.views)
        if asked is None or not _goes_on(reply):
            self._p.chat.show(who, reply)
            return told(IN_CHAT)
        if isinstance(asked, Signpost):
            self._p.chat.show(who, reply)
        else:
            self._p.chat.follows(who, reply)
        return dialog(with_notices(asked, reply.views))


def _goes_on(reply: Reply) -> bool:
    """Whether the next page belongs into the dialog: of a form, an alarm over it, or where to go instead."""
    asked = waits(reply.views)
    alarm = isinstance(asked, Ask) and asked.kind is PageKind.ALARM
    return alarm or is_form(asked) or isinstance(asked, Review | Signpost)


def _of_handler(found: Did, inbound: Inbound) -> bool:
    """Whether it is about an outcome form."""
    page = inbound.page if isinstance(inbound, Answered | Filled) else ""
    if found.form is not None:
        page = found.form.page
    return form_of_page(page) is not None


def _read(activity: Activity) -> Did | None:
    """What a press means; None for one that no card of ours draws (an old version's, say)."""
    try:
        return did(activity)
    except BadPayload as error:
        _log.warning("not a button of ours: %s", error)
        return None
