"""Engines that are no longer in use: closed at once, but not under an answer; and their memory is free again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from bot.dataset.release import POINTER, RELEASES
from bot.engine.engine import Engine
from bot.engine.live import Live
from bot.reply import Context, reply
from tests.copies import copied
from tests.engine.test_past import STATUS, is_open, megabytes

# Where none is given back they leave behind twice what is allowed.
SWAPS = 3
MOST_MB = 60


@pytest.fixture(scope="module")
def live(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """Over a copy of the dataset, to be changed with `change`."""
    data = copied(tmp_path_factory.mktemp("live"))
    (data / RELEASES).mkdir()
    change(data)
    renewed = engine.renewed()
    renewed.store.data = data
    live = Live(renewed)
    yield live
    live.engine.close()


def change(data: Path) -> None:
    """Another pointer, which names the same figures: for a running bot that is a new release."""
    pointer = data / RELEASES / POINTER
    new = pointer.with_suffix(".new")
    new.write_text('{"current": "bundled", "previous": ""}', "utf-8")
    os.replace(new, pointer)  # noqa: PTH105 - in one step, as a release is put in place


def changed(live: Live) -> None:
    change(live.engine.store.data)
    assert live.look()


def test_an_engine_that_nobody_asks_is_closed_at_once(live: Live) -> None:
    with live.lease() as old:
        reply("/lng fy2024", Context(old))
    cursor = old.store._cursor()
    changed(live)
    assert not is_open(old.store.connection)
    assert not is_open(cursor)


def test_answers_under_way_end_first(live: Live) -> None:
    with live.lease() as old, live.lease() as again:
        assert old is again
        changed(live)
        assert live.engine is not old
        with live.lease() as new:
            assert new is live.engine
        assert reply("/lng fy2024 asof 2025-12-31", Context(old)).answer is not None
    assert not is_open(old.store.connection)
    assert is_open(live.engine.store.connection)


@pytest.mark.skipif(not STATUS.is_file(), reason="memory is counted in /proc, which is Linux's")
def test_releases_that_follow_one_another_take_no_memory(live: Live) -> None:
    def ask(_: int) -> bool:
        with live.lease() as engine:
            return reply("/lng fy2024", Context(engine)).answer is not None

    with ThreadPoolExecutor(4) as pool:
        changed(live)
        before = megabytes()
        for _ in range(SWAPS):
            assert all(pool.map(ask, range(8)))
            changed(live)
        assert megabytes() - before < MOST_MB
    last = live.engine
    changed(live)
    with pytest.raises(duckdb.ConnectionException):
        last.store.run("select 1", {})
