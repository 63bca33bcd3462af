"""Numbers, periods and names as Japanese and Russian write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.engine import Engine
from bot.question.period import Period, month_number
from bot.render.chart.draw import draw
from bot.render.notes.notes import notes_of
from bot.render.phrases.quantities.money import money, money_unit
from bot.render.phrases.quantities.prices import price_text
from bot.render.phrases.quantities.scales import money_scale, quantity_scale, scaled
from bot.render.phrases.quantities.volumes import quantity
from bot.render.text.caption import caption
from bot.render.text.source import origin_of
from bot.reply import Context, reply
from bot.speech import LANGUAGES, Lang, speaking
from bot.words.nouns import goods_of, partners_of
from bot.words.numbers import MINUS, change, growth, part
from bot.words.period_labels import period_label
from bot.words.periods import joined, month_name, period_name, span_name
from tests.catalogues import OTHERS

NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    ("value", "currency", "ja", "ru"),
    [
        (536_102_851_000, "jpy", "5,361億円", "536,1 млрд иен"),
        (1_175_737_509_000, "jpy", "1兆1,757億円", "1,18 трлн иен"),
        (2_000_000_000_000, "jpy", "2兆円", "2,00 трлн иен"),
        (110_379_000_000_000, "jpy", "110兆3,790億円", "110,4 трлн иен"),
        (5_050_000_000, "jpy", "50.5億円", "5,05 млрд иен"),
        (134_500_000, "jpy", "1億3,450万円", "134,5 млн иен"),
        (34_500_000, "jpy", "3,450万円", "34,5 млн иен"),
        (18_000, "jpy", "18,000円", "18,0 тыс. иен"),
        (999, "jpy", "999円", "999 иен"),
        (1, "jpy", "1円", "1 иена"),
        (-3_550_000_000, "usd", f"{MINUS}35.5億ドル", f"{MINUS}3,55 млрд долл."),
        (2_500_000, "usd", "250万ドル", "2,50 млн долл."),
        (0, "jpy", "0円", "0 иен"),
        (None, "usd", "－", "н/д"),
    ],
)
def test_money_in_a_sentence(value: float | None, currency: str, ja: str, ru: str) -> None:
    with speaking("ja"):
        assert money(value, currency) == ja
    with speaking("ru"):
        assert money(value, currency) == ru.replace(" ", NO_BREAK)


@pytest.mark.parametrize(
    ("values", "ja", "ru"),
    [
        ([1_175_737_509_000, -502_400_000_000], ("億円", "11,757"), ("млрд ¥", f"1{NO_BREAK}175,7")),
        ([5_931_000_000], ("億円", "59.3"), ("млрд ¥", "5,93")),
        ([593_100_000], ("万円", "59,310"), ("млн ¥", "593,1")),
        ([340_710_000, 5_000_000], ("百万円", "340.7"), ("млн ¥", "340,7")),
        ([999_000], ("円", "999,000"), ("тыс. ¥", "999,0")),
    ],
)
def test_money_in_a_table(values: list[float | None], ja: tuple[str, str], ru: tuple[str, str]) -> None:
    for lang, expected in zip(OTHERS, (ja, ru), strict=True):
        with speaking(lang):
            scale = money_scale(values)
            assert (money_unit("jpy", scale), scaled(values[0], scale)) == expected


@given(st.integers(1, 10**15))
def test_japanese_is_never_less_exact_than_english(value: int) -> None:
    english = money_scale([value])
    with speaking("ja"):
        japanese = money_scale([value])
    assert japanese.size / 10**japanese.places <= english.size / 10**english.places


def test_percents_and_prices() -> None:
    with speaking("ja"):
        assert [change(-8.7), change(None), part(63.9), part(0.02)] == [f"{MINUS}8.7%", "－", "63.9%", "<0.1%"]
        assert [price_text(86_590.2, "jpy", "t"), price_text(559.654, "usd", "t")] == ["86,590円/トン", "559.65ドル/トン"]
        assert [quantity(496_675, "t"), quantity_scale([5_600_000], "t").name] == ["49万6,675トン", "万トン"]
    with speaking("ru"):
        shown = [change(-8.7), change(0.04), change(1234.5), change(None), part(0.02), price_text(86_590.2, "jpy", "t")]
        shown += [price_text(86_591.0, "jpy", "kg"), price_text(999.5, "jpy", "t"), quantity(496_675, "t")]
        expected = [f"{MINUS}8,7 %", "0,0 %", "+1 234 %", "н/д", "<0,1 %", "86 590 иен за тонну"]
        expected += ["86 591 иена за килограмм", "999,50 иены за тонну", "496 675 т"]
        assert [text.replace(NO_BREAK, " ") for text in shown] == expected
        assert quantity_scale([5_600_000], "t").name == f"тыс.{NO_BREAK}т"


@pytest.mark.parametrize(
    ("period", "ja", "ru"),
    [
        (Period.of("year", 2024), ("2024年", "2024年"), ("2024 г.", "2024")),
        (Period.of("fiscal", 2024), ("2024年度", "2024年度"), ("2024 ф. г.", "2024 ф. г.")),
        (Period.of("quarter", 2024, 1), ("2024年1～3月期", "2024年1～3月"), ("I квартал 2024 г.", "I кв. 2024")),
        (
            Period.of("fiscal_quarter", 2024, 4),
            ("2024年度第4四半期", "2024年度4Q"),
            ("IV квартал 2024 ф. г.", "IV кв. 2024 ф. г."),
        ),
        (Period.of("half", 2024, 2), ("2024年下半期", "2024年下期"), ("II полугодие 2024 г.", "II полуг. 2024")),
        (
            Period.of("fiscal_half", 2024, 1),
            ("2024年度上半期", "2024年度上期"),
            ("I полугодие 2024 ф. г.", "I полуг. 2024 ф. г."),
        ),
        (Period.of("month", 2025, 11), ("2025年11月", "2025年11月"), ("ноябрь 2025 г.", "нояб. 2025")),
        (
            Period.span(month_number(2025, 5), month_number(2025, 6)),
            ("2025年5～6月", "2025年5～6月"),
            ("май–июнь 2025 г.", "май–июнь 2025"),
        ),
        (
            Period.span(month_number(2024, 10), month_number(2025, 3)),
            ("2024年10月～2025年3月", "2024年10月～2025年3月"),
            ("октябрь 2024 г. – март 2025 г.", "окт. 2024 – март 2025"),
        ),
    ],
)
def test_periods(period: Period, ja: tuple[str, str], ru: tuple[str, str]) -> None:
    for lang, expected in zip(OTHERS, (ja, ru), strict=True):
        with speaking(lang):
            name, label = period_name(period), period_label(period)
            assert (name.replace(NO_BREAK, " "), label.replace(NO_BREAK, " ")) == expected
    assert period_name(period) == period_label(period)


def test_lists() -> None:
    words = ["A", "B", "C"]
    assert joined(words) == "A, B and C"
    with speaking("ja"):
        assert joined(words) == "A、B、C"
        assert (month_name(month_number(2025, 3)), span_name(24300, 24300)) == ("2025年3月", "2025年1月")
    with speaking("ru"):
        assert joined(words) == "A, B и C"


def test_names_take_their_forms(engine: Engine) -> None:
    facts = engine.store.facts
    coal = [facts.commodities[code] for code in ("coal", "lng")]
    many = ["RU", "US", "PH", "CN", "TW"]
    with speaking("ru"):
        assert goods_of(coal, []).of == "угля и СПГ"
        assert partners_of(["RU", "AU"], facts.partners).from_ == "из России и Австралии"
        assert partners_of(["PH"], facts.partners).to == "на Филиппины"
        assert partners_of(many, facts.partners).with_ == "с Россией, США и ещё с 3 странами"
        assert partners_of(many, facts.partners).to == "в Россию, США и ещё в 3 страны"
        assert partners_of(["KR", "SA"], facts.partners).name == "Южная Корея и Саудовская Аравия"
    with speaking("ja"):
        assert goods_of(coal, []).of == "石炭・LNG"
        assert partners_of(many, facts.partners).name == "ロシア・米国ほか3か国・地域"
        assert (partners_of(["WORLD"], facts.partners).name, partners_of(["EU"], facts.partners).name) == ("全世界", "EU")
    assert partners_of(["US"], facts.partners).from_ == "from the United States"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_kept_answers_have_no_language(engine: Engine, lang: Lang) -> None:
    """Whoever asked first: the same answer is told in the language of each reader."""
    shown = {lang: reply("/cars 2026 usd", Context(engine, lang)).text for lang in (lang, *LANGUAGES)}
    assert "Dollars are not official" in shown["en"]
    assert "ドル額は公式値ではなく" in shown["ja"]
    assert "Суммы в долларах неофициальные" in shown["ru"]


def test_what_goes_with_an_answer_is_in_the_language_asked_for(engine: Engine) -> None:
    answer = engine.answer(engine.resolve(engine.parse("/lng 2024 usd")))
    facts = engine.store.facts
    assert "Dollars are not official" in caption(answer, facts).text
    assert "ドル額は公式値ではなく" in caption(answer, facts, "ja").text
    assert "по состоянию на 2026-04-28" in origin_of(answer, "ru").text.text
    assert draw(answer, facts, "ru") != draw(answer, facts)
    with speaking("ru"):
        assert all("Dollars" not in note.text for note in notes_of(answer, facts))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("/lng 2024-11..2025-01 by month", "前年同月比"),
        ("/total imports fy2023 fy2024", "前年度比"),
        ("/lng 2025 by quarter", "前年同期比"),
        ("/total imports 2023 2024", "前年比"),
        ("/coal 2025-03", "増減額（前年同月比）"),
        ("/share lng 2025-03", "　前年同月　"),
        ("/share lng 2025", "品目構成比（対ロシア輸入）"),
        ("/share lng 2025", "国別シェア（LNG輸入）"),
        ("/coal world 2025", "品目構成比（日本の輸入）"),
        ("/total imports 2025", "国別シェア（日本の輸入）"),
        ("/rank lng 2025", " シェア "),
        ("/rank imports 2025", " 構成比 "),
        ("/balance 2025", "貿易収支：4,616億円の赤字"),
        ("/balance usa 2025", "億円の黒字"),
        ("/lng asof 2030-01-01", "2030年1月1日はまだ先の日付です"),
    ],
)
def test_japanese_tells_apart_what_english_says_in_one_word(engine: Engine, question: str, said: str) -> None:
    assert said in reply(question, Context(engine, "ja")).text


def test_loss_of_all_has_a_word_in_japanese() -> None:
    with speaking("ja"):
        assert [growth(-100.0), growth(-99.96)] == ["皆減", f"{MINUS}100.0%"]
    assert growth(-100.0) == f"{MINUS}100.0%"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("/price lng ru world 2025", "2025年のロシア産と全世界のLNGの輸入単価"),
        ("/price lng world 2025", "2025年の全世界のLNGの輸入単価"),
        ("/share crab 2025 of fish", "2025年のロシアからのかに輸入額の割合：魚介類の35.5%"),
        ("/share crude_oil gcc 2025 of goods", "2025年のGCCからの原油輸入額の割合：日本の原油輸入の94.1%"),
        ("/fish growth 2009..2025", "2009年～2025年のロシアからの魚介類輸入額の年平均伸び率：+2.5%"),
        ("/imports concentration 2025 top 5", "28品目のうち上位5品目の合計"),
        ("/exports below 20bn by month since 2022", "49か月のうち4か月"),
        ("/exports rolling 12m last 24m", "各月までの12か月の合計"),
        ("/lng effects 2026-03", "ロシアからのLNG輸入額の増減（価格・数量要因）：−166億円（前年同月比−30.2%）"),
        ("/imports drivers fy2025", "寄与度"),
        ("/lng average 2025", "合計\u3000"),
        ("/coal world 2022", "1億8,300万4,628トン"),
        ("/south_africa imports 2025", "南アフリカからの輸入額"),
        ("/say price lng 2025", "1トン当たり8万6,590円で、前年比10.0%減だった"),
        ("/imports 2025-11 record", "2021年7～8月、2025年5～6月は合計値のみで、月別の値がありません。"),
        ("中古バス 2025年", "最も近いのは、より範囲の広い「バス・トラック」です。"),
        ("中古二輪車 2025年", "「二輪車」です。"),
        ("LNG輸入の裏話は 2025年", "読み取れなかった語：「裏話」。"),
    ],
)
def test_japanese_as_a_paper_prints_it(engine: Engine, question: str, said: str) -> None:
    shown = reply(question, Context(engine, "ja")).text
    assert said in shown.replace("<b>", "").replace("</b>", "")
