"""What is said of figures when releases follow one another: as of a day, revised, estimated, in dollars."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.engine.engine import Engine
from bot.errors import TradebotError
from bot.ingest import publish
from bot.ingest.diff import Differences, differences
from bot.reply import Context, reply
from tests.copies import little
from tests.day import day
from tests.engine.test_past import different
from tests.ingest import official_files
from tests.ingest.official_files import TOTAL, consistent, hs9_file
from tests.ingest.releases import AUGUST, JULY, KING, RUSSIA, SEPTEMBER, crab, engine_of, rows_of, take

area_file = functools.partial(official_files.area_file, areas=("RUSSIA", TOTAL))
COAL = ("RUSSIA", "COAL", 3)
# The negatives of the bundled months are evened out in the files, and so are changes of them.
MORE = 1000


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four releases, two of them on one day: coal from Russia in March 2026 is A, A + 1000, A; crab is 10, 20, 20 in
    another quantity, 10. The data tests, half of the time of an import, are left out before the last one."""
    folder = little(tmp_path_factory.mktemp("vintages"))
    changes = consistent({COAL: MORE}, "import")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publish, "data_errors", lambda *_: [])
        take(folder, JULY, area_file(2026, "import", 3), area_file(2026, "export", 3), crab(10))
        take(folder, AUGUST, area_file(2026, "import", 7, changes), area_file(2026, "export", 7), crab(20, 6))
        take(folder, AUGUST, area_file(2026, "import", 7), crab(20, 7))
    take(folder, SEPTEMBER, area_file(2025, "import"), area_file(2025, "export"), area_file(2019, "export"), crab(10))
    return folder


@pytest.fixture(scope="module")
def engine(data: Path) -> Iterator[Engine]:
    one = engine_of(data)
    yield one
    one.store.close()


@pytest.fixture(autouse=True, scope="module")
def _after_all_of_them() -> Iterator[None]:
    with day(dt.date(2026, 9, 15)):
        yield


def value(engine: Engine, words: str) -> Any:
    (row,) = rows_of(engine, words)
    return row["value_jpy"]


def codes(engine: Engine, words: str) -> set[str]:
    answer = reply(words, Context(engine)).answer
    assert answer is not None, words
    return {row.basis or "" for row in answer.rows}


def test_figures_as_of_each_release(engine: Engine) -> None:
    bundled = value(engine, "/coal 2026-03 asof 2026-04-28")
    known = {one: value(engine, f"/coal 2026-03 asof {one}") - bundled for one in (JULY, AUGUST, SEPTEMBER)}
    assert known == {JULY: 0, AUGUST: 0, SEPTEMBER: 0}
    king = {one: value(engine, f"/king crab 2026-01 asof {one}") for one in (JULY, dt.date(2026, 7, 31), AUGUST, SEPTEMBER)}
    assert king == {JULY: 10_000, dt.date(2026, 7, 31): 10_000, AUGUST: 20_000, SEPTEMBER: 10_000}
    assert value(engine, "/king crab 2026-01") == 10_000


def test_a_verb_looks_at_nothing_but_what_it_may(engine: Engine) -> None:
    asked = ("/coal imports 2026-03", "/king crab 2026-01", "/total", "/changes", "/changes coal", "/coverage", "/rank coal 2025")
    for one in (dt.date(2026, 4, 28), JULY, AUGUST):
        wrong, answered = different(engine, one, asked)
        assert wrong == []
        assert answered > 3


def test_quantities_as_of_each_release(engine: Engine) -> None:
    found = [rows_of(engine, f"/king crab 2026-01 asof {one}")[0]["quantity"] for one in (JULY, AUGUST, SEPTEMBER)]
    assert found == [5, 7, 5]


def test_before_a_release_its_months_are_not_there(engine: Engine) -> None:
    assert reply("/coal 2026-07 asof 2026-07-31", Context(engine)).error is not None
    assert rows_of(engine, "/coal 2026-07 asof 2026-08-01")
    assert reply("/king crab 2026-01 asof 2026-06-30", Context(engine)).error is not None
    assert reply("/coal 2025-05 asof 2026-08-31", Context(engine)).error is not None
    assert rows_of(engine, "/coal 2025-05")


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("/coal 2026-07", "first_published"),
        ("/coal 2026-06", "released"),
        ("/coal 2026-03 asof 2026-07-01", "first_published"),
        ("/coal 2025-12", "revised"),
        ("/coal 2025-05", "revised"),
        ("/coal fy2025", "released"),
        ("/coal 2025", "revised"),
        ("/coal 2024-05", "first_published"),
        ("/coal 2024-05..2025-02", "released"),
        ("/coal 2018-05", "first_published"),
        ("/exports 2019-08", "revised"),
    ],
)
def test_basis_of_figures_and_sums(engine: Engine, words: str, basis: str) -> None:
    assert codes(engine, words) == {basis}


def test_estimates_are_gone_where_months_were_filled_and_only_there(engine: Engine) -> None:
    assert codes(engine, "/exports 2019-08") == {"revised"}
    assert codes(engine, "/imports 2019-08") == codes(engine, "/imports 2020-08") == {"fixed"}
    assert codes(engine, "/exports 2020-08") == {"estimate"}
    assert rows_of(engine, "/exports 2019-06..2019-12")[0]["series"] == "monthly"


def test_a_total_with_an_estimate_in_it_is_an_estimate(engine: Engine) -> None:
    found = {row["flow"]: row for row in rows_of(engine, "/total 2020-08")}
    assert {flow: row["basis"] for flow, row in found.items()} == {
        "total": "estimate",
        "balance": "estimate",
        "import": "fixed",
        "export": "estimate",
    }
    assert found["total"]["value_jpy"] == found["export"]["value_jpy"] + found["import"]["value_jpy"]
    assert found["balance"]["value_jpy"] == found["export"]["value_jpy"] - found["import"]["value_jpy"]
    assert "≈" in reply("/total 2020-08", Context(engine)).text.split("Exports")[0]


def test_total_and_balance_follow_their_parts(engine: Engine) -> None:
    for period in ("2025-05", "2025-06", "2026-07", "2026-03", "fy2025", "2025", "2019-02"):
        found = {row["flow"]: row["value_jpy"] for row in rows_of(engine, f"/total {period}")}
        assert found["total"] == found["export"] + found["import"], period
        assert found["balance"] == found["export"] - found["import"], period


def test_months_of_a_lump_take_its_place(engine: Engine, data: Path) -> None:
    both = value(engine, "/coal 2025-05..2025-06")
    assert both == value(engine, "/coal 2025-05") + value(engine, "/coal 2025-06")
    assert both == value(engine, "/coal 2025-05..2025-06 asof 2026-08-01")
    assert not [one for one in differences(data, ("bundled", "current")).revised if one.first_month != one.last_month]


def test_euros_are_missing_where_there_is_no_rate(engine: Engine) -> None:
    answer = reply("/coal 2026-06 eur", Context(engine)).answer
    assert answer is not None
    assert answer.rows[0].value_shown
    refused = reply("/coal 2026-07 eur", Context(engine)).error
    assert refused is not None
    assert refused.code == "no_rate"
    # Of a longer period the months that have rates, under their own name; and it is said where euros end.
    sums = reply("/coal 2026-05..2026-07 eur", Context(engine))
    assert sums.answer is not None
    assert [row.period for row in sums.answer.rows] == ["2026-05..2026-06"]
    assert "May–Jun 2026" in sums.text.splitlines()[0]
    assert "Euros end in Jun 2026" in sums.text
    yen = rows_of(engine, "/coal 2026-05..2026-07")[0]
    assert yen["value_usd"] == pytest.approx(sum(row["value_usd"] for row in rows_of(engine, "/months coal 2026-05..2026-07")))
    assert yen["value_jpy"]


def test_where_dollars_go_on_at_the_bank_of_japans_rate_the_step_is_said(engine: Engine) -> None:
    asked = reply("/coal 2026-07 usd", Context(engine))
    assert asked.answer is not None
    assert asked.answer.rows[0].value_usd == pytest.approx((asked.answer.rows[0].value_jpy or 0) / 162.45)
    assert "From Jul 2026 on rates are those of the Bank of Japan; the two series are 0.1% apart on average." in asked.text
    assert {"fed_fx", "boj_fx"} <= {source.id for source in asked.answer.sources}
    before = reply("/coal 2026-06 usd", Context(engine))
    assert "Bank of Japan" not in before.text


def test_a_list_in_yuan_has_no_month_without_a_rate(engine: Engine) -> None:
    answer = reply("/months coal 2026 cny", Context(engine)).answer
    assert answer is not None
    shown = {row.period for row in answer.rows if row.value_shown is not None}
    assert "2026-06" in shown
    assert "2026-07" not in {row.period for row in answer.rows}


def changed(engine: Engine, words: str) -> list[tuple[Any, ...]]:
    return [
        (row["flow"], row["partner"], row["commodity"], f"{row['first_month']:%Y-%m}", row["value_change_jpy"])
        for row in rows_of(engine, words)
    ]


def test_changes_of_the_newest_release(engine: Engine) -> None:
    assert changed(engine, "/changes king crab") == [("import", "RU", "king_crab", "2026-01", -10_000)]
    assert changed(engine, "/changes king crab 2026-02") == []
    assert changed(engine, "/changes coal russia 2026") == []


def test_changes_as_of_an_earlier_release(engine: Engine) -> None:
    """Of two releases on one day the second counts; it took back what the first had changed."""
    assert changed(engine, "/changes coal russia asof 2026-08-01") == [("import", "RU", "coal", "2026-03", -MORE * 1000)]
    assert changed(engine, "/changes king crab 2026-01 asof 2026-08-01") == [("import", "RU", "king_crab", "2026-01", 0)]
    assert changed(engine, "/changes coal russia 2026-02 asof 2026-08-01") == []


def found(data: Path, first: str, second: str) -> Differences:
    return differences(data, (first, second))


def test_diff_by_names_and_days(data: Path) -> None:
    names = ("2026-08-01-2", "2026-08-01-3")
    told = {(one.partner, one.commodity): str(one) for one in found(data, *names).revised}
    assert told["RU", "coal"].endswith(" (-1,000)")
    assert told["RU", "king_crab"] == "import RU king_crab 2026-01: 20 → 20 thousand yen (+0), quantity 6 → 7"
    assert found(data, "previous", "2026-12-31").names == ("2026-08-01-3", "2026-09-01-4")
    assert found(data, "2026-07-31", "2026-08-01").names == ("2026-07-01-1", "2026-08-01-3")
    assert found(data, "2020-01-01", "2026-07-01").names == ("bundled", "2026-07-01-1")
    forwards, backwards = found(data, *names), found(data, *reversed(names))
    assert (backwards.came, backwards.went) == (forwards.went, forwards.came)
    assert [one.now for one in backwards.revised] == [one.before for one in forwards.revised]
    sizes = [abs(one.now - one.before) for one in forwards.revised]
    assert sizes == sorted(sizes, reverse=True)


def test_diff_of_an_unknown_release(data: Path) -> None:
    with pytest.raises(TradebotError, match="there is no release '2026-08-01-9'; there are bundled, 2026-07-01-1, "):
        found(data, "2026-08-01-9", "current")


def test_a_group_that_is_no_longer_whole_is_withdrawn(tmp_path: Path) -> None:
    folder = little(tmp_path)
    take(folder, JULY, crab(10))
    lines = {(KING, RUSSIA): {1: (5, 10)}, ("030614999", RUSSIA): {1: (1, 1)}}
    later = hs9_file(2028, {(KING, RUSSIA): {1: (5, 10)}})
    told = take(folder, AUGUST, hs9_file(2026, lines), later).told
    assert len(told) == 1
    one = engine_of(folder)
    assert reply("/king crab 2026-01", Context(one)).error is not None
    assert value(one, f"/hs{KING} 2026-01") == 10_000
    assert value(one, "/king crab 2026-01 asof 2026-07-01") == 10_000
    # A line without trade in a year has no row in that year's file.
    assert value(one, "/king crab 2028-01") == 10_000
    assert reply("/king crab 2027", Context(one)).error is not None


def test_a_year_that_has_just_ended_is_not_called_revised(tmp_path: Path) -> None:
    folder = little(tmp_path)
    take(folder, dt.date(2027, 1, 28), area_file(2026, "import"), area_file(2026, "export"))
    one = engine_of(folder)
    assert codes(one, "/coal 2026") == {"released"}
    assert codes(one, "/coal 2026-12") == {"first_published"}
    assert codes(one, "/total 2026") == {"released"}
