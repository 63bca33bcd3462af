"""English that asks what a figure is of: ratios, contributions, average years, shares of what was named, what it means.

Each stands behind words of which one must be there, as in `english.py`, which goes through them.
"""

from __future__ import annotations

from bot.question.lexicon.wordings.compared.standing import LEVIES, MONTH
from bot.question.lexicon.wordings.figures import MOVE as CHANGE
from bot.question.lexicon.wordings.figures import NUMBER as MANY

MEASURED = r"(?:counted|measured|calculated|computed|worked out|derived|defined)"
HOW_ARE = r"^(?:and |so )?how (?:is|are|was|were|do you get) (?:the |your |these |this )*"
OF_IT = r"(?: (?:of|in|from|to|for) [a-z][a-z ]{1,30}?)?"
FIRST = r"(?:(?:the |japan )*(?:top|biggest|largest|main|leading|number one|no\.? ?1) )?"
MOVE = rf"(?:{CHANGE}|gain)"
DATED = r" (?:in|for|during) [^?;]*?"
ADD = r"(?:add(?:ed)?|contribut(?:e|ed)|take|took|shave|knock)(?: (?:to|off|from))"
THE_WHOLE = r"(?:(?:the|japan|total|overall|all|headline) )*"
YEARS = r"(?:(?:fiscal|financial|calendar) )?years"
NO_MONTHS = (
    r"^(?!.*\b(?:months?|monthly|quarters?|quarterly|yearly|annual|a year|per year|rolling|moving|prices?|cost)\b)(?P<lead>.*?)"
)
HOW_MUCH = (
    r"\bhow (?:much|many (?:percentage )?points) (?:did|does|has|have) (?:(?:exports|sales) to |(?:imports|purchases) from )?"
)
ADDING = rf"{HOW_MUCH}(?P<who>[a-z][a-z ]{{1,30}}?) {ADD} {THE_WHOLE}"
IN_IT = r"(?:negative|positive|in deficit|in surplus|in the red|in the black)"
QUOTE = r"(?:the |a |your )?[\"'“”‘’]*"
FISCAL = r"(?:fiscal|financial|business) years?"
# Words of which one is there; from → to, in this order.
FIGURED: dict[tuple[str, ...], dict[str, str]] = {
    ("counted", "measured", "calculated", "computed", "worked out", "derived", "defined"): {
        # What a figure means, and no figure.
        rf"{HOW_ARE}(?:tonnes|tons|volumes?|quantit(?:y|ies)|weights?|(?:unit |average )?prices?){OF_IT} {MEASURED}\W*$": (
            "value and volume diverge"
        ),
        rf"{HOW_ARE}(?:(?:trade )?(?:values?|figures?|data)|(?:[a-z]+ )?(?:imports|exports)){OF_IT} {MEASURED}\W*$": (
            "how are imports valued"
        ),
        rf"{HOW_ARE}(?:shares?|percentages?|(?:yoy |percentage )?changes?|yoy|growth|growth rates?|cagr|contributions?|hhi"
        rf"|concentration|points){OF_IT} {MEASURED}\W*$": "glossary",
    },
    (" mean", "meant by"): {
        rf"\bwhat (?:does|do) {QUOTE}{FISCAL}{QUOTE} mean\b(?: here)?": "what is a fiscal year",
        rf"\bwhat is meant by {QUOTE}{FISCAL}{QUOTE}(?: here)?": "what is a fiscal year",
    },
    ("what part ", "what portion ", "what proportion ", "what fraction "): {
        r"\bwhat (?:part|portion|proportion|fraction) (?P<was>was|were|is|are|came|comes|went|goes) (?!of\b)": (
            r"what share \g<was> "
        ),
    },
    ("exporter of ", "importer of "): {
        # Countries, and no companies.
        rf"\b{FIRST}exporter of (?P<what>[a-z ]{{2,40}}?) to japan\b": r"largest suppliers of \g<what> to japan",
        rf"\b{FIRST}importer of (?P<what>[a-z ]{{2,40}}?) from japan\b": r"largest buyers of \g<what> from japan",
    },
    ("ratio of ", " divided by ", " per yen of ", " per dollar of ", " as a multiple of "): {
        r"\bratio of (?P<one>[^,.;?]{3,60}?) to (?P<two>(?:[a-z]+ ){0,5}?(?:imports|exports)\b)": (
            r"ratio between \g<one> and \g<two>"
        ),
        r" (?:divided by|per (?:yen|dollar) of|as a multiple of) (?=[a-z])": " as a percentage of ",
    },
    ("where did ", "where does ", "where has "): {
        rf"\b(?:from )?where (?:did|does|has) (?:the )?(?P<move>{MOVE}) in (?P<what>[^?;]*?\b(?:imports|exports)\b[^?;]*?)"
        rf" (?:came|comes?) from(?P<when>{DATED})?(?=\W*$)": r"drivers of the \g<move> in \g<what>\g<when>",
        rf"\bfrom where (?:did|does|has) (?:the )?(?P<move>{MOVE}) in (?P<what>[^?;]*?\b(?:imports|exports)\b[^?;]*?)"
        rf" (?:came|comes?)(?P<when>{DATED})?(?=\W*$)": r"drivers of the \g<move> in \g<what>\g<when>",
    },
    (" add to ", " added to ", " contribute to ", " contributed to ", " take off ", " took off ", " shave off ", " knock off "): {
        rf"{ADDING}(?P<move>{MOVE}) in (?P<what>[^?;]*?\b(?:imports|exports)\b)": (
            r"contribution of \g<who> to the \g<move> in \g<what>"
        ),
        rf"{ADDING}(?P<flow>import|export)s? (?P<move>{MOVE})\b": (r"contribution of \g<who> to the \g<move> in \g<flow>s"),
    },
    ("daily", "weekly", " per day"): {
        r"\b(?:daily|weekly|per day)\b": "by day",
    },
    ("since when ",): {
        # How long it has lasted, and no record.
        rf"\bsince when (?=(?:has|have|is|are|was|were) [^?;]*\b{IN_IT}\b)": ("how long "),
    },
    ("average ", "mean "): {
        # Of years the average year, where no shorter time is named.
        rf"{NO_MONTHS}\b(?P<kind>average|mean) (?P<of>(?:of|over|for|across) (?:the )?(?:last|past|previous) {MANY} {YEARS}\b)": (
            r"\g<lead>yearly \g<kind> \g<of>"
        ),
        rf"{NO_MONTHS}\b(?P<kind>average|mean) (?P<what>[^?;,]*?(?:imports|exports|trade)\b[^?;,]*? "
        rf"(?:over|in|during|across|for) (?:the )?(?:last|past|previous) {MANY} {YEARS}\b)": r"\g<lead>yearly \g<kind> \g<what>",
    },
    ("what share ",): {
        # Of what was named before it.
        r"^(?P<whole>(?:[a-z]+ ){0,3}?(?:imports|exports) (?:from|to) [^,:;?]{2,40}?)[:,;] (?:and )?what share"
        r" (?:was|is|were|are) (?P<part>[a-z ]{2,40}?)(?P<when> (?:in|for|during) [^?;]*)?(?=\W*$)": (
            r"what share of \g<whole> is \g<part>\g<when>"
        ),
    },
    ("by region",): {
        r"\bby regions?(?=[:,] (?:the )?(?:asia|eu|europe|asean|middle east|north america|g7|africa|latin america)\b)": "",
    },
    ("tariff", "levies", "duties"): {
        rf"\b(?P<side>since|after|before|following) (?:the )?{LEVIES} (?:of|in|from|(?:imposed|announced|introduced) in)"
        rf" (?={MONTH} 20\d\d|20\d\d)": (r"\g<side> "),
    },
    ("how many ",): {
        # Behind the value the number is asked for, too.
        r"\bhow much(?P<mid>[^?;]*?),? and how many (?:(?:were|was|are) (?:there|sent|shipped|sold|bought)|of them|units)\b": (
            r"what volume\g<mid>"
        ),
    },
}
