from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
import structlog

from bot.errors import DownloadError
from bot.ingest.estat.catalogue import Flow, OfficialFile, read_catalogue
from bot.ingest.estat.listing import Link
from bot.ingest.estat.plan import Wish, lines, wanted
from bot.settings import BUNDLE

CATALOGUE = read_catalogue(BUNDLE / "data")
TODAY = dt.date(2026, 7, 1)
RELEASED = dt.date(2026, 6, 26)
AREA = Link("", "", "area", "import", 2026)
NINE = Link("", "", "hs9", "import", 2026, (None, 5), released=RELEASED)
FLOWS_OF: dict[int, Flow] = {1: "import", 2: "import", 3: "export"}
NEW = "000040500001"


def ids(wish: Wish, *links: Link) -> list[str]:
    return [file.id for file in wanted(wish, CATALOGUE, links)]


def test_every_year_and_both_flows_up_to_the_newest() -> None:
    files = wanted(Wish(TODAY, 2024), CATALOGUE, [])
    assert [(file.flow, file.year) for file in files] == [(f, y) for f in ("export", "import") for y in (2024, 2025, 2026)]
    assert not any(file.listed for file in files)


def test_2017_is_two_files() -> None:
    files = [file for file in wanted(Wish(TODAY, 2017, ("import",)), CATALOGUE, []) if file.year == 2017]
    assert [(file.id, file.span) for file in files] == [("000031571361", (1, 3)), ("000031670760", (4, 12))]


def test_a_listed_file_takes_the_place_of_the_known_number() -> None:
    link = replace(AREA, id=NEW, months=(None, 5), released=RELEASED)
    files = wanted(Wish(TODAY, 2025, ("import",)), CATALOGUE, [link])
    assert [file.id for file in files] == ["000040425356", NEW]
    assert (files[1].released, files[1].listed, files[1].flow, files[1].year) == (RELEASED, True, "import", 2026)


def test_of_several_releases_the_newest() -> None:
    old, new = "000040448152", "000040448999"
    links = [replace(AREA, id=old, months=(None, 3)), replace(AREA, id=new, months=(None, 5))]
    wish = Wish(TODAY, 2026, ("import",))
    assert ids(wish, *links) == ids(wish, *reversed(links)) == [new]
    by_day = [replace(AREA, id=new, released=dt.date(2026, 4, 28)), replace(AREA, id=NEW, released=RELEASED)]
    assert ids(wish, *by_day) == ids(wish, *reversed(by_day)) == [NEW]


def test_a_new_number_of_2017_leaves_the_first_months() -> None:
    link = replace(AREA, id=NEW, year=2017, months=(None, 12))
    files = [file for file in wanted(Wish(TODAY, 2017, ("import",)), CATALOGUE, [link]) if file.year == 2017]
    assert [(file.id, file.span) for file in files] == [("000031571361", (1, 3)), (NEW, (4, 12))]


def test_what_is_known_of_a_number_counts_more_than_the_text_beside_it() -> None:
    link = Link("000040369343", "", "area", "export", 2009, released=RELEASED)
    files = wanted(Wish(TODAY, 2024), CATALOGUE, [link])
    (file,) = [file for file in files if file.id == link.id]
    assert (file.flow, file.year, file.released, file.listed) == ("import", 2024, RELEASED, True)


def test_a_year_after_this_one_is_misread() -> None:
    assert NEW not in ids(Wish(TODAY, 2026), replace(AREA, id=NEW, year=2030))


def test_a_link_without_a_year_stands_for_none() -> None:
    assert NEW not in ids(Wish(TODAY, 2026), replace(AREA, id=NEW, year=None))


def test_a_year_that_nobody_knows_is_one_error() -> None:
    with pytest.raises(DownloadError) as caught:
        wanted(Wish(TODAY, 2007), CATALOGUE, [])
    assert str(caught.value) == (
        "exports 2007, area × principal commodity: its number is known neither from the listing page nor from files.csv; "
        "nothing was changed"
    )
    with pytest.raises(DownloadError, match="exports 2027"):
        wanted(Wish(dt.date(2027, 3, 1), 2027), CATALOGUE, [])


def test_a_gap_between_listed_years_is_an_error() -> None:
    with pytest.raises(DownloadError, match="imports 2027"):
        wanted(Wish(dt.date(2028, 5, 1), 2026, ("import",)), CATALOGUE, [replace(AREA, id=NEW, year=2028)])


def test_nine_digit_files_whose_chapters_are_asked_for() -> None:
    links = [
        replace(NINE, id="000000000001", chapters=(1, 5)),
        replace(NINE, id="000000000005", chapters=(25, 27)),
        replace(NINE, id="000000000006", chapters=(28, 38)),
        replace(NINE, id="000000000017", chapters=(86, 89)),
        replace(NINE, id="000000000099"),
        replace(NINE, id="000000000101", flow="export", chapters=(25, 27)),
    ]
    found = [file for file in wanted(Wish(TODAY, 2026, hs9=("2711", "87", "03")), CATALOGUE, links) if file.kind == "hs9"]
    assert [file.id[-2:] for file in found] == ["99", "01", "05", "17"]
    assert found[2].title == "imports 2026, commodity × country, 9 digits, chapters 25–27"
    both = wanted(Wish(TODAY, 2026, ("import", "export"), ("27",)), CATALOGUE, links)
    assert [file.id[-3:] for file in both if file.kind == "hs9"] == ["099", "005", "101"]


def test_nine_digit_files_of_the_newest_release_only() -> None:
    old = replace(NINE, id="000000000004", months=(None, 4), chapters=(25, 27))
    last_year = replace(NINE, id="000000000012", year=2025, months=(None, 12), chapters=(84, 85))
    links = [last_year, old, replace(NINE, id="000000000005", chapters=(25, 27))]
    assert ids(Wish(TODAY, 2026, ("import",), ("27",)), *links)[1:] == ["000000000005"]
    # A chapter that only last year's files have is left out, and that is said.
    with structlog.testing.capture_logs() as logs:
        assert ids(Wish(TODAY, 2026, ("import",), ("27", "84")), *links)[1:] == ["000000000005"]
    assert [log["chapters"] for log in logs] == [["84"]]


def test_nine_digit_files_that_nobody_knows_are_an_error() -> None:
    with pytest.raises(
        DownloadError, match="imports of the newest release, commodity × country, 9 digits: the listing page has no files"
    ):
        wanted(Wish(TODAY, 2026, hs9=("27",)), CATALOGUE, [])
    with pytest.raises(DownloadError, match="has no file of chapters 98"):
        wanted(Wish(TODAY, 2026, hs9=("98",)), CATALOGUE, [replace(NINE, id=NEW, chapters=(1, 5))])


def test_a_line_says_where_the_number_is_from() -> None:
    file = OfficialFile("area", "export", 2026, 1, None, NEW, title="exports 2026, area × principal commodity")
    assert lines([file, replace(file, listed=True), replace(file, listed=True, released=RELEASED)]) == [
        f"{NEW}  exports 2026, area × principal commodity; known number; the listing page does not have it",
        f"{NEW}  exports 2026, area × principal commodity; listed",
        f"{NEW}  exports 2026, area × principal commodity; released 2026-06-26",
    ]


def test_all_nine_digit_files_are_those_of_every_year_and_flow() -> None:
    links = [
        replace(
            NINE, id=f"0000405000{year % 100}{n}", year=year, months=(None, 5 if year == 2026 else 12), flow=flow, chapters=(n, n)
        )
        for year in (2023, 2024, 2025, 2026)
        for n, flow in FLOWS_OF.items()
    ]
    older = replace(links[0], id="000040500999", year=2026, months=(None, 4))
    found = [file for file in wanted(Wish(TODAY, 2024, hs9=("all",)), CATALOGUE, [older, *links]) if file.kind == "hs9"]
    assert [(file.flow, file.year) for file in found] == [
        *(("export", year) for year in (2024, 2025, 2026)),
        *(("import", year) for year in (2024, 2024, 2025, 2025, 2026, 2026)),
    ]
    assert older.id not in {file.id for file in found}
    only = [file for file in wanted(Wish(TODAY, 2026, ("import",), ("all",)), CATALOGUE, links) if file.kind == "hs9"]
    assert {file.flow for file in only} == {"import"}
