"""What a piece of a sentence names, as a subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.request import TOTAL, WORLD
from bot.verify.said.claims import Subject
from bot.verify.said.elements import FLOWING, POINTED
from bot.verify.said.nouns.compounds import is_compound
from bot.verify.said.subjects.directions import flows_in, is_told_abroad
from bot.verify.said.subjects.nouns import (
    are_several,
    is_of_all,
    last_goods,
    last_partners,
    left_codes,
    narrows,
    without_parts,
)
from bot.verify.said.subjects.unknown import has_unknown, is_narrowed, is_owned

if TYPE_CHECKING:
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.verify.said.elements import Segment
    from bot.verify.said.sentences import Sentence


# "Autos" may be passenger cars only, motor vehicles are not.
EXACT = "motor"
# Imports of what was told of before.
POINTING = re.compile(
    r"\b(?:its|their|such|these|those|this|that|same|the) (?:imports?|exports?)\b|\b(?:его|ее|их|эт\w+|так\w+) "
)
# «Цветные металлы …: их закупки выросли»: of the goods that the sentence names before.
ITS = re.compile(
    r"\btheir (?:imports?|exports?|purchases|shipments)"
    r"|\b(?:его|ее|их) (?:импорт|экспорт|вв[оеё]з|вывоз|вывез|закуп|постав|купил|продал)"
)
# "Japan sells it more than it buys".
SOLD_IT = re.compile(r"\b(?:buys?|bought|sells?|sold|ships?|shipped) (?:it|them)\b")
# Goods told of before, by a word for any.
SUCH = re.compile(
    r"\b(?:such|this|these|those|the same) (?:equipment|gear|goods|products?|machines|machinery|items?)\b"
    r"|\bоткуда (?:импорт|вв[оеё]з|закупк|поставк)\w*|\bкуда (?:экспорт|вывоз|поставк|отгрузк)\w*"
    r"|\b(?:так\w+|эт\w+|данн\w+|тех же) (?:оборудовани|продукци|товар|техник|машин|издели)\w*"
)
BOTH_WAYS = {"import", "export"}
PRICE = "price"  # «платили за него 96,3 тыс. иен за тонну» names no goods


def said_in(sentence: Sentence, segment: Segment, vocabulary: Vocabulary) -> Subject:
    """What a segment names."""
    elements = segment.elements
    if elements and elements[0].kind == "add" and not any(one.kind == "amount" for one in elements):
        return Subject()  # "machinery, including cars,"
    goods = without_parts(last_goods(elements), vocabulary)
    compound = is_compound(sentence.plain, elements, goods)
    goods = goods[-1:] if compound else goods  # "car batteries" are no cars
    partner = last_partners(elements)
    if not partner and goods and goods != (TOTAL,) and is_of_all(sentence, segment):
        partner = (WORLD,)
    flows = flows_in(sentence, segment, vocabulary)
    if flows and not goods:
        # "Deliveries were 5.68 Mt": of what was named before.
        # "Car exports to the EU were …, to China they fell": a country alone is of what was named before it in the sentence.
        named = any(one.kind in FLOWING or (one.kind == "verb" and one.value != PRICE) for one in elements)
        bought = (bool(partner) or POINTED.search(sentence.plain, segment.start, segment.end) is not None) and any(
            one.kind == "trade_verb" for one in elements
        )
        handed = SOLD_IT.search(sentence.plain, segment.start, segment.end) is not None and any(
            one.kind == "home" for one in elements
        )
        bought = bought or handed
        its = ITS.search(sentence.plain, segment.start, segment.end) is not None and any(
            one.kind == "commodity" and one.end <= segment.start for one in sentence.tokens
        )
        its = its or (bought and not named and _goes_on_alike(sentence, segment))
        its = its or SUCH.search(sentence.plain, segment.start, segment.end) is not None
        billed = any(sentence.plain.startswith("bill", one.start) for one in elements if one.kind == "trade_verb")
        goods, flows = ((TOTAL,), flows) if (named or bought) and not its else ((), flows if partner or its or billed else ())
    elif goods == (TOTAL,) and not flows:
        flows = ("total",)
    return Subject(
        goods=goods,
        partner=partner,
        flows=flows,
        narrower=(bool(goods) and any(narrows(one, elements) for one in elements if one.kind == "narrower"))
        or compound
        or (bool(goods or flows) and is_narrowed(sentence, segment, vocabulary)),
        absent=any(one.kind == "absent" for one in elements) and not any(one.kind == "commodity" for one in elements),
        abroad=is_told_abroad(sentence, segment, vocabulary),
        several=are_several(sentence, segment, partner),
        goods_out=left_codes(elements, "commodity"),
        partners_out=left_codes(elements, "partner"),
        owned=is_owned(sentence, segment),
        exact=any(one.kind == "commodity" and EXACT in sentence.plain[one.start : one.end] for one in elements)
        or (goods == (TOTAL,) and _is_of_country(sentence, segment)),
        unknown=not any(one.kind == "commodity" for one in elements) and has_unknown(sentence, elements),
    )


def _goes_on_alike(sentence: Sentence, segment: Segment) -> bool:
    """`Chip gear for Taiwan jumped 51.5%, while China took 12.2% less`: whether another country does as was told of goods."""
    kinds = [one.kind for one in segment.elements]
    led = "partner" in kinds and "trade_verb" in kinds and kinds.index("partner") < kinds.index("trade_verb")
    before = [one.value for one in sentence.tokens if one.kind == "commodity" and one.end <= segment.start]
    return led and "home" not in kinds and bool(before) and before[-1] != TOTAL


def _is_of_country(sentence: Sentence, segment: Segment) -> bool:
    """`imports from Russia`, ロシアからの輸入: whether all that goes one way is named with a country, or as a total."""
    nouns = [at for at, one in enumerate(segment.elements) if one.kind in FLOWING and one.value in BOTH_WAYS]
    kinds = [one.kind for one in segment.elements]
    beside = any("partner" in kinds[max(0, at - 3) : at + 4] for at in nouns)
    pointed = POINTING.search(sentence.plain, segment.start, segment.end) is not None
    return (beside and not pointed) or ("commodity" in kinds and bool(nouns))


def says(one: Subject) -> bool:
    """Whether anything is named."""
    return bool(one.goods or one.flows or one.partner or one.absent or one.without)
