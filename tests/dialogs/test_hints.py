"""Hints beside a page: what people ordinarily write needs no explaining."""

from typing import Any

import pytest
from walking import OPEN

from dialogs.engine.page import Sight
from dialogs.intake.hints import hints_for


def hints(key: str, text: str) -> tuple[str, ...]:
    answers: dict[str, Any] = {"C1": {"what": text}}
    return hints_for(key, Sight(answers, {}, {}, OPEN))


@pytest.mark.parametrize(
    "text",
    [
        "Seen getting into a silver Astra. The plate ends KXR.",
        "A grey Golf, registration AB12 CDE, parks there most evenings.",
        "The car has KXR at the end of its plate, plate starts with LD.",
        "Reg: YK61 ZZX, a black BMW.",
        "It is a VW Golf GTI, the mother drives a KIA.",
        "Karl Dean of 9 Elm Court, PO4 8RA, is on CCTV near the ATM.",
        "A pupil in my PE class told the SENCO about it.",
        "He is NOT working and NEVER at home. He is ON his bike ALL day.",
        "KD SELLS VAPES TO KIDS AT THE PARK ON FRIDAYS",
        "They watch TV, use an ID, talk to the GP and the NHS. OK?",
        "My number plate notes: first letters KXR, then 19.",
    ],
)
@pytest.mark.parametrize("key", ["C2.1", "C4"])
def test_ordinary_words_get_no_hint(key: str, text: str) -> None:
    assert hints(key, text) == ()


@pytest.mark.parametrize(
    ("key", "text", "hint"),
    [
        (
            "C2.1",
            "K.D. sells vapes. His BMW ends KXR.",
            "You wrote K.D. If you know the full name, add it.",
        ),
        (
            "C2.1",
            "A BMW waits for KD at the gate.",
            "You wrote KD. If you know the full name, add it.",
        ),
        ("C4", "I told the DSL. The plate ends KXR.", "Could you say what DSL means?"),
        ("C4", "He was at the NHS centre with a BRP card.", "Could you say what BRP means?"),
        ("C2.1", "He is a dodgy man.", "'Dodgy' is a view. What did you see?"),
        (
            "C4",
            "Vapes at the park. On another matter, a man shouts.",
            "This looks like two matters. You can send two forms.",
        ),
    ],
)
def test_what_a_reader_could_not_know_gets_one_hint(key: str, text: str, hint: str) -> None:
    assert hints(key, text) == (hint,)
