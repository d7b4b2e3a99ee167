"""*Open*: everything, in the order of conversation.md 4.2, the source hidden."""

import re
from dataclasses import replace
from typing import Any

from dialogs.engine.views import CaseDetail, Press
from dialogs.intake.cpi_pages import cpi_pages
from dialogs.ports import Addition
from tests.dialogs.triage.world import (
    DANGER,
    NARRATIVE,
    PROFILE,
    World,
    taken,
    the_ask,
    the_detail,
    world,
)


def opened(made: World, by: str = "sam") -> CaseDetail:
    return the_detail(made.press("open", by).views)


def titles(shown: CaseDetail) -> list[str]:
    return [section.title for section in shown.sections]


def section(shown: CaseDetail, title: str) -> Any:
    return next(s for s in shown.sections if s.title == title)


def test_the_order_is_the_one_of_the_conversation() -> None:
    shown = opened(taken(alarms=[DANGER], flags=["crime_doubt"]))
    assert titles(shown) == [
        "ALARM",
        "Handling",
        "Marks",
        "What they know",
        "When and where",
        "Person 1",
        "Vehicle 1",
        "How they know",
        "Original source",
        "Their view",
        "Sender",
        "Already reported",
        "Timeline",
    ]
    assert section(shown, "Their view").label == "VIEW, NOT FACT"
    assert section(shown, "What they know").lines == (("", NARRATIVE),)


def test_the_alarm_box_stands_out_and_asks_what_was_done() -> None:
    box = opened(taken(alarms=[DANGER])).sections[0]
    assert box.emphasis
    assert dict(box.lines) == {
        "Words": "he will kill her",
        "Answer": "Person said no one is in danger",
        "Sender's number": "07700 900456 after 4pm",
        "What did you do?": "Not recorded yet.",
    }


def test_the_original_source_is_hidden_until_the_second_click_which_is_audited() -> None:
    made = taken()
    shown = opened(made)
    assert "Pupil Zed" not in repr(shown)
    (show,) = section(shown, "Original source").actions
    assert show.does == Press("show_source", "case1", made.case().version)
    assert "case.source_read" not in dict(made.events())
    revealed = the_detail(made.press("show_source").views)
    assert section(revealed, "Original source").lines == (("Who first told them", "Pupil Zed"),)
    assert ("case.source_read", "sam") in made.events()


def test_the_view_is_not_among_the_facts() -> None:
    shown = opened(taken())
    others = [s for s in shown.sections if s.title != "Their view"]
    assert "He is the boss" not in repr(others)


def test_the_handling_box_says_the_name_rule_and_who_is_at_risk() -> None:
    lines = dict(
        section(
            opened(taken(naming="ask", at_risk="yes", at_risk_who="Her little brother")), "Handling"
        ).lines
    )
    assert lines["May they be named?"] == "Ask me first"
    assert lines["At risk if police act on this?"] == "Yes"
    assert lines["Who, and why"] == "Her little brother"
    assert lines["Does the person know it was shared?"] == "No"


def test_nothing_in_the_detail_speaks_to_the_sender() -> None:
    asked = [
        {
            "title": page.title,
            "lines": [[field.label, "Said"] for field in page.fields if field.name != "next"],
        }
        for page in cpi_pages(PROFILE)
    ]
    left = [
        ["Not given", "When did you find out? · Who else knows? · Best number and time to call you"]
    ]
    asked.append({"title": "How you know", "lines": left})
    labels = [
        (label, text)
        for shown in opened(taken(parts=asked)).sections
        for label, text in shown.lines
    ]
    assert ("Does the person know it was shared?", "Said") in labels
    assert (
        "Not given",
        "When did they find out · Who else knows · Best number and time to call the sender",
    ) in labels
    assert not [label for label, _ in labels if re.search(r"\byou", label) and "do?" not in label]


def test_what_the_sender_added_is_shown_with_what_they_know() -> None:
    made = taken()
    made.work.submissions.add_addition(
        Addition("a1", "sub1", "wrong_person", made.now, {"text": "Not Karl but Carl"})
    )
    lines = section(opened(made), "What they know").lines
    assert lines[-1][0].startswith("Wrong person, ")
    assert lines[-1][1] == "Not Karl but Carl"


def test_each_reading_is_audited_with_who_read() -> None:
    made = taken()
    opened(made, "ola")
    assert ("case.read", "ola") in made.events()
    assert made.case().holder_id == "sam"


def test_buttons_follow_who_looks() -> None:
    made = world()
    assert [a.label for a in opened(made, "ola").actions] == ["Take and open"]
    made.press("take")
    assert [a.label for a in opened(made, "ola").actions] == []
    assert [a.label for a in opened(made).actions] == [
        "Intelligence log",
        "Crime desk",
        "Safeguarding",
        "No action",
        "Release",
    ]


def test_results_are_shown_and_the_replaced_one_is_marked() -> None:
    made = taken()
    made.fill("intelligence")
    first = made.outcomes()[0]
    made.fill(f"amend.crime.{first.id}", reason="It is a crime")
    shown = opened(made)
    assert section(shown, "Result: intelligence log").label == "NOT IN FORCE"
    now = section(shown, "Result: crime desk")
    assert now.label == ""
    assert dict(now.lines)["Why does the result change?"] == "It is a crime"
    assert ("Grade", "2CP") in section(shown, "Result: intelligence log").lines


def test_what_a_second_handler_is_to_confirm_stands_before_the_case() -> None:
    made = taken(alarms=[DANGER])
    step = {"step": "called_sender", "confirm": "second"}
    made.fill("no_action", note="It was a film", **step)
    shown = opened(made, "ola")
    assert titles(shown)[:3] == ["ALARM", "Result: no action, not yet confirmed", "Handling"]
    assert shown.sections[1].label == "TO CONFIRM"
    assert ("Note", "It was a film") in shown.sections[1].lines
    made.press("send_back", "ola")
    assert section(opened(made), "Result: no action, not yet confirmed").label == "NOT IN FORCE"
    made.fill("no_action", note="It was a song", confirm="second")
    results = [s for s in opened(made, "ola").sections if s.title.startswith("Result")]
    assert [s.label for s in results] == ["TO CONFIRM", "NOT IN FORCE"]
    assert ("Note", "It was a song") in results[0].lines


def test_a_case_without_its_content_says_so() -> None:
    made = taken()
    made.work.submissions.destroy_content("sub1")
    shown = opened(made)
    assert titles(shown)[0] == "Details removed"
    assert NARRATIVE not in repr(shown)
    assert replace(shown, sections=()).reference == "CPI-7K4M-1Q"


def test_an_alarm_in_what_was_added_is_in_the_alarm_box_and_asks_for_a_step_again() -> None:
    made = taken(alarms=[DANGER])
    made.fill("intelligence", step="false_alarm")
    made.later()
    raised = {"words": ["she has a knife"], "rules": ["r2"]}
    added = Addition("a1", "sub1", "add", made.now, {"text": "She has a knife", "alarms": [raised]})
    made.work.submissions.add_addition(added)
    boxes = [dict(s.lines) for s in opened(made).sections if s.title == "ALARM"]
    assert [box["Words"] for box in boxes] == ["he will kill her", "she has a knife"]
    assert boxes[1]["What did you do?"] == "Not recorded yet."
    ask = the_ask(made.press("crime").views)
    assert "step" in {shown.field.name for shown in ask.fields}


def test_the_answers_of_the_gate_are_not_among_how_they_know() -> None:
    gate = [{"title": "How urgent", "lines": [["How urgent is this?", "It can wait"]]}]
    shown = opened(taken(parts=gate, first_told={"not_known": True}))
    assert section(shown, "How urgent").lines == (("How urgent is this?", "It can wait"),)
    assert "Original source" not in titles(shown)
