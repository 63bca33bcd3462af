"""Scene → PNG, with matplotlib's object interface: the only module that imports the chart library.

No global state of it is set: fonts are opened by their files, every shape says its own colours and widths.
"""

from __future__ import annotations

import io
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

import matplotlib as mpl
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle
from matplotlib.patheffects import withStroke
from matplotlib.text import Text as Words
from matplotlib.transforms import Affine2D
from PIL import Image, ImageColor

from bot.render.chart.scene.shapes import WIDTH, Box, Dot, Stroke, Text

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

    from bot.render.chart.scene.shapes import Mark, Measure, Scene

DPI = 72  # a point is a pixel
COLORS = 128
COMPRESSION = 6
KEPT_WIDTHS = 4096
HATCH, HATCH_WIDTH = "//", 2.0
DASHES = (0, (2.2, 1.4))
EDGE = 1.5
BOLDER = 0.05  # how much a font without a bold face is thickened, of its size
JAPANESE = ("matplotlib_fontja", "fonts/ipaexg.ttf")


@cache
def _font_files(lang: str) -> tuple[str, str]:
    """The files of the regular and the bold font. The Japanese one has one weight; its package is not run, only found."""
    if lang == "ja":
        spec = find_spec(JAPANESE[0])
        folders = spec.submodule_search_locations if spec else None
        path = str(Path(next(iter(folders or ("",)))) / JAPANESE[1])
        return path, path
    fonts = Path(mpl.get_data_path()) / "fonts" / "ttf"
    return str(fonts / "DejaVuSans.ttf"), str(fonts / "DejaVuSans-Bold.ttf")


@cache
def _font(lang: str, size: float, *, bold: bool) -> FontProperties:
    return FontProperties(fname=_font_files(lang)[bold], size=size)


@cache
def measure_of(lang: str) -> Measure:
    """The width of texts in the fonts of a language, in pixels."""
    renderer = RendererAgg(1, 1, DPI)

    @lru_cache(maxsize=KEPT_WIDTHS)
    def measure(text: str, size: float, bold: bool) -> float:
        width, _, _ = renderer.get_text_width_height_descent(text, _font(lang, size, bold=bold), ismath=False)
        return float(width)

    return measure


class Canvas:
    """What shapes are drawn on. They ask it for its resolution; a figure of the library would bring all its plots along."""

    def __init__(self, scale: int) -> None:
        self.dpi = DPI * scale

    def get_figure(self, **_root: bool) -> Canvas:
        """Itself: it is within no other."""
        return self


def png(scene: Scene, lang: str, scale: int) -> bytes:
    """The scene as a PNG of few colours, `scale` pixels for one of the scene."""
    width, height = int(WIDTH * scale), int(scene.height * scale)
    canvas = Canvas(scale)
    renderer = RendererAgg(width, height, canvas.dpi)
    # Pixels of the scene are counted downwards, those of the library upwards.
    placed = Affine2D().scale(scale, -scale).translate(0, scene.height * scale)
    ground = Rectangle((0, 0), width, height, facecolor=scene.background, linewidth=0.0)
    ground.draw(renderer)
    for mark in scene.marks:
        artist = _artist(mark, scene, lang)
        artist.set_figure(cast("Figure", canvas))
        artist.set(transform=placed, clip_on=False)
        artist.draw(renderer)
    return _encoded(Image.frombuffer("RGBA", (width, height), renderer.buffer_rgba()), scene.background)


def _encoded(image: Image.Image, background: str) -> bytes:
    """A PNG of few colours, which is half as large; the background, which rounding moves by a shade, is put right."""
    few = image.convert("RGB").quantize(COLORS, Image.Quantize.FASTOCTREE)
    palette = few.getpalette() or []
    corner = 3 * few.tobytes()[0]
    palette[corner : corner + 3] = ImageColor.getrgb(background)
    few.putpalette(palette)
    file = io.BytesIO()
    few.save(file, "PNG", compress_level=COMPRESSION)
    return file.getvalue()


def _artist(mark: Mark, scene: Scene, lang: str) -> Artist:
    match mark:
        case Box():
            return _box(mark)
        case Stroke():
            x, y = zip(*mark.points, strict=True)
            line = Line2D(x, y, color=mark.color, linewidth=mark.width, solid_capstyle="round")
            if mark.dashed:
                line.set_linestyle(DASHES)
            return line
        case Dot():
            fill = scene.background if mark.hollow else mark.color
            return Circle((mark.x, mark.y), mark.radius, facecolor=fill, edgecolor=mark.color, linewidth=2.0)
        case Text():
            font = _font(lang, mark.size, bold=mark.bold)
            words = Words(mark.x, mark.y, mark.text, fontproperties=font, color=mark.color, ha=mark.anchor, parse_math=False)
            if mark.bold and len(set(_font_files(lang))) == 1:
                words.set_path_effects([withStroke(linewidth=mark.size * BOLDER, foreground=mark.color)])
            return words


def _box(box: Box) -> Rectangle:
    edge = {"edgecolor": box.edge, "linewidth": EDGE} if box.edge else {"linewidth": 0.0}
    patch = Rectangle((box.x, box.y), box.width, box.height, facecolor=box.fill, **edge)
    if box.hatched:
        patch.set_hatch(HATCH)
        patch.set_hatch_linewidth(HATCH_WIDTH)
    return patch
