"""What is done with the figures: what words of the kinds below say, gathered from the tokens of a question.

Each rule looks at one place and says where it stopped and what it found. Tokens that no rule takes are left as they were.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, cast

from bot.question.period import YEAR
from bot.question.periods.grammar import read_when
from bot.question.periods.lookahead import kind_at, number_at
from bot.question.places import Against, Amount
from bot.question.request import WORLD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.request import Cut, Detail, Order, Place, Work

NOUNS = {"commodity": "commodities", "partner": "partners"}
SIDES = {"over", "past"}  # the second only beside an amount: "over 2024" is a period
ROLLING = range(2, 61)
JOINING = {"break", "plus"}
LEADING = {"function", "dash", "origin", "toward", "into", "range", "made", "bound", "since"}
YEARS = {"fiscal", "calendar"}
CHOICES = {"flow": {"flow"}, "fiscal": YEARS, "calendar": YEARS, "value": {"measure"}, "measure": {"value"}}
BEFORE = "lead"  # the word stands only before it: "не нефть"
LEVEL = "level"  # 水準
AFTER = "after"  # the word stands behind what it is about
SAME = "same"  # so does this, and the month or quarter asked for is meant of that year: 2022年同月比


@dataclass(slots=True)
class Operators:
    """What was found; as in `Request`.

    `currency` is that of an amount, where its words say one; `said` are words that mean something only beside others.
    """

    together: list[Place] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    cut: Cut = ""
    detail: Detail = ""
    against: Against | None = None
    work: Work = ""
    amount: Amount | None = None
    currency: str = ""
    window: int = 0
    order: Order = ""
    smallest: bool = False
    place: bool = False
    share_of: str = ""
    top: int | None = None
    said: list[Token] = field(default_factory=list)
    without_partners: list[str] = field(default_factory=list)
    wider: set[str] = field(default_factory=set)


def take_operators(tokens: Sequence[Token]) -> tuple[Operators, list[Token]]:
    """The operators, and the tokens that are none, in their order."""
    found, at = Operators(), 0
    rest: list[Token] = []
    while at < len(tokens):
        end = next((end for rule in RULES if (end := rule(tokens, at, found)) is not None), None)
        if end is None:
            rest.append(_compared(tokens[at]))
        at = end or at + 1
    return found, rest


def _compared(token: Token) -> Token:
    """`дешевле` without an amount compares prices; what it means then stands behind its side: "below verb price"."""
    _, _, other = token.value.partition(" ") if token.kind in SIDES else ("", "", "")
    kind, _, value = other.partition(" ")
    return replace(token, kind=kind, value=value) if other else token


def _plus(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`lng+coal`: between two nouns of a kind. The nouns stay where they are."""
    if kind_at(tokens, at) != "plus":
        return None
    before, after = kind_at(tokens, at - 1) if at else "", kind_at(tokens, at + 1)
    if before == after and before in NOUNS:
        _add(found, cast("Place", NOUNS[before]))
    else:
        found.said.append(tokens[at])  # "plus oil", behind an earlier question
    return at + 1


def _minus(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`-lng`, `without lng and coal`, `not from Russia`: the nouns that follow are left out."""
    if kind_at(tokens, at) not in {"minus", "without"} or tokens[at].value == AFTER:
        return None
    end = at + 1
    while kind_at(tokens, end) in LEADING:
        end += 1
    others = CHOICES.get(kind_at(tokens, end), set())
    if any(token.kind in others for token in (*tokens[:at], *tokens[end + 1 :])):
        return end + 1  # "exports rather than imports"
    listed = _nouns(tokens, end, several=tokens[at].kind == "without")
    _leave_out(listed[0], found)
    return listed[1] if listed[0] else None


def _left_out_before(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`ロシア以外`, `ロシアとカナダを除く`: the nouns before the word are left out."""
    kind = kind_at(tokens, at)
    if kind in CHOICES:
        return at + 2 if _is_not(tokens, at, CHOICES[kind]) else None
    if kind not in NOUNS or (at > 1 and tokens[at - 1].kind in JOINING and tokens[at - 2].kind == kind):
        return None
    listed, end = _nouns(tokens, at, several=True)
    while kind_at(tokens, end) in LEADING:
        end += 1
    if kind_at(tokens, end) != "without" or tokens[end].value == BEFORE or (tokens[end].value != AFTER and _leads(tokens, end)):
        return None
    _leave_out(listed, found)
    return end + 1


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


def _nouns(tokens: Sequence[Token], at: int, *, several: bool) -> tuple[list[Token], int]:
    """The nouns of one kind that begin at a place, and the place behind them."""
    kind = kind_at(tokens, at)
    found: list[Token] = []
    while kind in NOUNS and kind_at(tokens, at) == kind and not (found and tokens[at].value == WORLD):
        found.append(tokens[at])
        at += 1
        if not several or kind_at(tokens, at) not in JOINING or kind_at(tokens, at + 1) != kind:
            break
        at += 1
    return found, at


def _against(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`vs previous`, `vs 2y`, `vs 2021`, `vs nothing`."""
    if kind_at(tokens, at) in {"previous", "nothing"}:
        found.said.append(tokens[at])
        found.against = Against("previous" if tokens[at].kind == "previous" else "nothing")
        return at + 1
    if kind_at(tokens, at) == "vs" and kind_at(tokens, at + 1) == "nothing":
        found.against = Against("nothing")
        return at + 2
    if kind_at(tokens, at) != "vs":
        return None
    found.said.append(tokens[at])
    behind = tokens[at].value in {AFTER, SAME} or _is_one_of_several(tokens)
    return at + 1 if behind else _years_before(tokens, at, found)


def _is_one_of_several(tokens: Sequence[Token]) -> bool:
    """`2023 vs 2022 vs 2021`: periods side by side, of which none is the base."""
    return sum(token.kind == "vs" and read_when(tokens, at + 1) is not None for at, token in enumerate(tokens)) > 1


def _told_apart(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`below its 2018 level`; `no year-on-year, please`."""
    if kind_at(tokens, at) == "over" and not _beside_yoy(tokens, at):
        return _set_against(tokens, _past(tokens, at + 1), "period", found)
    if kind_at(tokens, at) == "yoy" and (past := _declined_yoy(tokens, at)):
        found.against = found.against or Against("nothing")
        return past
    return None


def _years_before(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`vs 2y`, `vs 2021`."""
    years = number_at(tokens, at + 1, range(1, 20))
    if years and (end := _years_at(tokens, at + 2)):
        found.against = Against("years_before", years=years)
        return end
    return _set_against(tokens, at + 1, "period", found)


def _years_at(tokens: Sequence[Token], at: int) -> int:
    """The place behind `y`, `years ago`, `года назад`; 0 where years are not what is counted."""
    counted = kind_at(tokens, at) in {"unit", "ago"} and tokens[at].value == str(YEAR)
    ago = kind_at(tokens, at) == "year" and kind_at(tokens, at + 1) == "ago"
    return (at + 1 + (kind_at(tokens, at + 1) == "ago")) if counted or ago else 0


def _declined_yoy(tokens: Sequence[Token], at: int) -> int:
    """The place behind "no year-on-year, please": the word and what takes it away; 0 where nothing does."""
    behind = at + 1
    return behind + 1 if kind_at(tokens, behind) == "without" and tokens[behind].value == AFTER else 0


def _index(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`index 2021`."""
    if kind_at(tokens, at) != "index":
        return None
    end = _set_against(tokens, at + 1 + (kind_at(tokens, at + 1) == "break"), "index", found)
    return end or (at + 1 if found.against is not None and found.against.kind == "index" else None)


def _set_against(tokens: Sequence[Token], at: int, kind: Literal["period", "index"], found: Operators) -> int | None:
    read = read_when(tokens, at)
    if read is None or len(read[0]) != 1:
        return None
    found.against = Against(kind, when=read[0][0])
    return read[1]


def _work(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`highest`, `rolling 12m`, `3-month moving average`."""
    before = _months_at(tokens, at) if not at or tokens[at - 1].kind != "last" else None  # "last 36m rolling 12m"
    if before is not None and kind_at(tokens, before[1]) == "work" and tokens[before[1]].value.startswith("rolling"):
        at, found.window = before[1], before[0]
    if before is not None and kind_at(tokens, before[1]) == "work" and tokens[before[1]].value == "streak":
        at = before[1]  # "four months in a row": the streak says how many
    if kind_at(tokens, at) != "work":
        return None
    _take_work(tokens[at], found)
    end = at + 1
    while kind_at(tokens, end) in {"work", "function"} and tokens[end].value in {"average", ""}:
        end += 1  # "moving average"
    if found.work == "rolling" and (after := _months_at(tokens, end)) is not None:
        found.window, end = after
    return end


def _take_work(token: Token, found: Operators) -> None:
    """What is worked out; a word may say the unit, too: `average quarter` (四半期平均), `rolling 3` (трёхмесячное)."""
    work, _, unit = token.value.partition(" ")
    if not found.work or found.work == "average" or (work, found.work) == ("effects", "drivers"):
        found.work = cast("Work", work)
    if unit.isdigit():
        found.window = int(unit)
    elif unit and not found.cut:
        found.cut = cast("Cut", unit)


def _months_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """`12m`, `3-month`, `12か月`: how many months, and the place behind them."""
    number = number_at(tokens, at, ROLLING)
    end = at + 2 if kind_at(tokens, at + 1) == "dash" else at + 1
    if not number or kind_at(tokens, end) != "unit":
        return None
    return number * int(tokens[end].value), end + 1


def _threshold(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`above 200bn`, `last time above ¥200 bn`, `1,000億円を超えた`: an amount, and on which side of it."""
    if kind_at(tokens, at) == "amount":
        end = _past(tokens, at + 1)
        if kind_at(tokens, end) in SIDES:
            return _over(tokens[end].value, tokens[at], end + 1, found)
    if kind_at(tokens, at) in SIDES:
        end = _past(tokens, at + 1)
        if kind_at(tokens, end) == "amount":
            return _over(tokens[at].value, tokens[end], end + 1, found)
    if kind_at(tokens, at) == "over" and _beside_yoy(tokens, at):
        found.said.append(replace(tokens[at], kind="change", value={"above": "up", "below": "down"}[tokens[at].value]))
        return at + 1
    if kind_at(tokens, at) == "amount" and found.work.endswith(("above", "below")) and found.amount is None:
        found.amount, found.currency = amount_of(tokens[at])
        return at + 1
    return None


def _beside_yoy(tokens: Sequence[Token], at: int) -> bool:
    """`前年を上回った`, `выше прошлогоднего`: up on the year, no threshold."""
    return kind_at(tokens, at + 1) == "yoy" or (at > 0 and tokens[at - 1].kind == "yoy")


def _over(side: str, amount: Token, end: int, found: Operators) -> int:
    found.work = cast("Work", side.split(maxsplit=1)[0])
    found.amount, found.currency = amount_of(amount)
    return end


def _past(tokens: Sequence[Token], at: int) -> int:
    """The place behind function words."""
    while kind_at(tokens, at) == "function":
        at += 1
    return at


def _ordered(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`by change`, `smallest`, `place`, `by quarter`, `sum`."""
    kind, value = kind_at(tokens, at), tokens[at].value
    match kind:
        case "order":
            found.order = cast("Order", value) if found.order != "share_gained" else found.order
            found.said.append(tokens[at])
        case "smallest":
            found.smallest = True
        case "place":
            found.place = True
        case "detail":
            found.detail = cast("Detail", value)
        case "cut":
            found.cut = cast("Cut", value)
        case "fallen":
            found.order, found.smallest = found.order or cast("Order", value), True
            found.said.append(tokens[at])
        case "cheap":
            found.order, found.smallest = "price", value == "lowest"
            found.said.append(tokens[at])
        case "sum":
            _add(found, "periods")
        case "together" | "count" | "seek" | "extreme" | "times" | "change" | "apart" | "bigger":
            found.said.append(tokens[at])
        case _:
            return None
    return at + 1


def _whole(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`of country`, `of fish`: what a share is of."""
    if kind_at(tokens, at) == "whole":
        found.share_of = tokens[at].value
        return at + 1
    kind = kind_at(tokens, at + 1)
    if kind_at(tokens, at) != "of" or kind not in NOUNS or not any(token.kind == kind for token in tokens[:at]):
        return None
    found.share_of = tokens[at + 1].value
    return at + 2


def _based(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`2021年と比べて`, `2019年比`: in Japanese the base stands before the word."""
    read = read_when(tokens, at)
    end = _past(tokens, read[1]) if read is not None else 0
    if read is not None and len(read[0]) == 1 and _is_level(tokens, end) and kind_at(tokens, end + 1) == "over":
        found.against = Against("period", when=read[0][0])
        return end + 2  # 2019年の水準を超えた
    if read is None or len(read[0]) != 1 or kind_at(tokens, end) not in {"vs", "index"}:
        return None
    behind = tokens[end]
    inside = at > 0 and tokens[at - 1].kind in {"dash", "range"} and behind.kind == "vs"
    base = behind.kind == "index" and read_when(tokens, end + 1) is None  # "2021 = 100", not "2025 index 2021"
    if (behind.value not in {AFTER, SAME} and not base) or inside:
        return None
    if behind.value == SAME:
        found.said.append(behind)
    found.against = Against("index" if behind.kind == "index" else "period", when=read[0][0])
    return end + 1


def _is_level(tokens: Sequence[Token], at: int) -> bool:
    return kind_at(tokens, at) == "value" and tokens[at].value == LEVEL


RULES: tuple[Callable[[Sequence[Token], int, Operators], int | None], ...] = (
    _plus,
    _minus,
    _left_out_before,
    _based,
    _against,
    _told_apart,
    _index,
    _work,
    _threshold,
    _ordered,
    _whole,
)


def amount_of(token: Token) -> tuple[Amount, str]:
    """The amount of a token, and its currency."""
    text, _, currency = token.value.partition(" ")
    return Amount.read(text), currency


def _add(found: Operators, place: Place) -> None:
    if place not in found.together:
        found.together.append(place)
