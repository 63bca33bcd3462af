"""What is worked out, decided by all the words of a question together: "highest" of months or of countries, a sum of what.

Each rule looks at what the ones before it have made of the operators, and changes one thing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.clock import today
from bot.question.assembly.rules.both_ways import between_two, both_added, more_of_one_way
from bot.question.assembly.rules.looked_at import by_fiscal, every_month, looked_at, of_one
from bot.question.assembly.rules.orders import (
    COUNTED,
    EXTREMES,
    best_months,
    by_growth,
    dearest,
    extreme,
    largest_move,
    moved,
    moved_most,
    of_shares,
    order_of_periods,
    several,
    side_of_nothing,
    widest_deficit,
)
from bot.question.assembly.rules.runs import (
    against_first,
    against_since,
    against_start,
    by_unit_of_change,
    filled_years,
    gained_over,
    gained_since,
    grown_over,
    indexed_from_first,
    indexed_run,
    over_span,
)
from bot.question.assembly.rules.set_against import (
    ago_against,
    before_alone,
    beside_average,
    dated_against,
    later_first,
    running_first,
    same_part,
    year_of_base,
    years_back,
)
from bot.question.assembly.rules.thresholds import any_trade, counted_list, counted_units, fell, in_deficit, sought
from bot.question.assembly.sentence import Sentence, only_newest, spans_years
from bot.question.lexicon.tokens import LOST
from bot.question.period import YEAR, Period
from bot.question.phrases.found import DRIVERS, NOUNS_ALONE, PARTS_OF_CHANGE
from bot.question.relative import Relative
from bot.question.request import WORLD

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.question.relative import When
    from bot.verbs.registry import Registry


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
    caused = sentence.has("decline") or sentence.has("yoy") or found.work in PARTS_OF_CHANGE or "change" in sentence.said
    measured = sentence.has("measure") or sentence.has("value")
    both = sentence.asks(sentence.verbs.price, {"verb"}) and measured and caused
    if found.work != "effects" and not both:
        return found
    if not both and sentence.has("dim"):
        return replace(found, work="drivers")  # "decompose exports to the US by commodity": by what they are made of
    sentence.drop({"verb", "measure"})
    return replace(found, work="effects", share_of="")


def _put_in_points(found: Operators, _: Sentence) -> Operators:
    """`вклад в пунктах`, "which goods contributed most": what drives a change has points, and an order of its own."""
    return replace(found, order="") if found.work == DRIVERS and found.order in {"share_gained", "growth", "change"} else found


def _rate_a_year(found: Operators, sentence: Sentence) -> Operators:
    """`by how many per cent did imports grow a year on average`: growth a year; an average is of amounts."""
    change = sentence.said.get("change", "")
    rate = change.startswith("rate") or ("change" in sentence.said and sentence.has("percent")) or change in COUNTED
    yearly = found.work == "average" and found.cut in {"year", "fiscal"} and rate and spans_years(sentence.reading.periods)
    if not yearly:
        return found
    sentence.drop({"percent"})
    return replace(found, work="growth", cut="")


def _growth(found: Operators, sentence: Sentence) -> Operators:
    """Growth a year needs years to grow over."""
    if found.work != "growth":
        return found
    filled_years(sentence.reading)
    grown_over(sentence.reading)
    return found if spans_years(sentence.reading.periods) else replace(found, work="")


def _up_to_now(found: Operators, sentence: Sentence) -> Operators:
    """`足元で何カ月連続`: how long it has lasted until the newest month; no period of its own."""
    if found.work == "streak" and only_newest(sentence.reading.periods):
        sentence.reading.items = []
    return found


def _of_running_year(found: Operators, sentence: Sentence) -> Operators:
    """`令和8年度の年度初来`: the year so far, of the year that runs, which is said twice."""
    items = sentence.reading.items
    so_far = [item for item in items if item.periods == (Relative("fytd"),)]
    if so_far:
        sentence.reading.items = [item for item in items if not (len(item.periods) == 1 and _runs(item.periods[0]))]
    return found


def _runs(when: When) -> bool:
    """Whether a fiscal year is the one of today."""
    now = today()
    month = now.year * YEAR + now.month - 1
    return isinstance(when, Period) and when.kind == "fiscal" and when.first <= month <= when.last


def _put_together(found: Operators, sentence: Sentence) -> Operators:
    """What is added up: of which nouns, or periods, there are several. `the four years` beside the years is no more.

    Some words add up nouns alone: "общий экспорт в 2024 и 2025 годах" are two figures.
    """
    reading = sentence.reading
    joined = several(reading) if "plus" in sentence.said else None
    if joined in {"partners", "commodities"}:
        return replace(found, together=[*found.together, joined])  # "LNG from Qatar plus LNG from Oman"
    if "together" not in sentence.said or (sentence.said["together"] == NOUNS_ALONE and several(reading) == "periods"):
        return found
    if len(reading.periods) > 1:
        last = [item for item in reading.items if all(isinstance(w, Relative) and w.kind == "last" for w in item.periods)]
        reading.items = [item for item in reading.items if item not in last]
    place = several(reading)
    if place == "periods" and (sentence.has("each") or found.order == "share_gained"):
        return found  # G7向け、合算で23〜25年度の各年度; «доля в совокупном импорте: 2025 к 2015»
    if place == "partners" and any(token.value == WORLD for token in reading.rest if token.kind == "partner"):
        return found  # "the price of Russia together with that of the world": side by side
    return replace(found, together=[*found.together, place]) if place and place not in found.together else found


RULES: tuple[Callable[[Operators, Sentence], Operators], ...] = (
    dearest,
    of_shares,
    moved,
    counted_list,
    by_growth,
    moved_most,
    order_of_periods,
    largest_move,
    best_months,
    extreme,
    more_of_one_way,
    both_added,
    side_of_nothing,
    _effects,
    _put_in_points,
    fell,
    in_deficit,
    any_trade,
    sought,
    counted_units,
    ago_against,
    dated_against,
    years_back,
    same_part,
    year_of_base,
    later_first,
    running_first,
    beside_average,
    over_span,
    before_alone,
    _rate_a_year,
    _growth,
    every_month,
    of_one,
    widest_deficit,
    looked_at,
    by_fiscal,
    _up_to_now,
    _of_running_year,
    _put_together,
    against_first,
    against_start,
    against_since,
    gained_since,
    by_unit_of_change,
    indexed_from_first,
    indexed_run,
    gained_over,
    between_two,
)
