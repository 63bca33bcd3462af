"""The engine as of a day: datasets of their own, few of them kept."""

from __future__ import annotations

import datetime as dt
import gc
import threading

import pytest

from bot.engine.engine import MOST_PAST, Engine
from bot.errors import AskError
from bot.reply import Context, reply


@pytest.fixture
def fresh(engine: Engine) -> Engine:
    return engine.renewed()


def watchdogs() -> int:
    return sum(thread.name == "query-watchdog" for thread in threading.enumerate())


def test_days_that_know_the_same_share_a_dataset(fresh: Engine) -> None:
    # Releases of 2025-04-28 and 2025-05-29: nothing in between.
    assert fresh.at(dt.date(2025, 5, 1)) is fresh.at(dt.date(2025, 5, 20))
    assert fresh.at(dt.date(2026, 4, 28)) is fresh.at(dt.date(2030, 1, 1)) is fresh
    fresh.close()


def test_few_are_kept_and_the_others_end_whole(fresh: Engine) -> None:
    gc.collect()
    before = watchdogs()
    for year in range(2021, 2026):
        assert fresh.at(dt.date(year, 12, 31)).store.facts.last < fresh.store.facts.last
    gc.collect()
    # A watchdog looks up ten times a limit.
    ended = threading.Event()
    for _ in range(30):
        if watchdogs() <= before + MOST_PAST:
            break
        ended.wait(0.2)
    assert watchdogs() <= before + MOST_PAST
    fresh.close()


def test_before_the_first_release_nothing_is_known(fresh: Engine) -> None:
    with pytest.raises(AskError, match="19 Jul 2019"):
        fresh.at(dt.date(2019, 7, 18))
    fresh.close()


def test_a_figure_is_the_one_of_the_day(context: Context) -> None:
    # As first published; the annual table came with the release of 2026-04-28.
    told = reply("/total exports 2024 asof 2025-12-31", context)
    assert told.answer is not None
    assert told.answer.rows[0].value_jpy == 327_678_282_000
    assert told.answer.rows[0].basis == "first_published"
    assert "as known on 31 Dec 2025" in told.text
    now = reply("/total exports 2024", context)
    assert now.answer is not None
    assert now.answer.rows[0].value_jpy == 327_662_267_000
    assert told.canonical.endswith("asof 2025-12-31")
