"""Installing by OAuth: two workspaces that know nothing of each other, and what removal ends."""

import http.client
from pathlib import Path
from urllib.parse import urlsplit

from serving import Server, wait_for

from tests.slack_peer.client import SlackPerson
from tests.slack_peer.link import AppLink
from tests.slack_peer.payloads import app_uninstalled, tokens_revoked
from tests.slack_peer.server import SlackPeer
from tests.slack_peer.web_auth import consent
from tests.slack_peer.world import Team


class Site:
    """A bot that any workspace may install."""

    def __init__(self, peer: SlackPeer, folder: Path) -> None:
        self.peer, self.world = peer, peer.world
        self.server = Server(
            folder,
            SLACK_CLIENT_ID=self.world.client_id,
            SLACK_CLIENT_SECRET=self.world.client_secret,
            SLACK_SIGNING_SECRET=self.world.signing_secret,
            SLACK_API_URL=peer.url,
        ).start()
        self.link = AppLink(f"http://127.0.0.1:{self.server.port}", self.world.signing_secret)

    def person(self, team: Team, name: str, **user: object) -> SlackPerson:
        return SlackPerson(self.peer, self.link, self.world.user(team, name, **user), team)

    def installs(self, person: SlackPerson, **how: bool) -> tuple[int, str]:
        """The way of a browser: to Slack with a state, and back with a code."""
        _, headers, _ = self._get("/slack/install")
        cookie = headers["Set-Cookie"].partition(";")[0]
        back = consent(self.world, headers["Location"], person.team, person.user.id, **how)
        where = urlsplit(back)
        status, _, text = self._get(f"{where.path}?{where.query}", {"Cookie": cookie})
        return status, text

    def _get(
        self, path: str, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode()


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
