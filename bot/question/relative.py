"""Periods that the last month in the data decides, beside those of the calendar; and both in canonical words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.question.period import FISCAL_START, LISTED, SIZES, YEAR, Kind, Period, month_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RECENT: dict[Kind, str] = {"fiscal": "fy", "year": "cy", "quarter": "quarters", "half": "halves"}
MONTH_WORDS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Relative:
    """A period that the last month in the data decides.

    latest: it, or the month `back` months before; fytd, cytd: the fiscal or calendar year of the last month, up to it, or the
    one `back` years before the present; last: so many months up to it; since: from `start` on, a year at a time when `start`
    is a year; named: the latest month, quarter or half of a name (`form` and `number`), or for the form span the latest run of
    `months` from the month `number`, or the one of the `year` (fytd, cytd) so many years `ago`; recent: the last `number` periods
    of the form that are complete, or the one `back` before the last.
    """

    kind: Literal["latest", "fytd", "cytd", "last", "since", "named", "recent"]
    months: int = 0
    start: Period | None = None
    back: int = 0
    form: Kind = "month"
    number: int = 0
    year: Literal["", "fytd", "cytd"] = ""
    ago: int = 0

    def resolve(self, last: int) -> tuple[Period, ...]:
        """The periods meant when `last` is the last month in the data."""
        match self.kind:
            case "since":
                return self._since(last)
            case "recent":
                return self._recent(last)
            case "named" if self.back:
                newest = self._named(last)
                return tuple(
                    Period(newest.first - n * YEAR, newest.last - n * YEAR, newest.kind) for n in range(self.back - 1, -1, -1)
                )
            case _:
                return (self._one(last),)

    def _one(self, last: int) -> Period:
        match self.kind:
            case "fytd":
                return Period.of("fiscal", (self._now(last) - FISCAL_START) // YEAR - self.back)
            case "cytd":
                return Period.of("year", self._now(last) // YEAR - self.back)
            case "last":
                return Period.span(last - self.months + 1, last)
            case "named":
                return self._named(last)
            case _:
                return Period.span(last - self.back, last - self.back)

    def _now(self, last: int) -> int:
        """The month from which years are counted back: figures come out after their month, so it is over by then.

        Whoever says "last fiscal year" when March is the last month in the data means the one that March ended.
        """
        return last + 1 if self.back else last

    def _since(self, last: int) -> tuple[Period, ...]:
        start = self.start
        if start is None or start.first > last:
            return (start,) if start else ()
        if self.months:
            return tuple(
                Period(start.first + n, start.last + n, start.kind) for n in range(0, last - start.last + 1, self.months)
            )
        if start.kind not in LISTED:
            return (Period.span(start.first, last),)
        return tuple(start.shifted(n) for n in range((last - start.first) // start.months + 1))

    def of_year(self, year: int) -> Period:
        """What is named, in a year of its kind."""
        if self.form == "span":
            first = month_number(year, self.number)
            return Period.span(first, first + self.months - 1)
        return Period.of(self.form, year, self.number)

    def _named(self, last: int) -> Period:
        if self.year:
            fiscal = self.year == "fytd"
            year = Relative(self.year, back=self.ago).resolve(last)[0].first // YEAR
            wraps = fiscal and self.form in {"month", "span"} and self.number <= FISCAL_START
            return self.of_year(year + wraps)
        years = range(last // YEAR, last // YEAR - 3, -1)
        return next(period for year in years if (period := self.of_year(year)).last <= last)

    def _recent(self, last: int) -> tuple[Period, ...]:
        parts = YEAR // SIZES[self.form]
        year = last // YEAR
        newest = max(
            (
                p
                for y in (year, year - 1, year - 2)
                for n in range(1, parts + 1)
                if (p := Period.of(self.form, y, n)).last <= last
            ),
        )
        return tuple(newest.shifted(-back - self.back) for back in range(self.number - 1, -1, -1))

    def __str__(self) -> str:
        """The words that read back as this."""
        match self.kind:
            case "since":
                return self._since_words()
            case "last":
                return f"last {self.months}m"
            case "recent":
                return f"{self.form} before last" if self.back else f"last {self.number} {RECENT[self.form]}"
            case "named":
                name = f"{self._name()} {Relative(self.year, back=self.ago)}" if self.year else self._name()
                return f"each {name} last {self.back} years" if self.back else name
            case _ if self.back:
                return self._back_words()
            case _:
                return self.kind

    def _back_words(self) -> str:
        """`latest-1`, `last fy`, `2 years ago`."""
        if self.kind == "latest":
            return f"latest-{self.back}"
        year = "fy" if self.kind == "fytd" else "year" if self.back == 1 else "years"
        return f"last {year}" if self.back == 1 else f"{self.back} {year} ago"

    def _since_words(self) -> str:
        """`since 2019`; `each mar since 2021`."""
        start = self.start
        if start is None or not self.months:
            return f"since {start}"
        size = SIZES.get(start.kind, 1)
        named = Relative("named", form=start.kind, number=start.first % YEAR // size + 1, months=start.months)
        return f"each {named} since {start.first // YEAR}"

    def _name(self) -> str:
        if self.form == "month":
            return MONTH_WORDS[self.number - 1]
        if self.form == "span":
            return f"{MONTH_WORDS[self.number - 1]}..{MONTH_WORDS[(self.number + self.months - 2) % YEAR]}"
        part = "q" if self.form.endswith("quarter") else "h"
        return f"{'fy' if self.form.startswith('fiscal') else ''}{part}{self.number}"


When = Period | Relative


def words_of(periods: Sequence[When]) -> str:
    """Canonical words: runs of years, halves or quarters are written as ranges."""
    return " ".join(_runs(periods))


def _runs(periods: Sequence[When]) -> Iterator[str]:
    at = 0
    while at < len(periods):
        end = at
        while end + 1 < len(periods) and _follows(periods[end], periods[end + 1]):
            end += 1
        alone = f"{'latest ' if _is_undated(periods[at]) and len(periods) > 1 else ''}{periods[at]}"
        yield alone if end == at else f"{periods[at]}..{periods[end]}"
        at = end + 1


def _is_undated(when: When) -> bool:
    """Whether it would have the year of its neighbour, where one stands beside it."""
    return isinstance(when, Relative) and when.kind == "named" and not when.year and not when.back


def _follows(one: When, other: When) -> bool:
    return isinstance(one, Period) and one.kind in LISTED and one.shifted(1) == other
