"""How far a figure is from its peak: `how far below their peak are imports from Russia` asks for the peak and for the figure.

What lies between them is not computed, so both are answered, one under the other.
"""

from __future__ import annotations

import re

UNITS = {
    "monthly": "month",
    "quarterly": "quarter",
    "annual": "year",
    "yearly": "year",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
}
TOPS, FLOORS = r"peak|high|record|record high|maximum|top", r"low|trough|bottom|record low|minimum|floor"
END = (
    r"(?:(?:its|their|the|a|an) )?(?P<said>(?:(?:all[- ]time|historic(?:al)?|previous|record|ever|best"
    rf"|{'|'.join(UNITS)}|(?:fy ?)?20\d\d) )*)"
    rf"(?P<end>{TOPS}|{FLOORS})(?: (?P<unit>month|quarter|year)\b)?"
)
FAR = r"(?:how (?:far|much)|by how much|how many (?:percent|yen))"
OFF = r"(?:lower than|higher than|short of|away from|down (?:from|on)|up (?:from|on)|off|below|under|above|over|from|of)"
IS = r"(?:is|are|was|were|has|have|did|do|does|stand|stood|sit|sits)"
DATED = re.compile(r"\d|\b(?:latest|newest|last|recent|this)\b")
EACH = re.compile(rf"^(?:{'|'.join(UNITS)}) ")
NOW = re.compile(r",? ?\b(?:now|today|currently|at present|at the moment|these days|right now)\b")
ASKED = (
    re.compile(rf"^(?P<lead>.*?)\b{FAR} {OFF} {END} {IS} (?P<what>[^?]{{5,90}}?)\s*\??$"),
    re.compile(
        rf"^(?P<lead>.*?)\b{FAR}(?: {OFF})? {IS} (?P<what>[^?]{{5,90}}?) (?:still |now |currently )?(?:{IS} )?(?:fallen )?"
        rf"{OFF} {END}\s*\??$"
    ),
    re.compile(
        rf"^(?P<lead>.*?)\b{FAR} (?:lower|higher|smaller|larger|less|more) {IS} (?P<what>[^?]{{5,90}}?) than (?:at )?{END}\s*\??$"
    ),
    re.compile(rf"^(?P<lead>.*?)\b(?:the )?(?:distance|gap) (?:of|between) (?P<what>[^?]{{5,90}}?) (?:to|from|and) {END}\s*\??$"),
    re.compile(
        rf"^(?P<lead>)(?P<what>[^?]{{5,90}}?),? (?:compared (?:to|with)|relative to|against|versus|vs\.?) {END}(?: level"
        rf"| figure)?\s*\??$"
    ),
)
YEAR = re.compile(r"\b(?:fy ?)?20\d\d\b")


def from_peak(text: str) -> list[str]:
    """The peak and the figure, as two questions; the text as it is where it asks for neither."""
    if text.lstrip().startswith("/") or not text.isascii():
        return [text]
    found = next(filter(None, (pattern.match(text.strip().lower()) for pattern in ASKED)), None)
    if found is None:
        return [text]
    what = NOW.sub("", found["what"]).strip(" ,")
    words = found["said"].split()
    unit = found["unit"] or next((UNITS[one] for one in [*words, *what.split()] if one in UNITS), "month")
    year = YEAR.search(found["said"])
    of_all = YEAR.sub("", what) if year is None else what
    end = "lowest" if re.fullmatch(FLOORS, found["end"]) else "highest"
    of_all = re.sub(
        r"\b(?:latest|newest|last|most recent) (?:month|quarter|year)(?: of| for| in)?\b|\b(?:in|of|for) (?=,|$)", "", of_all
    )
    when = f" in {year.group()}" if year is not None else ""
    if DATED.search(what) is None:
        what = f"{EACH.sub('', what)} in the latest {unit}"
    return [f"which {unit} had the {end} {' '.join(of_all.split()).strip(' ,')}{when}", what]
