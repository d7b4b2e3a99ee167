import json
from pathlib import Path

import pytest

from dialogs.intake.alarm_scores import as_table, raised_by, read_lines, score
from dialogs.intake.alarms import scan

DATA = Path(__file__).parent.parent / "data"
KNIFE = "A pupil is waving a knife about in the corridor right now."
THEFT = "Somebody stole my bike yesterday."
QUIET = "They meet at the arcade on Fridays."


def line(text: str, expect: str, name: str = "a1", **more: str) -> str:
    return json.dumps({"id": name, "text": text, "expect": expect, **more})


def test_the_shared_narratives_give_the_figures_that_are_asked_for() -> None:
    result = score((DATA / "narratives.jsonl").read_text(encoding="utf-8").splitlines())
    assert result.as_dict() == {
        "danger": {"n": 12, "raised": {"danger": 12, "crime": 0, "special": 0, "none": 0}, "missed": []},
        "crime": {"n": 6, "raised": {"danger": 0, "crime": 6, "special": 0, "none": 0}, "missed": []},
        "special": {"n": 6, "raised": {"danger": 0, "crime": 0, "special": 6, "none": 0}, "missed": []},
        "none": {"n": 12, "raised": {"danger": 0, "crime": 0, "special": 0, "none": 12}, "missed": []},
    }  # fmt: skip
    assert result.false_danger == ()
    assert result.right_routes == result.routes == 6


def test_the_project_s_own_examples_are_recalled_with_few_false_danger_alarms() -> None:
    result = score((DATA / "alarm_examples.jsonl").read_text(encoding="utf-8").splitlines())
    recall = {row.expect: row.recall for row in result.classes}
    assert recall["danger"] >= 0.95
    assert recall["crime"] >= 0.9
    assert recall["special"] >= 0.9
    assert len(result.false_danger) * 26 <= result.not_danger


def test_texts_that_nothing_was_fitted_to_are_recalled_with_few_false_danger_alarms() -> None:
    result = score((DATA / "alarm_unseen.jsonl").read_text(encoding="utf-8").splitlines())
    recall = {row.expect: row.recall for row in result.classes}
    assert recall["danger"] >= 0.9
    assert recall["crime"] >= 0.7
    assert recall["special"] >= 0.75
    assert len(result.false_danger) * 20 <= result.not_danger


def test_no_text_that_measures_was_fitted() -> None:
    def texts(name: str) -> set[str]:
        lines = (DATA / name).read_text(encoding="utf-8").splitlines()
        return {row.text.casefold() for row in read_lines(lines)}

    assert not texts("alarm_unseen.jsonl") & texts("alarm_examples.jsonl")


def test_a_danger_text_that_is_not_noticed_is_missed_by_id() -> None:
    result = score([line(KNIFE, "danger"), line(QUIET, "danger", "a2")])
    assert result.as_dict()["danger"] == {
        "n": 2,
        "raised": {"danger": 1, "crime": 0, "special": 0, "none": 1},
        "missed": ["a2"],
    }


def test_a_class_without_alarm_misses_only_where_danger_was_raised() -> None:
    result = score(
        [line(KNIFE, "none", "b1"), line(THEFT, "none", "b2"), line(QUIET, "none", "b3")]
    )
    assert result.as_dict()["none"]["missed"] == ["b1"]
    assert result.false_danger == ("b1",)
    assert result.as_dict()["none"]["raised"] == {"danger": 1, "crime": 1, "special": 0, "none": 1}


def test_a_crime_text_that_raises_danger_counts_as_danger() -> None:
    assert raised_by("crime", scan(f"{THEFT} {KNIFE}")) == "danger"


def test_the_expected_alarm_counts_before_another_one() -> None:
    both = scan("She says her ex kicked her and stole her phone last week.")
    assert {hit.kind.value for hit in both} == {"crime", "special"}
    assert raised_by("crime", both) == "crime"
    assert raised_by("special", both) == "special"


def test_classes_that_the_file_does_not_have_are_left_out() -> None:
    assert list(score([line(QUIET, "none")]).as_dict()) == ["none"]


def test_blank_lines_are_passed_over_and_a_text_without_id_is_named_by_its_line() -> None:
    result = score(["", "  \n", json.dumps({"text": QUIET, "expect": "crime"})])
    assert result.as_dict()["crime"]["missed"] == ["line 3"]


@pytest.mark.parametrize(
    ("bad", "mend"),
    [
        ("secret words", "one JSON object"),
        ('["secret words"]', "one JSON object"),
        ('{"expect": "none", "note": "secret words"}', 'add "text"'),
        ('{"text": "secret words"}', 'set "expect"'),
        ('{"text": "secret words", "expect": ["danger"]}', 'set "expect"'),
        ("[" * 100_000, "one JSON object"),
    ],
)
def test_a_bad_line_is_named_with_what_to_mend_and_without_its_text(bad: str, mend: str) -> None:
    with pytest.raises(ValueError, match=f"Line 2: .*{mend}") as caught:
        score([line(QUIET, "none"), bad])
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_table_shows_recall_false_alarms_and_misses_but_no_text() -> None:
    rows = [line(KNIFE, "danger"), line(QUIET, "danger", "a2"), line(KNIFE, "none", "n1")]
    table = as_table(score([*rows, line("She has had FGM.", "special", "s1", kind="fgm")]))
    assert "50%" in table
    assert "False danger alarms: 1 of 2 (n1)" in table
    assert "Missed danger: 1 of 2 (a2)" in table
    assert "Right special route: 1 of 1" in table
    assert "knife" not in table
