"""The command line: `tradebot`, the same as `python -m bot`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from bot.command_line.parser import parser
from bot.command_line.servers import SERVERS
from bot.errors import SettingsError, TradebotError
from bot.redaction import Redactor
from bot.terminal import streams

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from bot.settings import Settings

# Nothing here is worth a thread for each core, which the library under the charts would start.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
TUNABLES, ALLOCATION = "GLIBC_TUNABLES", "glibc.malloc.tcache_count=24:glibc.malloc.arena_max=2"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. 0 done; 1 no answer or something is wrong with data or queries; 2 the command or a setting is wrong."""
    streams.make_legible()
    try:
        try:
            return _done(argv)
        finally:
            streams.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough ("| head").
        return 0
    except OSError as error:
        if not streams.is_of_output(error):
            raise
        streams.complain(f"The output cannot be written: {error.strerror}.")
        return 1
    finally:
        streams.let_go()


def _done(argv: Sequence[str] | None) -> int:
    """Run one command, and say what is wrong."""
    arguments = parser().parse_args(argv)
    command: Callable[[argparse.Namespace, Settings], int] = arguments.command
    os.environ.update(ONE_THREAD)
    if command in SERVERS and argv is None:
        # Before all that takes time, since it begins anew.
        _with_fitting_allocation()
    from bot.logs import log_what_escapes, set_up_logs
    from bot.settings import read_settings

    redactor = Redactor()
    try:
        settings = read_settings()
        redactor = Redactor(*settings.secrets)
        # Only a server tells what it does; a command prints its answer and what is wrong.
        set_up_logs(settings, "INFO" if command in SERVERS else "WARNING")
        if argv is None:
            log_what_escapes()
        return command(arguments, settings)
    except SettingsError as error:
        streams.complain(redactor.struck(str(error)))
        return 2
    except TradebotError as error:
        streams.complain(redactor.struck(str(error)))
        return 1
    except KeyboardInterrupt:
        return 130


def _with_fitting_allocation() -> None:
    """Start anew with another setting of the C library, which reads it only at start.

    Planning a query is thousands of small objects: some of each size kept for each thread save a tenth of a query's time; more
    would only hold memory, tens of megabytes with all threads. So would an arena for each thread, and address space.
    """
    if sys.platform == "linux" and TUNABLES not in os.environ:
        os.execve(sys.executable, sys.orig_argv, os.environ | {TUNABLES: ALLOCATION})  # noqa: S606 - the same program


if __name__ == "__main__":
    sys.exit(main())
