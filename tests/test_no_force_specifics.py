"""No name, number or link of a force outside its profile, the tests and the documents.

Another force is another profile, and nothing else (domain.md). What is looked for is read from the
profile itself, so that a new entry is looked for as well.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogs.force.profile import DEFAULT_PROFILE, Profile, Team, load_profile

ROOT = Path(__file__).parents[1]
ALLOWED = (":!tests", ":!docs", ":!*.md", f":!dialogs/force/{DEFAULT_PROFILE}.toml")
THE_DEFAULT = re.compile(rf'= "{DEFAULT_PROFILE}"$')
"""The one place that may name the bundled profile: as the default of a setting."""


def specifics(profile: Profile) -> Iterator[str]:
    """Names, numbers and links of the profile, folded. The short codes that a whole country shares say
    nothing about a force; `test_no_call_number_in_the_code` looks for them in sentences.
    """
    yield from {words.casefold() for words in _written(profile)}


def _written(profile: Profile) -> Iterator[str]:
    yield from (profile.name, profile.short_name, DEFAULT_PROFILE)
    numbers = [number.number for number in profile.helplines.values()]
    numbers += [number.number for _, number in profile.numbers]
    links = [link.url for link in (*dict(profile.links).values(), *profile.more_links.values())]
    for area in profile.areas:
        yield area.label
        for team in (area.child, area.adult, area.lado):
            yield team.name
            numbers += [*_numbers(team)]
            links.append(team.pathway_link)
        links.append(area.threshold_link)
    yield from (number for number in numbers if number and _is_long(number))
    yield from (link for link in links if link)


def _is_long(number: str) -> bool:
    return sum(character.isdecimal() for character in number) > 8


def _numbers(team: Team) -> Iterator[str]:
    yield from filter(None, (team.number, team.public_number, team.out_of_hours_number))


def found(*options: str) -> list[str]:
    """Lines of the project's files that hold a pattern; what is not committed yet included."""
    command = ["git", "grep", "--untracked", "-n", "-I", *options, "--", ".", *ALLOWED]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        assert not os.environ.get("CI"), done.stderr
        pytest.skip(f"git grep cannot look here: {done.stderr.strip()}")
    return done.stdout.splitlines()


@pytest.mark.parametrize("words", sorted(specifics(load_profile(DEFAULT_PROFILE))))
def test_only_the_profile_knows(words: str) -> None:
    lines = [line for line in found("-i", "-F", "-e", words) if not THE_DEFAULT.search(line)]
    assert lines == []


def test_no_call_number_in_the_code() -> None:
    """Emergency and advice numbers come from the profile too: pages hold placeholders."""
    profile = load_profile(DEFAULT_PROFILE)
    short = {number.number for _, number in profile.numbers if not _is_long(number.number)}
    pattern = r"(call|ring|dial) (" + "|".join(sorted(short)) + r")\b"
    assert found("-i", "-E", "-e", pattern) == []


def test_what_is_looked_for_is_found_where_it_may_stand() -> None:
    profile = load_profile(DEFAULT_PROFILE)
    text = (ROOT / f"dialogs/force/{DEFAULT_PROFILE}.toml").read_text(encoding="utf-8").casefold()
    missing = [w for w in specifics(profile) if w not in text and w != DEFAULT_PROFILE]
    assert missing == []
