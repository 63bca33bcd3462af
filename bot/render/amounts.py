"""One row in words: its figure, its price, what it is a share of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.render.numbers import SIGNS, change, decimal, fitted, money, part, width
from bot.render.subject import FLOW_NAMES, PREPOSITIONS
from bot.render.table import COLUMNS

if TYPE_CHECKING:
    from bot.engine.answer import Answer, Row
    from bot.render.subject import Words

ESTIMATE = "≈"
WHOLE_PRICE = 1000
GAP = 2
ANY_ROOM = 200


def figure_text(answer: Answer, row: Row, words: Words) -> str:
    """The one figure of an answer, for its first line: `¥536.1 bn (−8.7%)`, `¥86,590 per t`.

    Of shares both, each with what it is of: which one is meant the question rarely says.
    """
    currency = answer.question.request.currency
    if row.unit_price is not None:
        return f"{price_text(row.unit_price, currency)} per {row.quantity_unit}"
    if answer.verb.name == "share":
        return ", ".join(f"{part(now)} {label[0].lower()}{label[1:]}" for label, now, _ in shares_of(row, words)) or part(None)
    value = money(shown_value(answer, row), currency)
    mark = ESTIMATE if row.basis == "estimate" else ""
    yoy = "" if row.value_yoy_pct is None else f" ({change(row.value_yoy_pct)})"
    return f"{mark}{value}{yoy}"


def shown_value(answer: Answer, row: Row) -> float | None:
    """Yen or dollars, as the question wants."""
    return row.value_usd if answer.question.request.currency == "usd" else row.value_jpy


def price_text(value: float | None, currency: str) -> str:
    """`¥86,590`, `$559.65`, `n/a`."""
    return "n/a" if value is None else f"{SIGNS[currency]}{decimal(value, 0 if value >= WHOLE_PRICE else 2)}"


def details(answer: Answer, words: Words) -> list[str]:
    """What else is known of the one figure, a line each."""
    row = answer.rows[0]
    currency = answer.question.request.currency
    pairs: list[tuple[str, str]] = []
    if row.value_change_jpy is not None and currency == "jpy":
        sign = "+" if row.value_change_jpy > 0 else ""
        pairs.append(("Change on a year before", sign + money(row.value_change_jpy, "jpy")))
    if row.unit_price is not None:
        pairs.append(("Change on a year before", change(row.unit_price_yoy_pct)))
        if row.world_unit_price is not None:
            pairs.append(("From all countries", price_text(row.world_unit_price, currency)))
    if row.unit_price is not None or answer.verb.name == "share":
        pairs.append(("Value", money(shown_value(answer, row), currency)))
    if row.quantity is not None:
        pairs.append(("Volume", f"{row.quantity:,} {row.quantity_unit}"))
        if row.quantity_yoy_pct is not None:
            pairs.append(("Volume, change", change(row.quantity_yoy_pct)))
    texts = [text for _, text in pairs] + [part(now) for _, now, _ in shares_of(row, words)]
    room = COLUMNS - GAP - max((width(text) for text in texts), default=0)
    for label, now, before in shares_of(row, words, room):
        pairs.append((label, part(now)))
        if before is not None:
            pairs.append(("  a year before", part(before)))
    widest = max((width(text) for _, text in pairs), default=0)
    longest = max((width(label) for label, _ in pairs), default=0)
    return [label + " " * (longest - width(label) + GAP + widest - width(text)) + text for label, text in pairs]


def shares_of(row: Row, words: Words, room: int = ANY_ROOM) -> list[tuple[str, float | None, float | None]]:
    """What a share is of, in at most so many columns, with the share now and a year before."""
    flow = FLOW_NAMES[row.flow or "total"].lower()
    shares: list[tuple[str, float | None, float | None]] = []
    if row.share_pct is not None and row.flow in PREPOSITIONS:
        where = words.partner(row.partner or "")
        all_goods = f"Of Japan's {flow}" if row.partner == "WORLD" else f"Of {flow} {PREPOSITIONS[row.flow]} {where}"
        whole = _fitting(
            room, all_goods, f"Of {flow} {PREPOSITIONS[row.flow]} {words.short_partner(row)}", "Of the country's total"
        )
        shares.append((whole, row.share_pct, row.share_before_pct))
    if row.share_of_world_pct is not None:
        goods = "" if row.commodity == TOTAL else f" of {words.commodity(row.commodity or '')}"
        way = "trade" if row.flow == "total" else flow
        whole = _fitting(
            room, f"Of Japan's {way}{goods}", f"Of Japan's{goods.removeprefix(' of')} {way}", "Of Japan's total of it"
        )
        shares.append((whole, row.share_of_world_pct, row.share_of_world_before_pct))
    return shares


def _fitting(room: int, *texts: str) -> str:
    return next((text for text in texts if width(text) <= room), fitted(texts[-1], room))


def yoy_text(row: Row) -> str:
    """The change on a year before; of an estimate or on one, it is an estimate."""
    if row.flow == "balance":
        return ""
    estimated = "estimate" in (row.series, row.base_series) and row.value_yoy_pct is not None
    mark = ESTIMATE if estimated else ""
    return mark + change(row.value_yoy_pct)
