"""What `tradebot data …` does: build and look after the dataset."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.clock import today
from bot.terminal import streams

if TYPE_CHECKING:
    import argparse
    import datetime as dt

    from bot.ingest.importing import Imported
    from bot.settings import Settings

NICE, PAUSE = 10, 1.0


def build_tables(arguments: argparse.Namespace, settings: Settings) -> int:
    """The compiled facts → the dataset's tables."""
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


def seal_tables(_: argparse.Namespace, settings: Settings) -> int:
    """Take wanted changes of the code tables over into the seal."""
    from bot.dataset.seal import seal

    seal(settings.data_dir)
    return 0


def status(_: argparse.Namespace, settings: Settings) -> int:
    """Tell the release in use, its age, and what it holds."""
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


def import_official(arguments: argparse.Namespace, settings: Settings) -> int:
    """Official files → a new release. Raises TradebotError."""
    from bot.ingest.estat.catalogue import known_years
    from bot.ingest.files.hs9 import Keep
    from bot.ingest.files.incoming import Incoming
    from bot.ingest.importing import import_files

    keep = Keep(tuple(code.upper() for code in arguments.partners), arguments.hs)
    files = [Incoming(path, path.name, year=arguments.year, released=arguments.released) for path in arguments.files]
    imported = import_files(settings.data_dir, files, today(), keep, known_years(settings.data_dir))
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


def refresh_release(arguments: argparse.Namespace, settings: Settings) -> int:
    """Download what is new, and import it. Raises TradebotError."""
    from bot.dataset.lock import locked
    from bot.ingest.estat.catalogue import known_years
    from bot.ingest.estat.plan import UNLISTED, Wish
    from bot.ingest.estat.site import Patience, Site
    from bot.ingest.files.hs9 import Keep
    from bot.ingest.importing import import_files
    from bot.ingest.refresh import refresh

    # A server that answers from the same machine goes first.
    os.nice(NICE)
    data, day = settings.data_dir, today()
    site = Site(settings.estat_url, Patience(file=settings.download_seconds, pause=0 if _is_own(settings.estat_url) else PAUSE))
    numbers = known_years(data)
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


def diff(arguments: argparse.Namespace, settings: Settings) -> int:
    """Tell what differs between two releases. Raises TradebotError."""
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
