"""English that asks when there was a surplus or a deficit, which months are the lowest, what part the first few have or drove.

Each stands behind words of which one must be there, as in `english.py`, which goes through them.
"""

from __future__ import annotations

from bot.question.lexicon.wordings.figures import MOVE, NUMBER, NUMBERS

BELOW = r"(?:(?:fall|fell|drop|dip|sink|slip|stay|go|been|get) )?(?:below|under|less than|lower than|smaller than|behind)"
ABOVE = (
    r"(?:(?:(?:rise|go|climb|get|stay|been) )?(?:above|over|ahead of|more than|higher than|larger than|bigger than)"
    r"|exceed(?:ed)?|overtake|overtaken|surpass(?:ed)?|top(?:ped)?|outstrip(?:ped)?|outweigh(?:ed)?)"
)
WHEN = r"\bwhen (?:did|do|have|were|was|has) (?:japan )?"
IMPORTS, EXPORTS = r"imports(?P<who> from [a-z ]{2,30}?)?", r"exports(?P<who> to [a-z ]{2,30}?)?"
SIDE = r"(?P<side>surplus|deficit)(?:es|s)?\b"
UNIT = r"(?P<unit>months|quarters|years)"
DATED = r"(?: (?:since|in|of|from|between|during) (?:the )?[^?,;]*?\d[^?,;]*?)?"
HAD = (
    r"(?:had|have|has|saw|see|showed|was there|were there|were in|did [^?;]*? (?:have|run|post|record|see|show)"
    r"|(?:japan|it|we) (?:had|ran|posted|recorded|saw)) "
)
# Neither the widest of them nor a run of them.
PLAINLY = r"(?:(?!largest|biggest|widest|highest|smallest|consecutive|straight|running|successive)[^?;])*?"
SURPLUS, DEFICIT = r"in how many months was there a surplus\g<who>", r"in how many months was there a deficit\g<who>"
TOP = r"top \d+ (?:goods|products|commodities|items|countries|suppliers|buyers|markets)"
PART = r"(?:share|percentage|percent|proportion|part|%)"
ENDS = r"lowest|highest|smallest|largest|biggest|weakest|strongest|best|worst"
FLOW = r"(?:japan |its |total |all |the )*(?:exports|imports)(?: (?:to|from) [a-z]+)?"
IN = r",? (?:in|for|during|of) (?:20\d\d|fy ?\d+)"
# Words of which one is there; from → to, in this order.
BALANCES: dict[tuple[str, ...], dict[str, str]] = {
    ("surplus", "deficit"): {
        rf"^(?P<lead>(?:(?:the|all|list|show|show me|give me|of) )*){UNIT}(?P<when>{DATED}),? (?:in which|when|where|that|with|of"
        rf"|during which) {PLAINLY}{SIDE}(?P<rest>[^?;]*)": (r"in how many \g<unit>\g<when> was there a \g<side>\g<rest>"),
        rf"\b(?:in )?(?:which|what) {UNIT}(?P<when>{DATED}) {HAD}(?:a |an |any )?(?:trade )?{SIDE}": (
            r"in how many \g<unit>\g<when> was there a \g<side>"
        ),
    },
    (" imports", " exports"): {
        rf"{WHEN}{IMPORTS} {BELOW} (?:the |its |japan )*exports\b": SURPLUS,
        rf"{WHEN}{EXPORTS} {ABOVE} (?:the |its |japan )*imports\b": SURPLUS,
        rf"{WHEN}{EXPORTS} {BELOW} (?:the |its |japan )*imports\b": DEFICIT,
        rf"{WHEN}{IMPORTS} {ABOVE} (?:the |its |japan )*exports\b": DEFICIT,
    },
    # How many of the first, in digits; their part of all there is; the months that are the lowest.
    ("top ",): {
        **{rf"\btop {word}\b": f"top {number}" for word, number in {**NUMBERS, "fifteen": 15, "twenty": 20}.items()},
        rf"\b(?P<top>{TOP}) imported from\b": r"\g<top> in imports from",
        rf"\b(?P<top>{TOP}) exported to\b": r"\g<top> in exports to",
        rf"\b(?P<top>{TOP}\b[^?,;]*?) as (?:an? )?{PART} of (?:the |all |its |japan )*(?:total|whole|imports|exports)\b": (
            r"combined share of the \g<top>"
        ),
    },
    ("which ", "what "): {
        rf"\b(?:which|what) (?P<count>{NUMBER}) {UNIT}(?P<when> (?:of|in|since|from) [^?,;]*?\d[^?,;]*?)?"
        rf" (?:had|saw|have|were|recorded) (?:the )?(?P<end>{ENDS}) (?P<what>[^?;]*)": (
            r"the \g<count> \g<end> \g<unit> of \g<what>\g<when>"
        ),
    },
    ("came from", "comes from", "come from", "due to", "down to"): {
        rf"\b(?:how much|what share|what part|what percentage) of (?:the |japan )*(?P<move>{MOVE}) in (?P<what>{FLOW})"
        rf"(?P<when>{IN})? (?:came from|comes? from|(?:was|is) (?:due|down) to)"
        rf" (?P<who>[a-z ]{{2,30}}?)(?P<late>{IN})?(?=$|[?,;])": (
            r"contribution of \g<who> to the \g<move> in \g<what>\g<when>\g<late>"
        ),
    },
    ("paid to ", "pay to ", "paying to "): {r"\b(?:paid|pays?|paying) to (?=[a-z])": "paid for imports from "},
}
