"""What the database may take of the machine: threads, memory, nothing on disk."""

from __future__ import annotations

import logging
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.engine.engine import Engine
from bot.engine.sql.store import Store
from bot.errors import AskError
from bot.settings import read_settings

TASKS = Path("/proc/self/task")
GIB = 2**30
# Without compression they take 57.
MOST_LOADED = 42 * 2**20
# A million texts are more than a query may hold at once.
LARGE = "select count(*) as n from (select distinct repeat('x', 200) || range as t from range(1000000))"
ASK = "from bot.__main__ import main; raise SystemExit(main(['ask', 'lng fy2024']))"


@pytest.fixture
def store(engine: Engine) -> Iterator[Store]:
    opened = Store(engine.store.data, engine.store.seconds)
    yield opened
    opened.close()


@pytest.mark.skipif(not TASKS.is_dir(), reason="threads are counted in /proc, which is Linux's")
def test_an_engine_brings_one_thread(engine: Engine) -> None:
    # By themselves, not by their number: one that an earlier test has left may end meanwhile.
    before = set(TASKS.iterdir())
    threads = set(threading.enumerate())
    loaded = Engine(engine.store.data, read_settings().queries_dir, engine.store.seconds)
    # The one that stops queries; the library under it has none of its own.
    assert len(set(threading.enumerate()) - threads) == 1
    assert len(set(TASKS.iterdir()) - before) == 1
    loaded.close()


def test_a_query_that_needs_too_much_memory_is_one_polite_line(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(AskError) as found:
        store.run(LARGE, {})
    assert found.value.code == "memory"
    assert str(found.value) == "That takes too much memory. Ask for fewer periods or countries."
    assert "needs more memory than it may have" in caplog.text
    assert "Traceback" not in caplog.text
    assert store.run("select count(*) > 1000000 as ok from observation", {}) == [{"ok": True}]


def test_figures_are_kept_compressed(store: Store) -> None:
    (row,) = store.run("select sum(memory_usage_bytes) as bytes from duckdb_memory()", {})
    assert row["bytes"] < MOST_LOADED


def test_nothing_is_put_on_disk(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AskError):
        store.run(LARGE, {})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="the address space is limited in Linux only")
def test_a_gibibyte_of_addresses_is_enough() -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (GIB, GIB))

    command = [sys.executable, "-c", ASK]
    done = subprocess.run(command, preexec_fn=limit, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert "Japan's imports of LNG from Russia" in done.stdout
