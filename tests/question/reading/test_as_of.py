"""Figures as they were known on a day: how the day is said, what is refused, and that words of other meaning keep it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from bot.engine.engine import Engine
from bot.errors import AskError
from bot.question.period import Period
from bot.question.reading import as_of
from bot.question.taken import Taken
from tests.day import day

MAY_DAY = dt.date(2025, 5, 1)
SAID = (
    "asof 2025-05-01",
    "as of 2025-05-01",
    "as of 1 May 2025",
    "as of the 1st of May 2025",
    "as of May 1, 2025",
    "as of May 1st 2025",
    "as at 1 May 2025",
    "as known on 2025-05-01",
    "as it was known on 1 May 2025",
    "as published on 1 May 2025",
    "as of 2025/5/1",
    "as of 20250501",
    "as of 01.05.2025",
    "2025-05-01時点",
    "2025-05-01時点の",
    "2025年5月1日時点で",
    "２０２５年５月１日時点の",
    "2025年5月1日の時点で",
    "2025年5月1日現在",
    "令和7年5月1日時点",
    "asof 2025年5月1日",
    "по состоянию на 2025-05-01",
    "по состоянию на 01.05.2025",
    "по состоянию на 1 мая 2025",
    "по состоянию на 1 мая 2025 года",
    "по данным на 1 мая 2025 года",
    "на 1 мая 2025 года",
    "как было опубликовано 1 мая 2025",
)
MONTHS: tuple[str, ...] = (
    "asof 2025-05",
    "as of May 2025",
    "as of May, 2025",
    "as of the end of May 2025",
    "2025年5月時点",
    "2025年5月現在",
)
MONTHS += ("по состоянию на май 2025", "по состоянию на конец мая 2025 года")


@pytest.fixture
def _in_may() -> Iterator[None]:
    with day(dt.date(2026, 5, 12)):
        yield


def refused(engine: Engine, text: str) -> AskError:
    with pytest.raises(AskError) as found:
        engine.parse(text)
    assert found.value.code == "bad_period"
    assert found.value.suggestions == ("/coal fy2024 asof 2025-05-01",)
    assert engine.parse(found.value.suggestions[0]).as_of == MAY_DAY
    return found.value


@pytest.mark.parametrize("words", SAID)
def test_day_is_read_anywhere_in_a_question_and_is_no_period(engine: Engine, words: str) -> None:
    plain = engine.parse("/coal russia fy2024")
    for text in (f"/coal russia fy2024 {words}", f"/coal {words}, russia fy2024", f"{words}: coal russia fy2024"):
        assert engine.parse(text) == plain.model_copy(update={"as_of": MAY_DAY}), text
    assert engine.parse(words).periods == ()


@pytest.mark.parametrize("words", MONTHS)
def test_month_stands_for_its_last_day_which_is_said_and_may_be_the_period(engine: Engine, words: str) -> None:
    understood = engine.understand(f"coal imports from Russia {words}")
    assert understood.request.as_of == dt.date(2025, 5, 31)
    assert [(one.code, one.meant) for one in understood.taken] == [("as_of", "2025-05-31")]
    other = understood.others[0]
    assert (other.kind, other.request.as_of, other.request.periods) == ("period", None, (Period.of("month", 2025, 5),))
    assert not engine.understand(f"coal imports from Russia fy2024 {words}").others


@pytest.mark.usefixtures("_in_may")
def test_month_that_has_not_ended_stands_for_today(engine: Engine) -> None:
    assert engine.parse("/coal asof 2026-05").as_of == dt.date(2026, 5, 12)
    assert engine.parse("/coal asof 2026-04").as_of == dt.date(2026, 4, 30)
    assert engine.parse("/coal asof 2024-02").as_of == dt.date(2024, 2, 29)


@pytest.mark.usefixtures("_in_may")
@pytest.mark.parametrize("to_come", ["2026-05-13", "2026-06", "2099-01-01"])
def test_day_to_come_is_refused(engine: Engine, to_come: str) -> None:
    assert f"What will be known on {to_come}" in refused(engine, f"/coal asof {to_come}").message


def test_day_before_the_data_is_refused(engine: Engine) -> None:
    assert "The data begin in 2009" in refused(engine, "/coal asof 2008-12-31").message
    assert engine.parse("/coal asof 2009-01-01").as_of == as_of.FIRST


@pytest.mark.parametrize(
    "words",
    [
        "asof",
        "asof fy2024",
        "asof march",
        "asof 2025",
        "asof 2025-02-30",
        "asof 2025-13-01",
        "as of 2025-04-31",
        "as of 31 March",
        "as of March 31",
        "as of May 25",
        "as of 05/04/2025",
        "as of 01.05.25",
        "as of early May 2025",
        "5月1日時点",
        "по состоянию на начало мая 2025",
        "по состоянию на 1 мая",
    ],
)
def test_what_is_no_day_or_may_be_two_is_refused(engine: Engine, words: str) -> None:
    assert "as a day" in refused(engine, f"coal from russia {words}").message


def test_two_days_are_refused_and_one_said_twice_is_one(engine: Engine) -> None:
    assert "2025-05-01, 2025-06-01" in refused(engine, "/coal asof 2025-05-01 asof 2025-06-01").message
    assert "2025-05-01, now" in refused(engine, "/coal asof 2025-05-01 asof now").message
    assert engine.parse("coal as of 1 May 2025 asof 2025-05-01").as_of == MAY_DAY


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("coal as of March", "coal in March"),
        ("coal as of fy2024", "coal in fy2024"),
        ("coal as of 2024", "coal in 2024"),
        ("coal as of last month", "coal in last month"),
        ("石炭、2024年時点", "石炭、2024年"),
        ("уголь по состоянию на март", "уголь за март"),
        ("石炭 2024年4月～2025年5月現在", "石炭 2024年4月～2025年5月"),
        ("coal as of May 2025 to August 2025", "coal from May 2025 to August 2025"),
        ("trade with russia as of now", "trade with russia now"),
    ],
)
def test_without_a_day_the_words_say_nothing(engine: Engine, text: str, same: str) -> None:
    assert engine.parse(text) == engine.parse(same)
    assert engine.parse(text).as_of is None


def test_later_words_keep_the_day_until_they_name_another_or_now(engine: Engine) -> None:
    earlier = engine.parse("/coal fy2024 asof 2025-05-01")
    for words in ("in dollars", "lng", "by month", "fy2023"):
        assert engine.parse(words, earlier).as_of == MAY_DAY
    assert engine.parse("asof 2025-06-01", earlier) == earlier.model_copy(update={"as_of": dt.date(2025, 6, 1)})
    newest = earlier.model_copy(update={"as_of": None})
    for words in ("asof now", "asof today", "as of today", "as published now", "по состоянию на сегодня", "今の公表値で"):
        assert engine.parse(words, earlier) == newest, words


def test_canonical_words_carry_the_day(engine: Engine) -> None:
    request = engine.parse("/price lng 2025 usd xlsx as of 3 April 2026")
    assert request.words(engine.vocabulary) == "/price lng ru 2025 usd xlsx asof 2026-04-03"
    assert engine.parse(request.words(engine.vocabulary)) == request


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/changes", "/changes"),
        ("/changes lng russia", "/changes lng ru"),
        ("changes lng russia", "/changes lng ru"),
        ("/changes coal asof 2026-03-01 top 5", "/changes coal top 5 asof 2026-03-01"),
        ("was March revised?", "/changes mar"),
        ("Was coal revised in January 2026 after the March 2026 release?", "/changes coal 2026-01"),
        ("compare how 2024 and 2025 were revised", "/changes 2024..2025"),
        ("what did the last release change", "/changes"),
        ("top 10 revisions of lng", "/changes lng top 10"),
        ("何が改定された", "/changes"),
        ("4月の発表から石炭は改定された？", "/changes coal"),
        ("что пересмотрели", "/changes"),
        ("пересмотр угля после апрельской публикации", "/changes coal"),
    ],
)
def test_what_was_revised(engine: Engine, text: str, words: str) -> None:
    assert engine.parse(text).words(engine.vocabulary) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("changes in lng imports from russia in fy2024", "/trade lng imports ru fy2024"),
        ("show the changes of coal from russia in 2024", "/trade coal ru 2024"),
        ("What was the revised figure for coal from Russia in 2024?", "/trade coal ru 2024"),
        ("ロシアからの石炭輸入、2024年の改定値", "/trade coal imports ru 2024"),
        ("2024年のロシアからの石炭輸入は前年からいくら変わった？", "/trade coal imports ru 2024"),
    ],
)
def test_changes_and_revised_figures_are_other_questions(engine: Engine, text: str, words: str) -> None:
    assert engine.parse(text).words(engine.vocabulary) == words


@pytest.mark.parametrize("text", ["Will they be revised later?", "Could March be revised?", "будут ли пересматривать март?"])
def test_whether_figures_will_be_revised_is_about_their_stage(engine: Engine, text: str) -> None:
    assert engine.understand(text).topic == "stage"


def test_reply_says_which_day_a_month_was_taken_for(engine: Engine) -> None:
    taken = engine.understand("coal from Russia as of May 2025").taken
    assert taken == (Taken("as_of", "may 2025", "2025-05-31"),)
