"""Files in the ministry's exact layouts, made from the bundled figures: full size, with chosen figures changed.

Months that the dataset holds only together are split evenly, or so that the months' totals come out where these are known; months
to come are those of the year before.
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
def figures(year: int, flow: str, areas: tuple[str, ...] = ()) -> Table:
    """Thousand yen by area label, goods label and month: every month of a year of the bundled data, lumps split.

    `areas` are those that are not left out.
    """
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
    rows = [row for row in rows if row[0] in (areas or row)]
    table: Table = {(area, goods, first): value for area, goods, first, last, value in rows if first == last}
    lumps = [row for row in rows if row[2] < row[3]]
    lumped = {(area, goods, month) for area, goods, first, last, _ in lumps for month in range(first, last + 1)}
    known = dict(table)
    for area, goods, first, last, value in lumps:
        span = range(first, last + 1)
        own = [_known_below(known, lumped, (area, goods, month), flow) for month in span]
        weights = [_left(known, lumped, (area, TOTAL, month), flow) for month in span]
        # Months before a lump were revised since: what is left of it for the others may be nothing.
        parts = _split(max(value - sum(own), 0), weights)
        for month, below, part in zip(span, own, parts, strict=True):
            table[area, goods, month] = below + part
    return table


def _known_below(known: Table, lumped: set[tuple[str, str, int]], section: tuple[str, str, int], flow: str) -> int:
    """The items of a section that are known by month where the section is not."""
    area, goods, month = section
    return sum(
        known.get((area, item, month), 0)
        for item, whole in sections(flow).items()
        if whole == goods and item != goods and (area, item, month) not in lumped
    )


def _left(known: Table, lumped: set[tuple[str, str, int]], total: tuple[str, str, int], flow: str) -> int:
    """What a month's total leaves for all that is known only together; where it is not known itself months are alike."""
    area, _, month = total
    if total not in known:
        return 1
    whole = set(sections(flow).values()) - {TOTAL}
    apart = sum(known.get((area, section, month), 0) for section in whole if (area, section, month) not in lumped)
    below = sum(
        _known_below(known, lumped, (area, section, month), flow) for section in whole if (area, section, month) in lumped
    )
    return max(known[total] - apart - below, 0)


def _split(value: int, weights: list[int]) -> list[int]:
    """In parts as large as their weights, to the last thousand yen."""
    weights = weights if sum(weights) else [1] * len(weights)
    upto = [value * sum(weights[: n + 1]) // sum(weights) for n in range(len(weights))]
    return [one - before for one, before in zip(upto, [0, *upto], strict=False)]


def months(year: int, flow: str, last: int, areas: tuple[str, ...] = ()) -> Table:
    """The same up to a month, negatives evened out within the section; what is not in the data yet is as a year before."""
    table = dict(figures(year, flow, areas))
    before = figures(year - 1, flow, areas)
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
    year: int,
    flow: str,
    last: int = 12,
    changes: Changes | None = None,
    *,
    title: str | None = None,
    first: int = 1,
    areas: tuple[str, ...] = (),
) -> bytes:
    """An area file: a title, a block for each month, one for the year to date; `areas` are those that are not left out."""
    table = {key: value for key, value in months(year, flow, last, areas).items() if key[2] >= first}
    for key, more in (changes or {}).items():
        if key[0] in (areas or key):
            table[key] += more
    named = list(dict.fromkeys(area for area, _, _ in table))
    goods = ["GRAND TOTAL", *sorted({label for _, label, _ in table} - {"GRAND TOTAL"})]
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\r\n")
    out.writerow([f"{TITLE} {year}" if title is None else title])
    spans = [*((month,) for month in range(first, last + 1)), tuple(range(first, last + 1))]
    for span in spans:
        out.writerow(["Exp or Imp", "Area", *goods])
        for area in named:
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
