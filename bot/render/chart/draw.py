"""An answer as a picture: the door to charts. The chart library is loaded with the first one that is drawn, not at start."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING, TypeVar

from bot.errors import ChartError
from bot.logs import get_logger
from bot.preferred import preferred
from bot.render.chart.plot.build import plot
from bot.render.chart.scene.compose import compose
from bot.render.chart.scene.theme import PAGE, THEMES
from bot.render.chart.svg.element import svg
from bot.render.chart.svg.named import in_names
from bot.speech import speaking, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.render.chart.scene.shapes import Measure, Scene
    from bot.render.chart.scene.theme import Theme, ThemeName
    from bot.speech import Lang

logger = get_logger(__name__)
Painted = TypeVar("Painted")
YOUNG = 1  # the generation that holds what was just made
HD = 2  # pixels of a large chart for one of an ordinary one
_drawing = threading.Lock()


def draw_svg(answer: Answer, facts: Facts, lang: Lang = "en", *, theme: ThemeName | None = None) -> str:
    """The same chart as one `<svg>` element, to be scaled at will; every figure in it can be pointed at and read.

    Raises ChartError as `draw` does.
    """
    return _drawn(answer, facts, lang, theme, lambda scene, measure: svg(scene, lang, measure))


def draw_for_page(answer: Answer, facts: Facts, lang: Lang = "en") -> str:
    """The same element, with colours by names that a page's style says: `var(--chart-ink)`. Raises ChartError as `draw` does."""
    return _drawn(answer, facts, lang, PAGE, lambda scene, measure: in_names(svg(scene, lang, measure)))


def draw(answer: Answer, facts: Facts, lang: Lang = "en", *, theme: ThemeName | None = None, hd: bool = False) -> bytes:
    """An answer as a PNG, 1,080 pixels wide and at most 900 high, or twice that; `lang` is en, ja or ru.

    Without a theme it is light or dark as is preferred.

    What is drawn is bounded (series, slots, length of texts), so time and memory are; one picture is drawn at a time,
    in the thread that asks for it. Raises ChartError when there is nothing to draw, or when drawing fails.
    """

    def paint(scene: Scene, _: Measure) -> bytes:
        from bot.render.chart.paint import png

        data = png(scene, lang, HD if hd else 1)
        # Shapes of the chart library refer to each other in circles: left to themselves they pile up to a hundred megabytes.
        gc.collect(YOUNG)
        return data

    return _drawn(answer, facts, lang, theme, paint)


def _drawn(
    answer: Answer, facts: Facts, lang: Lang, theme: Theme | ThemeName | None, paint: Callable[[Scene, Measure], Painted]
) -> Painted:
    """What a painter makes of an answer's scene. The chart library measures texts, in one thread at a time."""
    try:
        theme = theme or ("dark" if preferred().dark else "light")
        colors = THEMES[theme] if isinstance(theme, str) else theme
        picture = plot(answer, facts, lang)
        with _drawing:
            from bot.render.chart.paint import measure_of

            measure = measure_of(lang)
            return paint(compose(picture, colors, measure), measure)
    except ChartError:
        raise
    except Exception as error:
        logger.exception("chart failed", verb=answer.verb.name)
        with speaking(lang):
            message = tr("The chart could not be drawn; the figures are in the text.")
        raise ChartError(message) from error
