"""Two processes on one database: what one of them is told, the other soon knows."""

from pathlib import Path

import pytest
from serving import Server, wait_for
from slack_office import SlackOffice, to_app
from test_slack_admin import names_admins
from test_slack_outbound import ada

from bot.slack_people import ROLES_FOR
from tests.slack_peer.server import SlackPeer


@pytest.mark.postgres
def test_an_admin_named_or_taken_off_in_one_process_is_one_or_none_in_the_other_within_seconds(
    peer: SlackPeer, tmp_path: Path, postgres_url: str
) -> None:
    with SlackOffice(peer, tmp_path / "run", postgres_url) as office:
        office.opens()
        boss, bea = ada(office), office.person("Bea Lane")
        with Server(tmp_path / "run", **office.server._extra, CPI_PROCESS_NAME="two") as other:
            other.start()
            bea.link = to_app(f"http://127.0.0.1:{other.port}", office.world)

            def may_set_up() -> bool:
                bea.opens_home()
                return "[Set up]" in "\n".join(bea.sees().home)

            assert not may_set_up()
            names_admins(boss.goes_to(), bea)
            wait_for(may_set_up, within=ROLES_FOR + 3)
            names_admins(boss)
            wait_for(lambda: not may_set_up(), within=ROLES_FOR + 3)
            bea.says("admin")
            bea.waits_for("Only admins can change the settings.")
