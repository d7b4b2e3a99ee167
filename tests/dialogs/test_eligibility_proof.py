"""The proof by exhaustion: every path of the built script against the table of conversation.md 1.

The table stands in eligibility_table.py, written a second time. Each path is walked to its end for the
four settings of the two switches, for both forces, and the eleven properties are asserted on it, here
and in test_eligibility_changes.py.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from eligibility_leaves import PLAIN, SETTINGS, at, setting, stored, written
from eligibility_table import flags, letters, page
from walking import (
    FORCES,
    FORM,
    HAMPSHIRE,
    HOURS,
    OPEN,
    Leaf,
    answer,
    gate,
    page_of,
    press,
    walk,
    words_of,
)

from dialogs.engine.fields import Value
from dialogs.engine.journey import travel
from dialogs.engine.page import Kind
from dialogs.engine.present import present
from dialogs.engine.script import Script
from dialogs.engine.views import Ask, Signpost
from dialogs.force.profile import Profile
from dialogs.intake import eligibility

SPOKEN_OF = {"exits": 619, "kinds": 34, "forms": 4032, "paths": 4651, "widened": 6091}
"""The counts of conversation.md 1."""


NUMBER_OR_LINK = re.compile(r"https://\S+|\b\d[\d ]{1,14}\d\b")


NEXT_STEP = re.compile(
    r"\b(call|tell|ask|report|go to|make|follow|use|give|speak to)\b", re.IGNORECASE
)


WHY = re.compile(r"\bWhy( you see this)?:|Why you see this")


NOT_SENT = re.compile(r"Nothing has been sent")


WAYS_BACK = {"change", "more", "wrong"}


def kind_of(leaf: Leaf) -> str:
    """The end of a path in the table's terms."""
    given = leaf.answers
    if leaf.end == "C1":
        return "form"
    if leaf.end == "X-SPECIAL":
        return f"X-SPECIAL({given['G2w']})"
    if leaf.end == "X-REFERRAL":
        return f"X-REFERRAL({given['G4']}, {given['G4a']})"
    return "X-ADVICE" if leaf.end.startswith("X-ADVICE-") else leaf.end


# --- the paths themselves ---------------------------------------------------------------------------


@pytest.mark.parametrize(("force", "switches"), SETTINGS)
def test_every_path_of_the_script_is_a_path_of_the_table_and_the_reverse(
    force: Profile, switches: tuple[str, str], figure: Callable[[str], None]
) -> None:
    _, script, table = setting(force, switches)
    built = {tuple(letters(leaf.answers).items()): kind_of(leaf) for leaf in walk(script, OPEN)}
    wanted = {tuple(given.items()): end for given, end in table.paths()}
    differing = [
        f"{path}: the table says {wanted.get(path)}, the script {built.get(path)}"
        for path in built.keys() | wanted.keys()
        if built.get(path) != wanted.get(path)
    ]
    assert not differing, "\n".join(sorted(differing)[:20])
    forms = sum(end == "form" for end in built.values())
    exits = len(built) - forms
    kinds = len({end for end in built.values() if end != "form"})
    assert (exits, forms) == table.count()
    figure(
        f"{force.slug} {' '.join(switches)}: {len(built):,} paths = {exits:,} exits of {kinds}"
        f" kinds + {forms:,} to the form; conversation.md: {SPOKEN_OF['paths']:,} = "
        f"{SPOKEN_OF['exits']} of {SPOKEN_OF['kinds']} + {SPOKEN_OF['forms']:,}; widened "
        f"{SPOKEN_OF['widened']:,}"
    )
    if force is not HAMPSHIRE:
        return
    assert len(built) == SPOKEN_OF["paths" if switches[0] == "significant" else "widened"]
    if switches == PLAIN:
        assert (exits, kinds, forms) == (
            SPOKEN_OF["exits"],
            SPOKEN_OF["kinds"],
            SPOKEN_OF["forms"],
        )
        lengths = [len(path) for path, end in built.items() if end == "form"]
        assert (min(lengths), max(lengths)) == (5, 9)


@pytest.mark.parametrize(("force", "switches"), SETTINGS)
def test_every_question_offers_exactly_the_values_of_the_table(
    force: Profile, switches: tuple[str, str]
) -> None:
    _, script, table = setting(force, switches)
    seen: dict[str, set[str]] = {}
    for leaf in walk(script, OPEN):
        for key, value in leaf.answers.items():
            seen.setdefault(key, set()).add(value)
    for letter in ("u", "s", "k", "sh", "c", "p", "a", "w", "ph", "t"):
        assert seen.pop(page(letter, {})) == set(table.values(letter, {}))
    for crime in ("unreported", "reported", "not_sure"):
        assert seen.pop(page("cw", {"c": crime})) == set(table.values("cw", {"c": crime}))
    assert not seen


# --- properties on every path ---------------------------------------------------------------------------


@pytest.mark.parametrize(("force", "switches"), SETTINGS)
def test_every_path_to_the_form_keeps_its_promises(
    force: Profile, switches: tuple[str, str]
) -> None:
    """Properties 1 to 4, 6, 9 and 11 of conversation.md 1."""
    profile, script, _ = setting(force, switches)
    too_late = OPEN + timedelta(hours=profile.recheck_after_hours)
    in_time = too_late - timedelta(seconds=1)
    alarm: Value = [{"words": ["x"], "marks": ["m"], "at": OPEN.isoformat()}]
    for leaf in walk(script, OPEN):
        path = leaf.answers
        assert all(stop.page.kind is Kind.QUESTION for stop in leaf.journey.path), path
        keys = leaf.journey.keys()
        assert not any(key.startswith("C") for key in keys), path
        if leaf.end != "C1":
            continue
        given = letters(path)
        found = set(eligibility.flags(leaf.journey.sight))
        assert found == flags(given), path
        assert given["u"] == "can_wait", path
        assert given["s"] == "none" or (given["s"] == "not_sure" and "special_doubt" in found), path
        assert (given["c"] == "unreported") == ("crime_promised" in found), path
        assert (given["c"] == "reported") == ("crime_reported" in found), path
        at_risk = given["p"] in {"child", "adult", "both"}
        assert at_risk == ("G4w" in keys), path
        assert not at_risk or path["G4w"] != "stop", path
        full = written(leaf.draft, OPEN)
        check = travel(script, full, OPEN)
        assert check.current is not None
        assert check.current.key == "CHECK", path
        names = {f.name for f in script.page("C5").fields_for(check.sight)}
        assert ("crime_reference" in names) == (given["c"] in {"unreported", "reported"}), path
        assert ("referral_reference" in names) == (given.get("w") == "made"), path
        assert at(script, full, in_time) == "CHECK", path
        assert at(script, full, too_late) == "R1", path
        raised = full.noted("danger", alarm)
        assert at(script, raised, OPEN) == "A-DANGER.1", path
        assert at(script, answer(raised, "A-DANGER.1", "yes"), OPEN) == "X-999", path
        assert at(script, answer(raised, "A-DANGER.1", "soon"), OPEN) == "X-101", path
        assert at(script, answer(raised, "A-DANGER.1", "no_one"), OPEN) == "CHECK", path


@pytest.mark.parametrize("now", HOURS, ids=["open", "closed"])
@pytest.mark.parametrize(("force", "switches"), SETTINGS)
def test_every_exit_says_whom_to_call_and_why_and_leads_back_without_loss(
    force: Profile, switches: tuple[str, str], now: datetime
) -> None:
    """Property 5, and no page of the form is asked for on the way (property 9)."""
    profile, script, _ = setting(force, switches)
    for leaf in walk(script, now):
        if leaf.end == "C1":
            continue
        view = present(leaf.journey, leaf.draft)
        assert isinstance(view, Signpost), leaf.answers
        words = words_of(view)
        assert "{" not in words
        assert "None." not in words
        assert not re.search(r"[:,] *[.,;]|: *$", "\n".join(view.text)), words
        assert NUMBER_OR_LINK.search(words), leaf.answers
        assert NEXT_STEP.search(words), leaf.answers
        assert WHY.search(words), leaf.answers
        assert NOT_SENT.search(words), leaf.answers
        for number in numbers_of(profile, leaf, words):
            assert number in words, (leaf.answers, number)
        way_back(script, leaf, now)


def numbers_of(profile: Profile, leaf: Leaf, words: str) -> Iterator[str]:
    """The contacts that this exit owes this person, read from the profile alone."""
    emergency, advice = profile.numbers.emergency.number, profile.numbers.non_emergency.number
    owed = {
        "X-999": (emergency, profile.numbers.silent_code.number),
        "X-101": (advice, profile.numbers.non_emergency_relay.number),
        "X-UNSURE": (emergency, advice),
        "X-CRIME": (advice, profile.links.online_link.words),
        "X-ADD": (advice,),
        "X-OTHER": (
            advice,
            profile.numbers.crimestoppers.number,
            profile.links.online_link.words,
        ),
    }
    yield from owed.get(leaf.end, (advice,) if leaf.end.startswith("X-ADVICE") else ())
    if leaf.end == "X-SPECIAL":
        needs = profile.special_route(leaf.answers["G2w"]).needs
        teams = {"child_teams": "child", "adult_teams": "adult", "lados": "lado"}
        for need in needs:
            for area in profile.areas:
                team = getattr(area, teams[need])
                reached = {team.number or advice, team.out_of_hours_number or advice}
                yield area.label
                yield next(number for number in sorted(reached) if number in words)
    if leaf.end == "X-REFERRAL":
        home = profile.area(leaf.answers["G4a"])
        who = leaf.answers["G4"]
        if home is None:
            yield advice
        elif who == "both":
            yield home.child.number or advice
            yield home.adult.number or advice
        else:
            yield getattr(home, who).number or advice


def way_back(script: Script, leaf: Leaf, now: datetime) -> None:
    """Taking the way back and answering the same leads to the same exit, with every answer kept."""
    draft = replace(leaf.draft, answers={**leaf.draft.answers, "C1": stored("C1")})
    exit_page = script.page(leaf.end)
    choice = exit_page.choice
    assert choice is not None
    back = next(option.value for option in choice.options if option.value in WAYS_BACK)
    turn = press(script, draft, now, leaf.end, back)
    if leaf.end == "X-999":
        turn = press(script, turn.draft, now, "X-999-wrong", "no_one")
    assert turn.ended is None
    asked = page_of(turn.views)
    assert asked in leaf.answers, leaf.answers
    while asked in leaf.answers:
        turn = press(script, turn.draft, now, asked, leaf.answers[asked])
        asked = page_of(turn.views)
    assert asked == leaf.end, leaf.answers
    kept = {key: turn.draft.answers[key]["answer"] for key in leaf.answers}
    assert kept == leaf.answers
    assert turn.draft.answers["C1"] == FORM["C1"]


@pytest.mark.parametrize("now", HOURS, ids=["open", "closed"])
@pytest.mark.parametrize("force", FORCES, ids=lambda force: force.slug)
def test_whoever_goes_on_about_a_person_at_risk_was_shown_the_team(
    force: Profile, now: datetime
) -> None:
    """Property 4: the contact of X-REFERRAL stands on the page where *Have you told the team?* is asked."""
    profile, script, table = setting(force, PLAIN)
    advice = profile.numbers.non_emergency.number
    for who in ("child", "adult", "both"):
        for area in table.values("a", {}):
            start = {"G1": "can_wait", "G2": "none", "G3": "no", "G4": who, "G4a": area}
            view = present(travel(script, gate(script, start, now), now), script.start())
            assert isinstance(view, Ask)
            assert view.page == "G4w"
            words = words_of(view)
            home = profile.area(area)
            kinds = ("child", "adult") if who == "both" else (who,)
            for kind in kinds:
                number = (getattr(home, kind).number if home else None) or advice
                assert number in words, (who, area, now)
