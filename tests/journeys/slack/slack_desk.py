"""The handlers' desk in Slack: submissions to work on, and what a handler's screen shows of them."""

from collections.abc import Mapping
from typing import Any

from console_person import SENDER, reference_in
from serving import wait_for
from slack_office import SlackOffice

from dialogs.ports import Case
from storage.work import SqlWork
from tests.slack_peer.client import SlackPerson
from tests.slack_peer.screen import message_lines
from tests.slack_peer.world import Message

NO_ONE = ("it can wait", "none of these", "no", "no one I know of")
A_CHILD = ("it can wait", "none of these", "no", "a child", "Portsmouth", "I will today")
DANGER = "He said he will stab her tonight when she gets home"
NAMING = "May we say it came from you?"
AT_RISK = "Could anyone be at risk if police act on this?"
CARS = "A grey Golf waits outside Thornbury Academy."


def sends(
    person: SlackPerson,
    words: str,
    gate: tuple[str, ...] = NO_ONE,
    *,
    naming: str = "Do not name me",
    alarm: str = "",
    more: Mapping[str, Any] | None = None,
) -> str:
    """A whole submission: the gate by typing, the form as a modal; gives its reference.

    ``alarm``: the answer to the alarm that ``words`` raise. ``more``: further fields of the first page.
    """
    person.goes_to()
    for answer in ("start", *gate, "3"):
        person.says(answer)
    person.waits_for("Page 1 of 4")
    person.presses("Open the form", on=person.newest("Answer here instead"))
    person.submits({"What do you know?": words, **(more or {})})
    if alarm:
        person.presses(alarm)
    _comes(person, "What next?")
    person.submits()
    _comes(person, "How do you know this?")
    person.submits({"How do you know this?": "I saw or heard it myself"})
    person.submits({AT_RISK: "No", NAMING: naming})
    if "Your name" in person.sees():
        person.submits(
            {
                "Your name": SENDER["name"],
                "Organisation": SENDER["organisation"],
                "Work email or phone": "07700 900456",
            }
        )
    person.submits()
    return reference_in(person.waits_for("CPI-").text)


def _comes(person: SlackPerson, words: str) -> None:
    wait_for(lambda: words in "\n".join(person.sees().modal), lambda: person.sees().text)


def card(handler: SlackPerson, reference: str, *words: str) -> Message:
    """The newest card of a case, once it shows all these words."""

    def found() -> Message | None:
        cards = (m for m in handler.messages() if m.bot and not m.to)
        mine = [m for m in cards if reference in shown(m)]
        return mine[-1] if mine and all(each in shown(mine[-1]) for each in words) else None

    wait_for(found, lambda: handler.sees().text)
    message = found()
    assert message is not None
    return message


def shown(message: Message) -> str:
    """A message as it is read."""
    return "\n".join(message_lines(message))


def case(office: SlackOffice, reference: str) -> Case:
    """A case as the database has it."""

    def query(work: SqlWork) -> Case | None:
        member = work.members.workspace_by_external("slack", office.team.id)
        submission = work.submissions.by_reference(member.force_id if member else "", reference)
        return work.cases.by_submission(submission.id) if submission else None

    found = office.read(query)
    assert found is not None
    return found


def events(office: SlackOffice, reference: str) -> list[str]:
    """The audit rows of a case, oldest first."""
    found = case(office, reference)
    return [entry.event for entry in office.read(lambda work: work.audit.of_subject(found.id))]


def takes(handler: SlackPerson, reference: str) -> None:
    """*Take and open* on the case's card; the modal shows the case."""
    handler.presses("Take and open", on=card(handler, reference, "NEW"))
    card(handler, reference, f"WITH {handler.user.real_name}, since", "[Intelligence log]")
    wait_for(lambda: handler.sees().modal, lambda: handler.sees().text)


def corrects(person: SlackPerson, words: str) -> None:
    """The sender says that they named the wrong person."""
    person.goes_to().presses("1. Add or correct")
    person.waits_for("I named the wrong person")
    person.says("I named the wrong person")
    person.waits_for("Wrong person")
    person.presses("Open the form", on=person.newest("Open the form"))
    person.modal()
    person.submits({"Who was named by mistake, and who should it be?": words})
