"""Output that lacks letters, is full or is closed: legible, one line at most, never a traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

import pytest

from bot.__main__ import main
from bot.reply import Context
from bot.speech import LANGUAGES
from bot.terminal import streams
from tests.copies import little_data

ROOT = Path(__file__).parent.parent.parent
QUESTIONS = ("lng fy2024", "спг 2024 фг", "2024年度のLNG輸入額は?", "lngg fy2024", "/help")
ENCODINGS = ("cp1252", "ascii", "shift_jis", "koi8-r", "latin-1")


def surroundings() -> dict[str, str]:
    return {"PATH": "/usr/bin:/bin", "TRADEBOT_DATA_DIR": str(little_data())}


def started(*arguments: str, stdout: int | IO[Any] = subprocess.PIPE, **options: Any) -> subprocess.Popen[bytes]:
    """A command of its own, whose output is as broken as the test wants."""
    environment = {**surroundings(), **options.pop("environment", {})}
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=stdout, stderr=subprocess.PIPE, **options)


def ended(process: subprocess.Popen[bytes], sent: bytes | None = None) -> tuple[int, str, str]:
    out, err = process.communicate(sent, timeout=120)
    return process.returncode, (out or b"").decode("ascii", "backslashreplace"), err.decode("ascii", "backslashreplace")


def test_unencodable_letters_are_legible_or_codes() -> None:
    streams.make_legible()
    shown = "¥536.1 bn (−8.7%) – “x” … 10² ½ é Ａ５ ロ\u00a0ж \udcff 🦀".encode("ascii", streams.ERRORS).decode()
    assert shown == 'JPY536.1 bn (-8.7%) - "x" ... 10\\xb2 \\xbd e A5 \\u30ed \\u0436 \\udcff \\U0001f980'
    assert "−8.7% é ¥ ±".encode("cp1252", streams.ERRORS) == b"-8.7% \xe9 \xa5 \xb1"


def printed(arguments: tuple[str, ...], encoding: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """What a command prints where the output has an encoding."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2))
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = main(arguments)
    out.seek(0)
    return code, out.read()


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.usefixtures("asking_what_is_loaded")
def test_every_answer_is_printed_in_every_encoding(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for question in QUESTIONS:
        wrong = question == "lngg fy2024"
        for lang in LANGUAGES:
            code, text = printed(("ask", "--lang", lang, question), encoding, monkeypatch)
            assert (code, bool(text)) == (int(wrong), not wrong)
        code, text = printed(("ask", "--json", question), encoding, monkeypatch)
        assert (code, json.loads(text)) == (int(wrong), json.loads(printed(("ask", "--json", question), "utf-8", monkeypatch)[1]))
    for lang, figure in (("en", "536.1"), ("ru", "536,1"), ("ja", "5,361")):
        assert figure in printed(("ask", "--lang", lang, "lng fy2024"), encoding, monkeypatch)[1]


def test_json_is_plain_unicode_where_that_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"text": "−8.7% ロシア 🦀"}
    assert streams.as_json(told) == json.dumps(told, ensure_ascii=False, indent=2)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="cp1252"))
    assert streams.as_json(told) == json.dumps(told, indent=2)
    monkeypatch.setattr(sys, "stdout", None)
    assert json.loads(streams.as_json(told)) == told


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_redirect_of_an_old_system_has_no_traceback(encoding: str) -> None:
    code, out, err = ended(started("ask", "lng fy2024", environment={"PYTHONIOENCODING": encoding}))
    assert (code, err) == (0, "")
    assert "536.1 bn, -8.7% yoy" in out
    code, out, err = ended(started("ask", "--json", "2024年度のLNG輸入額は?", environment={"PYTHONIOENCODING": encoding}))
    assert (code, err) == (0, "")
    assert "536102851000" in out


@pytest.mark.parametrize(
    ("arguments", "unbuffered"),
    [
        (("ask", "lng fy2024"), ""),
        (("ask", "lng fy2024"), "1"),
        (("ask", "--json", "lng fy2024"), ""),
        (("data", "status"), "1"),
        # The library under it says nothing where it is not buffered.
        (("--help",), ""),
        (("--version",), ""),
    ],
)
def test_a_full_disk_is_one_line_and_exit_1(arguments: tuple[str, ...], unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        code, _, err = ended(started(*arguments, stdout=full, environment={"PYTHONUNBUFFERED": unbuffered}))
    assert (code, err) == (1, "The output cannot be written: No space left on device.\n")


def test_nobody_reads_the_answer() -> None:
    for unbuffered in ("", "1"):
        reading, writing = os.pipe()
        os.close(reading)
        process = started("ask", "lng fy2024", stdout=writing, environment={"PYTHONUNBUFFERED": unbuffered})
        os.close(writing)
        assert ended(process) == (0, "", "")


def test_nobody_hears_what_is_wrong() -> None:
    for full in ("/dev/full", os.devnull):
        with Path(full).open("wb") as stderr:
            command = [sys.executable, "-m", "bot", "ask", "lngg"]
            done = subprocess.run(
                command, cwd=ROOT, env=surroundings(), stdout=subprocess.PIPE, stderr=stderr, check=False, timeout=120
            )
        assert (done.returncode, done.stdout) == (1, b"")


def test_closed_streams_are_no_fault() -> None:
    for closed, code in (("0", 0), ("1", 0), ("2", 1)):
        words = {"0": "chat", "1": "ask lng", "2": "ask lngg"}[closed]
        script = f'exec {closed}>&-; exec "{sys.executable}" -m bot {words}'
        done = subprocess.run(
            ["/bin/sh", "-c", script], cwd=ROOT, env=surroundings(), capture_output=True, check=False, timeout=120
        )
        assert (done.returncode, done.stdout, done.stderr) == (code, b"", b""), closed


def test_questions_in_another_encoding_are_answered(context: Context) -> None:
    process = started("chat", stdin=subprocess.PIPE)
    code, out, err = ended(process, b"\xff\xfe lng\n/lng fy2024\n\x81\x00\n")
    assert (code, err) == (0, "")
    assert "536.1" in out
    assert context.engine is not None
