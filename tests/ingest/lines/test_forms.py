"""What 9-digit files really look like: every form of the same lines gives the same bytes on disk, and no line is lost."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import ImportRefusedError
from tests.ingest.line_files import GENUINE, Line, file_of, lines_in, shelf, shelved, zip_of

CARS = Line("870323929", "213", {1: (3, 4500, 9000), 2: (0, 0, 7)}, ("NO", "KG"))
CRUDE = Line("270900900", "137", {4: (1000, 860_000, 50_000)}, ("KL", "KG"))
WINE = Line("220421020", "210", {12: (0, 900, 800)}, ("  ", " L"))
SPECIAL = Line("000000091", "702", {6: (0, 0, 5)}, ("  ", "  "))
NOTHING = Line("010121210", "205")
FIRST, SECOND = (CARS, CRUDE), (SPECIAL, WINE, NOTHING)


def month(number: int, year: int = 2019) -> dt.date:
    return dt.date(year, number, 1)


ROWS = [
    (month(6), "000000091", "702", None, None, 5, None, None),
    (month(1), "010121210", "205", None, 0, 0, None, "KG"),
    (month(12), "220421020", "210", None, 900, 800, None, "L"),
    (month(4), "270900900", "137", 1000, 860_000, 50_000, "KL", "KG"),
    (month(1), "870323929", "213", 3, 4500, 9000, "NO", "KG"),
    (month(2), "870323929", "213", 0, 0, 7, "NO", "KG"),
]


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The lines in the form of today's downloads."""
    folder = tmp_path_factory.mktemp("usual")
    lines, _ = shelved(folder, file_of(*FIRST), file_of(*SECOND))
    assert lines_in(folder) == ROWS
    return shelf(lines)


@pytest.mark.parametrize(
    "form",
    [
        lambda lines: file_of(*lines, april="Apl"),
        lambda lines: file_of(*lines, ends="\n"),
        lambda lines: file_of(*lines, quote=""),
        lambda lines: b"\xef\xbb\xbf" + file_of(*lines),
        lambda lines: file_of(*lines).decode().encode("cp932"),
        lambda lines: file_of(*lines) + b"\r\n\r\n",
        lambda lines: file_of(*reversed(lines)),
    ],
    ids=["Apl", "LF", "no quotes", "mark", "Shift-JIS", "blank lines", "order of lines"],
)
def test_every_form_gives_the_same_bytes(
    tmp_path: Path, usual: dict[str, bytes], form: Callable[[tuple[Line, ...]], bytes]
) -> None:
    assert shelf(shelved(tmp_path, form(FIRST), form(SECOND))[0]) == usual


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_STORED])
def test_a_zip_of_several_in_any_order(tmp_path: Path, usual: dict[str, bytes], method: int) -> None:
    files = {"year/part1.csv": file_of(*SECOND), "year/part0.csv": file_of(*FIRST)}
    assert shelf(shelved(tmp_path, zip_of(tmp_path / "all.zip", files, method))[0]) == usual


def test_years_and_flows_at_once_in_any_order(tmp_path: Path) -> None:
    files = (
        file_of(CARS, year=2020, flow="export"),
        file_of(WINE, year=2009, april="Apl"),
        file_of(CARS, year=2028, flow="export"),
        file_of(CRUDE, year=2015),
        file_of(CARS, year=2015),
    )
    lines, told = shelved(tmp_path, *files)
    assert [line.partition(":")[0] for line in told.splitlines()] == [
        "exports 2020",
        "exports 2028",
        "imports 2009",
        "imports 2015",
    ]
    assert "imports 2015: 2 files, 3 figures; chapters that are not there: 00-26, 28-86, 88-97" in told
    years = ["export-2020.parquet", "export-2028.parquet", "import-2009.parquet", "import-2015.parquet"]
    assert list(shelf(lines)) == ["chapters.csv", "codes.parquet", *years, "tables.csv", "totals.parquet"]
    counted = "select year(month), count(*) from lines_of('{}') group by all order by all"
    assert lines_in(tmp_path, counted.format("export")) == [(2020, 2), (2028, 2)]
    assert lines_in(tmp_path, counted.format("import")) == [(2009, 1), (2015, 3)]
    assert lines_in(tmp_path, "from line_chapter order by all") == [
        ("export", 2020, "87", 2, "part0.csv"),
        ("export", 2028, "87", 2, "part2.csv"),
        ("import", 2009, "22", 12, "part1.csv"),
        ("import", 2015, "27", 4, "part3.csv"),
        ("import", 2015, "87", 2, "part4.csv"),
    ]


def test_lines_without_a_unit_are_a_row_without_one(tmp_path: Path) -> None:
    shelved(tmp_path, file_of(SPECIAL, WINE))
    asked = "from line_quantities('import', [], [], date '2019-01-01', date '2019-12-01') order by all"
    assert lines_in(tmp_path, asked) == [("L", 900, 800_000, 805_000), (None, None, 5000, 805_000)]


GOOD = file_of(CARS, CRUDE).decode()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a" + GOOD, "line 1 has other columns than a 9-digit file: 'aExp or Imp' where 'Exp or Imp' should be (column 1)"),
        (GOOD.replace("Value-Apr", "Value-Arp"), "'Value-Arp' where 'Value-Apr' should be (column 21)"),
        (GOOD.replace("Value-Dec", "Value-Dec,More"), "'More' where nothing should be (column 46)"),
        (GOOD.replace(",Value-Dec", ""), "nothing where 'Value-Dec' should be (column 45)"),
        (GOOD.replace("Year,HS", "Year,Custom,HS"), "is a file by customs office (column 'Custom'); one by commodity and"),
        (GOOD.replace("HS,Country,", "HS,"), "is a file without countries (no column 'Country'); one by commodity and country"),
        (GOOD.replace(",3,4500,9000,0,", ",3,4500,9000,1,"), "line 2 does not add up: the months and the year of the line"),
        (GOOD.replace(",860000,", ",860001,", 1), "line 3 does not add up: the months and the year of the line '270900900' 137"),
        (GOOD.replace(",50000,", ",50001,", 1), "line 3 does not add up: the months and the year of the line '270900900' 137"),
        (GOOD.replace(",1000,860000,", ",1000.0,860000,", 1), "line 3 has a figure that is not a number, or negative"),
        (GOOD.replace(",137,", ",13,"), "line 3 has a flow, year, line or country that is not a code: '270900900' 13"),
        (GOOD.splitlines()[0] + "\r\n", "holds no figures"),
    ],
)  # fmt: skip
def test_what_is_not_such_a_file_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        shelved(tmp_path, text.encode())
    said = str(refused.value)
    assert said.startswith("part0.csv: ")
    assert reason in said
    assert "\n" not in said
    assert not (tmp_path / "lines").exists()


def test_a_wrong_file_of_a_zip_is_named(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "all.zip", {"x/one.csv": file_of(CARS), "x/two.csv": b"ww" + file_of(CRUDE)})
    with pytest.raises(
        ImportRefusedError, match=r"^all.zip/two.csv: line 1 has other columns than a 9-digit file: 'wwExp or Imp' "
    ):
        shelved(tmp_path, path)


def test_the_same_line_in_two_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        ImportRefusedError, match=r"^part1.csv: holds the same figures as part0.csv: the line 870323929 of the country 213"
    ):
        shelved(tmp_path, file_of(CARS), file_of(CARS, CRUDE))


@pytest.mark.parametrize("path", sorted(GENUINE.glob("*.zip")), ids=lambda path: path.stem)
def test_every_cell_of_a_genuine_file_comes_back(tmp_path: Path, path: Path) -> None:
    shelved(tmp_path, path)
    with zipfile.ZipFile(path) as packed:
        text = packed.read(packed.namelist()[0]).decode("ascii")
    read = [line.split(",") for line in text.splitlines()[1:]]
    found = {(row[2].strip("'"), row[3]): ([0] * 36, ["", ""]) for row in read}
    for when, hs9, country, *figures, unit1, unit2 in lines_in(tmp_path):
        cells, units = found[str(hs9), str(country)]
        assert isinstance(when, dt.date)
        cells[3 * when.month - 3 : 3 * when.month] = [int(str(one or 0)) for one in figures]
        units[:] = [str(unit1 or ""), str(unit2 or "")]
    for row in read:
        assert found[row[2].strip("'"), row[3]] == (list(map(int, row[9:])), [row[4].strip(), row[5].strip()])
