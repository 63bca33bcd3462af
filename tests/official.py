"""Figures that must come out, from the ministry's tables (thousand yen; tonnes) and from the press releases' changes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One official figure and the questions that must give it."""

    question: str
    period: str
    flow: str
    kyen: int
    yoy: float | None = None
    basis: str = "first_published"
    tonnes: int | None = None
    shown: str = ""


FIGURES = (
    Figure("/fy2024", "FY2024", "export", 336_665_445, -1.18, shown="336.7"),
    Figure("/fy2024", "FY2024", "import", 839_072_064, -12.70, shown="839.1"),
    Figure("/total fy2024", "FY2024", "total", 1_175_737_509, -9.68, shown="1,175.7"),
    Figure("/balance fy2024", "FY2024", "balance", 336_665_445 - 839_072_064, shown="−¥502.4 bn"),
    Figure("/2024", "2024", "export", 327_662_267, -17.16, "revised", shown="327.7"),
    Figure("/imports 2024", "2024", "import", 859_994_146, -16.76, "revised", shown="¥860.0 bn"),
    Figure("/exports 2024-10", "2024-10", "export", 31_469_906, shown="¥31.5 bn"),
    Figure("/imports oct 2024", "2024-10", "import", 76_291_933, shown="¥76.3 bn"),
    Figure("/total 2025-03", "2025-03", "total", 117_296_872, 8.57, shown="117.3"),
    Figure("/total march 2025", "2025-03", "export", 39_507_272, 47.62, shown="+47.6%"),
    Figure("/total 2025-03", "2025-03", "import", 77_789_600, -4.29, shown="−4.3%"),
    Figure("/lng fy2024", "FY2024", "import", 536_102_851, shown="¥536.1 bn"),
    Figure("/lng 2024", "2024", "import", 547_140_373, -6.11, "revised", shown="¥547.1 bn (−6.1%)"),
    Figure("/cars 2024-10", "2024-10", "export", 20_204_463, 64.97, shown="¥20.2 bn (+65.0%)"),
    Figure("/lng 2025-03", "2025-03", "import", 55_025_889, tonnes=638_970, shown="638,970 t"),
    Figure("/lng 2025-05", "2025-05", "import", 43_266_743, tonnes=496_675, shown="496,675 t"),
)

# question, error code, what the message must say, and a suggestion that must be among those offered.
REFUSALS = (
    ("/total 2025-05", "gap", "May–Jun 2025 exists only as one figure", "/total 2025-05..2025-06"),
    ("/coal fy2020", "gap", "Jan–Dec 2020 exists only as one figure", "/coal 2020"),
    ("/fy2026", "not_published", "0 of 12 months", "/total fy2025"),
    ("/lng fy20255", "bad_period", "fy20255", "/lng fy2025"),
    ("/foo", "unknown_word", "foo", "/food"),
    ("", "empty", "commodity", "/lng fy2024"),
    ("/", "empty", "commodity", "/lng fy2024"),
    ("x" * 10_000, "too_long", "10,000 characters", "/lng fy2024"),
    ("lng " * 2_500, "too_long", "10,000 characters", "/lng fy2024"),
    ("🦀", "unknown_word", "🦀", "/lng fy2024"),
    ("/lng 🚢 2024", "unknown_word", "🚢", "/lng fy2024"),
    ("/lng'; drop table observation; --", "unknown_word", "observation", "/lng fy2024"),
    ("select * from observation", "unknown_word", "select", "/lng fy2024"),
)
