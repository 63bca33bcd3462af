"""Attributes that several shapes have."""

from __future__ import annotations

OPAQUE = len("#rrggbb")


def placed(x: float, y: float, width: float, height: float) -> str:
    """Of a rectangle."""
    return f'x="{pixels(x)}" y="{pixels(y)}" width="{pixels(width)}" height="{pixels(height)}"'


def filled(color: str) -> str:
    """A colour, with its transparency apart, as older readers want it."""
    alpha = color[OPAQUE:]
    return f' fill="{color[:OPAQUE]}"' + (f' fill-opacity="{int(alpha, 16) / 255:.2f}"' if alpha else "")


def pixels(length: float) -> str:
    """To a tenth of a pixel."""
    return f"{length:.1f}".removesuffix(".0")
