"""Colours by name: an element in a page is light or dark as the page is, without being drawn anew."""

from __future__ import annotations

import re

from bot.render.chart.scene.theme import OF_PAGE, PAGE, named_colors

NAMES = {color: name for name, color in named_colors(PAGE).items()}
COLOR = re.compile(f'"({OF_PAGE}[0-9a-f]{{2}})"')


def in_names(element: str) -> str:
    """The element with names in place of the colours of the page's theme."""
    return COLOR.sub(lambda found: f'"var(--chart-{NAMES[found[1]]})"', element)
