"""The file by which a bot is known to live: nothing that a dead process left behind passes for life."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.errors import SettingsError, TradebotError
from bot.serving.heartbeat import Heartbeat, age

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
ANOTHER = """
import sys, time
from pathlib import Path
from bot.serving.heartbeat import Heartbeat
beat = Heartbeat(Path(sys.argv[1]))
beat.note(time.monotonic())
print("noted", flush=True)
time.sleep(600)
"""


@contextmanager
def another(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has noted that it lives, and does nothing more."""
    process = subprocess.Popen([sys.executable, "-c", ANOTHER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "noted\n"
        yield process
    finally:
        process.kill()
        process.communicate()


def test_who_has_just_taken_updates_lives(tmp_path: Path) -> None:
    path = tmp_path / "health"
    beat = Heartbeat(path)
    for seconds in (100.0, 0.0):
        beat.note(time.monotonic() - seconds)
        assert seconds <= age(path, 180) < seconds + 60
    beat.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("noted", "said"),
    [(None, "the bot is starting"), (-181.0, "s no updates could be taken"), (9e9, "not written by a bot of this machine")],
)
def test_who_has_taken_none_for_long_does_not(noted: float | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / "health"
    beat = Heartbeat(path)
    if noted is not None:
        beat.note(time.monotonic() + noted)
    with pytest.raises(TradebotError, match=said):
        age(path, 180)
    beat.close()


def test_no_file_or_no_bots_file_is_no_life(tmp_path: Path) -> None:
    with pytest.raises(TradebotError, match="no bot runs here"):
        age(tmp_path / "health", 180)
    with pytest.raises(TradebotError, match="cannot be read: Is a directory"):
        age(tmp_path, 180)
    beat = Heartbeat(tmp_path / "health")
    (tmp_path / "health").write_bytes(b"\xff\xfe what is this")
    with pytest.raises(TradebotError, match="not written by a bot"):
        age(tmp_path / "health", 180)
    beat.close()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_fresh_file_of_a_process_that_was_ended_is_no_life(number: int, tmp_path: Path) -> None:
    path = tmp_path / "health"
    with another(path) as process:
        assert age(path, 180) < 60
        process.send_signal(number)
        process.wait(30)
        assert path.exists()
        # Whatever number the next process has: this one's file is nobody's.
        with pytest.raises(TradebotError, match="has ended"):
            age(path, 180)


def test_newer_process_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "health"
    with another(path) as process:
        beat = Heartbeat(path)
        with pytest.raises(TradebotError, match="starting"):
            age(path, 180)
        process.kill()
        process.wait(30)
        beat.note(time.monotonic())
        assert age(path, 180) < 60
        older, beat = beat, Heartbeat(path)
        beat.note(time.monotonic())
        older.close()
        assert age(path, 180) < 60
        beat.close()
    assert list(tmp_path.iterdir()) == []


def test_clock_that_jumps_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "health"
    beat = Heartbeat(path)
    beat.note(time.monotonic())
    os.utime(path, (0, 0))
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert age(path, 180) < 60
    beat.close()


def test_many_who_look_never_see_half_a_moment(tmp_path: Path) -> None:
    path = tmp_path / "health"
    beat = Heartbeat(path)
    for _ in range(2000):
        beat.note(time.monotonic())
        assert age(path, 180) < 60
    assert path.stat().st_size == 21
    beat.close()


def test_place_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"TRADEBOT_HEALTH_FILE: .*/none/health cannot be written: No such file"):
        Heartbeat(tmp_path / "none" / "health")
