"""Everything that the chat tests log, down to DEBUG and in the form a server writes it, is searched for the token at the end."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from bot.logs import Redacting
from tests import emulator as emu

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="package", autouse=True)
def _no_token_in_any_log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    path = tmp_path_factory.mktemp("logs") / "all.log"
    handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    handler.setFormatter(Redacting(logging.Formatter("%(name)s %(message)s"), emu.TEST_TOKEN))
    # The bot's own modules and the libraries that know the token.
    loggers = [logging.getLogger(name) for name in ("bot", "telegram", "aiohttp", "uvicorn", "asyncio")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)
    handler.close()
    text = path.read_text("utf-8")
    assert "getMe" in text
    assert emu.TEST_TOKEN not in text
    assert emu.TEST_TOKEN.partition(":")[2] not in text
