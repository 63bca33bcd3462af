"""English that asks when there was a surplus or a deficit, or when one flow was above the other.

Each stands behind words of which one must be there, as in `english.py`, which goes through them.
"""

from __future__ import annotations

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
}
