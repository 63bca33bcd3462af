"""How a question was understood: the request, how its words were taken, which way they say, and what else they may mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.question.relative import When  # noqa: TC001 - what fills the fields is found out by their types
from bot.question.request import Request  # noqa: TC001 - the same


@dataclass(frozen=True, slots=True)
class Taken:
    """Something in a question that was taken in one of several ways, so that the reply says so first.

    word: `said` was read as `meant`; aside: the words `said` are not known and were left out; wider: `said` may narrow the
    goods `meant`, which the data do not tell apart; month: the last month in the data stands for "last month"; event: `said`
    stands for `when`; changed_since: the same, of the year before it, which a change is on; current: its year for "this year";
    undated: a period without its year, which is `when`; both_years: a year that may be of either kind, so both are given;
    partner, preferred, world: none was named; currency: two were; as_of: a month, `said`, stands for its last day, `meant`;
    mirrored: the partner's own flow was named, Japan's is `meant`; later: a second question, `said`, was left; operation: what
    `said` asks to be worked out of several figures is not; resumed: the last question of the conversation, `said`, was changed,
    or, unchanged, nothing of it; code: a year, `said`, might be the HS heading `meant`.
    """

    code: Literal[
        "word",
        "aside",
        "wider",
        "code",
        "month",
        "current",
        "undated",
        "event",
        "changed_since",
        "both_years",
        "partner",
        "preferred",
        "world",
        "currency",
        "as_of",
        "mirrored",
        "later",
        "operation",
        "resumed",
        "unchanged",
    ]
    said: str = ""
    meant: str = ""
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """A second reading. `kind`: how it differs from the first."""

    kind: Literal["fiscal", "calendar", "world", "partner", "verb", "output", "currency", "period", "code"]
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
