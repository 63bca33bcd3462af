"""The colours of charts, light and dark. The palettes are told apart by people who do not see red or green."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.render.chart.plot.picture import Series

ThemeName = Literal["light", "dark"]
WHITE, BLACK = "#ffffff", "#111111"
LEAST_CONTRAST = 3.0  # for large letters
GAMMA = 2.2


@dataclass(frozen=True, slots=True)
class Theme:
    """`ink` for titles and figures, `grey` for what explains them, `grid` for lines behind, `before` for the year before."""

    background: str
    ink: str
    grey: str
    grid: str
    before: str
    rest: str
    palette: tuple[str, ...]

    def series(self, number: int, series: Series) -> str:
        """The colour of a series: flows have their own, others go by their place."""
        by_role = {
            "total": self.grey,
            "balance": self.ink,
            "reference": self.grey,
            "export": self.palette[0],
            "import": self.palette[1],
        }
        return by_role.get(series.role) or self.palette[number % len(self.palette)]

    def on(self, color: str) -> str:
        """White on a colour, where it can be read; else black."""
        return WHITE if contrast(WHITE, color) >= LEAST_CONTRAST else BLACK


def contrast(one: str, other: str) -> float:
    """How well two colours are told apart, from 1 to 21, as web accessibility guidelines measure it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (math.pow(int(color[at : at + 2], 16) / 255, GAMMA) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


THEMES: dict[ThemeName, Theme] = {
    "light": Theme(
        background="#ffffff",
        ink="#1a1a1a",
        grey="#666666",
        grid="#dedede",
        before="#b9bec4",
        rest="#eceff1",
        palette=("#0067a5", "#d1560b", "#5fa05a", "#6a0f3c", "#2a1f7a", "#a080e0", "#7a5a00", "#008f8f"),
    ),
    "dark": Theme(
        background="#16191d",
        ink="#f2f2f2",
        grey="#a6adb5",
        grid="#353b42",
        before="#636b75",
        rest="#2a2f35",
        palette=("#5ab4f0", "#f28e4b", "#e8e09a", "#c2446a", "#4f78e8", "#5fb56a", "#e59ac0", "#c9d400"),
    ),
}


@dataclass(frozen=True, slots=True)
class NamedTheme(Theme):
    """Colours that a page's own style says, by its screen: each stands for a name (see `named_colors`)."""

    def on(self, color: str) -> str:
        """What can be read on a colour of the palette."""
        return color[:-2] + f"{ON + self.palette.index(color):02x}"


# What such colours begin with; their last two digits, those of the palette, and what is written on them.
OF_PAGE = "#c0de"
PALETTE, ON = 0x10, 0x20
PAGE = NamedTheme(
    background=f"{OF_PAGE}00",
    ink=f"{OF_PAGE}01",
    grey=f"{OF_PAGE}02",
    grid=f"{OF_PAGE}03",
    before=f"{OF_PAGE}04",
    rest=f"{OF_PAGE}05",
    palette=tuple(f"{OF_PAGE}{PALETTE + at:02x}" for at in range(len(THEMES["light"].palette))),
)


def named_colors(theme: Theme) -> dict[str, str]:
    """The names that a page's style has for colours, `ink`, `1`, `on-1`, with what they are in a theme."""
    plain = {field: getattr(theme, field) for field in ("background", "ink", "grey", "grid", "before", "rest")}
    palette = {f"{at}": color for at, color in enumerate(theme.palette, start=1)}
    return {**plain, **palette, **{f"on-{at}": theme.on(color) for at, color in palette.items()}}
