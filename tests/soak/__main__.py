"""`make soak`: every scenario, or those named. Ends with 1 when something is wrong.

`--size 0.1` runs a tenth of each: for a look, not for a release.
"""

from __future__ import annotations

import argparse
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from tests.soak import away, busy_day, database, kills, post_kills, rapid_kills, release_day, replicas

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.soak.result import Result

SCENARIOS: dict[str, Callable[[float], Result]] = {
    "busy_day": busy_day.run,
    **kills.SCENARIOS,
    "rapid_kills": rapid_kills.run,
    "away_polling": partial(away.run, "polling"),
    "away_webhook": partial(away.run, "webhook"),
    "database": partial(database.run, 1),
    "database_replicas": partial(database.run, 3),
    "replicas": replicas.run,
    "two_against_one": replicas.against_one,
    "post_kills_sqlite": partial(post_kills.run, "SQLite"),
    "post_kills_postgres": partial(post_kills.run, "PostgreSQL"),
    "release_day": release_day.run,
}


def main() -> int:
    """Run, print what was found, and say what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("scenarios", nargs="*", metavar="SCENARIO", help=", ".join(SCENARIOS))
    parser.add_argument("--size", type=float, default=1.0, help="1 for a release, less for a look")
    arguments = parser.parse_args()
    if unknown := set(arguments.scenarios) - SCENARIOS.keys():
        parser.error(f"no such scenario: {', '.join(sorted(unknown))}")
    failed = False
    for name, run in SCENARIOS.items():
        if arguments.scenarios and name not in arguments.scenarios:
            continue
        begin = time.monotonic()
        result = run(arguments.size)
        print(f"{result.table()}\n({time.monotonic() - begin:.0f} s)\n", flush=True)
        for line in result.wrong:
            print(f"{name}: {line}", file=sys.stderr)
        failed |= bool(result.wrong)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
