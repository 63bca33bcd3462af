"""How a sentence says a change: up, down, how many times, and from what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.phrases.compared import compared_kind
from bot.render.phrases.quantities.figures import estimate_mark
from bot.speech import said, tr, tr_later, trc, trc_later
from bot.words.numbers import LEAST_MULTIPLE, part, times_said
from bot.words.sentences import base_said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.row import Row
    from bot.render.text.sentence.told import Told
    from bot.speech import Message

# By what is compared.
UP = {
    "month": tr_later("up {percent} from the same month a year earlier"),
    "year": tr_later("up {percent} from the year before"),
    "fiscal": tr_later("up {percent} from the fiscal year before"),
    "part": tr_later("up {percent} from the same period a year earlier"),
}
DOWN = {
    "month": tr_later("down {percent} from the same month a year earlier"),
    "year": tr_later("down {percent} from the year before"),
    "fiscal": tr_later("down {percent} from the fiscal year before"),
    "part": tr_later("down {percent} from the same period a year earlier"),
}
SAME = {
    "month": tr_later("unchanged from the same month a year earlier"),
    "year": tr_later("unchanged from the year before"),
    "fiscal": tr_later("unchanged from the fiscal year before"),
    "part": tr_later("unchanged from the same period a year earlier"),
}
TIMES = {
    "month": tr_later("{times} that of the same month a year earlier"),
    "year": tr_later("{times} that of the year before"),
    "fiscal": tr_later("{times} that of the fiscal year before"),
    "part": tr_later("{times} that of the same period a year earlier"),
}
FROM = {
    1: tr_later("up {percent} from {period}"),
    -1: tr_later("down {percent} from {period}"),
    0: tr_later("unchanged from {period}"),
}
# Of prices, which Russian has other words for: «выше», not «больше».
PRICE_UP = {
    "month": trc_later("a price", "up {percent} from the same month a year earlier"),
    "year": trc_later("a price", "up {percent} from the year before"),
    "fiscal": trc_later("a price", "up {percent} from the fiscal year before"),
    "part": trc_later("a price", "up {percent} from the same period a year earlier"),
}
PRICE_DOWN = {
    "month": trc_later("a price", "down {percent} from the same month a year earlier"),
    "year": trc_later("a price", "down {percent} from the year before"),
    "fiscal": trc_later("a price", "down {percent} from the fiscal year before"),
    "part": trc_later("a price", "down {percent} from the same period a year earlier"),
}
PRICE_FROM: Mapping[int, Message] = {
    **FROM,
    1: trc_later("a price", "up {percent} from {period}"),
    -1: trc_later("a price", "down {percent} from {period}"),
}


def change_said(told: Told, row: Row) -> str:
    """`down 8.7% from the fiscal year before`; empty where no change is known."""
    percent = told.figures.change(row)
    if percent is None:
        return ""
    by = trc("by how much", "{figure}")
    if estimate_mark(told.figures.column, row):
        by = trc("by how much", "about {figure}")
    size = by.format(figure=part(abs(percent)))
    price, base = told.figures.column.kind == "price", told.answer.base_of(row)
    if base:
        message = (PRICE_FROM if price else FROM)[(percent > 0) - (percent < 0)]
        return said(message).format(percent=size, period=base_said(base))
    kind = compared_kind(told.answer, row)
    if percent >= LEAST_MULTIPLE:
        return tr(TIMES[kind]).format(times=times_said(percent))
    up, down = (PRICE_UP, PRICE_DOWN) if price else (UP, DOWN)
    return said((up if percent > 0 else down if percent < 0 else SAME)[kind]).format(percent=size)
