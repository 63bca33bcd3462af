"""Which verb answers what is worked out: a ranking, a list of months or a share beside it says only what it is of."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.question.assembly.choose import Choice, values
from bot.question.assembly.rules.looked_at import WITHOUT_CUT
from bot.question.assembly.rules.orders import several
from bot.question.assembly.share_of import COUNTRY, GOODS
from bot.question.lexicon.tokens import LOST
from bot.question.period import YEAR, Period
from bot.question.places import Amount
from bot.question.request import TOTAL
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.verbs.registry import Registry

SET_AGAINST = {"period", "previous", "years_before"}
UNNAMED = Choice("")
OR = "or"
PICKING = {"above", "below"}
LASTING = {"streak", "rolling", "rises", "falls"}  # of each of a list these are not known
OF_SHARES = {"concentration", "drivers"}
WORDS_OF_VERBS = {"soft_verb", "verb", "party"}


def _listed(verb: Choice, operators: Operators, reading: Reading, verbs: Registry) -> tuple[Choice, Operators]:
    """The ranking, where a list or the first of one is asked for; of two that are named beside each other none is."""
    if _shares_of_each(verb, operators, reading, verbs):
        verb = Choice(verbs.ranking)
    if _picks_one(verb, operators, reading, verbs):
        operators = replace(operators, order="price") if verb.first == verbs.price else replace(operators, order="")
        verb = Choice(verbs.ranking)
    if verb.first == verbs.ranking and (
        _one_or_other(verb, operators, reading, verbs) or _are_parties(operators, reading, verbs)
    ):
        verb = UNNAMED
    if verb.first in {"", verbs.ranking} and _are_all_named(operators, reading):
        reading.rest = [token for token in reading.rest if token.kind not in {"party", "dim", "soft_verb"}]
        verb, operators = UNNAMED, replace(operators, top=None)
    return verb, operators


def _are_all_named(operators: Operators, reading: Reading) -> bool:
    """`the two suppliers Russia and Australia`: those that are counted are named, so that no list is asked for."""
    listed = bool(values(reading.rest, "party") or values(reading.rest, "dim"))
    count = len(set(values(reading.rest, "partner")))
    named = operators.top == count if operators.top else "partners" in operators.together
    return listed and count > 1 and named and not (operators.order or operators.work or operators.place or operators.smallest)


def _one_or_other(verb: Choice, operators: Operators, reading: Reading, verbs: Registry) -> bool:
    """`кто импортирует больше, Россия или Австралия`: the two are asked of, not a list."""
    choice = any(token.kind == "break" and token.value == OR for token in reading.rest)
    listed = verb.first == verbs.ranking and (operators.top or operators.order or operators.place)
    return choice and not listed and not operators.work and several(reading) in {"partners", "commodities"}


def _are_parties(operators: Operators, reading: Reading, verbs: Registry) -> bool:
    """`all destinations but the US, combined`, `Russia and Oman as suppliers`: their sum, or each of those named; no list."""
    ranked = any(token.kind in {"verb", "soft_verb", "dim"} and token.value != verbs.by_month for token in reading.rest)
    ordered = operators.top or operators.order or operators.place or operators.work or operators.smallest
    if ranked or ordered or any(token.kind == "extreme" for token in operators.said):
        return False
    return any(token.kind == "together" for token in operators.said) or several(reading) == "partners"


def own_verb(verb: Choice, operators: Operators, reading: Reading, verbs: Registry) -> tuple[Choice, Operators]:
    """The verb of a sentence, and the operators as far as the verb says them already.

    Prices stay prices, by month or in an order; a threshold beside a ranking picks its rows.
    """
    verb, operators = _for_each_unit(verb, operators, reading, verbs)
    operators = _of_verb(verb, operators, reading, verbs)
    verb, operators = _listed(verb, operators, reading, verbs)
    if operators.work in {"highest", "lowest"} and any(token.kind == "cheap" for token in operators.said):
        verb = Choice(verbs.price)  # "the month with the dearest LNG"
    if verb.first == verbs.price and operators.work != "effects":
        return _priced(verb, operators, reading, verbs)
    if verb.first == verbs.side_by_side and operators.against is not None and operators.against.kind in SET_AGAINST:
        verb = UNNAMED  # one set against the other is compared already
    ranked = _ranking(verb, operators, reading, verbs)
    if ranked:
        operators = _of_list(ranked, operators, reading, verbs)
        # A share that is lost is a share all the same; one whose place is asked stands alone.
        alone = operators.place and not operators.work
        smallest = operators.smallest and ranked != verbs.share
        return Choice(ranked), replace(operators, smallest=smallest, top=None if alone else operators.top)
    if not operators.work:
        return verb, operators
    by_month = verb.first == verbs.by_month and operators.work not in WITHOUT_CUT
    if verb.first == verbs.share and operators.work not in OF_SHARES and not _is_share_above(operators):
        # There is no highest share: the word is named as left out.
        reading.rest = [replace(one, kind=LOST) if one.value == verbs.share else one for one in reading.rest]
    reading.rest = [token for token in reading.rest if token.kind not in WORDS_OF_VERBS]
    return UNNAMED, replace(operators, cut=operators.cut or ("month" if by_month else ""))


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


def _of_list(ranked: str, operators: Operators, reading: Reading, verbs: Registry) -> Operators:
    """What a list is picked by: a share of what it is of (シェアが10%を超えた国).

    What none is picked by is named as left out: 3カ月連続で減った品目.
    """
    if ranked == verbs.ranking and operators.multiple and operators.amount is None:
        return _picked_by_multiple(operators)
    if ranked == verbs.ranking and _picks_by_share(operators, reading, verbs):
        of_goods = any(value != TOTAL for value in values(reading.rest, "commodity")) or not values(reading.rest, "partner")
        return replace(operators, share_of=GOODS if of_goods else COUNTRY)
    if operators.work in LASTING and operators.worked is not None:
        reading.rest.append(replace(operators.worked, kind=LOST))
        return replace(operators, work="")
    return operators


def _picked_by_multiple(operators: Operators) -> Operators:
    """The goods that doubled, or halved: by a change of so many percent."""
    down = operators.smallest or any(token.kind == "change" and token.value == "down" for token in operators.said)
    percent = Decimal(100) / operators.multiple - 100 if down else Decimal(100) * (operators.multiple - 1)
    amount = Amount(round(percent, 1).normalize(), "pct")
    return replace(operators, work="below" if down else "above", amount=amount, order="", smallest=False)


def _picks_by_share(operators: Operators, reading: Reading, verbs: Registry) -> bool:
    """Whether a percentage is of a share: it is named, or nothing is said to have changed (`who supplies over 10 % of LNG`)."""
    amount = operators.amount
    if operators.work not in PICKING or amount is None or amount.unit != "pct" or amount.number < 0 or operators.order:
        return False
    named = any(token.kind == "verb" and token.value == verbs.share for token in reading.rest)
    changed = operators.against is not None or any(token.kind in {"change", "yoy"} for token in (*operators.said, *reading.rest))
    return named or not changed


def _is_share_above(operators: Operators) -> bool:
    """`share of Russia in LNG below 8 %`: a percentage of a whole that is named, and not of the change."""
    return bool(operators.share_of) and operators.amount is not None and operators.amount.unit == "pct"


def _of_verb(verb: Choice, operators: Operators, reading: Reading, verbs: Registry) -> Operators:
    """Without an average that the verb is already; prices and shares by month where the months are named."""
    if operators.work == "average" and verb.first and verbs[verb.first].averaged:
        operators = replace(operators, work="")
    by_month = any(token.kind == "verb" and token.value == verbs.by_month for token in reading.rest)
    monthly = by_month and not operators.cut and verb.first in {verbs.price, verbs.share}
    return replace(operators, cut="month") if monthly else operators


def _shares_of_each(verb: Choice, operators: Operators, reading: Reading, verbs: Registry) -> bool:
    """`the five largest suppliers and their shares`: the ranking, which has them; not the share of one that is named."""
    if verb.first != verbs.share or operators.work or operators.order or operators.share_of or values(reading.rest, "partner"):
        return False
    return bool(values(reading.rest, "party")) or operators.top is not None


def _picks_one(verb: Choice, operators: Operators, reading: Reading, verbs: Registry) -> bool:
    """`the country with the highest imports`, 割合が最も小さい国: the first of a list, which no word alone asks for."""
    if verb.first == verbs.share and values(reading.rest, "partner"):
        return False
    most = operators.smallest or any(token.kind == "extreme" for token in operators.said)
    listed = most and not operators.work and not operators.order and bool(values(reading.rest, "dim"))
    return listed and verb.first in {"", verbs.share, verbs.price}


def _ranking(verb: Choice, operators: Operators, reading: Reading, verbs: Registry) -> str:
    """The verb of what is put in an order, or picked from a list; empty where nothing is."""
    if operators.order == "share_gained":
        return verbs.ranking if _of_each(reading, verbs) else verbs.share
    if operators.order or (operators.place and not operators.work) or _ends(verb, operators):
        return verbs.ranking
    picked = operators.work in PICKING and not operators.cut
    listed = bool(values(reading.rest, "dim")) or verb.first == verbs.ranking
    return verbs.ranking if picked and listed else ""


def _ends(verb: Choice, operators: Operators) -> bool:
    """`the smallest five exports`: only lists have an end."""
    return operators.smallest and not operators.work and verb.first in {"", DEFAULT_VERB}


def _of_each(reading: Reading, verbs: Registry) -> bool:
    """Whether shares are gained by each of many: only goods, or only a country and "which goods", are named."""
    goods, partners = values(reading.rest, "commodity"), values(reading.rest, "partner")
    asked = bool(values(reading.rest, "dim")) or verbs.ranking in values(reading.rest, "soft_verb")
    return not partners or (not goods and asked)


def _is_trend(reading: Reading, verbs: Registry) -> bool:
    """Whether the course of prices within a year is asked for: 単価の推移 2025年度."""
    periods = reading.periods
    within = len(periods) == 1 and isinstance(periods[0], Period) and 1 < periods[0].months <= YEAR
    return within and any(token.kind == "soft_verb" and token.value == verbs.by_month for token in reading.rest)


def _priced(verb: Choice, operators: Operators, reading: Reading, verbs: Registry) -> tuple[Choice, Operators]:
    """Prices: of each country in an order, or by month."""
    if operators.work.endswith(("above", "below")):
        return verb, operators
    if operators.work in {"highest", "lowest"}:
        return verb, replace(operators, order="", smallest=False)
    ranked = any(token.value == verbs.ranking and token.kind in {"verb", "soft_verb"} for token in reading.rest)
    if ranked or operators.order == "price" or values(reading.rest, "party"):
        return Choice(verbs.ranking), replace(operators, order="price")
    return verb, replace(operators, cut="month") if _is_trend(reading, verbs) and not operators.cut else operators
