"""Tokens that rotate are renewed ahead of time, by one task of one process."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.slack import credentials as module
from adapters.slack.credentials import LEASE, RENEWED_AHEAD, Credentials
from adapters.slack.errors import NotInstalled, SlackFailed, SlackUnreachable, TokenRevoked
from adapters.slack.oauth import BadGrant, Granted
from adapters.slack.ports import Installation, Team

TEAM = Team("T1", "E1")
START = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


class Store:
    """Installations in memory, with a lease, as the database keeps them."""

    def __init__(self, *installations: Installation) -> None:
        self.kept = {each.owner: each for each in installations}
        self.leased: dict[str, datetime] = {}
        self.told: list[Team] = []
        self.looks = 0

    async def find(self, team: Team) -> Installation | None:
        self.looks += 1
        await asyncio.sleep(0)
        return self.kept.get(team.id) or self.kept.get(team.enterprise_id)

    async def belongs(self, team: Team) -> None:
        self.told.append(team)

    async def lease(self, owner: str, now: datetime, until: datetime) -> bool:
        if self.leased.get(owner, now) > now:
            return False
        self.leased[owner] = until
        return True

    async def renew(
        self, owner: str, lease: datetime, token: str, refresh: str, expires_at: datetime
    ) -> bool:
        if self.leased.pop(owner, None) != lease or owner not in self.kept:
            return False
        self.kept[owner] = replace(
            self.kept[owner], bot_token=token, refresh_token=refresh, expires_at=expires_at
        )
        return True


class Refresher:
    """Slack's side of a refresh: each refresh token is good once."""

    def __init__(self, *failures: SlackFailed) -> None:
        self.failures = list(failures)
        self.spent: list[str] = []

    async def refresh(self, token: str) -> Granted:
        await asyncio.sleep(0.01)
        if self.failures:
            raise self.failures.pop(0)
        if token in self.spent:
            raise BadGrant("oauth.v2.access", "invalid_refresh_token")
        self.spent.append(token)
        number = len(self.spent) + 1
        return Granted(f"xoxe.xoxb-{number}", f"xoxe-1-{number}", START + 13 * HOUR)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def installation(ends: timedelta | None = 12 * HOUR, **changes: Any) -> Installation:
    values: dict[str, Any] = {
        "owner": "T1", "enterprise": False, "bot_user_id": "UBOT", "installer_id": "U1", "scopes": (),
        "installed_at": START, "bot_token": "xoxe.xoxb-1", "refresh_token": "xoxe-1-1" if ends else "",
        "expires_at": START + ends if ends is not None else None,
    }  # fmt: skip
    return Installation(**(values | changes))


def made(store: Store, refresher: Refresher, clock: Clock) -> Credentials:
    return Credentials(store, (store, refresher), clock)  # type: ignore[arg-type]


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def test_a_token_is_looked_up_once_a_minute_however_many_ask(clock: Clock) -> None:
    store = Store(installation(None))
    credentials = made(store, Refresher(), clock)
    await asyncio.gather(*(credentials.of(TEAM) for _ in range(50)))
    assert store.looks == 1
    credentials.forget("T1")
    await credentials.of(TEAM)
    assert store.looks == 2


async def test_a_token_is_renewed_an_hour_ahead_by_one_of_many(clock: Clock) -> None:
    store, refresher = Store(installation(RENEWED_AHEAD - SECOND)), Refresher()
    credentials = made(store, refresher, clock)
    found = await asyncio.gather(*(credentials.of(TEAM) for _ in range(50)))
    assert {each.bot_token for each in found} == {"xoxe.xoxb-2"}
    assert refresher.spent == ["xoxe-1-1"]
    assert store.kept["T1"].refresh_token == "xoxe-1-2"  # noqa: S105 - invented


async def test_a_token_with_time_left_is_not_renewed(clock: Clock) -> None:
    refresher = Refresher()
    credentials = made(Store(installation(RENEWED_AHEAD + SECOND)), refresher, clock)
    assert (await credentials.of(TEAM)).bot_token == "xoxe.xoxb-1"  # noqa: S105 - invented
    assert refresher.spent == []


async def test_processes_that_renew_at_once_spend_one_refresh_token(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_BETWEEN_LOOKS", 0.01)
    for ends in (RENEWED_AHEAD - SECOND, -SECOND):
        store, refresher = Store(installation(ends)), Refresher()
        several = [made(store, refresher, clock) for _ in range(4)]
        found = await asyncio.gather(*(each.of(TEAM) for each in several))
        assert refresher.spent == ["xoxe-1-1"]
        tokens = {each.bot_token for each in found}
        assert tokens <= {"xoxe.xoxb-1", "xoxe.xoxb-2"}
        if ends < timedelta():
            assert tokens == {"xoxe.xoxb-2"}, "a token that has ended serves nobody"


async def test_while_slack_does_not_answer_the_old_token_serves_until_it_ends(
    clock: Clock,
) -> None:
    down = SlackUnreachable("oauth.v2.access", "http_503")
    store = Store(installation(RENEWED_AHEAD - SECOND))
    credentials = made(store, Refresher(down), clock)
    assert (await credentials.of(TEAM)).bot_token == "xoxe.xoxb-1"  # noqa: S105 - invented
    clock.now += LEASE
    credentials.forget("T1")
    assert (await credentials.of(TEAM)).bot_token == "xoxe.xoxb-2"  # noqa: S105 - invented


async def test_an_ended_token_that_cannot_be_renewed_is_revoked_or_unreachable(
    clock: Clock,
) -> None:
    for failure, kind in (
        (BadGrant("oauth.v2.access", "invalid_refresh_token"), TokenRevoked),
        (SlackUnreachable("oauth.v2.access", "http_503"), SlackUnreachable),
    ):
        credentials = made(Store(installation(-SECOND)), Refresher(failure), clock)
        with pytest.raises(kind):
            await credentials.of(TEAM)


async def test_a_token_that_ended_without_a_refresh_token_is_revoked(clock: Clock) -> None:
    store = Store(installation(-SECOND, refresh_token=""))
    with pytest.raises(TokenRevoked):
        await made(store, Refresher(), clock).of(TEAM)


async def test_a_token_that_slack_refuses_is_renewed_once_for_all_who_were_refused(
    clock: Clock,
) -> None:
    store, refresher = Store(installation()), Refresher()
    credentials = made(store, refresher, clock)
    old = (await credentials.of(TEAM)).bot_token
    again = await asyncio.gather(*(credentials.after_refusal(TEAM, old) for _ in range(20)))
    assert {each.bot_token for each in again if each} == {"xoxe.xoxb-2"}
    assert refresher.spent == ["xoxe-1-1"]


async def test_an_app_that_is_removed_while_its_token_is_renewed_stays_removed(
    clock: Clock,
) -> None:
    store = Store(installation(-SECOND))

    class Removing(Refresher):
        async def refresh(self, token: str) -> Granted:
            granted = await super().refresh(token)
            store.kept.clear()
            return granted

    with pytest.raises(NotInstalled):
        await made(store, Removing(), clock).of(TEAM)


async def test_the_organisation_of_a_team_is_noted_once(clock: Clock) -> None:
    store = Store(installation(None, owner="E1", enterprise=True))
    credentials = made(store, Refresher(), clock)
    for _ in range(3):
        await credentials.of(TEAM)
        credentials.forget("E1")
    assert store.told == [TEAM]


async def test_an_uninstall_is_seen_after_it_was_told(clock: Clock) -> None:
    store = Store(installation(None))
    credentials = made(store, Refresher(), clock)
    await credentials.of(TEAM)
    store.kept.clear()
    credentials.forget("T1")
    with pytest.raises(NotInstalled):
        await credentials.of(TEAM)
