"""One official file, whole, on disk: only downloaded where it changed, continued where it was cut."""

from __future__ import annotations

import errno
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import httpx

from bot.clock import JAPAN
from bot.errors import DownloadError
from bot.ingest.estat.cache import Cached, Said
from bot.ingest.estat.site import MEBIBYTE, AgainError, http_time

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    from bot.ingest.estat.catalogue import OfficialFile
    from bot.ingest.estat.deadline import Deadline
    from bot.ingest.estat.site import Site

    Progress = Callable[[int, int | None], None]

OK, PARTIAL, UNCHANGED, GONE, NO_SUCH_RANGE = 200, 206, 304, (404, 410), 416
ADDRESS = "/stat-search/file-download?statInfId={}&fileKind=1"
RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
HEAD_BYTES = 256


class Downloaded(NamedTuple):
    """`modified` is the day, in Japan, that the server says the file is of."""

    path: Path
    modified: dt.date | None


def download(site: Site, file: OfficialFile, data: Path, progress: Progress) -> Downloaded:
    """The file in `data`'s folder of downloads. `progress` is told the bytes so far, and of how many where that is known.

    Raises DownloadError with the file and the reason; an earlier download stays as it was.
    """
    one = _Download(site, file, data, progress)
    try:
        said = site.tried(file.name, one.attempt)
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        if full:
            one.cached.drop()
        reason = "the disk is full" if full else f"cannot be written ({error.strerror or error})"
        raise DownloadError(file.name, reason) from error
    return Downloaded(one.cached.whole, _day(said.last_modified))


class _Download:
    def __init__(self, site: Site, file: OfficialFile, data: Path, progress: Progress) -> None:
        self.cached = Cached(data, file.id)
        self._site, self._name, self._progress = site, file.name, progress
        self._address = ADDRESS.format(file.id)
        self._url = site.base + self._address

    def attempt(self, deadline: Deadline) -> Said:
        """One request, and what the server says of the file that is whole now. Raises AgainError, DownloadError, OSError."""
        had, begun = self.cached.said(self._url), self.cached.begun(self._url)
        with self._site.response(self._name, self._address, _conditions(had, begun), deadline) as response:
            if response.status_code == UNCHANGED and had:
                self.cached.drop()
                return had
            if response.status_code == PARTIAL and begun:
                self._continue(response, begun, deadline)
                return self._finished(begun[1])
            self._refuse(response)
            said = Said(self._url, response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))
            self.cached.begin(said)
            self._receive(response, 0, _length(response), deadline)
        return self._finished(said)

    def _refuse(self, response: httpx.Response) -> None:
        """Raise for what is neither a part that was asked for nor a whole file."""
        status = response.status_code
        if status in (NO_SUCH_RANGE, PARTIAL):
            self.cached.drop()
            raise AgainError("the server has no such part of the file")
        if status != OK:
            raise DownloadError(self._name, "there is no such file (404)" if status in GONE else f"the server answers {status}")

    def _continue(self, response: httpx.Response, begun: tuple[int, Said], deadline: Deadline) -> None:
        size = begun[0]
        found = RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if not found or int(found[1]) != size:
            self.cached.drop()
            raise AgainError("the server sent another part than asked for")
        self._receive(response, size, int(found[2]) if found[2] != "*" else None, deadline)

    def _receive(self, response: httpx.Response, size: int, expected: int | None, deadline: Deadline) -> None:
        """Write what comes after the `size` bytes there are."""
        self._limit(expected or 0)
        try:
            with self.cached.part.open("ab") as part:
                for chunk in response.iter_raw():
                    size += len(chunk)
                    self._limit(size)
                    _write(part, chunk)
                    self._progress(size, expected)
        except httpx.TransportError as error:
            if deadline.passed or expected is None or size >= expected:
                raise
            raise AgainError(f"cut short: {size:,} of {expected:,} bytes came") from error
        if expected is not None and size != expected:
            raise AgainError(f"cut short: {size:,} of {expected:,} bytes came")

    def _limit(self, size: int) -> None:
        if size > (most := self._site.patience.most_bytes):
            self.cached.drop()
            raise DownloadError(self._name, f"is larger than {most // MEBIBYTE} MiB")

    def _finished(self, said: Said) -> Said:
        """The part becomes the file, if it is no web page and not empty."""
        with self.cached.part.open("rb") as part:
            head = part.read(HEAD_BYTES)
        if not head or head.removeprefix(BYTE_ORDER_MARK).lstrip()[:1] == b"<":
            self.cached.drop()
            raise DownloadError(self._name, "is a web page, not a table" if head else "is empty")
        done = replace(said, length=self.cached.part.stat().st_size)
        self.cached.finish(done)
        return done


def _conditions(had: Said | None, begun: tuple[int, Said] | None) -> dict[str, str]:
    """Headers: the rest of the part there is, or the file if it is another than the one there is."""
    if begun:
        size, said = begun
        return {"Range": f"bytes={size}-", "If-Range": said.strong}
    asked = {"If-None-Match": had.etag, "If-Modified-Since": had.last_modified} if had else {}
    return {header: value for header, value in asked.items() if value}


def _length(response: httpx.Response) -> int | None:
    length: str = response.headers.get("Content-Length", "")
    return int(length) if length.isdecimal() else None


def _write(part: BinaryIO, chunk: bytes) -> None:
    part.write(chunk)


def _day(header: str) -> dt.date | None:
    """Last-Modified as a day in Japan."""
    modified = http_time(header)
    return modified.astimezone(JAPAN).date() if modified else None
