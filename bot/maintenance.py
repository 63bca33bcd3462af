"""`tradebot data …`: build and look after the dataset."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.clock import today
from bot.terminal import streams

if TYPE_CHECKING:
    from bot.ingest.importing import Imported
    from bot.settings import Settings

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse has no public name for it

# What the bundled data have gaps from.
FIRST_YEAR = 2019
NICE, PAUSE = 10, 1.0


def add_commands(data: Commands) -> None:
    """The actions of `tradebot data`."""
    build = data.add_parser("build", help="the compiled facts → the dataset's tables")
    build.add_argument("facts", nargs="?", type=Path, default=Path("../shared/data"), help="the folder of compiled facts")
    build.set_defaults(command=_build)
    data.add_parser("seal", help="take wanted changes of the code tables over into the seal").set_defaults(command=_seal)
    data.add_parser("status", help="release in use, last month, stages, next release").set_defaults(command=_status)
    _add_import(data.add_parser("import", help="official files → a new release of the dataset"))
    _add_refresh(data.add_parser("refresh", help="download what the ministry has published, and import it"))
    diff = data.add_parser("diff", help="what differs between two releases, largest change first")
    diff.add_argument("releases", nargs="*", metavar="A B", help="names or days; else previous and current")
    diff.set_defaults(command=_diff)


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="CSV, plain or packed with gzip or zip; a zip may hold many"
    )
    parser.add_argument("--partners", type=_listed, default=(), help="of the named 9-digit lines: these only, e.g. RU,AU")
    parser.add_argument("--hs", type=_listed, default=(), help="of the named 9-digit lines: those that begin so, e.g. 27,0306")
    parser.add_argument("--year", type=int, help="of an area file that does not say its year")
    parser.add_argument("--released", type=_day, metavar="DATE", help="the day of the release; else today")
    parser.set_defaults(command=_import)


def _add_refresh(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="from_year", type=int, default=FIRST_YEAR, metavar="YEAR", help=f"else {FIRST_YEAR}")
    parser.add_argument("--flows", type=_flows, default=(), help="exports, imports or both; else both")
    parser.add_argument("--hs9", type=_chapters, default=(), help="9-digit files of these chapters, too, e.g. 27,87,03, or all")
    parser.add_argument("--dry-run", action="store_true", help="only say which files")
    parser.set_defaults(command=_refresh)


def _build(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.ingest.build import build
    from bot.ingest.codes.names import build_names
    from bot.ingest.lines.build import build_lines

    build_names(arguments.facts / "codes", settings.data_dir)
    # Lines are held against the annual table, and months and quantities are put together of lines.
    build(arguments.facts, settings.data_dir)
    for year in build_lines((arguments.facts / "estat").glob("*.zip"), settings.data_dir, today()):
        print(year)
    print(f"{build(arguments.facts, settings.data_dir):,} observations in {settings.data_dir}")
    return 0


def _seal(_: argparse.Namespace, settings: Settings) -> int:
    from bot.dataset.seal import seal

    seal(settings.data_dir)
    return 0


def _status(_: argparse.Namespace, settings: Settings) -> int:
    from bot.dataset.release import previous
    from bot.render.notes.stale import stale_note
    from bot.reply import Context, open_engine, reply

    engine = open_engine(settings)
    facts, before = engine.store.facts, previous(settings.data_dir)
    age = (today() - facts.released).days
    print(f"Release in use: {engine.store.release.name}, published {facts.released} ({age} days ago)")
    if before is not None:
        print(f"Before it: {before.name}")
    warning = stale_note(facts, today())
    print(f"{warning.text}\n" if warning else "The data are as new as they can be.\n")
    print(reply(f"/{engine.registry.coverage}", Context(engine)).text)
    return 0


def _import(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.ingest.estat.catalogue import read_catalogue
    from bot.ingest.files.hs9 import Keep
    from bot.ingest.files.incoming import Incoming
    from bot.ingest.importing import import_files

    keep = Keep(tuple(code.upper() for code in arguments.partners), arguments.hs)
    files = [Incoming(path, path.name, year=arguments.year, released=arguments.released) for path in arguments.files]
    numbers = {file.id: file.year for file in read_catalogue(settings.data_dir) if file.year}
    imported = import_files(settings.data_dir, files, today(), keep, numbers)
    _tell(imported)
    _tell_day(imported, arguments.released)
    return 0


def _tell_day(imported: Imported, released: dt.date | None) -> None:
    """Which day the figures count from, where that is not the day that was given: questions as of a day rest on it."""
    day = imported.published.release.name.rpartition("-")[0]
    if released is None:
        streams.complain(f"known from {day} on; if the release is of another day, give it with --released")
    elif day != released.isoformat():
        streams.complain(f"known from {day} on, the day of the data that were there already")


def _refresh(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.dataset.lock import locked
    from bot.ingest.estat.catalogue import read_catalogue
    from bot.ingest.estat.plan import UNLISTED, Wish
    from bot.ingest.estat.site import Patience, Site
    from bot.ingest.files.hs9 import Keep
    from bot.ingest.importing import import_files
    from bot.ingest.refresh import refresh

    # A server that answers from the same machine goes first.
    os.nice(NICE)
    data, day = settings.data_dir, today()
    site = Site(settings.estat_url, Patience(file=settings.download_seconds, pause=0 if _is_own(settings.estat_url) else PAUSE))
    numbers = {file.id: file.year for file in read_catalogue(data) if file.year}
    wish = Wish(day, arguments.from_year, arguments.flows, arguments.hs9)
    keep = Keep(hs=arguments.hs9)
    with locked(data, "refresh"):
        done = refresh(data, site, wish, lambda files: import_files(data, files, day, keep, numbers), dry_run=arguments.dry_run)
    if done.result is None:
        print(*done.plan, sep="\n")
        return 0
    unlisted = [line.split()[0] for line in done.plan if line.endswith(UNLISTED)]
    if unlisted:
        streams.complain(f"not on the listing pages, taken by their known numbers: {', '.join(unlisted)}")
    _tell(done.result)
    return 0


def _is_own(address: str) -> bool:
    """Whether a site is on this machine, where nobody needs to be spared."""
    return urlsplit(address).hostname in {"localhost", "127.0.0.1", "::1"}


def _tell(imported: Imported) -> None:
    for line in imported.told:
        streams.complain(line)
    for year in imported.years:
        print(year.done)
    done = imported.published
    counted = f": {done.added:,} figures new, {done.replaced:,} replaced, {done.unchanged:,} unchanged"
    # Of lines that are on disk alone the years have said it.
    print(f"release {done.release.name}{counted if done.added or done.replaced or done.unchanged else ''}")


def _diff(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.errors import TradebotError
    from bot.ingest.diff import differences

    wanted = tuple(arguments.releases) or ("previous", "current")
    if len(wanted) == 1:
        wanted = (*wanted, "current")
    if len(wanted) > 2:  # noqa: PLR2004 - two releases
        raise TradebotError("two releases are compared, not more")
    found = differences(settings.data_dir, (wanted[0], wanted[1]))
    print(f"{found.names[0]} → {found.names[1]}: {len(found.revised)} figures revised, {found.came:,} new, {found.went:,} gone")
    for one in found.revised:
        print(one)
    return 0


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
