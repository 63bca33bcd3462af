"""SVGs: the shapes of the scene at their places, and every figure to be pointed at, with its row in words and in codes."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from bot.engine.answer import Answer
from bot.engine.engine import Engine
from bot.engine.row import SHARE_COLUMNS, Row
from bot.errors import ChartError
from bot.render.chart.draw import draw_svg
from bot.render.chart.paint import measure_of
from bot.render.chart.scene.compose import compose
from bot.render.chart.scene.shapes import WIDTH, Box, Dot, Stroke, Text
from bot.render.chart.scene.theme import THEMES
from bot.render.chart.svg.drawn import crowded, hatches
from bot.render.chart.svg.element import svg
from bot.render.phrases.quantities.figures import Figures
from bot.render.phrases.stages import STAGES
from bot.speech import LANGUAGES, Lang, speaking, tr
from bot.words.numbers import part
from tests.render.chart.test_plot import answer_to, picture_of
from tests.render.pictures import pictures

Element = ET.Element
SPACE = "{http://www.w3.org/2000/svg}"
SHAPES = {"rect", "polyline", "circle", "text", "path"}
# What a strict page would not let in, or what would meet the same of another chart there.
UNWANTED = re.compile(r'<style|<script|<a |<foreignObject|<image|\sstyle=|\sclass=|\sid=|\son\w+=|href=|url\(|javascript:|"http')


def parsed(text: str) -> Element:
    return ET.fromstring(text)  # noqa: S314 - our own


def listed(root: Element) -> list[Element]:
    return root.findall(f"{SPACE}g[@role='list']/{SPACE}g[@role='listitem']")


def title(element: Element) -> str:
    return element.findtext(f"{SPACE}title") or ""


def figures_of(answer: Answer, lang: Lang) -> list[tuple[Row, str]]:
    """The rows of an answer, each with its figure as texts and tables write it."""
    with speaking(lang):
        if answer.verb.header.chart == "parts":
            columns = [(row, getattr(row, name)) for row in answer.rows for name in SHARE_COLUMNS]
            return [(row, part(value)) for row, value in columns if value is not None]
        figures = Figures(answer, one_unit=True)
        return [(row, figures.text(row)) for row in answer.rows if figures.of(row) is not None]


@pytest.fixture(scope="module")
def answers(engine: Engine) -> dict[str, Answer]:
    """Those to the first examples of every verb with a chart."""
    drawn = [verb.header for verb in engine.verbs.values() if verb.header.chart != "none"]
    return {example: answer_to(engine, example) for header in drawn for example in header.example[:1]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_row_of_every_verb_can_be_pointed_at_and_read(engine: Engine, answers: dict[str, Answer], lang: Lang) -> None:
    read = 0
    for question, answer in answers.items():
        try:
            marks = listed(parsed(draw_svg(answer, engine.store.facts, lang)))
        except ChartError:
            continue
        told: dict[tuple[str | None, ...], list[str]] = {}
        for mark in marks:
            codes = tuple(mark.get(f"data-{name}") for name in ("period", "flow", "partner", "commodity"))
            told.setdefault(codes, []).append(title(mark))
        rows = figures_of(answer, lang)
        for row, figure in rows:
            texts = told.get((row.period, row.flow, row.partner, row.commodity), [])
            # Of many rows the first are drawn.
            if len(marks) >= len(rows) or texts:
                assert any(figure in text for text in texts), (question, figure, texts)
                assert not row.stage or any(said(row.stage, lang) in text for text in texts), (question, texts)
                read += 1
    assert read > 60


def said(stage: str, lang: Lang) -> str:
    with speaking(lang):
        return tr(STAGES[stage])


def test_codes_are_those_of_the_row(engine: Engine) -> None:
    """Imports of LNG from Russia, March 2025, in the ministry's table: ¥55,025,889k."""
    root = parsed(draw_svg(answer_to(engine, "/chart lng russia australia usa 2023..2026-03"), engine.store.facts))
    (mark,) = [one for one in listed(root) if one.get("data-period") == "2025-03" and one.get("data-partner") == "RU"]
    assert {key.removeprefix("data-"): value for key, value in mark.attrib.items() if key.startswith("data-")} == {
        "line": "0",
        "slot": "26",
        "value": "55025889000",
        "unit": "JPY",
        "period": "2025-03",
        "flow": "import",
        "partner": "RU",
        "commodity": "lng",
        "basis": "first_published",
        "stage": "hs9_first_published",
        "series": "hs9",
    }
    assert title(mark) == "Russia · Mar 2025: ¥55.0 bn, −1.9% yoy; 9-digit monthly file"
    assert [one.get("tabindex") for one in listed(root)].count("0") == 1


def test_the_year_before_is_told_with_the_figure(engine: Engine) -> None:
    root = parsed(draw_svg(answer_to(engine, "/rank lng fy2024"), engine.store.facts))
    assert title(listed(root)[2]) == "Russia · FY2024: ¥536.1 bn, −8.7% yoy; months as first published"
    months = parsed(draw_svg(answer_to(engine, "/months coal russia 2025"), engine.store.facts))
    (mark,) = [one for one in listed(months) if one.get("data-period") == "2025-02"]
    assert title(mark) == "Feb 2025: ¥931.4 mn, −79.9% yoy; a year before: ¥4.64 bn; months as first published"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_stands_in_a_strict_page(engine: Engine, lang: Lang, theme: str) -> None:
    for question in ("/total fy2010..fy2025", "/share lng coal fish 2024", "/rank lng fy2024"):
        text = draw_svg(answer_to(engine, question), engine.store.facts, lang, theme="dark" if theme == "dark" else "light")
        root = parsed(text)
        shown = picture_of(engine, question, lang)
        assert UNWANTED.search(text.replace('xmlns="http://www.w3.org/2000/svg"', "")) is None
        assert (title(root), root.get("lang")) == (shown.title, lang)
        assert shown.foot in (root.findtext(f"{SPACE}desc") or "")
        assert root.find(f"{SPACE}g[@aria-hidden='true']/{SPACE}rect").get("fill") == THEMES[theme].background  # type: ignore[union-attr,index]


@pytest.mark.parametrize("name", sorted(pictures()))
def test_shapes_stand_where_the_picture_has_them(name: str) -> None:
    scene = compose(pictures()[name], THEMES["light"], measure_of("en"))
    drawn = parsed(svg(scene, "en", measure_of("en"))).find(f"{SPACE}g[@aria-hidden='true']")
    assert drawn is not None
    elements = [one for one in list(drawn)[1:] if one.tag != f"{SPACE}path"]
    assert {one.tag.removeprefix(SPACE) for one in drawn} <= SHAPES
    assert len(elements) == len(scene.marks)
    for element, mark in zip(elements, scene.marks, strict=True):
        match mark:
            case Box():
                found = [float(element.get(key, "")) for key in ("x", "y", "width", "height")]
                assert found == pytest.approx([mark.x, mark.y, mark.width, mark.height], abs=0.051)
            case Dot():
                assert [float(element.get(key, "")) for key in ("cx", "cy")] == pytest.approx([mark.x, mark.y], abs=0.051)
            case Stroke():
                assert len(element.get("points", "").split()) == len(mark.points)
            case Text():
                assert (element.text or "") == mark.text
                assert [float(element.get(key, "")) for key in ("x", "y")] == pytest.approx([mark.x, mark.y], abs=0.051)


def test_hatches_stay_inside_their_box() -> None:
    box = Box(10.0, 20.0, 30.0, 50.0, "#ffffff", "#000000", hatched=True)
    lines = list(hatches(box))
    assert len(lines) == 9
    for x, y, to_x, to_y in lines:
        assert 10 <= x <= to_x <= 40
        assert 20 <= to_y <= y <= 70
        assert to_x - x == pytest.approx(y - to_y)


def test_texts_are_held_to_their_width_where_wider_letters_would_meet() -> None:
    def width(text: str, size: float, _: bool) -> float:
        return len(text) * size / 2

    near, other, free = (Text(x, y, "0" * 10, 20.0, "#000000") for x, y in ((0, 50), (110, 50), (300, 500)))
    edge, centred = Text(WIDTH - 110, 300, "0" * 10, 20.0, "#000000"), Text(500, 200, "0" * 10, 20.0, "#000000", anchor="center")
    assert crowded([near, other, free, edge, centred], width) == {near, other, edge}
