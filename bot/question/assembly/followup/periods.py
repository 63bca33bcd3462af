"""The periods of the earlier question: shifted, set against another one, with one more, or taken apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from bot.question.assembly.alternatives import SWAPPED
from bot.question.assembly.followup.carried import BY_MONTHS
from bot.question.assembly.followup.nouns import NOUNS
from bot.question.assembly.followup.recut import as_years, recut, with_other_end
from bot.question.assembly.followup.shifted import back_by, gap_between, is_month_before, of_other_year, other_kind
from bot.question.assembly.open_periods import newest_of_each
from bot.question.assembly.rules.set_against import before_it, same_of
from bot.question.period import QUARTER, YEAR, Period
from bot.question.periods.moved import shifted
from bot.question.phrases.against import SAME
from bot.question.places import Against
from bot.question.relative import Relative
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.question.relative import When
    from bot.question.request import Cut, Request
    from bot.verbs.registry import Registry

GROWTH, AVERAGE = "growth", "average"
BESIDE = "beside"


def changed_periods(
    earlier: Request, tokens: Sequence[Token], reading: Reading, operators: Operators, verbs: Registry
) -> dict[str, Any]:
    """The earlier periods shifted, taken apart, or in the other kind of year."""
    periods = earlier.periods
    if not periods:
        return {}
    if not reading.items and (against := _counted_back(periods[0], operators)) is not None:
        return {"against": against, "periods": periods}
    if earlier.against is not None and any(token.kind == "yoy" for token in tokens):
        return {"against": None, "periods": periods}
    if (back := _how_far_back(earlier, tokens, reading, operators)) is not None:
        beside = periods if any(token.value == BESIDE for token in tokens) else ()  # 前の年と並べて
        if reading.items and all(shifted(when, back) == when for when in periods):
            return {}  # "last year" behind all since 2022
        return {"periods": (*beside, *(shifted(when, back) for when in periods)), "against": earlier.against}
    run = with_other_end(periods, tokens, reading)
    other = (
        ({"periods": run, "verb": earlier.verb} if run else {})
        or _years_before(periods, tokens, reading)
        or _same_part(periods, tokens, reading)
        or gap_between(periods, tokens, reading, operators)
        or _grown_from(earlier, reading, operators)
        or _gained_since(earlier, reading, operators, verbs)
        or _added(earlier, tokens, reading, verbs)
        or _set_against_start(earlier, reading, operators)
        or _beside(periods, tokens, reading, operators)
        or _indexed(periods, tokens, reading, operators)
        or _added_up(earlier, tokens, reading, operators)
        or other_kind(periods, reading)
    )
    return other if reading.items or other or operators.work else _taken_apart(earlier, tokens, operators, verbs)


def _taken_apart(earlier: Request, tokens: Sequence[Token], operators: Operators, verbs: Registry) -> dict[str, Any]:
    """`半期で`, `やっぱり月次`: the same periods, by another unit."""
    if operators.cut and len(earlier.periods) == 1 and earlier.work in BY_MONTHS:
        return {}  # what is worked out of it is, in other units
    listed = next((token.value for token in tokens if token.kind == "each" and token.value in {"year", "fiscal"}), "")
    one = earlier.periods[0] if len(earlier.periods) == 1 else None
    if listed and isinstance(one, Period) and one.months == YEAR and not verbs[earlier.verb].ranks:
        verb = DEFAULT_VERB if earlier.verb == verbs.by_month else earlier.verb
        return {"periods": newest_of_each(cast("Cut", listed)), "verb": verb, "share_of": earlier.share_of, "cut": ""}
    if operators.cut and operators.cut != "month":
        apart = recut(earlier.periods, operators.cut)
        whole = len(apart) == 1 and isinstance(apart[0], Period)  # "for the year"
        return {"periods": apart} | ({"cut": ""} if (whole or apart != earlier.periods) and not earlier.work else {})
    monthly = any(token.kind == "verb" and token.value == verbs.by_month for token in tokens)
    return {"periods": as_years(earlier.periods)} if monthly else {}


def _how_far_back(earlier: Request, tokens: Sequence[Token], reading: Reading, operators: Operators) -> int | str | None:
    """As `back_by`, where no noun is named with it, and no period beside it: "last year and this year" are those."""
    based = bool(reading.periods) and operators.against is not None and operators.against.kind == "period"
    dated = any(isinstance(when, Period) for when in reading.periods)  # «сколько было раньше, в 2021»
    beside = based or dated or len(reading.periods) > 1 or any(token.kind == "todate" for token in tokens)
    alone = not (beside or any(token.kind in NOUNS for token in tokens) or of_other_year(earlier.periods, tokens))
    back = back_by(earlier.verb, tokens, reading, operators) if alone else None
    return "own" if back is None and is_month_before(earlier.periods, tokens) else back


def _added_up(earlier: Request, tokens: Sequence[Token], reading: Reading, operators: Operators) -> dict[str, Any]:
    """`the total of these five years`: of one thing, asked of several periods."""
    summed = any(token.kind == "together" for token in operators.said) and not operators.work
    long = len(earlier.periods) > 1 or any(
        isinstance(when, Relative) and when.kind in {"since", "last"} for when in earlier.periods
    )
    one = all(len(place) <= 1 for place in (earlier.partners, earlier.commodities, earlier.flows))
    named = reading.items or any(token.kind in NOUNS for token in tokens)
    return (
        {"together": ("periods",), "periods": earlier.periods} | ({"work": "", "cut": ""} if earlier.work == AVERAGE else {})
        if summed and one and long and not named
        else {}
    )


def grown(earlier: Request, reading: Reading, operators: Operators) -> dict[str, Any]:
    """`put a yearly growth rate on it`: between the first and the last year that were asked of."""
    years = [when for when in earlier.periods if isinstance(when, Period) and when.months == YEAR]
    asked = operators.worked is not None and operators.worked.value == GROWTH and not operators.work
    since = earlier.periods[0] if len(earlier.periods) == 1 else None
    if asked and not reading.items and isinstance(since, Relative) and since.kind == "since" and not since.months:
        return {"work": GROWTH, "periods": earlier.periods, "against": None}
    if not asked or reading.items or len(years) < len(earlier.periods) or len({when.first for when in years}) < 2:  # noqa: PLR2004 - first and last
        return {}
    first, last = min(years, key=lambda when: when.first), max(when.first for when in years)
    starts = range(first.first, last + 1, YEAR)
    return {"work": GROWTH, "periods": tuple(Period(start, start + YEAR - 1, first.kind) for start in starts)}


def _grown_from(earlier: Request, reading: Reading, operators: Operators) -> dict[str, Any]:
    """`and from 2021?` behind the growth between two years: from that one on, to the same end."""
    years = [when for when in earlier.periods if isinstance(when, Period) and when.months == YEAR]
    named = reading.periods[0] if len(reading.periods) == 1 else None
    start = named.start if isinstance(named, Relative) and named.kind == "since" and not named.months else named
    kept = earlier.work == GROWTH and operators.work in {"", GROWTH} and len(years) == len(earlier.periods) > 1
    if not kept or not isinstance(start, Period) or start.months != YEAR or not start < max(years):
        return {}
    first, last = Period.of(years[0].kind, start.first // YEAR), max(when.first for when in years)
    run = tuple(Period(at, at + YEAR - 1, first.kind) for at in range(first.first, last + 1, YEAR))
    return {"periods": run, "work": GROWTH}


def _years_before(periods: tuple[When, ...], tokens: Sequence[Token], reading: Reading) -> dict[str, Any]:
    """`the three years before`, "the previous three years as well": counted from what was asked of, not from the newest month."""
    last = reading.periods[0] if len(reading.periods) == 1 else None
    also, before = (any(token.kind == kind for token in tokens) for kind in ("add", "before"))
    years = [when for when in periods if isinstance(when, Period) and when.months == YEAR]
    counted = isinstance(last, Relative) and last.kind == "last" and not last.months % YEAR
    if not isinstance(last, Relative) or not counted or not (also or before) or len(years) < len(periods):
        return {}
    first = min(years, key=lambda when: when.first)
    run = tuple(first.shifted(back - last.months // YEAR) for back in range(last.months // YEAR))
    return {"periods": (*run, *(periods if also else ()))}


def _same_part(periods: tuple[When, ...], tokens: Sequence[Token], reading: Reading) -> dict[str, Any]:
    """`the same month in 2021`: of that year the month that was asked of."""
    named = reading.periods[0] if len(reading.periods) == 1 else None
    same = any(token.kind == "same" for token in tokens) and isinstance(named, Period) and len(periods) == 1
    part = same_of(named, periods[0]) if same and isinstance(named, Period) and isinstance(periods[0], Period) else None
    return {"periods": (part,)} if part is not None else {}


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
    if not reading.periods or any(token.kind in NOUNS for token in tokens):
        return {}
    if any(token.kind == "add" for token in tokens):
        return {"periods": tuple(dict.fromkeys((*earlier.periods, *reading.periods)))}
    if len(reading.periods) > 1:
        return {}
    compared = any(token.kind == "verb" and token.value == verbs.side_by_side for token in tokens)
    if not compared or not earlier.periods or not isinstance(reading.periods[0], Period):
        return {}
    if len(earlier.periods) > 1:
        return {"periods": tuple(dict.fromkeys((*earlier.periods, *reading.periods))), "verb": earlier.verb}
    same = {place: getattr(earlier, place) for place in ("verb", "commodities", "partners", "flows", "top")}
    return {"periods": earlier.periods, "against": Against("period", when=reading.periods[0]), **same}


def _indexed(periods: tuple[When, ...], tokens: Sequence[Token], reading: Reading, operators: Operators) -> dict[str, Any]:
    """`as an index`: of the years that were asked of the first is 100, where no base is named."""
    named = any(token.kind == "index" for token in tokens) and operators.against is None and not reading.items
    dated = [when for when in periods if isinstance(when, Period)]
    if not named or len(dated) < len(periods) or len(dated) == 1:
        return {}
    return {"against": Against("index", when=min(dated)), "periods": periods}


def _counted_back(earlier: When, operators: Operators) -> Against | None:
    """`3年前と比べると` is counted from the period that was asked of; 2022年同月比 is the same month of that year."""
    base = operators.against.when if operators.against is not None and operators.against.kind == "period" else None
    if not isinstance(earlier, Period):
        return None
    if isinstance(base, Relative) and base.kind == "named" and not base.year:
        return before_it(base, earlier)  # «к февралю»
    if isinstance(base, Relative):
        return Against("years_before", years=base.back) if base.kind in {"cytd", "fytd"} and base.back > 1 else None
    same = any(token.kind == "vs" and token.value == SAME for token in operators.said)
    part = same_of(base, earlier) if base is not None and same else None
    return Against("period", when=part) if part is not None else None


def _set_against_start(earlier: Request, reading: Reading, operators: Operators) -> dict[str, Any]:
    """`2021年からどれだけ変わった`, "how has it changed since 2021": the period asked of, against that one."""
    since = reading.periods[0] if len(reading.periods) == 1 else None
    start = since.start if isinstance(since, Relative) and since.kind == "since" else None
    one = earlier.periods[0] if len(earlier.periods) == 1 else None
    changed = any(token.kind in {"change", "times"} for token in operators.said) and not operators.work
    if start is None or not isinstance(one, Period) or not start < one or start.months != one.months or not changed:
        return {}
    return {"periods": earlier.periods, "against": Against("period", when=start)}


def _beside(periods: tuple[When, ...], tokens: Sequence[Token], reading: Reading, operators: Operators) -> dict[str, Any]:
    """One period named beside the earlier one: the base of a multiple; or parts of the same year."""
    parts = [_part_of(periods[0], named) for named in reading.periods]
    if len(reading.periods) != 1:
        return {"periods": tuple(parts)} if parts and None not in parts else {}
    more = operators.amount is None and any(token.kind == "over" for token in tokens)  # "was there more in 2021?"
    if more or any(token.kind in {"times", "bigger"} for token in operators.said):
        return {"periods": periods, "against": Against("period", when=reading.periods[0])}
    return {"periods": (parts[0],)} if parts[0] is not None else {}


def _part_of(earlier: When, named: When) -> Period | None:
    """A half or quarter without its year is of the year that was asked of, and of its kind."""
    if not isinstance(earlier, Period) or not isinstance(named, Relative) or named.kind != "named":
        return None
    fiscal = earlier.kind.startswith("fiscal")
    year = (earlier.first - (QUARTER if fiscal else 0)) // YEAR
    form = named.form
    if earlier.kind in SWAPPED and form in SWAPPED and form.startswith("fiscal") != fiscal:
        form = SWAPPED[form]
    return replace(named, form=form).of_year(year)
