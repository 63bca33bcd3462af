"""An answer as a picture: the door to charts. The chart library is loaded with the first one that is drawn, not at start."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

from bot.errors import ChartError
from bot.logs import get_logger
from bot.preferred import preferred
from bot.render.chart.plot.build import plot
from bot.render.chart.scene.compose import compose
from bot.render.chart.scene.theme import THEMES
from bot.speech import speaking, tr

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.render.chart.scene.theme import ThemeName
    from bot.speech import Lang

logger = get_logger(__name__)
YOUNG = 1  # the generation that holds what was just made
HD = 2  # pixels of a large chart for one of an ordinary one
_drawing = threading.Lock()


def draw(answer: Answer, facts: Facts, lang: Lang = "en", *, theme: ThemeName | None = None, hd: bool = False) -> bytes:
    """An answer as a PNG, 1,080 pixels wide and at most 900 high, or twice that; `lang` is en, ja or ru.

    Without a theme it is light or dark as is preferred.

    What is drawn is bounded (series, slots, length of texts), so time and memory are; one picture is drawn at a time,
    in the thread that asks for it. Raises ChartError when there is nothing to draw, or when drawing fails.
    """
    try:
        theme = theme or ("dark" if preferred().dark else "light")
        picture = plot(answer, facts, lang)
        with _drawing:
            from bot.render.chart.paint import measure_of, png

            data = png(compose(picture, THEMES[theme], measure_of(lang)), lang, HD if hd else 1)
            # Shapes of the chart library refer to each other in circles: left to themselves they pile up to a hundred megabytes.
            gc.collect(YOUNG)
            return data
    except ChartError:
        raise
    except Exception as error:
        logger.exception("chart failed", verb=answer.verb.name)
        with speaking(lang):
            message = tr("The chart could not be drawn; the figures are in the text.")
        raise ChartError(message) from error
