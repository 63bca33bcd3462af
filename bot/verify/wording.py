"""A verdict in words: what the official figure is of, the figure, and what there is to say of the printed one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period
from bot.question.request import TOTAL, WORLD
from bot.render.phrases.quantities.money import money, whole_money
from bot.render.phrases.quantities.prices import price_text
from bot.render.phrases.quantities.volumes import quantity
from bot.render.phrases.titles import SUBJECTS, balance_of
from bot.speech import tr, tr_later, trc
from bot.words.nouns import goods_of, partners_of
from bot.words.numbers import change, decimal, part, points, times
from bot.words.periods import in_running_text, joined, period_name

if TYPE_CHECKING:
    from bot.engine.facts import Facts
    from bot.verify.judged.consistency import Note
    from bot.verify.judged.readings import Cell
    from bot.verify.judged.verdicts import Found, Verdict
    from bot.verify.said.claims import Slot
    from bot.words.cases import PeriodName

CANNOT = {
    "forecast": tr_later("That is a forecast."),
    "agency": tr_later("These are the statistics of another country or office."),
    "not_trade": tr_later("That is not in the trade statistics."),
    "other_country": tr_later("That is another country's trade; these are the statistics of Japan."),
    "no_subject": tr_later("The text does not say of what."),
    "no_period": tr_later("The text does not say when."),
    "absent": tr_later("The statistics do not tell these goods apart."),
    "narrower": tr_later("The statistics here have only the wider line."),
    "negated": tr_later("The text denies it."),
    "average": tr_later("Averages in a text are not checked yet."),
    "without": tr_later("A sum that leaves something out is not checked yet."),
    "in_dollars": tr_later("Changes in dollars are not checked yet."),
    "span": tr_later("A change over several years is not checked where the first one is not named."),
    "several": tr_later("A sum of several countries is not checked yet."),
    "points": tr_later("Differences in percentage points are not checked yet."),
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
    partners = partners_of([cell.partner], facts.partners)
    if cell.flow == "balance":
        return balance_of(partners)
    names = [facts.commodities[code] for code in cell.goods]
    goods = goods_of(names, [in_running_text(name.full.partition(" (")[0]) for name in names])
    if cell.flow in SUBJECTS:
        return trc(*SUBJECTS[cell.flow][cell.goods != (TOTAL,)]).format(goods=goods, partners=partners)
    message = tr("Japan's trade with the world") if cell.partner == WORLD else tr("Japan–{partners.bare} trade")
    return message.format(partners=partners)


def official_text(found: Found, verdict: Verdict) -> str:
    """The official figure, as exactly as the printed one."""
    claim, value, column = verdict.claim, found.official, found.reading.column
    places = max(1, len(f"{claim.figure.step:.6f}".rstrip("0").partition(".")[2])) if claim.figure.unit == "pct" else 1
    if column in {"place", "low", "high", "price"}:
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
    """A place, the period of a record, a price."""
    if found.reading.column == "place":
        return tr("no. {n}").format(n=round(found.official))
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
    subject, period = subject_of(found.reading.cell, facts), period_name(found.reading.cell.period)
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
    said = claim.figure.value * (claim.up or 1 if claim.role == "change" else 1)
    if claim.role in {"change", "share"}:
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
