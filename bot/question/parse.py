"""Words → what is asked. A text either is understood, every word of it, or it is said which word is not.

A command (`/lng fy2024`) is read strictly. A sentence is read as a person would: slips are mended, the question that comes
first is answered, and what could be taken in another way is said in the reply.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.clock import today
from bot.preferred import STANDARD
from bot.question import refusals
from bot.question.asides import named_once
from bot.question.assembly import choose
from bot.question.assembly.alternatives import in_japanese, others_of, with_both_years, with_code, with_period
from bot.question.assembly.build import request_of
from bot.question.assembly.leftovers.left_out import without_unknown
from bot.question.assembly.leftovers.unused import unused
from bot.question.assembly.row_counts import counted
from bot.question.assembly.wholes import sets_beside, whole_around, whole_of
from bot.question.lexicon.spelling import is_mere_punctuation, possessors
from bot.question.lexicon.tokens import LOST
from bot.question.period import Period, Relative, month_date
from bot.question.periods.found import Reading
from bot.question.periods.grammar import read_periods
from bot.question.phrases.found import SIDES, Operators
from bot.question.phrases.operators import take_operators
from bot.question.phrases.work import amount_of
from bot.question.reading import as_of
from bot.question.reading.ambiguous import disambiguated
from bot.question.reading.direction import stated
from bot.question.reading.list_length import take_top
from bot.question.reading.narrower import without_wider
from bot.question.reading.text import SAYS_NOTHING, Text, also_added, read_text, says_nothing, without_same, without_told
from bot.question.reading.third_countries import is_abroad, is_of_another
from bot.question.reading.topics import declined_of, first_of, topic_of
from bot.question.request import DEFAULT_PARTNER, WORLD, Request, Stated, Taken, Understood, blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.preferred import Preferred
    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.verbs.registry import Registry

# What in a sentence may stand without a number: "2019–2025, calendar years".
ALONE = {
    "calendar",
    "fiscal",
    "unit",
    "year",
    "month_mark",
    "last",
    "dash",
    "slash",
    "dot",
    "range",
    "quarter",
    "half",
    "since",
    "era",
}
ENTIRE = "全体"
NOTHING = {"break", "dash", "slash", "dot", "clause", "colon"}


@dataclass(frozen=True, slots=True)
class _Read:
    """A question cut into what it says: its tokens without operators, the periods and the rest in them, the operators."""

    said: Text
    tokens: Sequence[Token]
    reading: Reading
    operators: Operators


def parse(text: str, vocabulary: Vocabulary, verbs: Registry, earlier: Request | None = None) -> Request:
    """The request alone; see `understand`."""
    return understand(text, vocabulary, verbs, earlier).request


def understand(
    text: str, vocabulary: Vocabulary, verbs: Registry, earlier: Request | None = None, wanted: Preferred = STANDARD
) -> Understood:
    """Read a question. `verbs` are those that there are; `wanted` is what it means where it names no country or currency.

    With an `earlier` request the words change only what they name: "and coal?", "in usd", "by month".
    Raises AskError: empty, too_long, unknown_word, no_data, bad_period, conflict, too_much.
    """
    said = read_text(text, vocabulary, verbs)
    topic, declined = (
        topic_of(said.tokens, command=said.command),
        declined_of(said.plain, said.tokens, verbs, vocabulary.morphology),
    )
    if declined is not None and (topic is None or declined.start < topic.start):
        return Understood(_loosely(said, verbs, earlier, wanted), declined=declined.value)
    if topic is not None:
        return Understood(Request(), topic=topic.value)
    if not said.command:
        known, unknown = without_unknown(said.plain, said.tokens, vocabulary, follows=earlier is not None)
        said = replace(said, tokens=known, taken=(*said.taken, *unknown))
    said = without_same(said, earlier)
    tokens = disambiguated(said.plain, said.tokens, verbs, command=said.command)
    if not said.command:
        tokens = without_wider(said.plain, tokens, vocabulary, verbs.share)
    abroad = not said.command and (
        is_abroad(said.plain, tokens, possessors(text), vocabulary)
        or is_of_another(said.plain, tokens, vocabulary.morphology, verbs.share)
    )
    way = Stated(abroad=True) if abroad else stated(text, said.plain, tokens, vocabulary)
    top, tokens = take_top([token for at, token in enumerate(tokens) if not says_nothing(tokens, at)], verbs)
    nothing = NOTHING if earlier else NOTHING | SIDES | {"layout"}
    if is_mere_punctuation(said.plain) or (top is None and all(token.kind in nothing for token in tokens)):
        raise refusals.empty()
    operators, tokens = take_operators(tokens)
    operators.wider |= _wider(operators, tokens, earlier, vocabulary)
    if not said.command:
        operators.whole = said.tokens[0].kind == "verb_mark"
        operators = _with_amount(operators, tokens, earlier)
        said, tokens = without_told(said, tokens)
        operators, tokens = _with_whole(said, tokens, operators, vocabulary, verbs, earlier)
    reading = read_periods(_without_lone_to(tokens, operators))
    _refuse_unknown(said.plain, reading, vocabulary, verbs)
    if not said.command:
        operators, lone = counted(operators, reading, verbs, earlier)
        said = replace(said, taken=(*said.taken, *(Taken("aside", said.plain[token.start : token.end]) for token in lone)))
    if not said.command and _is_to_come(reading):
        return Understood(_loosely(said, verbs, earlier, wanted), declined="forecast")
    if said.command or not all(token.kind in ALONE for run in reading.unread for token in run):
        refusals.refuse_unread(said.plain, reading)
    fiscal = [replace(token, kind="each", value="fiscal") for run in reading.unread for token in run if token.kind == "fiscal"]
    reading.rest += fiscal
    also = also_added(said) if earlier is not None else []
    read = _Read(said, [*tokens, *also], reading, replace(operators, top=top or operators.top))
    understood = replace(_understood(read, verbs, earlier or blank(wanted), wanted.partner), stated=way)
    understood = replace(understood, taken=named_once(said.plain, understood.taken))
    return understood if earlier is not None else with_code(understood, said.plain, said.tokens, vocabulary)


def _without_lone_to(tokens: list[Token], operators: Operators) -> list[Token]:
    """`2021 = 100, yearly to 2025`: the base is where the run begins, so that its end stands alone."""
    if operators.against is None or operators.against.kind != "index":
        return tokens
    dated = {"number", "year", "month", "fiscal", "quarter"}
    lone = [at for at, token in enumerate(tokens) if token.kind == "range" and (not at or tokens[at - 1].kind not in dated)]
    return [token for at, token in enumerate(tokens) if at not in lone]


def _wider(operators: Operators, tokens: Sequence[Token], earlier: Request | None, vocabulary: Vocabulary) -> set[str]:
    """The goods and groups, named now or before, that something left out is a part of: motor vehicles, of all but cars."""
    named = [token.value for token in tokens if token.kind in {"commodity", "partner"}]
    named += [*earlier.commodities, *earlier.partners] if earlier is not None else []
    return {code for code in named if any(vocabulary.is_part(part, code) for part in operators.without)}


def _with_amount(operators: Operators, tokens: list[Token], earlier: Request | None) -> Operators:
    """With the amount that changes an earlier question's threshold: "make it 35 bn"."""
    amount = first_of(tokens, "amount")
    if amount is None or earlier is None or earlier.amount is None or operators.amount is not None:
        return operators
    tokens.remove(amount)
    number, currency = amount_of(amount)
    number = replace(number, met_by_itself=earlier.amount.met_by_itself)
    return replace(operators, amount=number, currency=currency)


def _with_whole(  # noqa: PLR0913, PLR0917 - what was read
    said: Text, tokens: list[Token], operators: Operators, vocabulary: Vocabulary, verbs: Registry, earlier: Request | None
) -> tuple[Operators, list[Token]]:
    """With what a share is of; without the noun that is only named as the whole."""
    shared = any(token.kind == "verb" and token.value == verbs.share for token in tokens) or operators.order == "share_gained"
    whole, named = whole_of(said.plain, tokens, said.tokens, vocabulary, verbs.share) if shared else ("", "")
    if not named and sets_beside(tokens, said.tokens, verbs.share):
        # There is no share of one in the other: both are shown, and the word is named as left out.
        tokens = [replace(token, kind=LOST) if token.value == verbs.share else token for token in tokens]
    if shared and earlier is not None and not whole:
        whole, named = whole_around(tokens, earlier, vocabulary)
    return replace(operators, share_of=whole), [token for token in tokens if not (named and token.value == named)]


def _refuse_unknown(plain: str, reading: Reading, vocabulary: Vocabulary, verbs: Registry) -> None:
    """Raises AskError for codes, words, countries and goods that are not in the data."""
    refusals.refuse_no_code(reading)
    refusals.refuse_unknown(plain, reading, vocabulary)
    refusals.refuse_nowhere(plain, reading, vocabulary, verbs)
    refusals.refuse_absent(plain, reading, vocabulary)


def _is_to_come(reading: Reading) -> bool:
    """Whether all that is asked of lies in the future."""
    periods = [when for when in reading.periods if isinstance(when, Period)]
    return bool(periods) and len(periods) == len(reading.periods) and all(month_date(p.first) > today() for p in periods)


def _loosely(said: Text, verbs: Registry, earlier: Request | None, wanted: Preferred) -> Request:
    """The nouns and periods of a question that is declined: what can be asked about them instead."""
    reading = read_periods(
        [token for token in disambiguated(said.plain, said.tokens, verbs, command=False) if token.kind not in SAYS_NOTHING]
    )
    nouns = [token for token in reading.rest if token.kind in {"commodity", "partner", "flow"}]
    reading = in_japanese(Reading(reading.items, nouns), said.plain)
    return request_of(nouns, reading, Operators(), verbs, earlier or blank(wanted), wanted.partner, command=False)[0]


def _understood(read: _Read, verbs: Registry, earlier: Request, home: str) -> Understood:
    """`home`: the country that is meant where none is named."""
    said, reading = read.said, read.reading
    reading = reading if said.command else in_japanese(reading, said.plain)
    both = False
    if not said.command and read.operators.against is None:
        reading, both = with_both_years(reading, said.plain)
    request, chosen = request_of(read.tokens, reading, read.operators, verbs, earlier, home, command=said.command)
    taken = _taken(said, request, both=both)
    if not said.command:
        # "A month earlier" behind a question shifts its period.
        shifting = {"previous"} if earlier.verb else set()
        words = [token for token in (*read.operators.said, *reading.rest) if token.kind not in shifting]
        taken += unused(said.plain, words, request, verbs)
    # A bare note of names needs no word on the country: "lng fy2024". Where a flow is named all of Japan's may be meant.
    unnamed = not any(token.kind == "partner" for token in reading.rest) and not earlier.partners
    assumed = unnamed and not said.command and (said.sentence or bool(request.flows)) and request.partners == (home,)
    if assumed:
        if any(token.kind == "home" or _is_all_trade(said.plain, token) for token in said.tokens):
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


def _assumed(partner: str) -> Literal["world", "partner", "preferred"]:
    """How a country is said to be taken that no word names."""
    return "world" if partner == WORLD else "partner" if partner == DEFAULT_PARTNER else "preferred"


def _is_all_trade(plain: str, token: Token) -> bool:
    """`輸入全体の何%が`: Japan's."""
    return token.kind == "flow" and plain[token.start : token.end].endswith(ENTIRE)


def _taken(said: Text, request: Request, *, both: bool) -> list[Taken]:
    """How the words were taken; operations only where there are parts to put together."""
    taken = list(said.taken)
    newest = any(isinstance(when, Relative) and when.kind == "latest" for when in request.periods)
    months = [t for t in said.tokens if t.kind == "latest" and t.value.startswith("month") and newest]
    taken += [Taken("month", said.plain[token.start : token.end]) for token in months]
    taken += [Taken("current", said.plain[t.start : t.end], t.value) for t in said.tokens if t.kind == "todate" and said.sentence]
    taken += [Taken("as_of", said.plain[t.start : t.end], str(request.as_of)) for t in said.tokens if as_of.is_month(t)]
    taken += [Taken("undated", when=p) for p in request.periods if isinstance(p, Relative) and p.kind == "named" and not p.year]
    return [*taken, Taken("both_years")] if both else taken
