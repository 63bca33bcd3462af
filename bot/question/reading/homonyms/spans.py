"""Years or months that are counted, up to now or as the time that something took: `5年で半減`; since when, and when the most."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.period import YEAR
from bot.question.reading.homonyms.roles import named_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

LONGEST_COUNT = 3
GROWTH = "growth"
WAYS = {"up", "down"}
SET_AGAINST = {"vs", "over", "against", "beside"}
WHEN, ASKING_WHICH = "いつ", {"のは", "のが"}
WHICH = re.compile(r"\b(?:which|what)(?: of (?:the|its|those|these))? $")
DONE = "たるい"  # what a verb before a noun ends with: 増えた, 減る, 減っている; 減少率 names a rate
PICKING = {"extreme", "work", "smallest", "order", "fallen", "top", "amount", "seek", "multiple", "count", "dim"}
IN, MOST_YEARS = "で", 18  # 5年で; the data have no more years
SIDES_OF_BALANCE, SINCE_WHEN = {"deficit", "surplus"}, "いつから"
PEAKS = re.compile(r"(?:一番|いちばん|最も|もっとも)?(?:(?P<low>最[低小少悪]|少な|小さ|低)|最[高大多]|多|大き|高)")
TOPIC, WHICH_ONE = "は", ("のは", "の時", "のが")
WORKED = {"verb", "soft_verb", "work", "extreme", "each", "cut", "over", "seek", "order", "fallen", "smallest", "output", "topic"}
COUNTED_OR_SOUGHT = WORKED | {
    "number",
    "run",
    "unit",
    "amount",
    "dim",
    "party",
    "top",
    "count",
    "change",
    "times",
    "decline",
    "event",
}
SOUGHT = {"amount", "over", "change", "yoy", "count", "month_mark", "times", "multiple"}
LISTING = {"dim", "party", "top", "which"}


def counted(plain: str, tokens: Sequence[Token], at: int) -> list[Token] | None:
    """Years or months up to now, or so many years that something took: `за 10 лет`, `5年で半減`; None for a date."""
    token = tokens[at]
    if token.kind == "year":
        return _years(tokens, [replace(token, kind="unit", value=str(YEAR))]) if _spans_years(plain, tokens, at) else None
    if _spans_years(plain, tokens, at + 1):
        return _years(tokens, [token] if at and tokens[at - 1].kind == "last" else [replace(token, kind="last", value=""), token])
    return [replace(token, kind="last", value=""), token] if _counts_back(plain, tokens, at) else None


def _years(tokens: Sequence[Token], counted: list[Token]) -> list[Token]:
    """What counts years; nothing where they are named: `10年で何倍 2015年→2025年`."""
    return [] if any(map(is_year, tokens)) else counted


def _spans_years(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """`5年で半減`, `10年で何倍`: so many years, and no year of that name."""
    if not 0 < at < len(tokens) or tokens[at].kind != "year" or not plain[tokens[at].end :].startswith(IN):
        return False
    counted = tokens[at - 1].kind == "number" and int(tokens[at - 1].value) < MOST_YEARS
    return counted and any(token.kind in {"change", "times"} or token.value == GROWTH for token in tokens)


def _counts_back(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a number of years or months is meant up to now: `за 10 лет`, `36か月`; nothing else says from when."""
    before = tokens[at - 1].kind if at else ""
    unit, after = (tokens[n] if n < len(tokens) else None for n in (at + 1, at + 2))
    if unit is not None and named_year(plain, tokens, at + 1) is not None:
        return False  # 24年分
    if at and tokens[at - 1].kind == "work":
        return False  # "a rolling 12 month sum"
    if unit is None or unit.kind != "unit" or len(tokens[at].value) > LONGEST_COUNT or before in {"last", "since", "number"}:
        return False
    if any(map(is_year, tokens)) or any(_is_clipped_year(tokens, n) for n in range(len(tokens) - 1) if n != at):
        return False  # the years are named besides
    if before in SET_AGAINST and after is not None and after.kind == "before":
        return False  # "against five years before"
    long = unit.value == "12" or int(tokens[at].value) >= YEAR
    return long and (after is None or after.kind not in {"number", "range", "ago", "fiscal", "yearend", "year", "work"})


def _is_clipped_year(tokens: Sequence[Token], at: int) -> bool:
    """22年3月から23年2月の1年間: a year in two digits."""
    return (tokens[at].kind, len(tokens[at].value)) == ("number", 2) and tokens[at + 1].kind in {"year", "fiscal"}


def those_that_moved(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`増えた月`, `前年を下回った年度`, `上回ったのは何月`, `増えたのはいつ`: those months or years are looked for."""
    unit = {"month_mark": "month", "asks": "month"}.get(tokens[at].kind, tokens[at].kind)
    if tokens[at].value.strip("1") or (tokens[at].kind == "asks" and not plain.startswith(WHEN, tokens[at].start)):
        return None
    asked = at > 0 and tokens[at - 1].value == "what" and tokens[at - 1].kind == "asks"
    before = at - 1 - asked
    told = before >= 0 and plain[tokens[before].start : tokens[before].end] in ASKING_WHICH
    last = before - told
    moved = tokens[last] if last >= 0 else None
    glued = moved is not None and (told or (moved.end == tokens[at].start and tokens[at].kind != "asks"))
    if moved is None or not glued or plain[moved.end - 1] not in DONE or any(token.kind in PICKING for token in tokens):
        return None
    way = moved.kind == "change" and moved.value in WAYS
    way = way or (moved.kind == "over" and any(token.kind == "yoy" for token in tokens[max(last - 2, 0) : last]))
    return replace(tokens[at], kind="count", value=unit) if way else None


def which_moved(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`in which months of 2025 did imports fall`: those are looked for; «в какие месяцы» and 増えた月 say so by themselves."""
    unit = _unit(tokens[at], verbs)
    asked = at > 0 and tokens[at - 1].kind == "asks" and WHICH.search(plain[: tokens[at].start]) is not None
    if not unit or not asked or any(token.kind in PICKING | {"over", "vs"} for token in tokens):
        return None
    moved = any(token.kind == "change" and token.value in WAYS for token in tokens[at + 1 :])
    return replace(tokens[at], kind="count", value=unit) if moved else None


def _unit(token: Token, verbs: Registry) -> str:
    """The unit that a word names by itself; empty for none."""
    if token.kind == "verb":
        return "month" if token.value == verbs.by_month else ""
    if token.kind == "unit":
        return {"1": "month", str(YEAR): "year"}.get(token.value, "")
    return token.kind if token.kind in {"quarter", "half", "year", "fiscal"} and not token.value else ""


def is_year(token: Token) -> bool:
    """A number of four digits."""
    return token.kind == "number" and len(token.value) == len("2025")


def since_when(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`入超はいつから`, `いつから減っている`: how long it has lasted; else the first time that there was any."""
    lasting = any(token.value in SIDES_OF_BALANCE or token.kind == "change" for token in tokens)
    asked = plain.startswith(SINCE_WHEN, tokens[at].start) and lasting
    return replace(tokens[at], kind="work", value="streak") if asked else None


def supposed(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`2022年が最高？`, `一番多かったのは2022年？`: whether the one that is named is the record; no month of it is looked for."""
    token = tokens[at]
    end = PEAKS.match(plain, token.start, token.end)
    if end is None or any(other.kind in LISTING for other in tokens) or sum(map(_is_marked, tokens)) != 1:
        return None
    marked = next(n for n, other in enumerate(tokens) if _is_marked(other))
    between = tokens[marked + 1 : at] if marked < at else tokens[at + 1 : marked]
    kinds = [other.kind for other in between]
    behind = tokens[max(marked, at) + 1 :]
    led = marked < at and (kinds == ["subject"] or (kinds[-1:] == ["subject"] and plain[between[-1].start] == TOPIC))
    told = marked > at and [kind for kind in kinds if kind not in {"function", "subject"}] == ["number"]
    told = told and plain[token.start : tokens[marked - 1].start].endswith(TOPIC)  # 多かったのは2022年？, but 何が多い 2025年
    which = plain.startswith(WHICH_ONE, token.end) or plain[token.start : token.end].endswith(WHICH_ONE)  # 最大だったのは何月
    last = all(other.kind in {"function", "asks", "clause"} for other in behind)
    if not last or not ((led and not which) or told) or tokens[marked - 1].kind != "number":
        return None
    return replace(token, kind="work", value="record low" if end["low"] else "record")


def _is_marked(token: Token) -> bool:
    """The mark of a year or a month."""
    return token.kind in {"year", "fiscal", "month_mark"} and not token.value


def newest(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`直近の対ロ輸入額`: of the newest month, where nothing is counted, laid out or looked for."""
    behind = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    named = behind in {"source", "value", "flow", "flow_measure", "measure", "commodity", "partner"}
    others = any(token.kind in COUNTED_OR_SOUGHT for token in tokens)
    lately = plain[tokens[at].start : tokens[at].end] in {"直近の", "最近の"}
    return replace(tokens[at], kind="latest", value="") if lately and named and not others else None


def last_time_of(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`1000億円を超えたのはいつ以来`: the last time that it was."""
    amount = any(token.kind == "amount" for token in tokens) and any(token.kind == "over" for token in tokens)
    asked = plain.startswith(("いつ以来", "いつぶり"), tokens[at].start) and amount
    return replace(tokens[at], kind="seek", value="last") if asked else None


def lately(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`直近で一番買っているもの`: of the newest month, where no time is looked for."""
    told = plain[tokens[at].start : tokens[at].end] in {"直近で", "最近では"}
    sought = any(token.kind in SOUGHT for token in tokens) or any(word in plain for word in (WHEN, "何月", "何年"))
    listed = any(token.kind == "soft_verb" for token in tokens)
    return replace(tokens[at], kind="latest", value="month") if told and listed and not sought else None


def no_era(_: str, tokens: Sequence[Token], at: int, __: Registry) -> Token | None:
    """The letter of R7 without a year, as in "what r the main goods"."""
    letter = tokens[at].end - tokens[at].start == 1 and (at + 1 == len(tokens) or tokens[at + 1].kind != "number")
    return replace(tokens[at], kind="function", value="") if letter else None


def up_to(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`экспорт до 50 млрд в 2025`: no more than that, and no end of a run; not «с 10 до 50 млрд»."""
    token = tokens[at]
    amount = at + 1 < len(tokens) and tokens[at + 1].kind == "amount" and plain.startswith("до ", token.start)
    begun = at > 0 and tokens[at - 1].kind in {"amount", "number"}
    return replace(token, kind="over", value="at_most") if amount and not begun else None
