"""Pictures made up for what is easily drawn badly: few and many points, gaps, negatives, zeros, an outlier, long names."""

from __future__ import annotations

import math
from collections.abc import Sequence

from bot.render.chart.plot.picture import Kind, Picture, Point, Role, Series, Slot, Unit

BILLION = 10**9
UNIT = Unit("¥ bn", BILLION, 1)
LONG = "Textile yarn, fabrics, made-up articles and related products not elsewhere specified"
COUNTS = (1, 2, 12, 60, 200)


def months(count: int, first: int = 2009 * 12) -> tuple[Slot, ...]:
    return tuple(Slot(f"month {n}", first + n, 1) for n in range(count))


def years(count: int) -> tuple[Slot, ...]:
    return tuple(Slot(f"FY{1990 + n}", (1990 + n) * 12 + 3, 12) for n in range(count))


def ranked(count: int, name: str = "Country") -> tuple[Slot, ...]:
    return tuple(Slot(f"{name} {n}", rank=n + 1) for n in range(count))


def wave(count: int, phase: float = 0.0) -> list[float]:
    """Values between 20 and 220."""
    return [120 + 100 * math.sin(n / 3 + phase) for n in range(count)]


def series(values: Sequence[float | None], name: str = "", role: Role = "", *, estimate: bool = False) -> Series:
    points = tuple(None if v is None else Point(v * BILLION, estimate=estimate) for v in values)
    return Series(name, points, role)


def compared(values: Sequence[float], before: Sequence[float]) -> Series:
    return Series("", tuple(Point(v * BILLION, before=b * BILLION) for v, b in zip(values, before, strict=True)))


def picture(
    kind: Kind,
    slots: tuple[Slot, ...],
    *lines: Series,
    monthly: bool = False,
    title: str = "Imports of LNG from Russia",
    before: str = "",
    whole: float | None = None,
) -> Picture:
    foot = "Source: MoF Trade Statistics (e-Stat); months as first published · data to Mar 2026"
    notes = ("Hatched or dashed: estimates",)
    return Picture(
        kind,
        title,
        "Jan 2009 – Mar 2026 · ¥ bn",
        UNIT,
        slots,
        lines,
        notes,
        foot,
        "en",
        monthly=monthly,
        before=before,
        whole=whole,
    )


def pictures() -> dict[str, Picture]:
    """All of them, by name."""
    found: dict[str, Picture] = {}
    for count in COUNTS:
        lines = (series(wave(count), "Russia"), series(wave(count, 2.0), "Australia"))
        found[f"line of {count}"] = picture("line", months(count), *lines, monthly=True)
        found[f"bars, {min(count, 54)}"] = picture("bar", years(min(count, 54)), series(wave(min(count, 54))))
        found[f"rank of {min(count, 24)}"] = picture(
            "horizontal", ranked(min(count, 24)), series(sorted(wave(min(count, 24)))[::-1])
        )
    negative = [-30.0, 20.0, 0.0, -5.0, None, 40.0, -70.0, 10.0]
    found["bars with negatives and a gap"] = picture("bar", years(8), series(negative, "A"), series(negative[::-1], "B"))
    found["rank with negatives"] = picture("horizontal", ranked(6), series([300, 20, 0, -50, -200, -0.01]))
    found["rank below zero"] = picture("horizontal", ranked(3), series([-3, -20, -50]))
    found["nothing but zeros"] = picture("line", months(20), series([0] * 20, "A"), series([0] * 20, "B"), monthly=True)
    found["bars of zero"] = picture("bar", years(4), series([0, 0, 0, 0]))
    found["rank of zeros"] = picture("horizontal", ranked(2), series([0, 0]))
    found["an outlier"] = picture("bar", years(16), series([5] * 6 + [8000] + [6] * 9))
    outlying = [5.0] * 30 + [90_000.0] + [4.0] * 29
    found["an outlier in a line"] = picture("line", months(60), series(outlying, "A"), series(wave(60), "B"), monthly=True)
    gaps = [value if n % 17 not in (3, 4, 6) else None for n, value in enumerate(wave(60))]
    ended = [*wave(30), *([None] * 30)]
    found["gaps and an end"] = picture("line", months(60), series(gaps, "Russia"), series(ended, "Iran"), monthly=True)
    found["long names in a rank"] = picture("horizontal", ranked(12, LONG), series(wave(12)), title=f"{LONG} from {LONG}")
    many = [series(wave(60, n / 3), f"{LONG} {n}") for n in range(8)]
    found["long names of lines"] = picture("line", months(60), *many, monthly=True)
    level = [series([100 + n / 10] * 24, f"Country {n}") for n in range(8)]
    found["lines that end together"] = picture("line", months(24), *level, monthly=True)
    found["eight bars in a group"] = picture(
        "bar", years(6), *(series(wave(6, n), f"Republic of Somewhere {n}") for n in range(8))
    )
    found["long names in a key"] = picture("bar", years(3), *(series(wave(3, n), f"{LONG} {n}") for n in range(8)))
    parts = [Series(f"Group {n}", tuple(Point(2.0 + n + at) for at in range(5))) for n in range(6)]
    found["parts of a whole"] = picture("stacked", ranked(5), *parts, whole=100.0)
    found["the year before"] = picture("bar", months(24), compared(wave(24), wave(24, 1.0)), monthly=True, before="a year before")
    lump = (*months(4, 2025 * 12), Slot("May–Jun 2025", 2025 * 12 + 4, 2), *months(6, 2025 * 12 + 6))
    lumped = Series("", tuple(Point((100 if slot.months > 1 else 50) * BILLION, lump=slot.months > 1) for slot in lump))
    found["a lump among bars"] = picture("bar", lump, lumped, monthly=True)
    found["a lump among lines"] = picture("line", lump, lumped, series(wave(11), "B"), monthly=True)
    estimated = series(wave(30), "A", estimate=True)
    found["estimates"] = picture("line", months(30), estimated, series(wave(30, 1), "B"), monthly=True)
    flows: tuple[tuple[str, Role], ...] = (
        ("Total", "total"),
        ("Exports", "export"),
        ("Imports", "import"),
        ("Balance", "balance"),
    )
    found["both ways"] = picture("bar", years(16), *(series(wave(16, n), name, role) for n, (name, role) in enumerate(flows)))
    return found
