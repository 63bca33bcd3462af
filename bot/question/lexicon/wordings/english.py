"""English that points back at an earlier question, or asks how far the data go, as the phrases that the tables have.

Each stands behind words of which one must be there: a text that has none of them is not looked through.
"""

from __future__ import annotations

import re

from bot.question.lexicon.wordings.balances import BALANCES
from bot.question.lexicon.wordings.compared.figured import FIGURED
from bot.question.lexicon.wordings.compared.standing import STANDING
from bot.question.lexicon.wordings.figures import FIGURES
from bot.question.lexicon.wordings.lists import LISTS
from bot.question.lexicon.wordings.of_years import in_western_years, of_named_years
from bot.question.lexicon.wordings.roundabout import ROUNDABOUT, in_percent
from bot.question.lexicon.wordings.spoken import SPOKEN

LAST = r"(?:newest|latest|last|most recent)"
LAST_MONTH = rf"{LAST} (?:month|data ?points?|figures?|numbers?|data)"
THERE_IS = (
    r"(?:(?:that )?(?:do )?you(?:['’]ve| have)?(?: got| have)?|available|there (?:is|are)|on record|covered|published"
    r"|in (?:the|your|this) (?:data(?:set|base)?|figures|statistics|tables?))"
)
THE_DATA = r"(?:the |your |these )?(?:data(?:set)?|figures|numbers|statistics)"
LARGE = r"(?:large|larger|big|bigger|huge|full[- ]?size(?:d)?)"
PICTURE = r"(?:chart|graph|plot|diagram|picture|image)"
UNIT = r"(?P<unit>month|quarter|half(?:-? ?year)?|calendar year|fiscal year|financial year|fy|year)"
OTHERS = r"(?:suppliers|sellers|sources|countries|buyers|markets|destinations|customers|partners)"
MOVED = r"(?:extend|stretch|take|push|go|run|bring)"
SHOWN = r"(?:series|chart|table|run)"
MOVE = r"(?:change|rise|fall|drop|increase|decline|growth)"
CAUSED = r"(?:is|was|came from|comes from|(?:is|was) due to|reflects|reflected)"
MOVING = r"(?:falling|declining|dropping|shrinking|decreasing|sliding|rising|growing|increasing|climbing)\b"
YEAR_EARLIER = r",? (?:than |on )?(?:(?:in )?(?:a|the) year (?:earlier|before|ago)|last year)(?=$|[,.;?!])"
WHICH_OF_THEM = r"\b(?P<which>(?:in )?which (?:months|quarters|years)\b[^,.;?]*?)"
EARLIER = r"(?:previous|preceding|prior)"
RUNNING = r"(?:newest |latest |current |running )?(?P<year>(?:fiscal |financial )?year)"
NEWEST_OF_IT = rf"(?:up )?(?:to|until|till|through) (?:its|the) {LAST_MONTH}(?: {THERE_IS})?"
# Words of which one is there; from → to, in this order.
WORDINGS: dict[tuple[str, ...], dict[str, str]] = {
    ("newest", "latest", "recent", "last ", "which month", "what month", "which date", "what date", "which year", "what year"): {
        rf"\b(?:what|which)(?: month)?(?: is| are)?(?: the| your)? {LAST_MONTH}(?: one)? {THERE_IS}": "how recent is the data",
        rf"\b(?:what|which) month is (?:the |your )?{LAST}(?: one)? {THERE_IS}": "how recent is the data",
        rf"\b(?:up to|until|till|to) (?:which|what) (?:month|date|year) do(?:es)? {THE_DATA} (?:go|run|reach|extend)(?: to)?": (
            "how recent is the data"
        ),
        rf"\b(?:which|what) (?:month|date|year) do(?:es)? {THE_DATA} (?:go|run|reach|extend|end)(?: up)?(?: to| in| with| at)?": (
            "how recent is the data"
        ),
        rf"^(?:the |your )?{LAST_MONTH} (?:that )?you(?:['’]ve| have)?(?: got)?\b": "how recent is the data",
    },
    ("chart", "graph", "plot", "diagram", "picture", "image", "make "): {
        rf"\b{LARGE} (?={PICTURE}\b)": "hd ",
        rf"\b({PICTURE}),? (?:but )?{LARGE}(?=$|[,.;?!])": r"\1 hd",
        rf"\bmake (?:it|that|the {PICTURE}) {LARGE}\b": "hd chart",
    },
    ("half",): {
        rf"\b(?:the |its )?{EARLIER} half(?:-? ?year)?\b": "the half before",
        rf"\bthe half(?:-? ?year)? (?:before|{EARLIER})(?: that| it)?\b": "the half before",
    },
    ("one month", "one quarter", "one year"): {
        r"\bone (month|quarter|year) (earlier|before|ago)\b": r"a \1 \2",
    },
    ("replace", "substitute"): {
        r"^(?P<lead>(?:(?:and|now|please|then|ok|so),? )*)(?:replace|substitute) (?P<goods>[^,.;?]{2,40}?) (?:with|by) (?=\S)": (
            r"\g<lead>swap \g<goods> for "
        ),
    },
    ("how many of ",): {
        r"\bhow many of (?:its|the|these|those|that year's?) (?=months|quarters|years)": "how many ",
    },
    ("same ",): {
        r"\b(?:the )?same (months?|quarter|half|period|season|stretch) (?:in|of) (?=20\d\d\b|fy|fiscal )": r"the same \1 ",
    },
    ("following ",): {
        rf"\b(?:the |a |one )?following {UNIT}\b": r"the next \g<unit>",
    },
    (" after", " later", " thereafter"): {
        rf"\b(?:the |a |one ){UNIT} (?:after(?: that)?|later|thereafter)(?=$|[,.;?!])": r"the next \g<unit>",
    },
    ("other ",): {
        r"\b(what|which) other (?=goods|products|things|commodities|items)": r"\1 ",
        rf"\bother (?P<who>{OTHERS}) (?:than|except|besides) ": r"\g<who> other than ",
    },
    (" back ",): {
        rf"\b{MOVED}(?: it| that| the {SHOWN})? (?:further )?back (?:to|until) (?=\d|fy)": "since ",
    },
    ("where d",): {
        r"\bwhere (?:do|does|did) (?:this|that|these|those|the|your) (?:figure|number|data|statistic|value)s? come from": (
            "what is the source of the data"
        ),
    },
    ("how much of ",): {
        rf"\bhow much of the {MOVE} (?P<of>(?:in|of) [^,.;?]{{2,60}}?) {CAUSED} (?:the )?(?:price|volume|quantity)s?\b(?! per)": (
            r"how much of it is price, \g<of>"
        ),
    },
    (" due to ", " owing to ", " attributable to ", " down to ", " thanks to "): {
        r"\b(?P<part>(?:how much|what (?:part|share|portion|proportion|fraction)) of [^,.;?]{3,80}?) (?:(?:was|is|were|came) )?"
        r"(?:due|owing|attributable|down|thanks) to (?!(?:the )?(?:price|volume|quantit))": r"\g<part> was ",
    },
    ("combined share", "joint share", "aggregate share"): {
        # Of those that are named; without names it is that of the first few.
        r"\b(?:combined|joint|aggregate) share of (?P<names>[^.;?]{2,80}? (?:and|plus) [^,.;?]{2,30}?)(?= in\b| of\b|$|[,.;?])": (
            r"share of \g<names> together"
        ),
    },
    ("since when",): {
        r"\bsince when (?:has|have|had) (?:there been|(?:japan|we) (?:had|bought|imported)) (?:no|not any) ": (
            "when was the last "
        ),
        # How long it lasts, no record: "falling since when", "since when have they been falling".
        rf"\bsince when (?P<has>has|have|had) (?P<what>[^,.;?]{{2,60}}?) (?:been )?(?P<moves>{MOVING})": (
            r"how long \g<has> \g<what> been \g<moves>"
        ),
        rf"^(?P<what>[^,.;?]{{2,60}}?) (?P<has>has|have|had) been (?P<moves>{MOVING}) since when": (
            r"how long \g<has> \g<what> been \g<moves>"
        ),
    },
    ("a year ", "the year before", "last year"): {
        # In how many it fell: "which months of 2025 had imports lower than a year earlier".
        rf"{WHICH_OF_THEM} (?:lower|smaller|below|down|less){YEAR_EARLIER}": r"\g<which> fell",
        rf"{WHICH_OF_THEM} (?:higher|larger|bigger|above|up|more){YEAR_EARLIER}": r"\g<which> rose",
    },
    ("how has", "how have", "how did"): {
        r"\bhow (?:has|have|did) (?:it|that|this|they|those) (?:developed?|evolved?|trend(?:ed)?|progress(?:ed)?) since\b": (
            "every year since"
        ),
    },
    ("when w", "when did"): {
        r"\bwhen (?:was|were) (?:it|that|this|they) (?:biggest|largest)(?=$|[,.;?!])": "the highest of them",
        r"\bwhen (?:was|were) (?:it|that|this|they) smallest(?=$|[,.;?!])": "the lowest of them",
        r"\bwhen (?:was|were|did) (?P<what>[^,.;?]{2,50}?) (?P<end>biggest|largest|highest|smallest|lowest) since\b": (
            r"which month had the \g<end> \g<what> since"
        ),
    },
    ("start of", "beginning of"): {
        rf"\b(?:since|from) (?:the )?(?:start|beginning) of (?:the|this) {RUNNING}(?: {THERE_IS})?,? {NEWEST_OF_IT}": (
            r"\g<year> to date"
        ),
    },
}
COMPILED = tuple(
    (words, tuple((re.compile(one), to) for one, to in wordings.items()))
    for words, wordings in [
        pair for table in (STANDING, FIGURED, BALANCES, ROUNDABOUT, LISTS, SPOKEN, FIGURES, WORDINGS) for pair in table.items()
    ]
)


def beside_earlier(plain: str) -> str:
    """`plain` is a normalised sentence; so is what comes back."""
    plain = of_named_years(in_western_years(in_percent(plain)))
    for words, wordings in COMPILED:
        if any(word in plain for word in words):
            for pattern, to in wordings:
                plain = pattern.sub(to, plain)
    return plain
