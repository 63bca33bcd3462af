"""Words → what is asked. A text either is understood, every word of it, or it is said which word is not.

A command (`/lng fy2024`) is read strictly. A sentence is read as a person would: slips are mended, the question that comes
first is answered, and what could be taken in another way is said in the reply.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.clock import today
from bot.preferred import STANDARD
from bot.question import refusals
from bot.question.assembly.alternatives import with_code
from bot.question.assembly.contribution import with_contribution
from bot.question.assembly.followup.bare_amount import with_amount
from bot.question.assembly.followup.clipped import over_the_year, with_unit
from bot.question.assembly.followup.counted import with_next_rows, with_one_of_them, with_window
from bot.question.assembly.followup.lists import of_countries, with_rate
from bot.question.assembly.followup.named_before import with_noun_of
from bot.question.assembly.followup.pointed import (
    with_beside,
    with_others,
    with_same_goods,
    with_swap,
    without_counted_again,
    without_instead,
)
from bot.question.assembly.followup.pointing import also_added, with_other_way, with_same_asked, without_same
from bot.question.assembly.leftovers.left_out import without_unknown
from bot.question.assembly.leftovers.named_once import named_once
from bot.question.assembly.leftovers.purpose import without_purpose
from bot.question.assembly.row_counts import counted
from bot.question.assembly.shares.sentence import with_whole
from bot.question.assembly.understood import Read, loosely, understood
from bot.question.lexicon.spelling import JAPANESE, is_mere_punctuation, possessors
from bot.question.period import Period, month_date
from bot.question.periods.grammar import read_periods
from bot.question.phrases.against import with_shared_mark, without_lone_to
from bot.question.phrases.among import take_among, with_among
from bot.question.phrases.found import SIDES, Operators
from bot.question.phrases.operators import take_operators
from bot.question.phrases.whole import asks_of_whole
from bot.question.phrases.work import amount_of, with_average
from bot.question.reading.ambiguous import disambiguated
from bot.question.reading.apposition import without_wider
from bot.question.reading.direction import is_of_world, stated, turned_by
from bot.question.reading.list_length import take_top
from bot.question.reading.spoken.silent import says_nothing
from bot.question.reading.text import Text, read_text, without_told
from bot.question.reading.third_countries import is_abroad, is_of_another
from bot.question.reading.topics import declined_of, first_of, topic_of
from bot.question.request import Request, blank
from bot.question.taken import Stated, Taken, Understood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.preferred import Preferred
    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.question.periods.found import Reading
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
}
OWNER = re.compile(r"(?:(?:а|и|ну) )*(?:на|у) \w+\W*$")
NOTHING = {"break", "dash", "slash", "dot", "clause", "colon"}
# What says of how many of what kind, and names none.
UNNAMING = {"asks", "verb_mark", "function", "number", "top", "dim", "unit", "year"}
# What ties words to others, and asks for nothing by itself.
TIES = {"layout", "without", "add", "plus", "only", "but"}


def understand(
    text: str, vocabulary: Vocabulary, verbs: Registry, earlier: Request | None = None, wanted: Preferred = STANDARD
) -> Understood:
    """Read a question. `verbs` are those that there are; `wanted` is what it means where it names no country or currency.

    With an `earlier` request the words change only what they name: "and coal?", "in usd", "by month".
    Raises AskError: empty, too_long, unknown_word, no_data, bad_period, conflict, too_much.
    """
    text = with_unit(text, earlier)
    said = read_text(text, vocabulary, verbs, follows=earlier is not None)
    if (told := _told_instead(said, vocabulary, verbs, earlier, wanted)) is not None:
        return told
    said, earlier = without_instead(with_one_of_them(with_next_rows(said, earlier, verbs), earlier, verbs), earlier)
    said, tokens = _with_meanings(said, vocabulary, verbs, earlier)
    way = Stated() if _names_owner(said.plain, verbs, earlier) else _way(text, said, tokens, vocabulary, verbs)
    earlier = turned_by(way, tokens, earlier)
    among, tokens = take_among(tokens)
    top, tokens = take_top([token for at, token in enumerate(tokens) if not says_nothing(tokens, at)], verbs)
    nothing = NOTHING if earlier else NOTHING | SIDES | TIES
    named = [token for token in tokens if token.kind not in nothing]
    of_nothing = not earlier and not said.command and _is_of_nothing(named, verbs)
    if is_mere_punctuation(said.plain) or of_nothing or (top is None and not named):
        raise refusals.empty()
    if said.command:
        refusals.refuse_left_open(said.plain, tokens)
    said, tokens, operators = _with_operators(said, tokens, vocabulary, verbs, earlier)
    reading = read_periods(with_average(without_lone_to(tokens, operators), operators))
    _refuse_unknown(said.plain, reading, vocabulary, verbs)
    if not said.command:
        operators, lone = counted(operators, reading, verbs, earlier)
        said = replace(said, taken=(*said.taken, *(Taken("aside", said.plain[token.start : token.end]) for token in lone)))
        if _is_to_come(reading):
            return Understood(loosely(said, verbs, earlier, wanted), declined="forecast")
    unread = [token for run in reading.unread for token in run]
    if said.command or not all(token.kind in ALONE for token in unread):
        refusals.refuse_unread(said.plain, reading)
    reading.rest += [replace(token, kind="each", value="fiscal") for token in unread if token.kind == "fiscal"]
    also = also_added(said, vocabulary.morphology, earlier) if earlier is not None else []
    read = Read(said, [*tokens, *also], reading, replace(operators, top=top or operators.top))
    found = replace(understood(read, verbs, earlier or blank(wanted), wanted.partner), stated=way)
    found = with_among(found, said.plain, among, verbs)
    found = replace(found, taken=named_once(said.plain, found.taken))
    return found if earlier is not None else with_code(found, said.plain, said.tokens, vocabulary)


def _is_of_nothing(named: Sequence[Token], verbs: Registry) -> bool:
    """«какая доля?», «сравните две страны»: a share of nothing, and nothing to set side by side."""
    asked = [token.value for token in named if token.kind not in UNNAMING]
    return asked == [verbs.share] == [token.value for token in named] or asked == [verbs.side_by_side]


def _told_instead(
    said: Text, vocabulary: Vocabulary, verbs: Registry, earlier: Request | None, wanted: Preferred
) -> Understood | None:
    """What asks about the figures themselves, or for what is not answered here; None for a question of the data."""
    topic = topic_of(said.plain, said.tokens, verbs, command=said.command)
    declined = declined_of(said.plain, said.tokens, verbs, vocabulary.morphology, earlier)
    if declined is not None and (topic is None or declined.start < topic.start):
        return Understood(loosely(said, verbs, earlier, wanted), declined=declined.value)
    return Understood(Request(), topic=topic.value) if topic is not None else None


def _with_meanings(said: Text, vocabulary: Vocabulary, verbs: Registry, earlier: Request | None) -> tuple[Text, list[Token]]:
    """The text with what nobody knows taken out of it and named, and its tokens, each with one meaning."""
    said = with_noun_of(said, earlier, vocabulary)
    if not said.command:
        known, unknown = without_unknown(said.plain, said.tokens, vocabulary, follows=earlier is not None)
        said = replace(said, tokens=known, taken=(*said.taken, *unknown))
    for pointing in (
        without_same,
        without_counted_again,
        with_others,
        with_swap,
        with_beside,
        with_other_way,
        with_same_asked,
    ):
        said = pointing(said, earlier)
    said = with_same_goods(said, earlier, verbs)
    if not said.command:
        japanese = JAPANESE.search(said.plain) is not None
        tokens = with_amount(over_the_year(said.tokens, earlier), earlier, japanese=japanese)
        said = replace(said, tokens=of_countries(said.plain, with_rate(tokens, earlier), earlier, verbs))
    tokens = disambiguated(said.plain, said.tokens, verbs, command=said.command)
    if said.command:
        return said, tokens
    tokens, narrowed = without_purpose(said.plain, without_wider(said.plain, tokens, vocabulary, verbs.share), vocabulary)
    return replace(said, taken=(*said.taken, *narrowed)), tokens


def _names_owner(plain: str, verbs: Registry, earlier: Request | None) -> bool:
    """`на Францию?` behind a share: whose it is, not where goods go."""
    return earlier is not None and earlier.verb == verbs.share and OWNER.match(plain) is not None


def _way(text: str, said: Text, tokens: Sequence[Token], vocabulary: Vocabulary, verbs: Registry) -> Stated:
    """Which way the words say that goods went."""
    abroad = not said.command and (
        is_abroad(said.plain, tokens, possessors(text), vocabulary)
        or is_of_another(said.plain, tokens, vocabulary.morphology, verbs.share)
        or is_of_world(tokens, verbs.share)
    )
    return Stated(abroad=True) if abroad else stated(text, said.plain, tokens, vocabulary)


def _with_operators(
    said: Text, tokens: list[Token], vocabulary: Vocabulary, verbs: Registry, earlier: Request | None
) -> tuple[Text, list[Token], Operators]:
    """What is done with the figures, and the tokens that are left; of a sentence with its amount and what a share is of."""
    operators, tokens = take_operators(tokens if said.command else with_shared_mark(tokens))
    operators.wider |= _wider(operators, tokens, earlier, vocabulary)
    if not said.command:
        operators.whole = asks_of_whole(said.plain, said.tokens, amount=operators.amount is not None)
        operators = _with_amount(operators, tokens, earlier)
        operators, tokens = with_window(operators, tokens, earlier)
        said, tokens = without_told(said, tokens)
        part = with_contribution(said, tokens, operators, vocabulary, verbs)
        operators, tokens = part or with_whole(said, tokens, operators, vocabulary, verbs, earlier)
    return said, tokens, operators


def _wider(operators: Operators, tokens: Sequence[Token], earlier: Request | None, vocabulary: Vocabulary) -> set[str]:
    """The goods and groups, named now or before, that something left out is a part of: motor vehicles, of all but cars."""
    named = [token.value for token in tokens if token.kind in {"commodity", "partner"}]
    named += [*earlier.commodities, *earlier.partners] if earlier is not None else []
    return {code for code in named if any(vocabulary.is_part(part, code) for part in {*operators.without} - operators.contrasted)}


def _with_amount(operators: Operators, tokens: list[Token], earlier: Request | None) -> Operators:
    """With the amount that changes an earlier question's threshold: "make it 35 bn"."""
    amount = first_of(tokens, "amount")
    if amount is None or earlier is None or earlier.amount is None or operators.amount is not None:
        return operators
    tokens.remove(amount)
    number, currency = amount_of(amount)
    number = replace(number, met_by_itself=earlier.amount.met_by_itself)
    return replace(operators, amount=number, currency=currency)


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
