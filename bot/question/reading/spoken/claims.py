"""What a Japanese question quotes before it asks: `「ロシア炭は輸入炭の1割超」とあります。2020年の比率は実際何%？`.

What is claimed is no condition of what is asked. Goods, countries and times that the question behind it does not name are
those of the claim; the rest of the claim is named as left out.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import JAPANESE, normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

END = r"[。？?！!\n]"
ENDED = r"(?:[。？?！!\n]|(?<=して)[、,]|(?<=[にで])[、,])"
TOLD = r"(?:聞(?:き|い|く)|書(?:か|い)|言(?:わ|い|っ)|報じ|報道|のこと|あ(?:り|る|っ)|見(?:た|ま)|読(?:ん|み)|い(?:う|い|わ))"
QUOTED = re.compile(
    rf"\s*(?:[^「」。？?！!\n]{{0,40}}。)?[^「」。？?！!\n]{{0,20}}「(?P<said>[^「」]{{4,120}})」"
    rf"(?:(?:と|って|との|という)[^「」。？?！!\n]{{1,30}}|[はが]?(?:本当|ほんと|事実|正し)[^「」。？?！!\n]{{0,10}}|(?:への|の)(?:答え|回答|根拠|裏付け|裏取り|参考)(?:として|に|で)?){ENDED}\s*(?P<rest>\S.*)",
    re.DOTALL,
)
REPORTED = re.compile(
    rf"\s*(?P<said>[^「」。？?！!\n]{{6,100}}?)(?:だ|な)?(?:って|と){TOLD}[^。？?！!\n]{{0,15}}[。！!\n]\s*(?P<rest>\S.*)",
    re.DOTALL,
)
NOUNS = {"commodity", "partner", "pair", "flow", "flow_goods", "flow_measure"}
LEADING = {"range", "made", "bound", "toward", "into", "home"}
DATES = {"number", "year", "fiscal", "month_mark", "quarter", "half", "era", "latest", "back", "todate", "last"}
WHOM = {"partner", "pair"}


def without_claim(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """The question with what it takes of the claim before it, and what is claimed; empty where there is none."""
    found = claimed(text)
    if found is None:
        return text, ""
    plain = normalise(found["rest"])
    asked = {token.kind for token in vocabulary.tokens(plain)}
    if not asked & {*NOUNS, *DATES, "verb", "asks"} or asked <= {"asks", "function", "clause"}:
        return text, ""  # 「…」と聞きました。本当ですか: the claim itself is asked
    said = normalise(found["said"])
    kept = carried(said, vocabulary.tokens(said), asked)
    return f"{kept} {found['rest']}".strip(), found["said"].strip()


def claimed(text: str) -> re.Match[str] | None:
    """A claim and the question behind it."""
    if JAPANESE.search(text) is None:
        return None
    return QUOTED.match(text) or REPORTED.match(text)


def carried(said: str, tokens: Sequence[Token], asked: set[str]) -> str:
    """The words of a claim for what the question does not name."""
    kinds = set() if asked & NOUNS else {*NOUNS, *LEADING}
    kinds |= WHOM if not asked & WHOM else set()
    kinds |= DATES if not asked & DATES else set()
    kept = [token for token in tokens if token.kind in kinds]
    gaps = ["" if one.end == other.start else " " for one, other in pairwise(kept)]
    return "".join(said[token.start : token.end] + gap for token, gap in zip(kept, [*gaps, ""], strict=False))
