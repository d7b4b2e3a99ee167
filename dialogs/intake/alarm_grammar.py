"""The grammar of a sentence as evidence: what is happening, has just happened, or was told of later.

A sentence is written as a row of shapes, one letter for each word, and each cue is a pattern over it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from dialogs.intake.alarm_language import NAME

_BE, _HAVE, _DONE, _DOING = "bs", "shjt", "tvdDkO", "geqG"
_OTHER = "x"
_LONG = 4

_SHAPES: Mapping[str, str] = {
    "b": "is are re am m r keeps keep started starts",
    "s": "s",
    "h": "has have ve having",
    "j": "just",
    "t": "got",
    "v": """
        gone taken run left put come broken hit shut done made thrown fallen driven found given
        written begun hidden held swung rung let set lost led gotten beaten hung torn caught sent
        stolen brought sold eaten drunk climbed broke
        """,
    "P": """
        had did went came took gave saw met paid stole drove ran began became wrote lived bought
        spent knew woke felt fell said told
        """,
    "e": "being getting",
    "q": "standing sitting lying hanging hiding waiting",
    "o": "stood sat",
    "O": "stuck parked slumped",
    "l": """
        in on at outside behind inside under over by up round near beside down against off between
        """,
    "w": "will ll",
    "c": "can",
    "n": "not",
    "N": "no never without nobody nor none neither nothing",
    "G": "going",
    "A": "about",
    "T": "to",
    "W": "was were",
    "B": "been be",
    "u": "he she they we",
    "i": "i",
    "E": "there",
    "Y": "her him them me us my our hold",
    "y": "his their the a people someone staff each",
    "S": "says say saying",
    "Z": "who that it lad man woman",
    "a": "this us as always yes does lots gets needs wants comes answers hears texts looks",
    "x": """
        living working meeting dealing selling staying using supplying morning evening something
        anything everything thing during ceiling string building need indeed hundred weed seed speed
        supposed allowed called named used covered worried
        """,
}
_CUES: Mapping[str, str] = {
    "doing": f"(?<!B)[{_BE}][^nN]?[{_DOING}]|E[gq]",
    "doing_to": f"[{_DOING}][Yy]",
    "has_done": f"[{_HAVE}].?[{_DONE}B]",
    "has_someone": "[hst]Y",
    "has_harmed": "[shjt].{0,2}k",
    "being_harmed": "e.{0,2}k",
    "harmed_before": "(?<![shjte])(?<![shjte].)(?<![shjte]..)k",
    "is_placed": f"[{_BE}oqO].?l",
    "will_do": "w(?!n)|GT|AT",
    "will_or_can_not": "[wc]n",
    "says_it_will": "S.{0,3}[wG]",
    "begins_with_what_is": "^.{0,2}[uEi](?:[bsh])",
    "there_is": "E[bs]",
    "told_in_the_past": "(?<![shjtbBW])(?<![shjtbBW].)P|W",
    "did_before": "(?<![shjtbBW])(?<![shjtbBW].)d",
    "was_done": f"W.?[{_DONE}]",
    "does_by_habit": "[uZX]z",
    "i_myself": "i",
    "a_name": "X",
}

GRAMMAR_CUES = tuple(_CUES)
_PATTERNS = tuple(re.compile(pattern) for pattern in _CUES.values())
_KNOWN = {word: shape for shape, words in _SHAPES.items() for word in words.split()} | {NAME: "X"}


def shapes(harmed: Iterable[str], states: Iterable[str]) -> Mapping[str, str]:
    """Give the shape of each known word. Takes the past forms of verbs of harm, and the words in
    "-ed" that tell a state ("locked") and so no past."""
    done = {word: "D" for word in states if word.endswith("ed")}
    return done | dict.fromkeys(harmed, "k") | _KNOWN


def grammar_cues(words: Sequence[str], known: Mapping[str, str]) -> int:
    """Give the cues of a sentence as bits, in the order of `GRAMMAR_CUES`."""
    row = "".join([known.get(word) or _shape(word) for word in words])
    found = 0
    for number, pattern in enumerate(_PATTERNS):
        if pattern.search(row):
            found |= 1 << number
    return found


def _shape(word: str) -> str:
    if len(word) < _LONG:
        return _OTHER
    if word.endswith("ing"):
        return "g" if len(word) > _LONG else _OTHER
    if word.endswith("ed"):
        return "d" if len(word) > _LONG else _OTHER
    return "z" if word[-1] == "s" and word[-2] != "s" else _OTHER
