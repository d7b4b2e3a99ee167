"""What is measured, a function for each row; ours and theirs in turn, in one run on one machine."""

import asyncio
import statistics
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from time import perf_counter
from typing import Annotated, Literal

from pydantic import BaseModel, StringConstraints

from dialogs.engine.inbound import Answered
from dialogs.engine.page import Ended
from dialogs.engine.turn import take_turn
from dialogs.force.profile import DEFAULT_PROFILE, load_profile
from dialogs.intake.script import intake_script
from tests.bench.load import Round, WrongAnswer, drive
from tests.bench.process import folder, postgresql, served
from tests.bench.result import Row
from tests.bench.slack_rows import slack_turn_postgresql, slack_turn_sqlite
from tests.bench.submission import Answer, whole
from tests.bench.teams_rows import teams_turn_postgresql, teams_turn_sqlite
from tests.bench.turns import AT_ONCE

ROUNDS = 3
"""Rounds of each; the middle one by its rate is the figure."""
PEOPLE = 64
"""People in one round: each sends one whole submission, turn after turn."""
SUBMISSIONS = 40
"""Whole submissions in one round of the engine."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=3000)]
Must = Annotated[Text, StringConstraints(min_length=1)]


def console_turn_sqlite() -> Row:
    """A turn through the console's endpoint, on SQLite at ``synchronous=FULL``."""
    with folder() as home:
        return _console("console-turn-sqlite", {**_key(home), **_url(f"sqlite:///{home}/cpi.db")})


def console_turn_postgresql() -> Row:
    """The same on an embedded PostgreSQL with its own defaults."""
    with folder() as home, postgresql() as url:
        return _console("console-turn-postgresql", {**_key(home), **_url(url)})


def engine_submission() -> Row:
    """One whole submission through `take_turn`; theirs: pydantic validates the same answers."""
    profile = load_profile(DEFAULT_PROFILE)
    answers = whole(profile.topics[0].key)
    rounds = [(_engine(answers), _models(answers)) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(column) for column in zip(*rounds, strict=True))
    note = (
        "theirs: a pydantic model for each page validates the same answers, and no more;"
        " ours derives the path, reads dates and numbers, checks for danger and gives the next page"
    )
    return Row("engine-submission", ours, theirs, ours / theirs, "submissions/s", note)


ROWS = (
    console_turn_sqlite,
    console_turn_postgresql,
    engine_submission,
    slack_turn_sqlite,
    slack_turn_postgresql,
    teams_turn_sqlite,
    teams_turn_postgresql,
)


def _key(home: object) -> dict[str, str]:
    return {"CPI_KEY_FILE": f"{home}/master.key"}


def _url(url: str) -> dict[str, str]:
    return {"CPI_DATABASE_URL": url}


def _console(name: str, settings: Mapping[str, str]) -> Row:
    answers = whole(load_profile(DEFAULT_PROFILE).topics[0].key)
    ours: list[Round] = []
    theirs: list[Round] = []
    with served("ours", PEOPLE * (ROUNDS + 1), settings) as port:
        groups = [[f"p{i + n * PEOPLE}" for i in range(PEOPLE)] for n in range(ROUNDS + 1)]
        warm = asyncio.run(drive(port, groups[0], answers, ours=True))
        size = round(statistics.mean(warm.sizes))
        with served("theirs", size, {}) as other:
            asyncio.run(drive(other, groups[0], answers, ours=False))
            for people in groups[1:]:
                ours.append(asyncio.run(drive(port, people, answers, ours=True)))
                theirs.append(asyncio.run(drive(other, people, answers, ours=False)))
    mine, peer = (sorted(rounds, key=lambda r: r.rate)[ROUNDS // 2] for rounds in (ours, theirs))
    note = (
        f"{len(mine.latencies)} turns a round, {AT_ONCE} at once, {PEOPLE} people, whole submissions;"
        f" p50 {mine.percentile(0.5):.0f} ms, p99 {mine.percentile(0.99):.0f} ms;"
        f" theirs: an aiohttp echo that reads the same form and fills a page of {size} bytes by Jinja2"
    )
    return Row(name, mine.rate, peer.rate, mine.rate / peer.rate, "turns/s", note)


def _engine(answers: tuple[Answer, ...]) -> float:
    profile = load_profile(DEFAULT_PROFILE)
    script, now = intake_script(profile), datetime.now(profile.zone)
    with _timed() as timer:
        for _ in range(SUBMISSIONS):
            draft = script.start()
            for answer in answers:
                turn = take_turn(
                    script, draft, Answered(answer.page, answer.values, draft.revision), now
                )
                draft = turn.draft
            if turn.ended is not Ended.SENT:
                raise WrongAnswer("the submission did not reach its end")
    return SUBMISSIONS / timer[0]


def _models(answers: tuple[Answer, ...]) -> float:
    many = SUBMISSIONS * 50
    pairs = [(_MODELS[answer.page], dict(answer.values)) for answer in answers]
    with _timed() as timer:
        for _ in range(many):
            for model, values in pairs:
                model.model_validate(values)
    return many / timer[0]


@contextmanager
def _timed() -> Iterator[list[float]]:
    taken: list[float] = []
    started = perf_counter()
    yield taken
    taken.append(perf_counter() - started)


class _Gate(BaseModel):
    answer: Must


class _What(BaseModel):
    what: Must
    when: Text
    often: Literal["once", "few", "going_on", "not_known"]
    where: Text
    view: Text


class _Person(BaseModel):
    part: Literal["harm", "risk", "knows", "parent", "witness", "not_known"]
    name: Text
    born: Text
    contacts: Text
    find: Text
    next: Literal["done", "person", "vehicle"]


class _Source(BaseModel):
    how: Must
    found_out: Text
    who_else: Text
    doubt: Literal["no", "perhaps", "false"]
    why: Text
    first_told: Text


class _Safety(BaseModel):
    at_risk: Literal["no", "yes", "not_sure"]
    who: Text
    naming: Literal["do_not", "ask", "may"]
    aware: Literal["no", "yes", "not_known"]
    call: Text


class _Sender(BaseModel):
    name: Must
    job: Text
    organisation: Must
    contact: Must


_MODELS: Mapping[str, type[BaseModel]] = {
    **dict.fromkeys(("G1", "G2", "G3", "G4", "G5", "CHECK"), _Gate),
    "C1": _What,
    "C2.1": _Person,
    "C4": _Source,
    "C5": _Safety,
    "C6": _Sender,
}
