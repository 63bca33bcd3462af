"""From the listing pages to files on disk, with an importer that only looks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import DownloadError, SettingsError
from bot.ingest.estat.plan import Wish
from bot.ingest.estat.site import Patience, Site
from bot.ingest.files.incoming import Incoming
from bot.ingest.refresh import refresh
from bot.settings import read_settings
from tests.ingest.estat_server import AREA, HS9, Always, Estat, Redirect, Status, listing, serving

TODAY = dt.date(2026, 7, 1)
WISH = Wish(TODAY, 2025, hs9=("27",))
KNOWN = ("000040425355", "000040425356", "000040448151", "000040448152")
NEW_EXPORTS, NEW_IMPORTS, FUELS, METALS = "000040500001", "000040500002", "000040500105", "000040500115"
CATALOGUE = """kind,flow,year,first_month,last_month,id
area,export,2025,1,12,000040425355
area,import,2025,1,12,000040425356
area,export,2026,1,,000040448151
area,import,2026,1,,000040448152
"""
AREA_PAGE = listing(
    {
        NEW_EXPORTS: "Exports by area and principal commodity, Jan.-May 2026. Release date 2026-06-26",
        NEW_IMPORTS: "Imports by area and principal commodity, Jan.-May 2026. Release date 2026-06-26",
    }
)
HS9_PAGE = listing({FUELS: "Import 2026 May Section V Chapter 25-27", METALS: "Import 2026 May Section XV Chapter 72-83"})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "files.csv").write_text(CATALOGUE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def estat() -> Iterator[Estat]:
    numbers = (*KNOWN, NEW_EXPORTS, NEW_IMPORTS, FUELS, METALS)
    with serving({number: f"file {number}\n".encode() for number in numbers}, AREA_PAGE, HS9_PAGE) as server:
        yield server


def site(estat: Estat) -> Site:
    return Site(estat.url, Patience(attempts=2, first_wait=0.001, pause=0, file=5))


def got(estat: Estat, data: Path, wish: Wish = WISH) -> tuple[Incoming, ...]:
    done = refresh(data, site(estat), wish, lambda incoming: incoming).result
    assert done is not None
    return done


def test_everything_is_downloaded_then_imported(estat: Estat, data: Path) -> None:
    incoming = got(estat, data)
    assert [(one.path.stem, one.kind, one.flow, one.year) for one in incoming] == [
        ("000040425355", "area", "export", 2025),
        (NEW_EXPORTS, "area", "export", 2026),
        ("000040425356", "area", "import", 2025),
        (NEW_IMPORTS, "area", "import", 2026),
        (FUELS, "hs9", "import", 2026),
    ]
    assert [one.path.read_text() for one in incoming] == [f"file {one.path.stem}\n" for one in incoming]
    # The day of the listing page, else the one the server gives the file.
    assert [one.released for one in incoming[:2]] == [dt.date(2026, 4, 29), dt.date(2026, 6, 26)]
    assert incoming[1].name == f"exports Jan–May 2026, area × principal commodity (file {NEW_EXPORTS})"


def test_a_dry_run_downloads_nothing(estat: Estat, data: Path) -> None:
    def never(_: object) -> None:
        raise AssertionError

    done = refresh(data, site(estat), WISH, never, dry_run=True)
    assert done.plan == [
        "000040425355  exports 2025, area × principal commodity; known number; the listing page does not have it",
        f"{NEW_EXPORTS}  exports Jan–May 2026, area × principal commodity; released 2026-06-26",
        "000040425356  imports 2025, area × principal commodity; known number; the listing page does not have it",
        f"{NEW_IMPORTS}  imports Jan–May 2026, area × principal commodity; released 2026-06-26",
        f"{FUELS}  imports 2026, commodity × country, 9 digits, chapters 25–27; listed",
    ]
    assert estat.downloads() == []
    assert {path.name for path in data.iterdir()} == {"files.csv"}


def test_one_file_that_is_not_had_stops_everything(estat: Estat, data: Path) -> None:
    seen: list[object] = []
    estat.faults[FUELS] = [Always(Status(500))]
    with pytest.raises(
        DownloadError, match=rf"^imports 2026, .* chapters 25–27 \(file {FUELS}\): the server answers 500; nothing"
    ):
        refresh(data, site(estat), WISH, seen.append)
    assert seen == []


def test_the_addresses_of_the_listing_pages(estat: Estat, data: Path) -> None:
    got(estat, data)
    assert [asked.path for asked in estat.requests if not asked.file] == [
        f"/en/stat-search/files?page=1&layout=datalist&toukei=00350300&tstat={table}&cycle=1&tclass1={one}&tclass2={two}"
        for table, one, two in (
            (AREA, "000001013260", "000001013261"),
            (AREA, "000001013260", "000001013262"),
            (HS9, "000001013180", "000001013182"),
        )
    ]


@pytest.mark.parametrize("page", [None, "", "<html>Maintenance</html>"])
def test_without_a_listing_page_the_known_numbers_are_used(estat: Estat, data: Path, page: str | None) -> None:
    del estat.pages[f"tstat={AREA}"]
    if page is not None:
        estat.pages[f"tstat={AREA}"] = page
    assert {one.path.stem for one in got(estat, data, Wish(TODAY, 2025))} == set(KNOWN)
    plan = refresh(data, site(estat), Wish(TODAY, 2025), len, dry_run=True).plan
    assert all(line.endswith("known number; the listing page does not have it") for line in plan)


def test_a_listing_page_that_fails_is_an_error(estat: Estat, data: Path) -> None:
    for fault, reason in (
        (Status(500), "the server answers 500"),
        (Redirect("http://example.org/"), "redirected to another site"),
    ):
        estat.faults[f"tstat={AREA}"] = [Always(fault)]
        with pytest.raises(DownloadError, match=rf"^listing page of exports .*: {reason}"):
            got(estat, data)


def test_pages_of_months_are_followed(estat: Estat, data: Path) -> None:
    def month(year: int, number: str) -> str:
        return f'<a href="/en/stat-search/files?tstat={AREA}&amp;year={year}0&amp;month={number}" class="stat-item_child">x</a>'

    estat.pages = {
        f"tstat={AREA}": month(2026, "12040604") + month(2026, "12040605") + month(2025, "24101212") + month(2024, "24101212"),
        f"tstat={AREA}&year=20260&month=12040605": listing({NEW_EXPORTS: "輸出", NEW_IMPORTS: "輸入"}),
        f"tstat={HS9}": f'<a href="{estat.url}/en/stat-search/files?tstat={HS9}&amp;year=20250&amp;month=24101212">x</a>'
        f'<a href="?tstat={HS9}&amp;year=20260&amp;month=12040605">x</a>'
        '<a href="http://example.org/stat-search/files?year=20260&amp;month=12040606">x</a>',
        f"tstat={HS9}&year=20260&month=12040605": listing({FUELS: "輸入 25-27類", METALS: "輸入 72-83類"}),
    }
    incoming = got(estat, data)
    assert [(one.path.stem, one.year) for one in incoming if one.path.stem in {NEW_EXPORTS, NEW_IMPORTS, FUELS}] == [
        (NEW_EXPORTS, 2026),
        (NEW_IMPORTS, 2026),
        (FUELS, 2026),
    ]
    followed = [asked.path for asked in estat.requests if "month=" in asked.path]
    assert not any("12040604" in path or "year=20240" in path for path in followed)


def test_one_page_for_both_flows_that_does_not_tell_them_apart(estat: Estat, data: Path) -> None:
    both = {NEW_EXPORTS: "Principal commodities 2026", NEW_IMPORTS: "Principal commodities 2026"}
    estat.pages[f"tstat={AREA}"] = listing(both)
    assert [(one.path.stem, one.flow) for one in got(estat, data, Wish(TODAY, 2026))] == [
        (NEW_EXPORTS, "export"),
        (NEW_IMPORTS, "import"),
    ]
    estat.pages[f"tstat={AREA}"] = listing({NEW_EXPORTS: "Principal commodities 2026"})
    assert [one.path.stem for one in got(estat, data, Wish(TODAY, 2026))] == [KNOWN[2], KNOWN[3]]


def test_the_second_time_nothing_is_sent_again(estat: Estat, data: Path) -> None:
    first = got(estat, data)
    assert got(estat, data) == first
    again = [asked for asked in estat.downloads() if "if-none-match" in asked.headers]
    assert len(again) == len(first)


def test_the_site_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings().estat_url == "https://www.e-stat.go.jp"
    monkeypatch.setenv("TRADEBOT_ESTAT_URL", "http://127.0.0.1:8000/")
    assert read_settings().estat_url == "http://127.0.0.1:8000"
    for wrong in ("", "www.e-stat.go.jp", "ftp://www.e-stat.go.jp", "https://", "https://e-stat.go.jp/?a=b"):
        monkeypatch.setenv("TRADEBOT_ESTAT_URL", wrong)
        with pytest.raises(SettingsError, match="TRADEBOT_ESTAT_URL: an address such as https"):
            read_settings()
