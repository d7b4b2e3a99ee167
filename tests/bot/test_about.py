"""The page that the links of the app lead to."""

import re
from pathlib import Path

from aiohttp.test_utils import TestClient, TestServer

from adapters.teams.manifest import Numbers, Origin, manifest
from bot.app import create_app
from bot.settings import Settings


async def test_every_link_of_the_teams_app_leads_to_a_part_of_the_page(tmp_path: Path) -> None:
    url = "https://cpi.example.org"
    origin = Origin("1f4c1d5e-8a55-4c4b-9b0e-6f0d2b9a7c11", url)
    links = [
        link.removeprefix(url)
        for name, link in manifest(origin, Numbers("999", "101"))["developer"].items()
        if name.endswith("Url")
    ]
    settings = Settings(
        database_url=f"sqlite:///{tmp_path}/cpi.db", key_file=tmp_path / "key", run_jobs=False
    )
    async with TestClient(TestServer(create_app(settings))) as client:
        for link in links:
            path, _, part = link.partition("#")
            answer = await client.get(path)
            text = await answer.text()
            assert (answer.status, answer.content_type) == (200, "text/html")
            assert not part or f'id="{part}"' in text
    assert len(links) == 3
    assert re.search(r"In danger now\? Call 999\..*Call 101\.", text)
    assert "Hampshire and Isle of Wight Constabulary" in text
    assert not re.search(r"\{|<script|https?:", text.partition("</style>")[2])
