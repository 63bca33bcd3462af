"""How long a year of 9-digit figures takes to import, and how much memory, beside DuckDB's plain read of the same file.

Part of `make bench`; printed, never asserted. 400,000 rows of 45 columns, made anew; each measured in a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.copies import copied
from tests.ingest.large_file import write

ROWS = 400_000
MEASURED = """
import resource, sys, time
begin = time.perf_counter()
{work}
seconds = time.perf_counter() - begin
print(f"{{seconds:.1f}} s, peak {{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}} MB")
"""
READ = """
import duckdb
duckdb.execute("create table plain as from read_csv(?)", [sys.argv[1]])"""
IMPORT = """
from bot.__main__ import main
assert main(["data", "import", sys.argv[1]]) == 0"""


def measured(work: str, file: Path, data: Path) -> str:
    """What a process says that does the work on the file, its last line."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED.format(work=work), str(file)],
        env={"PATH": "/usr/bin:/bin", "TRADEBOT_DATA_DIR": str(data)},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()[-1]


def main() -> None:
    """Print one line each."""
    with tempfile.TemporaryDirectory() as folder:
        data = copied(Path(folder))
        file = Path(folder, "2024.csv")
        write(file, ROWS)
        size = file.stat().st_size // 1_000_000
        print(f"a 9-digit year of {ROWS:,} rows, {size} MB")
        print(f"  import, checked and published: {measured(IMPORT, file, data)}")
        print(f"  plain read into a table:       {measured(READ, file, data)}")


if __name__ == "__main__":
    main()
