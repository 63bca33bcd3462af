"""The ministry's own files → the lines that are bundled with the dataset."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.dataset.lines import LINES
from bot.dataset.release import BUNDLED, Release
from bot.ingest.files.incoming import Incoming
from bot.ingest.files.known import opened
from bot.ingest.files.unpack import members
from bot.ingest.lines.agree import know_annual
from bot.ingest.lines.grouping import grouped
from bot.ingest.lines.stage import write_lines
from bot.ingest.lines.work import line_years

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from bot.ingest.lines.year import YearDone


def build_lines(zips: Iterable[Path], data: Path, today: dt.date) -> list[YearDone]:
    """Make `lines/` of a dataset anew: the same files give the same bytes, and those that an import of them gives.

    Raises ImportRefusedError, naming file and reason; DataError.
    """
    files = [member for path in sorted(zips) for member in members(Incoming(path, path.name))]
    with tempfile.TemporaryDirectory(prefix="tradebot-") as work, opened(data, Release(BUNDLED, data)) as connection:
        know_annual(connection, (), today)
        made = list(line_years(connection, Path(work), {}, grouped(files)))
        shutil.rmtree(data / LINES, ignore_errors=True)
        write_lines(data / LINES, made)
    return [one.done for one in made]
