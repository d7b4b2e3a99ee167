"""A process that runs jobs, for tests that kill one: URL EXECUTOR_ID LOG run|die|enqueue [KEY].

run: works until its input closes, then shuts down. die: kills itself inside the handler. enqueue:
commits one job and kills itself before any worker starts. Each run of a job is a line in LOG.
"""

import os
import signal
import sys
from pathlib import Path

import sqlalchemy as sa

from bot.jobs import Jobs, Policy

POLICY = Policy(poll=0.05, unpaced=("k",), beat=0.2, dead_after=1.0, grace=0)


def main() -> None:
    """Do what the command line says."""
    url, executor_id, log, what = sys.argv[1:5]
    jobs = Jobs(url, names={"card"}, executor_id=executor_id, policy=POLICY)

    def handle(case_id: str) -> None:
        with Path(log).open("a") as lines:
            lines.write(f"{executor_id} {case_id}\n")
        if what == "die":
            os.kill(os.getpid(), signal.SIGKILL)

    if what == "enqueue":
        with sa.create_engine(url).begin() as connection:
            jobs.enqueue(connection, "card", "k1", "1", "case-1")
        os.kill(os.getpid(), signal.SIGKILL)
    jobs.register("card", handle)
    jobs.launch()
    sys.stdin.read()
    jobs.close()


if __name__ == "__main__":
    main()
