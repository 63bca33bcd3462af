"""The charts of the guide, in `docs/charts/`: `python -m tests.charts` draws them anew; look at them."""

from __future__ import annotations

from pathlib import Path

from bot.render.chart.draw import draw
from bot.reply import open_engine
from bot.settings import read_settings

FOLDER = Path(__file__).parent.parent / "docs" / "charts"
CHARTS = {
    "months.png": "/chart lng russia australia usa 2023..2026-03",
    "years.png": "/chart total fy2010..fy2025",
    "rank.png": "/chart rank lng fy2024",
}


def main() -> None:
    """Write every chart."""
    engine = open_engine(read_settings())
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, question in CHARTS.items():
        answer = engine.answer(engine.resolve(engine.parse(question)))
        (FOLDER / name).write_bytes(draw(answer, engine.store.facts))


if __name__ == "__main__":
    main()
