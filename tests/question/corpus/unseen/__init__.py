"""Questions of people who had not seen the words of the reader, and whether they are read as meant: see README.md."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from bot.engine.several import each_asked
from bot.errors import AskError
from tests.question.corpus import WHOLE, in_full, meaning

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.question.taken import Understood
    from bot.speech import Lang

FOLDER = Path(__file__).parent
Half = Literal[
    "build",
    "second_build",
    "third_build",
    "fourth_build",
    "fifth_build",
    "sixth_build",
    "seventh_build",
    "eighth_build",
    "ninth_build",
    "tenth_build",
    "eleventh_build",
    "twelfth_build",
    "opened",
    "ninth_held",
    "tenth_held",
    "eleventh_held",
    "twelfth_held",
]
BUILD: tuple[Half, ...] = (
    "build",
    "second_build",
    "third_build",
    "fourth_build",
    "fifth_build",
    "sixth_build",
    "seventh_build",
    "eighth_build",
    "ninth_build",
    "tenth_build",
    "eleventh_build",
    "twelfth_build",
    "opened",
)
# said: answered as something else, with a word on how it was taken; silent: without one; error: refused, or taken for
# something that is not computed.
Outcome = Literal["right", "said", "silent", "error"]
# Words of `expected` that commands do not have, or that are English words, too.
OTHER_WORDS = {"parts": "effects", "my": "malaysia", "th": "thailand"}
ALL_DATA = re.compile(r" since (fy)?2009(?![0-9q])")
OF_ALL_TIME = re.compile(r"\b(last|first) (above|below|at least|at most)\b|\bstreak\b")
# What a list of one or of plain figures says only in its layout.
SEVERAL = " ; "
ANY = {"topic:", "error:", "decline:"}  # any explanation, any refusal
REFUSED = "refused"  # in any words
LISTED_GOODS = re.compile(r"(?<=^/rank )(\w+ (?:imports|exports)) world(?= )")  # of all countries, as a list of them is
LAYOUT = re.compile(r" (place|vs nothing)\b")
# Lists of names, sums of them, and what is left out; each with what stands between them.
NAMES = tuple(
    (re.compile(rf"(?<![^ ]){one}(?:{re.escape(sign)}{one})+(?![^ ])"), sign)
    for one, sign in (("[a-z0-9_]+", ", "), ("[a-z0-9_]+", "+"), ("-[a-z0-9_]+", " "))
)
FLOWS = re.compile(r"\[[a-z ]*\btotal\b[a-z ]*\]$")
MONTHS = re.compile(r"\[(\d{4}-[^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Row:
    """One question; `after` is the earlier one, as a command."""

    lang: Lang
    question: str
    after: str
    intent: str
    expected: str


def rows(lang: Lang, half: Half) -> list[Row]:
    """The questions of a language."""
    with (FOLDER / f"{lang}_{half}.csv").open(encoding="utf-8", newline="") as file:
        return [Row(lang, **row) for row in csv.DictReader(file)]


def outcome(row: Row, engine: Engine) -> Outcome:
    """How a question is answered; several of a message one by one."""
    wanted = row.expected.split(" || ")
    several = [one for one in wanted if SEVERAL in one]
    if not several:
        return _outcome_of_one(row, engine)
    one_by_one = [_outcome_of_several(replace(row, expected=one), engine) for one in several]
    together = replace(row, expected=" || ".join(one for one in wanted if one not in several))
    if "right" in one_by_one or (together.expected and _outcome_of_one(together, engine) == "right"):
        return "right"
    return one_by_one[0]


def _outcome_of_one(row: Row, engine: Engine) -> Outcome:
    try:
        found = engine.understand(row.question, engine.parse(command_of(row.after, engine)) if row.after else None)
    except AskError as error:
        refusal = f"error:{error.code}"
        return "right" if any(_is_refusal(refusal, wanted) for wanted in row.expected.split(" || ")) else "error"
    if found.topic or found.declined:
        said = f"topic:{found.topic}" if found.topic else f"decline:{found.declined}"
        return "right" if any(_is_refusal(said, wanted) for wanted in row.expected.split(" || ")) else "error"
    if any(_is_meant(found, wanted, engine) for wanted in row.expected.split(" || ")):
        return "right"
    return "said" if found.taken else "silent"


def _outcome_of_several(row: Row, engine: Engine) -> Outcome:
    try:
        found, _ = each_asked(row.question, engine, engine.parse(command_of(row.after, engine)) if row.after else None)
    except AskError:
        return "error"
    wanted = row.expected.split(SEVERAL)
    meant = len(found) == len(wanted) and all(
        not isinstance(one.read, AskError) and _is_meant(one.read, command, engine)
        for one, command in zip(found, wanted, strict=True)
    )
    if meant:
        return "right"
    return "said" if any(not isinstance(one.read, AskError) and one.read.taken for one in found) else "silent"


def _is_refusal(refusal: str, wanted: str) -> bool:
    """Whether a question was to be refused like this; a wider line that is not given is no wrong figure."""
    if wanted.startswith("wider:"):
        return refusal.startswith("error:")
    if wanted == REFUSED:
        return not refusal.startswith("topic:")
    if wanted in ANY:
        return refusal.startswith(wanted)
    return refusal == wanted or (wanted.startswith("decline:") and refusal.startswith(("decline:", "error:direction")))


def _is_meant(found: Understood, wanted: str, engine: Engine) -> bool:
    """Whether a request is the one that a command asks for."""
    wider, command = wanted.startswith("wider:"), wanted.removeprefix("wider:")
    if not command.startswith("/") or SEVERAL in command:
        return False
    if wider and not any(taken.code == "wider" for taken in found.taken):
        return False
    meant = _evened(meaning(command_of(command, engine), engine))
    # As a command it is read anew only where that can make a difference: what it leaves to be filled in.
    return _is(in_full(found.request, engine), meant) or _is(meaning(found.request.words(engine.vocabulary), engine), meant)


def _is(got: str, meant: str) -> bool:
    """A share without its whole is right with either."""
    got = _evened(got)
    return got == meant or (WHOLE.search(meant) is None and WHOLE.sub("", got) == meant)


def command_of(words: str, engine: Engine) -> str:
    """A command of the questions in the words that commands have now."""
    for word, now in OTHER_WORDS.items():
        words = re.sub(rf"(?<![_a-z]){word}(?![_a-z])", now, words)
    if OF_ALL_TIME.search(words):
        words = ALL_DATA.sub("", words)
    words = LISTED_GOODS.sub(r"\1", words) if " place" not in words else words
    if words.startswith("/rank"):
        kinds = {token.kind for token in engine.vocabulary.tokens(words[1:])}
        if "commodity" in kinds:
            words = words.replace(" world", "", 1)  # of goods all countries are ranked
        if "commodity" not in kinds and ("partner" not in kinds or words.endswith(" place")):
            words = words.replace("/rank", "/rank total", 1)
    return words


def _evened(words: str) -> str:
    """A meaning without what does not change the figures: the order of names, and of two periods set against each other."""
    words = FLOWS.sub("[total]", LAYOUT.sub("", words))
    for names, joining in NAMES:
        for found in names.findall(words):
            words = words.replace(found, joining.join(sorted(found.split(joining))))
    words = words.replace(" at least ", " above ").replace(" at most ", " below ")  # told apart later
    if " vs " not in words:
        words = words.replace("/compare ", "/trade ", 1)  # nouns side by side have the figures that each has alone
    months = MONTHS.search(words)
    if months is None or not re.search(r" share_gained| growth ", words):
        return words
    periods = sorted(months.group(1).split())
    if " growth " in words:
        periods = [periods[0], periods[-1]]
    return MONTHS.sub(f"[{' '.join(periods)}]", words)
