"""Letters of a phone: narrow ones of one font, wide ones of another, with the fonts that come with the charts."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

import matplotlib as mpl
from PIL import ImageDraw, ImageFont

DEJAVU = Path(mpl.get_data_path()) / "fonts" / "ttf"
# The package is found and not run: it would change how charts are drawn.
FOUND = find_spec("matplotlib_fontja")
JAPANESE = Path((FOUND.submodule_search_locations or [""])[0] if FOUND else "") / "fonts" / "ipaexg.ttf"
# Of the size: a stroke beside every letter of a font that has no bold one.
STROKE = 1 / 55


@cache
def loaded(path: Path, index: int, size: float) -> ImageFont.FreeTypeFont:
    """A font of a size, once."""
    return ImageFont.truetype(str(path), size, index)


@dataclass(frozen=True, slots=True)
class Face:
    """Two fonts used as one, of a size in pixels; the wide one, which is at `index` in its file, is larger by `scale`."""

    narrow: Path
    size: float
    wide: Path = JAPANESE
    scale: float = 1.0
    index: int = 0
    bold: bool = False

    def width(self, text: str) -> float:
        """In pixels."""
        return sum(font.getlength(run) for font, run, _ in self._runs(text))

    def write(self, draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, colour: str) -> None:
        """A line of text; its baseline begins at a point."""
        x, y = at
        for font, run, wide in self._runs(text):
            draw.text(
                (x, y), run, fill=colour, font=font, anchor="ls", stroke_width=self.size * STROKE if wide and self.bold else 0
            )
            x += font.getlength(run)

    def _runs(self, text: str) -> list[tuple[ImageFont.FreeTypeFont, str, bool]]:
        runs = [(wide, "".join(letters)) for wide, letters in groupby(text, is_wide)]
        return [
            (loaded(self.wide, self.index, self.size * self.scale) if wide else loaded(self.narrow, 0, self.size), run, wide)
            for wide, run in runs
        ]


def is_wide(letter: str) -> bool:
    """Whether a letter is of the wide font."""
    return unicodedata.east_asian_width(letter) in "WFH"


def face(size: float, kind: str = "", *, bold: bool = False, italic: bool = False) -> Face:
    """Letters as a chat shows them; `kind` is `Mono` for those of one width."""
    style = {(True, False): "-Bold", (False, True): "-Oblique", (True, True): "-BoldOblique"}.get((bold, italic), "")
    return Face(DEJAVU / f"DejaVuSans{kind}{style}.ttf", size, bold=bold)
