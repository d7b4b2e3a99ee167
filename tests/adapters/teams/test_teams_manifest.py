"""The app package is one that Teams takes, asks for the least, and says why."""

import hashlib
import io
import json
import os
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from jsonschema import Draft4Validator
from typer.testing import CliRunner

from adapters.teams.manifest import (
    COMMANDS,
    PERMISSIONS,
    SCHEMA,
    SCOPES,
    VERSION,
    WITH_OTHERS,
    BadOrigin,
    Numbers,
    Origin,
    manifest,
    package,
)
from bot.cli import app
from dialogs.engine.typed import COMMANDS as TYPED
from dialogs.intake.asides import _ANYWHERE as ASIDES

ROOT = Path(__file__).parents[3]
DOCUMENT = ROOT / "docs/teams.md"
SCHEMAS = (
    ROOT / "tests/teams_manifest/node_modules/@microsoft/app-manifest/build/json-schemas/teams"
)
APP_ID = "1f4c1d5e-8a55-4c4b-9b0e-6f0d2b9a7c11"
OTHER_ID = "2f4c1d5e-8a55-4c4b-9b0e-6f0d2b9a7c11"
URL = "https://cpi.example.org"
ORIGIN = Origin(APP_ID, URL)
NUMBERS = Numbers("999", "101")
DIGEST = {"1.0.0": "c142b665f0705972"}
"""What the manifest of `ORIGIN` is at each version that was ever given out."""


@pytest.fixture
def made() -> dict[str, Any]:
    return dict(manifest(ORIGIN, NUMBERS))


def schema(version: str) -> dict[str, Any]:
    """Microsoft's own, from npm. A laptop without it skips the test, CI may not."""
    file = SCHEMAS / f"v{version}/MicrosoftTeams.schema.json"
    if not file.is_file():
        if os.environ.get("CI"):
            pytest.fail("`make peers` was not run here, and CI needs it: see .ci/run.")
        pytest.skip("`make peers` was not run here.")
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8-sig"))
    return found


def faults(value: object, version: str) -> list[str]:
    return [each.message for each in Draft4Validator(schema(version)).iter_errors(value)]


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def pixels(png: bytes) -> tuple[int, int, list[tuple[int, ...]]]:
    """Width, height, and each pixel of a PNG whose rows are stored as they are."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert depth == 8
    parts = {2: 3, 6: 4}[kind]
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        name, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length]) == (
            zlib.crc32(name + body),
        )
        data += body if name == b"IDAT" else b""
        at += 12 + length
    row = width * parts + 1
    lines = [zlib.decompress(data)[start : start + row] for start in range(0, row * height, row)]
    assert {line[0] for line in lines} == {0}
    return (
        width,
        height,
        [tuple(line[i : i + parts]) for line in lines for i in range(1, row, parts)],
    )


def test_the_manifest_is_valid_against_the_official_schema(made: dict[str, Any]) -> None:
    assert made["manifestVersion"] == SCHEMA
    assert made["$schema"].endswith(f"/teams/v{SCHEMA}/MicrosoftTeams.schema.json")
    assert faults(made, SCHEMA) == []


@pytest.mark.parametrize("version", ["1.19", "1.25", "1.30"])
def test_nothing_in_it_belongs_to_one_version_of_the_schema(
    made: dict[str, Any], version: str
) -> None:
    assert faults({**made, "manifestVersion": version}, version) == []


def test_the_schema_finds_what_teams_would_refuse(made: dict[str, Any]) -> None:
    assert faults({**made, "id": "cpi"}, SCHEMA) != []
    assert faults({**made, "surprise": True}, SCHEMA) != []


def test_the_package_holds_the_manifest_and_the_two_icons_and_nothing_else(
    made: dict[str, Any],
) -> None:
    files = unpacked(package(ORIGIN, NUMBERS))
    assert list(files) == ["manifest.json", "color.png", "outline.png"]
    assert json.loads(files["manifest.json"]) == made
    assert set(made["icons"].values()) == {"color.png", "outline.png"}


def test_the_colour_icon_is_192_pixels_square_and_keeps_to_the_middle() -> None:
    width, height, found = pixels(unpacked(package(ORIGIN, NUMBERS))["color.png"])
    assert (width, height) == (192, 192)
    assert all(len(pixel) == 3 for pixel in found)
    drawn = [at for at, pixel in enumerate(found) if pixel == (255, 255, 255)]
    assert len(drawn) > 3000
    assert all(24 <= at % 192 < 168 and 24 <= at // 192 < 168 for at in drawn)


def test_the_outline_icon_is_32_pixels_square_white_on_nothing() -> None:
    width, height, found = pixels(unpacked(package(ORIGIN, NUMBERS))["outline.png"])
    assert (width, height) == (32, 32)
    assert {pixel[:3] for pixel in found} == {(255, 255, 255)}
    seen = [pixel[3] for pixel in found]
    assert seen[0] == seen[-1] == 0
    assert seen.count(0) > len(seen) / 3
    assert seen.count(255) > 100


def test_the_same_bot_gives_the_same_bytes_and_is_the_same_app() -> None:
    assert package(ORIGIN, NUMBERS) == package(ORIGIN, NUMBERS)
    moved = manifest(Origin(APP_ID.upper(), "https://other.example.org", version="1.0.1"), NUMBERS)
    assert moved["id"] == manifest(ORIGIN, NUMBERS)["id"]
    assert moved["id"] != manifest(Origin(OTHER_ID, URL), NUMBERS)["id"]


def test_the_app_and_its_bot_have_an_id_each(made: dict[str, Any]) -> None:
    (bot,) = made["bots"]
    assert bot["botId"] == APP_ID
    assert UUID(made["id"]).version == 5
    assert made["id"] != bot["botId"]


def test_a_changed_manifest_has_a_higher_version(made: dict[str, Any]) -> None:
    digest = hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()[:16]
    assert DIGEST[VERSION] == digest, "raise VERSION, and put the new digest beside the old ones"
    assert list(DIGEST)[-1] == VERSION


def test_it_asks_for_no_right_beyond_its_own_conversations(made: dict[str, Any]) -> None:
    assert "authorization" not in made
    assert "webApplicationInfo" not in made
    assert made["permissions"] == ["identity"]
    assert made["validDomains"] == []
    assert "devicePermissions" not in made


def test_it_takes_no_files_and_no_calls(made: dict[str, Any]) -> None:
    (bot,) = made["bots"]
    assert not any(bot[each] for each in ("supportsFiles", "supportsCalling", "supportsVideo"))


def test_it_is_not_offered_in_channels_that_others_can_be_in(made: dict[str, Any]) -> None:
    assert "supportedChannelTypes" not in made
    assert "supportsChannelFeatures" not in made


def test_the_words_stay_within_the_limits_and_give_the_numbers(made: dict[str, Any]) -> None:
    short, full = made["description"]["short"], made["description"]["full"]
    assert "999" in short
    assert {"999", "101"} <= set(re.findall(r"\d+", full))
    assert short not in full
    assert made["name"]["short"] != made["name"]["full"]


def test_each_list_of_commands_is_for_its_own_places(made: dict[str, Any]) -> None:
    lists = made["bots"][0]["commandLists"]
    titles = [[each["title"] for each in found["commands"]] for found in lists]
    assert [found["scopes"] for found in lists] == [["personal"], ["team", "groupChat"]]
    assert titles == [["start", "mine", "menu", "help", "stop", "admin"], ["help"]]
    assert all(
        len(each.title) <= 32 and len(each.description) <= 128 for each in COMMANDS + WITH_OTHERS
    )


@pytest.mark.parametrize("title", [each.title for each in COMMANDS + WITH_OTHERS])
def test_each_command_is_a_word_that_the_conversation_knows(title: str) -> None:
    assert title in TYPED or title in ASIDES


@pytest.mark.parametrize(
    "origin",
    [
        Origin("", URL),
        Origin("my bot", URL),
        Origin(APP_ID, ""),
        Origin(APP_ID, "http://cpi.example.org"),
        Origin(APP_ID, "https://"),
        Origin(APP_ID, "https://cpi.example.org/?a=1"),
        Origin(APP_ID, URL, privacy="http://force.example.org"),
        Origin(APP_ID, URL, version="1.0"),
        Origin(APP_ID, URL, version="1.0.0-preview.1"),
    ],
)
def test_what_teams_would_not_take_is_refused_in_words(origin: Origin) -> None:
    with pytest.raises(BadOrigin, match=r"such as|looks like"):
        manifest(origin, NUMBERS)


def test_the_command_writes_the_package(tmp_path: Path) -> None:
    to = tmp_path / "cpi-teams.zip"
    told = CliRunner().invoke(
        app,
        ["manifest", "teams", "--url", URL + "/", "--to", str(to)],
        env={"TEAMS_APP_ID": APP_ID, "TEAMS_TENANT_ID": OTHER_ID, "TEAMS_APP_PASSWORD": "x"},
    )
    assert told.exit_code == 0
    assert to.read_bytes() == package(ORIGIN, NUMBERS)
    given = ["manifest", "teams", "--url", URL, "--to", str(to), "--app-id", OTHER_ID]
    given += ["--version", "1.0.1", "--privacy", "https://force.example.org/privacy"]
    assert CliRunner().invoke(app, given).exit_code == 0
    found = json.loads(unpacked(to.read_bytes())["manifest.json"])
    assert found["bots"][0]["botId"] == OTHER_ID
    assert found["version"] == "1.0.1"
    assert found["developer"]["privacyUrl"] == "https://force.example.org/privacy"


def test_the_command_without_an_id_says_what_to_give_and_writes_nothing(tmp_path: Path) -> None:
    to = tmp_path / "cpi-teams.zip"
    told = CliRunner().invoke(app, ["manifest", "teams", "--url", URL, "--to", str(to)])
    assert told.exit_code == 1
    assert "TEAMS_APP_ID" in told.output
    assert not to.exists()


def test_the_document_gives_each_scope_and_permission_with_its_reason() -> None:
    asked = (
        DOCUMENT.read_text().partition("## What the app may do")[2].partition("What is left out")
    )
    rows = re.findall(r"^\| `([a-zA-Z]+)` \| (.+) \|$", asked[0], re.MULTILINE)
    assert rows == [(right.name, right.reason) for right in (*SCOPES, *PERMISSIONS)]
