"""What a question for a chart asks when it names no verb: the points that make a picture worth looking at.

- no period, or one run of months, a year, a quarter, the months up to now: by month (`/chart lng 2023..2026-03`)
- one month, and several periods beside each other, a range of years among them: the figures themselves
  (`/chart lng 2025-03`, `/chart total fy2010..fy2025`)

A verb that is named stays (`/chart rank lng`, `/chart trade lng fy2024`), and `top 5` ranks as it does without a chart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import LISTED, Period
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.relative import When
    from bot.verbs.registry import Registry

CHARTS = {"chart", "hd"}


def charted_verb(periods: Sequence[When], verbs: Registry) -> str:
    """The verb that lists the months or the default one, after the periods that are named."""
    if len(periods) > 1 or any(not _is_run(when) for when in periods):
        return DEFAULT_VERB
    return verbs.by_month


def _is_run(when: When) -> bool:
    """Whether it is several months in a row, taken as one period."""
    if isinstance(when, Period):
        return when.months > 1
    if when.kind == "since":
        return when.start is not None and when.start.kind not in LISTED
    return when.kind != "latest" and when.months != 1
