"""`tradebot web` as people run it: it says where it is, answers, and ends when it is asked to."""

from __future__ import annotations

import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.chat.processes import ROOT, free_port
from tests.copies import little_data


def test_it_serves_until_a_signal(tmp_path: Path) -> None:
    address = f"127.0.0.1:{free_port()}"
    environment = {
        "PATH": "/usr/bin:/bin",
        "TRADEBOT_LISTEN": address,
        "TRADEBOT_STATE_URL": f"sqlite:///{tmp_path}/none.sqlite",
        "TRADEBOT_DATA_DIR": str(little_data()),
    }
    log = tmp_path / "log"
    with log.open("w") as errors:
        command = [sys.executable, "-m", "bot", "web"]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True)
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == f"http://{address}/\n"
            with urllib.request.urlopen(f"http://{address}/?q=/lng+fy2024", timeout=60) as answered:
                assert "¥536.1 bn" in answered.read().decode()
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0
        finally:
            process.kill()
            process.communicate()
    said = log.read_text("utf-8")
    assert "Traceback" not in said
    assert "lng" not in said
    assert not (tmp_path / "none.sqlite").exists()


def test_an_address_that_cannot_be_had_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TRADEBOT_LISTEN", "nowhere")
    assert main(["web"]) == 2
    assert "TRADEBOT_LISTEN" in capsys.readouterr().err
