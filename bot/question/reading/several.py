"""A message of several questions: where one ends and the next begins.

Lines, semicolons, numbered points and question marks may end a question. Only what asks for something by itself begins a new
one: the second line of "LNG imports / from Russia" goes on with the first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import normalise
from bot.question.lexicon.tokens import FILLER
from bot.question.reading.spoken.both_ends import both_bases, both_currencies, both_ends
from bot.question.reading.spoken.claims import claimed
from bot.question.reading.spoken.from_peak import from_peak
from bot.question.reading.spoken.two_figures import two_figures
from bot.question.reading.spoken.twofold import asks_again, is_bare, points_of_one_time, twofold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

# A point of a list has its mark at the beginning of a line; numbers with a bracket and numbers in rings count inside one, too.
POINT = re.compile(r"^[ \t]*(?:\d{1,2}\.(?=\s)|[-–—•*・](?=\s))\s*|(?:^|(?<=\s))\d{1,2}\)\s*|[①-⑳]\s*", re.MULTILINE)
ENDS = re.compile(r"\n+|[;；]\s*")
MARKS = re.compile(r"(?<=[?？])\s*(?=[^\s?？!！])")
OF_THEM = re.compile(  # a question about what the one before it was of
    r"\s*(?:and |so |but )?(?:what|how much|how) (?:was|were|is|are|did|have|has) (?:it|they|that|those|these|this)\b",
    re.IGNORECASE,
)
OVERTAKEN = re.compile("抜い|上回|逆転|追い越|обогн|обош|опере|перегн", re.IGNORECASE)
SINCE_WHEN = re.compile(r"\W*(?:(?:いつ|何年)(?:から|頃)?|(?:а )?(?:с какого года|в каком году|когда))\W*", re.IGNORECASE)
STOPS = re.compile(r"(?<=。)(?=.)|(?<=[\w)]\.)\s+(?=[A-ZА-ЯЁ]|(?:plus|also|and also),? )")
ADDED = re.compile(r"(?:plus|and also|also),? ", re.IGNORECASE)  # a sentence that begins so asks for something more
BY = re.compile(r"\W*by\b", re.IGNORECASE)
# 輸入額と、そのうち減少額が大きかった品目; 過去最高だった月とその月の品目内訳
OF_IT = re.compile(r"と、?(?=[そこ]の(?:うち|中で)|その(?:[年月期]|年度|四半期|半期)の)")
ALL_TOGETHER = re.compile(r"[0-9年月度期]の(?:合計|総額|総計)[はも]?[?？。]?\s*$")
TELLING = {"unknown", "trade_verb", "change", "over", "subject", "verb_mark", "home", "fallen"}
POLITE = re.compile(r"(?:ください|下さい|教えて|お?願い(?:いた)?します|ほしい|欲しい|知りたい|か)(?:です)?[。.]?\s*$")
NAMED = {
    "what": ("commodity", "dim"),
    "whom": ("partner",),
    "way": ("flow", "flow_goods", "flow_measure"),
    "asked": (
        *("which", "verb", "soft_verb", "work", "order", "top", "place", "over", "seek", "extreme", "party", "index"),
        *("topic", "decline"),
    ),
    "when": ("number", "fiscal", "latest", "todate"),
}
NAMING = {kind: named for named, kinds in NAMED.items() for kind in kinds}
# Of "last year", which counts from today; what counts from the question before has no kind of year.
WHOLE_YEARS = ("calendar", "fiscal")
# How a message begins that goes on from the question before it; and what changes that besides what is named.
ONWARD = {"break", "but", "then", "vs", "without", "minus", "plus", "only"}
ABOUT = re.compile(r"^(?:what|how) about\b|^add\b|^добав|追加|とも比較|も加えて|も入れて")
CHANGING = {
    "each",
    "cut",
    "currency",
    "output",
    "measure",
    "flow_measure",
    "previous",
    "back",
    "yoy",
    "calendar",
    "fiscal",
    "unit",
    "change",
    "index",
    "reverse",
    "vs",
    "event",
    "apart",
    "together",
}
DATES = {"year", "fiscal", "month_mark", "month", "quarter", "half", "era", "calendar", "dash", "dot", "slash"}
ASKING = {"what", "whom", "way", "asked"}
ALONE = 2  # of these a line names, when it is a question by itself
HOW_MUCH = ("сколько", "how much", "いくら", "どのくらい", "どれくらい", "どれぐらい")
NUMBERED = re.compile(r"\s*(?:\d{1,2}[.)]|[①-⑳])")


def questions_in(text: str, vocabulary: Vocabulary) -> list[str]:
    """The questions of a message, in their order; one where it holds no more."""
    if claimed(text) is not None:
        return [text]
    cut = _cut(points_of_one_time(text), vocabulary)
    parts = [one for part in cut for again in twofold(part, vocabulary) for one in from_peak(again)]
    for halves in (both_ends, both_bases, both_currencies):
        parts = [one for part in parts for one in halves(part, vocabulary)]
    return parts


def _cut(text: str, vocabulary: Vocabulary) -> list[str]:
    """A message cut where its marks end a question; points that have their numbers, of which the first is whole, are one each."""
    points = [part for part in POINT.split(text) if part.strip()] if len(POINT.findall(text)) > 1 else [text]
    numbered = len(points) > 1 and NUMBERED.match(text) is not None and stands_alone(points[0], vocabulary)
    if numbered and all(named_in(point, vocabulary) for point in points):
        return [part for point in points for part in _cut_lines([point], vocabulary)]
    return _cut_lines(points, vocabulary, numbered=numbered)


def _cut_lines(points: list[str], vocabulary: Vocabulary, *, numbered: bool = False) -> list[str]:
    lines = [line for point in points for line in ENDS.split(point) if line.strip()]
    lines = _joined(lines, vocabulary, 1 if numbered else ALONE, numbered=numbered)
    by_marks = [[part for mark in _marked(line) for part in OF_IT.split(mark)] for line in lines]
    marked = [one for parts in by_marks for one in _joined(parts, vocabulary, 1)]
    return [part for one in marked for stopped in _stopped(one, vocabulary) for part in two_figures(stopped, vocabulary)]


def _marked(line: str) -> list[str]:
    """The questions of a line by their marks; `ベトナムはタイを抜いた？何年から` is one."""
    parts = MARKS.split(line)
    one = len(parts) > 1 and SINCE_WHEN.fullmatch(parts[-1]) and OVERTAKEN.search(parts[-2])
    return [*parts[:-2], " ".join(parts[-2:])] if one else parts


def _stopped(part: str, vocabulary: Vocabulary) -> list[str]:
    """Sentences that end in a full stop: a question of its own is one that asks, behind one that is a whole question."""
    found: list[str] = []
    for sentence in STOPS.split(part):
        added = ADDED.match(sentence)
        asks = (
            any(token.kind == "asks" and token.value != FILLER for token in vocabulary.tokens(normalise(sentence)))
            or POLITE.search(sentence)
            or added
        )
        if (
            found
            and (asks or _is_note(sentence, vocabulary))
            and _asks(sentence, vocabulary, 1)
            and len(named_in(found[-1], vocabulary)) >= ALONE
            and stands_alone(found[-1], vocabulary)
        ):
            found.append(sentence[added.end() :] if added else sentence)
        elif found:
            found[-1] += f" {sentence}"
        else:
            found.append(sentence)
    return found


def _is_note(sentence: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence without a verb names what, when, and what is worked out: `石炭輸入のHHI 2021年。`."""
    known = all(token.kind not in TELLING for token in vocabulary.tokens(normalise(sentence)))
    return known and stands_alone(sentence, vocabulary)


def _joined(parts: list[str], vocabulary: Vocabulary, least: int, *, numbered: bool = False) -> list[str]:
    """Parts that name less than a question does go with the one before them, at the beginning with the one behind.

    Of `numbered` ones each that says what is worked out is a question: ②同じく最低月.
    """
    found: list[str] = []
    begun = ""
    for part in parts:
        completes = not (numbered and found) and _completes(part, found[-1:], vocabulary)
        asks = _asks(part, vocabulary, least) or (bool(found) and _asks_of_another_time(part, found[-1], vocabulary))
        of_them = bool(found) and OF_THEM.match(part) is not None
        if of_them or (asks and not completes):
            found.append(f"{begun} {part}".strip())
            begun = ""
        elif found:
            found[-1] += f" {part}"
        else:
            begun = f"{begun} {part}"
    return found or [begun.strip()]


def _asks(part: str, vocabulary: Vocabulary, least: int) -> bool:
    """Whether a part is a command or names so many of what, with whom, which way, when, and what is done."""
    named = named_in(part, vocabulary)
    if BY.match(part) and all(token.kind in {"which", "function", "dot"} for token in vocabulary.tokens(normalise(part))):
        return False  # "who pulled exports down in 2025? by market"
    return part.lstrip().startswith("/") or (len(named) >= least and bool(named & ASKING))


def _asks_of_another_time(part: str, before: str, vocabulary: Vocabulary) -> bool:
    """`When was it last above …? And how much in March 2026?`: behind what is looked for, a figure of one time."""
    plain = normalise(part)
    asked = any(
        token.kind == "asks" and (token.value != FILLER or plain.startswith(HOW_MUCH, token.start))
        for token in vocabulary.tokens(plain)
    )
    return asked and named_in(part, vocabulary) == {"when"} and "asked" in named_in(before, vocabulary)


def _completes(part: str, before: list[str], vocabulary: Vocabulary) -> bool:
    """Whether a part says only how, or when, what is named elsewhere: "…cheaper? Price a ton, 2025", "価格は？ LNG"."""
    named = named_in(part, vocabulary)
    if not before:
        return named == {"asked"}
    there = named_in(before[0], vocabulary)
    if asks_again(part, before[0], vocabulary) or (is_bare(part, vocabulary) and not (named - {"asked"}) & there):
        return True
    if (named == {"when"} and "asked" in there) or "when" not in named or named & there & {"when", "whom", "way"}:
        return False
    # "ロシア産は豪州産より高い？LNG輸入 2025年": the first says neither of what nor when
    return ("what" not in named and ("way" not in named or "what" in there)) or not there & {"what", "way", "when"}


def stands_alone(part: str, vocabulary: Vocabulary) -> bool:
    """Whether a question says when, and of what, so that nothing of the one before it goes on."""
    tokens = vocabulary.tokens(normalise(part))
    named = _named(tokens)
    if "what" in named and not named & {"way", "whom"} and ALL_TOGETHER.search(part):
        return False  # 2025年の合計: of what was asked of before
    dated = "when" in named or any(token.kind == "back" and token.value.startswith(WHOLE_YEARS) for token in tokens)
    return part.lstrip().startswith("/") or (dated and bool(named & {"what", "way"}))


def named_in(part: str, vocabulary: Vocabulary) -> set[str]:
    """What a question names, of what, whom, way, when and asked."""
    return _named(vocabulary.tokens(normalise(part)))


def _named(tokens: Sequence[Token]) -> set[str]:
    return {NAMING[token.kind] for at, token in enumerate(tokens) if token.kind in NAMING and not _counts(tokens, at)}


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is none of a date: the three of "top three"."""
    if tokens[at].kind != "number" or len(tokens[at].value) >= len("2025"):
        return False
    return not {token.kind for token in (*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2])} & DATES


def goes_on(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a message of a conversation changes the question before it: "and in 2023?", "without Russia", "by quarter"."""
    if text.lstrip().startswith("/"):
        return False
    plain = normalise(text)
    tokens = vocabulary.tokens(plain)
    named = {NAMING[token.kind] for token in tokens if token.kind in NAMING}
    known = any(token.kind in CHANGING or token.kind in NAMING for token in tokens)
    begins = bool(tokens) and (tokens[0].kind in ONWARD or ABOUT.search(plain) is not None)
    return known and (begins or not named & {"what", "whom", "way"} or _is_topic(plain, tokens))


def _is_topic(plain: str, tokens: Sequence[Token]) -> bool:
    """`中国は？`, `China?`: nouns alone, put as a question, are asked about in place of those before."""
    nouns = {"commodity", "partner", "subject", "function"}
    return plain.rstrip().endswith("?") and all(
        token.kind in nouns or not plain[token.start : token.end].strip("? ") for token in tokens
    )
