"""What was sent is known after a kill, though the database had not heard of it."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.state.owners import leased, sent
from bot.state.owners.sent import SentFile, read_sent
from bot.state.store import State
from tests.state.test_state import ROOT, play

# A process that has sent something of two updates, and is killed before the database knows.
SENDER = """
import asyncio, sys
from bot.state.store import State
async def main():
    state = await State.open(sys.argv[1], "bot")
    for number in (1, 2, 3):
        await state.inbox.arrive({"update_id": number, "message": {"message_id": number}}, chat=5)
    state.inbox.sent(1, [11])
    state.inbox.sent(2, [21])
    state.inbox.sent(2, [21, 0])
    print("sent", flush=True)
    await asyncio.sleep(60)
asyncio.run(main())
"""


def test_killed_process_has_said_what_it_sent(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leased, "GRACE_SECONDS", 1)
    with subprocess.Popen([sys.executable, "-c", SENDER, url], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "sent\n"
        process.send_signal(signal.SIGKILL)
        process.wait()

    async def take_over(state: State) -> None:
        for _ in range(200):
            await state.presence.hold()
            if found := await state.inbox.left():
                break
            await asyncio.sleep(0.05)
        assert [(one.update_id, one.parts) for one in found] == [(1, (11,)), (2, (21, 0)), (3, ())]

    play(url, take_over)

    async def again(state: State) -> None:
        # It stands in the database now.
        assert [one.parts for one in await state.inbox.left()] == [(11,), (21, 0), ()]

    play(url, again)


# A process that is killed when all is done.
IDLER = """
import asyncio, sys
from bot.state.store import State
async def main():
    state = await State.open(sys.argv[1], "bot")
    print(state.presence.owner, flush=True)
    await asyncio.sleep(60)
asyncio.run(main())
"""


def test_files_of_dead_processes_do_not_pile_up(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leased, "GRACE_SECONDS", 1)
    with subprocess.Popen([sys.executable, "-c", IDLER, url], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        owner = int(process.stdout.readline())

        async def sweep(state: State) -> None:
            beside = state.presence._path(owner)  # type: ignore[attr-defined]  # both kinds have it
            assert beside.exists()
            assert await state.inbox.sweep() == 0
            assert beside.exists()
            process.send_signal(signal.SIGKILL)
            process.wait()
            swept = 0
            for _ in range(200):
                await state.presence.hold()
                if swept := await state.inbox.sweep():
                    break
                await asyncio.sleep(0.05)
            assert swept == 1
            assert not beside.exists()
            # Its own stays.
            assert state.presence._path(state.presence.owner).exists()  # type: ignore[attr-defined]

        play(url, sweep)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sent"


def opened(path: Path) -> int:
    return os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)


def test_file_is_empty_when_the_database_knows_all(file: Path) -> None:
    notes = SentFile(opened(file))
    notes.note(1, [11])
    notes.note(2, [21])
    notes.note(2, [21, 22])
    notes.settled(3)
    notes.settled(1)
    # Until then the file may say more than is needed, and never less.
    assert read_sent(file) == {1: (11,), 2: (21, 22)}
    assert not notes.is_empty
    notes.settled(2)
    assert notes.is_empty
    assert file.read_bytes() == b""


def test_file_does_not_grow_while_something_is_always_on_its_way(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sent, "MOST_BYTES", 100)
    notes = SentFile(opened(file))
    notes.note(0, [1])
    for number in range(1, 1000):
        notes.note(number, [number])
        notes.settled(number - 1)
    assert file.stat().st_size < 200
    assert (read_sent(file) or {})[999] == (999,)


def test_line_that_was_not_written_to_its_end_says_nothing(file: Path) -> None:
    file.write_bytes(b"1 [11]\nnonsense\n2 [21, 2")
    assert read_sent(file) == {1: (11,)}
    assert read_sent(file.with_name("none")) is None


def test_full_disk_costs_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    notes = SentFile(os.open("/dev/full", os.O_WRONLY))
    notes.note(1, [11])
    notes.settled(1)
    assert "noted in the database alone" in caplog.text
    SentFile(None).note(1, [11])
