"""The questions of a message, each read on its own; one that leaves something open goes on from the one before it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.preferred import STANDARD
from bot.question.lexicon.spelling import normalise
from bot.question.reading.several import goes_on, named_in, questions_in, stands_alone
from bot.question.refusals import empty
from bot.question.request import LONGEST_TEXT, blank
from bot.question.taken import Taken

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.preferred import Preferred
    from bot.question.request import Request
    from bot.question.taken import Understood

MOST_QUESTIONS = 4
# What an answer is of, and what stands in it.
SHOWN = {"flow", "partner", "commodity", "currency", "verb", "yoy", "change", "percent", "ratio", "number", "month", "value"}
LATER = "later"
THERE = re.compile(r"\b(?:туда|оттуда|с ней|с ним|there)\b|そこ|同国", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it was typed, and how it was read, or why it could not be."""

    text: str
    read: Understood | AskError


def each_asked(text: str, engine: Engine, earlier: Request | None, wanted: Preferred = STANDARD) -> tuple[list[Asked], list[str]]:
    """The questions that are answered, and those that are too many; `wanted` fills in what they do not name.

    Where a part cannot be read by itself, but the message can as one question, it is one. Raises AskError where there is one.
    """
    parts = questions_in(text, engine.vocabulary) if len(text) <= LONGEST_TEXT else [text]
    found = _read(parts, engine, earlier, wanted)
    if not found:
        raise empty()
    if len(parts) > 1 and _is_refused(found):
        whole = _read([text], engine, earlier, wanted)
        found = found if _is_refused(whole) else whole
    if len(found) == 1 and isinstance(found[0].read, AskError):
        raise found[0].read
    found[0] = _said_unchanged(found[0], engine, earlier)
    return found[:MOST_QUESTIONS], [one.text for one in found[MOST_QUESTIONS:]]


def resumed_by(text: str, engine: Engine, last: Request | None, wanted: Preferred = STANDARD) -> tuple[list[Asked], list[str]]:
    """The same for words that may go on from the last question of a conversation. Raises AskError."""
    if last is None or not goes_on(text, engine.vocabulary):
        return each_asked(text, engine, None, wanted)
    try:
        (first, *others), left = each_asked(text, engine, last, wanted)
    except AskError:
        return each_asked(text, engine, None, wanted)
    if not isinstance(first.read, AskError):
        taken = first.read.taken
        told = [] if any(one.code == "unchanged" for one in taken) else [Taken("resumed", _command(last, engine))]
        first = replace(first, read=replace(first.read, taken=(*told, *taken)))
    return [first, *others], left


def _said_unchanged(asked: Asked, engine: Engine, earlier: Request | None) -> Asked:
    """What goes on from a question and changes nothing of it is answered as before, which is said: "used only" of LNG.

    Not where the answer has what is asked for ("yoy?", "in yen"), where something else is said of the words, and not of the
    whole question typed again.
    """
    read = asked.read
    if isinstance(read, AskError) or read.topic or read.declined or read.request != earlier or read.taken:
        return asked
    if any(token.kind in SHOWN for token in engine.vocabulary.tokens(normalise(asked.text))):
        return asked
    with suppress(AskError):
        if engine.understand(asked.text).request == earlier:
            return asked
    return replace(asked, read=replace(read, taken=(Taken("unchanged", _command(earlier, engine)), *read.taken)))


def _command(request: Request, engine: Engine) -> str:
    return f"/{request.words(engine.vocabulary).removeprefix('/')}"


def _read(parts: list[str], engine: Engine, earlier: Request | None, wanted: Preferred) -> list[Asked]:
    found: list[Asked] = []
    before = earlier
    for part in parts:
        left = part
        while left:
            goes_on_from = _going_on(left, engine, before, wanted) if found else before
            asked, left = _first_of(left, engine, goes_on_from, wanted)
            if not isinstance(asked.read, AskError) and not asked.read.topic:
                before = asked.read.request
            found.append(asked)
    return found


def _is_refused(found: list[Asked]) -> bool:
    return any(isinstance(one.read, AskError) for one in found)


def _going_on(text: str, engine: Engine, before: Request | None, wanted: Preferred) -> Request | None:
    """What goes on of the question before: all that is left open; of a question that stands alone the countries."""
    if before is None or not stands_alone(text, engine.vocabulary):
        return before
    named = named_in(text, engine.vocabulary)
    if text.lstrip().startswith("/") or "whom" in named or ("asked" in named and not THERE.search(text)):
        return None
    return blank(wanted).model_copy(update={"partners": before.partners})


def _first_of(text: str, engine: Engine, before: Request | None, wanted: Preferred) -> tuple[Asked, str]:
    """The first question of a text, and what is left behind it where that can be read, too."""
    try:
        understood = engine.understand(text, before, wanted)
    except AskError as error:
        return Asked(text, error), ""
    later = next((taken.said for taken in understood.taken if taken.code == LATER), "")
    if not later:
        return Asked(text, understood), ""
    try:
        engine.understand(later, understood.request, wanted)
    except AskError:
        return Asked(text, understood), ""
    kept = tuple(taken for taken in understood.taken if taken.code != LATER)
    return Asked(text.removesuffix(later), replace(understood, taken=kept)), later
