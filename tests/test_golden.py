"""Replies are the golden ones, in every language; and each language is written in its own letters."""

from __future__ import annotations

import html
import re

import pytest

from bot.engine.engine import Engine
from bot.render.phrases.numbers import width
from bot.render.text.table import COLUMNS
from bot.reply import Context
from bot.speech import LANGUAGES, Lang
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
}
# What is quoted from a question, and the words to ask with.
LATIN |= {"CAGR", "GCC", "HHI", "I", "II", "III", "IV"}
LATIN |= {"HS", "crab", "foo", "food", "Q", "fy", "q", "h", "last", "m", "latest", "usd"}
COMMAND = re.compile(r"<code>.*?</code>|`.*?`|(?<!\w)/\w+", re.DOTALL)
# Names of HS codes are English where there is none in the language.
OF_CODE = re.compile(r"^HS ?[\d.]+[:：].*$", re.MULTILINE)
TAG = re.compile(r"</?\w+>")
WORD = re.compile(r"[A-Za-z]+")
OWN_LETTERS = re.compile(r"[\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff]")
PRE = re.compile(r"<pre>(.*?)</pre>", re.DOTALL)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_replies_are_the_golden_ones(engine: Engine, lang: Lang) -> None:
    for question in questions(engine.verbs.values()):
        assert path_of(question, lang).read_text("utf-8") == content(question, Context(engine, lang)), question


def test_thirty_questions_are_answered_or_declined_as_agreed(engine: Engine) -> None:
    assert len(asked()) == 30
    for number, (lang, question) in enumerate(asked(), start=1):
        assert asked_path(number, lang).read_text("utf-8") == content(question, Context(engine, lang)), question


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
