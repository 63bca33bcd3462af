"""Numbers of a list that share the unit of its first: «январь – 16,1 млрд иен, февраль – 17,5», `(¥ bn): 2023 395.6`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.lexicon.tokens import Token
from bot.question.phrases.work import amount_of
from bot.verify.said.numbers.units import NAMED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.question.lexicon.vocabulary import Vocabulary

NUMBER = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d{1,3})?"
YEAR = r"(?:fy\s?)?(?:19|20)\d\d(?:年度?| г\.?| год)?"
ITEM = re.compile(
    rf"(?:[,;、:：]|\s(?:and|и|а)\b)?\s?(?P<name>{YEAR}|[^\W\d][^,;、。.:\d()%¥$]{{1,25}}?)\s?(?:[–—:-]\s?|\s)(?P<number>{NUMBER})"
    r"(?![.,]?\d)(?=\s?(?:[,;、。)]|\.(?:\s|$)|$|and\b|и\b))"
)
BRACKETED = re.compile(rf"(?:[,;、:：]|\s(?:and|и)\b)?\s?(?P<number>{NUMBER})\s?[(（](?P<name>{YEAR})[)）]")
HEAD = re.compile(r"[)）\]]?\s?[:：]\s?")
NAMING = {"month", "quarter", "half", "partner", "commodity", "number", "year", "fiscal"}
YEARS = range(1900, 2101)
DIGITS = re.compile(rf"(?P<sign>¥|\$|us\$)?\s?(?:{NUMBER})")


def with_lists(plain: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """The tokens, with an amount for each number of such a list."""
    found = list(tokens)
    for sign, unit, start in _heads(plain, tokens):
        for match in _items(plain, start, tokens):
            [*first] = vocabulary.tokens(sign + match["number"] + unit)
            if first and first[0].kind == "amount":
                begins, ends = match.span("number")
                found = [one for one in found if one.end <= begins or one.start >= ends]
                found.append(Token("amount", first[0].value, begins, ends))
    return sorted(found, key=lambda one: one.start)


def _heads(plain: str, tokens: Sequence[Token]) -> Iterator[tuple[str, str, int]]:
    """The sign and the unit of numbers that follow, and from where: behind a unit and a colon, and behind each amount."""
    for named in NAMED.finditer(plain):
        if (colon := HEAD.match(plain, named.end())) is not None:
            said = named.group().strip()
            yield ("", f" {said}", colon.end()) if said[0] not in "¥$" else (said[0], said[1:], colon.end())
    for one in tokens:
        digits = DIGITS.match(plain, one.start) if one.kind == "amount" and amount_of(one)[0].unit != "pct" else None
        if digits is not None and digits.end() < one.end:
            yield digits["sign"] or "", plain[digits.end() : one.end], one.end


def _items(plain: str, start: int, tokens: Sequence[Token]) -> Iterator[re.Match[str]]:
    """The numbers from there on, as long as each has a name."""
    while (match := BRACKETED.match(plain, start) or ITEM.match(plain, start)) is not None:
        named = [one for one in tokens if match.start("name") <= one.start < match.end("name")]
        if not any(one.kind in NAMING for one in named) or any(one.kind == "amount" for one in named):
            return
        if match["number"].isdecimal() and int(match["number"]) in YEARS:
            return
        yield match
        start = match.end()
