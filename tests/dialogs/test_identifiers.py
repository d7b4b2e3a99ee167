"""Phones, e-mails, online names, places and registrations as people type them."""

import json
import subprocess
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.fields import Field, FieldError, Raw, Value
from dialogs.engine.identifiers import (
    CallMe,
    Contacts,
    EmailOrPhone,
    Place,
    Registration,
    find_identifiers,
)

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Europe/London"))
PLATE = Registration("plate", "Registration")
CONTACTS = Contacts("contacts", "Phones and online names")
REACH = EmailOrPhone("reach", "Work email or phone", required=True)
CALL = CallMe("call", "Best number and time to call you")
PLACE = Place("place", "Where?")
NO_UK_NUMBER = "That does not look like a UK number. Try 07700 900456."
PIECES = st.lists(
    st.sampled_from(
        [
            "07700",
            "900456",
            "+44",
            "(0)",
            "023",
            "8083",
            "2300",
            "@jay_k",
            "a@b.co",
            "www.x.com/y",
            "PO1",
            "2AB",
            "AB12",
            "CDE",
            "K?R",
            "ends",
            "plate",
            "943",
            "476",
            "5919",
            "AB",
            "12",
            "34",
            "56",
            "C",
            "snap:",
            "-",
            "/",
            ".",
            "(",
            ")",
            "+",
            "999999999999999",
            "@",
            "https://",
            "\n",
            "\x00",
            "٣٤٥",
        ]
    ),
    max_size=9,
).map(" ".join)
ANYTHING = st.one_of(st.text(st.characters(exclude_categories=())), PIECES)


def outcome(field: Field, raw: Raw) -> tuple[Value, str | None]:
    try:
        return field.parse(raw, NOW), None
    except FieldError as refused:
        return None, refused.message


@pytest.mark.parametrize(
    ("typed", "phones"),
    [
        ("07700 900456", ["+447700900456"]),
        ("07700900000 and 07700 900999", ["+447700900000", "+447700900999"]),
        ("01632 960001", ["+441632960001"]),
        ("020 7946 0123", ["+442079460123"]),
        ("0113 496 0000", ["+441134960000"]),
        ("028 9649 6000", ["+442896496000"]),
        ("029 2018 0000", ["+442920180000"]),
        ("0191 498 0000", ["+441914980000"]),
        ("0808 157 0123", ["+448081570123"]),
        ("0909 879 0123", ["+449098790123"]),
        ("03069 990123", ["+443069990123"]),
        ("+44 (0)7700 900456", ["+447700900456"]),
        ("0044 7700 900456", ["+447700900456"]),
        ("447700900456", ["+447700900456"]),
        ("7700 900456", ["+447700900456"]),
        ("(023) 8083 2300", ["+442380832300"]),
        ("07700-900-456", ["+447700900456"]),
        ("07700 900456 07700 900457", ["+447700900456", "+447700900457"]),
        ("07700 900456/07700 900457", ["+447700900456", "+447700900457"]),
        ("07700 900456, 07700 900456", ["+447700900456"]),
        ("0800 555 111, 7 Smith Road", ["+44800555111"]),
        ("0800 1111", ["+448001111"]),
        ("+33 1 23 45 67 89", ["+33123456789"]),
        ("+48 512 345 678 (WhatsApp)", ["+48512345678"]),
        ("023 8083 2300 ext 12", ["+442380832300"]),
        ("999 and 101", []),
        ("ends 456", []),
        ("07700 9004??", []),
        ("14-02-2010", []),
        ("facebook id 100012345678901", []),
        ("NHS 943 476 5919", []),
    ],
)
def test_phones_are_found_in_any_spelling(typed: str, phones: list[str]) -> None:
    value = CONTACTS.parse(typed, NOW)
    assert isinstance(value, dict)
    assert value["phones"] == phones
    assert value["text"] == typed


@pytest.mark.parametrize(
    "typed",
    [
        "07700 90045",
        "07700 9004567",
        "0770 09004",
        "12345678",
        "+1 555 0123",
        "snap jay_k, 0123 456 7",
    ],
)
def test_what_only_looks_like_a_phone_is_refused_with_an_example(typed: str) -> None:
    """Where no other box takes the number, the error says what leaving it empty means."""
    for field, else_ in (
        (CONTACTS, "Or put it in the last box."),
        (CALL, "Or leave this empty: then we do not call."),
    ):
        with pytest.raises(FieldError) as refused:
            field.parse(typed, NOW)
        assert refused.value.message == f"{NO_UK_NUMBER} {else_}"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("023 9268 8793 x123", "+442392688793"),
        ("02392688793 x 12", "+442392688793"),
        ("٠٧٧٠٠ ٩٠٠٤٥٦", "+447700900456"),
        ("０７７００９００４５６", "+447700900456"),
        ("+44 (0)7700 900456", "+447700900456"),
        ("+48 501 234 567", "+48501234567"),
    ],
)
def test_extensions_and_digits_of_other_scripts_are_understood(typed: str, number: str) -> None:
    value = CONTACTS.parse(typed, NOW)
    assert isinstance(value, dict)
    assert value["phones"] == [number]


def test_a_number_named_as_something_else_is_no_phone() -> None:
    value = CONTACTS.parse("PIN 1234567", NOW)
    assert isinstance(value, dict)
    assert value["phones"] == []


@pytest.mark.parametrize(
    ("typed", "emails", "handles", "urls"),
    [
        ("Jay@Example.com", ["jay@example.com"], [], []),
        ("snap: Jay_07", [], ["jay_07"], []),
        ("snapchat is jdog, insta @jay.k", [], ["jdog", "jay.k"], []),
        ("@biggz_07 on tiktok", [], ["biggz_07"], []),
        ("jay_k on snap", [], ["jay_k"], []),
        ("he is on snapchat and insta", [], [], []),
        ("https://www.Instagram.com/Jay/.", [], [], ["instagram.com/Jay"]),
        ("instagram.com/jayk", [], [], ["instagram.com/jayk"]),
        ("@here <@U123> <!channel>", [], [], []),
    ],
)
def test_online_names_are_found(
    typed: str, emails: list[str], handles: list[str], urls: list[str]
) -> None:
    value = CONTACTS.parse(typed, NOW)
    assert isinstance(value, dict)
    assert (value["emails"], value["handles"], value["urls"]) == (emails, handles, urls)


@pytest.mark.parametrize(
    ("typed", "plate", "partial", "shown"),
    [
        ("ab12 cde", "AB12CDE", False, "AB12 CDE"),
        ("silver Astra AB12CDE", "AB12CDE", False, "AB12 CDE (silver Astra AB12CDE)"),
        ("AB12CDE and CD34EFG", "AB12CDE", False, "AB12 CDE (AB12CDE and CD34EFG)"),
        ("Polish plate WX 12345", "WX12345", False, "WX12345 (Polish plate WX 12345)"),
        ("private plate B1G BOY", "B1GBOY", True, "Part: B1GBOY (private plate B1G BOY)"),
        ("ends CAR", "*CAR", True, "Part: ends CAR"),
        ("ENDS KXR", "*KXR", True, "Part: ends KXR"),
        ("first two AB", "AB", True, "Part: AB"),
        ("K _ R", "K?R", True, "Part: K?R"),
        ("KX followed by 12", "KX12", True, "Part: KX12"),
        ("contains X and 5", "*X*5*", True, "Part: has X and 5"),
        ("a b 1 2 c d e", "AB12CDE", False, "AB12 CDE"),
        ("K?R", "K?R", True, "Part: K?R"),
        ("AB12 C?E", "AB12C?E", True, "Part: AB12C?E"),
        ("ends KXR", "*KXR", True, "Part: ends KXR"),
        ("last three letters kxr", "*KXR", True, "Part: ends KXR"),
        ("...KXR", "*KXR", True, "Part: ends KXR"),
        ("starts AB12", "AB12*", True, "Part: starts AB12"),
        ("AB12", "AB12", True, "Part: AB12"),
        ("m3 xyz", "M3XYZ", False, "M3XYZ"),
        ("ABC 123D", "ABC123D", False, "ABC123D"),
        ("AZ 1234", "AZ1234", False, "AZ1234"),
    ],
)
def test_a_registration_is_kept_in_full_or_in_part(
    typed: str, plate: str, partial: bool, shown: str
) -> None:
    value = PLATE.parse(typed, NOW)
    assert value == {"text": typed, "plate": plate, "partial": partial}
    assert PLATE.show(value) == shown


@pytest.mark.parametrize(
    "typed",
    [
        *("?", "not known", "reg unknown", "don't know", "none", "no plates on it"),
        *("I didn't see it", "could not see", "too dark to see"),
    ],
)
def test_a_registration_nobody_knows_is_recorded_as_such(typed: str) -> None:
    assert PLATE.parse(typed, NOW) == {"not_known": True}


@pytest.mark.parametrize(
    "typed",
    ["!!!", "🚗", "a silver car with a dent in the door", "silver astra", "covered with mud"],
)
def test_what_cannot_be_a_registration_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(FieldError, match=r"Try AB12 CDE, K\?R, or: ends KXR\."):
        PLATE.parse(typed, NOW)


@pytest.mark.parametrize(
    ("typed", "emails", "phones"),
    [
        ("sam.reed@example.org", ["sam.reed@example.org"], []),
        ("07700 900456", [], ["+447700900456"]),
        ("sam@example.org or 023 8083 2300", ["sam@example.org"], ["+442380832300"]),
    ],
)
def test_one_way_to_be_reached_is_enough(typed: str, emails: list[str], phones: list[str]) -> None:
    assert REACH.parse(typed, NOW) == {"text": typed, "emails": emails, "phones": phones}


@pytest.mark.parametrize(
    ("typed", "example"),
    [
        ("", "sam.reed@example.org or 07700 900456"),
        ("not known", "sam.reed@example.org or 07700 900456"),
        ("Sam", "sam.reed@example.org or 07700 900456"),
        ("sam.reed@example", "Try sam.reed@example.org"),
        ("01234", "Try 07700 900456, or type your work email"),
        ("07700 90045", "Try 07700 900456, or type your work email"),
    ],
)
def test_without_a_way_to_be_reached_the_error_gives_an_example(typed: str, example: str) -> None:
    with pytest.raises(FieldError) as refused:
        REACH.parse(typed, NOW)
    assert example in refused.value.message


@pytest.mark.parametrize(
    ("typed", "phones"),
    [
        ("after 4, 07700 900456", ["+447700900456"]),
        ("Mon-Fri 9-5 on 023 8083 2300", ["+442380832300"]),
        ("0900-1700 07700 900456", ["+447700900456"]),
        ("07700 900456 0900-1700", ["+447700900456"]),
        ("09.00-17.00", []),
    ],
)
def test_hours_beside_a_number_are_not_taken_for_one(typed: str, phones: list[str]) -> None:
    assert CALL.parse(typed, NOW) == {"text": typed, "phones": phones}


def test_no_number_to_call_means_no_calls() -> None:
    assert CALL.parse("", NOW) is None


@pytest.mark.parametrize(
    ("typed", "postcodes"),
    [
        ("Flat 3, 9 Elm Court, so147dw", ["SO14 7DW"]),
        ("po1 2ab and PO12AB", ["PO1 2AB"]),
        ("EC1A 1BB", ["EC1A 1BB"]),
        ("behind the shops in K1 2AB", []),
    ],
)
def test_postcodes_in_a_place_are_found(typed: str, postcodes: list[str]) -> None:
    assert PLACE.parse(typed, NOW) == {"text": typed, "postcodes": postcodes}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Karl Dean (14/2/2001, 9 Elm Court, PO1 2AB) now uses 07700 900456",
            [("postcode", "PO1 2AB"), ("phone", "+447700900456")],
        ),
        (
            "seen on 3 October about 16:10 getting into silver Astra, plate ends KXR",
            [("registration", "*KXR")],
        ),
        (
            "NHS number 943 476 5919, NI AB 12 34 56 C",
            [("nhs", "9434765919"), ("nino", "AB123456C")],
        ),
        ("NHS 943 476 5918", []),
        ("A27 AND M27 AND THE A3 FOR AGES, year 10 girl at No10 the Hard", []),
        ("he uses the name KD_pompey online", [("handle", "kd_pompey")]),
        ("QQ 12 34 56 Z on the M3 and the A27", []),
        (
            "reg AB12CDE, jay@example.com, example.com/jay, @jay_k",
            [
                ("registration", "AB12CDE"),
                ("email", "jay@example.com"),
                ("url", "example.com/jay"),
                ("handle", "jay_k"),
            ],
        ),
    ],
)
def test_identifiers_are_found_in_an_account(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.kind, one.value) for one in find_identifiers(text)] == found


@given(text=ANYTHING)
def test_identifiers_stand_in_order_and_never_overlap(text: str) -> None:
    found = find_identifiers(text)
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.start < one.end for end, one in zip(ends, found, strict=False))
    assert all(one.value for one in found)


@pytest.mark.parametrize("field", [PLATE, CONTACTS, REACH, CALL, PLACE])
@given(raw=ANYTHING)
def test_any_input_gives_a_value_or_a_plain_error(field: Field, raw: str) -> None:
    value, message = outcome(field, raw)
    assert message is None or message.endswith(".")
    assert json.loads(json.dumps(value)) == value
    field.show(value).encode()


def test_slow_libraries_wait_until_someone_gives_a_number() -> None:
    loaded = "import dialogs.engine.identifiers, dialogs.engine.when, sys; print(*sys.modules)"
    modules = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "dialogs.engine.identifiers" in modules
    assert not {"phonenumbers", "stdnum", "dateparser"} & set(modules)
