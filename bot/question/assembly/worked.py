"""What is worked out, decided by all the words of a question together: "highest" of months or of countries, a sum of what.

Each rule looks at what the ones before it have made of the operators, and changes one thing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from bot.question.assembly.choose import each
from bot.question.assembly.orders import (
    COUNTED,
    EXTREMES,
    best_months,
    by_growth,
    dearest,
    extreme,
    more_of_one_way,
    moved,
    of_shares,
    order_of_periods,
    several,
    side_of_nothing,
    widest_deficit,
)
from bot.question.assembly.sentence import CUTS, Sentence, cut_of, only_newest, spans_years
from bot.question.assembly.set_against import (
    against_first,
    against_start,
    ago_against,
    before_alone,
    dated_against,
    filled_years,
    gained_over,
    indexed_run,
    later_first,
    over_span,
    same_part,
    year_of_base,
)
from bot.question.lexicon.tokens import LOST
from bot.question.period import YEAR, Period, Relative
from bot.question.phrases.found import NOUNS_ALONE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.question.period import When
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.question.request import Cut, Work
    from bot.verbs.registry import Registry

WITHOUT_CUT = {"season", "rolling", "drivers", "effects", "concentration", "growth"}
SOUGHT: dict[tuple[str, str], Work] = {
    ("last", "above"): "last_above",
    ("last", "below"): "last_below",
    ("first", "above"): "first_above",
    ("first", "below"): "first_below",
}
TURNED: dict[Work, Work] = {"above": "below", "below": "above"}


def worked_out(operators: Operators, reading: Reading, verbs: Registry) -> Operators:
    """The operators of a sentence, made definite. Periods and words that a rule uses up are taken out of the reading."""
    operators = _one_end(operators, reading)
    sentence = Sentence.of(operators, reading, verbs)
    found = replace(operators, cut=operators.cut or sentence.cut)
    for rule in RULES:
        found = rule(found, sentence)
    return found


def _one_end(operators: Operators, reading: Reading) -> Operators:
    """`最も多い国と少ない国`: of the two ends of a list the first is shown, the other is named as left out."""
    ends = [token for token in operators.said if token.kind in {"extreme", "cheap"}]
    first = operators.work if operators.work in EXTREMES else ends[0].value if ends else ""
    other = [token for token in ends if token.value != first and token.value in EXTREMES]
    reading.rest += [replace(one, kind=LOST) for one in other]
    return replace(operators, said=[one for one in operators.said if one not in other])


def _effects(found: Operators, sentence: Sentence) -> Operators:
    """`how much was price and how much volume`: both named where a change is asked for."""
    caused = sentence.has("decline") or sentence.has("yoy") or found.work in {"drivers", "effects"} or "change" in sentence.said
    measured = sentence.has("measure") or sentence.has("value")
    both = sentence.asks(sentence.verbs.price, {"verb"}) and measured and caused
    if found.work != "effects" and not both:
        return found
    sentence.drop({"verb", "measure"})
    return replace(found, work="effects")


def _put_in_points(found: Operators, _: Sentence) -> Operators:
    """`вклад в пунктах`: what drives a change is given in points as it is."""
    return replace(found, order="") if found.work == "drivers" and found.order == "share_gained" else found


def _fell(found: Operators, sentence: Sentence) -> Operators:
    """`fell by more than 20 %`: a change below minus 20 %."""
    amount = found.amount
    percent = amount is not None and amount.unit == "pct" and amount.number > 0
    down = sentence.said.get("change") == "down" or (found.order in {"change", "growth"} and found.smallest)
    if amount is None or not percent or found.work != "above" or not down:
        return found
    return replace(found, work="below", amount=replace(amount, number=-amount.number), order="", smallest=False)


def _in_deficit(found: Operators, sentence: Sentence) -> Operators:
    """`the deficit exceeded ¥6 trn`: a balance below minus ¥6 trn."""
    amount = found.amount
    money = amount is not None and amount.unit == "money" and amount.number > 0
    if amount is None or not money or found.work not in TURNED or not sentence.has("deficit"):
        return found
    return replace(found, work=TURNED[found.work], amount=replace(amount, number=-amount.number))


def _sought(found: Operators, sentence: Sentence) -> Operators:
    """`when was it last above`, `the latest quarter below`: the last or the first time."""
    if found.work not in {"above", "below"}:
        return found
    periods = sentence.reading.periods
    left = {token.kind for run in sentence.reading.unread for token in run}
    newest = bool(periods) and only_newest(periods)
    seek, _, unit = (sentence.said.get("seek") or ("last" if "last" in left or newest else "")).partition(" ")
    if not seek:
        return found
    forms = [when.form for when in periods if isinstance(when, Relative) and when.kind == "recent"]
    sentence.reading.items = [item for item in sentence.reading.items if not only_newest(item.periods)]
    cut = found.cut or cast("Cut", unit) or CUTS.get(forms[0] if forms else "", "")
    return replace(found, work=SOUGHT[seek, found.work], cut=cut)


def _counted(found: Operators, sentence: Sentence) -> Operators:
    """`how many quarters`: what is counted; without an amount, those that rose or fell."""
    if "count" not in sentence.said:
        return found
    change = sentence.said.get("change", "")
    if not found.work and change in COUNTED:
        found = replace(found, work=COUNTED[change])
    return replace(found, cut=cast("Cut", sentence.said["count"]) or found.cut) if found.work else found


def _growth(found: Operators, sentence: Sentence) -> Operators:
    """Growth a year needs years to grow over."""
    if found.work != "growth":
        return found
    filled_years(sentence.reading)
    return found if spans_years(sentence.reading.periods) else replace(found, work="")


def _every_month(found: Operators, sentence: Sentence) -> Operators:
    """`average January, average February and so on`: months beside what is of all of them are examples."""
    reading = sentence.reading
    if found.work != "season":
        return found
    months = [item for item in reading.items if _same_month(item.periods)]
    years = [item for item in reading.items if item not in months]
    reading.items = years or [replace(item, periods=_years_of(item.periods)) for item in months[-1:]]
    return found


def _same_month(periods: Sequence[When]) -> bool:
    """Whether they are one month of one or several years."""
    dated = [when for when in periods if isinstance(when, Period) and when.kind == "month"]
    named = [when for when in periods if isinstance(when, Relative) and when.kind == "named" and when.form == "month"]
    return len(dated) + len(named) == len(periods) and len({when.first % YEAR for when in dated}) <= 1


def _years_of(periods: Sequence[When]) -> tuple[When, ...]:
    """The years that months lie in."""
    return tuple(Period.of("year", when.first // YEAR) for when in periods if isinstance(when, Period))


def _of_one(found: Operators, sentence: Sentence) -> Operators:
    """`was March 2026 the highest ever`: of one month asked for by name the record, not the highest of that month."""
    periods = sentence.reading.periods
    period = periods[0] if len(periods) == 1 else None
    month = isinstance(period, Period) and period.months == 1
    if (month or _since(periods)) and found.work in {"highest", "lowest"} and not found.order:
        sentence.reading.items = sentence.reading.items[:1]
        return replace(found, work="record", cut="" if month else cut_of(periods[0]))
    return found


def _since(periods: Sequence[When]) -> bool:
    """`was FY2025 the lowest since FY2009`: how far back the record goes is what is answered."""
    two = len(periods) == 2  # noqa: PLR2004 - the one that is asked of, and since when
    return two and isinstance(periods[0], Period) and isinstance(periods[1], Relative) and periods[1].kind == "since"


def _looked_at(found: Operators, sentence: Sentence) -> Operators:
    """A year's record is among years; what is of whole periods is not taken apart."""
    periods = sentence.reading.periods
    if found.work == "record" and not found.cut and len(periods) == 1:
        return replace(found, cut=cut_of(periods[0]))
    if _is_of_whole(found, sentence):
        return replace(found, cut=cut_of(periods[0]))
    if found.work not in WITHOUT_CUT:
        return found
    return replace(found, cut="", window=found.window or (YEAR if found.work == "rolling" else 0))


def _is_of_whole(found: Operators, sentence: Sentence) -> bool:
    """`did imports top 26 trillion yen in 2025`: the year's, not a month's."""
    plain = found.whole and found.work in {"above", "below"} and not found.cut and len(sentence.reading.periods) == 1
    return plain and not sentence.asks_unit and not sentence.has("dim") and not sentence.asks(sentence.verbs.by_month)


def _by_fiscal(found: Operators, sentence: Sentence) -> Operators:
    """`среднемесячно по фингодам 2023 и 2025`: the years are fiscal ones, where something else is looked at in them."""
    fiscal = any(token.kind == "each" and token.value == "fiscal" for token in sentence.reading.rest)
    if fiscal and found.work and found.cut != "fiscal":
        reading = sentence.reading
        reading.items = [replace(item, periods=each(item.periods, "fiscal")) for item in reading.items]
    return found


def _put_together(found: Operators, sentence: Sentence) -> Operators:
    """What is added up: of which nouns, or periods, there are several. `the four years` beside the years is no more.

    Some words add up nouns alone: "общий экспорт в 2024 и 2025 годах" are two figures.
    """
    reading = sentence.reading
    if "together" not in sentence.said or (sentence.said["together"] == NOUNS_ALONE and several(reading) == "periods"):
        return found
    if len(reading.periods) > 1:
        last = [item for item in reading.items if all(isinstance(w, Relative) and w.kind == "last" for w in item.periods)]
        reading.items = [item for item in reading.items if item not in last]
    place = several(reading)
    return replace(found, together=[*found.together, place]) if place and place not in found.together else found


RULES: tuple[Callable[[Operators, Sentence], Operators], ...] = (
    dearest,
    of_shares,
    moved,
    by_growth,
    order_of_periods,
    best_months,
    extreme,
    more_of_one_way,
    side_of_nothing,
    _effects,
    _put_in_points,
    _fell,
    _in_deficit,
    _sought,
    _counted,
    ago_against,
    dated_against,
    same_part,
    year_of_base,
    later_first,
    over_span,
    before_alone,
    _growth,
    _every_month,
    _of_one,
    widest_deficit,
    _looked_at,
    _by_fiscal,
    _put_together,
    against_first,
    against_start,
    indexed_run,
    gained_over,
)
