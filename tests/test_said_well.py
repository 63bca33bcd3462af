"""Replies to the questions of the corpus read as one would print them: labels on every percentage, whole words, one language."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

import pytest

from bot.engine.engine import Engine
from bot.render.text.tables.aligned import COLUMNS
from bot.reply import Context, Reply, reply
from bot.speech import LANGUAGES, Lang
from bot.words.numbers import width
from tests.golden_replies import FOLDER
from tests.question.corpus import questions
from tests.test_golden import COMMAND, LATIN, OF_CODE, PRE, TAG, WORD

# Of the corpus every so manyth question, since it takes seconds.
EVERY = 5
MOST_LINES = 12
BARE = re.compile(r"[(（]\s*[≈<]?[+−-]?\d[\d.,\s\u00a0]*%\s*[)）]")
PERCENT = re.compile(r"\d\s?%")
# What a percentage in a sentence is: a change on something, a share of something, a limit.
LABELS = {
    "en": re.compile(r"yoy|m/m|q/q|\bvs\b|a year|growth|change|\bof\b|\bon\b|share|[Aa]bove|[Bb]elow"),
    "ja": re.compile(r"前年|前月|前期|比|増減|伸び|の|割合|占め|上回|下回"),
    "ru": re.compile(r"г/г|м/м|кв/кв|\bк\b|в год|изменени|рост|выше|ниже|дол[яиюе]|от|суммы|%\sяпонского"),
}
HEADS = {"en": re.compile(r"\bshare\b"), "ja": re.compile(r"構成比|シェア"), "ru": re.compile(r"\bдоля(?: страны| товара)?")}
HYPHEN = re.compile(r"(?<![\w./…\-])-\d")
OTHER_NONFERROUS = re.compile(r"non ?ferrous", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A question, and the parts of its reply: lines of prose, and lines of tables."""

    lang: Lang
    question: str
    reply: Reply

    @property
    def html(self) -> str:
        """Without how the question was taken, which quotes it."""
        return self.reply.html.partition("</i>\n\n")[2] if self.reply.lead else self.reply.html

    @property
    def prose(self) -> list[str]:
        """Lines outside of tables."""
        return plain(PRE.sub("", self.html)).splitlines()

    @property
    def tables(self) -> list[str]:
        """Blocks of lines that stand in columns, with their heads."""
        return [part for table in PRE.findall(self.html) for part in html.unescape(table).split("\n\n")]


def plain(marked: str) -> str:
    """What a person reads, without the commands."""
    return html.unescape(TAG.sub("", COMMAND.sub("", marked)))


@pytest.fixture(scope="module")
def told(engine: Engine) -> list[Told]:
    """The replies with figures."""
    contexts = {str(lang): Context(engine, lang) for lang in LANGUAGES}
    asked = [(contexts[one.lang], one.question) for one in questions()[::EVERY]]
    every = [Told(context.lang, question, reply(question, context)) for context, question in asked]
    found = [one for one in every if one.reply.answer is not None]
    assert len(found) > 0.7 * len(every)
    return found


def wrong(told: list[Told], pick: re.Pattern[str], *, tables: bool = False) -> list[tuple[str, str]]:
    """Questions, with what is found in their replies."""
    return [
        (one.question, line)
        for one in told
        for line in (one.prose if not tables else [line for table in one.tables for line in table.splitlines()])
        if pick.search(line)
    ]


def test_no_percentage_is_bare(told: list[Told]) -> None:
    assert wrong(told, BARE) == []
    bare = [(one.question, line) for one in told for line in one.prose if PERCENT.search(line)]
    lang_of = {one.question: one.lang for one in told}
    assert len(bare) > 50
    assert [(question, line) for question, line in bare if not LABELS[lang_of[question]].search(line)] == []


def test_no_heading_stands_twice_in_a_table(told: list[Told]) -> None:
    for one in told:
        for table in one.tables:
            heads = HEADS[one.lang].findall(table.partition("\n")[0])
            assert len(heads) == len(set(heads)), (one.question, table)


def test_no_word_is_cut_and_no_line_is_too_long(told: list[Told]) -> None:
    assert wrong(told, re.compile("…"), tables=True) == []
    lines = [(one.question, line) for one in told for table in one.tables for line in table.splitlines()]
    assert [line for line in lines if width(line[1]) > COLUMNS] == []


def test_each_language_is_written_in_its_own_words(told: list[Told]) -> None:
    for one in told:
        words = set(WORD.findall(OF_CODE.sub("", plain(one.html)))) - LATIN
        assert one.lang == "en" or words == set(), one.question


def test_a_plain_question_has_a_short_reply(told: list[Told]) -> None:
    for one in told:
        alone = one.reply.answer is not None and len(one.reply.answer.rows) == 1 and not one.reply.more
        lines = [line for line in plain(one.html).splitlines() if line.strip()]
        assert not alone or len(lines) <= MOST_LINES, one.question


def test_of_nothing_no_change_is_shown(engine: Engine) -> None:
    shown = reply("/crude oil ru 2026-03", Context(engine)).text
    assert shown.splitlines()[0] == "Japan's imports of crude oil from Russia, Mar 2026: ¥0"
    assert "n/a" not in shown
    assert "change" not in shown
    assert "Share" not in shown
    # What has gone is a change.
    assert "−¥6.92 bn" in reply("/crude oil ru 2024", Context(engine)).text


@pytest.mark.parametrize(
    ("question", "said"),
    [("/lng ru 2025-02", True), ("/lng ru 2026-03", False), ("/lng ru fy2025", False), ("/lng sg 2025-04", True)],
)
def test_two_files_are_named_where_they_differ_by_more_than_a_thousandth(engine: Engine, question: str, *, said: bool) -> None:
    assert ("small revisions lie between them" in reply(question, Context(engine)).text) is said


def test_english_has_one_spelling_of_numbers_and_of_nonferrous() -> None:
    for path in FOLDER.glob("en/*.html"):
        text = OF_CODE.sub("", plain(path.read_text("utf-8").partition("\n\n")[2]))
        assert not re.search("[\u00a0\u202f]", text), path
        assert not HYPHEN.search(text), path
        assert not re.search(r"\d %", text), path
        assert not OTHER_NONFERROUS.search(text), path


@pytest.mark.parametrize(
    "question", ["/share nonferrous_metals fy2024", "/rank ru imports 2025", "/say nonferrous_metals 2025", "/nonferrous_metals"]
)
def test_nonferrous_is_spelt_one_way_by_every_verb(engine: Engine, question: str) -> None:
    shown = reply(question, Context(engine)).text
    assert "non-ferrous" in shown.casefold()
    assert not OTHER_NONFERROUS.search(shown)
