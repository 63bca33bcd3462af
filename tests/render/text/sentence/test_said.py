"""A sentence says all that was asked, whose figures they are, and can be copied."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.question.period import Period
from bot.render.phrases.shown import units
from bot.render.text.sentence.ending import MOST_UNITS
from bot.reply import Context, reply
from bot.speech import LANGUAGES, Lang, speaking
from bot.words.sentences import period_said, span_said

ASKED = (
    "/say lng fy2025",
    "/say lng ru au fy2025",
    "/say lng coal oil 2025",
    "/say lng 2023 2024 2025",
    "/say months lng 2025",
    "/say rank lng 2025",
    "/say price lng ru au 2025",
    "/say soy 2025",
    "/say total 2019-11",
    "/say total 2025-03",
    "/say total ru us 2025",
    "/say balance 2025",
    "/say lng 2025 volume",
    "/say cars 2025 vs 2021",
    "/say lng 2025 usd",
    "/say lng 2024-10..2025-03 asof 2025-12-01",
    "/say lng monthly max since 2015",
    "/say share lng fy2025",
    "/say metals 2025-03",
)


def said(engine: Engine, words: str, lang: Lang) -> str:
    answered = reply(words, Context(engine, lang))
    assert answered.error is None, words
    return answered.copy.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_can_be_copied_and_ends_as_a_sentence(engine: Engine, lang: Lang) -> None:
    for words in ASKED:
        text = said(engine, words, lang)
        assert units(text) <= MOST_UNITS, text
        assert text.endswith("。" if lang == "ja" else "."), text
        assert text[0].isupper() or lang == "ja"
        assert ") (" not in text
        assert "）（" not in text
        assert "））" not in text


@pytest.mark.parametrize(
    ("words", "lang", "figures"),
    [
        ("/say lng russia australia fy2025", "en", ["Russia ¥474.9 bn (−11.4% yoy)", "Australia ¥2.28 trn (−5.6% yoy)"]),
        ("/say lng coal 2025", "ja", ["LNGが5,020億円（前年比−8.2%）", "石炭が240億円（前年比−20.5%）"]),
        ("/say lng 2023 2024 2025", "ru", ["2023 — 582,7 млрд иен", "2024 — 547,1 млрд иен", "2025 — 502,0 млрд иен"]),
        ("/say exports imports 2025", "en", ["exports ¥366.5 bn (+11.8% yoy)", "imports ¥828.1 bn (−3.7% yoy)"]),
        ("/say months lng 2025", "en", ["¥54.4 bn in January 2025", "¥44.6 bn in December 2025"]),
        ("/say price lng ru au 2025", "en", ["Russia ¥86,590 per t (−10.0% yoy)", "Australia ¥87,855 per t (−8.9% yoy)"]),
        ("/say lng fy2025", "ja", ["前年度比11.4%減の4,749億円、数量は561万4,400トンだった"]),
        ("/say lng 2025 volume", "ja", ["LNG輸入量は前年比2.0%増の579万7,728トン、金額は5,020億円"]),
        ("/say lng 2025 volume", "ru", ["составил 5,80 млн т на 502,0 млрд иен, что на 2,0 % больше"]),
        ("/say total 2025-03", "ja", ["前年同月比8.6%増の1,173億円（輸出395億円、輸入778億円）"]),
        (
            "/say total 2025-03",
            "ru",
            ["в марте 2025 года составил 117,3 млрд иен (экспорт — 39,5 млрд иен, импорт — 77,8 млрд иен)"],
        ),
        ("/say soy 2025", "en", ["The statistics show no imports of soybeans from Russia in 2025"]),
        ("/say soy 2025", "ja", ["大豆輸入額はゼロだった"]),
        ("/say soy 2025", "ru", ["в 2025 году импорта соевых бобов из России в Японию не было"]),
        ("/say share lng fy2025", "ru", ["на долю СПГ пришлось 57,1 % японского импорта из России"]),
        ("/say rank lng 2025", "ja", ["ロシア（5,020億円、シェア8.8%）の順だった"]),
        ("/say lng 2025-07 cny", "en", ["4.4 times that of the same month a year earlier"]),
        ("/say lng 2025-07 cny", "ru", ["в 4,4 раза больше, чем в том же месяце годом ранее"]),
    ],
)
def test_what_was_asked_is_said(engine: Engine, words: str, lang: Lang, figures: list[str]) -> None:
    text = said(engine, words, lang)
    for figure in figures:
        assert figure in text


@pytest.mark.parametrize(
    ("lang", "whose", "never"),
    [
        ("en", "by an estimate from IMF data", "according to the Ministry"),
        ("ja", "IMF統計に基づく推計によると", "財務省貿易統計"),
        ("ru", "По оценке на основе данных МВФ", "Минфина"),
    ],
)
def test_an_estimate_is_nobody_elses_figure(engine: Engine, lang: Lang, whose: str, never: str) -> None:
    text = said(engine, "/say total 2019-11", lang)
    assert whose in text
    assert never not in text
    assert {"en": "about ¥188.4 bn", "ja": "約1,884億円", "ru": "около 188,4 млрд иен"}[lang] in text


def test_more_figures_than_there_is_room_for_are_counted(engine: Engine) -> None:
    asked = "/say lng ru australia malaysia qatar indonesia us uae brunei nigeria png oman peru 2025"
    text = said(engine, asked, "en")
    assert units(text) <= MOST_UNITS
    assert "more figures" in text


def test_periods_in_russian_take_their_case() -> None:
    with speaking("ru"):
        months = [period_said(Period.of("month", 2025, month)) for month in range(1, 13)]
        assert months[:4] == ["в январе 2025 года", "в феврале 2025 года", "в марте 2025 года", "в апреле 2025 года"]
        assert months[4:9] == [f"в {name} 2025 года" for name in ("мае", "июне", "июле", "августе", "сентябре")]
        assert period_said(Period.of("quarter", 2025, 2)) == "во II квартале 2025 года"
        assert span_said(2024 * 12 + 3, 2025 * 12 + 2) == "с апреля 2024 по март 2025 года"
        assert span_said(2025 * 12, 2025 * 12 + 2) == "в январе–марте 2025 года"
        assert span_said(2023 * 12 + 7, 2025 * 12 + 4) == "с августа 2023 по май 2025 года"
    assert period_said(Period.of("fiscal", 2024)) == "in fiscal 2024 (April 2024 – March 2025)"
    assert span_said(2024 * 12 + 9, 2025 * 12 + 2) == "from October 2024 to March 2025"
