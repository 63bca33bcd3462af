"""`tradebot health` beside a bot that polls, and beside one with a webhook: it lives, hangs, fails, or has ended."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.chat.updates import liveness
from bot.chat.updates.liveness import noted
from bot.errors import StateError, TradebotError
from bot.serving.heartbeat import age
from bot.settings import Settings
from bot.state.store import State
from tests import emulator as emu
from tests.chat.processes import ROOT, Forked, free_port, running

WAIT_SECONDS = 60.0
LONG = 3600.0
Started = Callable[[emu.BotApi, Path], dict[str, str]]


def polling(_: emu.BotApi, file: Path) -> dict[str, str]:
    return {"TRADEBOT_HEALTH_FILE": str(file)}


def hooked(_: emu.BotApi, file: Path) -> dict[str, str]:
    port = free_port()
    address = {"TRADEBOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "TRADEBOT_LISTEN": f"127.0.0.1:{port}"}
    return address | {"TRADEBOT_HEALTH_FILE": str(file)}


def wait_for(said: str, file: Path, limit: float = LONG) -> None:
    """Until the file tells it; "" is that the bot lives."""
    end, found = time.monotonic() + WAIT_SECONDS, "never looked"
    while time.monotonic() < end:
        try:
            age(file, limit)
            found = ""
        except TradebotError as error:
            found = str(error)
        if (said in found) if said else not found:
            return
        time.sleep(0.05)
    raise AssertionError(found)


def health(**settings: str) -> subprocess.CompletedProcess[str]:
    """The command, as a container's health check runs it: with the settings of the bot."""
    environment = {"PATH": os.environ["PATH"], **settings}
    return subprocess.run(
        [sys.executable, "-m", "bot", "health"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.parametrize("started", [polling, hooked])
def test_bot_lives_until_it_hangs_or_ends(started: Started, tmp_path: Path) -> None:
    file = tmp_path / "health"
    with emu.BotApi.in_thread() as api:
        settings = started(api, file)
        bot = Forked(api, **settings)
        try:
            wait_for("", file)
            done = health(**settings)
            assert (done.returncode, done.stderr) == (0, "")
            assert done.stdout.startswith("alive: ")
            # A process that hangs: its own watchdog hangs with it.
            bot.popen.send_signal(signal.SIGSTOP)
            wait_for("no updates could be taken", file, limit=0.5)
            done = health(**settings, TRADEBOT_SILENCE_SECONDS="0.5")
            assert (done.returncode, done.stdout) == (1, "")
            assert "no updates could be taken" in done.stderr
            bot.popen.send_signal(signal.SIGCONT)
            chat = api.private_chat()
            asked = chat.say(chat.user, "/lng fy2024")
            api.blocking(api.wait_for_message(chat.id, after=asked, timeout=WAIT_SECONDS))
            wait_for("", file)
            bot.stop(signal.SIGKILL)
            done = health(**settings)
            assert (done.returncode, done.stdout) == (1, "")
            assert done.stderr == f"the bot that wrote {file} has ended\n"
        finally:
            bot.close()
        with running(api, **settings) as process:
            wait_for("", file)
            assert process.stop() == 0
        assert not file.exists()


def test_polls_that_fail_are_no_life(tmp_path: Path) -> None:
    file = tmp_path / "health"
    with emu.BotApi.in_thread() as api:
        api.inject("getUpdates", emu.ServerError(500), times=10_000)
        with running(api, TRADEBOT_HEALTH_FILE=str(file), TRADEBOT_SILENCE_SECONDS=str(LONG)) as process:
            # It runs, and notes; what it notes grows old.
            wait_for("", file)
            wait_for("no updates could be taken", file, limit=1)
            assert process.popen.poll() is None
            assert process.stop() == 0


def test_health_without_a_file_is_a_wrong_setting() -> None:
    done = health()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("TRADEBOT_HEALTH_FILE is not set")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(liveness, "NOTE_SECONDS", 0.01)
    yield


@pytest.mark.usefixtures("quick")
def test_bot_whose_state_is_gone_does_not_live(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario(folder: Path) -> None:
        file = folder / "health"
        settings = Settings.model_validate({"health_file": file})
        state = await State.open(f"sqlite:///{folder}/state.sqlite", "test")
        async with noted(settings, state, time.monotonic):
            await asyncio.to_thread(wait_for, "", file, 1)

            async def gone(_: State) -> None:
                raise StateError("the state cannot be reached: gone")

            with monkeypatch.context() as patch:
                patch.setattr(State, "ping", gone)
                await asyncio.to_thread(wait_for, "no updates could be taken", file, 0.2)
            await asyncio.to_thread(wait_for, "", file, 1)
        assert not file.exists()
        await state.close()

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(scenario(Path(folder)))
    assert "life is not noted" in caplog.text


def test_nothing_is_noted_where_no_file_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(liveness, "Heartbeat")

    async def scenario() -> None:
        state = await State.open(f"sqlite:///{tmp_path}/state.sqlite", "test")
        async with noted(Settings.model_validate({"health_file": ""}), state, time.monotonic):
            await asyncio.sleep(0)
        await state.close()

    asyncio.run(scenario())
