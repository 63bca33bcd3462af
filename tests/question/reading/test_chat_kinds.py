"""Japanese and Russian as they are typed into a chat: growth of counted years, what is no longer bought, the place of goods."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from tests.question.corpus import meaning
from tests.question.reading.test_japanese_twofold import asked

READ = [
    # Growth a year over so many years: up to the last whole one.
    ("CAGR экспорта в Индию за 10 лет", "/exports india last 11 cy growth"),
    ("インド向け輸出のここ10年のCAGR教えてください", "/exports india last 11 cy growth"),
    ("対中輸入のここ5年の年平均伸び率", "/imports cn last 6 cy growth"),
    ("LNG imports from Russia, CAGR last 5 years", "/lng imports ru last 6 cy growth"),
    # On the month before: each month of a longer time.
    ("Экспорт в США, м/м, последние полгода", "/months exports us last 6m vs previous"),
    ("米国向け輸出、直近半年の前月比", "/months exports us last 6m vs previous"),
    ("exports to the US month on month, last six months", "/months exports us last 6m vs previous"),
    ("экспорт в США кв/кв за 2025", "/exports us by quarter 2025 vs previous"),
    ("対米輸出 2025年 前四半期比", "/exports us by quarter 2025 vs previous"),
    ("対米輸出 2026年3月 前月比", "/exports us 2026-03 vs previous"),
    ("экспорт в США м/м", "/exports us vs previous"),
    # The quarter before is one; what is set against it is not.
    ("中国向け半導体、前四半期は伸びた？", "/semiconductors exports cn last 1 quarters"),
    ("中国向け半導体 2025年第4四半期は前四半期より伸びた？", "/semiconductors exports cn 2025q4 vs previous"),
    # 前年 before a part of a year.
    ("前年3月の対ロ輸出", "/exports ru mar last year"),
    ("対ロ自動車輸出、2025年上期と前年上期", "/motor_vehicles exports ru 2025h1 2024h1"),
    ("2025年4-6月期と前年4-6月期の対ロ輸出", "/exports ru 2025q2 2024q2"),
    ("令和7年10月と前年10月のカニ輸入", "/crab imports ru 2025-10 2024-10"),
    # By how much one is larger than the other: both are shown.
    ("石炭、豪州からの輸入はロシアよりいくら多い？", "/coal imports au, ru"),
    ("対中輸入は対米輸入よりどれくらい多い", "/imports cn, us"),
    ("2025年の対ロ輸出は2024年よりいくら多い？", "/exports ru 2025 vs 2024"),
    ("輸出は輸入よりいくら多い 対中 2025年", "/balance cn 2025"),
    ("ロシアより豪州のほうが石炭輸入はどれだけ多い", "/compare coal imports ru, au"),
    ("Во сколько раз импорт из Китая больше, чем из США?", "/compare imports cn, us"),
    ("На сколько импорт угля из Австралии больше импорта из России?", "/compare coal imports au, ru"),
    ("на сколько экспорт в Китай в 2025 больше, чем в 2024", "/exports cn 2025 vs 2024"),
    # Set against the average of so many years: the year, and beside it those before.
    ("LNG輸入量は過去5年平均を上回った？2025年", "/lng imports ru 2025 2020..2024 by month average volume"),
    ("LNG輸入は5年平均を上回ってる？", "/lng imports ru 2025 2020..2024 by month average"),
    ("2025年度のロシア産LNG輸入は3年平均を下回った？", "/lng imports ru fy2025 fy2022..fy2024 by month average"),
    ("импорт СПГ из России в 2025 выше среднего за пять лет?", "/lng imports ru 2025 2020..2024 by month average"),
    ("экспорт в Россию ниже среднего за три года?", "/exports ru 2025 2022..2024 by month average"),
    ("импорт угля из России: среднее за пять лет до 2022", "/coal imports ru 2017..2021 by year average"),
    # What is no longer bought fell by all there was.
    ("2022年以降、ロシアからまったく入らなくなった品目は？", "/rank imports ru at most -100% vs 2021"),
    ("侵攻後、ロシアに輸出しなくなったものは", "/rank exports ru at most -100% vs 2021"),
    ("Какие товары Япония перестала ввозить из России после 2022 года", "/rank imports ru at most -100% vs 2022"),
    ("чего Япония больше не покупает в России с 2022?", "/rank imports ru at most -100% vs 2021"),
    ("что Япония перестала покупать у России", "/rank imports ru at most -100%"),
    # The base of a threshold.
    ("товары из РФ, импорт которых к 2021 упал более чем на 90 %", "/rank imports ru below -90% vs 2021"),
    ("товары, импорт которых из РФ в 2025 упал не менее чем на 50 % к 2021", "/rank imports ru 2025 at most -50% vs 2021"),
    # So many months before and behind a month; the same month a year ago.
    ("2022年2月までの1年間とその後の1年間で対ロ輸出を比較", "/compare exports ru 2021-03..2022-02 2022-03..2023-02"),
    ("Экспорт в Россию за 12 месяцев до февраля 2022 и за 12 месяцев после", "/exports ru 2021-03..2022-02 2022-03..2023-02"),
    ("СПГ: год назад сколько было, месяц тот же", "/lng ru latest-12"),
    # The place of goods among those of a country; of a country it is the place among others.
    ("LNGは対ロ輸入で何位の品目？", "/rank imports ru top 60"),
    ("対ロ輸出で自動車は品目の中で何位？", "/rank exports ru top 60"),
    ("ロシアからの輸入品目ランキングでLNGは何位", "/rank imports ru top 60"),
    ("какое место занимает СПГ среди товаров в импорте из России", "/rank imports ru top 60"),
    ("what place does LNG have among imports from Russia by commodity", "/rank imports ru top 60"),
    ("LNG輸入でロシアは何位", "/rank lng imports ru place"),
    ("ロシアからのLNG輸入は何位？", "/rank lng imports ru place"),
    ("на каком месте Россия в импорте СПГ", "/rank lng imports ru place"),
    ("импорт СПГ из России — какое место?", "/rank lng imports ru place"),
    # Which is dearer; when it usually is.
    ("豪州炭とインドネシア炭どっちが高い？2025年", "/price coal au, id 2025"),
    ("LNG輸入額 カタールとロシアどっちが高い", "/lng imports qa, ru"),
    ("カニの輸入が多い月はふつう何月？", "/crab imports ru season"),
    # Since when one is larger than the other: both, in all years that there are.
    ("ベトナムからの輸入はタイを抜いた？ 何年から", "/imports vn, thailand since 2009"),
    ("貿易総額で中国が米国を上回ったのは何年？", "/turnover cn, us since 2009"),
    ("輸出が輸入を上回ったのは何年 対ロ", "/balance ru by year above 0"),
    ("С какого года Китай опережает США по товарообороту с Японией", "/turnover cn, us since 2009"),
    ("Импорт из Вьетнама обогнал импорт из Таиланда? с какого года", "/imports vn, thailand since 2009"),
    # Shares over years.
    ("динамика доли Австралии в угле, 2018–2025", "/share coal au 2018..2025 of goods"),
    ("На сколько п.п. выросла доля США в импорте СПГ за три года", "/share lng imports us 2022 2025 of goods by share_gained"),
    ("LNG輸入の米国シェア、3年で何ポイント上がった？", "/share lng imports us 2022 2025 of goods by share_gained"),
    ("日本車の買い手トップ3とシェア、2025年", "/rank motor_vehicles exports 2025 top 3"),
    ("輸入に占めるロシアの割合が一番低かった年", "/total imports ru by year lowest of goods"),
    ("когда доля России в импорте СПГ была максимальной", "/lng imports ru by month highest of goods"),
    ("импорт рыбы: доля Чили, Норвегии и России, 2025", "/share fish imports cl, norway, ru 2025 of goods"),
    ("импорт из Китая: доля угля, 2025", "/share coal imports cn 2025 of country"),
    # Which of those that are named moved more: each has its change beside it.
    ("2023年のロシアからの石炭とLNG、落ち込みが大きいのはどっち", "/coal, lng ru 2023"),
    # Who moved; what was spent most on; out of the last so many.
    ("去年より減った輸出先はどこ", "/rank total exports by change smallest"),
    ("на что Япония потратила больше всего в России в 2025", "/rank imports ru 2025"),
    ("сколько кварталов из последних восьми экспорт в Китай падал", "/exports cn last 8 quarters by quarter falls"),
    # Months without any; how many had a surplus; what is lost on trade.
    ("石炭がロシアから一か月まるまるゼロだったことはある？", "/coal ru by month at most 0"),
    ("были ли месяцы с нулевым импортом угля из России", "/coal imports ru by month at most 0"),
    ("2020年から今まで貿易黒字になった月は何回", "/balance ru since 2020 by month above 0"),
    ("Сколько раз с 2020 сальдо Японии было положительным", "/balance world since 2020 by month above 0"),
    ("сколько теряет Япония на торговле с Австралией ежемесячно в среднем, фг2025", "/balance au fy2025 by month average"),
    ("昨夏と一昨年夏のLNG輸入", "/lng imports ru jun..aug last year jun..aug 2 years ago"),
    ("対米黒字を四半期ごとに 24年と25年 10億ドル単位", "/balance us 2024q1..2025q4 usd"),
    # A whole, and a part of it.
    ("医薬品輸入は2025年いくら、うちアイルランド", "/medical_products imports world, ie 2025"),
    ("対ロ輸入2025年、うちLNG", "/total, lng imports ru 2025"),
    ("対ロ輸入、そのうちLNG 2025年", "/total, lng imports ru 2025"),
    ("импорт из России 2025, в том числе СПГ", "/total, lng imports ru 2025"),
    ("импорт из России 2025, в т.ч. СПГ и уголь", "/total, lng, coal imports ru 2025"),
    ("импорт нефти 2025, из них из ОАЭ", "/crude_oil imports world, ae 2025"),
    ("импорт рыбы из РФ 2025, в том числе краба", "/fish, crab imports ru 2025"),
    # A month, and the same one of the year before.
    ("UAE原油、1月のトン単価と1年前の単価", "/price crude_oil ae 2026-01 2025-01"),
    ("2026年3月の対ロLNG輸入と1年前", "/lng imports ru 2026-03 2025-03"),
    # Eras, and years in two digits before a unit.
    ("Товарооборот с Россией в эпоху Рэйва по годам", "/turnover ru since 2019"),
    ("экспорт в РФ, Рэйва 6", "/exports ru 2024"),
    ("спг март 26 тонны", "/lng ru 2026-03 volume"),
]


@pytest.mark.parametrize(("question", "command"), READ)
def test_it_is_read_as_meant_and_nothing_is_left_out(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)
    assert not [taken for taken in engine.understand(question).taken if taken.code == "aside"]


@pytest.mark.parametrize(
    ("question", "commands"),
    [
        ("2025年の対ロ輸出、円とドル", ["/exports ru 2025", "/exports ru 2025 usd"]),
        ("対ロ輸出 2025年 円・ドル両方", ["/exports ru 2025", "/exports ru 2025 usd"]),
        ("対ロ輸出 2025年 円とドルとユーロで", ["/exports ru 2025", "/exports ru 2025 usd", "/exports ru 2025 eur"]),
        ("Сколько в иенах и в евро экспорт в ЕС за 2 квартал 2025", ["/exports eu 2025q2", "/exports eu 2025q2 eur"]),
        ("exports to Russia in yen and dollars", ["/exports ru", "/exports ru usd"]),
    ],
)
def test_figures_in_two_currencies_are_asked_for_in_each(engine: Engine, question: str, commands: list[str]) -> None:
    assert asked(question, engine) == [engine.short_words(engine.parse(command)) for command in commands]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("「その他」って何が入ってるの？", "lines"),
        ("３月の数字って確定値？", "stage"),
        ("3月の値はもう確定してますか", "stage"),
        ("円とドルのレートは？", "rate"),
        ("EAEUって何カ国？", "groups"),
    ],
)
def test_what_is_asked_about_the_figures_is_told(engine: Engine, question: str, topic: str) -> None:
    assert engine.understand(question).topic == topic


@pytest.mark.parametrize("question", ["и кто третий?", "а кто на третьем месте?"])
def test_who_comes_third_is_the_list_down_to_there(engine: Engine, question: str) -> None:
    earlier = engine.parse("/rank lng imports 2025")
    assert engine.understand(question, earlier).request == engine.parse("/rank lng imports 2025 top 3")


@pytest.mark.parametrize(
    ("before", "question", "command"),
    [
        ("/months imports ru 2025", "一番少ないのは？", "/imports ru 2025 by month lowest"),
        ("/months imports ru 2025", "а самый слабый?", "/imports ru 2025 by month lowest"),
        ("/months imports ru 2025", "which was the lowest?", "/imports ru 2025 by month lowest"),
        ("/imports ru 2015..2025", "一番多かったのは", "/imports ru 2015..2025 by year highest"),
        ("/months imports ru 2025", "какой товар больше всего", "/rank imports ru 2025"),
        ("/rank imports ru 2021", "и по странам?", "/rank total imports ru 2021"),
    ],
)
def test_of_months_that_were_listed_the_largest_is_one_of_them(engine: Engine, before: str, question: str, command: str) -> None:
    found = engine.understand(question, engine.parse(before)).request
    assert engine.short_words(found) == engine.short_words(engine.parse(command))


@pytest.mark.parametrize("question", ["Сколько рабочих мест дал экспорт в Россию?", "対ロ輸出で何人の雇用が生まれた？"])
def test_what_trade_does_to_jobs_is_declined(engine: Engine, question: str) -> None:
    assert engine.understand(question).declined == "detail"


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("対ロ輸入で2021年より増えた品目はある？", "/rank imports ru rises vs 2021"),
        ("есть ли товары, импорт которых из РФ вырос в 2025", "/rank imports ru 2025 above 0%"),
        ("есть ли товары, импорт которых из РФ упал к 2021", "/rank imports ru below 0% vs 2021"),
        ("были ли страны, экспорт в которые снизился в 2025", "/rank total exports 2025 below 0%"),
        ("対ロ輸入で2021年より増えた品目", "/rank imports ru vs 2021 by change"),
    ],
)
def test_whether_any_rose_lists_those_alone(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize("question", ["импорт из России 2025, в том числе доля СПГ", "в том числе СПГ"])
def test_a_part_of_no_figure_is_named_as_left_out(engine: Engine, question: str) -> None:
    assert "в том числе" in [taken.said for taken in engine.understand(question).taken]
