"""The page's own script and style: one file each, under a name that changes with what is in it."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "static"
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
HASH_LENGTH = 12


class Asset(NamedTuple):
    """`name` is that in addresses."""

    name: str
    kind: str
    content: bytes
    packed: bytes


@cache
def asset(file: str) -> Asset:
    """One of the files in `static/`."""
    path = FOLDER / file
    content = path.read_bytes()
    name = f"{path.stem}.{hashlib.sha256(content).hexdigest()[:HASH_LENGTH]}{path.suffix}"
    return Asset(name, TYPES[path.suffix], content, gzip.compress(content, mtime=0))


@cache
def assets() -> dict[str, Asset]:
    """All of them, by their names in addresses."""
    found = (asset(path.name) for path in sorted(FOLDER.iterdir()))
    return {one.name: one for one in found}
