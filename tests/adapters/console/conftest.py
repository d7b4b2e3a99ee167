"""The console, served, and a browser without scripts on it."""

from collections.abc import AsyncIterator

import pytest
from console_fakes import Site, serve


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    served = await serve()
    yield served
    await served.browser.close()
