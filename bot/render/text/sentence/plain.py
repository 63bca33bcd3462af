"""The clause of a plain figure: value, volume and change; of both ways with exports and imports; a balance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.request import TOTAL, WORLD
from bot.render.phrases.quantities.money import money
from bot.render.phrases.quantities.volumes import quantity_said
from bot.render.text.sentence.changes import change_said
from bot.render.text.sentence.subject import subject_said
from bot.speech import tr, tr_later, trc, trc_later
from bot.words.sentences import period_said, span_said

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.render.phrases.quantities.figures import Figures
    from bot.render.text.sentence.told import Told

# By whether there is a change.
ALONE = (tr_later("{subject} came to {figure} {period}"), tr_later("{subject} came to {figure} {period}, {change}"))
WITH_VOLUME = (
    trc_later("value and volume", "{subject} came to {figure} ({second}) {period}"),
    trc_later("value and volume", "{subject} came to {figure} ({second}) {period}, {change}"),
)
WITH_VALUE = (
    trc_later("volume and value", "{subject} came to {figure} ({second}) {period}"),
    trc_later("volume and value", "{subject} came to {figure} ({second}) {period}, {change}"),
)
BOTH_WAYS = (
    tr_later("{subject} totalled {figure} (exports {exports}, imports {imports}) {period}"),
    tr_later("{subject} totalled {figure} (exports {exports}, imports {imports}) {period}, {change}"),
)
NOTHING = {
    "export": tr_later("the statistics show no exports of {goods.of} {partners.to} {period}"),
    "import": tr_later("the statistics show no imports of {goods.of} {partners.from_} {period}"),
}


def plain(told: Told, row: Row) -> str:
    """By what the row is of."""
    words, figures = told.words, told.figures
    partners, goods = words.partners_in_words([row.partner or WORLD]), words.goods([row.commodity or TOTAL])
    flow, when = row.flow or "import", when_said(told.answer, row)
    if flow == "balance":
        return _balance(told, row, when)
    if flow in NOTHING and row.value_jpy == 0:
        return tr(NOTHING[flow]).format(goods=goods, partners=partners, period=when)
    volumes = figures.volumes and row.quantity is not None
    names = {
        "subject": subject_said(told, flow, goods, partners),
        "period": when,
        "change": change_said(told, row),
    }
    changed = bool(names["change"])
    ways = {one.flow: value_said(one, figures) for one in told.answer.rows if one.period == row.period}
    if flow == "total" and {"export", "import"} <= ways.keys():
        names |= {"figure": value_said(row, figures), "exports": ways["export"], "imports": ways["import"]}
        return tr(BOTH_WAYS[changed]).format(**names)
    first, second = value_said(row, figures), quantity_said(row.quantity, row.quantity_unit) if row.quantity is not None else ""
    if volumes:
        first, second = second, first if figures.value(row) is not None else ""
    if not second:
        return tr(ALONE[changed]).format(**names, figure=first)
    return trc(*(WITH_VALUE if volumes else WITH_VOLUME)[changed]).format(**names, figure=first, second=second)


def value_said(row: Row, figures: Figures) -> str:
    """`¥536.1 bn`; of an estimate `about ¥187.9 bn`."""
    text = money(figures.value(row), figures.currency)
    return tr("about {figure}").format(figure=text) if row.basis == "estimate" else text


def when_said(answer: Answer, row: Row) -> str:
    """`in fiscal 2024 (April 2024 – March 2025)`; of a running period the months there are."""
    period = next(one for one in answer.question.periods if one.label == row.period)
    available = row.months_available or period.months
    return period_said(period) if available == period.months else span_said(period.first, period.first + available - 1)


def _balance(told: Told, row: Row, when: str) -> str:
    value = told.figures.value(row) or 0
    figure = money(abs(value), told.figures.currency)
    figure = tr("about {figure}").format(figure=figure) if row.basis == "estimate" else figure
    message = tr("Japan had a trade surplus of {figure} {partners.with_} {period}")
    if value < 0:
        message = tr("Japan had a trade deficit of {figure} {partners.with_} {period}")
    return message.format(figure=figure, partners=told.words.partners_in_words([row.partner or WORLD]), period=when)
