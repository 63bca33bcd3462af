"""Trade between two other countries: "China's trade with Russia", 中国の対ロ輸出. Japan's statistics do not have it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.phrases.found import AFTER
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.russian.morphology import Morphology
    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

BOTH_WAYS = {"total", DEFAULT_VERB}
OF = re.compile(r" of .| [а-я]")  # "trade of China and Russia", «товарооборот России и Индии»
PAIRED = re.compile(r" (?:и|and) ")
SPOKEN = "って"
DONE = re.compile("して|した|する|買")
OWN, OWN_AGAINST = "の", "の対"
GETTING = re.compile(
    r" (?:[a-z]+ )?(?:gets?|got|getting|buys?|bought|buying|imports?|imported|takes?|took|purchased?|sourced?|receives?|received)"
    r" (?:[a-z]+ ){0,2}from "
)
DASHES = {"-", "–"}
OF_WHOLE = re.compile(r"\b(?:share|part|slice|portion) of\b")
LEADING = {"range", "made", "ni", "bound"}  # behind a Japanese country: から, 産, に, 向け
MARKET = re.compile(r"^ рынке\b|рынке $")
TRADED = {"flow", "bilateral"}
REGION = "region"
WITH_CASE = re.compile(r"\b(?:с|со|за|над|перед|между|под)\b")
WHO = ("кто", "who")  # "who bought more"
REACHING = {"origin", "toward", "range", "into", "with"}  # what leads to the country that a thing comes from or goes to
TRADING = {"flow", "trade_verb"}
HOLDING = {*TRADING, *REACHING, "commodity", "function", "verb_mark"}


def is_abroad(plain: str, tokens: Sequence[Token], owners: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Whether a question is about trade in which Japan has no part, where the words say it; `owners` stand with an 's."""
    said = [token for token in tokens if token.kind != "function" or token.value]
    if any(token.kind == "home" for token in said):
        return False
    if any(_is_done_by(plain, said, at, vocabulary) for at in range(1, len(said))):
        return True
    partners = [at for at, token in enumerate(said) if token.kind == "partner"]
    if any(_has_buyers(plain, said, at) or _is_wanted(plain, said, at, vocabulary) for at in partners):
        return True
    return any(
        _owned(plain, said[at], said[other])
        or _are_each_others(plain, said, at, other, owners)
        or _gets_from(plain, said, at, other)
        or _reached(plain, said, at, other, owners)
        or (_trades(said, at, other) and not vocabulary.is_part(said[other].value, said[at].value))
        or _between(plain, said, at, other)
        or _bought(plain, said, at, other)
        or _buys_goods_of(plain, said, at, other)
        or _has_its_own(plain, said, at, other, vocabulary)
        or _deals(plain, said, at, other, vocabulary)
        for at, other in pairwise(partners)
        if said[at].value != said[other].value and not _is_left_out(said, other)
    )


def _is_done_by(plain: str, said: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """`импорт СПГ Европой из России`: who trades stands in the instrumental, without a preposition."""
    token, before = said[at], at - 1
    while before and said[before].kind in {"commodity", "partner"}:
        before -= 1
    named = token.kind == "partner" or (token.kind == "nowhere" and token.value.startswith(REGION))
    alone = named and said[before].kind == "flow" and WITH_CASE.search(plain[said[at - 1].end : token.end]) is None
    return alone and vocabulary.morphology.is_doer(_last_word(plain, token))


def is_of_another(plain: str, tokens: Sequence[Token], morphology: Morphology, share: str) -> bool:
    """Whether a share, which `share` is the verb of, is of what is another country's.

    `доля Японии во внешней торговле России`, `доля японских авто на российском рынке`.
    """
    said = [token for token in tokens if token.kind != "function" or token.value]
    shared = next((at for at, token in enumerate(said) if token.kind == "verb" and token.value == share), None)
    partners = (at for at, token in enumerate(said) if token.kind == "partner" and at)
    return shared is not None and any(_is_whole_of(plain, said, shared, at, morphology) for at in partners)


def _is_whole_of(plain: str, said: Sequence[Token], shared: int, at: int, morphology: Morphology) -> bool:
    """Whether the market or the trade of a country is what a share is of."""
    before = said[at - 1]
    if MARKET.match(plain[said[at].end :]) is not None and before.kind == "into":
        return True
    ours = shared + 1 < at and said[shared + 1].kind == "home"
    trades = before.kind in TRADED or before.value == DEFAULT_VERB
    market = MARKET.search(plain[: said[at].start]) is not None
    return morphology.is_genitive(_last_word(plain, said[at])) and (market or (ours and trades))


def _has_its_own(plain: str, said: Sequence[Token], at: int, other: int, vocabulary: Vocabulary) -> bool:
    """`экспорт Кореи в Россию`, `китайский импорт из России`, `что Китай импортирует из России`, `торговля России с Китаем`."""
    word, morphology = _last_word(plain, said[at]), vocabulary.morphology
    behind, leads = said[at + 1], said[other - 1].kind in {*REACHING, "since"}
    before = said[at - 1] if at else None
    if before is not None and before.kind == "commodity" and at > 1:
        before = said[at - 2]  # «экспорт авто Кореи в Россию»
    traded = before is not None and (before.kind in TRADED or before.value == DEFAULT_VERB)
    owned = traded and (morphology.is_genitive(word) or morphology.is_without_cases(word))
    its = behind.kind == "flow" and (word in vocabulary.adjectives or morphology.is_adjective(word))
    does = behind.kind == "flow" and morphology.is_timed(plain[behind.start : behind.end])
    apart = any(token.kind in {"break", "vs"} for token in said[at:other])
    return (owned or its or does) and leads and not apart


def _deals(plain: str, said: Sequence[Token], at: int, other: int, vocabulary: Vocabulary) -> bool:
    """`российский СПГ купил Китай`, `how much Russian LNG did China buy`, «Россия продала нефти Турции»."""
    between = said[at + 1 : other]
    if not between or any(token.kind in {"break", "vs"} for token in between):
        return False
    goods = between[0].kind == "commodity" and _is_named_by(plain, said[at], vocabulary)
    rest = {token.kind for token in between[1:]} <= {"trade_verb", "verb_mark"}
    bought = any((token.kind, token.value) == ("trade_verb", "buy") for token in (*between[1:], *said[other + 1 : other + 2]))
    if goods and rest and bought:
        return True
    kinds = [(token.kind, token.value) for token in between]
    sold = kinds[0] == ("trade_verb", "sell") and [kind for kind, _ in kinds[1:]] == ["commodity"]
    return sold and not vocabulary.morphology.is_receiver(_last_word(plain, said[at]))


def _is_named_by(plain: str, token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a country stands as an adjective: `Russian`, `российский`."""
    word = plain[token.start : token.end]
    return word in vocabulary.adjectives or vocabulary.morphology.is_adjective(word)


def _last_word(plain: str, token: Token) -> str:
    return (plain[token.start : token.end].split() or [""])[-1]  # the second of 米中 has no letters of its own


def _owned(plain: str, one: Token, other: Token) -> bool:
    """`米国のロシアからの輸入`, `韓国の対米輸出`."""
    return plain[one.end : other.start].replace(" ", "") in {OWN, OWN_AGAINST}


def _are_each_others(plain: str, said: Sequence[Token], at: int, other: int, owners: frozenset[str]) -> bool:
    """`China-Russia trade`, `Australia's share of China's coal imports`."""
    between = plain[said[at].end : said[other].start]
    traded = any(token.kind in TRADED or token.value == DEFAULT_VERB for token in said[other + 1 : other + 2])
    own = all(plain[token.start : token.end] in owners for token in (said[at], said[other]))
    return (between in DASHES and traded) or (own and OF_WHOLE.search(between) is not None)


def _gets_from(plain: str, said: Sequence[Token], at: int, other: int) -> bool:
    """`how much coal China bought from Russia`, `does India get from Russia`, `what turnover had Russia with India`."""
    between = plain[said[at].end : said[other].start]
    led = at > 0 and said[at - 1].kind in REACHING
    had = between.strip() == "with" and at > 1 and said[at - 1].kind == "verb_mark" and said[at - 2].value in BOTH_WAYS
    return had or (not led and GETTING.fullmatch(between) is not None)


def _reached(plain: str, said: Sequence[Token], at: int, other: int, owners: frozenset[str]) -> bool:
    """`China's exports to Russia`, `does South Korea buy from Australia`."""
    owns = plain[said[at].start : said[at].end] in owners and plain[said[other].start : said[other].end] not in owners
    buys = said[at + 1].kind == "trade_verb"
    behind = said[other + 1].kind if other + 1 < len(said) else ""
    if buys and said[at + 1].value == "buy" and behind != "trade_verb" and not any(t.kind == "break" for t in said[at:other]):
        return True  # «Китай закупил российского газа»
    if buys and other == at + 2 and behind != "trade_verb":
        return True  # «Россия продала Китаю»
    leads = said[other - 1].kind in REACHING or plain[: said[other].start].rstrip().endswith(" with")
    return (owns or buys) and leads and other - at > 1


def _bought(plain: str, said: Sequence[Token], at: int, other: int) -> bool:
    """`トルコはロシアからガスを買っている`, `ロシアは中国に輸出した`: who is the subject trades with the other."""
    leads = said[other + 1] if other + 1 < len(said) else None
    if not _is_subject(plain, said, at) or leads is None or leads.kind not in LEADING or leads.value not in {"", "from"}:
        return False
    behind = said[other + 2 :]
    if any(token.kind == "trade_verb" for token in behind):
        return True
    # ロシアからの輸入 is what is spoken of: nobody says who does it.
    return plain[leads.end : leads.end + 1] != OWN and any(token.kind == "flow" for token in behind)


def _buys_goods_of(plain: str, said: Sequence[Token], at: int, other: int) -> bool:
    """`EUってロシアのガスをどれくらい輸入してるの`: whoever is spoken of buys the other's goods."""
    goods = said[other + 1] if other + 1 < len(said) else None
    owned = goods is not None and goods.kind == "commodity" and plain[said[other].end : goods.start] == OWN
    does = any(token.kind in TRADING and DONE.search(plain[token.start : token.end]) for token in said[other + 2 :])
    return _is_subject(plain, said, at) and owned and does


def _is_subject(plain: str, said: Sequence[Token], at: int) -> bool:
    """Whether a country is spoken of: `トルコは`, `EUって`."""
    return said[at + 1].kind == "subject" or plain[said[at].end :].startswith(SPOKEN)


def _is_left_out(said: Sequence[Token], at: int) -> bool:
    """`対世界輸出から対米分を除いた`: out of all that Japan trades."""
    return any(token.kind == "without" and token.value == AFTER for token in said[at + 1 : at + 3])


def _has_buyers(plain: str, said: Sequence[Token], at: int) -> bool:
    """`ロシアのLNGの輸出先`: to whom others sell, and from whom they buy."""
    behind = [token.kind for token in said[at + 1 :] if token.kind != "place"]
    placed = len(behind) < len(said) - at - 1
    return behind[:2] == ["commodity", "party"] and not placed and plain[said[at].end : said[at].end + 1] == OWN


def _is_wanted(plain: str, said: Sequence[Token], at: int, vocabulary: Vocabulary) -> bool:
    """`who buys Russian coal`, `which countries buy Russian coal`: whoever does, it is not Japan that is asked of."""
    if not _is_named_by(plain, said[at], vocabulary) or at + 1 == len(said) or said[at + 1].kind != "commodity":
        return False
    before = [(token.kind, token.value) for token in said[:at] if token.kind != "bigger"][-2:]
    who = before[:1] and before[0][0] == "soft_verb" and plain.startswith(WHO, said[0].start)
    buys = before[-1:] == [("trade_verb", "buy")]
    return before[-1:] == [("party", "export")] or (buys and (before[0] == ("dim", "partner") or bool(who)))


def _trades(said: Sequence[Token], at: int, other: int) -> bool:
    """`does China import from Russia`, `Russian coal exports to China`: whose trade it is, what it is of, and with whom."""
    between = [token.kind for token in said[at + 1 : other]]
    does = next((kind for kind in between if kind != "commodity"), "")
    led = at > 0 and said[at - 1].kind in REACHING
    return does in TRADING and HOLDING.issuperset(between) and said[other - 1].kind in REACHING and not led


def _between(plain: str, said: Sequence[Token], at: int, other: int) -> bool:
    """`trade between Russia and Australia`; what is compared between two countries is Japan's with each."""
    beside = said[at + 1].kind if other - at == 2 else ""  # noqa: PLR2004 - side by side
    if beside == "dash" and not plain.isascii() and any(token.value in BOTH_WAYS or token.kind == "bilateral" for token in said):
        return True  # «Россия — Китай, торговля»
    joined = beside == "break"
    behind = said[other + 1] if other + 1 < len(said) else None
    if joined and behind is not None and behind.kind == "between" and behind.value == AFTER:
        return True  # 中国とロシアの間の
    owned = OF.fullmatch(plain[said[at - 1].end : said[at].start + 1]) is not None if at else False
    if joined and owned and said[at - 1].value in BOTH_WAYS and PAIRED.search(plain[said[at].start : said[other].end]):
        return True
    led = at > 1 and said[at - 1].kind == "between" and (said[at - 2].kind == "flow" or said[at - 2].value == DEFAULT_VERB)
    return led and joined
