"""The element: the drawing, hidden from a screen reader, and over it the list of figures, which is read instead."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from bot.render.chart.scene.shapes import WIDTH
from bot.render.chart.svg.drawn import drawn
from bot.render.chart.svg.listed import listed

if TYPE_CHECKING:
    from bot.render.chart.scene.shapes import Measure, Scene

# The letters that widths are measured with come first, then such as are on most devices and no wider.
FONTS = {"ja": "IPAexGothic, Hiragino Sans, Yu Gothic, Meiryo, Noto Sans JP, sans-serif"}
OTHER_FONTS = "DejaVu Sans, Verdana, sans-serif"


def svg(scene: Scene, lang: str, measure: Measure) -> str:
    """The scene as one `<svg>` element; in `<title>` of each figure what it is in words, in `data-…` its row."""
    size = f'width="{WIDTH:g}" height="{scene.height:g}" viewBox="0 0 {WIDTH:g} {scene.height:g}"'
    fonts = quoteattr(FONTS.get(lang, OTHER_FONTS))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} lang="{lang}" role="group" font-family={fonts}>',
            f"<title>{escape(scene.title)}</title>",
            f"<desc>{escape(scene.text)}</desc>",
            '<g aria-hidden="true" pointer-events="none">',
            f'<rect width="{WIDTH:g}" height="{scene.height:g}" fill="{scene.background}"/>',
            *drawn(scene, measure),
            "</g>",
            '<g role="list" fill="none" pointer-events="all">',
            *listed(scene),
            "</g>",
            "</svg>\n",
        ]
    )
