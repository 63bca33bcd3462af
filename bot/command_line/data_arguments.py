"""How `tradebot data …` is typed."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from bot.clock import today
from bot.command_line import data as actions

if TYPE_CHECKING:
    Actions = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse has no public name for it

# What the bundled data have gaps from.
FIRST_YEAR = 2019


def add_actions(data: Actions) -> None:
    """The actions of `tradebot data`."""
    build = data.add_parser("build", help="the compiled facts → the dataset's tables")
    build.add_argument("facts", nargs="?", type=Path, default=Path("../shared/data"), help="the folder of compiled facts")
    build.set_defaults(command=actions.build_tables)
    data.add_parser("seal", help="take wanted changes of the code tables over into the seal").set_defaults(
        command=actions.seal_tables
    )
    data.add_parser("status", help="release in use, last month, stages, next release").set_defaults(command=actions.status)
    _add_import(data.add_parser("import", help="official files → a new release of the dataset"))
    _add_refresh(data.add_parser("refresh", help="download what the ministry has published, and import it"))
    diff = data.add_parser("diff", help="what differs between two releases, largest change first")
    diff.add_argument("releases", nargs="*", metavar="A B", help="names or days; else previous and current")
    diff.set_defaults(command=actions.diff)


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="CSV, plain or packed with gzip or zip; a zip may hold many"
    )
    parser.add_argument("--partners", type=_listed, default=(), help="of the named 9-digit lines: these only, e.g. RU,AU")
    parser.add_argument("--hs", type=_listed, default=(), help="of the named 9-digit lines: those that begin so, e.g. 27,0306")
    parser.add_argument("--year", type=int, help="of an area file that does not say its year")
    parser.add_argument("--released", type=_day, metavar="DATE", help="the day of the release; else today")
    parser.set_defaults(command=actions.import_official)


def _add_refresh(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="from_year", type=int, default=FIRST_YEAR, metavar="YEAR", help=f"else {FIRST_YEAR}")
    parser.add_argument("--flows", type=_flows, default=(), help="exports, imports or both; else both")
    parser.add_argument("--hs9", type=_chapters, default=(), help="9-digit files of these chapters, too, e.g. 27,87,03, or all")
    parser.add_argument("--dry-run", action="store_true", help="only say which files")
    parser.set_defaults(command=actions.refresh_release)


def _flows(text: str) -> tuple[str, ...]:
    found = tuple(part.removesuffix("s") for part in _listed(text.lower()))
    if not set(found) <= {"export", "import"}:
        raise argparse.ArgumentTypeError("exports, imports or both, with a comma between them")
    return found


def _chapters(text: str) -> tuple[str, ...]:
    found = _listed(text)
    if found == ("all",):
        return found
    if not all(part.isdecimal() and len(part) in range(2, 10) for part in found):
        raise argparse.ArgumentTypeError(
            "chapters of two digits, or longer beginnings of lines, with commas between them, or all"
        )
    return found


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _day(text: str) -> dt.date:
    day = dt.date.fromisoformat(text)
    if day > today():
        raise argparse.ArgumentTypeError("a day in the future")
    return day
