"""What a change is on, where that is another period than the same one a year before; and figures of a row beside its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import COLUMNS
from bot.render.phrases.quantities.figures import number, written
from bot.render.phrases.quantities.money import CURRENCIES
from bot.speech import said, tr, trn
from bot.words.cases import PeriodName
from bot.words.numbers import growth_in_words
from bot.words.period_labels import period_label
from bot.words.periods import period_name, sentence
from bot.words.year_before import BEHIND_CHANGES, NAMES, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.question.period import Period
    from bot.words.year_before import Compared

CHANGE, SHARE, SHARE_BEFORE = "change_pct", "share_of_whole_pct", "share_of_whole_before_pct"


def base_name(answer: Answer, row: Row) -> PeriodName:
    """`2021`, `Feb 2026`, `5-year average`; empty where there is no such period."""
    if _is_mean(answer) and row.averaged_over:
        years = round(row.averaged_over)
        return PeriodName(trn("{n}-year average", "{n}-year average", years).format(n=years))
    base = answer.base_of(row)
    return period_name(base) if base else PeriodName()


def change_in_words(answer: Answer, row: Row, percent: float) -> str:
    """A change with what it is on: `−8.7% yoy`, `−20.3% m/m`, `−31.1% vs 2021`; in dollars `−8.7% yoy in $`."""
    rise = growth_in_words(percent)
    base, currency = answer.base_of(row), answer.question.request.currency
    label = _on_base(answer, base) if base or _is_mean(answer) else named(BEHIND_CHANGES, compared_kind(answer, row))
    text = label.format(change=rise, period=base_name(answer, row))
    if currency == "jpy":
        return text
    return tr("{change} in {currency}").format(change=text, currency=tr(CURRENCIES[currency]))


def _is_mean(answer: Answer) -> bool:
    """Whether figures are set against the mean of the years before."""
    against = answer.question.request.against
    return against is not None and against.kind == "average"


def _on_base(answer: Answer, base: Period | None) -> str:
    against = answer.question.request.against
    if base is not None and against is not None and against.kind == "previous":
        match base.kind:
            case "month":
                return tr("{change} m/m")
            case "quarter" | "fiscal_quarter":
                return tr("{change} q/q")
    return tr("{change} vs {period}")


def compared_kind(answer: Answer, row: Row) -> Compared:
    """What a change on the year before compares; a running year is a part of one."""
    return _kind(next((one for one in answer.question.periods if one.label == row.period), None), row)


def _kind(period: Period | None, row: Row) -> Compared:
    if period is None or (row.months_available or period.months) < period.months:
        return "part"
    match period.kind:
        case "month" | "year" | "fiscal":
            return period.kind
        case _:
            return "part"


def shared_kind(answer: Answer, rows: Sequence[Row]) -> Compared:
    """What the changes of several rows compare; mixed, where they differ in it."""
    periods = {period.label: period for period in answer.question.periods}
    kinds = {_kind(periods.get(row.period or ""), row) for row in rows}
    return kinds.pop() if len(kinds) == 1 else "mixed"


def year_before(answer: Answer, rows: Sequence[Row]) -> str:
    """What a chart calls the figures a year before."""
    return named(NAMES, shared_kind(answer, rows))


def bases_named(answer: Answer) -> str:
    """What the changes of several rows are on, for the line under a table."""
    against = answer.question.request.against
    if (
        against is None
        or against.kind == "index"
        or all(row.change_pct is None and row.quantity_change_pct is None for row in answer.rows)
    ):
        return ""
    match against.kind:
        case "previous":
            return tr("change: on the period before")
        case "years_before":
            message = trn(
                "change: on the same period {n} year before", "change: on the same period {n} years before", against.years
            )
            return message.format(n=against.years)
        case _:
            named = dict.fromkeys(filter(None, (base_name(answer, row) for row in answer.rows)))
            return tr("change: on {period}").format(period=PeriodName(tr(", ").join(named))) if named else ""


def index_base(answer: Answer, row: Row) -> str:
    """What is 100: `2021 = 100`; where any period is of another length `average month of 2021 = 100`. Empty where nothing is."""
    base = answer.base_of(row) if row.index_number is not None else None
    if base is None:
        return ""
    alike = all(period.months == base.months for period in answer.question.periods)
    if answer.question.request.measure == "volume":
        message = tr("volume of {period} = 100") if alike else tr("average month’s volume of {period} = 100")
    else:
        message = tr("{period} = 100") if alike else tr("average month of {period} = 100")
    return message.format(period=period_name(base))


def base_of_ranking(answer: Answer) -> str:
    """What the changes, and the parts of a change, in a list of ranks are on; empty where their heads say it."""
    header = answer.verb.header
    parts = any(COLUMNS[name].kind in {"points", "effect"} for name in header.beside)
    against = answer.question.request.against
    if (against is None and not parts) or (against is not None and against.kind == "index"):
        return ""
    named = dict.fromkeys(period_name(base) for base in answer.question.bases if base is not None)
    return tr("change: on {period}").format(period=PeriodName(tr(", ").join(named))) if named else ""


def beside(answer: Answer, row: Row) -> Iterator[tuple[str, str]]:
    """The figures that stand beside a row's own, by the verb's header: what each is called, and the figure.

    The change and the share of a whole stand in its first line.
    """
    for name in answer.verb.header.beside:
        if name not in {CHANGE, SHARE} and getattr(row, name) is not None:
            yield _called(answer, row, name), beside_text(answer, row, name)


def _called(answer: Answer, row: Row, name: str) -> str:
    """What it is called; a share of another period by this."""
    if name != SHARE_BEFORE:
        return said(COLUMNS[name].name)
    return base_name(answer, row) or sentence(year_before(answer, [row]))


def beside_text(answer: Answer, row: Row, name: str) -> str:
    """One of them; a period, which stands there by its label, under its name."""
    value = getattr(row, name)
    column = COLUMNS[name]
    if isinstance(value, str):
        return next((period_label(period) for period in answer.question.periods if period.label == value), value)
    text = written(column, number(row, name), answer.question.request.currency, row.quantity_unit)
    return f"≥{text}" if column.kind == "count" and row.is_open else text


def effects(answer: Answer, row: Row) -> Iterator[tuple[str, str]]:
    """Those beside a figure that it is the sum of."""
    for name in answer.verb.header.beside:
        if COLUMNS[name].kind == "effect" and getattr(row, name) is not None:
            yield said(COLUMNS[name].name), beside_text(answer, row, name)
