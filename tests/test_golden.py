"""Replies are the golden ones, in every language; and each language is written in its own letters."""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.engine.engine import Engine
from bot.render.text.tables.aligned import COLUMNS, Size
from bot.reply import Context
from bot.speech import LANGUAGES, Lang
from bot.words.numbers import width
from tests.golden_replies import FOLDER, asked, asked_path, content, path_of, questions

# What is written in Latin letters everywhere: codes, abbreviations and names of formats.
LATIN = {
    "FOB",
    "CIF",
    "CSV",
    "DOTS",
    "Excel",
    "EU",
    "FRB",
    "IMF",
    "LNG",
    "LPG",
    "UAE",
    "Stat",
    "SQL",
    "CC",
    "BY",
    "e",
    "t",
    "kg",
    "kl",
    # Words of a command that is shown.
    "pt",
    "desk",
    "rank",
    "csv",
    "xlsx",
    "lng",
}
# What is quoted from a question, and the words to ask with.
LATIN |= {"CAGR", "CNY", "GCC", "HHI", "I", "II", "III", "IV"}
LATIN |= {"HS", "crab", "foo", "food", "Q", "fy", "q", "h", "last", "m", "latest", "usd"}
COMMAND = re.compile(r"<code>.*?</code>|`.*?`|(?<!\w)/\w+", re.DOTALL)
# Names of HS codes are English where there is none in the language.
OF_CODE = re.compile(r"^HS ?[\d.]+[:：].*$", re.MULTILINE)
TAG = re.compile(r"</?\w+>")
WORD = re.compile(r"[A-Za-z]+")
OWN_LETTERS = re.compile(r"[\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff]")
FIGURE = re.compile(r"\d|－")
PRE = re.compile(r"<pre>(.*?)</pre>", re.DOTALL)


def differences(found: Iterable[tuple[Path, str]]) -> str:
    """Of all replies that are not the golden ones, as a diff; empty where all are."""
    lines: list[str] = []
    for path, text in found:
        golden = path.read_text("utf-8") if path.exists() else ""
        lines += difflib.unified_diff(golden.splitlines(), text.splitlines(), path.relative_to(FOLDER).as_posix(), "now", n=0)
    return "\n".join(lines)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_replies_are_the_golden_ones(engine: Engine, lang: Lang) -> None:
    wanted = questions(engine.verbs.values())
    assert differences((path_of(question, lang), content(question, Context(engine, lang))) for question in wanted) == ""


def test_thirty_questions_are_answered_or_declined_as_agreed(engine: Engine) -> None:
    assert len(asked()) == 30
    numbered = enumerate(asked(), start=1)
    assert differences((asked_path(n, lang), content(question, Context(engine, lang))) for n, (lang, question) in numbered) == ""


def test_every_difference_is_shown() -> None:
    one, other = sorted(FOLDER.glob("en/*.html"))[:2]
    shown = differences([(one, "x"), (other, other.read_text("utf-8")), (FOLDER / "en" / "none.html", "new")])
    assert f"--- en/{one.name}" in shown
    assert "+x" in shown
    assert "--- en/none.html" in shown
    assert other.name not in shown


def test_no_golden_file_is_left_over(engine: Engine) -> None:
    wanted = {path_of(question, lang) for question in questions(engine.verbs.values()) for lang in LANGUAGES}
    wanted |= {asked_path(number, lang) for number, (lang, _) in enumerate(asked(), start=1)}
    assert set(FOLDER.glob("**/*.html")) == wanted


def shown(path: object) -> str:
    """The reply without the question, its commands and its marks."""
    text = FOLDER.joinpath(str(path)).read_text("utf-8").partition("\n\n")[2]
    return OF_CODE.sub("", html.unescape(TAG.sub("", COMMAND.sub("", text))))


@pytest.mark.parametrize("lang", ["ja", "ru"])
def test_other_languages_have_no_english_words(lang: str) -> None:
    for path in FOLDER.glob(f"{lang}/*.html"):
        assert set(WORD.findall(shown(path))) - LATIN == set(), path


def test_english_has_no_other_letters() -> None:
    for path in FOLDER.glob("en/*.html"):
        assert not OWN_LETTERS.search(shown(path)), path


def test_tables_fit_a_phone() -> None:
    for path in FOLDER.glob("*/*.html"):
        for table in PRE.findall(path.read_text("utf-8")):
            assert max(width(html.unescape(line)) for line in table.splitlines()) <= COLUMNS, path


def test_no_name_in_a_table_is_cut() -> None:
    for path in FOLDER.glob("*/*.html"):
        for table in PRE.findall(path.read_text("utf-8")):
            assert "…" not in table, path


def test_rows_that_end_together_have_as_many_wide_glyphs() -> None:
    for path in FOLDER.glob("ja/*.html"):
        for table in PRE.findall(path.read_text("utf-8")) if not path.name.startswith("coverage") else ():
            for part in html.unescape(table).split("\n\n"):
                lines = [(Size.of(line), line) for line in part.splitlines()]
                last = [(size.wide, line) for size, line in lines if size.columns == max(size.columns for size, _ in lines)]
                # Where there is little room a head may begin before its figures by a column of a phone, which is three glyphs.
                rows = {wide for wide, line in last if FIGURE.search(line)}
                assert len(rows) == 1, (path, part)
                assert all(abs(wide - min(rows)) <= 3 for wide, _ in last), (path, part)
