"""English as it is spoken: what is taken back, as of which day the figures stood, how fast something grew; for `english.py`."""

from __future__ import annotations

# What takes back the word before it; alone between commas "no" and "sorry" do.
MEANT = r"i me(?:an|ant)"
TAKEN_BACK = (
    rf"(?:(?:uh|er|um|oh|ah),? )?(?:no,? wait|wait,? no|no,? sorry|sorry,? no|(?:no|sorry|wait),? {MEANT}|{MEANT}(?! to)"
    r"|or rather|(?:no|sorry),? make (?:that|it)|make that|scratch that|strike that|(?:no|sorry),? (?:actually|rather)|correction"
    r"|(?:uh|er|um|oh|ah),? (?:no|sorry))"
)
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
DAY = rf"(?:the )?(?:\d|{MONTH})"
FIGURES = r"(?:the |your )?(?:figures|data(?:set)?|numbers|statistics|database)"
STOOD = r"(?:(?:were|was|had been|stood|looked|read)(?: known| published| reported| available)?)"
TRADED = r"(?:the |your |these )?(?:[a-z]+ )?(?:figures|imports|exports|values|data)"
WEIGHED = r"(?P<unit>tonne|ton|metric ton|kilo|kilogram|kg|kilolitre|kl|barrel)"
PERCENT = r"(?:percentage|percent|per cent)"
A_YEAR = r"(?:(?:a|per|each|every) (?:year|annum))"
ON_AVERAGE = r"(?:,? on average,?)?"
MOVED = r"(?: of (?:change|growth|increase|decline))?"
LESS = r"(?:takes?|took|taken|taking|subtract(?:ed|s|ing)?|remov(?:e|es|ed|ing))"
ENDED = r"(?:stop(?:ped)?|cease[ds]?|quit|end(?:ed)?|dr(?:y|ied) up|run dry)"
BEGUN = r"(?:start(?:ed)?|beg[aiu]n|resumed?)"
DID = r"(?:did|does|do|has|have|was|were|is|are)"
WHO = r"(?P<who>[^,.;?]{2,30}?)"
CLOSED = r"(?=$|[,.;?!])"
TO_TRADE = r"(?P<what>(?:to )?(?:buy|import|export|sell|ship|purchas)(?:e|ing)?)"
TRADE = r"(?P<what>(?:[a-z]+ )?(?:imports|exports|purchases|sales|shipments|deliveries)\b[^,.;?]{2,60}?)"
NEWEST = r"(?:the )?(?:latest|last|newest|most recent)"
RIGHT_BEFORE = rf"(?:just |right )?before {NEWEST}"
ONE_BEFORE = rf"\b(?:the )?(?:{{}}|period) {RIGHT_BEFORE}"
SEVERAL = r"(?:\d+|two|three|four|five|six|ten|several|couple of)"
A_LINE = r"(?:your |the |this |that )?(?:line|category|heading|item|group|label|series)s?"
HOLDS = r"(?:include|cover|contain|comprise|count|hold|take in)"
SHOWN = r"(?:table|list|data|figures|numbers|chart|series|results?|rows|ranking)"
FILE = r"(?:an? |the )?(?:excel|csv|xlsx|spreadsheet|file)"
ONE_TRADE = r"(?:deliver(?:y|ies)|shipments?|cargo(?:es)?|purchases?|imports?)"
# Who stands beside another in a list: its place is shown, with those around it.
PARTY = r"(?:country|supplier|buyer|seller|market|partner|destination|source|origin|one)"
STANDS = r"(?:is|was|were|comes?|came|ranks?|ranked|stands?|stood|sits?|sat|places?|placed|finished|finishes)"
NEAR = r"(?:next|second|third|just|right|directly|immediately|one place|the next)(?: (?:one|in line|place))?"
BESIDE = r"after|behind|ahead of|before|above|below|right after|next to"
NO_DATE = r"(?=[a-z])(?!the |that |q[1-4]|h[12]\b|fy|it\b|them\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|last |this )"
# Words of which one is there; from → to, in this order.
SPOKEN: dict[tuple[str, ...], dict[str, str]] = {
    (" no", " sorry", "i mean", "or rather", "make that", "scratch ", "strike ", "correction", " actually"): {
        rf"(?:,| [-–—])? {TAKEN_BACK}[,:]? ": " or rather ",
        r"(?:,| [-–—]) (?:no|sorry|wait)(?:, | [-–—] )(?=\w)": " or rather ",
        r", (?:or )?actually,? (?=(?:in )?(?:20\d\d|fy|q[1-4]|h[12])\b)": " or rather ",
    },
    ("stood", "looked", " were ", "reported", "published", "shown", "known", "data of", "figures of"): {
        rf"\bas (?:{FIGURES}|they|it) {STOOD} (?:on|at|by|as of|as at) (?={DAY})": "as of ",
        rf"\bas (?:reported|published|known|available|shown|given) (?:on|at|by|as of|as at) (?={DAY})": "as of ",
        rf"\b(?:as of|according to|by|with|in) {FIGURES} (?:of|from|as of|published on|known on) (?=(?:the )?\d\d? [a-z])": (
            "as of "
        ),
    },
    (" valued", " priced", "basis"): {
        r"\b(?:on|at) (?:which|what) basis\b": "valued at",
        rf"\bhow (?:are|were|is|was) {TRADED} (?:valued|priced)\b": "how are imports valued",
    },
    ("one ton", "1 ton", "one metric", "one kilo", "one kg", "one kl", "one barrel", " worth", "a ton of", "a tonne of"): {
        rf"\b(?:one|1) {WEIGHED}\b": r"a \g<unit>",
        rf"\bwhat (?:is|was|were) (?=an? {WEIGHED} of )": "how much is ",
    },
    ("percent", "per cent", " pace", " rate"): {
        rf"\b(?:by |at )?what (?:average )?(?:{PERCENT}|pace|rate) {A_YEAR}{ON_AVERAGE}": "average annual growth",
        rf"\b(?:by |at )?what (?:average )?(?:yearly|annual) (?:pace|rate|{PERCENT}){MOVED}(?: {A_YEAR})?{ON_AVERAGE}": (
            "average annual growth"
        ),
    },
    ("when d", "when have", "when has", "when w"): {
        rf"\bwhen {DID} {WHO} {ENDED} {TO_TRADE}\b": r"when did \g<who> last \g<what>",
        rf"\bwhen {DID} {WHO} {BEGUN} {TO_TRADE}\b": r"when did \g<who> first \g<what>",
        rf"\bwhen {DID} {TRADE} {ENDED}{CLOSED}": r"when was the last time \g<what>",
        rf"\bwhen {DID} {TRADE} {BEGUN}{CLOSED}": r"when was the first time \g<what>",
        rf"\b(?:since|from) when {DID} (?:japan|we) (?:been )?{TO_TRADE}\b": r"when did japan first \g<what>",
    },
    (" before the l", " before l", " before the n", " before the m"): {
        rf"{ONE_BEFORE.format('month')} month\b": "the month before last",
        rf"{ONE_BEFORE.format('quarter')} quarter\b": "the quarter before last",
        rf"{ONE_BEFORE.format('half(?:-year)?')} half(?:-year)?\b": "the half before last",
        rf"\b(?:the )?(?P<unit>month|quarter|half) {RIGHT_BEFORE}(?: one)?{CLOSED}": r"the \g<unit> before last",
    },
    ("who ", "which ", "what "): {
        rf"\b(?:who|(?:which|what) {PARTY}) {STANDS}(?: {NEAR})? (?:{BESIDE}) {NO_DATE}": "what place was ",
        rf"\b(?:who|(?:which|what) {PARTY}) (?:follow(?:s|ed)|precede[sd]?|trail(?:s|ed)) {NO_DATE}": "what place was ",
    },
    (" include", " cover", " contain", " comprise"): {
        rf"\b(?:does|do|will|would|should) {A_LINE} (?:for|of|on|called|named) [^?.!]{{3,160}}? {HOLDS}\b": "what is included in",
    },
    ("export ",): {
        rf"\bexport (?P<what>(?:the|this|that|these|those|all) {SHOWN})\b": r"show \g<what>",
        rf"\bexport (?P<what>it|this|that|them|everything) (?=(?:as|to|into|in) {FILE}\b)": r"show \g<what> ",
    },
    ("when was ", "when were "): {
        rf"\bwhen (?:was|were) (?:the|its|their|our|japan) last (?:any )?{ONE_TRADE}\b": "when was the last time",
        rf"\bwhen (?:was|were) (?:the|its|their|our|japan) first (?:any )?{ONE_TRADE}\b": "when was the first time",
    },
    (" they ", " those "): {
        r"\bwhat (?P<part>percentage|share|part|fraction|proportion) (?:do|did|does) (?:they|those|these)(?: \w+)? "
        r"(?:make up|account for|represent|come to|add up to|constitute)\b": r"what \g<part> do they have together",
    },
    ("and with ", "and against ", "and to "): {
        rf"^and (?:with|against|to) (?={MONTH}|20\d\d\b|q[1-4]\b|fy)": "vs ",
    },
    ("pie ",): {
        r"\bpie[- ](?:chart|graph|diagram)": "ranking chart",
    },
    (" rank",): {
        r"\bwhat(?: is| was|['’]?s)? (?P<who>[a-z][a-z ]{2,24}?) rank(?:ing)? (?=in|among|as|for|on|by)": (
            r"what place did \g<who> have "
        ),
    },
    (" say ",): {
        r"\bsay (?=when|what|how|which|who|whether|if)": "tell me ",
    },
    ("next ",): {
        rf"\b(?:the )?next {SEVERAL} (?:(?:fiscal|calendar) )?(?:years|months|quarters)\b": "the next few years",
    },
    (" add",): {
        rf"\badd(?:ed|s|ing)?(?: to)? (?:or|and|/) {LESS}(?: (?:off|from|away))*\b"
        r"(?=.*\b(?:change|growth|rise|fall|decline|drop|increase)\b)": "contribute to",
    },
}
