"""HS codes in a text: `hs2711`, `HS code 2711.11`, `ТН ВЭД 2701`, `27類`, `8703`.

A number by itself is a code where there is such a heading or subheading and it is no year and no month.
"""

from __future__ import annotations

import re

from bot.question.codes import DIGITS, MARK
from bot.question.lexicon.tokens import Token

MARKS = (
    r"(?:(?:by|under) )?hs(?:-| )?(?:codes?|コード|code no\.?)?(?:の|は)?",
    r"(?:по )?(?:(?:коды?|кода|коду|кодом|коде|кодам) )?(?:тн ?вэд|hs)(?: еаэс)?",
    r"(?:по )?(?:коды?|кода|коду|кодом|коде|кодам)",
    r"(?:hs )?(?:headings?|subheadings?|chapters?|tariff (?:line|code|item)s?)",
    r"(?:товарн\w+ )?(?:позици\w+|субпозици\w+|групп[аыуе]|глав[аыуе])(?: тн ?вэд)?",
    r"(?:統計品目番号|統計番号|税番|関税番号|(?:統計)?品目(?:番号|コード)|品番|(?:統計|商品|税関)コード)(?:の|は)?",
)
MARKED = re.compile(
    rf"(?<![a-zа-я\d])(?:{'|'.join(MARKS)})[ :#№]*(?P<digits>\d[\d.]*(?:\d-\d{{3}}|\d)|\d)"
    r"(?:\s?[類項号]| (?:chapter|heading|subheading))?(?![^\W_]|-\d{3}(?!\d)|\.\d)"
)
WIDE = re.compile(rf"(?<![a-zа-я\d])(?:{'|'.join(MARKS)})[ :#№]*(?P<digits>\d[\d.]*\d(?:-\d{{3}})?)(?:[類項号])?")
COUNTED = re.compile(r"(?<!\d)第?(?P<digits>\d{1,2}(?=類)|\d{2}\.?\d{2}(?=項)|\d{4}\.?\d{2}(?=号))[類項号]")
# Japanese particles stand at a number without a space.
BARE = re.compile(
    r"(?<![^\Wのらをはがともへに])(?<![.,/-])(?P<digits>\d{9}|\d{6}(?:-\d{3})?|\d{4}(?:\.\d{2}(?:[.-]\d{3})?)?)(?![^\Wのをはがともへに]|[,/-]|\.\d)"
)
SEPARATORS = re.compile(r"[.-]")  # 2711.11-000, as the customs write it
YEARS, MONTHS = range(1900, 2100), range(1, 13)
# Nobody asks for years before these but in so many words.
ASKED_YEARS = range(1950, 2100)
IN_A_YEAR = re.compile(r"(?<![^\W_])(?:in|of|since|from|before|after|until|till|to|by|year|в|за|с|до|после|от|по)\s+$")


def code_at(text: str, at: int, known: frozenset[str]) -> Token | None:
    """The code that begins at a place of a normalised text; of the kind `no_code` where it has a wrong number of digits.

    `known` are the headings and subheadings that there are: a number that nothing marks as a code is one of them.
    """
    found = MARKED.match(text, at) or WIDE.match(text, at) or COUNTED.match(text, at)
    if found is not None:
        # "By HS code 2019": a year, where there is no such heading.
        marked = found["digits"]
        is_year = len(marked) == DIGITS[1] and marked.isdigit() and int(marked) in YEARS
        return None if is_year and marked not in known else _token(found)
    found = BARE.match(text, at)
    if found is None:
        return None
    digits = SEPARATORS.sub("", found["digits"])
    return _token(found) if digits[: DIGITS[2]] in known and not _is_time(digits, text[:at]) else None


def may_be_code(text: str, year: str) -> bool:
    """Whether a year stands in a text as a heading would: by itself, and without a word that dates."""
    found = re.search(rf"(?<![\w.,/-]){year}(?![\w.,/-])", text)
    return found is not None and IN_A_YEAR.search(text[: found.start()]) is None


def _token(found: re.Match[str]) -> Token:
    digits = SEPARATORS.sub("", found["digits"]).zfill(DIGITS[0])  # chapter 3 is 03
    kind, value = ("commodity", f"{MARK}{digits}") if len(digits) in DIGITS else ("no_code", digits)
    return Token(kind, value, found.start(), found.end())


def _is_time(digits: str, before: str) -> bool:
    """Whether a number may be a year, or a year and a month; `before` is what stands before it."""
    year = int(digits[:4])
    if len(digits) == DIGITS[1]:
        return year in ASKED_YEARS or (year in YEARS and IN_A_YEAR.search(before) is not None)
    return year in YEARS and len(digits) == DIGITS[2] and int(digits[4:]) in MONTHS
