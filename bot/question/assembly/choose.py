"""Which of several things a question asks for is answered: verb, output, currency, periods by the year or the quarter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from bot.question.charts import CHARTS, charted_verb
from bot.question.period import FISCAL_START, HALF, LISTED, QUARTER, SIZES, YEAR, Kind, Period
from bot.question.refusals import conflict
from bot.question.relative import Relative
from bot.question.request import TOTAL, Output, Request
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.phrases.found import Operators
    from bot.question.relative import When
    from bot.verbs.header import Open
    from bot.verbs.registry import Registry

FILES_FIRST = {"xlsx", "csv"}  # "the table behind that chart as Excel"
UNITS: dict[str, Kind] = {"year": "year", "fiscal": "fiscal", "quarter": "quarter", "half": "half"}
PARTS: dict[tuple[str, Kind], tuple[Kind, int]] = {
    ("quarter", "year"): ("quarter", YEAR // QUARTER),
    ("quarter", "fiscal"): ("fiscal_quarter", YEAR // QUARTER),
    ("half", "year"): ("half", YEAR // HALF),
    ("half", "fiscal"): ("fiscal_half", YEAR // HALF),
}
# Years that are over, or so far: what counts back from the one of the last month.
PAST_YEARS: dict[str, Literal["cytd", "fytd"]] = {"year": "cytd", "fiscal": "fytd"}


@dataclass(frozen=True, slots=True)
class Choice:
    """The one that is answered (empty: none named), and the others that were named."""

    first: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """How verb, output and currency were chosen."""

    verb: Choice
    output: Choice
    currency: Choice


def values(tokens: Iterable[Token], kind: str) -> list[str]:
    """The values of all tokens of a kind, each once."""
    return list(dict.fromkeys(token.value for token in tokens if token.kind == kind))


def one_of(named: Sequence[str], order: Sequence[str], *, command: bool) -> Choice:
    """The first of the named ones in an order. Raises AskError(conflict) for a command with two."""
    if command and len(named) > 1:
        raise conflict(named)
    ordered = sorted(named, key=lambda name: order.index(name) if name in order else len(order))
    return Choice(ordered[0], tuple(ordered[1:])) if ordered else Choice("")


def verb_of(tokens: Sequence[Token], top: int | None, verbs: Registry, *, command: bool) -> Choice:
    """The verb that is named: "compare the prices by month" asks for prices, which lead.

    A verb that only the way of asking tells ("biggest", "trend") counts where no other is.
    """
    found = one_of(values(tokens, "verb"), verbs.order, command=command)
    ranking = verbs.first(verb for verb in found.more if verbs[verb].ranks)
    if found.first == verbs.share and ranking and not command:
        return Choice(ranking)  # 水産物輸入に占めるロシアの順位: a ranking has the shares, too
    if found.first == verbs.side_by_side and verbs.by_month in found.more:
        return Choice(verbs.by_month)  # "compare exports to Russia and the UAE month by month": side by side, too
    if found.first == verbs.side_by_side and top and not command and not _several_named(tokens):
        return Choice(verbs.ranking)  # "compare the top 5 goods in 2021 and 2025"
    if found.first and (found.first != DEFAULT_VERB or command):
        return Choice(found.first, tuple(verb for verb in found.more if not verbs[verb].arranges))
    soft = values(tokens, "soft_verb")
    ranking = verbs.first(verb for verb in soft if verbs[verb].ranks)
    if ranking or top or values(tokens, "party"):
        return Choice(ranking or verbs.ranking)
    return Choice(soft[0] if soft else found.first)


def layout(verb: str, output: Output, periods: Sequence[When], earlier: Request, verbs: Registry, *, soft: bool) -> str:  # noqa: PLR0913 - all that has a say
    """The verb, where periods and charts have a say: a trend of years is a list of them, one of months goes by month."""
    if verb == verbs.by_month and soft and _listed(periods):
        return earlier.verb if earlier.verb and not verbs[earlier.verb].ranks else DEFAULT_VERB
    # A chart newly asked for chooses its verb, unless the words, or an earlier question of its own, did.
    if not verb and output in CHARTS and not earlier.output and earlier.verb in {"", DEFAULT_VERB}:
        return charted_verb(periods, verbs)
    return verb or earlier.verb or DEFAULT_VERB


def _several_named(tokens: Iterable[Token]) -> bool:
    """Whether what is set side by side has names."""
    return any(len(values(tokens, kind)) > 1 for kind in ("partner", "commodity"))


def kept_by_month(earlier: Request, verbs: Registry) -> Choice | None:
    """What goes on by month behind an earlier question: prices and shares, and what was looked at by quarter or year."""
    if earlier.verb in {verbs.price, verbs.share}:
        return Choice(earlier.verb)
    return Choice("") if earlier.work and earlier.cut not in {"", "month"} else None


def output_of(tokens: Sequence[Token], *, command: bool) -> Choice:
    """A large chart is a chart: both words together ask for one thing."""
    outputs = [known for known in get_args(Output) if known in values(tokens, "output")]
    if set(outputs) == {"chart", "hd"}:
        return Choice("hd")
    if command:
        return one_of(outputs, (), command=True)
    named = sorted((one for one in values(tokens, "output") if one in outputs), key=FILES_FIRST.__contains__, reverse=True)
    return Choice(named[0], tuple(named[1:])) if named else Choice("")


def each(periods: Sequence[When], unit: str) -> tuple[When, ...]:
    """The periods taken apart: into fiscal or calendar years (`fiscal`, `year`) or into quarters."""
    return tuple(dict.fromkeys(part for period in periods for part in _apart(period, unit)))


def _apart(when: When, unit: str) -> tuple[When, ...]:
    if isinstance(when, Relative):
        return _parts_of_past_year(when, unit) or (_relative_apart(when, unit),)
    if (cut := PARTS.get((unit, when.kind))) is not None:
        kind, count = cut
        named = (when.first + (0 if when.kind == "year" else 1)) // YEAR
        return tuple(Period.of(kind, named, number) for number in range(1, count + 1))
    if when.kind == "span" and (parts := _parts_of_span(when, unit)):
        return parts
    return (Period.of("fiscal", when.first // YEAR),) if (unit, when.kind) == ("fiscal", "year") else (when,)


def _parts_of_span(span: Period, unit: str) -> tuple[Period, ...]:
    """The quarters, halves or years that months from … to … are made of; none where one would be cut."""
    size = {"quarter": QUARTER, "half": HALF}.get(unit, YEAR)
    start = span.first - (FISCAL_START if unit == "fiscal" else 0)
    if unit not in UNITS or start % size or span.months % size:
        return ()
    return tuple(
        Period.of(UNITS[unit], first // YEAR, *([first % YEAR // size + 1] if size < YEAR else []))
        for first in range(start, start + span.months, size)
    )


def _parts_of_past_year(when: Relative, unit: str) -> tuple[When, ...]:
    """The quarters or halves of "last year", of "2 fy ago", of each of the "last 3 fy"; none of anything else."""
    counted = when.kind == "recent" and when.form in PAST_YEARS
    kind: Kind = when.form if counted else "fiscal" if when.kind == "fytd" else "year"
    cut = PARTS.get((unit, kind)) if counted or (when.kind in PAST_YEARS.values() and when.back) else None
    if cut is None:
        return ()
    form, count = cut
    years = range(when.number, 0, -1) if counted else (when.back,)
    numbers = range(1, count + 1)
    return tuple(Relative("named", form=form, number=one, year=PAST_YEARS[kind], ago=ago) for ago in years for one in numbers)


def _relative_apart(when: Relative, unit: str) -> Relative:
    form: Kind = UNITS[unit]
    size = SIZES[form]
    if when.kind == "last" and when.months % size == 0:
        return Relative("recent", form=form, number=when.months // size)
    if when.kind == "since" and when.start is not None and when.start.kind in {"year", "fiscal"} and unit in {"quarter", "half"}:
        kind, _ = PARTS[unit, when.start.kind]
        return replace(when, start=_first_part(when.start, kind))
    if when.kind == "since" and when.start is not None and when.start.kind == "year" and unit == "fiscal":
        return replace(when, start=Period.of("fiscal", when.start.first // YEAR))
    if when.kind == "since" and when.start is not None and when.start.kind == "month" and not when.months:
        return replace(when, start=_around(when.start, unit))
    return when


def _around(month: Period, unit: str) -> Period:
    """The year, quarter or half that a month lies in."""
    year, of_year = divmod(month.first, YEAR)
    match unit:
        case "fiscal":
            return Period.of("fiscal", (month.first - QUARTER) // YEAR)
        case "quarter" | "half":
            kind, size = PARTS[unit, "year"][0], YEAR // PARTS[unit, "year"][1]
            return Period.of(kind, year, of_year // size + 1)
        case _:
            return Period.of("year", year)


def _first_part(year: Period, kind: Kind) -> Period:
    """The first quarter or half of a year."""
    return Period(year.first, year.first + SIZES[kind] - 1, kind)


def _listed(periods: Sequence[When]) -> bool:
    """Whether the periods are several years, halves or quarters, each with its own figure."""
    if len(periods) > 1:
        return True
    return any(
        (isinstance(when, Relative) and when.kind == "recent")
        or (isinstance(when, Relative) and when.kind == "since" and when.start is not None and when.start.kind in LISTED)
        for when in periods
    )


def completed(
    commodities: tuple[str, ...], partners: tuple[str, ...], flows: Sequence[str], left_open: Open, home: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All goods where none are named, and the country that is meant where none is, unless the verb leaves that side open."""
    if left_open == "everything":
        return commodities, partners
    # Only all goods together have a total and a balance.
    if not commodities and (not left_open or set(flows) & {"total", "balance"}):
        commodities = (TOTAL,)
    if not partners and not (left_open and commodities):
        partners = (home,)
    return commodities, partners


def inherited(earlier: Request, verb: Choice, operators: Operators) -> Request:
    """The earlier request as far as its places go on: what is worked out ends where another thing is asked."""
    if verb.first or operators.work:
        kept = {"together": earlier.together, "without": earlier.without, "amount": earlier.amount if operators.work else None}
        return Request(**{name: value for name, value in kept.items() if value})
    return earlier
