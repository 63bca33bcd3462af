"""Which year and months an area file is of: what is written in it must agree with the figures that are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from bot.dataset.release import current
from bot.errors import ImportRefusedError
from bot.ingest.files.area import read_area
from bot.ingest.files.area_cells import area_cells
from bot.ingest.files.dating import check_order, check_year, year_of
from bot.ingest.files.incoming import Incoming
from bot.ingest.files.known import Span, opened, spans
from tests.ingest.official_files import DATA, area_file

OWN = [1200, 2200, 3200]
KNOWN = {
    year: [Span(month, month, total) for month, total in enumerate(totals, start=1)]
    for year, totals in {2024: [1000, 2000, 3000], 2025: OWN}.items()
}
NUMBERS = {"000040425355": 2025, "000040369342": 2024}


def incoming(name: str = "file.csv", year: int | None = None) -> Incoming:
    return Incoming(Path(name), "the file", year=year)


@pytest.mark.parametrize(
    ("file", "title", "totals"),
    [
        (incoming(year=2025), "", OWN),
        (incoming(), "Value by Area 2025", OWN),
        (incoming(), "January-March,2025", OWN),
        (incoming(), "2025年 地域別", OWN),
        (incoming("file-000040425355.csv"), "", OWN),
        (incoming(), "", OWN),
        (incoming(), "", [total + total // 300 for total in OWN]),
        (incoming("export_2025.csv"), "", [9, 9, 9]),
        (incoming("export_2024.csv"), "", OWN),
        (incoming("20251128.csv", year=2025), "", [9, 9, 9]),
    ],
)
def test_the_year_is_told_by(file: Incoming, title: str, totals: list[int]) -> None:
    assert year_of(file, title, totals, KNOWN, NUMBERS) == 2025
    check_year("the file", 2025, 1, totals, KNOWN)


@pytest.mark.parametrize(
    ("file", "title", "totals", "reason"),
    [
        (incoming(), "", [9, 9, 9], "does not say of which year it is; give it with --year"),
        (incoming("20251128.csv"), "", [9, 9, 9], "does not say of which year it is"),
        (incoming(year=2024), "Value 2025", OWN, "is of 2025, not of 2024"),
        (incoming(year=2024), "", OWN, "is labelled 2024, but its figures are those of 2025"),
        (incoming(), "Value 2024", OWN, "is labelled 2024, but its figures are those of 2025"),
        (incoming("file-000040369342.csv"), "", OWN, "is labelled 2024, but its figures are those of 2025"),
        (incoming(), "Value 2026", OWN[:2], "is labelled 2026, but its figures are those of 2025"),
        (incoming(), "Value 2026", OWN[:1], "is labelled 2026, but its figures are those of 2025"),
    ],
)
def test_a_wrong_label_is_refused(file: Incoming, title: str, totals: list[int], reason: str) -> None:
    with pytest.raises(ImportRefusedError, match=reason):
        check_year("the file", year_of(file, title, totals, KNOWN, NUMBERS), 1, totals, KNOWN)


def test_months_in_another_order() -> None:
    check_order("the file", 2025, 1, OWN, KNOWN)
    with pytest.raises(ImportRefusedError, match="where 2025-01 should be is 2025-02"):
        check_order("the file", 2025, 1, [2200, 1200, 3200], KNOWN)


def test_spans_that_are_known() -> None:
    held = {2025: [Span(1, 1, 1000), Span(2, 3, 5000), Span(1, 12, 99)], 2024: [Span(1, 3, 700), Span(1, 1, 200)]}
    check_year("the file", 2025, 1, [1010, 1000, 4000], held)
    check_year("the file", 2025, 4, [7, 7, 7], held)
    check_year("the file", 2025, 1, [1010, 1000], held)
    # Near no year at all: a large revision.
    check_year("the file", 2025, 1, [1010, 1000, 4500], held)
    with pytest.raises(ImportRefusedError, match="is labelled 2025, but its figures are those of 2024"):
        check_year("the file", 2025, 1, [200, 250, 250], held)


# With the bundled figures: exports of 2020 are known as a year alone.


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with opened(DATA, current(DATA)) as one:
        yield one


Take = Callable[[str], tuple[object, ...]]


@pytest.fixture
def take(tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> Take:
    def taker(text: str) -> tuple[object, ...]:
        path = tmp_path / "text.csv"
        path.write_text(text, encoding="utf-8", newline="")
        return area_cells(connection, Incoming(path, "the file"), read_area(path, "the file"), {})[0]

    return taker


def test_what_is_known(connection: duckdb.DuckDBPyConnection) -> None:
    assert {(span.first, span.last) for span in spans(connection, "export")[2020]} == {(1, 12)}
    assert {(month, month) for month in range(1, 13)} < {(span.first, span.last) for span in spans(connection, "import")[2019]}
    months = [span for known in spans(connection, "import").values() for span in known if span.first == span.last]
    assert len(months) > 150


@pytest.mark.parametrize(
    ("year", "last", "label"),
    [(2020, 12, 2019), (2019, 12, 2020), (2026, 2, 2025), (2026, 1, 2025), (2026, 2, 2019), (2021, 12, 2022), (2025, 12, 2026)],
)
def test_a_year_under_the_label_of_another(take: Take, year: int, last: int, label: int) -> None:
    with pytest.raises(ImportRefusedError, match=f"is labelled {label}, but its figures are"):
        take(area_file(year, "import", last, title=f"Value {label}").decode())


def test_a_year_without_a_label(take: Take) -> None:
    assert take(area_file(2026, "import", 2, title="Value").decode())[2:4] == (2026, "01-02")


def test_swapped_months(take: Take) -> None:
    title, january, february, *rest = area_file(2026, "import", 3).decode().split("Exp or Imp")
    with pytest.raises(ImportRefusedError, match="where 2026-01 should be is 2026-02"):
        take("Exp or Imp".join([title, february, january, *rest]))
