"""English that counts the years of a figure, "the five-year average", and years of Japanese eras."""

from __future__ import annotations

import re

from bot.question.lexicon.wordings.figures import MOVE, NUMBER, NUMBERS

# "a three-year change": what so many years lie between that are named besides; else those up to now.
OF_YEARS = re.compile(
    rf"\b(?:the |a )?({NUMBER})[- ]year (?=(average|mean|total|sum|gap|difference|comparison|trend|view|{MOVE})s?\b)"
)
YEAR = re.compile(r"\b(?:fy ?)?(20\d\d)\b")
AVERAGES = {"average", "mean"}
LAST_YEAR = re.compile(
    r"\b(?:(?P<mark>before|to|up to|through|until|till|ending(?: in)?|in|as of|for) )?(?P<fiscal>fy)? ?(?P<year>20\d\d)\b"
)
OF_IT = re.compile(r"[a-z]+ (?:of|in|for) ")  # else of the years asked of before
# What is set against an average is no average.
SET_AGAINST = re.compile(
    r"\b(?:compare[ds]?|comparison|versus|vs|against|than|above|below|from the|to the|with the|off the|relative)\b"
)
BESIDE = (
    r"(?:compared? (?:with|to)|comparison (?:with|to)|versus|vs\.?|against|relative to|above|below|over|under|beyond|from|off"
    r"|exceed(?:s|ed|ing)?|(?:(?:higher|lower|more|less|larger|bigger|smaller|better|worse|cheaper|dearer) )?than)"
)
MEAN = (
    r"(?:average|mean|avg)s?(?: levels?| values?| prices?)?"
    r"(?: for (?:the|this|that) (?:time of (?:the )?year|month|period|season))?\b"
)
# "above its five-year average", "against the average of the previous five years".
BESIDE_MEAN = re.compile(
    rf"\b{BESIDE} (?:(?:the|its|their|a|an|our|last) )*(?:(?P<years>{NUMBER})[- ]?(?:years?|yrs?|y)[- ](?:trailing )?{MEAN}"
    rf"|{MEAN} (?:of|for|over|in)(?: the)? (?:(?:previous|last|past|prior|preceding) (?P<many>{NUMBER}) years?"
    rf"|(?P<before>{NUMBER}) (?:previous|preceding|prior) years|(?P<ago>{NUMBER}) years (?:before|earlier)))"
)
MOVING = re.compile(r"\b(?:rolling|moving)\b")

ERAS = {"reiwa": 2018, "heisei": 1988, "showa": 1925}
ERA_YEAR = re.compile(r"\b(?:calendar (?:year )?|cy ?|year )?(reiwa|heisei|showa) (\d{1,2})\b(?! ?(?:st|nd|rd|th)\b)")


def in_western_years(plain: str) -> str:
    """`plain` with the years of Japanese eras as they are counted elsewhere: "Reiwa 5" is 2023."""
    return ERA_YEAR.sub(lambda found: str(ERAS[found[1]] + int(found[2])), plain)


def _beside_mean(found: re.Match[str]) -> str:
    """What a figure is set against: the mean of so many years before it."""
    said = found["years"] or found["many"] or found["before"] or found["ago"]
    return f"vs {NUMBERS.get(said) or int(said)}y average"


def of_named_years(plain: str) -> str:
    """`plain`, a normalised sentence, without the count of years that lie between those that are named."""
    plain = BESIDE_MEAN.sub(_beside_mean, plain) if "average" in plain or "mean" in plain else plain
    found = OF_YEARS.search(plain) if "-year " in plain or " year " in plain else None
    if found is None or MOVING.search(plain) or (found[2] in AVERAGES and SET_AGAINST.search(plain)):
        return plain
    count = NUMBERS.get(found[1]) or int(found[1])
    years = [int(year) for year in YEAR.findall(plain)]
    rest = f"{plain[: found.start()]}{'yearly ' * (found[2] in AVERAGES)}{plain[found.end() :]}"
    if not years:
        whole = found[2] in AVERAGES or OF_IT.match(plain, found.end())
        return f"{rest}, last {count} calendar years" if whole else plain
    if len(years) == 1 and found[2] in AVERAGES:
        return _average_up_to(rest, count)
    if len(years) == 1 and found[2] not in {*AVERAGES, "total", "sum", "trend", "view"}:
        return f"{rest}, vs {count} years before"  # "the two-year change, FY2025"
    return rest if max(years) - min(years) in {count, count - 1} else plain


def _average_up_to(plain: str, count: int) -> str:
    """The years of an average that ends with the one that is named, or before it: "the five-year average before 2022"."""
    found = LAST_YEAR.search(plain)
    if found is None:
        return plain
    last = int(found["year"]) - (found["mark"] == "before")
    fiscal = found["fiscal"] or ""
    return f"{plain[: found.start()]}{fiscal}{last - count + 1}..{fiscal}{last}{plain[found.end() :]}"
