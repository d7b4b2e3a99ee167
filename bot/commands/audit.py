"""``cpi audit verify``."""

import json
from dataclasses import asdict

from bot.commands.opened import opened
from storage.audit import Problem, verify


def verified(*, as_json: bool) -> tuple[list[Problem], str]:
    """What is wrong with the audit trails, and the words or JSON that say so."""
    with opened() as (database, keyring, _settings):
        problems = database.read_sync(lambda work: verify(work.connection, keyring))
    if as_json:
        return problems, json.dumps(
            [asdict(problem) for problem in problems], indent=2, default=str
        )
    if not problems:
        return problems, "The audit trail is whole."
    return problems, "\n".join(f"BROKEN  {_words(problem)}" for problem in problems)


def _words(problem: Problem) -> str:
    return ", ".join(f"{name} {value}" for name, value in asdict(problem).items())
