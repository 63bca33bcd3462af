"""A new verb is one file, and words that call it: a record, a ranking by growth and an average get all that the others have.

Every figure is worked out here anew, from the observations themselves.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import duckdb
import openpyxl
import pytest

from bot.chat.profile.commands import menu
from bot.chat.replies.buttons import keyboard
from bot.engine.answer import Answer
from bot.engine.engine import Engine
from bot.question.request import Output
from bot.render.chart.draw import draw
from bot.render.chart.plot.build import plot
from bot.render.files.file import file_of
from bot.render.machine import answer_json
from bot.reply import Context, Reply, reply
from bot.settings import read_settings
from bot.speech import LANGUAGES, Lang
from tests.verbs.new import NEW, with_new_verbs

BILLION = 10**9
OBSERVED = f"'{read_settings().data_dir / 'observations.parquet'}'"


@pytest.fixture(scope="module")
def more(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = with_new_verbs(tmp_path_factory.mktemp("more"))
    yield engine
    engine.close()


def told(question: str, engine: Engine, lang: Lang = "en") -> Reply:
    shown = reply(question, Context(engine, lang))
    assert shown.error is None, shown.text
    return shown


def answered(question: str, engine: Engine) -> Answer:
    answer = told(question, engine).answer
    assert answer is not None
    return answer


def cells(engine: Engine, question: str) -> list[dict[str, Any]]:
    """The rows of the XLSX by the keys of their headings."""
    answer = answered(question, engine)
    content = file_of("xlsx", answer, engine.store.facts, question).content
    heads, *rows = openpyxl.load_workbook(io.BytesIO(content))["Data"].iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def chart_sheet(engine: Engine, question: str) -> list[tuple[Any, ...]]:
    """Name and figure of every row under the native chart of the XLSX."""
    content = file_of("xlsx", answered(question, engine), engine.store.facts, question).content
    rows = openpyxl.load_workbook(io.BytesIO(content))["Chart"].iter_rows(values_only=True)
    return [row[:2] for row in rows if len(row) > 1 and isinstance(row[1], int | float)]


def printed(engine: Engine, question: str) -> dict[str, Any]:
    """What `ask --json` prints."""
    shown = told(question, engine)
    assert shown.answer is not None
    return answer_json(shown.answer, engine.store.facts, shown.canonical, "en", shown.text)


def labels(engine: Engine, question: str) -> list[str]:
    """What the buttons say."""
    markup = keyboard(told(question, engine)).markup
    assert markup is not None
    return [button.text for row in markup.inline_keyboard for button in row]


def known(sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        return connection.execute(sql.replace("observations", OBSERVED)).fetchall()


def best_month() -> tuple[dt.date, int]:
    """Of the single months from 2015 on: the month of the largest imports of LNG from Russia, and the thousand yen."""
    ((month, value),) = known(
        "select first_month, value_kyen from observations where flow = 'import' and partner = 'RU' and commodity = 'lng'"
        " and series in ('monthly', 'hs9') and first_month = last_month and first_month between '2015-01-01' and '2025-12-31'"
        " order by value_kyen desc, first_month desc limit 1"
    )
    return month, value


def grown() -> list[tuple[str, float, int]]:
    """Countries by the growth of Japan's car exports to them in 2024: the code, the percent, the thousand yen."""
    return known(
        "select now.partner, 100.0 * (now.value_kyen - before.value_kyen) / before.value_kyen as percent, now.value_kyen"
        " from observations now join observations before on now.partner = before.partner"
        " where now.flow = 'export' and before.flow = 'export' and now.commodity = 'cars' and before.commodity = 'cars'"
        " and now.series = 'annual' and before.series = 'annual' and year(now.first_month) = 2024"
        " and year(before.first_month) = 2023 and before.value_kyen > 0 and now.partner not in ('WORLD', 'EU')"
        " order by percent desc limit 10"
    )


def averages() -> dict[str, float]:
    """Yen of an average month of Japan's car exports to Russia, by calendar year."""
    found = known(
        "select year(first_month), value_kyen from observations where flow = 'export' and partner = 'RU' and commodity = 'cars'"
        " and series = 'annual' and year(first_month) between 2022 and 2025 order by 1"
    )
    return {str(year): value * 1000 / 12 for year, value in found}


RECORD, GROWTH, AVERAGE = "/highest lng 2015..2025", "/growth cars 2024", "/average cars 2022..2025"
ONE_AVERAGE = "/average lng fy2024"


def test_a_record_is_the_largest_month(more: Engine) -> None:
    month, value = best_month()
    (row,) = printed(more, RECORD)["rows"]
    assert (row["period"], row["value_jpy"], row["months_available"]) == (f"{month:%Y-%m}", value * 1000, 1)
    text = told(RECORD, more).text
    first = text.splitlines()[0]
    assert first.startswith("Japan's imports of LNG from Russia: the highest month of Jan 2015 – Dec 2025, ")
    assert f"{month:%b %Y}: ¥{value * 1000 / BILLION:.1f} bn" in first
    # What was asked for and is not the highest is not missing; what could not be looked at is named, once for each run.
    assert "not in this dataset" not in text
    assert text.count("exists only as one figure, not month by month.") == 1


def test_records_stand_in_the_order_of_the_question(more: Engine) -> None:
    """Each with its own month, and none in the title."""
    text = told("/highest lng coal oil 2018..2021", more).text
    title = text.splitlines()[0]
    assert title == "Japan's imports of LNG, coal and crude oil from Russia: the highest month of Jan 2018 – Dec 2021"
    assert text.index("LNG\nNov 2021") < text.index("Coal\nOct 2021") < text.index("Crude oil\nNov 2018")


def test_a_ranking_by_growth_is_by_growth(more: Engine) -> None:
    rows = printed(more, GROWTH)["rows"]
    found = [(row["rank"], row["partner"], row["value_yoy_pct"], row["value_jpy"]) for row in rows]
    expected = [(n, code, pytest.approx(percent), value * 1000) for n, (code, percent, value) in enumerate(grown(), start=1)]
    assert found == expected
    text = told(GROWTH, more).text
    title, _, heads, first, *_ = text.splitlines()
    assert title == "Japan's exports of cars by country, by growth, 2024"
    assert heads.split() == ["¥", "bn", "yoy"]
    assert first.split()[-1] == f"+{grown()[0][1]:.1f}%"


def test_an_average_is_the_sum_by_its_months(more: Engine) -> None:
    rows = printed(more, AVERAGE)["rows"]
    assert {row["period"]: row["average_jpy"] for row in rows} == {
        period: pytest.approx(value) for period, value in averages().items()
    }
    for (_, one), (period, other) in pairwise(averages().items()):
        (row,) = (row for row in rows if row["period"] == period)
        assert row["average_yoy_pct"] == pytest.approx(100 * (other - one) / one)
    lines = told(AVERAGE, more).text.splitlines()
    assert lines[0] == "Japan's exports of cars to Russia, a month on average, 2022 – 2025"
    assert [line.split()[:2] for line in lines[3:7]] == [[year, f"{value / BILLION:.1f}"] for year, value in averages().items()]
    (single,) = printed(more, f"{ONE_AVERAGE} usd")["rows"]
    assert single["average_usd"] == pytest.approx(single["value_usd"] / 12)
    assert told(f"{ONE_AVERAGE} usd", more).text.startswith("Japan's imports of LNG from Russia, a month on average, FY2024: $")
    assert "Value  ¥536.1 bn" in told(ONE_AVERAGE, more).text


@pytest.mark.parametrize("question", [RECORD, GROWTH, AVERAGE, ONE_AVERAGE])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_drawn(more: Engine, question: str, lang: Lang) -> None:
    answer = answered(question, more)
    picture = plot(answer, more.store.facts, lang)
    (column,) = answer.verb.header.measure
    name = f"{column}_jpy" if column in {"value", "average"} else column
    assert [point.value for series in picture.series for point in series.points if point] == [
        getattr(row, name) for row in answer.rows
    ]
    assert draw(answer, more.store.facts, lang).startswith(b"\x89PNG")


def test_its_chart_says_what_it_draws(more: Engine) -> None:
    growth, average = (plot(answered(question, more), more.store.facts, "en") for question in (GROWTH, AVERAGE))
    assert (growth.title, growth.unit.name) == (
        "Japan's exports of cars by country, by growth",
        "value, change on a year before, %",
    )
    assert growth.aside_heads == ("¥ bn",)
    assert (average.title, average.unit.name) == ("Japan's exports of cars to Russia, a month on average", "¥ bn")
    record = plot(answered(RECORD, more), more.store.facts, "en")
    assert (record.title, len(record.slots)) == (
        "Japan's imports of LNG from Russia: the highest month of Jan 2015 – Dec 2025",
        1,
    )


def test_it_is_in_files(more: Engine) -> None:
    month, value = best_month()
    (row,) = cells(more, RECORD)
    assert row["Value (yen)"] == value * 1000
    assert row["First month"] == dt.datetime.combine(month, dt.time())
    assert [row["Rank"] for row in cells(more, GROWTH)] == list(range(1, 11))
    by_growth = [row["Value, change on a year before (%, in yen)"] for row in cells(more, GROWTH)]
    assert by_growth == [pytest.approx(percent / 100) for _, percent, _ in grown()]
    by_year = {row["Period"]: row["Average (yen)"] for row in cells(more, AVERAGE)}
    assert by_year == {period: pytest.approx(value) for period, value in averages().items()}
    assert "Average (US dollars)" in cells(more, f"{ONE_AVERAGE} usd")[0]
    content = file_of("csv", answered(AVERAGE, more), more.store.facts, AVERAGE).content.decode("utf-8-sig")
    assert "Average (yen)" in content.splitlines()[0]


def test_the_native_chart_draws_its_figure(more: Engine) -> None:
    assert chart_sheet(more, AVERAGE) == [(year, pytest.approx(v / BILLION)) for year, v in averages().items()]
    assert [figure for _, figure in chart_sheet(more, GROWTH)] == [pytest.approx(percent / 100) for _, percent, _ in grown()]
    assert [figure for _, figure in chart_sheet(more, RECORD)] == [best_month()[1] * 1000 / BILLION]


def test_it_is_one_sentence(more: Engine) -> None:
    month, value = best_month()
    record, growth, average = (told(f"/say {question[1:]}", more).copy for question in (RECORD, GROWTH, ONE_AVERAGE))
    assert record.startswith(
        f"Of the months Jan 2015 – Dec 2025, Japan's imports of LNG from Russia were highest in {month:%b %Y}: "
        f"¥{value * 1000 / BILLION:.1f} bn, up "
    )
    assert " from the same month a year earlier, according to the Ministry of Finance's Trade Statistics" in record
    percents = [f"+{percent:.1f}%" for _, percent, _ in grown()[:3]]
    assert growth.startswith("Japan's exports of cars by country, 2024: the fastest growing were Singapore (")
    assert [text for text in percents if f"({text})" in growth] == percents
    assert average.startswith(
        "Japan's imports of LNG from Russia averaged ¥44.7 bn a month in fiscal 2024 (Apr 2024 – Mar 2025), down 8.7% from the "
        "fiscal year before, according to "
    )


def test_help_and_menu_have_it(more: Engine) -> None:
    text = told("/help commands", more).text
    commands = {command.command: command.description for command in menu(more)}
    for name in NEW:
        header = more.registry[name]
        assert f"{header.example[0]}\n  {header.summary}" in text
        assert commands[name] == f"{header.summary}: {header.example[0]}"
    assert not NEW.keys() & {command.command for command in menu(more, group=True)}


def test_its_buttons_lead_on(more: Engine) -> None:
    assert labels(more, ONE_AVERAGE) == [
        "◀ FY2023",
        "FY2025 ▶",
        "By month",
        "By country",
        "In dollars",
        "Chart",
        "Sentence",
        "Excel",
        "Watch",
        "Source",
        "↻",
    ]
    assert {"In dollars", "Chart", "Sentence", "Excel"} <= set(labels(more, RECORD))
    # A ranking is no step to the months of all that is ranked.
    assert not {"By month", "By country"} & set(labels(more, GROWTH))


@pytest.mark.parametrize("output", ["chart", "say", "xlsx"])
@pytest.mark.parametrize("question", [RECORD, GROWTH, ONE_AVERAGE])
def test_what_a_button_carries_is_the_same_question(more: Engine, question: str, output: Output) -> None:
    request = more.parse(question).model_copy(update={"output": output})
    assert more.parse(request.words(more.vocabulary)) == request


@pytest.mark.parametrize(
    ("question", "canonical"),
    [
        ("What was the monthly average of car exports to Russia in 2024?", "/average cars exports ru 2024"),
        ("highest LNG imports from Russia since 2015", "/highest lng imports ru since 2015"),
        ("average LNG imports from Russia by month in 2024", "/average lng imports ru 2024"),
        ("compare the growth of car exports in 2024", "/growth cars exports 2024"),
    ],
)
def test_words_call_it(more: Engine, question: str, canonical: str) -> None:
    assert told(question, more).canonical == canonical


def test_the_verbs_that_there_were_are_asked_for_as_before(more: Engine, engine: Engine) -> None:
    """The program still lists months, ranks and sets side by side with those that do just that."""
    roles = ("by_month", "ranking", "price", "side_by_side", "revisions", "coverage")
    assert [getattr(more.registry, role) for role in roles] == [getattr(engine.registry, role) for role in roles]


@pytest.mark.parametrize("name", NEW)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_example_is_answered_in_every_language(more: Engine, name: str, lang: Lang) -> None:
    for example in more.registry[name].example:
        assert told(example, more, lang).answer is not None
