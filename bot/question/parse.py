"""Words → what is asked. A text either is understood, every word of it, or it is said which word is not.

A command (`/lng fy2024`) is read strictly. A sentence is read as a person would: slips are mended, the question that comes
first is answered, and what could be taken in another way is said in the reply.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.question import refusals
from bot.question.assembly import choose
from bot.question.assembly.alternatives import in_japanese, others_of, with_both_years, with_period
from bot.question.assembly.build import request_of
from bot.question.lexicon.language import FUNCTION_WORDS
from bot.question.lexicon.spelling import normalise, possessors
from bot.question.period import Relative
from bot.question.periods.found import Reading
from bot.question.periods.grammar import read_periods
from bot.question.reading import as_of, clauses
from bot.question.reading.ambiguous import disambiguated, without_told
from bot.question.reading.direction import stated
from bot.question.reading.list_length import take_top
from bot.question.reading.revisions import with_revisions
from bot.question.reading.third_countries import is_abroad
from bot.question.reading.typos import corrected
from bot.question.request import DEFAULT_PARTNER, LONGEST_TEXT, WORLD, Request, Stated, Taken, Understood
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.verbs.registry import Registry

# What in a sentence may stand without a number: "2019–2025, calendar years".
ALONE = {"calendar", "fiscal", "unit", "year", "month_mark", "last", "dash", "slash", "dot", "range"}
LEAST_SENTENCE, MOST_ASIDES = 6, 2
HOLDING = {"noise", "asks", "verb_mark", "clause", "subject", "trade_verb", "home"}
NOTHING = {"break", "dash", "slash", "dot", "clause", "colon"}
SAYS_NOTHING = HOLDING | {
    "against",
    "then",
    "into",
    "toward",
    "made",
    "bound",
    "ni",
    "toward_home",
    "colon",
    "operation",
    "average",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A question as it is read: normalised, cut into tokens; `command` when it begins with a slash."""

    plain: str
    tokens: list[Token]
    command: bool
    taken: tuple[Taken, ...] = ()
    left: str = ""

    @property
    def sentence(self) -> bool:
        """Whether it is more than names."""
        return not self.command and any(token.kind in FUNCTION_WORDS for token in self.tokens)


def parse(text: str, vocabulary: Vocabulary, verbs: Registry, earlier: Request | None = None) -> Request:
    """The request alone; see `understand`."""
    return understand(text, vocabulary, verbs, earlier).request


def understand(text: str, vocabulary: Vocabulary, verbs: Registry, earlier: Request | None = None) -> Understood:
    """Read a question. `verbs` are those that there are.

    With an `earlier` request the words change only what they name: "and coal?", "in usd", "by month".
    Raises AskError: empty, too_long, unknown_word, no_data, bad_period, conflict, too_much.
    """
    said = _read(text, vocabulary, verbs)
    topic, declined = _topic(said), _declined(said, verbs)
    if declined is not None and (topic is None or declined.start < topic.start):
        return Understood(_loosely(said, verbs), declined=declined.value)
    if topic is not None:
        return Understood(Request(), topic=topic.value)
    said = _without_asides(said)
    tokens = disambiguated(said.plain, said.tokens, verbs, command=said.command)
    operations = [Taken("operation", said.plain[token.start : token.end]) for token in tokens if token.kind == "operation"]
    said = replace(said, taken=(*said.taken, *operations))
    abroad = not said.command and is_abroad(said.plain, tokens, possessors(text))
    way = Stated(abroad=True) if abroad else stated(text, said.plain, tokens, vocabulary)
    top, tokens = take_top([token for at, token in enumerate(tokens) if not _says_nothing(tokens, at)], verbs)
    if all(token.kind in NOTHING for token in tokens) and top is None:
        raise refusals.empty()
    reading = read_periods(tokens)
    refusals.refuse_unknown(said.plain, reading, vocabulary)
    refusals.refuse_nowhere(said.plain, reading, verbs)
    refusals.refuse_absent(said.plain, reading, vocabulary)
    if said.command or not all(token.kind in ALONE for run in reading.unread for token in run):
        refusals.refuse_unread(said.plain, reading)
    fiscal = [replace(token, kind="each", value="fiscal") for run in reading.unread for token in run if token.kind == "fiscal"]
    reading.rest += fiscal
    return replace(_understood(said, reading, top, verbs, earlier or Request(verb="")), stated=way)


def _read(text: str, vocabulary: Vocabulary, verbs: Registry) -> Text:
    """Raises AskError: too_long, unknown_word for what may be a country or a word."""
    if len(text) > LONGEST_TEXT:
        raise refusals.too_long(len(text))
    if text.lstrip().startswith("/"):
        plain = normalise(text).removeprefix("/").strip()
        tokens = with_revisions(plain, as_of.with_days(plain, vocabulary.tokens(plain)), verbs, command=True)
        refusals.refuse_unclear(plain, tokens, command=True)
        return Text(plain, tokens, command=True)
    plain = normalise(without_told(clauses.with_ends(text)))
    plain, tokens, taken = corrected(plain, vocabulary)
    kept, left = clauses.split(with_revisions(plain, as_of.with_days(plain, tokens), verbs, command=False))
    if not any(token.kind in FUNCTION_WORDS for token in kept):
        refusals.refuse_unclear(plain, kept, command=False)
    later = plain[left[0].start : left[-1].end].lstrip(f",;:- {clauses.END}") if left else ""
    # What is left of a longer text is not quoted from.
    end = kept[-1].end if kept else len(plain)
    return Text(plain[:end] if left and left[0].start >= end else plain, kept, command=False, taken=taken, left=later)


def _without_asides(said: Text) -> Text:
    """The text without words that nobody knows and that name nothing: the reply says that they were left out.

    Only in a sentence whose goods and country are known, and never beside them: "lignite coal" is not coal.
    """
    kinds = {token.kind for token in said.tokens}
    if not said.sentence or len(said.tokens) < LEAST_SENTENCE or not {"commodity", "partner"} <= kinds:
        return said
    asides = [token for at, token in enumerate(said.tokens) if token.kind == "unknown" and _is_aside(said.tokens, at)]
    if not asides or len(asides) > MOST_ASIDES:
        return said
    words = tr(", ").join(said.plain[token.start : token.end] for token in asides)
    kept = [token for token in said.tokens if token not in asides]
    return replace(said, tokens=kept, taken=(*said.taken, Taken("aside", words)))


def _is_aside(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word stands among words that only hold a sentence together."""
    beside = [tokens[n].kind for n in (at - 1, at + 1) if 0 <= n < len(tokens)]
    return all(kind in HOLDING for kind in beside)


def _topic(said: Text) -> Token | None:
    """What is asked about the figures themselves: plainly, or in a word that says so where nothing else is asked."""
    strong = _first(said.tokens, "topic")
    kinds = {token.kind for token in said.tokens}
    if said.command and len(said.tokens) > 1:
        return None  # a command of several words names figures: "/lng source"
    if strong is not None or kinds & {"commodity", "flow", "verb", "partner", "number"}:
        return strong
    fiscal, calendar = _first(said.tokens, "fiscal"), _first(said.tokens, "calendar")
    if fiscal is not None and calendar is not None:
        # "Calendar or fiscal?", in whatever words.
        return replace(fiscal, kind="topic", value="year")
    return _first(said.tokens, "soft_topic")


def _declined(said: Text, verbs: Registry) -> Token | None:
    """What is asked that is not computed here. "Why" about the figures themselves is a question about them."""
    declined, topic = _first(said.tokens, "decline"), _first(said.tokens, "topic")
    if declined is not None:
        return None if declined.value == "cause" and topic is not None else declined
    # Prices are averages, values are sums.
    average, averaged = _first(said.tokens, "average"), any(t.kind == "verb" and verbs[t.value].averaged for t in said.tokens)
    return replace(average, value="average") if average is not None and not averaged and topic is None else None


def _first(tokens: Sequence[Token], kind: str) -> Token | None:
    return next((token for token in tokens if token.kind == kind), None)


def _loosely(said: Text, verbs: Registry) -> Request:
    """The nouns and periods of a question that is declined: what can be asked about them instead."""
    reading = read_periods(
        [token for token in disambiguated(said.plain, said.tokens, verbs, command=False) if token.kind not in SAYS_NOTHING]
    )
    nouns = [token for token in reading.rest if token.kind in {"commodity", "partner", "flow"}]
    reading = in_japanese(Reading(reading.items, nouns), said.plain)
    return request_of(reading, None, verbs, Request(verb=""), command=False)[0]


def _says_nothing(tokens: Sequence[Token], at: int) -> bool:
    """Noise, and the "to" of "to Russia"; which way the goods went is read apart (direction.py)."""
    token = tokens[at]
    follows = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    if token.kind == "range" and token.value == "to":
        return follows in {"partner", "noise", "home", "commodity", "toward_home", "soft_world"}
    if token.kind == "range" and token.value == "from" and at:
        return tokens[at - 1].kind in {"partner", "home", "commodity"}
    if token.kind == "origin":
        return follows not in {"number", "fiscal", "month", "quarter", "half", "calendar", "era"}
    return token.kind in SAYS_NOTHING or token.kind == "soft_topic"


def _understood(said: Text, reading: Reading, top: int | None, verbs: Registry, earlier: Request) -> Understood:
    reading, both = (reading, False) if said.command else with_both_years(in_japanese(reading, said.plain), said.plain)
    request, verb, output, currency = request_of(reading, top, verbs, earlier, command=said.command)
    taken = _taken(said, request, both=both)
    # A bare note of names needs no word on the country: "lng fy2024". Where a flow is named all of Japan's may be meant.
    unnamed = not any(token.kind == "partner" for token in reading.rest) and not earlier.partners
    assumed = unnamed and not said.command and (said.sentence or bool(request.flows)) and request.partners == (DEFAULT_PARTNER,)
    if assumed:
        if any(token.kind == "home" for token in said.tokens):
            # "Japan's exports in 2024" are those to everywhere.
            request = request.model_copy(update={"partners": (WORLD,)})
        taken.append(Taken("world" if request.partners == (WORLD,) else "partner"))
    if currency.more:
        taken.append(Taken("currency"))
    if said.left:
        taken.append(Taken("later", said.left))
    if said.command:
        return Understood(request, tuple(taken))
    if verbs[request.verb].ranks and choose.values(reading.rest, "deficit"):
        return Understood(request, declined="deficits")
    others = others_of(request, verb, output, currency, sentence=said.sentence, assumed=assumed, both=both)
    if any(map(as_of.is_month, said.tokens)) and not request.periods:
        others = with_period(request, others)
    return Understood(request, tuple(taken), others)


def _taken(said: Text, request: Request, *, both: bool) -> list[Taken]:
    """How the words were taken; operations only where there are parts to put together."""
    taken = [one for one in said.taken if one.code != "operation" or _is_several(request)]
    taken += [Taken("month", said.plain[t.start : t.end]) for t in said.tokens if t.kind == "latest" and t.value == "month"]
    taken += [Taken("current", said.plain[t.start : t.end], t.value) for t in said.tokens if t.kind == "todate" and said.sentence]
    taken += [Taken("as_of", said.plain[t.start : t.end], str(request.as_of)) for t in said.tokens if as_of.is_month(t)]
    taken += [Taken("undated", when=p) for p in request.periods if isinstance(p, Relative) and p.kind == "named"]
    return [*taken, Taken("both_years")] if both else taken


def _is_several(request: Request) -> bool:
    """Whether the answer has parts that could be put together."""
    return max(len(request.commodities), len(request.partners), len(request.periods)) > 1
