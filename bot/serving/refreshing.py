"""The refresh of the data by a clock: once a day for a data folder, however many processes serve from it.

It runs as a process of its own, so that answers go on beside it; the new release is then found like any other.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from typing import TYPE_CHECKING

from bot.clock import now
from bot.dataset.release import RELEASES
from bot.logs import get_logger

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings

logger = get_logger(__name__)
COMMAND = (sys.executable, "-m", "bot", "data", "refresh")
CLAIM = "refresh-"
# A download of all files is minutes; what takes longer hangs.
MOST_SECONDS = 3 * 3600.0


async def keep_fresh(settings: Settings) -> None:
    """Refresh at the time of the setting, every day; without one return at once."""
    if settings.refresh is None:
        return
    while True:
        slot = settings.refresh.after(now())
        await asyncio.sleep((slot - now()).total_seconds())
        if claimed(settings.data_dir / RELEASES, slot):
            await refresh()


def claimed(folder: Path, slot: dt.datetime) -> bool:
    """Whether this process is the one that refreshes at a time: the first that makes the file of it."""
    name = f"{CLAIM}{slot.astimezone(dt.UTC):%Y%m%dT%H%M}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).touch(exist_ok=False)
    except FileExistsError:
        return False
    except OSError as error:
        logger.error("the data cannot be refreshed: their folder cannot be written", reason=error.strerror)  # noqa: TRY400 - the reason is all there is to know
        return False
    for old in folder.glob(f"{CLAIM}*"):
        if old.name < name:
            old.unlink(missing_ok=True)
    return True


async def refresh(command: tuple[str, ...] = COMMAND) -> bool:
    """Run the refresh to its end and log what it says; whether it went well."""
    logger.info("refresh begins")
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    try:
        said, _ = await asyncio.wait_for(process.communicate(), MOST_SECONDS)
    except TimeoutError:
        logger.error("refresh was ended: it took too long", seconds=MOST_SECONDS)  # noqa: TRY400 - it ended as it should
        return False
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    lines = said.decode(errors="replace").strip().splitlines()
    if process.returncode:
        logger.error("refresh failed; the data stay as they are", code=process.returncode, said=lines[-1:])
        return False
    logger.info("refreshed", said=lines[-1:])
    return True
