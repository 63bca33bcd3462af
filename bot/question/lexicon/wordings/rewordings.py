"""Phrases with a gap in them, or written with signs, as the phrases that the tables have: "strip LNG out of …", ">30bn".

They are of sentences alone; commands are written in one way.
"""

from __future__ import annotations

import re

from bot.question.lexicon.spelling import JAPANESE
from bot.question.lexicon.wordings.english import beside_earlier
from bot.question.lexicon.wordings.japanese import asked_plainly
from bot.question.lexicon.wordings.russian.clipped import CYRILLIC, written_out
from bot.question.lexicon.wordings.shorthand import spelt_out

FELL = (
    r"(?:down|fell|fall|fallen|drop(?:ped|s)?|declin(?:ed?|ing)|decreas(?:ed?|ing)|shr[aiu]nk|plunged?|lost|slump(?:ed)?"
    r"|contract(?:ed)?|collapsed?)"
)
# An order, or a condition; not "how much oil do we take out of Russia".
LEADING = r"(?P<lead>^|[-–—,.;:?!] ?|\b(?:if (?:you|we|i)|please|and|then|now|let us|lets)\s)"
TAKE = r"(?:tak(?:e|ing)|strip(?:ping)?|leav(?:e|ing)|cut(?:ting)?|carv(?:e|ing)|net(?:ting)?|pull(?:ing)?)"
LEFT_OUT = rf"{LEADING}{TAKE} (?P<goods>(?:the )?[^,.;?]{{2,40}}?)"
SOMEONE = r"(?P<who>[^,.;?]{2,30}?)"
OURS = r"(?:we|japan)"
SOLD = r"(?:sold|sell|sent|send|shipped|ship|exported|export)"
BOUGHT = r"(?:bought|buy|took|take|imported|import|got|get)"
PARTED = r"(?:break(?:ing)? down|split(?:ting)? up|split(?:ting)?|decompos(?:e|ing)|attribut(?:e|ing))"
CHANGE = r"((?:[^,.;?]{0,24} )?(?:change|growth|rise|fall|decline|increase|drop|swing))"
IN_PARTS = r"(?!.*\b(?:price|volume|quantity)\b)"  # price and volume parts are another question
BEGUN = r"(?:that |which )?(?:start(?:ed|s|ing)|beg[aiu]n(?:s|ning)?)"
APRIL = r"(?:in |from |on )?(?:1 |1st )?(?:april|apr)(?: 1| 1st)?"
CHANGES = r"(?:add|bring|put|throw|take|drop|leave|strip|cut|exclude|include|remove|swap|use|look|go|count|without)"
NOT_NOUNS = r"(?!more|less|fewer|longer|change|matter|one\b|idea|need|doubt|chart|table|\d)"
NEWEST = (
    r"(?:up to|until|till|through|as of) (?:the |its )?(?:newest|latest|last)(?: published| available| reported)?"
    r" (?:month|data|figures?)"
)
SO_FAR = (
    r"\b(?:in succession|in a row|consecutive|straight|running)\b"
    r"|\b(?:this|current) (?:fy|fiscal year|year)|\bto date\b|\bso far\b"
)
SOME = r"(?:name|list|give|find|show|what|which|top)? ?(two|three|four|five|six|[2-9])"
REACHED = r"(?:reach|hit|clear|make it to|get to)"
EXCEEDED = r"(?:exceed|top|pass|surpass|cross|break|(?:go|rise|get) (?:above|over|past))(?: past| above| over)?"
NOT = r"(?:did|do|does|has|have|had|would|could) ?n[o'’]?t (?:see )?(?P<what>[^,.;?]{0,40}?) ?"
# From → to, in this order: signs of comparison, and CR3, in any language.
SIGNS = {
    r"\s*(?:>=|≥|≧)\s*(?=[¥$€\d])": " at least ",
    r"\s*(?:<=|≤|≦)\s*(?=[¥$€\d])": " at most ",
    r"\b(20\d\d) ?(?:>|->|=>) ?(?=20\d\d)": r"\1 to ",
    r"(?<![-=])\s*>\s*(?=[¥$€\d])": " above ",
    r"\s*<\s*(?=[¥$€\d])": " below ",
    r"\bcr ?(\d\d?)\b": r"concentration top \1",
}
# English.
WORDINGS = {
    r"\bsub-?\s?(?=[¥$€]?\d)": "below ",
    r"\b(more|less|fewer|higher|lower|bigger|smaller) then\b": r"\1 than",
    r"\b(?:steeper|sharper|deeper|greater|worse) than (?=\d)": "more than ",
    # Half of a figure, not of a year.
    rf"\b({FELL} (?:of |by )?)(?:over|more than|above) (?:on )?(?:one |a )?half\b": r"\1more than 50%",
    rf"\b({FELL} (?:of |by )?)(?:at least|no less than) (?:one |a )?half\b": r"\1at least 50%",
    r"\b(?:was |were |got |been |be )?cut in half\b": "halved",
    r"\bhalved or (?:worse|more)\b": "fell by at least 50%",
    # What was not reached.
    rf"\b{NOT}\b{REACHED}\b": r"\g<what> below",
    rf"\b{NOT}\b{EXCEEDED}\b": r"\g<what> at most",
    rf"\b(?:not|failed to|fails to|failing to|fail to) {REACHED}\b": "below",
    rf"\b(?:not|failed to|fails to|failing to|fail to) {EXCEEDED}\b": "at most",
    r"\bit (?:is|was)n['’]t (?=[a-z])": "it without ",
    # One time set against another; how much is counted, and in what.
    r"\b(20\d\d) (?:over|on) (?=20\d\d\b)": r"\1 vs ",
    r"\brunning (\d+|twelve)[- ]months? (?:totals?|sums?)\b": r"rolling \1-month sum",
    rf"\b{SOME} months of ([^,.;?]{{4,12}}?) (?:with|that had|having) (?:the )?(largest|highest|biggest|lowest|smallest)\b": (
        r"\1 \3 months in \2 with"
    ),
    r"(?<!by )\b(?:tariff|customs|commodity|hs) (?:heading|line|code|item) (\d\d)\.?(\d\d)?\b": r"hs\1\2",
    r"\b(most recent|latest|newest|last) ([^,.;?]{0,24}?) on record\b": r"\1 \2",
    r"\b(?:change|switch|set) (?:the )?(?:order|sort(?:ing)?|ranking) to (?:by )?": "sort by ",
    # An index.
    r"\b(20\d\d) (?:to )?(?:were|was|is|equals?|be|being) (?:one hundred|100)\b": r"\1 = 100",
    r"\b(?:to )?tak(?:e|ing) (20\d\d) (?:for|as) (?:one hundred|100)\b": r"\1 = 100",
    r"\bif (?P<what>[^,.;?]{3,60}?) in (?P<base>20\d\d) = 100\b": r"\g<what>, \g<base> = 100",
    # No changes, halves of a year.
    r",?\s*\bno (?:percentages?|%|changes?)(?: needed| required| please)?(?=$|[,.;?!])": " vs nothing",
    r"\bfirst and (?:in )?(?:the )?second (?:half|halves)(?:-?years?)?\b": "first half and second half",
    r"\bfirst half of ([^,.;?]{4,20}?),? and (?:how much |what )?(?:in |for )?(?:the )?second(?: one| half)?(?=$|[,.;?!])": (
        r"first half and second half of \1"
    ),
    r"\bsplit ([^,.;?]{2,50}?) into (?=h1|h2|the first half|first half)": r"\1 ",
    # Where a country stands, lists of all that is traded, what takes another's place.
    r"\bwhat (place|rank|position) (?:took|takes|has|had|occupied|occupies) ": r"what \1 did ",
    r"\blist of (?:everything|all)(?: that)? (japan|we) (export|sell|import|buy)s?\b": r"list of goods \1 \2s",
    r"\b(?:replace|swap|change|switch) (?:imports|exports) (?:with|by|for|to) (imports|exports)\b": r"\1",
    r"\bvolume in (?:money|yen|value)\b": "value in yen",
    # Both ways of trade with one country.
    r"\b(?:difference|gap|spread|margin) between exports to and imports from\b": "trade balance with",
    r"\b(?:difference|gap|spread|margin) between imports from and exports to\b": "trade balance with",
    rf"\bwhat {OURS} {SOLD} to {SOMEONE}(?P<and>,? and |,? plus )(?:what )?(?:{OURS} )?{BOUGHT} from (?:it|them|there)\b": (
        r"exports to \g<who>\g<and>imports from \g<who>"
    ),
    # What moved a figure.
    rf"\b{PARTED} {CHANGE}\b{IN_PARTS}": r"drivers of \1",
    r"\b(?:pulled|pushed|dragged|drove|moved) ([^,.;?]{2,50}?) (?:up (?:or|and) down|higher or lower)\b": r"drivers of \1",
    # Spans of time.
    rf"\b(?:fiscal|financial|business) year {BEGUN} {APRIL},? ?(20\d\d)\b": r"fy\1",
    r"\b(\d+|twelve|six|three)[- ]months? (?:period|span|window|stretch)\b": r"\1 months",
    r"\b(\d+)[- ]?yr\b": r"\1-year",
    r"\b(\d+)[- ]?mths?\b": r"\1 months",
    # The newest month says how far a year has come.
    rf"\b{NEWEST}(?: available| published| on record| there is)?,?(?=.*(?:{SO_FAR}))": "",
    rf"((?:{SO_FAR}).*) {NEWEST}(?: available| published| on record| there is)?": r"\1",
    r"(so far|to date) \((?:from )?apr(?:il)? (?:to|till|until) (?:latest|date|now|the latest month)\)": r"\1",
    # What is left out, or added.
    rf"{LEFT_OUT} (?:out|away) of ": r"\g<lead>without \g<goods>, ",
    rf"{LEFT_OUT} (?:out|away)(?=$|[-–—,.;:?! ])": r"\g<lead>without \g<goods>",
    r",\s*(?P<goods>[^,.;?]{2,30}?) not included\b": r", without \g<goods>",
    rf"\b(but|and|just) no {NOT_NOUNS}": r"\1 without ",
    rf"\b(?:bring|put|throw|get) {SOMEONE} (?:in|into) (?:it|this|that|the (?:comparison|picture|mix|list))\b": r"add \g<who>",
    rf"\b(?:put|bring|get) {SOMEONE} back(?: in)?\b": r"add \g<who>",
    rf"^(?:and )?what (?:if|happens if|about if) (?:we|you|i) (?={CHANGES}\b)": "",
}
SIGNED = tuple((re.compile(pattern), to) for pattern, to in SIGNS.items())
REWORDED = tuple((re.compile(pattern), to) for pattern, to in WORDINGS.items())
CURRENCIES = {"jpy": "¥", "yen": "¥", "usd": "$", "us$": "$"}
IN_CURRENCY = re.compile(r"(?<!\w)(jpy|yen|usd|us\$) ?(?=\d[\d.,]*\s?(?:k|mn?|bn?|trn?|tn|thousand|million|billion|trillion)\b)")


# "a 10-year CAGR to 2025": its years.
GROWN = re.compile(
    r"\b(\d\d?)-year ((?:cagr|(?:compound |average )?(?:annual )?growth)\b[^,.;?]*?) (?:up to|to|through|ending|ended) (20\d\d)\b"
)


def _grown(found: re.Match[str]) -> str:
    last = int(found[3])
    return f"{found[2]} {last - int(found[1])}..{last}"


def reworded(plain: str) -> str:
    """`plain` is normalised; so is what comes back."""
    russian = CYRILLIC.search(plain) is not None
    plain = spelt_out(written_out(plain) if russian else plain)
    japanese = not russian and JAPANESE.search(plain) is not None
    plain = asked_plainly(plain) if japanese else plain
    english = not russian and not japanese
    plain = beside_earlier(plain) if english else plain
    for pattern, to in (*SIGNED, *REWORDED) if english else SIGNED:
        plain = pattern.sub(to, plain)
    plain = GROWN.sub(_grown, plain)
    return " ".join(IN_CURRENCY.sub(lambda found: CURRENCIES[found[1]], plain).split())
