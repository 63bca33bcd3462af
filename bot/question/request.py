"""What is asked, in codes, before the data are looked at.

`request.words(vocabulary)` is a canonical command, and reads back as the same request (see parse.py).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from bot.preferred import STANDARD
from bot.question.places import Against, Amount
from bot.question.relative import When, words_of
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from bot.preferred import Preferred
    from bot.question.lexicon.vocabulary import Vocabulary

Flow = Literal["total", "export", "import", "balance"]
Currency = Literal["jpy", "usd", "eur", "cny"]
Output = Literal["", "chart", "hd", "csv", "xlsx", "say"]
Measure = Literal["", "volume"]
# What a figure may be of, in the words of the JSON.
Measured = Literal["value", "volume", "price", "share"]
Place = Literal["commodities", "partners", "periods"]
Cut = Literal["", "month", "quarter", "half", "year", "fiscal"]
Work = Literal[
    "",
    "average",
    "highest",
    "lowest",
    "record",
    "above",
    "below",
    "last_above",
    "last_below",
    "first_above",
    "first_below",
    "rises",
    "falls",
    "streak",
    "growth",
    "rolling",
    "season",
    "drivers",
    "effects",
    "concentration",
    "ratio",
]
Detail = Literal["", "chapter", "heading", "subheading", "line"]
Order = Literal["", "change", "growth", "share_gained", "price"]

DEFAULT_PARTNER = STANDARD.partner
WORLD = "WORLD"
TOTAL = "total"
FLOW_WORDS = {"total": "turnover", "export": "exports", "import": "imports", "balance": "balance"}
CUT_WORDS: dict[Cut, str] = {
    "": "",
    "month": "by month",
    "quarter": "by quarter",
    "half": "by half",
    "year": "by year",
    "fiscal": "by fy",
}
# What a side is called where the amount itself is on it.
MET_BY_ITSELF = {"above": "at_least", "below": "at_most"}
LONGEST_TEXT = 400
MOST_PERIODS = 120
MOST_TOP = 60
EXAMPLES = ("/lng fy2024", "/total 2025-03", "/help")


class Request(BaseModel):
    """A question in codes. Empty `flows` and `periods` mean the default of the commodity and of the verb.

    Empty `partners` or `commodities` mean all, for verbs that leave that side open (rank). `partners` may hold the code of a
    group (`asean`), which is the sum of its members. `together`: the places whose parts are added up; `without`: goods and
    countries that are left out of what is named, or of all. `cut`: what the periods are taken apart into, and what `work` looks
    at. `work`: what is worked out of the figures, with `amount` as its threshold and `window` as its months. `against`: None is
    the same period a year before. `order`, `among`, `smallest`, `place` and `top` are of lists: by what, of how many of the
    largest, which end first, the place of what is named, how many rows. `share_of`: country, goods, turnover, or the code of a
    wider line or group; empty for both of the first two.
    `detail`: goods are taken apart by their HS codes, down to such ones.
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
    together: tuple[Place, ...] = ()
    without: tuple[str, ...] = ()
    cut: Cut = ""
    against: Against | None = None
    work: Work = ""
    amount: Amount | None = None
    window: int = 0
    order: Order = ""
    among: int = 0
    smallest: bool = False
    place: bool = False
    share_of: str = ""
    detail: Detail = ""

    def words(self, vocabulary: Vocabulary) -> str:
        """The canonical command: `/trade lng ru fy2024`."""
        goods = [vocabulary.canonical("commodity", code) for code in self.commodities]
        partners = [vocabulary.canonical("partner", code) for code in self.partners]
        words = [
            f"/{self.verb}",
            # Two names side by side may read as a third ("pollock meat"): commas keep them apart.
            ("+" if "commodities" in self.together else ", ").join(goods),
            *(FLOW_WORDS[flow] for flow in self.flows),
            ("+" if "partners" in self.together else ", ").join(partners),
            *(f"-{vocabulary.named(code)}" for code in self.without),
            words_of(self.periods),
            "sum" if "periods" in self.together else "",
            CUT_WORDS[self.cut],
            f"by {self.detail}" if self.detail else "",
            *self._worked_out(),
            "" if self.currency == "jpy" else self.currency,
            f"top {self.top}" if self.top else "",
            self.measure,
            self.output,
            f"asof {self.as_of}" if self.as_of else "",
        ]
        return " ".join(word for word in words if word)

    @property
    def condition(self) -> str:
        """What is worked out, with what a threshold is met by: `above`, `last_at_least`."""
        if self.amount is None or not self.amount.met_by_itself:
            return self.work
        side = next((side for side in MET_BY_ITSELF if self.work.endswith(side)), "")
        return self.work.removesuffix(side) + MET_BY_ITSELF.get(side, "")

    def _worked_out(self) -> list[str]:
        """What is worked out, against what, and in which order."""
        return [
            self.condition.replace("_", " "),
            str(self.amount) if self.amount else "",
            f"{self.window}m" if self.window else "",
            str(self.against) if self.against else "",
            f"of {self.share_of}" if self.share_of else "",
            f"by {self.order}" if self.order else "",
            f"among {self.among}" if self.among else "",
            "smallest" if self.smallest else "",
            "place" if self.place else "",
        ]


def blank(wanted: Preferred) -> Request:
    """What a question changes that follows none: it names nothing yet, and is in the currency that is preferred."""
    return Request(verb="", currency=wanted.currency)
