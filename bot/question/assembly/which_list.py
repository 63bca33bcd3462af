"""Whether a list is asked for, in which order, and what its rows are picked by."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.question.assembly.choose import Choice, values
from bot.question.assembly.rules.orders import several
from bot.question.assembly.sentence import cut_of
from bot.question.assembly.shares.whole import COUNTRY, GOODS
from bot.question.lexicon.tokens import LOST
from bot.question.phrases.work import ENDS
from bot.question.places import EU, Amount
from bot.question.request import MOST_TOP, TOTAL, WORLD
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.verbs.registry import Registry

UNNAMED = Choice("")
PLACE_OF_GOODS = ("place", "goods")
OR = "or"
PICKING = {"above", "below"}
LED = {"ni", "toward", "bound", "made"}  # 中国への依存度, ロシア産の割合
LASTING = {"streak", "rolling", "rises", "falls"}  # of each of a list these are not known


def listed(verb: Choice, operators: Operators, reading: Reading, verbs: Registry) -> tuple[Choice, Operators]:
    """The ranking, where a list or the first of one is asked for; of two that are named beside each other none is."""
    if operators.place and any((token.kind, token.value) == PLACE_OF_GOODS for token in operators.said):
        # All of the list, so that what is asked of is in it wherever it stands.
        reading.rest = [token for token in reading.rest if token.kind != "commodity"]
        return Choice(verbs.ranking), replace(operators, place=False, top=MOST_TOP)
    if _shares_of_each(verb, operators, reading, verbs):
        verb = Choice(verbs.ranking)
    if verb.first == verbs.share and _shares_in_each(reading, verbs):
        # ロシア産比率が最も高い品目: what part of each of them is Russian
        reading.rest = [one for one in reading.rest if one.value != verbs.share]
        return Choice(verbs.ranking), replace(operators, share_of=GOODS, in_each=True)
    if operators.in_each:
        return Choice(verbs.ranking), operators
    if _picks_one(verb, operators, reading, verbs):
        operators = replace(operators, order="price") if verb.first == verbs.price else replace(operators, order="")
        verb = Choice(verbs.ranking)
    if verb.first == verbs.ranking and (
        _one_or_other(verb, operators, reading, verbs) or _are_parties(operators, reading, verbs)
    ):
        verb = UNNAMED
    if operators.order in {"change", "growth"} and _moved_apart(operators, reading):
        return UNNAMED, replace(operators, order="", smallest=False)
    if verb.first in {"", verbs.ranking} and _are_all_named(operators, reading):
        reading.rest = [token for token in reading.rest if token.kind not in {"party", "dim", "soft_verb"}]
        verb, operators = UNNAMED, replace(operators, top=None)
    return verb, operators


def of_first(operators: Operators, reading: Reading) -> Operators:
    """`is Russia a top-ten supplier`: of the one country that is named before the many its place is asked."""
    named = [token for token in reading.rest if token.kind == "partner" and token.value != WORLD]
    one = len({token.value for token in named}) == 1 and named[0].value.isupper() and named[0].value != EU
    many = [token for token in reading.rest if token.kind == "party" or (token.kind == "dim" and token.value == "partner")]
    listed = one and bool(many) and named[0].start < many[0].start and "commodity" not in values(reading.rest, "dim")
    if not ((operators.top or 0) > 1 and listed) or operators.order or operators.work or operators.smallest:
        return operators
    return replace(operators, place=True, top=None)


def _moved_apart(operators: Operators, reading: Reading) -> bool:
    """`石炭とLNG、落ち込みが大きいのはどっち`: which of the goods that are named moved more; each has its change beside it."""
    listed = any(token.kind in {"dim", "party", "verb"} for token in reading.rest) or operators.top or operators.place
    return several(reading) == "commodities" and not listed and not (operators.work or operators.amount)


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


def _shares_of_each(verb: Choice, operators: Operators, reading: Reading, verbs: Registry) -> bool:
    """`the five largest suppliers and their shares`: the ranking, which has them; not the share of one that is named."""
    goods, partners = values(reading.rest, "commodity"), values(reading.rest, "partner")
    listed = values(reading.rest, "dim") == ["commodity"] and not goods  # "top 3 export goods to Russia and their share"
    each = any(token.kind == "apart" for token in operators.said)
    listed = listed or (each and operators.top is not None and not goods)  # "the 3 biggest exports to India and their shares"
    if verb.first != verbs.share or operators.work or operators.order or operators.share_of or (partners and not listed):
        return False
    by_origin = verbs.ranking in values(reading.rest, "soft_verb") and bool(set(goods) - {TOTAL})  # "coal by origin, share only"
    return bool(values(reading.rest, "party")) or operators.top is not None or by_origin


def _shares_in_each(reading: Reading, verbs: Registry) -> bool:
    """Whether the share of a country in each of the goods is meant: it stands beside the word; not `対ロ輸入に占める比率`."""
    rest = [token for token in reading.rest if token.kind not in {"function", "subject"}]
    at = next((n for n, token in enumerate(rest) if (token.kind, token.value) == ("verb", verbs.share)), 0)
    kinds = [token.kind for token in rest[at + 1 : at + 3]]
    before = [token.kind for token in rest[:at] if token.kind not in LED]
    beside = before[-1:] == ["partner"] or (kinds[:1] == ["partner"] and kinds[1:] != ["flow"])
    beside = beside or kinds == ["dim", "partner"]  # 依存度が最も高い品目 中国
    return beside and values(rest, "dim") == ["commodity"] and not values(rest, "commodity")


def _picks_one(verb: Choice, operators: Operators, reading: Reading, verbs: Registry) -> bool:
    """`the country with the highest imports`, 割合が最も小さい国: the first of a list, which no word alone asks for."""
    goods_of = values(reading.rest, "dim") == ["commodity"] and not values(reading.rest, "commodity")
    if verb.first == verbs.share and values(reading.rest, "partner") and not goods_of:
        return False  # "which goods made up the largest part of exports to Kazakhstan" are a list
    most = operators.smallest or any(token.kind == "extreme" for token in operators.said)
    most = most or (goods_of and verbs.ranking in values(reading.rest, "soft_verb"))
    listed = most and not operators.work and not operators.order and bool(values(reading.rest, "dim"))
    return listed and verb.first in {"", verbs.share, verbs.price}


def ranking_of(verb: Choice, operators: Operators, reading: Reading, verbs: Registry) -> str:
    """The verb of what is put in an order, or picked from a list; empty where nothing is."""
    if operators.order in {"change", "growth"} and operators.work in ENDS:
        return ""  # of months or years
    if operators.order == "share_gained":
        return verbs.ranking if _of_each(reading, verbs) else verbs.share
    if operators.order or (operators.place and not operators.work) or _ends(verb, operators):
        return verbs.ranking
    periods = reading.periods
    yearly = len(periods) == 1 and operators.cut == cut_of(periods[0])  # 2025年に年間1兆円を超えた国
    picked = operators.work in {*PICKING, "rises", "falls"} and (not operators.cut or yearly)
    listed = bool(values(reading.rest, "dim")) or verb.first == verbs.ranking
    # «поставщики с долей выше 5 %», «у кого доля больше 20 %»
    listed = listed or (verb.first == verbs.share and bool(values(reading.rest, "party")) and not values(reading.rest, "partner"))
    return verbs.ranking if picked and listed else ""


def _ends(verb: Choice, operators: Operators) -> bool:
    """`the smallest five exports`: only lists have an end."""
    return operators.smallest and not operators.work and verb.first in {"", DEFAULT_VERB}


def _of_each(reading: Reading, verbs: Registry) -> bool:
    """Whether shares are gained by each of many: only goods, or only a country and "which goods", are named."""
    goods, partners = values(reading.rest, "commodity"), values(reading.rest, "partner")
    asked = bool(values(reading.rest, "dim")) or verbs.ranking in values(reading.rest, "soft_verb")
    return not partners or (not goods and asked)


def of_list(ranked: str, operators: Operators, reading: Reading, verbs: Registry) -> Operators:
    """What a list is picked by: a share of what it is of (シェアが10%を超えた国).

    What none is picked by is named as left out: 3カ月連続で減った品目.
    """
    if ranked == verbs.ranking and operators.multiple and operators.amount is None:
        return _picked_by_multiple(operators)
    if ranked == verbs.ranking and _picks_by_share(operators, reading, verbs):
        of_goods = (
            operators.in_each
            or any(value != TOTAL for value in values(reading.rest, "commodity"))
            or not values(reading.rest, "partner")
        )
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
    changed = operators.against is not None or any(
        token.kind in {"change", "yoy", "fallen"} for token in (*operators.said, *reading.rest)
    )
    return named or not changed
