"""What figures are set against: `vs previous`, `vs 2y`, `index 2021`, `2019年比`, `below its 2018 level`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, cast

from bot.question.period import YEAR
from bot.question.periods.grammar import read_when
from bot.question.periods.lookahead import NUMERALS, YEARS, kind_at, number_at
from bot.question.periods.marks import FROM, UPTO
from bot.question.phrases.found import AFTER, NOUNS, beside_yoy, past
from bot.question.places import Against
from bot.question.relative import Relative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.period import Kind
    from bot.question.phrases.found import Operators

FIRST, AVERAGE = "first", "average"
OR = "or"
LEVEL = "level"  # 水準
BEHIND_BASE = {"vs", "index", "over", "change"}  # one of these stands somewhere behind what a figure is set against
DATED = {"year", "fiscal", "month_mark", "quarter", "half"}
SAME = "same"  # so does this, and the month or quarter asked for is meant of that year: 2022年同月比


def against(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
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
    if kind_at(tokens, past(tokens, at + 1)) == "yoy":
        return at + 1  # it says again what all changes are on
    if kind_at(tokens, past(tokens, at + 1)) == "same":
        found.said.append(replace(tokens[at], value=SAME))  # "against the same months of 2022"
        return _set_against(tokens, past(tokens, at + 1) + 1, "period", found) or at + 1
    found.said.append(tokens[at])
    behind = tokens[at].value in {AFTER, SAME} or _is_one_of_several(tokens)
    return at + 1 if behind else _years_before(tokens, at, found)


def _is_one_of_several(tokens: Sequence[Token]) -> bool:
    """`2023 vs 2022 vs 2021`: periods side by side, of which none is the base."""
    return sum(token.kind == "vs" and read_when(tokens, at + 1) is not None for at, token in enumerate(tokens)) > 1


def told_apart(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`below its 2018 level`; `no year-on-year, please`."""
    both = {"export", "import"} <= {token.value for token in tokens if token.kind == "flow"}  # 輸入は輸出を上回った 2025年度
    if (
        kind_at(tokens, at) == "over"
        and not beside_yoy(tokens, at)
        and not (both or _is_behind_noun(tokens, at))
        and not _or_another(tokens, past(tokens, at + 1))
    ):
        return _set_against(tokens, past(tokens, at + 1), "period", found)
    if kind_at(tokens, at) == "yoy" and (end := _declined_yoy(tokens, at)):
        found.against = found.against or Against("nothing")
        return end
    return None


def _is_behind_noun(tokens: Sequence[Token], at: int) -> bool:
    """`中国を超える？2025年`: in Japanese what is exceeded stands before the word, and is one word with it."""
    beside = sum(token.kind == "partner" for token in tokens[:at]) > 1  # 対ロ輸出は対中輸出を超える
    named = {*NOUNS, "flow"} if beside else {*NOUNS}
    return at > 0 and tokens[at - 1].kind in named and tokens[at - 1].end == tokens[at].start


def _or_another(tokens: Sequence[Token], at: int) -> bool:
    """`higher in 2024 or in 2025`: of two periods the larger is asked for, and neither is the base."""
    read = read_when(tokens, at + (kind_at(tokens, at) == "into"))
    return read is not None and kind_at(tokens, read[1]) == "break" and tokens[read[1]].value == OR


def _years_before(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`vs 2y`, `vs 2021`."""
    years = number_at(tokens, at + 1, range(1, 20))
    if years and (end := _years_at(tokens, at + 2)):
        if (kind_at(tokens, end), years > 1) == ("work", True) and tokens[end].value == AVERAGE:
            found.against = Against("average", years=years)
            return end + 1
        found.against = Against("years_before", years=years)
        return end
    part = _part_again(tokens, at + 1)
    if part is not None:
        found.against = Against("period", when=part)
        return at + 2
    return _set_against(tokens, at + 1, "period", found)


def _part_again(tokens: Sequence[Token], at: int) -> Relative | None:
    """`2-е полугодие 2025 к 1-му`: a number alone is of the quarters or halves that are named before it."""
    form = next((token.kind for token in reversed(tokens[:at]) if token.kind in NUMERALS), "")
    first = kind_at(tokens, at) == "top" and tokens[at].value == FIRST
    number = 1 if first and form else number_at(tokens, at, NUMERALS.get(form, range(0)))
    alone = kind_at(tokens, at + 1) not in {*NUMERALS, "month", "unit", "year", "fiscal", "ago"}
    return Relative("named", form=cast("Kind", form), number=number) if number and alone else None


def _years_at(tokens: Sequence[Token], at: int) -> int:
    """The place behind `y`, `years ago`, `года назад`; 0 where years are not what is counted."""
    counted = kind_at(tokens, at) in {"unit", "ago"} and tokens[at].value == str(YEAR)
    ago = kind_at(tokens, at) == "year" and kind_at(tokens, at + 1) == "ago"
    return (at + 1 + (kind_at(tokens, at + 1) in {"ago", "before"})) if counted or ago else 0


def _declined_yoy(tokens: Sequence[Token], at: int) -> int:
    """The place behind "no year-on-year, please": the word and what takes it away; 0 where nothing does."""
    behind = at + 1
    return behind + 1 if kind_at(tokens, behind) == "without" and tokens[behind].value == AFTER else 0


def index(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`index 2021`; of "as an index, base 2019" the second word has the year."""
    if kind_at(tokens, at) != "index":
        return None
    again = next((n for n in range(at + 1, len(tokens)) if tokens[n].kind == "index" and read_when(tokens, n + 1)), None)
    if again is not None and read_when(tokens, at + 1) is None:
        return at + 1
    end = _set_against(tokens, at + 1 + (kind_at(tokens, at + 1) == "break"), "index", found)
    return end or (at + 1 if found.against is not None and found.against.kind == "index" else None)


def _set_against(tokens: Sequence[Token], at: int, kind: Literal["period", "index"], found: Operators) -> int | None:
    begins = past(tokens, at)
    read = read_when(tokens, begins + _is_year_word(tokens, begins))
    if read is None or len(read[0]) != 1 or (isinstance(read[0][0], Relative) and read[0][0].kind == "since"):
        return None
    found.against = Against(kind, when=read[0][0])
    return read[1]


def with_shared_mark(tokens: list[Token]) -> list[Token]:
    """`fiscal 2022 vs 2024`, in a sentence: a bare year that a fiscal one is set against is fiscal, too."""
    at = next((n for n, token in enumerate(tokens) if token.kind == "vs" and kind_at(tokens, n + 1) == "number"), len(tokens))
    year = number_at(tokens, at + 1, YEARS)
    if year is None or kind_at(tokens, at + 2) in DATED or any(token.kind in {"calendar", "year"} for token in tokens):
        return tokens
    marked = [number_at(tokens, n + 1, YEARS) for n in range(at) if tokens[n].kind == "fiscal"]
    mark = replace(tokens[at + 1], kind="fiscal", value="", end=tokens[at + 1].start)
    return [*tokens[: at + 1], mark, *tokens[at + 1 :]] if marked and year not in marked else tokens


def _is_year_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word only says that the number behind it is a year: "against the year 2019"."""
    return kind_at(tokens, at) == "unit" and tokens[at].value == str(YEAR) and number_at(tokens, at + 1, YEARS) is not None


def based(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`2021年と比べて`, `2019年比`: in Japanese the base stands before the word."""
    if not any(token.kind in BEHIND_BASE for token in tokens[at + 1 :]):
        return None  # most questions: no time needs to be read
    read = read_when(tokens, at)
    end = past(tokens, read[1]) if read is not None else 0
    if read is not None and len(read[0]) == 1 and _is_level(tokens, end) and kind_at(tokens, end + 1) == "over":
        found.against = Against("period", when=read[0][0])
        return end + 2  # 2019年の水準を超えた
    one = read if read is not None and len(read[0]) == 1 else None
    passed = one is not None and _is_passed(tokens, at, one[1])
    if one is not None and (passed or _is_left_behind(tokens, at, end)):
        found.against = Against("period", when=one[0][0])
        return (one[1] if passed else end) + 1  # 2025年は2024年より多い; 2026年3月は2月から何％増減
    if read is None or len(read[0]) != 1 or kind_at(tokens, end) not in {"vs", "index"}:
        return None
    behind = tokens[end]
    again = any(token.kind == "index" for token in tokens[end + 1 :])  # 2019〜25年 指数化（19年=100）
    inside = at > 0 and tokens[at - 1].kind in {"dash", "range"} and (behind.kind == "vs" or again)
    inside = inside or _is_second(tokens, at)
    base = behind.kind == "index" and read_when(tokens, end + 1) is None  # "2021 = 100", not "2025 index 2021"
    if (behind.value not in {AFTER, SAME} and not base) or inside:
        return None
    if behind.value == SAME:
        found.said.append(behind)
    found.against = Against("index" if behind.kind == "index" else "period", when=read[0][0])
    return end + 1


def _is_second(tokens: Sequence[Token], at: int) -> bool:
    """`2021年と2025年を比べて`: two periods side by side, of which none is the base; a comma (、) does not join them."""
    return at > 1 and (tokens[at - 1].kind, tokens[at - 1].value) == ("break", "") and tokens[at - 2].kind in DATED


def _is_passed(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether another period was more or less than the one that ends here, which the word right behind it is glued to."""
    glued = kind_at(tokens, end) == "over" and tokens[end].start == tokens[end - 1].end
    amount = any(token.kind == "amount" for token in tokens)
    return glued and not amount and any(read_when(tokens, n) is not None for n in (*range(at), *range(end + 1, len(tokens))))


def _is_left_behind(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a change is counted from the period that ends here, and another one is asked of before it."""
    since = kind_at(tokens, end) == "range" and tokens[end].value == FROM and kind_at(tokens, end + 1) == "change"
    dated = any(token.kind == "number" for token in tokens[:at]) and tokens[at - 1].kind not in {"range", "dash", "number"}
    return since and dated and kind_at(tokens, at - 1) not in {"year", "break"}


def _is_level(tokens: Sequence[Token], at: int) -> bool:
    return kind_at(tokens, at) == "value" and tokens[at].value == LEVEL


def without_lone_to(tokens: list[Token], operators: Operators) -> list[Token]:
    """`2021 = 100, yearly to 2025`, 2025年まで: the base is where the run begins, so that its end stands alone."""
    if operators.against is None or operators.against.kind != "index":
        return tokens
    dated = {"number", "year", "month", "fiscal", "quarter"}
    lone = [at for at, token in enumerate(tokens) if token.kind == "range" and (not at or tokens[at - 1].kind not in dated)]
    kept = [token for at, token in enumerate(tokens) if at not in lone]
    # Up to a year: each of those from the base on.
    ends = [at for at, token in enumerate(kept) if token.value == UPTO and not _begins_run(kept[:at])]
    return [replace(token, kind="each", value="year") if at in ends else token for at, token in enumerate(kept)]


def _begins_run(tokens: Sequence[Token]) -> bool:
    return any(token.kind in {"range", "dash", "since", "between"} for token in tokens)
