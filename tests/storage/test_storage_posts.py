"""References of messages in private chats, on both databases."""

from datetime import timedelta

from storage_samples import NOW

from storage.posts import CONTENT, QUESTION, TYPED, Post
from storage.unit_of_work import Database

SECOND = timedelta(seconds=1)


def post(ts: str, kind: str, member: str = "m1", about: str = "", seconds: int = 0) -> Post:
    return Post("w1", member, "D1", ts, kind, about, NOW + seconds * SECOND)


def test_a_member_has_one_question_that_waits(database: Database) -> None:
    def remember(*posts: Post) -> None:
        database.write_sync(lambda w: [w.posts.remember(each) for each in posts])

    remember(post("1.1", QUESTION, about="G1"), post("2.1", QUESTION, member="m2"))
    remember(post("1.2", QUESTION, about="G2", seconds=1))
    assert database.read_sync(lambda w: w.posts.question("m1")) == post(
        "1.2", QUESTION, about="G2", seconds=1
    )
    assert database.read_sync(lambda w: w.posts.question("m2")) is not None
    assert database.read_sync(lambda w: w.posts.question("m3")) is None
    assert len(database.read_sync(lambda w: w.posts.of("m1", QUESTION))) == 1


def test_what_was_typed_and_what_holds_content_is_listed_in_order(database: Database) -> None:
    posts = [
        post("1.3", TYPED, about="d1", seconds=3),
        post("1.1", TYPED, about="d1", seconds=1),
        post("1.2", CONTENT),
        post("1.2", QUESTION),
        post("1.4", TYPED, member="m2"),
    ]
    database.write_sync(lambda w: [w.posts.remember(each) for each in posts])

    def of(kind: str) -> list[str]:
        return [each.ts for each in database.read_sync(lambda w: w.posts.of("m1", kind))]

    assert of(TYPED) == ["1.1", "1.3"]
    assert of(CONTENT) == ["1.2"]
    kinds = database.read_sync(lambda w: w.posts.find("w1", "D1", "1.2"))
    assert [each.kind for each in kinds] == [CONTENT, QUESTION]
    database.write_sync(lambda w: w.posts.forget(posts[2]))
    database.write_sync(lambda w: w.posts.forget(posts[2]))
    assert of(CONTENT) == []
    assert of(QUESTION) == ["1.2"]
    assert database.write_sync(lambda w: w.posts.forget_member("m1")) == 3
    assert of(TYPED) == []
    assert len(database.read_sync(lambda w: w.posts.of("m2", TYPED))) == 1


def test_the_same_message_again_changes_what_it_is_about(database: Database) -> None:
    database.write_sync(lambda w: w.posts.remember(post("1.1", TYPED)))
    database.write_sync(lambda w: w.posts.remember(post("1.1", TYPED, about="d2")))
    (found,) = database.read_sync(lambda w: w.posts.of("m1", TYPED))
    assert found.about == "d2"
