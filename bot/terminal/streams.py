"""The standard streams: legible where they lack a letter; full or closed ones are one line at most, and no traceback."""

from __future__ import annotations

import codecs
import errno
import io
import json
import os
import sys
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

ERRORS = "legible"
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}
# What the program writes in its own words, and old encodings lack.
LOOKALIKES = {
    "−": "-", "–": "-", "—": "-", "‑": "-", "≈": "~", "×": "x", "…": "...", "·": "|", "•": "*", "→": "->", "≤": "<=", "≥": ">=",
    "“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "¥": "JPY", "€": "EUR", "₽": "RUB", "№": "No.",
    "✓": "v", "✗": "x", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ",
}  # fmt: skip


def make_legible() -> None:
    """From now on nothing that is read or written raises for its letters."""
    codecs.register_error(ERRORS, _legible)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors in {"strict", "surrogateescape", "backslashreplace"}:
            stream.reconfigure(errors=ERRORS)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def as_json(told: Mapping[str, Any]) -> str:
    """One JSON object; in ASCII where the output cannot take its letters."""
    text = json.dumps(told, ensure_ascii=False, indent=2)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(told, indent=2)
    return text


def complain(message: object) -> None:
    """Say on stderr what is wrong; where nobody can read that, nothing is said."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(message, file=sys.stderr, flush=True)


def flush() -> None:
    """Write out what waits. Raises OSError: the disk is full, or nobody reads any more."""
    if sys.stdout is not None:
        sys.stdout.flush()


def is_of_output(error: OSError) -> bool:
    """Whether it is a stream that takes nothing more, and no file with a name."""
    return error.filename is None and error.errno in FULL


def let_go() -> None:
    """Have what waits in broken streams vanish, so that the end of the program does not stumble over it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _legible(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_instead, error.object[error.start : error.end])), error.end


def _instead(letter: str) -> str:
    """What looks like it, or the letter without its accent; else its code, so that nothing is taken for something else."""
    if letter in LOOKALIKES:
        return LOOKALIKES[letter]
    plain = "".join(one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one))
    # Not of a fraction or a superscript: 10² is not 102.
    alike = plain.isascii() and (unicodedata.category(letter)[0] in "LP" or unicodedata.category(letter) == "Nd")
    return plain if plain and alike else letter.encode("ascii", "backslashreplace").decode()
