"""A sentence that is quoted before what is asked, and what is said of who asks: neither is asked of."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.tokens import FILLER
from bot.question.reading.clauses import END, NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.russian.morphology import Morphology
    from bot.question.lexicon.tokens import Token

QUOTED = re.compile(
    rf"(?:[«“„\"「](?P<said>[^«»“”„\"「」]{{8,400}}?)(?P<end>[.!?。…]*)(?:\s*{END}\s*)?[»”“\"」]"
    rf"|(?<!\w)['‘](?P<single>[^\n]{{8,240}}?)(?P<dot>[.!?…])(?:\s*{END}\s*)?['’](?!\w))"
    r"(?P<behind>[.!?。…]|\s*[—–-](?=\s))?"
)
OF_IT = re.compile(r"\b(?:its|their|его|ее|их)\b")  # whose share: of those that were named
INTRODUCING = re.compile(r"[:：]\s*$")
LEAST_QUOTE = 3  # tokens; fewer are a name in quotation marks
# What a sentence has that says something; a name in quotation marks has none of these.
SAYING = {"change", "extreme", "verb", "soft_verb", "order", "fallen", "multiple", "over", "work", "party", "decline"}
SAYING |= {"trade_verb", "unknown"}
# What a question has that stands by itself, behind what is quoted.
REQUESTS = {"flow", "verb", "soft_verb", "trade_verb", "commodity"}
ASKING, DATED = {"asks", "times", "change", "count", "measure"}, "number"  # «каким он был в 2025?», "by how much in 2025?"
DATES = {"number", "month", "fiscal", "year", "quarter", "half", "todate", "back", "latest", "recent", "run", "undated"}
# What goes on being spoken of behind a quoted sentence, unless it is named anew.
GOES_ON = ({"commodity"}, {"partner"}, DATES)
TRADING = {"flow", "trade_verb"}
INTRO = {"unknown", "function", "asks", "break", "into", "dash", "verb_mark"}


def without_quoted(plain: str, tokens: Sequence[Token]) -> tuple[str, list[Token], str]:
    """`«Поставки машин оживились». Дайте экспорт легковых …`: without a sentence that is quoted before the question; and it.

    Of it only the goods, the country and the time are kept that the question itself does not name; the rest is blank.
    """
    found = QUOTED.search(plain)
    introduced = found is not None and INTRODUCING.search(plain[: found.start()]) is not None
    if found is None or not (found["end"] or found["dot"] or found["behind"] or introduced):
        return plain, list(tokens), ""
    before = [token for token in tokens if token.end <= found.start()]
    said = [token for token in tokens if found.start() <= token.start < found.end()]
    after = [token for token in tokens if token.start >= found.end()]
    names = _kinds(before) & (NAMES if introduced else NAMES | {"unknown"})
    if len(said) < LEAST_QUOTE or names or not _kinds(said) & SAYING:
        return plain, list(tokens), ""
    asked, whose = _kinds(after), plain[: found.start()] if introduced else ""
    before = [] if introduced else before
    if not (asked & REQUESTS or (DATED in asked and asked & ASKING)):  # what is quoted is what is asked of
        return plain, [*before, *said, *after], whose.strip(" :")
    kept = _going_on(said, after, shared=OF_IT.search(plain, found.end()) is not None)
    words = f"{whose}{(found['said'] or found['single']).strip()}"
    return _blanked(plain, 0 if introduced else found.start(), found.end(), kept), [*before, *kept, *after], words


def _blanked(plain: str, start: int, end: int, kept: Sequence[Token]) -> str:
    """The text with spaces for what nothing is asked of, so that all else stands where it stood."""
    inside = {at for token in kept for at in range(token.start, token.end)}
    return "".join(letter if not start <= at < end or at in inside else " " for at, letter in enumerate(plain))


def _going_on(said: Sequence[Token], after: Sequence[Token], *, shared: bool) -> list[Token]:
    """What is quoted, and spoken of on: `its share of the ASEAN total` is that of the country that was named before."""
    asked = _kinds(after)
    kept = {kind for kinds in GOES_ON if not kinds & asked for kind in kinds} | (set() if asked & REQUESTS else {"verb"})
    again = {token.value for token in after}
    owners = [token for token in said if shared and "verb" in asked and token.kind == "partner" and token.value not in again]
    traded = [] if asked & TRADING else _traded(said)
    return [token for token in said if token.kind in kept or token in owners[:1] or token in traded]


def _traded(said: Sequence[Token]) -> list[Token]:
    """Which way goods went: by the flow that is named, or by what Japan does, or by the first verb."""
    flows = [token for token in said if token.kind == "flow"]
    ours = [pair for pair in pairwise(said) if pair[0].kind == "home" and pair[1].kind == "trade_verb"]
    verbs = [token for token in said if token.kind == "trade_verb"]
    return flows or [*ours[0]] if flows or ours else verbs[:1]


def _kinds(tokens: Sequence[Token]) -> set[str]:
    return {token.value if token.kind == "dim" else token.kind for token in tokens if token.value != FILLER}


def without_intro(plain: str, tokens: Sequence[Token], morphology: Morphology) -> tuple[list[Token], str]:
    """`Редактор просит: …`: without what is said of who asks, before a colon; and it. «Хлопок: …» is what is asked of."""
    end = next((at for at, token in enumerate(tokens) if token.kind == "colon"), 0)
    said = tokens[:end]
    unknown = [plain[token.start : token.end] for token in said if token.kind == "unknown"]
    told = any(token.kind == "asks" for token in said) or any(map(morphology.is_timed, unknown))
    if not unknown or not told or any(token.kind not in INTRO for token in said):
        return list(tokens), ""
    return list(tokens[end + 1 :]), plain[said[0].start : said[-1].end]
