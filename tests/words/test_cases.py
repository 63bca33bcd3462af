from __future__ import annotations

import pytest

from bot.question.period import Period
from bot.speech import Lang, speaking
from bot.words.cases import made, written_out
from bot.words.periods import month_name, period_name, run_name, sentence, span_name
from bot.words.sentences import base_said

SPACE = "\N{NO-BREAK SPACE}"


def of(kind: str, year: int, number: int = 1) -> Period:
    return Period.of(kind, year, number)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("period", "genitive", "dative"),
    [
        (of("month", 2026, 3), "марта 2026 г.", "марту 2026 г."),
        (of("month", 2026, 5), "мая 2026 г.", "маю 2026 г."),
        (of("month", 2026, 8), "августа 2026 г.", "августу 2026 г."),
        (of("month", 2026, 12), "декабря 2026 г.", "декабрю 2026 г."),
        (of("quarter", 2025, 4), "IV квартала 2025 г.", "IV кварталу 2025 г."),
        (of("half", 2025, 2), "II полугодия 2025 г.", "II полугодию 2025 г."),
        (of("year", 2009), "2009 г.", "2009 г."),
        (of("fiscal", 2022), "2022 ф. г.", "2022 ф. г."),
    ],
)
def test_periods_behind_prepositions(period: Period, genitive: str, dative: str) -> None:
    with speaking("ru"):
        name = period_name(period)
        assert (name.of.replace(SPACE, " "), name.to.replace(SPACE, " ")) == (genitive, dative)
    with speaking("en"):
        assert period_name(period).of == period_name(period)


def test_runs_of_months_behind_prepositions() -> None:
    with speaking("ru"):
        assert span_name(2024 * 12 + 3, 2025 * 12 + 2).to.replace(SPACE, " ") == "апрелю 2024 г. – марту 2025 г."
        assert span_name(2025 * 12 + 4, 2025 * 12 + 5).of.replace(SPACE, " ") == "мая–июня 2025 г."


@pytest.mark.parametrize(
    ("lang", "first", "last", "text"),
    [
        ("ru", of("year", 2021), of("year", 2025), "2021–2025 гг."),
        ("ru", of("fiscal", 2018), of("fiscal", 2025), "2018–2025 финансовые годы"),
        ("ru", of("quarter", 2025, 1), of("quarter", 2025, 4), "I–IV кварталы 2025 г."),
        ("ru", of("half", 2025, 1), of("half", 2025, 2), "I–II полугодия 2025 г."),
        ("ru", of("fiscal_quarter", 2025, 2), of("fiscal_quarter", 2025, 3), "II–III кварталы 2025 ф. г."),
        ("ru", of("quarter", 2024, 4), of("quarter", 2025, 1), "IV квартал 2024 г. – I квартал 2025 г."),
        ("ru", of("month", 2025, 1), of("month", 2025, 4), "январь–апрель 2025 г."),
        ("ru", of("year", 2025), of("year", 2025), "2025 г."),
        ("en", of("year", 2021), of("year", 2025), "2021 – 2025"),
        ("en", of("fiscal", 2018), of("fiscal", 2025), "FY2018 – FY2025"),
        ("en", of("quarter", 2025, 1), of("quarter", 2025, 4), "2025 Q1 – 2025 Q4"),
        ("ja", of("fiscal", 2018), of("fiscal", 2025), "2018年度～2025年度"),
    ],
)
def test_runs_of_periods(lang: Lang, first: Period, last: Period, text: str) -> None:
    with speaking(lang):
        assert run_name(first, last).replace(SPACE, " ") == text


@pytest.mark.parametrize(
    ("lang", "period", "text"),
    [
        ("ru", of("month", 2026, 2), "в феврале 2026 года"),
        ("ru", of("year", 2021), "в 2021 году"),
        ("en", of("month", 2026, 2), "February 2026"),
        ("en", of("fiscal", 2021), "fiscal 2021"),
        ("ja", of("year", 2021), "2021年"),
    ],
)
def test_what_a_sentence_sets_a_figure_against(lang: Lang, period: Period, text: str) -> None:
    with speaking(lang):
        assert base_said(period) == text


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("максимум с ноября 2021 г., импорт", "максимум с ноября 2021 года, импорт"),
        ("в среднем за год, с 2009 г. по 2025 г.", "в среднем за год, с 2009 по 2025 год."),
        ("наибольшее значение с 2022 ф. г. (по годам)", "наибольшее значение с 2022 финансового года (по годам)"),
        ("импорт за 2021–2025 гг. вырос.", "импорт за 2021–2025 годы вырос."),
        ("imports in 2025.", "imports in 2025."),
    ],
)
def test_years_are_written_out_in_a_sentence(text: str, full: str) -> None:
    assert written_out(text.replace(" г.", f"{SPACE}г.")) == full


def test_a_verb_has_the_gender_of_its_subject() -> None:
    assert made("Сальдо торговли Японии") == "составило"
    assert made("импорт СПГ из России в Японию") == "составил"


def test_the_point_of_an_abbreviation_ends_a_sentence() -> None:
    with speaking("ru"):
        assert sentence(f"данные по {month_name(2026 * 12)}.") == f"Данные по январь 2026{SPACE}г."
    assert sentence("2021..2025 and so on...") == "2021..2025 and so on..."
