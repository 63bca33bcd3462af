"""What was worked out, in words: `the highest of 131`, `the last time above ¥150 bn`, `20 months in a row`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.render.phrases.compared import index_base
from bot.render.phrases.list_condition import condition_of
from bot.render.phrases.quantities.counted import counted, counted_of
from bot.render.phrases.quantities.money import money
from bot.render.phrases.quantities.prices import price_text
from bot.render.phrases.quantities.volumes import quantity
from bot.render.phrases.titles.lists import by_country
from bot.speech import tr, tr_later
from bot.words.cases import PeriodName
from bot.words.numbers import as_asked, decimal, part
from bot.words.periods import period_name

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.question.request import Request
    from bot.render.phrases.subject import Words


@dataclass(frozen=True, slots=True)
class Times:
    """How often something was so: the number, and `{met.times}` with what is counted."""

    number: int
    times: str

    def __str__(self) -> str:
        return str(self.number)


WORKED = {
    "highest": tr_later("the highest {of_looked_at}"),
    "lowest": tr_later("the lowest {of_looked_at}"),
    "above": tr_later("above {amount} in {met} {of_looked_at}"),
    "below": tr_later("below {amount} in {met} {of_looked_at}"),
    "last_above": tr_later("the last time above {amount}; above it in {met} {of_looked_at}"),
    "last_below": tr_later("the last time below {amount}; below it in {met} {of_looked_at}"),
    "first_above": tr_later("the first time above {amount}; above it in {met} {of_looked_at}"),
    "first_below": tr_later("the first time below {amount}; below it in {met} {of_looked_at}"),
    "at_least": tr_later("at least {amount} in {met} {of_looked_at}"),
    "at_most": tr_later("at most {amount} in {met} {of_looked_at}"),
    "last_at_least": tr_later("the last time at least {amount}; so in {met} {of_looked_at}"),
    "last_at_most": tr_later("the last time at most {amount}; so in {met} {of_looked_at}"),
    "first_at_least": tr_later("the first time at least {amount}; so in {met} {of_looked_at}"),
    "first_at_most": tr_later("the first time at most {amount}; so in {met} {of_looked_at}"),
    "rises": tr_later("higher than the year before in {met} {of_looked_at}"),
    "falls": tr_later("lower than the year before in {met} {of_looked_at}"),
    "rolling": tr_later("sums of the {window} months up to each"),
    "average": tr_later("the average of {averaged}"),
}
# What is picked by its change.
MOVED = {
    ("highest", "change"): tr_later("the largest rise {of_looked_at}"),
    ("lowest", "change"): tr_later("the largest fall {of_looked_at}"),
    ("highest", "growth"): tr_later("the largest rise in percent {of_looked_at}"),
    ("lowest", "growth"): tr_later("the largest fall in percent {of_looked_at}"),
    ("highest", "fall"): tr_later("the smallest fall {of_looked_at}"),
    ("lowest", "rise"): tr_later("the smallest rise {of_looked_at}"),
}
# Where that was never so, the row is the figure that came nearest to it.
NEVER = {
    "above": tr_later("never above {amount} in {looked_at}; the highest of them"),
    "below": tr_later("never below {amount} in {looked_at}; the lowest of them"),
    "at_least": tr_later("never {amount} or more in {looked_at}; the highest of them"),
    "at_most": tr_later("never {amount} or less in {looked_at}; the lowest of them"),
    "rises": tr_later("never higher than the year before in {looked_at}; the nearest to it"),
    "falls": tr_later("never lower than the year before in {looked_at}; the nearest to it"),
}


def worked_of(answer: Answer, words: Words) -> str:
    """What was worked out; empty where nothing was."""
    request, row = answer.question.request, answer.rows[0]
    if answer.verb.header.ranks and not request.place and request.work not in answer.verb.header.works:
        among = tr("Of the {n} largest").format(n=request.among) if request.among else ""
        condition = condition_of(answer, _amount(answer)) if row.met_times is not None else ""
        return " · ".join(filter(None, [among, condition]))
    if request.work in OWN:
        return OWN[request.work](answer)
    if row.index_number is not None:
        return index_base(answer, row)
    if request.place:
        return _place(answer, words)
    if request.work not in WORKED:
        return ""
    return tr(_message(answer, row)).format(
        looked_at=counted(request, row.looked_at or 0),
        of_looked_at=counted_of(request, row.looked_at or 0),
        met=Times(row.met_times or 0, counted(request, row.met_times or 0)),
        amount=_amount(answer),
        window=request.window,
        averaged=counted(request, round(row.averaged_over or 0)),
    )


def _message(answer: Answer, row: Row) -> str:
    request = answer.question.request
    kind = request.condition.removeprefix("last_").removeprefix("first_")
    moved = MOVED.get((request.work, _moved(request, row)), WORKED[request.condition])
    return NEVER[kind] if kind in NEVER and row.met_times == 0 else moved


def _moved(request: Request, row: Row) -> str:
    """What the largest or smallest change is called: where all fell, the highest is the smallest fall."""
    change = row.unit_price_yoy_pct if row.unit_price is not None else row.change_pct
    if request.order and change and (change < 0) != (request.work == "lowest"):
        return "fall" if change < 0 else "rise"
    return request.order


def _amount(answer: Answer) -> str:
    request = answer.question.request
    priced = answer.question.priced or request.order == "price"
    return amount_text(request, priced=priced, unit=answer.rows[0].quantity_unit)


def amount_text(request: Request, *, priced: bool = False, unit: str | None = None) -> str:
    """The threshold: `¥150 bn`, `20%`, `8,000 t`; of a price with the `unit` of what it is for."""
    amount = request.amount
    if amount is None:
        return ""
    match amount.unit:
        case "money" if priced:
            return price_text(float(amount.number), request.currency, unit)
        case "money":
            return as_asked(money(float(amount.number), request.currency))
        case "pct":
            return as_asked(part(float(amount.number)))
        case "no":
            return decimal(float(amount.number), 0)
        case mass:
            return quantity(round(amount.number), mass)


def _record(answer: Answer) -> str:
    """`the highest since Nov 2021`, or neither."""
    row = answer.rows[0]
    labels = {period.label: period for period in answer.question.periods}

    high, low = (labels.get(label or "") for label in (row.highest_since, row.lowest_since))
    if high is None and low is None:
        return ""
    if high is None:
        return tr("the highest in the data")
    if low is None:
        return tr("the lowest in the data")
    if high.first < low.first:
        return tr("the highest since {period}").format(period=period_name(high))
    return tr("the lowest since {period}").format(period=period_name(low))


def _growth(answer: Answer) -> str:
    """`a year from 2009 to 2025`."""
    row = answer.rows[0]
    names = {period.label: period_name(period) for period in answer.question.periods}
    first, last = (names.get(label or "", PeriodName()) for label in (row.compared_with, row.period))
    return tr("a year on average, from {first} to {last}").format(first=first, last=last)


def _concentration(answer: Answer) -> str:
    """`the first 3 of 18 countries`; of periods with more and fewer of them, `of 13 to 17`."""
    row, counts = answer.rows[0], {one.looked_at or 0 for one in answer.rows}
    if len(counts) > 1:
        message = (
            tr("the first {top} of {least} to {most} countries")
            if by_country(answer)
            else tr("the first {top} of {least} to {most} goods")
        )
        return message.format(top=row.top_n, least=min(counts), most=max(counts))
    message = tr("the first {top} of {counted} countries") if by_country(answer) else tr("the first {top} of {counted} goods")
    return message.format(top=row.top_n, counted=row.looked_at)


def _place(answer: Answer, words: Words) -> str:
    """`Russia: place 28`, of the first that is named."""
    request = answer.question.request
    named, side = (request.partners, "partner") if by_country(answer) else (request.commodities, "commodity")
    row = next((row for row in answer.rows if getattr(row, side) in named), None)
    return tr("{name}: place {rank}").format(name=words.label(row, side), rank=row.rank) if row and row.rank else ""


def _streak(answer: Answer) -> str:
    """`5 months in a row lower than the year before`; where there are no months before them they may be more."""
    row = next((row for row in answer.rows if row.is_running), answer.rows[0])
    message = {
        "rise": tr("{count} in a row higher than the year before"),
        "fall": tr("{count} in a row lower than the year before"),
        "deficit": tr("{count} of deficit in a row"),
        "surplus": tr("{count} of surplus in a row"),
    }[row.direction or "rise"]
    streak = message.format(count=counted(answer.question.request, row.streak_length or 0))
    return tr("{streak}, or longer").format(streak=streak) if row.is_open else streak


OWN = {"record": _record, "streak": _streak, "growth": _growth, "concentration": _concentration}
