"""Two bots that take the same turns, round by round side by side."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.bench.result import Row

AT_ONCE = 32
ROUNDS = 10
"""Of each bot; a machine with neighbours is not the same for two seconds."""


class Unanswered(RuntimeError):
    """Something that was acknowledged was never answered: the measurement means nothing."""


@dataclass(slots=True)
class Round:
    """What one round measured: ``seconds`` until the last answer, acknowledgements' latencies."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    unanswered: int = 0

    @property
    def rate(self) -> float:
        """Turns a second, committed, acknowledged and answered."""
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        """A latency in milliseconds."""
        ordered = sorted(self.latencies)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def side_by_side(name: str, drive: Callable[[bool], Round], note: str, rounds: int = ROUNDS) -> Row:
    """Drives ours and theirs in turn, after a round each that does not count. Raises Unanswered.

    ``drive``: one round, of ours or not. The ratio is the median of the rounds' ratios, each of ours
    against theirs that followed it; the rates and the latencies are of the median round of each.
    """
    drive(True), drive(False)
    pairs = [(drive(True), drive(False)) for _ in range(rounds)]
    if any(ours.unanswered for ours, _ in pairs):
        raise Unanswered(name)
    ratios = sorted(ours.rate / theirs.rate for ours, theirs in pairs)
    mine, peer = (
        sorted(each, key=lambda measured: measured.rate)[rounds // 2]
        for each in zip(*pairs, strict=True)
    )
    measured = (
        f"{rounds} rounds of {len(mine.latencies)} turns, {AT_ONCE} at once; ratios"
        f" {ratios[0]:.2f} to {ratios[-1]:.2f}; acknowledged p50 {mine.percentile(0.5):.0f} ms, p99"
        f" {mine.percentile(0.99):.0f} ms, theirs p99 {peer.percentile(0.99):.0f} ms"
    )
    ratio = statistics.median(ratios)
    return Row(name, mine.rate, peer.rate, ratio, "turns/s", f"{note}; {measured}")
