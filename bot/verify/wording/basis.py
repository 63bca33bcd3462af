"""What an official figure is of: goods, countries, flow, period, and how it is worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.assembly.shares.whole import COUNTRY, GOODS
from bot.question.request import TOTAL, WORLD
from bot.render.phrases.titles.subjects import SUBJECTS, balance_of
from bot.speech import tr, tr_later, trc
from bot.words.nouns import Goods, goods_of, partners_of
from bot.words.periods import in_running_text, joined, period_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.facts import Facts
    from bot.verify.judged.cells import Cell
    from bot.verify.judged.verdicts import Found


AVERAGES: dict[str, str] = {
    "month": tr_later("{subject}, {period}, a month on average"),
    "quarter": tr_later("{subject}, {period}, a quarter on average"),
    "half": tr_later("{subject}, {period}, a half-year on average"),
    "year": tr_later("{subject}, {period}, a year on average"),
    "fiscal": tr_later("{subject}, {period}, a fiscal year on average"),
}
GAINED: dict[str, str] = {
    COUNTRY: tr_later("{subject}, {period}, change of the part of the country's trade"),
    GOODS: tr_later("{subject}, {period}, change of the part of Japan's trade in them"),
}


def basis_of(found: Found, facts: Facts) -> str:
    """What the official figure is: `Imports of LNG from Russia, 2024, by value`."""
    cell = found.reading.cell
    subject, period = subject_of(cell, facts), period_name(cell.period)
    if cell.work == "average":
        return tr(AVERAGES[cell.cut]).format(subject=subject, period=period)
    if found.reading.column == "points":
        return tr(GAINED[cell.whole]).format(subject=subject, period=period)
    if found.reading.column == "part" and found.reading.whole is not None:
        whole = in_running_text(subject_of(found.reading.whole, facts))
        return tr("{subject}, {period}, part of {whole}").format(subject=subject, period=period, whole=whole)
    if cell.dollars:
        return tr("{subject}, {period}, change in dollars").format(subject=subject, period=period)
    if cell.work == "among":
        return tr("{subject}, {period}, place among goods").format(subject=subject, period=period)
    message = {
        "change": tr("{subject}, {period}, change by value"),
        "jpy_change": tr("{subject}, {period}, change"),
        "usd_change": tr("{subject}, {period}, change"),
        "quantity_change": tr("{subject}, {period}, change by quantity"),
        "place": tr("{subject}, {period}, place among countries"),
        "low": tr("{subject}, {period}, the lowest"),
        "high": tr("{subject}, {period}, the highest"),
        "price": tr("{subject}, {period}, unit price"),
        "price_change": tr("{subject}, {period}, change of the unit price"),
        "share": tr("{subject}, {period}, part of the country's trade"),
        "share_of_world": tr("{subject}, {period}, part of Japan's trade in them"),
        "quantity_share": tr("{subject}, {period}, part of Japan's quantity of them"),
        "usd": tr("{subject}, {period}, at monthly average rates"),
    }.get(found.reading.column, tr("{subject}, {period}"))
    return message.format(subject=subject, period=period)


def subject_of(cell: Cell, facts: Facts) -> str:
    """`Japan's imports of LNG from Russia`, `Japan–Russia trade`."""
    partners = partners_of(cell.partners, facts.partners)
    if cell.flow == "balance":
        subject = balance_of(partners)
    elif cell.flow in SUBJECTS:
        subject = trc(*SUBJECTS[cell.flow][cell.goods != (TOTAL,)]).format(goods=_goods(cell.goods, facts), partners=partners)
    elif cell.partners == (WORLD,):
        subject = tr("Japan's trade with the world")
    else:
        several = len(cell.partners) > 1
        message = tr("Japan's trade {partners.with_}") if several else tr("Japan–{partners.bare} trade")
        subject = message.format(partners=partners)
    left = [_left(code, facts) for code in cell.without]
    return tr("{subject} without {names}").format(subject=subject, names=joined(left)) if left else subject


def _goods(codes: Sequence[str], facts: Facts) -> Goods:
    names = [facts.commodities[code] for code in codes]
    return goods_of(names, [in_running_text(name.full.partition(" (")[0]) for name in names])


def _left(code: str, facts: Facts) -> str:
    """What is left out, as a sentence names it."""
    return _goods((code,), facts).name if code in facts.commodities else partners_of([code], facts.partners).name
