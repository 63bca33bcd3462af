"""Words that point back at the periods of an earlier question: "the total of these five years", "all six months"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import JAPANESE
from bot.question.lexicon.tokens import FILLER, LOST
from bot.question.period import HALF, QUARTER, SIZES, YEAR, Period
from bot.question.periods.lookahead import kind_at
from bot.question.reading.homonyms.leaving import ORDERS
from bot.question.relative import Relative
from bot.question.request import DEFAULT_PARTNER, TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.reading.text import Text
    from bot.question.request import Request
    from bot.verbs.registry import Registry

INSTEAD = re.compile(r"\binstead\b(?P<of> of)?")
LED = re.compile(r"\b(?:these|those|the|all|all of the|all of these|all of those|эти(?:х|ми|м)?|все(?:х|ми|м)?)$")
BESIDE = "рядом"
FOR = " на "
INSTEAD_OF, PLACES = "вместо", {"partner", "commodity"}
SUMS = {"together", "sum"}
PAIR = 2
OF_ONE = {"function", "asks", "subject", "both", "apart", "break", LOST}
ALL_OF_IT = re.compile(r"\btotals?$|(?:合計|総計|合算)$")
SUMMED = re.compile(r"(?:間|分|間分)?(?:の|を)?(?:合計|累計|総計|合算|通算|平均|足)")
UNITS = {"quarter": QUARTER, "half": HALF, "year": YEAR, "fiscal": YEAR, "calendar": YEAR, "month_mark": 1}
REST = "rest"
PART_OF_ALL = {"soft_world", "asks"}


def without_counted_again(said: Text, earlier: Request | None) -> Text:
    """The text without so many years or months, where that many were asked of before: they are those."""
    months = _months(earlier) if earlier is not None else 0
    if earlier is None or said.command:
        return said
    nouns = {len(place) for place in (earlier.partners, earlier.commodities) if len(place) > 1}
    said = _without_both(said, nouns | {len(earlier.periods), len(earlier.flows)})
    for at, token in enumerate(said.tokens):
        end = _end_of_count(said.plain, said.tokens, at)
        if not end and _counts_nouns(said.tokens, at, nouns) and (LED.search(_before(said, at)) or _is_summed(said, at)):
            dim = at + 1 < len(said.tokens) and said.tokens[at + 1].kind == "dim"  # «сумма по трём странам»
            whole = at > 0 and said.tokens[at - 1].kind == "soft_world"  # «сложи все три»
            return replace(said, tokens=[*said.tokens[: at - whole], *said.tokens[at + 1 + dim :]])  # "total for the two"
        if end and int(token.value) * _unit(said.plain, said.tokens[end - 1]) == months and _points_back(said, at, end):
            led = at and said.tokens[at - 1].kind in PART_OF_ALL and said.tokens[at - 1].value in {"", FILLER}
            left = [token for token in said.tokens[end:] if token.kind != "function"]
            summed = bool(left) and (left[0].value == TOTAL or left[0].kind == "together")
            unit = [] if summed else _unit_alone(said, end - 1)
            return replace(said, tokens=[*said.tokens[: at - led], *unit, *_summed(left)])
    return said


def _without_both(said: Text, counts: set[int]) -> Text:
    """`обе страны вместе`: the two that were asked of before; where there were not two it is named as left out."""
    at = next((at for at, token in enumerate(said.tokens) if token.kind == "both"), None)
    if at is None:
        return said
    if PAIR not in counts:
        return replace(said, tokens=[*said.tokens[:at], replace(said.tokens[at], kind=LOST), *said.tokens[at + 1 :]])
    named = at + 1 < len(said.tokens) and said.tokens[at + 1].kind in {"dim", "unit", *UNITS}
    return replace(said, tokens=[*said.tokens[:at], *said.tokens[at + 1 + named :]])


def _is_summed(said: Text, at: int) -> bool:
    """«сумма по двум странам», «обоих в сумме»: so many are added up, in Russian without a word that points at them."""
    russian = not said.plain[said.tokens[at].start : said.tokens[at].end].isascii() and JAPANESE.search(said.plain) is None
    return russian and any(token.kind in SUMS for token in said.tokens)


def with_beside(said: Text, earlier: Request | None) -> Text:
    """`рядом и 2021-й` behind another question: that one beside what was asked of, set against nothing."""
    if earlier is None or BESIDE not in said.plain:
        return said
    added = [
        replace(token, kind="add", value="") if token.kind == "verb" and BESIDE in said.plain[token.start : token.end] else token
        for token in said.tokens
    ]
    return replace(said, tokens=added)


def with_swap(said: Text, earlier: Request | None) -> Text:
    """`теперь Россию на ОАЭ` behind a question of Russia: the second takes the place of the first, also without the verb."""
    if earlier is None or any(token.kind == "swap" for token in said.tokens):
        return said
    asked = {*earlier.partners, *earlier.commodities}
    if INSTEAD_OF in said.plain:
        return _with_other(said, asked)
    if FOR not in said.plain:
        return said
    for at, token in enumerate(said.tokens[:-2]):
        led, other = said.tokens[at + 1 : at + 3]
        same = token.kind == other.kind and token.kind in {"partner", "commodity"} and token.value in asked
        if same and said.plain[led.start : led.end] == FOR.strip():
            kept = [one for n, one in enumerate(said.tokens) if n != at + 1]
            return replace(said, tokens=[*kept[:at], replace(token, kind="swap", value=""), *kept[at:]])
    return said


def _with_other(said: Text, asked: set[str]) -> Text:
    """`вместо Катара Малайзия`, `Малайзия вместо Катара`: it takes the place of the one that was asked of."""
    for token, behind in pairwise([*said.tokens, *said.tokens[-1:]]):
        if not said.plain.startswith(INSTEAD_OF, token.start):
            continue
        # «вместо России» is one word of the tables.
        gone = replace(token, kind="partner", value=DEFAULT_PARTNER) if token.kind == "decline" else behind
        other = next((one for one in said.tokens if one.kind == gone.kind and one.value not in asked), None)
        if gone.kind in PLACES and gone.value in asked and other is not None:
            rest = [one for one in said.tokens if one not in {token, gone, other}]
            return replace(said, tokens=[replace(token, kind="swap", value=""), gone, other, *rest])
    return said


def with_others(said: Text, earlier: Request | None) -> Text:
    """`the rest of the world`, `other suppliers`: all countries but those that were asked of before."""
    at = next((at for at, token in enumerate(said.tokens) if token.kind == REST), None)
    partners = earlier.partners if earlier is not None and WORLD not in earlier.partners else ()
    if at is None or not (partners or any(token.kind == "without" for token in said.tokens)):
        return said
    rest = said.tokens[at]
    world = [replace(rest, kind="partner", value=WORLD)]
    if not any(token.kind == "partner" for token in said.tokens):
        spot = replace(rest, value="", start=rest.end)
        gone = [one for code in partners for one in (replace(spot, kind="plus"), replace(spot, kind="partner", value=code))]
        world += [replace(spot, kind="without"), *gone[1:]]
    return replace(said, tokens=[*said.tokens[:at], *world, *said.tokens[at + 1 :]])


def without_instead(said: Text, earlier: Request | None) -> tuple[Text, Request | None]:
    """`leave out coal instead` behind what was left out before: it alone is; so it is "instead of LNG"."""
    found = INSTEAD.search(said.plain) if earlier is not None and earlier.without and not said.command else None
    left_out = any(token.kind in {"without", "minus"} or said.plain[token.start : token.end] in ORDERS for token in said.tokens)
    if found is None or earlier is None or not left_out:
        return said, earlier
    of_what = next((at for at, token in enumerate(said.tokens) if found.start() <= token.start < found.end()), len(said.tokens))
    gone = [token for token in said.tokens[of_what:] if token.kind != "function"] if found["of"] else []
    kept = [token for token in said.tokens if token not in gone]
    if not any(token.kind in {"commodity", "partner", "pair"} for token in kept):
        return said, earlier
    return replace(said, tokens=kept), earlier.model_copy(update={"without": ()})


def with_same_goods(said: Text, earlier: Request | None, verbs: Registry) -> Text:
    """`the total`, その合計 of what is listed; `the total from all suppliers`, of the goods that were asked of before."""
    at = next((at for at, token in enumerate(said.tokens) if token.value == TOTAL), None)
    if earlier is None or at is None or not ALL_OF_IT.search(said.plain[: said.tokens[at].end]):
        return said
    beside = {token.kind for token in _but(said.tokens, at)} & {"flow", "commodity", "partner", "home"}
    if not beside and _is_listed(earlier, verbs):
        summed = replace(said.tokens[at], kind="together", value="")
        return replace(said, tokens=[*said.tokens[:at], summed, *said.tokens[at + 1 :]])
    alone = {token.kind for token in _but(said.tokens, at)} <= OF_ONE and JAPANESE.search(said.plain) is not None
    if alone and earlier.commodities not in {(), (TOTAL,)}:
        # Of one figure there is no other sum.
        return replace(said, tokens=[*said.tokens[:at], replace(said.tokens[at], kind=LOST), *said.tokens[at + 1 :]])
    ours = at > 0 and said.tokens[at - 1].kind == "home"
    wide = ours or any(token.kind == "partner" and token.value == WORLD for token in said.tokens)
    if not wide or beside & {"flow", "commodity"} or earlier.commodities in {(), (TOTAL,)}:
        return said
    whole = [replace(said.tokens[at], kind="partner", value=WORLD)] if ours else []
    return replace(said, tokens=[*said.tokens[:at], *whole, *said.tokens[at + 1 :]])


def _is_listed(earlier: Request, verbs: Registry) -> bool:
    """Whether several figures were asked for, which have a sum."""
    several = max(map(len, (earlier.partners, earlier.commodities, earlier.periods))) > 1
    return several or bool(earlier.cut) or earlier.verb == verbs.by_month


def _but(tokens: Sequence[Token], at: int) -> list[Token]:
    return [token for n, token in enumerate(tokens) if n != at]


def _points_back(said: Text, at: int, end: int) -> bool:
    """`these five years`, 5年分の合計: not so many years up to now."""
    return LED.search(_before(said, at)) is not None or SUMMED.match(said.plain, said.tokens[end - 1].end) is not None


def _unit_alone(said: Text, at: int) -> list[Token]:
    """The unit, which says what an average is of; months are what is looked at without a word."""
    return [] if _is_months(said.plain, said.tokens[at]) else [said.tokens[at]]


def _summed(tokens: Sequence[Token]) -> list[Token]:
    """`the five-year total`: their sum, not all goods."""
    total = bool(tokens) and tokens[0].value == TOTAL
    return [replace(tokens[0], kind="together", value=""), *tokens[1:]] if total else [*tokens]


def _counts_nouns(tokens: Sequence[Token], at: int, nouns: set[int]) -> bool:
    """Whether a number is how many countries or goods were asked of before."""
    listed = any(token.kind in {"top", "party", "soft_verb", "dim"} for n, token in enumerate(tokens) if n != at + 1)
    return tokens[at].kind == "number" and int(tokens[at].value) in nouns and not listed


def _months(earlier: Request) -> int:
    """How many months were asked of, where they are several periods or a run; 0 where they are not counted."""
    sizes = [_size(when) for when in earlier.periods]
    counted = len(sizes) > 1 or any(_is_run(when) for when in earlier.periods)
    return sum(sizes) if counted and all(sizes) else 0


def _is_run(when: object) -> bool:
    return (isinstance(when, Period) and when.kind == "span") or (isinstance(when, Relative) and when.kind in {"last", "recent"})


def _size(when: object) -> int:
    if isinstance(when, Period):
        return when.months
    if isinstance(when, Relative) and when.kind in {"last", "recent"}:
        return when.months or when.number * SIZES.get(when.form, 0)
    return 0


def _before(said: Text, at: int) -> str:
    return said.plain[: said.tokens[at].start].rstrip()


def _end_of_count(plain: str, tokens: Sequence[Token], at: int) -> int:
    """The place behind `five years`, `five-year`; 0 where no number of units begins."""
    if tokens[at].kind != "number" or len(tokens[at].value) > 2:  # noqa: PLR2004 - digits of so many years
        return 0
    end = at + 1 + (kind_at(tokens, at + 1) == "dash")
    end += kind_at(tokens, end) in {"calendar", "fiscal"} and kind_at(tokens, end + 1) in {"unit", *UNITS}
    counts = kind_at(tokens, end) in {"unit", *UNITS} or (end < len(tokens) and _is_months(plain, tokens[end]))
    return end + 1 if counts else 0


def _is_months(plain: str, token: Token) -> bool:
    return plain.startswith("month", token.start)


def _unit(plain: str, token: Token) -> int:
    """How many months one of what is counted has."""
    if token.kind == "unit":
        return int(token.value)
    return 1 if _is_months(plain, token) else UNITS.get(token.kind, 0)
