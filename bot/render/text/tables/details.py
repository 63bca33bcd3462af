"""What stands under the one figure of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import COLUMNS as ROW
from bot.render.phrases.compared import base_name, beside, compared_kind
from bot.render.phrases.quantities.figures import Figures, number, signed
from bot.render.phrases.quantities.money import money, price_text, quantity
from bot.render.phrases.shares import shares_of
from bot.render.text.tables.table import COLUMNS
from bot.speech import said, tr, trc
from bot.words.numbers import change, decimal, growth, part, width
from bot.words.year_before import CHANGES, LABELS, VOLUME_CHANGES, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.render.phrases.subject import Words

GAP, VOLUME_CHANGE = 2, "quantity_change_pct"
LONGEST_SHARE = 100.0


def _compared(answer: Answer, figures: Figures, row: Row) -> Iterator[tuple[str, str]]:
    """With what the figure is compared, and the change of the amount."""
    base = base_name(answer, row)
    if base and figures.volumes and row.base_quantity is not None:
        yield base, quantity(row.base_quantity, row.quantity_unit)
    elif base and row.base_value_jpy is not None:
        yield base, money(number(row, f"base_value_{figures.currency}"), figures.currency)
    if row.value_change_jpy is not None and figures.currency == "jpy" and figures.of_values:
        label = tr("Change") if base else named(CHANGES, compared_kind(answer, row))
        yield label, signed(row.value_change_jpy, money(row.value_change_jpy, "jpy"))
    against = answer.question.request.against
    if base and row.ratio_pct is not None and against is not None and against.kind == "index":
        yield tr("Index ({period} = 100)").format(period=base), decimal(row.ratio_pct, 1)


def of_balance(answer: Answer) -> list[str]:
    """With what the balance, the first row of an answer, is compared: it has no change in per cent."""
    return _aligned([*_compared(answer, Figures(answer), answer.rows[0])])


def details(answer: Answer, words: Words) -> list[str]:
    """What else is known of the one figure, a line each."""
    row = answer.rows[0]
    figures = Figures(answer)
    pairs = [*_compared(answer, figures, row), *beside(answer, row)]
    if figures.column.kind == "price":
        pairs.append((trc("of a price", "Year-on-year change"), change(figures.change(row))))
    if figures.world(row) is not None:
        pairs.append((tr("From all countries"), figures.world_text(row)))
    if not figures.of_values and figures.value(row) is not None:
        pairs.append((tr("Value"), money(figures.value(row), figures.currency)))
    if row.quantity is not None and not figures.volumes:
        pairs.append((tr("Volume"), quantity(row.quantity, row.quantity_unit)))
        if row.quantity_yoy_pct is not None:
            pairs.append((named(VOLUME_CHANGES, compared_kind(answer, row)), growth(row.quantity_yoy_pct)))
        elif row.quantity_change_pct is not None and VOLUME_CHANGE not in answer.verb.header.beside:
            pairs.append((said(ROW[VOLUME_CHANGE].name), growth(row.quantity_change_pct)))
        if row.unit_price is not None and figures.column.kind != "price":
            pairs.append((tr("Unit price"), price_text(row.unit_price, figures.currency, row.quantity_unit)))
    for share in shares_of(row, words, COLUMNS - GAP - width(part(LONGEST_SHARE))):
        pairs.append((share.label, part(share.now)))
        if share.before is not None:
            pairs.append((named(LABELS, compared_kind(answer, row)), part(share.before)))
    return _aligned(pairs)


def _aligned(pairs: list[tuple[str, str]]) -> list[str]:
    longest = max((width(label) + GAP + width(text) for label, text in pairs), default=0)
    return [label + " " * (longest - width(label) - width(text)) + text for label, text in pairs]
