import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.crypto import (
    BadKeyring,
    MasterKeys,
    Tampered,
    UnknownMasterKey,
    Vault,
    generate_key,
)
from storage.key_file import development_keys

SECRET = {"narrative": "seen at Elm Court", "boxes": ["a", "é", None, 3]}


@pytest.fixture
def vault(keys: MasterKeys) -> Vault:
    return Vault(keys)


def test_what_was_sealed_comes_back(vault: Vault) -> None:
    key = vault.new_key("draft", "d1")
    sealed = vault.seal(key, "draft", "content", "d1", SECRET)
    assert b"Elm" not in sealed
    assert vault.open(key, "draft", "content", "d1", sealed) == SECRET


@pytest.mark.parametrize("size", [0, 4000, 4096, 200_000])
def test_large_content_is_compressed_and_comes_back(vault: Vault, size: int) -> None:
    key = vault.new_key("draft", "d1")
    sealed = vault.seal(key, "draft", "content", "d1", "x" * size)
    assert vault.open(key, "draft", "content", "d1", sealed) == "x" * size
    assert len(sealed) < 5000


@given(at=st.integers(min_value=0), bit=st.integers(0, 7), large=st.booleans())
def test_one_changed_bit_is_an_error(at: int, bit: int, *, large: bool) -> None:
    vault = Vault(MasterKeys.from_text(generate_key()))
    key = vault.new_key("draft", "d1")
    sealed = bytearray(vault.seal(key, "draft", "content", "d1", ["a" * (5000 if large else 50)]))
    sealed[at % len(sealed)] ^= 1 << bit
    with pytest.raises(Tampered) as caught:
        vault.open(key, "draft", "content", "d1", bytes(sealed))
    assert "aaa" not in str(caught.value)


@given(at=st.integers(min_value=0), bit=st.integers(0, 7))
def test_one_changed_bit_of_a_wrapped_key_is_an_error(at: int, bit: int) -> None:
    vault = Vault(MasterKeys.from_text(generate_key()))
    key = bytearray(vault.new_key("draft", "d1"))
    sealed = vault.seal(bytes(key), "draft", "content", "d1", SECRET)
    key[at % len(key)] ^= 1 << bit
    with pytest.raises((Tampered, UnknownMasterKey)):
        vault.open(bytes(key), "draft", "content", "d1", sealed)


@pytest.mark.parametrize(
    "cut", [b"", b"\x01", b"\x01\x00", b"\x01\x00abc", b"\x01\xff", b"\x01\x01"]
)
def test_cut_off_bytes_are_an_error(vault: Vault, cut: bytes) -> None:
    key = vault.new_key("draft", "d1")
    with pytest.raises(Tampered):
        vault.open(key, "draft", "content", "d1", cut)
    with pytest.raises((Tampered, UnknownMasterKey)):
        vault.seal(cut, "draft", "content", "d1", SECRET)


@pytest.mark.parametrize(
    ("table", "column", "row"),
    [("draft", "content", "d2"), ("draft", "name", "d1"), ("outcome", "content", "d1")],
)
def test_content_does_not_open_in_another_place(
    vault: Vault, table: str, column: str, row: str
) -> None:
    key = vault.new_key("draft", "d1")
    sealed = vault.seal(key, "draft", "content", "d1", SECRET)
    with pytest.raises(Tampered):
        vault.open(key, table, column, row, sealed)


def test_a_key_that_is_remembered_does_not_open_in_another_row(vault: Vault) -> None:
    key = vault.new_key("draft", "d1")
    vault.seal(key, "draft", "content", "d1", SECRET)
    with pytest.raises(Tampered):
        vault.seal(key, "draft", "content", "d2", SECRET)


def test_the_first_master_key_writes_and_the_others_read() -> None:
    old, new = generate_key(), generate_key()
    wrapped = Vault(MasterKeys.from_text(old)).new_key("draft", "d1")
    both = Vault(MasterKeys.from_text(f"{new},{old}"))
    sealed = both.seal(wrapped, "draft", "content", "d1", SECRET)
    assert both.open(wrapped, "draft", "content", "d1", sealed) == SECRET
    written = both.new_key("draft", "d2")
    Vault(MasterKeys.from_text(new)).seal(written, "draft", "content", "d2", SECRET)
    with pytest.raises(UnknownMasterKey):
        Vault(MasterKeys.from_text(old)).seal(written, "draft", "content", "d2", SECRET)


@pytest.mark.parametrize(
    "text",
    ["", "k1", "k1:", "k1:AAAA", "k1:!!!!", ":" + "A" * 43 + "=", "k 1:" + "A" * 43 + "="],
)
def test_a_keyring_that_cannot_be_used_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(BadKeyring) as caught:
        MasterKeys.from_text(text)
    assert "AAAA" not in str(caught.value)


def test_two_master_keys_of_one_id_are_refused() -> None:
    one = generate_key()
    with pytest.raises(BadKeyring):
        MasterKeys.from_text(f"{one},{one}")


def test_a_keyring_does_not_show_its_keys(keys: MasterKeys) -> None:
    assert "AESGCM" not in repr(keys)


def test_the_development_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "var" / "master.key"
    before = os.umask(0)
    try:
        with ThreadPoolExecutor(8) as threads:
            made = list(threads.map(development_keys, [path] * 8))
    finally:
        os.umask(before)
    assert len({keys.writer for keys in made}) == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["master.key"]


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    path.write_text(generate_key())
    path.chmod(0o644)
    with pytest.raises(BadKeyring, match="chmod 600"):
        development_keys(path)
