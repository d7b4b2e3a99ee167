"""One HTTP session for everything that goes out to Microsoft: connector, keys and tokens."""

from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from yarl import URL

from adapters.proxies import proxy_for

REQUEST_SECONDS = 10.0
CONNECT_SECONDS = 3.0
_CONNECTIONS = 100


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer of any status. ``retry_after``: the header, as it came."""

    status: int
    body: bytes
    retry_after: str = ""


class Unanswered(Exception):
    """There was no answer. ``late``: perhaps it was done all the same."""

    def __init__(self, code: str, *, late: bool) -> None:
        super().__init__(code)
        self.code = code
        self.late = late


class Http:
    """The session; opened with the first call, and again after `close`."""

    def __init__(self) -> None:
        self._session: ClientSession | None = None
        self._proxies: dict[str, str | None] = {}

    async def call(
        self,
        verb: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        data: bytes | Mapping[str, str] | None = None,
        seconds: float = REQUEST_SECONDS,
    ) -> Answered:
        """The answer to one request; redirects are not followed. ``url``: quoted. Raises Unanswered."""
        try:
            async with self._opened().request(
                verb,
                URL(url, encoded=True),
                data=data,
                headers=headers,
                allow_redirects=False,
                timeout=ClientTimeout(total=seconds, sock_connect=CONNECT_SECONDS),
                proxy=self._proxy(url),
            ) as response:
                body = await response.read()
                return Answered(response.status, body, response.headers.get("Retry-After", ""))
        except TimeoutError as error:
            raise Unanswered(type(error).__name__, late=True) from None
        except (ClientError, OSError) as error:
            raise Unanswered(type(error).__name__, late=False) from None

    async def close(self) -> None:
        """Closes the session."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    def _opened(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(limit=_CONNECTIONS, keepalive_timeout=60),
                cookie_jar=DummyCookieJar(),
                headers={"User-Agent": "cpi-bot"},
            )
        return self._session

    def _proxy(self, url: str) -> str | None:
        """Looked up once for each host: ``https://host`` ends at the first stroke after the scheme's."""
        host = url[: url.find("/", len("https://"))]
        if host not in self._proxies:
            self._proxies[host] = proxy_for(url)
        return self._proxies[host]
