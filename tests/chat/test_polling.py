"""`tradebot run` as a process: it polls, ends cleanly on a signal, and ends by itself when polls keep failing."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from tests import emulator as emu

ROOT = Path(__file__).parent.parent.parent


def start(api: emu.BotApi, **settings: str) -> subprocess.Popen[str]:
    environment = {"PATH": "/usr/bin:/bin", "TRADEBOT_TOKEN": api.token, "TRADEBOT_API_URL": api.url, **settings}
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "run"], cwd=ROOT, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_run_answers_and_ends_on_a_signal() -> None:
    with emu.BotApi.in_thread() as api:
        process = start(api, TRADEBOT_LOG_LEVEL="DEBUG")
        chat = api.private_chat()
        asked = chat.say(chat.user, "/lng fy2024")
        answer = api.blocking(api.wait_for_message(chat.id, after=asked, timeout=20))
        assert "¥536.1 bn" in answer["text"]
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=20)
        assert process.returncode == 0
        assert api.real_refusals() == []
    assert api.token not in out + err
    assert "Traceback" not in err
    assert "polling" in err


def test_polls_that_keep_failing_end_the_program_with_1() -> None:
    with emu.BotApi.in_thread() as api:
        api.inject("getUpdates", emu.ServerError(500), times=10_000)
        process = start(api, TRADEBOT_SILENCE_SECONDS="2")
        _, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "no poll has succeeded for 2 s" in err


def test_second_poller_says_what_is_the_matter() -> None:
    with emu.BotApi.in_thread() as api:
        first, second = start(api), start(api, TRADEBOT_SILENCE_SECONDS="15")
        api.blocking(api.wait_until(lambda: any(refused.code == 409 for refused in api.refused), timeout=20))
        for process in (first, second):
            process.send_signal(signal.SIGTERM)
        errors = "".join(process.communicate(timeout=20)[1] for process in (first, second))
    assert "Another process fetches updates with this token" in errors
