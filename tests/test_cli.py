"""The command line as people and scripts use it: exit codes, streams, and what `check` refuses."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from bot.__main__ import main
from tests.copies import little
from tests.ingest.releases import told

ROOT = Path(__file__).parent.parent


# `python -m bot`, which ends with a word on stderr where it has loaded what writes spreadsheets.
LOADED = """
import atexit, runpy, sys
atexit.register(lambda: "xlsxwriter" in sys.modules and print("xlsxwriter is loaded", file=sys.stderr))
sys.argv[0] = "bot"
runpy.run_module("bot", run_name="__main__", alter_sys=True)
"""


def tradebot(*arguments: str, code: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """A fresh process, with an environment of its own."""
    program = ["-c", code] if code else ["-m", "bot"]
    return subprocess.run(
        [sys.executable, *program, *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "TRADEBOT_QUERY_SECONDS": "60", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_ask_prints_the_answer_and_the_spreadsheet_library_waits_for_the_first_file() -> None:
    done = tradebot("ask", "lng", "fy2024", code=LOADED)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Japan's imports of LNG from Russia, FY2024: ¥536.1 bn, −8.7% yoy\nApr 2024 – Mar 2025\n")


@pytest.mark.usefixtures("asking_what_is_loaded")
def test_ask_without_an_answer_is_exit_1_and_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "cars fy2020"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("FY2020: Jan–Dec 2020 exists only as one figure")
    assert "/cars 2020" in err


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


@pytest.mark.usefixtures("asking_what_is_loaded")
@pytest.mark.parametrize(
    ("words", "said", "marked"),
    [
        (
            "/chart lng russia australia usa 2023..2026-03",
            "Japan's imports of LNG from Russia, Australia and the United States",
            "Mar 2025",
        ),
        ("/chart total fy2010..fy2025", "Japan–Russia trade, FY2010 – FY2025", "1,175.7"),
        ("/chart rank lng fy2024", "Japan's imports of LNG by country, FY2024", "536.1"),
    ],
)
def test_ask_writes_a_chart_beside_the_text(
    words: str, said: str, marked: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "chart.png"
    assert main(["ask", "--chart", str(path), words]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith(said)
    assert marked in out
    assert path.read_bytes().startswith(b"\x89PNG")


@pytest.mark.usefixtures("asking_what_is_loaded")
def test_ask_writes_a_chart_to_be_scaled_beside_it(tmp_path: Path) -> None:
    drawn, painted = tmp_path / "chart.svg", tmp_path / "chart.png"
    assert main(["ask", "--svg", str(drawn), "--chart", str(painted), "rank lng fy2024"]) == 0
    assert "<title>Russia · FY2024: ¥536.1 bn, −8.7% yoy; months as first published</title>" in drawn.read_text("utf-8")
    assert painted.exists()


@pytest.mark.usefixtures("asking_what_is_loaded")
def test_ask_for_a_large_chart_of_any_answer(tmp_path: Path) -> None:
    for words, width in (("lng fy2024", 1080), ("lng fy2024 hd", 2160)):
        path = tmp_path / "chart.png"
        assert main(["ask", "--lang", "ja", "--chart", str(path), words]) == 0
        assert int.from_bytes(path.read_bytes()[16:20], "big") == width


@pytest.mark.usefixtures("asking_what_is_loaded")
@pytest.mark.parametrize(
    ("words", "file", "said"),
    [
        ("/coverage", "x.png", "there is nothing to draw"),
        ("/help", "x.png", "There are no figures in that to draw"),
        ("lng", "no/such/folder/x.png", "cannot be written"),
        ("lng fy20255", "x.png", "I cannot read"),
    ],
)
def test_a_chart_that_cannot_be_is_a_sentence_and_exit_1(
    words: str, file: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "--chart", str(tmp_path / file), words]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / file).exists()


@pytest.mark.usefixtures("asking_what_is_loaded")
def test_ask_writes_files_beside_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, rows = tmp_path / "cars.xlsx", tmp_path / "cars.csv"
    assert main(["ask", "--xlsx", str(sheet), "--csv", str(rows), "--lang", "ru", "months cars 2022..2025"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("Экспорт легковых автомобилей из Японии в Россию, ")
    assert printed.err == ""
    assert openpyxl.load_workbook(sheet)["Данные"].max_row == 48
    text = rows.read_text("utf-8-sig")
    assert len(text.splitlines()) == 48
    # The signs of programs, in Russian, too.
    assert ",Россия," in text
    assert ";" not in text.partition(" | ")[0].splitlines()[1]


@pytest.mark.usefixtures("asking_what_is_loaded")
def test_question_for_a_file_is_answered_with_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["ask", "/xlsx months cars 2022..2025"]) == 0
    assert capsys.readouterr().err == "japan-exports-cars-russia-months-2022-2025.xlsx written\n"
    assert [path.name for path in tmp_path.iterdir()] == ["japan-exports-cars-russia-months-2022-2025.xlsx"]
    # Where a path is given, that is where it goes.
    assert main(["ask", "--csv", "x.csv", "lng fy2024 csv"]) == 0
    assert capsys.readouterr().err == ""
    assert (tmp_path / "x.csv").exists()
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.usefixtures("asking_what_is_loaded")
@pytest.mark.parametrize(
    ("words", "file", "says"),
    [
        ("lng fy2024", "nowhere/x.csv", "x.csv cannot be written: No such file or directory."),
        ("lng fy2024", "", "cannot be written: Is a directory."),
        ("coverage", "x.csv", "A file holds figures, and there are none in a list of what the data hold."),
        ("help", "x.csv", "There are no figures in that to draw or to put into a file."),
        ("cars fy2020", "x.csv", "FY2020: Jan–Dec 2020 exists only as one figure"),
    ],
)
def test_a_file_that_cannot_be_says_why(
    words: str, file: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for option in ("--csv", "--xlsx"):
        assert main(["ask", option, str(tmp_path / file), words]) == 1
        assert says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("asking_what_is_loaded")
def test_chat_writes_the_file_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO("/csv lng fy2024\n/coverage csv\n/lng fy2024\n"))
    assert main(["chat"]) == 0
    printed = capsys.readouterr().out
    assert "\njapan-imports-lng-russia-fy2024.csv written\n" in printed
    assert "A file holds figures" in printed
    assert [path.name for path in tmp_path.iterdir()] == ["japan-imports-lng-russia-fy2024.csv"]


@pytest.mark.usefixtures("asking_what_is_loaded")
def test_chat_answers_line_by_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("/lng fy2024\n\n/foo\n/quit\n/coal\n"))
    assert main(["chat"]) == 0
    printed = capsys.readouterr().out
    assert "¥536.1 bn" in printed
    assert "“foo”" in printed
    assert "coal" not in printed.replace("commodity", "")


@pytest.mark.usefixtures("asking_what_is_loaded")
def test_data_status_names_series_and_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "status"]) == 0
    printed = capsys.readouterr().out
    assert "2009-01 to 2026-03" in printed
    assert "2025-05 to 2025-06" in printed


@pytest.mark.usefixtures("asking_what_is_loaded")
def test_check_finds_everything_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "in order" in out


# {line} is where the change begins.
BREAKS = {
    "misspelt parameter": ("queries/trade.sql", "$currency", "$curency", "trade.sql:{line}: unknown parameter $curency"),
    "unknown column in the SQL": ("queries/trade.sql", "value_change_jpy,", "value_chnge_jpy,", "trade.sql:{line}: "),
    "unknown column in the result": (
        "queries/share.sql",
        "basis, stage, series",
        "basis as bassis, stage, series",
        "share.sql:{line}: unknown column 'bassis'",
    ),
    "two statements": ("queries/ytd.sql", "from trade", "; select 1 from trade", "ytd.sql:{line}: 2 statements"),
    "a statement that is not a SELECT": (
        "queries/ytd.sql",
        "select period",
        "create table x as select period",
        "ytd.sql:{line}: ",
    ),
    "a noun left out": (
        "queries/ytd.sql",
        "select period, flow, partner, commodity,",
        "select period, flow, partner,",
        "ytd.sql:1: ",
    ),
    "a header that is not TOML": ("queries/ytd.sql", '= "Year to date"', "= Year to date", "ytd.sql:{line}: header"),
    "an unknown header key": ("queries/ytd.sql", "-- to_date ", "-- to_dtae ", "ytd.sql:{line}: header: to_dtae"),
    "an example without an answer": ("queries/ytd.sql", '"/ytd cars"', '"/ytd unicorns"', "ytd.sql:1: example '/ytd unicorns'"),
    "two meanings of a word": ("data/aliases.csv", "\ngasoline,", "\ncrude,en,commodity,lng\ngasoline,", "aliases.csv:"),
}


@pytest.mark.parametrize(("file", "old", "new", "says"), BREAKS.values(), ids=BREAKS)
def test_check_refuses_with_file_and_line(  # noqa: PLR0917 - fixtures are arguments
    file: str, old: str, new: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "queries", tmp_path / "queries")
    little(tmp_path)
    text = (tmp_path / file).read_text("utf-8")
    assert text.count(old) >= 1
    (tmp_path / file).write_text(text.replace(old, new, 1), "utf-8")
    monkeypatch.setenv("TRADEBOT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr("bot.settings.BUNDLE", tmp_path)
    assert main(["check"]) == 1
    line = text.count("\n", 0, text.index(old)) + 1
    assert says.format(line=line) in capsys.readouterr().err


@pytest.mark.parametrize("table", ["observations.parquet", "rates.csv", "commodities.csv", "aliases.csv", "reported.csv"])
def test_check_refuses_one_changed_byte(
    table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = little(tmp_path)
    content = bytearray((data / table).read_bytes())
    content[len(content) // 2] ^= 1
    (data / table).write_bytes(content)
    code, said = told(monkeypatch, capsys, data, "check")
    assert code == 1
    assert f"{data / table}:1: changed since it was sealed" in said
    assert told(monkeypatch, capsys, data, "ask", "lng")[0] == 1


def test_seal_takes_a_wanted_change_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = little(tmp_path)
    with (data / "aliases.csv").open("a", encoding="utf-8") as file:
        file.write("frozen gas,en,commodity,lng\n")
    assert told(monkeypatch, capsys, data, "ask", "frozen gas fy2024")[0] == 1
    assert told(monkeypatch, capsys, data, "data", "seal")[0] == 0
    assert "¥536.1 bn" in told(monkeypatch, capsys, data, "ask", "frozen gas fy2024")[1]
