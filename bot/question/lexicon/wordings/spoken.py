"""English as it is spoken: what is taken back, as of which day the figures stood, how fast something grew; for `english.py`."""

from __future__ import annotations

# What takes back the word before it; alone between commas "no" and "sorry" do.
MEANT = r"i me(?:an|ant)"
TAKEN_BACK = (
    rf"(?:(?:uh|er|um|oh|ah),? )?(?:no,? wait|wait,? no|no,? sorry|sorry,? no|(?:no|sorry|wait),? {MEANT}|{MEANT}(?! to)"
    r"|or rather|(?:no|sorry),? make (?:that|it)|make that|scratch that|strike that|(?:no|sorry),? (?:actually|rather)|correction"
    r"|(?:uh|er|um|oh|ah),? (?:no|sorry))"
)
DAY = r"(?:the )?(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
FIGURES = r"(?:the |your )?(?:figures|data(?:set)?|numbers|statistics|database)"
STOOD = r"(?:(?:were|was|had been|stood|looked|read)(?: known| published| reported| available)?)"
TRADED = r"(?:the |your |these )?(?:[a-z]+ )?(?:figures|imports|exports|values|data)"
WEIGHED = r"(?P<unit>tonne|ton|metric ton|kilo|kilogram|kg|kilolitre|kl|barrel)"
PERCENT = r"(?:percentage|percent|per cent)"
A_YEAR = r"(?:(?:a|per|each|every) (?:year|annum))"
ON_AVERAGE = r"(?:,? on average,?)?"
MOVED = r"(?: of (?:change|growth|increase|decline))?"
LESS = r"(?:takes?|took|taken|taking|subtract(?:ed|s|ing)?|remov(?:e|es|ed|ing))"
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
    (" add",): {
        rf"\badd(?:ed|s|ing)?(?: to)? (?:or|and|/) {LESS}(?: (?:off|from|away))*\b"
        r"(?=.*\b(?:change|growth|rise|fall|decline|drop|increase)\b)": "contribute to",
    },
}
