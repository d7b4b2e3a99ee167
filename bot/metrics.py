"""What is counted and timed. No label holds anything a person wrote, nor who they are."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """One registry for each application, so that two can live in one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.turns = Counter(
            "cpi_turns_total", "Turns taken.", ("platform", "side"), registry=self.registry
        )
        self.turn_seconds = Histogram(
            "cpi_turn_seconds",
            "From the request to the commit.",
            ("platform", "side"),
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
            registry=self.registry,
        )
        self.delivered = Counter(
            "cpi_messages_delivered_total",
            "Messages that went out by themselves.",
            ("kind", "platform"),
            registry=self.registry,
        )
        self.healed = Counter(
            "cpi_replies_healed_total",
            "Replies that were committed but not shown, shown by the sweep.",
            ("platform",),
            registry=self.registry,
        )
        self.given_up = Counter(
            "cpi_jobs_given_up_total",
            "Jobs that failed several times and wait for a later round.",
            ("job",),
            registry=self.registry,
        )
        self.socket_connected = Gauge(
            "cpi_socket_connected",
            "Whether a platform that needs a connection of ours has one.",
            ("platform",),
            registry=self.registry,
        )
        self.sockets_replaced = Counter(
            "cpi_sockets_replaced_total",
            "Connections to a platform that were replaced, and why.",
            ("platform", "reason"),
            registry=self.registry,
        )
        self.jobs_waiting = Gauge(
            "cpi_jobs_waiting", "Jobs not started yet.", registry=self.registry
        )
        self.jobs_stuck = Gauge(
            "cpi_jobs_stuck", "Jobs that wait for more than 60 s.", registry=self.registry
        )
        self.jobs_failed = Gauge(
            "cpi_jobs_failed",
            "Jobs that ended for good without having been done.",
            registry=self.registry,
        )

    def socket_replaced(self, reason: str) -> None:
        """A connection to Slack was replaced."""
        self.sockets_replaced.labels("slack", reason).inc()

    def render(self) -> bytes:
        """The text that Prometheus reads."""
        return generate_latest(self.registry)
