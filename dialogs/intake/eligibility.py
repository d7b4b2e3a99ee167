"""The eligibility table: which matters go into the form, and where all others go.

Source: conversation.md 1 (rows and flags) and 2 (words of G2 to G5 and the X pages); G1 and its exits
are in urgency.py. The order of the pages is the order of the rows: the first that matches wins.
"""

from datetime import datetime

from dialogs.engine.draft import Draft
from dialogs.engine.page import Condition, Effect, Page, Sight
from dialogs.force.profile import ELSEWHERE, NOT_KNOWN, Profile
from dialogs.intake.building import (
    CALM,
    NOTHING_SENT,
    SAVE,
    all_of,
    any_of,
    is_,
    question,
    reopening,
    signpost,
    start_over,
)

AT_RISK = ("child", "adult", "both")


def special_pages(profile: Profile) -> tuple[Page, ...]:
    """G2, and rows 4 and 5."""
    advice = profile.numbers.non_emergency.number
    items = tuple((route.key, route.label) for route in profile.special)
    listed = tuple(f"• {label}" for _, label in items)
    return (
        question(
            "G2",
            "Is it about any of these?",
            (("none", "None of these"), ("one", "One of these"), ("not_sure", "Not sure")),
            text=listed,
            when=lambda sight: CALM(sight) and sight.get("A-SPECIAL") != "show",
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


def _crime_not_said(sight: Sight) -> bool:
    """Whether the crime question is open: the alarm may have asked it before (A-CRIME)."""
    return sight.get("A-CRIME") not in {"yes", "not_yet"}


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
            when=all_of(CALM, _crime_not_said),
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
                "Signs of harm can be small. Ask {lead}, or call {non_emergency}.{threshold_guide} You can go on, and a handler will look at it with care.",
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
