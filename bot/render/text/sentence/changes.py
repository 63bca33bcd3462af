"""How a sentence says a change: up, down, how many times, and from what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.phrases.compared import base_name, compared_kind
from bot.render.phrases.quantities.figures import estimate_mark
from bot.speech import tr, tr_later
from bot.words.numbers import LEAST_MULTIPLE, multiple, part

if TYPE_CHECKING:
    from bot.engine.row import Row
    from bot.render.text.sentence.told import Told

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
    "month": tr_later("{number} times that of the same month a year earlier"),
    "year": tr_later("{number} times that of the year before"),
    "fiscal": tr_later("{number} times that of the fiscal year before"),
    "part": tr_later("{number} times that of the same period a year earlier"),
}
FROM = {
    1: tr_later("up {percent} from {period}"),
    -1: tr_later("down {percent} from {period}"),
    0: tr_later("unchanged from {period}"),
}


def change_said(told: Told, row: Row) -> str:
    """`down 8.7% from the fiscal year before`; empty where no change is known."""
    percent = told.figures.change(row)
    if percent is None:
        return ""
    size = part(abs(percent))
    if estimate_mark(told.figures.column, row):
        size = tr("about {figure}").format(figure=size)
    base = base_name(told.answer, row)
    if base:
        return tr(FROM[(percent > 0) - (percent < 0)]).format(percent=size, period=base)
    kind = compared_kind(told.answer, row)
    if percent >= LEAST_MULTIPLE:
        return tr(TIMES[kind]).format(number=multiple(percent))
    messages = UP if percent > 0 else DOWN if percent < 0 else SAME
    return tr(messages[kind]).format(percent=size)
