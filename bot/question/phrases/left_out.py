"""What is left out: `-lng`, `without lng and coal`, `not from Russia`, ロシア以外."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period
from bot.question.periods.grammar import read_periods, read_when
from bot.question.periods.lookahead import DIGITS_OF_YEAR, kind_at
from bot.question.phrases.found import AFTER, NOUNS, past
from bot.question.relative import Relative
from bot.question.request import TOTAL, WORLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.phrases.found import Operators
    from bot.question.relative import When

JOINING = {"break", "plus"}
LEADING = {"function", "dash", "origin", "toward", "into", "range", "made", "bound", "since"}
PARTS = {"month", "quarter", "half"}
YEARS = {"fiscal", "calendar"}
CHOICES = {
    "flow": {"flow"},
    "each": {"each", "verb"},
    "verb": {"each"},
    "fiscal": YEARS,
    "calendar": YEARS,
    "value": {"measure", "verb"},
    "extreme": {"extreme", "smallest"},
    "measure": {"value"},
}
OR_MORE = {"", "or"}  # "not from Russia or Oman"
BEFORE = "lead"  # the word stands only before it: "не нефть"


def minus(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`-lng`, `without lng and coal`, `not from Russia`: the nouns that follow are left out."""
    if kind_at(tokens, at) not in {"minus", "without"} or tokens[at].value == AFTER:
        return None
    end = at + 1
    while kind_at(tokens, end) in LEADING:
        end += 1
    if (behind := _declined(tokens, at, end) or _period(tokens, at, end, found)) is not None:
        found.plain = found.plain or tokens[behind - 1].kind == "output"
        return behind
    contrast = tokens[at].value == BEFORE and not (_is_of_all(tokens, at, kind_at(tokens, end)) or _is_list(tokens, end))
    listed = _nouns(tokens, end, several=tokens[at].kind == "without", contrast=contrast)
    _leave_out(listed[0], found)
    if contrast and kind_at(tokens, listed[1]) == kind_at(tokens, end):
        found.contrasted |= {token.value for token in listed[0]}
    return listed[1] if listed[0] else None


def _is_of_all(tokens: Sequence[Token], at: int, kind: str) -> bool:
    """`все страны, кроме Китая, США и ЕС`: of all, or of a group, all of those are left out."""
    return any(token.kind == kind and (token.value in {WORLD, TOTAL} or _is_group(token)) for token in tokens[:at])


def _is_list(tokens: Sequence[Token], at: int) -> bool:
    """`кроме угля, нефти и СПГ`: of three or more the last is joined; "not Russia, Australia" is Australia."""
    kind, joints = kind_at(tokens, at), list[str]()
    while (
        kind in NOUNS and kind_at(tokens, at) == kind and kind_at(tokens, at + 1) in JOINING and kind_at(tokens, at + 2) == kind
    ):
        joints.append(tokens[at + 1].value)
        at += 2
    return len(joints) > 1 and joints[-1] in OR_MORE and kind_at(tokens, at + 1) != kind


def _is_group(token: Token) -> bool:
    return token.kind == "partner" and token.value.islower()


def _declined(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """The place behind what is not wanted: `exports rather than imports`, «без графика», `don't convert to dollars`."""
    dated = kind_at(tokens, end) in YEARS and read_when(tokens, end) is not None  # "instead of fiscal 2025"
    others = set() if dated else CHOICES.get(kind_at(tokens, end), set())
    chosen = any(token.kind in others for token in (*tokens[:at], *tokens[end + 1 :]))
    shown = kind_at(tokens, at + 1) == "output" and tokens[at + 1].start - tokens[at].end <= len(" the ")
    return end + 1 if chosen or kind_at(tokens, end) == "currency" else at + 2 if shown else None


def _period(tokens: Sequence[Token], at: int, end: int, found: Operators) -> int | None:
    """The place behind a period that is left out: `not counting 2020`; «не 2024, а 2023» only says which one is meant."""
    left, behind = _listed(tokens, end)
    if tokens[at].value == BEFORE and not (left and _lies_inside(left, tokens, at, behind)):
        return _other_period(tokens, end)
    found.left_periods += left
    return behind if left else None


def _listed(tokens: Sequence[Token], at: int) -> tuple[list[When], int]:
    """The periods that begin at a place, joined by "and", and the place behind them: `without 2022 and 2023`."""
    listed: list[When] = []
    read = read_when(tokens, at)
    while read is not None:
        listed, at = [*listed, *read[0]], read[1]
        joined = kind_at(tokens, at) == "break" and not tokens[at].value
        read = read_when(tokens, at + 1) if joined else None
    return listed, at


def _lies_inside(left: Sequence[When], tokens: Sequence[Token], at: int, end: int) -> bool:
    """`2021–2025 без 2022`: one of those that are asked of; also «кроме 2022», where nothing else is said."""
    rest = [*tokens[:at], *tokens[end:]]
    named = read_periods(rest).periods
    alone = not any(token.kind not in LEADING | JOINING | {"but", "asks"} for token in rest)
    part = len(left) == len(named) == 1 and _is_within(left[0], named[0])
    return alone or part or (len(named) > len(left) and all(when in named for when in left))


def _is_within(part: When, whole: When) -> bool:
    """Whether a month or a quarter lies in a year; one without its year is of that one."""
    if not isinstance(whole, Period):
        return isinstance(whole, Relative) and whole.kind == "since" and isinstance(part, Period)
    return part.months < whole.months if isinstance(part, Period) else part.kind == "named" and whole.months >= YEAR


def _other_period(tokens: Sequence[Token], at: int) -> int | None:
    """The place behind a dated period, where another one is named besides."""
    read = read_when(tokens, at)
    if read is None:
        return None
    dated = all(isinstance(when, Period) for when in read[0])
    others = (*tokens[:at], *tokens[read[1] :])
    year = dated and any(token.kind == "number" and len(token.value) == DIGITS_OF_YEAR for token in others)
    part = not dated and tokens[at].kind in PARTS and any(token.kind == tokens[at].kind for token in others)
    back = kind_at(tokens, at) in {"back", "yoy", "previous"} and any(
        len(token.value) == DIGITS_OF_YEAR for token in others if token.kind == "number"
    )
    return read[1] if year or part or back else None  # «не январь, а февраль», "instead of the year before"


def left_out_before(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`ロシア以外`, `ロシアとカナダを除く`: the nouns before the word are left out."""
    kind = kind_at(tokens, at)
    if kind in CHOICES:
        return at + 2 if _is_not(tokens, at, CHOICES[kind]) else None
    if kind not in NOUNS or (at > 1 and tokens[at - 1].kind in JOINING and tokens[at - 2].kind == kind):
        return None
    listed, end = _nouns(tokens, at, several=True)
    if kind_at(tokens, end) == "flow" and _takes_off(tokens, past(tokens, end + 1)):
        end += 1  # 輸出総額から対米輸出を引いた
    while kind_at(tokens, end) in LEADING:
        end += 1
    if kind_at(tokens, end) != "without" or tokens[end].value == BEFORE or (tokens[end].value != AFTER and _leads(tokens, end)):
        return None
    alone = not any(token.kind == kind for token in tokens[:at])
    if alone and tokens[end].value != AFTER and read_when(tokens, end + 1) is not None:
        return None  # "from Russia excluding 2022"
    _leave_out(listed, found)
    return end + 1


def _takes_off(tokens: Sequence[Token], at: int) -> bool:
    return kind_at(tokens, at) == "without" and tokens[at].value == AFTER


def _is_not(tokens: Sequence[Token], at: int, others: set[str]) -> bool:
    """`輸入じゃなくて輸出`, `年度ではなく暦年`: the word behind leaves the first out, and another of its kind is named."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    turned = behind is not None and behind.kind == "without" and behind.value == AFTER
    return turned and any(token.kind in others for token in (*tokens[:at], *tokens[at + 2 :]))


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that leaves out stands before what it is about; in `Россию убери` it is the last."""
    at += 1
    while kind_at(tokens, at) in LEADING:
        at += 1
    return kind_at(tokens, at) in {*NOUNS, *CHOICES}


def _leave_out(listed: Sequence[Token], found: Operators) -> None:
    found.without += [token.value for token in listed]
    found.without_partners += [token.value for token in listed if token.kind == "partner"]


def _nouns(tokens: Sequence[Token], at: int, *, several: bool, contrast: bool = False) -> tuple[list[Token], int]:
    """The nouns of one kind that begin at a place, and the place behind them; in a `contrast` a comma ends them.

    `not Russia, Australia` is Australia; `without Russia, Australia` is neither.
    """
    kind = kind_at(tokens, at)
    found: list[Token] = []
    while kind in NOUNS and kind_at(tokens, at) == kind and not (found and tokens[at].value == WORLD):
        found.append(tokens[at])
        at += 1
        joined = several and kind_at(tokens, at) in JOINING and not (contrast and tokens[at].value not in OR_MORE)
        if not joined or kind_at(tokens, at + 1) != kind:
            break
        at += 1
    return found, at
