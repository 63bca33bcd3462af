"""What stands under the one figure of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import COLUMNS as ROW_COLUMNS
from bot.render.phrases.compared import base_name, beside, compared_kind
from bot.render.phrases.quantities.figures import AVERAGE_VOLUME, Figures, number, signed
from bot.render.phrases.quantities.money import money
from bot.render.phrases.quantities.prices import price_text
from bot.render.phrases.quantities.volumes import quantity
from bot.render.phrases.shares import shares_of
from bot.render.text.tables.aligned import COLUMNS, Size, common, wrapped
from bot.speech import said, tr, trc
from bot.words.numbers import change, growth, part, width
from bot.words.periods import period_name, sentence
from bot.words.year_before import CHANGES, LABELS, VOLUME_CHANGES, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.render.phrases.subject import Words

GAP, VOLUME_CHANGE, PRICE_CHANGE = 2, "quantity_change_pct", "unit_price_change_pct"
LONGEST_SHARE, LEAST_LABEL = 100.0, 10


def _compared(answer: Answer, figures: Figures, row: Row) -> Iterator[tuple[str, str]]:
    """With what the figure is compared, and the change of the amount."""
    named_base = base_name(answer, row)
    base = sentence(named_base) if answer.question.averaged else named_base  # «Среднее за 5 лет»
    # Of euros and yuan a row has the figure alone.
    base_value = f"base_value_{figures.currency}"
    if figures.column.kind == "price" and "base_unit_price" in row.model_fields_set:
        if base and row.base_unit_price is not None:
            yield base, price_text(row.base_unit_price, figures.currency, row.quantity_unit)
    elif base and figures.volumes and row.base_quantity is not None:
        yield base, quantity(row.base_quantity, row.quantity_unit)
    elif base and getattr(row, base_value, None) is not None:
        yield base, money(number(row, base_value), figures.currency)
    if row.value_change_jpy is not None and not _is_nothing(row) and figures.currency == "jpy" and figures.of_values:
        label = tr("Change") if base else named(CHANGES, compared_kind(answer, row))
        yield label, signed(row.value_change_jpy, money(row.value_change_jpy, "jpy"))


def _is_nothing(row: Row) -> bool:
    """None now and none before: that nothing has changed needs no line."""
    return row.value_jpy == 0 and row.value_change_jpy == 0


def of_balance(answer: Answer) -> list[str]:
    """With what the balance, the first row of an answer, is compared: it has no change in per cent."""
    return _aligned([*_compared(answer, Figures(answer), answer.rows[0])])


def details(answer: Answer, words: Words) -> list[str]:
    """What else is known of the one figure, a line each."""
    row = answer.rows[0]
    figures = Figures(answer)
    of_whole = row.share_of_whole_pct is not None  # the figure itself
    pairs = [*_compared(answer, figures, row), *beside(answer, row)]
    if figures.column.kind == "price":
        on_mean = "base_unit_price" in row.model_fields_set
        label = said(ROW_COLUMNS[PRICE_CHANGE].name) if on_mean else trc("of a price", "Year-on-year change")
        pairs.append((label, change(figures.change(row))))
    if figures.world(row) is not None:
        pairs.append((tr("From all countries"), figures.world_text(row)))
    if figures.volume == AVERAGE_VOLUME:
        pairs += _beside_mean(answer, figures, row)
    elif (of_whole or not figures.of_values) and figures.value(row) is not None:
        pairs.append((_value_name(answer, row), money(figures.value(row), figures.currency)))
    if row.quantity is not None and figures.volume != AVERAGE_VOLUME and not figures.volumes and not _is_nothing(row):
        pairs.append((tr("Volume"), quantity(row.quantity, row.quantity_unit)))
        if row.quantity_yoy_pct is not None:
            pairs.append((named(VOLUME_CHANGES, compared_kind(answer, row)), growth(row.quantity_yoy_pct)))
        elif row.quantity_change_pct is not None and VOLUME_CHANGE not in answer.verb.header.beside:
            pairs.append((named(VOLUME_CHANGES, "mixed"), growth(row.quantity_change_pct)))
        if row.unit_price is not None and figures.column.kind != "price":
            pairs.append((tr("Unit price"), price_text(row.unit_price, figures.currency, row.quantity_unit)))
    return _aligned(_with_shares(pairs, answer, words))


def _with_shares(pairs: list[tuple[str, str]], answer: Answer, words: Words) -> list[tuple[str, str]]:
    """The shares under the rest, called by their longest names that find room."""
    row, longest = answer.rows[0], COLUMNS - GAP - width(part(LONGEST_SHARE))
    if row.value_jpy == 0 and answer.verb.header.chart != "parts":
        return pairs  # of nothing there are no shares worth a line
    for room in range(longest, LEAST_LABEL, -1):
        shown = list(pairs)
        for share in shares_of(row, words, room):
            shown.append((share.label, part(share.now)))
            if share.before is not None:
                shown.append((named(LABELS, compared_kind(answer, row)), part(share.before)))
        if common((Size.of(label + text) for label, text in shown), GAP).columns <= COLUMNS:
            break
    return shown


def _beside_mean(answer: Answer, figures: Figures, row: Row) -> Iterator[tuple[str, str]]:
    """The sum that a mean is of, and the mean of the value or of the volume, whichever the figure is not."""
    if figures.volumes and row.quantity is not None:
        yield _value_name(answer, row), quantity(row.quantity, row.quantity_unit)
        yield tr("Average value"), money(number(row, figures.money_column), figures.currency)
        return
    if figures.value(row) is not None:
        yield _value_name(answer, row), money(figures.value(row), figures.currency)
    if row.average_quantity is not None:
        yield tr("Average quantity"), quantity(round(row.average_quantity), row.quantity_unit)


def _value_name(answer: Answer, row: Row) -> str:
    """What the value is beside another figure: the sum that a mean is of, or that of the year up to which there was growth."""
    if answer.question.request.work == "average":
        return tr("Sum")
    period = next((one for one in answer.question.periods if one.label == row.period), None)
    return period_name(period) if period and answer.question.request.work == "growth" else tr("Value")


def _aligned(pairs: list[tuple[str, str]]) -> list[str]:
    """Figures that end in one column; a label too long to stand beside them stands above."""
    sizes = [Size.of(label + text) for label, text in pairs]
    beside = sorted(range(len(pairs)), key=lambda at: sizes[at].wide)
    while (size := common((sizes[at] for at in beside), GAP)).columns > COLUMNS and len(beside) > 1:
        beside.pop()
    lines: list[str] = []
    for at, (label, text) in enumerate(pairs):
        if at in beside:
            lines.append(label + size.fill(sizes[at]) + text)
        else:
            lines += [*wrapped(label), size.fill(Size.of(text)) + text]
    return lines
