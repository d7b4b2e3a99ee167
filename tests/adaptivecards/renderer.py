"""Microsoft's own renderer from npm (`adaptivecards`), asked what it finds wrong with a card.

``make peers`` fetches it as locked. One process answers for all cards of a session.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

import pytest

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
PATIENCE = 20.0


def find_node() -> str:
    """The system's Node. Skips the test if it or the package is not there; fails it in CI."""
    found = shutil.which("node")
    if found and (PACKAGES / "adaptivecards").is_dir():
        return found
    lacks = "`make peers` was not run" if found else "There is no Node"
    if os.environ.get("CI"):
        pytest.fail(f"{lacks} here, and CI needs it: see .ci/run.")
    pytest.skip(f"{lacks} here.")


class Renderer:
    """The process: a card on each line in, its faults on each line out."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [find_node(), str(HERE / "check.mjs")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=PATIENCE)

    def faults(self, card: Mapping[str, Any]) -> list[str]:
        """What the renderer's parser and ``validateProperties`` find, in its words."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(card) + "\n")
        self._process.stdin.flush()
        found: list[str] = json.loads(self._process.stdout.readline())
        return found
