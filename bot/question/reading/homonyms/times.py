"""Words of times: the "H" of H30年度, the last half, a dated peak, the year before of 前年."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.period import HALF, QUARTER
from bot.question.phrases.found import AFTER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

BOTTOM = "bottom"
WHEN = "when"
ASKS_WHEN = (WHEN, "когда")
HEISEI = "h"
BEFORE_HEISEI = 1988
LONGEST_ERA_YEAR = 2  # digits
MOST_HALVES = 2
COMPARING = {"vs", "change", "times", "ratio", "over", "bigger", "work", "order"}
TIMED = {"number", "latest", "back", "last", "todate", "undated", "run", "event"}
LAST_YEAR = "前年"
FROM_LAST_YEAR = ("from", "last", "year")
YEAR_DIGITS = 4
BEFORE_IT = "前"  # 前年度に比べて; 昨年度 is that of today
BOUNDARY, GOING_ON = {"clause", "break"}, ("続けて", "続いて", "つづけて", "最後に", "最後は", "初めに", "はじめに", "最初に")
BEHIND = ("vs", AFTER)
LATELY = "последн"
ROLLING = "rolling "
# What names the year before itself; "yoy", "on the year" and "vs the year before" name the change on it.
YEAR_BEFORE = re.compile(
    r"(?:the |a |one )?(?:same\b|corresponding\b|prior corr|year(?:-ago| ago| earlier| before)\b(?! levels?))"
)
BEFORE = re.compile(r"\b(?:before|previous|prior|preceding|earlier)\b")
# «к прошлому году»; «прошлогодний» names that year.
SET_AGAINST_IT = re.compile(r"(?:к|против|относительно|по сравнению|в сравнении|по отношению|чем|больше|меньше|год к|г/г)\b")
ONE_BEFORE = "back"
SET_AGAINST = {"vs", "over", "change", "bigger"}
CHANGE = "change"
RECORD, BE = "record", {"is", "are", "was", "were", "at"}
AGO = {"1": "month", "3": "quarter"}
NAMES = {"flow", "commodity", "partner", "trade_verb"}
COUNTED_MONTHS = re.compile(r"\d+ мес(?:яц\w*)?")
BACK = ("за", "последние", "последних", "прошлые")
MONTHS = ("месяцев", "мес")


def bottomed(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`when did exports bottom`: the lowest of them; not `the bottom five`."""
    does = any(token.kind == "verb_mark" for token in tokens[:at])
    behind = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    bottomed = plain[tokens[at].start : tokens[at].end] == BOTTOM and does and behind not in {"number", "dim", "party"}
    return replace(tokens[at], kind="work", value="lowest") if bottomed else None


def when_cheap(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`when was LNG cheapest`, «когда уголь был дороже всего»: the month is asked for, not the country."""
    asked = any(token.kind == "asks" and plain.startswith(ASKS_WHEN, token.start) for token in tokens[:at])
    return replace(tokens[at], value=f"{tokens[at].value} {WHEN}") if asked else None


def last_half(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`the last six months of exports`: counted back, where no year stands behind it."""
    dated = at + 1 < len(tokens) and tokens[at + 1].kind in {"number", "fiscal", "calendar", "year", "todate", "back"}
    counted = plain[tokens[at].start :].startswith("last ") and not dated
    return replace(tokens[at], kind="run", value=str(HALF)) if counted else None


def era(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`H30年度`: no half has such a number."""
    number, mark = (tokens[n] if n < len(tokens) else None for n in (at + 1, at + 2))
    if plain[tokens[at].start : tokens[at].end] != HEISEI or number is None or mark is None:
        return None
    counted = number.kind == "number" and len(number.value) <= LONGEST_ERA_YEAR and int(number.value) > MOST_HALVES
    is_era = counted and mark.kind in {"year", "fiscal"}
    return replace(tokens[at], kind="era", value=str(BEFORE_HEISEI)) if is_era else None


def is_named_quarter(tokens: Sequence[Token], at: int) -> bool:
    """`the December quarter`: it is called by its last month."""
    named = 0 < at < len(tokens) and tokens[at - 1].kind == "month" and not int(tokens[at - 1].value) % QUARTER
    return named and tokens[at].kind == "quarter" and not tokens[at].value


def quarter(_: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:  # noqa: ARG001 - as all rules
    """The number of a quarter that is named by its month."""
    return replace(tokens[at], value=str(int(tokens[at - 1].value) // QUARTER)) if is_named_quarter(tokens, at) else None


def dated_peak(_: str, tokens: Sequence[Token], at: int, __: Registry) -> Token | None:
    """`ピーク時の2022年と比べて`: says what the year was; the highest is not asked for."""
    behind = at + 1
    while behind < len(tokens) and tokens[behind].kind == "function":
        behind += 1
    dated = behind > at + 1 and [token.kind for token in tokens[behind : behind + 2]] in (
        ["number", "year"],
        ["number", "fiscal"],
    )
    compared = any(token.kind in COMPARING for token in tokens)
    peak = tokens[at].value in {"highest", "lowest"}
    return replace(tokens[at], kind="function", value="") if peak and dated and compared else None


def record_of_unit(plain: str, tokens: Sequence[Token], at: int, verbs: Registry) -> Token | None:
    """`highest ever monthly imports`: the highest of all months; "are imports at a record" asks how the newest stand."""
    behind = next((token for token in tokens[at + 1 :] if token.kind != "function"), None)
    unit = behind is not None and (behind.kind == "each" or (behind.kind == "verb" and behind.value == verbs.by_month))
    asked = any(token.kind == "verb_mark" or plain[token.start : token.end] in BE for token in tokens[:at])
    record, _, low = tokens[at].value.partition(" ")
    if record != RECORD or not unit or asked or any(token.kind == "number" for token in tokens[:at]):
        return None
    return replace(tokens[at], value="lowest" if low == "low" else "highest")


def whole_year(_: str, tokens: Sequence[Token], at: int, __: Registry) -> Token | None:
    """`впервые больше 2 трлн иен за год`: among years, where a threshold is asked for."""
    sought = any(token.kind == "amount" for token in tokens) and any(token.kind in {"over", "seek", "past"} for token in tokens)
    return replace(tokens[at], kind="year", value="") if sought else None


def counted_months(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`за двенадцать отчётных месяцев`: so many months, not the newest."""
    counted = at > 0 and tokens[at - 1].kind == "number" and plain[tokens[at].start : tokens[at].end].endswith(MONTHS)
    last = plain.startswith(LATELY, tokens[at].start)  # «12 последних месяцев»
    return replace(tokens[at], kind="run" if last else "unit", value="1") if counted else None


def months_back(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`импорт за 12 мес`: the months up to now; «12-мес. сумма» rolls."""
    window = tokens[at].value.partition(" ")[2] if tokens[at].value.startswith(ROLLING) else ""
    counted = window and COUNTED_MONTHS.fullmatch(plain, tokens[at].start, tokens[at].end) is not None
    back = counted and any(plain[: tokens[at].start].rstrip().endswith(word) for word in BACK)
    return replace(tokens[at], kind="run", value=window) if back else None


def change_on_year(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`vs the year before`, `lower than a year before`: the change on it, behind an earlier question, too; not that year."""
    word = plain[tokens[at].start : tokens[at].end]
    if not tokens[at].value and SET_AGAINST_IT.match(word):
        return replace(tokens[at], value=CHANGE)
    named = tokens[at].value or not word.isascii() or (YEAR_BEFORE.match(word) is not None and not _is_set_against(tokens, at))
    return None if named else replace(tokens[at], value=CHANGE)


def change_on_previous(_: str, tokens: Sequence[Token], at: int, __: Registry) -> Token | None:
    """`vs the quarter before`: the change on it; not that quarter."""
    against = tokens[at].value.startswith(ONE_BEFORE) and _is_set_against(tokens, at)
    return replace(tokens[at], value="") if against else None


def change_on_last(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`vs the fiscal year before`: the one before what is asked for; not the last one, as it is of today."""
    said = plain[tokens[at].start : tokens[at].end]
    before = (BEFORE.search(said) is not None or said.startswith(BEFORE_IT)) and tokens[at].value.endswith("1")
    return replace(tokens[at], kind="yoy", value=CHANGE) if before and _is_set_against(tokens, at) else None


def _is_set_against(tokens: Sequence[Token], at: int) -> bool:
    before = next((token.kind for token in reversed(tokens[:at]) if token.kind != "function"), "")
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    amount = next((token for token in tokens[at + 1 :] if token.kind != "function"), None)
    times = amount is not None and (amount.kind == "multiple" or (amount.kind == "amount" and amount.value.endswith("%")))
    return before in SET_AGAINST or times or (behind is not None and (behind.kind, behind.value) == BEHIND)  # 前の月と比べると


def next_thing(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`続けて、2025年の…も`, `最後に、…を教えて`: what is asked next; not so many in a row, and no last time."""
    alone = at == 0 or tokens[at - 1].kind in BOUNDARY
    led = alone and at + 1 < len(tokens) and tokens[at + 1].kind == "break" and plain.startswith(GOING_ON, tokens[at].start)
    return replace(tokens[at], kind="function", value="") if led else None


def one_unit_ago(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`imports a month ago`, «месяц назад»: the newest month, where nothing is dated or compared; else the one before."""
    word = plain[tokens[at].start : tokens[at].end]
    counted = at > 0 and tokens[at - 1].kind == "number"
    unit = AGO.get(tokens[at].value, "") if tokens[at].kind == "ago" else ""
    unit = unit or next((one for one in AGO.values() if word.endswith(f"{one} ago")), "")
    if not unit or counted:
        return None
    timed = any(token.kind in TIMED | COMPARING for n, token in enumerate(tokens) if n != at)
    named = any(token.kind in NAMES for token in tokens)
    if timed or not named:
        return replace(tokens[at], kind="previous", value=ONE_BEFORE)
    return replace(tokens[at], kind="recent", value=unit) if unit == "quarter" else replace(tokens[at], kind="latest", value=unit)


def last_year(plain: str, tokens: Sequence[Token], at: int, _: Registry) -> Token | None:
    """`前年の対ロ輸入`: that year itself, where nothing is dated and nothing compared."""
    alone = not any(token.kind in TIMED | COMPARING for token in tokens)
    dated = any(token.kind in TIMED and (token.kind != "number" or len(token.value) == YEAR_DIGITS) for token in tokens)
    if (
        not dated
        and not any(token.kind in COMPARING - {"order", "work"} for token in tokens)
        and tuple(plain[tokens[at].start : tokens[at].end].split()) == FROM_LAST_YEAR
    ):
        return replace(tokens[at], kind="back", value="calendar 1")  # "which countries did Japan import from last year"
    behind = next((token.kind for token in tokens[at + 1 :] if token.kind != "function"), "")
    itself = plain[tokens[at].start : tokens[at].end].rstrip("の") == LAST_YEAR and behind in {
        "partner",
        "commodity",
        "flow",
        "home",
    }
    return replace(tokens[at], kind="back", value="calendar 1") if alone and itself else None
