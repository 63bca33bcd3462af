"""The middle of a reply: which tables and lines a kind of answer is shown in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.question.wording import span_name
from bot.render.numbers import (
    SIGNS,
    change,
    decimal,
    fitted,
    money,
    money_scale,
    part,
    quantity_scale,
    scaled,
    width,
)
from bot.render.subject import FLOW_NAMES, MANY_PERIODS, PREPOSITIONS, Words
from bot.render.table import COLUMNS, Column, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer, Row

ESTIMATE = "≈"
WHOLE_PRICE = 1000
GAP = 2
LEAST_ROOM = 6


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; `fixed` ones are shown in a fixed-width font."""

    lines: list[str]
    fixed: bool = True


def headline(answer: Answer, words: Words) -> list[str]:
    """The first line, which is the answer where there is one figure, and the dates under it."""
    if answer.verb.header.shape == "coverage":
        return ["What the data hold"]
    title = _title(answer, words)
    when = words.when()
    if answer.verb.header.each == "month":
        periods = [words.periods[label] for label in words.labels]
        when = span_name(min(p.first for p in periods), max(p.last for p in periods))
    title = f"{title}, {when}" if when else title
    row = answer.rows[0]
    only_balance = answer.question.request.flows == ("balance",) and len(words.labels) == len(words.partners) == 1
    if (len(answer.rows) == 1 or only_balance) and row.rank is None:
        title += f": {_figure(answer, row)}"
    return [title, *filter(None, [words.dates()])]


def blocks_of(answer: Answer, words: Words) -> list[Block]:
    """The tables of an answer."""
    if answer.verb.header.shape == "coverage":
        return _coverage(answer)
    if answer.rows[0].rank is not None:
        return [_ranking(answer, words)]
    if len(answer.rows) == 1:
        return [block for block in [_details(answer, words)] if block.lines]
    return _tables(answer, words)


def _title(answer: Answer, words: Words) -> str:
    name = answer.verb.name
    if name == "rank":
        flows = " and ".join("trade balance" if flow == "balance" else FLOW_NAMES[flow].lower() for flow in words.flows)
        if answer.question.request.commodities:
            goods = [words.commodity(code) for code in words.commodities]
            of = "" if words.commodities == [TOTAL] else f" of {', '.join(goods)}"
            return f"Japan's {flows if flows != 'total' else 'trade'}{of} by country"
        partners = ", ".join(words.partner(code) for code in words.partners)
        way = PREPOSITIONS.get(words.flows[0], "with") if len(words.flows) == 1 else ""
        return f"Japan's {flows} {way} {partners} by commodity" if way else f"{partners}: Japan's {flows} by commodity"
    if name == "price":
        return f"Price of {words.priced()}"
    if name == "share":
        return words.shared(answer.rows[0]) if len(answer.rows) == 1 else f"Shares: {words.subject()}"
    return words.balance() if answer.question.request.flows == ("balance",) else words.subject()


def _figure(answer: Answer, row: Row) -> str:
    currency = answer.question.request.currency
    if row.unit_price is not None:
        return f"{_price(row.unit_price, currency)} per {row.quantity_unit}"
    if answer.verb.name == "share":
        return part(row.share_of_world_pct if row.commodity == TOTAL else row.share_pct)
    value = money(_value(answer, row), currency)
    mark = ESTIMATE if row.basis == "estimate" else ""
    yoy = "" if row.value_yoy_pct is None else f" ({change(row.value_yoy_pct)})"
    return f"{mark}{value}{yoy}"


def _value(answer: Answer, row: Row) -> float | None:
    return row.value_usd if answer.question.request.currency == "usd" else row.value_jpy


def _price(value: float | None, currency: str) -> str:
    return "n/a" if value is None else f"{SIGNS[currency]}{decimal(value, 0 if value >= WHOLE_PRICE else 2)}"


def _details(answer: Answer, words: Words) -> Block:
    """One figure: what else is known of it, a line each."""
    row = answer.rows[0]
    currency = answer.question.request.currency
    pairs: list[tuple[str, str]] = []
    if row.value_change_jpy is not None and currency == "jpy":
        sign = "+" if row.value_change_jpy > 0 else ""
        pairs.append(("Change on a year before", sign + money(row.value_change_jpy, "jpy")))
    if row.unit_price is not None:
        pairs.append(("Change on a year before", change(row.unit_price_yoy_pct)))
        if row.world_unit_price is not None:
            pairs.append(("From all countries", _price(row.world_unit_price, currency)))
    if row.unit_price is not None or answer.verb.name == "share":
        pairs.append(("Value", money(_value(answer, row), currency)))
    if row.quantity is not None:
        pairs.append(("Volume", f"{row.quantity:,} {row.quantity_unit}"))
        if row.quantity_yoy_pct is not None:
            pairs.append(("Volume, change", change(row.quantity_yoy_pct)))
    room = COLUMNS - GAP - max((width(text) for _, text in pairs), default=LEAST_ROOM)
    for label, now, before in _shares(row, words, room):
        pairs.append((label, part(now)))
        if before is not None:
            pairs.append(("  a year before", part(before)))
    widest = max((width(text) for _, text in pairs), default=0)
    longest = max((width(label) for label, _ in pairs), default=0)
    return Block([label + " " * (longest - width(label) + GAP + widest - width(text)) + text for label, text in pairs])


def _shares(row: Row, words: Words, room: int = COLUMNS) -> list[tuple[str, float | None, float | None]]:
    """What a share is of, in at most so many columns, with the share now and a year before."""
    flow = FLOW_NAMES[row.flow or "total"].lower()
    shares: list[tuple[str, float | None, float | None]] = []
    if row.share_pct is not None and row.flow in PREPOSITIONS:
        where = words.partner(row.partner or "")
        whole = _fitting(room, f"Of {flow} {PREPOSITIONS[row.flow]} {where}", "Of the country's total")
        shares.append((whole, row.share_pct, row.share_before_pct))
    if row.share_of_world_pct is not None:
        goods = "" if row.commodity == TOTAL else f"{words.commodity(row.commodity or '')} "
        way = "trade" if row.flow == "total" else flow
        whole = _fitting(room, f"Of Japan's {goods}{way}", f"Of Japan's {way} of it")
        shares.append((whole, row.share_of_world_pct, row.share_of_world_before_pct))
    return shares


def _fitting(room: int, *texts: str) -> str:
    return next((text for text in texts if width(text) <= room), fitted(texts[-1], room))


def _tables(answer: Answer, words: Words) -> list[Block]:
    rows = answer.rows
    label = _label_dimension(answer, words)
    groups = _groups(rows, words, label)

    def name(row: Row) -> str:
        return words.label(row, label)

    blocks = [Block(lines_of(groups, name, columns)) for columns in _column_sets(answer)]
    legend = _legend(answer, words)
    return [*blocks, Block(legend, fixed=False)] if legend else blocks


def _label_dimension(answer: Answer, words: Words) -> str:
    varying = words.varying()
    if answer.verb.header.rows == "period" or len(words.labels) >= MANY_PERIODS or not varying:
        return "period"
    return varying[-1]


def _groups(rows: Sequence[Row], words: Words, label: str) -> list[tuple[str, list[Row]]]:
    """Rows that differ only in the label, under a heading that names the rest; groups in order of first appearance."""
    others = [dimension for dimension in words.varying() if dimension != label]
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(" · ".join(words.label(row, dimension) for dimension in others), []).append(row)
    return list(groups.items())


def _column_sets(answer: Answer) -> list[list[Column]]:
    rows = answer.rows
    currency = answer.question.request.currency
    if any(row.unit_price is not None for row in rows):
        return [_price_columns(answer), _quantity_columns(rows)]
    scale = money_scale(_value(answer, row) for row in rows)

    def value(row: Row) -> str:
        return (ESTIMATE if row.basis == "estimate" else "") + scaled(_value(answer, row), scale)

    columns = [Column(f"{SIGNS[currency]} {scale.name}".strip(), value)]
    if _steps_differ(rows):
        columns.append(Column("step", lambda row: change(row.step_pct) if row.step_pct is not None else ""))
    if any("value_yoy_pct" in row.model_fields_set for row in rows):
        columns.append(Column("yoy", _yoy))
    if any(row.share_pct is not None for row in rows):
        columns.append(Column("share", lambda row: part(row.share_pct)))
    if any(row.share_before_pct is not None for row in rows):
        columns.append(Column("before", lambda row: part(row.share_before_pct)))
    elif any(row.share_of_world_pct is not None for row in rows) and not any(row.share_pct is not None for row in rows):
        columns.append(Column("share", lambda row: "" if row.flow == "balance" else part(row.share_of_world_pct)))
    sets = [columns]
    if any(row.quantity is not None for row in rows):
        sets.append(_quantity_columns(rows))
    return sets


def _yoy(row: Row) -> str:
    """The change on a year before; of an estimate or on one, it is an estimate."""
    if row.flow == "balance":
        return ""
    estimated = "estimate" in (row.series, row.base_series) and row.value_yoy_pct is not None
    mark = ESTIMATE if estimated else ""
    return mark + change(row.value_yoy_pct)


def _steps_differ(rows: Sequence[Row]) -> bool:
    """Whether the change from one period to the next says more than the change on the year before."""
    return any(row.step_pct is not None and row.step_pct != row.value_yoy_pct for row in rows)


def _price_columns(answer: Answer) -> list[Column]:
    currency = answer.question.request.currency
    units = {row.quantity_unit for row in answer.rows}
    unit = units.pop() if len(units) == 1 else None

    def price(row: Row) -> str:
        if row.unit_price is None:
            return "n/a"
        return _price(row.unit_price, currency)[1:] + ("" if unit else f"/{row.quantity_unit}")

    return [
        Column(f"{SIGNS[currency]}/{unit}" if unit else SIGNS[currency], price),
        Column("yoy", lambda row: change(row.unit_price_yoy_pct)),
        Column("all", lambda row: _price(row.world_unit_price, currency)[1:] if row.world_unit_price else ""),
    ]


def _quantity_columns(rows: Sequence[Row]) -> list[Column]:
    units = {row.quantity_unit for row in rows if row.quantity_unit}
    unit = next(iter(units)) if len(units) == 1 else ""
    scale = quantity_scale((row.quantity for row in rows), unit)

    def quantity(row: Row) -> str:
        if row.quantity is None:
            return "n/a"
        return scaled(row.quantity, scale) + ("" if unit else f" {row.quantity_unit}")

    return [Column(scale.name, quantity), Column("yoy", lambda row: change(row.quantity_yoy_pct))]


def _legend(answer: Answer, words: Words) -> list[str]:
    """What the columns mean, where their heads are too short to say it."""
    rows = answer.rows
    lines = []
    if _steps_differ(rows):
        lines.append("step: on the period before it here")
    if any(row.unit_price is not None for row in rows) and any(row.world_unit_price for row in rows):
        lines.append("all: from all countries")
    shown = next((row for row in rows if row.share_pct is not None), None)
    by_partner = shown is None
    shown = shown or next((row for row in rows if row.share_of_world_pct is not None), None)
    if shown is not None:
        texts = _shares(shown, words)
        text = texts[-1 if by_partner else 0][0] if texts else ""
        if len(words.flows) > 1 or len(words.partners) > 1 or len(words.commodities) > 1:
            text = "of Japan's total in that line" if by_partner else "of the country's total in that flow"
        lines.append(f"share: {text[0].lower() + text[1:]}")
    if any(row.share_before_pct is not None for row in rows):
        lines.append("before: a year before")
    return lines


def _ranking(answer: Answer, words: Words) -> Block:
    rows = answer.rows
    by_country = bool(answer.question.request.commodities)
    dimension = "partner" if by_country else "commodity"
    asked = answer.question.request.partners if by_country else ()
    scale = money_scale(_value(answer, row) for row in rows)
    currency = answer.question.request.currency
    digits = len(str(max(row.rank or 0 for row in rows)))

    def label(row: Row) -> str:
        mark = "›" if row.partner in asked else " "
        return f"{row.rank:>{digits}}{mark}{words.label(row, dimension)}"

    columns = [Column(f"{SIGNS[currency]} {scale.name}".strip(), lambda row: scaled(_value(answer, row), scale))]
    if any(row.share_of_world_pct is not None or row.share_pct is not None for row in rows):
        columns.append(Column("share", lambda row: part(row.share_of_world_pct if by_country else row.share_pct)))
    if any(row.value_yoy_pct is not None for row in rows):
        columns.append(Column("yoy", _yoy))
    return Block(lines_of(_groups(rows, words, dimension), label, columns))


SERIES_NAMES: dict[str, str] = {
    "annual": "Calendar years, revised",
    "hs9": "9-digit monthly, with volumes",
    "monthly": "Months, area by commodity",
    "estimate": "Estimates (IMF dollars)",
}


def _coverage(answer: Answer) -> list[Block]:
    blocks = [Block(_covered(row)) for row in answer.rows if row.observations]
    lumps = [f"  {_dates(row)}" for row in answer.rows if row.longest]
    return [*blocks, Block(["Months that exist only together", *lumps])] if lumps else blocks


def _covered(row: Row) -> list[str]:
    partners = _counted(row.partners, "partner", "partners")
    commodities = _counted(row.commodities, "commodity", "commodities")
    figures = _counted(row.observations, "figure", "figures")
    return [SERIES_NAMES[row.series or ""], f"  {_dates(row)}", f"  {partners}, {commodities}", f"  {figures}"]


def _dates(row: Row) -> str:
    return f"{row.first_month:%Y-%m} to {row.last_month:%Y-%m}" if row.first_month and row.last_month else ""


def _counted(number: int | None, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
