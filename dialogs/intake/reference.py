"""References: short, unguessable, easy to say, with a check character (conversation.md 5).

``CPI-7K4M-2Q``: five random characters and one that checks them, from 32 that cannot be taken for one
another (no 0 O 1 I). 33 million are possible, and a force's table refuses a repeat.
"""

import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_RANDOM = 5
_FIELD = 0b100101
"""x^5 + x^2 + 1, which makes a field of the 32 characters."""
_DIGITS = {
    "2": "two",
    "3": "three",
    "4": "four",
    "5": "five",
    "6": "six",
    "7": "seven",
    "8": "eight",
    "9": "nine",
}
_NATO = [
    "Alfa",
    "Bravo",
    "Charlie",
    "Delta",
    "Echo",
    "Foxtrot",
    "Golf",
    "Hotel",
    "India",
    "Juliett",
    "Kilo",
    "Lima",
    "Mike",
    "November",
    "Oscar",
    "Papa",
    "Quebec",
    "Romeo",
    "Sierra",
    "Tango",
    "Uniform",
    "Victor",
    "Whiskey",
    "X-ray",
    "Yankee",
    "Zulu",
]


def new_reference() -> str:
    """A reference nobody can guess from another."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM))
    return _written(body + check_character(body))


def check_character(body: str) -> str:
    """The character that makes a wrong character show, or any two that changed places.

    The characters are the 32 elements of a field, and each place has a weight of its own that is
    neither 0 nor 1: one wrong character, or two that changed places (the check character included),
    always change the sum.
    """
    total = 0
    for character in body:
        total = (total ^ ALPHABET.index(character)) << 1
        if total & len(ALPHABET):
            total ^= _FIELD
    return ALPHABET[total]


def parse_reference(text: str) -> str | None:
    """The reference as written on the card, from what a person typed or read out; None if it cannot be one."""
    bare = "".join(c for c in text.upper() if c.isalnum()).removeprefix("CPI")
    if len(bare) != _RANDOM + 1 or any(c not in ALPHABET for c in bare):
        return None
    return _written(bare) if check_character(bare[:-1]) == bare[-1] else None


def spoken(reference: str) -> str:
    """How to say it: "seven Kilo four Mike, two Quebec"."""
    _, first, second = reference.split("-")
    return ", ".join(" ".join(_word(c) for c in part) for part in (first, second))


def _word(character: str) -> str:
    return _DIGITS.get(character) or _NATO[ord(character) - ord("A")]


def _written(bare: str) -> str:
    return f"CPI-{bare[:4]}-{bare[4:]}"
