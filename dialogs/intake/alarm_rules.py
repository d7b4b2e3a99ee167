"""What an alarm rule is, and the notation of its patterns (domain.md 4).

One pattern a line. CAPITALS name a class of the lexicon (verbs end in _B base, _S, _G -ing, _D past,
_N participle), small letters a word, `a_b` a phrase, `|` either, `?` may be absent, `~3` up to
three words of the same sentence that do not deny, `~~3` the same with denial allowed, `!A` not
followed by, `<a` not after the word, `^` at the start of a sentence, `6` a number under 18, `5` under 13.
"""

from dataclasses import dataclass
from enum import StrEnum


class AlarmKind(StrEnum):
    """Which alarm page a hit leads to (conversation.md, "Alarm pages")."""

    DANGER = "danger"
    CRIME = "crime"
    SPECIAL = "special"


class Tense(StrEnum):
    """What a rule needs of its sentence.

    PRESENT: not past, not habit, not denied, not a story. PERFECT: the same, and no weekday.
    ENDURING: not denied. DONE: not long ago, not denied, not a story.
    """

    PRESENT = "present"
    PERFECT = "perfect"
    ENDURING = "enduring"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Rule:
    """A stable name, the tense it needs and its patterns; `special` names the route, `unless` a class
    of words that quiets the rule in a sentence that has no word of the present moment."""

    name: str
    tense: Tense
    patterns: str
    special: str | None = None
    unless: str | None = None
