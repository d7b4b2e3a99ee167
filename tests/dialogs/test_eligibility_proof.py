"""The proof by exhaustion: every path of the built script against the table of conversation.md 1.

The table stands in eligibility_table.py, written a second time. Each path is walked to its end for the
four settings of the two switches, for both forces, and the eleven properties are asserted on it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

import pytest
from eligibility_table import Table, flags, letters, more_urgent, page
from walking import (
    CLOSED,
    FORCES,
    FORM,
    HAMPSHIRE,
    HOURS,
    OPEN,
    SWITCHES,
    Leaf,
    answer,
    drive,
    form,
    gate,
    notices,
    page_of,
    press,
    switched,
    walk,
    words_of,
)

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Value
from dialogs.engine.inbound import Answered, Go, Inbound, Move, Said
from dialogs.engine.journey import travel
from dialogs.engine.page import Ended, Kind
from dialogs.engine.present import present
from dialogs.engine.script import Script
from dialogs.engine.turn import take_turn
from dialogs.engine.views import Ask, Review, Signpost
from dialogs.force.profile import Profile
from dialogs.intake import eligibility
from dialogs.intake.content import assemble
from dialogs.intake.script import intake_script
from dialogs.triage.risk import starts_high
from dialogs.triage.submitted import read

SPOKEN_OF = {"exits": 619, "kinds": 34, "forms": 4032, "paths": 4651, "widened": 6091}
"""The counts of conversation.md 1."""
NUMBER_OR_LINK = re.compile(r"https://\S+|\b\d[\d ]{1,14}\d\b")
NEXT_STEP = re.compile(
    r"\b(call|tell|ask|report|go to|make|follow|use|give|speak to)\b", re.IGNORECASE
)
WHY = re.compile(r"\bWhy( you see this)?:|Why you see this")
NOT_SENT = re.compile(r"Nothing has been sent")
WAYS_BACK = {"change", "more", "wrong"}
ALARM = "the man has a knife and is outside the school now"


def setting(force: Profile, switches: tuple[str, str]) -> tuple[Profile, Script, Table]:
    profile = switched(force, *switches)
    return profile, intake_script(profile), Table.of(profile)


SETTINGS = [
    pytest.param(force, switches, id=f"{force.slug}-{'-'.join(switches)}")
    for force in FORCES
    for switches in SWITCHES
]
PLAIN = ("significant", "signpost")


@cache
def plain() -> tuple[Profile, Script, Table]:
    """Hampshire with the default switches."""
    return setting(HAMPSHIRE, PLAIN)


@cache
def plain_leaves() -> tuple[Leaf, ...]:
    return tuple(walk(plain()[1], OPEN))


@cache
def chosen_leaves() -> tuple[Leaf, ...]:
    """One path for every way through the gate up to the topic, and one for every topic."""
    first, area = plain()[2].topics[0], plain()[2].areas[0]
    clear = {"G1": "can_wait", "G2": "none", "G3": "no", "G4": "no"}
    return tuple(
        leaf
        for leaf in plain_leaves()
        if leaf.end == "C1"
        and (
            (
                leaf.answers["G5"] == first
                and leaf.answers.get("G4a", area) in {area, "elsewhere", "not_known"}
            )
            or clear.items() <= leaf.answers.items()
        )
    )


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


def written(draft: Draft, now: datetime) -> Draft:
    """The draft with every page of the form answered, and the danger question answered at ``now``."""
    pages = {key: stored(key) for key in FORM}
    return replace(draft, answers={**draft.answers, **pages}).noted("checked_at", now.isoformat())


def stored(key: str) -> dict[str, Value]:
    """A page of the form as the engine keeps it."""
    return {name: raw if isinstance(raw, str) else [*raw] for name, raw in FORM[key].items()}


def at(script: Script, draft: Draft, now: datetime) -> str:
    current = travel(script, draft, now).current
    return current.key if current else "sent"


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


def tried_again(leaf: Leaf, table: Table) -> Iterator[tuple[str, str, str, str]]:
    """Every other value for every answer of a path: letter, page, old value, new value."""
    given = letters(leaf.answers)
    for letter, old in given.items():
        for new in table.values(letter, given):
            if new != old:
                yield letter, page(letter, given), old, new


@pytest.mark.parametrize(("force", "switches"), SETTINGS)
def test_a_changed_answer_runs_the_gate_again_and_a_more_urgent_one_never_opens_the_form(
    force: Profile, switches: tuple[str, str]
) -> None:
    """Properties 7 and 10, by answers alone: the table says where each changed path leads."""
    _, script, table = setting(force, switches)
    places = {table.areas[0], "elsewhere", "not_known"}
    topics = {table.topics[0], "none", "not_sure"}
    for leaf in walk(script, OPEN):
        given = letters(leaf.answers)
        if given.get("a", "elsewhere") not in places or given.get("t", "none") not in topics:
            continue
        full = written(leaf.draft, OPEN)
        for letter, key, old, new in tried_again(leaf, table):
            where = at(script, answer(full, key, new), OPEN)
            changed = {**given, letter: new}
            if letter == "c":
                changed.pop("cw", None)
            end, used = table.settle(changed)
            if end == "form":
                assert where == "CHECK", (leaf.answers, key, new)
                worse = leaf.end != "C1" and more_urgent(letter, old, new)
                assert not worse, (leaf.answers, key, new)
            elif end.startswith("X-"):
                assert where == end.partition("(")[0] or where.startswith(f"{end}-"), (
                    leaf.answers,
                    key,
                    new,
                )
            else:
                assert where == page(end, used), (leaf.answers, key, new)


# --- properties driven turn by turn --------------------------------------------------------------------


def test_changing_a_gate_answer_from_check_runs_the_gate_again_and_an_exit_cannot_be_sent() -> None:
    """Property 10."""
    _, script, table = plain()
    exits = 0
    for leaf in chosen_leaves():
        ready = form(script, gate(script, leaf.answers, OPEN), OPEN)
        assert page_of(ready.views) == "CHECK"
        for _, key, _, new in tried_again(leaf, table):
            opened = take_turn(script, ready.draft, Go(Move.EDIT, key), OPEN)
            assert page_of(opened.views) == key
            changed = press(script, opened.draft, OPEN, key, new)
            where = page_of(changed.views)
            if not where.startswith("X-"):
                continue
            exits += 1
            for button in (
                Answered("CHECK", {"answer": "send"}, ready.draft.revision),
                Answered("CHECK", {"answer": "send"}),
                Said("send to police"),
                Go(Move.REVIEW),
            ):
                sent = take_turn(script, changed.draft, button, OPEN)
                assert sent.ended is None, (leaf.answers, key, new, button)
                assert not isinstance(sent.views[-1], Review)
            kept = {page: changed.draft.answers[page] for page in FORM}
            assert kept == {page: ready.draft.answers[page] for page in FORM}
    assert exits > 1000


def ways_out_of_danger() -> dict[str, tuple[Inbound, ...]]:
    """Every way from the danger question to 999 or 101, and back to it."""

    def button(page: str, value: str) -> Answered:
        return Answered(page, {"answer": value})

    wrong = (button("G1", "now"), button("X-999", "wrong"))
    return {
        "no one is": (*wrong, button("X-999-wrong", "no_one")),
        "it is over": (*wrong, button("X-999-wrong", "over")),
        "yes, then no one": (
            *wrong,
            button("X-999-wrong", "yes"),
            button("X-999", "wrong"),
            button("X-999-wrong", "no_one"),
        ),
        "called, share the rest": (
            button("G1", "now"),
            button("X-999", "called"),
            button("X-999-called", "share"),
        ),
        "soon, changed": (button("G1", "soon"), button("X-101", "change")),
        "typed 999": (Said("999"), button("X-999", "wrong"), button("X-999-wrong", "no_one")),
        "typed back": (button("G1", "now"), Said("back")),
        "alarm, no one after all": (
            Said(ALARM),
            button("A-DANGER.1", "yes"),
            button("X-999", "wrong"),
            button("X-999-wrong", "no_one"),
        ),
        "alarm, may be soon, changed": (
            Said(ALARM),
            button("A-DANGER.1", "soon"),
            button("X-101", "change"),
            button("A-DANGER.1", "no_one"),
        ),
    }


@pytest.mark.parametrize("way", ways_out_of_danger())
def test_whoever_comes_back_from_999_or_101_sends_a_case_that_starts_high(way: str) -> None:
    """Property 8, for every way back and every way through the gate."""
    _, script, _ = plain()
    back = drive(script, script.start(), OPEN, *ways_out_of_danger()[way])
    assert "was_urgent" in back.draft.history
    assert page_of(back.views) == "G1"
    for leaf in chosen_leaves():
        draft = gate(script, leaf.answers, OPEN, back.draft)
        assert "was_urgent" in draft.history
        ready = written(draft, OPEN)
        if at(script, ready, OPEN) in {"A-CRIME", "A-SPECIAL"}:
            ready = answer(answer(ready, "A-CRIME", "not_crime"), "A-SPECIAL", "not_that")
        assert at(script, ready, OPEN) == "CHECK", leaf.answers
        content = assemble(ready, travel(script, ready, OPEN))
        assert starts_high(read(content)), leaf.answers
        assert "was_urgent" in content["history"]


def test_every_path_sent_after_the_999_page_starts_high() -> None:
    """Property 8 on every path of the table."""
    _, script, _ = plain()
    steps = ways_out_of_danger()["no one is"]
    history = drive(script, script.start(), OPEN, *steps).draft.history
    for leaf in plain_leaves():
        if leaf.end == "C1":
            ready = replace(written(leaf.draft, OPEN), history=history)
            content = assemble(ready, travel(script, ready, OPEN))
            assert starts_high(read(content)), leaf.answers


def test_after_twelve_hours_the_danger_question_comes_first_on_every_way() -> None:
    """Property 1, turn by turn: nothing is sent until danger is answered anew."""
    _, script, _ = plain()
    late = OPEN + timedelta(hours=12)
    for leaf in chosen_leaves():
        ready = form(script, gate(script, leaf.answers, OPEN), OPEN)
        button = Answered("CHECK", {"answer": "send"}, ready.draft.revision)
        assert take_turn(script, ready.draft, button, OPEN).ended is Ended.SENT
        asked = take_turn(script, ready.draft, button, late)
        assert asked.ended is None
        assert page_of(asked.views) == "R1"
        calm = press(script, asked.draft, late, "R1", "no")
        assert page_of(calm.views) == "CHECK"
        worse = press(script, asked.draft, late, "R1", "yes")
        assert page_of(worse.views) == "G1"
        assert page_of(take_turn(script, worse.draft, Go(Move.REVIEW), late).views) == "G1"
        urgent = press(script, worse.draft, late, "G1", "now")
        assert page_of(urgent.views) == "X-999"
        settled = press(script, worse.draft, late, "G1", "can_wait")
        assert page_of(settled.views) == "CHECK"


def test_what_is_typed_at_the_gate_is_kept_and_never_repeated_but_by_the_alarm() -> None:
    """Property 9: at every page of the gate."""
    _, script, _ = plain()
    marker = "zephyr lodge has a blue door"
    seen = set()
    for leaf in (*chosen_leaves(), *(leaf for leaf in plain_leaves() if leaf.end != "C1")):
        draft = script.start()
        for key, value in leaf.answers.items():
            if key not in seen:
                seen.add(key)
                turn = take_turn(script, draft, Said(marker), OPEN)
                assert page_of(turn.views) == key
                assert turn.draft.notes["kept"] == [marker]
                assert not any("zephyr" in words_of(view).lower() for view in turn.views)
                for then in (Go(Move.HELP), Go(Move.BACK), Said("what now"), Go(Move.RESTART)):
                    after = take_turn(script, turn.draft, then, OPEN)
                    assert not any("zephyr" in words_of(view).lower() for view in after.views)
                    assert marker in str(after.draft.notes["kept"])
            draft = press(script, draft, OPEN, key, value).draft
        if leaf.end != "C1" and leaf.end not in seen:
            seen.add(leaf.end)
            turn = take_turn(script, draft, Said(marker), CLOSED)
            assert page_of(turn.views) == leaf.end
            assert not any("zephyr" in words_of(view).lower() for view in turn.views)
    assert len(seen) == 13 + len({leaf.end for leaf in plain_leaves()}) - 1


@pytest.mark.parametrize("now", HOURS, ids=["open", "closed"])
@pytest.mark.parametrize(("said", "exit_page"), [("yes", "X-999"), ("soon", "X-101")])
def test_danger_at_any_page_leads_out_keeps_the_draft_and_cannot_be_sent(
    said: str, exit_page: str, now: datetime
) -> None:
    """Property 11: at every page of the gate and of the form, by typing and by a field."""
    _, script, _ = plain()
    for draft in every_page(script, now):
        here = at(script, draft, now)
        turn = take_turn(script, draft, Said(ALARM), now)
        assert page_of(turn.views) == "A-DANGER.1", here
        assert "knife" in words_of(turn.views[-1])
        asked = turn.draft
        for attempt in (Go(Move.REVIEW), Answered("CHECK", {"answer": "send"}), Go(Move.SKIP)):
            assert take_turn(script, asked, attempt, now).ended is None
        out = press(script, asked, now, "A-DANGER.1", said)
        assert page_of(out.views) == exit_page, here
        changed = {k for k, v in draft.answers.items() if out.draft.answers.get(k) != v}
        assert changed <= {"C1"}, here
        assert not changed or ALARM in str(out.draft.answers["C1"])
        for attempt in (Go(Move.REVIEW), Answered("CHECK", {"answer": "send"}), Go(Move.SKIP)):
            after = take_turn(script, out.draft, attempt, now)
            assert after.ended is None
            assert page_of(after.views) == exit_page
        calm = press(script, asked, now, "A-DANGER.1", "no_one")
        assert notices(calm.views) == ["THANKS"]
        assert page_of(calm.views) == here
        again = take_turn(script, calm.draft, Said(ALARM), now)
        assert page_of(again.views) == here


def every_page(script: Script, now: datetime) -> Iterator[Draft]:
    """A draft waiting at each page of the gate and of the form."""
    seen: set[str] = set()
    for leaf in (*chosen_leaves(), *(leaf for leaf in plain_leaves() if leaf.end != "C1")):
        draft = script.start()
        for key, value in leaf.answers.items():
            if key not in seen:
                seen.add(key)
                yield draft
            draft = press(script, draft, now, key, value).draft
        for key, values in FORM.items() if leaf.end == "C1" else ():
            if key not in seen:
                seen.add(key)
                yield draft
                yield take_turn(script, draft, Go(Move.HERE), now).draft
            draft = take_turn(script, draft, Answered(key, values, draft.revision), now).draft
        if leaf.end == "C1" and "CHECK" not in seen:
            seen.add("CHECK")
            yield draft
