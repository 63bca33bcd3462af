"""A run of periods where a change is asked for: its end is set against its beginning, or each of its years is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from bot.question.period import SIZES, YEAR, Period, between
from bot.question.phrases.found import PARTS_OF_CHANGE
from bot.question.places import Against
from bot.question.relative import RECENT, Relative
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.question.assembly.sentence import Sentence
    from bot.question.periods.found import Item, Reading
    from bot.question.phrases.found import Operators
    from bot.question.relative import When
    from bot.question.request import Cut

YEARS = {"year", "fiscal"}
EACH_CHANGE = "change "
PAIR = 2
SAID = "say"


def over_span(found: Operators, sentence: Sentence) -> Operators:
    """`過去5年でどれだけ減った`, `10年で何倍`: the last year against the one so many years before it."""
    items = sentence.reading.items
    when = items[0].periods[0] if len(items) == 1 and len(items[0].periods) == 1 else None
    if not isinstance(when, Relative) or when.kind not in {"last", "recent"} or found.against or found.work or found.cut:
        return found
    years = when.number if when.kind == "recent" and when.form in YEARS else when.months // YEAR
    if years < PAIR or when.months % YEAR or not {"change", "times"} & set(sentence.said) or _lists(sentence):
        return found
    if _is_added(found, sentence):
        return found
    last = Relative("fytd" if when.form == "fiscal" else "cytd", back=1)
    sentence.reading.items = [replace(items[0], periods=(last,))]
    return replace(found, against=Against("years_before", years=years))


def _is_added(found: Operators, sentence: Sentence) -> bool:
    """`the last three years, and the change`: the figures are asked for, and the change of each beside them."""
    change = next((token for token in found.said if token.kind == "change"), None)
    if change is None:
        return False
    ahead = [token for token in sentence.reading.rest if token.kind != "function" and token.end <= change.start]
    return bool(ahead) and (ahead[-1].kind, ahead[-1].value) == ("break", "")


def against_first(found: Operators, sentence: Sentence) -> Operators:
    """Of two periods that "how many times" sets beside each other the earlier is the base."""
    periods = all_dated(sentence.reading)
    compared = sentence.said.get("change") == "rate" and sentence.asks(sentence.verbs.side_by_side)
    if not ("times" in sentence.said or compared) or found.against is not None or len(periods) != PAIR:
        return found
    if len(sentence.reading.items) != PAIR:
        return found
    base = min(periods)
    sentence.reading.items = [item for item in sentence.reading.items if item.periods != (base,)]
    return replace(found, against=Against("period", when=base))


def against_start(found: Operators, sentence: Sentence) -> Operators:
    """`fell from 2021 to 2023`: the end of a range of years against its beginning, where no list of them is asked for.

    So is a change that is taken apart («из чего сложился обвал между 2021 и 2025»), and what is put in the order of its change.
    """
    ordered = found.order in {"change", "growth"} and not found.work
    parted = (found.work in PARTS_OF_CHANGE or ordered) and not _is_each(sentence)
    listed = _lists(sentence, {DEFAULT_VERB, sentence.verbs.price})
    moved = {"change", "times", "fallen"} & set(sentence.said) and not (found.work or listed)
    if not (parted or moved) or found.against is not None or found.cut:
        return found
    items, dated = sentence.reading.items, all_dated(sentence.reading)
    periods = _same_months(dated) or dated
    years = periods != dated or periods[0].kind in YEARS if periods else False
    if len(items) != 1 or len(periods) < PAIR or not (years or len(periods) == PAIR):
        return found
    if periods[-1].first <= periods[0].last:
        return found  # 増えた品目 2025: a year that may be of either kind is two periods
    sentence.reading.items = [replace(items[0], periods=(periods[-1],))]
    return replace(found, against=Against("period", when=periods[0]))


def against_since(found: Operators, sentence: Sentence) -> Operators:
    """`how much have imports fallen since 2021`, `halved since March 2022`: the newest figures against that year or month."""
    items = sentence.reading.items
    when = items[0].periods[0] if len(items) == 1 and len(items[0].periods) == 1 else None
    start = when.start if isinstance(when, Relative) and when.kind == "since" and not when.months else None
    moved = {"change", "multiple", "times", "fallen", "order"} & set(sentence.said) or found.order == "share_gained"
    if start is None or not moved or found.against is not None or found.work or found.cut or found.amount:
        return found
    if _lists(sentence, {DEFAULT_VERB, sentence.verbs.price, sentence.verbs.share}):
        return found
    newest = _newest(start, alone=not found.order)
    if newest is None:
        return found
    gained = found.order == "share_gained" and not (sentence.has("dim") or sentence.has("party"))
    sentence.reading.items = [replace(items[0], periods=(start, *newest) if gained else newest)] if newest else []
    return found if gained else replace(found, against=Against("period", when=start))


def gained_since(found: Operators, sentence: Sentence) -> Operators:
    """`who has gained share since 2021? Look at 2025`: the year that is looked at, against the one since which."""
    items = sentence.reading.items
    since = next((item for item in items if _start_alone(item) is not None), None)
    dated = [item for item in items if item is not since]
    if since is None or len(dated) != 1 or len(dated[0].periods) != 1 or found.against is not None or found.work or found.cut:
        return found
    start, when = _start_alone(since), dated[0].periods[0]
    later = isinstance(when, Period) and start is not None and when.kind == start.kind and when > start
    if not later or found.order not in {"share_gained", "change", "growth"}:
        return found
    sentence.reading.items = dated
    return replace(found, against=Against("period", when=start))


def _start_alone(item: Item) -> Period | None:
    """Where a run begins that has no end; None for another period."""
    when = item.periods[0] if len(item.periods) == 1 else None
    return when.start if isinstance(when, Relative) and when.kind == "since" and not when.months else None


def _newest(start: Period, *, alone: bool) -> tuple[When, ...] | None:
    """What is as long as the start of a run, as new as there is; of years `alone` what is shown without a period; else None."""
    if start.kind in YEARS:
        return () if alone else (Relative("fytd" if start.kind == "fiscal" else "cytd", back=1),)
    if start.kind == "month":
        return (Relative("latest"),)
    return (Relative("recent", form=start.kind, number=1),) if start.kind in RECENT else None


def by_unit_of_change(found: Operators, sentence: Sentence) -> Operators:
    """`monthly change since 2024`: each month of a longer time, against the one before it."""
    unit = sentence.said.get("previous", "").removeprefix(EACH_CHANGE)
    periods = sentence.reading.periods
    long = len(periods) > 1 or any(
        when.months > SIZES[unit] if isinstance(when, Period) else when.kind in {"since", "last", "fytd", "cytd"}
        for when in periods
        if unit in SIZES
    )
    if unit not in SIZES or not long or found.cut or found.work:
        return found
    return replace(found, cut=cast("Cut", unit))


def _same_months(periods: list[Period]) -> list[Period]:
    """The two ends of `from March 2025 to March 2026`: a month and the same of another year; none of another run."""
    run = periods[0] if len(periods) == 1 and periods[0].kind == "span" else None
    if run is None or run.months % YEAR != 1:
        return []
    return [Period(month, month, "month") for month in (run.first, run.last)]


def gained_over(found: Operators, sentence: Sentence) -> Operators:
    """`from 2021 to 2025 the share rose by how many points`: between the first and the last year of a run."""
    items, periods = sentence.reading.items, all_dated(sentence.reading)
    if found.order != "share_gained" or len(items) != 1 or len(periods) <= PAIR or found.cut or _is_each(sentence):
        return found
    sentence.reading.items = [replace(items[0], periods=(periods[0], periods[-1]))]
    return found


def gained_between(operators: Operators, periods: tuple[When, ...]) -> tuple[Operators, tuple[When, ...]]:
    """What each of many gained of a share from the one of two periods to the other: the later set against the earlier."""
    dated = sorted(when for when in periods if isinstance(when, Period))
    if operators.order != "share_gained" or operators.against is not None or len(periods) != PAIR:
        return operators, periods
    if len(dated) == 1 and periods[1:] == _newest(dated[0], alone=False):
        return replace(operators, against=Against("period", when=dated[0])), periods[1:]
    if len(dated) != PAIR or dated[0].kind != dated[1].kind:
        return operators, periods
    return replace(operators, against=Against("period", when=dated[0])), (dated[1],)


def _is_each(sentence: Sentence) -> bool:
    return any(token.kind in {"each", "output"} for token in sentence.reading.rest)


def indexed_run(found: Operators, sentence: Sentence) -> Operators:
    """`2021 = 100, yearly to 2025`: the run begins at the base, where each of its years is asked for."""
    base = found.against.when if found.against is not None and found.against.kind == "index" else None
    items, periods = sentence.reading.items, all_dated(sentence.reading)
    if not isinstance(base, Period) or len(periods) != 1 or not (found.cut or _lists(sentence)) or base.kind != periods[0].kind:
        return found
    if base.kind not in YEARS or base >= periods[0] or (not found.cut and sentence.asks(sentence.verbs.by_month, {"verb"})):
        return found
    sentence.drop({"soft_verb"})
    sentence.reading.items = [replace(items[0], periods=between(base, periods[0]))]
    return replace(found, cut="fiscal" if base.kind == "fiscal" else "year")


def indexed_from_first(found: Operators, sentence: Sentence) -> Operators:
    """`初年を100とした指数`, "as an index, 2019–2025": without a base of its own the first year of the run is it."""
    periods = all_dated(sentence.reading)
    if not sentence.has("index") or found.against is not None or len(periods) < PAIR or periods[0].kind not in YEARS:
        return found
    return replace(found, against=Against("index", when=min(periods)))


def filled_years(reading: Reading) -> None:
    """Growth a year between two years runs over those between them, of a run of months over its years."""
    periods = all_dated(reading)
    if len(periods) == PAIR and periods[0].kind == periods[1].kind and periods[0].kind in YEARS:
        first, last = sorted(periods)
        reading.items = [replace(reading.items[0], periods=between(first, last))]
    only = periods[0] if len(periods) == 1 else None
    if only is None or only.months <= YEAR or only.months % YEAR:
        return
    if (year := Period.span(only.first, only.first + YEAR - 1)).kind in YEARS:
        reading.items = [replace(reading.items[0], periods=between(year, year.shifted(only.months // YEAR - 1)))]


def grown_over(reading: Reading) -> None:
    """`CAGR over the last ten years`: up to the last whole year, from the one so many years before it."""
    when = reading.periods[0] if len(reading.periods) == 1 else None
    years, rest = divmod(when.months, YEAR) if isinstance(when, Relative) and when.kind == "last" else (0, 0)
    if years >= PAIR and not rest:
        reading.items = [replace(reading.items[0], periods=(Relative("recent", form="year", number=years + 1),))]


def _lists(sentence: Sentence, figures: Collection[str] = (DEFAULT_VERB,)) -> bool:
    """Whether each period is asked for: "every year", a trend, a chart, a comparison; not what is ranked by its change.

    `figures` are the verbs whose answers are single figures.
    """
    ranked = sentence.verbs.ranking if {"fallen", "order"} & set(sentence.said) else ""
    return any(
        token.kind == "each"
        or (token.kind == "output" and token.value != SAID)  # a sentence tells one thing
        or (token.kind == "soft_verb" and token.value != ranked)
        or (token.kind == "verb" and token.value not in figures)
        for token in sentence.reading.rest
    )


def all_dated(reading: Reading) -> list[Period]:
    """The periods where all have their dates; none where one is counted from the data."""
    periods = [when for when in reading.periods if isinstance(when, Period)]
    return periods if len(periods) == len(reading.periods) else []
