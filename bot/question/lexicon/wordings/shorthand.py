"""What people write short in a chat: mth, qtr, px, agst, bil., cal 25; and years of two digits beside each other."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.clock import today

COUNTED = (
    r"(?:percent|pct|thousand|million|billion|trillion|k|mn?|bn?|trn?|tn|t|kt|mt|kg|tons?|tonnes?|yen|days?|weeks?|months?|years?|countries|goods"
    r"|largest|biggest|smallest)\b"
)
UNITS = rf"(?! ?(?:%|{COUNTED})|[.,:/%]?\d)"  # a number of these is no year
SHORT = {
    r"\bmthly\b": "monthly",
    r"\b(?:mth|mnth|mont|motnh|moth)(s?)\b": r"month\1",
    r"\b(?<![\d-])yr(s?)\b(?! on yr|/yr)(?<!on yr)": r"year\1",
    r"\bqtrly\b": "quarterly",
    r"\bu(?= (?:give|gimme|show|tell|have|send|get)\b)": "you",
    r"\bqtr(s?)\b": r"quarter\1",
    r"\bctry\b": "country",
    r"\bctries\b": "countries",
    r"\bagst\b": "against",
    r"\bfm (?=[a-z])": "from ",
    r"\bpx\b": "price",
    r"\bchg\b": "change",
    r"\btrd\b": "trade",
    r"\bavg\b": "average",
    r"^n (?=[a-z])": "and ",
    r"(?<=\d) ?bil\b\.?": "bn",
    r"(?<=\d) ?mil\b\.?": "mn",
    r"(?<=\d) ?tr(?:i)?ln?\b\.?": "trn",
    r"(?<![\w.])y(?=\d[\d.,]*(?:bn|trn|mn|tn)\b)": "¥",
    r"(?<=est )1st\b|\b1st(?= (?:month|mth|quarter|qtr|half|time)\b)": "first",
    r"\b(?:cal|calendar|cy)(?: yr| year)? ?'?(09|1\d|2\d)\b": r"cy20\1",
    r"\b(09|1\d|2\d) (?:cal|calendar) (?:yr|year)\b": r"cy20\1",
    r"\b(20\d\d) (?:cal|calendar) (?:yr|year)\b": r"cy\1",
    rf"\b(against|vs\.?|versus|than) (09|1\d|2\d)\b{UNITS}": r"\1 20\2",
    r"\b(20\d\d) years?\b(?! (?:ago|before|earlier|on|to))": r"\1",
}
WRITTEN = tuple((re.compile(pattern), to) for pattern, to in SHORT.items())
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
DAY = re.compile(rf"\b(\d{{1,2}})-({MONTH})-(\d\d)\b")  # 1-feb-26
# "2025 jan-jun & jul-dec": the year is of all of them.
YEAR_FIRST = re.compile(rf"\b(20\d\d),? ({MONTH}-{MONTH}(?:,? (?:and |& |vs )?{MONTH}-{MONTH})*)\b(?! (?:20)?\d\d)")
MONTHS = re.compile(rf"{MONTH}-{MONTH}")
# "every march 22 23 24 25": years, where three or more of them follow each other.
RUN = re.compile(r"(?<![\w.,-])(?:0?9|1\d|2\d)(?:,? (?:and |& )?(?:1\d|2\d)){2,}(?![\w%.,-])")
PAIR = re.compile(r"(?<![\w.,/:-])(?<!top )(?<!топ )(1[5-9]|2\d),? (?:and |& |и )?(1[5-9]|2\d)(?= ?(?:$|[,;?!]))")  # "coal 24 25"
# "23-25 all quarters", «по годам, 19-25»: from one year to a later one.
SPAN = re.compile(rf"(?<![\w.,:/-])(?<!top )(?<!топ )(?<!between )(1[3-9]|2\d)-(1\d|2\d)\b{UNITS}")  # from 13 on: no months
MONTH_BEFORE = re.compile(rf"\b{MONTH} $")
# "Jan-Mar 26 units": a year before what is counted.
COUNTED_IN = re.compile(rf"\b({MONTH}(?:-{MONTH})?) (1[5-9]|2\d) (?=(?:units|kt|tonnes|tons|t|kg|yen|usd)\b)")
LAST_YEAR = re.compile(r"\b(20\d\d) (?:to|through|thru|until|till) last year\b")
TWO = re.compile(r"\d\d")


def spelt_out(plain: str) -> str:
    """`plain` is a normalised sentence; so is what comes back."""
    for pattern, to in WRITTEN:
        plain = pattern.sub(to, plain)
    plain = COUNTED_IN.sub(r"\1 20\2 ", plain)
    plain = DAY.sub(r"\1 \2 20\3", LAST_YEAR.sub(lambda found: f"{found[1]} to {today().year - 1}", plain))
    plain = YEAR_FIRST.sub(lambda found: MONTHS.sub(lambda months: f"{months.group()} {found[1]}", found[2]), plain)
    return SPAN.sub(_span, RUN.sub(_run, PAIR.sub(_run, plain)))


def _run(found: re.Match[str]) -> str:
    years = TWO.findall(found.group())
    follow = all(int(later) == int(one) + 1 for one, later in pairwise(years))
    return TWO.sub(lambda year: f"20{year.group()}", found.group()) if follow else found.group()


def _span(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    day = MONTH_BEFORE.search(found.string[: found.start()]) is not None  # March 23-25
    return f"20{first:02}-20{last:02}" if first < last and not day else found.group()
