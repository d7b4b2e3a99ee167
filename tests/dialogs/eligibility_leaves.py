"""Every path of the gate, for every force and setting, and what stands at its end."""

from dataclasses import replace
from datetime import datetime

import pytest
from eligibility_table import Table
from walking import (
    FORCES,
    FORM,
    SWITCHES,
    switched,
)

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Value
from dialogs.engine.journey import travel
from dialogs.engine.script import Script
from dialogs.force.profile import Profile
from dialogs.intake.script import intake_script


def setting(force: Profile, switches: tuple[str, str]) -> tuple[Profile, Script, Table]:
    profile = switched(force, *switches)
    return profile, intake_script(profile), Table.of(profile)


SETTINGS = [
    pytest.param(force, switches, id=f"{force.slug}-{'-'.join(switches)}")
    for force in FORCES
    for switches in SWITCHES
]


PLAIN = ("significant", "signpost")


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
