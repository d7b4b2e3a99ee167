"""Do the settings of Teams hold together? If not: which does not, and how to mend it. No value is repeated."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from pydantic import SecretStr

from adapters.teams.proofs import BadCertificate, Certificate
from adapters.teams.registration import Registration

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
_APP = "the app registration in entra.microsoft.com, Overview"


class TeamsSettings(Protocol):
    """The settings that are looked at."""

    @property
    def teams_app_id(self) -> str: ...
    @property
    def teams_app_password(self) -> SecretStr: ...
    @property
    def teams_tenant_id(self) -> str: ...
    @property
    def teams_certificate(self) -> Path | None: ...
    @property
    def teams_openid_url(self) -> str: ...
    @property
    def teams_login_url(self) -> str: ...
    @property
    def teams_issuer(self) -> str: ...
    @property
    def teams_development(self) -> bool: ...
    @property
    def is_production(self) -> bool: ...
    @property
    def host(self) -> str: ...


def teams_registration(settings: TeamsSettings) -> Registration:
    """The app of the settings. Raises OSError if the certificate cannot be read."""
    file = settings.teams_certificate
    return Registration(
        app_id=settings.teams_app_id,
        tenant_id=settings.teams_tenant_id,
        password=settings.teams_app_password.get_secret_value(),
        certificate=file.read_bytes() if file else b"",
        openid_url=settings.teams_openid_url,
        login_url=settings.teams_login_url,
        issuer=settings.teams_issuer,
        development=settings.teams_development,
    )


def teams_faults(settings: TeamsSettings) -> Iterator[str]:
    """What is wrong, in sentences that begin with the variable's name."""
    yield from _development_faults(settings)
    password = settings.teams_app_password.get_secret_value()
    certificate = settings.teams_certificate
    if settings.teams_app_id or settings.teams_tenant_id or password or certificate:
        needed = {
            "TEAMS_APP_ID": settings.teams_app_id,
            "TEAMS_TENANT_ID": settings.teams_tenant_id,
        }
        for name, value in needed.items():
            if not value and not settings.teams_development:
                yield f"{name} is empty. Without it nobody could tell Teams from a stranger. It stands at {_APP}."
            elif value and not _GUID.fullmatch(value):
                yield f"{name} is no id: those look like 00000000-0000-0000-0000-000000000000. It stands at {_APP}."
        if not (password or certificate or settings.teams_development):
            yield "TEAMS_APP_PASSWORD is empty. Set it to a client secret of the app registration (Certificates & secrets), or set TEAMS_CERTIFICATE."
    if (password or certificate) and not (settings.teams_app_id and settings.teams_tenant_id):
        yield "TEAMS_APP_PASSWORD or TEAMS_CERTIFICATE is set without TEAMS_APP_ID and TEAMS_TENANT_ID. Set those too."
    if password and certificate:
        yield "TEAMS_CERTIFICATE is set together with TEAMS_APP_PASSWORD. Keep one of them."
    if certificate:
        yield from _certificate_faults(certificate)
    yield from _url_faults("TEAMS_OPENID_URL", settings.teams_openid_url)
    yield from _url_faults("TEAMS_LOGIN_URL", settings.teams_login_url)
    yield from _url_faults("TEAMS_ISSUER", settings.teams_issuer)


def _development_faults(settings: TeamsSettings) -> Iterator[str]:
    if settings.teams_development and settings.is_production:
        yield "TEAMS_DEVELOPMENT is on. It lets anyone in without a token: unset it in production."
    if settings.teams_development and settings.host not in LOOPBACK:
        yield "TEAMS_DEVELOPMENT is on, and CPI_HOST is not this machine alone. It lets anyone in without a token: use 127.0.0.1, or unset it."


def _certificate_faults(file: Path) -> Iterator[str]:
    try:
        Certificate(file.read_bytes())
    except OSError:
        yield "TEAMS_CERTIFICATE names a file that cannot be read."
    except BadCertificate:
        yield "TEAMS_CERTIFICATE has to name a file in PEM with an RSA private key, without a passphrase, and its certificate."


def _url_faults(name: str, url: str) -> Iterator[str]:
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and not parts.username and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.scheme not in {"https", "http"}:
        yield f"{name} is no address."
    elif parts.scheme == "http" and parts.hostname not in LOOPBACK:
        yield f"{name} begins with http. Who comes in is decided there: use https. (http is for this machine only.)"
