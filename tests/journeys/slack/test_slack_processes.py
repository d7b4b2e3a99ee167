"""Two processes on one database: what one of them is told, the other knows."""

from pathlib import Path

import pytest
from serving import Server, wait_for
from slack_office import SlackOffice, to_app
from test_slack_admin import names_admins
from test_slack_outbound import ada

from tests.slack_peer.server import SlackPeer


@pytest.mark.postgres
def test_an_admin_named_or_taken_off_in_one_process_is_one_or_none_in_the_other_at_once(
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
            wait_for(may_set_up)
            names_admins(boss)
            wait_for(lambda: not may_set_up())
            bea.says("admin")
            bea.waits_for("Only admins can change the settings.")
