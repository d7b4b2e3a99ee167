from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from storage_samples import CONTENT, NOW, draft

from dialogs.engine.draft import Draft
from dialogs.ports import StaleDraft
from storage.unit_of_work import Database

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def one_draft(database: Database) -> None:
    database.write_sync(lambda w: w.drafts.add(draft()))


def test_a_draft_comes_back_as_it_was_written(database: Database) -> None:
    def both(work):  # noqa: ANN001, ANN202
        return work.drafts.find("m1", "intake"), work.drafts.get("d1")

    assert database.read_sync(both) == (draft(), draft())
    assert database.read_sync(lambda w: w.drafts.get("d9")) is None
    assert database.read_sync(lambda w: w.drafts.find("m2", "intake")) is None
    assert database.read_sync(lambda w: w.drafts.find("m1", "intake", "c1")) is None


def test_a_saved_draft_is_one_version_on(database: Database) -> None:
    answers = {"C1": CONTENT, "G1": {"answer": "ja \N{SNOWMAN}"}}
    moved = replace(draft(), draft=draft().draft.moved(answers=answers), updated_at=NOW + MINUTE)
    database.write_sync(lambda w: w.drafts.save(moved))
    assert database.read_sync(lambda w: w.drafts.get("d1")) == replace(moved, version=2)


def test_a_draft_that_another_turn_saved_is_stale_and_unchanged(database: Database) -> None:
    database.write_sync(lambda w: w.drafts.save(draft()))
    late = replace(draft(), draft=Draft("intake", 1))
    with pytest.raises(StaleDraft):
        database.write_sync(lambda w: w.drafts.save(late))
    kept = database.read_sync(lambda w: w.drafts.get("d1"))
    assert kept == replace(draft(), version=2)


def test_a_deleted_draft_is_gone_and_stale(database: Database) -> None:
    database.write_sync(lambda w: w.drafts.delete("d1"))
    assert database.read_sync(lambda w: w.drafts.get("d1")) is None
    with pytest.raises(StaleDraft):
        database.write_sync(lambda w: w.drafts.save(draft()))


def test_a_member_has_one_draft_for_each_script_and_subject(database: Database) -> None:
    with pytest.raises(StaleDraft):
        database.write_sync(lambda w: w.drafts.add(draft(2)))
    later = draft(2, subject="c1", updated_at=NOW + MINUTE)
    database.write_sync(lambda w: w.drafts.add(later))
    assert database.read_sync(lambda w: w.drafts.find("m1", "intake", "c1")) == later
    assert database.read_sync(lambda w: w.drafts.of_member("m1")) == [later, draft()]


def test_unsent_drafts_are_found_until_they_are_marked(database: Database) -> None:
    def unsent(platform: str = "console", before=NOW + MINUTE) -> list[str]:  # noqa: ANN001
        return [id_ for id_, _ in database.read_sync(lambda w: w.drafts.unsent(platform, before))]

    assert unsent() == ["d1"]
    assert unsent(before=NOW) == []
    assert unsent("slack") == []
    database.write_sync(lambda w: w.drafts.mark_sent({"d1": 1}))
    assert unsent() == []
    database.write_sync(lambda w: w.drafts.save(draft()))
    assert unsent() == ["d1"]
    database.write_sync(lambda w: (w.drafts.mark_sent({"d1": 2}), w.drafts.mark_sent({"d1": 1})))
    assert unsent() == []


def test_a_turn_that_saves_does_not_undo_a_mark(database: Database) -> None:
    database.write_sync(lambda w: w.drafts.mark_sent({"d1": 1}))
    database.write_sync(lambda w: w.drafts.save(draft()))
    kept = database.read_sync(lambda w: w.drafts.get("d1"))
    assert kept is not None
    assert (kept.version, kept.sent_version) == (2, 1)


def test_idle_drafts_are_found_by_script_and_time(database: Database) -> None:
    def idle(script: str, before) -> list[str]:  # noqa: ANN001
        return list(database.read_sync(lambda w: w.drafts.idle(script, before)))

    assert idle("intake", NOW + MINUTE) == ["d1"]
    assert idle("intake", NOW) == []
    assert idle("no_action", NOW + MINUTE) == []


def test_a_warning_is_remembered_without_a_new_version(database: Database) -> None:
    assert database.write_sync(lambda w: w.drafts.mark_warned(draft(), NOW + MINUTE))
    assert database.read_sync(lambda w: w.drafts.get("d1")) == draft(warned_at=NOW + MINUTE)


def test_a_draft_that_was_touched_since_it_was_read_neither_expires_nor_is_warned_about(
    database: Database,
) -> None:
    database.write_sync(lambda w: w.drafts.save(draft()))
    assert not database.write_sync(lambda w: w.drafts.expire(draft()))
    assert not database.write_sync(lambda w: w.drafts.mark_warned(draft(), NOW))
    kept = database.read_sync(lambda w: w.drafts.get("d1"))
    assert kept is not None
    assert kept.warned_at is None
    assert database.write_sync(lambda w: w.drafts.expire(kept))
    assert database.read_sync(lambda w: w.drafts.get("d1")) is None
    assert not database.write_sync(lambda w: w.drafts.expire(kept))


def test_drafts_are_listed_though_one_of_them_cannot_be_opened(database: Database) -> None:
    later = draft(2, subject="c1", updated_at=NOW + MINUTE)
    database.write_sync(lambda w: w.drafts.add(later))
    database.write_sync(
        lambda w: w.connection.execute(text("UPDATE draft SET content = key WHERE id = 'd1'"))
    )
    late = NOW + 2 * MINUTE
    assert list(database.read_sync(lambda w: w.drafts.idle("intake", late))) == ["d1", "d2"]
    unsent = database.read_sync(lambda w: w.drafts.unsent("console", late))
    assert list(unsent) == [("d1", 1), ("d2", 1)]
    assert database.read_sync(lambda w: w.drafts.get("d2")) == later


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="without a time zone"):
        database.write_sync(lambda w: w.drafts.mark_warned(draft(), NOW.replace(tzinfo=None)))
