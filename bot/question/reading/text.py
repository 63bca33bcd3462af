"""A question as text: normalised, slips mended, cut into tokens, without days and second questions; what of it says nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.question import refusals
from bot.question.context import without_context
from bot.question.lexicon.language import FUNCTION_WORDS
from bot.question.lexicon.spelling import JAPANESE, normalise
from bot.question.lexicon.wordings.rewordings import reworded
from bot.question.periods.day import without_days
from bot.question.periods.onward import with_onward
from bot.question.phrases.around import with_spans
from bot.question.phrases.counted import units_told, with_counted
from bot.question.reading import as_of, clauses
from bot.question.reading.coordination import with_shared_nouns, with_shared_times
from bot.question.reading.events import with_events
from bot.question.reading.revisions import with_revisions
from bot.question.reading.spoken.claims import without_claim
from bot.question.reading.spoken.corrected import without_corrected
from bot.question.reading.spoken.ever import without_run
from bot.question.reading.spoken.frames import with_settings
from bot.question.reading.spoken.introduced import without_introduction
from bot.question.reading.spoken.next_after import with_next_after
from bot.question.reading.spoken.quoted import without_intro, without_quoted
from bot.question.reading.spoken.taken_back import without_taken_back
from bot.question.reading.topics import told_of_goods
from bot.question.reading.typos import corrected
from bot.question.request import LONGEST_TEXT
from bot.question.taken import Taken

if TYPE_CHECKING:
    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.verbs.registry import Registry


YEAR_AND_SCALE = re.compile(r"(?P<year>20[012]\d) (?:млн|млрд|трлн|тыс|million|billion|trillion|bn|mn|m|b)\b")


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


def read_text(text: str, vocabulary: Vocabulary, verbs: Registry, *, follows: bool = False) -> Text:
    """Raises AskError: too_long, unknown_word for what may be a country or a word."""
    if len(text) > LONGEST_TEXT:
        raise refusals.too_long(len(text))
    if text.lstrip().startswith("/"):
        plain = normalise(text).removeprefix("/").strip()
        tokens = _with_codes(_with_scales(vocabulary.tokens(plain, command=True), vocabulary), vocabulary)
        tokens = with_revisions(plain, as_of.with_days(plain, tokens), verbs, command=True)
        refusals.refuse_unclear(plain, tokens, command=True)
        return Text(plain, tokens, command=True)
    text, claim = without_claim(text, vocabulary)
    text, context = without_context(text)
    text, told_before = without_introduction(text, vocabulary)
    text, run = without_run(text)
    plain = reworded(normalise(clauses.with_ends(text)))
    plain, tokens, taken = corrected(plain, vocabulary, follows=follows)
    taken += tuple(Taken("aside", normalise(told)) for told in (claim, context, told_before, run) if told)
    tokens = _with_capitals(text, plain, _with_scales(tokens, vocabulary), vocabulary)
    japanese = JAPANESE.search(plain) is not None
    tokens = vocabulary.compounds.joined(plain, tokens) if japanese else tokens
    tokens = without_taken_back(plain, tokens, verbs.by_month) if japanese else without_corrected(tokens)
    tokens = with_shared_times(plain, with_shared_nouns(plain, tokens, vocabulary), vocabulary)
    tokens = with_counted(plain, tokens, vocabulary)
    tokens = told_of_goods(plain, with_onward(tokens, verbs.by_month))
    tokens, behind = with_next_after(plain, with_settings(plain, tokens))
    plain, tokens, quoted = without_quoted(plain, tokens)
    tokens, intro = without_intro(plain, tokens, vocabulary.morphology)
    taken += (*behind, *(Taken("aside", said.replace(f" {clauses.END}", "")) for said in (quoted, intro) if said))
    kept, left = clauses.split(with_revisions(plain, as_of.with_days(plain, tokens), verbs, command=False))
    kept, spans = with_spans(plain, kept, verbs.by_month)
    kept, events = with_events(plain, kept, verbs.by_month)
    taken += (*spans, *events)
    kept, days = without_days(kept)
    taken += tuple(Taken("aside", plain[day[0].start : day[-1].end]) for day in days)
    if not any(token.kind in FUNCTION_WORDS for token in kept):
        refusals.refuse_unclear(plain, kept, command=False)
    later = plain[left[0].start : left[-1].end].lstrip(f",;:- {clauses.END}") if left else ""
    # What is left of a longer text is not quoted from.
    end = kept[-1].end if kept else len(plain)
    return Text(plain[:end] if left and left[0].start >= end else plain, kept, command=False, taken=taken, left=later)


def _with_scales(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """Codes that are millions behind a number: `exports mn`, but `500 mn`."""
    return [
        token
        if token.kind != "scale"
        else replace(token, kind="function", value="")
        if at and tokens[at - 1].kind == "number" and len(tokens[at - 1].value) < len("2025")
        else vocabulary.country(token)
        for at, token in enumerate(tokens)
    ]


def _with_codes(tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """The tokens of a command, with codes that are English words too as countries where a sign joins them: `au+qa+my`."""
    found = list(tokens)
    for at, token in enumerate(tokens):
        beside = {one.kind for one in (*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2])}
        if token.kind in {"unclear", "function"} and token.value and beside & {"plus", "minus"}:
            found[at] = vocabulary.country(token)
    return found


def _with_capitals(text: str, plain: str, tokens: list[Token], vocabulary: Vocabulary) -> list[Token]:
    """`AU, QA, MY`: a code in capitals beside a country is one, though it is a word as well."""
    found = list(tokens)
    for at, token in enumerate(tokens):
        if token.kind not in {"unclear", "function"} or not token.value or text.isupper():
            continue
        listed = [token.kind for token in tokens[max(at - 2, 0) : at]] == ["partner", "break"]
        listed = listed or [token.kind for token in tokens[at + 1 : at + 3]] == ["break", "partner"]
        if listed and re.search(rf"\b{re.escape(plain[token.start : token.end].upper())}\b", text):
            found[at] = vocabulary.country(token)
    return found


def without_told(said: Text, tokens: list[Token]) -> tuple[Text, list[Token]]:
    """Without amounts that nothing is asked of: they are named as left out; «ЭКСПОРТ 2025 МЛРД ИЕН» is of a year, in a unit.

    Of tonnes the unit stays: what is told in tonnes is looked up in tonnes.
    """
    tokens = [_year_of(said.plain, token) if token.kind == "amount" else token for token in tokens]
    told = [said.plain[token.start : token.end].strip() for token in tokens if token.kind == "amount"]
    return replace(said, taken=(*said.taken, *(Taken("aside", one) for one in told))), units_told(tokens)


def _year_of(plain: str, amount: Token) -> Token:
    year = YEAR_AND_SCALE.match(plain, amount.start, amount.end)
    return replace(amount, kind="number", value=year["year"], end=amount.start + len(year["year"])) if year else amount
