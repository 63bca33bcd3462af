"""A verdict in words: what the official figure is of, the figure, and what there is to say of the printed one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.assembly.share_of import COUNTRY, GOODS
from bot.question.period import YEAR, Period
from bot.question.request import TOTAL, WORLD
from bot.render.phrases.quantities.money import money, whole_money
from bot.render.phrases.quantities.prices import price_text
from bot.render.phrases.quantities.volumes import quantity
from bot.render.phrases.titles.subjects import SUBJECTS, balance_of
from bot.speech import tr, tr_later, trc
from bot.words.nouns import Goods, goods_of, partners_of
from bot.words.numbers import change, decimal, part, points, times
from bot.words.periods import in_running_text, joined, period_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.facts import Facts
    from bot.verify.judged.cells import Cell
    from bot.verify.judged.consistency import Note
    from bot.verify.judged.verdicts import Found, Verdict
    from bot.verify.said.claims import Slot
    from bot.words.cases import PeriodName

CANNOT = {
    "forecast": tr_later("That is a forecast."),
    "agency": tr_later("These are the statistics of another country or office."),
    "currency": tr_later("Changes are checked in yen and in dollars."),
    "not_trade": tr_later("That is not in the trade statistics."),
    "other_country": tr_later("That is another country's trade; these are the statistics of Japan."),
    "no_subject": tr_later("The text does not say of what."),
    "no_period": tr_later("The text does not say when."),
    "absent": tr_later("The statistics do not tell these goods apart."),
    "narrower": tr_later("The statistics here have only the wider line."),
    "negated": tr_later("The text denies it."),
    "conditional": tr_later("The text says so only on a condition."),
    "average": tr_later("The text does not say of what that is the average."),
    "without": tr_later("The text leaves out something that the statistics do not tell apart."),
    "span": tr_later("A change over several years is not checked where the first one is not named."),
    "several": tr_later("Of several countries the text does not say which is meant."),
    "points": tr_later("Points are checked where they are those of a share."),
    "no_volume": tr_later("The quantities of that period are not in these data."),
    "not_published": tr_later("The figures of that period are not published yet."),
    "before_data": tr_later("These data begin later."),
    "no_figure": tr_later("There is no such figure in these data."),
}
CLOSE = {
    "by_not_to": tr_later("it changed by that much, not to that"),
    "cut": tr_later("cut, not rounded"),
    "revised": tr_later("within what a revision moves"),
}
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
UNCLEAR = {
    "volume_unknown": tr_later("it may be of quantities, which are not in these data"),
    "period": tr_later("the text does not say clearly of when"),
    "subject": tr_later("the text does not say clearly of what"),
    "direction": tr_later("the text does not say whether up or down"),
    "narrower": tr_later("that is the wider line"),
}
SLOTS: dict[Slot, str] = {
    "goods": tr_later("goods"),
    "partner": tr_later("country"),
    "flow": tr_later("direction"),
    "period": tr_later("period"),
}
MANY_DIGITS = 4


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


def official_text(found: Found, verdict: Verdict) -> str:
    """The official figure, as exactly as the printed one."""
    claim, value, column = verdict.claim, found.official, found.reading.column
    places = max(1, len(f"{claim.figure.step:.6f}".rstrip("0").partition(".")[2])) if claim.figure.unit == "pct" else 1
    if column in {"place", "low", "high", "price", "points"}:
        return _special(found)
    if column in {"jpy_change", "usd_change"}:
        return ("+" if value > 0 else "") + money(value, column[:3])
    if column in {"jpy", "usd"}:
        digits = len(str(round(claim.figure.value / claim.figure.step)))
        return whole_money(value, column, 0) if digits > MANY_DIGITS else money(value, column)
    if column == "quantity":
        unit = {"no": "units"}.get(claim.figure.unit, claim.figure.unit)
        return quantity(round(value), unit)
    if claim.role == "ratio":
        return times(value) if value >= 1 else change(100 * (value - 1))
    return part(value, places) if column in {"share", "share_of_world"} else change(value, places)


def _special(found: Found) -> str:
    """A place, the period of a record, a price, points."""
    if found.reading.column == "place":
        return tr("no. {n}").format(n=round(found.official))
    if found.reading.column == "points":
        return points(found.official)
    if found.reading.column == "price":
        return price_text(found.official, "jpy")
    return tr("since {period}").format(period=_since(found))


def _since(found: Found) -> PeriodName:
    """The period that was as low or as high, of the same kind."""
    kind = found.reading.cell.period.kind
    year, month = divmod(round(found.official), YEAR)
    return period_name(Period.of(kind, year, month + 1 if kind == "month" else 1))


def basis_of(found: Found, facts: Facts) -> str:
    """What the official figure is: `Imports of LNG from Russia, 2024, by value`."""
    cell = found.reading.cell
    subject, period = subject_of(cell, facts), period_name(cell.period)
    if cell.work == "average":
        return tr(AVERAGES[cell.cut]).format(subject=subject, period=period)
    if found.reading.column == "points":
        return tr(GAINED[cell.whole]).format(subject=subject, period=period)
    if cell.dollars:
        return tr("{subject}, {period}, change in dollars").format(subject=subject, period=period)
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
        "usd": tr("{subject}, {period}, at monthly average rates"),
    }.get(found.reading.column, tr("{subject}, {period}"))
    return message.format(subject=subject, period=period)


def told(verdict: Verdict, facts: Facts, rate: float | None) -> str:
    """One line: the official figure with its basis, and why the printed one is judged so."""
    parts: list[str] = []
    if verdict.found is not None:
        official = official_text(verdict.found, verdict)
        parts.append(tr("{basis}: {official}").format(basis=basis_of(verdict.found, facts), official=official))
    parts += [one for one in (_why(verdict), _hint(verdict, facts), _implied(verdict, rate), _inherited(verdict)) if one]
    return " · ".join(parts)


def _why(verdict: Verdict) -> str:
    if verdict.why == "other":
        return _distance(verdict)
    if verdict.kind == "unclear" and verdict.why in UNCLEAR:
        return tr(UNCLEAR[verdict.why])
    message = CLOSE.get(verdict.why) or CANNOT.get(verdict.why)
    return tr(message) if message else ""


def _distance(verdict: Verdict) -> str:
    """How far the printed figure is off."""
    found, claim = verdict.found, verdict.claim
    if found is None:
        return ""
    said = claim.figure.value * (claim.up or 1 if claim.role in {"change", "points"} else 1)
    if claim.role in {"change", "share", "points"}:
        return tr("off by {points}").format(points=points(said - found.official))
    off = 100 * (abs(said) / abs(found.official) - 1) if found.official else 0.0
    return tr("off by {change}").format(change=change(off)) if off and claim.role == "level" else ""


def _hint(verdict: Verdict, facts: Facts) -> str:
    """The reading under which the printed figure would be right."""
    hint = verdict.hint
    if hint is None:
        return ""
    if hint.how == "sign":
        return tr("right with the other sign")
    if hint.how == "scale":
        return tr("right with another unit: a thousand times more or less")
    return tr("{official} would be: {basis}").format(
        official=official_text(hint, verdict), basis=in_running_text(basis_of(hint, facts))
    )


def _implied(verdict: Verdict, rate: float | None) -> str:
    """The rate that an amount in dollars implies."""
    if rate is None or verdict.found is None or verdict.kind not in {"differs", "close"}:
        return ""
    if verdict.found.rate is None:
        return tr("it implies {rate} yen a dollar").format(rate=decimal(rate, 1))
    message = tr("it implies {rate} yen a dollar, the period has {average}")
    return message.format(rate=decimal(rate, 1), average=decimal(verdict.found.rate, 1))


def _inherited(verdict: Verdict) -> str:
    """What the text said before the sentence of the figure."""
    if verdict.kind == "uncheckable" and verdict.found is None and verdict.why != "no_volume":
        return ""
    slots = [
        slot for slot in SLOTS if slot in verdict.claim.subject.inherited or (slot == "period" and verdict.claim.when.inherited)
    ]
    names = joined([tr(SLOTS[slot]) for slot in slots])
    return tr("{names} from the text before").format(names=names) if slots else ""


def note_text(note: Note) -> str:
    """What the text says against itself."""
    match note.code:
        case "rates":
            rates = joined([decimal(rate, 0) for rate in note.numbers])
            return tr("The amounts imply several rates of the dollar: {rates} yen.").format(rates=rates)
        case "years":
            return tr("The text mixes fiscal years (April to March) with calendar years.")
        case "pair":
            made, said = (change(number) for number in note.numbers)
            return tr("Its two amounts make {made}, not {said}.").format(made=made, said=said)
        case "between":
            whole, *parts = (change(number) for number in note.numbers)
            return tr("A change of {whole} cannot be that of a total whose parts changed by {parts}.").format(
                whole=whole, parts=joined(parts)
            )
        case _:
            return tr("The parts in the text do not make its total.")
