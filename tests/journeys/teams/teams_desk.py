"""The handlers' desk in Teams: submissions to work on, and what a handler's screen shows of them."""

from console_person import SENDER, reference_in
from serving import wait_for
from teams_office import CARDS, TeamsOffice
from teams_practice import bots, shown

from dialogs.ports import Case
from storage.work import SqlWork
from tests.teams_peer.cards import lines
from tests.teams_peer.client import Fields, TeamsPerson
from tests.teams_peer.world import Message

NO_ONE = ("it can wait", "none of these", "no", "no one I know of")
A_CHILD = ("it can wait", "none of these", "no", "a child", "Portsmouth", "I will today")
DANGER = "He said he will stab her tonight when she gets home"
NAMING = "May we say it came from you?"
AT_RISK = "Could anyone be at risk if police act on this?"
YOU: Fields = {
    "Your name": SENDER["name"],
    "Organisation": SENDER["organisation"],
    "Work email or phone": "07700 900456",
}
CARS = "A grey Golf waits outside Thornbury Academy."
PACED = 60.0


def sends(
    person: TeamsPerson,
    words: str,
    gate: tuple[str, ...] = NO_ONE,
    *,
    naming: str = "Do not name me",
    alarm: str = "",
) -> str:
    """A whole submission: the gate by typing, the form by cards; gives its reference.

    ``alarm``: the answer to the alarm that ``words`` raise.
    """
    before = len(_receipts(person.goes_to()))
    for answer in ("start", *gate, "3"):
        person.says(answer)
    person.waits_for("Page 1 of 4", within=PACED)
    person.presses("Next", {"What do you know?": words})
    if alarm:
        person.presses(alarm)
    pages: tuple[tuple[str, Fields], ...] = (
        ("What next?", {}),
        ("How do you know this?", {"How do you know this?": "I saw or heard it myself"}),
        (AT_RISK, {AT_RISK: "No", NAMING: naming}),
        ("Your name", dict(YOU)),
    )
    for title, page in pages:
        wait_for(lambda title=title: _asks(person, title, "[1. Send to police]"), person.sees)
        if not _asks(person, "[1. Send to police]"):
            person.presses("Next", page)
    person.presses("1. Send to police")
    wait_for(lambda: len(_receipts(person)) > before, person.sees)
    return reference_in(_receipts(person)[-1])


def _asks(person: TeamsPerson, *words: str) -> bool:
    """Whether the newest message says any of these, and can be pressed."""
    said = shown(person, bots(person)[-1])
    return "[" in said and any(word in said for word in words)


def _receipts(person: TeamsPerson) -> list[str]:
    said = (shown(person, each) for each in bots(person))
    return [each for each in said if "Your reference is" in each]


def card(handler: TeamsPerson, reference: str, *words: str) -> Message:
    """The newest card of a case in the channel, once everybody reads all these words on it."""

    def found() -> Message | None:
        mine = [m for m in bots(handler) if reference in str(m.card)]
        return mine[-1] if mine and all(each in everybody(mine[-1]) for each in words) else None

    wait_for(found, handler.sees)
    message = found()
    assert message is not None
    return message


def everybody(message: Message) -> str:
    """A card as everybody in the channel reads it."""
    return "\n".join(lines(message.card or {}))


def case(office: TeamsOffice, reference: str) -> Case:
    """A case as the database has it."""

    def query(work: SqlWork) -> Case | None:
        workspace = work.members.workspace_by_external("teams", office.world.tenant_id)
        force = workspace.force_id if workspace else ""
        submission = work.submissions.by_reference(force, reference)
        return work.cases.by_submission(submission.id) if submission else None

    found = office.read(query)
    assert found is not None
    return found


def events(office: TeamsOffice, reference: str) -> list[str]:
    """The audit rows of a case, oldest first."""
    found = case(office, reference)
    return [entry.event for entry in office.read(lambda work: work.audit.of_subject(found.id))]


def takes(handler: TeamsPerson, reference: str) -> Message:
    """*Take and open* on the case's card; the handler alone sees the case in its place."""
    there = card(handler, reference, "NEW")
    handler.presses("Take and open", on=there)
    wait_for(lambda: "Intelligence log" in shown(handler, there), handler.sees)
    return there


def at_desk(handler: TeamsPerson, office: TeamsOffice) -> TeamsPerson:
    """Looks at the handlers' channel."""
    return handler.goes_to(office.desk, CARDS)
