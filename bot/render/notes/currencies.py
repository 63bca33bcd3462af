"""What is to be said of figures in another currency than yen: they are not official, and rates may end before the data do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.sources import LATER_RATES_FROM
from bot.render.notes.note import Note
from bot.speech import tr, tr_later
from bot.words.periods import month_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts

UNOFFICIAL = {
    "usd": tr_later("Dollars are not official: each month's yen at that month's average rate (Federal Reserve, business days)."),
    "eur": tr_later("Euros are not official: each month's yen at that month's average rate (from Federal Reserve rates)."),
    "cny": tr_later("Yuan are not official: each month's yen at that month's average rate (from Federal Reserve rates)."),
}
ENDED = {
    "usd": tr_later("Dollars end in {month}: there are no later exchange rates in this dataset yet."),
    "eur": tr_later("Euros end in {month}: there are no later exchange rates in this dataset yet."),
    "cny": tr_later("Yuan end in {month}: there are no later exchange rates in this dataset yet."),
}


def converted(answer: Answer, facts: Facts) -> Iterator[Note]:
    """Method, where two series of rates meet, the end of the rates, and months that are converted together."""
    question = answer.question
    currency = question.request.currency
    if currency not in UNOFFICIAL:
        return
    yield Note(f"{currency}_method", tr(UNOFFICIAL[currency]))
    last = facts.last_in(currency)
    if currency == "usd" and any(period.last >= LATER_RATES_FROM for period in question.periods):
        message = tr("From {month} on rates are those of the Bank of Japan; the two series are 0.1% apart on average.")
        yield Note("usd_step", message.format(month=month_name(LATER_RATES_FROM)))
    if last < facts.last:
        yield Note(f"{currency}_end", tr(ENDED[currency]).format(month=month_name(last)))
    if not facts.of_lines and any((row.longest or 1) > 1 and row.basis != "revised" for row in answer.rows):
        message = tr("Months that exist only together are converted at the mean of their monthly rates.")
        yield Note(f"{currency}_lump", message)
