"""Days in a text: "on 17 April 2026", 4月17日 say when something was told, not of when the figures are.

From a day to a day ("from April 1, 2024, to March 31, 2025") is a period, in whole months. The day that a text was written on
says which March its "in March" is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.period import YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token

DAYS = range(1, 32)
DAY = "日"
RANGING = {"range", "dash"}
TOWNS = {"home", "partner", "unknown"}
# "Apr 24" in a table is a month of 2024, "April 24" is a day.
LONGEST_SHORT = 4


MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan янв",
            "feb фев",
            "mar мар",
            "apr апр",
            "may ма",
            "jun июн",
            "jul июл",
            "aug авг",
            "sep сен",
            "oct окт",
            "nov ноя",
            "dec дек",
        ),
    )
    for word in words.split()
}
NAME = "|".join(MONTHS)
WRITTEN = (
    re.compile(rf"\b(?P<name>{NAME})[a-z]*\.? \d{{1,2}}, (?P<year>20\d\d)\b", re.IGNORECASE),
    re.compile(rf"\b\d{{1,2}} (?P<name>{NAME})[a-zа-я]*\.?,? (?P<year>20\d\d)\b", re.IGNORECASE),
    re.compile(r"(?P<year>20\d\d)年(?P<month>\d{1,2})月\d{1,2}日"),
)
# Where a date is that of the text: at the head of a line behind a town, or beside a word for publishing.
TOWN = re.compile(r"[\W\d_]*(?:(?!(?:On|In|Since|After|Before|From|By|As|Until|С|До|После)\b)[A-ZА-ЯЁ][\w.]*[\W_]+){0,3}")
PUBLISHED = re.compile(
    r"(?:released|published|announced|said|showed|reported)(?: on)?(?: \w+day)?,? $"
    r"|(?:опубликова|сообщи|обнародова)\w*(?: \w+){0,4} $",
    re.IGNORECASE,
)
PUBLISHED_BEHIND = re.compile(r"\s?(?:に|、)?(?:発表|公表)")
HEAD_LINES = 4


def written_in(text: str) -> int | None:
    """The month in which a text was written, as a number; None where its first lines do not tell."""
    for line in text.splitlines()[:HEAD_LINES]:
        for found in (one for pattern in WRITTEN for one in pattern.finditer(line)):
            before = line[: found.start()]
            if TOWN.fullmatch(before) or PUBLISHED.search(before) or PUBLISHED_BEHIND.match(line, found.end()):
                said = found.groupdict()
                month = int(said["month"]) - 1 if said.get("month") else MONTHS[found["name"].lower()]
                return int(said["year"]) * YEAR + month
    return None


def names_days(text: str) -> bool:
    """Whether a text names a day with its year."""
    return any(pattern.search(text) for pattern in WRITTEN)


def without_dates(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without days; and without the months and years that they belong to, unless these begin or end a range."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        end, month = _date(tokens, at)
        if not end:
            kept.append(tokens[at])
            at += 1
            continue
        behind = end + 1 if end < len(tokens) and tokens[end].kind == "break" else end
        goes_on = any(one.kind in RANGING for one in tokens[behind : behind + 1]) and any(
            one.kind in {"month", "number"} for one in tokens[behind + 1 : behind + 2]
        )
        ranged = goes_on or (bool(kept) and kept[-1].kind in RANGING)
        kept += month if ranged else []
        at = behind if ranged and behind < len(tokens) and tokens[behind].kind in RANGING else end
    return kept


def _date(tokens: Sequence[Token], at: int) -> tuple[int, list[Token]]:
    """Where a date that begins at a token ends, and its month and year; 0 where none begins."""
    kinds = [token.kind for token in tokens[at : at + 5]]
    if kinds[:2] == ["number", "month"] and _is_day(tokens[at]):
        year = _year(tokens, at + 2)
        return at + 2 + len(year), [tokens[at + 1], *year]
    if kinds[:2] == ["month", "number"] and _is_day(tokens[at + 1]) and (_is_long(tokens[at]) or _is_headline(tokens, at)):
        comma = kinds[2:3] == ["break"] and bool(_year(tokens, at + 3))
        year = _year(tokens, at + 2 + comma)
        return at + 2 + comma * bool(year) + len(year), [tokens[at], *year]
    if kinds[:3] == ["number", "month_mark", "number"] and _is_day(tokens[at + 2]):
        return at + 3, list(tokens[at : at + 2])
    return 0, []


def _year(tokens: Sequence[Token], at: int) -> list[Token]:
    """A year and its word, at a token."""
    if at < len(tokens) and tokens[at].kind == "number" and len(tokens[at].value) == len("2024"):
        return list(tokens[at : at + 2]) if at + 1 < len(tokens) and tokens[at + 1].kind == "year" else [tokens[at]]
    return []


def _is_day(token: Token) -> bool:
    return token.kind == "number" and len(token.value) <= len("31") and int(token.value) in DAYS


def _is_headline(tokens: Sequence[Token], at: int) -> bool:
    """`TOKYO, Jan 28 (Reuters) —`: whether a month with a number stands behind the town that a text begins with."""
    town = [token.kind for token in tokens[:at]]
    ends = tokens[at + 2].kind if at + 2 < len(tokens) else ""
    return len(town) == len(("town", ",")) and town[-1] == "break" and town[0] in TOWNS and ends in {"dash", "unknown", "break"}


def _is_long(token: Token) -> bool:
    return token.end - token.start > LONGEST_SHORT or token.value == "5"
