"""The area file: what stands in it is taken exactly, and whatever does not add up is refused with its place."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from bot.dataset.release import current
from bot.errors import ImportRefusedError
from bot.ingest.files.area import AreaFile, is_area, read_area
from bot.ingest.files.area_cells import area_cells
from bot.ingest.files.cells import Cell, Taken
from bot.ingest.files.incoming import Incoming
from bot.ingest.files.known import opened
from tests.ingest.official_files import DATA, area_file, figures

GOODS = ("GRAND TOTAL", "FOODSTUFF", "FISH")
HEAD = "Exp or Imp,Area,GRAND TOTAL,FOODSTUFF,FISH"
Change = Callable[[str], str]


def block(*rows: str, head: str = HEAD) -> str:
    return "\r\n".join([head, *rows]) + "\r\n"


def month(russia: str = "1,1,0", world: str = "3,3,1") -> str:
    return block(f"2,GRAND TOTAL,{world}", f"2,RUSSIA,{russia}")


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], AreaFile]:
    def reader(text: str) -> AreaFile:
        path = tmp_path / "text.csv"
        path.write_text(text, encoding="utf-8", newline="")
        return read_area(path, "the file")

    return reader


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(ImportRefusedError) as refused:
        call()
    said = str(refused.value)
    assert "\n" not in said
    return said


def test_a_plain_file(read: Callable[[str], AreaFile]) -> None:
    found = read("Value 2026\r\n" + month() + month("2,1,1", "4,2,1") + month("3,2,1", "7,5,2"))
    assert found.title == "Value 2026"
    assert (found.flow, found.goods) == ("import", GOODS)
    assert [one["RUSSIA"] for one in found.months] == [
        dict(zip(GOODS, (1, 1, 0), strict=True)),
        dict(zip(GOODS, (2, 1, 1), strict=True)),
    ]
    assert found.year["RUSSIA"] == dict(zip(GOODS, (3, 2, 1), strict=True))


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ('"Value by Area, and ""Principal"" Commodity",2026,,', 'Value by Area, and "Principal" Commodity 2026'),
        ("Value,by,Area,2026", "Value by Area 2026"),
        ("", ""),
    ],
)
def test_titles_with_quotes_and_commas(read: Callable[[str], AreaFile], title: str, told: str) -> None:
    assert read(f"{title}\r\n" + month() + month()).title == told


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\r\n", ",,\r\n"),
        lambda text: text.replace("\r\n", "\n"),
        lambda text: text.replace("2,RUSSIA", '2,"RUSSIA "').replace("2,GRAND", " 2 , GRAND"),
        lambda text: text.replace("GRAND TOTAL", '"GRAND  TOTAL"'),
        lambda text: text.replace(HEAD, f"\r\nNote: (1) in thousand yen\r\n3,2,1\r\n{HEAD}\r\n"),
        lambda text: text.replace("1,1,0", '"1","1","-"'),
        lambda text: text.replace("1,1,0", '1,1,"0"'),
    ],
    ids=["commas", "lines", "spaces", "two spaces", "notes", "dash", "quotes"],
)
def test_forms_that_mean_the_same(read: Callable[[str], AreaFile], change: Change) -> None:
    text = "Value 2026\r\n" + month() + month()
    assert read(change(text)).months == read(text).months
    assert read(change(text)).year == read(text).year


def test_thousands_are_separated_or_not(read: Callable[[str], AreaFile]) -> None:
    found = read("T\r\n" + 2 * month('"1,234,567","1,234,567",0', '"2,000,000",2000000,"1,000"'))
    assert found.year["RUSSIA"]["FOODSTUFF"] == 1_234_567
    assert found.year["GRAND TOTAL"] == dict(zip(GOODS, (2_000_000, 2_000_000, 1000), strict=True))


def test_months_to_come_are_left_out(read: Callable[[str], AreaFile]) -> None:
    nothing = month("0,0,0", "-,-,-")
    assert len(read("T\r\n" + month() + nothing * 11 + month()).months) == 1
    assert len(read("T\r\n" + month() + block() * 11 + month()).months) == 1


def test_one_month_and_the_year(read: Callable[[str], AreaFile]) -> None:
    found = read("T\r\n" + month() + month())
    assert found.months == (found.year,)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("T\r\n", "holds no figures"),
        ("T\r\n" + HEAD, "holds no figures"),
        ("T\r\n2,RUSSIA,1,1,0\r\n", "line 2: figures before the first header"),
        ("T\r\n" + month(), "holds one block only"),
        ("T\r\n" + month() + month("2,2,0"), "RUSSIA, GRAND TOTAL: the months add up to 1, the year says 2"),
        ("T\r\n" + month("0,0,0", "0,0,0") + month() + month(), "no figures for the month in block 1"),
        ("T\r\n" + month() + month("0,0,0", "0,0,0") + month() + month("2,2,0", "6,6,2"), "no figures for the month in block 2"),
        ("T\r\n" + month() + block("2,GRAND TOTAL,3,3,1"), "'RUSSIA' is not in every month"),
        ("T\r\n" + block("2,GRAND TOTAL,3,3,1") + month(), "'RUSSIA' is not in every month"),
        ("T\r\n" + block("2,RUSSIA,1,1,0", "2,RUSSIA,1,1,0") * 2, "line 4: 'RUSSIA' stands twice in one month"),
        ("T\r\n" + month().replace("2,RUSSIA", "1,RUSSIA") + month(), "mixes exports and imports"),
        ("T\r\n" + month() + month().replace("2,", "1,"), "mixes exports and imports"),
        ("T\r\n" + month() + month().replace("FISH", "FISCH"), "line 5: other goods than in the header before: 'FISCH'"),
        (
            "T\r\n" + month() + month().replace("FOODSTUFF,FISH", "FISH,FOODSTUFF"),
            "other goods than in the header before: 'order'",
        ),
        ("T\r\n" + month() + month().replace(",FISH", ""), "other goods than in the header before: 'FISH'"),
        ("T\r\n" + (month() + month()).replace("FISH", "FOODSTUFF"), "names goods twice"),
        ("T\r\n" + month("1,1") + month(), "line 4: 2 figures under 3 goods"),
        ("T\r\n" + month("1,1,0,0") + month(), "line 4: 4 figures under 3 goods"),
        ("T\r\n" + month("1,234,567,1") + month(), "line 4: 4 figures under 3 goods"),
        ("T\r\n" + month() + month() + "2\r\n", "0 figures under 3 goods"),
        ("T\r\n" + month("1,-1,0") + month(), "line 4: RUSSIA, FOODSTUFF: a negative value (-1)"),
        ("T\r\n" + month("1,1.5,0") + month(), "line 4: RUSSIA, FOODSTUFF: not a number (1.5)"),
        ("T\r\n" + month("1,x,0") + month(), "line 4: RUSSIA, FOODSTUFF: not a number (x)"),
        ("T\r\n" + month('1,"1,23",0') + month(), "line 4: RUSSIA, FOODSTUFF: not a number (1,23)"),
        ("T\r\n" + month() + month()[:-12], "cut short"),
    ],
)
def test_what_is_not_consistent_is_refused(read: Callable[[str], AreaFile], text: str, reason: str) -> None:
    said = refusal(lambda: read(text))
    assert reason in said
    assert said.startswith("the file: ")


def test_is_area() -> None:
    assert is_area(["Title", '"Exp or Imp","Area",X'])
    assert not is_area(["Title", "Exp or Imp,Year,HS"])
    assert not is_area(['"' + "x" * 200_000])


# Full-size files, judged by the bundled figures.


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with opened(DATA, current(DATA)) as one:
        yield one


@pytest.fixture(scope="module")
def running() -> str:
    """The imports of January to March 2026."""
    return area_file(2026, "import", 3).decode()


@pytest.fixture
def take(tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> Callable[..., tuple[Taken, list[Cell]]]:
    def taker(text: str, **known: object) -> tuple[Taken, list[Cell]]:
        path = tmp_path / "text.csv"
        path.write_text(text, encoding="utf-8", newline="")
        incoming = Incoming(path, "the file", **known)  # type: ignore[arg-type]
        return area_cells(connection, incoming, read_area(path, "the file"), {})

    return taker


Take = Callable[..., tuple[Taken, list[Cell]]]


def test_every_figure_is_taken(take: Take, running: str) -> None:
    taken, cells = take(running)
    assert taken == Taken("area", "import", 2026, "01-03", "the file")
    assert {cell.series for cell in cells} == {"monthly"}
    assert {cell.first_month for cell in cells} == {dt.date(2026, n, 1) for n in (1, 2, 3)}
    by_code = {(cell.partner, cell.commodity, cell.first_month.month): cell.value_kyen for cell in cells}
    assert len(by_code) == len(cells) == len([key for key in figures(2026, "import") if key[2] <= 3])
    for area, code in (("RUSSIA", "RU"), ("GRAND TOTAL", "WORLD"), ("AUSTRAL", "AU")):
        for label, commodity in (("COAL", "coal"), ("LNG", "lng"), ("GRAND TOTAL", "total")):
            for n in (1, 2, 3):
                assert by_code[code, commodity, n] == figures(2026, "import")[area, label, n]


def test_a_whole_year_gives_the_year_too(take: Take) -> None:
    taken, cells = take(area_file(2024, "export").decode())
    assert taken.months == "01-12"
    years = [cell for cell in cells if cell.series == "annual"]
    assert {(cell.first_month, cell.last_month) for cell in years} == {(dt.date(2024, 1, 1), dt.date(2024, 12, 1))}
    (total,) = [cell.value_kyen for cell in years if (cell.partner, cell.commodity) == ("RU", "total")]
    assert total == sum(figures(2024, "export")["RUSSIA", "GRAND TOTAL", n] for n in range(1, 13))


def test_the_two_files_of_2017(take: Take) -> None:
    taken, cells = take(area_file(2017, "import", first=4).decode())
    assert taken.months == "04-12"
    assert min(cell.first_month for cell in cells) == dt.date(2017, 4, 1)
    assert {cell.series for cell in cells} == {"monthly"}
    (coal,) = [c.value_kyen for c in cells if (c.partner, c.commodity, c.first_month.month) == ("RU", "coal", 4)]
    assert coal == figures(2017, "import")["RUSSIA", "COAL", 4]
    taken, cells = take(area_file(2017, "import", 3).decode())
    assert taken.months == "01-03"
    assert {cell.series for cell in cells} == {"monthly"}


def without_area(text: str, area: str) -> str:
    return "\r\n".join(line for line in text.split("\r\n") if not line.startswith(f"2,{area},"))


def column_of(text: str, label: str) -> int:
    return next(row for row in csv.reader(text.split("\r\n")) if row[:1] == ["Exp or Imp"]).index(label)


def with_more(text: str, area: str, label: str, places: tuple[int, ...], more: int = 1) -> str:
    """One figure larger in some blocks."""
    column, lines = column_of(text, label), text.split("\r\n")
    numbers = [n for n, line in enumerate(lines) if line.startswith(f"2,{area},")]
    for place in places:
        cells = lines[numbers[place - 1]].split(",")
        cells[column] = str(int(cells[column]) + more)
        lines[numbers[place - 1]] = ",".join(cells)
    return "\r\n".join(lines)


def without_column(text: str, label: str) -> str:
    column, lines = column_of(text, label), io.StringIO()
    rows = csv.reader(text.split("\r\n"))
    csv.writer(lines).writerows(row[:column] + row[column + 1 :] if len(row) > 2 else row for row in rows)
    return lines.getvalue()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: without_area(text, "RUSSIA"), "the area 'RU' is missing from the imports"),
        (lambda text: text.replace("2,RUSSIA,", "2,RUTHENIA,"), "area 'RUTHENIA' is not in partners.csv"),
        (lambda text: text.replace(",COAL,", ",COLE,"), "goods 'COLE' are not among the import labels"),
        (lambda text: text.replace("\r\n2,", "\r\n1,"), "are not among the export labels of commodities.csv"),
        (lambda text: with_more(text, "RUSSIA", "COAL", (2,)), "RUSSIA, COAL: the months add up to"),
        (lambda text: with_more(text, "RUSSIA", "COAL", (4,)), "RUSSIA, COAL: the months add up to"),
        (lambda text: with_more(text, "RUSSIA", "GRAND TOTAL", (2, 4)), "block 2, RUSSIA: the sections add up to"),
        (lambda text: with_more(text, "RUSSIA", "MINERAL FUELS", (1, 4)), "block 1, RUSSIA: the sections add up to"),
    ],
)
def test_what_the_codes_do_not_know_or_does_not_add_up(take: Take, running: str, change: Change, reason: str) -> None:
    assert reason in refusal(lambda: take(change(running)))


@pytest.mark.parametrize("label", ["COAL", "GRAND TOTAL", "MINERAL FUELS"])
def test_a_goods_column_that_is_not_there(take: Take, running: str, label: str) -> None:
    assert "is missing from the imports" in refusal(lambda: take(without_column(running, label)))


def test_a_year_before_all_that_are_known_needs_its_total(take: Take, running: str) -> None:
    text = running.replace("Commodity 2026", "Commodity 1999")
    for wrong in (without_column(text, "GRAND TOTAL"), without_area(text, "GRAND TOTAL")):
        assert "is missing from the imports" in refusal(lambda wrong=wrong: take(wrong))  # type: ignore[misc]


def test_the_other_flow_than_wanted(take: Take, running: str) -> None:
    assert "holds imports, not exports" in refusal(lambda: take(running, flow="export"))
