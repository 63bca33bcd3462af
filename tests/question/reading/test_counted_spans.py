"""How long what is asked of lasts: the years of an average, so many months and as many before them; a year of either kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.engine.several import each_asked
from bot.errors import AskError
from bot.reply import Context, reply
from tests.question.corpus import meaning

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("imports from Russia last 12 months vs the 12 months before", "/imports ru last 12m vs previous"),
        ("imports from Russia in the last 12 months compared with the previous 12 months", "/imports ru last 12m vs previous"),
        ("last 3 months of LNG imports from Russia against the 3 months prior", "/lng imports ru last 3m vs previous"),
        ("exports to Russia over the last six months against the preceding six", "/exports ru last 6m vs previous"),
        ("直近12カ月の対ロ輸入合計は前の12カ月と比べて", "/imports ru last 12m vs previous"),
        ("直近6カ月の対ロ輸出とその前の6カ月の比較", "/exports ru last 6m vs previous"),
        ("直近3カ月の対ロ輸入 前の3カ月比", "/imports ru last 3m vs previous"),
        ("импорт из России за последние 12 месяцев против предыдущих 12", "/imports ru last 12m vs previous"),
        ("импорт из России за последние 6 месяцев по сравнению с предыдущими шестью", "/imports ru last 6m vs previous"),
    ],
)
def test_as_many_months_before_are_the_base(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("5年平均 対ロ輸出", "/exports ru last 60m by year average"),
        ("5年間平均のLNG輸入額 ロシア", "/lng imports ru last 60m by year average"),
        ("2021年までの5年平均 対ロ輸入", "/imports ru 2017..2021 by year average"),
        ("2022年より前の5年平均 対ロ輸出", "/exports ru 2017..2021 by year average"),
        ("2021年度までの3年平均 対ロ輸出", "/exports ru fy2019..fy2021 by year average"),
        ("2023〜2025年の3年平均 対ロ輸入", "/imports ru 2023..2025 by year average"),
    ],
)
def test_years_of_an_average_in_japanese(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("2025 対中輸出 月別 最大の月", "/exports cn 2025 by month highest"),
        ("LNG輸入 2025 ロシアのシェアは前年から何ポイント変わった", "/share lng imports ru 2025 of goods by share_gained"),
        ("2025 対ロ輸出額 ドル", "/exports ru 2025 fy2025 usd"),
        ("2025 対ロ輸入 LNG除くと", "/imports ru -lng 2025 fy2025"),
    ],
)
def test_a_bare_year_is_of_both_kinds_where_each_has_its_answer(engine: Engine, question: str, command: str) -> None:
    """The highest month is not looked for in both at once, nor are points set between them."""
    assert meaning(question, engine) == meaning(command, engine)


def test_years_that_overlap_are_not_set_against_each_other(context: Context) -> None:
    assert "base: a year before" in reply("/share lng ru 2025 fy2025 of goods by share_gained", context).text


@pytest.mark.parametrize(
    ("question", "commands"),
    [
        ("насколько импорт из России ниже пика", ["/imports ru by month highest", "/imports ru latest"]),
        (
            "на сколько процентов сейчас импорт СПГ из России ниже максимума?",
            ["/lng imports ru by month highest", "/lng imports ru latest"],
        ),
        (
            "насколько импорт угля из России в 2025 году упал от пика",
            ["/coal imports ru by year highest", "/coal imports ru 2025"],
        ),
        ("сколько процентов от пика составляет экспорт в Россию", ["/exports ru by month highest", "/exports ru latest"]),
        ("対ロ輸入はピークから何％減った", ["/imports ru by month highest", "/imports ru latest"]),
        ("昨年のロシアからの石炭輸入はピークの何％", ["/coal imports ru by year highest", "/coal imports ru last year"]),
        ("対ロ輸出は過去最高と比べてどれだけ低い？", ["/exports ru by month highest", "/exports ru latest"]),
        ("2025年の対ロ輸出はピーク時の何割か", ["/exports ru by year highest", "/exports ru 2025"]),
    ],
)
def test_how_far_from_the_peak_is_the_peak_and_the_figure(engine: Engine, question: str, commands: list[str]) -> None:
    asked, _ = each_asked(question, engine, None)
    read = [one.read for one in asked]
    assert not [one for one in read if isinstance(one, AskError)]
    found = [meaning(one.request.words(engine.vocabulary), engine) for one in read if not isinstance(one, AskError)]
    assert found == [meaning(one, engine) for one in commands]
