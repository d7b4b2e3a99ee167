"""The eligibility table: which matters go into the form, and where all others go.

Source: conversation.md 1 (rows and flags) and 2 (words of G1 to G5 and the X pages). The order of the
pages is the order of the rows: the first that matches wins.
"""

from collections.abc import Callable
from datetime import datetime

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Choice, Option
from dialogs.engine.page import Condition, Effect, Ended, Kind, Page, Sight
from dialogs.engine.script import BUTTON_LIMIT
from dialogs.force.profile import ELSEWHERE, NOT_KNOWN, Profile

GATE = ("G1", "G2", "G2w", "G2h", "G3", "G3w-unreported", "G3w-reported", "G3w-unsure")
GATE_END = ("G4", "G4a", "G4w", "G4h", "G5")
AT_RISK = ("child", "adult", "both")
URGENT = ("now", "soon")
NOTHING_SENT = "Nothing has been sent to the police from this chat."

Row = tuple[str, str]


def question(name: str, title: str, options: tuple[Row, ...], **rest: object) -> Page:
    """A page with one choice, called ``answer``."""
    choice = Choice(
        "answer",
        title,
        required=True,
        options=tuple(Option(value, label) for value, label in options),
    )
    return Page(**{"kind": Kind.QUESTION, **rest}, id=name, title=title, fields=(choice,))  # type: ignore[arg-type]  # Page's own fields


def signpost(name: str, title: str, options: tuple[Row, ...], **rest: object) -> Page:
    """An exit: where to go instead, and the way back."""
    return question(name, title, options, kind=Kind.EXIT, **rest)


def is_(page: str, *values: str) -> Condition:
    """Whether a page on the path is answered with one of these."""
    return lambda sight: sight.get(page) in values


def all_of(*conditions: Condition) -> Condition:
    return lambda sight: all(condition(sight) for condition in conditions)


def any_of(*conditions: Condition) -> Condition:
    return lambda sight: any(condition(sight) for condition in conditions)


def reopening(*pages: str) -> Effect:
    """Asks the last of these pages again that was answered, and what hangs on it."""
    return Effect(pages[0], lambda draft, _now: draft.reopen(*pages))


def save(draft: Draft, _now: datetime) -> Draft:
    """The draft at rest: the danger question comes first when it is taken up again."""
    return draft.noted("paused", True).moved()


def start_over(draft: Draft, _now: datetime) -> Draft:
    """A new matter: every gate question again; what was written is kept."""
    return draft.forget(*GATE, *GATE_END).noted("special_shown", None).noted("special", None)


SAVE = Effect("end", save, ends=Ended.SAVED)


def alarm_answers(sight: Sight) -> tuple[object, ...]:
    """The answers to the danger alarms on the path, in the order they were raised."""
    return tuple(
        values.get("answer") for key, values in sight.answers.items() if key.startswith("A-DANGER.")
    )


def alarmed(*values: str) -> Condition:
    """Whether a danger alarm is answered with one of these."""
    return lambda sight: any(answer in values for answer in alarm_answers(sight))


def answer_alarms(draft: Draft, old: tuple[str, ...], new: str) -> Draft:
    """The draft in which danger alarms answered ``old`` count as answered ``new``."""
    answers = {
        key: {"answer": new}
        if key.startswith("A-DANGER.") and values.get("answer") in old
        else values
        for key, values in draft.answers.items()
    }
    return draft.moved(answers=answers)


URGENT_NOW = any_of(alarmed("yes"), is_("G1", "now"))
URGENT_SOON = any_of(alarmed("soon"), is_("G1", "soon"))
CALM = is_("G1", "can_wait")


def _after_999(draft: Draft, now: datetime) -> Draft:
    calmed = answer_alarms(draft, ("yes",), "called_999")
    return calmed.forget("G1", "X-999", "X-999-called", "X-999-wrong").stamped("after_999", now)


def _not_now(answer: str) -> Callable[[Draft, datetime], Draft]:
    def apply(draft: Draft, _now: datetime) -> Draft:
        calmed = answer_alarms(draft, ("yes",), answer)
        return calmed.forget("G1", "X-999", "X-999-wrong")

    return apply


def _change_soon(draft: Draft, _now: datetime) -> Draft:
    raised = {
        key
        for key, values in draft.answers.items()
        if key.startswith("A-DANGER.") and values.get("answer") == "soon"
    }
    urgent = draft.answers.get("G1", {}).get("answer") == "soon"
    return draft.reopen(*raised, *(("G1",) if urgent or not raised else ()))


def _called(number: str) -> str:
    label = f"I have called {number}"
    return label if len(label) <= BUTTON_LIMIT else "I have called them"


def urgency_pages(profile: Profile) -> tuple[Page, ...]:
    """G1, and rows 1 to 3."""
    emergency, advice = profile.numbers.emergency.number, profile.numbers.non_emergency.number
    return (
        question(
            "G1",
            "How urgent is this?",
            (
                ("now", "Danger now"),
                ("soon", "Needs action soon"),
                ("can_wait", "It can wait"),
                ("not_sure", "Not sure"),
            ),
            text=(
                "{welcome}",
                "1. Danger now: someone is in danger or threatened, a crime is happening, or a suspect is near.",
                "2. Needs action soon: it would be too late by {next_read}. For example a planned fight, or a gun.",
                "3. It can wait.",
                "4. Not sure.",
            ),
            when=lambda sight: not alarmed("yes", "soon")(sight),
            usual={"answer": "can_wait"},
            step="G1",
        ),
        signpost(
            "X-999",
            "Call {emergency} now",
            (
                ("called", _called(emergency)),
                ("wrong", "I pressed the wrong one"),
                ("words", "Show my words"),
            ),
            text=(
                "Call {emergency} now. This chat cannot send help. Nothing has been sent to the police from here.",
                "Tell them where it is, what is happening, who is in danger, and if there are weapons.",
                "Cannot speak? Call {emergency} from a mobile and press {silent_code} when asked.",
                "Deaf or hard of hearing? Use {emergency_relay}, or {emergency} BSL, or text {emergency} if you have signed up.",
                "Why you see this: you said someone is in danger or a crime is happening.",
            ),
            when=URGENT_NOW,
            shows={"words": _has_words},
            effects={"words": Effect("back", shows="WORDS")},
        ),
        signpost(
            "X-999-called",
            "Thank you",
            (("share", "Share the rest"), ("not_now", "Not now")),
            text=(
                "Thank you. Keep the log number if they gave you one.",
                "When everyone is safe: do you know other things that you did not tell them? Names, places, cars, phone numbers?",
                NOTHING_SENT + " In danger again? Call {emergency}.",
            ),
            when=is_("X-999", "called"),
            effects={"share": Effect("G1", _after_999), "not_now": SAVE},
        ),
        signpost(
            "X-999-wrong",
            "Is anyone in danger right now?",
            (("yes", "Yes"), ("no_one", "No one is"), ("over", "It is over now")),
            text=("If anyone is, call {emergency}. " + NOTHING_SENT,),
            when=is_("X-999", "wrong"),
            effects={
                "yes": Effect("X-999", lambda draft, _now: draft.forget("X-999", "X-999-wrong")),
                "no_one": Effect("G1", _not_now("no_one")),
                "over": Effect("G1", _not_now("over")),
            },
        ),
        signpost(
            "X-101",
            "Call {non_emergency} now",
            (
                ("called", _called(advice)),
                ("change", "Change my answer"),
                ("words", "Show my words"),
            ),
            text=(
                "Call {non_emergency} now. Say it needs action before {next_read}. Deaf or hard of hearing? Use {non_emergency_relay}.",
                "If it gets worse, or you cannot get through and someone could be hurt, call {emergency}.",
                "Nothing has been sent to the police from this chat. Why: you said it cannot wait until we next read.",
            ),
            when=URGENT_SOON,
            shows={"words": _has_words},
            effects={
                "called": SAVE,
                "change": Effect("G1", _change_soon),
                "words": Effect("back", shows="WORDS"),
            },
        ),
        signpost(
            "X-UNSURE",
            "Treat it as urgent",
            (("change", "Change my answer"), ("stop", "Stop here")),
            text=(
                "If you are not sure, treat it as urgent. Could someone be hurt now? Call {emergency}. If not, call {non_emergency} and ask. You can also ask {lead}.",
                NOTHING_SENT + " Why you see this: you said you are not sure how urgent it is.",
            ),
            when=is_("G1", "not_sure"),
            effects={"change": reopening("G1"), "stop": SAVE},
        ),
    )


def _has_words(sight: Sight) -> bool:
    return bool(sight.notes.get("kept")) or any(key == "C1" for key in sight.answers)


def special_pages(profile: Profile) -> tuple[Page, ...]:
    """G2, and rows 4 and 5."""
    advice = profile.numbers.non_emergency.number
    items = tuple((route.key, route.label) for route in profile.special)
    numbered = tuple(f"{n}. {label}" for n, (_, label) in enumerate(items, 1))
    return (
        question(
            "G2",
            "Is it about any of these?",
            (("none", "None of these"), ("one", "One of these"), ("not_sure", "Not sure")),
            text=numbered,
            when=CALM,
            usual={"answer": "none"},
            step="G2",
        ),
        question(
            "G2w",
            "Which one?",
            items,
            hint="If more than one fits, choose the first in the list.",
            when=is_("G2", "one"),
            as_list=True,
            submit="Show me what to do",
            step="G2",
        ),
        signpost(
            "X-SPECIAL",
            "{special_title}",
            (("change", "Change my answer"), ("else", "Share something else")),
            text=(
                "{special_text}",
                NOTHING_SENT
                + " Why you see this: this matter has its own route, and it is quicker.",
                "Do you also know places, people or cars that are not part of it? Press Share something else: that is a new form.",
            ),
            when=any_of(is_("G2", "one"), is_("A-SPECIAL", "show")),
            effects={
                "change": Effect("G2", _change_special),
                "else": Effect("G1", lambda draft, now: start_over(_drop_special(draft), now)),
            },
        ),
        question(
            "G2h",
            "Not sure if it is one of these?",
            (
                ("none_after_all", "None of these after all"),
                ("stop", f"I will call {advice}"),
                ("examples", "Examples"),
            ),
            text=(
                "Ask {lead}, or call {non_emergency} for advice. They would rather you asked. You can come back: your answers are kept.",
            ),
            when=is_("G2", "not_sure"),
            effects={"examples": Effect("back", shows="G-SPECIAL")},
            step="G2",
        ),
        _advice("X-ADVICE-special", "G2", all_of(is_("G2", "not_sure"), is_("G2h", "stop"))),
    )


def _change_special(draft: Draft, _now: datetime) -> Draft:
    if draft.answers.get("A-SPECIAL", {}).get("answer") == "show":
        return draft.reopen("A-SPECIAL")
    return draft.reopen("G2", "G2w")


def _drop_special(draft: Draft) -> Draft:
    return draft.forget("A-SPECIAL")


def _advice(name: str, question_page: str, when: Condition) -> Page:
    """X-ADVICE; one page for each question that leads to it, so that the way back is known."""
    help_page = {"G2": "G2h", "G3": "G3w-unsure", "G4": "G4h"}[question_page]
    return signpost(
        name,
        "Ask for advice",
        (("later", "Carry on later"), ("change", "Change my answer")),
        text=(
            "Call {non_emergency} for advice, or ask {lead}. In danger? Call {emergency}. Your answers are kept until {date}. "
            + NOTHING_SENT,
            "Why you see this: you said you will ask first.",
        ),
        when=when,
        effects={"later": SAVE, "change": reopening(question_page, help_page)},
    )


CRIME_UNREPORTED = any_of(is_("G3", "unreported"), is_("A-CRIME", "not_yet"))


def crime_pages(profile: Profile) -> tuple[Page, ...]:
    """G3, and rows 6 to 8."""
    advice = profile.numbers.non_emergency.number
    return (
        question(
            "G3",
            "Is it about a crime that has already happened?",
            (
                ("no", "No"),
                ("unreported", "Yes, not reported"),
                ("reported", "Yes, reported"),
                ("not_sure", "Not sure"),
            ),
            text=(
                "Such as a theft, an assault, damage, or drugs or a weapon found. Choose No for worries, patterns, people and places to watch.",
            ),
            when=CALM,
            usual={"answer": "no"},
            step="G3",
        ),
        question(
            "G3w-unreported",
            "Is that all?",
            (("stop", "That is all"), ("more", "I know more as well")),
            text=(
                "Please report the crime: call {non_emergency}, or use {online_link}. Nothing typed here counts as a crime report, and you will not get a crime number here.",
                "Do you know something else as well, that is not part of that crime?",
                "If you press I know more as well: by going on, you agree to report the crime today.",
            ),
            when=all_of(CALM, CRIME_UNREPORTED),
            step="G3",
        ),
        signpost(
            "X-CRIME",
            "Report the crime",
            (("done", "Done"), ("change", "Change my answer")),
            text=(
                "Call {non_emergency}, or report it online: {online_link}. In danger? Call {emergency}. "
                + NOTHING_SENT,
                "Why you see this: only a crime report gets a crime number and an officer.",
            ),
            when=is_("G3w-unreported", "stop"),
            effects={"done": SAVE, "change": reopening("G3", "G3w-unreported", "A-CRIME")},
        ),
        question(
            "G3w-reported",
            "Is it something different?",
            (("stop", "Add to that report"), ("different", "It is different")),
            text=(
                "To add to that report, call {non_emergency} and give its number. Do you know something different that is not in it?",
            ),
            when=all_of(CALM, is_("G3", "reported")),
            step="G3",
        ),
        signpost(
            "X-ADD",
            "Add to that report",
            (("done", "Done"), ("change", "Change my answer")),
            text=(
                "Call {non_emergency} and give the number of the report. In danger? Call {emergency}. "
                + NOTHING_SENT,
                "Why you see this: the officer who has the report needs it in one place.",
            ),
            when=is_("G3w-reported", "stop"),
            effects={"done": SAVE, "change": reopening("G3", "G3w-reported")},
        ),
        question(
            "G3w-unsure",
            "Not sure if it is a crime?",
            (("carry_on", "Carry on"), ("stop", f"I will call {advice}")),
            text=(
                "{non_emergency} can tell you if it is a crime. Or go on: a handler will check, and will pass it to the crime desk if it is one.",
            ),
            when=all_of(CALM, is_("G3", "not_sure")),
            step="G3",
        ),
        _advice("X-ADVICE-crime", "G3", is_("G3w-unsure", "stop")),
    )


def risk_pages(profile: Profile) -> tuple[Page, ...]:
    """G4, and rows 9 and 10."""
    areas = tuple((area.key, area.label) for area in profile.areas)
    referral = [
        ("made", "Yes, I have"),
        ("today", "I will today"),
        ("known", "They already know"),
        ("stop", "Stop here"),
    ]
    if profile.risk_test == "immediate":
        referral.append(("not_needed", "No referral needed"))
    at_risk = all_of(CALM, is_("G4", *AT_RISK))
    return (
        question(
            "G4",
            "Is a child, or an adult who needs care, at risk of harm?",
            (
                ("child", "A child"),
                ("adult", "An adult"),
                ("both", "Both"),
                ("no", "No one I know of"),
                ("not_sure", "Not sure"),
            ),
            text=(
                "Someone you could name or point out. Adults may need care through age, illness, disability, drink or drugs.",
            ),
            when=CALM,
            usual={"answer": "no"},
            step="G4",
        ),
        question(
            "G4a",
            "Where do they live?",
            (*areas, (ELSEWHERE, "Somewhere else"), (NOT_KNOWN, "Not known")),
            hint="Their home, not your workplace. If you only know where they are now, choose that.",
            when=at_risk,
            as_list=len(areas) > 4,
            submit="Next",
            step="G4",
        ),
        question(
            "G4w",
            "Have you told {team}?",
            tuple(referral),
            text=(
                "{referral_contact}",
                "Put here only what is not in the referral: people, places, cars, phones.",
            ),
            when=at_risk,
            step="G4",
        ),
        signpost(
            "X-REFERRAL",
            "Make a referral",
            (("done", "Done"), ("more", "I know more as well")),
            text=(
                "{referral_exit} Call {emergency} if it becomes urgent.",
                NOTHING_SENT
                + " Why you see this: this form is not a referral, and nobody would act on one here.",
            ),
            when=is_("G4w", "stop"),
            effects={"done": SAVE, "more": reopening("G4w")},
        ),
        question(
            "G4h",
            "Not sure if someone is at risk?",
            (("carry_on", "Carry on"), ("change", "Change my answer"), ("stop", "Stop here")),
            text=(
                "Signs of harm can be small. Ask {lead}, or call {non_emergency}. The guide for your area: {threshold_link}. You can go on, and a handler will look at it with care.",
            ),
            when=all_of(CALM, is_("G4", "not_sure")),
            effects={"change": reopening("G4")},
            step="G4",
        ),
        _advice("X-ADVICE-risk", "G4", is_("G4h", "stop")),
    )


def topic_pages(profile: Profile) -> tuple[Page, ...]:
    """G5, and row 11."""
    topics = tuple((topic.key, topic.label) for topic in profile.topics)
    return (
        question(
            "G5",
            "What is it mostly about?",
            (*topics, ("none", "None of these"), ("not_sure", "Not sure")),
            when=CALM,
            as_list=True,
            submit="Open the form",
            usual={"answer": topics[0][0]},
            step="G5",
        ),
        signpost(
            "X-OTHER",
            "Not for this form",
            (("change", "Change my answer"), ("stop", "Stop here")),
            text=(
                "This form is only for the risks on that list. You can still tell the police: {non_emergency}, or {online_link}. To give information without your name: Crimestoppers, {crimestoppers}.",
                NOTHING_SENT + " Why you see this: you said it is about none of them.",
            ),
            when=all_of(is_("G5", "none"), lambda _sight: profile.other_topics == "signpost"),
            effects={"change": reopening("G5"), "stop": SAVE},
        ),
    )


def flags(sight: Sight) -> tuple[str, ...]:
    """The doubts and promises that travel with a submission (conversation.md 1, row 12)."""
    referral = {
        "made": "referral_made",
        "today": "referral_today",
        "known": "referral_known",
        "not_needed": "referral_not_needed",
    }
    found = {
        "special_doubt": is_("G2", "not_sure")(sight) or is_("A-SPECIAL", "not_that")(sight),
        "crime_promised": is_("G3w-unreported", "more")(sight),
        "crime_reported": is_("G3", "reported")(sight) or is_("A-CRIME", "yes")(sight),
        "crime_doubt": is_("G3", "not_sure")(sight) or is_("A-CRIME", "not_crime")(sight),
        "person_at_risk": is_("G4", *AT_RISK)(sight),
        referral.get(str(sight.get("G4w")), ""): sight.get("G4w") is not None,
        "welfare_doubt": is_("G4", "not_sure")(sight),
        "topic_doubt": is_("G5", "not_sure")(sight),
        "other_topic": is_("G5", "none")(sight),
    }
    return tuple(name for name, holds in found.items() if name and holds)
