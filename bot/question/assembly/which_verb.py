"""Which verb answers what is worked out: a ranking, a list of months or a share beside it says only what it is of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.assembly.choose import Choice, values
from bot.question.assembly.rules.looked_at import WITHOUT_CUT
from bot.question.assembly.shares import whole
from bot.question.assembly.which_list import PICKING, UNNAMED, listed, of_first, of_list, ranking_of
from bot.question.lexicon.tokens import GOODS, LOST
from bot.question.period import YEAR, Period
from bot.question.phrases.found import DRIVERS
from bot.question.phrases.work import ENDS
from bot.question.relative import Relative
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.verbs.registry import Registry

SET_AGAINST = {"period", "previous", "years_before"}
OF_SHARES = {"concentration", DRIVERS}
WORDS_OF_VERBS = {"soft_verb", "verb", "party"}


def own_verb(verb: Choice, operators: Operators, reading: Reading, verbs: Registry) -> tuple[Choice, Operators]:
    """The verb of a sentence, and the operators as far as the verb says them already.

    Prices stay prices, by month or in an order; a threshold beside a ranking picks its rows.
    """
    verb, operators = _for_each_unit(verb, of_first(operators, reading), reading, verbs)
    operators = _of_verb(verb, operators, reading, verbs)
    verb, operators = listed(verb, operators, reading, verbs)
    if operators.work in ENDS and any(token.kind == "cheap" for token in operators.said):
        verb = Choice(verbs.price)  # "the month with the dearest LNG"
    if verb.first == verbs.price and operators.work != "effects":
        return _priced(verb, operators, reading, verbs)
    if verb.first == verbs.side_by_side and operators.against is not None and operators.against.kind in SET_AGAINST:
        verb = UNNAMED  # one set against the other is compared already
    ranked = ranking_of(verb, operators, reading, verbs)
    if ranked:
        operators = of_list(ranked, operators, reading, verbs)
        # A share that is lost is a share all the same; one whose place is asked stands alone.
        alone = operators.place and not operators.work
        smallest = operators.smallest and ranked != verbs.share
        cut = operators.cut if operators.work not in PICKING else ""
        return Choice(ranked), replace(operators, cut=cut, smallest=smallest, top=None if alone else operators.top)
    if not operators.work:
        return verb, operators
    by_month = verb.first == verbs.by_month and operators.work not in WITHOUT_CUT
    if verb.first == verbs.share and operators.work in ENDS and not operators.share_of:
        of_partner = set(values(reading.rest, "partner")) - {WORLD}
        operators = replace(operators, share_of=whole.GOODS if of_partner else whole.COUNTRY)
    if verb.first == verbs.share and operators.work not in OF_SHARES and not _is_of_share(operators):
        # There is no average share: the word is named as left out.
        reading.rest = [replace(one, kind=LOST) if one.value == verbs.share else one for one in reading.rest]
    if operators.work == DRIVERS and not operators.share_of and _by_goods_of_all(reading):
        operators = replace(operators, share_of=whole.COUNTRY)
    if operators.work in OF_SHARES:  # "which suppliers drove the fall": by countries
        reading.rest = [replace(one, kind="dim", value="partner") if one.kind == "party" else one for one in reading.rest]
    reading.rest = [token for token in reading.rest if token.kind not in WORDS_OF_VERBS]
    return UNNAMED, replace(operators, cut=operators.cut or ("month" if by_month else ""))


def _by_goods_of_all(reading: Reading) -> bool:
    """`which goods drove Japan's imports`: all goods of all countries are taken apart by goods."""
    goods = any(token.also == GOODS for token in reading.rest)
    goods = goods or values(reading.rest, "dim") == ["commodity"]
    return goods and set(values(reading.rest, "partner")) <= {WORLD} and set(values(reading.rest, "commodity")) <= {TOTAL}


def _for_each_unit(verb: Choice, operators: Operators, reading: Reading, verbs: Registry) -> tuple[Choice, Operators]:
    """`over 90k yen/t`, トン10万円以上: money beside a unit is a price; of countries they are put in its order."""
    amount = next((token for token in operators.said if token.kind == "amount"), None)
    if amount is None or operators.amount is None or operators.amount.unit != "money" or verb.first not in {"", verbs.ranking}:
        return verb, operators
    beside = [
        token
        for token in reading.rest
        if token.kind == "measure" and (0 <= amount.start - token.end <= 1 or 0 <= token.start - amount.end <= len("/"))
    ]
    if not beside:
        return verb, operators
    reading.rest = [token for token in reading.rest if token not in beside]
    if "partner" in values(reading.rest, "dim"):
        return Choice(verbs.ranking), replace(operators, order="price")
    return Choice(verbs.price), operators


def _is_of_share(operators: Operators) -> bool:
    """`share of Russia in LNG below 8 %`, `the highest share`: of a whole that is named, and not of the figure or its change."""
    above = operators.amount is not None and operators.amount.unit == "pct"
    return bool(operators.share_of) and (above or (operators.work in ENDS and not operators.order))


def _of_verb(verb: Choice, operators: Operators, reading: Reading, verbs: Registry) -> Operators:
    """Without an average that the verb is already; prices and shares by month where the months are named."""
    if operators.work == "average" and verb.first and verbs[verb.first].averaged:
        operators = replace(operators, work="")
    by_month = any(token.kind == "verb" and token.value == verbs.by_month for token in reading.rest)
    monthly = by_month and not operators.cut and verb.first in {verbs.price, verbs.share}
    return replace(operators, cut="month") if monthly else operators


def _is_trend(reading: Reading, verbs: Registry) -> bool:
    """Whether the course of prices within a year is asked for: 単価の推移 2025年度."""
    periods = reading.periods
    when = periods[0] if len(periods) == 1 else None
    counted = isinstance(when, Relative) and when.kind == "last" and 1 < when.months <= 2 * YEAR  # ここ1年の動き
    within = counted or (isinstance(when, Period) and 1 < when.months <= YEAR)
    return within and any(token.kind == "soft_verb" and token.value == verbs.by_month for token in reading.rest)


def _priced(verb: Choice, operators: Operators, reading: Reading, verbs: Registry) -> tuple[Choice, Operators]:
    """Prices: of each country in an order, or by month."""
    of_each = "partner" in values(reading.rest, "dim") or bool(values(reading.rest, "party"))
    if operators.work in PICKING and of_each:  # "suppliers above 100,000 yen a tonne"
        return Choice(verbs.ranking), replace(operators, order="price", cut="")
    if operators.work.endswith(("above", "below")):
        return verb, operators
    if operators.work in ENDS:
        moved = operators.order if operators.order in {"change", "growth"} else ""  # "the month in which the price fell the most"
        return verb, replace(operators, order=moved, smallest=False)
    ranked = any(token.value == verbs.ranking and token.kind in {"verb", "soft_verb"} for token in reading.rest)
    if ranked or operators.order == "price" or values(reading.rest, "party"):
        return Choice(verbs.ranking), replace(operators, order="price")
    return verb, replace(operators, cut="month") if _is_trend(reading, verbs) and not operators.cut else operators
