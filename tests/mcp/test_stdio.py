"""`tradebot mcp` as a client starts it: a process of its own, asked over its streams."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mcp.clients import ROOT, STDIO, Connected, connected


@pytest.fixture(scope="module")
def process() -> Iterator[Connected]:
    with connected(STDIO) as client:
        yield client


def test_it_lists_its_tools_and_answers(process: Connected) -> None:
    assert list(process.tools) == ["ask", "figures", "verify", "find_codes", "coverage"]
    assert process.told("ask", words="total turnover fy2024")["rows"][0]["value_jpy"] == 1_175_737_509_000
    assert process.refused("ask", words="frozn fy2024")["code"] == "unknown_word"


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path) -> None:
    (tmp_path / "mcp.py").write_text("raise ModuleNotFoundError('No module named mcp', name='mcp')\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "mcp"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "pip install 'tradebot[mcp]'" in done.stderr
