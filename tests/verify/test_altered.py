"""Kinds of claims that were once misread: each as it is, and altered, in the three languages."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from tests.verify.telling import is_told, letters

# Several figures of several things, "respectively" or in a row.
IN_TURN = [
    ("d.d", "In 2024 and 2025 Japan's exports to Russia were ¥366.5 billion and ¥327.7 billion, respectively."),
    ("c.c", "In 2024 and 2025 Japan's exports to Russia were ¥327.7 billion and ¥366.5 billion, respectively."),
    ("c.c", "Japan's exports to and imports from Russia were ¥366.5 billion and ¥828.1 billion respectively in 2025."),
    ("d.d", "Japan's exports to and imports from Russia were ¥828.1 billion and ¥366.5 billion respectively in 2025."),
    ("d.d", "Exports and imports to and from Russia came to 828.1 billion yen and 366.5 billion yen, respectively, in 2025."),
    ("d.d", "2025年の対ロ輸出と輸入はそれぞれ8281億円、3665億円だった。"),
    ("c.c", "2025年の対ロ輸出と輸入はそれぞれ3665億円、8281億円だった。"),
    ("d.d", "対ロ輸出額は2024年と2025年にそれぞれ3665億円、3277億円だった。"),
    ("c.c", "対ロ輸出額は2024年と2025年にそれぞれ3277億円、3665億円だった。"),
    ("d.d", "Экспорт Японии в Россию и импорт из неё в 2025 году составили 828,1 млрд и 366,5 млрд иен соответственно."),
    ("c.c", "Экспорт Японии в Россию и импорт из неё в 2025 году составили 366,5 млрд и 828,1 млрд иен соответственно."),
    ("d.d", "Экспорт Японии в Россию в 2024 и 2025 годах составил 366,5 и 327,7 млрд иен соответственно."),
    ("c.c", "Экспорт Японии в Россию в 2024 и 2025 годах составил 327,7 и 366,5 млрд иен соответственно."),
    ("du.d", "Imports of coal and LNG from Russia fell 8.2% and 20.5% in 2025, respectively."),
    ("d.d", "Japan's exports to Russia fell 34.5% in 2024 and 17.2% in 2023."),
    ("d.d", "Exports to Russia were ¥366.5 billion and ¥327.7 billion in 2024 and 2025."),
    ("c.c", "Exports to Russia in 2024 and 2025 were 327.7 and 366.5 billion yen, respectively."),
]
# Ranges.
RANGES = [
    ("c", "Japan's exports to Russia rose between 11 and 12 percent in 2025."),
    ("d", "Japan's exports to Russia rose between 13 and 14 percent in 2025."),
    ("c", "Japan's exports to Russia rose 11-12% in 2025."),
    ("k", "Japan's exports to Russia rose 12-13% in 2025."),
    ("c", "Japan's imports from Russia fell by 3 to 4 percent in 2025."),
    ("c", "Japan's imports from Russia were between ¥800 billion and ¥850 billion in 2025."),
    ("d", "Japan's imports from Russia were between ¥850 billion and ¥900 billion in 2025."),
    ("c", "Japan's imports from Russia were worth ¥800-850 billion in 2025."),
    ("c", "2025年の対ロ輸出は11〜12％増えた。"),
    ("d", "2025年の対ロ輸出は13〜14％増えた。"),
    ("d", "2025年の対ロ輸出は12％から13％増えた。"),
    ("c", "Экспорт Японии в Россию в 2025 году вырос на 11–12%."),
    ("k", "Экспорт Японии в Россию в 2025 году вырос на 12–13%."),
    ("c", "Импорт из России в Японию в 2025 году составил от 800 до 850 млрд иен."),
    ("d", "Импорт из России в Японию в 2025 году составил от 850 до 900 млрд иен."),
    ("c", "Экспорт Японии в Россию в 2025 году составил 350–400 млрд иен."),
    ("d", "Экспорт Японии в Россию в 2025 году составил 300–350 млрд иен."),
]
# What a change is set against, and what was earlier.
BASES = [
    ("d", "Exports to Russia in 2024 were 17.2% lower than in 2021."),
    ("d", "Exports to Russia in 2024 were 17.2% below the level of 2021."),
    ("c", "Exports to Russia in 2024 were 62.0% below the level of 2021."),
    ("c", "Exports to Russia in 2024 were 62.0% lower than in 2021."),
    ("d", "Exports to Russia in 2024 were down 17.2% on two years earlier."),
    ("c", "Exports to Russia in 2024 were down 45.7% on two years earlier."),
    ("d", "2024年の対ロ輸出は2年前に比べて17.2％減った。"),
    ("c", "2024年の対ロ輸出は2年前に比べて45.7％減った。"),
    ("d", "2024年の対ロ輸出は2021年の水準を17.2％下回った。"),
    ("c", "2024年の対ロ輸出は2021年の水準を62.0％下回った。"),
    ("d", "В 2024 году экспорт Японии в Россию был на 17,2% ниже уровня 2021 года."),
    ("d", "В 2024 году экспорт Японии в Россию был на 17,2% меньше, чем два года назад."),
    ("c", "В 2024 году экспорт Японии в Россию был на 45,7% меньше, чем два года назад."),
    ("n", "Exports to Russia fell by 17.2% in 2024 from the peak in 2008."),
    ("nd", "Exports to Russia fell 17.2% from pre-war levels in 2024."),
    ("n", "Compared with pre-invasion levels, exports to Russia fell 17.2% in 2024."),
    ("nd", "2024年の対ロ輸出は侵攻前に比べ17.2％減った。"),
    ("n", "2024年の対ロ輸出はピーク時を17.2％下回った。"),
    ("n", "В 2024 году экспорт Японии в Россию был на 17,2% ниже максимума."),
    ("n", "В 2024 году экспорт Японии в Россию упал на 17,2% по сравнению с довоенным уровнем."),
    ("c", "Exports to Russia fell 17.2% in 2024 from the previous year's level."),
    ("c", "Exports to Russia were 17.2% lower than a year earlier in 2024."),
    ("c.c", "Exports to Russia fell 17.2% in 2024 from ¥395.6 billion the year before."),
    ("nd", "In 2024 exports to Russia were 17.2% less than exports to China."),
    ("c.c", "Russia supplied 453,317 tonnes of LNG in May 2026. A month earlier it was 456,072 tonnes."),
    ("c.c", "2026年5月のロシア産LNGの輸入量は45万3317トンだった。前月は45万6072トンだった。"),
    ("c.d", "В мае 2026 года Япония ввезла из России 453 317 тонн СПГ. Месяцем ранее было 465 тыс. тонн."),
    ("c.c", "Exports to Russia were ¥366.5 billion in 2025. Two years earlier they came to ¥395.6 billion."),
    ("c.c", "В 2025 году экспорт Японии в Россию составил 366,5 млрд иен. Тремя годами ранее он составлял 604,0 млрд иен."),
    ("c.c", "2025年の対ロ輸出は3665億円だった。3年前は6040億円だった。"),
    ("c.c", "Exports to Russia were ¥366.5 billion in 2025. A year earlier they were ¥327.7 billion."),
    ("c.c", "В 2025 году экспорт Японии в Россию составил 366,5 млрд иен. Годом ранее было 327,7 млрд иен."),
]

# What narrows goods or trade, what was only planned or believed, and the figures of others.
NARROWED = [
    ("ndu", "Exports of passenger cars with engines over 2,000 cc to Russia were worth ¥216.4 billion in 2025."),
    ("ndu", "Exports of right-hand-drive passenger cars to Russia were worth ¥216.4 billion in 2025."),
    ("ndu", "Exports of newly built passenger cars to Russia were worth ¥216.4 billion in 2025."),
    ("ndu", "Spot imports of LNG from Russia were worth ¥502.0 billion in 2025."),
    ("ndu", "LNG imports from Russia under long-term contracts were worth ¥502.0 billion in 2025."),
    ("ndu", "Japan's planned LNG imports from Russia in 2025 were ¥502.0 billion."),
    ("ndu", "Duty-free imports from Russia were worth ¥828.1 billion in 2025."),
    ("ndu", "Illegal exports to Russia were worth ¥366.5 billion in 2025."),
    ("ndu", "Insured exports to Russia were worth ¥366.5 billion in 2025."),
    ("c", "Total merchandise imports from Russia were worth ¥828.1 billion in 2025."),
    ("c", "Still, imports from Russia were worth ¥828.1 billion in 2025."),
    ("c", "Overall Japanese exports to Russia were worth ¥366.5 billion in 2025."),
    ("c", "Carriers shipped Japanese passenger cars worth ¥216.4 billion to Russia in 2025."),
    ("ndu", "高級乗用車の対ロ輸出額は2025年に2164億円だった。"),
    ("ndu", "スポットによるロシア産LNGの輸入額は2025年に5020億円だった。"),
    ("ndu", "無税のロシアからの輸入は2025年に8281億円だった。"),
    ("c", "ロシアからの総輸入額は2025年に8281億円だった。"),
    ("ndu", "Экспорт праворульных легковых автомобилей в Россию в 2025 году составил 216,4 млрд иен."),
    ("ndu", "Спотовый импорт СПГ из России в Японию в 2025 году составил 502,0 млрд иен."),
    ("ndu", "Беспошлинный импорт из России в Японию в 2025 году составил 828,1 млрд иен."),
    ("c", "Общий импорт из России в Японию в 2025 году составил 828,1 млрд иен."),
    ("n", "План экспорта Японии в Россию на 2025 год составлял 366,5 млрд иен."),
    ("n", "Japan had budgeted for exports to Russia of ¥366.5 billion in 2025."),
    ("n", "計画では2025年の対ロ輸出は3665億円だった。"),
    ("n", "It was once believed that exports to Russia fell 17.2% in 2024."),
    ("n", "Claims that exports to Russia fell 17.2% in 2024 are wrong."),
    ("n", "Утверждение, будто экспорт Японии в Россию в 2024 году упал на 17,2%, ошибочно."),
    ("n", "対ロ輸出が2024年に17.2％減ったというのは誤りだ。"),
    ("n", "UN Comtrade puts Japan's exports to Russia at ¥366.5 billion in 2025."),
    ("nu", "The EU's share of Russian LNG was 8.8% in 2025."),
    ("nu", "China's share of Russian coal was 0.7% in 2025."),
    ("nu", "EUが買ったロシア産LNGの割合は2025年に8.8％だった。"),
    ("nu", "Доля Китая в экспорте СПГ из России составила в 2025 году 8,8%."),
]


@pytest.mark.parametrize(("expected", "text"), [*IN_TURN, *RANGES, *BASES, *NARROWED])
def test_kinds(expected: str, text: str, engine: Engine) -> None:
    assert is_told(expected, text, engine), letters(text, engine)
