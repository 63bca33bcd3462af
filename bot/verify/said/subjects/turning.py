"""Words that turn what was told of before: all of it, the other way, the difference, the one or the other of two countries."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.request import TOTAL, WORLD
from bot.verify.said.clauses import antecedent
from bot.verify.said.elements import FLOWING
from bot.verify.said.subjects.directions import FLOWS

if TYPE_CHECKING:
    from bot.verify.said.claims import Subject
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence

# What begins a piece that tells of all, where a country was told of before.
SUM = re.compile(
    r"\s*(?:and |but |while )?(?:(?:the )?(?:overall |grand )?total\b(?! of| imports| exports)|(?:in all|in total|altogether)\b)"
    r"|\s*(?:а |но )?(?:в целом|весь импорт|весь экспорт|общий объем|всего (?:же|япони\w|страна|было|за год))\b"
    r"|(?:全体|合計|全世界|総額)(?:では|は|で)"
)
# All that goes one way, where goods were told of before: with a country, or a word for it, behind.
ALL = re.compile(
    r"\b(?:all told|all in all|in all|in total|altogether|overall|taken together)\b"
    r"|\b(?:в общей сложности|в целом|в сумме|всего)\b|(?:全体では?|合計では?|総額では?|全部で)"
)
OUT_OF = re.compile(r"\b(?:out of|of) (?:a|the|an overall) total of (?:about |some |nearly )?$|(?:総額|全体の)$")
# What turns round the way of what was told before.
OTHER_WAY = re.compile(
    r"\b(?:the other way|in the (?:other|opposite|reverse) direction|the reverse flow|in return)\b"
    r"|\bв (?:обратн|противоположн)\w+ (?:направлени|сторон)\w+|\b(?:обратн|встречн)\w+ (?:поставк|поток|импорт|экспорт)\w*"
    r"|逆方向|反対方向|逆に日本から"
)
GAP = re.compile(
    r"\b(?:leaving|with|for|left) an? (?:trade )?(?:gap|shortfall|difference|imbalance) of\b"
    r"|\b(?:the|its|their|japans?) (?:trade )?(?:gap|shortfall|imbalance) (?:\w+ ){0,2}?"
    r"(?:widen|narrow|grew|shrank|shrunk|rose|fell|came|was|reached|hit|stood|amounted)\w*\b"
    r"|\bостав\w+ (?:\w+ )?(?:разрыв|разницу) в\b|\b(?:разрыв|разница) (?:составил|достиг)\w*\b"
    r"|\b(?:gap|difference) between (?:the two|them|both|imports and exports|exports and imports)\b"
    r"|\b(?:разниц|разрыв)\w* между (?:ними|импортом и экспортом|экспортом и импортом)\b|(?:その|輸出入の)差(?:額)?は|差し引き"
)
TOGETHER = re.compile(r"\b(?:together|combined|jointly|between them)\b|\bвместе\b|\bв сумме\b|合わせて|合計(?:で|すると)|両国で")
ONE_OF_TWO = re.compile(r"\b(?:to|from|for|with|of) the (?P<place>former|latter)\b|(?P<wide>前者|後者)")
FORMER = {"former", "前者"}
# 韓国は日本から6.96兆円を輸入し、台湾は
JA_DONE = re.compile(
    "[はも][^。]{0,12}日本(?:から|へ|に|向けに)[^。]{1,30}?(?P<verb>輸入|輸出)し[^。]{0,4}、"
    "[^。、\\d]{1,12}[はも][^。、\\d]{0,6}$"
)
JA_DOING = re.compile("(?:相当)?を?(?:輸入|輸出)し")
DONE = {"輸入": "import", "輸出": "export"}
NEAR = 30
SENT = re.compile(r"shipment|deliver|поставк|отгрузк|flow")
TWO = 2


def turned_round(sentence: Sentence, figure: Figure, found: Subject, told: Subject) -> Subject:
    """The subject with the flow that words turn it to: the other way, the difference of both; `told`: by earlier sentences."""
    going = found.flows or told.flows
    if going in (("import",), ("export",)) and _is_last_told(sentence, figure, OTHER_WAY):
        found = replace(found, flows=("export",) if going == ("import",) else ("import",), goods=found.goods or (TOTAL,))
    done = JA_DONE.search(sentence.plain, 0, figure.start) if JA_DOING.match(sentence.plain, figure.end) else None
    if done is not None and found.flows in (("import",), ("export",)):
        said = DONE[done["verb"]]  # 韓国は日本から6.96兆円を輸入し、台湾は7.91兆円を輸入した
        found = replace(found, flows=("export",) if said == "import" else ("import",), goods=found.goods or (TOTAL,))
    return replace(found, flows=("balance",)) if _is_last_told(sentence, figure, GAP) else found


def of_all_goods(sentence: Sentence, segment: Segment, figure: Figure, found: Subject) -> Subject:
    """`Russia's by 13.7%, the total by 8.5%`; `all told, Japan paid Russia …`, `out of a total of …`: of all."""
    if found.goods in {(), (TOTAL,)} and (goods := antecedent(sentence, figure)[0]):
        return replace(found, goods=goods, exact=False)  # "coal, whose imports from Russia fell 20.5%, …"
    if OUT_OF.search(sentence.plain, 0, figure.start):
        return replace(found, goods=(TOTAL,), exact=True)
    words = list(ALL.finditer(sentence.plain, 0, figure.start))
    behind = [one for one in sentence.tokens if words and words[-1].end() <= one.start < figure.start]
    kinds = {one.kind for one in behind}
    if words and "commodity" not in kinds and kinds & {"partner", *FLOWING}:
        return replace(found, goods=(TOTAL,), exact=True)
    if not found.goods and not found.partner and SUM.match(sentence.plain, segment.start, figure.start):
        return replace(found, goods=(TOTAL,), unknown=True, exact=True)  # LNG 5020億円、木材 329億円。全体では8281億円
    if found.partner and found.goods not in {(), (TOTAL,)} and SUM.match(sentence.plain, segment.start, figure.start):
        return replace(found, partner=(WORLD,), unknown=True)
    return found


def together(sentence: Sentence, figure: Figure) -> tuple[str, ...]:
    """`Australia's ¥715.5 billion and Brazil's ¥543.7 billion together made up 86.3%`: the two countries with a figure each."""
    amounts = [one for one in sentence.tokens if one.kind == "amount" and one.end <= figure.start]
    named = tuple(dict.fromkeys(one.value for one in sentence.tokens if one.kind == "partner" and one.end <= figure.start))
    told = len(amounts) == len(named) == TWO and TOGETHER.search(sentence.plain, amounts[-1].end, figure.start)
    return named if told else ()


def one_of_two(sentence: Sentence, figure: Figure, told: tuple[str, ...]) -> tuple[str, ...]:
    """`to the latter they fell`: which of the two countries named last is meant; `told`: those of earlier sentences."""
    words = list(ONE_OF_TWO.finditer(sentence.plain, 0, figure.start))
    here = [one for one in sentence.tokens if one.kind == "partner" and one.end <= figure.start]
    if not words or any(one.start >= words[-1].end() for one in here):
        return ()
    named = list(dict.fromkeys(reversed([*told, *(one.value for one in here)])))[:TWO]
    first = (words[-1]["place"] or words[-1]["wide"]) in FORMER
    return () if len(named) < TWO else (named[1],) if first else (named[0],)


def _is_last_told(sentence: Sentence, figure: Figure, words: re.Pattern[str]) -> bool:
    """`shipments the other way fell 0.4% to ¥18.8 trillion`: whether words stand before a figure, with no flow behind them."""
    turns = list(words.finditer(sentence.plain, 0, figure.start))
    flows = [one for one in sentence.tokens if one.kind in FLOWING and one.end <= figure.start] if turns else []
    # «экспорт запчастей в обратном направлении» says itself which way.
    named = [one for one in flows if words is OTHER_WAY and one.value in FLOWS and 0 <= turns[-1].start() - one.end <= NEAR]
    named = [one for one in named if SENT.match(sentence.plain, one.start) is None]
    return bool(turns) and not named and not any(turns[-1].end() <= one.start for one in flows)
