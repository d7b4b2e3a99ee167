"""Two workspaces: what is sent in one is neither shown nor moved in the other, whatever is replayed there."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from serving import wait_for
from slack_desk import CARS, card, sends, takes
from slack_practice import NARRATIVE
from slack_site import Site
from test_slack_admin import sets_up
from test_slack_outbound import AT_ONCE

from storage.work import SqlWork
from tests.slack_peer.client import SlackPerson
from tests.slack_peer.payloads import app_uninstalled, tokens_revoked
from tests.slack_peer.screen import message_lines
from tests.slack_peer.server import SlackPeer
from tests.slack_peer.web_views import make
from tests.slack_peer.world import Channel, Message, View


@dataclass
class Pair:
    """The force's own workspace with a handler and a sender, and an agency's with a stranger."""

    site: Site
    boss: SlackPerson
    handlers: Channel
    sam: SlackPerson
    me: SlackPerson
    lobby: Channel
    stranger: SlackPerson

    def kept(self, reference: str) -> Any:
        """All that is kept of the sender: the case, its trail, what was sent and what was begun.

        Not which reply was shown last: that is noted a little later.
        """

        def query(work: SqlWork) -> Any:
            team = work.members.workspace_by_external("slack", self.me.team.id)
            assert team is not None
            member = work.members.find(team.id, self.me.user.id)
            sent = work.submissions.by_reference(team.force_id, reference)
            assert member is not None
            assert sent is not None
            case = work.cases.by_submission(sent.id)
            assert case is not None
            return (
                case,
                work.audit.of_subject(case.id),
                sent,
                list(work.submissions.additions(sent.id)),
                list(work.cases.outcomes(case.id)),
                [replace(begun, sent_version=0) for begun in work.drafts.of_member(member.id)],
            )

        return self.site.read(query)

    def replayed(self, message: Message) -> Message:
        """A message of the one workspace, as if it stood in the other, with all its values."""
        fresh = deepcopy(message)
        fresh.channel, fresh.ts, fresh.to = self.lobby.id, self.site.world.ts(), ""
        return fresh

    def reopened(self, view: View) -> View:
        """A modal of the one workspace, as if the stranger had it open."""
        who = self.stranger
        with self.site.world.lock:
            made = make(self.site.world, who.team, who.user.id, deepcopy(view.body), None)
            who.team.stacks[who.user.id] = [made]
        return made

    def told(self) -> list[str]:
        """What the stranger sees where they look: in the channel, and in a modal."""
        screen = self.stranger.sees()
        return [*screen.messages, *screen.modal]


@pytest.fixture
def pair(peer: SlackPeer, tmp_path: Path) -> Iterator[Pair]:
    site = Site(peer, tmp_path / "run")
    with site.server:
        own, other = site.world.team("Thornbury"), site.world.team("Larkspur")
        handlers = site.world.channel(own, "cpi-handlers")
        lobby = site.world.channel(other, "cpi-handlers")
        ada = site.person(own, "Ada Boss", is_owner=True)
        eve = site.person(other, "Eve Boss", is_owner=True)
        sam, me = site.person(own, "Sam Reed"), site.person(own, "Wil Oak")
        handlers.members |= {ada.user.id, sam.user.id}
        for boss in (ada, eve):
            assert site.installs(boss)[0] == 200
            boss.opens_home()
            boss.waits_for("[Set up]")
        site.sets(own, "--own", "--agency")
        site.sets(other, "--agency", "--organisation", "Larkspur Clinic", "--sector", "health")
        sets_up(handlers.id, ada, sam)
        ada.goes_to().waits_for("Everything is set up")
        stranger = site.person(other, "Kit Lark").goes_to(lobby)
        lobby.members.add(stranger.user.id)
        yield Pair(site, ada, handlers, sam.goes_to(handlers), me, lobby, stranger)


def test_a_case_and_a_draft_of_one_workspace_are_nowhere_in_the_other(pair: Pair) -> None:
    reference = sends(pair.me, CARS)
    made = card(pair.sam, reference, "NEW")
    pair.me.says("start")
    pair.me.waits_for("How urgent is this?")
    pair.me.says(NARRATIVE)
    pair.me.waits_for("I have kept what you wrote")
    assert made.channel == pair.handlers.id
    stranger = pair.stranger.goes_to()
    stranger.says("mine")
    stranger.waits_for("My submissions")
    stranger.says(f"add {reference}")
    stranger.opens_home()
    wait_for(lambda: stranger.sees().home)
    seen = stranger.sees().text
    assert "Welcome back" not in seen
    told = "\n".join(line for m in pair.lobby.messages.values() for line in message_lines(m))
    for words in (reference, CARS, NARRATIVE):
        assert words not in told
        assert words not in seen.replace(f"add {reference}", "")


def test_buttons_and_modals_of_a_case_are_refused_in_the_other_workspace(pair: Pair) -> None:
    reference = sends(pair.me, CARS)
    old = deepcopy(card(pair.sam, reference, "NEW"))
    takes(pair.sam, reference)
    detail = deepcopy(pair.sam.modal())
    taken = deepcopy(card(pair.sam, reference, "[Intelligence log]", "[Release]"))
    pair.sam.presses("Intelligence log", on="modal")
    pair.sam.waits_for("Log text")
    form = deepcopy(pair.sam.modal())
    before = pair.kept(reference)
    presses = [(old, "Open"), (old, "Take and open")]
    presses += [(taken, each) for each in ("Open", "Release", "Intelligence log", "No action")]
    confirms = deepcopy(taken)
    button = next(e for b in confirms.blocks if b["type"] == "actions" for e in b["elements"])
    button["value"] = button["value"].replace('"verb":"open"', '"verb":"confirm"')
    presses.append((confirms, "Open"))
    for number, (message, label) in enumerate(presses, 1):
        pair.stranger.presses(label, on=pair.replayed(message), again=True)
        wait_for(lambda n=number: "".join(pair.told()).count("Only handlers can do this.") == n)
    for view, label in ((detail, "Release"), (form, "Save for now"), (form, "Back")):
        pair.reopened(view)
        pair.stranger.presses(label, on="modal", again=True)
        wait_for(lambda: "Only handlers can do this." in "\n".join(pair.stranger.sees().modal))
    pair.reopened(form)
    pair.stranger.submits({"Risk": "Low", "Priority": "Routine", "For": "Awareness"})
    pair.stranger.waits_for("Only handlers can do this.")
    assert CARS not in "\n".join(pair.told())
    assert pair.kept(reference) == before


def test_the_senders_own_buttons_and_pages_are_refused_in_the_other_workspace(pair: Pair) -> None:
    reference = sends(pair.me, CARS)
    receipt = deepcopy(pair.me.goes_to().newest("1. Add or correct"))
    before = pair.kept(reference)
    for label in ("1. Add or correct", "2. Note for my records"):
        pair.stranger.presses(label, on=pair.replayed(receipt), again=True)
        pair.stranger.goes_to().waits_for("I cannot find that among what you sent.")
    assert pair.kept(reference) == before
    pair.me.says("start")
    for answer in ("it can wait", "none of these", "no", "no one I know of", "3"):
        pair.me.says(answer)
    pair.me.waits_for("Page 1 of 4")
    pair.me.presses("Open the form", on=pair.me.newest("Answer here instead"))
    page = deepcopy(pair.me.modal())
    before = pair.kept(reference)
    pair.reopened(page)
    pair.stranger.submits({"What do you know?": "Put into another's form"})
    pair.stranger.waits_for("How urgent is this?")
    assert pair.kept(reference) == before


def test_cards_wait_while_the_app_is_removed_and_come_at_once_when_it_is_installed_again(
    pair: Pair,
) -> None:
    site, sam = pair.site, pair.sam
    site.world.uninstall(sam.team)
    for event in (tokens_revoked, app_uninstalled):
        site.link.event(event(sam.sender))
    reference = sends(pair.stranger, CARS)
    wait_for(lambda: "job gave up" in site.server.said())
    assert "cards do not get there" in site.server.cpi("doctor").stdout
    assert reference not in sam.sees()
    assert site.installs(pair.boss)[0] == 200
    wait_for(lambda: reference in sam.sees(), lambda: sam.sees().text, within=AT_ONCE)
    takes(sam, reference)
    pair.stranger.waits_for(f"{reference}: a handler is looking at it.")
    wait_for(lambda: "cards do not get there" not in site.server.cpi("doctor").stdout)
