"""Files in the ministry's exact layouts, made from the bundled figures: full size, with chosen figures changed.

Months that the dataset holds only together are split evenly; months to come are those of the year before.
"""

from __future__ import annotations

import csv
import functools
import io
from pathlib import Path

import duckdb

from bot.ingest.files.header import HEADER, MONTHS

DATA = Path(__file__).parents[2] / "data"
FLOW_NUMBERS = {"export": "1", "import": "2"}
TOTAL = "GRAND TOTAL"
TITLE = "Value by Area and Principal Commodity"

# (area label, goods label, month) → thousand yen that are added.
Changes = dict[tuple[str, str, int], int]
Table = dict[tuple[str, str, int], int]


@functools.cache
def figures(year: int, flow: str) -> Table:
    """Thousand yen by area label, goods label and month: every month of a year of the bundled data, lumps split."""
    rows = duckdb.execute(
        """
        select p.mof_label, if($flow = 'export', c.export_label, c.import_label),
               month(first_month), month(last_month), value_kyen
        from read_parquet($folder || '/observations.parquet') o
        join read_csv($folder || '/partners.csv', all_varchar = true) p on p.code = o.partner
        join read_csv($folder || '/commodities.csv', all_varchar = true) c on c.code = o.commodity
        where series = 'monthly' and flow = $flow and year(first_month) = $year""",
        {"flow": flow, "year": year, "folder": str(DATA)},
    ).fetchall()
    table: Table = {}
    for area, goods, first, last, value in rows:
        each = value // (last - first + 1)
        for month in range(first, last + 1):
            table[area, goods, month] = each if month < last else value - each * (last - first)
    return table


def months(year: int, flow: str, last: int) -> Table:
    """The same up to a month, negatives evened out within the section; what is not in the data yet is as a year before."""
    table = dict(figures(year, flow))
    before = figures(year - 1, flow)
    for area, goods, month in before:
        if month <= last and (area, goods, month) not in table:
            table[area, goods, month] = before[area, goods, month]
    table = {key: value for key, value in table.items() if key[2] <= last}
    for key in [key for key, value in table.items() if value < 0 and key[1] != TOTAL]:
        _even_out(table, key, sections(flow))
    for area, goods, month in [key for key in table if key[1] == TOTAL]:
        table[area, goods, month] = sum(table[area, section, month] for section in set(sections(flow).values()) - {TOTAL})
    return table


def _even_out(table: Table, key: tuple[str, str, int], section_of: dict[str, str]) -> None:
    """Bundled months are differences and may be negative; a file's are not: take it from another month of the area."""
    area, goods, month = key
    less = -table[key]
    other = next(m for m in range(1, 13) if table.get((area, goods, m), 0) >= less)
    for what in dict.fromkeys((goods, section_of.get(goods, goods))):
        table[area, what, month] += less
        table[area, what, other] -= less


@functools.cache
def sections(flow: str) -> dict[str, str]:
    """The section that an item is in, by label; a section is in itself; parts of items are not here."""
    return dict(
        duckdb.execute(
            """
            select if($flow = 'export', c.export_label, c.import_label), if($flow = 'export', s.export_label, s.import_label)
            from read_csv($folder || '/commodities.csv', all_varchar = true) c
            join read_csv($folder || '/commodities.csv', all_varchar = true) s
                on s.code = if(c.level = 'section', c.code, c.parent) and s.level = 'section'""",
            {"flow": flow, "folder": str(DATA)},
        ).fetchall()
    )


def area_file(
    year: int, flow: str, last: int = 12, changes: Changes | None = None, *, title: str | None = None, first: int = 1
) -> bytes:
    """An area file: a title, a block for each month, one for the year to date."""
    table = {key: value for key, value in months(year, flow, last).items() if key[2] >= first}
    for key, more in (changes or {}).items():
        table[key] += more
    areas = list(dict.fromkeys(area for area, _, _ in table))
    goods = ["GRAND TOTAL", *sorted({label for _, label, _ in table} - {"GRAND TOTAL"})]
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\r\n")
    out.writerow([f"{TITLE} {year}" if title is None else title])
    spans = [*((month,) for month in range(first, last + 1)), tuple(range(first, last + 1))]
    for span in spans:
        out.writerow(["Exp or Imp", "Area", *goods])
        for area in areas:
            out.writerow([FLOW_NUMBERS[flow], area, *(sum(table[area, label, month] for month in span) for label in goods)])
    return text.getvalue().encode()


def consistent(changes: Changes, flow: str) -> Changes:
    """The same changes with what they do to the section, the total and the world, so that the file adds up."""
    whole: Changes = {}
    for (area, goods, month), more in changes.items():
        for where in dict.fromkeys((area, "GRAND TOTAL")):
            for what in dict.fromkeys((goods, sections(flow).get(goods, goods), "GRAND TOTAL")):
                whole[where, what, month] = whole.get((where, what, month), 0) + more
    return whole


def hs9_file(
    year: int, lines: dict[tuple[str, str], dict[int, tuple[int, int]]], flow: str = "import", unit: str = "KG"
) -> bytes:
    """A 9-digit file: (line, customs code) → month → (quantity 2, thousand yen)."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\r\n")
    out.writerow(HEADER)
    for (hs9, country), by_month in lines.items():
        cells = [(0, *by_month.get(month, (0, 0))) for month in range(1, len(MONTHS) + 1)]
        totals = [sum(cell[n] for cell in cells) for n in range(3)]
        own = "MT" if hs9 == "271111000" else unit
        out.writerow([FLOW_NUMBERS[flow], year, f"'{hs9}'", country, "  ", own, *totals, *(n for cell in cells for n in cell)])
    return text.getvalue().encode()
