"""The decision table of conversation.md 1, written down a second time: as data, without the script.

Letters are the table's (u, s, k, sh, c, cw, p, a, w, ph, t). Rows are read in order; the first whose
condition holds wins; where none holds and nothing is left to ask, the form opens.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dialogs.force.profile import Profile

Given = Mapping[str, str]
RISK = ("child", "adult", "both")

PAGES = {"u": "G1", "s": "G2", "k": "G2w", "sh": "G2h", "c": "G3", "p": "G4", "a": "G4a"} | {
    "w": "G4w",
    "ph": "G4h",
    "t": "G5",
}
CRIME_PAGES = {"unreported": "G3w-unreported", "reported": "G3w-reported", "not_sure": "G3w-unsure"}
CRIME_VALUES = {
    "unreported": ("stop", "more"),
    "reported": ("stop", "different"),
    "not_sure": ("carry_on", "stop"),
}

MORE_URGENT = {
    "u": ("can_wait", "not_sure", "soon", "now"),
    "s": ("none", "not_sure", "one"),
    "sh": ("none_after_all", "stop"),
    "c": ("no", "not_sure", "reported", "unreported"),
    "cw": ("more", "different", "carry_on", "stop"),
    "p": ("no", "not_sure", "adult", "child", "both"),
    "w": ("not_needed", "known", "made", "today", "stop"),
    "ph": ("carry_on", "stop"),
}
"""The values of each question, from what can wait longest to what cannot wait. k, a and t have no order."""


@dataclass(frozen=True, slots=True)
class Table:
    """The table for one force and one setting of its two switches."""

    specials: tuple[str, ...]
    areas: tuple[str, ...]
    topics: tuple[str, ...]
    immediate: bool
    accept: bool

    @classmethod
    def of(cls, force: Profile) -> "Table":
        """The closed lists of a force."""
        return cls(
            tuple(route.key for route in force.special),
            tuple(area.key for area in force.areas),
            tuple(topic.key for topic in force.topics),
            force.risk_test == "immediate",
            force.other_topics == "accept",
        )

    def values(self, letter: str, given: Given) -> tuple[str, ...]:
        """The values of a question."""
        referral = ("made", "today", "known", "stop")
        lists: dict[str, tuple[str, ...]] = {
            "u": ("now", "soon", "can_wait", "not_sure"),
            "s": ("none", "one", "not_sure"),
            "k": self.specials,
            "sh": ("none_after_all", "stop"),
            "c": ("no", "unreported", "reported", "not_sure"),
            "cw": CRIME_VALUES.get(given.get("c", ""), ()),
            "p": (*RISK, "no", "not_sure"),
            "a": (*self.areas, "elsewhere", "not_known"),
            "w": (*referral, "not_needed") if self.immediate else referral,
            "ph": ("carry_on", "stop"),
            "t": (*self.topics, "none", "not_sure"),
        }
        return lists[letter]

    def ends(self, given: Given) -> str | None:
        """The exit that the answers so far lead to, with what tells its kinds apart, or None."""
        rows: tuple[tuple[bool, str], ...] = (
            (given.get("u") == "now", "X-999"),
            (given.get("u") == "soon", "X-101"),
            (given.get("u") == "not_sure", "X-UNSURE"),
            (given.get("s") == "one" and "k" in given, f"X-SPECIAL({given.get('k')})"),
            (given.get("s") == "not_sure" and given.get("sh") == "stop", "X-ADVICE"),
            (given.get("c") == "unreported" and given.get("cw") == "stop", "X-CRIME"),
            (given.get("c") == "reported" and given.get("cw") == "stop", "X-ADD"),
            (given.get("c") == "not_sure" and given.get("cw") == "stop", "X-ADVICE"),
            (
                given.get("p") in RISK and given.get("w") == "stop",
                f"X-REFERRAL({given.get('p')}, {given.get('a')})",
            ),
            (given.get("p") == "not_sure" and given.get("ph") == "stop", "X-ADVICE"),
            (given.get("t") == "none" and not self.accept, "X-OTHER"),
        )
        return next((name for holds, name in rows if holds), None)

    def settle(self, given: Given) -> tuple[str, Given]:
        """Where answers lead: the exit, or the letter to ask next, or ``form``; and the answers that
        were used on the way. Answers that are not asked for are passed over.
        """
        used: dict[str, str] = {}
        for letter, applies in _ASKED:
            if not applies(used):
                continue
            if given.get(letter) not in self.values(letter, used):
                return letter, used
            used[letter] = given[letter]
            if exit_ := self.ends(used):
                return exit_, used
        return "form", used

    def paths(self) -> Iterator[tuple[Given, str]]:
        """Every path of the table, with its end."""
        waiting: list[Given] = [{}]
        while waiting:
            given = waiting.pop()
            end, _ = self.settle(given)
            if end in _LETTERS:
                waiting += [{**given, end: value} for value in self.values(end, given)]
            else:
                yield given, end

    def count(self) -> tuple[int, int]:
        """How many paths exit and how many reach the form: worked out, not walked."""
        homes = len(RISK) * (len(self.areas) + 2)
        going_on = homes * (4 if self.immediate else 3) + 2
        ways = 2 * 4
        exits = 3 + len(self.specials) + 1 + 2 * 3 + ways * (homes + 1)
        other = ways * going_on
        forms = other * (len(self.topics) + 1)
        return (exits, forms + other) if self.accept else (exits + other, forms)


def page(letter: str, given: Given) -> str:
    """The page that asks a letter."""
    return CRIME_PAGES[given["c"]] if letter == "cw" else PAGES[letter]


def letters(answers: Mapping[str, str]) -> dict[str, str]:
    """Answers by page as answers by letter."""
    found: dict[str, str] = {}
    for key, value in answers.items():
        names = [letter for letter, name in PAGES.items() if name == key]
        found[names[0] if names else "cw"] = value
    return found


def flags(given: Given) -> set[str]:
    """The flags of row 12."""
    crime = {
        "unreported": "crime_promised",
        "reported": "crime_reported",
        "not_sure": "crime_doubt",
    }
    named = {
        "special_doubt": given.get("s") == "not_sure",
        crime.get(given.get("c", ""), "-"): given.get("c") in crime,
        "person_at_risk": given.get("p") in RISK,
        f"referral_{given.get('w')}": given.get("p") in RISK,
        "welfare_doubt": given.get("p") == "not_sure",
        "topic_doubt": given.get("t") == "not_sure",
        "other_topic": given.get("t") == "none",
    }
    return {name for name, holds in named.items() if holds}


def more_urgent(letter: str, old: str, new: str) -> bool:
    """Whether a value is more urgent than another of the same question."""
    order = MORE_URGENT.get(letter, ())
    return old in order and new in order and order.index(new) > order.index(old)


_ASKED: tuple[tuple[str, Callable[[Given], bool]], ...] = (
    ("u", lambda _: True),
    ("s", lambda _: True),
    ("k", lambda given: given["s"] == "one"),
    ("sh", lambda given: given["s"] == "not_sure"),
    ("c", lambda _: True),
    ("cw", lambda given: given["c"] != "no"),
    ("p", lambda _: True),
    ("a", lambda given: given["p"] in RISK),
    ("w", lambda given: given["p"] in RISK),
    ("ph", lambda given: given["p"] == "not_sure"),
    ("t", lambda _: True),
)
_LETTERS = frozenset(letter for letter, _ in _ASKED)
