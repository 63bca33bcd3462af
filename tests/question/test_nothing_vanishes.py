"""Words of a question that is read without a word said: each of them counts, or is known to say nothing of its own.

A word is taken out; then the request must change, or the reply must say something else. Where neither happens the word was one
that only holds a sentence together, says again what the request holds, or stands in `deletable.csv` with the reason.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.engine.engine import Engine
from bot.errors import AskError
from bot.question.assembly.shares.whole import COUNTRY
from bot.question.lexicon.spelling import normalise
from bot.question.request import TOTAL
from bot.speech import LANGUAGES, Lang
from tests.question.corpus.unseen import FOLDER, SEVERAL, Row, command_of, outcome, rows

if TYPE_CHECKING:
    from bot.question.lexicon.tokens import Token
    from bot.question.request import Request

# The closed lists: function words, question words, marks, what takes a word back, and words that only say which way or where
# a noun stands.
GRAMMAR = {
    *("function", "asks", "break", "clause", "colon", "dash", "slash", "dot", "plus", "then", "but", "corrected"),
    *(
        "origin",
        "range",
        "since",
        "into",
        "toward",
        "made",
        "bound",
        "ni",
        "subject",
        "verb_mark",
        "against",
        "closing",
        "between",
    ),
    *("home", "trade_verb", "unclear", "year", "month_mark", "unit"),
}
# What says which verb, and which way it went: the figures say it again.
SAID_AGAIN = {
    "flow",
    "flow_goods",
    "verb",
    "soft_verb",
    "change",
    "value",
    "yoy",
    "dim",
    "which",
    "top",
    "each",
    "measure",
    "currency",
    "only",
    "apart",
}
MOST_SAID_AGAIN = 90
KINDS_OF_WORK = {"work", "count", "times", "place", "order", "fallen", "extreme", "previous", "index", "together", "over", "vs"}


@dataclass(frozen=True, slots=True)
class Lost:
    """A word whose loss nobody would notice."""

    word: str
    kind: str
    question: str


def lost(lang: Lang, engine: Engine) -> list[Lost]:
    """All such words of the questions of a language that are read rightly, without a word said."""
    found = []
    for row in (one for one in rows(lang, "build") if SEVERAL not in one.expected):  # these are read one by one
        after = engine.parse(command_of(row.after, engine)) if row.after else None
        whole = _read(row.question, after, engine)
        if whole[0] is None or whole[1] or outcome(row, engine) != "right":
            continue
        plain = normalise(row.question)
        for token in engine.vocabulary.tokens(plain):
            if token.kind not in GRAMMAR and not _is_held(token, whole[0], engine):
                gap = "" if lang == "ja" else " "
                if _read(plain[: token.start] + gap + plain[token.end :], after, engine) == whole:
                    found.append(Lost(plain[token.start : token.end], token.kind, row.question))
    return found


def _read(text: str, after: Request | None, engine: Engine) -> tuple[Request | None, object]:
    try:
        found = engine.understand(text, after)
    except AskError as error:
        return None, error.code
    return (None, found.topic + found.declined) if found.topic or found.declined else (found.request, found.taken)


def _is_held(token: Token, request: Request, engine: Engine) -> bool:
    """Whether the request has what a noun or a number says: it stands twice, or is the default."""
    if token.kind in {"commodity", "partner"}:
        whole = TOTAL if request.share_of == COUNTRY else request.share_of  # a share of all that comes from there
        return token.value in {*request.commodities, *request.partners, *request.without, whole}
    if token.kind == "calendar":
        return {when.kind for when in request.periods} == {"year"}
    words = request.words(engine.vocabulary)
    if token.kind in {"number", "month"}:
        return token.value in words
    return token.kind in KINDS_OF_WORK and bool(
        request.work or request.together or request.against or request.order or request.place
    )


def deletable() -> dict[tuple[str, str], str]:
    """Word and kind, with the reason why nothing is lost with the word."""
    with (FOLDER / "deletable.csv").open(encoding="utf-8", newline="") as file:
        return {(row["word"], row["kind"]): row["reason"] for row in csv.DictReader(file)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_vanishes(engine: Engine, lang: Lang) -> None:
    known = deletable()
    words = lost(lang, engine)
    again = [one for one in words if one.kind in SAID_AGAIN]
    assert [one for one in words if one.kind not in SAID_AGAIN and (one.word, one.kind) not in known] == []
    assert len(again) <= MOST_SAID_AGAIN, [(one.word, one.kind) for one in again]


def test_list_of_words_that_may_go_is_short_and_each_has_its_reason() -> None:
    known = deletable()
    assert len(known) <= 58
    assert all(len(reason) > 10 for reason in known.values())


def test_a_word_that_counts_is_missed_when_it_goes(engine: Engine) -> None:
    row = Row("en", "LNG from Russia in 2024", "", "", "")
    whole = _read(row.question, None, engine)
    assert all(_read(row.question.replace(word, ""), None, engine) != whole for word in ("LNG", "Russia", "2024"))
