"""Who buys and who sells, and so which way goods went: without a name Japan does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.question.reading.ways.said import Said

OPPOSITE = {"export": "import", "import": "export"}
GOVERNING = {"into", "origin", "toward", "range", "without"}  # what stands behind these does nothing itself
BUYER = {"buy": "import", "sell": "export", "pay": "import"}
PAY = "pay"
SPENT = {PAY, "buy"}
FAR_END = {"buy": {"origin"}, "sell": {"toward"}}  # behind "bought", "sold": the other end of it
OF, OBJECTS = "の", ("を", "に")
DEALING = {"with", "for", "against"}
OURSELVES = re.compile(r"\b(?:we|мы)\b")


def ways_bought(said: Said) -> set[str]:
    """What buyers and suppliers are, and what buying and selling means, by who does it: without a name Japan does."""
    parties = {token.value for token in said.tokens if token.kind == "party"} - {"any"}
    if parties:
        return parties
    for at, token in enumerate(said.tokens):
        left_out = said.kind(at - 1) == "partner" and said.kind(at - 2) == "without"  # «за вычетом российских поставок»
        if token.kind == "trade_verb" and token.value in BUYER and not _names_nobody(said, at) and not left_out:
            flow = BUYER[token.value]
            if said.kind(at + 1) == "home" and _is_sold_to(said, at, at + 1) and not _is_dealt_with(said, at, at + 1):
                return {"import"}  # "who sells Japan coal"
            if said.kind(at + 1) in FAR_END.get(token.value, set()) and not any(_trader(said, n) for n in range(at)):
                return {flow}  # "bought from these three: Qatar, …"
            return {OPPOSITE[flow]} if subject(said, at) == "partner" else {flow}
        if (
            token.kind == "flow"
            and token.value in OPPOSITE
            and said.kind(at - 1) == "partner"
            and said.kind(at - 2) == "verb_mark"
        ):
            return {OPPOSITE[token.value]}
    return set()


def _names_nobody(said: Said, at: int) -> bool:
    """`концентрация поставок руды`: deliveries are a noun, and nobody is named whose they are."""
    word = said.text(at).split()[0]
    noun = said.tokens[at].value == "sell" and not word.isascii() and said.morphology.is_noun(word)
    return noun and not any(token.kind in {"home", "partner"} for token in said.tokens)


def subject(said: Said, at: int) -> str:
    """Who buys or sells: the last country before the verb, or else the first behind it; in "which countries buy" they do."""
    before = said.plain[said.tokens[at - 1].end if at else 0 : said.tokens[at].start]
    if OURSELVES.search(before):
        return "home"  # "countries we buy from"
    if _are_asked(said, at):
        return "partner"
    if (owner := _owner(said, at)) is not None:
        return said.kind(owner)
    order = [*range(at - 1, -1, -1), *range(at + 1, len(said.tokens))]
    named = [n for n in order if _trader(said, n) and said.kind(n - 1) not in GOVERNING]
    named = [n for n in named if not _is_sold_to(said, at, n) and not (n > at and _names_goods(said, n))]
    named = [n for n in named if not _is_of_goods(said, n)]
    named = [n for n in named if n < at or not any(_is_dealt_with(said, at, other) for other in range(at + 1, n + 1))]
    marked = [n for n in named if said.kind(n + 1) == "subject"]
    return next((_trader(said, n) for n in (*marked, *named)), "home")


def _owner(said: Said, at: int) -> int | None:
    """Whose purchases a Russian noun is of: «доля Китая в японских закупках», «в закупках Японии»; not «закупала Япония»."""
    word = said.text(at).split()[-1]
    if said.tokens[at].value != "buy" or word.isascii() or not said.morphology.is_noun(word):
        return None
    if _trader(said, at - 1) and said.is_adjective(at - 1):
        return at - 1
    return at + 1 if _trader(said, at + 1) and said.is_genitive(said.tokens[at + 1]) else None


def _is_dealt_with(said: Said, at: int, other: int) -> bool:
    """`the LNG bill with Australia`: to whom it is paid, as those that are named with it."""
    between = said.plain[said.tokens[other - 1].end : said.tokens[other].start].split()
    between += said.text(at).split()[-1:] if other == at + 1 else []  # "import bill for" is one phrase
    return said.tokens[at].value in SPENT and bool({*between} & DEALING)


def _is_of_goods(said: Said, at: int) -> bool:
    """`ロシアのLNGを買う`: whose goods they are, not who buys them."""
    goods = said.tokens[at + 1] if said.kind(at) == "partner" and said.kind(at + 1) == "commodity" else None
    owned = goods is not None and said.plain[said.tokens[at].end : goods.start] == OF
    return goods is not None and owned and said.plain[goods.end :].startswith(OBJECTS)


def _are_asked(said: Said, at: int) -> bool:
    """`which countries buy`; not «в какие страны продаёт Япония»."""
    listed = said.kind(at - 1) == "dim" and said.tokens[at - 1].value == "partner"
    led = GOVERNING & {said.kind(n) for n in (at - 2, at - 3)}
    follows = said.tokens[at + 1] if at + 1 < len(said.tokens) else None
    done = follows is not None and follows.kind == "home" and not said.owns(follows)
    return listed and not led and not done


def _trader(said: Said, at: int) -> str:
    """Who may buy or sell: Japan, or a country, named or counted ("three countries supply")."""
    counted = said.kind(at) == "dim" and said.tokens[at].value == "partner" and said.kind(at - 1) == "number"
    return "partner" if counted else said.kind(at) if said.kind(at) in {"home", "partner"} else ""


def _is_sold_to(said: Said, at: int, other: int) -> bool:
    """`sold Japan`, `поставил Японии`, `заплатили России`: who stands right behind the verb; but `поставила Россия`.

    Behind the goods, too, where the case says so: `продажи машин русским`.
    """
    word = said.text(other).split()[-1]
    gives = said.tokens[at].value in {"sell", PAY}
    if gives and other == at + 2 and said.kind(at + 1) == "commodity":
        return said.morphology.is_dative(word)
    return gives and other == at + 1 and (word.isascii() or said.morphology.is_receiver(word))


def _names_goods(said: Said, at: int) -> bool:
    """`spend on Aussie coal`, `buy Qatar LNG`; but «купила Япония угля»."""
    return (
        said.kind(at + 1) == "commodity"
        and said.text(at).isascii()
        and said.plain[said.tokens[at].end : said.tokens[at + 1].start] == " "
    )
