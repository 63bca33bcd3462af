"""The reply to `coverage`: series, how far they go, and the months that exist only together."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot.clock import today
from bot.dataset.schedule import release_day
from bot.render.phrases.subject import FLOW_NAMES
from bot.speech import tr, tr_later, trn
from bot.words.numbers import decimal
from bot.words.period_labels import month_label
from bot.words.periods import day_name

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.row import Row

SERIES_NAMES: dict[str, str] = {
    "annual": tr_later("Calendar years, revised"),
    "hs9": tr_later("9-digit monthly, with volumes"),
    "monthly": tr_later("Months, area by commodity"),
    "estimate": tr_later("Estimates (IMF dollars)"),
    "volume": tr_later("Volumes without values"),
    "tabulated": tr_later("Vehicles, counted by others"),
}
# In the ministry's terms; a line of a phone holds the months beside one.
STAGE_NAMES: dict[str, str] = {
    "settled": tr_later("settled"),
    "fixed": tr_later("fixed"),
    "revised": tr_later("revised"),
    "released": tr_later("last published"),
    "first_published": tr_later("first published"),
}


def coverage(answer: Answer, facts: Facts) -> list[list[str]]:
    """Blocks of lines."""
    blocks = [_covered(row) for row in answer.rows if row.observations]
    staged = sorted((row for row in answer.rows if row.stage), key=lambda row: (row.first_month or dt.date.min, row.flow or ""))
    blocks.append([tr("Stage of the months"), *(f"  {line}" for row in staged for line in _staged(row))])
    lumps = [f"  {_dates(row)}" for row in answer.rows if row.longest]
    if lumps:
        blocks.append([tr("Months that exist only together"), *lumps])
    blocks.append([tr("Last release"), f"  {_last(answer, facts)}"])
    blocks.append([tr("Next release"), f"  {_next(answer.last_month)}"])
    return blocks


def _covered(row: Row) -> list[str]:
    partners, commodities, figures = row.partners or 0, row.commodities or 0, row.observations or 0
    nouns = (
        trn("{count} partner", "{count} partners", partners).format(count=decimal(partners, 0)),
        trn("{count} commodity", "{count} commodities", commodities).format(count=decimal(commodities, 0)),
    )
    counted = trn("{count} figure", "{count} figures", figures).format(count=decimal(figures, 0))
    series = SERIES_NAMES[row.series or ""]
    listed = tr(", ").join(nouns)
    return [tr(series), f"  {_dates(row)}", f"  {listed}", f"  {counted}"]


def _staged(row: Row) -> list[str]:
    """One line; with a flow two, since one is too long for a phone."""
    name = STAGE_NAMES[row.stage or "first_published"]
    stage = tr(name)
    if row.flow is None:
        return [tr("{title}: {figure}").format(title=_dates(row), figure=stage)]
    return [tr("{title}, {when}").format(title=tr(FLOW_NAMES[row.flow]), when=_dates(row)), f"  {stage}"]


def _last(answer: Answer, facts: Facts) -> str:
    """The day of the last release, and how old the data are; as of a day long ago they are not old."""
    day = day_name(facts.released)
    if answer.question.request.as_of is not None:
        return day
    age = (today() - facts.released).days
    return trn("{day}, {n} day ago", "{day}, {n} days ago", age).format(day=day, n=age)


def _next(last_month: int) -> str:
    day = release_day(last_month + 1)
    message = tr("{month}: about {day}") if day >= today() else tr("{month}: due since {day}")
    return message.format(month=month_label(last_month + 1), day=day_name(day))


def _dates(row: Row) -> str:
    if not (row.first_month and row.last_month):
        return ""
    form = tr("{year}-{month:02}")
    first, last = (form.format(year=day.year, month=day.month) for day in (row.first_month, row.last_month))
    return first if first == last else tr("{first} to {last}").format(first=first, last=last)
