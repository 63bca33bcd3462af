"""Output that lacks letters, is full or is closed: legible, one line at most, never a traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from bot.__main__ import main
from bot.serving.heartbeat import Heartbeat
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


# What is told apart there: whether a line waits until the end, or is written at once.
BUFFERED = ("", "1")


def opened(path: str | int, unbuffered: str) -> io.TextIOWrapper:
    """A stream as the interpreter makes it, with or without PYTHONUNBUFFERED."""
    raw = io.FileIO(path, "wb")
    made = raw if unbuffered else io.BufferedWriter(raw)
    return io.TextIOWrapper(made, encoding="utf-8", write_through=bool(unbuffered))


@pytest.fixture
def alive(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Surroundings in which `health` has something to print: the command that does so in the least time."""
    beat = Heartbeat(tmp_path / "health")
    beat.note(time.monotonic())
    yield {"TRADEBOT_HEALTH_FILE": str(tmp_path / "health")}
    beat.close()


def test_a_redirect_of_an_old_system_has_no_traceback() -> None:
    question = "2024年度のLNG輸入額は?"
    code, out, err = ended(started("ask", "--json", question, environment={"PYTHONIOENCODING": "cp1252"}))
    assert (code, err) == (0, "")
    assert "536102851000" in out


def test_questions_in_another_encoding_are_answered_in_one_that_lacks_letters() -> None:
    process = started("chat", stdin=subprocess.PIPE, environment={"PYTHONIOENCODING": "ascii"})
    code, out, err = ended(process, b"\xff\xfe lng\n/lng fy2024\n\x81\x00\n")
    assert (code, err) == (0, "")
    assert "536.1 bn, -8.7% yoy" in out


@pytest.mark.usefixtures("asking_what_is_loaded")
@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
def test_no_letter_of_a_question_stops_a_conversation(
    errors: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = io.BytesIO(b"\xff\xfe lng\n/lng fy2024\n\x81\x00\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(typed, encoding="utf-8", errors=errors))
    assert main(["chat"]) == 0
    out, err = capsys.readouterr()
    assert ("536.1" in out, err) == (True, "")


@pytest.mark.usefixtures("asking_what_is_loaded")
@pytest.mark.parametrize("unbuffered", BUFFERED)
@pytest.mark.parametrize("arguments", [("ask", "lng fy2024"), ("ask", "--json", "lng fy2024"), ("data", "status")], ids=" ".join)
def test_a_full_disk_is_one_line(
    arguments: tuple[str, ...], unbuffered: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened("/dev/full", unbuffered) as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(arguments) == 1
    assert capsys.readouterr().err == "The output cannot be written: No space left on device.\n"


@pytest.mark.parametrize(
    ("arguments", "unbuffered"),
    [
        (("ask", "lng fy2024"), ""),
        (("health",), ""),
        (("health",), "1"),
        # The library under it says nothing where it is not buffered.
        (("--help",), ""),
        (("--version",), ""),
    ],
)
def test_a_full_disk_is_exit_1_and_nothing_else_is_said(
    arguments: tuple[str, ...], unbuffered: str, alive: dict[str, str]
) -> None:
    with Path("/dev/full").open("wb") as full:
        code, _, err = ended(started(*arguments, stdout=full, environment=alive | {"PYTHONUNBUFFERED": unbuffered}))
    assert (code, err) == (1, "The output cannot be written: No space left on device.\n")


def unread() -> int:
    """The writing end of a pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing


@pytest.mark.usefixtures("asking_what_is_loaded")
@pytest.mark.parametrize("unbuffered", BUFFERED)
def test_nobody_reads_the_answer(unbuffered: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with opened(unread(), unbuffered) as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(["ask", "lng fy2024"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("unbuffered", BUFFERED)
def test_a_process_that_nobody_reads_ends_in_silence(unbuffered: str, alive: dict[str, str]) -> None:
    writing = unread()
    process = started("health", stdout=writing, environment=alive | {"PYTHONUNBUFFERED": unbuffered})
    os.close(writing)
    assert ended(process) == (0, "", "")


@pytest.mark.usefixtures("asking_what_is_loaded")
@pytest.mark.parametrize("where", ["/dev/full", os.devnull])
def test_nobody_hears_what_is_wrong(where: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with opened(where, "") as stderr:
        monkeypatch.setattr(sys, "stderr", stderr)
        assert main(["ask", "lngg"]) == 1
    assert capsys.readouterr().out == ""


def test_a_process_that_nobody_hears_ends_with_its_code(tmp_path: Path) -> None:
    """Nothing lives: `health` has something to say."""
    for full in ("/dev/full", os.devnull):
        with Path(full).open("wb") as stderr:
            command = [sys.executable, "-m", "bot", "health"]
            environment = surroundings() | {"TRADEBOT_HEALTH_FILE": str(tmp_path / "none")}
            done = subprocess.run(
                command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=stderr, check=False, timeout=120
            )
        assert (done.returncode, done.stdout) == (1, b"")


def test_closed_streams_are_no_fault(tmp_path: Path) -> None:
    for closed, words, code in (("exec 0>&- 1>&-", "ask lng", 0), ("exec 2>&-", "health", 1)):
        script = f'{closed}; exec "{sys.executable}" -m bot {words}'
        environment = surroundings() | {"TRADEBOT_HEALTH_FILE": str(tmp_path / "none")}
        done = subprocess.run(["/bin/sh", "-c", script], cwd=ROOT, env=environment, capture_output=True, check=False, timeout=120)
        assert (done.returncode, done.stdout, done.stderr) == (code, b"", b""), closed


@pytest.mark.usefixtures("asking_what_is_loaded")
def test_without_streams_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert main(["chat"]) == 0
    assert main(["ask", "lng"]) == 0
    assert main(["ask", "lngg"]) == 1
