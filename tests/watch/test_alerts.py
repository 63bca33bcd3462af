"""Conditions as people write them, what cannot be one, and what is said when they come and end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.engine.engine import Engine
from bot.errors import AskError
from bot.speech import Lang, speaking
from bot.watch.alerts import condition_of
from bot.watch.conditions import judge
from bot.watch.judging import Kept, judged
from bot.watch.setting import name_of
from bot.watch.wanted import offered
from bot.watch.wording import condition_text
from tests.watch.watching import followed, lines_on, made, request_of

CONDITIONS = {
    "/trade lng imports ru by month below 40bn": ("lng imports below 40 bn", "импорт СПГ ниже 40 млрд", "LNG輸入 400億円未満"),
    "/trade coal ru by month above 20%": ("coal yoy above 20 %", "уголь рост выше 20% г/г", "石炭 前年比 20%超"),
    "/trade lng ru by month below 8% of goods": (
        "share of russia in lng below 8 %",
        "доля России в СПГ ниже 8%",
        "LNGのロシアのシェアが8%未満",
        "lng by month below 8% of goods",
    ),
    "/trade total turnover ru since 2022 by month highest": (
        "russia total highest since 2022",
        "товарооборот с Россией максимум с 2022 года",
        "ロシア貿易総額 2022年以降最高",
    ),
    "/trade total imports ru since 2022 by month lowest": (
        "imports from russia lowest since 2022",
        "импорт из России минимум с 2022 года",
        "ロシアからの輸入が2022年以降最低",
    ),
    "/trade total imports ru by month lowest": ("imports from russia record low", "ロシアからの輸入が過去最低"),
    "/trade total imports ru by month highest": ("imports from russia record high",),
    "/trade lng imports ru by month above 60% of country": ("share of LNG in imports from Russia above 60%",),
    "/trade coal ru by month below -20%": ("coal fell by more than 20%",),
    "/trade lng ru by month below 40bn": ("lng < 40bn", "when lng falls below 40 bn"),
    "/trade coal ru by month falls": ("coal falls", "coal fell", "уголь упал"),
    "/trade total exports cn by month rises": ("exports to china rise",),
    "/trade coal au by month above 20%": ("coal australia yoy > 20%", "if coal from australia rises by more than 20%"),
    "/trade lng ru by month below 300mn usd": ("lng below $300 mn",),
    "/trade lng ru by quarter below 150bn": ("lng by quarter below 150bn", "lng last 1 quarters by quarter below 150bn"),
    "/trade lng ru by month below 300000t volume": ("lng volume below 300000 t",),
    "/price lng ru by month above 0.1mn": ("lng price above 100000 yen per t",),
    "/trade total balance ru by month below -20bn": ("balance below -20bn",),
    "/trade lng+coal ru by month below 60bn": ("lng+coal below 60bn",),
}


@pytest.mark.parametrize(("command", "words"), [(command, one) for command, every in CONDITIONS.items() for one in every])
def test_a_condition_is_read_and_reads_back(engine: Engine, command: str, words: str) -> None:
    request = request_of("alert", words, engine)
    assert request.words(engine.vocabulary) == command
    assert engine.parse(command) == request
    assert request_of("alert", command, engine) == request


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("lng", "no_condition"),
        ("rank lng above 100bn", "no_condition"),
        ("coal falls three months in a row", "no_condition"),
        ("lng, coal below 40bn", "several"),
        ("total russia exports imports below 40bn", "several"),
        ("lng below 40bn; coal below 1bn", "several"),
        ("lng 2024 below 50bn", "periods"),
        ("lng 2022..2024 highest", "periods"),
        ("share of lng below 60%", "share"),
        ("lng below 300000 kl", "unit"),
        ("lng imports above 500 units", "unit"),
        ("lng share of goods highest since 2022", "no_condition"),
        ("cars volume below 20000 units", "no_data"),
        ("lng below 40bn asof 2026-05-01", "no_change"),
        ("foo below 40bn", "unknown_word"),
    ],
)
def test_what_cannot_be_judged_is_refused_with_what_can(engine: Engine, words: str, code: str) -> None:
    with pytest.raises(AskError) as refused:
        request_of("alert", words, engine)
    assert refused.value.code == code
    assert refused.value.message
    if code in {"periods", "share"}:
        for offered in refused.value.suggestions:
            assert request_of("alert", offered, engine)


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("lng below 38.4bn", False),
        ("lng below 38.5bn", True),
        # Money is of the value, whatever else is named.
        ("lng volume above 10 bn", True),
        ("lng below 8% of goods", True),
        ("lng above 38.4bn", True),
        ("lng usd below 242mn", False),
        ("lng yoy below -30%", True),
        ("lng yoy below -31%", False),
        ("share of russia in lng below 7.5%", True),
        ("share of russia in lng below 7.3%", False),
        ("share of LNG in imports from Russia above 59.1%", False),
        ("share of LNG in imports from Russia above 58%", True),
        ("lng volume above 464000 t", True),
        ("lng volume above 464556000 kg", False),
        ("lng price above 82000 yen per t", True),
        ("lng price above 83000 yen per t", False),
        ("/price lng lowest since 2026", True),
        ("/price lng highest since 2026", False),
        ("/price lng below 0%", True),
        ("imports from russia lowest since 2026", True),
        ("imports from russia lowest since 2022", False),
        ("lng by quarter above 136bn", True),
        ("balance below -29bn", True),
    ],
)
def test_it_is_judged_on_the_newest_figure(engine: Engine, words: str, holds: bool) -> None:
    assert judge(request_of("alert", words, engine), engine).holds is holds


def test_it_is_said_once_when_it_comes_and_once_when_it_ends(engine: Engine, renewed: Engine) -> None:
    watch = made("alert", "coal yoy above 20 %", engine)
    assert watch.holds is False
    come = judged(watch, renewed, Kept())
    assert come.item is not None
    assert come.item.change.lines == (
        "Japan's imports of coal from Russia, Apr 2026: ¥10.6 bn, ×6.6 yoy",
        "Alert: the change is now above +20%",
    )
    assert come.item.change.command == "/trade coal ru latest"
    held = followed(watch, come)
    assert not lines_on(renewed, held)
    # As in the release after, where it is so no longer.
    assert lines_on(engine, held)[1] == "Alert ended: the change is no longer above +20%"


def test_one_that_holds_when_it_is_made_is_no_news(engine: Engine, renewed: Engine) -> None:
    watch = made("alert", "lng imports below 40 bn", engine)
    assert watch.holds
    assert not lines_on(renewed, watch)
    assert judged(replace(watch, holds=None), renewed, Kept()).item is None


def test_a_share_is_told_without_the_other_one(engine: Engine) -> None:
    watch = replace(made("alert", "share of russia in lng below 8 %", engine), holds=False)
    assert lines_on(engine, watch) == [
        "Japan's imports of LNG from Russia, Mar 2026: 7.4% of Japan's imports of LNG",
        "Alert: now below 8%",
    ]


def test_the_change_of_a_price_is_told_with_it(engine: Engine) -> None:
    watch = replace(made("alert", "price lng yoy below 10 %", engine), holds=False)
    assert lines_on(engine, watch) == [
        "Price of LNG from Russia, Mar 2026: ¥82,735 per t, −3.9% yoy",
        "Alert: the change is now below +10%",
    ]


@pytest.mark.parametrize(
    ("lang", "words", "name"),
    [
        ("en", "lng volume", "Japan's imports of LNG from Russia (volume)"),
        ("en", "used vehicles volume", "Japan's exports of used vehicles to Russia (number)"),
        ("ru", "СПГ в тоннах", "Импорт СПГ из России в Японию (объём)"),
        ("ja", "LNG 数量", "ロシアからのLNG輸入量"),
        ("en", "lng", "Japan's imports of LNG from Russia"),
    ],
)
def test_what_is_watched_by_volume_is_called_so(engine: Engine, lang: Lang, words: str, name: str) -> None:
    with speaking(lang):
        assert name_of(made("watch", words, engine), engine) == name


@pytest.mark.parametrize(
    ("lang", "words", "text"),
    [
        ("en", "lng imports below 40 bn", "below ¥40 bn"),
        ("ja", "LNG輸入 400億円未満", "400億円を下回る"),
        ("ru", "импорт СПГ ниже 40 млрд", "ниже 40\xa0млрд\xa0иен"),
        ("en", "coal yoy above 20 %", "change above +20%"),
        ("en", "lng price above 100000 yen per t", "above ¥100,000 per t"),
        ("en", "lng by quarter below 150bn", "below ¥150 bn, by quarter"),
        ("ja", "ロシア貿易総額 2022年以降最高", "2022年1月～2026年3月で最高"),
        ("ru", "импорт из России минимум с 2022 года", "минимум с января 2022\xa0г."),
    ],
)
def test_a_condition_in_words(engine: Engine, lang: Lang, words: str, text: str) -> None:
    request = request_of("alert", words, engine, lang)
    with speaking(lang):
        assert condition_text(request, judge(request, engine)) == text


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
def test_what_is_suggested_can_be_set_in_each_language(engine: Engine, lang: Lang) -> None:
    with speaking(lang):
        with pytest.raises(AskError) as refused:
            condition_of("lng", engine)
        assert len(refused.value.suggestions) == 3
        works = [condition_of(one, engine).work for one in refused.value.suggestions]
        assert works == ["below", "above", "highest"]
        assert all(one.startswith("/alert ") for one in offered("alert", refused.value.suggestions, engine))
