"""An official file as it came (plain, gzip or zip; UTF-8 with or without a mark, or Shift-JIS) → plain UTF-8 text on disk.

Everything streams, and nothing is written past a limit: a file that unpacks without end ends here.
"""

from __future__ import annotations

import codecs
import gzip
import lzma
import zipfile
import zlib
from contextlib import ExitStack
from dataclasses import replace
from typing import IO, TYPE_CHECKING

from bot.errors import ImportRefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from bot.ingest.files.incoming import Incoming

Readable = IO[bytes] | gzip.GzipFile
MOST_BYTES = 512 * 1024 * 1024
HEAD_BYTES = 4096
CHUNK = 1 << 20
GZIP, ZIP = b"\x1f\x8b", b"PK"
# Which of them a file is in is told by its whole text; CP932 is the Shift-JIS that the ministry's machines write.
ENCODINGS = ("utf-8-sig", "cp932")
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
DAMAGED = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError, RuntimeError)


def members(incoming: Incoming) -> list[Incoming]:
    """The files that one is: those of a zip that holds several, else itself. What cannot be read says so when it is unpacked.

    Raises ImportRefusedError for a zip that unpacks without end.
    """
    try:
        with incoming.path.open("rb") as file:
            if file.read(2) != ZIP:
                return [incoming]
        with zipfile.ZipFile(incoming.path) as packed:
            held = [member for member in packed.infolist() if not member.is_dir()]
    except DAMAGED:
        return [incoming]
    if sum(member.file_size for member in held) > MOST_BYTES:
        raise _too_large(incoming.name)
    names = sorted(member.filename for member in held)
    if len(names) <= 1:
        return [incoming]
    return [replace(incoming, name=f"{incoming.name}/{name.rpartition('/')[2]}", member=name) for name in names]


def head(incoming: Incoming, count: int = 2) -> list[str]:
    """The first lines of a file as it came, of a kilobyte or some at most. Raises ImportRefusedError."""
    try:
        with ExitStack() as stack:
            start = _opened(incoming, stack).read(HEAD_BYTES)
    except DAMAGED as error:
        raise _unreadable(incoming, error) from error
    return start.decode("utf-8-sig", errors="replace").splitlines()[:count]


def unpacked(incoming: Incoming, folder: Path) -> Path:
    """A file of plain UTF-8 in `folder` with the same text. Raises ImportRefusedError, naming the file and the reason."""
    raw = folder / "raw"
    try:
        with ExitStack() as stack, raw.open("wb") as target:
            _copy(_opened(incoming, stack), target, incoming.name)
        return _transcoded(incoming, raw, folder / "text.csv")
    except DAMAGED as error:
        raise _unreadable(incoming, error) from error
    finally:
        raw.unlink(missing_ok=True)


def _unreadable(incoming: Incoming, error: Exception) -> ImportRefusedError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ImportRefusedError(incoming.name, f"cannot be read: {' '.join(reason.split())}")


def _too_large(name: str) -> ImportRefusedError:
    return ImportRefusedError(name, f"unpacks to more than {MOST_BYTES >> 20} MiB")


def _opened(incoming: Incoming, stack: ExitStack) -> Readable:
    file = stack.enter_context(incoming.path.open("rb"))
    start = file.read(2)
    file.seek(0)
    if start == GZIP:
        return stack.enter_context(gzip.open(file))
    if start != ZIP:
        return file
    packed = stack.enter_context(zipfile.ZipFile(file))
    names = [incoming.member] if incoming.member else [member.filename for member in packed.infolist() if not member.is_dir()]
    if len(names) != 1:
        raise ImportRefusedError(incoming.name, f"the zip holds {len(names)} files; one is expected")
    return stack.enter_context(packed.open(names[0]))


def _copy(source: Readable, target: IO[bytes], name: str) -> None:
    written = 0
    while chunk := source.read(CHUNK):
        written += len(chunk)
        if written > MOST_BYTES:
            raise _too_large(name)
        target.write(chunk)
    if not written:
        raise ImportRefusedError(name, "is empty")


def _transcoded(incoming: Incoming, raw: Path, text: Path) -> Path:
    for encoding in ENCODINGS:
        try:
            blank = _decoded(raw, text, encoding)
        except UnicodeDecodeError:
            continue
        if blank:
            raise ImportRefusedError(incoming.name, "is empty")
        return text
    raise ImportRefusedError(incoming.name, "is neither UTF-8 nor Shift-JIS")


def _decoded(raw: Path, text: Path, encoding: str) -> bool:
    """Write the text, and say whether there is nothing in it. Raises UnicodeDecodeError, at a character cut short, too."""
    decoder, blank = codecs.getincrementaldecoder(encoding)(), True
    with raw.open("rb") as source, text.open("w", encoding="utf-8", newline="") as target:
        if source.read(2) in UTF_16:
            raise UnicodeDecodeError(encoding, b"", 0, 1, "UTF-16")
        source.seek(0)
        while chunk := source.read(CHUNK):
            piece = decoder.decode(chunk)
            blank = blank and not piece.strip()
            target.write(piece)
        target.write(decoder.decode(b"", final=True))
    return blank


def first_lines(text: Path, count: int) -> list[str]:
    """The first lines of an unpacked file."""
    with text.open(encoding="utf-8") as file:
        return [line.rstrip("\r\n") for line, _ in zip(file, range(count), strict=False)]
