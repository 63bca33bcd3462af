"""English that asks for lists: "countries by exports", goods by the share that one country has in each, members of a group.

Each stands behind words of which one must be there, as in `english.py`, which goes through them.
"""

from __future__ import annotations

from bot.question.lexicon.wordings.roundabout import LIMIT

LISTED = r"(?:countries|nations|goods|products|commodities|items)"
MEASURE = (
    r"(?:(?:their|the|total|import|export|trade|percent|percentage|%|relative) )*(?:decline|drop|fall|rise|gain|value|volume"
    r"|size|imports?|exports?|trade|turnover|growth|change|increase"
    r"|decrease|share"
    r"|purchases|sales|deficit|surplus|balance|price)\b"
)
BY_EACH = r"by (?:country|partner|supplier|destination|origin|market|goods|product|commodity|item)\b"
GOODS = r"(?:which |what |the |all |list of |list )*(?:goods|products|commodities|items|things|lines)"
COUNTRY = (
    r"(?!(?:japan|we|it|that|which|where|they|each|these|those|who|whose|for|in|of|with|gain\w*|los[et]\w*|won)\b)[a-z]+"
    r"(?: (?:arabia|korea|states|kingdom|emirates|zealand|africa))?"
)
MOSTLY = r"mostly|mainly|largely|chiefly|predominantly|primarily"
MOST = r"(?:the most|most|mostly|heavily|mainly)"
ONLY = r"only|solely|exclusively|entirely"
PARTIES = r"(?:[a-z]+ )?(?:partners|suppliers|buyers|markets|countries|destinations|sources|goods|products|commodities|items)"
WENT = r"(?:saw|had|posted|recorded|showed|registered|grew|rose|increased|fell|declined|shrank|dropped|gained|lost)"
SUPPLIES = r"suppl(?:y|ies|ied)|provides?|provided|accounts? for|accounted for|has|have|had|holds?|held|makes? up|made up|covers?"
ALL_OF_IT = r"japan|our|the|its|all|total|imports|supply|supplies|needs|market|of|them|it|share|a share"
MOVED = r"lift|raise|push up|push|pull down|pull|drag down|drag|add to|take off|cut|boost|depress|lower"
IN_EACH = "share in each of the goods"
NOT_DRIVERS = r"^(?P<lead>(?!.*\b(?:break|broken|split|decompos|driv|drove|behind|contribut|explain|attribut|effects?))[^?]*?)"
# Words of which one is there; from → to, in this order.
LISTS: dict[tuple[str, ...], dict[str, str]] = {
    ("ountries by ", "ations by ", "oods by ", "roducts by ", "ommodities by ", "tems by "): {
        rf"^(?P<lead>(?:(?:please|and|now|show(?: me)?|give(?: me)?|draw|plot|chart),? )*)(?:(?:a |the )?(?:list|ranking|league"
        rf" table|table)(?: of)? )?"
        rf"(?:the |all |all the )?(?P<who>(?:(?!which|what|these|those|other)[a-z0-9]+ )?{LISTED}) by"
        rf" (?={MEASURE})": r"\g<lead>rank \g<who> by ",
    },
    ("change in ", "change of "): {
        # In the order of what is asked for.
        rf"{NOT_DRIVERS}\b(?:the )?(?:percent|percentage|%|pct|relative) changes? (?:of|in) "
        rf"(?P<what>[^,.;?]{{2,40}}? {BY_EACH})": (r"\g<lead>growth of \g<what>"),
        rf"{NOT_DRIVERS}\b(?:the )?(?:absolute |yen )?changes? (?:of|in) (?P<what>[^,.;?]{{2,40}}? {BY_EACH})": (
            r"\g<lead>\g<what> by change"
        ),
    },
    (" trade with ", " turnover with "): {
        r"\b(?:what|how much|which) ?(?:portion|share|part|proportion|percentage|fraction|percent)? of (?:the |our |its |total"
        r" |japan )*(?:trade|turnover) "
        r"with (?P<who>[^,.;?]{2,30}?) (?:is|was|were|are|comes? from|came from|consists? of) (?P<way>exports|imports)\b": (
            r"\g<way> as a share of total trade with \g<who>"
        ),
    },
    ("goods", "products", "commodities", "items", "things"): {
        # Goods by the share that one country has in each of them.
        rf"\b(?P<goods>{GOODS})(?: that| which)? (?:(?:does|do|did) )?(?:japan|we|it) (?:gets?|got|buys?|bought"
        rf"|imports?|imported|sources?|sourced|takes?)"
        rf"(?: (?:{MOSTLY})) from (?P<who>{COUNTRY})": rf"\g<goods> from \g<who> {IN_EACH} above 50%",
        rf"\b(?P<goods>{GOODS})(?: that| which)? (?:(?:does|do|did) )?(?:japan|we|it) (?:gets?|got|buys?|bought"
        rf"|imports?|imported|sources?|sourced|takes?) (?:(?:{ONLY}) from|from (?:{ONLY})) (?P<who>{COUNTRY})": (
            rf"\g<goods> from \g<who> {IN_EACH} above 99%"
        ),
        rf"\b(?P<goods>{GOODS})(?: that| which)? (?:comes?|came|(?:is|are|was|were) (?:bought|imported|sourced))"
        rf" (?:(?:{ONLY}) from|from (?:{ONLY})) (?P<who>{COUNTRY})": rf"\g<goods> from \g<who> {IN_EACH} above 99%",
        rf"\b(?P<goods>{GOODS})(?: that| which)? (?:comes?|came|(?:is|are|was|were) (?:bought|imported|sourced)) (?:{MOSTLY})"
        rf" from (?P<who>{COUNTRY})": (rf"\g<goods> from \g<who> {IN_EACH} above 50%"),
        rf"\b(?P<goods>{GOODS})(?: of which| where| for which| in which| that| which)* (?:(?:does|do|did) )?(?P<who>{COUNTRY})"
        rf" (?:{SUPPLIES}) "
        rf"(?P<limit>{LIMIT}) (?P<part>\d+(?:\.\d+)? ?%|(?:one |a )?half) ?(?:of)?(?: (?:{ALL_OF_IT}))*": (
            rf"\g<goods> from \g<who> {IN_EACH} \g<limit> \g<part> "
        ),
        rf"\b(?P<goods>{GOODS})(?: that| which)? (?:(?:does|do|did) )?(?:japan|we) (?:depends?|depended|rel(?:y|ies|ied))(?:"
        rf" (?:most|heavily|mostly|mainly))? on "
        rf"(?P<who>{COUNTRY}) for(?: (?P<limit>{LIMIT}) (?P<part>\d+(?:\.\d+)? ?%)(?: of)?(?: (?:{ALL_OF_IT}))*)?": (
            rf"\g<goods> from \g<who> {IN_EACH} \g<limit> \g<part> "
        ),
        rf"\b(?P<goods>{GOODS}) (?:for|in|on|where) ?(?:which )?(?:japan|we|it)(?: (?:is|are|was))?"
        rf" (?:{MOST} )?(?:depend(?:s|ed|ent)?|rel(?:y|ies|ied|iant))(?: {MOST})?"
        rf" on (?P<who>{COUNTRY})": (rf"\g<goods> from \g<who> {IN_EACH}"),
        rf"\b(?P<goods>{GOODS})(?: where| for which| in which| that| which)* (?P<who>{COUNTRY}) (?:is|was|remains?) (?:japan"
        rf" |our |the )*"
        r"(?:top|main|largest|biggest|leading|number one|no\.? ?1|dominant|first) (?:supplier|source|seller|origin)\b(?: of)?": (
            rf"\g<goods> from \g<who> {IN_EACH}, as the top supplier"
        ),
        rf"\b(?:in |for |of )?(?P<goods>{GOODS}) (?:is|was|are|were|has|have)? ?(?:the )?(?:share|weight) of (?P<who>{COUNTRY})"
        rf" (?:(?:is|was) )?(?:the )?"
        rf"(?P<end>highest|largest|biggest|greatest)": rf"\g<goods> from \g<who> {IN_EACH}",
        rf"\b(?:in |for |of )?(?P<goods>{GOODS}) (?:is|was|does|did|has)? ?(?P<who>{COUNTRY}) (?:have |hold |has |holds"
        rf" )?(?:the )?(?:share|(?:highest|largest|biggest|greatest) share)\b"
        r"(?: (?:is |was )?(?:the )?(?:highest|largest|biggest|greatest))?": rf"\g<goods> from \g<who> {IN_EACH}",
    },
    ("worth", "over ", "above ", "below ", "under ", "less than ", "more than ", "at least ", "at most "): {
        # Goods with a condition are a list.
        rf"\b(?:list |show )?{GOODS} (?:(?:that |which )?(?:japan|we) )?(?P<way>export|import)(?:s|ed)? (?P<at>to|from) "
        rf"(?P<rest>[^?]{{3,60}}?\b(?:worth|valued at|{LIMIT})\b[^?]*\d)": r"which goods does japan \g<way> \g<at> \g<rest>",
    },
    ("of ", "among ", "within "): {
        # Of the largest it is shown how each went.
        rf"\b(?:how many|which|what|who) (?:of|among|within) (?:japan |the |our |its )*"
        rf"(?P<top>top (?:\d+|ten|five|three|twenty) {PARTIES}) (?:{WENT})\b"
        rf"[^?]*?(?P<when>(?: (?:in|for|during))? ?(?:20\d\d|fy ?\d\d)[^?]*)?$": r"\g<top>\g<when>",
    },
    (" not ", "n't "): {
        # Who was not there in another year: both lists are shown, and that they are not compared is said.
        rf"\b(?P<list>(?:{LISTED}|suppliers|buyers|markets|sellers|destinations)\b[^?]*?) (?:that|which|who|but) "
        r"(?:(?:were|was|are|did|had) ?(?:not|n't) (?:(?:there|present|listed|supplying|supply|sell|exist|traded|exported"
        r"|imported) )?(?:yet )?"
        r"|not )in (?=20\d\d|fy)": r"\g<list>, absent before, ",
    },
    (" included in ", " counted in ", " covered by ", " part of ", " counted as ", " included under "): {
        # What a line holds.
        r"^(?:and |so )?(?:is|are) (?P<what>[a-z][a-z ]{2,30}?) (?:also )?(?:included|counted|covered|part)"
        r"(?: in| by| of| as| under) "
        r"(?P<line>(?!(?:japan|the figure|this|that|these)\b)[a-z][a-z &]{1,30}?)(?=\W*$)": r"what is included in \g<line>",
    },
    (" points did ",): {
        rf"\b(?:by )?how many (?:percentage )?points did (?P<what>[^,.;?]{{2,40}}?) (?:{MOVED}) (?:japan |total |our |the )*"
        r"(?=imports|exports)": r"contribution of \g<what> to the change in ",
    },
    (" behind ", " moved ", " led "): {
        rf"\b(?P<who>(?:which|what) (?:{LISTED}|suppliers|buyers|markets)) (?:are behind|were behind|lie behind|lay behind"
        rf"|moved|led) "
        r"(?=(?:the |japan |our |this |that |its )*(?:[a-z]+ ){0,3}?(?:imports?|exports?|trade|change|fall|rise|drop|increase"
        r"|decline|growth)\b)": (r"\g<who> drove "),
    },
    (" of each",): {
        r"\b(?:with )?(?:the |its )?shares? of each\b(?! (?:month|quarter|year|country|of))": "and their shares",
    },
    ("member",): {
        r"\bmember (?:states|countries|nations)\b": "countries",
        r"\b(?P<of>which|what|its|each|all|all of its) members\b": r"\g<of> countries",
    },
    ("ountries do you", "do you count", "do you mean", "do you understand", "ountries are in ", "ountries does "): {
        # Of which countries a group is.
        r"\b(?:which|what) countries do you (?:count|lump|lump together|include|put|class|classify|treat|consider|mean)(?:"
        r" together)?"
        r" (?:as|in|under|into|by|inside|as part of)(?: the| your)? ": "which countries belong to ",
        r"\b(?:which|what) countries are in (?P<group>(?:the )?(?!data|table|list|your)[a-z0-9]+(?: [a-z]+)?)(?=\W*$)": (
            r"which countries belong to \g<group>"
        ),
        r"\b(?:which|what) countries does (?P<group>(?:the )?[a-z0-9]+(?: [a-z]+)?) (?:have|include|consist of|comprise"
        r"|contain)(?=\W*$)": (r"which countries belong to \g<group>"),
        r"\bwhat do you (?:count as|mean by|understand by|call)(?: the)? (?=[a-z])": "how do you define ",
    },
}
