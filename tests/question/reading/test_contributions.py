"""A part of a change is what something added to it, and no part of the figure; of which whole, the words say."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine

OF_RUSSIA = "/trade lng imports ru 2025 drivers of country"
OF_FUELS = "/trade coal imports world 2023 drivers of mineral_fuels"
OF_LNG = "/trade lng imports ru 2025 drivers of goods"


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("How much of the decline in imports from Russia in 2025 was LNG?", OF_RUSSIA),
        ("how much did LNG contribute to the fall in imports from Russia in 2025", OF_RUSSIA),
        ("LNG accounted for what part of the 2025 fall in imports from Russia?", OF_RUSSIA),
        ("LNG's contribution to the decline in imports from Russia in 2025", OF_RUSSIA),
        ("How much of the drop in imports from Russia in 2025 was due to LNG?", OF_RUSSIA),
        ("Russia's contribution to the fall in LNG imports in 2025", OF_LNG),
        ("How much of the fall in LNG imports in 2025 was down to Russia?", OF_LNG),
        ("What share of the drop in LNG imports in 2025 came from Russia?", OF_LNG),
        ("How much of the 2023 fall in mineral fuel imports was coal?", OF_FUELS),
        ("How much of the fall in exports in 2025 was China?", "/trade total exports cn 2025 drivers of goods"),
        ("Какая часть падения импорта из России в 2025 году пришлась на СПГ?", OF_RUSSIA),
        ("вклад СПГ в падение импорта из России в 2025", OF_RUSSIA),
        ("Какую долю снижения импорта СПГ в 2025 дала Россия?", OF_LNG),
        ("2025年の対ロ輸入減少のうちLNGはどれくらい?", OF_RUSSIA),
        ("対ロ輸入の減少に占めるLNGの割合 2025年", OF_RUSSIA),
        ("対ロ輸入の減少へのLNGの寄与度 2025年", OF_RUSSIA),
        ("2025年のLNG輸入減少のうちロシア分は?", OF_LNG),
        ("LNG輸入の減少に対するロシアの寄与 2025年", OF_LNG),
    ],
)  # fmt: skip
def test_a_part_of_a_change(engine: Engine, question: str, meant: str) -> None:
    assert engine.understand(question).request.words(engine.vocabulary) == meant


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Russia's share of LNG imports 2025", "/share lng imports ru 2025 of goods"),
        ("did Russia's share of LNG imports fall in 2025?", "/share lng imports ru 2025 of goods"),
        ("share of LNG in imports from Russia 2025", "/share lng imports ru 2025 of country"),
        ("what drove the fall in LNG imports in 2025", "/trade lng imports world 2025 drivers"),
        ("насколько упала доля России в импорте СПГ в 2025", "/share lng imports ru 2025 of goods by share_gained"),
    ],
)
def test_a_share_that_changes_is_a_share(engine: Engine, question: str, meant: str) -> None:
    assert engine.understand(question).request.words(engine.vocabulary) == meant
