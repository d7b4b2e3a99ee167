"""The command as it is installed, started by the system (the other journeys fork it, see program.py)."""

import http.client
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from serving import PATIENCE, environment, free_port, wait_for


@pytest.mark.parametrize("command", [["cpi"], [sys.executable, "-m", "bot"]], ids=["cpi", "module"])
def test_it_serves_until_it_is_told_to_stop(tmp_path: Path, command: list[str]) -> None:
    port, beside = free_port(), Path(sys.executable).parent
    command = [str(beside / command[0]), *command[1:], "serve", "--port", str(port)]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environment(), stdout=log, stderr=subprocess.STDOUT
        )

    def serves() -> bool:
        assert process.poll() is None, (tmp_path / "log").read_text()
        with suppress(OSError):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        return False

    try:
        wait_for(serves)
        process.terminate()
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        process.wait()
