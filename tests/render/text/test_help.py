"""What the help offers is understood, in every language."""

from __future__ import annotations

import re

import pytest

from bot.engine.engine import Engine
from bot.reply import Context, reply
from bot.speech import LANGUAGES, Lang

PERIODS = re.compile(r"^(?:Periods: |期間：|Периоды: )(.*)[.。]$", re.MULTILINE)
QUOTED = re.compile(r"[“「«](.*?)[”」»]")
BRACKETS = re.compile(r" ?[(（].*?[)）]")
COMMAS = re.compile(r", |、")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_of_the_help_are_understood(engine: Engine, lang: Lang) -> None:
    text = reply("/help", Context(engine, lang)).text
    (periods,) = PERIODS.findall(text)
    words = COMMAS.split(BRACKETS.sub("", periods))
    assert len(words) >= 7
    for word in words:
        assert engine.parse(f"/lng {word}").periods, word
    *own_words, dollars, euros, yuan, world = QUOTED.findall(text)
    assert len(own_words) == 2
    for question in own_words:
        assert reply(question, Context(engine, lang)).error is None, question
    assert [engine.parse(f"/lng {one}").currency for one in (dollars, euros, yuan)] == ["usd", "eur", "cny"]
    assert engine.parse(f"/lng {world}").partners == ("WORLD",)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_names_every_verb(engine: Engine, lang: Lang) -> None:
    text = reply("/help", Context(engine, lang)).text
    for name, verb in engine.verbs.items():
        assert name == "trade" or verb.header.example[0] in text
