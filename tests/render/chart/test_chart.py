"""PNGs: their size, their bounds, and that they can be drawn anywhere at the same time."""

from __future__ import annotations

import gc
import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image, ImageChops

import bot.render.chart.paint
from bot.engine.engine import Engine
from bot.errors import ChartError, TradebotError
from bot.render.chart.draw import draw
from bot.render.chart.paint import measure_of, png
from bot.render.chart.scene.compose import compose
from bot.render.chart.scene.theme import THEMES, ThemeName
from bot.speech import Lang
from tests.render.chart.test_plot import answer_to
from tests.render.pictures import pictures

DONE_WHEN = ("/chart lng russia australia usa 2023..2026-03", "/chart total fy2010..fy2025", "/chart rank lng fy2024")
MOST_BYTES = 150_000


def drawn(engine: Engine, question: str, lang: Lang = "en", theme: ThemeName = "light", *, hd: bool = False) -> Image.Image:
    data = draw(answer_to(engine, question), engine.store.facts, lang, theme=theme, hd=hd)
    assert len(data) <= MOST_BYTES
    image = Image.open(io.BytesIO(data))
    assert image.format == "PNG"
    return image.convert("RGB")


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
@pytest.mark.parametrize("question", DONE_WHEN)
def test_charts_are_small_files(engine: Engine, question: str, lang: Lang) -> None:
    image = drawn(engine, question, lang)
    assert image.width == 1080
    assert image.height <= 1350


@pytest.mark.parametrize(("theme", "background"), [("light", (255, 255, 255)), ("dark", (0x16, 0x19, 0x1D))])
def test_themes(engine: Engine, theme: ThemeName, background: tuple[int, int, int]) -> None:
    image = drawn(engine, DONE_WHEN[1], theme=theme)
    assert {image.getpixel((x, y)) for x in (0, 1079) for y in (0, image.height - 1)} == {background}
    assert len(image.getcolors(1080 * 1350) or ()) > 20


def test_large_charts_show_the_same_at_twice_the_size(engine: Engine) -> None:
    small, large = (drawn(engine, DONE_WHEN[2], hd=hd) for hd in (False, True))
    assert large.size == (2 * small.width, 2 * small.height)
    halved = large.resize(small.size, Image.Resampling.BOX)
    by_difference = ImageChops.difference(small, halved).convert("L").histogram()
    assert sum(by_difference[96:]) < 0.02 * small.width * small.height


@pytest.mark.parametrize("name", sorted(pictures()))
def test_made_up_pictures_can_be_drawn(name: str) -> None:
    scene = compose(pictures()[name], THEMES["light"], measure_of("en"))
    assert len(png(scene, "en", 1)) <= MOST_BYTES


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
def test_every_letter_has_a_glyph(engine: Engine, lang: Lang, recwarn: pytest.WarningsRecorder) -> None:
    """A missing glyph is a warning of the library, and an empty box to a reader."""
    for question in ("/rank russia fy2024", "/months total 2018..2022 usd", "/price lng 2025", "/share lng fy2024", "/ytd cars"):
        drawn(engine, question, lang)
    facts = engine.store.facts
    for name in (*facts.partners.values(), *facts.commodities.values()):
        measure_of(lang)({"en": name.full, "ja": name.ja, "ru": name.ru}[lang], 20.0, False)
    assert not [str(warning.message) for warning in recwarn]


def test_threads_draw_the_same(engine: Engine) -> None:
    answers = [answer_to(engine, question) for question in DONE_WHEN] * 4
    alone = [draw(answer, engine.store.facts, "ja") for answer in answers[:3]]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda answer: draw(answer, engine.store.facts, "ja"), answers))
    assert together == alone * 4


def test_charts_do_not_pile_up(engine: Engine) -> None:
    """Shapes that no picture needs any more are given back with the picture, not when the collector comes by."""
    answer = answer_to(engine, DONE_WHEN[2])
    for _ in range(3):
        draw(answer, engine.store.facts)
    left = sum(type(thing).__name__ == "FigureCanvasAgg" for thing in gc.get_objects())
    for _ in range(5):
        draw(answer, engine.store.facts)
    assert sum(type(thing).__name__ == "FigureCanvasAgg" for thing in gc.get_objects()) <= left + 1


def test_what_fails_in_drawing_is_a_sentence(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.render.chart.paint, "png", lambda *_: 1 // 0)
    with pytest.raises(ChartError, match="could not be drawn; the figures are in the text"):
        draw(answer_to(engine, "/lng 2024"), engine.store.facts)
    assert issubclass(ChartError, TradebotError)


def test_start_does_not_load_the_chart_library() -> None:
    loaded = "[name for name in ('matplotlib', 'numpy', 'PIL') if name in sys.modules]"
    code = f"import sys, bot.__main__, bot.reply, bot.render.chart.draw; print({loaded})"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_drawing_leaves_the_library_as_it_was() -> None:
    code = (
        "import matplotlib as mpl, sys\n"
        "def state(): return {key: mpl.rcParams[key] for key in mpl.rcParams if key != 'backend'}\n"
        "before = state()\n"
        "from bot.reply import open_engine; from bot.settings import read_settings; from bot.render.chart.draw import draw\n"
        "engine = open_engine(read_settings())\n"
        "answer = engine.answer(engine.resolve(engine.parse('lng fy2024')))\n"
        "for lang in ('en', 'ja'): draw(answer, engine.store.facts, lang)\n"
        "print(before == state(), 'matplotlib.pyplot' in sys.modules, 'matplotlib_fontja' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "True False False"
