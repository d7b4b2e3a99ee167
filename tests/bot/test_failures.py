"""What a person reads when something of ours goes wrong."""

import re

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot import logs
from bot.failures import explain_failures
from dialogs.force.profile import load_profile

CONTENT = "Karl Dean of 9 Elm Court"


async def failing(_request: web.Request) -> web.StreamResponse:
    raise ValueError(CONTENT)


async def refusing(_request: web.Request) -> web.StreamResponse:
    raise web.HTTPNotFound(text="There is no such page.")


@pytest.fixture
async def client() -> TestClient[web.Request, web.Application]:
    app = web.Application(middlewares=[explain_failures(load_profile())])
    app.router.add_get("/failing", failing)
    app.router.add_get("/refusing", refusing)
    async with TestClient(TestServer(app)) as found:
        yield found


async def test_a_failure_says_what_is_safe_and_what_to_do(
    client: TestClient[web.Request, web.Application], capfd: pytest.CaptureFixture[str]
) -> None:
    logs.configure()
    response = await client.get("/failing")
    words = await response.text()
    assert response.status == 500
    assert "What you saved is safe. It has not been sent." in words
    assert "call 101" in words
    found = re.search(r"Quote ([0-9a-f]{8})\.", words)
    assert found is not None
    logged = capfd.readouterr().err
    assert found[1] in logged
    assert "ValueError" in logged
    assert CONTENT not in words + logged


async def test_a_refusal_keeps_its_own_words(
    client: TestClient[web.Request, web.Application],
) -> None:
    response = await client.get("/refusing")
    assert (response.status, await response.text()) == (404, "There is no such page.")
