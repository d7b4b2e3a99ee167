"""Records to write in the tests.

NARRATIVE, NAME, PHONE, the two tokens and a Teams chat's id and service URL must never be in the file in clear.
"""

from datetime import UTC, datetime
from typing import Any

from dialogs.engine.draft import Draft
from dialogs.ports import (
    Addition,
    Case,
    CaseState,
    DraftRecord,
    Entry,
    Force,
    Member,
    Outcome,
    Role,
    Submission,
    Workspace,
)
from storage.slack_installations import SlackInstallation
from storage.teams_references import PERSONAL, TeamsPlace, TeamsReference
from storage.work import SqlWork

NOW = datetime(2025, 10, 3, 16, 10, 30, 123456, tzinfo=UTC)
NARRATIVE = "Youngsters meet behind the skate park on Fridays"
NAME = "Philippa Featherstonehaugh"
PHONE = "07700900456"
CONTENT = {"narrative": NARRATIVE, "person": {"name": NAME, "phone": PHONE}}

FORCE = Force("f1", "testshire", "testshire.toml")
WORKSPACE = Workspace("w1", "f1", "console", "local", "Console", "Elm School", "education")
PRACTITIONER = Member("m1", "w1", "f1", "a", NAME, frozenset({Role.PRACTITIONER}))
HANDLER = Member("m2", "w1", "f1", "b", "Handler B", frozenset({Role.HANDLER, Role.ADMIN}))

SLACK_TOKEN = "xoxb-invented-pdFZKVeTuE8sk7oOHcbrzqgy"  # noqa: S105 - invented
REFRESH_TOKEN = "xoxe-1-aGVsbG8tdGhlcmUtcmVmcmVzaA"  # noqa: S105 - invented
INSTALLATION = SlackInstallation(
    owner="T1",
    enterprise=False,
    bot_user_id="U0BOT",
    installer_id="U1",
    scopes=("chat:write", "commands"),
    installed_at=NOW,
    bot_token=SLACK_TOKEN,
    refresh_token=REFRESH_TOKEN,
    expires_at=NOW,
)

TEAMS_CHAT = "a:1invented-WXYZ-private-chat"
TEAMS_SERVICE = "https://smba.invented.example/uk/"
REFERENCE = TeamsReference(
    "w1",
    PERSONAL,
    "m1",
    TeamsPlace(TEAMS_CHAT, "tenant-1", TEAMS_SERVICE, "28:bot", "29:invented", "aad-1"),
)


def people(work: SqlWork) -> None:
    work.members.add_force(FORCE)
    work.members.add_workspace(WORKSPACE)
    work.members.add(PRACTITIONER)
    work.members.add(HANDLER)


def draft(number: int = 1, **changes: Any) -> DraftRecord:
    values: dict[str, Any] = {
        "id": f"d{number}",
        "member_id": "m1",
        "workspace_id": "w1",
        "subject": "",
        "draft": Draft("intake", 1, answers={"C1": CONTENT}, reopened=frozenset({"C1"})),
        "version": 1,
        "sent_version": 0,
        "created_at": NOW,
        "updated_at": NOW,
    }
    return DraftRecord(**(values | changes))


def submission(number: int = 1, **changes: Any) -> Submission:
    values: dict[str, Any] = {
        "id": f"s{number}",
        "force_id": "f1",
        "workspace_id": "w1",
        "member_id": "m1",
        "reference": f"REF-{number}",
        "sent_at": NOW,
        "area": "southampton",
        "sector": "education",
        "topic": "drugs",
        "content": CONTENT,
    }
    return Submission(**(values | changes))


def case(number: int = 1, **changes: Any) -> Case:
    values: dict[str, Any] = {
        "id": f"c{number}",
        "force_id": "f1",
        "submission_id": f"s{number}",
        "reference": f"REF-{number}",
        "state": CaseState.NEW,
        "look_by": NOW,
        "created_at": NOW,
    }
    return Case(**(values | changes))


def outcome(number: int = 1, **changes: Any) -> Outcome:
    values: dict[str, Any] = {
        "id": f"o{number}",
        "case_id": "c1",
        "kind": "intelligence",
        "primary": True,
        "risk": "low",
        "priority": "routine",
        "decided_by": "m2",
        "decided_at": NOW,
        "content": {"log": NARRATIVE},
    }
    return Outcome(**(values | changes))


def addition(number: int = 1, **changes: Any) -> Addition:
    values: dict[str, Any] = {
        "id": f"a{number}",
        "submission_id": "s1",
        "kind": "add",
        "at": NOW,
        "content": {"text": NARRATIVE},
    }
    return Addition(**(values | changes))


def entry(subject: str = "c1", event: str = "claimed", **changes: Any) -> Entry:
    values: dict[str, Any] = {
        "force_id": "f1",
        "event": event,
        "subject": subject,
        "actor": "m2",
        "at": NOW,
        "detail": {"case": "c1"},
    }
    return Entry(**(values | changes))
