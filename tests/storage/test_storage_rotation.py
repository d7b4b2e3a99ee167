import pytest
from sqlalchemy import select, update
from storage_samples import (
    INSTALLATION,
    NOW,
    PRACTITIONER,
    REFERENCE,
    addition,
    case,
    draft,
    entry,
    outcome,
    people,
    submission,
)

from storage.audit import verify
from storage.crypto import MasterKeys, Tampered, UnknownMasterKey, generate_key
from storage.rotation import rewrap
from storage.tables import SubmissionRow, table
from storage.unit_of_work import Database


def fill(work) -> None:  # noqa: ANN001
    people(work)
    work.drafts.add(draft())
    work.submissions.add(submission())
    work.submissions.add(submission(2, content=None))
    work.submissions.add_addition(addition())
    work.cases.add(case())
    work.cases.add_outcome(outcome())
    work.console.add("w1", "m1", "bot", "text", {"n": 1}, NOW)
    work.slack_installations.save(INSTALLATION)
    work.teams_references.save(REFERENCE)
    work.audit.append(entry())


def content_of(work) -> tuple:  # noqa: ANN001
    return (
        work.members.get("m1"),
        work.drafts.get("d1"),
        work.submissions.get("s1"),
        work.submissions.additions("s1"),
        work.cases.outcomes("c1"),
        work.console.list("w1", "m1")[0].body,
        work.slack_installations.find("T1"),
        work.teams_references.find("w1", "personal", "m1"),
    )


def test_after_a_rotation_the_old_master_key_is_not_needed(migrated_url: str) -> None:
    old, new = generate_key(), generate_key()
    before = Database(migrated_url, MasterKeys.from_text(old))
    before.write_sync(fill)
    before.close()

    both = MasterKeys.from_text(f"{new},{old}")
    database = Database(migrated_url, both)
    done = []
    while not done or done[-1]:
        done.append(database.write_sync(lambda w: rewrap(w.connection, both, limit=3)))
    database.close()
    assert done == [3, 3, 3, 1, 0]
    # 2 members, draft, submission, addition, outcome, channel, installation, reference, force

    only_new = MasterKeys.from_text(new)
    after = Database(migrated_url, only_new)
    member, kept, sent, additions, outcomes, body, installation, reference = after.read_sync(
        content_of
    )
    after.write_sync(lambda w: w.audit.append(entry()))
    assert after.read_sync(lambda w: verify(w.connection, only_new)) == []
    after.close()
    assert (member, kept, sent) == (PRACTITIONER, draft(), submission())
    assert (additions, outcomes, body) == ([addition()], [outcome()], {"n": 1})
    assert installation == INSTALLATION
    assert reference == REFERENCE


def test_without_the_old_master_key_nothing_opens_and_nothing_is_lost(migrated_url: str) -> None:
    old, new = (MasterKeys.from_text(generate_key()) for _ in range(2))
    before = Database(migrated_url, old)
    before.write_sync(fill)
    before.close()

    stranger = Database(migrated_url, new)
    with pytest.raises(UnknownMasterKey):
        stranger.read_sync(content_of)
    with pytest.raises(UnknownMasterKey):
        stranger.write_sync(lambda w: rewrap(w.connection, new))
    found = stranger.read_sync(lambda w: verify(w.connection, new))
    assert [problem.what for problem in found] == ["the audit key cannot be opened"]
    stranger.close()

    again = Database(migrated_url, old)
    assert again.read_sync(content_of)[1] == draft()
    again.close()


def test_content_moved_to_another_row_does_not_open(database: Database) -> None:
    database.write_sync(
        lambda w: (w.submissions.add(submission()), w.submissions.add(submission(2)))
    )
    other = table(SubmissionRow).alias()
    for columns in (("content",), ("content", "key")):
        values = {
            name: select(other.c[name]).where(other.c.id == "s2").scalar_subquery()
            for name in columns
        }
        move = update(SubmissionRow).where(SubmissionRow.id == "s1")
        database.write_sync(
            lambda w, move=move, values=values: w.connection.execute(move.values(values))
        )
        with pytest.raises(Tampered):
            database.read_sync(lambda w: w.submissions.get("s1"))
