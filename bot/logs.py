"""Logs on stderr, as text or as JSON lines. The token is struck out of everything that is written, tracebacks included."""

from __future__ import annotations

import json
import logging
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings

TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
STRUCK_OUT = "<token>"
# They log every address they call, and the address holds the token.
TALKATIVE = ("httpx", "httpcore")


class Redacting(logging.Formatter):
    """A formatter whose output never holds the secret."""

    def __init__(self, inner: logging.Formatter, secret: str) -> None:
        super().__init__()
        self._inner = inner
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        """The inner formatter's line, without the secret."""
        text = self._inner.format(record)
        return text.replace(self._secret, STRUCK_OUT) if self._secret else text


class JsonLines(logging.Formatter):
    """One JSON object a record."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, logger, message, and the traceback where there is one."""
        entry = {
            "time": self.formatTime(record),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


def set_up_logs(settings: Settings) -> None:
    """Send all logs to stderr in the chosen form."""
    secret = settings.token.get_secret_value() if settings.token else ""
    inner = JsonLines() if settings.log_format == "json" else logging.Formatter(TEXT)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(inner, secret))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
