"""Japanese that counts how long what is asked of lasts: 2021年までの5年平均, 直近6カ月とその前の6カ月."""

from __future__ import annotations

import re

COUNT = r"(?P<count>[2-9]|1[0-5])"
MONTHS = r"[カヵヶケか]月(?:間)?"
AVERAGE = re.compile(rf"(?<![\d過去近今後年]){COUNT}[カヵヶケか]?年(?:間)?(?:の)?平均(?!より|と|比|を|から|並|に比)(?P<of>の)?")
ENDED = re.compile(r"(?P<year>20\d\d)年(?P<fiscal>度)?(?:(?P<to>まで)|(?P<before>以前|より前|の前|前))の?")
YEAR = re.compile(r"20\d\d年|20\d\d")
# So many of the newest months, set against as many before them.
BEFORE = re.compile(
    rf"(?P<newest>(?:直近|過去|最近|この)の?(?P<count>\d{{1,2}}){MONTHS}[^。?]*?)(?:[、,とを]|と、)?(?:その)?(?:直前|すぐ前|前|手前|以前|先立つ)の?"
    rf"(?P=count){MONTHS}(?:の)?(?:と(?:の)?|に|を)?(?:比較(?:して|すると|は)?|比べ(?:て|ると)?|対比(?:して)?|比)?"
)


def with_spans(plain: str) -> str:
    """The text, what counts years or months in the words of the tables."""
    plain = BEFORE.sub(r"\g<newest>前期比", plain) if "前" in plain else plain
    return _average_of_years(plain) if "年" in plain and "平均" in plain else plain


def _average_of_years(plain: str) -> str:
    """Of the last so many years, or of those up to the one that is named; where several are named these are meant."""
    found = AVERAGE.search(plain)
    if found is None:
        return plain
    count, years = int(found["count"]), YEAR.findall(plain)
    ended = ENDED.search(plain)
    if not years:
        return f"{plain[: found.start()]}過去{count}年の年平均{found['of'] or ''}{plain[found.end() :]}"
    if ended is None or len(years) > 1:
        return plain
    last, unit = int(ended["year"]) - bool(ended["before"]), f"年{ended['fiscal'] or ''}"
    run = f"{last - count + 1}{unit}から{last}{unit}の"
    yearly = f"{plain[: found.start()]}年平均{found['of'] or ''}{plain[found.end() :]}"
    return yearly.replace(ended.group(), run, 1)
