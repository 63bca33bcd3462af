"""Words of a sentence that nothing here knows: named as left out, as what the data cannot tell apart, or refused.

What stands where goods or a country belong is never left out: "whisky exports to Russia" are not all exports. What stands
beside goods may narrow them ("frozen crab"): the wider line is answered, and the reply says that it is wider.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from unicodedata import category

from bot.question.lexicon.japanese import NO, Morpheme, morphemes
from bot.question.lexicon.spelling import JAPANESE, RUSSIAN, WIDE
from bot.question.lexicon.tokens import FILLER
from bot.question.phrases.found import AFTER
from bot.question.request import TOTAL, Taken
from bot.speech import language, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

Place = Literal["grammar", "narrows", "goods", "country", "aside"]
NAMES = {"commodity", "partner", "flow", "flow_measure", "home", "verb", "soft_verb", "trade_verb", "party", "absent", "nowhere"}
GOODS = {"commodity", "absent", "nowhere"}
TO_COUNTRY = {"origin", "toward", "into"}
FROM_COUNTRY = {"range", "made", "bound", "toward_home"}  # behind a Japanese country: から, 産, 向け
ASKING = {"asks", "measure", "flow_measure", "trade_verb"}
PURPOSE = "purpose"  # the 用 of 卒論用
VERBAL = ("ed", "ing", "ly")
CURRENCY = "Sc"  # the sign of a currency is no mere mark
LEAST_SENTENCE = 4
MOST_LEFT = 12


def without_unknown(
    plain: str, tokens: Sequence[Token], vocabulary: Vocabulary, *, follows: bool
) -> tuple[list[Token], list[Taken]]:
    """The tokens that are known, and what is said of the others; tokens that must not be left out stay, to be refused.

    A question that `follows` another may be of a word or two.
    """
    reader = _Reader(plain, tokens, vocabulary)
    if not reader.is_question() and not (follows and reader.says_something()):
        return list(tokens), []
    kept: list[Token] = []
    asides: list[tuple[int, int]] = []
    taken: list[Taken] = []
    for at, token in enumerate(tokens):
        if token.kind != "unknown":
            kept.append(token)
            continue
        match reader.place(at):
            case "grammar":
                pass
            case "narrows":
                taken.append(Taken("wider", reader.word(at), reader.goods_beside(at)))
            case "aside":
                start, end = reader.span(at)
                if reader.is_all_left_out(at):
                    start = kept.pop().start  # «не кокс»: else the word would leave out what stands behind
                asides.append((start, end))
            case _:
                kept.append(token)
    if len(asides) > MOST_LEFT:
        return list(tokens), []
    if asides:
        words = dict.fromkeys(plain[start:end] for start, end in _outermost(asides))
        taken.append(Taken("aside", tr(", ").join(words)))
    return kept, taken


def _outermost(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without those that lie in another one: two parts of one word may end at its end."""
    return [one for one in spans if not any(other != one and other[0] <= one[0] and one[1] <= other[1] for other in spans)]


class _Reader:
    """The tokens of one question, and what stands where in it."""

    def __init__(self, plain: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
        self._plain = plain
        self._tokens = tokens
        self._vocabulary = vocabulary
        self._goods = any(token.kind in GOODS and token.value != TOTAL for token in tokens)
        self._total = any(token.kind == "commodity" and token.value == TOTAL for token in tokens)
        self._country = any(token.kind in {"partner", "nowhere"} for token in tokens)

    def is_question(self) -> bool:
        """Whether the known words ask for something by themselves, and are more than a note of names."""
        return any(token.kind in NAMES for token in self._tokens) and (
            len(self._tokens) >= LEAST_SENTENCE or not self._plain.isascii()
        )

    def says_something(self) -> bool:
        """Whether any word is known that is more than a function word."""
        return any(token.kind not in {"unknown", "function", "asks", "break", "clause", "dash"} for token in self._tokens)

    def place(self, at: int) -> Place:
        """What an unknown word may be."""
        if self._is_grammar(at):
            return "grammar"
        if self.narrowed(at) is not None:
            return "narrows"
        if not self._country and self._stands_for_country(at):
            return "country"
        if not self._goods and not self._total and self._stands_for_goods(at):
            return "goods"
        return "aside"

    def is_all_left_out(self, at: int) -> bool:
        """Whether a word is all that the one before it leaves out: "не кокс, из России"."""
        before = self._tokens[at - 1] if at else None
        leads = before is not None and before.kind == "without" and before.value != AFTER
        leads = leads and self._kind(at - 2) not in {"commodity", "partner"}  # "energy not counted"
        return leads and self._kind(at + 1) not in {"commodity", "partner", "unknown"}

    def word(self, at: int) -> str:
        """The unknown word, whole."""
        start, end = self.span(at)
        return self._plain[start:end]

    def span(self, at: int) -> tuple[int, int]:
        """Where it begins and ends; a Japanese one ends where the language says."""
        token = self._tokens[at]
        if not JAPANESE.match(self._plain, token.start):
            return token.start, token.end
        words = self._inside(at)
        taken = [other for n, other in enumerate(self._tokens) if n != at and other.kind != "unknown"]
        start, end = min(w.start for w in words), max(w.end for w in words)
        start = max([start, *(other.end for other in taken if other.end <= token.start)])
        return start, min([end, *(other.start for other in taken if other.start >= token.end)])

    def goods_beside(self, at: int) -> str:
        """The goods that a word may narrow, as they are called."""
        token = self.narrowed(at)
        return self._vocabulary.running(token.value, language()) if token is not None else ""

    def narrowed(self, at: int) -> Token | None:
        """The goods that the word right beside them may narrow."""
        before, after = self._beside(at, -1), self._beside(at, 1)
        word = self._tokens[at].value
        if not word.isascii() or not word.isalpha():
            return self._narrowed_elsewhere(at, before, after)
        if after is not None and not self._is_verbal(word, before=True):
            return after
        return before if before is not None and not self._is_verbal(word, before=False) else None

    def _narrowed_elsewhere(self, at: int, before: Token | None, after: Token | None) -> Token | None:
        word = self._tokens[at].value
        morphology = self._vocabulary.morphology
        if RUSSIAN.fullmatch(word):
            if after is not None and (morphology.is_adjective(word) or self._is_genitive(after)):
                return after
            # «стригун живой», «древесные пеллеты»: an adjective behind the goods, or goods that are called by one.
            beside = (
                morphology.is_genitive(word) or self._is_adjective(at - 1)
                if morphology.is_noun(word)
                else morphology.is_adjective(word)
            )
            return before if beside else None
        if JAPANESE.match(word) and self._is_noun(at):
            return after or before
        return None

    def _beside(self, at: int, step: int) -> Token | None:
        """The goods that stand beside a word with nothing between but a space, or the の of Japanese."""
        other = at + step
        if not 0 <= other < len(self._tokens):
            return None
        first, second = sorted((self._tokens[at], self._tokens[other]), key=lambda token: token.start)
        joined = self._plain[first.end : second.start].strip() == ""
        if not joined:
            return None
        if step > 0 and (
            self._plain[self._tokens[other].start : self._tokens[other].end] == NO or self._tokens[other].value == PURPOSE
        ):
            return self._beside_no(other)
        return self._tokens[other] if self._is_goods(self._tokens[other]) else None

    def _beside_no(self, at: int) -> Token | None:
        after = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        return after if after is not None and self._is_goods(after) else None

    @staticmethod
    def _is_goods(token: Token) -> bool:
        return token.kind == "commodity" and token.value != TOTAL

    def _stands_for_goods(self, at: int) -> bool:
        """Whether goods belong here: before "exports", behind "of" or "how much", between a verb and where it went."""
        word = self._tokens[at].value
        before, after = self._kind(at - 1), self._kind(at + 1)
        if JAPANESE.match(word):
            return any(one.thing for one in self._inside(at)) and not self._is_told(at)
        if RUSSIAN.fullmatch(word) and self._is_timed(at + 1):
            return False  # "студенты спросили"
        if RUSSIAN.fullmatch(word):
            made = before == "home" or (before == "partner" and self._is_adjective(at - 1))  # «японские часы»
            traded = before in {*ASKING, "flow"} or after in TO_COUNTRY or made
            return self._vocabulary.morphology.is_noun(word) and (traded or at == 0)
        return after == "flow" or (before in ASKING and self._tokens[at - 1].value != FILLER) or self._text(at - 1) == "of"

    def _is_told(self, at: int) -> bool:
        """Whether a noun says what the question is for or when something was: "卒論用", "コロナ前", "…です。"."""
        behind = next((n for n in range(at + 1, len(self._tokens)) if self._tokens[n].kind != "unknown"), len(self._tokens))
        end = behind
        while self._kind(end) == "function":
            end += 1
        sentence = (
            end > behind
            and self._kind(end) == "clause"
            and all(token.kind in {"unknown", "function", "clause", "break"} for token in self._tokens[:at])
        )
        purpose = self._kind(behind) == "function" and self._tokens[behind].value == PURPOSE
        return sentence or purpose or self._kind(behind) == "ago"

    def _is_timed(self, at: int) -> bool:
        known = at < len(self._tokens) and self._tokens[at].kind in {"unknown", "function"}
        return known and self._vocabulary.morphology.is_timed(self._plain[self._tokens[at].start : self._tokens[at].end])

    def _inside(self, at: int) -> list[Morpheme]:
        """The words of Japanese that a token is of."""
        token = self._tokens[at]
        return [one for one in morphemes(self._plain) if one.start < token.end and one.end > token.start]

    def _stands_for_country(self, at: int) -> bool:
        word = self._tokens[at].value
        if JAPANESE.match(word):
            return self._is_noun(at) and self._kind(at + 1) in FROM_COUNTRY
        to = self._kind(at - 1) == "range" and self._tokens[at - 1].value == "to"
        return (self._kind(at - 1) in TO_COUNTRY or to) and not self._is_verbal(word, before=True)

    def _is_verbal(self, word: str, *, before: bool) -> bool:
        """Whether an English word does something or says how: not "frozen" before crab, but "dried" behind coal."""
        return word.endswith("ly") if before else word.endswith(VERBAL)

    def _is_grammar(self, at: int) -> bool:
        """Whether a word holds others together: a mark, a Japanese particle, a courtesy in another form."""
        token = self._tokens[at]
        if ord(token.value[0]) < WIDE or not JAPANESE.match(token.value):
            return not any(letter.isalnum() or category(letter) == CURRENCY for letter in token.value)
        inside = self._inside(at)
        return bool(inside) and all(one.grammar or self._vocabulary.holds_together(one.lemma) for one in inside)

    def _is_adjective(self, at: int) -> bool:
        return self._vocabulary.morphology.is_adjective(self._text(at))

    def _is_noun(self, at: int) -> bool:
        return any(one.noun for one in self._inside(at))

    def _is_genitive(self, token: Token) -> bool:
        return self._vocabulary.morphology.is_genitive(self._plain[token.start : token.end].split()[0])

    def _kind(self, at: int) -> str:
        return self._tokens[at].kind if 0 <= at < len(self._tokens) else ""

    def _text(self, at: int) -> str:
        return self._plain[self._tokens[at].start : self._tokens[at].end] if at >= 0 else ""
