"""*Save settings*: what differs from what stands is applied, and the admin told what that means."""

from collections.abc import Iterator

from dialogs.engine.draft import Answers, Draft
from dialogs.engine.journey import travel
from dialogs.engine.present import present
from dialogs.engine.script import Script
from dialogs.engine.views import Notice
from dialogs.ports import DraftRecord, Naming, Reply
from dialogs.workspaces import pages
from dialogs.workspaces.facts import Person, listed, not_handlers
from dialogs.workspaces.roles import meet
from dialogs.workspaces.routing import everyone
from dialogs.workspaces.seat import OPEN, SEND_TEST, Admin, kept, was
from dialogs.workspaces.settings import Settings, load, stands

SAVED = "SETTINGS-SAVED"
"""The name of the notice that the settings were changed."""


def save(at: Admin, record: DraftRecord | None, script: Script, draft: Draft) -> Reply:
    """Applies what differs from what stands; a page that does not hold any more is asked again."""
    journey = travel(script, draft, at.now)
    answers, before = journey.sight.answers, was(draft)
    changed = [page for page in answers if answers[page] != before.get(page)]
    for page in changed:
        wrong = script.check(page, answers[page], journey.sight)
        if wrong:
            again = draft.reopen(page, pages.CHECK)
            view = present(travel(script, again, at.now), again, wrong)
            return kept(at, record, again, (view,) if view else ())
    probe = None
    change = at.change
    sight = journey.sight
    if pages.ORG in changed:
        organisation, sector = (sight.get(pages.ORG, n) for n in ("organisation", "sector"))
        change.organisation(str(organisation), str(sector), at.profile)
    if pages.SENDERS in changed:
        change.named_only(named_only=pages.named_only(sight))
    for page, naming in pages.NAMINGS.items():
        if page in changed or (page not in answers and page in before):
            change.name(naming, pages.wanted_names(page, sight))
    if pages.CHANNEL in changed and (channel := sight.get(pages.CHANNEL, "channel")):
        probe = change.choose_channel(str(channel))
    for person in _newly_named(at, answers):
        meet(at.work, change.workspace, person, at.now)
    if record is not None:
        at.work.drafts.delete(record.id)
    settings = load(at.work, change.workspace)
    if probe is None and settings.chosen and settings.here:
        probe = settings.chosen
    return Reply((_saved(at, settings, testing=probe is not None),), probe=probe)


def _newly_named(at: Admin, answers: Answers) -> Iterator[Person]:
    """Those of the people in the settings that were looked up: their roles hold from now on."""
    for one in everyone(answers).people:
        person = at.facts.person(one)
        if person is not None:
            yield person


def _saved(at: Admin, settings: Settings, *, testing: bool) -> Notice:
    lines = ["Saved."]
    test = (SEND_TEST,) if settings.here else ()
    if testing:
        lines.append("I am posting a test card in the handlers' channel now.")
    lines.append(stands(settings))
    there = at.facts.channel(settings.here)
    others = not_handlers(there, settings.named[Naming.HANDLER]) if there else ()
    if others:
        lines.append(
            f"In that channel, but not handlers: {listed(others)}. They see the cards and cannot open them. Take them out if they should not."
        )
    return Notice(tuple(lines), actions=(OPEN, *test), name=SAVED)
