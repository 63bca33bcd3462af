"""Words → what is asked. A text either is understood, every word of it, or it is said which word is not.

A command (`/lng fy2024`) is read strictly. A sentence is read as a person would: slips are mended, the question that comes
first is answered, and what could be taken in another way is said in the reply.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from bot.errors import AskError
from bot.question import choosing, clauses, refusals
from bot.question.abroad import is_abroad
from bot.question.direction import Stated, stated
from bot.question.grammar import Reading, read_periods
from bot.question.mending import mended
from bot.question.one_period import is_month_unit
from bot.question.period import Relative
from bot.question.readings import in_japanese, others_of, with_both_years
from bot.question.request import (
    DEFAULT_PARTNER,
    DEFAULT_VERB,
    LONGEST_TEXT,
    MOST_PERIODS,
    MOST_TOP,
    TOTAL,
    WORLD,
    Currency,
    Open,
    Output,
    Request,
    Taken,
    Understood,
)
from bot.question.settling import settled, without_told
from bot.question.tongue import FUNCTION_WORDS
from bot.question.vocabulary import Token, Vocabulary, normalise, possessors
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.choosing import Choice
    from bot.question.request import Flow

COUNTED = {"unit", "quarter", "half", "month_mark"}  # "first 9 months" are no list of nine
# What in a sentence may stand without a number: "2019–2025, calendar years".
ALONE = {"calendar", "fiscal", "unit", "year", "month_mark", "last", "dash", "slash", "dot", "range"}
LEAST_SENTENCE, MOST_ASIDES = 6, 2
HOLDING = {"noise", "asks", "verb_mark", "clause", "subject", "trade_verb", "home"}
NOTHING = {"break", "dash", "slash", "dot", "clause", "colon"}
SAYS_NOTHING = {
    "noise",
    "asks",
    "home",
    "against",
    "then",
    "into",
    "toward",
    "made",
    "bound",
    "subject",
    "ni",
    "toward_home",
    "colon",
}
SAYS_NOTHING |= {"trade_verb", "verb_mark", "clause", "operation"}


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


def parse(text: str, vocabulary: Vocabulary, open_verbs: dict[str, Open], earlier: Request | None = None) -> Request:
    """The request alone; see `understand`."""
    return understand(text, vocabulary, open_verbs, earlier).request


def understand(text: str, vocabulary: Vocabulary, open_verbs: dict[str, Open], earlier: Request | None = None) -> Understood:
    """Read a question. `open_verbs` says which verbs leave partners or commodities open unless they are named.

    With an `earlier` request the words change only what they name: "and coal?", "in usd", "by month".
    Raises AskError: empty, too_long, unknown_word, no_data, bad_period, conflict, too_much.
    """
    said = _read(text, vocabulary)
    topic, declined = _topic(said), _declined(said)
    if declined is not None and (topic is None or declined.start < topic.start):
        return Understood(_loosely(said, open_verbs), declined=declined.value)
    if topic is not None:
        return Understood(Request(), topic=topic.value)
    said = _without_asides(said)
    tokens = settled(said.plain, said.tokens, command=said.command)
    operations = [Taken("operation", said.plain[token.start : token.end]) for token in tokens if token.kind == "operation"]
    said = replace(said, taken=(*said.taken, *operations))
    abroad = not said.command and is_abroad(said.plain, tokens, possessors(text))
    way = Stated(abroad=True) if abroad else stated(text, said.plain, tokens, vocabulary)
    top, tokens = _take_top([token for at, token in enumerate(tokens) if not _says_nothing(tokens, at)])
    if all(token.kind in NOTHING for token in tokens) and top is None:
        raise refusals.empty()
    reading = read_periods(tokens)
    refusals.refuse_unknown(said.plain, reading, vocabulary)
    refusals.refuse_nowhere(said.plain, reading)
    refusals.refuse_absent(said.plain, reading, vocabulary)
    if said.command or not all(token.kind in ALONE for run in reading.unread for token in run):
        refusals.refuse_unread(said.plain, reading)
    fiscal = [replace(token, kind="each", value="fiscal") for run in reading.unread for token in run if token.kind == "fiscal"]
    reading.rest += fiscal
    return replace(_understood(said, reading, top, open_verbs, earlier or Request(verb="")), stated=way)


def _read(text: str, vocabulary: Vocabulary) -> Text:
    """Raises AskError: too_long, unknown_word for what may be a country or a word."""
    if len(text) > LONGEST_TEXT:
        raise refusals.too_long(len(text))
    if text.lstrip().startswith("/"):
        plain = normalise(text).removeprefix("/").strip()
        tokens = vocabulary.tokens(plain)
        refusals.refuse_unclear(plain, tokens, command=True)
        return Text(plain, tokens, command=True)
    plain = normalise(without_told(clauses.with_ends(text)))
    plain, tokens, taken = mended(plain, vocabulary)
    kept, left = clauses.split(tokens)
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


def _declined(said: Text) -> Token | None:
    """What is asked that is not computed here. "Why" about the figures themselves is a question about them."""
    declined, topic = _first(said.tokens, "decline"), _first(said.tokens, "topic")
    return None if declined is not None and declined.value == "cause" and topic is not None else declined


def _first(tokens: Sequence[Token], kind: str) -> Token | None:
    return next((token for token in tokens if token.kind == kind), None)


def _loosely(said: Text, open_verbs: dict[str, Open]) -> Request:
    """The nouns and periods of a question that is declined: what can be asked about them instead."""
    reading = read_periods([token for token in settled(said.plain, said.tokens, command=False) if token.kind not in SAYS_NOTHING])
    nouns = [token for token in reading.rest if token.kind in {"commodity", "partner", "flow"}]
    reading = in_japanese(Reading(reading.items, nouns), said.plain)
    return _request(reading, None, open_verbs, Request(verb=""), command=False)[0]


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


def _take_top(tokens: Sequence[Token]) -> tuple[int | None, list[Token]]:
    """`top 5`, `top-5`, `5 largest`."""
    for at, token in enumerate(tokens):
        end = at + 2 if at + 1 < len(tokens) and tokens[at + 1].kind == "dash" else at + 1
        number = tokens[end].value if end < len(tokens) and tokens[end].kind == "number" else ""
        if token.kind == "top" and number and not _counts_months(tokens, at, end):
            return _allowed(number), [*tokens[:at], *tokens[end + 1 :]]
        if token.kind == "number" and at + 1 < len(tokens) and _ranks(tokens[at + 1]):
            return _allowed(token.value), [*tokens[:at], *tokens[at + 1 :]]
    # "Top" without a number asks for a ranking all the same; "first" alone says nothing.
    kept = [token for token in tokens if token.kind != "top" or token.value != "first"]
    return None, [replace(token, kind="soft_verb", value="rank") if token.kind == "top" else token for token in kept]


def _counts_months(tokens: Sequence[Token], at: int, number: int) -> bool:
    """Whether "first 9" counts months: they are no list of nine."""
    follows = tokens[number + 1].kind if number + 1 < len(tokens) else ""
    return tokens[at].value == "first" and (follows in COUNTED or is_month_unit(tokens, number + 1))


def _ranks(token: Token) -> bool:
    """Whether a number before it counts the rows of a list: "5 largest", "five suppliers"."""
    return token.kind == "party" or (token.kind == "soft_verb" and token.value == "rank")


def _allowed(number: str) -> int:
    if not 1 <= int(number[:9]) <= MOST_TOP:
        message = tr("A list has from 1 to {most} rows, not {number}.").format(most=MOST_TOP, number=number)
        raise AskError("too_much", message, (f"/rank top {MOST_TOP}",))
    return int(number)


def _understood(said: Text, reading: Reading, top: int | None, open_verbs: dict[str, Open], earlier: Request) -> Understood:
    reading, both = (reading, False) if said.command else with_both_years(in_japanese(reading, said.plain), said.plain)
    request, verb, output, currency = _request(reading, top, open_verbs, earlier, command=said.command)
    taken = [one for one in said.taken if one.code != "operation" or _is_several(request)]
    taken += [Taken("month", said.plain[t.start : t.end]) for t in said.tokens if t.kind == "latest" and t.value == "month"]
    taken += [Taken("current", said.plain[t.start : t.end], t.value) for t in said.tokens if t.kind == "todate" and said.sentence]
    taken += [Taken("undated", when=p) for p in request.periods if isinstance(p, Relative) and p.kind == "named"]
    if both:
        taken.append(Taken("both_years"))
    unnamed = not any(token.kind == "partner" for token in reading.rest) and not earlier.partners
    asked = not said.command and (said.sentence or bool(request.flows))
    if asked and unnamed and request.partners == (DEFAULT_PARTNER,):
        home = any(token.kind == "home" for token in said.tokens)
        if home:
            # "Japan's exports in 2024" are those to everywhere.
            request = request.model_copy(update={"partners": (WORLD,)})
        taken.append(Taken("world" if request.partners == (WORLD,) else "partner"))
    taken += [
        Taken("operation", said.plain[t.start : t.end]) for t in said.tokens if t.kind == "operation" and _is_several(request)
    ]
    if currency.more:
        taken.append(Taken("currency"))
    if said.left:
        taken.append(Taken("later", said.left))
    if said.command:
        return Understood(request, tuple(taken))
    if request.verb == "rank" and choosing.values(reading.rest, "deficit"):
        return Understood(request, declined="deficits")
    others = others_of(request, verb, output, currency, sentence=said.sentence, unnamed=unnamed, both=both)
    return Understood(request, tuple(taken), others)


def _is_several(request: Request) -> bool:
    """Whether the answer has parts that could be put together."""
    return max(len(request.commodities), len(request.partners), len(request.periods)) > 1


def _request(
    reading: Reading, top: int | None, open_verbs: dict[str, Open], earlier: Request, *, command: bool
) -> tuple[Request, Choice, Choice, Choice]:
    verb, output = choosing.verb_of(reading.rest, top, command=command), choosing.output_of(reading.rest, command=command)
    currency = choosing.one_of(choosing.values(reading.rest, "currency"), ("usd", "jpy"), command=command)
    periods = tuple(reading.periods)
    for unit in choosing.values(reading.rest, "each"):
        periods = choosing.each(periods, unit)
    if len(periods) > MOST_PERIODS:
        message = tr("That is {number} periods; at most {most} fit.").format(number=len(periods), most=MOST_PERIODS)
        raise AskError("too_much", message, ("/months last 24m",))
    if not periods and choosing.values(reading.rest, "yoy") and verb.first in {"", DEFAULT_VERB}:
        # A change on the same month of the year before, without a month, is that of the latest one.
        periods = (Relative("latest"),)
    periods = periods or earlier.periods
    if verb.first == "compare" and len(periods) == 1 and choosing.values(reading.rest, "now"):
        periods = (*periods, Relative("latest"))
    soft = not choosing.values(reading.rest, "verb")
    chosen = choosing.layout(verb.first, cast("Output", output.first), periods, earlier, soft=soft)
    commodities = tuple(choosing.values(reading.rest, "commodity"))
    if chosen == "rank" and not commodities and not command and choosing.values(reading.rest, "party"):
        commodities = (TOTAL,)  # the partners themselves are ranked
    flows = cast("tuple[Flow, ...]", tuple(choosing.values(reading.rest, "flow")))
    # What a commodity is traded as is its own: a new one does not inherit the flow.
    flows = flows or (() if commodities else earlier.flows)
    partners = tuple(choosing.values(reading.rest, "partner")) or earlier.partners
    commodities, partners = _completed(commodities or earlier.commodities, partners, flows, open_verbs.get(chosen, ""))
    measured = bool(choosing.values(reading.rest, "measure")) and chosen != "price"
    request = Request(
        verb=chosen,
        flows=flows,
        commodities=commodities,
        partners=partners,
        periods=periods,
        currency=cast("Currency", currency.first or earlier.currency),
        top=top or (earlier.top if chosen == earlier.verb else None),
        measure="volume" if measured else earlier.measure,
        output=cast("Output", output.first or earlier.output),
    )
    return request, verb, output, currency


def _completed(
    commodities: tuple[str, ...], partners: tuple[str, ...], flows: Sequence[str], left_open: Open
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All goods where none are named, and Russia where no country is, unless the verb leaves that side open."""
    if left_open == "everything":
        return commodities, partners
    # Only all goods together have a total and a balance.
    if not commodities and (not left_open or set(flows) & {"total", "balance"}):
        commodities = (TOTAL,)
    if not partners and not (left_open and commodities):
        partners = (DEFAULT_PARTNER,)
    return commodities, partners
