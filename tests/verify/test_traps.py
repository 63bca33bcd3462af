"""What must never be confirmed, although its number is an official one of something near."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.verify.check import checked

# Exports to Russia fell 17.2 % in 2024, cars 11.4 %; LNG from there 6.1 % by value; total exports rose 47.6 % in March 2025.
TRAPS = """
Exports to Russia rose 11.8% in 2025 excluding cars.
Exports to Russia rose 11.8% in 2025, excluding cars.
It is false that exports to Russia fell 17.2% in 2024.
In 2024 exports to Russia fell 17.2%, which is not true.
Exports to Russia fell 17.2% in 2024 in euro terms.
Exports to Russia fell 17.2% in 2024 by volume.
Exports to eastern Russia fell 17.2% in 2024.
Exports to the Russian Far East fell 17.2% in 2024.
対ロ輸出は2025年に11.8%増加した（自動車を除く）。
対ロ輸出は2024年に17.2%減少したとは言えない。
対ロ輸出は2024年に数量ベースで17.2%減少した。
Экспорт Японии в Россию в 2025 году вырос на 11,8% без учёта автомобилей.
Экспорт Японии в Россию в 2024 году вряд ли упал на 17,2%.
Неверно, что экспорт Японии в Россию в 2024 году упал на 17,2%.
Экспорт Японии в Россию упал бы в 2024 году на 17,2%.
Экспорт из Осаки в Россию в 2024 году упал на 17,2%.
Экспорт Японии на Дальний Восток России в 2024 году упал на 17,2%.
Japan's exports to Russia fell to 17.2% in 2024.
Japan's exports to Russia rose 47.6% in 2025.
Imports of LNG from Russia fell 6.1% in 2024 in volume terms.
In 2024 Chinese exports to Russia fell 17.2%.
South Korea's exports to Russia fell 17.2% in 2024.
Exports to Russia fell 17.2% in 2024 from 2022.
Exports to Russia in 2024 fell 17.2% month on month.
Used car exports to Russia fell 11.4% in 2024.
Electric car exports to Russia fell 11.4% in 2024.
Exports of cars to Russia by Toyota fell 11.4% in 2024.
Exports to Russia excluding cars fell 17.2% in 2024.
Exports to Russia and Belarus fell 17.2% in 2024.
Exports to Russia could fall 17.2% in 2024.
Exports to Russia fell 17.2% in the first ten months of 2024.
Exports to Russia fell 17.2% between 2022 and 2024.
Exports to Russia did not fall 17.2% in 2024.
Imports from Russia were worth 327.7 billion rubles in 2024.
Exports to Russia were worth 327,662,267 yen in 2024.
The unit price of LNG from Russia fell 6.1% in 2024.
Average monthly exports to Russia were ¥327.7 bn in 2024.
LNG demand in Japan fell 6.1% in 2024.
Sales of Japanese cars in Russia fell 11.4% in 2024.
Exports to Russia: 17.2% of total exports in 2024.
In 2023 exports to Russia saw the biggest fall since 2009.
日本の対ロ輸出は2024年に17.2%に減少した。
ロシアの対日輸出は2024年に17.2%減少した。
中国の対ロ輸出は2024年に17.2%減少した。
中古車の対ロ輸出は2024年に11.4%減少した。
2025年の対ロ輸出は47.6%増えた。
対ロ輸出は2024年に17.2%減少する見通しだ。
ロシアからのLNG輸入量は2024年に6.1%減少した。
対ロ輸出額は2024年に327億円だった。
対ロ輸出は2024年1〜10月に17.2%減った。
対ロ輸出は2024年に17.2%減少していない。
Экспорт России в Китай в 2024 году упал на 17,2%.
Экспорт Японии в Россию в 2024 году упал до 17,2%.
Экспорт подержанных автомобилей в Россию в 2024 году упал на 11,4%.
Импорт СПГ из России в 2024 году упал на 6,1% в тоннах.
Экспорт Японии в Россию за 10 месяцев 2024 года упал на 17,2%.
Экспорт Японии в Россию в 2024 году мог упасть на 17,2%.
Экспорт Японии в Россию без учёта автомобилей в 2024 году упал на 17,2%.
В 2024 году экспорт в Россию не упал на 17,2%.
Japan's trade surplus with Russia was ¥532 billion in 2024.
2024年の対ロ貿易黒字は5,323億円だった。
2024年の対ロ輸出はドルベースで17.2%減だった。
2024年の対ロ輸出は2022年比17.2%減だった。
過去2年間で対ロ輸出は17.2%減少した(2024年)。
Over the past two years exports to Russia fell 17.2% by 2024.
В 2024 году экспорт в Россию упал на 17,2% в долларах.
По сравнению с 2022 годом экспорт Японии в Россию в 2024 году упал на 17,2%.
Экспорт Японии в Россию с 2022 по 2024 год упал на 17,2%.
Профицит Японии в торговле с Россией в 2024 году составил 532 млрд иен.
Japan's imports from Russia made up 63.6% of LNG in 2024.
In the first half of 2024 exports to Russia fell 17.2%.
Japan's exports to Russia fell less than 15% in 2024.
Exports to Russia rose 47.6% in March 2025 from February.
Imports of LNG from Russia by Tokyo Gas fell 6.1% in 2024.
Hokkaido's imports from Russia fell 16.8% in 2024.
Europe's imports of LNG from Russia fell 6.1% in 2024.
Exports to Russia through Kobe port fell 17.2% in 2024.
Japan's services exports to Russia fell 17.2% in 2024.
Sanctioned exports to Russia fell 17.2% in 2024.
In 2024 Japan's exports, excluding those to Russia, fell 17.2%.
The number of Japanese companies exporting to Russia fell 17.2% in 2024.
北海道のロシアからの輸入は2024年に16.8%減少した。
東京ガスのロシアからのLNG輸入は2024年に6.1%減少した。
神戸港の対ロ輸出は2024年に17.2%減少した。
サービス輸出は対ロシアで2024年に17.2%減少した。
Импорт префектуры Хоккайдо из России в 2024 году упал на 16,8%.
Экспорт услуг из Японии в Россию в 2024 году упал на 17,2%.
Импорт СПГ из России в ЕС в 2024 году упал на 6,1%.
Excluding LNG, Japan's imports from Russia were ¥828.1 billion in 2025.
Japan's imports from Russia other than LNG were ¥502.0 billion in 2025.
Japan's exports to Russia averaged ¥366.5 billion a month in 2025.
Japan's exports to Russia averaged ¥30.5 billion a year in 2025.
In dollar terms exports to Russia rose 11.8% in 2025.
LNG's share of imports from Russia rose 60.6 points in 2025.
LNG's share of imports from Russia rose 3.0% to 60.6 points in 2025.
If sanctions are tightened exports to Russia fall 17.2% in 2024.
Exports to Russia would have fallen 17.2% in 2024 but for cars.
Japan's LNG imports from Australia and Qatar each were ¥2.59 trillion in 2025.
Japan's LNG imports from Australia, Qatar and other countries were ¥2.59 trillion in 2025.
Japan's imports from Australia and Qatar were ¥2.27 trillion of LNG in 2025.
Russia ranked eighth among suppliers of LNG to Japan in 2025.
LNGを除くロシアからの輸入額は2025年に8281億円だった。
LNG以外のロシアからの輸入額は2025年に5020億円だった。
2025年の対ロ輸出は月平均3665億円だった。
2025年の対ロ輸出はドル建てで11.8%増えた。
仮に2024年の対ロ輸出が17.2%減少すれば影響は大きい。
豪州などからのLNG輸入は2025年に2兆2676億円だった。
2025年のロシアからの輸入に占めるLNGの割合は60.6ポイント低下した。
Без учёта СПГ импорт Японии из России в 2025 году составил 828,1 млрд иен.
Среднемесячный экспорт Японии в Россию в 2025 году составил 366,5 млрд иен.
В долларах экспорт Японии в Россию в 2025 году вырос на 11,8%.
Если бы экспорт Японии в Россию в 2024 году упал на 17,2%, это было бы рекордом.
Доля СПГ в импорте из России в 2025 году снизилась на 60,6 п.п.
LNG made up 60.6% of Russia's exports in 2025.
Russia was the third-largest exporter of LNG in the world in 2025.
Europe's LNG imports from Australia and Qatar combined were ¥2.59 trillion in 2025.
Toyota's share of exports to Russia fell 3 percentage points in 2025.
Exports to Russia averaged ¥30.5 billion a month in 2024.
Unless exports to Russia fell 17.2% in 2024, the model is wrong.
Suppose exports to Russia fell 17.2% in 2024.
It is unclear whether exports to Russia fell 17.2% in 2024.
Exports to Russia should fall 17.2% in 2024.
日本は2025年のロシア産LNGの最大の輸入国だった。
対ロ輸出が2024年に17.2%減ったかは不明だ。
Япония в 2025 году стала крупнейшим покупателем российского СПГ.
На Россию в 2025 году пришлось 60,6% импорта СПГ.
Якобы экспорт Японии в Россию в 2024 году упал на 17,2%.
Japan's imports from Russia, LNG included, rose 4.2% in 2025.
Australia, not Russia, supplied 8.8% of Japan's LNG in 2025.
Exports to Russia fell at least 17.2% in 2023.
Monthly exports to Russia fell 17.2% in 2024.
Exports to Russia were ¥327.7 billion per month in 2024.
Weekly imports from Russia were ¥828.1 billion in 2025.
Export prices to Russia fell 17.2% in 2024.
Export orders to Russia fell 17.2% in 2024.
The growth of exports to Russia fell 17.2 points in 2024.
ロシアを除くLNG輸入額は2025年に5020億円だった。
2025年の対ロ輸出は月3665億円だった。
実質ベースの対ロ輸出は2024年に17.2%減った。
対ロ輸出の伸び率は2024年に17.2ポイント低下した。
Ежедневный экспорт Японии в Россию в 2024 году составил 327,7 млрд иен.
С учётом сезонности экспорт Японии в Россию в 2024 году упал на 17,2%.
Japan ranked first among importers of Russian LNG in 2025.
Russia was the world's third-largest LNG exporter in 2025.
Australia was the largest supplier of LNG to China in 2025.
Russia is the third-largest supplier of LNG to Europe in 2025.
Excluding LNG, exports to Russia rose 4.2% in 2025.
LNG's share of imports from Russia rose by 3 percentage points in 2024.
Exports to Russia might have fallen 17.2% in 2024.
LNG from Russia cost 86,481 yen a kilolitre in January 2026.
2025年、ロシアは世界第3位のLNG輸出国だった。
豪州とマレーシアのLNG輸入は2025年に合計2兆5856億円だった。
対ロ輸出が2024年に17.2%減ったと仮定する。
2025年のロシアからの輸入の8.8%がLNGだった。
Экспорт Японии в Россию в 2024 году составлял в среднем 30,5 млрд иен в месяц.
Допустим, экспорт Японии в Россию в 2024 году упал на 17,2%.
Доля СПГ в импорте из России в 2025 году выросла на 3 пункта.
Imports from all countries except Russia were ¥828.1 billion in 2025.
Exports to Russia and imports from Russia fell 17.2% in 2024.
Quarterly exports to Russia were ¥327.7 billion in 2024.
Daily exports to Russia were ¥327.7 billion in 2024.
Real exports to Russia fell 17.2% in 2024.
Seasonally adjusted exports to Russia fell 17.2% in 2024.
Re-exports to Russia fell 17.2% in 2024.
Japan sold 186,583 new cars to Russia in 2025.
2025年の対ロ輸出は1日当たり3665億円だった。
季節調整済みの対ロ輸出は2024年に17.2%減った。
Месячный экспорт Японии в Россию в 2025 году составил 366,5 млрд иен.
С учётом СПГ импорт Японии из России в 2025 году вырос на 4,2%.
Реальный экспорт Японии в Россию в 2024 году упал на 17,2%.
Реэкспорт Японии в Россию в 2024 году упал на 17,2%.
""".strip().splitlines()


@pytest.mark.parametrize("text", TRAPS)
def test_it_is_not_confirmed(text: str, engine: Engine) -> None:
    assert "confirmed" not in {one.kind for one in checked(text, engine).verdicts}


def test_what_is_said_so_truly_is_confirmed(engine: Engine) -> None:
    for text in (
        "Japan's exports to Russia fell to 82.8% in 2024.",
        "In 2024 Russian exports to Japan fell 16.8%.",
        "In 2024 Russia's imports from Japan fell 17.2%.",
        "Exports to Russia were worth 327,662,267 thousand yen in 2024.",
        "Japan's exports to Russia in the year to March 2025 fell 1.2%.",
    ):
        assert [one.kind for one in checked(text, engine).verdicts] == ["confirmed"], text
