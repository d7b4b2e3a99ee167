"""Teams' settings: what does not go together is said with the way to mend it, and without the values."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from adapters.teams.registration import ISSUER, LOGIN_URL, OPENID_URL, Registration
from bot.settings import BadSettings, Settings, load_settings
from bot.teams_settings import teams_registration

APP, TENANT = "11111111-2222-3333-4444-555555555555", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
PASSWORD = "Qq8~invented"  # noqa: S105 - invented
ONE: dict[str, Any] = {
    "teams_app_id": APP, "teams_tenant_id": TENANT, "teams_app_password": PASSWORD,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CPI_MODE", "CPI_DATABASE_URL", "DATABASE_URL", "PORT", "CPI_HOST"):
        monkeypatch.delenv(name, raising=False)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    key, name, now = generate_private_key(65537, 2048), x509.Name([]), datetime.now(UTC)
    made = x509.CertificateBuilder(
        name, name, key.public_key(), 1, now, now + timedelta(days=1)
    ).sign(key, SHA256())
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = tmp_path / "teams.pem"
    file.write_bytes(private + made.public_bytes(Encoding.PEM))
    return file


def refusal(**given: Any) -> str:
    with pytest.raises(BadSettings) as refused:
        load_settings(**given)
    words = str(refused.value)
    for secret in (APP, TENANT, PASSWORD):
        assert secret not in words
    return words


def test_without_them_teams_is_not_served() -> None:
    assert not load_settings().serves_teams


def test_what_goes_together_is_taken() -> None:
    settings = load_settings(**ONE)
    assert settings.serves_teams
    assert PASSWORD not in repr(settings)
    assert teams_registration(settings) == Registration(
        APP, TENANT, PASSWORD, b"", OPENID_URL, LOGIN_URL, ISSUER
    )


def test_they_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ONE.items():
        monkeypatch.setenv(name.upper(), value)
    monkeypatch.setenv("TEAMS_OPENID_URL", "http://127.0.0.1:4004/openid")
    settings = load_settings()
    assert (settings.teams_app_id, settings.teams_tenant_id) == (APP, TENANT)
    assert settings.teams_openid_url == "http://127.0.0.1:4004/openid"


def test_a_certificate_does_instead_of_a_password(certificate: Path) -> None:
    settings = load_settings(
        teams_app_id=APP, teams_tenant_id=TENANT, teams_certificate=str(certificate)
    )
    assert teams_registration(settings).certificate == certificate.read_bytes()
    assert "together with TEAMS_APP_PASSWORD" in refusal(**ONE, teams_certificate=certificate)


def test_a_file_that_is_no_certificate_is_refused(tmp_path: Path) -> None:
    known = {"teams_app_id": APP, "teams_tenant_id": TENANT}
    assert "cannot be read" in refusal(**known, teams_certificate=tmp_path / "none.pem")
    (tmp_path / "other.pem").write_text("-----BEGIN NOTHING-----")
    assert "RSA private key" in refusal(**known, teams_certificate=tmp_path / "other.pem")


@pytest.mark.parametrize("missing", ["teams_app_id", "teams_tenant_id", "teams_app_password"])
def test_a_part_that_is_missing_is_named(missing: str) -> None:
    given = {name: value for name, value in ONE.items() if name != missing}
    words = refusal(**given)
    assert missing.upper() in words
    assert "entra.microsoft.com" in words or "client secret" in words


@pytest.mark.parametrize("name", ["teams_app_id", "teams_tenant_id"])
def test_what_is_no_id_is_refused(name: str) -> None:
    assert f"{name.upper()} is no id" in refusal(**ONE | {name: "common"})


@pytest.mark.parametrize("name", ["teams_openid_url", "teams_login_url", "teams_issuer"])
def test_who_comes_in_is_not_decided_over_http(name: str) -> None:
    for url in ("http://login.example/", "http://127.0.0.1.example/"):
        assert "use https" in refusal(**ONE | {name: url})
    for url in (
        "",
        "x",
        "ftp://login.example/",
        "https://",
        "https://a@login.example/",
        "https://x:99999/",
    ):
        assert f"{name.upper()} is no address" in refusal(**ONE | {name: url})
    load_settings(**ONE | {name: "https://login.microsoftonline.us/"})


def test_anyone_comes_in_only_in_development_on_this_machine() -> None:
    settings = load_settings(teams_development=True)
    assert settings.serves_teams
    assert teams_registration(settings).development
    assert "TEAMS_DEVELOPMENT" in refusal(teams_development=True, host="0.0.0.0", console=False)  # noqa: S104 - refused
    production = {"mode": "production", "master_keys": "k1:" + "A" * 43 + "="}
    assert "production" in refusal(teams_development=True, **production)
    assert not load_settings(**production).serves_teams
