"""Requests at random: every place that a canonical command has words for, in combinations that make sense."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

from bot.clock import today
from bot.question.period import Kind, Period
from bot.question.places import Against, Amount, AmountUnit
from bot.question.reading.as_of import FIRST
from bot.question.relative import Relative, When
from bot.question.request import MOST_TOP, TOTAL, WORLD, Currency, Cut, Detail, Flow, Order, Output, Request, Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.engine import Engine

PARTS: dict[Kind, int] = {"month": 12, "quarter": 4, "half": 2, "year": 1, "fiscal": 1, "fiscal_quarter": 4, "fiscal_half": 2}
THRESHOLDS = {"above", "below", "last_above", "last_below", "first_above", "first_below"}
# What is of whole periods, and is not taken apart.
UNCUT = {"growth", "rolling", "season", "drivers", "effects", "concentration", "ratio"}
ARRANGED = ("rank", "share")
WHOLES = ("country", "goods", "turnover", "fish", "mineral_fuels", "asean", "brics")
AMOUNTS: dict[AmountUnit, tuple[int, ...]] = {
    "money": (10**6, 35 * 10**6, 200 * 10**9, 1_500 * 10**9, 2 * 10**12),
    "pct": (-10, 5, 20),
    "t": (8_000,),
    "kg": (500_000,),
    "kl": (900,),
    "no": (1_200,),
}


def named(rng: random.Random) -> Period:
    """A month, quarter, half or year."""
    kind = rng.choice(list(PARTS))
    return Period.of(kind, rng.randint(2009, 2026), rng.randint(1, PARTS[kind]))


def period(rng: random.Random) -> Period:
    """One of these, or any run of months."""
    first = named(rng)
    return Period.span(first.first, first.first + rng.randint(1, 30)) if rng.random() < 0.1 else first


def when(rng: random.Random) -> When:
    """A period, named or counted from the data."""
    relative = (
        Relative("latest", back=rng.randint(0, 12)),
        Relative("fytd", back=rng.randint(0, 5)),
        Relative("cytd", back=rng.randint(0, 5)),
        Relative("last", months=rng.randint(2, 99)),
        Relative("since", start=named(rng)),
        Relative("recent", form=rng.choice(("fiscal", "year", "quarter", "half")), number=rng.randint(2, 9)),
    )
    return rng.choice(relative) if rng.random() < 0.4 else period(rng)


@dataclass(frozen=True, slots=True)
class Requests:
    """Requests of one engine's codes."""

    engine: Engine
    rng: random.Random

    def draw(self) -> Request:
        """One of them."""
        parts = (self._plain, self._together, self._without, self._worked, self._against, self._ranked, self._shared)
        fields = self.rng.choice(parts)()
        return Request(**{**self._shown(), **fields})

    def _some(self, codes: Sequence[str], least: int = 1, most: int = 3) -> tuple[str, ...]:
        return tuple(self.rng.sample(sorted(codes), self.rng.randint(least, most)))

    def _goods(self, least: int = 1, most: int = 3) -> tuple[str, ...]:
        return self._some(list(self.engine.store.facts.commodities), least, most)

    def _partners(self, least: int = 1, most: int = 3) -> tuple[str, ...]:
        return self._some(list(self.engine.store.facts.partners), least, most)

    def _shown(self) -> dict[str, Any]:
        """What any request may say besides."""
        rng = self.rng
        flows: tuple[Flow, ...] = tuple(rng.sample(get_args(Flow), rng.choice((0, 1, 1, 2))))
        return {
            "flows": flows,
            "periods": tuple(dict.fromkeys(when(rng) for _ in range(rng.choice((0, 1, 1, 2, 3))))),
            "currency": rng.choice(get_args(Currency)),
            "output": rng.choice(get_args(Output)) if rng.random() < 0.3 else "",
            "measure": "volume" if rng.random() < 0.2 else "",
            "as_of": FIRST + dt.timedelta(days=rng.randrange((today() - FIRST).days)) if rng.random() < 0.2 else None,
        }

    def _nouns(self) -> dict[str, Any]:
        return {"commodities": self._goods(), "partners": self._partners()}

    def _plain(self) -> dict[str, Any]:
        registry = self.engine.registry
        # What is worked out has no verb of its own in words.
        verb = self.rng.choice([verb for verb in sorted(self.engine.verbs) if not registry[verb].works or verb in ARRANGED])
        # A price is of quantities already.
        return {"verb": verb, **self._nouns()} | ({"measure": ""} if registry[verb].needs == "quantity" else {})

    def _together(self) -> dict[str, Any]:
        """Sums, of each place and of several of them."""
        places = self._some(("commodities", "partners", "periods"), 1, 3)
        periods = tuple(Period.of("year", year) for year in range(2020, 2020 + self.rng.randint(2, 6)))
        return {
            "commodities": self._goods(2, 4),
            "partners": self._partners(2, 4),
            "periods": periods,
            "together": tuple(sorted(places)),
        }

    def _without(self) -> dict[str, Any]:
        """All but."""
        goods = self.rng.random() < 0.5
        verb = self.rng.choice(("trade", "rank", "months"))
        if goods:
            return {"verb": verb, "commodities": (TOTAL,), "partners": self._partners(), "without": self._goods_below_total()}
        without = tuple(code for code in self._partners() if code != WORLD)
        return {"verb": verb, "commodities": self._goods(), "partners": (WORLD,), "without": without}

    def _goods_below_total(self) -> tuple[str, ...]:
        return tuple(code for code in self._goods() if code != TOTAL)

    def _worked(self) -> dict[str, Any]:
        """Something worked out, with its cut, its threshold and its window."""
        rng = self.rng
        work: Work = rng.choice([*(work for work in get_args(Work) if work), "rolling"])  # which alone has a window
        cut: Cut = "" if work in UNCUT else rng.choice([cut for cut in get_args(Cut) if cut])
        amount = self._amount() if work in THRESHOLDS else None
        counted = amount is not None and amount.unit not in {"money", "pct"}
        found = {
            "work": work,
            "cut": cut,
            "amount": amount,
            "window": rng.choice((3, 6, 12)) if work == "rolling" else 0,
            "top": rng.randint(1, MOST_TOP)
            if work in {"highest", "lowest", "drivers", "concentration"} and rng.random() < 0.5
            else None,
            "against": self._set_against() if work in {"drivers", "effects"} and rng.random() < 0.4 else None,
            **self._nouns(),
        }
        return found | ({"measure": "volume"} if counted else {"measure": ""} if work == "effects" else {})

    def _amount(self) -> Amount:
        unit = self.rng.choice(list(AMOUNTS))
        return Amount(Decimal(self.rng.choice(AMOUNTS[unit])), unit, self.rng.random() < 0.3)

    def _set_against(self) -> Against:
        rng = self.rng
        return rng.choice(
            (
                Against("previous"),
                Against("years_before", years=rng.randint(2, 9)),
                Against("average", years=rng.randint(2, 9)),
                Against("period", when=period(rng)),
                Against("index", when=period(rng)),
                Against("nothing"),
            )
        )

    def _against(self) -> dict[str, Any]:
        """Set against anything, with sums beside it."""
        found = self._together() if self.rng.random() < 0.3 else self._nouns()
        return {**found, "against": self._set_against()}

    def _ranked(self) -> dict[str, Any]:
        """A list, in any order, from either end, or one place in it."""
        rng = self.rng
        goods = rng.random() < 0.5
        order: Order = rng.choice(get_args(Order))
        return {
            "verb": "rank",
            "commodities": self._goods(1, 1) if goods else (),
            "partners": () if goods and rng.random() < 0.7 else self._partners(1, 1),
            "order": order,
            "among": rng.randint(1, MOST_TOP) if order and rng.random() < 0.3 else 0,
            "smallest": rng.random() < 0.4,
            "place": rng.random() < 0.3,
            "top": rng.randint(1, MOST_TOP) if rng.random() < 0.5 else None,
            "flows": tuple(rng.sample(("export", "import"), 1)),
            "against": self._set_against() if rng.random() < 0.3 else None,
            "detail": rng.choice(get_args(Detail)) if not goods else "",
        }

    def _shared(self) -> dict[str, Any]:
        """A share, of a named whole."""
        return {
            "verb": "share",
            "commodities": self._goods(1, 2),
            "partners": self._partners(1, 2),
            "share_of": self.rng.choice(WHOLES),
            "order": "share_gained" if self.rng.random() < 0.3 else "",
            # Of the turnover a share is of one way or of both.
            "flows": tuple(self.rng.sample(("export", "import"), 1)),
        }
