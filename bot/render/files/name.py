"""What a file is called: `japan-imports-lng-russia-2024.xlsx`."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bot.engine.row import CURRENCIES
from bot.question.period import Period
from bot.question.relative import words_of
from bot.question.request import FLOW_WORDS, TOTAL
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.facts import Facts
    from bot.engine.resolving.asked import Question

LONGEST_NAME = 60
MOST_NAMED = 2
LONGEST_PERIODS = 24


def file_name(question: Question, facts: Facts, extension: str) -> str:
    """Flow, goods, partners, verb and months, in ASCII; at most 60 characters. Long lists are counted."""
    request = question.request
    flows = request.flows or question.flows
    goods = [code for code in request.commodities if code != TOTAL or len(request.commodities) > 1]
    partners = [facts.partners[code].full for code in request.partners]
    parts = [
        "japan",
        FLOW_WORDS[flows[0]] if len(flows) == 1 else "trade",
        *_listed(goods, "goods"),
        *_listed(partners, "countries"),
        request.verb if request.verb != DEFAULT_VERB else "",
        request.currency if request.currency != CURRENCIES[0] else "",
    ]
    ending = f"{_slug(_months(question))}.{extension}"
    stem = "-".join(filter(None, (_slug(part) for part in parts)))
    while len(stem) + 1 + len(ending) > LONGEST_NAME:
        stem = stem.rpartition("-")[0]
    return f"{stem}-{ending}"


def _months(question: Question) -> str:
    """The periods as asked; the months they turned out to be where the data decide or where they are many."""
    asked = question.request.periods
    words = words_of(asked)
    if asked and len(words) <= LONGEST_PERIODS and all(isinstance(period, Period) for period in asked):
        return words
    periods = question.periods
    return str(Period.span(min(p.first for p in periods), max(p.last for p in periods)))


def _listed(names: Sequence[str], plural: str) -> list[str]:
    return list(names) if len(names) <= MOST_NAMED else [f"{len(names)}-{plural}"]


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
