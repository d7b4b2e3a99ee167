"""Slack's settings: what does not go together is said with the way to mend it, and without the values."""

from typing import Any

import pytest

from bot.doctor import examine
from bot.settings import BadSettings, Settings, load_settings

SIGNING, BOT, APP = "8f742231b10e8888abcd99", "xoxb-1-ABCDEFGH", "xapp-1-IJKLMNOP"
SECRET = "0123456789abcdef"  # noqa: S105 - invented
ONE: dict[str, Any] = {"slack_signing_secret": SIGNING, "slack_bot_token": BOT}
MANY: dict[str, Any] = {
    "slack_signing_secret": SIGNING, "slack_client_id": "11.22", "slack_client_secret": SECRET,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CPI_MODE", "CPI_DATABASE_URL", "DATABASE_URL", "PORT", "CPI_HOST"):
        monkeypatch.delenv(name, raising=False)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def refusal(**given: Any) -> str:
    with pytest.raises(BadSettings) as refused:
        load_settings(**given)
    words = str(refused.value)
    for secret in (SIGNING, BOT, APP, SECRET):
        assert secret not in words
    return words


def test_without_them_slack_is_not_served() -> None:
    assert not load_settings().serves_slack


@pytest.mark.parametrize(
    "given",
    [
        ONE,
        MANY,
        {"slack_bot_token": BOT, "slack_app_token": APP},
        ONE | {"slack_app_token": APP},
        ONE | {"slack_api_url": "https://slack-gov.com/api/"},
        ONE | {"slack_api_url": "http://127.0.0.1:4003/api/"},
    ],
)
def test_what_goes_together_is_taken(given: dict[str, Any]) -> None:
    settings = load_settings(**given)
    assert settings.serves_slack
    for secret in (SIGNING, BOT, APP, SECRET):
        assert secret not in repr(settings)
        assert secret not in str(settings.model_dump())


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (ONE | MANY, "For one workspace keep SLACK_BOT_TOKEN alone"),
        (ONE | {"slack_client_secret": SECRET}, "unset SLACK_BOT_TOKEN"),
        ({k: v for k, v in MANY.items() if k != "slack_client_secret"}, "SLACK_CLIENT_SECRET is empty"),
        ({k: v for k, v in MANY.items() if k != "slack_client_id"}, "SLACK_CLIENT_ID is empty"),
        ({"slack_bot_token": BOT}, "SLACK_SIGNING_SECRET is empty"),
        ({"slack_bot_token": BOT, "slack_signing_secret": " , "}, "SLACK_SIGNING_SECRET is empty"),
        ({"slack_signing_secret": SIGNING}, "SLACK_BOT_TOKEN is empty"),
        ({"slack_app_token": APP}, "SLACK_BOT_TOKEN is empty"),
        (ONE | {"slack_bot_token": "xoxp-1-QRST"}, "begin with xoxb-"),
        (ONE | {"slack_bot_token": "xoxe.xoxb-1-QRST"}, "rotation off"),
        (ONE | {"slack_app_token": "xoxb-1-QRST"}, "begin with xapp-"),
        (MANY | {"slack_app_token": APP}, "SLACK_APP_TOKEN (Socket Mode)"),
        ({"slack_app_token": APP}, "SLACK_BOT_TOKEN is empty. Socket Mode"),
        (ONE | {"slack_api_url": "http://slack.com/api/"}, "use https"),
        (ONE | {"slack_api_url": "http://127.0.0.1.example.org/api/"}, "use https"),
        (ONE | {"slack_api_url": "https://slack.com/"}, "has to look like"),
        (ONE | {"slack_api_url": "https://user:pass@slack.com/api/"}, "has to look like"),
        (ONE | {"slack_api_url": "https://slack.com/api/?x=1"}, "has to look like"),
        (ONE | {"slack_api_url": "ftp://slack.com/api/"}, "has to look like"),
        (ONE | {"slack_api_url": "https://[::1/api/"}, "no address"),
        (ONE | {"slack_api_url": "https://slack.com:99999/api/"}, "no address"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_said_with_the_way_to_mend_it(
    given: dict[str, Any], words: str
) -> None:
    assert words in refusal(**given)


def test_they_are_read_under_slacks_own_names(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ONE.items():
        monkeypatch.setenv(name.upper(), value)
    settings = load_settings()
    assert settings.slack_bot_token.get_secret_value() == BOT
    assert settings.slack_signing_secrets == (SIGNING,)
    monkeypatch.setenv("SLACK_SIGNING_SECRET", f"{SIGNING}, former ")
    assert load_settings().slack_signing_secrets == (SIGNING, "former")


def platforms() -> str:
    return next(found.words for found in examine() if found.what == "platforms")


def test_doctor_says_how_slack_is_reached(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("CPI_DATABASE_URL", f"sqlite:///{tmp_path / 'cpi.db'}")
    monkeypatch.setenv("CPI_KEY_FILE", str(tmp_path / "master.key"))
    for name, value in ONE.items():
        monkeypatch.setenv(name.upper(), value)
    assert "Slack: one workspace, requests to /slack/events" in platforms()
    monkeypatch.setenv("SLACK_APP_TOKEN", APP)
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:9/api/")
    monkeypatch.setenv("CPI_CONSOLE", "false")
    assert platforms() == ("Slack: one workspace, Socket Mode, Web API at http://127.0.0.1:9/api/")
