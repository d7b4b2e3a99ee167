"""``python -m tests.teams_peer PORT [--fast]``: the peer by itself; prints what a bot needs to know.

PORT 0 takes a free one. The one line on stdout is JSON: ``settings`` (environment variables),
``service_url``, ``bot_id``, ``tenant_id``, ``token`` (a good one, for an activity).
"""

import argparse
import json
import signal
import sys
import threading

from tests.teams_peer.server import TeamsPeer


def main() -> None:
    """Serves until SIGTERM or SIGINT."""
    arguments = argparse.ArgumentParser(prog="python -m tests.teams_peer")
    arguments.add_argument("port", type=int)
    arguments.add_argument("--fast", action="store_true", help="take anything, only count")
    given = arguments.parse_args()
    peer = TeamsPeer()
    peer.fast = given.fast
    stop = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())
    peer.start(given.port)
    told = {
        "settings": peer.settings(),
        "service_url": peer.service_url,
        "bot_id": peer.world.bot_id,
        "tenant_id": peer.world.tenant_id,
        "token": peer.authority.token(peer.world.app_id, peer.service_url),
    }
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    stop.wait()
    peer.stop()


if __name__ == "__main__":
    main()
