"""The development master key: a file that only its owner can read, made on first use."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from storage.crypto import BadKeyring, MasterKeys, generate_key

_OTHERS = 0o077


def development_keys(path: Path) -> MasterKeys:
    """The keyring in the file at ``path``; makes the file (0600) and its folder (0700) if missing.

    Two processes that start together get the same key. Raises BadKeyring if the file is readable
    by others, or is no keyring. Not for production: there the keys come from the settings.
    """
    private_folder(path.parent)
    if not path.exists():
        _create(path)
    if path.stat().st_mode & _OTHERS:
        raise BadKeyring(f"Others can read the key file {path}. Run: chmod 600 {path}")
    return MasterKeys.from_text(path.read_text(encoding="ascii"))


def private_folder(folder: Path) -> None:
    """Makes the folder, for its owner only, if it is not there; leaves one that is there as it is."""
    if not folder.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _create(path: Path) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # 0600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(generate_key() + "\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        Path(draft).unlink()
