from __future__ import annotations

import math
from itertools import combinations

import pytest

from bot.engine.engine import Engine
from bot.render.chart.paint import measure_of
from bot.render.chart.plot.build import plot
from bot.render.chart.plot.picture import Picture
from bot.render.chart.scene.axis import Scale
from bot.render.chart.scene.canvas import pieces
from bot.render.chart.scene.compose import compose
from bot.render.chart.scene.end_labels import spread
from bot.render.chart.scene.shapes import TALLEST_CANVAS, WIDTH, Area, Box, Dot, Scene, Stroke, Text, extent
from bot.render.chart.scene.theme import THEMES, contrast
from bot.speech import LANGUAGES, Lang
from tests.render.pictures import pictures

PICTURES = pictures()
QUESTIONS = (
    "/months lng russia australia usa 2023..2026-03",
    "/total fy2010..fy2025",
    "/rank lng fy2024",
    "/rank russia fy2024",
    "/rank russia imports fy2024 top 60",
    "/months total 2009..2026-03",
    "/months coal russia 2024-04..2025-12",
    "/months lng china russia australia usa malaysia qatar oman png brunei indonesia 2015..2026-03",
    "/lng fy2024",
    "/total 2026",
    "/ytd cars",
    "/balance fy2024",
    "/share lng fy2024",
    "/share lng fy2010..fy2025",
    "/share lng coal fish 2024",
    "/share lng russia australia usa fy2022..fy2024",
    "/share russia imports",
    "/price lng australia russia 2025-01 2025-02 2025-03 2025-04",
    "/price crab 2025 usd",
    "/compare cars car_parts machinery fy2024",
    "/compare lng coal oil russia australia fy2022..fy2024",
    "/compare total fy2019..fy2024",
    "/lng 2023..2025 by quarter",
)
# Letters stand nearer to each other than the boxes around whole lines.
TOUCHING = 3.0


def scene_of(shown: Picture) -> Scene:
    return compose(shown, THEMES["light"], measure_of(shown.lang))


def texts_of(scene: Scene) -> list[Text]:
    return [mark for mark in scene.marks if isinstance(mark, Text) and mark.text]


def overlap(one: Area, other: Area) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > TOUCHING and down > TOUCHING


def check_texts(scene: Scene, lang: Lang) -> None:
    """Every text is on the canvas, and none is over another."""
    measure = measure_of(lang)
    placed = [(text, extent(text, measure)) for text in texts_of(scene)]
    for text, area in placed:
        assert area.left >= 0, text
        assert area.top >= 0, text
        assert area.right <= WIDTH, text
        assert area.bottom <= scene.height, text
    for (one, first), (other, second) in combinations(placed, 2):
        assert not overlap(first, second), (one, other)


def check_figures(scene: Scene, shown: Picture) -> None:
    """Every figure is drawn once or more, and none that is not there."""
    drawn: set[tuple[int, int]] = set()
    for mark in scene.marks:
        if isinstance(mark, Stroke):
            drawn |= set(mark.of)
        elif isinstance(mark, (Box, Dot)) and mark.of:
            drawn.add(mark.of)
    assert drawn == {(s, n) for s, one in enumerate(shown.series) for n, point in enumerate(one.points) if point}


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_made_up_pictures_are_in_order(name: str) -> None:
    shown = PICTURES[name]
    scene = scene_of(shown)
    check_texts(scene, "en")
    check_figures(scene, shown)
    assert scene.height <= TALLEST_CANVAS


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_are_in_order(engine: Engine, question: str, lang: Lang) -> None:
    answer = engine.answer(engine.resolve(engine.parse(question)))
    shown = plot(answer, engine.store.facts, lang)
    scene = scene_of(shown)
    check_texts(scene, lang)
    check_figures(scene, shown)
    downwards = sorted(texts_of(scene), key=lambda text: (text.y, text.x))
    written = "".join("".join(text.text for text in downwards).split())
    for said in (shown.title, shown.subtitle, shown.foot, *shown.notes):
        assert "".join(said.split()) in written


def test_values_are_true_to_scale() -> None:
    scale = Scale.around([3.0, 487.0], Area(0.0, 100.0, 500.0, 600.0))
    assert scale.ticks == (0.0, 100.0, 200.0, 300.0, 400.0, 500.0)
    assert scale.y(0.0) == 600.0
    assert scale.y(500.0) == 100.0
    assert scale.y(250.0) == 350.0


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ([1.0, 12.4], 0.0, 12.5),
        ([-70.0, 40.0], -75.0, 50.0),
        ([0.0, 0.0], 0.0, 1.0),
        ([-3.0, -50.0], -50.0, 0.0),
        ([0.003], 0.0, 0.003),
    ],
)
def test_ticks_are_round_and_reach_around_all_values(values: list[float], low: float, high: float) -> None:
    scale = Scale.around(values, Area(0.0, 0.0, 100.0, 100.0))
    assert scale.ticks[0] == pytest.approx(low)
    assert scale.ticks[-1] == pytest.approx(high)
    steps = {round(other - one, 9) for one, other in zip(scale.ticks, scale.ticks[1:], strict=False)}
    assert len(steps) == 1


def test_bars_begin_at_zero_and_are_as_long_as_their_figures() -> None:
    bars = {mark.of: mark for mark in scene_of(PICTURES["rank with negatives"]).marks if isinstance(mark, Box) and mark.of}
    unit = bars[0, 0].width / 300
    assert bars[0, 4].width == pytest.approx(200 * unit)
    assert bars[0, 4].x + bars[0, 4].width == pytest.approx(bars[0, 0].x)
    assert bars[0, 2].width == 0.0
    upright = {
        mark.of: mark for mark in scene_of(PICTURES["bars with negatives and a gap"]).marks if isinstance(mark, Box) and mark.of
    }
    assert upright[0, 5].height == pytest.approx(2 * upright[0, 1].height)
    assert upright[0, 5].y + upright[0, 5].height == pytest.approx(upright[0, 6].y)
    assert (0, 4) not in upright


def test_lines_break_where_a_figure_is_missing() -> None:
    shown = PICTURES["gaps and an end"]
    missing = {n for n, point in enumerate(shown.series[0].points) if point is None}
    strokes = [mark for mark in scene_of(shown).marks if isinstance(mark, Stroke) and mark.of and mark.of[0][0] == 0]
    assert len(strokes) > 3
    for stroke in strokes:
        slots = [slot for _, slot in stroke.of]
        assert slots == list(range(slots[0], slots[-1] + 1))
        assert not missing & set(slots)
    alone = {mark.of for mark in scene_of(shown).marks if isinstance(mark, Dot)}
    assert (0, 5) in alone


def test_estimates_are_hatched_or_dashed() -> None:
    strokes = [mark for mark in scene_of(PICTURES["estimates"]).marks if isinstance(mark, Stroke) and mark.of]
    assert {mark.dashed for mark in strokes if mark.of[0][0] == 0} == {True}
    assert {mark.dashed for mark in strokes if mark.of[0][0] == 1} == {False}


def test_a_lump_spans_its_months_at_their_mean_and_is_not_written_at() -> None:
    scene = scene_of(PICTURES["a lump among bars"])
    bars = {mark.of: mark for mark in scene.marks if isinstance(mark, Box) and mark.of}
    assert bars[0, 4].height == pytest.approx(bars[0, 0].height)
    assert bars[0, 4].width == pytest.approx(2 * bars[0, 0].width, rel=0.05)
    assert sum(text.text == "50.0" for text in texts_of(scene)) == 10
    lines = scene_of(PICTURES["a lump among lines"])
    spans = [mark for mark in lines.marks if isinstance(mark, Box) and mark.of == (0, 4)]
    assert len(spans) == 1
    assert not [mark for mark in lines.marks if isinstance(mark, Stroke) and (0, 4) in mark.of]


def test_a_lone_series_needs_no_name_and_several_are_named_at_their_ends() -> None:
    named = [text.text for text in texts_of(scene_of(PICTURES["lines that end together"]))]
    assert [text for text in named if text.startswith("Country")] == [f"Country {n} {100 + n / 10:.1f}" for n in range(7, -1, -1)]


def test_labels_are_spread_around_where_they_belong() -> None:
    assert spread([(10, 20), (50, 20)], 0, 200) == [10, 50]
    assert spread([(50, 20), (50, 20)], 0, 200) == [40, 60]
    assert spread([(-9, 20), (0, 20)], 0, 200) == [0, 20]
    assert spread([(20, 20), (190, 20), (195, 20)], 0, 200) == [20, 160, 180]


def test_japanese_breaks_behind_particles_only() -> None:
    assert pieces("ロシア・米国からの液化天然ガスの輸入") == ["ロシア・", "米国からの", "液化天然ガスの", "輸入"]
    assert pieces("Imports of LNG") == ["Imports ", "of ", "LNG"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_stand_out_from_the_background(theme: str) -> None:
    colors = THEMES["dark" if theme == "dark" else "light"]
    assert contrast("#ffffff", "#000000") == pytest.approx(21.0)
    assert contrast(colors.ink, colors.background) >= 7
    assert contrast(colors.grey, colors.background) >= 4.5
    assert min(contrast(color, colors.background) for color in colors.palette) >= 3
    assert len(set(colors.palette)) == 8


# How people see colours, in linear light, who do not see green, or red (Viénot, Brettel and Mollon 1999).
BLIND = {"green": (0.29275, 0.02234), "red": (0.11238, -0.00401)}


def seen(color: str, blind: str) -> tuple[float, float]:
    """Yellow and blue, the two that are left, as lightness."""
    red, green, blue = ((int(color[at : at + 2], 16) / 255) ** 2.2 for at in (1, 3, 5))
    part, mixed = BLIND[blind]
    yellow = part * red + (1 - part) * green
    return yellow**0.45, max(0.0, blue + mixed * (green - red)) ** 0.45


@pytest.mark.parametrize("blind", sorted(BLIND))
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_are_told_apart_without_red_or_green(theme: str, blind: str) -> None:
    palette = THEMES["dark" if theme == "dark" else "light"].palette
    for count, least in ((4, 0.25), (6, 0.1)):
        for one, other in combinations(palette[:count], 2):
            assert math.dist(seen(one, blind), seen(other, blind)) > least, (one, other)


def test_amounts_are_in_the_unit(engine: Engine) -> None:
    answer = engine.answer(engine.resolve(engine.parse("/rank lng fy2024")))
    written = {text.text for text in texts_of(scene_of(plot(answer, engine.store.facts, "en")))}
    rows = answer.rows
    assert rows[2].value_jpy == 536_102_851 * 1000
    assert {"Russia", "536.1", "8.7%", "−8.7%", "3"} <= written


@pytest.mark.parametrize(
    ("question", "lang", "labels"),
    [
        ("/total fy2010..fy2025", "ja", [f"{year}" for year in range(10, 26)]),
        ("/lng fy2018..fy2025", "ja", [f"{year}年度" for year in range(2018, 2026)]),
        ("/total fy2010..fy2025", "ru", [f"{year}" for year in range(10, 26)]),
        ("/price coal 2009..2020", "en", [f"{year}" for year in range(2009, 2021)]),
        ("/lng 2023..2025 by quarter", "ja", ["1～3", "4～6", "7～9", "10～12"] * 3),
        ("/lng 2022..2025 by quarter", "ru", ["I кв.", "II кв.", "III кв.", "IV кв."] * 4),
    ],
)
def test_every_period_of_an_axis_is_named(engine: Engine, question: str, lang: Lang, labels: list[str]) -> None:
    shown = plot(engine.answer(engine.resolve(engine.parse(question))), engine.store.facts, lang)
    found = [text.text for text in texts_of(scene_of(shown)) if text.anchor == "center"]
    assert [text for text in found if text in labels] == labels
    check_texts(scene_of(shown), lang)
