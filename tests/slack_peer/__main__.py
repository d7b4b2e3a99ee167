"""``python -m tests.slack_peer PORT [--fast]``: the peer by itself; prints what an app needs to know.

PORT 0 takes a free one. The one line on stdout is JSON: ``api_url``, ``team``, ``token``,
``signing_secret`` …; more workspaces by ``/_peer/teams``.
"""

import argparse
import json
import signal
import sys
import threading

from tests.slack_peer.control import seed
from tests.slack_peer.server import SlackPeer


def main() -> None:
    """Serves until SIGTERM or SIGINT."""
    arguments = argparse.ArgumentParser(prog="python -m tests.slack_peer")
    arguments.add_argument("port", type=int)
    arguments.add_argument("--fast", action="store_true", help="take anything, only count")
    arguments.add_argument("--pace", type=float, default=0.0, help="seconds a post and channel")
    given = arguments.parse_args()
    peer = SlackPeer()
    peer.fast, peer.pace.seconds = given.fast, given.pace
    stop = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())
    peer.start(given.port)
    told = seed(peer, {"people": [{"name": "Wilhelmina Oakapple"}]})
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    stop.wait()
    peer.stop()


if __name__ == "__main__":
    main()
