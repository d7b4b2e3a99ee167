"""Views at their extremes, for every platform: whole conversations, full cases, and anything at all."""

from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st
from talking import CLEAR, Talk

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Choice as ChoiceField
from dialogs.engine.fields import Choices, Option, Text
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.journey import travel
from dialogs.engine.page import Kind
from dialogs.engine.script import Script
from dialogs.engine.turn import current_view
from dialogs.engine.views import (
    Action,
    Ask,
    CaseCard,
    CaseDetail,
    Copyable,
    Listing,
    Notice,
    Part,
    Press,
    Progress,
    Receipt,
    Review,
    Row,
    Section,
    Shown,
    Signpost,
    View,
)
from dialogs.force.profile import Choice, Profile
from tests.dialogs.triage.world import DANGER, World, taken, world
from tests.dialogs.walking import NORTHMOOR, answer

MARK = "zephyr"
"""A word that stands in everything a person writes here, so that it is known again."""
NASTY = f"{MARK} <!channel> <@U123> <https://x.example|y> *bold* _it_ ~no~ `code` :knife: سيارة زرقاء 🙂 & &amp; #general @here"
LONG = f"{MARK} " + "wide words " * 272
assert len(LONG) <= 3_000

LONGEST_LABEL = "A very long name of a thing that a force may choose to put into its lists " * 4


def _many(kind: str, count: int, label: str = "") -> tuple[Choice, ...]:
    return tuple(
        Choice(key=f"{kind}_{n}", label=f"{kind.title()} {n} {label}".strip()) for n in range(count)
    )


BIG: Profile = NORTHMOOR.model_copy(
    update={
        "slug": "big",
        "topics": _many("topic", 40, LONGEST_LABEL),
        "offences": _many("offence", 60),
        "police_teams": _many("team", 40, LONGEST_LABEL),
        "districts": _many("district", 100),
        "areas": tuple(
            area.model_copy(
                update={"child": area.child.model_copy(update={"name": f"{LONGEST_LABEL} {n}"})}
            )
            for n, area in enumerate(NORTHMOOR.areas)
        ),
    }
)
"""Northmoor's 12 areas with 40 topics, 60 offences, 40 police teams, and the longest names."""


def gate_views(script: Script, now: Any) -> dict[str, View]:
    """Each page of the gate and each exit that answers lead to, by its key, once."""
    found: dict[str, View] = {}
    waiting: list[Draft] = [script.start()]
    seen = set[tuple[str, str]]()
    while waiting:
        draft = waiting.pop()
        journey = travel(script, draft, now)
        stop = journey.current
        if stop is None:
            continue
        last = next(reversed(draft.answers.values()), {})
        if (stop.key, str(last)) in seen:
            continue
        seen.add((stop.key, str(last)))
        found.setdefault(stop.key, current_view(script, draft, now)[0])
        if stop.page.kind not in {Kind.QUESTION, Kind.EXIT}:
            continue
        waiting += [
            answer(draft, stop.key, option.value)
            for option in stop.page.options_for(journey.sight)
            if option.value not in stop.page.effects
        ]
    return found


def screens(talk: Talk) -> Iterator[View]:
    """A whole submission with full boxes and 20 people, page by page, and what comes after it."""
    talk.gate(CLEAR)
    yield from talk.views
    talk.fill("C1", {"what": LONG, "more": LONG, "more2": LONG, "where": "x " * 240, "view": LONG})
    for n in range(1, 21):
        yield from talk.views
        person = {"name": NASTY, "find": LONG, "part": "harm", "born": "about 15"}
        nxt = "vehicle" if n == 20 else "person"
        talk.fill(f"C2.{n}", {**person, "next": nxt})
    for n in range(1, 21):
        yield from talk.views
        talk.fill(f"C3.{n}", {"looks": NASTY, "driver": NASTY, "next": "vehicle"})
    yield from talk.views
    talk.fill("C4", {"how": "saw", "why": LONG, "who_else": NASTY, "first_told": NASTY})
    yield from talk.views
    talk.fill("C5", {"at_risk": "yes", "who": LONG, "naming": "do_not", "aware": "no"})
    yield from talk.views
    talk.fill("C6", {"name": "Jo", "organisation": NASTY, "contact": "jo@example.org"})
    yield from talk.views
    talk.press("CHECK", "send")
    yield from talk.views
    talk.go(Move.MINE)
    yield from talk.views
    talk.go(Move.MENU)
    yield from talk.views


FULL: dict[str, Any] = {
    "narrative": [LONG, LONG, LONG],
    "parts": [
        {"title": "What you know", "lines": [["", LONG]] * 3},
        *({"title": f"Person {n}", "lines": [["Find", LONG], ["Name", NASTY]]} for n in range(20)),
        *({"title": f"Vehicle {n}", "lines": [["Driver", NASTY]]} for n in range(20)),
    ],
    "view": LONG,
    "at_risk": "yes",
    "at_risk_who": LONG,
    "alarms": [DANGER] * 5,
    "first_told": NASTY,
}


def big_desk() -> World:
    made = world(**FULL, referral_area="ashlow", who_at_risk="child")
    made.profile = BIG
    made.press("take")
    return made


DESKS: dict[str, Callable[[], World]] = {
    "calm": taken,
    "alarm": lambda: taken(alarms=[DANGER], flags=["person_at_risk", "crime_promised"]),
    "full": lambda: taken(**FULL),
    "big": big_desk,
}
"""Handlers with cases of every kind: calm, with an alarm, full to the brim, of a big force."""


EXTREMES = (NASTY, LONG, "x" * 9_000, "\ud800\x00\u202e", "", " ", "🙂" * 3_000)
extremes = st.integers(0, len(EXTREMES) - 1).map(EXTREMES.__getitem__)
edges = st.sampled_from([24, 75, 150, 2_000, 3_000]).flatmap(
    lambda limit: st.integers(limit, limit + 1).map("x".__mul__)
)
"""As long as one of Slack's limits, and one more."""
texts = st.text(st.characters(codec="utf-8"), max_size=40) | extremes | edges
titles = texts.filter(str.strip)
keys = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
moves = st.builds(Go, st.sampled_from(Move), keys)
presses = st.builds(Press, keys, keys, st.none() | st.integers(0, 99))
labels = st.text(st.characters(codec="utf-8"), min_size=1, max_size=120)
typed = st.sampled_from(["", "start"])
actions = st.builds(Action, labels, st.one_of(moves, presses), typed, st.booleans())
ways = st.lists(actions, max_size=8).map(tuple)
choices = st.sampled_from([0, 26]).flatmap(
    lambda least: st.lists(
        st.tuples(keys, labels | st.integers(0, 1).map(lambda n: LONG[n:])),
        min_size=least,
        max_size=45,
        unique_by=lambda row: row[0],
    )
)
answers = choices.map(
    lambda rows: tuple(Action(lb[:1_500], Answered("G1", {"answer": v}, 3)) for v, lb in rows)
)
rows_of_actions = st.tuples(answers, ways).map(lambda both: (*both[0], *both[1]))
offered = st.lists(
    st.builds(Option, keys, titles, texts), min_size=1, max_size=250, unique_by=lambda o: o.value
).map(tuple)
fields = st.one_of(
    st.builds(
        Text,
        keys,
        titles,
        texts,
        st.booleans(),
        limit=st.integers(1, 5_000),
        lines=st.integers(1, 9),
    ),
    st.builds(ChoiceField, keys, titles, texts, options=offered),
    st.builds(Choices, keys, titles, texts, options=offered),
)
shown = st.builds(Shown, fields, st.one_of(texts, st.lists(keys, max_size=3).map(tuple)), texts)
pairs = st.lists(st.tuples(texts, texts), max_size=8).map(tuple)
many_texts = st.lists(texts, max_size=6).map(tuple)
asks = st.builds(
    Ask,
    st.just("intake"),
    st.just("G1"),
    st.just(3),
    st.sampled_from([Kind.QUESTION, Kind.FORM, Kind.ALARM]),
    titles,
    many_texts,
    texts,
    st.lists(shown, max_size=20, unique_by=lambda s: s.field.name).map(tuple),
    st.just("Next"),
    rows_of_actions,
    st.booleans(),
    st.just(""),
    st.none() | st.builds(Progress, st.integers(1, 9), st.integers(1, 9)),
    many_texts,
    st.booleans(),
    texts,
)
parts = st.lists(st.builds(Part, titles, pairs, keys), max_size=50).map(tuple)
views: st.SearchStrategy[View] = st.one_of(
    asks,
    st.builds(
        Signpost,
        st.just("i"),
        st.just("G1"),
        st.just(3),
        titles,
        many_texts,
        rows_of_actions,
        texts,
    ),
    st.builds(
        Review,
        st.just("i"),
        st.just("G1"),
        st.just(3),
        titles,
        many_texts,
        parts,
        texts,
        rows_of_actions,
    ),
    st.builds(Receipt, titles, texts, many_texts, rows_of_actions),
    st.builds(Notice, many_texts, texts, rows_of_actions),
    st.builds(
        CaseCard,
        keys,
        st.just(1),
        titles,
        titles,
        st.lists(st.tuples(titles, titles), max_size=25).map(tuple),
        many_texts,
        rows_of_actions,
        titles,
    ),
    st.builds(
        CaseDetail,
        keys,
        st.just(1),
        titles,
        titles,
        st.lists(st.builds(Section, titles, pairs, texts, st.booleans()), max_size=60).map(tuple),
        rows_of_actions,
    ),
    st.builds(
        Listing,
        titles,
        st.lists(
            st.builds(Row, titles, texts, st.lists(actions, max_size=4).map(tuple)), max_size=80
        ).map(tuple),
        texts,
        rows_of_actions,
    ),
    st.builds(Copyable, titles, texts, ways),
)
