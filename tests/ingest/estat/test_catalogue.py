from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import DataError
from bot.ingest.estat.catalogue import read_catalogue
from bot.settings import BUNDLE

HEADER = "kind,flow,year,first_month,last_month,id\n"


def table(tmp_path: Path, *rows: str) -> Path:
    (tmp_path / "files.csv").write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return tmp_path


def test_the_bundled_table_has_every_year_once_and_2017_in_two_parts() -> None:
    files = read_catalogue(BUNDLE / "data")
    for flow in ("export", "import"):
        spans = [(file.year, *file.span) for file in files if file.flow == flow]
        whole = [(year, 1, 12) for year in range(2009, 2027) if year != 2017]
        assert sorted(spans) == sorted([*whole, (2017, 1, 3), (2017, 4, 12)])
    assert {file.kind for file in files} == {"area"}


def test_import_numbers_follow_export_numbers() -> None:
    files = read_catalogue(BUNDLE / "data")
    exports = {file.id for file in files if file.flow == "export"}
    assert {f"{int(number) + 1:012d}" for number in exports} == {file.id for file in files if file.flow == "import"}


def test_a_year_that_has_not_ended_has_no_last_month(tmp_path: Path) -> None:
    file = read_catalogue(table(tmp_path, "area,import,2026,1,,000040448152"))[0]
    assert (file.last_month, file.span, file.listed, file.released) == (None, (1, 12), False, None)
    assert file.name == "imports 2026, area × principal commodity (file 000040448152)"


def test_a_part_of_a_year_says_so(tmp_path: Path) -> None:
    files = read_catalogue(table(tmp_path, "area,export,2017,1,3,000031571360"))
    assert files[0].title == "exports Jan–Mar 2017, area × principal commodity"
    assert (files[0].id, files[0].year) == ("000031571360", 2017)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("goods,export,2024,1,12,000040369342", "kind 'goods' is not of the form area|hs9"),
        ("area,both,2024,1,12,000040369342", "flow 'both' is not"),
        ("area,export,24,1,12,000040369342", "year '24' is not"),
        ("area,export,2024,0,12,000040369342", "first_month '0' is not"),
        ("area,export,2024,1,13,000040369342", "last_month '13' is not"),
        ("area,export,2024,4,3,000040369342", "month 3 is before month 4"),
        ("area,export,2024,1,12,40369342", "id '40369342' is not"),
        ("area,export,2024,1,12", "id '' is not"),
        ("area,export,2024,1,12,000040369342,more", "too many fields"),
        ("area,import,2024,1,12,000040448151", "id 000040448151 stands in line 2, too"),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        read_catalogue(table(tmp_path, "area,export,2026,1,,000040448151", row))
    assert str(caught.value).startswith(f"{tmp_path / 'files.csv'}:3: {message}")


def test_a_missing_table_or_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"files\.csv:1: cannot be read"):
        read_catalogue(tmp_path)
    (tmp_path / "files.csv").write_text("kind,flow\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"files\.csv:1: the columns are not kind,flow,year,"):
        read_catalogue(tmp_path)
