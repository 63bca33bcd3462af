"""Kinds of figures beside amounts and changes: each as it is, and altered, in the three languages."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.verify.check import checked
from bot.verify.wording.basis import basis_of

CONFIRMED, DIFFERS, CONDITIONAL = ("confirmed", "equal"), ("differs", "other"), ("uncheckable", "conditional")


def verdicts(text: str, engine: Engine) -> list[tuple[str, str]]:
    return [(one.kind, one.why) for one in checked(text, engine).verdicts]


@pytest.mark.parametrize(
    "text",
    [
        "Excluding LNG, Japan's imports from Russia rose {} in 2025 to ¥326.1 billion.",
        "Japan's imports from Russia, excluding LNG, rose {} in 2025 to ¥326.1 billion.",
        "2025年のロシアからの輸入は、LNGを除くと{}増の3261億円だった。",
        "LNGを除くロシアからの輸入額は2025年に{}増の3261億円だった。",
        "Импорт Японии из России без учёта СПГ в 2025 году вырос на {}, до 326,1 млрд иен.",
    ],
)
def test_sums_without_something(text: str, engine: Engine) -> None:
    assert verdicts(text.format("4.2%"), engine) == [CONFIRMED, CONFIRMED]
    assert verdicts(text.format("8.2%"), engine) == [DIFFERS, CONFIRMED]


def test_what_is_left_out_of_nothing_named_leaves_it_whole(engine: Engine) -> None:
    text = "Besides LNG, Japan imported coal worth ¥24.0 billion from Russia in 2025."
    assert verdicts(text, engine) == [CONFIRMED]
    [one] = checked("In 2025 imports from the Middle East excluding Qatar fell 9%.", engine).verdicts
    assert one.claim.subject.without == ("QA",)
    text = "In 2025 the decline came not from Russia but from Australia, where imports fell 8.4%."
    assert verdicts(text, engine) == [DIFFERS]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Australia and Qatar together supplied Japan with {} of LNG in 2025.", "¥2.59 trillion", "¥2.95 trillion"),
        # "New" and "South" are no words of their own in a name.
        ("Australia and New Zealand together supplied Japan with {} of goods in 2025.", "¥7.19 trillion", "¥7.91 trillion"),
        ("In 2025 Japan imported LNG worth {} from Australia and Qatar combined.", "¥2.59 trillion", "¥2.95 trillion"),
        ("2025年のLNG輸入は豪州とカタールの合計で{}だった。", "2兆5856億円", "2兆8556億円"),
        ("В 2025 году Австралия и Катар вместе поставили в Японию СПГ на {}.", "2,59 трлн иен", "2,95 трлн иен"),
        ("На Австралию и Катар в 2025 году пришлось {} японского импорта СПГ.", "2,59 трлн иен", "2,95 трлн иен"),
    ],
)
def test_sums_of_countries(text: str, right: str, wrong: str, engine: Engine) -> None:
    assert verdicts(text.format(right), engine) == [CONFIRMED]
    assert verdicts(text.format(wrong), engine) == [DIFFERS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In March 2026 exports to the United States and China rose 3.4% and 17.7%, respectively.", [CONFIRMED, CONFIRMED]),
        ("In March 2026 exports to the United States and China rose 17.7% and 3.4%, respectively.", [DIFFERS, DIFFERS]),
        ("2026年3月の米国と中国向けの輸出はそれぞれ3.4%、17.7%増えた。", [CONFIRMED, CONFIRMED]),
        ("В 2025 году импорт СПГ и угля из России снизился на 8,2% и 20,5% соответственно.", [CONFIRMED, CONFIRMED]),
    ],
)
def test_figures_in_the_order_of_a_list(text: str, expected: list[tuple[str, str]], engine: Engine) -> None:
    assert verdicts(text, engine) == expected


def test_two_countries_named_before(engine: Engine) -> None:
    text = "2025年の原油はUAEからが4兆1583億円、サウジアラビアからが3兆8087億円で、両国で全体の82.8%を占める。"
    assert verdicts(text, engine) == [CONFIRMED] * 3
    text = "ОАЭ поставили в 2025 году нефти на 4,16 трлн иен, Саудовская Аравия – на 3,81 трлн. На обе пришлось 88,2% импорта."
    assert verdicts(text, engine) == [CONFIRMED, CONFIRMED, DIFFERS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("На СПГ в 2025 году пришлось 60,6% импорта из России, на Россию – 8,8% импорта СПГ.", [CONFIRMED, CONFIRMED]),
        ("2025年のLNG輸入の8.8%がロシア産で、ロシアからの輸入の60.6%がLNGだった。", [CONFIRMED, CONFIRMED]),
        ("2025年のLNG輸入の60.6%がロシア産だった。", [DIFFERS]),
        ("Mineral fuels made up 19.5% of Japan's imports in 2025, 3.1 percentage points less than in 2024.", [CONFIRMED] * 2),
    ],
)
def test_shares_beside_their_whole(text: str, expected: list[tuple[str, str]], engine: Engine) -> None:
    assert verdicts(text, engine) == expected


def test_each_of_several_countries_is_no_sum(engine: Engine) -> None:
    text = "LNG imports from countries such as Australia and Qatar were ¥2.59 trillion in 2025."
    assert verdicts(text, engine) == [("uncheckable", "several")]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Japan exported {} a month to Russia on average in 2025, up from ¥27.3 billion in 2024.", "¥30.5 bn", "¥35.0 bn"),
        ("Japan's monthly exports to Russia averaged {} in 2025, against ¥27.3 billion in 2024.", "¥30.5 bn", "¥35.0 bn"),
        ("2025年の対ロ輸出は月平均{}で、24年の月平均273億円を上回った。", "305億円", "350億円"),
        (
            "Среднемесячный экспорт Японии в Россию в 2025 году составил {} против 27,3 млрд иен в 2024 году.",
            "30,5 млрд",
            "35 млрд",
        ),
    ],
)
def test_averages(text: str, right: str, wrong: str, engine: Engine) -> None:
    assert verdicts(text.format(right), engine) == [CONFIRMED, CONFIRMED]
    assert verdicts(text.format(wrong), engine) == [DIFFERS, CONFIRMED]


def test_words_before_the_sentence_make_it_an_average(engine: Engine) -> None:
    assert verdicts("On average, Japan spent ¥475 billion a month on LNG in 2025.", engine) == [CONFIRMED]


def test_a_period_behind_a_turn_is_not_that_of_what_stands_before_it(engine: Engine) -> None:
    text = (
        "Экспорт Японии в Китай в 2025 году уменьшился на 0,4%. Поставки оборудования для производства полупроводников"
        " сократились на 12,2%, тогда как в 2024 году они выросли на 42,2%."
    )
    assert verdicts(text, engine) == [CONFIRMED] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Exports to Russia rose 11.8% (9.2% excluding cars) in 2025.",
        "2025年の対ロ輸出は11.8%増（自動車を除くと9.2%増）だった。",
        "Exports to Russia rose 11.8% in 2025, and excluding cars 9.2%.",
    ],
)
def test_what_the_next_figure_leaves_out_is_in_the_one_before(text: str, engine: Engine) -> None:
    assert verdicts(text, engine)[0] == CONFIRMED


def test_an_average_of_what_is_not_said(engine: Engine) -> None:
    assert verdicts("Japan's exports to Russia averaged ¥30.5 billion in 2025.", engine) == [("uncheckable", "average")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In dollar terms imports from Russia were down 3.0% in 2025, while exports rose 13.6%.", [CONFIRMED, CONFIRMED]),
        ("In dollar terms imports from Russia were down 3.7% in 2025, while exports rose 11.8%.", [DIFFERS, DIFFERS]),
        ("2025年のロシアからの輸入はドル建てでは3.0%減、輸出は13.6%増だった。", [CONFIRMED, CONFIRMED]),
        ("В 2025 году экспорт Японии в Россию в долларовом выражении вырос на 11,8%.", [DIFFERS]),
        # Where the amount beside it is in dollars, the change may be, too.
        ("Japan's exports to Russia rose 13.6% in 2025 to $2.46 billion.", [CONFIRMED, CONFIRMED]),
    ],
)
def test_changes_in_dollars(text: str, expected: list[tuple[str, str]], engine: Engine) -> None:
    assert verdicts(text, engine) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LNG's share of imports from Russia slipped 3 percentage points to 60.6% in 2025.", [CONFIRMED, CONFIRMED]),
        ("LNG's share of imports from Russia rose 3 percentage points to 60.6% in 2025.", [DIFFERS, CONFIRMED]),
        ("The U.S. accounted for 18.5% of Japanese exports in 2025, 1.4 points less than in 2024.", [CONFIRMED, CONFIRMED]),
        ("2025年のロシアからの輸入に占めるLNGの割合は前年から3.0ポイント低下した。", [CONFIRMED]),
        ("2025年のロシアからの輸入に占めるLNGの割合は前年から3.0ポイント上昇した。", [DIFFERS]),
        ("Доля СПГ в импорте из России в 2025 году снизилась на 3 п.п., до 60,6%.", [CONFIRMED, CONFIRMED]),
        ("Доля СПГ в импорте из России в 2025 году выросла на 3 п.п.", [DIFFERS]),
        (
            "Exports to Russia rose 11.8% in 2025, growth that was 29 percentage points faster.",
            [CONFIRMED, ("uncheckable", "points")],
        ),
        ("In 2025 the Nikkei fell 300 points as exports to Russia rose 11.8%.", [CONFIRMED]),
    ],
)
def test_points_of_shares(text: str, expected: list[tuple[str, str]], engine: Engine) -> None:
    assert verdicts(text, engine) == expected


@pytest.mark.parametrize(
    "text",
    [
        "If exports to Russia really fell 17.2% in 2024, the sanctions worked.",
        "If imports from Russia were to fall 16.8% in 2024, that would be bad.",
        "2024年の対ロ輸出が17.2%減ったとすれば、制裁が効いたことになる。",
        "Если экспорт Японии в Россию в 2024 году упал на 17,2%, санкции подействовали.",
    ],
)
def test_a_condition_is_no_assertion(text: str, engine: Engine) -> None:
    [one] = checked(text, engine).verdicts
    assert (one.kind, one.why) == CONDITIONAL
    assert one.found is not None  # the official figure is told


def test_what_looks_like_a_condition(engine: Engine) -> None:
    text = "Если в 2023 году экспорт Японии в Россию составил 395,6 млрд иен, то в 2024 году – 327,7 млрд иен."
    assert verdicts(text, engine) == [CONFIRMED, CONFIRMED]
    text = "Exports to Russia fell 17.2% in 2024, and if the trend continues, they will fall further."
    assert verdicts(text, engine)[:1] in ([CONFIRMED], [("uncheckable", "forecast")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2025 Japan's LNG came from Australia above all; Russia ranked third and the United States in sixth place.", "cd"),
        ("2025年のLNG輸入は豪州が首位、マレーシアが2位、米国は5位だった。", "ccd"),
        ("В 2025 году второе место в импорте СПГ Японией заняла Малайзия, третье – Россия, США оказались на пятом месте.", "ccd"),
        ("Экспорт Японии в Россию в 2024 году стал минимальным с 2009 года.", "c"),
        ("Экспорт Японии в Россию в 2024 году стал минимальным с 2012 года.", "d"),
        ("2024年の対ロ輸出額は2009年以来の低水準となった。", "c"),
    ],
)
def test_places_and_records(text: str, expected: str, engine: Engine) -> None:
    assert [one.kind[0] for one in checked(text, engine).verdicts] == list(expected)


def test_numbers_beside_counted_ones_count_the_same(engine: Engine) -> None:
    text = "Used-car exports to Russia fell to 186,583 units in 2025 from 199,098 a year earlier."
    assert verdicts(text, engine) == [CONFIRMED, CONFIRMED]
    text = (
        "Экспорт подержанных автомобилей из Японии в Россию в 2025 году сократился до 186,6 тыс. штук с 119,1 тыс. годом ранее."
    )
    assert verdicts(text, engine) == [CONFIRMED, DIFFERS]


def test_shares_in_a_list(engine: Engine) -> None:
    text = "Australia was the largest supplier of LNG in 2025 with 39.8%, ahead of Malaysia (14.5%) and Russia (8.3%)."
    assert verdicts(text, engine) == [CONFIRMED, CONFIRMED, CONFIRMED, DIFFERS]


def test_a_headline_is_of_the_year_below_it(engine: Engine) -> None:
    text = "Japan's imports from Russia fall 3.7%\n\nImports from Russia were worth ¥828.1 billion in 2025."
    assert verdicts(text, engine) == [CONFIRMED, CONFIRMED]
    assert verdicts("Japan's imports from Russia fell 3.7%.", engine) == [("uncheckable", "no_period")]


def test_what_is_told_of_them_names_all_of_it(engine: Engine) -> None:
    text = "Excluding LNG, Japan's imports from Russia were worth ¥27.2 billion a month on average in 2025."
    [one] = checked(text, engine).verdicts
    assert one.found is not None
    told = basis_of(one.found, engine.store.facts)
    assert told == "Japan's imports from Russia without liquefied natural gas, 2025, a month on average"


@pytest.mark.parametrize(
    "text",
    [
        "Russian LNG cost Japan 86,481 yen a ton in January 2026, 8.9% less than a year earlier.",
        "2026年1月のロシア産LNGの輸入単価は1トン当たり8万6481円と前年同月に比べ8.9%下がった。",
        "Тонна российского СПГ в январе 2026 года обходилась Японии в 86,5 тыс. иен – на 8,9% дешевле, чем годом ранее.",
    ],
)
def test_prices_and_their_changes(text: str, engine: Engine) -> None:
    assert verdicts(text, engine) == [CONFIRMED, CONFIRMED]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The months of a year that something is set against, not that year.
        ("In the first half of 2025 Japan's exports were 3.6% more than in the same period of 2024.", [CONFIRMED]),
        # March says when the fiscal year ended.
        ("In fiscal 2025, which ended in March, Japan's trade with Russia grew 3.3%.", [CONFIRMED]),
        # A country alone is of the goods before it.
        ("In 2025 Japan's car exports to the EU were ¥1.77 trillion, to China they fell by 3.6%.", [CONFIRMED, CONFIRMED]),
        ("25年のEU向け乗用車輸出は1兆7690億円、中国向けは3.6%減の8899億円だった。", [CONFIRMED] * 3),
        # One figure of the sentence is that of all countries, so are the others.
        (
            "Exports to the EU rose 1.3% in 2025. In the first half of 2025 exports were ¥53.36 trillion, 6.3% more.",
            [CONFIRMED, CONFIRMED, DIFFERS],
        ),
        ("2025年のロシアからの鉱物性燃料の輸入は5312億円で、ロシアからの輸入全体の64.2%に当たる。", [CONFIRMED, CONFIRMED]),
        ("За 2025 финансовый год товарооборот Японии с Россией увеличился до 1,215 трлн иен.", [CONFIRMED]),
        ("Экспорт легковых автомобилей в ЕС в 2025 году почти не изменился (-0,6%).", [CONFIRMED]),
    ],
)
def test_what_words_around_a_figure_make_of_it(text: str, expected: list[tuple[str, str]], engine: Engine) -> None:
    assert verdicts(text, engine) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan exported ¥30.5 billion a month to Russia in 2025.", [CONFIRMED]),
        ("2025年の対ロ輸出は1か月当たり305億円だった。", [CONFIRMED]),
        ("Monthly exports to Russia were ¥39.5 billion in March 2025.", [CONFIRMED]),
        ("Daily exports to Russia were ¥1 billion in 2025.", [("uncheckable", "average")]),
        ("Exports to Russia were ¥366.5 billion in 2025, against ¥327.7 billion a year earlier.", [CONFIRMED, CONFIRMED]),
        ("LNG from Russia cost 86,481 yen a kilolitre in January 2026.", [("uncheckable", "no_volume")]),
        ("Russia was the third-largest exporter of LNG in the world in 2025.", [("uncheckable", "other_country")]),
        ("Seasonally adjusted exports to Russia fell 17.2% in 2024.", [("uncheckable", "not_trade")]),
    ],
)
def test_rates_units_and_other_statistics(text: str, expected: list[tuple[str, str]], engine: Engine) -> None:
    assert verdicts(text, engine) == expected
