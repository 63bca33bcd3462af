"""e-Stat's listing pages: which files there are, and what is said of them.

A page lists files, or the months whose files have pages of their own (the year and the month stand in the address). What a
page does not tell stays None; the file itself is read later and has the last word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from bot.ingest.estat.outline import Outline, texts_near
from bot.ingest.estat.wording import chapters_in, flow_in, months_in, plain, released_in, year_in

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from bot.ingest.estat.catalogue import Flow, Kind
    from bot.ingest.estat.outline import Mark

T = TypeVar("T")
LONGEST_TEXT = 200
PERIOD = re.compile(
    r"(?:stat-search/files|^)(?=\?)(?=.*[?&]year=(?P<year>\d{4})0?(?!\d))(?=.*[?&]month=\d{0,6}(?P<month>\d\d)(?!\d))"
)
DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Link:
    """A file on a listing page. `id` is its statInfId, `months` first and last, `chapters` first and last of the tariff."""

    id: str
    text: str
    kind: Kind | None = None
    flow: Flow | None = None
    year: int | None = None
    months: tuple[int | None, int] | None = None
    chapters: tuple[int, int] | None = None
    released: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The page of a month's files. `address` is as in the link: it may be relative."""

    address: str
    year: int
    month: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A page: files and the pages of months, each once, in the page's order."""

    links: tuple[Link, ...]
    periods: tuple[Period, ...]


def read_listing(page: str) -> Listing:
    """Any page, without errors: one that is no listing has no links."""
    outline = Outline(page)
    links: dict[str, Link] = {}
    for mark in outline.marks:
        if mark.csv and mark.file not in links:
            links[mark.file] = _link(outline, mark)
    periods = {period.address: period for address in outline.links if (period := _period(address))}
    return Listing(tuple(links.values()), tuple(periods.values()))


def _link(outline: Outline, mark: Mark) -> Link:
    texts = [plain(text) for text in texts_near(outline, mark)]
    return Link(
        id=mark.file,
        text=max((text for text in texts if len(text) <= LONGEST_TEXT), key=len, default=""),
        flow=_first(flow_in, texts),
        year=_first(year_in, texts),
        months=_first(months_in, texts),
        chapters=_first(chapters_in, texts),
        released=_first(released_in, texts),
    )


def _first(read: Callable[[str], T | None], texts: Iterable[str]) -> T | None:
    """What the nearest text tells."""
    found: Any = (value for text in texts if (value := read(text)) is not None)
    return next(found, None)


def _period(address: str) -> Period | None:
    found = PERIOD.search(address)
    if not found or not 1 <= int(found["month"]) <= DECEMBER:
        return None
    return Period(address, int(found["year"]), int(found["month"]))
