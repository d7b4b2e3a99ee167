from datetime import timedelta

import pytest
from sqlalchemy import text
from storage_samples import NOW

from storage.unit_of_work import Database

SECOND = timedelta(seconds=1)


@pytest.fixture
def posts(database: Database) -> list[str]:
    def fill(work) -> list[str]:  # noqa: ANN001
        add = work.console.add
        return [
            add("w1", "handlers", "bot", "card", {"n": 1}, NOW, key="c1"),
            add("w1", "handlers", "m2", "text", {"n": 2}, NOW + SECOND),
            add("w1", "m1", "bot", "ask", {"n": 3}, NOW),
        ]

    return database.write_sync(fill)


def test_a_channel_shows_its_own_posts_in_order(database: Database, posts: list[str]) -> None:
    def bodies(channel: str, after: str = "", limit: int = 200) -> list[int]:
        found = database.read_sync(lambda w: w.console.list("w1", channel, after, limit))
        return [post.body["n"] for post in found]

    assert bodies("handlers") == [1, 2]
    assert bodies("handlers", after=posts[0]) == [2]
    assert bodies("handlers", limit=1) == [2]
    assert bodies("m1") == [3]
    assert bodies("nobody") == []


def test_a_post_is_changed_in_place(database: Database, posts: list[str]) -> None:
    later = NOW + 5 * SECOND
    assert database.write_sync(lambda w: w.console.update(posts[0], "card", {"n": 9}, later))
    post = database.read_sync(lambda w: w.console.get(posts[0]))
    assert post is not None
    assert (post.body, post.event_key, post.author, post.created_at, post.updated_at) == (
        {"n": 9}, "c1", "bot", NOW, later,
    )  # fmt: skip
    changed = database.read_sync(lambda w: w.console.changed("w1", "handlers", later))
    assert [one.id for one in changed] == [posts[0]]
    assert not database.write_sync(lambda w: w.console.update("gone", "card", {}, later))


def test_a_deleted_channel_takes_its_key_with_it(database: Database, posts: list[str]) -> None:
    database.write_sync(lambda w: w.console.delete_channel("w1", "handlers"))
    assert database.read_sync(lambda w: w.console.get(posts[0])) is None
    assert database.read_sync(lambda w: w.console.get(posts[2])) is not None
    left = database.read_sync(
        lambda w: w.connection.execute(text("SELECT channel FROM console_channel")).scalars().all()
    )
    assert left == ["m1"]
    database.write_sync(lambda w: w.console.add("w1", "handlers", "bot", "text", {"n": 4}, NOW))
    assert len(database.read_sync(lambda w: w.console.list("w1", "handlers"))) == 1


def test_what_was_posted_for_a_key_is_posted_once_in_a_channel(
    database: Database, posts: list[str]
) -> None:
    def again(work, channel: str) -> str:  # noqa: ANN001
        return work.console.add("w1", channel, "bot", "card", {"n": 7}, NOW, key="c1")

    assert database.write_sync(lambda w: again(w, "handlers")) == posts[0]
    assert database.write_sync(lambda w: again(w, "m1")) not in posts
    first = database.read_sync(lambda w: w.console.get(posts[0]))
    assert first is not None
    assert first.body == {"n": 1}


def test_a_deleted_post_is_gone_alone(database: Database, posts: list[str]) -> None:
    assert database.write_sync(lambda w: w.console.delete(posts[0]))
    assert not database.write_sync(lambda w: w.console.delete(posts[0]))
    left = database.read_sync(lambda w: w.console.list("w1", "handlers"))
    assert [post.id for post in left] == [posts[1]]
