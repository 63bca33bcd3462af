"""How often posts go out: evenly, no more after a time in which none could, and no chat too often."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.chat.posts import ticks
from bot.chat.posts.ticks import A_SECOND, Ticks

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], float]:
    """The time, which goes on when somebody sleeps; and by itself as far as the test says."""
    clock = [100.0]

    async def sleep(seconds: float) -> None:
        clock[0] += seconds

    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    monkeypatch.setattr("asyncio.sleep", sleep)

    def now(on: float) -> float:
        clock[0] += on
        return clock[0]

    return now


def test_posts_go_out_evenly_and_what_was_late_is_made_up_for(at: Callable[[float], float]) -> None:
    async def scenario() -> None:
        pace = Ticks()
        begin = at(0)
        for _ in range(250):
            await pace.wait()
            at(0.01)
        assert at(0) - begin == pytest.approx(250 / A_SECOND, rel=0.05)
        # After a pause there is no burst of all that could have been.
        at(60)
        begin = at(0)
        for _ in range(100):
            await pace.wait()
        assert at(0) - begin > 100 / A_SECOND - ticks.LATE_SECONDS - 0.1

    asyncio.run(scenario())


def test_chat_rests_after_a_post(at: Callable[[float], float]) -> None:
    pace = Ticks()
    pace.went(5)
    pace.went(-5)
    assert set(pace.resting()) == {5, -5}
    at(1.1)
    assert pace.resting() == [-5]
    at(2.0)
    assert pace.resting() == []
