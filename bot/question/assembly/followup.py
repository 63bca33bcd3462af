"""A question that changes an earlier one: "and the year before?", "add Qatar", "without Russia", "by quarter".

Each change is of one place; what it does not touch stays as it was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from bot.question.assembly.alternatives import SWAPPED
from bot.question.assembly.choose import each
from bot.question.assembly.set_against import same_of
from bot.question.period import QUARTER, YEAR, Kind, Period, Relative
from bot.question.phrases.against import SAME
from bot.question.phrases.found import side_of
from bot.question.places import Against
from bot.question.request import TOTAL, Request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.period import When
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.question.request import Flow
    from bot.verbs.registry import Registry

NOUNS = {"commodity", "partner"}
ADDING = {"vs", "plus", "together", "add"}
UNITS: dict[str, Kind] = {"quarter": "quarter", "half": "half", "fiscal": "fiscal", "calendar": "year", "year": "year"}
BACK = "back"  # the period before, not a change on it: "and a month earlier?"
CHANGE = "change"  # 前年比, which every figure says; 前年 is that year
MONTH_BEFORE = "month before"  # 前月
OPPOSITE: dict[str, Flow] = {"export": "import", "import": "export"}
FLIPPED = {"above": "below", "below": "above"}


def changed(earlier: Request, tokens: Sequence[Token], reading: Reading, operators: Operators, verbs: Registry) -> dict[str, Any]:
    """What of an earlier request is changed, by the names of its fields; the words may state more than this says."""
    found: dict[str, Any] = {}
    found |= _nouns(earlier, tokens, operators, verbs)
    found |= _periods(earlier, tokens, reading, operators, verbs)
    found |= _threshold(earlier, tokens) | _sought(earlier, operators) | _other_end(earlier, reading, operators, verbs)
    found |= _flows(earlier, tokens, operators)
    if any(token.kind == "bilateral" for token in tokens) and not any(token.kind == "flow" for token in tokens):
        found["flows"] = ("export", "import") if set(earlier.commodities) - {TOTAL} else ("total",)
    if any(token.kind == "reverse" for token in tokens) and len(earlier.flows) == 1:
        found["flows"] = (OPPOSITE.get(earlier.flows[0], earlier.flows[0]),)
    if any(token.kind == "apart" for token in operators.said):
        found["together"] = ()
    return found


def still_without(without: Sequence[str], earlier: Request, request: Request) -> list[str]:
    """Of what was left out before, what still lies in the goods or the countries that are asked of."""
    return [code for code in without if _is_same(earlier.partners if code.isupper() else earlier.commodities, code, request)]


def _is_same(place: Sequence[str], code: str, request: Request) -> bool:
    return place == (request.partners if code.isupper() else request.commodities)


def _nouns(earlier: Request, tokens: Sequence[Token], operators: Operators, verbs: Registry) -> dict[str, Any]:
    """Nouns that are added to those there are, or taken away from them."""
    found: dict[str, Any] = {}
    together = any(token.kind in {"together", "plus"} for token in operators.said)
    beside = any(token.kind == "vs" for token in operators.said) and operators.against is None  # 中国と比べて
    adding = (together or beside) or any(
        token.kind in ADDING or (token.kind == "verb" and token.value == verbs.side_by_side) for token in tokens
    )
    for kind, place in (("partner", "partners"), ("commodity", "commodities")):
        there: tuple[str, ...] = getattr(earlier, place)
        named = [token.value for token in tokens if token.kind == kind and token.value not in operators.without]
        back = [code for code in named if code in earlier.without]
        if adding and back:
            found["without"] = tuple(code for code in earlier.without if code not in back)  # «верни Россию»
        if adding and named:
            found[place] = tuple(dict.fromkeys((*there, *(code for code in named if code not in back))))
            if back != named:
                found["flows"] = earlier.flows
        left_out = named if _is_dropped(tokens, operators, kind) else operators.without
        gone = [code for code in left_out if code in there]
        if gone and len(there) > len(gone):
            found[place] = tuple(code for code in there if code not in gone)
            left = found.get("without", tuple(dict.fromkeys((*earlier.without, *operators.without))))
            found["without"] = tuple(code for code in left if code not in gone)
        if together and len(found.get(place, there)) > 1:
            found["together"] = (place,)
    return found


def _is_dropped(tokens: Sequence[Token], operators: Operators, kind: str) -> bool:
    """`drop Russia`: at the beginning, and of a country or goods; not `did Russia drop`."""
    start = min((token.start for token in tokens if token.kind == kind), default=0)
    first = [token for token in operators.said if token.kind == "change" and token.value == "down" and token.end < start]
    return bool(first) and not any(token.start < first[0].start for token in tokens)


def _flows(earlier: Request, tokens: Sequence[Token], operators: Operators) -> dict[str, Any]:
    """`add imports`: the other flow beside the one that was asked for; `plus imports`: the sum of both."""
    flows = [token for token in tokens if token.kind == "flow" and token.value in OPPOSITE]
    if not flows or not set(earlier.flows) <= OPPOSITE.keys() or any(token.kind in NOUNS for token in tokens):
        return {}
    leading = {token.kind for token in (*tokens, *operators.said) if token.start < flows[0].start}
    if leading & {"plus", "together"} and earlier.commodities == (TOTAL,):
        return {"flows": ("total",)}
    named = [cast("Flow", token.value) for token in flows]
    return {"flows": tuple(dict.fromkeys((*earlier.flows, *named)))} if leading & {"plus", "add"} else {}


def _periods(
    earlier: Request, tokens: Sequence[Token], reading: Reading, operators: Operators, verbs: Registry
) -> dict[str, Any]:
    """The earlier periods shifted, taken apart, or in the other kind of year."""
    periods = earlier.periods
    if not periods:
        return {}
    if not reading.items and (against := _counted_back(periods[0], operators)) is not None:
        return {"against": against, "periods": periods}
    alone = not any(token.kind in NOUNS for token in tokens)
    if earlier.against is not None and any(token.kind == "yoy" for token in tokens):
        return {"against": None, "periods": periods}
    back = _back(tokens, reading, operators) if alone and not _of_other_year(periods, tokens) else None
    if back is None and _month_before(periods, tokens):
        back = "own"
    if back is not None:
        return {"periods": tuple(_shifted(when, back) for when in periods), "against": earlier.against}
    other = (
        _gained_since(earlier, reading, operators, verbs)
        or _added(earlier, tokens, reading, verbs)
        or _beside(periods, reading, operators)
        or _other_kind(periods, reading)
    )
    if operators.cut and not operators.work and not reading.items and not other:
        return {"periods": each(periods, operators.cut)}
    return other


def _gained_since(earlier: Request, reading: Reading, operators: Operators, verbs: Registry) -> dict[str, Any]:
    """`and how many points since 2021?` of a share: of the two years the points between."""
    since = reading.periods[0] if len(reading.periods) == 1 else None
    start = since.start if isinstance(since, Relative) and since.kind == "since" else since
    dated = len(earlier.periods) == 1 and isinstance(earlier.periods[0], Period) and isinstance(start, Period)
    if operators.order != "share_gained" or not earlier.share_of or not dated:
        return {}
    return {"periods": (start, *earlier.periods), "verb": verbs.share, "share_of": earlier.share_of}


def _added(earlier: Request, tokens: Sequence[Token], reading: Reading, verbs: Registry) -> dict[str, Any]:
    """`add 2024`, `2024年も`: a period more; `how does it compare with FY2021`: what it is set against."""
    if len(reading.periods) != 1 or any(token.kind in NOUNS for token in tokens):
        return {}
    if any(token.kind == "add" for token in tokens):
        return {"periods": tuple(dict.fromkeys((*earlier.periods, *reading.periods)))}
    compared = any(token.kind == "verb" and token.value == verbs.side_by_side for token in tokens)
    if not compared or len(earlier.periods) != 1 or not isinstance(reading.periods[0], Period):
        return {}
    return {"periods": earlier.periods, "against": Against("period", when=reading.periods[0]), "verb": earlier.verb}


def _counted_back(earlier: When, operators: Operators) -> Against | None:
    """`3年前と比べると` is counted from the period that was asked of; 2022年同月比 is the same month of that year."""
    base = operators.against.when if operators.against is not None and operators.against.kind == "period" else None
    if not isinstance(earlier, Period):
        return None
    if isinstance(base, Relative):
        return Against("years_before", years=base.back) if base.kind in {"cytd", "fytd"} and base.back > 1 else None
    same = any(token.kind == "vs" and token.value == SAME for token in operators.said)
    part = same_of(base, earlier) if base is not None and same else None
    return Against("period", when=part) if part is not None else None


def _beside(periods: tuple[When, ...], reading: Reading, operators: Operators) -> dict[str, Any]:
    """One period named beside the earlier one: the base of a multiple, or a part of the same year."""
    if len(reading.periods) != 1:
        return {}
    if any(token.kind == "times" for token in operators.said):
        return {"periods": periods, "against": Against("period", when=reading.periods[0])}
    half = _part_of(periods[0], reading.periods[0])
    return {"periods": (half,)} if half is not None else {}


def _part_of(earlier: When, named: When) -> Period | None:
    """A half or quarter without its year is of the year that was asked of."""
    if not isinstance(earlier, Period) or not isinstance(named, Relative) or named.kind != "named":
        return None
    fiscal = earlier.kind.startswith("fiscal")
    year = (earlier.first - (QUARTER if fiscal else 0)) // YEAR
    return (
        replace(named, form=SWAPPED[named.form]).of_year(year)
        if fiscal and named.form in {"half", "quarter"}
        else named.of_year(year)
    )


def _back(tokens: Sequence[Token], reading: Reading, operators: Operators) -> int | str | None:
    """How many months back, or `own` for the period's own length; None where that is not asked for."""
    if any(token.kind in {"commodity", "flow", "verb"} for token in tokens):
        return None
    if any(token.kind == "previous" and token.value.startswith(BACK) for token in operators.said):
        return "own"
    years = [when.back for when in reading.periods if isinstance(when, Relative) and when.kind in {"cytd", "fytd"} and when.back]
    if len(years) == 1 and any(token.kind == "ago" for token in tokens):
        return years[0] * YEAR  # 5年前は？
    back = next((token.value for token in tokens if token.kind == "back"), "")
    itself = any(token.kind == "ago" or (token.kind == "yoy" and token.value != CHANGE) for token in tokens)
    if back.endswith("1") or itself:
        return YEAR
    if back.endswith("2"):
        return 2 * YEAR
    return None


def _month_before(periods: tuple[When, ...], tokens: Sequence[Token]) -> bool:
    """`前月は？` after a month: the one before it, not the newest."""
    named = any(token.kind == "latest" and token.value == MONTH_BEFORE for token in tokens)
    return named and len(periods) == 1 and isinstance(periods[0], Period) and periods[0].months == 1


def _of_other_year(periods: tuple[When, ...], tokens: Sequence[Token]) -> bool:
    """`and last fiscal year?` after a calendar one: not the year before that."""
    named = next((token.value for token in tokens if token.kind == "back"), "")
    return named.startswith("fiscal") and all(isinstance(when, Period) and when.kind == "year" for when in periods)


def _shifted(when: When, back: int | str) -> When:
    if isinstance(when, Relative):
        return replace(when, back=when.back + 1) if when.kind in {"latest", "fytd", "cytd"} else when
    months = when.months if back == "own" else int(back)
    return Period(when.first - months, when.last - months, when.kind)


def _other_kind(periods: tuple[When, ...], reading: Reading) -> dict[str, Any]:
    """`fiscal year?` after a calendar one; `and the quarter?` after one of its months."""
    if reading.items or len(periods) != 1 or not isinstance(periods[0], Period):
        return {}
    period = periods[0]
    left = [token for run in reading.unread for token in run] + [
        t for t in reading.rest if t.kind in {"each", "fiscal", "calendar"}
    ]
    named = next((UNITS.get(token.kind if token.kind != "each" else token.value) for token in left), None)
    if named == "quarter" and period.months == 1:
        start = period.first - period.first % QUARTER
        return {"periods": (Period(start, start + QUARTER - 1, "quarter"),)}
    if named in {"fiscal", "year"} and period.months < YEAR:
        fiscal = named == "fiscal" or period.kind.startswith("fiscal")
        return {"periods": (Period.of("fiscal" if fiscal else "year", (period.first - (QUARTER if fiscal else 0)) // YEAR),)}
    if named in {"fiscal", "year"} and period.kind in SWAPPED and period.kind.startswith("fiscal") != (named == "fiscal"):
        return {"periods": (_swapped(period),)}
    return {}


def _swapped(period: Period) -> Period:
    kind = SWAPPED[period.kind]
    shift = QUARTER if kind.startswith("fiscal") else -QUARTER
    return Period(period.first + shift, period.last + shift, kind)


def _threshold(earlier: Request, tokens: Sequence[Token]) -> dict[str, Any]:
    """`and below that?` turns a threshold over."""
    side, equal = side_of(next((token.value for token in tokens if token.kind == "over"), ""))
    work = earlier.work
    if not side or not work.endswith(("above", "below")) or work.endswith(side):
        return {}
    amount = replace(earlier.amount, met_by_itself=equal) if earlier.amount else None
    return {"work": work.removesuffix(FLIPPED[side]) + side, "amount": amount}


def _other_end(earlier: Request, reading: Reading, operators: Operators, verbs: Registry) -> dict[str, Any]:
    """`and the smallest?` of a ranking turns it over; of its months nothing is asked."""
    if earlier.order == "share_gained" and operators.order == "change":
        return {
            "order": earlier.order,
            "smallest": operators.smallest,
            "against": earlier.against,
        }  # «а кто больше всех потерял?»
    if operators.work not in {"highest", "lowest"} or not verbs[earlier.verb].ranks or reading.unread or reading.items:
        return {}
    return {"verb": earlier.verb, "order": earlier.order, "work": "", "cut": "", "smallest": operators.work == "lowest"}


def _sought(earlier: Request, operators: Operators) -> dict[str, Any]:
    """`and when was the last time?` of a threshold."""
    seek = next((token.value.split()[0] for token in operators.said if token.kind == "seek"), "")
    if seek not in {"last", "first"} or earlier.work not in {"above", "below"}:
        return {}
    return {"work": f"{seek}_{earlier.work}", "periods": ()}
