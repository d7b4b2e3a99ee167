"""Views as modals: inputs with what stands in them, errors on their fields, a case page by page."""

from dataclasses import replace

import pytest
from slack_views import (
    buttons_of,
    check_modal,
    inputs_of,
    labels_of,
    marked_words,
    plain_words,
    press,
    submit,
)
from talking import Talk

from adapters.slack.controls import SHORTENED
from adapters.slack.modals import errors, modal
from adapters.slack.translate import pressed, submitted
from dialogs.engine.fields import Choice, Choices, Option, Text
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.page import Kind
from dialogs.engine.views import (
    Action,
    Ask,
    CaseDetail,
    Copyable,
    Part,
    Press,
    Progress,
    Review,
    Section,
    Shown,
)
from tests.adapters.extremes import LONG, MARK, NASTY


def options(count: int) -> tuple[Option, ...]:
    return tuple(Option(f"o{n}", f"Option {n}", "A hint." if n == 1 else "") for n in range(count))


def form(*fields: Shown) -> Ask:
    return Ask(
        "intake",
        "C4",
        7,
        Kind.FORM,
        "How do you know?",
        text=("Call 101 first.",),
        fields=fields,
        submit="Next",
        actions=(
            Action("Save and close", Go(Move.STOP)),
            Action("Back", Go(Move.BACK)),
            Action("Answer here instead", Go(Move.HERE)),
        ),
        progress=Progress(3, 4),
        hints=(f"You wrote {NASTY}",),
        more=True,
    )


def test_a_page_of_the_form_has_its_progress_its_inputs_and_its_small_buttons() -> None:
    sheet = modal(form(Shown(Text("why", "Why?", "Say it.", lines=3), NASTY)))
    assert (sheet["title"]["text"], sheet["submit"]["text"], sheet["close"]["text"]) == (
        "How do you know?",
        "Next",
        "Save and close",
    )
    assert [b["type"] for b in sheet["blocks"]] == [
        "context",
        "section",
        "section",
        "input",
        "actions",
    ]
    assert "Page 3 of 4" in plain_words(sheet)
    assert labels_of(sheet) == ["More to say", "Back", "Answer here instead"]
    assert f"You wrote {NASTY}" in plain_words(sheet)
    assert MARK not in marked_words(sheet)
    assert sheet["notify_on_close"]


def test_a_handler_has_no_chat_to_answer_in_and_closing_promises_nothing() -> None:
    sheet = modal(form(), chat=False)
    assert labels_of(sheet) == ["More to say", "Save for now", "Back"]
    assert sheet["close"]["text"] == "Close"
    assert not sheet["notify_on_close"]


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        (Text("f", "F", lines=1), "plain_text_input"),
        (Choice("f", "F", options=options(10)), "radio_buttons"),
        (Choice("f", "F", options=options(11)), "static_select"),
        (Choices("f", "F", options=options(10)), "checkboxes"),
        (Choices("f", "F", options=options(11)), "multi_static_select"),
    ],
)
def test_each_kind_of_field_is_its_control(field: Text | Choice | Choices, kind: str) -> None:
    (element,) = inputs_of(modal(form(Shown(field)))).values()
    assert element["type"] == kind


def test_more_options_than_a_list_holds_stand_in_groups_with_the_chosen_one_marked() -> None:
    sheet = modal(form(Shown(Choice("f", "F", options=options(161)), "o150")))
    (element,) = inputs_of(sheet).values()
    assert [g["label"]["text"] for g in element["option_groups"]] == ["1 to 100", "101 to 161"]
    assert element["initial_option"] in element["option_groups"][1]["options"]
    check_modal(sheet)


def test_what_stands_in_the_fields_is_there_again() -> None:
    fields = (
        Shown(Text("text", "Text", lines=5), "one\ntwo"),
        Shown(Choice("few", "Few", options=options(3)), "o1"),
        Shown(Choice("preset", "Preset", options=options(3), preset="o2"), ""),
        Shown(Choices("ticks", "Ticks", options=options(4)), ("o0", "o3")),
    )
    found = submitted(submit(modal(form(*fields)))).inbound
    values = {"text": "one\ntwo", "few": "o1", "preset": "o2", "ticks": ("o0", "o3")}
    assert found == Answered("C4", values, 7)


def test_an_empty_form_sends_every_field_as_empty() -> None:
    fields = (
        Shown(Text("text", "Text")),
        Shown(Choice("few", "Few", options=options(3))),
        Shown(Choices("ticks", "Ticks", options=options(4))),
    )
    assert submitted(submit(modal(form(*fields)))).inbound == Answered(
        "C4", {"text": "", "few": "", "ticks": ()}, 7
    )


def test_a_field_is_optional_to_slack_unless_it_is_required() -> None:
    sheet = modal(form(Shown(Text("a", "A", required=True)), Shown(Text("b", "B"))))
    assert [b["optional"] for b in sheet["blocks"] if b["type"] == "input"] == [False, True]


@pytest.mark.parametrize("limit", [60, 200, 3_000, 9_000])
def test_a_text_over_a_fields_own_limit_reaches_the_server(limit: int) -> None:
    (element,) = inputs_of(modal(form(Shown(Text("a", "A", limit=limit))))).values()
    assert element["max_length"] == 3_000


def test_a_text_longer_than_an_input_says_that_it_is_shortened() -> None:
    sheet = modal(form(Shown(Text("a", "A", "Hint.", lines=9), "x" * 3_001)))
    assert f"Hint. {SHORTENED}" in plain_words(sheet)
    check_modal(sheet)


def test_a_label_that_is_too_long_for_an_option_goes_on_under_it() -> None:
    label = "A very long name of a team that works with children and with adults in need of care"
    sheet = modal(form(Shown(Choice("f", "F", options=(Option("o", label),)))))
    (option,) = next(iter(inputs_of(sheet).values()))["options"]
    assert f"{option['text']['text']} {option['description']['text']}" == label


def test_an_option_says_its_hint() -> None:
    sheet = modal(form(Shown(Choice("f", "F", options=options(3)))))
    described = [o.get("description") for o in next(iter(inputs_of(sheet).values()))["options"]]
    assert [d and d["text"] for d in described] == [None, "A hint.", None]


def test_errors_go_to_the_blocks_that_are_on_the_screen() -> None:
    drawn = form(Shown(Text("a", "A")), Shown(Text("b", "B")))
    wrong = form(Shown(Text("a", "A"), "x", "Too long."), Shown(Text("b", "B")))
    (block,) = errors(wrong)
    assert errors(wrong)[block] == "Too long."
    assert block in inputs_of(modal(drawn))
    assert "There is a problem: Too long." in plain_words(modal(wrong))
    assert errors(drawn) == {}


def test_a_page_drawn_anew_keeps_nothing_that_the_client_remembers() -> None:
    field = Shown(Text("a", "A"))
    old, new = modal(form(field)), modal(replace(form(field), revision=8))
    other = modal(replace(form(field), page="C2.2"))
    assert len({*inputs_of(old), *inputs_of(new), *inputs_of(other)}) == 3
    late = submit({**new, "blocks": old["blocks"]}, a="old words")
    assert submitted(late).inbound == Answered("C4", {}, 8)


def test_what_was_typed_goes_with_a_way_out_of_the_form() -> None:
    sheet = modal(form(Shown(Text("why", "Why?"))))
    more, back, _ = buttons_of(sheet)
    did = pressed(press(back, sheet, why="typed"))
    assert did.inbound == Go(Move.BACK)
    assert did.form is not None
    assert (did.form.page, did.form.values, did.form.more) == ("C4", {"why": "typed"}, False)
    wants = pressed(press(more, sheet, why="typed")).inbound
    assert wants == replace(did.form, more=True)


def test_pages_follow_each_other_until_it_is_sent() -> None:
    talk = Talk()
    talk.gate()
    typed = {
        "C1": {"what": NASTY, "often": "few"},
        "C2.1": {"name": NASTY, "part": "harm"},
        "C4": {"how": "saw", "why": NASTY},
        "C5": {"at_risk": "no", "aware": "no"},
        "C6": {"name": "Jo", "organisation": "Oak", "contact": "jo@example.org"},
        "CHECK": {},
    }
    for page, values in typed.items():
        assert talk.page == page
        talk.do(submitted(submit(modal(talk.views[-1]), **values)).inbound)  # type: ignore[arg-type]
    (sent,) = talk.sent
    assert sent.content is not None
    assert sent.content["narrative"] == [NASTY]
    assert sent.content["answers"]["C1"]["often"] == "few"


def test_more_to_say_gives_the_form_back_with_a_further_box() -> None:
    talk = Talk()
    talk.gate()
    sheet = modal(talk.views[-1])
    more = next(b for b in buttons_of(sheet) if b["text"]["text"] == "More to say")
    talk.do(pressed(press(more, sheet, what=NASTY)).inbound)  # type: ignore[arg-type]
    again = inputs_of(modal(talk.views[-1]))
    assert [block.split(":")[1] for block in again][:2] == ["what", "more"]
    assert next(iter(again.values()))["initial_value"] == NASTY


def test_an_alarm_is_pushed_with_its_buttons_and_closing_it_closes_all() -> None:
    talk = Talk()
    talk.gate()
    sheet = modal(talk.views[-1])
    talk.do(submitted(submit(sheet, what="he is going to stab her tonight")).inbound)  # type: ignore[arg-type]
    alarm = modal(talk.views[-1])
    assert alarm["clear_on_close"]
    assert "submit" not in alarm
    assert labels_of(alarm) == ["Yes, now", "It may be soon", "No one is"]
    assert "stab her tonight" in plain_words(alarm)
    talk.do(pressed(press(buttons_of(alarm)[2], alarm)).inbound)  # type: ignore[arg-type]
    assert talk.page == "C2.1"


def test_a_title_that_is_too_long_stands_in_full_under_a_short_one() -> None:
    view = Ask("i", "R1", 3, Kind.ALARM, "Has anything changed? Is anyone in danger now?")
    sheet = modal(view)
    assert sheet["title"]["text"] == "Has anything changed?…"
    assert sheet["blocks"][0]["text"]["text"] == view.title


def review(*parts: Part) -> Review:
    buttons = (
        Action("Send to police", Answered("CHECK", {"answer": "send"}, 9)),
        Action("It is from private life", Answered("CHECK", {"answer": "private"}, 9)),
        Action("Save and close", Go(Move.STOP)),
    )
    return Review("intake", "CHECK", 9, "Check and send", ("Check.",), parts, "True.", buttons)


def test_the_review_is_sent_by_its_submit_button() -> None:
    sheet = modal(review(Part("What you know", (("", NASTY),), "C1")))
    assert (sheet["submit"]["text"], sheet["close"]["text"]) == ("Send to police", "Save and close")
    assert labels_of(sheet) == ["Change", "It is from private life"]
    assert submitted(submit(sheet)).inbound == Answered("CHECK", {"answer": "send"}, 9)
    assert pressed(press(buttons_of(sheet)[0], sheet)).inbound == Go(Move.EDIT, "C1")


def test_a_part_that_is_too_long_is_cut_with_dots() -> None:
    sheet = modal(review(Part("What you know", (("", LONG),) * 3, "C1")))
    cut = next(
        b["text"]["text"] for b in sheet["blocks"] if MARK in b.get("text", {}).get("text", "")
    )
    assert len(cut) <= 3_000
    assert cut.endswith("…")


def detail(*sections: Section) -> CaseDetail:
    buttons = (Action("Release", Press("release", "c1", 7)),)
    return CaseDetail("c1", 7, "CPI-7K4M-2Q", "WITH Sam Reed", sections, buttons)


def test_a_case_is_its_sections_in_order_and_the_narrative_in_full() -> None:
    show = Action("Show", Press("show_source", "c1", 7))
    sheet = modal(
        detail(
            Section("ALARM", (("Words", NASTY),), emphasis=True),
            Section("What they know", (("", LONG), ("", LONG))),
            Section("Their view", (("", "x"),), label="VIEW, NOT FACT"),
            Section("Original source", (("", "Hidden."),), actions=(show,)),
        )
    )
    assert sheet["title"]["text"] == "CPI-7K4M-2Q"
    assert "submit" not in sheet
    assert labels_of(sheet) == ["Release", "Show"]
    headings = [b["text"]["text"] for b in sheet["blocks"] if b["type"] == "header"]
    assert headings == ["WITH Sam Reed  CPI-7K4M-2Q", "ALARM"]
    assert "*Their view · VIEW, NOT FACT*" in marked_words(sheet)
    assert plain_words(sheet).count("wide words") == 2 * LONG.count("wide words")
    assert MARK not in marked_words(sheet)


def test_a_case_that_does_not_fit_goes_on_behind_a_button() -> None:
    sections = tuple(Section(f"Person {n}", (("Find", LONG),)) for n in range(60))
    first = modal(detail(*sections))
    check_modal(first)
    rest = next(b for b in buttons_of(first) if b["text"]["text"] == "Show the rest")
    did = pressed(press(rest, first))
    assert did.inbound == Press("open", "c1", 7)
    second = modal(detail(*sections), start=did.start)
    check_modal(second)
    assert "*Person 0*" in marked_words(first)
    assert "*Person 59*" in marked_words(second)
    back = next(b for b in buttons_of(second) if b["text"]["text"] == "Show the start")
    assert pressed(press(back, second)).start == 0
    assert modal(detail(*sections), start=99_999) == first


def test_words_to_copy_out_are_all_there() -> None:
    sheet = modal(Copyable("Not sent", f"{LONG}\n{LONG}\n{NASTY}"))
    assert NASTY in plain_words(sheet)
    assert plain_words(sheet).count("wide words") == 2 * LONG.count("wide words")
