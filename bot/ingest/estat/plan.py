"""Which files a refresh downloads: what the listing pages have, and the known numbers where they do not tell."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.errors import DownloadError
from bot.ingest.estat.catalogue import DECEMBER, OfficialFile, title_of
from bot.logs import get_logger

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.ingest.estat.catalogue import Flow
    from bot.ingest.estat.listing import Link

logger = get_logger(__name__)
BOTH: tuple[Flow, ...] = ("export", "import")
CHAPTER_DIGITS = 2
ALL = "all"
UNLISTED = "known number; the listing page does not have it"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: area files from a year on; `hs9`, chapters (or longer codes) of which the 9-digit files are wanted.

    No `flows`: both for the area files, imports for the 9-digit ones; both for these, too, where ALL of them are wanted, which
    are those of every year from that one on. `today` is the day in Japan.
    """

    today: dt.date
    from_year: int
    flows: tuple[Flow, ...] = ()
    hs9: tuple[str, ...] = ()

    @property
    def area_flows(self) -> tuple[Flow, ...]:
        """Flows of the area files."""
        return self.flows or BOTH

    @property
    def hs9_flows(self) -> tuple[Flow, ...]:
        """Flows of the 9-digit files."""
        return (self.flows or (BOTH if self.all_hs9 else ("import",))) if self.hs9 else ()

    @property
    def all_hs9(self) -> bool:
        """Whether whole releases of 9-digit files are wanted."""
        return ALL in self.hs9


def wanted(wish: Wish, catalogue: Sequence[OfficialFile], listings: Sequence[Link]) -> list[OfficialFile]:
    """The files to download, each once. Raises DownloadError when the number of one that is asked for is not known."""
    files = [file for flow in wish.area_flows for file in _area(wish, flow, catalogue, listings)]
    files += [file for flow in wish.hs9_flows for file in _hs9(wish, flow, listings)]
    return list({file.id: file for file in files}.values())


def lines(files: Iterable[OfficialFile]) -> list[str]:
    """The plan, a line a file: its number, what it is, and where the number is from."""
    return [f"{file.id}  {file.title}; {_known_from(file)}" for file in files]


def _known_from(file: OfficialFile) -> str:
    if not file.listed:
        return UNLISTED
    return f"released {file.released}" if file.released else "listed"


def _area(wish: Wish, flow: Flow, catalogue: Sequence[OfficialFile], listings: Sequence[Link]) -> list[OfficialFile]:
    known = [file for file in catalogue if file.kind == "area" and file.flow == flow]
    links = [_listed(link, catalogue) for link in listings if link.kind == "area"]
    listed = [file for file in links if file and file.flow == flow]
    years = {file.year for file in (*known, *listed) if file.year and file.year <= wish.today.year}
    files = []
    for year in range(wish.from_year, max(wish.from_year, *years) + 1):
        if year not in years:
            reason = "its number is known neither from the listing page nor from files.csv"
            raise DownloadError(title_of("area", flow, year), reason)
        files += _of_year([file for file in listed if file.year == year], [file for file in known if file.year == year])
    return files


def _listed(link: Link, catalogue: Sequence[OfficialFile]) -> OfficialFile | None:
    """A link as a file; what is known of its number counts more than the text beside it. None without a flow or a year."""
    known = next((file for file in catalogue if file.id == link.id), None)
    first, last = link.months or (None, None)
    if known:
        return replace(known, last_month=known.last_month or last, released=link.released, listed=True)
    if link.flow is None or link.year is None:
        return None
    title = title_of("area", link.flow, link.year, (first or 1, last or DECEMBER))
    return OfficialFile("area", link.flow, link.year, first, last, link.id, link.released, title, listed=True)


def _of_year(listed: Sequence[OfficialFile], known: Sequence[OfficialFile]) -> list[OfficialFile]:
    """One file for each part of the year: the newest on the listing page, else the known one."""
    newest_first = sorted(listed, key=lambda file: (file.last_month or 0, file.released or dt.date.min, file.id), reverse=True)
    parts: list[OfficialFile] = []
    for file in (*newest_first, *sorted(known, key=lambda one: one.span, reverse=True)):
        # A new file of a year that has several is one of the last part: its text names the month it goes to at most.
        begins = max((one.span[0] for one in known), default=1) if file.listed and not file.first_month else file.span[0]
        dated = replace(file, first_month=begins)
        if all(dated.span[0] > part.span[1] or dated.span[1] < part.span[0] for part in parts):
            parts.append(dated)
    return sorted(parts, key=lambda file: file.span)


def _hs9(wish: Wish, flow: Flow, listings: Sequence[Link]) -> list[OfficialFile]:
    links = [link for link in listings if link.kind == "hs9" and link.flow in (flow, None)]
    what = title_of("hs9", flow, None)
    if not links:
        raise DownloadError(what, "the listing page has no files")
    newest = max(_release(link) for link in links)
    years = range(min(wish.from_year, newest[0]) if wish.all_hs9 else newest[0], newest[0] + 1)
    found: dict[tuple[int | None, tuple[int, int] | str], Link] = {}
    for link in sorted(links, key=_release, reverse=True):
        if (link.year is None or link.year in years) and (wish.all_hs9 or _meets(link, wish.hs9)):
            found.setdefault((link.year, link.chapters or link.id), link)
    chapters = () if wish.all_hs9 else wish.hs9
    lacking = [code for code in chapters if not any(_meets(link, (code,)) for link in found.values())]
    if not found:
        raise DownloadError(what, f"the listing page has no file of chapters {', '.join(lacking)}")
    if lacking:
        logger.warning("the listing page has no 9-digit file of some chapters; they are left out", flow=flow, chapters=lacking)
    return [_nine_digit(link, flow) for link in sorted(found.values(), key=_place)]


def _place(link: Link) -> tuple[int, tuple[int, int]]:
    return link.year or 0, link.chapters or (0, 0)


def _release(link: Link) -> tuple[int, int, dt.date]:
    return link.year or 0, link.months[1] if link.months else 0, link.released or dt.date.min


def _meets(link: Link, codes: Iterable[str]) -> bool:
    """Whether a file may hold one of the codes; one whose chapters are not known may."""
    if link.chapters is None:
        return True
    first, last = link.chapters
    return any(first <= int(code[:CHAPTER_DIGITS]) <= last for code in codes)


def _nine_digit(link: Link, flow: Flow) -> OfficialFile:
    first, last = link.months or (None, None)
    chapters = f", chapters {link.chapters[0]}–{link.chapters[1]}" if link.chapters else ""
    title = title_of("hs9", flow, link.year, detail=chapters)
    return OfficialFile("hs9", link.flow, link.year, first, last, link.id, link.released, title, listed=True)
