"""English that asks who stands where: who overtook whom, what is no longer bought, then and now, the second after LNG.

Each stands behind words of which one must be there, as in `english.py`, which goes through them.
"""

from __future__ import annotations

PASSED = r"(?:overtook|overtaken|overtake|surpass(?:ed)?|leapfrog(?:ged)?|outstripp?(?:ed)?|outs[oe]ld|eclipsed?)"
NAME = r"[a-z][a-z ]{1,24}?"
AS = r"(?=(?: (?:as|in|for|among|by|since|after|from|on|over|during)\b|$|[,.;?!]))"
WHO = r"(?:who|which (?:country|countries|supplier|suppliers|buyer|buyers|market|markets|nations?|sources?))"
HAS = r"(?:has |have |had )"
# Of exports and imports it is the balance that says which is above.
DID = (
    r"\b(?:when |in (?:what|which) year )?(?:did|has|have|had|does)"
    r"(?! [^?;]*\bimports?\b[^?;]*\bexports?\b)(?! [^?;]*\bexports?\b[^?;]*\bimports?\b)"
)
CLOSED = r"(?=$|[,.;?!])"
ABOVE = r"(?:above|over|more than|higher than|at least|below|under|less than|lower than|at most)"
STOP = r"(?:stop(?:ped)?|cease[ds]?|quit)"
TRADE = (
    r"(?:import(?:ing|s)?|export(?:ing|s)?|buy(?:ing|s)?|sell(?:ing|s)?|ship(?:ping|s)?|purchas(?:ing|es?)|suppl(?:ying|ies|y))"
)
OURS = r"(?:japan|we)"
LIST = r"(?P<list>(?:(?:which|what|list of|list|show|name) )*(?:the |all )*(?:goods|products|commodities|items|things|countries))"
SINCE = r"(?P<to>[^?;]*?),? (?:since|after|compared (?:to|with)|from|it did in|as in) (?P<base>(?:fy ?)?20\d\d)\b"
OURS_NO_MORE = (
    rf"(?:(?:that|which|from which|from whom) )?(?:(?:did|does|has|have|had) )?{OURS} (?:(?:has|have|had) )?(?:no longer|{STOP})"
)
PRE = (
    r"(?:pre[- ]?(?:war|invasion|covid|pandemic|sanctions)"
    r"|before (?:the |covid\b)?(?:war|invasion|pandemic|sanctions)?(?: (?:in|of) ukraine)?)"
)
NOW = r"(?:now|today|nowadays|currently|these days|at present|since)"
NTH = r"(?P<nth>second|third|fourth|fifth|2nd|3rd|4th|5th|next)"
LARGEST = r"(?:largest|biggest|most important|main|leading)"
KIND = (
    r"(?:imports?|exports?|goods?|products?|items?|commodit(?:y|ies)|suppliers?|sources?|buyers?|customers?|markets?"
    r"|destinations?|partners?)"
)
USED = r"(?:used|second[- ]?hand|pre-?owned)"
VEHICLES = r"(?P<cars>(?:passenger )?(?:cars|vehicles|autos|automobiles|trucks|motor vehicles))"
YEAR = r"(?:fy ?)?20\d\d"
PLACE = rf"\bhow (?:did|has|have) (?P<who>{NAME}) (?:place|rank|position|ranking)"
PARTIES = (
    r"(?:[a-z]+ )?(?:destinations|markets|partners|suppliers|buyers|customers|countries|sources|origins|goods|products"
    r"|commodities|items)"
)
FEW = r"(?:\d\d?|ten|five|six|seven|eight|nine|fifteen|twenty|thirty)"
TOP = r"(?:top|largest|biggest)"
THE_LARGEST = rf"(?:the |japan |our |its )*(?:{TOP} (?P<count>{FEW})|(?P<number>{FEW}) {TOP})"
FASTEST = (
    r"(?:fastest[- ](?:growing|falling|shrinking|declining)|fastest (?:growth|growers|risers|fallers)|biggest (?:rise|growth))"
)
MOVED_MOST = r"(?:grew (?:the )?(?:fastest|most)|rose (?:the )?(?:fastest|most)|fell (?:the )?(?:fastest|most))"
LEVIES = r"(?:(?:us |american |trump |new |higher |reciprocal |car |auto )*(?:tariffs?|levies|import duties|duties))"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
# Words of which one is there; from → to, in this order.
STANDING: dict[tuple[str, ...], dict[str, str]] = {
    ("overt", "surpass", "leapfrog", "outstrip", "outs", "eclipse"): {
        rf"\b(?P<one>imports(?: from {NAME})?) {PASSED} (?=(?:the |its )*exports\b)": r"\g<one> exceed ",
        rf"\b(?P<one>exports(?: to {NAME})?) {PASSED} (?=(?:the |its )*imports\b)": r"\g<one> exceed ",
        # Places say who is above; of two the years beside each other do.
        rf"\b{WHO} {HAS}?{PASSED} (?P<one>{NAME})(?P<what> (?:as|in|among|for) [^?;]*?)? (?:in|by|during)"
        r" (?P<year>20\d\d)(?=$|[,.;?!])": r"what place did \g<one> have\g<what> \g<year> and the year before",
        rf"\b{WHO} {HAS}?{PASSED} (?P<one>{NAME})(?P<what> (?:as|in|among|for) [^?;]*?)? since (?P<year>20\d\d)\b": (
            r"what place did \g<one> have\g<what> \g<year> and last year"
        ),
        rf"\b{WHO} {HAS}?{PASSED} (?P<one>{NAME}){AS}(?!.*\d)": r"last 2 calendar years, what place did \g<one> have",
        rf"{DID} (?P<one>{NAME}) (?:(?:ever|already|now) )?{PASSED} (?P<two>{NAME}) (?:as|among) (?:japan )?(?:an? )?(?:japan )?"
        rf"export (?:market|destination|customer|buyer|partner)s?\b": (r"exports to \g<one> and \g<two> by year"),
        rf"{DID} (?P<one>{NAME}) (?:(?:ever|already|now) )?{PASSED} (?P<two>{NAME}){AS}(?!.*\b20\d\d)": (
            r"\g<one> and \g<two> by year"
        ),
        rf"{DID} (?P<one>{NAME}) (?:(?:ever|already|now) )?{PASSED} (?P<two>{NAME}){AS}": r"\g<one> and \g<two>",
    },
    (
        "change after ",
        "change since ",
        "develop after",
        "develop since",
        "evolve after",
        "evolve since",
        "do after ",
        "fare after",
    ): {
        # From that month on, each month.
        rf"^(?:and |so )?how (?:did|have|has) (?P<what>[^?;,]{{3,60}}?) (?:changed?|develop(?:ed)?|evolved?|done|do|fare)"
        rf" (?:after|since) (?=(?:the )?(?:(?:{LEVIES}|end|start|beginning) (?:of|in|from) )?{MONTH} 20\d\d)": (
            r"\g<what> month by month since "
        ),
    },
    ("stop being ", "stopped being ", "cease to be ", "ceased to be ", "stop exceeding", "stopped exceeding"): {
        rf"\bwhen (?:did|have|has|do) (?P<what>[^?;]{{3,60}}?) (?:{STOP} being|cease[ds]? to be) (?P<side>{ABOVE})": (
            r"when were \g<what> last \g<side>"
        ),
        rf"\bwhen (?:did|have|has|do) (?P<what>[^?;]{{3,60}}?) {STOP} exceeding": r"when were \g<what> last above",
    },
    ("stop", "no longer ", "ceased ", "quit "): {
        # Whether there is any says the last month that there was.
        rf"^(?:and |so )?(?:has|did|have) {OURS} (?:completely |fully |already )*{STOP} (?P<how>{TRADE})\b(?P<what>[^?;\d]*)"
        r"(?=\W*$)": r"when did japan last \g<how>\g<what>",
        # What there was and is no more: nothing is left of it. Without a year that it was in, since five years before.
        rf"^{LIST} {OURS_NO_MORE} (?P<how>{TRADE})\b{SINCE}": (
            r"\g<list> \g<how>\g<to>, last year, fell by at least 100% vs \g<base>"
        ),
        rf"^{LIST} {OURS_NO_MORE} (?P<how>{TRADE})\b(?P<to>[^?;\d]*)$": (
            r"\g<list> \g<how>\g<to>, last year, fell by at least 100% vs 5 years before"
        ),
    },
    ("now", "today", "current", "these days", "at present"): {
        rf"\b(?P<then>{PRE}),? (?:and|vs\.?|versus|against|to|compared (?:to|with)) {NOW}\b": r"\g<then> and last year",
        r"\bthen and now\b(?=.*\b20\d\d\b.*\b20\d\d\b)": "",
        r"(?<=20\d\d) and now\b": " and last year",
    },
    (" after ", " behind ", " besides "): {
        rf"\b{NTH}[- ]{LARGEST} (?P<what>{KIND}\b[^,.;?]*?) (?:after|behind|besides)"
        rf" (?!20|fy|the |{MONTH}\b)[a-z][a-z ]{{1,24}}{CLOSED}": (r"\g<nth> largest \g<what>"),
    },
    (" ones",): {
        rf"\b{VEHICLES}(?:,| -| \()? ?(?:but |and )?(?:only )?(?:the )?{USED} ones\b": r"used \g<cars>",
    },
    ("top ", "largest ", "biggest "): {
        # Of so many of the largest those that moved most: the order is another than that of their size.
        rf"\b(?P<moved>{FASTEST})(?P<what> [^?;,]*?)? (?:among|of|within|out of|from) {THE_LARGEST} (?P<parties>{PARTIES})": (
            r"\g<moved> \g<parties>\g<what> among the largest \g<count>\g<number> "
        ),
        rf"\b(?P<moved>{MOVED_MOST}|{FASTEST}) among {THE_LARGEST}(?=$|[,.;?!]| (?:in|for|of|during) )": (
            r"\g<moved> among the largest \g<count>\g<number> "
        ),
        rf"\b(?:which|what|who) (?:of|among|within) {THE_LARGEST} (?P<parties>{PARTIES}(?: (?:of|for|in) [a-z ]{{2,30}}?)?)"
        rf" (?:has |have )?(?P<moved>{MOVED_MOST})\b": (r"\g<moved> \g<parties> among the largest \g<count>\g<number> "),
    },
    (" place ", " rank ", " position ", " ranking "): {
        rf"{PLACE}(?P<what> [^?;]*?)? changed?"
        rf"(?: (?:between|from))? (?P<one>{YEAR}) (?:and|to) (?P<two>{YEAR})": (
            r"what place did \g<who> have\g<what> \g<one> and \g<two>"
        ),
        rf"{PLACE}(?P<what> [^?;]*?)? changed? since (?P<one>{YEAR})": (
            r"what place did \g<who> have\g<what> \g<one> and last year"
        ),
        rf"{PLACE}(?P<what> [^?;]*?)? changed? in (?P<one>{YEAR})": (
            r"what place did \g<who> have\g<what> \g<one> and the year before"
        ),
        rf"{PLACE}(?P<what> [^?;\d]*?)? changed?(?=\W*$)": (r"last 2 calendar years, what place did \g<who> have\g<what>"),
    },
    ("narrow", "widen", "shrinking", "growing"): {
        rf"^(?:and |so )?(?:is|has) (?:the |japan |our )*(?P<what>(?:trade )?(?:deficit|surplus|balance) with {NAME})"
        r" (?:been )?(?:getting )?(?:narrow(?:ing|ed|er)|widen(?:ing|ed)|wider|shrinking|growing)(?=\W*$)": r"\g<what> by year",
    },
}
