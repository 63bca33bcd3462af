"""What the text beside a link of a listing page tells: flow, year, months, chapters, day of release.

English and Japanese, and what is said in two ways at once is not known: None.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from bot.ingest.estat.catalogue import Flow

T = TypeVar("T")
TO = r"\s*(?:[-‐–—~〜]|to|から)\s*"
MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    "aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"(?<![a-z])({MONTHS})(?![a-z])\.?"
DAY_MONTH = rf"(?<![a-z])(?P<m>{MONTHS})(?![a-z])\.?"

EXPORTS = re.compile(r"輸出|(?<![a-z])exports?(?![a-z])")
IMPORTS = re.compile(r"輸入|輸出入|(?<![a-z])imports?(?![a-z])")
DATES = (
    re.compile(r"(?<!\d)(?P<y>20\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>20\d\d)年\s*(?P<m>\d{1,2})月\s*(?P<d>\d{1,2})日"),
    re.compile(rf"{DAY_MONTH}\s*(?P<d>\d{{1,2}}),?\s+(?P<y>20\d\d)(?!\d)"),
    re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})\s+{DAY_MONTH}\s*(?P<y>20\d\d)(?!\d)"),
)
ANNOUNCED = re.compile(r"(?:公開|更新|公表|release|publi|update)[^\d]{0,30}$")
SURVEYED = re.compile(r"(?:調査年月|survey date)\D{0,10}((?:19|20)\d\d)(?!\d)")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
ERA = re.compile(r"(令和|平成)\s*(\d{1,2}|元)\s*年")
ERAS = {"令和": 2018, "平成": 1988}
MONTH_RANGES = (re.compile(rf"(?<!\d)(\d{{1,2}})月?{TO}(\d{{1,2}})月"), re.compile(rf"{MONTH}{TO}{MONTH}"))
ONE_MONTH = (re.compile(r"(?<!\d)(\d{1,2})月"), re.compile(MONTH))
CHAPTERS = (
    re.compile(rf"(?<!\d)(\d{{1,2}})類?{TO}第?\s*(\d{{1,2}})類"),
    re.compile(rf"chapters?\.?\s*(\d{{1,2}}){TO}(?:chapters?\.?\s*)?(\d{{1,2}})(?!\d)"),
    re.compile(r"(?<!\d)(\d{1,2})類"),
    re.compile(r"chapters?\.?\s*(\d{1,2})(?!\d)"),
    # With nothing said beside it; a number of a table or a month is not meant.
    re.compile(rf"(?<![\d/.-])(\d\d){TO}(\d\d)(?![\d/.-])(?!\s*月)"),
)
LAST_CHAPTER = 97


def plain(text: str) -> str:
    """One line, small letters, digits and dashes of one width."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).lower()


def flow_in(text: str) -> Flow | None:
    """Export or import, where one of them is named."""
    exports, imports = EXPORTS.search(text), IMPORTS.search(text)
    if bool(exports) == bool(imports):
        return None
    return "export" if exports else "import"


def released_in(text: str) -> dt.date | None:
    """The date that is said to be the one of publication, or the only date."""
    found = [(match, day) for form in DATES for match in form.finditer(text) if (day := _date(match))]
    announced = {day for match, day in found if ANNOUNCED.search(text[: match.start()])}
    return _only(announced) or _only({day for _, day in found})


def year_in(text: str) -> int | None:
    """The year of the figures; a date is one of publication."""
    surveyed = SURVEYED.search(text)
    if surveyed:
        return int(surveyed[1])
    text = _undated(text)
    eras = {ERAS[era] + (1 if number == "元" else int(number)) for era, number in ERA.findall(text)}
    return _only({int(year) for year in YEAR.findall(text)} | eras)


def months_in(text: str) -> tuple[int | None, int] | None:
    """First and last month, 1 to 12; of one that is named only that it is the last."""
    text = _undated(text)
    for form in MONTH_RANGES:
        pairs = {(_month(first), _month(last)) for first, last in form.findall(text)}
        first, last = _only(pairs) or (0, 0)
        if first and first <= last:
            return first, last
    named = _only({_month(name) for form in ONE_MONTH for name in form.findall(text)} - {0})
    return (None, named) if named else None


def chapters_in(text: str) -> tuple[int, int] | None:
    """First and last chapter of the tariff."""
    text = _undated(text)
    for form in CHAPTERS:
        ranges = {(int(match[1]), int(match[match.lastindex or 1])) for match in form.finditer(text)}
        if ranges:
            first, last = _only(ranges) or (0, 0)
            return (first, last) if 1 <= first <= last <= LAST_CHAPTER else None
    return None


def _undated(text: str) -> str:
    for form in DATES:
        text = form.sub(" ", text)
    return text


def _date(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(match["y"]), _month(match["m"]), int(match["d"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    """1 to 12, or 0 for what is no month."""
    if name.isdecimal():
        return int(name) if 1 <= int(name) <= len(SHORT) else 0
    return SHORT.index(name[:3]) + 1


def _only(found: set[T]) -> T | None:
    return next(iter(found)) if len(found) == 1 else None
