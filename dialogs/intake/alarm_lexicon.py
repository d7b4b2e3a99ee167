"""Classes of words that the alarm rules speak of (domain.md 4), gathered from the modules of data.

Words of a class are separated by commas; an entry with spaces is a phrase. A verb is a regular
lemma (`stab+b` doubles its last letter) or five forms: base, -s, -ing, past, participle.
"""

from collections.abc import Mapping

from dialogs.intake.alarm_figures import FIGURES
from dialogs.intake.alarm_spelling import REAL_WORDS, SPELLING
from dialogs.intake.alarm_verbs import VERBS
from dialogs.intake.alarm_words_of_crime import CRIME
from dialogs.intake.alarm_words_of_peril import PERIL
from dialogs.intake.alarm_words_of_time import TIME

__all__ = ["REAL_WORDS", "SPELLING", "VERBS", "WORDS"]

WORDS: Mapping[str, str] = {**TIME, **FIGURES, **PERIL, **CRIME}
