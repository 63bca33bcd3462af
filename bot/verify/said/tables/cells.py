"""Cells of a table: each is read as the few words that its row and its column say, with its number behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.verify.said.figures import Figure
from bot.verify.said.numbers.units import NAMED
from bot.verify.said.sentences import sentence_of
from bot.verify.said.tables.lines import TableUnit, unit_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.verify.said.sentences import Sentence
    from bot.verify.said.tables.grid import Box, Grid

CHANGED = re.compile(r"yoy|y/y|y-o-y|year on year|growth|change|前年|増減|伸び|изменени|прирост|динамика|г/г", re.IGNORECASE)
PERCENT = re.compile(r"[%％]|yoy|y/y|y-o-y|前年(?:同[月期])?比|増減率|伸び率|г/г", re.IGNORECASE)
SHARED = re.compile(r"share|シェア|構成比|割合|доля|удельный вес", re.IGNORECASE)
RANKED = re.compile(r"#|no\.?|№|rank|順位|место", re.IGNORECASE)
VALUED = re.compile(r"value|amount|sum|yen|jpy|figures?|金額|額|実績|円|сумма|стоимость|об[ъь]ем|значение|иены?", re.IGNORECASE)
TOTALS = re.compile(
    r"(?:grand )?totals?|world|all countries|合計|総額|総計|計|世界|全世界|全体|всего|итого|мир|весь мир", re.IGNORECASE
)
OTHERS = re.compile(r"others?\b|rest\b|その他|проч|друг|остальн", re.IGNORECASE)
OTHER_UNITS = re.compile(
    r"руб|юан|евро|€|yuan|euro|rubl|roubl|won\b|人民元|元\b|ルーブル|ユーロ|barrel|баррел|倍|раз\b|times", re.IGNORECASE
)
FALLING = "-−–▲△"
NAMING = {"commodity", "partner", "flow", "flow_goods", "flow_measure", "month", "quarter", "half", "year", "fiscal", "number"}
# Changes that are all so large and have no sign are parts of a hundred: 前年比 91.8.
INDEX = 50
PERCENTS = TableUnit("pct", 1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A number with the words that it is told by: the figure stands behind them; `start` and `end` are places in the text."""

    sentence: Sentence
    figure: Figure
    start: int
    end: int


def entries_of(grid: Grid, unit: TableUnit | None, line: int, vocabulary: Vocabulary) -> Iterator[Entry]:
    """Every number of a table that a row and a column say something of; `unit` is that of the lines above it."""
    heads = [_words(grid.head(n)) for n in range(len(grid.rows[0]))]
    label = 1 if len(grid.rows[0]) > 2 and RANKED.fullmatch(grid.heads[-1][0].text) else 0  # noqa: PLR2004 - a place, a name, a number
    told = [_is_told(head, vocabulary) for head in heads]
    known = [told[n] or _unit_of(grid, n) is not None or _is_of_above(grid, n, unit) for n in range(len(heads))]
    columns = [n for n in range(label + 1, len(heads)) if known[n] and not _is_strange(grid, n)]
    commas = _commas(grid)
    countries = any(token.kind == "partner" for row in grid.rows for token in vocabulary.tokens(row[label].text.casefold()))
    for row in grid.rows:
        name = row[label].text
        if OTHERS.match(name):
            continue
        if TOTALS.fullmatch(name):
            name = "world" if countries else ""
        elif not _is_told(name, vocabulary):
            continue
        for n in columns:
            counted = _unit(grid, n, row[n], name) or unit or _unit_beside(grid, n, told)
            figure = _figure(row[n], counted, commas=commas) if counted is not None else None
            if figure is not None and counted is not None and not _is_index(grid, n, counted):
                if TOTALS.fullmatch(row[label].text) and SHARED.search(grid.head(n)):
                    continue  # the whole of the whole
                # A change stands behind what it is of.
                of = (
                    next((heads[one] for one in range(n - 1, label, -1) if told[one]), "")
                    if counted == PERCENTS and not told[n]
                    else ""
                )
                said = sentence_of(f"{_words(name)} {of} {heads[n]} ¤", row[n].start, line, vocabulary)
                at = len(said.plain) - 1
                yield Entry(said, replace(figure, start=at, end=at + 1), row[n].start, row[n].end)


def _words(head: str) -> str:
    """A heading without its unit, which may be another word: `bn` is Brunei."""
    return NAMED.sub(" ", head.casefold())


def _is_strange(grid: Grid, column: int) -> bool:
    """Whether a column counts what is in no trade statistics, or in which nobody knows what its percentages are of."""
    head = grid.head(column)
    of_what = CHANGED.search(head) or SHARED.search(head)
    return OTHER_UNITS.search(head) is not None or (PERCENT.search(head) is not None and of_what is None)


def _is_of_above(grid: Grid, column: int, unit: TableUnit | None) -> bool:
    """Whether a column has nothing but what the line above the table says: `Year; Value`, or no heading beside years."""
    return unit is not None and (VALUED.fullmatch(grid.head(column)) is not None or not grid.head(column).strip())


def _is_told(words: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading says of what, or of when."""
    return any(token.kind in NAMING for token in vocabulary.tokens(words.casefold()))


def _unit_of(grid: Grid, column: int) -> TableUnit | None:
    """The unit that a column's heading names; changes and shares are percentages."""
    head = grid.head(column)
    if SHARED.search(head) or (CHANGED.search(head) and PERCENT.search(head)):
        return PERCENTS
    return unit_in(head)


def _unit(grid: Grid, column: int, box: Box, name: str) -> TableUnit | None:
    """The unit of a cell: its own, its column's, its row's, or that of the corner."""
    if box.text.endswith(("%", "％")):
        return PERCENTS
    corner = " ".join(row[0].text for row in grid.heads)
    return unit_in(box.text) or _unit_of(grid, column) or unit_in(name) or unit_in(corner)


def _unit_beside(grid: Grid, column: int, told: Sequence[bool]) -> TableUnit | None:
    """`Exports, ¥ bn; Imports, ¥ bn; Balance`: the unit of the amounts before, where a column says of what it is, and no unit."""
    before = [unit for n in range(column) if (unit := _unit_of(grid, n)) is not None]
    return before[-1] if told[column] and before and PERCENTS not in before and len(set(before)) == 1 else None


def _is_index(grid: Grid, column: int, unit: TableUnit) -> bool:
    """Whether percentages are not those of a change or a share."""
    if unit != PERCENTS or SHARED.search(grid.head(column)):
        return False
    numbers = [box.number for row in grid.rows if (box := row[column]).number]
    signed = any(one is not None and one["sign"] for one in numbers)
    large = all(one is not None and len(one["whole"]) > 1 and int(re.sub(r"\D", "", one["whole"])) > INDEX for one in numbers)
    return not CHANGED.search(grid.head(column)) or (large and not signed)


def _commas(grid: Grid) -> bool:
    """Whether commas begin decimals."""
    texts = [box.text for row in (*grid.heads, *grid.rows) for box in row]
    return any(re.search(r"[а-яё]", one, re.IGNORECASE) or re.search(r"\d,\d{1,2}(?!\d)", one) for one in texts)


def _figure(box: Box, unit: TableUnit, *, commas: bool) -> Figure | None:
    """The number of a cell, with its sign; None where it is none."""
    strange = box.number is not None and box.number["unit"] and unit_in(box.text) is None
    if box.number is None or (strange and unit != PERCENTS):
        return None
    digits = re.match(r"[\d.,\s\u00a0]+", box.text[box.number.start("whole") :])
    plain = re.sub(r"\s", "", digits.group() if digits else "").rstrip(".,")
    plain = plain.replace(".", "").replace(",", ".") if commas and "," in plain else plain.replace(",", "")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    decimals = len(plain.partition(".")[2])
    sign = -1 if box.number["sign"] and box.number["sign"] in FALLING else 1
    return Figure(float(plain) * unit.size, unit.unit, unit.size * 10.0**-decimals, sign, 0, 0)
