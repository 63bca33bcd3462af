"""The command line as people and scripts use it: exit codes, streams, and what `check` refuses."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.reply import Context

ROOT = Path(__file__).parent.parent


def tradebot(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A fresh process, with an environment of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_ask_prints_the_answer() -> None:
    done = tradebot("ask", "lng", "fy2024")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Imports of LNG from Russia, FY2024: ¥536.1 bn (−8.7%)\nApr 2024 – Mar 2025\n")


def test_ask_without_an_answer_is_exit_1_and_stderr() -> None:
    done = tradebot("ask", "coal fy2020")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("FY2020: Jan–Dec 2020 exists only as one figure")
    assert "/coal 2020" in done.stderr


def test_run_without_a_token_is_one_clear_line_and_exit_2() -> None:
    done = tradebot("run")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "TRADEBOT_TOKEN" in done.stderr


def test_wrong_setting_is_named_without_its_value() -> None:
    done = tradebot("ask", "lng", TRADEBOT_LOG_LEVEL="hush-secret")
    assert done.returncode == 2
    assert "TRADEBOT_LOG_LEVEL" in done.stderr
    assert "hush-secret" not in done.stderr


def test_missing_data_is_one_line_with_the_file() -> None:
    done = tradebot("ask", "lng", TRADEBOT_DATA_DIR="/nowhere")
    assert done.returncode == 1
    assert done.stderr.startswith("/nowhere/tables.csv:1: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [["ask", "--chart", "x.png", "lng"], ["ask", "--xlsx", "x.xlsx", "lng"], ["data", "refresh"]]
)
def test_what_is_not_there_yet_says_so(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "not yet" in capsys.readouterr().err


def test_chat_answers_line_by_line(context: Context, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("bot.terminal.open_engine", lambda _: context.engine)
    monkeypatch.setattr("sys.stdin", io.StringIO("/lng fy2024\n\n/foo\n/quit\n/coal\n"))
    assert main(["chat"]) == 0
    printed = capsys.readouterr().out
    assert "¥536.1 bn" in printed
    assert "“foo”" in printed
    assert "coal" not in printed.replace("commodity", "")


def test_data_status_names_series_and_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "status"]) == 0
    printed = capsys.readouterr().out
    assert "2009-01 to 2026-03" in printed
    assert "2025-05 to 2025-06" in printed


def test_check_finds_everything_in_order() -> None:
    done = tradebot("check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "in order" in done.stdout


BREAKS = {
    "misspelt parameter": ("queries/trade.sql", "$currency", "$curency", "trade.sql:9: unknown parameter $curency"),
    "unknown column in the SQL": ("queries/trade.sql", "value_change_jpy,", "value_chnge_jpy,", "trade.sql:6: "),
    "unknown column in the result": (
        "queries/share.sql",
        "basis_of(series) as basis",
        "basis_of(series) as bassis",
        "share.sql:10: unknown column 'bassis'",
    ),
    "two statements": ("queries/ytd.sql", "$currency)\n", "$currency);\nselect 1\n", "ytd.sql:10: 2 statements"),
    "a statement that is not a SELECT": ("queries/ytd.sql", "select period", "create table x as select period", "ytd.sql:7: "),
    "a noun left out": (
        "queries/ytd.sql",
        "select period, flow, partner, commodity,",
        "select period, flow, partner,",
        "ytd.sql:1: ",
    ),
    "a header that is not TOML": ("queries/ytd.sql", 'title   = "Year to date"', "title = Year to date", "ytd.sql:1: header"),
    "an unknown header key": ("queries/ytd.sql", "-- chart ", "-- chrat ", "ytd.sql:5: header: chrat"),
    "an example without an answer": ("queries/ytd.sql", '"/ytd cars"', '"/ytd unicorns"', "ytd.sql:1: example '/ytd unicorns'"),
    "two meanings of a word": ("data/aliases.csv", "\ngasoline,", "\ncrude,en,commodity,lng\ngasoline,", "aliases.csv:"),
}


@pytest.mark.parametrize(("file", "old", "new", "says"), BREAKS.values(), ids=BREAKS)
def test_check_refuses_with_file_and_line(  # noqa: PLR0917 - fixtures are arguments
    file: str, old: str, new: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("queries", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    text = (tmp_path / file).read_text("utf-8")
    assert text.count(old) >= 1
    (tmp_path / file).write_text(text.replace(old, new, 1), "utf-8")
    monkeypatch.setenv("TRADEBOT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr("bot.settings.BUNDLE", tmp_path)
    assert main(["check"]) == 1
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("table", ["observations.parquet", "rates.csv", "commodities.csv", "aliases.csv", "reported.csv"])
def test_check_refuses_one_changed_byte(table: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    content = bytearray((data / table).read_bytes())
    content[len(content) // 2] ^= 1
    (data / table).write_bytes(content)
    done = tradebot("check", TRADEBOT_DATA_DIR=str(data))
    assert done.returncode == 1
    assert f"{data / table}:1: changed since it was sealed" in done.stderr
    assert tradebot("ask", "lng", TRADEBOT_DATA_DIR=str(data)).returncode == 1


def test_seal_takes_a_wanted_change_over(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    with (data / "aliases.csv").open("a", encoding="utf-8") as file:
        file.write("frozen gas,en,commodity,lng\n")
    assert tradebot("ask", "frozen gas fy2024", TRADEBOT_DATA_DIR=str(data)).returncode == 1
    assert tradebot("data", "seal", TRADEBOT_DATA_DIR=str(data)).returncode == 0
    assert "¥536.1 bn" in tradebot("ask", "frozen gas fy2024", TRADEBOT_DATA_DIR=str(data)).stdout
