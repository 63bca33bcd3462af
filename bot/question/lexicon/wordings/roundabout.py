"""English that asks in a roundabout way: a part in words, so many of every hundred yen, whether Russia is "even 1 %" of it.

So do "which three months had the lowest", "as a share of the total", "how much of the growth came from".
Each stands behind words of which one must be there, as in `english.py`, which goes through them.
"""

from __future__ import annotations

import re

from bot.question.lexicon.wordings.figures import MOVE as CHANGE
from bot.question.lexicon.wordings.figures import NUMBER, NUMBERS

MONEY = r"(?:yen|us dollars?|dollars?|euros?|yuan|usd|jpy)"
SCALE = r"(?P<scale>million|billion|trillion)"
AMOUNT = r"\d[\d.,]*(?: ?(?:%|[a-z]+\b)){0,3}"
LIMIT = r"(?:more than|less than|at least|at most|over|under|no less than|no more than|above|below|up to)"
PASSED = r"(?:topp(?:ed|ing)|exceed(?:ed|s|ing)?|hit(?:ting)?|pass(?:ed|ing)?|reach(?:ed|ing)?)"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
HUNDRED = r"(?:100|a hundred|one hundred|hundred|10|ten|1,?000|a thousand)"
OURS = r"(?:japan|we)"
SPENT = r"(?:spent|spends?|paid|pays?)"
EARNED = r"(?:earned|earns?|made|makes?|took|takes?|got|gets?)"
WENT = r"(?:went|goes|go|were paid|was paid|is paid|are paid|ended up|ends? up)"
CAME = r"(?:came|comes?|were|was|are|is)"
STILL = r"(?:still|even|now|really|actually|already|only|as much as)"
HABIT = r"(?:usually|typically|normally|generally|tend to|on average|as a rule|always)"
UNIT = r"(?:month|quarter|half(?:-?year)?|calendar year|fiscal year|financial year|year|fy)"
EACH_OF = r"(?P<lead>\b(?:months|quarters|years|month|quarter|year)\b[^,.;?]{3,60}? )"
MOVE = r"(?:drop|fall|decline|decrease|slump|plunge|rise|jump|increase|gain|surge|growth)"
MOST = r"biggest|largest|greatest|worst|best|smallest"
YEAR = r"(?:fy ?)?20\d\d"
OTHERS = r"(?:countries|nations|markets|partners|suppliers|destinations|buyers)"
ALL_BUT = r"(?:but|except(?: for)?|other than|apart from|besides|excluding)"
CLOSED = r"(?=$|[,.;?!])"
TOP = r"top \d+ (?:goods|products|commodities|items|countries|suppliers|buyers|markets)"
SHARE = r"(?:share|percentage|percent|proportion|part|%)"
ENDS = r"lowest|highest|smallest|largest|biggest|weakest|strongest|best|worst"
FLOW = r"(?:japan |its |total |all |the )*(?:exports|imports)(?: (?:to|from) [a-z]+)?"
IN = r",? (?:in|for|during|of) (?:20\d\d|fy ?\d+)"
# Words of which one is there; from → to, in this order.
ROUNDABOUT: dict[tuple[str, ...], dict[str, str]] = {
    # How many of the first, in digits; their part of all there is; the months that are the lowest.
    ("top ",): {
        **{rf"\btop {word}\b": f"top {number}" for word, number in {**NUMBERS, "fifteen": 15, "twenty": 20}.items()},
        rf"\b(?P<top>{TOP}) imported from\b": r"\g<top> in imports from",
        rf"\b(?P<top>{TOP}) exported to\b": r"\g<top> in exports to",
        rf"\b(?P<top>{TOP}\b[^?,;]*?) as (?:an? )?{SHARE} of (?:the |all |its |japan )*(?:total|whole|imports|exports)\b": (
            r"combined share of the \g<top>"
        ),
    },
    ("which ", "what "): {
        rf"\b(?:which|what) (?P<count>{NUMBER}) (?P<unit>months|quarters|years)"
        rf"(?P<when> (?:of|in|since|from) [^?,;]*?\d[^?,;]*?)?"
        rf" (?:had|saw|have|were|recorded) (?:the )?(?P<end>{ENDS}) (?P<what>[^?;]*)": (
            r"the \g<count> \g<end> \g<unit> of \g<what>\g<when>"
        ),
    },
    ("came from", "comes from", "come from", "due to", "down to"): {
        rf"\b(?:how much|what share|what part|what percentage) of (?:the |japan )*(?P<move>{CHANGE}) in (?P<what>{FLOW})"
        rf"(?P<when>{IN})? (?:came from|comes? from|(?:was|is) (?:due|down) to)"
        rf" (?P<who>[a-z ]{{2,30}}?)(?P<late>{IN})?(?=$|[?,;])": (
            r"contribution of \g<who> to the \g<move> in \g<what>\g<when>\g<late>"
        ),
    },
    ("paid to ", "pay to ", "paying to "): {r"\b(?:paid|pays?|paying) to (?=[a-z])": "paid for imports from "},
    ("illion",): {
        rf"\bhalf an? {SCALE}\b": r"0.5 \g<scale>",
        rf"\ba {SCALE}(?= {MONEY}\b)": r"1 \g<scale>",
        rf"\b(?P<limit>{LIMIT}|{PASSED}) a {SCALE}\b": r"\g<limit> 1 \g<scale>",
    },
    (" or more", " or higher", " or greater", " or larger", " or bigger", " or better", " or worse"): {
        rf"(?P<amount>{AMOUNT}) or (?:more|higher|greater|larger|bigger|better|worse)\b(?! than)": r"\g<amount> or above",
    },
    (" or fewer", " or lower", " or smaller"): {
        rf"(?P<amount>{AMOUNT}) or (?:fewer|lower|smaller)\b(?! than)": r"\g<amount> or below",
    },
    ("of every ", "for every ", "of each "): {
        rf"\b(?:for|out of|of) (?:every|each) {HUNDRED} {MONEY},?(?: that)? {OURS} {SPENT} (?:on|for) (?:imported |imports of"
        rf" )?(?P<what>[^;?]{{2,80}}?),? "
        rf"how (?:many|much)(?: of (?:it|that|them))? (?:{WENT}|{CAME}) (?:to|from) (?P<who>[^;?,]{{2,40}})": (
            r"what share of imports of \g<what> was from \g<who>"
        ),
        rf"\b(?:for|out of|of) (?:every|each) {HUNDRED} {MONEY},?(?: that)? {OURS} {SPENT} (?:on|for) (?P<what>[^;?]{{2,80}}?),? "
        rf"how (?:many|much)(?: of (?:it|that|them))? (?:{WENT} (?:on|to)|{CAME}(?: for)?) (?P<who>[^;?,]{{2,40}})": (
            r"what share of \g<what> was \g<who>"
        ),
        rf"\b(?:for|out of|of) (?:every|each) {HUNDRED} {MONEY},?(?: that)? {OURS} {EARNED} (?:from|by|on|with) (?P<what>"
        rf"[^;?]{{2,80}}?),? "
        rf"how (?:many|much)(?: of (?:it|that|them))? {CAME} (?:from|by|for|with) (?P<who>[^;?,]{{2,40}})": (
            r"what share of \g<what> was \g<who>"
        ),
    },
    ("%", " percent", " per cent"): {
        # One figure says whether it is so; of which months it is so is another question.
        rf"^(?P<lead>(?:(?:so|and|but|ok|well),? )*)(?:is|are|was|were|do|does|did) (?P<who>(?!there\b|it\b|they\b|that\b"
        rf"|this\b)[a-z][a-z ]{{1,30}}?)"
        rf"(?: {STILL})*(?: (?:make up|account for|represent|supply|provide|constitute|be))?(?: {STILL})*(?: {LIMIT})? "
        rf"\d+(?:\.\d+)? ?(?:%|percent|per cent) of (?P<whole>(?![^?]*\b(?:months?|quarters?|years|20\d\d level|ever)\b)"
        rf"[^?]{{3,80}})": (r"\g<lead>what share of \g<whole> is \g<who>"),
    },
    ("rolling", "trailing", "running", "moving"): {
        r"\b(?:trailing|running) (?P<count>\d+|two|three|four|six|twelve)[- ]months? (?P<sum>totals?|sums?|average)\b": (
            r"rolling \g<count>-month \g<sum>"
        ),
    },
    (" thru ", " through "): {
        # "Rolling sums through 2025": in all of that year, where nothing is said to begin before it.
        r"^(?!.*\b(?:from|since|between|starting|beginning)\b)(?P<what>.*?[a-z]),? (?:thru|all through|right through)"
        r" (?P<year>20\d\d)\b": (r"\g<what> in \g<year>"),
    },
    ("teh ", "hte ", "adn ", "nad ", "taht ", "waht ", "thier "): {
        r"\b(?:teh|hte)\b": "the",
        r"\b(?:adn|nad)\b": "and",
        r"\btaht\b": "that",
        r"\bwaht\b": "what",
        r"\bthier\b": "their",
    },
    ("doubl", "halve", "tripl"): {
        rf"{EACH_OF}(?P<by>more than|over) doubled\b": r"\g<lead>rose by more than 100%",
        rf"{EACH_OF}(?P<by>more than|over) tripled\b": r"\g<lead>rose by more than 200%",
        rf"{EACH_OF}(?P<by>more than|over) halved\b": r"\g<lead>fell by more than 50%",
        rf"{EACH_OF}doubled\b": r"\g<lead>rose by at least 100%",
        rf"{EACH_OF}tripled\b": r"\g<lead>rose by at least 200%",
        rf"{EACH_OF}halved\b": r"\g<lead>fell by at least 50%",
    },
    ("steep", "sharp", "deep", "m/m", "mom", "month", "q/q", "qoq", "quarter"): {
        rf"\b(?:steepest|sharpest|deepest)\b(?= (?:[a-z/-]+ ){{0,3}}{MOVE}\b)": "largest",
        rf"\b(?P<most>{MOST}) (?:m/m|mom|month[- ](?:on|over)[- ]month) (?P<move>{MOVE})\b(?P<rest>[^?]*)": (
            r"\g<most> monthly \g<move>\g<rest> vs previous month"
        ),
        rf"\b(?P<most>{MOST}) (?:q/q|qoq|quarter[- ](?:on|over)[- ]quarter) (?P<move>{MOVE})\b(?P<rest>[^?]*)": (
            r"\g<most> quarterly \g<move>\g<rest> vs previous quarter"
        ),
    },
    (" deficit",): {
        # The smallest deficit is the highest balance.
        r"\b(?:smallest|narrowest|lowest|least)(?P<mid>(?: (?:monthly|quarterly|annual|yearly|trade|bilateral))*) deficit\b": (
            r"highest\g<mid> balance"
        ),
    },
    (" but ", " except ", " other than ", " apart from ", " besides ", " excluding "): {
        # What is left out alone says with whom; a "to" before it would begin a run of years.
        rf"\b(?:to|from) (?:all|everyone|everybody|anyone|everywhere)(?: (?:the |other )*{OTHERS})? {ALL_BUT}"
        rf" ": "all countries except ",
        rf"\b(?:to|from) (?:the )?(?:other )?{OTHERS} {ALL_BUT} ": "all countries except ",
        rf"\b(?:everyone|everybody|anyone|everywhere) {ALL_BUT} ": "all countries except ",
    },
    ("average of ", "average in ", "average for "): {
        # The newest month, where none is named.
        r"^(?P<what>[^?;\d]*?\b(?:imports|exports|trade)\b[^?;\d]*?),? (?:vs\.?|versus|against|relative to|compared (?:to|with))"
        r" (?:the |its |their )*(?:monthly )?average (?:of|in|for) (?P<year>20\d\d)(?=\W*$)": (
            r"\g<what> latest month and average of \g<year>"
        ),
    },
    ("total ", "cumulative ", "aggregate "): {
        rf"\b(?:total|cumulative|aggregate) (?P<what>[^,.;?]{{3,60}}? (?:over|across|between) {YEAR} ?(?:-|–|to|through|and)"
        r" ?(?:fy ?)?(?:20)?\d\d)\b": r"\g<what> added up",
    },
    ("q:", "q -", "q –"): {
        r"^(?:[a-z]+ )?q ?(?::|-|–) ?(?!\d)": "",  # "student q: …"
    },
    (" on file", "on the books"): {
        r"\b(?:on file|on the books)\b": "on record",
    },
    ("which m", "which q", "which y", "which f", "which c", "what m", "what q", "what y", "what f"): {
        # One of them is asked for, and not how far back its record goes.
        rf"\b(?P<which>(?:which|what) {UNIT} (?:was|is|were|had|saw)(?: the)?) (?:best|strongest) since (?=20\d\d|fy|{MONTH})": (
            r"\g<which> highest since "
        ),
        rf"\b(?P<which>(?:which|what) {UNIT} (?:was|is|were|had|saw)(?: the)?) (?:worst|weakest) since (?=20\d\d|fy|{MONTH})": (
            r"\g<which> lowest since "
        ),
    },
    ("month",): {
        rf"\b(?:in )?(?:which|what) (?:calendar )?months?(?: of the year)? (?:do|does|did) {OURS} {HABIT} "
        r"(?P<how>buy|import|purchase|sell|export|ship)(?: the)? (?:most|biggest|largest|least|fewest)(?: of)? (?P<what>"
        r"[^,.;?]{3,60})": (r"seasonal pattern, japan \g<how>s \g<what>"),
        r"\b(?:the )?(?:first|earliest) month (?:that |when |in which |where )?(?P<what>[^,.;?]{3,60}?) "
        r"(?:shows? up|showed up|appears?|appeared|turns? up|turned up|is seen|was seen|arrived|is recorded|was recorded)\b"
        r"(?: in (?:the|your|these) [a-z]+)?": r"first month with any \g<what>",
        rf"(?P<with>^| |, )(?:(?:in|of) )?(?:one|a) single[- ]month (?=.*{MONTH})": r"\g<with>monthly ",
        r"\bsingle[- ]month\b": "monthly",
    },
    ("based on", "base it on", "base that on", "basing it on"): {
        rf"[,¶ ]*\b(?:based on|base (?:it|that) on|basing (?:it|that) on)(?: the)?(?: data| figures| years| period)?(?: of| for"
        rf"| from)? (?=20\d\d|fy|{MONTH})": (", "),
    },
    (" counted in ", " measured in ", " taken in "): {
        rf", (?:counted|measured|taken) in (?P<unit>months|quarters|years|fiscal years){CLOSED}": r", by \g<unit>",
    },
    ("just ", "only "): {
        r"\b(?:just|only) (?:give me |show me |show |name )?(?:the )?(?:no\.? ?1|no one|number one|number 1|#1|winner|leader"
        r"|top one|top spot)"
        r"(?! \d)(?=\W|$)": "top 1",
    },
    ("second hand", "second-hand", "secondhand", "pre-owned", "preowned", "previously owned"): {
        r"\b(?:second[- ]?hand|pre-?owned|previously owned) (?=(?:passenger"
        r" )?(?:cars?|vehicles?|autos?|automobiles?|trucks?|motor vehicles?)\b)": "used ",
    },
}
PARTS = {
    "two thirds": "66.7%",
    "three quarters": "75%",
    "third": "33.3%",
    "quarter": "25%",
    "fifth": "20%",
    "tenth": "10%",
    "half": "50%",
}
ALSO_TIMES = {"half", "quarter", "third"}  # "by over a half" is read as it stands, "the third of a year" is none
PART = re.compile(
    rf"\b(?P<by>(?:by|lost|shed|gained) )?(?P<limit>{LIMIT} )?(?:an? |one )?(?P<part>two[- ]thirds|three[- ]quarters|third"
    rf"|quarter|fifth|tenth|half)\b"
    r"(?P<level> (?:of|from) (?:the |its |their )?(?:20|fy|year|fiscal|calendar|last|this|previous|prior|what"
    r"|level))?(?P<behind> (?:or|of)\b)?"
)


AROUND = re.compile(r"\bbefore and after (20\d\d)\b")


def in_percent(plain: str) -> str:
    """`plain`, a normalised sentence, with parts of something in words as percentages: "more than a fifth"; years around one."""
    around = AROUND.sub(lambda found: f"{int(found[1]) - 1} and {int(found[1]) + 1}", plain)
    return PART.sub(_percent, around)


def _percent(found: re.Match[str]) -> str:
    part, by, limit = found["part"].replace("-", " "), found["by"] or "", found["limit"] or ""
    if part in ALSO_TIMES:
        known = (by and not limit and found["behind"] == " or") or (limit and not by and found["behind"] == " of")
    else:
        known = by or limit
    if found["level"] or not known:
        return found.group()
    return f"{by}{limit}{PARTS[part]}{found['behind'] or ''}"
