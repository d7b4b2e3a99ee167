import json
import subprocess
import sys

WROTE = "Zebedee Quillfeather 07700 900461"

SPILL = f"""
import asyncio, gc, logging, sys, threading
from bot import logs
logs.configure()
log = logs.get("bot.trial")
secret = {WROTE!r}
class Holder:
    def __del__(self):
        raise ValueError(secret)
async def lost():
    async def task():
        raise KeyError(secret)
    dropped = asyncio.create_task(task())
    await asyncio.sleep(0)
    del dropped
    gc.collect()
def thread():
    raise LookupError(secret)
log.info("turn", reference="CPI-7K4M-2Q", count=3)
logging.getLogger("adapters.trial").warning("Slack's address refused: %s", 401)
log.warning("odd", name="O'Dell", text=secret, page=[secret], draft="a\\nb")
try:
    raise RuntimeError(secret)
except RuntimeError:
    log.exception("failed")
    logging.getLogger("aiohttp.server").exception("Error handling %s", secret)
logging.getLogger("library").warning("could not send: " + secret)
logging.getLogger("library").warning("%d", secret)
worker = threading.Thread(target=thread)
worker.start()
worker.join()
Holder()
asyncio.run(lost())
raise SystemError(secret)
"""


def spilt() -> tuple[str, list[dict[str, object]]]:
    done = subprocess.run(
        [sys.executable, "-c", SPILL], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout == ""
    return done.stderr, [json.loads(line) for line in done.stderr.splitlines()]


def test_every_line_is_json_and_none_holds_what_was_typed() -> None:
    text, lines = spilt()
    assert "Quillfeather" not in text
    assert "900461" not in text
    assert {"event", "level", "logger", "timestamp"} <= set.intersection(*map(set, lines))
    assert [line["event"] for line in lines] == [
        "turn",
        "Slack's address refused: 401",
        "odd",
        "failed",
        "Error handling",
        "could not send",
        "thread ended",
        "error in clean-up",
        "Task exception was never retrieved",
        "ended by an error",
    ]


def test_a_line_has_its_ids_and_says_how_much_was_withheld() -> None:
    _, lines = spilt()
    assert (lines[0]["reference"], lines[0]["count"]) == ("CPI-7K4M-2Q", 3)
    assert "count_withheld" not in lines[1]
    assert lines[2]["count_withheld"] == 4
    assert "text" not in lines[2]


def test_an_error_is_named_by_its_class_and_our_line() -> None:
    _, lines = spilt()
    named = {line["event"]: line.get("error") for line in lines}
    assert named["failed"] == "RuntimeError"
    assert named["thread ended"] == "LookupError"
    assert named["ended by an error"] == "SystemError"
