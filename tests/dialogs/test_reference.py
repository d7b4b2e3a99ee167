"""References: what can be read out, typed wrong, and never given twice."""

from itertools import combinations

import pytest

from dialogs.intake.reference import (
    ALPHABET,
    check_character,
    new_reference,
    parse_reference,
    spoken,
)

BODIES = ["".join(ALPHABET[(start + step * n) % 32] for n in range(5)) for start in range(32)
          for step in (0, 1, 5, 15, 16, 31)]  # fmt: skip


def test_no_character_can_be_taken_for_another() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set(ALPHABET) & set("01IO")


def test_every_single_wrong_character_is_found() -> None:
    for body in BODIES:
        right = body + check_character(body)
        assert parse_reference(right) is not None
        for place in range(6):
            for wrong in ALPHABET:
                if wrong != right[place]:
                    assert parse_reference(right[:place] + wrong + right[place + 1 :]) is None


@pytest.mark.parametrize("place", range(5))
def test_every_two_neighbours_that_change_places_are_found(place: int) -> None:
    for one, other in combinations(ALPHABET, 2):
        for rest in ("22222", "7K4MQ", "ZZZZZ", "2Z3Y4"):
            body = list(rest)
            body[place] = one
            if place < 4:
                body[place + 1] = other
            right = list("".join(body) + check_character("".join(body)))
            if right[place] == right[place + 1]:
                continue
            right[place], right[place + 1] = right[place + 1], right[place]
            assert parse_reference("".join(right)) is None


@pytest.mark.parametrize(
    "heard", ["{0}", "{1}", " {1} ", "cpi {2}", "CPI{2}", "{3}", "cpi-{4}", "{0}."]
)
def test_a_reference_is_understood_as_people_write_it(heard: str) -> None:
    reference = new_reference()
    bare = reference.removeprefix("CPI-")
    text = heard.format(
        reference, reference.lower(), bare.replace("-", ""), bare.replace("-", " "), bare.lower()
    )
    assert parse_reference(text) == reference


@pytest.mark.parametrize(
    "text", ["", "CPI", "CPI-", "CPI-7K4M", "CPI-0OI1-22", "CPI-7K4M-2QQ", "é"]
)
def test_what_cannot_be_a_reference_is_none(text: str) -> None:
    assert parse_reference(text) is None


def test_it_is_said_in_words_that_cannot_be_misheard() -> None:
    assert spoken("CPI-7K4M-2Q") == "seven Kilo four Mike, two Quebec"
    words = {spoken(f"CPI-{c * 4}-{c * 2}").split()[0] for c in ALPHABET}
    assert len(words) == 32


def test_references_do_not_repeat_and_check_themselves() -> None:
    found = {new_reference() for _ in range(2000)}
    assert len(found) > 1990
    assert all(parse_reference(reference) == reference for reference in found)
