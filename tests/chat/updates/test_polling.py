"""`tradebot run` as a process: it polls, ends cleanly on a signal, and ends by itself when polls keep failing."""

from __future__ import annotations

import asyncio
import re
import signal
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import ALLOCATION, TUNABLES, main
from bot.chat.updates import polling
from bot.chat.updates.polling import Polls
from bot.engine.engine import Engine
from tests import emulator as emu
from tests.chat.processes import Forked, Process, free_port, running, until_closed
from tests.conftest import SetUp
from tests.copies import DATA

Refused = Callable[..., tuple[int, str]]


def test_run_answers_and_ends_on_a_signal() -> None:
    settings = {"TRADEBOT_DATA_DIR": str(DATA), "TRADEBOT_LOG_LEVEL": "DEBUG"}
    with emu.BotApi.in_thread() as api, until_closed(Process(api, **settings)) as process:
        chat = api.private_chat()
        asked = chat.say(chat.user, "/lng fy2024")
        answer = api.blocking(api.wait_for_message(chat.id, after=asked))
        assert "¥536.1 bn" in answer["text"]
        environment = Path(f"/proc/{process.popen.pid}/environ").read_bytes()
        # The C library cuts the value at its colons while it reads it.
        assert f"{TUNABLES}={ALLOCATION}".encode() in environment.replace(b"\0", b":")
        assert process.stop() == 0
        assert api.real_refusals() == []
        log = process.log()
        assert "polling" in log
        assert re.search(r"answered .*chat=[0-9a-f]{10} .*parse_ms=.* request=[0-9a-f]{8} .*update=\d+", log)
        assert re.search(r"sent .*request=[0-9a-f]{8} send_ms=[\d.]+", log)


def test_polls_that_keep_failing_end_the_program_with_1() -> None:
    with emu.BotApi.in_thread() as api:
        api.inject("getUpdates", emu.ServerError(500), times=10_000)
        with running(api, TRADEBOT_SILENCE_SECONDS="2") as process:
            assert process.popen.wait(120) == 1
            assert "no poll has succeeded for 2 s" in process.log()


def test_nonsense_does_not_count_as_a_good_poll() -> None:
    async def scenario() -> None:
        async with emu.BotApi() as api:
            polls = Polls()
            await polls.initialize()
            begun = polls.last_good
            api.inject("getUpdates", emu.Garbage(status=200))
            with pytest.raises(ValueError, match="Expecting value"):
                await polls.do_request(f"{api.base_url}{api.token}/getUpdates", "POST")
            assert polls.last_good == begun
            await polls.do_request(f"{api.base_url}{api.token}/getUpdates", "POST")
            assert polls.last_good > begun
            await polls.shutdown()

    asyncio.run(scenario())


def test_poll_answered_with_nonsense_is_a_failed_poll() -> None:
    with emu.BotApi.in_thread() as api:
        api.inject("getUpdates", emu.Garbage(status=200), times=2)
        process = Forked(api)
        try:
            chat = api.private_chat()
            asked = chat.say(chat.user, "/lng fy2024")
            api.blocking(api.wait_for_message(chat.id, after=asked))
            assert process.stop() == 0
            assert process.log().count("a poll failed") == 2
        finally:
            process.close()


def test_second_poller_says_what_is_the_matter() -> None:
    with emu.BotApi.in_thread() as api, running(api) as first, running(api) as second:
        api.blocking(api.wait_until(lambda: any(refused.code == 409 for refused in api.refused)))
        assert (first.stop(), second.stop()) == (0, 0)
        assert "Another process fetches updates with this token" in first.log() + second.log()


def test_a_batch_that_was_fetched_survives_a_kill(tmp_path: Path) -> None:
    state = f"sqlite:///{tmp_path}/state.sqlite"
    with emu.BotApi.in_thread() as api:
        chats = [api.private_chat(first_name=f"P{n}") for n in range(20)]
        with running(api, TRADEBOT_STATE_URL=state) as process:
            warm = chats[0].say(chats[0].user, "/coal fy2024")
            api.blocking(api.wait_for_message(chats[0].id, after=warm))
            api.latency = 0.3
            asked = [chat.say(chat.user, "/lng fy2024") for chat in chats]
            api.blocking(api.wait_until(lambda: not api.pending_updates()))
            process.stop(signal.SIGKILL)
        api.latency = 0
        with running(api, TRADEBOT_STATE_URL=state) as process:
            for chat, question in zip(chats, asked, strict=True):
                answer = api.blocking(api.wait_for_message(chat.id, after=question))
                assert "¥536.1 bn" in answer["text"]
            last = chats[0].say(chats[0].user, "/coal fy2024")
            api.blocking(api.wait_for_message(chats[0].id, after=last))
            assert process.stop() == 0


def test_probes_are_there_where_they_are_asked_for() -> None:
    port = free_port()
    with emu.BotApi.in_thread() as api, running(api, TRADEBOT_LISTEN=f"127.0.0.1:{port}") as process:
        api.blocking(api.wait_until(lambda: api.calls_of("getMe")))
        for _ in range(200):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as response:
                    assert response.read() == b"ready"
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as response:
                    assert response.read() == b"ok polling"
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise AssertionError("nothing listens")
        assert process.stop() == 0


@pytest.fixture
def refused(engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], set_up_logs: SetUp) -> Refused:
    """What a bot that cannot serve says last, and its exit code: in this process, on the dataset that is loaded."""
    _ = set_up_logs  # logs are as they were when the test ends
    monkeypatch.setattr(polling, "open_engine", lambda _: engine)

    def run(api: emu.BotApi, folder: Path, **settings: str) -> tuple[int, str]:
        given = {
            "TRADEBOT_TOKEN": api.token,
            "TRADEBOT_API_URL": api.url,
            "TRADEBOT_STATE_URL": f"sqlite:///{folder}/state.sqlite",
        }
        for name, value in (given | settings).items():
            monkeypatch.setenv(name, value)
        code = main(["run"])
        said = capsys.readouterr().err
        assert "Traceback" not in said
        return code, said.splitlines()[-1]

    return run


def test_unknown_token_is_one_clear_line(refused: Refused, tmp_path: Path) -> None:
    with emu.BotApi.in_thread() as api:
        code, said = refused(api, tmp_path, TRADEBOT_TOKEN="123456:another-token")
    assert code == 2
    assert said.startswith("TRADEBOT_TOKEN: Telegram does not know this token")
    assert "another-token" not in said


def test_unreachable_server_is_one_clear_line(refused: Refused, tmp_path: Path) -> None:
    with emu.BotApi.in_thread() as api:
        code, said = refused(api, tmp_path, TRADEBOT_API_URL=f"http://127.0.0.1:{free_port()}")
    assert code == 1
    assert said.startswith("Telegram cannot be reached")


def test_state_that_cannot_be_kept_is_one_clear_line(refused: Refused, tmp_path: Path) -> None:
    with emu.BotApi.in_thread() as api:
        code, said = refused(api, tmp_path, TRADEBOT_STATE_URL="sqlite:////proc/none.sqlite")
    assert code == 1
    assert said.startswith("TRADEBOT_STATE_URL: cannot use /proc/none.sqlite")


def test_file_of_life_that_cannot_be_written_is_one_clear_line(refused: Refused, tmp_path: Path) -> None:
    with emu.BotApi.in_thread() as api:
        code, said = refused(api, tmp_path, TRADEBOT_HEALTH_FILE="/proc/none/health")
    assert code == 2
    assert said.startswith("TRADEBOT_HEALTH_FILE: /proc/none/health cannot be written")
