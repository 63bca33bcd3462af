"""Downloads against a server that does everything wrong that can be done wrong, one thing a test."""

from __future__ import annotations

import datetime as dt
import errno
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clock import now
from bot.errors import DownloadError
from bot.ingest.estat import download as module
from bot.ingest.estat.catalogue import OfficialFile, title_of
from bot.ingest.estat.download import download
from bot.ingest.estat.site import Patience, Site
from bot.ingest.progress import Bar, drawn
from tests.ingest.estat_server import (
    Always,
    Announced,
    Cut,
    Estat,
    Instead,
    Loris,
    Part,
    Plain,
    Redirect,
    Status,
    http_date,
    serving,
)

ID = "000040369342"
FILE = OfficialFile("area", "export", 2024, 1, 12, ID, title=title_of("area", "export", 2024))
BODY = b"Exp or Imp,Area,GRAND TOTAL\n" + b"1,RUSSIA,327662267\n" * 10_000
QUICK = Patience(attempts=3, first_wait=0.001, longest_wait=2, pause=0, read=2, file=5, most_bytes=10_000_000)


@pytest.fixture
def estat() -> Iterator[Estat]:
    with serving({ID: BODY}) as server:
        yield server


def had(estat: Estat, data: Path, patience: Patience = QUICK) -> bytes:
    return download(Site(estat.url, patience), FILE, data, lambda *_: None).path.read_bytes()


def refused(estat: Estat, data: Path, patience: Patience = QUICK) -> str:
    with pytest.raises(DownloadError) as caught:
        had(estat, data, patience)
    text = str(caught.value)
    assert text.startswith(f"exports 2024, area × principal commodity (file {ID}): ")
    assert text.endswith("; nothing was changed")
    assert "\n" not in text
    return caught.value.reason


def names(data: Path) -> set[str]:
    return {path.name for path in (data / "downloads").glob("*")}


def test_a_file_is_had_whole_and_politely(estat: Estat, tmp_path: Path) -> None:
    done = download(Site(estat.url, QUICK), FILE, tmp_path, lambda *_: None)
    assert done.path == tmp_path / "downloads" / f"{ID}.csv"
    assert done.path.read_bytes() == BODY
    # 28 April, 23:50 in Greenwich, is the 29th in Japan.
    assert done.modified == dt.date(2026, 4, 29)
    assert names(tmp_path) == {f"{ID}.csv", f"{ID}.json"}
    asked = estat.requests[0]
    assert asked.path == f"/stat-search/file-download?statInfId={ID}&fileKind=1"
    assert asked.headers["user-agent"].startswith("tradebot/")
    assert asked.headers["accept-encoding"] == "identity"


def test_a_file_that_did_not_change_is_not_sent_again(estat: Estat, tmp_path: Path) -> None:
    had(estat, tmp_path)
    again = download(Site(estat.url, QUICK), FILE, tmp_path, lambda *_: None)
    assert again.path.read_bytes() == BODY
    assert again.modified == dt.date(2026, 4, 29)
    assert estat.requests[1].headers["if-none-match"] == estat.etag(ID)
    assert estat.requests[1].headers["if-modified-since"] == estat.modified
    estat.files[ID] = BODY + b"1,CHINA,1\n"
    assert had(estat, tmp_path) == BODY + b"1,CHINA,1\n"


def test_a_damaged_or_foreign_download_is_not_relied_upon(estat: Estat, tmp_path: Path) -> None:
    had(estat, tmp_path)
    whole = tmp_path / "downloads" / f"{ID}.csv"
    whole.write_bytes(BODY[:-1])
    assert had(estat, tmp_path) == BODY
    said = whole.with_suffix(".json")
    said.write_text(json.dumps({**json.loads(said.read_text()), "url": "https://elsewhere.example/"}))
    had(estat, tmp_path)
    said.write_text("{")
    had(estat, tmp_path)
    assert not any("if-none-match" in asked.headers for asked in estat.requests)


def test_no_such_file(estat: Estat, tmp_path: Path) -> None:
    del estat.files[ID]
    assert refused(estat, tmp_path) == "there is no such file (404)"
    assert len(estat.requests) == 1


def test_an_error_of_the_server_passes(estat: Estat, tmp_path: Path) -> None:
    estat.faults[ID] = [Status(500), Status(503)]
    assert had(estat, tmp_path) == BODY
    assert len(estat.requests) == 3


def test_an_error_of_the_server_stays(estat: Estat, tmp_path: Path) -> None:
    estat.faults[ID] = [Always(Status(500))]
    assert refused(estat, tmp_path) == "the server answers 500"
    assert len(estat.requests) == QUICK.attempts


def test_other_answers_are_not_tried_again(estat: Estat, tmp_path: Path) -> None:
    estat.faults[ID] = [Always(Status(403))]
    assert refused(estat, tmp_path) == "the server answers 403"
    assert len(estat.requests) == 1


def test_the_server_says_how_long_to_wait(estat: Estat, tmp_path: Path) -> None:
    estat.faults[ID] = [Status(429, "1"), Status(429, http_date(int(now().timestamp()) - 60))]
    assert had(estat, tmp_path) == BODY
    assert estat.requests[1].at - estat.requests[0].at >= 1
    assert estat.requests[2].at - estat.requests[1].at < 0.5


def test_nobody_waits_for_an_hour(estat: Estat, tmp_path: Path) -> None:
    estat.faults[ID] = [Always(Status(429, "3600"))]
    assert refused(estat, tmp_path) == "the server answers 429; the server asks to wait 3600 s"
    assert len(estat.requests) == 1


def test_a_cut_download_is_continued(estat: Estat, tmp_path: Path) -> None:
    estat.faults[ID] = [Cut(1000), Cut(500)]
    assert had(estat, tmp_path) == BODY
    assert [asked.headers.get("range") for asked in estat.requests] == [None, "bytes=1000-", "bytes=1500-"]
    assert estat.requests[1].headers["if-range"] == estat.etag(ID)
    assert names(tmp_path) == {f"{ID}.csv", f"{ID}.json"}


def test_a_cut_download_is_continued_by_the_next_run(estat: Estat, tmp_path: Path) -> None:
    estat.faults[ID] = [Cut(1000), Cut(0), Cut(0)]
    assert refused(estat, tmp_path) == f"cut short: 1,000 of {len(BODY):,} bytes came"
    assert names(tmp_path) == {f"{ID}.part", f"{ID}.part.json"}
    assert had(estat, tmp_path) == BODY
    assert estat.requests[-1].headers["range"] == "bytes=1000-"


def test_a_file_that_changed_meanwhile_is_begun_anew(estat: Estat, tmp_path: Path) -> None:
    estat.faults[ID] = [Cut(1000), Cut(0), Cut(0)]
    refused(estat, tmp_path)
    estat.files[ID] = BODY.replace(b"RUSSIA", b"CHINA")
    assert had(estat, tmp_path) == BODY.replace(b"RUSSIA", b"CHINA")


def test_another_part_than_asked_for(estat: Estat, tmp_path: Path) -> None:
    estat.faults[ID] = [Cut(1000), Part(900, 500)]
    assert had(estat, tmp_path) == BODY
    assert "range" not in estat.requests[2].headers


def test_less_than_the_rest(estat: Estat, tmp_path: Path) -> None:
    estat.faults[ID] = [Cut(1000), Part(1000, 500)]
    assert had(estat, tmp_path) == BODY
    assert estat.requests[2].headers["range"] == "bytes=1500-"


def test_a_part_that_was_not_asked_for(estat: Estat, tmp_path: Path) -> None:
    estat.faults[ID] = [Part(0, 500)]
    assert had(estat, tmp_path) == BODY


def test_a_failed_download_leaves_the_earlier_one(estat: Estat, tmp_path: Path) -> None:
    had(estat, tmp_path)
    estat.files[ID] = BODY.replace(b"RUSSIA", b"CHINA")
    for fault in (Cut(1000), Status(500), Instead(b"<html>"), Instead(b""), Redirect("http://example.org/")):
        estat.faults[ID] = [Always(fault)]
        refused(estat, tmp_path)
        assert (tmp_path / "downloads" / f"{ID}.csv").read_bytes() == BODY


def test_fewer_bytes_than_announced(estat: Estat, tmp_path: Path) -> None:
    estat.faults[ID] = [Always(Announced(len(BODY) + 5))]
    assert refused(estat, tmp_path).startswith("cut short: ")


def test_a_file_without_length_or_marks(estat: Estat, tmp_path: Path) -> None:
    estat.faults[ID] = [Plain(), Plain()]
    done = download(Site(estat.url, QUICK), FILE, tmp_path, lambda *_: None)
    assert done.path.read_bytes() == BODY
    assert done.modified is None
    had(estat, tmp_path)
    assert "if-none-match" not in estat.requests[1].headers


def test_a_web_page_is_no_table(estat: Estat, tmp_path: Path) -> None:
    page = "<!DOCTYPE html><title>メンテナンス</title>"
    for body in (page.encode("cp932"), b"\xef\xbb\xbf" + page.encode(), b"\r\n  " + page.encode()):
        estat.faults[ID] = [Instead(body)]
        assert refused(estat, tmp_path) == "is a web page, not a table"
        assert names(tmp_path) == set()


def test_an_empty_file(estat: Estat, tmp_path: Path) -> None:
    estat.files[ID] = b""
    assert refused(estat, tmp_path) == "is empty"


def test_another_site_is_not_followed(estat: Estat, tmp_path: Path) -> None:
    port = int(estat.url.rpartition(":")[2])
    for target, shown in {
        "http://example.org/file.csv": "http://example.org",
        f"https://127.0.0.1:{port}/": f"https://127.0.0.1:{port}",
        f"http://127.0.0.1:{port + 1}/": f"http://127.0.0.1:{port + 1}",
        "//localhost/": "http://localhost",
    }.items():
        estat.faults[ID] = [Redirect(target)]
        assert refused(estat, tmp_path) == f"redirected to another site ({shown}), which is not followed"
    assert len(estat.requests) == 4


def test_the_same_site_is_followed(estat: Estat, tmp_path: Path) -> None:
    path = f"/stat-search/file-download?statInfId={ID}&fileKind=1&again=1"
    estat.faults[ID] = [Redirect(path), Redirect(estat.url + path)]
    assert had(estat, tmp_path) == BODY
    assert [asked.path for asked in estat.requests[1:]] == [path, path]


def test_going_round_in_circles(estat: Estat, tmp_path: Path) -> None:
    estat.faults[ID] = [Always(Redirect(f"/stat-search/file-download?statInfId={ID}"))]
    assert refused(estat, tmp_path) == "redirected more than 5 times"
    assert len(estat.requests) == 6


@pytest.mark.parametrize("headers", [False, True])
def test_a_server_that_sends_a_byte_now_and_then(estat: Estat, tmp_path: Path, headers: bool) -> None:
    estat.faults[ID] = [Always(Loris(headers=headers))]
    begun = time.monotonic()
    assert refused(estat, tmp_path, Patience(attempts=3, first_wait=0.001, pause=0, file=0.5)) == "not had whole within 0.5 s"
    assert time.monotonic() - begun < 2


def test_too_large(estat: Estat, tmp_path: Path) -> None:
    small = Patience(attempts=2, first_wait=0.001, pause=0, most_bytes=1024 * 1024)
    estat.faults[ID] = [Announced(1024 * 1024 + 1)]
    assert refused(estat, tmp_path, small) == "is larger than 1 MiB"
    estat.files[ID] = BODY * 10
    estat.faults[ID] = [Plain()]
    assert refused(estat, tmp_path, small) == "is larger than 1 MiB"
    assert names(tmp_path) == set()


def test_nobody_is_there(tmp_path: Path) -> None:
    with serving({}) as gone:
        pass
    assert refused(gone, tmp_path).startswith("the connection failed (")


def test_the_disk_is_full(estat: Estat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    had(estat, tmp_path)
    estat.files[ID] = BODY * 2

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module, "_write", full)
    assert refused(estat, tmp_path) == "the disk is full"
    assert (tmp_path / "downloads" / f"{ID}.csv").read_bytes() == BODY
    assert names(tmp_path) == {f"{ID}.csv", f"{ID}.json"}


def test_a_folder_that_cannot_be_written(estat: Estat, tmp_path: Path) -> None:
    (tmp_path / "downloads").write_text("not a folder")
    assert refused(estat, tmp_path).startswith("cannot be written (")


def test_there_is_a_pause_between_files(estat: Estat, tmp_path: Path) -> None:
    site = Site(estat.url, Patience(pause=0.2))
    for _ in range(2):
        download(site, FILE, tmp_path, lambda *_: None)
    assert estat.requests[1].at - estat.requests[0].at >= 0.2


def test_a_bar_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    Bar("exports 2024")(50, 100)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    bar = Bar("exports 2024")
    bar(2_500_000, 10_000_000)
    bar.clear()
    assert capsys.readouterr().err == "\r\x1b[Kexports 2024  [######..................] 2.5 MB of 10.0\r\x1b[K"
    assert drawn("exports 2024", 2_500_000, None) == "exports 2024  2.5 MB"
