"""References of messages in private chats, so that they can be changed or linked later. Never what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Executable, bindparam, delete, select, true

from storage.bulk import Bulk, Given
from storage.prepared import Prepared
from storage.sql import insert_into, overwriting, values_of
from storage.tables import DraftRow, PostRow, table
from storage.transaction import Transaction

QUESTION, CONTENT, TYPED = "question", "content", "typed"
"""The question that waits · a message of the bot with content in it · a message that a person typed."""

_POST = table(PostRow)
_COLUMNS = tuple(column.name for column in _POST.columns)
_KEYS = ("workspace_id", "channel", "ts", "kind")

_MESSAGE = (
    _POST.c.workspace_id == bindparam("workspace"),
    _POST.c.channel == bindparam("place"),
    _POST.c.ts == bindparam("stamp"),
)
_OF_MEMBER = Prepared(
    select(_POST)
    .where(_POST.c.member_id == bindparam("member"), _POST.c.kind == bindparam("sort"))
    .order_by(_POST.c.at, _POST.c.ts)
)
_FIND = Prepared(select(_POST).where(*_MESSAGE).order_by(_POST.c.kind))
_FORGET = Bulk(
    lambda _, given: delete(_POST).where(*(_POST.c[name] == given[name] for name in _KEYS)),
    **{name: _POST.c[name].type for name in _KEYS},
)
_FORGET_KIND = Bulk(
    lambda _, given: delete(_POST).where(
        _POST.c.member_id == given["member"], _POST.c.kind == given["sort"]
    ),
    member=_POST.c.member_id.type,
    sort=_POST.c.kind.type,
)


def _keep(dialect: str, given: Given) -> Executable:
    rows = select(*(given[name] for name in _COLUMNS)).where(true())
    new = insert_into(dialect, _POST).from_select(_COLUMNS, rows)
    kept: Executable = overwriting(new, _KEYS, ("member_id", "about", "at"))
    return kept


_KEEP = Bulk(_keep, **{column.name: column.type for column in _POST.columns})
_FORGET_OLD = delete(_POST).where(
    _POST.c.at < bindparam("before"), _POST.c.member_id.not_in(select(table(DraftRow).c.member_id))
)
_FORGET_ALL = delete(_POST).where(_POST.c.member_id == bindparam("member"))


@dataclass(frozen=True, slots=True)
class Post:
    """A message by its channel and its id there. ``about``: the page or draft it belongs to, or empty."""

    workspace_id: str
    member_id: str
    channel: str
    ts: str
    kind: str
    about: str
    at: datetime


class Posts:
    """References by member and kind.

    - ``remember(*posts)``: a question takes the place of the member's former one
    - ``question(member_id)``, ``of(member_id, kind)``, ``find(workspace_id, channel, ts)``
    - ``forget(*posts)``, ``forget_member(member_id)``, ``forget_old(before)``
    """

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def remember(self, *posts: Post) -> None:
        """Keeps references; the same message and kind again changes what it is about."""
        questions = {post.member_id: post for post in posts if post.kind == QUESTION}
        former = [{"member": member, "sort": QUESTION} for member in questions]
        kept = (post for post in posts if post.kind != QUESTION)
        each = {_key(post): values_of(post, _COLUMNS) for post in (*kept, *questions.values())}
        self._transaction.bulk(_FORGET_KIND, former)
        self._transaction.bulk(_KEEP, list(each.values()))

    def question(self, member_id: str) -> Post | None:
        """The message with the question that waits for this member."""
        found = self.of(member_id, QUESTION)
        return found[-1] if found else None

    def of(self, member_id: str, kind: str) -> Sequence[Post]:
        """A member's messages of one kind, oldest first."""
        rows = self._transaction.rows(_OF_MEMBER, {"member": member_id, "sort": kind})
        return [Post(**values_of(row, _COLUMNS)) for row in rows]

    def find(self, workspace_id: str, channel: str, ts: str) -> Sequence[Post]:
        """What is kept about one message: a reference for each kind that it is."""
        values = {"workspace": workspace_id, "place": channel, "stamp": ts}
        return [Post(**values_of(row, _COLUMNS)) for row in self._transaction.rows(_FIND, values)]

    def forget(self, *posts: Post) -> None:
        """Drops references; nothing happens to those that are gone."""
        each = {_key(post): values_of(post, _KEYS) for post in posts}
        self._transaction.bulk(_FORGET, list(each.values()))

    def forget_old(self, before: datetime) -> int:
        """Drops references from before then of members with no draft: no message is changed any more.

        Gives how many.
        """
        return self._transaction.run(_FORGET_OLD, {"before": before}).rowcount

    def forget_member(self, member_id: str) -> int:
        """Drops every reference of a member; gives how many."""
        return self._transaction.run(_FORGET_ALL, {"member": member_id}).rowcount


def _key(post: Post) -> tuple[str, str, str, str]:
    return post.workspace_id, post.channel, post.ts, post.kind
