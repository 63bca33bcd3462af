"""Memory that is not needed now, back to the system."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

MAPS = Path("/proc/self/maps")
# What nobody can have changed in memory: programs, and files that are only read.
UNCHANGED = {"r-xp", "r--s"}
DONTNEED = 4  # of madvise


def give_back() -> None:
    """What was freed, and the C library keeps for the next who wants as much: behind what takes tens of megabytes for a moment.

    It takes a millisecond. Elsewhere than with glibc nothing is kept.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def let_go_of_files() -> None:
    """Pages of libraries and dictionaries, most of which only the start has read: what is needed again is mapped again.

    Loading a dictionary of a hundred megabytes touches half of it, and questions need a tenth of that.
    """
    if sys.platform != "linux":
        return
    madvise = ctypes.CDLL(None).madvise
    madvise.argtypes = [ctypes.c_size_t, ctypes.c_size_t, ctypes.c_int]
    for mapping in MAPS.read_text("utf-8").splitlines():
        addresses, changing, _, _, _, *path = mapping.split(maxsplit=5)
        if changing in UNCHANGED and path and path[0].startswith("/"):
            first, last = (int(address, 16) for address in addresses.split("-"))
            madvise(first, last - first, DONTNEED)
