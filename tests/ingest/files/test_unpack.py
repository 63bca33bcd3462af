"""What a file comes in: plain, gzip or zip, three encodings; and everything that is refused in one line."""

from __future__ import annotations

import datetime as dt
import errno
import gzip
import io
import zipfile
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.errors import ImportRefusedError
from bot.ingest.files import unpack
from bot.ingest.files.incoming import Incoming
from bot.ingest.files.unpack import first_lines, unpacked
from bot.ingest.importing import import_files
from tests.ingest.official_files import DATA

TEXT = "Title, 年\r\nExp or Imp,Area,GRAND TOTAL\r\n1,GRAND TOTAL,5\r\n"
ENCRYPTED = 0x1


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as file:
        for name, content in members:
            file.writestr(name, content)
    return packed.getvalue()


def encrypted(content: bytes) -> bytes:
    """A zip that says of its member that a password is needed."""
    packed = bytearray(zipped(("a.csv", content)))
    packed[6] |= ENCRYPTED
    packed[packed.index(b"PK\x01\x02") + 8] |= ENCRYPTED
    return bytes(packed)


def unpacked_text(folder: Path, content: bytes) -> str:
    source = folder / "source"
    source.write_bytes(content)
    return unpacked(Incoming(source, "the file"), folder).read_bytes().decode()


def refusal(folder: Path, content: bytes) -> str:
    with pytest.raises(ImportRefusedError) as refused:
        unpacked_text(folder, content)
    said = str(refused.value)
    assert said.startswith("the file: ")
    assert said.endswith("; nothing was changed")
    assert "\n" not in said
    return said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
@pytest.mark.parametrize(
    "pack",
    [
        bytes,
        gzip.compress,
        lambda content: zipped(("a.csv", content)),
        lambda content: zipped(("folder/", b""), ("folder/a.csv", content)),
    ],
    ids=["plain", "gzip", "zip", "zip with a folder"],
)
def test_every_form_gives_the_same_text(tmp_path: Path, encoding: str, pack: object) -> None:
    assert callable(pack)
    assert unpacked_text(tmp_path, pack(TEXT.encode(encoding))) == TEXT
    assert not (tmp_path / "raw").exists()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_zips_of_any_method_are_read(tmp_path: Path, method: int) -> None:
    assert unpacked_text(tmp_path, zipped(("a.csv", TEXT.encode()), method=method)) == TEXT


def test_a_character_on_the_border_of_two_pieces_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "CHUNK", 3)
    for encoding in ("utf-8", "utf-8-sig", "cp932"):
        assert unpacked_text(tmp_path, TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (gzip.compress(b"", mtime=0), "is empty"),
        (zipped(("a.csv", b"")), "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\r\n \r\n", "is empty"),
        (zipped(), "the zip holds 0 files; one is expected"),
        (zipped(("a.csv", b"1"), ("b.csv", b"2")), "the zip holds 2 files; one is expected"),
        (zipped(("folder/", b"")), "the zip holds 0 files; one is expected"),
        (gzip.compress(TEXT.encode(), mtime=0)[:-12], "cannot be read"),
        (gzip.compress(TEXT.encode(), mtime=0)[:9], "cannot be read"),
        (gzip.compress(TEXT.encode(), mtime=0) + b"rubbish", "cannot be read"),
        (zipped(("a.csv", TEXT.encode()))[:-30], "cannot be read"),
        (encrypted(TEXT.encode()), "cannot be read"),
        (b"PK", "cannot be read"),
        (TEXT.encode("utf-16"), "is neither UTF-8 nor Shift-JIS"),
        (b"1,\x80\x81\xfe,2\r\n", "is neither UTF-8 nor Shift-JIS"),
        (TEXT.encode()[: TEXT.encode().index(b"\xe5") + 1], "is neither UTF-8 nor Shift-JIS"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reason in refusal(tmp_path, content)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_with_damaged_bytes_is_refused(tmp_path: Path, method: int) -> None:
    packed = zipped(("a.csv", TEXT.encode() * 50), method=method)
    for place in range(40, len(packed), 7):
        damaged = packed[:place] + bytes([packed[place] ^ 0x55]) + packed[place + 1 :]
        try:
            assert unpacked_text(tmp_path, damaged) == TEXT * 50
        except ImportRefusedError as refused:
            assert "\n" not in str(refused)


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lambda content: zipped(("a.csv", content))], ids=["plain", "gzip", "zip"])
def test_what_unpacks_without_end_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: object) -> None:
    assert callable(pack)
    monkeypatch.setattr(unpack, "MOST_BYTES", 1 << 20)
    monkeypatch.setattr(unpack, "CHUNK", 1 << 16)
    assert "unpacks to more than 1 MiB" in refusal(tmp_path, pack(b"0" * (3 << 20)))
    assert sum(path.stat().st_size for path in tmp_path.iterdir() if path.name != "source") <= 1 << 20


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(ImportRefusedError, match=r"the file: cannot be read: .+; nothing was changed"):
            unpacked(Incoming(path, "the file"), tmp_path)


def test_a_full_disk_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> bool:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(unpack, "_decoded", full)
    assert "No space left on device" in refusal(tmp_path, TEXT.encode())


def test_first_lines_are_without_their_ends(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_text("a\r\nb\nc", encoding="utf-8", newline="")
    assert first_lines(path, 2) == ["a", "b"]
    assert first_lines(path, 9) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<!DOCTYPE html>\n<html></html>", "is a web page, not a table"),
        (b"a,b,c\n1,2,3\n", "is neither of the ministry's two layouts"),
        (b"\x00\x01\x02" * 100, "is neither of the ministry's two layouts"),
        (b'"' + b"x" * 200_000, "is neither of the ministry's two layouts"),
        (b'Exp or Imp,Area,GRAND TOTAL\r\n1,"' + b"x" * 200_000, ""),
        (b"\xef\xbb\xbf", "is empty"),
    ],
)
def test_what_is_no_table_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, content: bytes, reason: str
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    for path in DATA.iterdir():
        if path.name not in {"releases", "downloads"}:
            (data / path.name).symlink_to(path)
    source = tmp_path / "source.csv"
    source.write_bytes(content)
    monkeypatch.setenv("TRADEBOT_DATA_DIR", str(data))
    assert main(["data", "import", str(source)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("source.csv: ")
    assert reason in line
    with pytest.raises(ImportRefusedError):
        import_files(data, [Incoming(source, "x", kind="hs9")], dt.date(2026, 7, 1))
