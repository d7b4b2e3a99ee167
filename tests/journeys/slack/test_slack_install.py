"""Installing by OAuth: two workspaces that know nothing of each other, and what removal ends."""

from pathlib import Path

from serving import wait_for
from slack_site import Site

from tests.slack_peer.client import SlackPerson
from tests.slack_peer.payloads import app_uninstalled, tokens_revoked
from tests.slack_peer.server import SlackPeer


def test_a_new_workspace_takes_nothing_until_it_is_set_up(peer: SlackPeer, tmp_path: Path) -> None:
    site = Site(peer, tmp_path / "run")
    with site.server:
        ada = site.person(site.world.team("Thornbury"), "Ada Boss", is_owner=True)
        status, page = site.installs(ada)
        assert status == 200
        assert "CPI is installed in Thornbury. It takes nothing yet" in page
        me = site.person(ada.team, "Wil Oak")
        me.says("hi")
        me.waits_for("I am not set up here yet, so I cannot take anything.")
        ada.command("/cpi", "admin")
        ada.waits_for("What is your organisation called?: Thornbury")


def test_two_workspaces_know_nothing_of_each_other(peer: SlackPeer, tmp_path: Path) -> None:
    site = Site(peer, tmp_path / "run")
    with site.server:
        people = []
        for name in ("Thornbury", "Larkspur"):
            ada = site.person(site.world.team(name), f"Ada of {name}", is_owner=True)
            assert site.installs(ada)[0] == 200
            ada.says("hi")
            ada.waits_for("You can set me up")
            people.append(site.person(ada.team, "Wil Oak"))
        for me, own, other in zip(
            people, ("Thornbury", "Larkspur"), ("Larkspur", "Thornbury"), strict=True
        ):
            me.says("hi")
            me.waits_for(f"Ask Ada of {own}")
            assert other not in me.sees()
        shown = site.server.cpi("workspaces", "list").stdout
        assert shown.count("NOT READY") == 2


def test_a_removed_app_says_nothing_more_there_and_goes_on_elsewhere(
    peer: SlackPeer, tmp_path: Path
) -> None:
    site = Site(peer, tmp_path / "run")
    with site.server:
        gone, stays = (
            site.person(site.world.team(name), "Ada", is_owner=True)
            for name in ("Thornbury", "Larkspur")
        )
        for each in (gone, stays):
            site.installs(each)
            each.says("hi")
            each.waits_for("You can set me up")
        site.world.uninstall(gone.team)
        for event in (tokens_revoked, app_uninstalled):
            site.link.event(event(gone.sender))
        stays.says("admin")
        stays.waits_for("Your organisation")
        wait_for(lambda: site.server.get("/healthz")[0] == 200)
        status, _ = site.installs(gone)
        assert status == 200
        gone.says("admin")
        gone.waits_for("Your organisation")


def test_an_organisation_installs_once_for_all_its_workspaces(
    peer: SlackPeer, tmp_path: Path
) -> None:
    site = Site(peer, tmp_path / "run")
    with site.server:
        first, second = (site.world.team(n, enterprise_id="E0GRID") for n in ("North", "South"))
        ada = site.person(first, "Ada Boss", is_owner=True)
        assert site.installs(ada, org_wide=True)[0] == 200
        for team in (first, second):
            user = site.world.user(team, f"Wil of {team.name}")
            me = SlackPerson(peer, site.link, user, team, org_wide=True)
            me.says("hi")
            me.waits_for("I am not set up here yet")
        assert site.server.cpi("workspaces", "list").stdout.count("NOT READY") == 2


def test_a_token_that_ends_while_people_write_is_renewed_once_and_nothing_is_lost(
    peer: SlackPeer, tmp_path: Path
) -> None:
    site = Site(peer, tmp_path / "run")
    with site.server:
        ada = site.person(site.world.team("Thornbury"), "Ada Boss", is_owner=True)
        assert site.installs(ada, rotates=True)[0] == 200
        ada.says("admin")
        ada.waits_for("Your organisation")
        for grant in tuple(site.world.grants.values()):
            grant.expires_at = site.world.clock() - 1
        for number in range(4):
            me = site.person(ada.team, f"Wil {number}")
            me.says("hi")
            me.waits_for("Ask Ada Boss")
        assert peer.journal.counts["oauth.v2.access"] == 2
