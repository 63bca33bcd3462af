"""The grammar of Russian replies: names of periods in the cases that prepositions want, years written out, a verb in its gender.

In other languages everything is left as it is.
"""

from __future__ import annotations

import re

SOFT = "ьй"
# What is declined in the name of a period, beside a year: in the nominative, the genitive, the dative and the plural.
HALF = ("полугодие", "полугодия", "полугодию", "полугодия")
QUARTER = ("квартал", "квартала", "кварталу", "кварталы")
MEAN = ("среднее", "среднего", "среднему", "средние")  # «среднее за 5 лет»
MONTHS = ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь")
DECLINED = re.compile(rf"\b(?:{'|'.join((*MONTHS, HALF[0], QUARTER[0], MEAN[0]))})\b")
GENITIVE, DATIVE, PLURAL = 1, 2, 3
NEUTER = "сальдо"
# Years that are abbreviated, and how a text for the press has them.
WRITTEN_OUT = (
    (re.compile(r"\bс (\d{4})\sг\. по (\d{4})\sг\."), r"с \1 по \2 год"),
    (re.compile(r"(\d{4}–\d{4})\sгг\."), r"\1 годы"),
    (re.compile(r"(\d{4})\sф\.\sг\."), r"\1 финансового года"),
    (re.compile(r"(\d{4})\sг\."), r"\1 года"),
)


class PeriodName(str):
    """How a period is called; `of` stands behind «с», `to` behind «к»."""

    __slots__ = ()

    @property
    def of(self) -> str:
        """`марта 2026 г.`, `IV квартала 2025 г.`, `2009 г.`."""
        return DECLINED.sub(lambda found: _declined(found.group(), GENITIVE), self)

    @property
    def to(self) -> str:
        """`марту 2026 г.`, `IV кварталу 2025 г.`, `2009 г.`."""
        return DECLINED.sub(lambda found: _declined(found.group(), DATIVE), self)


def parts_together(first: str, last: str) -> str:
    """Quarters or halves of one year, by their names: `I–IV кварталы 2025 г.`."""
    return f"{first.partition(' ')[0]}–{DECLINED.sub(lambda found: _declined(found.group(), PLURAL), last)}"


def genitive(month: str) -> str:
    """Март, август → марта, августа; the others are soft: январь → января, май → мая."""
    return _declined(month, GENITIVE)


def made(subject: str) -> str:
    """«Составил» or «составило», for what a sentence is about."""
    return "составило" if subject.casefold().startswith(NEUTER) else "составил"


def written_out(text: str) -> str:
    """`с ноября 2021 года` for `с ноября 2021 г.`: a text that is quoted has no abbreviated years."""
    point = "." if text.endswith("г.") else ""
    for short, full in WRITTEN_OUT:
        text = short.sub(full, text)
    return text + point


def _declined(word: str, case: int) -> str:
    for forms in (HALF, QUARTER, MEAN):
        if word == forms[0]:
            return forms[case]
    hard, soft = {GENITIVE: ("а", "я"), DATIVE: ("у", "ю")}[case]
    return word[:-1] + soft if word[-1] in SOFT else word + hard
