"""Years in two digits, and parts of them, written out: `Q3 '24`, «3К25», «2022, 23 и 24», 2023・24年, `2020s`."""

from __future__ import annotations

import re

CLIPPED_YEAR = re.compile(r"(?<!\w)['’](\d\d)\b")  # Q3 '24
CLIPPED_PAIR = re.compile(r"\b(09|[12]\d) (vs\.?|v|versus) (09|[12]\d)\b(?! ?(?:%|bn|mn|months?|years?|t\b))")  # 21 vs 25
# 「2023・24・25年」: years in two digits behind a whole one.
JAPANESE_YEARS = re.compile(r"(?<!\d)20\d\d(?:年?[・、,/と]\d\d)+(?=年(?!前|間|後|ぶり|連続|目|分|以内|以上))")
# 「23〜25年度」: years in two digits on both sides.
JAPANESE_RUN = re.compile(r"(?<![\d.,月])(09|[12]\d)(年度?)?(から|[〜~-])(09|[12]\d)(?=年)(?!年間)")
YEAR_END = r"(?:-?(?:й|м|го|му|х))?"
SHORT_YEAR = re.compile(rf"\b(в|за|к|с|до|по|от|против|относительно) (09|[12]\d)(?={YEAR_END} год[уа]?\b)")  # в 25 году
# «2022, 23 и 24», «в 2021-м и 25-м», «22–24 гг.»: years in two digits behind a whole one, or before their word.
YEARS_LISTED = re.compile(
    rf"(?<![\w.,/-])(?:20)?[0-3]\d{YEAR_END}(?:(?:,| и|, и|, а| ?[-–—]) ?(?:в |за )?(?:20)?[0-3]\d{YEAR_END})+(?![\w%.-])"
    r"(?P<behind> [^\W\d]\w*)?"
)
IN_TWO = re.compile(r"(?<!\d)(\d\d)(?!\d)")
YEAR_WORD = re.compile(r" (?:год\w*|гг)$")
SHORT_YEARS = range(9, 30)
# «2-му полугодию», «1-й»: the ending of a small ordinal says nothing.
ORDINAL = re.compile(r"(?<!\w)([1-4])-(?:му|го|ом|ой|ый|ая|ое|ые|ую|ых|м|й|е|я|ю)\b")
DECADE = re.compile(r"(?<!\d)(19\d|20[0-3])0(?:s\b|-?(?:е|х|ые|ых)\b|年代(前半|後半)?)")
DECADE_YEARS = {"前半": "0-{}4", "後半": "5-{}9"}
# «3К25», «1П2024», «9М25»
SHORT_PART = re.compile(
    r"\b([1-4])\s?(?:к|кв)\.?\s?(?:20)?([12]\d)\b|\b([12])\s?(?:п|пг)\.?\s?(?:20)?([12]\d)\b|\b([69])\s?м(?:ес)?\.?\s?(?:20)?([12]\d)\b"
)


def with_clipped_years(folded: str) -> str:
    """`2020s`, `Q3 '24`, `21 vs 25`: in any language."""
    return CLIPPED_PAIR.sub(r"20\1 \2 20\3", CLIPPED_YEAR.sub(r" 20\1", DECADE.sub(_decade, folded)))


def with_russian_years(folded: str) -> str:
    """«3К25», «2-му полугодию», «2022, 23 и 24», «в 25 году»."""
    folded = ORDINAL.sub(r"\1", SHORT_PART.sub(_part, folded))
    return SHORT_YEAR.sub(r"\1 20\2", YEARS_LISTED.sub(_years, folded))


def with_japanese_years(folded: str) -> str:
    """2023・24・25年, 23〜25年度."""
    folded = JAPANESE_YEARS.sub(lambda found: IN_TWO.sub(r"20\1", found.group()), folded)
    return JAPANESE_RUN.sub(_run_of_years, folded)


def _part(found: re.Match[str]) -> str:
    """A part of a year and its year, as they are written elsewhere."""
    quarter, of_quarter, half, of_half, months, of_months = found.groups()
    if quarter:
        return f"q{quarter} 20{of_quarter}"
    return f"h{half} 20{of_half}" if half else f"{months} месяцев 20{of_months}"


def _decade(found: re.Match[str]) -> str:
    """`2020s` → 2020-2029, `2020年代前半` → 2020-2024."""
    tens, half = found.groups()
    return f"{tens}{DECADE_YEARS.get(half, '0-{}9').format(tens)}"


def _years(found: re.Match[str]) -> str:
    """A list of years, those in two digits written out; as it is where they may count something else."""
    text, behind = found.group(), found["behind"] or ""
    listed = text.removesuffix(behind)
    short = [int(number) for number in IN_TWO.findall(listed)]
    whole = [int(number) for number in re.findall(r"20(\d\d)", listed)]
    rising = whole[:1] + short == sorted({*whole[:1], *short}) and listed.startswith("20")
    counted = len(short) == 1 and behind and not listed.endswith("м")  # "2024, 25 крупнейших стран"
    named = YEAR_WORD.search(behind) is not None
    clear = named or (rising and not counted and not set("-–—") & set(re.sub("-[йм]", "", listed)))
    if not short or not clear or not all(number in SHORT_YEARS for number in short):
        return text
    return IN_TWO.sub(r"20\1", listed) + behind


def _run_of_years(found: re.Match[str]) -> str:
    """`23〜25年度` → `2023〜2025年度`; as it is where it runs backwards, or counts years."""
    first, mark, joining, last = found.groups()
    rises = SHORT_YEARS.start <= int(first) < int(last) < SHORT_YEARS.stop
    return f"20{first}{mark or ''}{joining}20{last}" if rises else found.group()
