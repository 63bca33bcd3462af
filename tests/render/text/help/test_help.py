"""What the help offers is understood, in every language, and there is a page on whatever can be named."""

from __future__ import annotations

import re

import pytest

from bot.engine.engine import Engine
from bot.render.text.help.guide import BY_WORD, COMMANDS, GUIDE
from bot.render.text.help.page import OWN_WORDS
from bot.reply import Context, reply
from bot.speech import LANGUAGES, Lang, speaking, tr

PERIODS = re.compile(r"^(?:Periods: |期間：|Периоды: )(.*)[.。]$", re.MULTILINE)
WITHOUT = re.compile(r"^(?:Without a country|国の指定がなければ|Страна по умолчанию).*$", re.MULTILINE)
QUOTED = re.compile(r"[“「«](.*?)[”」»]")
BRACKETS = re.compile(r" ?[(（].*?[)）]")
COMMAS = re.compile(r", |、")
PAGES = {
    "en": (
        ("lng", "Liquefied natural gas (LNG)\nJapan's imports of LNG from Russia, Mar 2026: ¥38.4 bn"),
        ("coal", "Volumes and prices: Jan 2009 – Dec 2020 and the calendar years 2021–2025"),
        ("palladium", "“palladium” has no line of its own"),
        ("china", "China\nJapan's exports to China, Mar 2026: "),
        ("shares", "There are two shares of the same figure"),
        ("rank", "Ranking\ncountries for a commodity"),
        ("prices", "Where there are volumes there are prices"),
        ("volumes", "Volumes come from the nine-digit lines"),
        ("watching", "Watching: /watch lng"),
        ("dollars", "Each month's yen are converted"),
        ("fy2024", "Periods: 2025-03"),
        ("hs2711", "HS codes: /find crab"),
        ("n/a", "0 is a figure"),
        ("commands", "What can be worked out"),
        ("help", "I answer questions"),
    ),
    "ja": (
        ("LNG", "液化天然ガス\n"),
        ("構成比", "国別シェア：日本が輸入するLNG全体のうち"),
        ("コマンド", "計算できるもの"),
        ("通知", "通知：/watch"),
    ),
    "ru": (
        ("СПГ", "Сжиженный природный газ"),
        ("доли", "• доля страны:"),
        ("команды", "Что можно посчитать"),
        ("Китай", "Китай\n"),
    ),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_of_the_help_are_understood(engine: Engine, lang: Lang) -> None:
    text = reply("/help", Context(engine, lang)).text
    (periods,) = PERIODS.findall(text)
    words = COMMAS.split(BRACKETS.sub("", periods))
    assert len(words) >= 7
    for word in words:
        assert engine.parse(f"/lng {word}").periods, word
    (without,) = WITHOUT.findall(text)
    dollars, euros, yuan, world = QUOTED.findall(without)
    assert [engine.parse(f"/lng {one}").currency for one in (dollars, euros, yuan)] == ["usd", "eur", "cny"]
    assert engine.parse(f"/lng {world}").partners == ("WORLD",)
    with speaking(lang):
        own_words = [tr(question) for question in OWN_WORDS]
    for question in own_words:
        told = reply(question, Context(engine, lang))
        assert (told.error, told.lead) == (None, ""), question


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_button_of_the_help_leads_on(engine: Engine, lang: Lang) -> None:
    context = Context(engine, lang)
    shown = reply("/help", context)
    assert len(shown.tries) == len(dict(shown.tries)) == 10
    for page in (shown, reply("/help lng", context), reply("/help china", context)):
        for label, words in page.tries:
            assert reply(words, context).error is None, label


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_on_commands_names_every_verb(engine: Engine, lang: Lang) -> None:
    text = reply("/help commands", Context(engine, lang)).text
    for name, verb in engine.verbs.items():
        assert name == "trade" or verb.header.example[0] in text
        assert reply(f"/help {name}", Context(engine, lang)).error is None


@pytest.mark.parametrize(("lang", "words", "said"), [(lang, *page) for lang, pages in PAGES.items() for page in pages])
def test_there_is_a_page_on_it(engine: Engine, lang: Lang, words: str, said: str) -> None:
    assert said in reply(f"/help {words}", Context(engine, lang)).text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_topic_of_the_guide_has_words_and_is_named_in_the_help(engine: Engine, lang: Lang) -> None:
    assert set(BY_WORD.values()) == {*GUIDE, COMMANDS}
    context = Context(engine, lang)
    for topic in GUIDE:
        shown = reply(f"/help {topic}", context)
        assert shown.topic == "guide"
        for _, words in shown.tries:
            assert reply(words, context).error is None, words


def test_words_that_there_is_no_page_on_are_refused_with_those_near(engine: Engine) -> None:
    context = Context(engine)
    assert reply("/help rusia", context).text.endswith("Try: /help russia")
    assert reply("/help weather", context).error is not None
    assert reply("/help weather", context).text.endswith("Try: /help lng  /help shares  /help commands  /help")
