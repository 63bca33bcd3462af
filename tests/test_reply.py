"""Laws of every reply: it never raises, it is valid Telegram HTML within its limits, and tables fit a phone."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.engine.engine import Engine
from bot.render.phrases.shown import MOST_UNITS, units
from bot.render.text.tables.aligned import COLUMNS
from bot.reply import Context, Reply, reply
from bot.speech import LANGUAGES, Lang
from bot.words.numbers import width
from tests.emulator.html_parser import parse_html

PRE = re.compile(r"<pre>(.*?)</pre>", re.DOTALL)
WORDS = st.sampled_from(
    [
        "lng",
        "coal",
        "cars",
        "total",
        "crab",
        "machinery",
        "russia",
        "australia",
        "world",
        "eu",
        "usd",
        "exports",
        "imports",
        "balance",
        "fy2024",
        "2024",
        "2025-05",
        "fy2020",
        "2026",
        "2019..2026",
        "months",
        "rank",
        "share",
        "price",
        "compare",
        "ytd",
        "coverage",
        "<b>",
        "&",
        "vs",
        "2008",
        "fy2030",
        "hs030614010",
        "2009..2026-03",
        "last 12m",
        "top 60",
        "since 2009",
    ]
)


def assert_sendable(shown: Reply) -> None:
    text, entities = parse_html(shown.html)
    assert 0 < units(text) <= MOST_UNITS
    assert units(shown.html) <= MOST_UNITS
    assert len(entities) <= 100
    assert text.strip() == text
    for table in PRE.findall(shown.html):
        for line in table.splitlines():
            assert width(line.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")) <= COLUMNS, line


@settings(max_examples=200, deadline=None)
@given(text=st.lists(WORDS, max_size=6).map(" ".join), lang=st.sampled_from(LANGUAGES))
@example(text="/months total 2009..2026 world eu russia usd", lang="ru")
@example(text="/rank china 2009..2025 top 60", lang="ja")
def test_any_question_gives_a_reply_that_can_be_sent(engine: Engine, text: str, lang: Lang) -> None:
    shown = reply(text, Context(engine, lang))
    assert_sendable(shown)
    assert shown.error is None or shown.error.code != "internal"


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=500))
def test_any_text_gives_a_reply_that_can_be_sent(context: Context, text: str) -> None:
    shown = reply(text, context)
    assert_sendable(shown)
    assert shown.error is None or shown.error.code != "internal"


def test_long_table_is_cut_at_a_row_and_says_so(context: Context) -> None:
    shown = reply("/months total 2009..2026", context)
    assert re.search(r"^… \d+ more$", shown.text, re.MULTILINE)
    assert shown.answer is not None
    assert len(shown.answer.rows) > 500
    # As many rows as fit: another one would not.
    longest = max(len(line) for line in shown.text.splitlines()[3:-3])
    assert MOST_UNITS - longest - 1 <= units(shown.html) <= MOST_UNITS
    assert shown.html.count("<pre>") == shown.html.count("</pre>") == 1


def test_every_reply_with_figures_names_source_stage_and_last_month(context: Context) -> None:
    for question in ("/lng", "/total fy2024", "/rank lng", "/share lng", "/months lng", "/price lng", "/ytd cars"):
        last = reply(question, context).text.splitlines()[-1]
        assert last.startswith("Source: MoF Trade Statistics (e-Stat); ")
        assert last.endswith("· data to Mar 2026")


@pytest.mark.parametrize("text", ["", " ", ";", ";;", "...", "/...", "…", "+", "?!", "<>", "— —", "、。", "(=)"])
def test_punctuation_alone_asks_nothing(context: Context, text: str) -> None:
    answered = reply(text, context)
    assert answered.error is not None
    assert answered.error.code == "empty"
    # Nor does it change an earlier question.
    follows = reply(text, context, "/value ru lng fy2024")
    assert follows.error is not None
    assert follows.error.code == "empty"


@pytest.mark.parametrize("text", ["/start abc", "/START from_site-7", " /start\nx", "/start /start"])
def test_link_that_opens_the_chat_is_greeted(context: Context, text: str) -> None:
    assert reply(text, context) == reply("/start", context)


def test_link_that_opens_the_chat_with_a_question_is_answered(context: Context) -> None:
    assert reply("/start lng_fy2024", context).canonical == reply("lng fy2024", context).canonical != ""
