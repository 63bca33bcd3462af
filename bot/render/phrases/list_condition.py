"""The condition of a list of countries or goods, in words: `Above ¥300 bn: 7 of 17 countries`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.phrases.titles.lists import IN_SENTENCE, by_country
from bot.speech import said, tr, tr_later, trc_later, trn
from bot.words.numbers import points

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.speech import Message

SIDES = {
    "above": trc_later("of a list", "above {amount}"),
    "below": trc_later("of a list", "below {amount}"),
    "at_least": trc_later("of a list", "at least {amount}"),
    "at_most": trc_later("of a list", "at most {amount}"),
}
MOVED = {"rises": trc_later("of a list", "up"), "falls": trc_later("of a list", "down")}
OF_SHARES = {
    "above": tr_later("a share above {amount}"),
    "below": tr_later("a share below {amount}"),
    "at_least": tr_later("a share of at least {amount}"),
    "at_most": tr_later("a share of at most {amount}"),
}
OF_CHANGES = {
    "above": tr_later("a change above {amount}"),
    "below": tr_later("a change below {amount}"),
    "at_least": tr_later("a change of at least {amount}"),
    "at_most": tr_later("a change of at most {amount}"),
}
OF_GAINS = {
    "above": tr_later("a share gained above {amount}"),
    "below": tr_later("a share gained below {amount}"),
    "at_least": tr_later("a share gained of at least {amount}"),
    "at_most": tr_later("a share gained of at most {amount}"),
}


def condition_of(answer: Answer, amount: str) -> str:
    """What the rows of a list have in common, and how many of all have it; of a list for each flow, for each.

    `amount` is the threshold in words. Where none has it, the row is the one that came nearest.
    """
    request = answer.question.request
    if request.amount is not None and _messages(answer) is OF_GAINS:
        amount = points(float(request.amount.number))
    # The last or the first time of a list is each line that meets the condition.
    side = request.condition.removeprefix("last_").removeprefix("first_")
    condition = said(_messages(answer)[side]).format(amount=amount)
    lists: dict[str | None, Row] = {}
    for row in answer.rows:
        lists.setdefault(row.flow, row)
    counts = [(flow, _count(row, listed=_listed(answer, row))) for flow, row in lists.items()]
    if len(counts) == 1:
        return tr("{condition}: {count}").format(condition=condition, count=counts[0][1])
    each = [f"{tr(IN_SENTENCE[flow or ''])}: {count}" for flow, count in counts]
    return tr("{condition}: {count}").format(condition=condition, count="; ".join(each))


def _messages(answer: Answer) -> Mapping[str, Message]:
    request = answer.question.request
    if request.amount is None:
        return MOVED
    if request.amount.unit != "pct":
        return SIDES
    if request.order == "share_gained":
        return OF_GAINS
    return OF_SHARES if request.share_of else OF_CHANGES


def _count(row: Row, *, listed: str) -> str:
    if row.met_times:
        return tr("{met} of {listed}").format(met=row.met_times, listed=listed)
    return tr("none of {listed}; the nearest").format(listed=listed)


def _listed(answer: Answer, row: Row) -> str:
    number = row.looked_at or 0
    if by_country(answer):
        return trn("{n} country", "{n} countries", number).format(n=number)
    return trn("{n} line of goods", "{n} lines of goods", number).format(n=number)
