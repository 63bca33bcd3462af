"""The first of a list, or the highest of months: what "largest", "dearest", "fastest growing" are of, by all the words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from bot.question.assembly.sentence import cut_of
from bot.question.lexicon.tokens import LOST
from bot.question.phrases.found import DRIVERS
from bot.question.phrases.operators import EITHER_WAY
from bot.question.phrases.work import EVER
from bot.question.places import Amount
from bot.question.relative import Relative

if TYPE_CHECKING:
    from bot.question.assembly.sentence import Sentence
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.question.request import Cut, Order, Place, Work

EXTREMES: dict[str, Work] = {"highest": "highest", "lowest": "lowest"}
SIDES_OF_BALANCE: dict[str, Work] = {"surplus": "above", "deficit": "below"}
NEAR = len("した輸入")  # characters between what goods did and the word for them
COUNTED: dict[str, Work] = {"up": "rises", "down": "falls"}


def dearest(found: Operators, sentence: Sentence) -> Operators:
    """`the month with the dearest LNG`: the highest price, not a ranking of countries."""
    end, _, when = sentence.said.get("cheap", "").partition(" ")
    if not end or not (when or sentence.asks_unit):
        return found
    return replace(found, work=EXTREMES[end], order="", smallest=False)


def of_shares(found: Operators, sentence: Sentence) -> Operators:
    """What is gained of a share is points of it; the first few together are a concentration."""
    if not sentence.asks(sentence.verbs.share):
        return found
    each = "apart" in sentence.said  # トップ5とそれぞれのシェア
    if found.top and not each and ("together" in sentence.said or _of_first(sentence)):
        return replace(found, work="concentration")
    listed = sentence.has("dim") or sentence.has("party")  # «какие товары потеряли вес»
    changed = "change" in sentence.said and (len(sentence.reading.periods) > 1 or listed)
    gained = found.order or (("bigger" in sentence.said or changed) and not found.work)
    lost = listed and sentence.said.get("change") == "down"
    return replace(found, order="share_gained", smallest=found.smallest or lost) if gained else found


def _of_first(sentence: Sentence) -> bool:
    """`the share of the first five goods`: of those that are listed, none is named."""
    listed = {token.value for token in sentence.reading.rest if token.kind == "dim"}
    named = {token.kind for token in sentence.reading.rest if token.kind in {"partner", "commodity"}}
    if sentence.has("party") and "partner" not in named:
        return not sentence.asks(sentence.verbs.ranking, {"verb"})  # "the share of the top three suppliers"
    return bool(listed) and listed != named and not (sentence.asks(sentence.verbs.ranking, {"verb"}) or listed <= named)


def moved(found: Operators, sentence: Sentence) -> Operators:
    """`goods with the largest fall`, `伸び率が一番高かった品目`: an order of what is listed, by its change or its growth."""
    change = sentence.said.get("change", "")
    asked = _asks_which_moved(found, sentence) or _asks_what_multiplied(found, sentence)
    picked = "extreme" in sentence.said or "bigger" in sentence.said or found.top is not None or asked
    listed = sentence.has("dim") or sentence.has("party") or asked
    if not change or not picked or not listed or found.order or found.work not in {"", "highest", "lowest"}:
        return found
    lowest = "lowest" in {sentence.said.get("extreme"), found.work}
    sentence.drop({"soft_verb"})
    order: Order = "growth" if change.startswith("rate") else "change"
    return replace(found, order=order, smallest=change.endswith("down") != lowest, work="")


def moved_most(found: Operators, sentence: Sentence) -> Operators:
    """`what changed most`, `biggest movers`, 増減の大きい品目: the largest rises and falls, which add up to one change."""
    neutral = sentence.said.get("order") == EITHER_WAY and found.order == "change"
    ranked = sentence.asks(sentence.verbs.ranking, {"soft_verb", "verb"})
    listed = sentence.has("dim") or sentence.has("party") or not sentence.has("commodity")
    said = sentence.said.get("change") == "" and not found.order and ("extreme" in sentence.said or ranked) and listed
    if not neutral and not said:
        return found
    if sentence.takes_apart or found.work not in {"", *EXTREMES} or found.top is not None or found.amount or sentence.has("verb"):
        return found
    sentence.drop({"soft_verb"})
    return replace(found, order="", smallest=False, work=DRIVERS)


def _asks_which_moved(found: Operators, sentence: Sentence) -> bool:
    """`which goods rose`, "which suppliers grew": which way is said, and a list is asked for that no other verb makes."""
    way = sentence.said.get("change", "") in COUNTED
    listed = sentence.has("dim") or sentence.has("party") or not sentence.has("commodity")
    # "Countries with falling exports", 減った輸出先.
    moved = max(((token.start, token.end) for token in found.said if token.kind == "change"), default=(0, 0))
    countries = any(
        (token.kind == "party" and (token.end <= moved[0] or token.start == moved[1]))
        or (token.kind, token.value) == ("dim", "partner")
        for token in sentence.reading.rest
    )
    countries = countries and not sentence.has("partner")
    asked = sentence.asks(sentence.verbs.ranking, {"soft_verb"}) or countries or _is_told_of_goods(found, sentence)
    return way and listed and asked and not sentence.has("verb")


def _is_told_of_goods(found: Operators, sentence: Sentence) -> bool:
    """`前年割れの品目`, `減少した輸入品目`, "declining products": what goods did stands right before them."""
    ends = [token.end for token in found.said if token.kind == "change"]
    goods = [token.start for token in sentence.reading.rest if token.kind == "dim" and token.value == "commodity"]
    return any(0 <= start - end <= NEAR for end in ends for start in goods)


def _asks_what_multiplied(found: Operators, sentence: Sentence) -> bool:
    """`Russian goods that doubled`: of goods as a whole, and none by name, each is meant."""
    flows = {token.start for token in sentence.reading.rest if token.kind == "flow"}
    listed = any(token.kind == "dim" and token.end + 1 not in flows for token in sentence.reading.rest)  # not "goods exports"
    return bool(found.multiple) and listed and not sentence.has("commodity") and not sentence.has("verb")


def by_growth(found: Operators, sentence: Sentence) -> Operators:
    """`countries by import growth`; "the largest % decline": from the other end."""
    change = sentence.said.get("change", "")
    rate = change.startswith("rate")
    if found.order == "growth" and not rate and sentence.counts_money:
        return replace(found, order="change")  # «выросли сильнее всего в деньгах»
    grows = rate and not found.order and sentence.asks(sentence.verbs.ranking)
    if not grows and not (rate and found.order == "change"):
        return found
    return replace(found, order="growth", smallest=found.smallest or (grows and change.endswith("down")))


def order_of_periods(found: Operators, sentence: Sentence) -> Operators:
    """`一番減った月`, «год самого резкого падения»: the month or year with the largest change; lists are of nouns."""
    listed = sentence.has("dim") or sentence.has("party") or sentence.asks(sentence.verbs.ranking, {"verb"})
    if found.order not in {"change", "growth"} or listed or not sentence.takes_apart or found.work or found.against is not None:
        return found
    sentence.drop({"soft_verb"}, sentence.verbs.ranking)
    cut = found.cut or cast("Cut", sentence.said.get("count", "")) or sentence.cut or "month"
    return replace(found, smallest=False, work="lowest" if found.smallest else "highest", cut=cut)


def largest_move(found: Operators, sentence: Sentence) -> Operators:
    """`largest monthly fall`, `which month had the biggest drop`: the month with the largest change, down or up."""
    way = sentence.said.get("change", "")
    picked = sentence.asks(sentence.verbs.ranking, {"soft_verb"}) or "extreme" in sentence.said
    listed = sentence.has("dim") or sentence.has("party") or sentence.asks(sentence.verbs.ranking, {"verb"})
    rate, way = way.startswith("rate"), "down" if way.endswith("down") else "up" if way.startswith("rate") else way
    if way not in COUNTED or not picked or not sentence.takes_apart or listed or _is_settled(found):
        return found
    sentence.drop({"soft_verb"}, sentence.verbs.ranking)
    least = "lowest" in {sentence.said.get("extreme"), found.work}  # "the smallest fall"
    end: Work = "lowest" if (way == "down") != least else "highest"
    order: Order = "growth" if rate else "change"
    return replace(found, work=end, order=order, smallest=False, cut=found.cut or sentence.cut or "month")


def _is_settled(found: Operators) -> bool:
    """Whether something else is looked for already; "the biggest month-on-month jump" has what it is set against."""
    against = found.against is not None and found.against.kind != "previous"
    return bool(against or found.order or found.amount or found.work not in {"", *EXTREMES})


def best_months(found: Operators, sentence: Sentence) -> Operators:
    """`the best three months`: a list of the highest, not of rows."""
    monthly = sentence.asks(sentence.verbs.by_month, {"verb"})
    if found.work or found.top is None or not (monthly or sentence.asks_unit):
        return found
    sentence.drop({"verb", "soft_verb"})
    end = "lowest" if found.smallest else "highest"
    return replace(found, work=EXTREMES[sentence.said.get("extreme", end)], smallest=False, cut=found.cut or "month")


def extreme(found: Operators, sentence: Sentence) -> Operators:
    """`highest`, of months where nothing else is ranked: "biggest" beside "month" is one, too."""
    ranked = sentence.asks(sentence.verbs.ranking, {"soft_verb"})
    unit = sentence.asks_unit or sentence.asks(sentence.verbs.by_month, {"verb"})
    least = "lowest" if found.smallest and unit else ""
    asked = sentence.asks_unit or sentence.has("topic")  # «рекордный год», «когда был рекорд»
    best = found.work == "record" and asked and not (found.whole or "seek" in sentence.said) and _is_one_of(sentence)
    wanted = sentence.said.get("extreme") or least or ("highest" if (ranked and unit) or best else "")
    sought = ranked or ("extreme" in sentence.said and not sentence.reading.periods)
    peak = (
        "extreme" in sentence.said
        and not (found.whole or sentence.reading.periods)
        and found.worked is not None
        and found.worked.value == EVER
    )
    ever = found.work == "record" and (unit or best or peak) and (sought or _is_one_of(sentence))
    listed = sentence.has("dim") or sentence.has("party")
    if found.work in EXTREMES and not listed and not found.order:
        found = replace(found, smallest=False)  # "the bottom one, the lowest month"
    beside = bool(sentence.reading.periods) and several(sentence.reading) in {"partners", "commodities"}
    if (found.work and not ever) or not wanted or found.order or (beside and not unit):
        return found  # 中国と米国、多いのは: side by side
    supposed = not (sentence.said.get("extreme") or least or best or found.work) and sentence.has("dim")
    if supposed and (sentence.has("each") or sentence.asks(sentence.verbs.by_month, {"verb"})):
        return _listed_or_cut(found, sentence)
    if (listed or (ranked and not found.work)) and not unit:
        # "The country with the highest imports": the first of a list.
        return replace(found, smallest=found.smallest or wanted == "lowest")
    sentence.drop({"soft_verb"}, sentence.verbs.ranking)
    return replace(found, work=EXTREMES[wanted], smallest=False)


def _listed_or_cut(found: Operators, sentence: Sentence) -> Operators:
    """`品目別、月別`, "by goods and by month": one of both is shown, and the other is named as left out."""
    monthly = sentence.asks(sentence.verbs.by_month, {"verb"})
    lost = "dim" if monthly else "each"
    sentence.reading.rest = [replace(one, kind=LOST) if one.kind == lost else one for one in sentence.reading.rest]
    if monthly:
        sentence.drop({"soft_verb"}, sentence.verbs.ranking)
    return found


def _is_one_of(sentence: Sentence) -> bool:
    """`рекордный месяц 2025 года`: one of many is asked for, not whether the one named is a record."""
    periods = sentence.reading.periods
    long = not periods or len(periods) > 1 or periods[0].kind in {"since", "last", "recent"}
    return long or (cut_of(periods[0]) or "month") != sentence.cut


def side_of_nothing(found: Operators, sentence: Sentence) -> Operators:
    """`when was the last surplus`: the last time above nothing."""
    side = next((side for side in SIDES_OF_BALANCE if sentence.has(side)), "")
    sought = sentence.said.get("seek") or next((t.kind for run in sentence.reading.unread for t in run if t.kind == "last"), "")
    countries = any(token.kind == "dim" and token.value == "partner" for token in sentence.reading.rest)
    # "Countries with which there was a deficit": those on that side.
    listed = countries and not sentence.has("partner") and not sentence.asks(sentence.verbs.ranking)
    which = sentence.said.get("count") or (sentence.asks_unit and not sentence.reading.periods)  # «годы с профицитом»
    if side and not found.work and which and not sought and "extreme" not in sentence.said:
        return replace(found, work=SIDES_OF_BALANCE[side], amount=Amount(Decimal(0)), cut=found.cut or sentence.cut or "month")
    if not side or found.work or not (listed or (sought and not sentence.reading.periods)) or "extreme" in sentence.said:
        return found
    return replace(found, work=SIDES_OF_BALANCE[side], amount=Amount(Decimal(0)))


def widest_deficit(found: Operators, sentence: Sentence) -> Operators:
    """The widest deficit is the lowest balance."""
    return replace(found, work="lowest") if found.work == "highest" and sentence.has("deficit") else found


def several(reading: Reading) -> Place | None:
    """The place that has several parts named; of periods last."""
    for kind, place in (("commodity", "commodities"), ("partner", "partners")):
        if len({token.value for token in reading.rest if token.kind == kind}) > 1:
            return cast("Place", place)
    many = any(isinstance(when, Relative) and when.kind == "recent" and when.number > 1 for when in reading.periods)
    return "periods" if many or len(reading.periods) > 1 else None
