"""What the person has written so far, and keeping text that answers no question."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Value
from dialogs.engine.page import Sight
from dialogs.engine.plain import fold, says_not_known
from dialogs.engine.present import PARSED, is_parsed, unparsed
from dialogs.engine.views import Notice
from dialogs.intake.alarms import AlarmKind, fingerprint, scan
from dialogs.intake.cpi_pages import BOX, BOXES, MOST_WORDS
from dialogs.intake.interrupts import dangers

_PLEASANTRIES = frozenset(
    [
        "hi",
        "hello",
        "hey",
        "hiya",
        "thanks",
        "thankyou",
        "thx",
        "cheers",
        "goodmorning",
        "goodafternoon",
        "morning",
    ]
)
_SAYS_NOTHING = """
ok okay k y n yes yeah yea yep yup aye yesplease no nope nah nothanks sure fine right correct
true false agree agreed good great cool alright please sorry maybe perhaps possibly probably
none nothing neither both all any either other next done continue go goon carryon enter submit
send sendit sendnow yessend confirm accept add note made change edit what why who when where how which huh eh really test testing keep keepit
quit exit close end finish undo reset hmm um
"""
_REPLIES = frozenset(_SAYS_NOTHING.split())
"""Replies (folded) that tell nothing: where they are no choice they are not kept as information."""
_CALLS_FOR_HELP = """
999 112 911 emergency danger dangernow indanger helpnow helpme callthepolice callpolice sendpolice
sendhelp
"""
CALLS = frozenset(_CALLS_FOR_HELP.split())
"""Words (folded) that mean danger now, whatever was asked."""

_ONCE = {AlarmKind.CRIME.value: "A-CRIME", AlarmKind.SPECIAL.value: "A-SPECIAL"}

FIRST_TEXT = Notice(
    (
        "Thank you. I have kept what you wrote. It has not been sent to the police. You can now delete your message from this chat. Five quick questions first.",
    ),
    name="FIRST-TEXT",
)
MID_TEXT = Notice(
    ("I have added that to what you know. It has not been sent. Now the question above, please.",),
    name="MID-TEXT",
)
UNDER_AN_ALARM = Notice(
    ("I have kept what you wrote. It has not been sent.",),
    name="MID-TEXT",
)
"""The same before an alarm page: danger comes first."""
NOT_A_CHOICE = Notice(
    ("That is not one of the choices. Press a button, or type its number or its words.",),
    name="NOT-A-CHOICE",
)


def kept(notes: Mapping[str, Value]) -> list[str]:
    """Text that the person typed without being asked, oldest first."""
    texts = notes.get("kept")
    return [str(text) for text in texts] if isinstance(texts, list) else []


def begun(draft: Draft) -> bool:
    """Whether the person has answered or written anything: who they are may be known from last time."""
    return bool(draft.answers.keys() - {"C6"} or kept(draft.notes))


def narrative(sight: Sight) -> str:
    """Everything the person has written about the matter so far."""
    return "\n\n".join(written(sight))


def written(sight: Sight) -> list[str]:
    """The same, box by box, and what no box holds."""
    return [*_boxes(sight.answers.get("C1", {})), *kept(sight.notes)]


def replace_kept(draft: Draft, old: str, new: str) -> Draft | None:
    """The draft with a kept text changed; None where it is not kept, or the new one is too long."""
    texts = kept(draft.notes)
    if old not in texts:
        return None
    at = texts.index(old)
    texts[at] = new
    whole = "\n\n".join([*_boxes(draft.answers.get("C1", {})), *texts])
    return draft.noted("kept", [*texts]) if len(whole) <= MOST_WORDS else None


def boxes_from(texts: list[str]) -> dict[str, Value]:
    """Text laid into the narrative's boxes, in order, cut between words. The caller sees that it fits."""
    text = "\n\n".join(texts)
    laid: dict[str, Value] = {}
    for left, name in zip(range(len(BOXES) - 1, -1, -1), BOXES, strict=True):
        end = BOX
        blank = text.rfind(" ", 0, BOX)
        if len(text) > BOX and blank > 0 and len(text) - blank <= left * BOX:
            end = blank
        if text:
            laid[name] = text[:end].strip()
        text = text[end:].strip()
    return laid


def screen(draft: Draft, text: str, now: datetime) -> Draft:
    """The draft with the alarms that ``text`` raises (domain.md 4).

    Danger is raised for each new hit, and hits that are not answered yet are asked about together;
    crime and special once for a draft, crime not at all where the person said there was one.
    """
    hits = scan(text)
    if not hits:
        return draft
    seen = {mark for raised in dangers(draft) for mark in _strings(raised.get("marks"))}
    fresh = [hit for hit in hits if hit.kind is AlarmKind.DANGER and fingerprint(hit) not in seen]
    if fresh:
        draft = raise_danger(
            draft,
            [hit.words for hit in fresh],
            [hit.rule for hit in fresh],
            [fingerprint(hit) for hit in fresh],
            now,
        )
    for kind in (AlarmKind.CRIME, AlarmKind.SPECIAL):
        first = next((hit for hit in hits if hit.kind is kind), None)
        if first is None or draft.notes.get(kind.value) or _already_said(draft, kind):
            continue
        note: dict[str, Value] = {
            "words": first.words,
            "rule": first.rule,
            "special": first.special,
            "at": now.isoformat(timespec="seconds"),
        }
        draft = draft.noted(kind.value, note).moved()
    return draft


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def raise_danger(
    draft: Draft, words: list[str], rules: list[str], marks: list[str], now: datetime
) -> Draft:
    """The draft with one danger alarm more, or with the one that is still open widened."""
    raised = dangers(draft)
    last = f"A-DANGER.{len(raised)}"
    if raised and (last not in draft.answers or last in draft.reopened):
        old = raised.pop()
        draft = replace(draft, answers={k: v for k, v in draft.answers.items() if k != last})
        words = [*_strings(old.get("words")), *words]
        rules = [*_strings(old.get("rules")), *rules]
        marks = [*_strings(old.get("marks")), *marks]
    at = now.isoformat(timespec="seconds")
    one: dict[str, Value] = {"words": [*words], "rules": [*rules], "marks": [*marks], "at": at}
    return draft.noted("danger", [*raised, one]).moved()


def _already_said(draft: Draft, kind: AlarmKind) -> bool:
    if kind is not AlarmKind.CRIME:
        return False
    return draft.answers.get("G3", {}).get("answer") in {"unreported", "reported"}


def heard(
    draft: Draft, text: str, now: datetime, buttons: frozenset[str] = frozenset()
) -> tuple[Draft, tuple[Notice, ...]]:
    """Text that answers no question: kept as narrative, and said so (conversation.md rule 2).

    The words of a button (``buttons``, folded) that is not there now tell nothing.
    """
    folded = fold(text)
    if folded in CALLS:
        return _called_for_help(draft), ()
    if folded in _PLEASANTRIES:
        return draft, ()
    if len(folded) < 3 or folded in _REPLIES | buttons or says_not_known(text):
        return draft, (NOT_A_CHOICE,)
    if folded.isdecimal() and len(folded) < 4:
        return draft, (NOT_A_CHOICE,)
    return _keep(draft, text, now)


def _called_for_help(draft: Draft) -> Draft:
    """The draft at the 999 page, whatever was being asked."""
    waiting = (f"A-DANGER.{n}" for n in range(1, len(dangers(draft)) + 1))
    urgent: dict[str, dict[str, Value]] = {
        key: {"answer": "yes"}
        for key in waiting
        if key not in draft.answers or key in draft.reopened
    }
    awake = draft.noted("deleting", None).noted("paused", None).noted("checked_at", None)
    calm = awake.forget("X-999", "X-999-called", "X-999-wrong")
    answers = {**calm.answers, **urgent, "G1": {"answer": "now"}}
    return calm.moved(answers=answers, reopened=calm.reopened - {"G1", *urgent})


def _keep(draft: Draft, text: str, now: datetime) -> tuple[Draft, tuple[Notice, ...]]:
    answers = draft.answers.get("C1")
    if len("\n\n".join([*_boxes(answers or {}), *kept(draft.notes), text])) > MOST_WORDS:
        words = f"That message has {len(text):,} characters. With what you wrote before it is more than the {MOST_WORDS:,} I can keep, so I have not added it. Please send the main points in a shorter message."
        return draft, (Notice((words,), name="TOO-LONG"),)
    noted = draft.noted("typed", now.isoformat(timespec="seconds"))
    first = not begun(draft)
    noted = noted.noted("kept", [*kept(draft.notes), text])
    said = UNDER_AN_ALARM if _alarm_waits(draft) else FIRST_TEXT if first else MID_TEXT
    return (merged(noted) if answers else noted), (said,)


def _alarm_waits(draft: Draft) -> bool:
    """Whether an alarm comes before the question; the gate's answers decide when crime and special do."""
    asked = [f"A-DANGER.{n}" for n in range(1, len(dangers(draft)) + 1)]
    if draft.answers.get("G1", {}).get("answer") == "can_wait" and "G1" not in draft.reopened:
        asked += [page for kind, page in _ONCE.items() if draft.notes.get(kind)]
    return any(key not in draft.answers or key in draft.reopened for key in asked)


def merged(draft: Draft, shown: int = 0) -> Draft:
    """The draft with kept text laid after what the narrative's boxes hold, so that all of it is read and
    changed in one place. The first ``shown`` texts stood in the form already. What fits in no box stays
    kept, and is read after the boxes.
    """
    texts = kept(draft.notes)[shown:]
    answers = draft.answers.get("C1", {})
    before = _boxes(answers)
    there = fold("".join(before))
    new = [text for text in texts if fold(text) not in there]
    fits = len("\n\n".join([*before, *new])) <= MOST_WORDS
    if not fits:
        return draft.noted("kept", [*new])
    draft = draft.noted("kept", None)
    if not new:
        return draft
    laid = {**answers, **dict.fromkeys(BOXES), **boxes_from([*before, *new])}
    partial = dict(draft.partial)
    if any(partial.get("C1", {}).get(name) for name in BOXES):
        partial["C1"] = _typed_too(partial["C1"], new)
    return draft.moved(answers={**draft.answers, "C1": laid}, partial=partial)


def _typed_too(partial: Mapping[str, Value], new: list[str]) -> Mapping[str, Value]:
    """A page that is being changed, with the same text laid after what is typed there."""
    filled = [partial[name] for name in BOXES if partial.get(name)]
    texts = [*(_as_text(unparsed(value)) for value in filled), *new]
    if len("\n\n".join(texts)) > MOST_WORDS:
        return partial
    checked = any(is_parsed(value) for value in filled)
    laid = boxes_from(texts)
    return {**partial, **({k: {PARSED: v} for k, v in laid.items()} if checked else laid)}


def _as_text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _boxes(answers: Mapping[str, Value]) -> list[str]:
    return [str(answers[name]) for name in BOXES if answers.get(name)]
