"""A sentence as the elements that say something of its figures, cut into segments: pieces that each say one thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.verify.said.asides import ASIDE, without_asides
from bot.verify.said.leaving import LEFT, left_out
from bot.verify.said.nouns.circumstances import is_circumstance
from bot.verify.said.nouns.compounds import compound_of
from bot.verify.said.numbers.units import NAMED
from bot.verify.said.prose import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence

NAMING = {"commodity", "partner", "home"}
# Behind these a figure of another time or another thing follows.
TURNING = {"break", "clause", "but", "vs", "colon"}
LEADING = {"origin", "range", "since"}  # "from ¥9 bn", "to ¥20 bn": each amount stands alone
BASES = {"from", "soft"}
# What says something of a question only, or nothing of figures.
QUIET = {"unknown", "function", "dot", "number", "asks", "bigger", "cheap"}
# "More than ever in 2025" is set against nothing that is told.
EVER = re.compile(r"(?:than|чем) (?:ever|at any|in any|any|когда[ -]?(?:либо|нибудь|бы)|в любо[йм]|за всю)\b")
# "¥4.55 trillion, over four times those from India": what follows is another amount.
COMPARED = re.compile(
    r"(?:(?:more than|over|about|nearly|almost|some|roughly) )?(?:\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten)"
    r" times (?:those|that|the|what) |\b(?:twice|double|triple|half) (?:those|that|what) "
)
IN_NUMBER = re.compile(r"\d,\d")
RECOVERED = ("recover", "восстанов", "回復")  # "recovered to ¥216.3 bn"
OF_COMPOUND = {"авто": "motor_vehicles", "нефте": "crude_oil", "газо": "lng", "угле": "coal", "лесо": "wood", "рыбо": "fish"}
COMPOUND = re.compile(rf"(?P<goods>{'|'.join(OF_COMPOUND)})(?:импорт|экспорт)")
GREW = ("прирост", "рост")
# "Of the ¥828.1 billion that Japan paid Russia, LNG was 60.6%".
OF_LED = re.compile(r"(?:of|из) (?:\w+ ){0,2}[¥$]?\d")
FLOWING = {"flow", "flow_goods"}
SOLD_TO = re.compile(r" (?:of [a-z -]{2,30} )?to(?: the)?\b ?")
# A country told of before: "purchases from the bloc".
POINTED = re.compile(
    r" ?\b(?:buys?|bought|sells?|sold|sales|purchases|sends|takes) there\b"
    r"| ?\b(?:from|to) (?:there|the (?:bloc|country|nation|union|kingdom|island|federation|emirates|latter|former|neighbou?r))\b"
    r"|\b(?:оттуда|туда|на остров\b|с острова|в эту страну|из этой страны|у (?:него|нее|них|этой страны))\b|同国|同地域|同域"
)
MORE = re.compile(r"more|less|most|больше|меньше")
PARTICIPLE = re.compile(r"(?:ввезенн|вывезенн|импортированн|экспортированн|закупленн|купленн|поставленн|проданн)\w+")


@dataclass(frozen=True, slots=True)
class Segment:
    """Elements between two turns of a sentence, which stand from `start` to `end` of its plain text."""

    start: int
    end: int
    elements: tuple[Mark, ...]


def elements_of(sentence: Sentence) -> list[Mark]:
    """Tokens that mean something and marks of the press, from left to right; where two overlap the token stands."""
    tokens = [
        Mark(kind, value, token.start, token.end)
        for token in sentence.tokens
        if token.kind not in QUIET
        for kind, value in _meanings(token, sentence.plain)
    ]
    tokens = [one for at, one in enumerate(tokens) if not _is_sum_word(sentence.plain, tokens, at)]
    changed = {(mark.start, mark.end) for mark in sentence.marks if mark.kind == "change"}  # «дешевле» tells of a change of price
    traded = any(token.kind in FLOWING for token in sentence.tokens)  # «импорт подешевел» is one of value
    undirected = [
        one
        for one in tokens
        if one.kind == "past"
        or (one.kind, one.value) == ("change", "")
        or (traded and one.kind == "verb" and one.value == "price")
    ]
    tokens = [one for one in tokens if one not in undirected or (one.start, one.end) not in changed]
    units = [found.span() for found in NAMED.finditer(sentence.plain)]  # "bn yen", where bn is not Brunei
    tokens = [one for one in tokens if not any(start <= one.start < end for start, end in units) or one.kind == "amount"]
    tokens = [one for one in tokens if one.kind != "break" or not IN_NUMBER.match(sentence.plain, one.start - 1)]
    tokens = [one for one in tokens if one.kind != "vs" or not EVER.match(sentence.plain, one.start)]
    amounts = [token for token in sentence.tokens if token.kind == "amount"]
    inside = [mark for mark in sentence.marks if any(one.start < mark.end and mark.start < one.end for one in amounts)]
    goods = [token for token in sentence.tokens if token.kind == "commodity"]
    inside += [mark for mark in sentence.marks if any(one.start < mark.start and mark.end <= one.end for one in goods)]
    named = [token for token in sentence.tokens if token.kind == "partner"]  # "New Zealand" is no new country
    inside += [mark for mark in sentence.marks if any(one.start <= mark.start and mark.end <= one.end for one in named)]
    inside += [mark for mark in sentence.marks if mark.kind == "foreign" and _is_sold_abroad(sentence, mark)]
    marks = [mark for mark in sentence.marks if not _only_says_why(sentence, mark) and not _is_adverb(sentence, mark)]
    foreign = [mark for mark in marks if mark.kind == "foreign" and mark not in inside]
    tokens = [one for one in tokens if not any(mark.start <= one.start and one.end <= mark.end for mark in foreign)]
    taken = {place for one in tokens for place in range(one.start, one.end)}
    tokens += [
        Mark("trade_verb", "sell", one.start, one.end) for one in inside if one.kind == "foreign" and one.start not in taken
    ]
    always = {"narrower", "volume", "value", "foreign", "forecast", "agency", "currency"}
    added = [mark for mark in marks if mark.kind in always and mark not in inside]
    added += [
        mark
        for mark in marks
        if mark not in added
        and not taken.intersection(range(mark.start, mark.end))
        and not (mark.kind == "vs" and EVER.match(sentence.plain, mark.start))
    ]
    return left_out(sentence, without_asides(sentence, sorted([*tokens, *added], key=lambda one: (one.start, one.end))))


def _is_adverb(sentence: Sentence, mark: Mark) -> bool:
    """`Malaysia lost more, 12.4%`: whether a word only strengthens that of the change before it."""
    if mark.kind != "change" or not MORE.fullmatch(sentence.plain, mark.start, mark.end):
        return False
    ends = [one.end for one in sentence.marks if one.kind == "change"]
    ends += [one.end for one in sentence.tokens if one.kind == "change"]
    return mark.start - 1 in ends and sentence.plain[mark.end : mark.end + 1] in {",", ".", ":", "(", ""}


def _only_says_why(sentence: Sentence, mark: Mark) -> bool:
    """Whether a word for something else than trade tells no figure's subject: `hurt by tariffs`, 円安を受け."""
    made_for = sentence.plain.endswith(("для ", "for ", "for the "), 0, mark.start)  # «оборудование для выпуска микросхем»
    told = mark.kind == "foreign" and (made_for or not mark.value)
    return told and is_circumstance(sentence.plain, mark.start, mark.end)


def _is_sold_abroad(sentence: Sentence, mark: Mark) -> bool:
    """`Sales to the island rose`: what is sold to a country is exported."""
    behind = SOLD_TO.match(sentence.plain, mark.end) if sentence.plain.startswith("sales", mark.start) else None
    led = behind is not None and any(one.kind == "partner" and 0 <= one.start - behind.end() <= 1 for one in sentence.tokens)
    there = sentence.plain.startswith("sales there", mark.start)
    return led or there or (behind is not None and POINTED.match(sentence.plain, behind.start()) is not None)


def _meanings(token: Token, plain: str) -> list[tuple[str, str]]:
    """What a token says: `import volume` both which way and what is counted."""
    word = plain[token.start : token.end]
    if token.kind == "vs" and word.startswith(RECOVERED):
        return [("change", "up")]
    if token.kind == "previous" and word.startswith(GREW):  # «прирост за месяц»
        return [("change", "up"), (token.kind, token.value)]
    if token.kind == "flow" and (compound := COMPOUND.match(word)) is not None:  # «автоэкспорт»
        return [("commodity", OF_COMPOUND[compound["goods"]]), (token.kind, token.value)]
    if token.kind == "commodity" and (made := compound_of(plain, token.value, token.start, token.end)) is not None:
        return [made]
    if token.kind == "flow_measure":
        return [("flow", token.value), ("measure", "volume")]
    return [(token.kind, token.value)]


def _is_sum_word(plain: str, tokens: Sequence[Mark], at: int) -> bool:
    """Whether "total" only says that something adds up: "totalling 610,000 t", "overall, exports …"."""
    one = tokens[at]
    if (one.kind, one.value) != ("commodity", TOTAL):
        return False
    if any(part in plain[one.start : one.end] for part in ("貿易", "торгов", "товарооборот", "trade")):
        return False
    if at + 1 < len(tokens) and tokens[at + 1].kind == "colon":
        return False  # a line of a table
    beside = [*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]]
    return not any(other.kind in {"flow", "verb", "partner", "subject", "yoy"} for other in beside)


def segments_of(sentence: Sentence, elements: Sequence[Mark], figures: Sequence[Figure]) -> list[Segment]:
    """The sentence cut at its turns; lists of goods or countries stay whole."""
    starts = {figure.start for figure in figures}
    cuts = [0]
    for at, one in enumerate(elements):
        before, after = elements[at - 1] if at else None, elements[at + 1] if at + 1 < len(elements) else None
        behind = elements[at + 2] if at + 2 < len(elements) else None
        aside = _is_aside(elements[:at], after, behind, cuts[-1]) or _is_word_aside(sentence, before, one, after)
        told = behind is not None and behind.kind == "amount" and any(other.kind == "amount" for other in elements[:at])
        if one.kind in TURNING and not aside and (told or not _lists(sentence, before, one, after)):
            cuts.append(one.start if one.kind in {"vs", "but"} else one.end)
        elif one.kind in LEADING and not _is_behind(before, one) and any(0 <= start - one.end <= 1 for start in starts):
            cuts.append(one.start)
    if OF_LED.match(sentence.plain) and len(figures) > 1 and not any(figures[0].end <= one <= figures[1].start for one in cuts):
        cuts.append(figures[1].start)  # «Из 828 млрд иен импорта из России 502 млрд пришлось на СПГ»
    cuts += [found.start() for found in COMPARED.finditer(sentence.plain)]
    bounds = [*sorted(dict.fromkeys(cuts)), len(sentence.plain) + 1]
    return [Segment(start, end, tuple(one for one in elements if start <= one.start < end)) for start, end in pairwise(bounds)]


def place_in(segments: Sequence[Segment], figure: Figure) -> int:
    """Which of the segments a figure stands in."""
    return next(n for n, one in enumerate(segments) if one.start <= figure.start < one.end)


def _is_behind(before: Mark | None, one: Mark) -> bool:
    """日本から8281億円: whether a word that leads belongs to the country before it."""
    return before is not None and before.kind in {"partner", "home"} and before.end == one.start


def _is_aside(before: Sequence[Mark], after: Mark | None, behind: Mark | None, start: int) -> bool:
    """Whether a turn only sets off what is left out: `Excluding LNG, imports …`, `imports, excluding LNG, rose …`."""
    if before and before[-1].kind == ASIDE and len(before) > 1 and before[-2].kind == "break":
        return True  # "Taiwan, overtaking South Korea, bought"
    if after is not None and after.kind == ASIDE and behind is not None and behind.kind == "break":
        return True
    if before and before[-1].kind in LEFT:
        return not any(one.kind == "amount" for one in before if one.start >= start)
    return after is not None and after.kind in LEFT and (behind is None or behind.kind in TURNING)


def _is_word_aside(sentence: Sentence, before: Mark | None, turn: Mark, after: Mark | None) -> bool:
    """`Russia's share, meanwhile, was 8.8%`: whether a comma sets off a word that says nothing of figures."""
    for one, other in ((turn, after), (before, turn)):
        if one is not None and other is not None and one.kind == other.kind == "break":
            words = sentence.plain[one.start : other.end]
            if words.startswith(",") and words.endswith(",") and words.strip(" ,").isalpha():
                return True
    return False


def _lists(sentence: Sentence, before: Mark | None, turn: Mark, after: Mark | None) -> bool:
    """`coal and LNG`, `between Japan and Russia`: nothing stands between two nouns but what joins them."""
    if before is not None and after is not None and before.kind == "commodity" and after.kind in FLOWING:
        return PARTICIPLE.match(sentence.plain, after.start) is not None  # «из схем, ввезённых в 2025 году, …»
    if before is None or after is None or before.kind not in NAMING or after.kind not in NAMING or turn.kind == "colon":
        return False
    if sentence.plain[turn.start] in ";；":
        return False
    between = sentence.plain[before.end : turn.start] + sentence.plain[turn.end : after.start]
    return between.strip(" ,") in {"", "and", "и", "the"}


def is_base_word(one: Mark) -> bool:
    """Whether a word leads what something is set against: "from", "against"."""
    return one.kind in {"origin", "vs"} or (one.kind == "since" and one.value in BASES)


def tokens_in(sentence: Sentence, start: int, end: int) -> list[Token]:
    """The tokens of a piece of it."""
    return [token for token in sentence.tokens if start <= token.start < end]
