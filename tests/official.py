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
    Figure("/lng 2024", "2024", "import", 547_140_373, -6.11, "revised", shown="¥547.1 bn, −6.1% yoy"),
    Figure("/cars 2024-10", "2024-10", "export", 20_204_463, 64.97, shown="¥20.2 bn, +65.0% yoy"),
    Figure("/lng 2025-03", "2025-03", "import", 55_025_889, tonnes=638_970, shown="638,970 t"),
    Figure("/lng 2025-05", "2025-05", "import", 43_266_743, tonnes=496_675, shown="496,675 t"),
    # Plain sums over the ministry's nine-digit files: months of 2019 and 2020 are fixed.
    Figure("/imports 2020-03", "2020-03", "import", 112_092_545, basis="fixed", shown="¥112.1 bn"),
    Figure("/imports fy2019", "FY2019", "import", 1_537_698_786, basis="fixed", shown="¥1.54 trn"),
    Figure("/lng 2019-08", "2019-08", "import", 31_718_650, basis="fixed", tonnes=583_253, shown="583,253 t"),
    Figure("/coal fy2019", "FY2019", "import", 241_811_318, basis="fixed", tonnes=20_636_731, shown="20,636,731 t"),
    Figure("/mineral_fuels fy2019", "FY2019", "import", 1_053_997_736, basis="fixed"),
    Figure("/lng 2018", "2018", "import", 358_032_241, basis="revised", tonnes=6_673_244),
    Figure("/lng 2020", "2020", "import", 250_463_774, basis="revised", tonnes=6_140_408),
    Figure("/lng 2024", "2024", "import", 547_140_373, basis="revised", tonnes=5_683_753, shown="5,683,753 t"),
)


@dataclass(frozen=True)
class Volume:
    """One quantity that must come out, and the value it belongs to where that is a sum over the nine-digit files, too."""

    question: str
    quantity: int
    unit: str
    kyen: int | None = None


# Plain sums over the ministry's nine-digit files of 2009-2020, by another program; behind them the ministry's own tables.
VOLUMES = (
    Volume("/coal australia fy2018", 114_623_181, "t", 1_728_051_597),
    Volume("/coal australia fy2015", 124_664_053, "t", 1_222_973_352),
    Volume("/coal australia 2020-04", 9_239_716, "t", 103_921_756),
    Volume("/coal australia 2020-04..2020-12", 75_221_733, "t", 710_004_818),
    Volume("/crude oil saudi arabia 2012", 70_245_866, "kl", 4_023_280_831),
    Volume("/petroleum spirits korea fy2019", 5_681_350, "kl", 246_501_897),
    Volume("/iron ore brazil 2019", 31_480_775, "t", 334_835_623),
    Volume("/imports motor vehicles germany 2016", 129_709, "units", 543_825_608),
    Volume("/fish russia 2019", 115_483_757, "kg", 121_058_825),
    Volume("/imports integrated circuits taiwan 2020", 10_920_950_659, "pieces", 1_145_408_815),
    # Grams are summed before they are rounded: 563,451,304.711 kg and 5,606,744.921 kg.
    Volume("/imports nonferrous metals russia 2018", 563_451_305, "kg", 257_689_142),
    Volume("/imports medical products germany 2019", 5_606_745, "kg", 521_353_423),
    # Crude oil by origin and the world's table.
    Volume("/crude oil russia 2021", 5_241_993, "kl"),
    Volume("/crude oil russia 2022", 2_287_100, "kl"),
    Volume("/crude oil russia 2023", 118_874, "kl"),
    Volume("/crude oil russia 2024", 0, "kl"),
    Volume("/crude oil russia 2025", 95_299, "kl"),
    Volume("/crude oil world 2022", 158_909_101, "kl", 13_452_744_809),
    Volume("/coal world 2025", 161_721_530, "t", 3_343_559_423),
    Volume("/lng world 2024", 65_892_628, "t", 6_233_225_240),
    # Tonnes of the table are kilograms here.
    Volume("/fish world 2024", 1_877_569_000, "kg"),
)

# question, error code, what the message must say, and a suggestion that must be among those offered.
REFUSALS = (
    ("/total 2025-05", "gap", "May–Jun 2025 exists only as one figure", "/total 2025-05..2025-06"),
    ("/cars fy2020", "gap", "Jan–Dec 2020 exists only as one figure", "/cars 2020"),
    ("/fy2026", "not_published", "0 of 12 months", "/total fy2025"),
    ("/lng fy20255", "bad_period", "fy20255", "/lng fy2025"),
    ("/koal", "unknown_word", "koal", "/coal"),
    ("", "empty", "commodity", "/lng fy2024"),
    ("/", "empty", "commodity", "/lng fy2024"),
    ("x" * 10_000, "too_long", "10,000 characters", "/lng fy2024"),
    ("lng " * 2_500, "too_long", "10,000 characters", "/lng fy2024"),
    ("🦀", "unknown_word", "🦀", "/lng fy2024"),
    ("/lng 🚢 2024", "unknown_word", "🚢", "/lng fy2024"),
    ("/lng'; drop table observation; --", "unknown_word", "observation", "/lng fy2024"),
    ("select * from observation", "unknown_word", "select", "/lng fy2024"),
)
