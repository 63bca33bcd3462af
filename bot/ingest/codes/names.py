"""Names of HS chapters, headings and subheadings → `codes.parquet`: English, Japanese, and Russian for the chapters.

English is that of the HS 2022, Japanese that of the ministry's export schedule, whose first six digits are international;
Russian is `hs_chapters.csv`, headings that were retired since 2009 are `hs_retired.csv`: both are kept by hand. The same lists
give the same bytes.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from bot.dataset.seal import seal
from bot.errors import DataError

ENGLISH, JAPANESE = "harmonized_system_2022_en.csv", "export_schedule_2025_miyaman.csv"
RUSSIAN, RETIRED = "hs_chapters.csv", "hs_retired.csv"
OUTPUT = "codes.parquet"
FORMAT = "format parquet, parquet_version v2, compression zstd, compression_level 9, row_group_size 30720"
SCRIPT = (Path(__file__).parent / "names.sql").read_text("utf-8")


def build_names(lists: Path, data: Path) -> int:
    """Write the names into `data`, seal it, and return how many codes have one. Raises DataError."""
    sources = {"english": lists / ENGLISH, "japanese": lists / JAPANESE, "russian": data / RUSSIAN, "retired": data / RETIRED}
    with duckdb.connect(config={"threads": 1}) as connection:
        for name, path in sources.items():
            if not path.is_file():
                raise DataError(path, 1, "no such list of codes")
            connection.read_csv(str(path), header=True, all_varchar=True).create(name)
        rows = connection.execute(SCRIPT).fetchall()
        connection.execute("create table named (code varchar, name_en varchar, name_ja varchar, name_ru varchar)")
        connection.executemany("insert into named values (?, ?, ?, ?)", rows)
        connection.execute(f"copy (from named order by code) to '{data / OUTPUT}' ({FORMAT})")
    seal(data)
    return len(rows)
