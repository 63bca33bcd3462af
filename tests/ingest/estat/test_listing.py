"""Listing pages in e-Stat's form and in others: what a page tells is read wherever it stands, and nothing else is made up."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.ingest.estat.listing import Link, Period, read_listing
from bot.ingest.estat.wording import chapters_in, flow_in, months_in, plain, released_in, year_in

# As e-Stat writes them: the facts stand in items of their own, beside links of other formats.
JAPANESE = """
<html><body><header>普通貿易統計 輸出 輸入 2009年 2010年</header><main>
<article class="stat-dataset_list-item"><ul><li>統計品別国別表 輸入</li></ul></article>
<article class="stat-dataset_list-item"><ul class="stat-dataset_list-detail">
 <li><span class="stat-sp">表番号&nbsp;</span><span>26-01</span></li>
 <li><a href="/stat-search/files?page=1&amp;stat_infid=000040500001" class="stat-link_text">
  輸入　第１部　第01類～第05類</a>
  <div><span class="stat-sp">調査年月&nbsp;&nbsp;</span>2026年3月</div>
  <div><span class="stat-sp">公開（更新）日&nbsp;&nbsp;</span>2026-04-28</div></li>
 <li><a href="/stat-search/file-download?statInfId=000040500001&fileKind=1" data-file_type="CSV">CSV</a>
 <a href="/stat-search/file-download?statInfId=000040500001&amp;fileKind=0" data-file_type="EXCEL">EXCEL</a></li>
</ul></article>
<article class="stat-dataset_list-item"><ul>
 <li>輸入　25-27類</li><li>調査年月 2026年3月</li><li>公開（更新）日 2026年4月28日</li>
 <li><a href='https://www.e-stat.go.jp/stat-search/file-download?fileKind=1&amp;statInfId=000040500005'>CSV</a></li>
</ul></article></main></body></html>
"""
ENGLISH = """
<table><tr><th>Table</th><th>Release date</th><th></th></tr>
<tr><td>Import Section V Chapter 25 - 27<td>Survey date 2026Mar<td>Apr. 28, 2026
 <td><a href="file-download?x=1&statInfId=000040500005&fileKind=1">CSV</a>
<tr><td>Import Section VI Chapter 28<td>Survey date 2026Mar<td>28 April 2026<td>
 <button onclick="get('/stat-search/file-download?fileKind=1&amp;statInfId=000040500006')">CSV</button>
</table>
"""


def test_a_japanese_page() -> None:
    first, second = read_listing(JAPANESE).links
    assert (first.id, first.flow, first.year, first.months) == ("000040500001", "import", 2026, (None, 3))
    assert (first.chapters, first.released) == ((1, 5), dt.date(2026, 4, 28))
    assert "第01類" in first.text.replace("1部", "")
    assert second.chapters == (25, 27)
    assert (second.id, second.flow, second.released) == ("000040500005", "import", dt.date(2026, 4, 28))


def test_an_english_page_with_elements_left_open() -> None:
    first, second = read_listing(ENGLISH).links
    assert (first.id, first.flow, first.year, first.chapters) == ("000040500005", "import", 2026, (25, 27))
    assert (second.id, second.flow, second.year, second.chapters) == ("000040500006", "import", 2026, (28, 28))
    assert first.released == second.released == dt.date(2026, 4, 28)


def test_a_flat_page() -> None:
    links = read_listing(
        "<body><h1>Imports</h1>"
        "<h3>Chapter 25-27</h3><a href='?statInfId=1&fileKind=1'>CSV</a>"
        "<h3>Chapter 28-38</h3><a href='?statInfId=2&fileKind=1'>CSV</a>"
    ).links
    assert [(link.id, link.chapters) for link in links] == [("1", (25, 27)), ("2", (28, 38))]


def test_the_text_of_the_link_itself_counts_most() -> None:
    page = "<li>Exports and imports 2009-2026 <a href='/stat-search/file-download?statInfId=7&fileKind=1'>Exports 2025</a></li>"
    (link,) = read_listing(page).links
    assert (link.flow, link.year) == ("export", 2025)


def test_other_formats_and_doubles_are_passed_over() -> None:
    page = """<a href="?statInfId=1&fileKind=0">EXCEL</a><a data-url="?statinfid=2">file</a><a href="?statInfId=2">again</a>
    <a href="?statInfId=3&amp;fileKind=4">PDF</a><script>"statInfId=4&fileKind=1"</script><!-- statInfId=5 -->"""
    assert [link.id for link in read_listing(page).links] == ["2"]
    (link,) = read_listing("<ul><li><a href='?statInfId=2'>2025</a><li><a href='?statInfId=2'>2026</a></ul>").links
    assert link.year == 2025


def test_what_is_not_told_is_not_known() -> None:
    (link,) = read_listing("<p><a href='?statInfId=000040500005&fileKind=1'>CSV</a>").links
    assert link == Link("000040500005", "csv")


def test_one_file_on_a_page_is_not_of_all_that_the_page_names() -> None:
    page = "<nav>2024 2025 2026</nav><ul><li>2026年</li><li><a href='?statInfId=9&fileKind=1'>CSV</a></li></ul>"
    (link,) = read_listing(page).links
    assert link.year == 2026


def test_pages_of_months() -> None:
    page = """<a href="/stat-search/files?page=1&amp;cycle=1&amp;year=20260&amp;month=11010303&amp;t=1">3月</a>
    <a href="/stat-search/files?month=24101212&year=20250">12月</a><a href="/stat-search/files?page=2">next</a>"""
    listing = read_listing(page)
    assert listing.links == ()
    assert [(period.year, period.month) for period in listing.periods] == [(2026, 3), (2025, 12)]
    assert listing.periods[1] == Period("/stat-search/files?month=24101212&year=20250", 2025, 12)


@pytest.mark.parametrize(
    "page", ["", "<", "plain text", "<html></p></div><a href=>", "\x00\ufffd<a href='statInfId='>", "<![x", "<a " * 500]
)
def test_anything_is_read_without_an_error(page: str) -> None:
    assert read_listing(page).links == ()


@pytest.mark.parametrize(
    ("text", "chapters"),
    [
        ("01-05", (1, 5)),
        ("Imports 25 - 27", (25, 27)),
        ("第０１類～第０５類", (1, 5)),
        ("84～85類", (84, 85)),
        ("第93類", (93, 93)),
        ("Chapter 25 - 27", (25, 27)),
        ("Section V Chapters 25 to 27", (25, 27)),
        ("Chapter 01-Chapter 05", (1, 5)),
        ("HS 86–89", (86, 89)),
        ("2026-01-05", None),
        ("table 26-01", None),
        ("01-12月", None),
        ("Chapter 1 … Chapter 9", None),
        ("no numbers", None),
    ],
)
def test_chapters(text: str, chapters: tuple[int, int] | None) -> None:
    assert chapters_in(plain(text)) == chapters


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Exports 2024", 2024),
        ("2024年 公開日 2026-03-13", 2024),
        ("令和6年", 2024),
        ("平成31年", 2019),
        ("令和元年", 2019),
        ("調査年月 2024年 第12回 2020年基準", 2024),
        ("Survey date 2026May", 2026),
        ("2024 2025", None),
        ("000020240000", None),
        ("released on March 13, 2026", None),
    ],
)
def test_years(text: str, year: int | None) -> None:
    assert year_in(plain(text)) == year


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2017年1～3月", (1, 3)),
        ("1月-12月", (1, 12)),
        ("Apr.-Dec. 2017", (4, 12)),
        ("January to May", (1, 5)),
        ("2026年7月分 (輸出 1-7月:確報)", (1, 7)),
        ("2026年7月", (None, 7)),
        ("Survey date 2026May", (None, 5)),
        ("2026年13月", None),
        ("公開日 2026年4月28日", None),
        ("Marine products", None),
    ],
)
def test_months(text: str, months: tuple[int | None, int] | None) -> None:
    assert months_in(plain(text)) == months


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Release date 2026-04-28", dt.date(2026, 4, 28)),
        ("公開（更新）日 2026年4月28日", dt.date(2026, 4, 28)),
        ("Apr. 28, 2026", dt.date(2026, 4, 28)),
        ("28 April 2026", dt.date(2026, 4, 28)),
        ("2026/04/28", dt.date(2026, 4, 28)),
        ("as of 2026-01-01, published 2026-04-28", dt.date(2026, 4, 28)),
        ("2026-01-01 2026-04-28", None),
        ("2026-02-30", None),
        ("2026-04", None),
    ],
)
def test_days(text: str, day: dt.date | None) -> None:
    assert released_in(plain(text)) == day


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("輸出", "export"),
        ("輸入 1-5類", "import"),
        ("Exports", "export"),
        ("Import of goods", "import"),
        ("輸出入", None),
        ("important", None),
    ],
)
def test_flows(text: str, flow: str | None) -> None:
    assert flow_in(plain(text)) == flow
