"""What a monitor may know: counts and times, never words, chats or people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

if TYPE_CHECKING:
    from bot.reply import Reply

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0)


class Metrics:
    """A registry of its own for each running bot."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self.updates = Counter("tradebot_updates", "Updates taken, by kind", ["kind"], registry=self._registry)
        self.outcomes = Counter(
            "tradebot_replies", "Replies made: answer, help, or the code of a refusal", ["outcome"], registry=self._registry
        )
        self.failures = Counter(
            "tradebot_failures", "Updates that ended with an error, by its kind", ["error"], registry=self._registry
        )
        self.posts = Counter(
            "tradebot_posts", "Posts that nobody asked for, by how a try ended", ["outcome"], registry=self._registry
        )
        self.in_flight = Gauge("tradebot_updates_in_flight", "Updates taken and not done", registry=self._registry)
        self.stages = Histogram(
            "tradebot_stage_seconds",
            "Time a stage took: reply, send, update",
            ["stage"],
            buckets=SECONDS,
            registry=self._registry,
        )

    def replied(self, answered: Reply, seconds: float) -> None:
        """A reply was made."""
        refused = answered.error.code if answered.error else ""
        self.outcomes.labels(refused or ("answer" if answered.answer else "help")).inc()
        self.stages.labels("reply").observe(seconds)

    def text(self) -> bytes:
        """All of it, in the form that Prometheus reads."""
        return generate_latest(self._registry)
