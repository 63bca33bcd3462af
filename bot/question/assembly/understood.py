"""All that was read of a question as one request, with how the words were taken and what else they may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.question.assembly import choose
from bot.question.assembly.alternatives import in_japanese, others_of, with_both_years, with_period
from bot.question.assembly.build import request_of
from bot.question.assembly.leftovers.unused import unused
from bot.question.periods.found import Reading
from bot.question.periods.grammar import read_periods
from bot.question.phrases.found import Operators
from bot.question.reading import as_of
from bot.question.reading.ambiguous import disambiguated
from bot.question.reading.spoken.silent import SAYS_NOTHING
from bot.question.relative import Relative
from bot.question.request import DEFAULT_PARTNER, WORLD, Request, blank
from bot.question.taken import Taken, Understood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.preferred import Preferred
    from bot.question.assembly.choose import Chosen
    from bot.question.lexicon.tokens import Token
    from bot.question.reading.text import Text
    from bot.verbs.registry import Registry

ENTIRE = "全体"
# Verbs that look for something in all periods at once.
THROUGH = {"cut", "back", "rolling"}
# «Япония закупила у нас краба», «сколько мы продали Японии»
OURS = re.compile(r"(?<!что )(?<!как )\b(?:(?:у|от) нас|к нам)\b|\bмы\b.*\b(?:японии|японию|японцам|японцев)\b")


@dataclass(frozen=True, slots=True)
class Read:
    """A question cut into what it says: its tokens without operators, the periods and the rest in them, the operators."""

    said: Text
    tokens: Sequence[Token]
    reading: Reading
    operators: Operators


def understood(read: Read, verbs: Registry, earlier: Request, home: str) -> Understood:
    """`home`: the country that is meant where none is named."""
    said, reading = read.said, read.reading
    alone = reading if said.command else in_japanese(reading, said.plain)
    both = not said.command and read.operators.against is None
    reading, both = with_both_years(alone, said.plain, verbs.side_by_side) if both else (alone, False)
    request, chosen = request_of(read.tokens, reading, read.operators, verbs, earlier, home, command=said.command)
    if both and not _is_of_each(request, verbs):
        reading, both = alone, False
        request, chosen = request_of(read.tokens, reading, read.operators, verbs, earlier, home, command=False)
    taken = _taken(said, request, both=both)
    if not said.command:
        # "A month earlier" behind a question shifts its period.
        shifting = {"previous", "next"} if earlier.periods else {"previous"} if earlier.verb else set()
        lone = [token for run in reading.unread for token in run if token.kind == "last"]
        words = [token for token in (*read.operators.said, *reading.rest, *lone) if token.kind not in shifting]
        taken += unused(said.plain, words, request, verbs)
        taken += _other_figure(said, words, request, chosen, verbs)
        taken += _sum_of_one(said, words, request) if earlier.verb and not _is_taken_apart(earlier, verbs) else []
    # A bare note of names needs no word on the country: "lng fy2024". Where a flow is named all of Japan's may be meant.
    unnamed = not any(token.kind == "partner" for token in reading.rest) and not earlier.partners
    worded = said.sentence or bool(request.flows) or any(token.kind in {"dim", "party"} for token in reading.rest)
    assumed = unnamed and not said.command and worded and request.partners == (home,)
    if assumed:
        if not OURS.search(said.plain) and any(token.kind == "home" or _is_all_trade(said.plain, token) for token in said.tokens):
            # "Japan's exports in 2024" are those to everywhere.
            request = request.model_copy(update={"partners": (WORLD,)})
        taken.append(Taken(_assumed(request.partners[0])))
    if chosen.currency.more:
        taken.append(Taken("currency"))
    if said.left:
        taken.append(Taken("later", said.left))
    if said.command:
        return Understood(request, tuple(taken))
    if verbs[request.verb].ranks and choose.values(reading.rest, "deficit"):
        request = request.model_copy(update={"smallest": True})
    others = others_of(request, chosen, home if assumed else "", sentence=said.sentence, both=both)
    if any(map(as_of.is_month, said.tokens)) and not request.periods:
        others = with_period(request, others)
    return Understood(request, tuple(taken), others)


def _is_of_each(request: Request, verbs: Registry) -> bool:
    """Not what is put together, nor points between the two, nor the highest month, which would be looked for in both."""
    working = verbs.working(request.work) if request.work else ""
    through = bool(working) and verbs[working].looks in THROUGH
    between = request.verb == verbs.share and request.order == "share_gained"
    return not (through or between or "periods" in request.together)


def _other_figure(said: Text, words: Sequence[Token], request: Request, chosen: Chosen, verbs: Registry) -> list[Taken]:
    """`цена и доля СПГ`: of a price and a share one is answered, and the other named as left out."""
    figures = {verbs.price, verbs.share}
    if not figures <= {chosen.verb.first, *chosen.verb.more}:
        return []
    others = [token for token in words if token.kind == "verb" and token.value in figures - {request.verb}]
    return [Taken("aside", said.plain[token.start : token.end].strip()) for token in others]


def _is_taken_apart(earlier: Request, verbs: Registry) -> bool:
    return earlier.verb == verbs.by_month or bool(earlier.cut)


def _sum_of_one(said: Text, words: Sequence[Token], request: Request) -> list[Taken]:
    """`together?` behind a question of one thing, and nothing else: there is nothing to add up."""
    alone = {token.kind for token in words if token.kind not in SAYS_NOTHING | {"break", "now", "but"}} == {"together"}
    several = request.together or request.work or max(map(len, (request.partners, request.commodities, request.periods))) > 1
    return [Taken("aside", said.plain[t.start : t.end].strip()) for t in words if t.kind == "together" and alone and not several]


def _assumed(partner: str) -> Literal["world", "partner", "preferred"]:
    """How a country is said to be taken that no word names."""
    return "world" if partner == WORLD else "partner" if partner == DEFAULT_PARTNER else "preferred"


def _is_all_trade(plain: str, token: Token) -> bool:
    """`輸入全体の何%が`: Japan's."""
    return token.kind == "flow" and plain[token.start : token.end].endswith(ENTIRE)


def _taken(said: Text, request: Request, *, both: bool) -> list[Taken]:
    """How the words were taken; operations only where there are parts to put together."""
    taken = list(said.taken)
    newest = any(isinstance(when, Relative) and when.kind == "latest" and not when.back for when in request.periods)
    months = [t for t in said.tokens if t.kind == "latest" and t.value.startswith("month") and newest]
    taken += [Taken("month", said.plain[token.start : token.end]) for token in months]
    taken += [Taken("current", said.plain[t.start : t.end], t.value) for t in said.tokens if t.kind == "todate" and said.sentence]
    taken += [Taken("as_of", said.plain[t.start : t.end], str(request.as_of)) for t in said.tokens if as_of.is_month(t)]
    taken += [Taken("undated", when=p) for p in request.periods if isinstance(p, Relative) and p.kind == "named" and not p.year]
    return [*taken, Taken("both_years")] if both else taken


def loosely(said: Text, verbs: Registry, earlier: Request | None, wanted: Preferred) -> Request:
    """The nouns and periods of a question that is declined: what can be asked about them instead."""
    reading = read_periods(
        [token for token in disambiguated(said.plain, said.tokens, verbs, command=False) if token.kind not in SAYS_NOTHING]
    )
    nouns = [token for token in reading.rest if token.kind in {"commodity", "partner", "flow"}]
    reading = in_japanese(Reading(reading.items, nouns), said.plain)
    return request_of(nouns, reading, Operators(), verbs, earlier or blank(wanted), wanted.partner, command=False)[0]
