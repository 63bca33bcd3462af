"""Logs on stderr, as text or as JSON lines, with structlog; the libraries' own records go the same way.

The token and the other secrets are struck out of everything that is written, tracebacks included. What people write is
never logged at INFO.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import sys
import threading
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot.redaction import Redactor

if TYPE_CHECKING:
    from types import TracebackType

    from bot.settings import Settings

# They log every address they call, and the address holds the token; or every value they store; or every step.
TALKATIVE = ("httpx", "httpcore", "aiosqlite", "alembic", "sqlalchemy", "matplotlib", "mcp", "PIL", "pymorphy3")
HASH_LENGTH = 10
MOST_ERRORS, LONGEST_ERROR = 20, 160
# What is kept of an error besides its name. `error` is the number that a person got to quote.
SHOWN = ("reason", "error", "code")
SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
# From the start everything goes through the standard library's loggers: where nothing is set up, nothing is printed.
structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        *SHARED,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
)


@dataclass(frozen=True, slots=True)
class LoggedError:
    """`said` is one line."""

    at: dt.datetime
    said: str


class ErrorLog(logging.Handler):
    """The last errors in bounded memory: what happened and where, for those who look after the bot.

    Kept are the names of events with reasons, the kind of the error, and its number: no words of people, whom a traceback or
    another value might quote.
    """

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._kept: deque[LoggedError] = deque(maxlen=MOST_ERRORS)
        self.redactor = Redactor()

    @property
    def last(self) -> list[LoggedError]:
        """The newest first."""
        return list(reversed(self._kept))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is known of an error that is no text of anybody."""
        # A record of ours is its event with all values; one of a library the pattern of its message, without them.
        event = record.msg if isinstance(record.msg, dict) else {"event": str(record.msg).partition("\n")[0]}
        told = [str(event.get("event", "")), *(f"{name}: {event[name]}" for name in SHOWN if event.get(name) is not None)]
        if record.exc_info and record.exc_info[0] is not None:
            told.append(record.exc_info[0].__name__)
        line = self.redactor.struck(" ".join(f"{record.name}: {', '.join(told)}".split()))
        self._kept.append(LoggedError(dt.datetime.fromtimestamp(record.created, dt.UTC), line[:LONGEST_ERROR]))


# Of this process.
ERRORS = ErrorLog()


class Redacting(logging.Formatter):
    """A formatter whose output never holds one of the secrets: the one filter of all that is logged."""

    def __init__(self, inner: logging.Formatter, redactor: Redactor) -> None:
        super().__init__()
        self._inner = inner
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        """The inner formatter's line, tracebacks included, without the secrets."""
        return self._redactor.struck(self._inner.format(record))


def set_up_logs(settings: Settings, default_level: str = "INFO") -> None:
    """Send all logs to stderr in the chosen form; `default_level` where the settings name none."""
    last: list[structlog.typing.Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if settings.log_format == "json"
        else [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)]
    )
    remove = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    inner = structlog.stdlib.ProcessorFormatter(foreign_pre_chain=SHARED, processors=[remove, *last])
    handler = logging.StreamHandler(sys.stderr)
    redactor = ERRORS.redactor = Redactor(*settings.secrets)
    handler.setFormatter(Redacting(inner, redactor))
    logging.basicConfig(level=settings.log_level or default_level, handlers=[handler, ERRORS], force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def log_what_escapes() -> None:
    """Log what no code has caught, and warnings, instead of having the interpreter print them."""
    logger = logging.getLogger("bot")

    def escaped(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        logger.critical("ended by an error of the program", exc_info=(kind, error, trace))

    sys.excepthook = escaped
    threading.excepthook = lambda of: logger.error("a thread ended by an error", exc_info=of.exc_value)
    sys.unraisablehook = lambda of: logger.error("an error that nobody could catch", exc_info=of.exc_value)
    logging.captureWarnings(capture=True)


def get_logger(name: str) -> structlog.stdlib.BoundLogger:
    """A logger for events with keys and values."""
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return logger


def hashed(chat: int) -> str:
    """A chat in the logs: the same one can be followed, and nobody can be found by it."""
    return hashlib.blake2b(str(chat).encode(), digest_size=HASH_LENGTH // 2).hexdigest()
