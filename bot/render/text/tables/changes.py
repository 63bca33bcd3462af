"""The reply to `changes`: what a release revised, each figure before and now in the scale of its change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.period import month_number
from bot.question.request import TOTAL, WORLD
from bot.render.phrases.quantities.money import money_unit
from bot.render.phrases.quantities.scales import Scale, money_scale, scaled
from bot.render.phrases.quantities.volumes import quantity
from bot.render.phrases.titles.subjects import SUBJECTS
from bot.speech import tr, trc, trn
from bot.words.nouns import one_of, partners_of
from bot.words.number_signs import separated
from bot.words.numbers import change
from bot.words.periods import span_name

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.row import Row

MOST_SHOWN = 12
THOUSAND = 1000
LEAST_PERCENT = 0.05


def changes(answer: Answer, facts: Facts) -> list[list[str]]:
    """Blocks of lines, one for each figure, how many more there are, and where those of HS codes are."""
    blocks = [_revised(row, facts) for row in answer.rows[:MOST_SHOWN]]
    more = (answer.rows[0].revisions or 0) - len(blocks) if answer.rows else 0
    if more > 0:
        blocks.append([trn("… {n} more figure", "… {n} more figures", more).format(n=more)])
    if answer.lines_revised:
        message = trn(
            "{n} figure of lines by HS code was revised: {command}",
            "{n} figures of lines by HS code were revised: {command}",
            answer.lines_revised,
        )
        number = separated(f"{answer.lines_revised:,}")
        blocks.append([message.format(n=number, command=f"/{answer.verb.name} by line")])
    return blocks


def _revised(row: Row, facts: Facts) -> list[str]:
    goods = one_of(row.commodity or TOTAL, facts.commodities)
    partners = partners_of([row.partner or WORLD], facts.partners)
    message = SUBJECTS[row.flow or "import"][row.commodity != TOTAL]
    subject = trc(*message).format(goods=goods, partners=partners)
    scale = money_scale([row.value_change_jpy])
    if scale.size == THOUSAND:
        # The statistics have no less.
        scale = replace(scale, places=0)
    figures = tr("{unit}: {before} → {now} ({change})")
    lines = [tr("{title}, {when}").format(title=subject, when=_when(row))]
    if row.value_change_jpy:
        value = figures.format(
            unit=money_unit("jpy", scale),
            before=scaled(row.value_before_jpy, scale),
            now=scaled(row.value_jpy, scale),
            change=_difference(row, scale),
        )
        lines.append(value)
    if row.quantity is not None and row.quantity != row.quantity_before:
        before = quantity(row.quantity_before, row.quantity_unit) if row.quantity_before is not None else tr("n/a")
        lines.append(tr("{before} → {now}").format(before=before, now=quantity(row.quantity, row.quantity_unit)))
    return lines


def _difference(row: Row, scale: Scale) -> str:
    """`+1.00, +0.1%`; without the per cent where there would be none to see."""
    sign = "+" if (row.value_change_jpy or 0) > 0 else ""
    difference = sign + scaled(row.value_change_jpy, scale)
    if row.revised_pct is None or abs(row.revised_pct) < LEAST_PERCENT:
        return difference
    return tr(", ").join([difference, change(row.revised_pct)])


def _when(row: Row) -> str:
    if not (row.first_month and row.last_month):
        return ""
    first, last = (month_number(day.year, day.month) for day in (row.first_month, row.last_month))
    return span_name(first, last)
