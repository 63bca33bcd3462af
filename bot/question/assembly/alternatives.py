"""What a sentence may mean besides: the other kind of year, the world, a second verb, file or currency; for buttons."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from bot.question.codes import MARK
from bot.question.lexicon.hs_codes import may_be_code
from bot.question.lexicon.spelling import JAPANESE
from bot.question.period import YEAR, Kind, Period
from bot.question.relative import Relative
from bot.question.request import DEFAULT_PARTNER, TOTAL, WORLD
from bot.question.taken import Other, Taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.question.assembly.choose import Chosen
    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.question.periods.found import Reading
    from bot.question.relative import When
    from bot.question.request import Currency, Output, Request
    from bot.question.taken import Understood

MOST_OTHERS = 3
WHICH = re.compile("どっち|どちら")
SWAPPED: dict[Kind, Kind] = {
    "year": "fiscal",
    "fiscal": "year",
    "half": "fiscal_half",
    "fiscal_half": "half",
    "quarter": "fiscal_quarter",
    "fiscal_quarter": "quarter",
}


def in_japanese(reading: Reading, plain: str) -> Reading:
    """Halves and quarters without a year are those of the fiscal year, where the question is Japanese."""
    if not JAPANESE.search(plain):
        return reading
    items = [replace(item, periods=tuple(_business(when) for when in item.periods)) for item in reading.items]
    return replace(reading, items=items)


def _business(when: When) -> When:
    if isinstance(when, Relative) and when.kind == "named" and when.form in {"half", "quarter"} and not when.year:
        return replace(when, form=SWAPPED[when.form])
    return when


def with_both_years(reading: Reading, plain: str, side_by_side: str) -> tuple[Reading, bool]:
    """In Japanese a bare 2024, without 年 or 年度, is as often a business year as a calendar one: both are given.

    Where two things are set against each other (`カニとサケ、どっちが多い 2025`) one kind of year makes them comparable.
    """
    if WHICH.search(plain) is not None or any(token.kind == "verb" and token.value == side_by_side for token in reading.rest):
        return reading, False
    items = reading.items
    lone = len(items) == 1 and len(items[0].periods) == 1 and items[0].end - items[0].start == 1
    period = items[0].periods[0] if lone else None
    if not isinstance(period, Period) or period.kind != "year" or not JAPANESE.search(plain):
        return reading, False
    both = replace(items[0], periods=(period, Period.of("fiscal", period.first // YEAR)))
    return replace(reading, items=[both]), True


def others_of(request: Request, chosen: Chosen, home: str, *, sentence: bool, both: bool) -> tuple[Other, ...]:
    """At most three, the likeliest first. `home`: no country was named, and this one is meant then; empty where one was."""
    found = [Other("verb", request.model_copy(update={"verb": more, "top": None})) for more in chosen.verb.more]
    found += [Other("output", request.model_copy(update={"output": cast("Output", more)})) for more in chosen.output.more]
    found += [Other("currency", request.model_copy(update={"currency": cast("Currency", more)})) for more in chosen.currency.more]
    if not both:
        found += _other_years(request, sentence=sentence)
    if home and request.partners != (WORLD,):
        found.append(Other("world", request.model_copy(update={"partners": (WORLD,)})))
    if home and request.partners == (WORLD,):
        one = DEFAULT_PARTNER if home == WORLD else home
        found.append(Other("partner", request.model_copy(update={"partners": (one,)})))
    return tuple(found[:MOST_OTHERS])


def with_code(understood: Understood, plain: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> Understood:
    """With the HS heading that a lone year may mean where no goods are named: 2009 are fruit juices."""
    request = understood.request
    years = [one for one in request.periods if isinstance(one, Period) and one.kind == "year" and vocabulary.is_heading(str(one))]
    named = any(token.kind == "commodity" for token in tokens) or set(request.commodities) - {TOTAL}
    if named or request.work or request.detail or len(years) != 1 or not may_be_code(plain, year := str(years[0])):
        return understood
    code = f"{MARK}{year}"
    flows = () if set(request.flows) & {"total", "balance"} else request.flows
    others = tuple(one for one in request.periods if one != years[0])
    other = Other("code", request.model_copy(update={"commodities": (code,), "periods": others, "flows": flows}))
    taken = Taken("code", year, code)
    return replace(understood, taken=(*understood.taken, taken), others=(other, *understood.others)[:MOST_OTHERS])


def with_period(request: Request, others: tuple[Other, ...]) -> tuple[Other, ...]:
    """With the month at whose end the figures were known taken as the period: "as of May 2025" may mean in May."""
    day = request.as_of
    month = (Period.of("month", day.year, day.month),) if day else ()
    return (Other("period", request.model_copy(update={"periods": month, "as_of": None})), *others)[:MOST_OTHERS]


def _other_years(request: Request, *, sentence: bool) -> Iterator[Other]:
    """The fiscal year for the calendar year; a half or quarter without its year in the other kind."""
    if len(request.periods) != 1:
        return
    when = request.periods[0]
    if isinstance(when, Period) and when.kind == "year" and sentence:
        yield Other("fiscal", request.model_copy(update={"periods": (Period.of("fiscal", when.first // YEAR),)}))
    if isinstance(when, Relative) and when.kind == "named" and when.form in SWAPPED:
        other = replace(when, form=SWAPPED[when.form])
        yield Other("fiscal" if other.form.startswith("fiscal") else "calendar", request.model_copy(update={"periods": (other,)}))
