"""Clauses that only frame a Japanese question: `会議の資料に使いますので、…`, `友達に聞いたんですけど、…`.

Such a clause does something and names nothing of the data. What is put before the question as its goods does neither:
`ウイスキーですが、ロシア向け輸出は`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.japanese import morphemes
from bot.question.lexicon.tokens import LOST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token

# What makes a clause the reason or the setting of the next one; a clause ends there, or at a mark.
SETTING = (
    r"(?:(?:[のん](?:です|でした|だ)|です|ます|ました|ません)(?:けれども|けれど|けど|が)|ので|けれども|けれど|けど|おりまして|ため(?=[、にで]))"
    r"(?P<mark>[、,]?)"
)
END = re.compile(rf"[、。,;:?!¶\n]+|{SETTING}")
NOUNS = {"commodity", "partner", "pair", "flow", "flow_measure", "flow_goods"}
DATA = {
    *NOUNS,
    *("verb", "party", "absent", "nowhere", "place", "number", "amount", "output", "currency", "measure", "value"),
    *("fiscal", "year", "month", "latest", "work", "extreme"),
}
DO, INTO = "為る", "に"
# What a clause without a verb says the question is for, or who asks it.
FRAMES = re.compile(
    r"課題|宿題|卒論|卒業論文|修論|論文|レポート|質問|仕事|業務|依頼|用件|初心者|素人|学生|院生|記者|研究|授業|発表|資料|記事|原稿|急ぎ|勉強|会議|打ち合わせ|社内|弊社|当社|弊紙|本誌|上司|部長|課長|先生|友人|友達|顧客|取材|編集|問答|メモ|スライド|範囲|都合|下線部|段落|脚注|図表"
)
ASKED = re.compile(r"知りた|教え|確認|聞きた|伺いた|どこ|どの|何|なに|いつ|誰")
# Behind a word about the figures: what makes it a quality of those that are asked for.
QUALIFYING = re.compile(
    r"(?:ベース|建て|基準|価格|評価)?(?:の|で)(?![すは])|(?:つき|付き|込み)(?:で|の)?|(?:も|を)?(?:添え|付け|つけ|併記|明記|明示|入れ)(?:て|し)"
)
QUALITIES = {"basis", "source"}
TIMED = {"number", "latest", "back", "todate", "last"}
WISHED = ("たい", "たいです", "たく")
SOUGHT = "seek"
ABOUT = {"topic", "decline", SOUGHT}


def with_settings(plain: str, tokens: Sequence[Token]) -> list[Token]:
    """`記事に引用したいので2025年の対ロ輸入額を`: what is said of the figures in a setting is not asked of them."""
    about = [token for at, token in enumerate(tokens) if token.kind in ABOUT or _is_spoken_to(tokens, at)]
    told = [token for token in about if _is_setting(plain, tokens, token)]
    beside = [token for token in about if token not in told and _qualifies(plain, tokens, token)]
    kept = [replace(one, kind=LOST) if one in beside else one for one in tokens]
    return [replace(one, kind="unknown", value=plain[one.start : one.end]) if one in told else one for one in kept]


def _qualifies(plain: str, tokens: Sequence[Token], token: Token) -> bool:
    """`CIFベースの対ロ輸入額 2025年`, `輸入額(CIF)`, `出典つきで`: how figures are valued or shown, which is not asked about."""
    bracketed = plain[token.start - 1 : token.start] == "(" and plain[token.end : token.end + 1] == ")"
    qualified = bracketed or QUALIFYING.match(plain, token.end) is not None
    if token.kind != "topic" or token.value not in QUALITIES or not qualified or ASKED.search(plain) is not None:
        return False
    named = any(one.kind in NOUNS and (bracketed or one.start > token.end) for one in tokens)
    return named and any(one.kind in TIMED for one in tokens)


def is_framed(plain: str, tokens: Sequence[Token], place: int) -> bool:
    """Whether a place lies in a clause that only frames the question."""
    start, end, _ = _clause(plain, place)
    inside = [token for at, token in enumerate(tokens) if start <= token.start < end and not _is_spoken_to(tokens, at)]
    if (start == 0 and end == len(plain)) or any(token.kind in DATA for token in inside):
        return False
    said = [one for one in morphemes(plain) if start <= one.start < end]
    done = any((one.noun or one.lemma == INTO) and other.lemma == DO for one, other in pairwise(said))  # 確認して, 図にしたい
    return done or any(one.does for one in said) or FRAMES.search(plain, start, end) is not None


def says_what_for(word: str) -> bool:
    """Whether a noun says what a question is for, or who asks it, wherever it stands: 卒業論文で."""
    return FRAMES.search(word) is not None


def _is_setting(plain: str, tokens: Sequence[Token], token: Token) -> bool:
    """Whether a clause is the setting of another one, which names something."""
    start, end, leads = _clause(plain, token.start)
    outside = any(other.kind in NOUNS and not start <= other.start < end for other in tokens)
    leads = leads or (token.kind == SOUGHT and end < len(plain))  # 初めて利用します。
    return leads and outside and ASKED.search(plain, start, end) is None and is_framed(plain, tokens, token.start)


def _is_spoken_to(tokens: Sequence[Token], at: int) -> bool:
    """The partner of 取引先に説明したいので."""
    return tokens[at].kind == "party" and at + 1 < len(tokens) and tokens[at + 1].kind == "ni"


def _clause(plain: str, place: int) -> tuple[int, int, bool]:
    """Where the clause around a place begins and ends, and whether it is the setting of the next."""
    start = 0
    for found in END.finditer(plain):
        if found.end() > place:
            wished = plain[start : found.start()].endswith(WISHED)  # 空欄を埋めたい。
            return start, found.end(), wished or found["mark"] is not None
        start = found.end()
    return start, len(plain), False
