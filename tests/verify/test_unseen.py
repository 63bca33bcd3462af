"""Texts by people who had never seen the check: what is found and right; nothing wrong is confirmed in the half to mend by."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from tests.verify.unseen import counted, rows

# Least found and right, most confirmed although wrong, and least claims. Of the held half only counts are told.
LIMITS = {
    "build": (744, 739, 0, 747),
    "opened": (109, 107, 0, 109),
    "third_build": (145, 137, 0, 148),
    "held": (198, 176, 1, 221),
    "third_held": (233, 188, 4, 244),
}


@pytest.mark.parametrize("half", LIMITS)
def test_texts_never_seen(half: str, engine: Engine) -> None:
    found, right, false, claims = LIMITS[half]
    counts = counted(half, engine)
    assert counts["claims"] >= claims
    assert counts["found"] >= found
    assert counts["right"] >= right
    assert counts["false"] <= false


def test_every_figure_stands_in_its_text() -> None:
    missing = [claim.said for half in LIMITS for text, claims in rows(half) for claim in claims if claim.said not in text]
    assert len(missing) == 0
