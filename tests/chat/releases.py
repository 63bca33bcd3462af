"""A release that a running bot finds: April is imported into a copy, and taken over from there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.ingest.official_files import area_file

if TYPE_CHECKING:
    from pathlib import Path


def publish(imported: Path, data: Path) -> None:
    """Take the release of another dataset over, as an import does: whole, then the pointer in one step."""
    shutil.copytree(imported / "releases", data / "releases", ignore=shutil.ignore_patterns("current"))
    shutil.copy(imported / "releases" / "current", data / "releases" / "next")
    (data / "releases" / "next").replace(data / "releases" / "current")


def take_over(data: Path, folder: Path) -> None:
    """Import April in a process of its own; its files are made in the folder."""
    files = [folder / f"{flow}.csv" for flow in ("export", "import")]
    for path in files:
        path.write_bytes(area_file(2026, path.stem, 4))
    command = [sys.executable, "-m", "bot", "data", "import", *map(str, files)]
    subprocess.run(command, env={"PATH": "/usr/bin:/bin", "TRADEBOT_DATA_DIR": str(data)}, check=True, stdout=subprocess.DEVNULL)
