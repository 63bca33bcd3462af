"""Nothing that the chat tests log at INFO or above names the token, even before a server's formatter strikes it out.

What is logged at DEBUG is searched as the server writes it: `Process.log`.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from bot.chat.updates import intake
from tests import emulator as emu
from tests.chat.releases import take_over
from tests.copies import little

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = emu.TEST_TOKEN.partition(":")[2]
MARK = "the log of the chat tests is kept"


@pytest.fixture(scope="package", autouse=True)
def _no_token_in_any_log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    path = tmp_path_factory.mktemp("logs") / "all.log"
    handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    handler.setLevel(logging.INFO)
    handler.setFormatter(logging.Formatter("%(name)s %(message)s"))
    # The bot's own modules and the libraries that know the token.
    loggers = [logging.getLogger(name) for name in ("bot", "telegram", "aiohttp", "uvicorn", "asyncio")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    loggers[0].info(MARK)
    yield
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)
    handler.close()
    text = path.read_text("utf-8")
    assert MARK in text
    assert SECRET not in text


@pytest.fixture(scope="package")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset into which April was imported, for `publish`."""
    folder = tmp_path_factory.mktemp("imported")
    data = little(folder)
    take_over(data, folder)
    return data


@pytest.fixture(autouse=True)
def _refusals_fit_into_the_acknowledgement(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine is, a press is answered with its reason; what is acknowledged before has tests of its own."""
    monkeypatch.setattr(intake, "ACKNOWLEDGED_SECONDS", 60.0)
