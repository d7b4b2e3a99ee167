import pytest

from bot.settings import BadSettings, Mode, Settings, load_settings
from storage.crypto import generate_key


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MODE", "DATABASE_URL", "MASTER_KEYS", "HOST", "PORT", "CONSOLE", "LOG_LEVEL"):
        monkeypatch.delenv(f"CPI_{name}", raising=False)
    for name in ("DATABASE_URL", "PORT", "DYNO"):
        monkeypatch.delenv(name, raising=False)


def refusal(**given: object) -> str:
    with pytest.raises(BadSettings) as refused:
        load_settings(**given)
    return str(refused.value)


def test_with_nothing_set_it_is_development_on_this_machine_with_the_console() -> None:
    settings = load_settings()
    assert settings.mode is Mode.DEVELOPMENT
    assert settings.serves_console
    assert (settings.host, settings.port) == ("127.0.0.1", 3978)
    assert settings.database_url == "sqlite:///var/cpi.db"


def test_production_without_master_keys_is_refused_and_says_how_to_make_one() -> None:
    words = refusal(mode="production")
    assert "CPI_MASTER_KEYS is empty" in words
    assert "cpi keys new" in words


def test_production_never_serves_the_console() -> None:
    key = generate_key()
    assert not load_settings(mode="production", master_keys=key).serves_console
    words = refusal(mode="production", master_keys=key, console=True)
    assert "CPI_CONSOLE is on" in words
    assert key not in words


def test_a_variable_that_would_steer_the_jobs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBOS__APPVERSION", "secret-7")
    words = refusal()
    assert "DBOS__APPVERSION: remove from the environment" in words
    assert "secret-7" not in words


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org"])  # noqa: S104
def test_the_console_answers_on_this_machine_only(host: str) -> None:
    assert "127.0.0.1 only" in refusal(host=host)
    assert load_settings(host=host, console=False).host == host


def test_what_the_environment_says_is_read_when_asked_and_hosts_names_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://u:p@db.example/x")
    monkeypatch.setenv("PORT", "5001")
    monkeypatch.setenv("DYNO", "web.1")
    settings = load_settings()
    assert (settings.port, settings.process_name) == (5001, "web.1")
    assert settings.sqlite_file is None
    monkeypatch.setenv("CPI_DATABASE_URL", "sqlite:////data/cpi.db")
    assert str(load_settings().sqlite_file) == "/data/cpi.db"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"mode": "staging"}, "CPI_MODE: Input should be 'development' or 'production'"),
        ({"port": "many"}, "CPI_PORT:"),
        ({"database_url": "mysql://x/y"}, "CPI_DATABASE_URL must start with"),
        ({"database_url": "sqlite://"}, "CPI_DATABASE_URL must name a file"),
        ({"log_level": "LOUD"}, "CPI_LOG_LEVEL: Input should be"),
    ],
)
def test_a_bad_setting_is_named(given: dict[str, object], words: str) -> None:
    assert words in refusal(**given)


def test_passwords_and_keys_are_in_no_refusal_and_no_picture_of_the_settings() -> None:
    url = "mysql://u:hunter22@x/y"
    assert "hunter22" not in refusal(database_url=url)
    key = generate_key()
    assert key not in repr(load_settings(master_keys=key))


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().port = 1  # type: ignore[misc]
