"""English that says around a figure how it is to be worked out: "the five-year average", "one line a year", "of all, how much …".

Each stands behind words of which one must be there, as in `english.py`, which goes through them.
"""

from __future__ import annotations

NUMBER = r"(?:\d\d?|two|three|four|five|six|seven|eight|nine|ten|twelve)"
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
MOVE = r"(?:change|growth|rise|fall|drop|decline|increase|decrease|swing|collapse|surge|jump|slump|plunge|rebound|recovery)"
ENDED = (
    r"(?:that |which )?(?:end(?:ed|ing|s)|clos(?:ed|ing|es)|finish(?:ed|ing|es))(?: (?:in|on|at|with))?(?: the)?(?: end of)?"
    rf" (?=(?:\d\d?(?:st|nd|rd|th)? )?{MONTH}\b)"
)
LEFT = r"(?:merely|only|just|purely|simply|mostly|mainly|largely|really|actually|down to|due to|because of|the result of)"
CLOSED = r"(?=$|[,.;?!])"
UNIT = r"(?P<unit>month|quarter|half(?:-?year)?|calendar year|fiscal year|financial year|year|fy)"
DATED = rf"(?:20\d\d|fy ?\d|q[1-4]\b|h[12]\b|{MONTH} \d|from (?:20|fy)|between (?:20|fy)|since )"
SAME = r"(?:the )?same (?:month|quarter|half|period|stretch|months|time)(?: of| in)?(?: the)?"
DATA = r"(?:data(?:set|base)?|figures|numbers|series|records|statistics|history|tables)"
HELD = r"(?:sits?|falls?|lies?|goes|go|is|comes?|gets? counted|gets? put)"
GOODS = r"(?:goods|items|products|commodities|lines|categories|things)"
LISTED = r"(?:by )?(?P<by>goods|items?|products?|commodit(?:y|ies)|countr(?:y|ies)|partners?|suppliers?|lines?)"
FLOW = r"(?:imports|exports|purchases|shipments|deliveries|sales)"
LARGEST = r"(?:deep|wid|heavi|steep|bigg|larg)est"
FALLEN = (
    r"(?:fell|fall|fallen|drop(?:ped)?|declined?|decreased?|shrank|shrunk|shrink|plunged?|slumped?|contract(?:ed)?|collapsed?)"
)
WAS = r"(?:is|was|were|came from|comes from|reflects|reflected)"
PART = r"(?:part|share|proportion|percentage|fraction)"
BESIDE = r"(?:over|to|vs\.?|versus|against|relative to|compared (?:to|with))"
SOMEONE = r"[^,.;?]{2,40}?"
LOST = r"(?:lose|lost|gain|gained|win|won|give up|given up|shed)"
HOLD = r"(?:have|hold|cover|start|begin|go back|go|reach|include|carry|know|keep|run|exist)"
MET = (
    r"(?:topped|exceeded|surpassed|passed|crossed|cleared|beat|broke|hit|reached|fell (?:below|under)|dropped (?:below"
    r"|under)|dipped below"
    r"|(?:was|were|went|rose|came in|got|stood|had been|has been) (?:above|over|below|under|more|less|at least|past|beyond))\b"
)
HABIT = r"(?:usually|typically|normally|generally|tend to|on average|as a rule)"
REACH = r"(?:go|reach|extend|run|stretch|cover)"
# Words of which one is there; from → to, in this order.
FIGURES: dict[tuple[str, ...], dict[str, str]] = {
    ("trailing ",): {
        rf"\btrailing ({NUMBER})[- ]months?\b(?= (?:to|through|until|up to|ending|ended) )": r"\1 months",
    },
    ("month",): {
        # As many months, right before the newest ones.
        rf"\b(?P<newest>(?P<count>{NUMBER})[- ]months?\b[^?;]*?) (?:{BESIDE}|on) (?:the )?(?:(?:previous|preceding|prior|earlier)"
        rf" (?P=count)(?:[- ]months?)?|(?P=count)(?: months)?(?: that came| which came)? (?:before|prior|earlier|preceding)"
        rf"(?: (?:that|those|it|them))?)\b": (r"\g<newest> sequentially"),
    },
    (" end", " clos", " finish"): {
        rf"\b(?:fy|(?:fiscal|financial|business) year|year) {ENDED}": "year to ",
        rf"\b(?:half|half-?year|half year) {ENDED}": "half-year to ",
        rf"\bquarter {ENDED}": "quarter to ",
        rf"\b({NUMBER})[- ]months? (?:period )?{ENDED}": r"\1 months to ",
    },
    ("per ", " a ", " each", " every"): {
        rf"\b(?:one|a|single|each) (?:line|row|figure|number|bar|point) (?:per|for each|for every|each|every|a) {UNIT}\b": (
            r"by \g<unit>"
        ),
    },
    ("all in", "all-in"): {
        rf"\ball[- ]in{CLOSED}": "in all",
    },
    ("how much of ",): {
        rf"\bhow much of (?:that|this|the|it)(?: {MOVE})? (?:{WAS} |(?={LEFT} ))"
        rf"(?:{LEFT} )*(?:the )?(?P<part>price|volume|quantity)s?\b(?! per)": "how much of it is price",
    },
    ("of ",): {
        rf"^(?P<lead>(?:(?:so|and|now|ok|well|out),? )*)of (?P<whole>[^,;?]{{6,80}}), (?:how much|what {PART}) "
        r"(?:is|was|were|are|comes?|came|goes|went)(?: (?:from|to|down to|due to))? (?P<part>[^,;?]{2,40})": (
            r"\g<lead>what share of \g<whole> is \g<part>"
        ),
    },
    (
        "how many months now",
        "how many months already",
        "how many quarters now",
        "how many years now",
        "kept going",
        "keep going",
    ): {
        r"\b(?:for )?how many (?P<unit>months|quarters|years) (?:now|already)\b": r"how many \g<unit> in a row",
        r"\b(?:kept|keeps|keep|still) going\b": "",
    },
    ("premium", "discount"): {
        rf"\b(?:the )?(?:premium|discount) (?:of|on|for) (?P<one>{SOMEONE}) {BESIDE} "
        r"(?:the )?(?:(?:average|mean|price)(?: price)? (?:of|for|from) )?(?P<two>[^,.;?]{3,40})": (
            r"price of \g<one> and \g<two>"
        ),
    },
    ("points of ",): {
        r"\bhow many (?:percentage )?points of (?P<goods>[a-z ]{2,30}?) (?:market )?share (?:did|has|have) "
        rf"(?P<who>{SOMEONE}) {LOST}\b": (r"by how many points did the share of \g<who> in \g<goods> change"),
    },
    (" won", "captured"): {
        r"\b(?P<share>(?:points of )?(?:market )?share) (?:won|captured)\b": r"\g<share> gained",
        r"\b(?:won|captured) (?=(?:market )?share\b)": "gained ",
    },
    (" back",): {
        rf"\b({NUMBER}) (years?|yrs?|months?|quarters?) back\b": r"\1 \2 ago",
        rf"\bhow far back (?:do|does|did|can|will) (?:the|your|these|this|its?|their)?(?: [a-z]+)? ?{DATA} "
        rf"{REACH}\b(?: back)?": ("which years do you have"),
    },
    ("rom wh", "ince wh", "tarting wh", "eginning wh", "ow early ", "do you have "): {
        rf"\b(?:since|from|starting|beginning)(?: in| with)? (?:when|(?:which|what) (?:month|year|date|quarter))(?: on|"
        rf" onwards?)? "
        rf"(?:do|does|can|did) (?:you|(?:your|the|this|these) {DATA}) {HOLD}(?: (?:{DATA}|any|anything)(?: (?:on|for|of"
        rf"|about))?)?": ("which years do you have"),
        rf"\bhow early (?:do|does|did) (?:your|the|this|these|you)(?: {DATA})?(?: (?:on|for|of|about))? "
        rf"(?P<what>[^,.;?]{{0,60}}?)"
        rf"\b(?:start|begin|set in|go|reach)(?: back)?{CLOSED}": r"which years do you have \g<what>",
        rf"\bhow (?:far|long) back (?:do|does|can|did) (?:you|(?:your|the) {DATA}) {HOLD}(?: {DATA}(?: (?:on|for|of"
        rf"|about))?)?\b": ("which years do you have"),
    },
    ("first ", "last "): {
        rf"\b(?:the )?(?P<end>first|last) (?P<unit>(?:calendar |fiscal )?year|quarter|half|fy)(?: (?:in which|when|that"
        rf"|where|during which))"
        rf" (?P<what>[^,.;?]{{3,70}}?) (?P<met>{MET})": r"in which \g<unit> \g<end> \g<what> \g<met>",
    },
    ("= 100", "=100", "at 100", "to 100", "as 100", "is 100", "equals 100"): {
        r"\b(?P<base>(?:fy ?)?20\d\d) ?(?:=|is|at|as|set (?:to|at)|equals) ?100\b(?P<mid>[^.;?\d]{0,30}?)\b"
        r"(?:through to|through|thru|up to|until|till|to) (?P<end>(?:fy ?)?20\d\d)\b": (
            r"\g<base> = 100\g<mid> from \g<base> to \g<end>"
        ),
    },
    ("upward",): {
        r"\bupwards? of (?=[\d¥$€]|a |one |two |three |five |ten )": "more than ",
    },
    ("month prior", "year prior", "quarter prior", "half prior"): {
        r"\b(?:the )?(?P<unit>month|quarter|half|(?:fiscal )?year) prior\b(?! to)": r"the \g<unit> before",
    },
    ("how many d", "how many y", "how many e"): {
        r"\bhow many (?P<cur>dollars|euros|yen|yuan) (?:did|does|do) (?:a|an|one|each|every) "
        r"(?:tonne|ton|kilo|kilogram|kg|kilolitre|kiloliter|kl|barrel) of (?P<what>[^,.;?]{2,50}?) cost\b(?: us| japan)?": (
            r"price of \g<what> in \g<cur>"
        ),
    },
    ("making ", "-making"): {
        r"\b(?:semiconductor|chip|semicon)s?[- ]?making "
        r"(?:kit|gear|tools?|machines?|machinery|equipment|systems?)\b": "semiconductor manufacturing equipment",
    },
    ("month", "time of year"): {
        rf"\b(?:in )?(?:which|what) (?:calendar )?months?(?: of the year)? (?:does|do|did) (?P<what>[^,.;?]{{3,60}}?) {HABIT} "
        rf"(?P<end>peak|top out|run highest|bottom out|dip|trough)\b": r"seasonal pattern of \g<what>",
    },
    ("i.e", "that is", "namely", "meaning ", "in other words"): {
        rf"\b(?:in |for |of |during )?the (?:month|quarter|year|half|time)(?: (?:right|just|immediately|shortly|that|when))* "
        rf"(?:after|before|since|of|when|following|preceding) [^,;?\d]{{3,50}}, (?:i\.?e\.?|that is|namely|meaning|in"
        rf" other words),? (?={DATED})": ("in "),
    },
    ("same ",): {
        rf"\b{SAME} (?=(?:a|one|{NUMBER}) (?:years?|yrs?) (?:ago|earlier|before))": "",
        rf"\b(?:next to|beside|alongside|set against) (?={SAME} (?:last|prior|previous|year))": "vs ",
    },
    ("ones", "as a "): {
        r"\b(?:expressed |stated |shown |given )?(as a (?:%|percentage|percent|per cent|share|fraction) of)(?: the| those of)? "
        r"(?P<when>(?:fy ?)?20\d\d)(?: ones?| figures?| levels?| totals?| values?)?(?=$|[,.;?!])": r"vs \g<when>",
    },
    ("jan", "apr"): {
        r"\b(?:since |from )?jan(?:uary)?[- ]to[- ]date\b": "cytd",
        r"\b(?:since |from )?apr(?:il)?[- ]to[- ]date\b": "fiscal year to date",
    },
    (".i.f", ".o.b"): {
        r"\bc\.i\.f\b\.?": "cif",
        r"\bf\.o\.b\b\.?": "fob",
    },
    (" inside", " under", " within"): {
        rf"\bwhat (?:exactly |all )?{HELD} (?:inside|under|within) ": "what is included in ",
    },
    (" by ",): {
        r"\b(?:line|item|product|good) by (?:line|item|product|good)\b": "by goods",
    },
    ("made up ", "makes up ", "make up "): {
        r"\bwhat (?:made|makes|make) up (?=(?:more|less|over|at least|under|above|below) )": "which goods had a share of ",
    },
    ("what ",): {
        rf"\bwhat (?P<traded>(?:total |overall )?(?:[a-z]+ )?{FLOW} (?:of|from|to) [^,.;?]{{2,40}}?) (?:were|was)"
        rf"(?= (?:in|for|during|over|like|worth)\b(?! the top)|{CLOSED})": r"how much \g<traded> were",
    },
    ("terms", "-wise"): {
        r"\bin (?:%|percent|per cent|percentage|relative) terms\b": "in percent",
        r"\b(?:percentage|percent|per cent)[- ]wise\b": "in percent",
        r"\bin (?:money|yen|value) terms\b": "in yen",
    },
    ("hardest", "furthest", "steepest", "sharpest"): {
        rf"\b({FALLEN}) (?:the )?(?:hardest|furthest|steepest|sharpest)\b": r"\1 the most",
    },
    ("deficit", "surplus"): {
        rf"\b{LARGEST} (?:bilateral |trade )*(deficits|surpluses)\b": r"largest bilateral \1",
    },
    ("say",): {
        rf"(?:, ?)?\bsay,? (?={DATED})": " ",
    },
    ("smooth",): {
        rf"\bsmooth(?:ed|ing)?(?P<what> [^,.;?]{{2,50}}?)? (?:over|with|using|by) (?:a )?"
        rf"(?P<months>{NUMBER})[- ]months?(?: window)?\b": (r"\g<what> rolling \g<months> months "),
    },
    ("explain", "behind ", "account"): {
        rf"\b(?:which|what) {GOODS} (?:explain(?:s|ed)?|are behind|lie behind|were behind|account(?:s|ed)? for) "
        rf"(?:how much of |most of |the bulk of |much of )?(?:the )?(?={MOVE}\b)": "drivers by goods of the ",
    },
    ("break ", "split ", "decompose "): {
        rf"\b(?:break|split|decompose) (?P<what>the {MOVE}\b[^,.;?]{{2,60}}?) (?:down |up )?{LISTED}\b": (
            r"drivers of \g<what> by \g<by>"
        ),
    },
}
