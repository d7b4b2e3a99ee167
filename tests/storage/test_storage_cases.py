from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from storage_samples import NOW, addition, case, outcome, submission

from dialogs.ports import CaseState, StaleCase
from storage.tables import AdditionRow, OutcomeRow, SubmissionRow
from storage.unit_of_work import Database

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def one_case(database: Database) -> None:
    database.write_sync(lambda w: (w.submissions.add(submission()), w.cases.add(case())))


def test_a_submission_comes_back_as_it_was_sent(database: Database) -> None:
    def look(work):  # noqa: ANN001, ANN202
        return (
            work.submissions.get("s1"),
            work.submissions.by_reference("f1", "REF-1"),
            work.submissions.get("s9"),
            work.submissions.by_reference("f2", "REF-1"),
        )

    assert database.read_sync(look) == (submission(), submission(), None, None)


def test_a_member_sees_the_newest_submissions_first(database: Database) -> None:
    for number in (2, 3):
        later = submission(number, sent_at=NOW + number * HOUR)
        database.write_sync(lambda w, later=later: w.submissions.add(later))
    seen = database.read_sync(lambda w: w.submissions.of_member("m1", 2))
    assert [one.id for one in seen] == ["s3", "s2"]
    assert database.read_sync(lambda w: w.submissions.of_member("m2")) == []


def test_a_reference_is_given_once_in_a_force(database: Database) -> None:
    with pytest.raises(IntegrityError) as caught:
        database.write_sync(lambda w: w.submissions.add(submission(2, reference="REF-1")))
    assert "REF-1" not in str(caught.value).split("[SQL", maxsplit=1)[-1]


def test_additions_come_in_the_order_of_their_time(database: Database) -> None:
    first, second = addition(2), addition(1, at=NOW + HOUR, kind="withdraw", content=None)
    database.write_sync(
        lambda w: (w.submissions.add_addition(second), w.submissions.add_addition(first))
    )
    assert database.read_sync(lambda w: w.submissions.additions("s1")) == [first, second]


def test_destroyed_content_is_gone_and_the_figures_stay(database: Database) -> None:
    def fill(work) -> None:  # noqa: ANN001
        work.submissions.add_addition(addition())
        work.cases.add_outcome(outcome())

    def destroy(work) -> None:  # noqa: ANN001
        work.submissions.destroy_content("s1")
        work.cases.destroy_outcomes("c1")

    database.write_sync(fill)
    database.write_sync(destroy)
    assert database.read_sync(lambda w: w.submissions.get("s1")) == submission(content=None)
    assert database.read_sync(lambda w: w.submissions.additions("s1")) == [addition(content=None)]
    assert database.read_sync(lambda w: w.cases.outcomes("c1")) == [outcome(content=None)]
    for table in (SubmissionRow, AdditionRow, OutcomeRow):
        columns = select(table.key, table.content)
        kept = database.read_sync(lambda w, columns=columns: w.connection.execute(columns).all())
        assert kept == [(None, None)]


def test_a_case_comes_back_as_it_was_written(database: Database) -> None:
    assert database.read_sync(lambda w: w.cases.get("c1")) == case()
    assert database.read_sync(lambda w: w.cases.by_submission("s1")) == case()
    assert database.read_sync(lambda w: w.cases.get("c9")) is None
    assert database.read_sync(lambda w: w.cases.by_submission("s9")) is None


def test_a_saved_case_is_one_version_on_and_an_old_copy_is_stale(database: Database) -> None:
    taken = case(state=CaseState.TAKEN, holder_id="m2", taken_at=NOW, risk="high", high=True)
    database.write_sync(lambda w: w.cases.save(taken))
    with pytest.raises(StaleCase):
        database.write_sync(lambda w: w.cases.save(case(holder_id="m1")))
    assert database.read_sync(lambda w: w.cases.get("c1")) == replace(taken, version=2)


def test_the_cards_reference_outlives_a_save_and_changes_no_version(database: Database) -> None:
    database.write_sync(lambda w: w.cases.set_message_ref("c1", "post-1"))
    database.write_sync(lambda w: w.cases.save(case(opened_at=NOW)))
    kept = database.read_sync(lambda w: w.cases.get("c1"))
    assert kept == case(version=2, message_ref="post-1", opened_at=NOW)


def test_the_desk_lists_the_most_pressing_first_and_closed_cases_newest_first(
    database: Database,
) -> None:
    def fill(work) -> None:  # noqa: ANN001
        for number, state, high in (
            (2, CaseState.NEW, False),
            (3, CaseState.TAKEN, True),
            (4, CaseState.DECIDED, False),
            (5, CaseState.WITHDRAWN, True),
        ):
            work.submissions.add(submission(number))
            made = case(number, state=state, high=high, look_by=NOW - number * HOUR)
            work.cases.add(replace(made, created_at=NOW + number * HOUR))

    def listed(*states: CaseState, limit: int = 100) -> list[str]:
        return [c.id for c in database.read_sync(lambda w: w.cases.listed("f1", states, limit))]

    database.write_sync(fill)
    assert listed(CaseState.NEW, CaseState.TAKEN) == ["c3", "c2", "c1"]
    assert listed(CaseState.NEW, limit=1) == ["c2"]
    assert listed(CaseState.DECIDED, CaseState.WITHDRAWN) == ["c5", "c4"]
    assert listed() == []
    assert database.read_sync(lambda w: w.cases.listed("f2", list(CaseState))) == []


def test_outcomes_stay_beside_the_ones_that_replace_them(database: Database) -> None:
    first, amended = outcome(1), outcome(2, replaces="o1", decided_at=NOW + HOUR, primary=False)
    database.write_sync(lambda w: (w.cases.add_outcome(first), w.cases.add_outcome(amended)))
    assert database.read_sync(lambda w: w.cases.outcomes("c1")) == [first, amended]


def test_signposts_are_counted_by_day(database: Database) -> None:
    day = date(2025, 10, 3)
    for route in ("101", "999", "101"):
        database.write_sync(
            lambda w, route=route: w.counts.signpost("f1", day, route, "portsmouth", "")
        )
    rows = database.read_sync(
        lambda w: w.connection.execute(
            text("SELECT route, shown FROM signpost_count ORDER BY 1")
        ).all()
    )
    assert rows == [("101", 2), ("999", 1)]
