"""What is asked, in codes, before the data are looked at; and how it was understood.

`request.words(vocabulary)` is a canonical command, and reads back as the same request (see parse.py).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from bot.question.period import When, words_of

if TYPE_CHECKING:
    from bot.question.lexicon.vocabulary import Vocabulary

Flow = Literal["total", "export", "import", "balance"]
Currency = Literal["jpy", "usd"]
Open = Literal["", "partner_or_commodity", "everything"]
Output = Literal["", "chart", "hd", "csv", "xlsx", "say"]
Measure = Literal["", "volume"]

DEFAULT_VERB = "trade"
DEFAULT_PARTNER = "RU"
WORLD = "WORLD"
TOTAL = "total"
FLOW_WORDS = {"total": "turnover", "export": "exports", "import": "imports", "balance": "balance"}
LONGEST_TEXT = 400
MOST_PERIODS = 120
MOST_TOP = 60
EXAMPLES = ("/lng fy2024", "/total 2025-03", "/help")


class Request(BaseModel):
    """A question in codes. Empty `flows` and `periods` mean the default of the commodity and of the verb.

    Empty `partners` or `commodities` mean all, for verbs that leave that side open (rank).
    `output` is what is wanted beside the text: a chart, a large one sent as a file (hd), a table as a file, or one
    sentence to quote (say). `measure` is volume where quantities were asked for by name. `as_of`: the figures as they were
    known on that day; None for the newest.
    """

    model_config = ConfigDict(frozen=True)

    verb: str = DEFAULT_VERB
    flows: tuple[Flow, ...] = ()
    commodities: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    periods: tuple[When, ...] = ()
    currency: Currency = "jpy"
    top: int | None = None
    measure: Measure = ""
    output: Output = ""
    as_of: dt.date | None = None

    def words(self, vocabulary: Vocabulary) -> str:
        """The canonical command: `/trade lng ru fy2024`."""
        words = [
            f"/{self.verb}",
            # Two names side by side may read as a third ("pollock meat"): commas keep them apart.
            ", ".join(vocabulary.canonical("commodity", code) for code in self.commodities),
            *(FLOW_WORDS[flow] for flow in self.flows),
            ", ".join(vocabulary.canonical("partner", code) for code in self.partners),
            words_of(self.periods),
            "" if self.currency == "jpy" else self.currency,
            f"top {self.top}" if self.top else "",
            self.measure,
            self.output,
            f"asof {self.as_of}" if self.as_of else "",
        ]
        return " ".join(word for word in words if word)


@dataclass(frozen=True, slots=True)
class Taken:
    """Something in a question that was taken in one of several ways, so that the reply says so first.

    word: `said` was read as `meant`; aside: the words `said` are not known and were left out; month: the last month in the
    data stands for "last month"; current: its year for "this year"; undated: a period without its year, which is `when`;
    both_years: a year that may be of either kind, so both are given; partner, world: none was named; currency: two were;
    as_of: a month, `said`, stands for its last day, `meant`; mirrored: the partner's own flow was named, Japan's is
    `meant`; later: a second question, `said`, was left; operation: what `said` asks to be worked out of several figures is
    not.
    """

    code: Literal[
        "word",
        "aside",
        "month",
        "current",
        "undated",
        "both_years",
        "partner",
        "world",
        "currency",
        "as_of",
        "mirrored",
        "later",
        "operation",
    ]
    said: str = ""
    meant: str = ""
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """A second reading. `kind`: how it differs from the first."""

    kind: Literal["fiscal", "calendar", "world", "russia", "verb", "output", "currency", "period"]
    request: Request


@dataclass(frozen=True, slots=True)
class Stated:
    """Japan's flows that the words state: none, one, or both, which is trade between two other countries or a slip.

    `unsure`: they may be meant the other way as well ("Russian imports"). `abroad`: the trade is between two others.
    """

    flows: frozenset[str] = frozenset()
    unsure: bool = False
    abroad: bool = False

    @property
    def says(self) -> bool:
        """Whether the words state anything."""
        return bool(self.flows) or self.abroad


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it was understood: the request, how it was taken, and what else it may mean.

    `topic` is set when it is about the figures themselves, `declined` when it asks for what is not computed here.
    """

    request: Request
    taken: tuple[Taken, ...] = ()
    others: tuple[Other, ...] = ()
    topic: str = ""
    declined: str = ""
    stated: Stated = field(default_factory=Stated)
