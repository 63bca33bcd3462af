"""A stand-in for e-Stat on this machine: listing pages and files with ETag, Last-Modified and ranges, and faults on request.

    with serving({"000040448151": b"…"}, area="<html>…", hs9="<html>…") as estat:
        estat.faults["000040448151"] = [Status(500)]
        … estat.url … estat.requests …

Faults of a file are used up one a request, from the first on; `Always` stays. Ends with the `with` block.
"""

from __future__ import annotations

import contextlib
import email.utils
import hashlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

AREA, HS9 = "000001013137", "000001013141"
MODIFIED = "Tue, 28 Apr 2026 23:50:00 GMT"
LONGEST_LORIS = 10.0


@dataclass(frozen=True)
class Status:
    """An answer without the file."""

    code: int
    retry_after: str | None = None


@dataclass(frozen=True)
class Cut:
    """The connection ends after so many bytes, although more were announced."""

    after: int


@dataclass(frozen=True)
class Instead:
    """Other bytes than the file's: a web page, nothing."""

    body: bytes


@dataclass(frozen=True)
class Redirect:
    """To an address, absolute or relative."""

    to: str


@dataclass(frozen=True)
class Loris:
    """A byte now and then, of the body or already of the headers."""

    every: float = 0.02
    headers: bool = False


@dataclass(frozen=True)
class Announced:
    """A Content-Length of its own."""

    length: int


@dataclass(frozen=True)
class Part:
    """Where a part is asked for, one that begins elsewhere or is shorter."""

    begin: int
    length: int


@dataclass(frozen=True)
class Plain:
    """The file without ETag, Last-Modified, Content-Length and ranges."""


@dataclass(frozen=True)
class Always:
    """A fault that does not pass."""

    fault: Fault


Fault = Status | Cut | Instead | Redirect | Loris | Announced | Part | Plain | Always


@dataclass(frozen=True)
class Asked:
    """A request: its path with the query, and its headers by small letters."""

    path: str
    headers: dict[str, str]
    at: float

    @property
    def file(self) -> str | None:
        found = parse_qs(urlsplit(self.path).query).get("statInfId")
        return found[0] if found and "file-download" in self.path else None


@dataclass
class Estat:
    """What is served, and what was asked for. `pages` are listing pages by a part of their address, the longest match first."""

    files: dict[str, bytes]
    pages: dict[str, str] = field(default_factory=dict)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    modified: str = MODIFIED
    requests: list[Asked] = field(default_factory=list)
    url: str = ""

    def etag(self, file: str) -> str:
        return f'"{hashlib.sha256(self.files[file]).hexdigest()[:16]}"'

    def fault(self, name: str) -> Fault | None:
        faults = self.faults.get(name)
        if not faults:
            return None
        return first.fault if isinstance(first := faults[0], Always) else faults.pop(0)

    def downloads(self, file: str | None = None) -> list[Asked]:
        return [asked for asked in self.requests if asked.file and file in (None, asked.file)]


@contextlib.contextmanager
def serving(files: dict[str, bytes], area: str | None = None, hs9: str | None = None) -> Iterator[Estat]:
    pages = {f"tstat={table}": page for table, page in ((AREA, area), (HS9, hs9)) if page is not None}
    estat = Estat(dict(files), pages)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"estat": estat}))
    # Connections that are served slowly do not hold the test up: they end with it.
    server.daemon_threads = True
    server.block_on_close = False
    estat.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield estat
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


class _Handler(BaseHTTPRequestHandler):
    estat: Estat
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.close_connection = True
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.path, headers, time.monotonic())
        self.estat.requests.append(asked)
        with contextlib.suppress(ConnectionError):
            if asked.file:
                self._file(asked.file, headers)
            else:
                self._page()

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""

    def _page(self) -> None:
        matching = sorted((part for part in self.estat.pages if part in self.path), key=len)
        if (fault := self.estat.fault(matching[-1] if matching else "")) is not None:
            self._faulty(fault, b"", {})
        elif matching:
            self._send(200, self.estat.pages[matching[-1]].encode(), {"Content-Type": "text/html; charset=UTF-8"})
        else:
            self._send(404, b"<html>404</html>", {"Content-Type": "text/html"})

    def _file(self, file: str, headers: dict[str, str]) -> None:
        body, fault = self.estat.files.get(file), self.estat.fault(file)
        if body is None:
            self._send(404, b"<html>no such file</html>", {})
            return
        marks = {"ETag": self.estat.etag(file), "Last-Modified": self.estat.modified, "Content-Type": "text/csv"}
        if headers.get("if-none-match") == marks["ETag"] and fault is None:
            self._send(304, b"", marks)
            return
        status = 200
        begin = headers.get("range", "").removeprefix("bytes=").partition("-")[0]
        if begin and headers.get("if-range") in (marks["ETag"], marks["Last-Modified"]) and int(begin) < len(body):
            marks["Content-Range"] = f"bytes {begin}-{len(body) - 1}/{len(body)}"
            status, body = 206, body[int(begin) :]
        if fault is None:
            self._send(status, body, marks)
        else:
            self._faulty(fault, body, marks, status)

    def _faulty(self, fault: Fault, body: bytes, marks: dict[str, str], status: int = 200) -> None:
        if isinstance(fault, Status):
            self._send(fault.code, b"<html>busy</html>", {"Retry-After": fault.retry_after} if fault.retry_after else {})
        elif isinstance(fault, Redirect):
            self._send(302, b"", {"Location": fault.to})
        elif isinstance(fault, Instead):
            self._send(200, fault.body, {"Content-Type": "text/csv"})
        elif isinstance(fault, Plain):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)
        elif isinstance(fault, Part):
            span = f"bytes {fault.begin}-{fault.begin + fault.length - 1}/"
            total = marks.get("Content-Range", "").rpartition("/")[2]
            self._send(206, body[: fault.length], {**marks, "Content-Range": span + total})
        elif isinstance(fault, Loris):
            self._slowly(fault, body, marks)
        else:
            length = fault.length if isinstance(fault, Announced) else len(body)
            self._send(status, body[: fault.after] if isinstance(fault, Cut) else body, marks, length)

    def _slowly(self, fault: Loris, body: bytes, marks: dict[str, str]) -> None:
        self.send_response(200)
        for name, value in {**marks, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        if fault.headers:
            self.flush_headers()
            body = b"X-Slow: " + b"x" * len(body)
        else:
            self.end_headers()
        end = time.monotonic() + LONGEST_LORIS
        for at in range(len(body)):
            if time.monotonic() > end:
                return
            self.wfile.write(body[at : at + 1])
            time.sleep(fault.every)

    def _send(self, status: int, body: bytes, headers: dict[str, str], length: int | None = None) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body) if length is None else length))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)


def http_date(timestamp: float) -> str:
    """For `modified`."""
    return email.utils.formatdate(timestamp, usegmt=True)


def listing(rows: dict[str, str]) -> str:
    """A page in e-Stat's form: the text beside each file by its number."""
    articles = "".join(
        f'<article class="stat-dataset_list-item"><ul class="stat-dataset_list-detail">'
        f'<li><span class="stat-sp">Table number</span><span></span></li>'
        f'<li><a href="/en/stat-search/files?page=1&amp;stat_infid={file}" class="stat-link_text">{text}</a></li>'
        f'<li><a href="/stat-search/file-download?statInfId={file}&amp;fileKind=1" class="stat-dl_icon" data-file_type="CSV">'
        f"<span>CSV</span></a></li></ul></article>"
        for file, text in rows.items()
    )
    return f'<!DOCTYPE html><html lang="en"><body><nav>2009 2010 Exports Imports</nav><div>{articles}</div></body></html>'
