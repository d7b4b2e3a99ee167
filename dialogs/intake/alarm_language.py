"""Reading free text for the alarm: words, spelling, phrases and sentence ends as a row of codes.

A text becomes a string with one character for each word or known phrase. Rules are regular
expressions over that string, so they speak of classes of words and never of letters.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

STOP = "."
COMMA = ","
OTHER = "x"
NUMBER = "0"
SMALL = "6"
TINY = "5"
YEAR = "2"
NAME = "X"
_FIRST_CODE = 0x4E00
_MARKS = frozenset((STOP, COMMA, NUMBER, SMALL, TINY, YEAR))
_ADULT = 18
_TEEN = 13
_CENTURIES = range(1950, 2100)

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.:,]\d+)*\w*)|(?P<word>(?:some|sum|any|no|every)1(?!\w)|[^\W\d_]+(?:'[^\W\d_]+)*)|(?P<stop>[.!?;\n])"
    r"|(?P<comma>[,:()\u2013\u2014/]| - )"
)
_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "`": "'", "\u00b4": "'", "\r": "\n"})
_STREET = frozenset(
    [
        "road",
        "street",
        "lane",
        "close",
        "avenue",
        "court",
        "walk",
        "drive",
        "crescent",
        "way",
        "terrace",
        "place",
        "hill",
        "square",
        "grove",
        "gardens",
        "mews",
        "parade",
        "rd",
        "st",
        "ave",
    ]
)
_TITLE = frozenset(
    ["mr", "mrs", "ms", "miss", "dr", "called", "named", "nicknamed", "alias", "aka", "surname"]
)
_NEVER_NAMES = frozenset(("i", "he", "she", "they", "we", "it", "there", "his", "her", "my", "the"))
_QUOTES = "'\"\u2018\u201c"
_TAILS = frozenset(("s", "re", "m", "ve", "ll", "d"))
_SHORT: Mapping[str, str] = {
    "hes": "he s", "shes": "she s", "theyre": "they re", "theres": "there s", "thats": "that s",
    "whos": "who s", "im": "i m", "ive": "i ve", "youre": "you re", "theyve": "they ve",
    "weve": "we ve", "theyll": "they ll", "hell": "he ll", "youve": "you ve", "itll": "it ll",
    "wont": "will not", "cant": "can not", "cannot": "can not", "dont": "do not",
    "doesnt": "does not", "didnt": "did not", "isnt": "is not", "arent": "are not",
    "wasnt": "was not", "werent": "were not", "wouldnt": "would not", "couldnt": "could not",
    "hasnt": "has not", "havent": "have not", "hadnt": "had not", "aint": "is not",
    "shouldnt": "should not", "gonna": "going to", "gunna": "going to", "wanna": "want to",
    "rn": "right now", "u": "you", "ur": "your", "tonite": "tonight", "2nite": "tonight",
    "pls": "please", "plz": "please", "bf": "boyfriend", "gf": "girlfriend", "hubby": "husband",
    "atm": "right now", "cos": "because", "coz": "because", "sumone": "someone", "ppl": "people",
    "w": "with", "wiv": "with", "abt": "about", "tho": "though", "thru": "through",
    "yr": "year", "yrs": "years", "asap": "right now", "bout": "about", "tryna": "trying to",
    "outta": "out of", "dunno": "do not know", "gotta": "got to", "trynna": "trying to",
    "yo": "year old", "alot": "a lot", "infront": "in front", "nite": "night", "2day": "today",
    "2moro": "tomorrow", "mins": "minutes", "min": "minutes", "hrs": "hours", "hr": "hour",
    "noone": "nobody", "no1": "nobody", "some1": "someone", "sum1": "someone", "any1": "anyone",
    "every1": "everyone", "fone": "phone", "wen": "when", "wot": "what", "sez": "says",
    "dosnt": "does not", "shoudnt": "should not", "woudnt": "would not", "coudnt": "could not",
    "rite": "right", "evry": "every", "thro": "through", "summat": "something", "strait": "straight",
    "agenst": "against", "awnser": "answer", "thier": "their", "teh": "the", "nextdoor": "next door",
    "inthe": "in the", "onthe": "on the", "atthe": "at the", "tothe": "to the", "ofthe": "of the",
    "isin": "is in", "hesin": "he s in", "shesin": "she s in", "hesgot": "he s got", "outof": "out of",
    "goin": "going", "tmrw": "tomorrow", "tmw": "tomorrow", "2mro": "tomorrow", "l8r": "later",
    "ambo": "ambulance", "pt": "patient", "rm": "room", "cmon": "come on",
    "darent": "dare not", "mustnt": "must not", "neednt": "need not", "circumsised": "circumcised", "insta": "instagram", "snap": "snapchat", "somebody": "someone", "someones": "someone s", "somebodys": "someone s", "everyones": "everyone s", "mam": "mum", "mom": "mum", "cuz": "because",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as codes: `codes[i]` stands for the unit that lies at `starts[i]:ends[i]`, `words[i]` is
    its word (`NAME` for a name, `OTHER` for a figure of speech)."""

    codes: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Codes of all known words, figures of speech, and known misspellings of important words."""

    codes: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    misspelt: Mapping[str, str]


def build_vocabulary(
    words: Iterable[str],
    spelling: Iterable[str],
    real: Iterable[str],
    figures: Iterable[str],
    hurried: Mapping[str, str],
) -> Vocabulary:
    """Give every word a code.

    Takes all `words` (the words of a phrase get a code each), those whose `spelling` people get
    wrong in a hurry, `real` words that must never be read as a slip of another word, `figures` of
    speech, which are read as one unit without meaning, and `hurried` forms ("hittin") with the full.
    """
    ordered = sorted({part for word in words for part in word.split()})
    codes = {word: chr(_FIRST_CODE + number) for number, word in enumerate(ordered)}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for figure in sorted(set(figures)):
        parts = tuple(figure.split())
        phrases.setdefault(parts[0], []).append(parts)
    longest_first = {
        first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in phrases.items()
    }
    taken = set(ordered) | set(real)
    misspelt = {slip: word for slip, word in hurried.items() if slip not in taken}
    for word in sorted(set(spelling)):
        for slip in _slips(word):
            if slip not in taken:
                misspelt.setdefault(slip, word)
    return Vocabulary(codes, longest_first, misspelt)


def _slips(word: str) -> set[str]:
    """One inner letter left out, one doubled, swapped with its neighbour, or another vowel; first letter kept
    (but for a silent k)."""
    slips = {word[:i] + word[i + 1 :] for i in range(1, len(word) - 1)}
    slips |= {word[:i] + word[i] + word[i:] for i in range(1, len(word))}
    slips |= {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 1)}
    slips |= {
        word[:i] + vowel + word[i + 1 :]
        for i in range(1, len(word))
        if word[i] in "aeiou"
        for vowel in "aeiou"
    }
    if word.startswith("kn"):
        slips.add(word[1:])
    return {slip for slip in slips if len(slip) >= 4}


def read(text: str, vocabulary: Vocabulary) -> Reading:
    """Give the codes of a text with the place of each unit. Never raises on any `str`."""
    words, starts, ends, capitals = _words(text, vocabulary.misspelt)
    codes: list[str] = []
    unit_words: list[str] = []
    unit_starts: list[int] = []
    unit_ends: list[int] = []
    known = vocabulary.codes.get
    phrases = vocabulary.phrases
    index, count = 0, len(words)
    while index < count:
        word = words[index]
        length = 1
        code = known(word, OTHER)
        if word in _MARKS:
            code = word
        elif word in phrases:
            for phrase in phrases[word]:
                if tuple(words[index : index + len(phrase)]) == phrase:
                    code, length = OTHER, len(phrase)
                    word = OTHER
                    break
        if capitals[index] and length == 1:
            name = _is_name(words, capitals, index)
            begins = not codes or codes[-1] == STOP or text[starts[index] - 1] in _QUOTES
            inside = index > 0 and starts[index] == starts[index - 1]
            if name or code == OTHER:
                code = NAME
            if name or not (begins or inside or word in _NEVER_NAMES):
                word = NAME
        codes.append(code)
        unit_words.append(word)
        unit_starts.append(starts[index])
        unit_ends.append(ends[index + length - 1])
        index += length
    return Reading("".join(codes), tuple(unit_words), tuple(unit_starts), tuple(unit_ends))


def _is_name(words: list[str], capitals: list[bool], index: int) -> bool:
    """A capitalised word beside a street word, a title or "called" (conversation.md 4: names)."""
    if index + 1 < len(words) and words[index + 1] in _STREET and capitals[index + 1]:
        return True
    return index > 0 and words[index - 1] in _TITLE


def _words(
    text: str, misspelt: Mapping[str, str]
) -> tuple[list[str], list[int], list[int], list[bool]]:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    capitals: list[bool] = []
    for match in _TOKEN.finditer(text.translate(_PLAIN)):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "word":
            raw = match.group()
            word = raw.lower()
            capital = raw[0] != word[0] and not (len(raw) > 1 and raw.isupper())
            parts = _parts(word, misspelt)
        else:
            capital = False
            parts = _marks(match, words)
        for part in parts:
            words.append(part)
            starts.append(start)
            ends.append(end)
            capitals.append(capital)
    return words, starts, ends, capitals


def _marks(match: re.Match[str], words: list[str]) -> tuple[str, ...]:
    kind = match.lastgroup
    if kind == "number":
        return _number(match.group().lower())
    if kind == "comma":
        return (COMMA,)
    after_letter = (
        match.group() == "." and bool(words) and len(words[-1]) == 1 and words[-1].isalpha()
    )
    return () if after_letter else (STOP,)


def _number(word: str) -> tuple[str, ...]:
    digits = word.rstrip("abcdefghijklmnopqrstuvwxyz")
    suffix = _SHORT.get(word[len(digits) :], "").split() if word != digits else []
    if word in _SHORT:
        return tuple(_SHORT[word].split())
    mark = NUMBER
    if digits.isascii() and digits.isdigit() and len(digits) <= 4:
        value = int(digits)
        mark = TINY if value < _TEEN else SMALL if value < _ADULT else NUMBER
        mark = YEAR if value in _CENTURIES else mark
    return (mark, *suffix)


def _parts(word: str, misspelt: Mapping[str, str]) -> tuple[str, ...]:
    if "'" in word:
        stem, _, tail = word.rpartition("'")
        if tail in _TAILS:
            return (misspelt.get(stem, stem), tail)
        word = word.replace("'", "")
    if word in _SHORT:
        return tuple(_SHORT[word].split())
    return (misspelt.get(word, word),)
