"""Which way the goods went, where the words say it: "from Russia", "to Japan", "Russian exports", "did Japan buy", 対日輸出.

The statistics are Japan's: what comes from a country is an import, what goes to it an export. Where the words say the
other way than the flow they name ("Russian exports to Japan"), the goods decide, and the reply says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import possessors
from bot.question.request import WORLD
from bot.question.taken import Stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

OPPOSITE = {"export": "import", "import": "export"}
HOME_MADE = "japanese"
GOVERNING = {"into", "origin", "toward", "range", "without"}  # what stands behind these does nothing itself
BUYER = {"buy": "import", "sell": "export", "pay": "import"}
PAY = "pay"
FAR_END = {"buy": {"origin"}, "sell": {"toward"}}  # behind "bought", "sold": the other end of it
SELL = {"sell", PAY}
IN, OF, OBJECTS = "で", "の", ("を", "に")
MOVED = {"move", "sell"}  # went, came, was sent: where to and where from say which way
AT = re.compile(r"\bу\s+$")  # «покупает у России»
EVERYWHERE = re.compile(r"(?P<to>куда\b|во все страны$)|изо\b|от")  # «во все страны», «куда угодно», «отовсюду»
OURSELVES = re.compile(r"\b(?:we|мы)\b")
QUIET = {"function", "against", "then", "dash"}


def stated(raw: str, plain: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> Stated:
    """What the words of a question state; `raw` is the text as typed, in which possessives still stand."""
    said = [token for token in _without_denied(tokens) if token.kind not in QUIET]
    reader = _Reader(plain, said, vocabulary, possessors(raw))
    sure = reader.physical()
    if sure:
        return Stated(frozenset(sure))
    owned = reader.owned()
    return Stated(frozenset({OPPOSITE[owned]}), unsure=owned == "import") if owned else Stated(frozenset(reader.bought()))


def _without_denied(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without "not imports from Russia" where the other flow is named: what is denied says no way."""
    denied = [at for at, token in enumerate(tokens[:-1]) if token.kind == "without" and tokens[at + 1].kind == "flow"]
    for at in denied:
        others = [n for n, token in enumerate(tokens) if token.kind == "flow" and token.value != tokens[at + 1].value]
        if others:
            end = next((n for n in others if n > at), len(tokens))
            return [*tokens[:at], *tokens[end:]]
    return tokens


class _Reader:
    """The tokens of one question that say something."""

    def __init__(self, plain: str, tokens: Sequence[Token], vocabulary: Vocabulary, owners: frozenset[str]) -> None:
        self._plain = plain
        self._tokens = tokens
        self._morphology = vocabulary.morphology
        self._adjectives = vocabulary.adjectives
        self._owners = owners

    def physical(self) -> set[str]:
        """From and to where the goods went."""
        return {flow for at in range(len(self._tokens)) if (flow := self._way(at))}

    def owned(self) -> str:
        """The flow that a partner calls its own: "Russian exports", "экспорт России"; empty where there is none."""
        for at in range(len(self._tokens) - 1):
            one, other = self._tokens[at], self._tokens[at + 1]
            if one.kind == "partner" and other.kind == "flow" and other.value in OPPOSITE and self._owns(one):
                return other.value
            if one.kind == "flow" and other.kind == "partner" and one.value in OPPOSITE and self._is_genitive(other):
                return one.value
        return ""

    def bought(self) -> set[str]:
        """What buyers and suppliers are, and what buying and selling means, by who does it: without a name Japan does."""
        parties = {token.value for token in self._tokens if token.kind == "party"} - {"any"}
        if parties:
            return parties
        for at, token in enumerate(self._tokens):
            if token.kind == "trade_verb" and token.value in BUYER and not self._names_nobody(at):
                flow = BUYER[token.value]
                if self._kind(at + 1) == "home" and self._is_sold_to(at, at + 1):
                    return {"import"}  # "who sells Japan coal"
                if self._kind(at + 1) in FAR_END.get(token.value, set()) and not any(map(self._trader, range(at))):
                    return {flow}  # "bought from these three: Qatar, …"
                return {OPPOSITE[flow]} if self._subject(at) == "partner" else {flow}
            if (
                token.kind == "flow"
                and token.value in OPPOSITE
                and self._kind(at - 1) == "partner"
                and self._kind(at - 2) == "verb_mark"
            ):
                return {OPPOSITE[token.value]}
        return set()

    def _names_nobody(self, at: int) -> bool:
        """`концентрация поставок руды`: deliveries are a noun, and nobody is named whose they are."""
        word = self._text(at).split()[0]
        noun = self._tokens[at].value == "sell" and not word.isascii() and self._morphology.is_noun(word)
        return noun and not any(token.kind in {"home", "partner"} for token in self._tokens)

    def _way(self, at: int) -> str:
        way = self._moved(at)
        paid = any(token.kind == "trade_verb" and token.value == PAY for token in self._tokens)
        # What is paid to a country is for goods from there.
        behind = self._kind(self._behind_count(at + 1))
        to_partner = way == "export" and (self._kind(at) in {"into", "toward", "range"} or behind in {"bound", "ni"})
        return "import" if paid and to_partner else way

    def _moved(self, at: int) -> str:
        kind = self._kind(at)
        if kind == "origin" and self._kind(at - 1) == "home" and " " in self._text(at):
            return "import"  # "the countries Japan bought from"
        if kind == "origin":
            return {"partner": "import", "home": "export"}.get(self._kind(at + 1), "")
        if kind == "toward" or (kind == "range" and self._tokens[at].value == "to"):
            return {"partner": "export", "home": "import"}.get(self._kind(at + 1), "")
        if kind == "into":
            return self._into(at + 1)
        if kind in {"partner", "home"}:
            return self._everywhere(at) or self._followed(at, own=kind == "home")
        return self._named_home(at) if kind == "toward_home" else ""

    def _everywhere(self, at: int) -> str:
        """`во все страны`, `отовсюду`; `у русских берут`."""
        way = EVERYWHERE.match(self._text(at)) if self._tokens[at].value == WORLD else None
        if way is not None and way["to"]:
            return "export"
        return "import" if way is not None or (self._kind(at) == "partner" and self._is_bought_from(at)) else ""

    def _into(self, at: int) -> str:
        """`в Россию`; what is bought in Russia comes from there."""
        if self._is_goal(at) or self._is_reached(at):
            return {"partner": "export", "home": "import"}.get(self._kind(at), "")
        bought = self._kind(at) == "partner" and any(t.kind == "trade_verb" and t.value == "buy" for t in self._tokens)
        return "import" if bought and self._subject(at) != "partner" else ""

    def _is_bought_from(self, at: int) -> bool:
        """`у русских берут`."""
        bought = any(token.kind == "trade_verb" and token.value == "buy" for token in self._tokens)
        return bought and AT.search(self._plain[: self._tokens[at].start]) is not None

    def _followed(self, at: int, *, own: bool) -> str:
        """`ロシアから`, `ロシア向け`, `Russian coal`."""
        follows = self._kind(at + 1)
        if follows == "made" or (follows == "range" and self._tokens[at + 1].value == "from"):
            return "export" if own else "import"
        if follows == "bound":
            return "import" if own else "export"
        if self._kind(self._behind_count(at + 1)) == "ni" and self._does(SELL, at):
            return "import" if own else "export"
        if follows == "trade_verb" and self._tokens[at + 1].value in MOVED and self._plain.startswith(IN, self._tokens[at].end):
            return "import" if own else "export"  # アメリカで売る
        goods = follows == "dim" and self._tokens[at + 1].value == "commodity"  # "Russian goods"
        made_there = (goods or follows in {"commodity", "absent"}) and self._is_adjective(at)
        if own:
            # "Japanese coal imports" are Japan's, "Japanese cars" are made there.
            return "export" if made_there and self._kind(at + 2) != "flow" else ""
        return "import" if made_there else ""

    def _behind_count(self, at: int) -> int:
        """The place behind 三国 in 豪州、カタールの三国に支払った."""
        counted = [self._kind(at), self._kind(at + 1)] == ["number", "dim"]
        return at + 2 if counted else at

    def _does(self, values: set[str], start: int) -> bool:
        return any(token.kind == "trade_verb" and token.value in values for token in self._tokens[start:])

    def _named_home(self, at: int) -> str:
        """対日輸出 is what others sell to Japan."""
        flow = next((token for token in self._tokens[at + 1 : at + 3] if token.kind == "flow"), None)
        return OPPOSITE.get(flow.value, "") if flow is not None else ""

    def _subject(self, at: int) -> str:
        """Who buys or sells: the last country before the verb, or else the first behind it; in "which countries buy" they do."""
        before = self._plain[self._tokens[at - 1].end if at else 0 : self._tokens[at].start]
        if OURSELVES.search(before):
            return "home"  # "countries we buy from"
        if self._are_asked(at):
            return "partner"
        order = [*range(at - 1, -1, -1), *range(at + 1, len(self._tokens))]
        named = [n for n in order if self._trader(n) and self._kind(n - 1) not in GOVERNING]
        named = [n for n in named if not self._is_sold_to(at, n) and not (n > at and self._names_goods(n))]
        named = [n for n in named if not self._is_of_goods(n)]
        marked = [n for n in named if self._kind(n + 1) == "subject"]
        return next((self._trader(n) for n in (*marked, *named)), "home")

    def _is_of_goods(self, at: int) -> bool:
        """`ロシアのLNGを買う`: whose goods they are, not who buys them."""
        goods = self._tokens[at + 1] if self._kind(at) == "partner" and self._kind(at + 1) == "commodity" else None
        owned = goods is not None and self._plain[self._tokens[at].end : goods.start] == OF
        return goods is not None and owned and self._plain[goods.end :].startswith(OBJECTS)

    def _are_asked(self, at: int) -> bool:
        """`which countries buy`; not «в какие страны продаёт Япония»."""
        listed = self._kind(at - 1) == "dim" and self._tokens[at - 1].value == "partner"
        led = GOVERNING & {self._kind(n) for n in (at - 2, at - 3)}
        follows = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        done = follows is not None and follows.kind == "home" and not self._owns(follows)
        return listed and not led and not done

    def _trader(self, at: int) -> str:
        """Who may buy or sell: Japan, or a country, named or counted ("three countries supply")."""
        counted = self._kind(at) == "dim" and self._tokens[at].value == "partner" and self._kind(at - 1) == "number"
        return "partner" if counted else self._kind(at) if self._kind(at) in {"home", "partner"} else ""

    def _is_sold_to(self, at: int, other: int) -> bool:
        """`sold Japan`, `поставил Японии`, `заплатили России`: who stands right behind the verb; but `поставила Россия`.

        Behind the goods, too, where the case says so: `продажи машин русским`.
        """
        word = self._text(other).split()[-1]
        gives = self._tokens[at].value in {"sell", PAY}
        if gives and other == at + 2 and self._kind(at + 1) == "commodity":
            return self._morphology.is_dative(word)
        return gives and other == at + 1 and (word.isascii() or self._morphology.is_receiver(word))

    def _names_goods(self, at: int) -> bool:
        """`spend on Aussie coal`, `buy Qatar LNG`; but «купила Япония угля»."""
        return (
            self._kind(at + 1) == "commodity"
            and self._text(at).isascii()
            and self._plain[self._tokens[at].end : self._tokens[at + 1].start] == " "
        )

    def _owns(self, token: Token) -> bool:
        word = self._plain[token.start : token.end]
        return word in self._adjectives or word in self._owners or (" " not in word and self._morphology.is_adjective(word))

    def _is_adjective(self, at: int) -> bool:
        word = self._text(at)
        return word in self._adjectives or word == HOME_MADE or self._morphology.is_adjective(word.split()[-1])

    def _is_goal(self, at: int) -> bool:
        """`into Japan`, `в Россию`; not `в России`, nor `на российский уголь`."""
        if at >= len(self._tokens):
            return False
        word = self._text(at).split()[-1]
        return word.isascii() or (self._morphology.is_goal(word) and not self._morphology.is_adjective(word))

    def _is_reached(self, at: int) -> bool:
        """`уехало в РФ`: a name without cases is where things go, where a verb moves them and no flow is named."""
        moved = any(token.kind == "trade_verb" and token.value in MOVED for token in self._tokens)
        named = any(token.kind == "flow" for token in self._tokens)
        return moved and not named and at < len(self._tokens) and self._morphology.is_without_cases(self._text(at).split()[-1])

    def _is_genitive(self, token: Token) -> bool:
        return self._morphology.is_genitive(self._plain[token.start : token.end].split()[-1])

    def _kind(self, at: int) -> str:
        return self._tokens[at].kind if 0 <= at < len(self._tokens) else ""

    def _text(self, at: int) -> str:
        return self._plain[self._tokens[at].start : self._tokens[at].end]
