"""Which volumes there are, in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.engine.measured import together
from bot.speech import tr, trn
from bot.words.nouns import goods_of, partners_of
from bot.words.periods import in_running_text, joined, span_name

if TYPE_CHECKING:
    from bot.engine.facts import Cell, Facts
    from bot.engine.measured import Measured

# All are named where there are no more than these.
MOST_NAMED = 3


def spans(measured: Measured) -> str:
    """`Jan 2009 – Dec 2020 and the calendar years 2021–2025`."""
    years = [tr("the calendar years {span}").format(span=_years(run)) for run in measured.years]
    return joined([*(span_name(*run) for run in measured.months), *years])


def volumes(facts: Facts) -> str:
    """All that there are: `LNG (Jan 2009 – Dec 2020 and Jan 2024 – Mar 2026) and 22 other commodities (Jan 2009 – Dec 2020)`.

    Most goods end in one month: named are those, and the lines below them, that go on behind it.
    """
    items: dict[tuple[str, bool], list[Cell]] = {}
    for cell in facts.measured:
        # Of what is counted only there are no values that a price would be of.
        if cell[2] not in facts.counted and (item := facts.item_of(cell[2])):
            items.setdefault((item, cell[2] != item), []).append(cell)
    measured = {key: together(facts.measured[cell] for cell in items[key]) for key in sorted(items)}
    ends = Counter(months.last_run[1] for months in measured.values())
    usual = max(ends, key=lambda end: ends[end]) if len(measured) > MOST_NAMED else 0
    shown = [
        tr("{name} ({detail})").format(name=_named(key[0], items[key], facts), detail=spans(months))
        for key, months in measured.items()
        if months.months and months.last_run[1] > usual
    ]
    rest = [m for (_, below), m in measured.items() if not below and not (m.months and m.last_run[1] > usual)]
    if rest:
        counted = trn("{n} other commodity", "{n} other commodities", len(rest)).format(n=len(rest))
        shown.append(tr("{name} ({detail})").format(name=counted, detail=spans(together(rest))))
    return joined(shown)


def _named(item: str, cells: list[Cell], facts: Facts) -> str:
    """`LNG`, or `9-digit lines of fish & seafood from Russia` where only these have volumes."""
    name = facts.commodities[item]
    goods = goods_of([name], [in_running_text(name.short)])
    whole = any(cell[2] == item for cell in cells)
    partners = sorted({partner for _, partner, _ in cells})
    if len(partners) == 1:
        one = partners_of(partners, facts.partners)
        message = tr("{goods.of} {partners.from_}") if whole else tr("9-digit lines of {goods.of} {partners.from_}")
        return message.format(goods=goods, partners=one)
    return goods.of if whole else tr("9-digit lines of {goods.of}").format(goods=goods)


def _years(run: tuple[int, int]) -> str:
    first, last = (month // 12 for month in run)
    return f"{first}" if first == last else tr("{first}–{last}").format(first=first, last=last)
