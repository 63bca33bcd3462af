"""Which way goods go in a piece of a sentence, as Japan sees it, and whether the trade is that of others."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import possessors
from bot.question.reading.direction import stated
from bot.question.reading.third_countries import is_abroad
from bot.question.request import WORLD
from bot.verbs.header import DEFAULT_VERB
from bot.verify.said.elements import FLOWING, tokens_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.question.request import Flow
    from bot.verify.said.elements import Segment
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence


FLOWS: dict[str, Flow] = {"export": "export", "import": "import", "total": "total"}
FLOWS |= dict.fromkeys(("balance", "deficit", "surplus"), "balance")
BUYING: dict[str, Flow] = {"buy": "import", "sell": "export", "pay": "import"}
INSIDE: dict[str, Flow] = {"輸入": "import", "輸出": "export", "import": "import", "export": "export"}
OTHERS_TRADE = "others_trade"  # 韓国のロシアからの
REACHING = {"origin", "toward", "range", "into"}
# «На Австралию пришлось 66,7%» tells of a share, "from Japan's figures" of nothing that left the country.
FALLS_TO = re.compile(r"\b(?:пришл|пришел|приходи|припада)\w*")
OF_HOME = re.compile(r"\bfrom Japan['’]s\b")
ONE_WAY: tuple[Flow, ...] = ("export", "import")


def flows_in(sentence: Sentence, segment: Segment, vocabulary: Vocabulary) -> tuple[Flow, ...]:
    """The flow that is named, as Japan's; that of the words around it where they say which way the goods went."""
    elements = segment.elements
    named = [flow for one in elements if (flow := _named_flow(sentence, one)) is not None]
    bought = [BUYING[one.value] for one in elements if one.kind == "trade_verb" and one.value in BUYING]
    trade = any(one.kind == "verb" and one.value == DEFAULT_VERB for one in elements)
    if named and named[-1] in {"total", "balance"}:
        return (named[-1],)
    kinds = {one.kind for one in elements}
    if not named and bought and bought[-1] == "export" and "commodity" in kinds and not kinds & {"home", "partner"}:
        return ()  # "It delivered gas for ¥2.26 trn": who sells, nobody says; goods are traded as they are
    way = stated(sentence.raw, sentence.plain, tokens_in(sentence, segment.start, segment.end), vocabulary)
    sure = [flow for flow in ONE_WAY if flow in way.flows]
    abroad = {one.value for one in elements if one.kind == "partner"} == {WORLD}  # "purchases from abroad" are Japan's
    if not named and (abroad and bought[-1] == "import" if bought else _leads_nowhere(sentence, elements)):
        sure = []
    if named and _is_whole(elements):
        return (named[-1],)
    if len(sure) == 1:
        # "Russian imports" are what Japan imports from there, or what Russia imports.
        return (named[-1],) if named and way.unsure else (sure[0],)
    if named:
        return (named[-1],)
    return (bought[-1],) if bought else ("total",) if trade else ()


def _leads_nowhere(sentence: Sentence, elements: Sequence[Mark]) -> bool:
    """«На Австралию пришлось 66,7%», `from Japan's figures`: whether words for a way only tell whose a part, or a word, is."""
    partners = [one for one in elements if one.kind == "partner"]
    if not partners:
        return OF_HOME.search(sentence.raw) is not None
    led = all(sentence.plain[: one.start].endswith("на ") for one in partners)
    return led and FALLS_TO.search(sentence.plain) is not None


def is_told_abroad(sentence: Sentence, segment: Segment, vocabulary: Vocabulary) -> bool:
    """Whether the trade is not Japan's: between two others, or what a country sells to anybody."""
    tokens = tokens_in(sentence, segment.start, segment.end)
    if any(one.kind == "home" for one in tokens) or ("home" in sentence.kinds and not _is_owned_by_another(sentence, tokens)):
        return False
    if is_abroad(sentence.plain, tokens, possessors(sentence.raw), vocabulary):
        return True
    if any((one.kind, one.value) == ("decline", OTHERS_TRADE) for one in segment.elements) or _buys_from(segment.elements):
        return True
    if _between_others(segment.elements) or _is_part_of_another(segment.elements):
        return True
    named = [one.value for one in segment.elements if one.kind == "flow"]
    way = stated(sentence.raw, sentence.plain, tokens, vocabulary)
    moved = any(one.kind in {"origin", "toward", "into", "range", "bound", "made"} for one in segment.elements)
    return bool(named) and named[-1] == "export" and way.flows == frozenset({"import"}) and not moved


def _is_owned_by_another(sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """`Taiwan's exports to Russia …, Japan's …`: whether another country owns a flow, and one more is named with it."""
    owners = possessors(sentence.raw)
    owned = [
        one.value
        for one, other in pairwise(tokens)
        if one.kind == "partner" and other.kind in {*FLOWING, "commodity"} and sentence.plain[one.start : one.end] in owners
    ]
    return any(one.kind == "partner" and one.value not in owned for one in tokens) and bool(owned)


def _buys_from(elements: Sequence[Mark]) -> bool:
    """`China bought LNG from Russia`, «Китай купил у России»: a country, what it does, and another one."""
    for at, one in enumerate(elements):
        if one.kind != "trade_verb":
            continue
        before = [n for n, other in enumerate(elements[:at]) if other.kind == "partner"]
        after = [other.value for other in elements[at + 1 :] if other.kind == "partner"]
        led = bool(before) and before[-1] > 0 and elements[before[-1] - 1].kind in {*REACHING, "break"}
        if before and after and not led and after[0] != elements[before[-1]].value:
            return True
    return False


def _is_whole(elements: Sequence[Mark]) -> bool:
    """«На Россию пришлось 8,8% импорта»: a flow right behind a figure is what that is a part of, whatever led to a country."""
    said = [one for one in elements if one.kind != "home"]
    return any(one.kind == "amount" and other.kind in FLOWING for one, other in pairwise(said))


def _named_flow(sentence: Sentence, one: Mark) -> Flow | None:
    """The flow that an element names: by itself, or as a part of goods (原油輸入)."""
    if one.kind in FLOWING:
        return FLOWS.get(one.value)
    word = sentence.plain[one.start : one.end] if one.kind == "commodity" else ""
    return next((flow for part, flow in INSIDE.items() if part in word), None)


def _is_part_of_another(elements: Sequence[Mark]) -> bool:
    """`the EU's share of Russian LNG`: what one country has of another's goods, where no flow is told."""
    if any(one.kind in FLOWING or one.value == DEFAULT_VERB for one in elements):
        return False
    shared = any(one.kind == "verb" for one in elements)
    goods = any(one.kind == "commodity" for one in elements)
    places = [at for at, one in enumerate(elements) if one.kind == "partner"]
    apart = [n for n, at in pairwise(places) if elements[n].value != elements[at].value and elements[n + 1].kind != "break"]
    return shared and goods and bool(apart)


def _between_others(elements: Sequence[Mark]) -> bool:
    """`Chinese exports to Russia`, `экспорт России в Китай`: whose the flow is, and where it leads."""
    for at, one in enumerate(elements):
        if one.kind not in FLOWING:
            continue
        before = [other for other in elements[:at] if other.kind != "commodity"]
        after = [other for other in elements[at + 1 :] if other.kind != "commodity"]
        owner = (
            before[-1] if before and before[-1].kind == "partner" else after[0] if after and after[0].kind == "partner" else None
        )
        if owner is None:
            continue
        rest = after[1:] if after and owner is after[0] else after
        led = [other for lead, other in pairwise(rest) if lead.kind in REACHING and other.kind == "partner"]
        led += [other for other in rest[:1] if before and owner is before[-1] and other.kind == "partner"]  # "of Russian LNG"
        if any(other.value != owner.value for other in led):
            return True
    return False
