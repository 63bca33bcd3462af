"""A watched question in words: its newest figures in one line each, and what was revised."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.row import COLUMNS
from bot.question.request import TOTAL
from bot.render.phrases.amounts import figure_text
from bot.render.phrases.compared import change_in_words
from bot.render.phrases.layout import headline
from bot.render.phrases.quantities.figures import Figures, written
from bot.render.phrases.quantities.money import amount_in
from bot.render.phrases.quantities.scales import Scale, money_scale
from bot.render.phrases.subject import DIMENSIONS, Words, span_or_years
from bot.render.phrases.titles.title import title_of
from bot.speech import tr, trn
from bot.watch.figures import asked_rows
from bot.words.periods import period_name, span_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.row import Row
    from bot.watch.figures import Figure, Revised

MOST_ROWS = 8
MOST_REVISED = 8
THOUSAND = 1000


def escaped(text: str) -> str:
    """For Telegram's HTML."""
    return html.escape(text, quote=False)


def title(answer: Answer, facts: Facts) -> str:
    """What a question is about, without its period: `Japan's imports of LNG from Russia`; of volumes it says so."""
    named = title_of(answer, Words(answer, facts))
    figures = Figures(answer)
    if not figures.volumes or named != _title_of_values(answer, facts):
        return named
    return tr("{name} ({detail})").format(name=named, detail=tr("number") if figures.counted else tr("volume"))


def _title_of_values(answer: Answer, facts: Facts) -> str:
    question = answer.question
    request = question.request.model_copy(update={"measure": ""})
    of_values = replace(answer, question=replace(question, request=request))
    return title_of(of_values, Words(of_values, facts))


def label(answer: Answer, facts: Facts, verb: str) -> str:
    """The same for a button, where there is little room: `LNG · Russia`; `verb` is the title of another one than the default."""
    request = answer.question.request
    goods = [facts.commodities[code].label for code in request.commodities if code != TOTAL]
    names = [verb, *goods, *(facts.partners[code].label for code in request.partners)]
    return " · ".join(filter(None, names)) or title(answer, facts)


def asked_periods(answer: Answer) -> str:
    """The periods of a question: `FY2024`, `FY2019 – FY2025`."""
    periods = answer.question.periods
    return period_name(periods[0]) if len(periods) == 1 else span_or_years(periods)


def newest(answer: Answer, facts: Facts) -> list[str]:
    """The newest figures: the title, with the figure where there is one, and a line for each where there are several."""
    rows = _newest_rows(answer)
    shown = replace(answer, rows=rows)
    if len(rows) == 1 and rows[0].rank is None:
        return [line(answer, rows[0], facts)]
    words = Words(shown, facts)
    heading, *_ = headline(shown, words)
    places = [dimension for dimension in DIMENSIONS if dimension in words.varying()]
    lines = [_listed(shown, row, words, places) for row in rows[:MOST_ROWS]]
    more = len(rows) - len(lines)
    return [heading, *lines, *([trn("… {n} more", "… {n} more", more).format(n=more)] if more else [])]


def line(answer: Answer, row: Row, facts: Facts) -> str:
    """One row by itself, as the first line of a reply says it: `Japan's imports of LNG, Mar 2026: ¥38.4 bn, −30.2% yoy`.

    The change of a price, which has a line of its own there, stands behind it.
    """
    question = answer.question
    if row.flow == "balance":
        question = replace(question, request=question.request.model_copy(update={"flows": ("balance",)}))
    alone = replace(answer, question=question, rows=(row,))
    said = headline(alone, Words(alone, facts))[0]
    figures = Figures(alone)
    percent = figures.change(row) if figures.column.kind == "price" else None
    return said if percent is None else tr("{value}, {change}").format(value=said, change=change_in_words(alone, row, percent))


def revisions(changed: Sequence[Revised], answer: Answer, facts: Facts) -> list[str]:
    """`revised: Feb 2026 ¥41.2 bn → ¥41.9 bn`, the newest last; of many only those."""
    words = Words(replace(answer, rows=tuple(one.figure.row for one in changed)), facts) if changed else None
    shown = changed[-MOST_REVISED:]
    lines = [_revised(one, answer.question.request.currency, words) for one in shown] if words else []
    more = len(changed) - len(shown)
    if more:
        lines.append(trn("… {n} more figure", "… {n} more figures", more).format(n=more))
    return lines


def _newest_rows(answer: Answer) -> tuple[Row, ...]:
    """Those that end last; all of what a query picks, and of a list of ranks. A balance stands without what it is made of."""
    rows = asked_rows(answer)
    if answer.verb.header.answers == "some" or rows[0].rank is not None:
        return rows
    periods = {period.label: period for period in answer.question.periods}
    ends = [(periods[row.period].first + (row.months_available or 1) if row.period else 0) for row in rows]
    return tuple(row for row, end in zip(rows, ends, strict=True) if end == max(ends))


def _listed(answer: Answer, row: Row, words: Words, places: Sequence[str]) -> str:
    """`Exports: ¥39.5 bn (+47.6%)`, `1 LNG: ¥474.9 bn`."""
    name = " · ".join(words.label(row, dimension) for dimension in places)
    name = f"{row.rank} {name}" if row.rank else name
    return tr("{title}: {figure}").format(title=name, figure=figure_text(answer, row, words))


def _revised(one: Revised, currency: str, words: Words) -> str:
    figure = one.figure
    names = [words.label(figure.row, dimension) for dimension in words.varying() if dimension != "period"]
    what = " · ".join([*names, _when(figure)])
    before, now = _before_and_now(one, currency)
    return tr("revised: {what} {before} → {now}").format(what=what, before=before, now=now)


def _when(figure: Figure) -> str:
    """The period; of a running one the months that there are."""
    period = figure.period
    whole = figure.months == period.months
    return period_name(period) if whole else span_name(period.first, period.first + figure.months - 1)


def _before_and_now(one: Revised, currency: str) -> tuple[str, str]:
    """Both figures; of money as exactly as the difference can be seen."""
    figure, column = one.figure, COLUMNS[one.figure.column]
    unit = figure.row.quantity_unit
    before, now = (written(column, value, currency, unit) for value in (one.before, figure.value))
    if before == now and column.kind == "money":
        scale = _exact(money_scale([one.before - figure.value], currency))
        before, now = (amount_in(value, scale, currency) for value in (one.before, figure.value))
    return before, now


def _exact(scale: Scale) -> Scale:
    """The statistics have no less than a thousand."""
    return replace(scale, places=0) if scale.size <= THOUSAND else scale
