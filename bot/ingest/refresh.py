"""`tradebot data refresh`: what is on e-Stat → files on disk, all of them, → one import. Or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.errors import ImportRefusedError
from bot.ingest.estat.cache import forget
from bot.ingest.estat.catalogue import read_catalogue
from bot.ingest.estat.download import download
from bot.ingest.estat.listings import listed
from bot.ingest.estat.plan import lines, wanted
from bot.ingest.files.incoming import Incoming
from bot.ingest.progress import Bar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from bot.ingest.estat.catalogue import OfficialFile
    from bot.ingest.estat.plan import Wish
    from bot.ingest.estat.site import Site

T = TypeVar("T")


@dataclass(frozen=True)
class Refreshed(Generic[T]):
    """`plan` is a line a file; `result` what the importer made of them, None where only the plan was asked for."""

    plan: list[str]
    result: T | None


def refresh(
    data: Path,
    site: Site,
    wish: Wish,
    importer: Callable[[tuple[Incoming, ...]], T],
    *,
    dry_run: bool = False,
) -> Refreshed[T]:
    """Plan, download everything, import. The importer is called once, with whole files only.

    Raises DownloadError with the file and the reason, DataError for a wrong files.csv, and what the importer raises.
    """
    files = _planned(data, site, wish)
    if dry_run:
        return Refreshed(lines(files), None)
    incoming = _fetched(data, site, files)
    try:
        return Refreshed(lines(files), importer(incoming))
    except ImportRefusedError as refused:
        # Not kept for the next time: the server may mend it without a new mark.
        for one in incoming:
            if one.name == refused.name:
                forget(one.path)
        raise


def _planned(data: Path, site: Site, wish: Wish) -> list[OfficialFile]:
    """The files that a wish needs. Raises DownloadError, DataError."""
    catalogue = read_catalogue(data)
    return wanted(wish, catalogue, listed(site, wish))


def _fetched(data: Path, site: Site, files: Iterable[OfficialFile]) -> tuple[Incoming, ...]:
    """The files on disk, one after the other, with a bar on a terminal. Raises DownloadError at the first one that is not had."""
    return tuple(_fetch(data, site, file) for file in files)


def _fetch(data: Path, site: Site, file: OfficialFile) -> Incoming:
    bar = Bar(file.title)
    try:
        done = download(site, file, data, bar)
    finally:
        bar.clear()
    return Incoming(done.path, file.name, file.flow, file.year, file.released or done.modified, file.kind)
