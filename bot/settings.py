"""Settings from the environment (``CPI_…``). Nothing is read when a module is imported."""

import os
import socket
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from pydantic import AliasChoices, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from adapters.teams.registration import ISSUER, LOGIN_URL, OPENID_URL
from bot.slack_settings import SLACK_API_URL, slack_faults
from bot.teams_settings import LOOPBACK, teams_faults
from storage.database_url import DEFAULT_URL, BadDatabaseUrl, read_url


class Mode(StrEnum):
    """Development makes its own key and serves the console; production does neither."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


class LogLevel(StrEnum):
    """How much is logged."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


class BadSettings(Exception):
    """The program cannot run with these settings; the words say which, and how to mend it."""


def _named(name: str, default: object = SecretStr("")) -> Any:
    """A setting (a secret unless it has another default) under its usual name, without our prefix."""
    return Field(default=default, validation_alias=AliasChoices(name, name.lower()))


class Settings(BaseSettings):
    """What an operator can set. Every name here stands in docs/operations.md."""

    model_config = SettingsConfigDict(
        env_prefix="CPI_", extra="ignore", frozen=True, populate_by_name=True
    )

    mode: Mode = Mode.DEVELOPMENT
    database_url: str = Field(
        default=DEFAULT_URL,
        validation_alias=AliasChoices("CPI_DATABASE_URL", "DATABASE_URL", "database_url"),
    )
    master_keys: SecretStr = SecretStr("")
    key_file: Path = Path("var/master.key")
    profile: str = "hampshire"
    host: str = "127.0.0.1"
    port: int = Field(
        default=3978, ge=0, le=65535, validation_alias=AliasChoices("CPI_PORT", "PORT", "port")
    )
    console: bool | None = None
    process_name: str = Field(
        default_factory=socket.gethostname,
        validation_alias=AliasChoices("CPI_PROCESS_NAME", "DYNO", "process_name"),
    )
    run_jobs: bool = True
    log_level: LogLevel = LogLevel.INFO
    slack_signing_secret: SecretStr = _named("SLACK_SIGNING_SECRET")
    slack_bot_token: SecretStr = _named("SLACK_BOT_TOKEN")
    slack_client_id: str = _named("SLACK_CLIENT_ID", "")
    slack_client_secret: SecretStr = _named("SLACK_CLIENT_SECRET")
    slack_app_token: SecretStr = _named("SLACK_APP_TOKEN")
    slack_api_url: str = _named("SLACK_API_URL", SLACK_API_URL)
    teams_app_id: str = _named("TEAMS_APP_ID", "")
    teams_app_password: SecretStr = _named("TEAMS_APP_PASSWORD")
    teams_tenant_id: str = _named("TEAMS_TENANT_ID", "")
    teams_certificate: Path | None = _named("TEAMS_CERTIFICATE", None)
    teams_openid_url: str = _named("TEAMS_OPENID_URL", OPENID_URL)
    teams_login_url: str = _named("TEAMS_LOGIN_URL", LOGIN_URL)
    teams_issuer: str = _named("TEAMS_ISSUER", ISSUER)
    teams_development: bool = _named("TEAMS_DEVELOPMENT", default=False)

    @model_validator(mode="after")
    def _hold_together(self) -> Self:
        try:
            read_url(self.database_url)
        except BadDatabaseUrl as error:
            raise ValueError(str(error)) from None
        foreign = sorted(name for name in os.environ if name.startswith("DBOS__"))
        if foreign:
            raise ValueError(
                f"{', '.join(foreign)}: remove from the environment. It would steer the jobs past these settings."
            )
        if self.is_production and not self.master_keys.get_secret_value():
            raise ValueError(
                "CPI_MASTER_KEYS is empty. In production the keys come from the environment: make one with `cpi keys new` and keep a copy where the database is not."
            )
        if self.console and self.is_production:
            raise ValueError(
                "CPI_CONSOLE is on. The console is for trying out and training; it lets anyone be anyone. Unset it in production."
            )
        if self.serves_console and self.host not in LOOPBACK:
            raise ValueError(
                f"CPI_HOST is {self.host}, and the console is on. The console answers on 127.0.0.1 only."
            )
        for fault in (*slack_faults(self), *teams_faults(self)):
            raise ValueError(fault)
        return self

    @property
    def is_production(self) -> bool:
        return self.mode is Mode.PRODUCTION

    @property
    def sqlite_file(self) -> Path | None:
        """Where the records are, if in a file."""
        url = read_url(self.database_url)
        return Path(url.database) if url.drivername == "sqlite" and url.database else None

    @property
    def serves_console(self) -> bool:
        """On in development unless it is switched off; never in production."""
        return not self.is_production if self.console is None else self.console

    @property
    def serves_slack(self) -> bool:
        """Whether there is a token, or the way to get some."""
        return bool(self.slack_bot_token.get_secret_value() or self.slack_client_id)

    @property
    def serves_teams(self) -> bool:
        """Whether the app is known to Microsoft, or a Teams is played on this machine."""
        return bool(self.teams_app_id) or self.teams_development

    @property
    def slack_signing_secrets(self) -> tuple[str, ...]:
        """The signing secret and, while it is being changed, the former one after a comma."""
        parts = self.slack_signing_secret.get_secret_value().split(",")
        return tuple(part.strip() for part in parts if part.strip())


def load_settings(**given: object) -> Settings:
    """The settings; ``given`` wins over the environment. Raises BadSettings."""
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks them
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
        lines = [
            " ".join(
                filter(None, (_name(fault["loc"]), fault["msg"].removeprefix("Value error, ")))
            )
            for fault in faults
        ]
        raise BadSettings("\n".join(lines)) from None


def _name(where: tuple[int | str, ...]) -> str:
    named = "_".join(str(part) for part in where)
    if named.startswith(("CPI_", "SLACK_", "TEAMS_")):
        return f"{named}:"
    return f"CPI_{named.upper()}:" if named else ""
