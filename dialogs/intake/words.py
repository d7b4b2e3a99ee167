"""What the person has written so far, and keeping text that answers no question."""

from collections.abc import Mapping
from datetime import datetime

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Value
from dialogs.engine.page import Sight
from dialogs.engine.plain import fold
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
        "ok",
        "okay",
        "thanks",
        "thankyou",
        "thx",
        "cheers",
        "goodmorning",
        "goodafternoon",
        "morning",
        "test",
    ]
)
_EMERGENCY = frozenset({"999", "112", "911", "emergency", "danger", "helpnow"})

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
NOT_A_CHOICE = Notice(
    ("That is not one of the choices. Press a button, or type its number or its words.",),
    name="NOT-A-CHOICE",
)


def kept(notes: Mapping[str, Value]) -> list[str]:
    """Text that the person typed without being asked, oldest first."""
    texts = notes.get("kept")
    return [str(text) for text in texts] if isinstance(texts, list) else []


def narrative(sight: Sight) -> str:
    """Everything the person has written about the matter so far."""
    answers = sight.answers.get("C1", {})
    boxes = [str(answers[name]) for name in BOXES if answers.get(name)]
    return "\n\n".join(boxes or kept(sight.notes))


def boxes_from(texts: list[str]) -> dict[str, Value]:
    """Kept text laid into the narrative's boxes, in order; what fits in none is not dropped silently:
    `keep` refuses it when it is typed.
    """
    text = "\n\n".join(texts)
    parts = [text[start : start + BOX] for start in range(0, len(text), BOX)]
    return dict(zip(BOXES, parts, strict=False))


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
        draft = _raise_danger(
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


def _raise_danger(
    draft: Draft, words: list[str], rules: list[str], marks: list[str], now: datetime
) -> Draft:
    raised = dangers(draft)
    last = f"A-DANGER.{len(raised)}"
    if raised and (last not in draft.answers or last in draft.reopened):
        old = raised.pop()
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


def heard(draft: Draft, text: str, now: datetime) -> tuple[Draft, tuple[Notice, ...]]:
    """Text that answers no question: kept as narrative, and said so (conversation.md rule 2)."""
    folded = fold(text)
    if folded in _EMERGENCY:
        values = {**draft.answers, "G1": {"answer": "now"}}
        gone = {"X-999", "X-999-called", "X-999-wrong"}
        answers = {key: value for key, value in values.items() if key not in gone}
        return draft.moved(answers=answers, reopened=draft.reopened - {"G1"}), ()
    if folded in _PLEASANTRIES or len(folded) < 3:
        return draft, () if folded in _PLEASANTRIES else (NOT_A_CHOICE,)
    return _keep(draft, text, now)


def _keep(draft: Draft, text: str, now: datetime) -> tuple[Draft, tuple[Notice, ...]]:
    answered = "C1" in draft.answers
    before = [
        *(
            str(draft.answers["C1"][name])
            for name in BOXES
            if answered and draft.answers["C1"].get(name)
        ),
        *kept(draft.notes),
    ]
    if len("\n\n".join([*before, text])) > MOST_WORDS:
        words = f"That message has {len(text):,} characters. With what you wrote before it is more than the {MOST_WORDS:,} I can keep, so I have not added it. Please send the main points in a shorter message."
        return draft, (Notice((words,), name="TOO-LONG"),)
    noted = draft.noted("typed", now.isoformat(timespec="seconds"))
    first = not draft.answers and not kept(draft.notes)
    if answered:
        values = {**draft.answers["C1"], **_cleared(), **boxes_from([*before, text])}
        noted = noted.moved(answers={**draft.answers, "C1": values}).noted("kept", None)
        if "C1" in noted.partial:
            noted = noted.moved(partial={k: v for k, v in noted.partial.items() if k != "C1"})
    else:
        noted = noted.noted("kept", [*kept(draft.notes), text])
    return noted, (FIRST_TEXT if first else MID_TEXT,)


def _cleared() -> dict[str, Value]:
    return dict.fromkeys(BOXES)
