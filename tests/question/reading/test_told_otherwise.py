"""The same asked with other words: runs, months below the year before, what is shipped to Japan, lists without goods."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("What share of Russia's exports to Japan is energy?", "/share mineral_fuels imports ru of country"),
        ("What part of Australian exports to Japan is coal in 2025?", "/share coal imports au 2025 of country"),
        ("Share of energy in Russia's sales to Japan", "/share mineral_fuels ru of country"),
        ("Какую долю в поставках России в Японию занимает энергия?", "/share mineral_fuels ru of country"),
        ("Russia's share of Japan's coal imports 2025", "/share coal imports ru 2025 of goods"),
        ("Exports to Russia have been falling since when?", "/trade total exports ru by month streak"),
        ("Since when have imports from Russia been declining?", "/trade total imports ru by month streak"),
        ("LNG imports in March 2026: the highest since when?", "/trade lng imports ru 2026-03 by month record"),
        (
            "Which months of 2025 had imports from Russia lower than a year earlier?",
            "/trade total imports ru 2025 by month falls",
        ),
        ("Which months in 2025 were exports to Russia higher than a year before?", "/trade total exports ru 2025 by month rises"),
        ("В какие месяцы 2025 года импорт из РФ был ниже, чем год назад?", "/trade total imports ru 2025 by month falls"),
        ("Во сколько раз импорт превышает экспорт в торговле с Россией в 2025?", "/trade total imports exports ru 2025"),
        ("What does Japan buy from Russia besides energy?", "/rank imports ru -mineral_fuels"),
        ("Что Япония покупает у России кроме энергии?", "/rank imports ru -mineral_fuels"),
        ("What were imports from Russia without LNG in 2025?", "/trade total imports ru -lng 2025"),
        ("combined share of Australia and Qatar in LNG imports 2025", "/share lng imports au+qa 2025 of goods"),
        ("combined share of Australia, Malaysia and Qatar in LNG imports", "/share lng imports au+malaysia+qa of goods"),
        ("combined share of the top five LNG suppliers 2025", "/trade lng world 2025 concentration top 5"),
        ("Which LNG suppliers grew in 2025?", "/rank lng imports 2025 by change"),
        ("Какие поставщики СПГ упали в 2025?", "/rank lng imports 2025 by change smallest"),
        ("2025年に減少した輸入品目 ロシア", "/rank imports ru 2025 by change smallest"),
        ("falling exports of goods to Russia 2025", "/trade total exports ru 2025"),
        ("Since when has there been no Russian crude?", "/trade crude_oil ru by month last above 0"),
        ("с каких пор нет российской нефти?", "/trade crude_oil ru by month last above 0"),
        ("対ロ貿易収支が黒字だった年", "/trade total balance ru by year above 0"),
        ("in which years did Japan run a deficit with China", "/trade total balance cn by year below 0"),
        ("В какие годы у Японии был профицит с Россией?", "/trade total balance ru by year above 0"),
        ("輸入相手国の上位10か国 2025年 構成比つき", "/rank total imports 2025 top 10"),
        ("2025年のLNG輸入でロシアより多い国は", "/rank lng imports ru 2025"),
        ("Импорт из России в 2025 кроме энергии", "/trade total imports ru -mineral_fuels 2025"),
    ],
)
def test_is_meant(engine: Engine, question: str, meant: str) -> None:
    assert engine.understand(question).request.words(engine.vocabulary) == meant
